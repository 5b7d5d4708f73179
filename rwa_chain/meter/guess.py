"""A first map of a file that nobody has mapped yet: what its rows let one guess, and what they can't say.

Guessed are encoding, marks, header, columns, formats, and units by the names of columns. What no file says (its
tariff, the devices' rated power, the zone of times without one) is left as a word that no map accepts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import yaml

from rwa_chain.errors import InputError
from rwa_chain.meter.currency import parted
from rwa_chain.meter.file_map import BEFORE
from rwa_chain.meter.lines import Row, rows
from rwa_chain.meter.moments import LENGTHS, Clockwork, length
from rwa_chain.meter.numerals import Numerals, with_unit
from rwa_chain.meter.tables import KINDS, sampled
from rwa_chain.money import DECIMALS

TELL = "TELL"
"""Stands where a person has to say something."""
_LOOKED_AT = 2_000
"""[rows]"""
_DELIMITERS = (",", ";", "\t", "|")
_DATES = (
    "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y", "%d/%m/%y", "%m/%d/%y",
    "%d.%m.%y", "%Y%m%d", "%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d-%b-%y",
)  # fmt: skip
_TIMES = ("%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p", "%H:%M:%S.%f")
_FORMATS = (
    *(
        f"{date}{gap}{time}{zone}"
        for date in _DATES
        for gap in (" ", "T")
        for time in _TIMES
        for zone in ("", "%z", " %z")
    ),
    "%a, %d %b %Y %H:%M:%S %Z",
    *_DATES,
)
_NAMES: dict[str, str] = {
    "session": r"(^id$|session|transaction|txn|charg\w* ?event|event ?id|vorgang|订单|流水|_id$)",
    "device": r"(charge ?point|\bcp ?id|evse|charger|device|pile|inverter|meter\b|ladepunkt|säule|saeule|\bport\b|pdc"
    r"|borne|桩|设备)",
    "station": r"(site|location|park|station|garage|address|standort|depot|hub|站)",
    "started": r"(start|begin|from|plug.?in|connect|beginn|d[ée]but|opened|created|date.?time|timestamp|开始)",
    "ended": r"(end|stop|until|^to$|plug.?out|disconnect|^fin|ende|结束)",
    "duration": r"(duration|length|dauer|时长|total ?time|charging ?time)",
    "quantity": r"(kwh|wh\b|energy|energie|consum|volume|电量|verbrauch|kw\b|generation|reading|register|zählerstand"
    r"|示数)",
    "reported": r"(cost|amount|price|fee|paid|revenue|dollars|betrag|kosten|prix|total ?\(|金额|charge ?amount|€|£|\$)",
    "zone": r"(time[ _]?zone|zeitzone|^tz$|^zone$)",
}
_ANY_DATE = re.compile(r"(date|datum|day|time|zeit|日)", re.IGNORECASE)
_UNITS = {"mwh": "MWh", "kwh": "kWh", "wh": "Wh", "kw": "kW"}
_PERSONAL = re.compile(
    r"(user|driver|customer|name|phone|mobile|mail|card|plate|tag|token|address|zip|postc|手机|车牌)", re.IGNORECASE
)
_PLACE = re.compile(_NAMES["station"], re.IGNORECASE)
_PLUG = re.compile(r"(connector|socket|outlet|plug|\bport\b)", re.IGNORECASE)
_BLANK = {"", "nan", "nat", "null", "none", "n/a", "na", "-"}
"""What stands where there is nothing."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STEPS = 8
"""Rows after another of the same device that tell a register from sessions."""
_MOSTLY = 0.95
"""The part of the rows that have an id of their own, where some are given twice."""


@dataclass
class Looked:
    """A column as it was seen."""

    name: str
    values: list[str]
    formats: list[str] = field(default_factory=list)
    """Those that read all of its values as times."""
    numerals: list[Numerals] = field(default_factory=list)
    """Those that read all of its values as numbers."""
    currencies: frozenset[str] = frozenset()
    """What signs beside its numbers may mean; none where there are none."""
    length: str = ""
    """The form that reads all of its values as lengths."""

    @property
    def distinct(self) -> int:
        """How many values it has."""
        return len(set(self.values))


@dataclass(frozen=True)
class Guessed:
    """A first map."""

    text: str
    """YAML with remarks."""
    guessed: tuple[str, ...]
    """What was guessed, and from what."""
    untold: tuple[str, ...]
    """What the file doesn't say."""


