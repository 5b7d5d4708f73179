"""Floors: which package may import which, as the READMEs write them (`a · b < c`), and the imports there are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SOLIDITY_IMPORT = re.compile(r"^import\s+[^;]*?[\"']([^\"']+)[\"']\s*;", re.MULTILINE)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Import:
    """One import: who imports, and what (a path below contracts/, a dotted module, or a foreign name)."""

    file: str
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.target}"


def floors(text: str) -> dict[str, int]:
    """Package → floor, from the paragraph that begins with "Floors"."""
    paragraph = re.search(r"^Floors[^:]*:(.*?)\.$", text, re.DOTALL | re.MULTILINE)
    assert paragraph, "no paragraph of floors"
    levels = " ".join(paragraph[1].split()).split("<")
    found = {name.strip(" `"): level for level, names in enumerate(levels) for name in names.split("·")}
    assert len(found) == sum(len(names.split("·")) for names in levels), "a package stands on two floors"
    return found


def without_comments(text: str) -> str:
    """Solidity with its comments gone and its lines kept."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def solidity_imports(root: Path, file: Path, text: str) -> Iterator[Import]:
    """Imports of one source; those of this tree as paths below ``root``."""
    bare = without_comments(text)
    for found in _SOLIDITY_IMPORT.finditer(bare):
        target = found[1]
        if target.startswith("."):
            target = (file.parent / target).resolve().relative_to(root.resolve()).as_posix()
        else:
            target = target.removeprefix("contracts/")
        yield Import(file.relative_to(root).as_posix(), bare[: found.start()].count("\n") + 1, target)


def python_imports(root: Path, file: Path, text: str) -> Iterator[Import]:
    """Imports of one module, those inside functions and under TYPE_CHECKING too, as dotted names."""
    name = file.relative_to(root).as_posix()
    package = file.relative_to(root).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            for each in node.names:
                yield Import(name, node.lineno, each.name)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((*package[: len(package) - node.level + 1], *filter(None, [node.module])))
            module = base if node.level else node.module or ""
            for each in node.names:
                yield Import(name, node.lineno, f"{module}.{each.name}")
