"""A small tree of contracts that compiles in seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rwa_chain.solidity import ROOT
from tests.sdk.solidity.small_tree import SOURCES, write


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout of its own, with our settings and SOURCES as its contracts."""
    for name in ("foundry.toml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    for name, text in SOURCES.items():
        write(tmp_path, name, text)
    return tmp_path
