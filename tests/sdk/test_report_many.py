"""A report stays readable with 300 holders and ten currencies: a picture for each, and the many in one band."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rwa_chain.life.ledger import CashFlow, Ledger, Record, RegisterEntry, TimelineEntry
from rwa_chain.pictures.figures import PARTIES, grouped_parties
from rwa_chain.report import render

CURRENCIES = ["HKD", "CNH", "USD", "EUR", "GBP", "JPY", "SGD", "AUD", "CHF", "CAD"]
HOLDERS = 300
DAY = date(2026, 1, 5)


def ledger() -> Ledger:
    """Ten bonds in ten currencies, each held and paid for by the same 300; none of it was played."""
    made = Ledger("many", "Many holders, many currencies", "HKD")
    made.instruments = {f"B{code}": Record("bond", code) for code in CURRENCIES}
    made.timeline = [TimelineEntry(1, DAY, DAY, "Issued", "issue", "assumed", "made up")]
    holdings = {f"H{i}": 10 for i in range(HOLDERS)}
    made.register = [RegisterEntry(1, DAY, f"B{code}", 10 * HOLDERS, holdings) for code in CURRENCIES]
    made.cash_flows = [
        CashFlow(1, DAY, f"H{i}", "ISSUER", Decimal(100 + i), code, "allotment", f"0x{i:x}")
        for code in CURRENCIES
        for i in range(HOLDERS)
    ]
    return made


def test_every_currency_has_its_picture_and_its_sum() -> None:
    """And no picture is taller than a page of names."""
    page = render(ledger().to_json())
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", page)
    assert [each for each in captions if each in CURRENCIES] == CURRENCIES
    total = sum(range(100, 100 + HOLDERS))
    assert page.count(f"{total:,}.00") >= len(CURRENCIES)
    heights = [int(height) for height in re.findall(r'viewBox="0 0 \d+ (\d+)"', page)]
    assert heights
    assert max(heights) < 1_000


def test_the_many_are_one_band_and_no_money_is_lost() -> None:
    """The largest keep their names."""
    flows = [flow for flow in ledger().to_json()["cash_flows"] if flow["currency"] == "HKD"]
    grouped = grouped_parties(flows)
    parties = {str(flow[side]) for flow in grouped for side in ("from", "to")}
    assert len(parties) == PARTIES + 1
    assert {"ISSUER", "H299", f"{HOLDERS + 1 - PARTIES} others"} <= parties
    assert sum(Decimal(flow["amount"]) for flow in grouped) == sum(Decimal(flow["amount"]) for flow in flows)
    assert grouped_parties(flows[:5]) == flows[:5]
