"""Declarative files: YAML of known fields, decimals in quotes, every refusal named by file and field."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar

import yaml
from annotated_types import Ge, Le
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from rwa_chain.errors import InputError
from rwa_chain.money import parse_decimal

LARGEST_FILE = 100_000
"""[bytes]"""


def _decimal(value: Any) -> Decimal:
    if isinstance(value, float):
        raise ValueError("a decimal number in quotes; without them it is a float")
    return parse_decimal(value)


Exact = Annotated[Decimal, BeforeValidator(_decimal), Ge(0)]
Percent = Annotated[Exact, Le(100)]


class Part(BaseModel):
    """A part of a declarative file: frozen, unknown fields refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Labelled(Part):
    """Numbers that say how they are known: one of ``fact`` and ``assumed``."""

    fact: str | None = None
    assumed: str | None = None

    @model_validator(mode="after")
    def _one_label(self) -> Self:
        if (self.fact is None) == (self.assumed is None):
            raise ValueError("one label is needed: fact or assumed")
        return self


P = TypeVar("P", bound=Part)

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number without quotes",
    "tuple_type": "a list",
    "dict_type": "a mapping of fields",
    "model_type": "a mapping of fields",
}
_SHOULD = re.compile(r"^(Input|String|Tuple|Dictionary) should (be|have) ")


def load(path: Path, kind: type[P], field: str) -> P:
    """The file as ``kind``; ``field`` is what the person called it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise InputError(field, str(path), f"a file of at most {LARGEST_FILE} bytes")
        data = yaml.safe_load(content.decode("utf-8"))
    except OSError as error:
        raise InputError(field, str(path), f"a readable file ({error.strerror})") from None
    except UnicodeDecodeError:
        raise InputError(field, str(path), "a file in UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}" if mark else ""
        raise InputError(f"{field} {path.name}{where}", getattr(error, "problem", None), "YAML") from None
    if not isinstance(data, dict):
        raise InputError(field, str(path), "a mapping of fields")
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise InputError(f"{path.name}: {place}".rstrip(": "), _shown(first["input"]), _expected(first)) from None


def _expected(error: Any) -> str:
    if error["type"] == "missing":
        return "this field; it is missing"
    if error["type"] == "extra_forbidden":
        return "no field of this name"
    if error["type"] in _TYPES:
        return _TYPES[error["type"]]
    return _SHOULD.sub("", str(error["msg"]).removeprefix("Value error, "))


def _shown(value: Any) -> Any:
    return value if isinstance(value, str | int | float | None) else "(a mapping or a list)"
