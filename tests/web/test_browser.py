"""The dashboard in Chromium: at desk and phone width, in the dark, by keyboard, and clean by axe-core."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from rwa_chain.solidity import ROOT
from tests.lifecycles.conftest import ARGUMENTS

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PATHS = (
    "/", "/register/token/FTID001", "/instrument/FTID001", "/actions", "/actions/FTID001/coupon 1", "/settlement",
    "/money",
    "/compliance?token=FTID001&from=I1&to=I2&amount=500", "/revenue", "/roles", "/events?block=100", "/zh/",
)  # fmt: skip
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SHOTS = os.environ.get("RWA_SCREENSHOTS")
"""A folder for the pictures of the docs; without it none is written."""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may reach this machine alone, and whose scripts raise nothing."""
    context = browser.new_context(viewport={"width": 1180, "height": 900}, bypass_csp=False)
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    outside: list[str] = []
    made.on("request", lambda asked: outside.append(asked.url) if "127.0.0.1" not in asked.url else None)
    yield made
    context.close()
    assert errors == []
    assert [each for each in outside if not each.startswith("data:")] == []


def test_every_page_is_accessible(browser: Browser, served: str) -> None:
    """axe-core finds nothing, in the light and in the dark."""
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        for path in PATHS:
            page.goto(served + path)
            page.add_script_tag(path=str(AXE))
            found = page.evaluate("() => axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))")
            assert found == [], f"{scheme} {path}"
        context.close()


def test_at_phone_width(browser: Browser, served: str) -> None:
    """No page is wider than the phone; wide tables scroll within themselves."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    for path in PATHS:
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    _shot(page, served + "/register/token/FTID001", "dashboard-phone")
    context.close()


def test_the_time_slider(page: Page, served: str) -> None:
    """Moved by keyboard it shows the register of then, and the address says so."""
    page.goto(served + "/register/token/FTID001")
    now = page.inner_text("#holders + .table")
    slider = page.locator("#slider")
    slider.focus()
    slider.evaluate("e => { e.value = Number(e.min) + 0.75 * (e.max - e.min); }")
    slider.dispatch_event("input")
    slider.dispatch_event("change")
    page.wait_for_url("**at=20**")
    page.wait_for_function("before => document.querySelector('#holders + .table').innerText !== before", arg=now)
    assert "at=20" in page.url
    page.reload()
    assert page.inner_text("#holders + .table") != now


def test_a_question_to_the_node(page: Page, served: str) -> None:
    """May I1 send to I2? Each rule answers."""
    page.goto(served + "/compliance")
    for name, value in (("token", "FTID001"), ("from", "I1"), ("to", "I2"), ("amount", "500")):
        page.fill(f"#f-{name}", value)
    page.locator("form", has=page.locator("#f-token")).get_by_role("button").click()
    page.wait_for_selector("#verdicts")
    assert "every rule passes" in page.inner_text("#content") or "refused by" in page.inner_text("#content")


def test_charts_search_and_languages(page: Page, served: str) -> None:
    """A chart is drawn, a search leads to a register, Chinese is a click away and leads back."""
    page.goto(served + "/instrument/FTID001")
    page.wait_for_selector(".chart canvas")
    page.fill("#q", "FTID")
    page.press("#q", "Enter")
    page.click("text=FTID001")
    assert "/register/token/FTID001" in page.url
    page.click("nav a[hreflang=zh]")
    assert "登記冊" in page.inner_text("h1")
    page.click("nav a[hreflang=en]")
    assert "Register" in page.inner_text("h1")


def test_pictures_of_the_docs(page: Page, served: str) -> None:
    """What the README and the docs show can be taken again."""
    for path, name in (
        ("/", "dashboard"),
        ("/register/token/FTID001", "dashboard-register"),
        ("/money", "dashboard-money"),
    ):
        _shot(page, served + path, name)


def _shot(page: Page, url: str, name: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    taken = page.screenshot(full_page=False)
    assert taken.startswith(b"\x89PNG")
    if SHOTS:
        (Path(SHOTS) / f"{name}.png").write_bytes(taken)
