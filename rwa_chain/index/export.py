"""Every table as Parquet, partitioned by blocks: what an existing engine reads where the data outgrow a machine."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from rwa_chain.errors import InputError
from rwa_chain.index import schema
from rwa_chain.index.schema import HISTORIES, PLACE_BITS
from rwa_chain.index.store import Store, explained

BLOCKS = 100_000
"""Blocks of a partition."""
_ROWS = 100_000


def export_parquet(store: Store, target: Path) -> dict[str, int]:
    """Write them below a new or empty folder, which appears whole; rows by table."""
    if target.exists() and any(target.iterdir()):
        raise InputError("--parquet", str(target), "a new or an empty folder")
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        counts = {}
        for table in schema.metadata.sorted_tables:
            if table is not schema.fact:
                counts[table.name] = _table(store, table, part / table.name)
        if target.exists():
            target.rmdir()
        part.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return counts


def _table(store: Store, table: Table, folder: Path) -> int:
    """One table; its rows are read and written in pieces, so memory does not grow with it."""
    folder.mkdir(parents=True)
    query = select(table)
    if table in HISTORIES:
        query = query.order_by(table.c.place)
    count = 0
    with explained(store.where), store.engine.connect().execution_options(yield_per=_ROWS) as connection:
        for number, rows in enumerate(connection.execute(query).partitions()):
            count += len(rows)
            for name, found in _by_partition(table, rows).items():
                below = folder / name if name else folder
                below.mkdir(exist_ok=True)
                _frame(table, found).write_parquet(below / f"{number:06d}.parquet")
    if not count:
        _frame(table, []).write_parquet(folder / "000000.parquet")
    return count


def _by_partition(table: Table, rows: Any) -> dict[str, list[Any]]:
    if table not in HISTORIES:
        return {"": list(rows)}
    place = list(table.c).index(table.c.place)
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(f"blocks={(row[place] >> PLACE_BITS) // BLOCKS * BLOCKS}", []).append(row)
    return found


def _frame(table: Table, rows: list[Any]) -> Any:
    import polars

    columns = {}
    for number, column in enumerate(table.c):
        cells = [row[number] for row in rows]
        if isinstance(column.type, schema.Amount):
            columns[column.name] = polars.Series(column.name, [str(int(each)) for each in cells], polars.String)
        elif column.type.python_type is int:
            columns[column.name] = polars.Series(column.name, cells, polars.Int64)
        elif column.type.python_type is bytes:
            columns[column.name] = polars.Series(
                column.name, [None if each is None else f"0x{bytes(each).hex()}" for each in cells], polars.String
            )
        else:
            columns[column.name] = polars.Series(column.name, cells, polars.String)
    return polars.DataFrame(columns)