def guess(path: Path) -> Guessed:
    """A first map of a file; refuses one that can't be read as a table."""
    return _Guess(path).made()


class _Guess:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.map: dict[str, object] = {"asset_type": "charging-pile"}
        self.notes: list[str] = []
        self.untold: list[str] = []
        self.times: dict[str, object] = {}
        self.unit_of: str | None = None
        """A column whose name may say the unit."""
        self.spread: dict[str, Any] = {}
        """Columns that a wide table's cells make."""
        header, lines = self._table()
        if not lines:
            raise InputError("FILE", str(path), "a file with rows after its header")
        self.blank = "" in header
        self.columns = [
            _looked(name, [line[at].strip() for line in lines if line[at].strip().casefold() not in _BLANK])
            for at, name in enumerate(header)
            if name
        ]
        self.roles: dict[str, list[Looked]] = {}

    def made(self) -> Guessed:
        """The map."""
        wide = self._wide()
        self._times()
        self._others()
        self._numbers()
        self._rest(wide)
        return Guessed(self._text(), tuple(self.notes), tuple(self.untold))

    # -- what kind of file -------------------------------------------------------------------------------------------

    def _table(self) -> tuple[list[str], list[list[str]]]:
        kind = KINDS.get(self.path.suffix.lower()) or _content(self.path)
        if kind != "csv":
            header, lines, records = sampled(self.path, kind, _LOOKED_AT)
            if records:
                self.map["records"] = records
                self.notes.append(f"records: the list at {records}")
            if self.path.suffix.lower() not in KINDS:
                self.map["kind"] = kind
            return header, lines
        encoding = _encoding(self.path)
        if encoding != "utf-8":
            self.map["encoding"] = encoding
            self.notes.append(f"encoding {encoding}, by its bytes")
        delimiter, skip = _delimiter(self.path, encoding)
        if delimiter != ",":
            self.map["delimiter"] = delimiter
            self.notes.append(f"delimiter {delimiter!r}: the number of them is the same on most lines")
        if skip:
            self.map["header"] = {"skip": skip}
            self.notes.append(f"{skip} lines before the header: they have fewer cells, or mostly empty ones")
        found = [row.cells for row in islice(rows(self.path, encoding, delimiter, skip), _LOOKED_AT)
                 if isinstance(row, Row)]  # fmt: skip
        header = [cell.strip() for cell in found[0]]
        return header, [cells for cells in found[1:] if len(cells) == len(header)]

    def _wide(self) -> list[str]:
        """Columns that are hours or days themselves."""
        hours = [column.name for column in self.columns if re.fullmatch(r"[0-2]?[0-9]:[0-5][0-9](:00)?", column.name)]
        if len(hours) < 12:
            return self._devices()
        self.map["wide"] = {"match": r"[0-2]?[0-9]:[0-5][0-9](:00)?", "name": "hour", "value": "quantity"}
        minutes = 24 * 60 // len(hours)
        self.notes.append(f"{len(hours)} columns are hours: each cell is a record of {minutes} minutes")
        self.columns = [column for column in self.columns if column.name not in hours]
        self.map["asset_type"] = "inverter"
        self.spread = {"quantity": "quantity"}
        self.times = {"interval_minutes": minutes}
        return hours

    def _devices(self) -> list[str]:
        """Columns that are devices themselves: their names differ by a number, and none names a device."""
        alike: dict[str, list[Looked]] = {}
        for column in self.columns:
            if column.numerals and not column.formats:
                alike.setdefault(re.sub(r"[0-9]+", "#", column.name), []).append(column)
        most = max(alike.values(), key=len, default=[])
        others = [column for column in self.columns if column not in most]
        known = any(re.search(_NAMES["device"], column.name, re.IGNORECASE) and _is_place(column) for column in others)
        energy = any(re.search(_NAMES["quantity"], column.name, re.IGNORECASE) for column in others)
        if len(most) < 2 or "#" not in re.sub(r"[0-9]+", "#", most[0].name) or energy:
            return []
        names = [column.name for column in most]
        if known:
            self.untold.append(f"wide: {len(names)} columns are alike, {names[0]} to {names[-1]}: are they hours?")
            return []
        self.map["wide"] = {"columns": names, "name": "device", "value": "quantity"}
        self.notes.append(f"{len(names)} columns are devices: each cell is a record")
        self.columns = others
        self.spread = {"device": "device", "quantity": "quantity", "session": {"columns": ["device", "time"]}}
        self.unit_of = names[0]
        return names

    # -- which column is what ----------------------------------------------------------------------------------------

    def _named(self, role: str, fits: Callable[[Looked], bool]) -> Looked | None:
        """The free column that fits, by its name first and then by its place."""
        taken = {column.name for found in self.roles.values() for column in found}
        free = [column for column in self.columns if column.name not in taken and fits(column)]
        named = [column for column in free if re.search(_NAMES[role], column.name, re.IGNORECASE)]
        if role == "station":
            # A connector is no place, and a place's name says more than its number.
            places = (each for each in named if not _PLUG.search(each.name))
            named = sorted(places, key=lambda each: "name" not in each.name.lower())
        if not named and role == "started":
            named = [column for column in free if _ANY_DATE.search(column.name)]
        return named[0] if named else None

    def _times(self) -> None:
        named = ("excel", "unix", "unix-ms", "iso")
        whole = [
            column
            for column in self.columns
            if any("%H" in form or "%I" in form or form in named for form in column.formats)
        ]
        for role in ("started", "ended"):
            found = self._named(role, lambda column: column in whole)
            if found is not None:
                self.roles[role] = [found]
                continue
            day = self._named(role, lambda column: bool(set(column.formats) & set(_DATES)))
            if day is None:
                continue
            clock = self._beside(day)
            if clock is not None:
                self.roles[role] = [day, clock]
                self.notes.append(f"{role}: {day.name!r} and {clock.name!r} joined, a date and a time")
            elif role == "started":
                self.roles[role] = [day]
        free = [column for column in whole if all(column not in found for found in self.roles.values())]
        if "started" not in self.roles and free:
            self.roles["started"] = [free[0]]
        if "ended" not in self.roles:
            found = self._named("duration", lambda column: bool(column.length))
            if found is not None:
                self.roles["duration"] = [found]

    def _beside(self, day: Looked) -> Looked | None:
        """The column with the time of a date."""
        # A zone or a format often stands in brackets beside one of the two.
        stem = re.sub(r"(date|datum|day|\(.*?\))", "", day.name, flags=re.IGNORECASE).strip(" _-").lower()
        for column in self.columns:
            other = re.sub(r"(time|zeit|uhr\w*|\(.*?\))", "", column.name, flags=re.IGNORECASE).strip(" _-").lower()
            if column is not day and other == stem and column.values and _reads_all(column.values, _TIMES):
                return column
        return None

    def _others(self) -> None:
        for role in ("zone", "ended_zone"):
            zone = self._named("zone", lambda column: not column.numerals)
            if zone is not None:
                self.roles[role] = [zone]
        quantity = self._named("quantity", lambda column: bool(column.numerals))
        if quantity is not None and "wide" not in self.map:
            self.roles["quantity"] = [quantity]
        session = self._named("session", lambda column: 1 < len(column.values) * _MOSTLY <= column.distinct)
        if session is not None:
            self.roles["session"] = [session]
        reported = self._named("reported", lambda column: bool(column.numerals))
        if reported is not None:
            self.roles["reported"] = [reported]
        for role in ("device", "station"):
            found = self._named(role, _is_place)
            if found is not None:
                self.roles[role] = [found]
        if "device" not in self.roles and "station" in self.roles:
            # Of two that may be either, devices are more than the places where they stand.
            found = self._named("station", _is_place)
            places = sorted([*self.roles.pop("station"), *([] if found is None else [found])], key=_distinct)
            self.roles["device"] = [places.pop()]
            if places:
                self.roles["station"] = places

    # -- how it is written -------------------------------------------------------------------------------------------

    def _numbers(self) -> None:
        counted = [column for role in ("quantity", "reported") for column in self.roles.get(role, [])]
        kinds = Counter(repr(numerals) for column in counted for numerals in column.numerals)
        best = next((numerals for column in counted for numerals in column.numerals
                     if kinds[repr(numerals)] == len(counted)), None)  # fmt: skip
        if best is not None and best != Numerals():
            told = {"decimal": best.decimal, **({"thousands": best.thousands} if best.thousands else {})}
            self.map["numbers"] = told
            self.notes.append(
                f"numbers as in {next((v for c in counted for v in c.values if best.decimal in v), '')!r}"
            )
        named = [column.name for column in self.roles.get("quantity", [])]
        for name in [*named, *([] if self.unit_of is None else [self.unit_of])]:
            unit = next((unit for word, unit in _UNITS.items() if re.search(rf"\b{word}\b|{word}$", name, re.I)), None)
            if unit is not None and unit != "kWh":
                self.map["quantity"] = {"unit": unit}
                self.notes.append(f"unit {unit}, by the name {name!r}")

    def _rest(self, wide: list[str]) -> None:
        self._columns()
        self._told_times()
        used = {column.name for found in self.roles.values() for column in found}
        left = [column.name for column in self.columns if column.name not in used]
        dropped = [*([""] if self.blank else []), *left]
        if dropped:
            self.map["drop"] = dropped
            energy = [column.name for column in self.columns if column.name in left and _is_energy(column)]
            if energy and "quantity" in self.roles:
                self.untold.append(
                    f"dropped, but perhaps energy too: {', '.join(energy)}; a column per device or hour is `wide`"
                )
            personal = [name for name in left if _PERSONAL.search(name) and not _PLACE.search(name)]
            if personal:
                self.notes.append(f"dropped, and perhaps personal: {', '.join(personal)}")
        self.map["tariff"] = {"per_unit": TELL, "currency": TELL, "assumed": TELL}
        self.map["rated"] = {"per_hour": TELL, "assumed": TELL}
        self.untold += ["tariff: what a unit earns; no file's own money is revenue by itself",
                        "rated.per_hour: what a device can do in an hour, such as 60 kW"]  # fmt: skip
        for column in self.roles.get("reported", []):
            if column.currencies and column.currencies != frozenset(DECIMALS):
                codes = sorted(column.currencies)
                self.notes.append(f"reported money in {' or '.join(codes)}, by the sign beside it")
                if len(codes) == 1:
                    self.map["currency"] = codes[0]
        if wide and "device" not in {**self.roles, **self.spread}:
            self.untold.append("columns.device: which column names the device of a row")

    def _columns(self) -> None:
        found = {role: [column.name for column in columns] for role, columns in self.roles.items()}
        told: dict[str, object] = {role: names[0] if len(names) == 1 else {"columns": names}
                                   for role, names in found.items()}  # fmt: skip
        told.update(self.spread)
        if "session" not in told:
            told["session"] = {"numbered": "row-"}
            self.notes.append("session: no column has another value in every row, so rows are numbered")
        if "station" not in told:
            told["station"] = {"constant": self.path.stem[:60] or "site"}
            self.notes.append("station: no column names one, so all devices stand at the same")
        hours = "wide" in self.map and "device" not in self.spread
        if hours and "started" in found:
            told["started"] = {"columns": [*found["started"], "hour"]}
        if "device" in self.spread and "started" in found:
            told["session"] = {"columns": ["device", *found["started"]]}
        for role in ("device", "started", "quantity"):
            if role not in told:
                told[role] = TELL
                self.untold.append(f"columns.{role}: no column looks like it")
        if not {"ended", "duration"} & set(told) and not hours and not self._registers(told):
            self.untold.append("columns.ended, columns.duration or times.interval_minutes: how long a record is")
        for role, names in found.items():
            self.notes.append(f"{role}: {' and '.join(map(repr, names))}, by its name and its values")
        order = ("session", "device", "station", "started", "ended", "duration", "quantity", "counted_from", "reported",
                 "zone", "ended_zone")  # fmt: skip
        self.map["columns"] = {role: told[role] for role in order if role in told}

    def _registers(self, told: dict[str, object]) -> bool:
        """Whether each device's quantities only rise, or only fall, row by row: then they are a register's readings."""
        roles = [self.roles.get(role, []) for role in ("device", "started", "quantity")]
        if self.spread or any(len(found) != 1 for found in roles):
            return False
        device, started, quantity = (found[0] for found in roles)
        if not len(device.values) == len(started.values) == len(quantity.values) or not quantity.numerals:
            return False
        numerals, by_device = quantity.numerals[0], dict[str, list[Decimal]]()
        for name, value in zip(device.values, quantity.values, strict=True):
            by_device.setdefault(name, []).append(numerals.number(with_unit(value)[0]))
        steps = [later - earlier for values in by_device.values() for earlier, later in pairwise(values)]
        # A few sessions may rise by chance; a register rises every time.
        if len(steps) < _STEPS or not any(steps) or (min(steps) < 0 < max(steps)):
            return False
        order = {"order": "newest-first"} if min(steps) < 0 else {}
        self.map["before"] = {"by": [device.name], "columns": [started.name, quantity.name], **order}
        told |= {
            "session": {"columns": [device.name, started.name]},
            "started": BEFORE + started.name,
            "ended": started.name,
            "counted_from": BEFORE + quantity.name,
        }
        self.notes.append(f"before: {quantity.name!r} is a register, since no device's ever turns")
        return True

    def _told_times(self) -> None:
        started = self.roles.get("started", [])
        values = [value for column in started for value in column.values] if len(started) == 1 else []
        both = [*started, *self.roles.get("ended", [])]
        if len(started) == 2:
            pairs = [f"{day} {clock}" for day, clock in zip(started[0].values, started[1].values, strict=False)]
            formats = [form for form in _FORMATS if _reads_all(pairs, (form,))]
        elif len(both) == 2:
            formats = [form for form in both[0].formats if form in both[1].formats] or _several(both)
        else:
            formats = list(started[0].formats) if started else []
        if "wide" in self.map and "device" not in self.spread:
            formats = [f"{form} %H:%M" for form in formats if form in _DATES]
        told: dict[str, object] = {"format": formats[0] if formats else TELL}
        if not formats:
            self.untold.append("times.format: no format that is known here reads all of its times")
        elif len({form for form in formats if "%d" in form}) > 1 and not self._ordered(formats):
            self.untold.append(f"times.format: {formats[0]} was taken, {formats[1]} reads all times too")
        elif len(both) == 2 and not set(both[0].formats) & set(both[1].formats):
            told["format"] = formats
        if formats and ("%z" in formats[0] or any(re.search(r"(Z|[+-][0-9]{2}:?[0-9]{2})$", v) for v in values[:1])):
            told["zone"] = "UTC"
            told["fact"] = "times name their offset"
        else:
            told["zone"], told["assumed"] = TELL, TELL
            self.untold.append("times.zone: its times name no zone")
        duration = self.roles.get("duration")
        if duration:
            if told["format"] == "excel" and _all(partial(_within, 0, 4, ","), duration[0].values):
                duration[0].length = "excel"
            told["duration"] = duration[0].length
            if duration[0].length in ("seconds", "minutes", "hours"):
                self.untold.append(f"times.duration: {duration[0].length} was taken, by the name {duration[0].name!r}")
        told.update(self.times)
        self.map["times"] = told
        if any(re.match(r"00[0-9]{2}-", value) for value in values):
            self._century()

    def _century(self) -> None:
        """Years such as 0014: they are mended where a weekday agrees."""
        day = next((each for each in self.columns if all(v[:3].lower() in _WEEKDAYS for v in each.values)), None)
        if day is None:
            self.untold.append("times: years below 100, and no column of weekdays that would confirm their century")
            return
        self.roles["weekday"] = [day]
        told = {"below": 100, "add": 2000, "weekday": day.name, "assumed": TELL}
        self.map["century"] = told
        self.untold.append(f"century: years below 100 are mended, where {day.name!r} agrees; say how you know")

    def _ordered(self, formats: Sequence[str]) -> bool:
        """Whether only the first format has ends after starts."""
        if not {"started", "ended"} <= set(self.roles) or len(self.roles["started"]) > 1:
            return False
        pairs = list(zip(self.roles["started"][0].values, self.roles["ended"][0].values, strict=False))

        def fine(form: str) -> bool:
            read = Clockwork((form,), UTC)
            try:
                return all(read.read(start).local <= read.read(end).local for start, end in pairs)
            except ValueError:
                return False

        return fine(formats[0]) and not any(fine(form) for form in formats[1:])

    def _text(self) -> str:
        """The map, with what is to tell on top."""
        lines = [f"# A first map of {self.path.name}, by `rwa meter map`: read every line of it before it is used."]
        lines += [f"# guessed · {note}" for note in self.notes]
        lines += [f"# to tell · {note}" for note in self.untold]
        order = (
            "asset_type", "kind", "records", "encoding", "delimiter", "header", "numbers", "columns", "wide",
            "before", "quantity", "drop", "times", "century", "currency", "tariff", "rated",
        )  # fmt: skip
        shown = {name: self.map[name] for name in order if name in self.map}
        return "\n".join(lines) + "\n" + yaml.safe_dump(shown, sort_keys=False, allow_unicode=True, width=110)


