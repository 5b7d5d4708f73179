"""All known errors and events: selector or topic to class, over every bound contract.

Generated bindings register an index of names, and a class is imported when its bytes are met. This holds for however
deep a call the revert came from: a contract's own ABI does not name the errors of contracts that it calls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from rwa_chain.chain.codec import Event
from rwa_chain.errors import ChainError, ContractError


def plain_name(name: str) -> str:
    """An error's or event's ``Contract.Name`` as lives, tables and messages say it: without the I of an interface."""
    return re.sub(r"^I(?=[A-Z])", "", name)


class Registry:
    """Names of error classes by selector and of event classes by topic; both hexadecimal without 0x."""

    def __init__(self) -> None:
        self._errors: dict[str, str] = {}
        self._events: dict[str, list[str]] = {}
        self._classes: dict[str, type] = {}
        self._abi: Callable[[str], list[dict[str, Any]]] | None = None

    def register(
        self,
        *,
        errors: Mapping[str, str],
        events: Mapping[str, Sequence[str]],
        abi: Callable[[str], list[dict[str, Any]]] | None = None,
    ) -> None:
        """Add names written ``module:Class.Inner``; what was registered first for a selector stays.

        ``abi`` gives the ABI of "source:Name".
        """
        self._abi = self._abi or abi
        for selector, name in errors.items():
            self._errors.setdefault(selector, name)
        for topic, names in events.items():
            known = self._events.setdefault(topic, [])
            known.extend(name for name in names if name not in known)

    def abi(self, qualified_name: str) -> list[dict[str, Any]]:
        """The ABI of a contract that a binding is for, by "source:Name"; raises `ChainError` where nobody has it."""
        if self._abi is None:
            raise ChainError(f"the ABI of {qualified_name} is not known")
        return self._abi(qualified_name)

    def error(self, selector: bytes) -> type[ContractError] | None:
        """The error class of a selector."""
        name = self._errors.get(selector.hex())
        if name is None:
            return None
        found = self._resolve(name)
        assert issubclass(found, ContractError), name
        return found

    def path(self, *, error: str = "", event: str = "", indexed: int = 0) -> str | None:
        """The name, ``module:Class.Inner``, of the class of an error's selector or of an event's topic."""
        if error:
            return self._errors.get(error)
        found = (name for name in self._events.get(event, ()) if self._is_event(name, indexed))
        return next(found, None)

    def _is_event(self, name: str, indexed: int) -> bool:
        kind = self._resolve(name)
        return issubclass(kind, Event) and kind.indexed() == indexed

    def error_names(self) -> list[str]:
        """Every error as it names itself, `Library.Error`; no class is imported for it."""
        paths = {path.partition(":")[2] for path in self._errors.values()}
        return sorted(plain_name(path) for path in paths)

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
