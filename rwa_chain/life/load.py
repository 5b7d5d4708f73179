"""A file becomes a life, or an error that names everything it refuses, by line.

Parts are validated one by one, and what holds between them is asked of those that are sound: a file with a wrong time
zone, an unknown act and a trade of units that nobody has is told all three.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from rwa_chain.errors import MISSING, InputError
from rwa_chain.life import source as text
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.fields import Id, Model, Text, closest
from rwa_chain.life.instrument import Instrument
from rwa_chain.life.plan import Plan, problems
from rwa_chain.life.setting import (
    DEFAULT_CLEARING,
    Administration,
    Bank,
    ClearingBank,
    Document,
    Party,
    Stablecoin,
    Venue,
)
from rwa_chain.lifecycle import instants


class LifeError(InputError):
    """A life is refused. `field`, `value` and `expected` are of the first problem, `problems` has them all."""

    def __init__(self, found: list[Problem], source: text.Source) -> None:
        self.problems = tuple(found)
        first = found[0]
        super().__init__(_where(first, source), first.value, first.expected)
        self._sentences = "\n".join(_sentence(problem, source) for problem in found)

    def __str__(self) -> str:
        return self._sentences


def load(path: Path, changes: Mapping[str, str] | None = None) -> Plan:
    """The life of a file, some of its values changed (`{"terms.frequency": "annual"}`); raises `LifeError`."""
    return _plan(text.read(path), changes or {})


def parse(content: str, file: str = "life", changes: Mapping[str, str] | None = None) -> Plan:
    """The life of a text."""
    return _plan(text.parse(content, file), changes or {})


_SECTIONS: Mapping[str, tuple[type[Model], bool]] = {
    "administration": (Administration, False),
    "clearing_bank": (ClearingBank, False),
    "clearing_banks": (ClearingBank, True),
    "banks": (Bank, True),
    "stablecoins": (Stablecoin, True),
    "venues": (Venue, True),
    "cast": (Party, True),
    "documents": (Document, True),
}
FIELDS = ("scenario", "title", "time_zone", "currency", *_SECTIONS, "instruments", "acts")
"""Sections of a file, in the order in which they are shown."""
_NEEDED = ("scenario", "title", "banks", "cast", "acts")


@dataclass
class _Read:
    """The parts read so far."""

    found: list[Problem] = field(default_factory=list)

    def one(self, kind: Any, data: Any, place: text.Place) -> Any:
        """A value of a kind, or None and its problems."""
        try:
            return TypeAdapter(kind).validate_python(data)
        except ValidationError as error:
            problems = [problem_of(details) for details in error.errors()]
            self.found += [Problem((*place, *each.place), each.value, each.expected) for each in problems]
            return None

    def listed(self, data: Any, place: text.Place) -> list[tuple[int, Any]]:
        """A list's items with their places."""
        if data is None:
            return []
        if not isinstance(data, list):
            self.found.append(Problem(place, data, "a list"))
            return []
        return list(enumerate(data))

    def registered(self, data: Any, place: text.Place, word: str, registry: Mapping[str, Any]) -> Any:
        """An act or an instrument by its word."""
        if not isinstance(data, dict):
            self.found.append(Problem(place, data, f"a mapping of fields with `{word}`"))
            return None
        given = data.get(word)
        if given is None:
            self.found.append(Problem((*place, word), None, MISSING))
            return None
        if not isinstance(given, str) or given not in registry:
            self.found.append(
                Problem((*place, word), given, f"a known {word}: {closest(str(given), sorted(registry))}")
            )
            return None
        return self.one(registry[given], data, place)


