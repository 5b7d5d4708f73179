"""From Solidity's names to Python's: the same word, in Python's case."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

#: Names that a method may not take: what every contract object has, and types that annotations name.
METHOD_RESERVED = frozenset(
    {"abi", "chain", "address", "w3", "deploy", "deployment", "creation", "write", "classmethod", "dataclass"}
    | {"str", "tuple", "int", "bool", "bytes"}
)
ERROR_RESERVED = frozenset({"context", "arguments", "args", "sentence", "detail", "takes", "within", "add_note"})
EVENT_RESERVED = frozenset({"place", "indexed", "of_log"})


def snake_case(name: str) -> str:
    """`balanceOf` becomes `balance_of`, `DOMAIN_SEPARATOR` `domain_separator`, `IERC20` `ierc20`."""
    return _WORD.sub("_", name.strip("_")).lower()


def python_name(name: str, reserved: Iterable[str] = ()) -> str:
    """A Python name of a parameter, field or method; one that means something else gets a trailing underscore."""
    plain = snake_case(name)
    return f"{plain}_" if keyword.iskeyword(plain) or plain in reserved else plain


def python_names(names: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """Names for all parameters of one function: those without get one by position, and none comes twice."""
    taken: set[str] = set(reserved)
    result: list[str] = []
    for position, name in enumerate(names):
        found = python_name(name, reserved) or f"argument_{position}"
        while found in taken:
            found += "_"
        taken.add(found)
        result.append(found)
    return result


def constant_name(name: str) -> str:
    """The name of a member that shall not shadow anything."""
    return f"{name}_" if keyword.iskeyword(name) or hasattr(builtins, name) else name
