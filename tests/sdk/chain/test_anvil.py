"""The embedded node: found, checked, and gone with whoever started it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rwa_chain.chain import Chain
from rwa_chain.chain.anvil import find_anvil
from rwa_chain.chain.transactions import TRANSACTION_GAS_CAP
from rwa_chain.errors import AnvilMissing, AnvilTooOld, InputError, NodeUnreachable, PortInUse, RpcError

STARTS = """
import sys, time
from rwa_chain.chain import Chain
with Chain.anvil() as chain:
    print(chain.node.process_id, chain.node.port, chain.node.ipc_path, flush=True)
    {then}
"""


def is_free(port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def gone(port: int, folder: Path | None = None) -> bool:
    """Whether the node ends within five seconds, and its folder with it."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if is_free(port) and (folder is None or not folder.exists()):
            return True
        time.sleep(0.05)
    return False


def started(then: str) -> tuple[subprocess.Popen[str], int, Path]:
    """A Python process that has a node, the node's port and its folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", STARTS.format(then=then)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    _, port, ipc = process.stdout.readline().split()
    return process, int(port), Path(ipc).parent


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_node(number: signal.Signals) -> None:
    """Ctrl-C and termination: no process, no file stays."""
    process, port, folder = started("time.sleep(60)")
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode != 0
    assert gone(port, folder)


def test_a_killed_parent_ends_the_node() -> None:
    """Also where no Python code can run any more."""
    process, port, _ = started("time.sleep(60)")
    process.kill()
    process.communicate()
    assert gone(port)


def test_an_exit_without_closing_ends_the_node() -> None:
    """A chain that nobody closes ends with the interpreter."""
    process, port, folder = started("raise SystemExit(3)")
    process.communicate(timeout=20)
    assert process.returncode == 3
    assert gone(port, folder)


def test_two_chains_live_in_one_process() -> None:
    """Each with a node and a time of its own."""
    with Chain.anvil(start_at=1_000) as first, Chain.anvil(start_at=2_000) as second:
        assert (first.now, second.now) == (1_000, 2_000)
        first.mine_at(5_000)
        assert second.now == 2_000


def test_http_works_where_ipc_is_not_wanted() -> None:
    """The same chain over HTTP; a second connection by URL is to the same chain."""
    with Chain.anvil(ipc=False) as chain:
        assert chain.rpc.where.startswith("http://127.0.0.1:")
        assert chain.node is not None
        again = Chain.connect(chain.node.url)
        assert again.local
        chain.mine()
        assert again.block_number == chain.block_number
        assert again.rpc.batch([("eth_chainId", ()), ("eth_blockNumber", ())]) == ["0x7a69", "0x1"]


def test_a_dead_node_is_noticed_at_once() -> None:
    """Over IPC too."""
    with Chain.anvil() as chain:
        assert chain.node is not None
        chain.node.stop()
        begin = time.monotonic()
        with pytest.raises(NodeUnreachable):
            chain.block()
        assert time.monotonic() - begin < 5


def test_a_port_in_use_is_refused() -> None:
    """Before anything is started."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortInUse, match="in use"):
            Chain.anvil(port=other.getsockname()[1])


def test_a_port_that_is_none_is_refused() -> None:
    """The field is named."""
    with pytest.raises(InputError, match="port"):
        Chain.anvil(port=70_000)


def test_anvil_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong RWA_ANVIL is not silently passed over."""
    monkeypatch.setenv("RWA_ANVIL", "/nonexistent/anvil")
    with pytest.raises(AnvilMissing, match="RWA_ANVIL"):
        Chain.anvil()


def test_anvil_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version found and version needed are named."""
    old = tmp_path / "anvil"
    old.write_text("#!/bin/sh\necho anvil 0.2.0\n")
    old.chmod(0o755)
    monkeypatch.setenv("RWA_ANVIL", str(old))
    with pytest.raises(AnvilTooOld, match=r"0\.2\.0 .* at least 1\.5\.0"):
        Chain.anvil()


def test_anvil_is_found_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checkout's own, whatever the working directory."""
    monkeypatch.delenv("RWA_ANVIL", raising=False)
    monkeypatch.chdir(tmp_path)
    assert os.access(find_anvil(), os.X_OK)


def test_a_long_temporary_folder_still_leaves_room_for_the_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Socket paths are limited to about 100 bytes."""
    deep = tmp_path / ("long" * 30)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with Chain.anvil() as chain:
        assert chain.node is not None
        assert len(chain.node.ipc_path) < 100


def test_the_gas_cap_is_the_nodes_too(chain: Chain) -> None:
    """EIP-7825: the node itself refuses more."""
    wallet = chain.party("registrar")
    request = {"from": wallet.address, "to": wallet.address, "gas": hex(TRANSACTION_GAS_CAP + 1)}
    chain.rpc.call("anvil_impersonateAccount", wallet.address)
    with pytest.raises(RpcError, match="cap"):
        chain.rpc.call("eth_sendTransaction", request)
