"""Running commands as a person would: in this process where that is enough, in one of its own where it is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rwa_chain.cli import main
from rwa_chain.solidity import ROOT


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    def refused(self) -> str:
        """The message of a refused input: exit code 2, one message on stderr, stdout empty or the error as JSON."""
        assert self.code == 2, self.err
        assert self.out == "" or set(json.loads(self.out)) == {"error"}
        assert self.err.startswith("rwa: ")
        assert "Traceback" not in self.err
        return self.err


@pytest.fixture
def rwa(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command in this process."""

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments: str | Path) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "rwa_chain", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a process that may run in any directory."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def spawn(*arguments: str | Path, cwd: Path | None = None, **changes: str) -> Outcome:
    """Run a command in a process of its own, its output in pipes."""
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, cwd=cwd, env=environment(**changes), check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
