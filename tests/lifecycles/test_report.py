"""The report of a replay, as a browser shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from rwa_chain.report import render, write_report
from rwa_chain.report.figures import added_up
from tests.lifecycles.conftest import Played


@pytest.fixture(scope="module")
def report(fubi: Played, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the semi-annual run, on disk."""
    return write_report(fubi.json, tmp_path_factory.mktemp("report"))


def opened(browser: Browser, report: Path, width: int) -> tuple[Page, list[str], list[str]]:
    """The page, what it complained of, and what it asked the network for."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(report.as_uri())
    return page, complaints, requests


@pytest.mark.parametrize("width", [1100, 390])
def test_it_reads_without_complaint_at_desk_and_phone_width(browser: Browser, report: Path, width: int) -> None:
    """No console error, nothing asked of the network, nothing wider than the window."""
    page, complaints, requests = opened(browser, report, width)
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_it_shows_every_step_refusal_and_amount(browser: Browser, report: Path, fubi: Played) -> None:
    """Each step's title, each refusal's error and each coupon's total stand on the page."""
    page, _, _ = opened(browser, report, 1100)
    text = page.inner_text("main")
    ledger: dict[str, Any] = fubi.json
    for entry in ledger["timeline"]:
        assert entry["title"] in text
    for refusal in ledger["refusals"]:
        assert refusal["error"] in text
    for coupon in ledger["coupons"]:
        assert f"{float(coupon['total']):,.2f}" in text
    assert "assumed" in text
    assert "fact" in text
    page.close()


def test_both_pictures_are_drawn_from_the_ledger(browser: Browser, report: Path, fubi: Played) -> None:
    """The register's picture names the last holders; the flows' picture has a ribbon for every flow."""
    page, _, _ = opened(browser, report, 1100)
    pictures = page.locator("main svg")
    assert pictures.count() == 2
    assert "I9b 1,500" in (pictures.nth(0).text_content() or "")
    assert pictures.nth(1).locator("path").count() == len(added_up(fubi.json["cash_flows"]))
    page.close()


def test_it_prints(browser: Browser, report: Path) -> None:
    """The page becomes a PDF of several pages."""
    page, _, _ = opened(browser, report, 1100)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()


def test_a_party_named_in_html_is_shown_as_text(fubi: Played) -> None:
    """What a scenario says is text, never markup."""
    ledger = {**fubi.json, "title": "<script>alert(1)</script>"}
    assert not re.search(r"<script>", render(ledger))