def _plan(source: text.Source, changes: Mapping[str, str]) -> Plan:
    data = source.data
    if not isinstance(data, dict):
        raise LifeError([Problem((), data, f"a mapping of fields: {', '.join(FIELDS)}")], source)
    for path, value in changes.items():
        _change(source, path, value)
    read = _Read()
    for key in data:
        if key not in FIELDS:
            read.found.append(Problem((key,), data[key], f"a known field: {closest(key, list(FIELDS))}"))
    for key in _NEEDED:
        if data.get(key) is None:
            read.found.append(Problem((key,), None, MISSING))
    parts: dict[str, Any] = {}
    for section, (kind, many) in _SECTIONS.items():
        if many:
            found = [(i, read.one(kind, item, (section, i))) for i, item in read.listed(data.get(section), (section,))]
            parts[section] = [each for _, each in found if each is not None]
        elif section in data:
            parts[section] = read.one(kind, data[section], (section,))
    instruments: dict[str, Instrument] = {}
    for i, item in read.listed(data.get("instruments"), ("instruments",)):
        made = read.registered(item, ("instruments", i), "kind", Instrument.registry)
        if made is not None and made.ticker in instruments:
            read.found.append(Problem(("instruments", i, "ticker"), made.ticker, "a ticker that nothing else has"))
        elif made is not None:
            instruments[made.ticker] = made
    acts: dict[int, Act] = {}
    for i, item in read.listed(data.get("acts"), ("acts",)):
        act = read.registered(item, ("acts", i), "act", Act.registry)
        if act is not None:
            acts[i] = act
    zone = _zone(read, data, instruments)
    partial = bool(read.found)
    plan = Plan(
        scenario=read.one(Id, data["scenario"], ("scenario",)) if "scenario" in data else "",
        title=read.one(Text, data["title"], ("title",)) if "title" in data else "",
        zone=zone,
        clearing_bank=parts.get("clearing_bank") or DEFAULT_CLEARING,
        further_clearing=parts["clearing_banks"],
        banks=parts["banks"],
        stablecoins=parts["stablecoins"],
        cast=parts["cast"],
        venues=parts["venues"],
        documents=parts["documents"],
        administration=parts.get("administration") or Administration(),
        instruments=instruments,
        acts=acts,
        labels=dict(source.labels),
        tag=data.get("currency") if isinstance(data.get("currency"), str) else None,
    )
    sound = not partial and not any(next(each.facts(), None) for each in instruments.values())
    plan.complete(unfold=sound)
    read.found += _between(plan, read.found) if partial else problems(plan)
    if read.found:
        raise LifeError(_in_order(read.found, source), source)
    return plan


def _between(plan: Plan, wrong: list[Problem]) -> Iterator[Problem]:
    """Problems between the sound parts; consequences of a part that was left out are not reported."""
    spoilt = {place[0] for place in (problem.place for problem in wrong) if place}
    try:
        for found in problems(plan):
            if not _leans(found, spoilt):
                yield found
    except (KeyError, StopIteration, InputError):
        return


_MISSED_IN = {
    "a known party": "cast",
    "a known wallet": "cast",
    "a known bank": "banks",
    "a known venue": "venues",
    "a known stablecoin": "stablecoins",
    "a known document": "documents",
    "a known instrument": "instruments",
    "exactly one": "cast",
    "the instrument that": "instruments",
    "an act after": "acts",
    "a party that": "acts",
    "allotments": "instruments",
}
"""By the beginning of a problem, the section whose own problems may be its cause."""


def _leans(problem: Problem, spoilt: Container[object]) -> bool:
    """Whether it may be another problem's consequence: a name of something that was left out, a missing act."""
    return any(problem.expected.startswith(said) and section in spoilt for said, section in _MISSED_IN.items())


def _zone(read: _Read, data: Mapping[str, Any], instruments: Mapping[str, Instrument]) -> ZoneInfo:
    """The life's time zone; without one, that of its first instrument's terms, or UTC."""
    terms = (getattr(each, "terms", None) for each in instruments.values())
    named = next((getattr(each, "time_zone", None) for each in terms if each is not None), None)
    given = data.get("time_zone", named or "UTC")
    try:
        return instants.time_zone(str(given))
    except InputError as refusal:
        if "time_zone" in data:
            read.found.append(Problem(("time_zone",), given, refusal.expected))
        return ZoneInfo("UTC")


def _in_order(found: list[Problem], source: text.Source) -> list[Problem]:
    """The problems by line, each once."""
    seen = {(problem.place, problem.expected): problem for problem in found}
    return sorted(seen.values(), key=lambda problem: source.line(problem.place) or 0)


# ---- what is changed for one run ----


def _change(source: text.Source, path: str, value: str) -> None:
    """Sets the value of a path; raises `InputError` where it names nothing."""
    place = _resolved(source.data, path)
    here = source.data
    for part in place[:-1]:
        here = here[part]
    here[place[-1]] = text.plain_scalar(value)
    source.labels[place] = text.Label(text.Standing.ASSUMED, "set for this run")


