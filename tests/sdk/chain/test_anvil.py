"""The embedded node: found, checked, and gone with whoever started it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rwa_chain.chain import ZERO_ADDRESS, Chain
from rwa_chain.chain.anvil import find_anvil
from rwa_chain.chain.run_folder import sweep
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


HOMES = """
import os, pathlib
from rwa_chain.chain import Chain
chain = Chain.anvil({options})
chain.mine(700)
print(os.getpgid(chain.node.process_id), chain.node.folder, flush=True)
{then}
"""


def temporary(base: Path, *, then: str, options: str = "") -> tuple[subprocess.Popen[str], int, Path]:
    """A process with HOME and temporary files of its own in `base`: it, its node's process group, its node's folder."""
    for name in ("home", "tmp"):
        (base / name).mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-c", HOMES.format(options=options, then=then)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOME": str(base / "home"), "TMPDIR": str(base / "tmp")},
    )
    assert process.stdout is not None
    group, folder = process.stdout.readline().split()
    return process, int(group), Path(folder)


def left(base: Path) -> list[str]:
    """The files in `base`, by their names there."""
    return sorted(str(each.relative_to(base)) for each in base.rglob("*") if not each.is_dir())


def nothing_left(base: Path) -> bool:
    """Whether the last file of `base` goes within ten seconds."""
    deadline = time.monotonic() + 10
    while left(base) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not left(base)


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder with a short name, so that the node's socket fits into it."""
    with tempfile.TemporaryDirectory(prefix="b", dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize("options", ["", "states_kept=None"])
@pytest.mark.parametrize("then", ["chain.close()", "raise SystemExit(3)", "os.kill(os.getpid(), 9)"])
def test_a_run_of_many_blocks_leaves_no_file(base: Path, options: str, then: str) -> None:
    """In HOME and among the temporary files: closed, ended without closing, killed; also where all states are kept."""
    process, _, _ = temporary(base, then=then, options=options)
    process.communicate(timeout=60)
    assert nothing_left(base), left(base)


def test_a_node_that_was_killed_leaves_no_file(base: Path) -> None:
    """When its Python process ends, by itself or killed."""
    for then in ("chain.close()", "os.kill(os.getpid(), 9)"):
        process, _, _ = temporary(base, then=f"os.kill(chain.node.process_id, 9); {then}")
        process.communicate(timeout=60)
        assert nothing_left(base), left(base)


def test_what_a_crash_left_goes_at_the_next_start(base: Path) -> None:
    """Where the guard was killed too; the folder of a living node stays, and so does anybody else's."""
    process, group, folder = temporary(base, then="import time; time.sleep(60)")
    other, other_group, other_folder = temporary(base, then="import time; time.sleep(60)")
    stranger = base / "tmp" / "rwa-anvil-being-made"
    stranger.mkdir()
    os.killpg(group, signal.SIGKILL)
    process.kill()
    process.communicate()
    assert folder.exists()
    time.sleep(0.5)  # a killed process is gone a little later
    again, _, _ = temporary(base, then="chain.close()")
    again.communicate(timeout=60)
    assert (folder.exists(), other_folder.exists(), stranger.exists()) == (False, True, True)
    os.killpg(other_group, signal.SIGKILL)
    other.kill()
    other.communicate()
    deadline = time.monotonic() + 5
    while other_folder not in sweep(base / "tmp") and time.monotonic() < deadline:
        time.sleep(0.05)  # a killed process is gone a little later
    assert not other_folder.exists()


def test_old_states_are_kept_where_they_are_wanted() -> None:
    """Of the last blocks only, unless all of them are asked for."""
    with Chain.anvil(states_kept=10) as short, Chain.anvil(states_kept=None) as all_of_them:
        for chain in (short, all_of_them):
            chain.mine(700)
            assert chain.ether(ZERO_ADDRESS, at=695) == 0
        with pytest.raises(RpcError):
            short.ether(ZERO_ADDRESS, at=3)
        assert all_of_them.ether(ZERO_ADDRESS, at=3) == 0
    with pytest.raises(InputError, match="states_kept"):
        Chain.anvil(states_kept=0)


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
