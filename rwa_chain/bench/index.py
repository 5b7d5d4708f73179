"""Benchmark of the index: storing logs beside fetching and parsing them, and reading a register.

The logs are those of `synthetic_node`: made up, and named so. Indexing runs in a process of its own, whose peak memory
is told.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from rwa_chain.bench.synthetic_node import book_entries
from rwa_chain.chain.providers import HttpProvider
from rwa_chain.errors import ChainError, InputError
from rwa_chain.solidity import ROOT

LOGS = 200_000
HOLDERS = 50_000
RATIO, ROWS, REGISTER_MS, MEMORY_MB, PAGE_MS = 0.25, 50_000, 250.0, 500.0, 150.0
_RANGE = 20_000
_READS = 15

_CHILD = """
import json, resource, sys, time
from pathlib import Path
from rwa_chain.bench.index import index_all
seconds, logs, rows = index_all(sys.argv[1], Path(sys.argv[2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
Path(sys.argv[3]).write_text(json.dumps({"seconds": seconds, "logs": logs, "rows": rows, "peak": peak}))
"""


@dataclass(frozen=True)
class Indexed:
    """`ratio` is logs a second into SQLite over those merely fetched and parsed; memory is the indexer's peak."""

    logs: int
    holders: int
    ratio: float
    logs_per_second: float
    rows_per_second: float
    register_ms: float
    memory_mb: float
    page_ms: float
    ponder_ratio: float | None
    """Over npm's ponder on the same logs; this version has no harness for it, so nothing is told."""

    def document(self) -> dict[str, Any]:
        """The figures as a JSON document."""
        return {
            name: value if value is None or isinstance(value, int) else round(value, 3)
            for name, value in asdict(self).items()
        }

    def missed(self) -> list[str]:
        """Limits that do not hold."""
        checks = {
            "ratio": self.ratio >= RATIO,
            "rows_per_second": self.rows_per_second >= ROWS,
            "register_ms": self.register_ms <= REGISTER_MS,
            "memory_mb": self.memory_mb <= MEMORY_MB,
            "page_ms": self.page_ms <= PAGE_MS,
        }
        return [name for name, holds in checks.items() if not holds]


def measure(logs: int = LOGS, progress: Callable[[str], None] = lambda _: None) -> Indexed:
    """One run on one machine."""
    holders = min(HOLDERS, logs // 4)
    if holders < 10:
        raise InputError("--logs", logs, "at least 40")
    with tempfile.TemporaryDirectory() as made, _node(logs, holders) as url:
        folder = Path(made)
        progress(f"{logs:,} synthetic logs, {holders:,} holders; fetching and parsing them alone")
        fetched = [_fetch(url, logs)]
        progress(f"{logs / fetched[0]:,.0f} logs a second; indexing them into SQLite")
        done = _indexed(url, folder)
        fetched.append(_fetch(url, logs))  # before and after, so that a machine that slows down does not flatter
        progress(f"{done['logs'] / done['seconds']:,.0f} logs a second; reading registers back")
        register, page = _reads(folder / "index.sqlite")
        return Indexed(
            logs=logs, holders=holders, ratio=median(fetched) / done["seconds"],
            logs_per_second=done["logs"] / done["seconds"], rows_per_second=done["rows"] / done["seconds"],
            register_ms=register * 1000, memory_mb=done["peak"] / 1e6, page_ms=page * 1000,
            ponder_ratio=None,
        )  # fmt: skip


@contextmanager
def _node(logs: int, holders: int) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "rwa_chain.bench.synthetic_node", str(logs), str(holders)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None  # both are pipes
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def _fetch(url: str, logs: int) -> float:
    """Seconds to fetch every log and parse its JSON, in the ranges that the index takes."""
    provider = HttpProvider(url)
    last = int(provider.make_request("eth_blockNumber", [])["result"], 16)
    span = _RANGE // 100
    started, found = time.perf_counter(), 0
    for first in range(0, last + 1, span):
        asked = {"fromBlock": hex(first), "toBlock": hex(min(first + span - 1, last))}
        found += len(provider.make_request("eth_getLogs", [asked])["result"])
    if found != logs:
        raise ChainError(f"the synthetic node served {found} logs of {logs}")
    return time.perf_counter() - started


def _indexed(url: str, folder: Path) -> dict[str, Any]:
    told = folder / "told.json"
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, url, str(folder / "index.sqlite"), str(told)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise ChainError(f"indexing ended at once: {(done.stderr.strip().splitlines() or ['nothing was said'])[-1]}")
    found: dict[str, Any] = json.loads(told.read_text())
    return found


def index_all(url: str, file: Path) -> tuple[float, int, int]:
    """Index all that the synthetic node has: seconds, logs, rows."""
    from rwa_chain.chain import Chain
    from rwa_chain.chain.rpc import Rpc
    from rwa_chain.deploy.book import Book, Entry
    from rwa_chain.index.follow import Follower
    from rwa_chain.index.store import Store

    chain = Chain(Rpc.http(url))
    entries = {key: Entry(kind, address, 1, "0x", "0x") for key, (kind, address) in book_entries().items()}
    logs = 0
    with Store.open(file, writing=True) as store:
        follower = Follower(store, chain, Book(chain.chain_id, entries=entries), logs_in_range=_RANGE)
        started = time.perf_counter()
        while True:
            step = follower.step()
            logs += step.logs
            if step.is_done:
                break
        seconds = time.perf_counter() - started
        follower.close()
        rows = store.row_count()
    return seconds, logs, rows


def _reads(file: Path) -> tuple[float, float]:
    """Seconds, median, of a whole register at random past instants, and of a page of the dashboard."""
    from rwa_chain.index.register import Registers
    from rwa_chain.index.store import Store

    draw = random.Random(20_251)
    with Store.open(file) as store:
        registers = Registers(store)
        token, newest = registers.tokens["token/SYN"], registers.moment()
        taken = []
        for _ in range(_READS):
            at = draw.randrange(newest.timestamp - newest.block // 4, newest.timestamp)
            started = time.perf_counter()
            registers.at(token, registers.moment(at))
            taken.append(time.perf_counter() - started)
        return median(taken), _pages(store, draw)


def _pages(store: Any, draw: random.Random) -> float:
    from rwa_chain.index.register import Registers
    from rwa_chain.web.app import page_seconds

    newest = Registers(store).moment()
    instants = [draw.randrange(newest.timestamp - newest.block // 4, newest.timestamp) for _ in range(_READS)]
    return median(page_seconds(store, "SYN", instants))
