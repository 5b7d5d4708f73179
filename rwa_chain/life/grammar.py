"""The grammar of lives, read from their classes: the reference page, and a JSON Schema for editors."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from rwa_chain.life.act import Act, Branch
from rwa_chain.life.fields import Reference
from rwa_chain.life.instrument import Instrument
from rwa_chain.life.load import FIELDS
from rwa_chain.life.setting import Administration, Bank, ClearingBank, Document, Party, Stablecoin, Venue

SECTIONS: Mapping[str, type[BaseModel]] = {
    "administration": Administration,
    "clearing_bank": ClearingBank,
    "clearing_banks": ClearingBank,
    "banks": Bank,
    "stablecoins": Stablecoin,
    "venues": Venue,
    "cast": Party,
    "documents": Document,
}
_LISTS = ("clearing_banks", "banks", "stablecoins", "venues", "cast", "documents", "instruments", "acts")
_TOP = {
    "scenario": ("an id", "the life's name; its ledger goes to out/NAME"),
    "title": ("text", "the heading of the report"),
    "time_zone": ("text", "the time zone of its dates; without one, that of its first instrument's terms, or UTC"),
    "currency": ("text", "the currency of banks that name none; without one, its first instrument's"),
    "administration": ("fields", "delays and approvals; may be left out"),
    "clearing_bank": ("fields", "the bank whose money moves between banks; may be left out"),
    "clearing_banks": ("a list", "the clearing banks of further currencies; may be left out"),
    "banks": ("a list", "at least one"),
    "stablecoins": ("a list", "may be left out"),
    "venues": ("a list", "may be left out"),
    "cast": ("a list", "all parties; the engine adds missing desks, and labels them as made up"),
    "documents": ("a list", "may be left out"),
    "instruments": ("a list", "each with its `kind`"),
    "acts": ("a list", "each with its `act` and the date `on`, in order"),
}
_PLAIN: Mapping[Any, str] = {
    Decimal: "a decimal in quotes",
    date: "a date",
    time: 'a time of day, `"HH:MM"`',
    bool: "`true` or `false`",
    int: "a whole number",
}
_ABOUT = """
A life is a YAML file with a cast, instruments and acts. `rwa new bond > my.yaml` writes one that plays,
`rwa replay my.yaml` plays it, `rwa new --schema` prints a JSON Schema for editors. All problems of a file are reported
at once, each with its line, its value and what would be right, before anything starts.

Decimals stand in quotes (`"2.62"`), dates bare (`2026-03-02`), per cent as quoted (`"2.62"` is 2.62 %). Any value may
say how it is known: `{ value: "2.62", fact: where from }`, or `derived:`, or `assumed:`; on a mapping a label holds for
all below it. A party that is a `fact` has no adverse act that is `assumed`, unless a made-up `twin` stands in for it.
"""


# ---- the page ----


def page() -> str:
    """`docs/reference/lives.md`."""
    lines = [
        "# Lives as files",
        "",
        "<!-- Written by `python -m rwa_chain.scenarios.reference`; do not edit. -->",
        "",
        *_ABOUT.strip().split("\n"),
        "",
        "## The file",
        "",
        "| field | what | |",
        "| --- | --- | --- |",
        *(f"| `{name}` | {what} | {told} |" for name, (what, told) in _TOP.items()),
        "",
    ]
    for name, model in SECTIONS.items():
        lines += _section(name, model)
    lines += ["# Instruments", ""]
    for word, kind in sorted(Instrument.registry.items()):
        lines += _section(word, kind, "kind")
        for variant in kind.variants():
            lines += _variant(variant, kind)
    lines += [
        "# Acts",
        "",
        "Every act has `on`, its date; `of`, its instrument's ticker, which a life of one instrument may leave out;",
        "and may have `title`, `step` (its number, counted on where it has none) and `only` (a variant of the",
        "instrument, such as a bond's coupon frequency, that it belongs to). In Python the same class is played:",
        '`world.play(Trade(of="RAIL1", on=date(2026, 3, 12), …))`.',
        "",
    ]
    acts = sorted(Act.registry.items())
    for word, act in acts:
        if not act.IS_BRANCH:
            lines += _section(word, act, "act")
    lines += [
        "# Branches",
        "",
        "A branch is played from a snapshot before the act numbered `snapshot_before`, and undone. `twin` names",
        "made-up parties in the place of real ones.",
        "",
    ]
    for word, act in acts:
        if act.IS_BRANCH:
            lines += _section(word, act, "act")
    return "\n".join(lines).rstrip() + "\n"


def _section(word: str, model: type[BaseModel], tag: str = "") -> Iterator[str]:
    yield from (f"## `{tag + ': ' if tag else ''}{word}`", "", *inspect.cleandoc(model.__doc__ or "").split("\n"), "")
    hidden = {tag, *(Branch.model_fields if issubclass(model, Branch) else ())}
    hidden |= set(Act.model_fields) if issubclass(model, Act) else set()
    rows = list(_rows(model, hidden))
    if rows:
        yield from ("| field | what | without it |", "| --- | --- | --- |", *rows, "")


def _variant(variant: type[Instrument], kind: type[Instrument]) -> Iterator[str]:
    """The differences of a variant from its kind."""
    own = {name for name, info in variant.model_fields.items() if info != kind.model_fields[name]}
    if own:
        told = inspect.cleandoc(variant.__doc__ or "").split("\n")
        rows = _rows(variant, set(variant.model_fields) - own)
        yield from ("### " + told[0].rstrip("."), "", "| field | what | without it |", "| --- | --- | --- |", *rows, "")


def _rows(model: type[BaseModel], hidden: set[str], above: str = "") -> Iterator[str]:
    for name, info in model.model_fields.items():
        if name in hidden:
            continue
        what = _words(info.annotation, info.metadata)
        yield f"| `{above}{name}` | {what} | {_default(info)} |"
        inner = _model_in(info.annotation)
        if inner is not None:
            yield from _rows(inner, set(), f"{above}{name}.")


def _default(info: Any) -> str:
    if info.is_required():
        return "must be there"
    value = info.get_default(call_default_factory=True)
    if value in (None, (), {}, "", PydanticUndefined) or isinstance(value, BaseModel):
        return ""
    if isinstance(value, tuple):
        return f"`[{', '.join(str(each) for each in value)}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _inner(annotation: Any) -> tuple[Any, list[Any]]:
    """A type without its annotations and without None, and the annotations."""
    found: list[Any] = []
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            found += more
            continue
        if get_origin(annotation) in (Union, UnionType):
            options = [each for each in get_args(annotation) if each is not NoneType]
            if len(options) == 1:
                annotation = options[0]
                continue
        return annotation, found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field is, or a list of."""
    kind, _ = _inner(annotation)
    if get_origin(kind) in (tuple, list):
        kind, _ = _inner(get_args(kind)[0])
    return kind if inspect.isclass(kind) and issubclass(kind, BaseModel) else None


