"""The memory of a world as bytes: a branch works on a copy, and an interrupted run continues from it.

Chains and parties are left out and put back: a memory holds no key. What is read back may hold this library's classes
and plain values only; bytes of anything else are refused.
"""

from __future__ import annotations

import io
import pickle
from enum import Enum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from rwa_chain.chain import Chain, Party
from rwa_chain.errors import InputError

T = TypeVar("T")

_PLAIN = {
    "builtins": {"set", "frozenset", "bytearray", "complex", "slice", "range", "object"},
    "copyreg": {"_reconstructor"},
    "collections": {"OrderedDict", "defaultdict", "Counter", "deque"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "functools": set[str](),
    "pathlib": {"Path", "PosixPath", "WindowsPath", "PurePosixPath"},
    "pathlib._local": {"Path", "PosixPath", "WindowsPath"},
    "pydantic_core": {"PydanticUndefined"},
}


class _Writer(pickle.Pickler):
    def persistent_id(self, found: Any) -> Any:
        """Chains, parties and time zones by name."""
        if isinstance(found, Chain):
            return ("chain", "")
        if isinstance(found, Party):
            return ("party", found.label)
        if isinstance(found, ZoneInfo):
            return ("zone", found.key)
        return None

    def reducer_override(self, found: Any) -> Any:
        """Enumerations by their values: Python 3.11 writes them as calls of `getattr`, which no memory may hold."""
        return (type(found), (found.value,)) if isinstance(found, Enum) else NotImplemented


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, chain: Chain) -> None:
        super().__init__(file)
        self._chain = chain

    def persistent_load(self, name: Any) -> Any:
        """Chains and parties of the chain at hand."""
        kind, label = name
        if kind == "zone":
            return ZoneInfo(label)
        return self._chain if kind == "chain" else self._chain.party(label)

    def find_class(self, module: str, name: str) -> Any:
        """Classes of this library and plain values; raises `UnpicklingError` for others."""
        if module.split(".")[0] == "rwa_chain":
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        elif name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a memory")


def written(value: object) -> bytes:
    """A value as bytes."""
    file = io.BytesIO()
    _Writer(file, protocol=5).dump(value)
    return file.getvalue()


def read(content: bytes, chain: Chain) -> Any:
    """A value of bytes, on a chain; raises `InputError` where they are none that `written` made."""
    try:
        return _Reader(io.BytesIO(content), chain).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError) as error:
        raise InputError("memory", str(error), "what an earlier run wrote") from None


def copy_of(value: T, chain: Chain) -> T:
    """A copy that shares the chain and the keys, and nothing else."""
    copied: T = read(written(value), chain)
    return copied
