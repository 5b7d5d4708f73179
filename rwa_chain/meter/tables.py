"""Exports as tables of text, whatever they are on disk: CSV, JSON lines, JSON, Parquet; long or wide.

CSV and JSON lines are read line by line, so that a broken line is refused alone and a number keeps the digits that it
was written with; Parquet is read by Polars, so many rows at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.extras import extra
from rwa_chain.meter.file_map import Before, FileMap, Wide
from rwa_chain.meter.lines import LONGEST, Passed, Refusal, Row, brief, rows
from rwa_chain.meter.rules import Reason

_AT_ONCE = 50_000
"""[rows] of a Parquet file in memory"""
_LARGEST_JSON = 512 * 2**20
"""[bytes] of a JSON document, which is read as a whole; JSON lines have no limit."""
_DEEPEST = 6
KINDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".parquet": "parquet", ".pq": "parquet"}


class Table:
    """An export's records under the names of its columns."""

    def __init__(self, path: Path, file_map: FileMap) -> None:
        self.path, self._map = path, file_map
        found = read_table(path, file_map)
        header = next(found)
        if not isinstance(header, Row):  # read_table() gives the header first or raises
            raise InputError("FILE", str(path), "a header of column names")
        self.columns = [name.strip() for name in header.cells]
        self._rows = found
        self._check()
        wide = file_map.wide
        self.spread = [] if wide is None else wide.spread(self.columns)
        """The columns that are records each."""
        if wide is not None and not self.spread:
            raise InputError("FILE", str(path), f"columns that fit wide.match: {wide.match}")

    @property
    def factor(self) -> int:
        """Records that a line may have: lines are counted times so many."""
        return max(len(self.spread), 1)

    def records(self) -> Iterator[Row | Refusal | Passed]:
        """Every record, its line counted times ``factor``, or why there is none."""
        before = self._map.before
        return self._lines() if before is None else self._after(before)

    def _after(self, before: Before) -> Iterator[Row | Refusal | Passed]:
        """Each row with the cells of the row before it of the same device; the oldest of each makes no record."""
        names = self._spread_names()
        by = [names.index(name) for name in before.by]
        places = [names.index(name) for name in before.columns]
        last: dict[tuple[str, ...], Row] = {}
        newest_first = before.order == "newest-first"
        for row in self._lines():
            if not isinstance(row, Row):
                yield row
                continue
            device = tuple(row.cells[place].strip() for place in by)
            whole = all(row.cells[place].strip() for place in places)
            other = last.get(device)
            if not whole:
                # It is refused by what it lacks, and its neighbours make a record over it.
                yield Row(row.line, [*row.cells, *(row.cells[place] for place in places)])
                continue
            last[device] = row
            if other is None:
                if not newest_first:
                    yield Passed(row.line)
                continue
            later, earlier = (other, row) if newest_first else (row, other)
            yield Row(later.line, [*later.cells, *(earlier.cells[place] for place in places)])
        if newest_first:
            yield from (Passed(row.line) for row in last.values())

    def _lines(self) -> Iterator[Row | Refusal | Passed]:
        totals, wide = self._map.totals, self._map.wide
        at = -1 if totals is None else self.columns.index(totals.column)
        for row in self._rows:
            base = (row.line - 1) * self.factor + 1
            if isinstance(row, Refusal):
                yield row._replace(line=base)
            elif self._is_none(row.cells, at):
                yield Passed(base)
            elif len(row.cells) != len(self.columns):
                says = f"{len(self.columns)} columns; there are {len(row.cells)}"
                yield Refusal(base, Reason.COLUMNS, "", "", says)
            elif wide is None:
                yield row
            else:
                yield from self._spread(row, base, wide)

    def _is_none(self, cells: list[str], at: int) -> bool:
        """Whether a row is the header once more, or a sum."""
        if [cell.strip() for cell in cells] == self.columns:
            return True
        totals = self._map.totals
        if totals is None:
            return False
        text = cells[at].strip() if at < len(cells) else ""
        return any(text.startswith(value) if value else not text for value in totals.values)

    def names(self) -> list[str]:
        """The columns of a record."""
        before = self._map.before
        return self._spread_names() + ([] if before is None else before.names)

    def _spread_names(self) -> list[str]:
        wide = self._map.wide
        return self.columns if wide is None else [*self.columns, wide.name, wide.value]

    def _spread(self, row: Row, base: int, wide: Wide) -> Iterator[Row | Passed]:
        places = [self.columns.index(name) for name in self.spread]
        for number, (name, place) in enumerate(zip(self.spread, places, strict=True)):
            if not row.cells[place].strip() and wide.blank == "skip":
                yield Passed(base + number)
            else:
                yield Row(base + number, [*row.cells, name, row.cells[place]])

    def _check(self) -> None:
        """Refuses a file whose columns are not those of the map."""
        header, wide = self.columns, self._map.wide
        spread = set() if wide is None else set(wide.spread(header))
        dropped = set(self._map.drop)
        twice = sorted({name for name in header if header.count(name) > 1} - dropped)
        missing = sorted(self._map.named() - set(header))
        unnamed = sorted(set(header) - self._map.named() - spread - dropped)
        if twice or missing or unnamed:
            said = [
                f"{what}: {', '.join(brief(name) or '(no name)' for name in names)}"
                for what, names in (("missing", missing), ("twice", twice), ("not in the map", unnamed))
                if names
            ]
            raise InputError("FILE", str(self.path), f"the columns that the map names ({'; '.join(said)})")


