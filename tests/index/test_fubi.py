"""IDX-1 on a real bond's life: followed while it is played, through every branch that is undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.index.follow import Follower
from rwa_chain.index.reconcile import reconcile
from rwa_chain.index.store import Store
from rwa_chain.life.listener import Silent
from rwa_chain.life.replay import play
from rwa_chain.life.world import World
from rwa_chain.scenarios import load_life
from rwa_chain.solidity import build
from tests.index.conftest import rows
from tests.index.test_follow import assert_same

pytestmark = pytest.mark.slow


@dataclass
class Following(Silent):
    """Indexes after every step, in branches too, and compares all of it with the chain."""

    store: Store
    fresh: Path
    world: World | None = None
    steps: int = 0
    reorganised: int = 0
    obligations: int = 0
    differences: list[Any] = field(default_factory=list)

    def started(self, world: World) -> None:
        """Remember the chain."""
        self.world = world

    def step_played(self, world: World, act: Any, branch: Any) -> None:
        """The index goes on, back first where a branch was undone."""
        if not world.is_founded:
            return
        follower = Follower(self.store, world.chain, world.stack.book)
        follower.run(until_done=True, told=self._told)
        follower.close()
        found = reconcile(self.store, world.chain)
        self.steps += 1
        self.obligations = max(self.obligations, found.compared["obligations"])
        self.differences += found.differences

    def _told(self, step: Any) -> None:
        self.reorganised += step.wound_back is not None

    def ended(self, ledger: Any) -> None:
        """The last state, and a fresh rebuild of it."""
        world = self.world
        assert world is not None
        for store in (self.store, Store.open(self.fresh, writing=True)):
            follower = Follower(store, world.chain, world.stack.book)
            follower.run(until_done=True, told=self._told)
            follower.close()
        store.close()
        self.differences += reconcile(self.store, world.chain).differences


def test_fubi_followed_step_by_step(tmp_path: Path) -> None:
    """Nothing ever differs from the chain; branches are reorganisations; the end is that of a fresh rebuild."""
    build()
    database, fresh = tmp_path / "i.sqlite", tmp_path / "fresh.sqlite"
    with Store.open(database, writing=True) as store:
        witness = Following(store, fresh)
        ledger = play(None, load_life("fubi"), tmp_path / "out", witness)
    assert ledger.failure == ""
    assert witness.differences == []
    assert witness.steps > 30
    assert witness.reorganised >= 3
    assert witness.obligations >= 5
    assert_same(rows(str(database)), rows(str(fresh)))
