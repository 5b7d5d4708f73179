"""The embedded node: one Anvil process that never outlives the Python process that started it.

It listens on a Unix socket (faster, and no port to collide on) and on a loopback port for other tools. It runs at
its default hardfork and enforces the transaction gas cap of EIP-7825. Everything that it writes is in one run folder
(`run_folder`), which goes when the node ends.
"""

from __future__ import annotations

import atexit
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

from rwa_chain.chain.rpc import Rpc
from rwa_chain.chain.run_folder import RunFolder, run_folders
from rwa_chain.chain.toolchain import installed_modules
from rwa_chain.errors import AnvilFailed, AnvilMissing, AnvilTooOld, InputError, NodeUnreachable, PortInUse, RpcError

MINIMUM_VERSION = (1, 5, 0)
BLOCK_GAS_LIMIT = 60_000_000
CHAIN_ID = 31337
STATES_KEPT = 50
"""Default number of past blocks that `at=` can read: Anvil keeps a full copy of the state for each."""

_POOL_BLOCKS = 1_000_000
"""Anvil's service loop never rests while more transactions wait than one block may hold: a limit that none reaches."""
_START_SECONDS = 30.0
_PROCESS = "process"
_PORT = "port"
_LIVING: set[subprocess.Popen[bytes]] = set()


@dataclass(frozen=True)
class AnvilOptions:
    """Start options of the node.

    `start_at` is the first block's timestamp (UTC seconds), `port` 0 a free one. `states_kept` is the number of past
    blocks whose state can be read; ``None`` keeps all of them, on disk, a few hundred kilobytes to megabytes a block.
    """

    start_at: int | None = None
    port: int = 0
    chain_id: int = CHAIN_ID
    block_gas_limit: int = BLOCK_GAS_LIMIT
    states_kept: int | None = STATES_KEPT
    ipc: bool = True
    load_state: str | Path | None = None
    dump_state: str | Path | None = None
    arguments: tuple[str, ...] = field(default=())


