"""The project's documents as tests read them: fenced blocks, links, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rwa_chain.solidity import ROOT

_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what marks it (`run`, `replayed`), its text, and its first line's number."""

    file: str
    line: int
    language: str
    marks: frozenset[str]
    text: str

    @property
    def runs(self) -> bool:
        """Whether it is run as it stands."""
        return "run" in self.marks

    @property
    def needs_replay(self) -> bool:
        """Whether it is run in a folder in which `rwa replay fubi --keep 21` was played."""
        return "replayed" in self.marks

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def documents() -> list[Path]:
    """Every Markdown file of the project."""
    folders = (ROOT / "docs", ROOT / "contracts", ROOT / "rwa_chain", ROOT / "tests", ROOT / "scripts")
    return sorted([*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.md"))])


def blocks(name: str, text: str) -> Iterator[Block]:
    """The fenced blocks of a document; "```python run" marks one that is run as it stands."""
    for found in _FENCE.finditer(text):
        words = found[1].split()
        yield Block(name, text[: found.start(2)].count("\n") + 1, (words or [""])[0], frozenset(words[1:]), found[2])


def links(text: str) -> list[str]:
    """Targets of links and pictures outside of code."""
    bare = re.sub(r"`[^`\n]*`(?!\])", "", _FENCE.sub("", text))
    return _LINK.findall(bare)


def anchors(text: str) -> set[str]:
    """What headings can be linked to, as GitHub names them."""
    titles = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
