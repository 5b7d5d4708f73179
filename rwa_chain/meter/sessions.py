"""A row of an export becomes a session, or a refusal that says why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS, Treatment, revenue_of
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.lines import Refusal, Row, brief, rows
from rwa_chain.meter.rules import Reason, broken_alone

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_LONGEST_NAME = 100
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Flag(StrEnum):
    """What is odd about a session and was accepted all the same, since it comes from a file."""

    MENDED_YEAR = "mended-year"
    ROUNDED = "rounded"
    ZERO = "zero"
    OVERLAP = "overlap"
    """It begins before the session before it, by start, on the same device has ended."""
    OVERLAP_EARLIER = "overlap-earlier"
    """It begins after the session before it, but before a still earlier one has ended."""


class Session(NamedTuple):
    """What a device did once, as the operator knows it."""

    line: int
    session: str
    device: str
    station: str
    started_at: int
    """[s]"""
    ended_at: int
    """[s]"""
    quantity: int
    """[thousandths]"""
    revenue: int
    """[cash base units]"""
    detail: dict[str, str]
    """What stays with the operator."""
    flags: tuple[Flag, ...]


class _Refused(Exception):
    def __init__(self, reason: Reason, field: str, value: str, says: str) -> None:
        super().__init__(reason, field, value, says)
        self.of = (reason, field, brief(value), says)


def check_columns(path: Path, file_map: FileMap) -> None:
    """Refuses a file whose columns are not those of the map, before anything is written."""
    next(sessions(path, file_map), None)


def sessions(path: Path, file_map: FileMap) -> Iterator[Session | Refusal]:
    """Every row after the header, as a session or as a refusal."""
    found = rows(path, file_map.encoding, file_map.delimiter)
    header = next(found)
    if not isinstance(header, Row):  # rows() gives the header first or raises
        raise InputError("FILE", str(path), "a header of column names")
    reader = _Reader(path, file_map, header.cells)
    for row in found:
        yield reader.session(row) if isinstance(row, Row) else row


class _Reader:
    """One file's columns, looked up once."""

    def __init__(self, path: Path, file_map: FileMap, header: Sequence[str]) -> None:
        twice = sorted({name for name in header if header.count(name) > 1})
        missing = sorted(file_map.named() - set(header))
        unnamed = sorted(set(header) - file_map.named())
        if twice or missing or unnamed:
            said = [
                f"{what}: {', '.join(brief(name) for name in names)}"
                for what, names in (("missing", missing), ("twice", twice), ("not in the map", unnamed))
                if names
            ]
            raise InputError("FILE", str(path), f"the columns that the map names ({'; '.join(said)})")
        self.map = file_map
        self.width = len(header)
        self.place = {name: index for index, name in enumerate(header)}
        self.zone = ZoneInfo(file_map.times.zone)
        self.limits = file_map.limits
        self.price = file_map.tariff.units
        columns = file_map.columns
        self.kept = [name for name in (columns.session, columns.reported, *file_map.keep) if name is not None]

    def session(self, row: Row) -> Session | Refusal:
        """The row as a session."""
        try:
            return self._session(row)
        except _Refused as refused:
            return Refusal(row.line, *refused.of)

    def _session(self, row: Row) -> Session:
        if len(row.cells) != self.width:
            raise _Refused(Reason.COLUMNS, "", "", f"{self.width} columns; there are {len(row.cells)}")
        columns, cells, place = self.map.columns, row.cells, self.place
        flags: list[Flag] = []
        session = self._name(row, columns.session)
        device, station = self._name(row, columns.device), self._name(row, columns.station)
        quantity = self._quantity(columns.quantity, cells[place[columns.quantity]], flags)
        started = self._instant(row, columns.started, None, flags)
        ended = self._instant(row, columns.ended, started[1], flags)
        reason = broken_alone(started[0], ended[0], quantity, revenue_of(quantity, self.price), self.limits)
        if reason is not None:
            raise self._broken(reason, row, quantity, ended[0] - started[0])
        if quantity == 0:
            if self.map.type.meter.zero is Treatment.REFUSE:
                raise _Refused(Reason.ZERO, columns.quantity, "0", "more than nothing")
            flags.append(Flag.ZERO)
        return Session(
            row.line,
            session,
            device,
            station,
            started[0],
            ended[0],
            quantity,
            revenue_of(quantity, self.price),
            {name: cells[place[name]] for name in self.kept},
            tuple(dict.fromkeys(flags)),
        )

    def _name(self, row: Row, column: str) -> str:
        text = row.cells[self.place[column]].strip()
        if not text:
            raise _Refused(Reason.MISSING, column, text, "a value")
        if len(text) > _LONGEST_NAME:
            raise _Refused(Reason.TOO_LONG, column, text, f"at most {_LONGEST_NAME} characters")
        return text

    def _quantity(self, column: str, text: str, flags: list[Flag]) -> int:
        text = text.strip()
        if not text:
            raise _Refused(Reason.MISSING, column, text, "a number")
        if not _NUMBER.fullmatch(text):
            raise _Refused(Reason.NOT_A_NUMBER, column, text, "a plain decimal number of at most 15 digits")
        exact = Decimal(text).scaleb(THOUSANDTHS)
        if exact < 0:
            raise _Refused(Reason.NEGATIVE, column, text, "zero or more")
        whole = exact.to_integral_value(rounding=ROUND_HALF_UP)
        if whole != exact:
            flags.append(Flag.ROUNDED)
        return int(whole)

    def _instant(self, row: Row, column: str, add: int | None, flags: list[Flag]) -> tuple[int, int]:
        """[s], and the years that were added; ``add`` is what the row's start got, and its end must get the same."""
        text = row.cells[self.place[column]].strip()
        try:
            local = datetime.strptime(text, self.map.times.format).replace(tzinfo=None)
        except ValueError:
            raise _Refused(Reason.NOT_A_TIME, column, text, f"a time such as {self.map.times.format}") from None
        century, added = self.map.century, 0
        if century is not None and local.year < century.below:
            local, added = self._mended(row, column, text, local, add is None), century.add
            flags.append(Flag.MENDED_YEAR)
        if local.year < 1970 or (add is not None and add != added):
            raise _Refused(Reason.YEAR, column, text, "a year from 1970 on, written alike in both times")
        instant = local.replace(tzinfo=self.zone)
        seconds = int(instant.timestamp())
        if datetime.fromtimestamp(seconds, UTC).astimezone(self.zone).replace(tzinfo=None) != local.replace(
            microsecond=0
        ):
            raise _Refused(Reason.NOT_A_TIME, column, text, f"a time that the clocks of {self.map.times.zone} show")
        return seconds, added

    def _mended(self, row: Row, column: str, text: str, local: datetime, is_start: bool) -> datetime:
        century = self.map.century
        assert century is not None
        try:
            mended = local.replace(year=local.year + century.add)
        except ValueError:
            raise _Refused(Reason.YEAR, column, text, f"a date that exists {century.add} years later") from None
        weekday = row.cells[self.place[century.weekday]].strip()
        if is_start and weekday[:3].lower() != _WEEKDAYS[mended.weekday()]:
            raise _Refused(
                Reason.YEAR, column, text, f"a date that is a {brief(weekday)} when {century.add} years are added"
            )
        return mended

    def _broken(self, reason: Reason, row: Row, quantity: int, seconds: int) -> _Refused:
        columns, cells = self.map.columns, row.cells
        unit, rated = self.map.type.unit, self.map.rated.per_hour
        says = {
            Reason.BACKWARDS: "an end that is not before the start",
            Reason.TOO_LONG_SESSION: f"at most {self.map.type.meter.longest_hours} hours",
            Reason.ABOVE_RATED: f"at most {rated} {unit} an hour; {seconds} s is too short for it",
            Reason.PRICE: "revenue in the price band",
            Reason.TOO_LARGE: "a quantity that a meter can show",
        }
        column = columns.quantity if reason in (Reason.ABOVE_RATED, Reason.PRICE, Reason.TOO_LARGE) else columns.ended
        return _Refused(reason, column, cells[self.place[column]], says.get(reason, str(quantity)))
