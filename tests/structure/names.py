"""The words that people see: identifiers of contracts and of the Python packages, help pages, the report's text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from rwa_chain.solidity import ROOT

CONTRACTS, PACKAGE = ROOT / "contracts", ROOT / "rwa_chain"
_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|import\b[^;]*;|\"[^\"\n]*\"", re.DOTALL)
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")


@dataclass(frozen=True, order=True)
class Name:
    """One identifier, and the file that uses it (a path below the repository)."""

    name: str
    file: str

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"

    @property
    def words(self) -> str:
        """Its words in lower case between spaces: ``taxOwner`` and ``TAX_OWNER`` are " tax owner "."""
        return f" {' '.join(word.lower() for word in _WORD.findall(self.name))} "


def solidity_names() -> set[Name]:
    """Every identifier of every contract, the libraries' that it uses among them; no comments, no texts."""
    return {
        Name(found, file.relative_to(ROOT).as_posix())
        for file in CONTRACTS.rglob("*.sol")
        for found in re.findall(r"\b[A-Za-z_]\w*", _NOT_CODE.sub(" ", file.read_text(encoding="utf-8")))
    }


def _public(body: list[ast.stmt]) -> Iterator[str]:
    """Classes, functions, parameters, fields and constants that do not begin with an underscore."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)
        if isinstance(node, ast.FunctionDef) and (not node.name.startswith("_") or node.name == "__init__"):
            yield from (each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg))
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (each.id for each in targets if isinstance(each, ast.Name) and not each.id.startswith("_"))


def python_names() -> set[Name]:
    """Every public name that a module of the library declares; the bindings' are the contracts' own."""
    return {
        Name(found, file.relative_to(ROOT).as_posix())
        for file in PACKAGE.rglob("*.py")
        if "bindings" not in file.parts
        for found in _public(ast.parse(file.read_text(encoding="utf-8")).body)
    }


class _Text(HTMLParser):
    """What a reader of a page sees: no tags, no style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.seen.append(data)


def report_text() -> str:
    """The sentences of the report's template in lower case, without its expressions."""
    page = _Text()
    template = (PACKAGE / "report" / "report.html.j2").read_text(encoding="utf-8")
    page.feed(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", template, flags=re.DOTALL))
    return " ".join(page.seen).lower()
