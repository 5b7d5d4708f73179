"""Solidity sources and what they import, as text: a closed input for the compiler and for its hash."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rwa_chain.solidity.errors import SourceMissing

_IMPORT = re.compile(r"""^[ \t]*import\b[^;"']*["']([^"']+)["']""", re.MULTILINE)
_DEPLOYABLE = re.compile(r"^[ \t]*contract\s+\w+", re.MULTILINE)


@dataclass
class SourceTree:
    """Sources below `root`, read once each; a source's name is its path from there, with forward slashes."""

    root: Path
    remappings: Mapping[str, str]
    _texts: dict[str, str] = field(default_factory=dict)
    _closures: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, remappings: Iterable[str]) -> SourceTree:
        """A tree whose `remappings` are given as the compiler takes them, `prefix=target`."""
        return cls(root, dict(line.split("=", 1) for line in remappings))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Our own sources, all below contracts/, sorted."""
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in self._paths()))

    def _paths(self) -> Iterator[Path]:
        return (path for path in (self.root / "contracts").rglob("*.sol") if not path.name.startswith("."))

    def text(self, name: str) -> str:
        """The source `name` as it is on disk now, or as it was when first read."""
        if name not in self._texts:
            self._texts[name] = (self.root / name).read_text(encoding="utf-8")
        return self._texts[name]

    def is_deployable(self, name: str) -> bool:
        """Whether the source holds a contract that is not abstract, and so is worth optimizing on its own."""
        return _DEPLOYABLE.search(self.text(name)) is not None

    def imports(self, name: str) -> tuple[str, ...]:
        """The names of what `name` imports directly."""
        return tuple(self._resolve(name, path) for path in _IMPORT.findall(self.text(name)))

    def _resolve(self, importer: str, path: str) -> str:
        if path.startswith("."):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))
        else:
            prefix = max((p for p in self.remappings if path.startswith(p)), key=len, default="")
            name = self.remappings.get(prefix, "") + path[len(prefix) :]
        if name not in self._texts and not (self.root / name).is_file():
            raise SourceMissing(importer, path)
        return name

    def closure(self, name: str) -> frozenset[str]:
        """`name` and everything it imports, however deep."""
        if name not in self._closures:
            found: set[str] = set()
            waiting = [name]
            while waiting:
                current = waiting.pop()
                if current not in found:
                    found.add(current)
                    waiting.extend(self.imports(current))
            self._closures[name] = frozenset(found)
        return self._closures[name]
