"""A row of an export becomes a session, or a refusal that says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS, FieldKind, Treatment, revenue_of
from rwa_chain.meter.cores import HERE, Cores, chunks
from rwa_chain.meter.file_map import FileMap, Quantity, Source, decimals_of, measure
from rwa_chain.meter.lines import Passed, Refusal, Row, brief
from rwa_chain.meter.moments import Moment, Skipped, length
from rwa_chain.meter.numerals import EXACT, scaled, with_unit
from rwa_chain.meter.rules import HOUR, PER, Reason, broken_alone
from rwa_chain.meter.tables import Table

ONE = 1_000
"""One unit [thousandths]."""
_AT_ONCE = 1_000
"""Rows that go to another process at once."""
_MINUTE = 60
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
    WHOLE_MINUTE = "whole-minute"
    """It began and ended in the same minute, of which its times don't tell the seconds: it has the whole of it."""
    HOUR_TWICE = "hour-twice"
    """One of its times exists twice, when clocks go back: it is taken for the first, or what makes it follow."""
    UNPARSED = "unparsed-money"
    """The operator's own money is no number, or of another currency."""
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
    """[cash base units] rounded; a station's day is rounded once, see `batch.station_days`"""
    detail: dict[str, str]
    """What stays with the operator."""
    flags: tuple[Flag, ...]
    rest: int = 0
    """[1e-6 cash base units] what the exact revenue is above ``revenue``; below, where it is negative"""


class _Refused(Exception):
    def __init__(self, reason: Reason, field: str, value: str, says: str) -> None:
        super().__init__(reason, field, value, says)
        self.of = (reason, field, brief(value), says)


def check_columns(path: Path, file_map: FileMap) -> None:
    """Refuses a file whose columns are not those of the map, before anything is written."""
    Table(path, file_map)


def sessions(path: Path, file_map: FileMap, cores: Cores = HERE) -> tuple[int, Iterator[Session | Refusal | Passed]]:
    """Every record of a file, as a session, as a refusal, or passed over; and by how much their lines are multiplied.

    Refuses a file of other columns.
    """
    table = Table(path, file_map)
    reader = _Reader(table.names(), file_map)
    return table.factor, chain.from_iterable(cores.map(reader.sessions, chunks(table.records(), _AT_ONCE)))


class _Value:
    """Where a value of a record is."""

    __slots__ = ("_constant", "_join", "_numbered", "_places", "label")

    def __init__(self, source: Source, place: dict[str, int]) -> None:
        self.label = source.label
        self._places = [place[name] for name in source.columns]
        self._join = source.join
        self._constant = source.constant
        self._numbered = source.numbered

    def of(self, row: Row) -> str:
        """The text of it."""
        places = self._places
        if len(places) == 1:
            return row.cells[places[0]].strip()
        if places:
            return self._join.join(row.cells[place].strip() for place in places)
        return self._constant if self._constant is not None else f"{self._numbered}{row.line}"


