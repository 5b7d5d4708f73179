"""Errors between a Solidity source and its artifact."""

from __future__ import annotations

from collections.abc import Sequence

from rwa_chain.errors import BuildError


class CompileError(BuildError):
    """The compiler refused the sources; `messages` are its own, with file, line and excerpt."""

    def __init__(self, unit: str, messages: Sequence[str]) -> None:
        super().__init__(unit, messages)
        self.unit = unit
        self.messages = tuple(messages)

    def __str__(self) -> str:
        return f"{self.unit} does not compile:\n\n" + "\n".join(self.messages).rstrip()


class CompilerMissing(BuildError):
    """The compiler is not installed, does not run, or is of another version than the settings ask for."""


class SourceMissing(BuildError):
    """A source imports a file that does not exist."""

    def __init__(self, importer: str, imported: str) -> None:
        super().__init__(importer, imported)
        self.importer = importer
        self.imported = imported

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported}, which does not exist"


class ArtifactMissing(BuildError):
    """No artifact of that name, or none made from the sources as they are now."""


class LinkError(BuildError):
    """Bytecode needs the address of a library that was not given."""
