"""What the tests of every pool of metered revenue share: a life kept, and its report in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from rwa_chain.instruments.pool import Pool
from rwa_chain.life.ledger import Ledger
from rwa_chain.life.listener import Silent
from rwa_chain.life.plan import Plan
from rwa_chain.life.replay import play
from rwa_chain.life.world import World
from rwa_chain.report import write_report
from rwa_chain.scenarios import load_life, parse_life
from rwa_chain.solidity import build


class Flat:
    """A ledger with its only instrument's figures and tables beside its own, as the file has them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __getattr__(self, name: str) -> Any:
        [record] = self._ledger.instruments.values()
        for found in (record.tables, record.details):
            if name in found:
                return found[name]
        return getattr(self._ledger, name)


@dataclass(frozen=True)
class Played:
    """A run, its ledger as the file says it, and what each act came to."""

    ledger: Any
    json: dict[str, Any] = field(repr=False)
    said: list[str] = field(repr=False, default_factory=list)


class Recorder(Silent):
    """Keeps the world, and what each act came to."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.world: World | None = None

    def started(self, world: World) -> None:
        """Keep it."""
        self.world = world

    def step_ended(self, entry: Any, checks: Any) -> None:
        """Keep it."""
        self.said.append(entry.effect)


class Meddler(Recorder):
    """Changes something before a period is closed."""

    def __init__(self, period: int) -> None:
        super().__init__()
        self.before = period

    def step_ended(self, entry: Any, checks: Any) -> None:
        """After the period's last reading."""
        assert self.world is not None
        last = next((act for _, act in self.world.plan.played() if act.number == entry.step + 1), None)
        if last is not None and last.word == "share" and getattr(last, "period", 0) == self.before:
            self.meddle(self.world)

    def meddle(self, world: World) -> None:
        """What it does."""
        raise NotImplementedError


def played(plan: Plan, folder: Path | None = None, told: Recorder | None = None) -> Played:
    """A life played to its end."""
    build()
    told = told or Recorder()
    ledger = play(None, plan, folder, told)
    document = ledger.to_json() if folder is None else json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    return Played(Flat(ledger), document, told.said)


def pool_in(text: str, changes: Mapping[str, str] | None = None) -> Any:
    """The pool of a built-in life's name, or of a life's text."""
    plan = parse_life(text) if "\n" in text else load_life(text, changes)
    [found] = plan.instruments.values()
    assert isinstance(found, Pool)
    return found


def changed(document: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A ledger, some of its pool's values changed."""
    [(ticker, record)] = document["instruments"].items()
    return {**document, "instruments": {ticker: {**record, **values}}}


@contextmanager
def report_text(pool: Played, browser: Browser, folder: Path, width: int, pictures: int) -> Iterator[str]:
    """The report's text, once it was opened at that width: no complaint, no request, nothing wider than the window."""
    report = write_report(pool.json, folder)
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append("net"))
    page.goto(report.as_uri())
    try:
        assert complaints == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("main .scroll svg").count() == pictures
        text = page.inner_text("main")
        assert "SIMULATED" in text
        yield text
    finally:
        page.close()
