"""Times as exports print them: formats in turn, serials of spreadsheets, offsets, zones by column, lengths."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

NAMED = ("iso", "excel", "unix", "unix-ms")
"""Formats that are no pattern of ``strptime``."""
LENGTHS = ("h:m:s", "h:m", "seconds", "minutes", "hours", "iso", "excel")
"""How the length of a session may be written."""
_EXCEL_BEGAN = datetime(1899, 12, 30)
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,30})?")
_CLOCK = re.compile(r"([0-9]{1,5}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.[0-9]+)?)?")
_PERIOD = re.compile(r"P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.[0-9]+)?S)?)?")
_MIDNIGHT = re.compile(r"(?<![0-9:])24:00(:00)?(?![0-9:])")
_ZONES = {"UTC": "UTC", "GMT": "UTC", "Z": "UTC"}
DAY, HOUR = 86_400, 3_600


class Skipped(ValueError):
    """A local time that the zone's clocks jumped over."""


@dataclass(frozen=True)
class Moment:
    """An instant as it was read."""

    local: datetime
    """As the clocks at the place showed it, without a zone."""
    zone: tzinfo
    """Of the place, or the offset that was written."""

    def seconds(self, fold: int = 0) -> int:
        """[s]; ``fold`` 1 is the second time of an hour that exists twice. Raises `Skipped`."""
        aware = self.local.replace(tzinfo=self.zone, fold=fold)
        seconds = int(aware.timestamp())
        shown = datetime.fromtimestamp(seconds, UTC).astimezone(self.zone).replace(tzinfo=None, fold=0)
        if shown != self.local.replace(microsecond=0, fold=0):
            raise Skipped(str(self.local))
        return seconds

    @property
    def twice(self) -> bool:
        """Whether the clocks showed it twice."""
        early, late = (self.local.replace(tzinfo=self.zone, fold=fold).utcoffset() for fold in (0, 1))
        return early != late


@dataclass(frozen=True)
class Clockwork:
    """How a file writes its times."""

    formats: Sequence[str]
    """Tried in turn."""
    zone: tzinfo
    """Of times that name none."""
    zones: Mapping[str, str] = field(default_factory=dict)
    """Time zones by the names that the file gives them."""
    decimal: str = "."
    """The mark of serials, as of the file's numbers; a point is read too."""

    @property
    def minutes_only(self) -> bool:
        """Whether no format has seconds, so that a time stands for its whole minute."""
        return all(each not in NAMED and "%S" not in each and "%X" not in each and "%c" not in each
                   for each in self.formats)  # fmt: skip

    def read(self, text: str, zone: str | None = None) -> Moment:
        """A time, in the zone that it names, else in ``zone``, a name of the file's; raises ``ValueError``."""
        text = text.strip()
        place = self.zone if zone is None else self._zone(zone)
        for form in self.formats:
            try:
                return self._read(text, form, place)
            except (ValueError, OverflowError):
                continue
        raise ValueError(text)

    def _read(self, text: str, form: str, place: tzinfo) -> Moment:
        if form in ("unix", "unix-ms", "excel"):
            text = text.replace(self.decimal, ".", 1)
            if not _NUMBER.fullmatch(text):
                raise ValueError(text)
            if form == "excel":
                days = Decimal(text)
                seconds = int((days * DAY).to_integral_value())
                return Moment(_EXCEL_BEGAN + timedelta(seconds=seconds), place)
            since = int(Decimal(text)) // (1_000 if form == "unix-ms" else 1)
            return Moment(datetime.fromtimestamp(since, UTC).replace(tzinfo=None), UTC)
        bare = _MIDNIGHT.sub(lambda found: "00:00" + (found[1] or ""), text)
        if form == "iso":
            moment = datetime.fromisoformat(bare.upper())
        elif "%Z" in form:
            moment = self._with_zone(bare, form)
        else:
            moment = _read_as(bare, form)
        if bare != text:
            moment += timedelta(days=1)
        if moment.tzinfo is not None:
            return Moment(moment.replace(tzinfo=None), moment.tzinfo)
        return Moment(moment, place)

    def _with_zone(self, text: str, form: str) -> datetime:
        """A time that ends with the name of its zone."""
        if not form.endswith("%Z"):
            raise ValueError(form)
        before, _, name = text.rpartition(" ")
        local = datetime.strptime(before, form.removesuffix("%Z").rstrip())
        return local.replace(tzinfo=self._zone(name))

    def _zone(self, name: str) -> tzinfo:
        known = {**_ZONES, **self.zones}.get(name.strip(), name.strip())
        try:
            return ZoneInfo(known)
        except (KeyError, ValueError, OSError):
            raise ValueError(name) from None


def _read_as(text: str, form: str) -> datetime:
    """A time of a pattern; an hour 24 is the end of its day."""
    try:
        return datetime.strptime(text, form)
    except ValueError:
        before, mark, after = text.rpartition("24")
        if not mark or "%H" not in form:
            raise
        begins = datetime.strptime(f"{before}00{after}", form)
        if begins.time() != time(0):
            raise
        return begins + timedelta(days=1)


def length(text: str, form: str, decimal: str = ".") -> int:
    """[s] of a length, its number with this mark or a point; raises ``ValueError`` for what is none."""
    text = text.strip().replace(decimal, ".", 1)
    if form in ("h:m:s", "h:m"):
        found = _CLOCK.fullmatch(text)
        if found is None or (found[3] is None) != (form == "h:m") or int(found[2]) > 59 or int(found[3] or 0) > 59:
            raise ValueError(text)
        return int(found[1]) * HOUR + int(found[2]) * 60 + int(found[3] or 0)
    if form == "iso":
        found = _PERIOD.fullmatch(text)
        if found is None or text in ("P", "PT"):
            raise ValueError(text)
        days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
        return days * DAY + hours * HOUR + minutes * 60 + seconds
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    scale = {"seconds": 1, "minutes": 60, "hours": HOUR, "excel": DAY}[form]
    found_length = int((Decimal(text) * scale).to_integral_value())
    if found_length < 0:
        raise ValueError(text)
    return found_length
