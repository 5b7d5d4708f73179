"""Types of a life's fields; each refuses a wrong value with a sentence that says what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, get_args

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from rwa_chain.life.source import YamlFloat


class Model(BaseModel):
    """A part of a life: frozen, unknown fields refused with the name that was probably meant."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_fields(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise PydanticCustomError("expected", "a mapping of fields: {fields}", {"fields": ", ".join(_names(cls))})
        unknown = [key for key in data if key not in _names(cls)]
        if unknown:
            raise ValidationError.from_exception_data(cls.__name__, [_unknown(cls, key, data[key]) for key in unknown])
        return data


def closest(word: str, words: list[str]) -> str:
    """A question with the most similar word, or a list of all words."""
    near = get_close_matches(word, words, n=1)
    return f"did you mean {near[0]}?" if near else f"one of {', '.join(words)}"


def _names(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _unknown(model: type[BaseModel], key: str, value: Any) -> InitErrorDetails:
    error = PydanticCustomError("expected", "{expected}", {"expected": f"a known field: {closest(key, _names(model))}"})
    return InitErrorDetails(type=error, loc=(key,), input=value)


def _refuse(expected: str) -> PydanticCustomError:
    return PydanticCustomError("expected", "{expected}", {"expected": expected})


_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _decimal(given: Any) -> Decimal:
    if isinstance(given, float):
        text = given.text if isinstance(given, YamlFloat) else repr(given)
        raise _refuse(f'a decimal as text, not a float: write "{text}" in quotes')
    if isinstance(given, Decimal):
        return given
    if isinstance(given, bool) or not isinstance(given, (int, str)) or not _DECIMAL.fullmatch(str(given)):
        raise _refuse('a decimal as text, such as "1000000.00"')
    return Decimal(given)


def _date(given: Any) -> date:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise _refuse("a date that exists, written YYYY-MM-DD") from None


def _time(given: Any) -> time:
    if isinstance(given, time):
        return given
    if not isinstance(given, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", given):
        raise _refuse('a time of day, written "HH:MM"')
    return time.fromisoformat(given)


def _text(given: Any) -> str:
    if not isinstance(given, str) or not given.strip():
        raise _refuse("text")
    return given


def _identifier(given: Any) -> str:
    if not isinstance(given, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,31}", given):
        raise _refuse("an id of up to 32 letters, digits, - and _, beginning with a letter")
    return given


AnyDecimal = Annotated[Decimal, BeforeValidator(_decimal)]
Money = Annotated[AnyDecimal, Ge(0)]
Positive = Annotated[AnyDecimal, Gt(0)]
Percent = Annotated[AnyDecimal, Ge(0), Le(1000)]
Day = Annotated[date, BeforeValidator(_date)]
Clock = Annotated[time, BeforeValidator(_time)]
Text = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, BeforeValidator(_identifier)]
Count = Annotated[int, Field(strict=True, ge=0)]
Units = Annotated[int, Field(strict=True, gt=0)]
Flag = Annotated[bool, Field(strict=True)]
Country = Annotated[int, Field(strict=True, ge=1, le=999)]


@dataclass(frozen=True)
class Reference:
    """What an id names: a party, a wallet, a bank, a venue, a document, a stablecoin, an instrument, or an error of the
    contracts."""

    kind: str


PartyId = Annotated[Id, Reference("party")]
WalletId = Annotated[Id, Reference("wallet")]
BankId = Annotated[Id, Reference("bank")]
VenueId = Annotated[Id, Reference("venue")]
DocumentId = Annotated[Id, Reference("document")]
CoinId = Annotated[Id, Reference("stablecoin")]
Ticker = Annotated[Id, Reference("instrument")]
ErrorName = Annotated[Text, Reference("error")]
Whole = Annotated[int, Field(strict=True, ge=0)]


def references(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every id that a model names, with its place and the kind of what it names."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _of(getattr(value, name), (*place, name), info.annotation, info.metadata)
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from references(each, (*place, index))


def _of(
    value: Any, place: tuple[str | int, ...], annotation: Any, metadata: Sequence[Any] = ()
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Ids in a value of a field, by what annotates it, its items, its keys or its values."""
    inner = [each for each in get_args(annotation) if each not in (Ellipsis, type(None))]
    if isinstance(value, BaseModel):
        yield from references(value, place)
    elif isinstance(value, dict) and len(inner) == 2:
        for key, each in value.items():
            yield from _of(key, (*place, key), inner[0])
            yield from _of(each, (*place, key), inner[1])
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from _of(each, (*place, index), inner[0] if inner else None)
    elif isinstance(value, str) and value:
        found = [*metadata, *_metadata(annotation)]
        yield from ((place, each.kind, value) for each in found if isinstance(each, Reference))


def _metadata(annotation: Any) -> Iterator[Any]:
    """The annotations of a type, or of one in a union."""
    yield from getattr(annotation, "__metadata__", ())
    for each in get_args(annotation):
        yield from getattr(each, "__metadata__", ())
