"""Contents of a ledger for one instrument of any kind: its tables as columns and rows, its register's picture.

A table is a list of rows, or one row, that the instrument wrote; nothing is known of it but its words. A row that was
reconciled says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rwa_chain.pictures.figures import NARROW, colours, grouped_holders, register_picture

_APART = frozenset({"kind", "currency", "supply_final", "final_register"})
_TOTALS = ("total", "paid", "net", "amount")
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?")


@dataclass(frozen=True)
class Column:
    """A column by its key."""

    name: str
    number: bool


@dataclass(frozen=True)
class Row:
    """A row's cells, and what it should come to where it was reconciled."""

    cells: tuple[Any, ...]
    expected: str = ""
    ok: bool = True
    judged: bool = False


@dataclass(frozen=True)
class Table:
    """A table of a record."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def judged(self) -> bool:
        """Whether any of its rows was reconciled."""
        return any(row.judged for row in self.rows)


def instrument_of(
    ledger: Mapping[str, Any], ticker: str, names: Mapping[str, str], covered: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The instrument as the page shows it."""
    record = ledger["instruments"][ticker]
    entries = grouped_holders([entry for entry in ledger["register"] if entry["of"] == ticker])
    holders = list(dict.fromkeys(holder for entry in entries for holder in entry["holdings"]))
    last: Mapping[str, int] = next((entry["holdings"] for entry in reversed(entries) if entry["holdings"]), {})
    paint = colours(holders)
    return {
        "ticker": ticker,
        "kind": record["kind"],
        "currency": record["currency"],
        "closing": record.get("closing"),
        "supply_final": record.get("supply_final"),
        "details": {
            name: value for name, value in record.items() if isinstance(value, str) and name not in _APART | covered
        },
        "tables": [table for table in _tables(ledger, ticker, record) if table.name not in covered],
        "picture": {"wide": register_picture(entries), "narrow": register_picture(entries, width=NARROW, height=300)},
        "key": [
            (paint[holder], f"{holder} {names.get(holder, '')}".strip(), f"{last[holder]:,}" if holder in last else "")
            for holder in holders
        ],
    }


def own_tables(ledger: Mapping[str, Any]) -> list[Table]:
    """The life's own tables: money that is no instrument's."""
    return list(_tables(ledger, "", {name: ledger[name] for name in ledger.get("tables", ())}))


def _tables(ledger: Mapping[str, Any], ticker: str, record: Mapping[str, Any]) -> Iterator[Table]:
    for name, found in record.items():
        rows = found if isinstance(found, list) else [found]
        if name in _APART or not rows or not all(isinstance(row, dict) and row for row in rows):
            continue
        keys = list(dict.fromkeys(key for row in rows for key in row))
        columns = tuple(Column(key, all(_is_number(row.get(key)) for row in rows)) for key in keys)
        lines = [line for line in ledger["reconciliation"] if (line["of"], line["table"]) == (ticker, name)]
        yield Table(
            name,
            columns,
            tuple(
                _row(row, keys, [line for line in lines if line["key"] in (None, index)])
                for index, row in enumerate(rows)
            ),
        )


def _row(row: Mapping[str, Any], keys: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> Row:
    cells = tuple(row.get(key) for key in keys)
    if not lines:
        return Row(cells)
    by_name = {line["item"].rpartition(": ")[2]: line["expected"] for line in lines}
    expected = next((by_name[name] for name in _TOTALS if name in by_name), "")
    return Row(cells, expected, all(line["ok"] for line in lines), True)


def _is_number(value: object) -> bool:
    """Whether a cell is read as a number; nothing may stand among numbers."""
    if isinstance(value, str):
        return bool(_NUMBER.fullmatch(value))
    return value is None or (isinstance(value, int) and not isinstance(value, bool)) or isinstance(value, dict)
