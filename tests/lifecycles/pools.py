"""What the tests of every pool of metered revenue share: a run kept, and its report in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from rwa_chain.report import write_revenue_report
from rwa_chain.scenario.revenue.ledger import RevenueLedger
from rwa_chain.scenario.revenue.run import Untold


@dataclass(frozen=True)
class Played:
    """A run, its ledger as the file says it, and what the console showed."""

    ledger: RevenueLedger
    json: dict[str, Any] = field(repr=False)
    said: list[str] = field(repr=False, default_factory=list)


class Recorder(Untold):
    """Keeps what the console would show."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, line: str) -> None:
        """Keep it."""
        self.said.append(line)


@contextmanager
def report_text(pool: Played, browser: Browser, folder: Path, width: int, pictures: int) -> Iterator[str]:
    """The report's text, once it was opened at that width: no complaint, no request, nothing wider than the window."""
    report = write_revenue_report(pool.json, folder)
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append("net"))
    page.goto(report.as_uri())
    try:
        assert complaints == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("main svg").count() == pictures
        text = page.inner_text("main")
        assert "SIMULATED" in text
        yield text
    finally:
        page.close()
