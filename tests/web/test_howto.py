"""The pages by role run, in a folder in which Fubi was replayed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rwa_chain.solidity import ROOT
from tests.cli.conftest import environment
from tests.cli.documents import Block, blocks
from tests.web.conftest import Replayed

PAGES = sorted((ROOT / "docs" / "how-to").glob("*.md"))
BLOCKS = [
    block for page in PAGES for block in blocks(page.name, page.read_text(encoding="utf-8")) if block.needs_replay
]


def test_each_role_has_a_page() -> None:
    """Those that the index of roles names; each runs something."""
    roles = ("issuer", "paying-agent", "bank", "venue", "charging-operator", "regulator", "auditor")
    index = (ROOT / "docs" / "how-to" / "by-role.md").read_text(encoding="utf-8")
    assert [role for role in roles if f"({role}.md)" not in index] == []
    running = {block.file for page in PAGES for block in blocks(page.name, page.read_text("utf-8")) if block.runs}
    assert {f"{role}.md" for role in roles} <= running


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_page_runs(replayed: Replayed, block: Block, tmp_path: Path) -> None:
    """Every command of it, in a copy of the folder; none prints a traceback."""
    folder = tmp_path / "folder"
    shutil.copytree(replayed.folder, folder)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-s"],
        input=block.text,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}"),
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