def _words(annotation: Any, metadata: Any = ()) -> str:
    """A type in people's words."""
    kind, more = _inner(annotation)
    named = next((each.kind for each in (*metadata, *more) if isinstance(each, Reference)), None)
    if named == "error":
        return "an error of the contracts, such as `CountryRule.CountryDenied`"
    if named:
        return f"the {'ticker of an instrument' if named == 'instrument' else f'id of a {named}'}"
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, list):
        return f"a list: {_words(arguments[0])}"
    if origin is dict:
        return f"by {_words(arguments[0])}: {_words(arguments[1])}"
    if origin is Literal:
        return f"`{arguments[0]}`"
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return f"one of {', '.join(f'`{each.value}`' for each in kind)}"
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        return "fields"
    words = {
        Decimal: "a decimal in quotes",
        date: "a date",
        time: 'a time of day, `"HH:MM"`',
        bool: "`true` or `false`",
    }
    return words.get(kind, {int: "a whole number", str: "text"}.get(kind, "text"))


# ---- the schema ----


def schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a life, for editors; what holds between fields is checked by `rwa replay`."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {name: {"type": "string"} for name in ("title", "time_zone", "currency")}
    properties["scenario"] = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,31}$"}
    for name, model in SECTIONS.items():
        one = _of_model(model, definitions)
        properties[name] = {"type": "array", "items": one} if name in _LISTS else one
    kinds: list[type[BaseModel]] = [each for _, kind in sorted(Instrument.registry.items()) for each in kind.variants()]
    acts: list[type[BaseModel]] = [act for _, act in sorted(Act.registry.items())]
    for name, tag, models in (("instruments", "kind", kinds), ("acts", "act", acts)):
        options = [_of_model(each, definitions, tag) for each in models]
        properties[name] = {"type": "array", "items": {"oneOf": options}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A life: instruments, who is there, what happens",
        "type": "object",
        "properties": {name: _labelled(properties[name]) for name in FIELDS},
        "required": ["scenario", "title", "banks", "cast", "acts"],
        "additionalProperties": False,
        "$defs": definitions,
    }


_LABELS = {each: {"type": ["string", "boolean"]} for each in ("fact", "derived", "assumed")}


def _labelled(found: dict[str, Any]) -> dict[str, Any]:
    """A value, or a mapping of it with how it is known."""
    with_label = {
        "type": "object",
        "properties": {"value": found, **_LABELS},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"anyOf": [found, with_label]}


def _of_model(model: type[BaseModel], definitions: dict[str, Any], tag: str = "") -> dict[str, Any]:
    name = f"{model.__module__.rpartition('.')[2]}.{model.__name__}"
    if name not in definitions:
        definitions[name] = {}
        fields = model.model_fields.items()
        definitions[name] = {
            "type": "object",
            "description": inspect.cleandoc(model.__doc__ or ""),
            "properties": {
                **{each: _labelled(_of_type(info.annotation, definitions)) for each, info in fields if each != tag},
                **({tag: {"const": get_args(model.model_fields[tag].annotation)[0]}} if tag else {}),
                **_LABELS,
            },
            "required": [each for each, info in fields if info.is_required()] + ([tag] if tag else []),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _of_type(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    kind, _ = _inner(annotation)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, list):
        return {"type": "array", "items": _labelled(_of_type(arguments[0], definitions))}
    if origin is dict:
        values = _labelled(_of_type(arguments[1], definitions))
        return {"type": "object", "properties": dict(_LABELS), "additionalProperties": values}
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        return _of_model(kind, definitions)
    if kind is Decimal:
        return {"type": ["string", "integer"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
    if kind is date:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if kind is time:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
    return {"type": {bool: "boolean", int: "integer"}.get(kind, "string")}
