"""Duration of the whole semi-annual replay, and the peak memory of its Python process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rwa_chain.errors import ChainError
from rwa_chain.solidity import ROOT, build

SECONDS = 60
MEGABYTES = 300

# The peak is of that process alone: the node, a child of it, is not counted.
_CHILD = """
import json, resource, sys
from rwa_chain.cli import main
code = main(["replay", "fubi", "--out", sys.argv[1]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
if sys.platform == "linux":
    # Linux counts what the process was before its program began, a fork of a larger one, in ru_maxrss.
    lines = dict(line.split(":", 1) for line in open("/proc/self/status"))
    peak = int(lines["VmHWM"].split()[0]) * 1024
with open(sys.argv[2], "w") as file:
    json.dump({"code": code, "peak": peak}, file)
"""


@dataclass(frozen=True)
class Replayed:
    """Wall-clock seconds, from the start of the process to its end, and megabytes (10^6 bytes)."""

    seconds: float
    megabytes: float

    def document(self) -> dict[str, float]:
        """The figures as a JSON document."""
        return {"seconds": round(self.seconds, 1), "megabytes": round(self.megabytes, 1)}


def measure(progress: Callable[[str], None] = lambda line: None) -> Replayed:
    """Play it once in a process of its own; the contracts are compiled before."""
    build(progress=progress)
    with tempfile.TemporaryDirectory() as folder:
        peak = Path(folder) / "peak.json"
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(Path(folder) / "out"), str(peak)],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert process.stdout is not None  # it is a pipe
        last = ""
        for line in process.stdout:
            last = line.strip() or last
            progress(line.rstrip())
        process.wait()
        seconds = time.perf_counter() - started
        if process.returncode or not peak.is_file():
            raise ChainError(f"the replay ended at once: {last}")
        found = json.loads(peak.read_text())
        if found["code"]:
            raise ChainError(f"the replay failed: {last}")
        return Replayed(seconds, found["peak"] / 1e6)
