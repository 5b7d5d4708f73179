"""``rwa doctor``: what this machine and a network have, and what they lack."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from rwa_chain.cli.options import Json, NetworkName, command_app
from rwa_chain.cli.output import Screen
from rwa_chain.extras import EXTRAS

if TYPE_CHECKING:
    from rwa_chain.chain import Chain

app = command_app()

_PACKAGES = ("web3", "eth-account", "eth-abi", "pydantic", "typer")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is `ok`, worth knowing (`note`) or `missing`, and what to do about it."""

    what: str
    state: str
    says: str


@app.command()
def doctor(network: NetworkName = None, json: Json = False) -> None:
    """Look at this machine, and with --network at a node: what works, what is slow, what is missing.

    Nothing is changed and nothing is sent. Exit code 1 where something that is needed is missing.

    \b
    Examples:
      rwa doctor
      rwa doctor --network local
      rwa doctor --network https://node.example --json
    """
    screen = Screen(json)
    found = [*_machine(), *([] if network is None else _node(network))]
    screen.table(("what", "state", "says"), [(each.what, each.state, each.says) for each in found])
    missing = [each.what for each in found if each.state == "missing"]
    screen.say()
    screen.say(f"missing: {', '.join(missing)}" if missing else "Everything that is needed is here.")
    screen.document({"ok": not missing, "findings": [vars(each) for each in found]})
    if missing:
        raise typer.Exit(1)


def _machine() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", "ok" if sys.version_info >= (3, 11) else "missing", f"{version}, at {sys.executable}")
    for name in _PACKAGES:
        try:
            yield Finding(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "missing", f"pip install {name}")
    for name, modules in EXTRAS.items():
        lacking = [module for module in modules if find_spec(module) is None]
        pip = f"pip install 'rwa-chain[{name}]' brings {', '.join(lacking)}"
        yield Finding(f"[{name}]", "note" if lacking else "ok", pip if lacking else ", ".join(modules))
    yield _quick("coincurve", "signs ten times faster", "eth-account signs instead")
    yield _quick("tiny_keccak", "hashes five times faster", "eth-hash's own choice hashes instead")
    yield _anvil()
    yield _state()
    free = shutil.disk_usage(Path.cwd()).free / 1e9
    yield Finding("disk", "ok" if free > 1 else "note", f"{free:,.1f} GB free here")


def _quick(module: str, gain: str, instead: str) -> Finding:
    there = find_spec(module) is not None
    return Finding(module, "ok" if there else "note", gain if there else instead)


def _anvil() -> Finding:
    from rwa_chain.chain.anvil import check_version, find_anvil
    from rwa_chain.errors import AnvilError

    try:
        binary = find_anvil()
        return Finding("Anvil", "ok", f"{check_version(binary)}, at {binary}")
    except AnvilError as error:
        return Finding("Anvil", "missing", str(error))


def _state() -> Finding:
    from rwa_chain.chain.outbox import STATE, state_folder

    folder = state_folder()
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(existing, os.W_OK):
        return Finding(STATE, "missing", f"{folder} can't be written: set {STATE} to a folder that can")
    return Finding(STATE, "ok", f"journals and locks of networks are in {folder}")


def _node(network: str) -> Iterator[Finding]:
    from rwa_chain.chain import Chain
    from rwa_chain.errors import RwaError

    try:
        chain = Chain.connect(network)
    except RwaError as error:
        yield Finding("node", "missing", str(error))
        return
    with chain:
        yield Finding("node", "ok", f"{chain.client}, chain {chain.chain_id}, block {chain.block_number:,}")
        yield from _methods(chain)
        yield _open_writes(chain)


def _methods(chain: Chain) -> Iterator[Finding]:
    """The optional methods that the node answers, and the effect of each one that it lacks."""
    head = hex(chain.block_number)
    from rwa_chain.chain import ZERO_ADDRESS

    call = {"to": ZERO_ADDRESS, "data": "0x"}
    asked: tuple[tuple[str, list[Any], str], ...] = (
        ("eth_maxPriorityFeePerGas", [], "tips are taken from the gas price"),
        ("eth_getLogs", [{"fromBlock": head, "toBlock": head}], "events can't be read"),
        ("eth_simulateV1", [{"blockStateCalls": [{"calls": [call]}]}, "latest"], "gas estimates are taken as they are"),
        ("debug_traceCall", [call, "latest", {"tracer": "callTracer"}], "`rwa trace` can't be used"),
    )
    for (method, _, without), answer in zip(asked, chain.rpc.attempt([(m, p) for m, p, _ in asked]), strict=True):
        there = answer.get("error") is None
        yield Finding(method, "ok" if there else "note", "answered" if there else f"not answered: {without}")


def _open_writes(chain: Chain) -> Finding:
    count = len(chain.writer.journal.unfinished()) if chain.journal_file.exists() else 0
    if not count:
        return Finding("journal", "ok", "every write has its outcome")
    return Finding("journal", "note", f"{count} writes without an outcome: chain.resume_all() asks for them")
