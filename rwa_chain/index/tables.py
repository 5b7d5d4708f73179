"""A table as CSV, XLSX, Parquet or JSON, with every decimal exact.

CSV and JSON write a decimal as its digits. XLSX has floating-point numbers only: what has more than fifteen digits is
text there. Parquet has decimals of 38 digits; a column with more is text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.extras import extra

FORMATS = ("csv", "xlsx", "parquet", "json")
_EXACT_DIGITS = 15
_WIDEST_DECIMAL = 38
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """Columns and rows; a cell is text, a whole number, a decimal or None. `facts` say what it is of."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    facts: dict[str, Any] = field(default_factory=dict)
    right: tuple[int, ...] = ()
    """Columns of numbers, which are set right."""
    parts: tuple[Sheet, ...] = ()
    """Further tables of the same document, JSON's alone."""

    def document(self) -> dict[str, Any]:
        """As one JSON document."""
        return {
            "title": self.title,
            **self.facts,
            "rows": [dict(zip(self.columns, row, strict=True)) for row in self.rows],
            **{each.title.lower(): each.document()["rows"] for each in self.parts},
        }


def write(sheet: Sheet, file: Path, *, formats: Sequence[str] = FORMATS) -> None:
    """The table in the format that the file's name ends with; the file is whole or not there."""
    kind = file.suffix.lower().removeprefix(".")
    if kind not in formats:
        raise InputError("--out", str(file), f"a file that ends with .{', .'.join(formats)}")
    if not file.absolute().parent.is_dir():
        raise InputError("--out", str(file), "a file in a folder that exists")
    made = {"csv": as_csv, "xlsx": _xlsx, "parquet": _parquet, "json": as_json}[kind](sheet)
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(made)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a header line. Text that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([_safe(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode()


def _safe(cell: Any) -> str:
    if cell is None:
        return ""
    text = _text(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _text(cell: Any) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def as_json(sheet: Sheet) -> bytes:
    """One document that ends a line; decimals are text."""
    return (json.dumps(sheet.document(), ensure_ascii=False, indent=1, default=_text) + "\n").encode()


def _xlsx(sheet: Sheet) -> bytes:
    with extra("index"):
        from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet.title[:31].translate({ord(c): "-" for c in "[]:*?/\\"}) or "table")
    head = book.add_format({"bold": True})
    page.write_row(0, 0, sheet.columns, head)
    formats: dict[int, Any] = {}
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, Decimal | int) and _digits(cell) <= _EXACT_DIGITS:
                places = max(0, -_exponent(cell))
                if places not in formats:
                    formats[places] = book.add_format({"num_format": "#,##0" + ("." + "0" * places if places else "")})
                page.write_number(number, column, cell, formats[places])
            else:
                page.write_string(number, column, _text(cell))
    page.freeze_panes(1, 0)
    page.autofit()
    facts = book.add_worksheet("about")
    for number, (name, value) in enumerate({"title": sheet.title, **sheet.facts}.items()):
        facts.write_string(number, 0, str(name), head)
        facts.write_string(number, 1, _text(value))
    book.close()
    return out.getvalue()


def _digits(value: Decimal | int) -> int:
    return len(str(abs(value)) if isinstance(value, int) else value.as_tuple().digits)


def _exponent(value: Decimal | int) -> int:
    exponent = 0 if isinstance(value, int) else value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _parquet(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    as_frame(sheet).write_parquet(out)
    return out.getvalue()


def as_frame(sheet: Sheet) -> Any:
    """As a Polars frame; decimals keep their digits."""
    with extra("index"):
        import polars

    columns = {}
    for number, name in enumerate(sheet.columns):
        cells = [row[number] for row in sheet.rows]
        columns[name] = polars.Series(name, *_typed(cells))
    return polars.DataFrame(columns)


def _typed(cells: list[Any]) -> tuple[list[Any], Any]:
    import polars

    present = [each for each in cells if each is not None]
    if present and all(isinstance(each, Decimal) for each in present):
        places = max(-_exponent(each) for each in present)
        if max(_digits(each) + places + _exponent(each) for each in present) <= _WIDEST_DECIMAL and places >= 0:
            return cells, polars.Decimal(_WIDEST_DECIMAL, places)
    if present and all(type(each) is int for each in present) and max(map(abs, present)) < 1 << 63:
        return cells, polars.Int64
    return [None if each is None else _text(each) for each in cells], polars.String
