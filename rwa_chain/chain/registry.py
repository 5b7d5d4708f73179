"""All known errors and events: selector or topic to class, over every bound contract.

Generated bindings register an index of names, and a class is imported when its bytes are met. This holds for however
deep a call the revert came from: a contract's own ABI does not name the errors of contracts that it calls.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module

from rwa_chain.chain.codec import Event
from rwa_chain.errors import ContractError


class Registry:
    """Names of error classes by selector and of event classes by topic; both hexadecimal without 0x."""

    def __init__(self) -> None:
        self._errors: dict[str, str] = {}
        self._events: dict[str, list[str]] = {}
        self._classes: dict[str, type] = {}

    def register(self, *, errors: Mapping[str, str], events: Mapping[str, Sequence[str]]) -> None:
        """Add names written ``module:Class.Inner``; what was registered first for a selector stays."""
        for selector, name in errors.items():
            self._errors.setdefault(selector, name)
        for topic, names in events.items():
            known = self._events.setdefault(topic, [])
            known.extend(name for name in names if name not in known)

    def error(self, selector: bytes) -> type[ContractError] | None:
        """The error class of a selector."""
        name = self._errors.get(selector.hex())
        if name is None:
            return None
        found = self._resolve(name)
        assert issubclass(found, ContractError), name
        return found

    def error_names(self) -> list[str]:
        """Every error as it names itself, `Library.Error`; no class is imported for it."""
        paths = {path.partition(":")[2] for path in self._errors.values()}
        return sorted(re.sub(r"^I(?=[A-Z])", "", path) for path in paths)

    def event(self, topic: str, indexed: int) -> type[Event] | None:
        """The event class of a topic that has so many indexed fields (ERC-20 and ERC-721 share a topic)."""
        for name in self._events.get(topic.removeprefix("0x"), ()):
            found = self._resolve(name)
            assert issubclass(found, Event), name
            if found.indexed() == indexed:
                return found
        return None

    def _resolve(self, name: str) -> type:
        if name not in self._classes:
            module, _, path = name.partition(":")
            found: object = import_module(module)
            for part in path.split("."):
                found = getattr(found, part)
            assert isinstance(found, type), name
            self._classes[name] = found
        return self._classes[name]


REGISTRY = Registry()
"""The one registry of this process: it holds types, never state of a chain."""