def _is_energy(column: Looked) -> bool:
    """Whether its name ends with a unit of energy, and it holds numbers."""
    unit = re.search(r"(^|[^a-z])[km]?wh\W*$", column.name, re.IGNORECASE)
    return unit is not None and bool(column.numerals)


def _is_place(column: Looked) -> bool:
    """Whether a column's values come again and name nobody."""
    personal = _PERSONAL.search(column.name) and not _PLACE.search(column.name)
    again = column.distinct < max(len(column.values), 2) or _PLACE.search(column.name) is not None
    return column.distinct > 0 and again and not personal


def _distinct(column: Looked) -> int:
    return column.distinct


def _looked(name: str, values: list[str]) -> Looked:
    found = Looked(name, values)
    if not values:
        return found
    found.formats = [form for form in _FORMATS if _reads_all(values, (form,))]
    if not found.formats and _reads_all(values, ("iso",)):
        found.formats = ["iso"]
    bare = [parted(with_unit(with_unit(value)[0], per=True)[0]) for value in values]
    for numerals in (Numerals(), Numerals(".", ","), Numerals(",", ""), Numerals(",", "."), Numerals(",", " ")):
        if _all(numerals.number, (text.strip("()") for text, _ in bare)):
            found.numerals.append(numerals)
    if found.numerals:
        found.currencies = frozenset.intersection(*(means for _, means in bare))
        comma = found.numerals[0].decimal
        serials = (("excel", 25_000, 80_000), ("unix", 10**9, 3 * 10**9), ("unix-ms", 10**12, 3 * 10**12))
        if re.search(f"{_NAMES['started']}|{_NAMES['ended']}|{_ANY_DATE.pattern}|^from$|^to$", name, re.IGNORECASE):
            found.formats += [
                form for form, least, most in serials if _all(partial(_within, least, most, comma), values)
            ]
    forms = [form for form in LENGTHS if _all(partial(length, form=form, decimal=","), values)]
    word = next((form for form in ("seconds", "minutes", "hours") if form[:3] in name.lower()), None)
    found.length = word if word in forms else next((form for form in forms if form not in ("excel",)), "")
    return found


