"""Whole lives, each played once and looked at by many tests."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from rwa_chain.chain import Chain
from rwa_chain.life.ledger import Ledger
from rwa_chain.life.listener import Silent
from rwa_chain.life.replay import play as play_life
from rwa_chain.life.world import World
from rwa_chain.lifecycle.register import RegisterFromLogs, register_from_logs
from rwa_chain.scenarios import load_life
from rwa_chain.solidity import build
from tests.cli.conftest import rwa

__all__ = ["rwa"]

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
THAMES = Path(__file__).parent.parent / "data" / "thames.yaml"


@dataclass
class Witness(Silent):
    """A listener that keeps the world, and the register by logs at its end."""

    world: World | None = None
    register: RegisterFromLogs | None = None
    process: int = 0
    told: list[str] = field(default_factory=list)

    def started(self, world: World) -> None:
        """Remember it."""
        self.world = world
        self.process = world.chain.node.process_id if world.chain.node else 0

    def step_ended(self, entry: Any, checks: Any) -> None:
        """Remember the order."""
        self.told.append(entry.title)

    def ended(self, ledger: Ledger) -> None:
        """The chain is still there."""
        if self.world is not None and self.world.lives:
            first = next(iter(self.world.lives.values()))
            self.register = register_from_logs(self.world.chain, first.token)


@dataclass(frozen=True)
class Played:
    """A played life: its ledger, the same as `ledger.json` says it, and who listened."""

    ledger: Ledger
    json: dict[str, Any]
    witness: Witness
    folder: Path

    def assert_went_well(self) -> None:
        """The run ended, its checks hold, its amounts agree; names what doesn't."""
        assert self.ledger.failure == ""
        assert [f"{check.step} {check.id}: {check.detail}" for check in self.ledger.failed_checks] == []
        assert self.ledger.differences == []
        assert self.ledger.ok


LEAST_CHECKS = 10


def went_well(played: Played) -> None:
    """A life went well, and enough of it was checked and reconciled."""
    played.assert_went_well()
    assert len({check.id for check in played.ledger.checks}) >= LEAST_CHECKS
    assert len(played.ledger.reconciliation) >= LEAST_CHECKS


@pytest.fixture(scope="session")
def play(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Played]:
    """Play a life once per set of options."""
    build()

    @cache
    def played(scenario: str, frequency: str | None = None, rounding: str | None = None) -> Played:
        changes = {"terms.frequency": frequency, "terms.rounding": rounding}
        given = {path: value for path, value in changes.items() if value}
        loaded = load_life(scenario if "/" not in scenario else Path(scenario), given)
        folder, witness = tmp_path_factory.mktemp("out"), Witness()
        ledger = play_life(None, loaded, folder, witness)
        return Played(ledger, json.loads((folder / "ledger.json").read_text(encoding="utf-8")), witness, folder)

    return played


@pytest.fixture(scope="session")
def fubi(play: Callable[..., Played]) -> Played:
    """Fubi as the term sheet has it: semi-annual, rounded per 10,000."""
    return play("fubi")


@pytest.fixture
def anvil() -> Any:
    """A node that begins a day before Fubi's mandate."""
    with Chain.anvil(start_at=1_749_916_800) as chain:
        yield chain


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as scripts/test found it. Closed with its module: Playwright's loop, while it runs, allows no other."""
    binary = os.environ.get("RWA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert binary, "no Chromium: run ./scripts/test, or set RWA_CHROMIUM"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=binary, args=list(ARGUMENTS))
        yield opened
        opened.close()
