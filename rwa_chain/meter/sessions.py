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
from rwa_chain.meter.asset_type import CASH_DECIMALS, THOUSANDTHS, FieldKind, Treatment, revenue_of
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.lines import Refusal, Row, brief, rows
from rwa_chain.meter.rules import HOUR, Reason, broken_alone

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
ONE = 1_000
"""One unit [thousandths]."""
_LONGEST_NAME = 100
_YEARS_AHEAD = 10
"""A year far ahead is a clock that jumped, or a slip: accepted, no later reading of its device would be."""
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
    IMPAIRED = "impaired"
    """The item that came in is impaired by its asset type's rule."""
    ODD_SAMPLE = "odd-sample"
    """A register between its start and its end says otherwise than these two."""
    REGISTER_RESET = "register-reset"
    """Its register starts anew, below where the session before left it."""
    BEGIN_LATE = "begin-late"
    """Its first register was read some time after it began."""
    END_UNSEEN = "end-unseen"
    """Its end named no register: the last one heard counts."""
    CLOCK = "clock"
    """One of its messages had a wrong time."""
    CONNECTOR = "connector-changed"
    """Its messages name two connectors; the first counts."""
    EVENTS_MISSING = "events-missing"
    """The numbers of its messages have a gap."""
    REVIEWED = "reviewed"
    """Two persons accepted it."""
    DATED_LATER = "dated-later"
    """Readings after it were published, so it stands right after the last of them."""


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
    """Every row after the header, as a session or as a refusal; refuses a file of other columns."""
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
        self.latest = datetime.now(UTC).year + _YEARS_AHEAD
        self.limits = file_map.limits
        self.price = 0 if file_map.tariff is None else file_map.tariff.units
        columns = file_map.columns
        kept = (columns.session, columns.reported, *file_map.fields.values(), *file_map.keep)
        self.kept = [name for name in kept if name is not None]

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
        self._fields(row)
        started, added = self._instant(row, columns.started, None, flags)
        ended = started
        if columns.ended is not None:
            ended, _ = self._instant(row, columns.ended, added, flags)
        quantity = self._quantity(row, ended - started, flags)
        revenue = self._revenue(row, quantity, flags)
        reason = broken_alone(started, ended, quantity, revenue, self.limits)
        if reason is not None:
            raise self._broken(reason, row, quantity, ended - started)
        if quantity == 0 and self.map.type.meter.zero is Treatment.REFUSE:
            raise _Refused(Reason.ZERO, columns.quantity or "", "0", "more than nothing")
        if quantity == 0 and self.map.type.meter.zero is Treatment.FLAG:
            flags.append(Flag.ZERO)
        detail = {name: cells[place[name]] for name in self.kept}
        found = tuple(dict.fromkeys(flags))
        return Session(row.line, session, device, station, started, ended, quantity, revenue, detail, found)

    def _name(self, row: Row, column: str) -> str:
        text = row.cells[self.place[column]].strip()
        if not text:
            raise _Refused(Reason.MISSING, column, text, "a value")
        if len(text) > _LONGEST_NAME:
            raise _Refused(Reason.TOO_LONG, column, text, f"at most {_LONGEST_NAME} characters")
        return text

    def _quantity(self, row: Row, seconds: int, flags: list[Flag]) -> int:
        """[thousandths], by the type's meter rule."""
        column = self.map.columns.quantity
        if column is not None:
            return self._number(row, column, THOUSANDTHS, flags)
        if self.map.type.meter.counts == "event":
            return ONE
        return (max(seconds, 0) * ONE + HOUR // 2) // HOUR

    def _revenue(self, row: Row, quantity: int, flags: list[Flag]) -> int:
        """[cash base units]"""
        column = self.map.columns.revenue
        return revenue_of(quantity, self.price) if column is None else self._number(row, column, CASH_DECIMALS, flags)

    def _number(self, row: Row, column: str, decimals: int, flags: list[Flag]) -> int:
        """A number of the row, in the smallest unit."""
        exact = self._decimal(row, column).scaleb(decimals)
        whole = exact.to_integral_value(rounding=ROUND_HALF_UP)
        if whole != exact:
            flags.append(Flag.ROUNDED)
        return int(whole)

    def _decimal(self, row: Row, column: str) -> Decimal:
        text = row.cells[self.place[column]].strip()
        if not text:
            raise _Refused(Reason.MISSING, column, text, "a number")
        if not _NUMBER.fullmatch(text):
            raise _Refused(Reason.NOT_A_NUMBER, column, text, "a plain decimal number of at most 15 digits")
        exact = Decimal(text)
        if exact < 0:
            raise _Refused(Reason.NEGATIVE, column, text, "zero or more")
        return exact

    def _fields(self, row: Row) -> None:
        """Holds the type's own fields to what they should be."""
        kinds = self.map.type.fields
        for name, column in self.map.fields.items():
            if kinds[name] is FieldKind.TEXT:
                self._name(row, column)
                continue
            exact = self._decimal(row, column)
            if kinds[name] is FieldKind.WHOLE and exact != exact.to_integral_value():
                raise _Refused(Reason.NOT_A_NUMBER, column, str(exact), "a whole number")
            if kinds[name] is FieldKind.PERCENT and exact > 100:
                raise _Refused(Reason.OUT_OF_RANGE, column, str(exact), "0 to 100 per cent")
        differ = [self.map.fields[name] for name in self.map.type.meter.differ]
        values = [row.cells[self.place[column]].strip() for column in differ]
        if len(set(values)) < len(values):
            raise _Refused(Reason.PAIR, differ[-1], values[-1], f"another value than {' and '.join(differ[:-1])}")

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
        if not 1970 <= local.year <= self.latest or (add is not None and add != added):
            says = f"a year from 1970 to {self.latest}, written alike in both times"
            raise _Refused(Reason.YEAR, column, text, says)
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
        column = columns.ended or columns.started
        if reason is Reason.PRICE:
            column = columns.revenue or column
        elif reason in (Reason.ABOVE_RATED, Reason.TOO_LARGE):
            column = columns.quantity or column
        return _Refused(reason, column, cells[self.place[column]], says.get(reason, str(quantity)))