def kind_of(path: Path, file_map: FileMap | None = None) -> str:
    """What a file is: as the map says, or by its ending."""
    if file_map is not None and file_map.kind is not None:
        return file_map.kind
    return KINDS.get(path.suffix.lower(), "csv")


def sampled(path: Path, kind: str, most: int) -> tuple[list[str], list[list[str]], str]:
    """The columns of a file without a map, JSON or Parquet, its first rows, and where in a document they are."""
    where = ""
    if kind == "parquet":
        found = _parquet(path)
        header = next(found)
        assert isinstance(header, Row)
        return header.cells, [row.cells for row in islice(found, most) if isinstance(row, Row)], where
    flat: list[dict[str, str]] = []
    try:
        with path.open("rb") as file:
            if kind == "jsonl":
                records: Iterator[Any] = map(_loads, filter(bytes.strip, file))
            else:
                where, found_list = _listed(_loads(file.read()))
                records = iter(found_list)
            for record in islice(records, most):
                cells: dict[str, str] = {}
                _flatten(record, "", cells, 0)
                flat.append(cells)
    except OSError as error:
        raise InputError("FILE", str(path), f"a readable file ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise InputError("FILE", str(path), "JSON, each name of an object once") from None
    columns = list(dict.fromkeys(name for cells in flat for name in cells))
    return columns, [[cells.get(name, "") for name in columns] for cells in flat], where


def _listed(document: Any) -> tuple[str, list[Any]]:
    """The first list of records in a document, the highest first, and where it is."""
    level = [("", document)]
    for _ in range(_DEEPEST):
        for where, value in level:
            if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
                return where, value
        level = [(f"{where}.{key}".lstrip("."), inner) for where, value in level if isinstance(value, Mapping)
                 for key, inner in value.items()]  # fmt: skip
    raise ValueError(document)


def read_table(path: Path, file_map: FileMap) -> Iterator[Row | Refusal]:
    """The header, then every row or its refusal."""
    kind = kind_of(path, file_map)
    if kind == "csv":
        header = file_map.header
        return rows(path, file_map.encoding, file_map.delimiter, header.skip, header.rows)
    if kind == "jsonl":
        return _json_lines(path, file_map)
    if kind == "json":
        return _json(path, file_map)
    return _parquet(path)


def _json_lines(path: Path, file_map: FileMap) -> Iterator[Row | Refusal]:
    """A record a line. The columns are those that the map names, since every line may have others."""
    columns = _told(file_map)
    yield Row(1, columns)
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError("FILE", str(path), f"a readable file ({error.strerror})") from None
    with file:
        number = 0
        while raw := file.readline(LONGEST * 4 + 1):
            number += 1
            if len(raw) > LONGEST * 4 and not raw.endswith(b"\n"):
                while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                    pass
                yield Refusal(number, Reason.TOO_LONG, "", "", f"a line of at most {LONGEST * 4} bytes")
            elif raw.strip():
                yield _of_json(number, raw, columns, file_map)


def _json(path: Path, file_map: FileMap) -> Iterator[Row | Refusal]:
    """A document with a list of records."""
    columns = _told(file_map)
    try:
        if path.stat().st_size > _LARGEST_JSON:
            raise InputError("FILE", str(path), f"a JSON document of at most {_LARGEST_JSON:,} bytes; or JSON lines")
        found: Any = _loads(path.read_bytes())
    except OSError as error:
        raise InputError("FILE", str(path), f"a readable file ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise InputError("FILE", str(path), "JSON, each name of an object once") from None
    for name in filter(None, file_map.records.split(".")):
        found = found.get(name) if isinstance(found, Mapping) else None
    if not isinstance(found, list):
        raise InputError("FILE", str(path), f"a list of records{f' at {file_map.records}' if file_map.records else ''}")
    yield Row(1, columns)
    for number, record in enumerate(found, 1):
        yield _flat_row(number, record, columns, file_map)


def _of_json(number: int, raw: bytes, columns: list[str], file_map: FileMap) -> Row | Refusal:
    try:
        record = _loads(raw)
    except (ValueError, RecursionError):
        return Refusal(
            number, Reason.COLUMNS, "", brief(raw.decode(errors="replace")), "a JSON object on a line, each name once"
        )
    return _flat_row(number, record, columns, file_map)


def _flat_row(number: int, record: Any, columns: list[str], file_map: FileMap) -> Row | Refusal:
    if not isinstance(record, Mapping):
        return Refusal(number, Reason.COLUMNS, "", brief(str(record)), "a JSON object")
    cells: dict[str, str] = {}
    try:
        _flatten(record, "", cells, 0)
    except ValueError as twice:
        return Refusal(number, Reason.COLUMNS, brief(str(twice)), "", "each field once, by its whole name")
    dropped = set(file_map.drop)
    unnamed = sorted(name for name in cells if name not in columns and not _within(name, dropped))
    if unnamed:
        return Refusal(number, Reason.COLUMNS, brief(unnamed[0]), "", "a field that the map names")
    return Row(number, [cells.get(name, "") for name in columns])


def _flatten(value: Any, name: str, cells: dict[str, str], depth: int) -> None:
    if isinstance(value, Mapping) and depth < _DEEPEST:
        for key, inner in value.items():
            _flatten(inner, f"{name}.{key}" if name else str(key), cells, depth + 1)
        return
    if name in cells:
        raise ValueError(name)
    cells[name] = text_of(value)


def _within(name: str, dropped: set[str]) -> bool:
    """Whether a field, or one that it is a part of, is dropped."""
    parts = name.split(".")
    return any(".".join(parts[:count]) in dropped for count in range(1, len(parts) + 1))


def _told(file_map: FileMap) -> list[str]:
    spread = [] if file_map.wide is None else list(file_map.wide.columns)
    if file_map.wide is not None and file_map.wide.match is not None:
        raise InputError("wide.match", file_map.wide.match, "wide.columns, since JSON has no header")
    return sorted({*file_map.named(), *(name for name in file_map.drop if name), *spread})


def _loads(raw: bytes) -> Any:
    # Numbers stay as they are written.
    return json.loads(raw, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; raises ``ValueError`` where a name is given twice, since only one of the two would count."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice in one object")
    return found


def _parquet(path: Path) -> Iterator[Row | Refusal]:
    """Rows as text; numbers as Python writes them, which is as short as they can be told apart."""
    with extra("meter"):
        import polars
        from polars.exceptions import PolarsError

    try:
        scanned = polars.scan_parquet(path)
        yield Row(1, list(scanned.collect_schema().names()))
        start = 0
        while (part := scanned.slice(start, _AT_ONCE).collect()).height:
            for number, values in enumerate(part.iter_rows(), start + 1):
                yield Row(number, [text_of(value) for value in values])
            start += part.height
    except OSError as error:
        raise InputError("FILE", str(path), f"a readable file ({error.strerror or error})") from None
    except PolarsError as error:
        raise InputError("FILE", str(path), f"a Parquet file ({str(error).splitlines()[0][:120]})") from None


def text_of(value: Any) -> str:
    """A value as a cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping | list):
        return json.dumps(value, default=str, ensure_ascii=False)
    return repr(value) if isinstance(value, float) else str(value)
