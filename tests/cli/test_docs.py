"""The commands that the documents name exist, with the options they are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rwa_chain.solidity import ROOT
from tests.cli.conftest import Outcome
from tests.cli.test_help import GROUPS, PAGES, options_of

COMMAND = re.compile(r"(?:^|`)(?:\$ )?(?:\./)?(?:\.venv/bin/)?rwa ([^`\n#|>]+)", re.MULTILINE)


def documented() -> Iterator[tuple[str, list[str]]]:
    """Every `rwa …` in inline code or at the start of a line, of README and docs."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        if path.is_file():
            for found in COMMAND.findall(path.read_text(encoding="utf-8")):
                yield f"{path.relative_to(ROOT)}: rwa {found}", found.replace("[", " ").replace("]", " ").split()


def test_documented_commands_exist(rwa: Callable[..., Outcome]) -> None:
    """Command and options of every documented line are in the help."""
    lines = list(documented())
    assert lines, "no document names a command"
    for line, words in lines:
        if words[0].startswith(("--", "COMMAND", "…")):
            continue
        name = " ".join(words[:2]) if words[0] in GROUPS and len(words) > 1 else words[0]
        if name in (*GROUPS, "bench NAME"):
            continue
        assert name in PAGES, line
        used = {word.partition("=")[0].rstrip(".,;:") for word in words if word.startswith("--")}
        assert used <= options_of(rwa(*name.split(), "--help").out) | {"--help"}, line