class _Reader:
    """One file's columns, looked up once."""

    def __init__(self, names: list[str], file_map: FileMap) -> None:
        self.map = file_map
        self.type = file_map.type
        self.place = {name: index for index, name in enumerate(names)}
        self.clockwork = replace(file_map.times.clockwork, decimal=file_map.numbers.decimal)
        self.numerals = file_map.numerals
        self.latest = datetime.now(UTC).year + _YEARS_AHEAD
        self.limits = file_map.limits
        self.price = 0 if file_map.tariff is None else file_map.tariff.units
        self.decimals = decimals_of(file_map.money)
        unit = file_map.quantity.unit or file_map.type.unit
        factor, self.is_power = measure(unit, file_map.type.unit)
        self.factor = factor * file_map.quantity.factor
        self.unit, self.stated = unit, file_map.quantity != Quantity()
        columns = file_map.columns
        self.at = {name: _Value(source, self.place) for name, source in columns if source is not None}
        self.own = {name: _Value(Source(columns=(column,)), self.place) for name, column in file_map.fields.items()}
        reported = () if columns.reported is None else columns.reported.columns
        kept = (*columns.session.columns, *reported, *file_map.fields.values(), *file_map.keep)
        self.kept = [(name, self.place[name]) for name in dict.fromkeys(kept)]
        self._homes = {other: home for home, others in file_map.aliases.items() for other in others}

    def sessions(self, rows: list[Row | Refusal | Passed]) -> list[Session | Refusal | Passed]:
        """The rows as sessions."""
        return [self.session(row) if isinstance(row, Row) else row for row in rows]

    def session(self, row: Row) -> Session | Refusal:
        """The row as a session."""
        try:
            return self._session(row)
        except _Refused as refused:
            return Refusal(row.line, *refused.of)

    def _session(self, row: Row) -> Session:
        flags: list[Flag] = []
        session, device, station = self._name(row, "session"), self._name(row, "device"), self._name(row, "station")
        station = self._homes.get(station, station)
        if station in self.map.moved.get(device, ()):
            device = f"{device}@{station}"
        self._fields(row)
        started, ended = self._instants(row, flags)
        quantity = self._quantity(row, ended - started, flags)
        revenue, rest = self._revenue(row, quantity, flags)
        reason = broken_alone(started, ended, quantity, revenue, self.limits)
        if reason is Reason.ABOVE_RATED and ended - started < _MINUTE and self.clockwork.minutes_only:
            # A time without seconds stands for its whole minute.
            flags.append(Flag.WHOLE_MINUTE)
            ended += _MINUTE - 1
            reason = broken_alone(started, ended, quantity, revenue, self.limits)
        if reason is not None:
            raise self._broken(reason, row, quantity, ended - started)
        if quantity == 0 and self.type.meter.zero is Treatment.REFUSE:
            raise _Refused(Reason.ZERO, self._label("quantity", ""), "0", "more than nothing")
        if quantity == 0 and self.type.meter.zero is Treatment.FLAG:
            flags.append(Flag.ZERO)
        cells = row.cells
        detail = {name: cells[place] for name, place in self.kept} or {"session": session}
        found = tuple(dict.fromkeys(flags))
        return Session(row.line, session, device, station, started, ended, quantity, revenue, detail, found, rest)

    def _label(self, name: str, otherwise: str = "started") -> str:
        value = self.at.get(name) or self.at.get(otherwise)
        return "" if value is None else value.label

    def _name(self, row: Row, which: str) -> str:
        value = self.at[which]
        text = value.of(row)
        if not text.strip(value._join + " "):
            raise _Refused(Reason.MISSING, value.label, text, "a value")
        if len(text) > _LONGEST_NAME:
            raise _Refused(Reason.TOO_LONG, value.label, text, f"at most {_LONGEST_NAME} characters")
        return text

    def _quantity(self, row: Row, seconds: int, flags: list[Flag]) -> int:
        """[thousandths], by the type's meter rule."""
        value = self.at.get("quantity")
        if value is not None:
            factor = self.factor
            if self.is_power:
                factor = factor * max(seconds, 0) / HOUR
            return self._number(row, value, factor, THOUSANDTHS, flags, self.at.get("counted_from"))
        if self.type.meter.counts == "event":
            return ONE
        return (max(seconds, 0) * ONE + HOUR // 2) // HOUR

    def _revenue(self, row: Row, quantity: int, flags: list[Flag]) -> tuple[int, int]:
        """[cash base units], and what the exact one is above it [1e-6 of them]."""
        value, price = self.at.get("revenue"), self.price
        if value is not None:
            exact = scaled(self._decimal(row, value, self._money), Decimal(1), self.decimals)
            whole = exact.to_integral_value(rounding=ROUND_HALF_UP)
            if whole != exact:
                flags.append(Flag.ROUNDED)
            return int(whole), int((exact - whole) * PER)
        by_row = self.at.get("price")
        if by_row is not None:
            exact = scaled(self._decimal(row, by_row, self._price), Decimal(1), self.decimals + THOUSANDTHS)
            price = int(exact.to_integral_value(rounding=ROUND_HALF_UP))
            least, most = self.type.price.band
            if not least <= price <= most:
                raise _Refused(Reason.PRICE, by_row.label, by_row.of(row), "a price in the band")
        revenue = revenue_of(quantity, price)
        return revenue, quantity * price - revenue * PER

    def _number(
        self, row: Row, value: _Value, factor: Decimal, decimals: int, flags: list[Flag], less: _Value | None = None
    ) -> int:
        """A number of the row, in the smallest unit; ``less`` is what it is counted from."""
        number = self._decimal(row, value, self._measured)
        if less is not None:
            number -= self._decimal(row, less, self._measured)
            if number < 0:
                raise _Refused(Reason.NEGATIVE, value.label, value.of(row), f"{less.of(row)} or more, as at the start")
        exact = scaled(number, factor, decimals)
        whole = exact.to_integral_value(rounding=ROUND_HALF_UP)
        if whole != exact:
            flags.append(Flag.ROUNDED)
        return int(whole)

    def _measured(self, text: str) -> Decimal:
        """A quantity in the map's unit; its cell may name its own, unless the map states another or a factor."""
        bare, unit = with_unit(text)
        number = self.numerals.number(bare)
        if unit is None or unit == self.unit:
            return number
        if self.stated:
            raise ValueError(text)
        return EXACT.multiply(number, self._energy(unit))

    def _price(self, text: str) -> Decimal:
        """Money per unit; its cell may say of which, such as 0.30 EUR/kWh."""
        bare, unit = with_unit(text, per=True)
        price = self._money(bare)
        if unit is None:
            return price
        # Factors are powers of ten, so this is exact.
        return EXACT.divide(price, self._energy(unit))

    def _energy(self, unit: str) -> Decimal:
        """How many of the type's unit one of another is; ``ValueError`` where it is none of the same kind."""
        try:
            factor, is_power = measure(unit, self.type.unit)
        except InputError:
            raise ValueError(unit) from None
        if is_power:
            raise ValueError(unit)
        return factor

    def _money(self, text: str) -> Decimal:
        return self.numerals.money(text, self.map.currency or self.map.money)

    def _decimal(self, row: Row, value: _Value, read: Callable[[str], Decimal]) -> Decimal:
        text = value.of(row)
        if not text:
            raise _Refused(Reason.MISSING, value.label, text, "a number")
        try:
            exact = read(text)
        except (ValueError, ArithmeticError):
            marks = f"with a decimal {self.numerals.decimal!r}" if self.numerals.decimal != "." else "such as 12.45"
            says = f"a number {marks}, in the map's unit if it names one; see `numbers` and `quantity` in a map"
            raise _Refused(Reason.NOT_A_NUMBER, value.label, text, says) from None
        if exact < 0:
            raise _Refused(Reason.NEGATIVE, value.label, text, "zero or more")
        return exact

    def _fields(self, row: Row) -> None:
        """Holds the type's own fields to what they should be."""
        if not self.map.fields:
            return
        kinds = self.type.fields
        for name, column in self.map.fields.items():
            value = self.own[name]
            if kinds[name] is FieldKind.TEXT:
                self._text(row, value)
                continue
            exact = self._decimal(row, value, self.numerals.number)
            if kinds[name] is FieldKind.WHOLE and exact != exact.to_integral_value():
                raise _Refused(Reason.NOT_A_NUMBER, column, str(exact), "a whole number")
            if kinds[name] is FieldKind.PERCENT and exact > 100:
                raise _Refused(Reason.OUT_OF_RANGE, column, str(exact), "0 to 100 per cent")
        differ = [self.map.fields[name] for name in self.type.meter.differ]
        values = [row.cells[self.place[column]].strip() for column in differ]
        if len(set(values)) < len(values):
            raise _Refused(Reason.PAIR, differ[-1], values[-1], f"another value than {' and '.join(differ[:-1])}")

    def _text(self, row: Row, value: _Value) -> None:
        text = value.of(row)
        if not text:
            raise _Refused(Reason.MISSING, value.label, text, "a value")
        if len(text) > _LONGEST_NAME:
            raise _Refused(Reason.TOO_LONG, value.label, text, f"at most {_LONGEST_NAME} characters")

    def _instants(self, row: Row, flags: list[Flag]) -> tuple[int, int]:
        """[s] the start and the end."""
        times = self.map.times
        started, added = self._moment(row, "started", None, flags)
        first = self._seconds(row, "started", started, 0)
        twice = started.twice
        last = first
        if "ended" in self.at:
            ended, _ = self._moment(row, "ended", added, flags)
            last = self._seconds(row, "ended", ended, 0)
            if last < first and ended.twice:
                last = self._seconds(row, "ended", ended, 1)
            twice = twice or ended.twice
        elif "duration" in self.at:
            value = self.at["duration"]
            try:
                last = first + length(value.of(row), str(times.duration), self.map.numbers.decimal)
            except (ValueError, OverflowError):
                raise _Refused(Reason.NOT_A_TIME, value.label, value.of(row), f"a length in {times.duration}") from None
        elif times.interval_minutes is not None:
            span = times.interval_minutes * _MINUTE
            first, last = (first - span, first) if times.stamp == "end" else (first, first + span)
        if twice:
            flags.append(Flag.HOUR_TWICE)
        return first, last

    def _seconds(self, row: Row, which: str, moment: Moment, fold: int) -> int:
        try:
            return moment.seconds(fold)
        except Skipped:
            value = self.at[which]
            says = f"a time that the clocks of {moment.zone} show"
            raise _Refused(Reason.NOT_A_TIME, value.label, value.of(row), says) from None

    def _moment(self, row: Row, which: str, add: int | None, flags: list[Flag]) -> tuple[Moment, int]:
        """A time, and the years that were added; ``add`` is what the start got, and the end must get the same."""
        value, zone = self.at[which], self.at.get("zone")
        if which == "ended":
            zone = self.at.get("ended_zone", zone)
        text = value.of(row)
        try:
            moment = self.clockwork.read(text, None if zone is None else zone.of(row))
        except ValueError:
            says = f"a time such as {' or '.join(self.map.times.format)}"
            if zone is not None:
                says += f", in a zone that `times.zones` or the time zone database names; it is {brief(zone.of(row))!r}"
            raise _Refused(Reason.NOT_A_TIME, value.label, text, says) from None
        local = moment.local
        if self.map.times.midnight_ends and (local.hour, local.minute, local.second) == (0, 0, 0):
            local += timedelta(days=1)
        century, added = self.map.century, 0
        if century is not None and local.year < century.below:
            local, added = self._mended(row, value.label, text, local, add is None), century.add
            flags.append(Flag.MENDED_YEAR)
        if not 1970 <= local.year <= self.latest or (add is not None and add != added):
            says = f"a year from 1970 to {self.latest}, written alike in both times"
            raise _Refused(Reason.YEAR, value.label, text, says)
        return Moment(local, moment.zone), added

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
        unit, rated = self.type.unit, self.map.rated.per_hour
        load = f"{self.type.meter.load_percent - 100} % more"
        says = {
            Reason.BACKWARDS: "an end that is not before the start",
            Reason.TOO_LONG_SESSION: f"at most {self.type.meter.longest_hours} hours",
            Reason.ABOVE_RATED: f"at most {rated} {unit} an hour and {load}; {seconds} s is too short for it",
            Reason.PRICE: "revenue in the price band",
            Reason.TOO_LARGE: "a quantity that a meter can show",
        }
        value = self.at.get("ended") or self.at.get("duration") or self.at["started"]
        if reason is Reason.PRICE:
            value = self.at.get("revenue") or value
        elif reason in (Reason.ABOVE_RATED, Reason.TOO_LARGE):
            value = self.at.get("quantity") or value
        return _Refused(reason, value.label, value.of(row), says.get(reason, str(quantity)))
