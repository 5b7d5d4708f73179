"""Documents are true: commands exist, links resolve, code that is marked `run` runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rwa_chain.solidity import ROOT
from tests.cli.conftest import Outcome, environment
from tests.cli.documents import Block, anchors, blocks, documents, links
from tests.cli.test_help import GROUPS, PAGES, options_of

COMMAND = re.compile(r"(?:^|`)(?:\$ )?(?:\./)?(?:\.venv/bin/)?rwa ([^`\n#|>]+)", re.MULTILINE)
SCRIPT = re.compile(r"(?:^|[`\s])(?:\./)?(scripts/\w[\w./-]*\w)", re.MULTILINE)
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in documents()}
BLOCKS = [block for name, text in TEXTS.items() for block in blocks(name, text)]
RUNNABLE = [block for block in BLOCKS if block.runs]
ALONE = [block for block in RUNNABLE if not block.needs_replay]
# What a block is run by; text and diagrams have no language.
INTERPRETERS = {"python": [sys.executable, "-"], "sh": ["bash", "-euo", "pipefail", "-s"]}


def documented() -> Iterator[tuple[str, list[str]]]:
    """Every `rwa …` in inline code or at the start of a line."""
    for name, text in TEXTS.items():
        for found in COMMAND.findall(text):
            yield f"{name}: rwa {found}", found.replace("[", " ").replace("]", " ").split()


def test_documents_are_found() -> None:
    """README, the contracts' own, decisions, assurance, invariants."""
    assert {
        "README.md",
        "CHANGELOG.md",
        "contracts/README.md",
        "docs/glossary.md",
        "tests/invariants/README.md",
    } <= set(TEXTS)


def test_documented_commands_exist(rwa: Callable[..., Outcome]) -> None:
    """Command and options of every documented line are in the help."""
    lines = list(documented())
    assert lines, "no document names a command"
    for line, words in lines:
        if words[0].startswith(("--", "COMMAND", "…")):
            continue
        name = " ".join(words[:2]) if words[0] in GROUPS and words[1:] and words[1][0] != "-" else words[0]
        if name in (*GROUPS, "bench NAME"):
            continue
        assert name in PAGES, line
        used = {word.partition("=")[0].rstrip(".,;:") for word in words if word.startswith("--")}
        assert used <= options_of(rwa(*name.split(), "--help").out) | {"--help"}, line


def test_documented_scripts_exist() -> None:
    """Every `scripts/…` that a document names is there and may be run."""
    named = {(name, script) for name, text in TEXTS.items() for script in SCRIPT.findall(text)}
    assert {script for _, script in named} >= {"scripts/demo", "scripts/test", "scripts/replay_fubi.py"}
    assert [(name, script) for name, script in sorted(named) if not os.access(ROOT / script, os.X_OK)] == []


def broken_links(name: str, text: str) -> list[str]:
    """Relative links of a document to what is not there, or to a heading that is not."""
    found = []
    for link in links(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            found.append(link)
    return found


def test_links_resolve() -> None:
    """Every relative link of every document, to a heading too."""
    assert sum(len(links(text)) for text in TEXTS.values()) > 5
    assert {name: found for name, text in TEXTS.items() if (found := broken_links(name, text))} == {}


def test_a_broken_link_is_seen() -> None:
    """The test would catch a missing file and a missing heading."""
    text = "[a](docs/nowhere.md) [b](README.md#nowhere) [c](#here) [d](https://example.org/x) `[e](x)`\n\n## Here\n"
    assert broken_links("OTHER.md", text) == ["docs/nowhere.md", "README.md#nowhere", "#here"]
    assert broken_links("README.md", "[a](#two-commands) [`b`](contracts/README.md) ![c](docs/images/report.png)") == []


def test_code_is_run_or_shown() -> None:
    """Every Python block is marked to be run; what is marked has an interpreter; the README has one."""
    assert [str(block) for block in BLOCKS if block.language == "python" and not block.runs] == []
    assert [str(block) for block in RUNNABLE if block.language not in INTERPRETERS] == []
    assert "README.md" in {block.file for block in RUNNABLE}


@pytest.mark.parametrize("block", ALONE, ids=str)
def test_marked_code_runs(block: Block, tmp_path: Path) -> None:
    """In a process and a folder of its own; what its last comment promises is what it prints."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        INTERPRETERS[block.language],
        input=block.text,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment(PATH=path),
        timeout=900,  # only against one that hangs: a tutorial opens fourteen keystores and deploys twice
        check=False,
    )
    assert done.returncode == 0, done.stderr
    promised = re.findall(r"(?:print\(.*\)|^rwa .*?)\s+# (.+)$", block.text, re.MULTILINE)
    assert done.stdout.splitlines()[-len(promised) or len(done.stdout) :] == promised