class Anvil:
    """A running Anvil. Use as a context manager, or call ``stop``."""

    def __init__(self, options: AnvilOptions) -> None:
        self.binary = find_anvil()
        self.version = check_version(self.binary)
        self.port = _free_port(options.port)
        if options.states_kept is not None and options.states_kept < 1:
            raise InputError("states_kept", options.states_kept, "the number of blocks, from 1, or None for all")
        self.states_kept = options.states_kept
        self._folder = RunFolder.make()
        (self._folder.path / _PORT).write_text(str(self.port))
        self.ipc_path = str(self._folder.path / "anvil.ipc") if options.ipc else ""
        self._log = self._folder.path / "anvil.log"
        try:
            self._process = self._start(options)
        except BaseException:
            self._folder.remove()
            raise
        try:
            self.rpc = self._connect()
        except BaseException:
            self.stop()
            raise

    @property
    def url(self) -> str:
        """The node's URL, for other tools."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def process_id(self) -> int:
        """The node's process id."""
        return int((self.folder / _PROCESS).read_text())

    @property
    def folder(self) -> Path:
        """The node's folder; removed when it ends."""
        return self._folder.path

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process and remove its files; may be called twice."""
        _end(self._process)
        self._folder.remove()

    def __enter__(self) -> Anvil:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start(self, options: AnvilOptions) -> subprocess.Popen[bytes]:
        command = [self.binary, "--host", "127.0.0.1", "--port", str(self.port), "--chain-id", str(options.chain_id)]
        command += ["--enable-tx-gas-limit", "--gas-limit", str(options.block_gas_limit), "--order", "fifo"]
        command += ["--accounts", "1", "--silent", "--max-transactions", str(_POOL_BLOCKS)]
        command += ["--cache-path", str(self._folder.path / "states")]
        if options.states_kept is not None:
            command += ["--prune-history", str(options.states_kept)]
        if self.ipc_path:
            command += ["--ipc", self.ipc_path]
        if options.start_at is not None:
            command += ["--timestamp", str(options.start_at)]
        if options.load_state is not None:
            command += ["--load-state", str(options.load_state)]
        if options.dump_state is not None:
            command += ["--dump-state", str(options.dump_state)]
        install_signal_handlers()
        with self._log.open("wb") as log:
            process = subprocess.Popen(
                [*_guard(self._folder.path), *command, *options.arguments],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=(self._folder.lock,),
            )
        _LIVING.add(process)
        return process

    def _connect(self) -> Rpc:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise AnvilFailed(f"Anvil ended at once: {self._output()}")
            for rpc in self._faces():
                try:
                    rpc.call("eth_chainId")
                except (NodeUnreachable, RpcError):
                    continue
                return rpc
            time.sleep(0.02)
        raise AnvilFailed(f"Anvil did not answer within {_START_SECONDS:g} s: {self._output()}")

    def _faces(self) -> list[Rpc]:
        """IPC first; HTTP where there is no socket after a while."""
        if self.ipc_path and Path(self.ipc_path).exists():
            return [Rpc.ipc(self.ipc_path)]
        return [] if self.ipc_path and sys.platform != "win32" else [Rpc.http(self.url)]

    def _output(self) -> str:
        try:
            return self._log.read_text(errors="replace").strip()[-500:] or "no output"
        except OSError:
            return "no output"


def node_folder(url: str) -> Path | None:
    """The folder of the node of this library that answers at a loopback URL, or None where it is not one."""
    parts = urlsplit(url)
    if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        return None
    for folder in run_folders():
        with suppress(OSError):
            if (folder / _PORT).read_text() == str(parts.port):
                return folder
    return None


def find_anvil() -> str:
    """The Anvil binary: ``RWA_ANVIL``, the npm package's own for this platform, the one on PATH, or that of
    ``rwa toolchain install``."""
    given = os.environ.get("RWA_ANVIL")
    if given is not None:
        if os.access(given, os.X_OK) and Path(given).is_file():
            return given
        raise AnvilMissing((f"RWA_ANVIL={given}",))
    package = f"@foundry-rs/anvil-{_platform()}/bin/anvil"
    for folder in (Path.cwd(), *Path.cwd().parents, Path(__file__).resolve().parents[2]):
        candidate = folder / "node_modules" / package
        if os.access(candidate, os.X_OK):
            return str(candidate)
    found = shutil.which("anvil")
    if found is not None:
        return found
    installed = installed_modules() / package
    if not os.access(installed, os.X_OK):
        raise AnvilMissing(("RWA_ANVIL", f"node_modules/{package}", "PATH", str(installed)))
    return str(installed)


def _platform() -> str:
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    return f"{system}-{'arm64' if machine in ('arm64', 'aarch64') else 'amd64'}"


def check_version(binary: str) -> str:
    """The version of an Anvil binary; raises ``AnvilTooOld`` or ``AnvilMissing``."""
    try:
        shown = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        raise AnvilMissing((binary,)) from None
    match = re.search(r"(\d+)\.(\d+)\.(\d+)", shown)
    if match is None or "anvil" not in shown.lower():
        raise AnvilMissing((f"{binary}, which is no Anvil",))
    if tuple(int(part) for part in match.groups()) < MINIMUM_VERSION:
        raise AnvilTooOld(binary, match[0], ".".join(map(str, MINIMUM_VERSION)))
    return match[0]


def _free_port(port: int) -> int:
    """``port`` if nobody listens there, or a free one for 0."""
    if not 0 <= port <= 65535:
        raise InputError("port", port, "a port number from 0 (a free one) to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortInUse(port) from None
        return int(probe.getsockname()[1])


_GUARD = """
"$@" </dev/null &
node=$!
echo $node >"$0/process"
trap 'kill -TERM $node 2>/dev/null' TERM INT HUP
{
    read -r _
    tries=0
    while [ ! -e "$0/ended" ] && kill -0 $node 2>/dev/null; do
        [ $tries -lt 50 ] && kill -TERM $node 2>/dev/null || kill -KILL $node 2>/dev/null
        tries=$((tries + 1))
        sleep 0.1
    done
    rm -rf "$0"
} <&3 &
wait $node; status=$?
while kill -0 $node 2>/dev/null; do wait $node; status=$?; done
: 2>/dev/null >"$0/ended"
exit $status
"""


def _guard(folder: Path) -> list[str]:
    """A shell with the read end of a pipe whose write end is ours: the pipe ends when this process does.

    Its listener then ends the node and removes the folder. It outlives the shell, so this holds too for a node that was
    killed first.
    """
    return ["/bin/sh", "-c", "exec 3<&0\n" + _GUARD, str(folder)]


def _end(process: subprocess.Popen[bytes]) -> None:
    _LIVING.discard(process)
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if process.stdin is not None:
        process.stdin.close()


@atexit.register
def _end_all() -> None:
    for process in list(_LIVING):
        _end(process)


def install_signal_handlers() -> None:
    """Let SIGTERM end this process by an exception, so that nodes end with it; only where nobody handles it."""
    try:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, _terminated)
    except ValueError:
        return  # not in the main thread: the guard ends the node all the same


def _terminated(number: int, _: FrameType | Any) -> None:
    raise SystemExit(128 + number)
