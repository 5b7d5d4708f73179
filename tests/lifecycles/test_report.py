"""The report of a replay, as a browser shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from rwa_chain.pictures.figures import added_up, register_picture
from rwa_chain.report import render, write_report
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
    pictures = page.locator("main .wide svg")
    assert pictures.count() == 2
    assert "I9b 1,500" in (pictures.nth(0).text_content() or "")
    assert pictures.nth(1).locator("path").count() == len(added_up(fubi.json["cash_flows"]))
    page.close()


VISIBLE = "cell => cell.checkVisibility({contentVisibilityAuto: true})"


def test_amounts_stand_beside_what_they_must_be(browser: Browser, report: Path, fubi: Played) -> None:
    """Coupons, trades and the redemption each have the expected total in their row, and say that it agrees."""
    page, _, _ = opened(browser, report, 1100)
    for table, total in (("coupons", "total"), ("trades", "paid"), ("redemption", "total"), ("closing", "net")):
        found = page.locator(f"[data-table={table}] tr", has_text="agrees").filter(visible=True).all_inner_texts()
        made = fubi.json[table] if isinstance(fubi.json[table], list) else [fubi.json[table]]
        assert len(found) == len(made)
        for row, each in zip(found, made, strict=True):
            assert row.split("\t").count(f"{float(each[total]):,.2f}") == 2, row
    page.close()


def test_parties_are_named_with_how_they_are_known(browser: Browser, report: Path, fubi: Played) -> None:
    """Every id of the pictures and tables has a name; who is a fact and who is assumed."""
    page, _, _ = opened(browser, report, 1100)
    rows = dict(row.split("\t", 1) for row in page.locator("#parties + .table tr").all_inner_texts())
    assert {"SFIH", "GF", "I1", "BANK_A", "CLEARING", "MOX"} <= set(rows)
    assert "GF Securities (Hong Kong)" in rows["GF"]
    assert ("fact" in rows["GF"], "assumed" in rows["I1"]) == (True, True)
    page.close()


def test_no_row_is_endless_on_a_phone(browser: Browser, report: Path) -> None:
    """Roles, refusals and money stand below each other, not in slivers beside or out of sight."""
    page, _, _ = opened(browser, report, 390)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    heights = page.evaluate("[...document.querySelectorAll('tr')].map(row => row.offsetHeight)")
    assert len(heights) > 200
    assert max(heights) < 900
    beyond = "table => table.scrollWidth > table.closest('.table').clientWidth"
    stacked = page.locator("table.stacked")
    assert stacked.count() == 9
    assert [each.evaluate(beyond) for each in stacked.all()] == [False] * 9
    page.close()


def test_it_prints(browser: Browser, report: Path) -> None:
    """What is folded on the screen is printed, links within the page are not, and nothing is cut off at the side."""
    page, _, _ = opened(browser, report, 1100)
    folded = f"[...document.querySelectorAll('details td')].filter({VISIBLE}).length"
    assert page.evaluate(folded) == 0
    page.emulate_media(media="print")
    everything = page.locator("details td").count()
    assert everything > 1000
    page.wait_for_function(f"{folded} === {everything}", timeout=10_000)
    assert not page.locator("nav").is_visible()
    page.set_viewport_size({"width": 720, "height": 1000})  # an A4 page between its margins
    assert page.evaluate("document.documentElement.scrollWidth") == 720
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 10
    page.close()


@pytest.mark.parametrize(("years", "first"), [(2, "Oct 2025"), (10, "Jan 2026"), (30, "Jan 2030")])
def test_names_on_the_time_axis_have_room(years: int, first: str) -> None:
    """Two years show quarters; of a long bond's life at most a dozen dates are named."""
    entries = [{"date": "2025-09-01", "holdings": {"I1": 5}}, {"date": f"{2025 + years}-09-01", "holdings": {"I1": 5}}]
    named = re.findall(r">([A-Z][a-z]{2} \d{4})<", register_picture(entries))
    assert named[0] == first
    assert 4 <= len(named) <= 12


def test_it_says_nothing_of_fubi_in_another_bonds_report(fubi: Played) -> None:
    """The register's caption names the recovery and the order where the life has them, and nowhere else."""
    plain = [entry for entry in fubi.json["timeline"] if entry["kind"] not in ("key_loss", "court_order")]
    said = "step 17 (I9 loses its key), step 21 (I7&#39;s units go to the receiver) change a name"
    assert said in render(fubi.json)
    assert "change a name" not in render({**fubi.json, "timeline": plain})


def test_a_party_named_in_html_is_shown_as_text(fubi: Played) -> None:
    """What a scenario says is text, never markup."""
    ledger = {**fubi.json, "title": "<script>alert(1)</script>"}
    assert not re.search(r"<script>", render(ledger))