def _within(least: int, most: int, decimal: str, text: str) -> None:
    if not least <= Numerals(decimal).number(text) <= most:
        raise ValueError(text)


def _all(read: Callable[[str], object], values: Iterable[str]) -> bool:
    try:
        for value in values:
            read(value)
    except (ValueError, ArithmeticError):
        return False
    return True


def _reads_all(values: Sequence[str], formats: Sequence[str]) -> bool:
    """Whether the formats read the values but for a few: a date that doesn't exist is no reason to doubt the others."""
    read, few = Clockwork(formats, UTC).read, max(len(values) // 50, 1 if len(values) > 2 else 0)
    for value in values:
        try:
            read(value)
        except ValueError:
            few -= 1
            if few < 0:
                return False
    return True


def _several(columns: Sequence[Looked]) -> list[str]:
    """Formats that read the columns together."""
    return [column.formats[0] for column in columns if column.formats]


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            start = file.read(4_096)
    except OSError as error:
        raise InputError("FILE", str(path), f"a readable file ({error.strerror})") from None
    if start.startswith(b"PAR1"):
        return "parquet"
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"{"):
        return "jsonl"
    return "json" if text.startswith(b"[") else "csv"


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(2**20)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    cut = start[: start.rfind(b"\n") + 1] or start
    for encoding in ("utf-8", "gb18030"):
        try:
            text = cut.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or any("\u4e00" <= each <= "\u9fff" for each in text):
            return encoding
    return "cp1252"


def _delimiter(path: Path, encoding: str) -> tuple[str, int]:
    """The mark between cells, and how many lines stand before the header."""
    best: tuple[int, int, str, int] = (0, 0, ",", 0)
    for delimiter in _DELIMITERS:
        try:
            lines = [row.cells for row in islice(rows(path, encoding, delimiter), 60) if isinstance(row, Row)]
        except InputError:
            continue
        width, same = Counter(map(len, lines)).most_common(1)[0]
        if width > 1 and (same, width) > best[:2]:
            # A line before the header has less cells than the rows; spreadsheets fill it up with empty ones.
            wide = [at for at, cells in enumerate(lines) if len(cells) == width]
            full = (at for at in wide if 2 * sum(bool(cell.strip()) for cell in lines[at]) > width)
            best = same, width, delimiter, next(full, wide[0])
    if not best[0]:
        raise InputError("FILE", str(path), "a table: lines of cells, all of the same number")
    return best[2], best[3]
