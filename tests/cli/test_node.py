"""`rwa node`: it answers, and it ends with the command, however that ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from rwa_chain.chain import Chain
from tests.cli.conftest import command, environment, spawn


@contextmanager
def running(*arguments: str, cwd: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    """`rwa node` and what it says of itself."""
    process = subprocess.Popen(
        command("node", "--port", "0", "--json", *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=environment(),
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        text = ""
        while not text.rstrip().endswith("}"):
            line = process.stdout.readline()
            assert line, process.stderr.read() if process.stderr else ""
            text += line
        yield process, json.loads(text)
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=20)


def alive(process_id: int) -> bool:
    """Whether a process is there and no zombie."""
    with suppress(OSError):
        state = Path(f"/proc/{process_id}/stat")
        if state.exists():
            return state.read_text().rpartition(")")[2].split()[0] != "Z"
        os.kill(process_id, 0)
        return True
    return False


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_node_ends_with_the_command(number: signal.Signals, code: int, tmp_path: Path) -> None:
    """It serves its chain until a signal; then it is gone, and no file stays behind."""
    with running(cwd=tmp_path) as (process, said):
        with Chain.connect(str(said["url"])) as chain:
            assert chain.chain_id == said["chain_id"] == 31337
        node = int(str(said["process"]))
        assert alive(node)
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == code
        assert "Traceback" not in errors
        deadline = time.monotonic() + 10
        while alive(node) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not alive(node)
    assert list(tmp_path.iterdir()) == []


def test_a_life_on_a_node_can_be_asked_about(tmp_path: Path) -> None:
    """A replay on somebody else's node leaves its book, so that roles and rules of that chain can be asked."""
    with running("--start", "2025-06-15", cwd=tmp_path) as (_, said):
        there = ("--network", str(said["url"]))
        assert spawn("replay", "fubi", *there, cwd=tmp_path).code == 0
        asked = json.loads(spawn("explain", "I1", "I2", "500", *there, "--json", cwd=tmp_path).out)
    assert {each["rule"] for each in asked["verdicts"] if not each["ok"]} >= {"RegisterClosed", "Balance"}


def test_an_interrupted_replay_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a life: 130, one word, no node, no ledger; at most what `--resume` goes on from."""
    process = subprocess.Popen(
        command("replay", "fubi"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
        env=environment(), start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if "Settlement by DvP" in line:
            break
    nodes = children(process.pid)
    assert nodes
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.strip().splitlines()[-1] == "rwa: interrupted"
    assert "Traceback" not in errors
    deadline = time.monotonic() + 10
    while any(map(alive, nodes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, nodes))
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} <= {"life.saved"}


def children(process_id: int) -> list[int]:
    """Processes that a process started, and theirs."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split()
    pairs = list(zip(map(int, listed[::2]), map(int, listed[1::2]), strict=True))
    found = [child for child, parent in pairs if parent == process_id]
    return [*found, *(each for child in found for each in children(child))]


def test_node_starts_at_a_date(tmp_path: Path) -> None:
    """The first block's time, UTC."""
    with running("--start", "2025-08-01", cwd=tmp_path) as (_, said), Chain.connect(str(said["url"])) as chain:
        assert chain.block(0).timestamp == 1_754_006_400
