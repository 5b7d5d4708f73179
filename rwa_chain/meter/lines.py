"""The lines of an export, one record each, in bounded memory: no line can swallow the others.

A record is one physical line: a quote that is still open at its end is refused with that line, and the next is read as
if nothing had happened. Nothing is read further than ``LONGEST`` bytes at once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.rules import Reason

LONGEST = 16_384
"""[bytes] of a line"""
_BOM = b"\xef\xbb\xbf"


class Refusal(NamedTuple):
    """What was refused, where and why."""

    line: int
    """Counted from 1, the header's being 1."""
    reason: Reason
    field: str
    value: str
    """What stood there, cut to a length that can be read."""
    says: str


class Passed(NamedTuple):
    """What is no record: a sum, a header once more, an empty cell of a wide table. It is counted."""

    line: int


class Row(NamedTuple):
    """A line's cells."""

    line: int
    cells: list[str]


class BadLine(Exception):
    """A line that is no record."""

    def __init__(self, reason: Reason, says: str) -> None:
        super().__init__(reason, says)
        self.reason = reason
        self.says = says


def rows(path: Path, encoding: str, delimiter: str, skip: int = 0, headers: int = 1) -> Iterator[Row | Refusal]:
    """The header, then every record or its refusal. Empty lines at the end are no records.

    ``skip`` lines stand before the header, which has so many lines; an empty cell of an upper one is that to its left.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError("FILE", str(path), f"a readable file ({error.strerror})") from None
    with file:
        header = True
        blank: list[int] = []
        upper: list[list[str]] = []
        unclosed = 0
        for number, raw in _raw_lines(file, encoding):
            if number <= skip:
                continue
            if raw is not None and not raw.strip():
                blank.append(number)
                continue
            yield from (Refusal(line, Reason.COLUMNS, "", "", "an empty line") for line in blank)
            blank.clear()
            try:
                cells = _cells(raw, encoding, delimiter)
            except BadLine as bad:
                if header:
                    raise InputError("FILE", str(path), f"a header of column names in {encoding}: {bad.says}") from None
                yield Refusal(number, bad.reason, "", _readable(raw), bad.says)
                unclosed = number if bad.reason is Reason.QUOTE else unclosed
                continue
            if unclosed and raw is not None and raw.count(b'"') % 2:
                # A cell with a line end in it: this is no row, even if it has as many cells as one.
                says = f"a row; its quote may close the one that line {unclosed} opened"
                yield Refusal(number, Reason.QUOTE, "", _readable(raw), says)
                unclosed = 0
                continue
            if header and len(upper) < headers - 1:
                upper.append(cells)
                continue
            yield Row(number, _named(upper, cells) if header else cells)
            header = False
        if header:
            raise InputError("FILE", str(path), "a header of column names; the file is empty")


def _named(upper: list[list[str]], cells: list[str]) -> list[str]:
    """The names of the columns; names are not told apart by spaces around them."""
    names = [cell.strip() for cell in cells]
    for line in reversed(upper):
        left, parts = "", []
        for index in range(len(names)):
            left = (line[index].strip() if index < len(line) else "") or left
            parts.append(f"{left} {names[index]}".strip())
        names = parts
    return names


def _raw_lines(file: BinaryIO, encoding: str) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their ends, UTF-16 as UTF-8; ``None`` for one that is too long."""
    number = 0
    if encoding == "utf-16":
        # Its lines can't be cut in bytes. A character beyond the line's length makes it too long as a whole.
        text = TextIOWrapper(file, encoding, errors="replace", newline="\n")
        while line := text.readline(LONGEST + 1):
            number += 1
            long = len(line) > LONGEST and not line.endswith("\n")
            while long and (more := text.readline(LONGEST)) and not more.endswith("\n"):
                pass
            yield number, None if long else line.rstrip("\r\n").encode()
        return
    while raw := file.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST and not raw.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        if number == 1:
            raw = raw.removeprefix(_BOM)
        yield number, raw.rstrip(b"\r\n")


def _cells(raw: bytes | None, encoding: str, delimiter: str) -> list[str]:
    if raw is None:
        raise BadLine(Reason.TOO_LONG, f"a line of at most {LONGEST} bytes")
    try:
        text = raw.decode("utf-8" if encoding == "utf-16" else encoding)
    except UnicodeDecodeError as error:
        raise BadLine(Reason.ENCODING, f"text in {encoding}; byte {error.start + 1} is not") from None
    if not text.isprintable() and any(character < " " and character != "\t" for character in text):
        raise BadLine(Reason.ENCODING, "text without control characters")
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        raise BadLine(Reason.QUOTE, "quotes that are closed on the same line") from None


def _readable(raw: bytes | None) -> str:
    return "" if raw is None else brief(raw.decode("utf-8", errors="replace"))


def brief(text: str) -> str:
    """A value as a message shows it."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in text[:60])
    return shown if len(text) <= 60 else f"{shown}…"
