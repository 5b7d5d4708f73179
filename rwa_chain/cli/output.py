"""Output of a command: text for people, or with ``--json`` one document on stdout and the rest on stderr.

Rich, and with it colour, comes in only where a person looks at a terminal and has not set ``NO_COLOR``; a pipe gets
plain aligned text.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TextIO


@dataclass(frozen=True)
class Screen:
    """The output of a command; ``as_json`` keeps stdout for the document."""

    as_json: bool = False

    @property
    def out(self) -> TextIO:
        """The stream for text."""
        return sys.stderr if self.as_json else sys.stdout

    def say(self, line: str = "") -> None:
        """A line for people, at once."""
        self.out.write(f"{line}\n")
        self.out.flush()

    def document(self, value: Any) -> None:
        """The JSON document, if it was asked for."""
        if self.as_json:
            sys.stdout.write(to_json(value))
            sys.stdout.flush()

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]], *, right: Sequence[int] = ()) -> None:
        """A table; the columns numbered in ``right`` are set right."""
        texts = [[_cell(value) for value in row] for row in rows]
        if is_colourful(self.out):
            self._rich_table(columns, texts, right)
        else:
            for line in aligned(columns, texts, right):
                self.say(line)

    def _rich_table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> None:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, header_style="bold", pad_edge=False)
        for index, column in enumerate(columns):
            table.add_column(column, justify="right" if index in right else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell, style=_STYLES.get(cell, "")) for cell in row))
        Console(file=self.out, soft_wrap=False).print(table)


_STYLES = {"yes": "green", "passes": "green", "ok": "green", "no": "red", "refuses": "bold red", "missed": "bold red"}


def progress(line: str) -> None:
    """A line about work that takes a while, on stderr, at once."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def is_colourful(stream: TextIO) -> bool:
    """Whether a person looks at it who wants colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def aligned(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Plain lines, two spaces between the columns."""
    lines = [list(columns), *map(list, rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    return [
        "  ".join(
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def to_json(value: Any) -> str:
    """JSON text that ends a line: decimals and addresses as strings, dates ISO, bytes 0x…"""
    plain = not (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    return json.dumps(value, indent=2, ensure_ascii=plain, default=_encoded) + "\n"


def _encoded(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, Decimal | Path):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"0x{value.hex()}"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence | set | frozenset):
        return list(value)
    return str(value)


def _cell(value: object) -> str:
    return "" if value is None else f"{value:,}" if type(value) is int else str(value)