def _resolved(data: Any, path: str) -> text.Place:
    """`terms.frequency` of the only instrument, `RAIL1.terms.frequency` of one, or a place from the top."""
    parts: list[Any] = list(path.split("."))
    listed = data.get("instruments") if isinstance(data, dict) else None
    instruments: list[Any] = listed if isinstance(listed, list) else []
    tickers = [each.get("ticker") if isinstance(each, dict) else None for each in instruments]
    if parts[0] in tickers:
        parts[:1] = ["instruments", tickers.index(parts[0])]
    elif parts[0] not in FIELDS and len(instruments) == 1:
        parts[:0] = ["instruments", 0]
    here: Any = data
    place: list[Any] = []
    for number, part in enumerate(parts):
        key, known = _step(here, part)
        if key is None and isinstance(here, dict) and number == len(parts) - 1:
            known = sorted({*known, *_settable(place, data)})
            key = part if part in known else None
        if key is None:
            raise InputError("--set", path, f"a value of the life: {closest(str(part), known)}")
        place.append(key)
        here = here.get(key) if isinstance(here, dict) else here[key]
    return tuple(place)


def _step(here: Any, part: Any) -> tuple[Any, list[str]]:
    """The key of a part below a value, or None; and what there is instead. A list's items go by id, or by place."""
    if isinstance(here, dict):
        return (part if part in here else None), list(here)
    if not isinstance(here, list):
        return None, ["nothing is below it"]
    named = [str(each.get("id", i)) if isinstance(each, dict) else str(i) for i, each in enumerate(here)]
    found = named.index(str(part)) if str(part) in named else None
    if found is None and str(part).isdecimal() and int(part) < len(here):
        found = int(part)
    return found, named


def _settable(place: list[str | int], data: Any) -> list[str]:
    """Fields that the file leaves out, of the mapping at a place within an instrument."""
    if len(place) < 2 or place[0] != "instruments":
        return []
    kind: Any = Instrument.registry.get(str(data["instruments"][place[1]].get("kind")))
    for part in place[2:]:
        info = kind.model_fields.get(part) if kind is not None else None
        kind = info.annotation if info is not None and hasattr(info.annotation, "model_fields") else None
    return list(kind.model_fields) if kind is not None else []


# ---- in people's words ----


def problem_of(error: ErrorDetails) -> Problem:
    """A pydantic error as a problem in plain words."""
    place: text.Place = tuple(part for part in error["loc"] if part != "[key]")
    context: dict[str, Any] = error.get("ctx", {})
    value = error["input"]
    match error["type"]:
        case "expected":
            expected = error["msg"]
        case "missing":
            return Problem(place, None, MISSING)
        case "union_tag_invalid":
            tags = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
            place, value = (*place, "kind"), context["tag"]
            expected = f"a known kind: {closest(str(context['tag']), tags)}"
        case "union_tag_not_found":
            return Problem((*place, "kind"), None, MISSING)
        case "greater_than":
            expected = f"more than {context['gt']}"
        case "greater_than_equal":
            expected = f"{context['ge']} or more"
        case "less_than_equal":
            expected = f"{context['le']} or less"
        case "enum":
            options = [option.strip(" '") for option in str(context["expected"]).replace(" or ", ", ").split(",")]
            expected = f"a known value: {closest(str(value), options)}"
        case "int_type":
            expected = "a whole number without quotes"
        case "bool_type":
            expected = "true or false"
        case "tuple_type":
            expected = "a list"
        case _:
            expected = error["msg"]
    return Problem(place, value, expected)


def _where(problem: Problem, source: text.Source) -> str:
    line = source.line(problem.place)
    at = text.name(problem.place) or "the life"
    return f"{at} ({source.file} line {line})" if line else at


def _sentence(problem: Problem, source: text.Source) -> str:
    value = problem.value.text if isinstance(problem.value, text.YamlFloat) else problem.value
    shown = "" if value is None else f" {_short(value)} is not accepted;"
    return f"{_where(problem, source)}:{shown} expected {problem.expected}"


def _short(value: object) -> str:
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
