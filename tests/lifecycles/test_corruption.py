"""A run that is not right turns red: a corrupted balance, a wrong amount, an interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rwa_chain.chain import Chain, keccak
from rwa_chain.errors import InputError
from rwa_chain.life.act import Act
from rwa_chain.life.acts import Listing
from rwa_chain.life.ledger import Branch
from rwa_chain.life.listener import Silent
from rwa_chain.life.replay import play
from rwa_chain.life.world import World
from rwa_chain.scenarios import load_life
from rwa_chain.solidity import build
from tests.lifecycles.conftest import THAMES


class Corrupter(Silent):
    """Adds a unit to a holder's entry behind the contracts' back, after the first listing."""

    def __init__(self) -> None:
        self.done_at = 0

    def step_played(self, world: World, act: Act, branch: Branch | None) -> None:
        """Overwrites one storage word."""
        if self.done_at or not isinstance(act, Listing):
            return
        self.done_at = act.number
        wallet, token = world.party("I1").address, world.live().token
        word = token.entry_of(wallet)
        slot = next(slot for slot in range(64) if stored(world, wallet, slot) == word)
        world.chain.set_storage(token, place(wallet, slot), (word + 1).to_bytes(32, "big"))


def place(wallet: str, slot: int) -> int:
    """Where a mapping keeps a wallet's word."""
    return int.from_bytes(keccak(bytes.fromhex(wallet[2:]).rjust(32, b"\0") + slot.to_bytes(32, "big")), "big")


def stored(world: World, wallet: str, slot: int) -> int:
    """The word that a mapping in this slot has for the wallet."""
    return int.from_bytes(world.chain.storage(world.live().token, place(wallet, slot)), "big")


def test_a_corrupted_balance_turns_the_run_red(anvil: Chain) -> None:
    """One unit too many is found after the same step, by the supply and by the register's events."""
    build()
    corrupter = Corrupter()
    ledger = play(anvil, load_life("fubi"), None, corrupter)
    assert corrupter.done_at == 9
    assert not ledger.ok
    red = [(check.step, check.id) for check in ledger.failed_checks]
    assert red[:2] == [(9, "supply = sum of balances = issued"), (9, "register = its events")]


def test_a_node_from_the_future_is_refused() -> None:
    """Time can't go back, so a node whose time is past the first step is refused before anything is sent."""
    with Chain.anvil(start_at=1_900_000_000) as chain, pytest.raises(InputError, match="before the first act"):
        play(chain, load_life(THAMES))


def test_an_interruption_leaves_no_node(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a run ends the node too."""
    build()
    program = (
        "from rwa_chain.scenarios import load_life\n"
        "from rwa_chain.life.listener import Silent\n"
        "from rwa_chain.life.replay import play\n"
        "class Say(Silent):\n"
        "    def started(self, world): print(world.chain.node.process_id, flush=True)\n"
        "    def step_ended(self, entry, checks): print(entry.step, flush=True)\n"
        "play(None, load_life('fubi'), None, Say())\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    node = int(process.stdout.readline())
    assert process.stdout.readline().strip() == "1"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode != 0
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(node, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail(f"the node {node} still runs")
