"""Fubi, kept while its units are traded, indexed, and served."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rwa_chain.index.store import Store
from tests.cli.conftest import command, environment, spawn


@dataclass(frozen=True)
class Replayed:
    """A folder where Fubi was replayed and kept after its second coupon, and its index."""

    folder: Path

    @property
    def database(self) -> Path:
        """The index."""
        return self.folder / "out" / "fubi" / "index.sqlite"


@pytest.fixture(scope="session")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """Played once."""
    folder = tmp_path_factory.mktemp("web")
    done = spawn("replay", "fubi", "--keep", "21", cwd=folder)
    assert done.code == 0, done.err
    done = spawn("register", "FTID001", cwd=folder)
    assert done.code == 0, done.err
    return Replayed(folder)


@pytest.fixture
def store(replayed: Replayed) -> Iterator[Store]:
    """The index, read."""
    with Store.open(replayed.database) as opened:
        yield opened


@pytest.fixture(scope="session")
def served(replayed: Replayed) -> Iterator[str]:
    """`rwa web` in a process of its own, with its node; its address."""
    process = subprocess.Popen(
        command("web", "--port", "0"), cwd=replayed.folder, env=environment(), stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    assert line.startswith("http://127.0.0.1:"), line
    yield line.split(" ")[0].rstrip("/")
    process.terminate()
    assert process.wait(20) in (0, -15, 130, 143)
    process.stderr.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that scripts/test found."""
    found = os.environ.get("RWA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "no Chromium: run ./scripts/test, or set RWA_CHROMIUM"
    return found
