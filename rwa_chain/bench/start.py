"""Start-up time of the command line, as a ratio that depends little on the machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from rwa_chain.solidity.settings import ROOT

LIMIT = 4
"""`rwa --help` takes at most so many times `python -c pass`."""

_ROUNDS = 20


@dataclass(frozen=True)
class Start:
    """The fastest of many, taken in turns: what other work on the machine adds is left out of both."""

    help_seconds: float
    pass_seconds: float

    @property
    def ratio(self) -> float:
        """Start-up time of `rwa --help` over that of `python -c pass`."""
        return self.help_seconds / self.pass_seconds

    def document(self) -> dict[str, float]:
        """The figures as a JSON document."""
        return {
            "help_ratio": round(self.ratio, 2),
            "help_seconds": round(self.help_seconds, 4),
            "pass_seconds": round(self.pass_seconds, 4),
        }


def measure(rounds: int = _ROUNDS) -> Start:
    """Run both in turns; compiled modules are there after the first round."""
    helped, passed = [sys.executable, "-m", "rwa_chain", "--help"], [sys.executable, "-c", "pass"]
    times = [(_seconds(helped), _seconds(passed)) for _ in range(rounds)]
    return Start(min(help_ for help_, _ in times), min(pass_ for _, pass_ in times))


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return time.perf_counter() - started
