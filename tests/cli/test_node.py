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
from tests.cli.conftest import command, environment


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


def test_node_starts_at_a_date(tmp_path: Path) -> None:
    """The first block's time, UTC."""
    with running("--start", "2025-08-01", cwd=tmp_path) as (_, said), Chain.connect(str(said["url"])) as chain:
        assert chain.block(0).timestamp == 1_754_006_400
