"""What bonds of several kinds and currencies refuse: the built-in lives, each spoilt in one place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rwa_chain.errors import InputError
from rwa_chain.instruments import Bond
from rwa_chain.life.load import LifeError
from rwa_chain.lifecycle import curve, fixing
from rwa_chain.lifecycle.floating import FloatingRate, Method
from rwa_chain.scenarios import BUILT_IN, load_life, parse_life

SPOILT = [
    ("zero", "zero_coupon: { value: true,", "zero_coupon: { value: false,", "a rate above 0, or zero_coupon"),
    ("amortiser", 'percent: "10",', 'percent: "41",', "less than the 40.5 of the last repayment"),
    ("amortiser", "pay_date: 2031-01-15", "pay_date: 2030-12-16", "the pay date of a coupon, 2030-12-20 or later"),
    ("amortiser", "until: 2028-05-15", "until: 2028-05-16", "a pay date before the last of a bond"),
    ("amortiser", 'instalment_percent: { value: "0.5"', 'instalment_percent: { value: "0.9"', "less than 100 in all"),
    ("floater", "on: 2026-02-24, pay_date", "on: 2026-02-13, pay_date", "2026-02-20, the last observation, or later"),
    ("floater", "on: 2026-02-24, pay_date", "on: 2026-02-27, pay_date", "before the record date 2026-02-26"),
    ("floater", "Trustee; it checks fixings, roles: [trustee]", "Nobody, roles: [observer]", "a trustee that is"),
    ("floater", "HKD-HONIA-OIS Compound", "a name of an index that is longer", "a name of at most 32 bytes"),
    ("structured-note", "option: 1", "option: 2", "the number of one of the terms' 1 calls"),
    ("structured-note", "last: 2028-03-16", "last: 2028-03-15", "a date from 2028-03-16"),
    ("green-2024", "EUR_A: \"52000000.00\"", "USD_B: \"0\"", "an account at a bank that keeps EUR"),
    ("green-2024", "through: CHANGER", "through: INSURER", "a party with a bank that keeps EUR"),
    ("green-2024", "through: CHANGER", "through: DEALER", "another party than seller and buyer"),
    ("green-2024", "currency: EUR, settlement_balance", "currency: GBP, settlement_balance", "an instrument in HKD or"),
    ("green-2025", "PENSION: 3000, DEALER: 2000 }", "PENSION: 3000, DEALER: 2001 }", "at most 30000 units in all"),
    ("green-2025", "HKGB25HKX: \"99.85\"", "HKGB25USD: \"99.85\"", "a bond in HKD, as the first one"),
    ("genesis", "since: 2026-12-01", "since: 2027-03-01", "months that are over"),
    ("omniclear", "attesters: [CSD, HUB]", "attesters: [CSD]", "two or more parties that neither sell nor buy"),
    ("omniclear", "attesters: [CSD, HUB]", "attesters: [CSD, ABROAD]", "that neither sell nor buy"),
    ("omniclear", "receiver: DIRECT_1, units: 20", "receiver: HUB, units: 20", "has admitted"),
]  # fmt: skip


@pytest.mark.parametrize(("life", "said", "instead", "words"), SPOILT, ids=lambda each: str(each)[:24])
def test_what_cannot_be_meant_is_refused(life: str, said: str, instead: str, words: str) -> None:
    """By field, with what would be right."""
    text = (BUILT_IN / f"{life}.yaml").read_text(encoding="utf-8")
    assert said in text
    with pytest.raises(LifeError) as refusal:
        parse_life(text.replace(said, instead))
    assert words in str(refusal.value)


def test_a_partial_call_comes_off_the_last_repayment() -> None:
    """Earlier instalments stay, the called period's is larger by it."""
    spec = load_life("amortiser").instruments["ROAD36"]
    assert isinstance(spec, Bond)
    whole, period = spec.sheet, spec.period_paid(date(2031, 1, 15))
    called = whole.called_in_part(period, Decimal(10))
    assert called.repaid_of(period) == whole.repaid_of(period) + 10_000
    assert called.repaid_of(called.periods[-1]) == whole.repaid_of(whole.periods[-1]) - 10_000
    assert called.principals[:60] == whole.principals[:60]
    assert sum(called.repaid_of(each) for each in called.periods) == whole.denomination


def test_a_rate_that_the_chain_has_not_is_refused() -> None:
    """An index of levels, and bounds on each day."""
    terms = {"index": "X", "basis": 365, "fixing_days": load_life("floater").instruments["HONIA26"].calendar}
    for rate in (
        FloatingRate(method=Method.COMPOUNDED_INDEX, **terms),
        FloatingRate(method=Method.COMPOUNDED, daily_floor=Decimal(0), **terms),
    ):
        with pytest.raises(InputError, match="term, compounded or averaged"):
            fixing.rate_terms(rate, agent="0x" + "11" * 20, checker="0x" + "22" * 20)


def test_a_curve_needs_bonds_that_are_fixed_and_end_apart() -> None:
    """And reprices each to the cent of a cent."""
    plan = load_life("green-2025")
    sheets = [spec.sheet for spec in plan.instruments.values() if isinstance(spec, Bond) and spec.currency == "HKD"]
    quotes = [
        curve.Quote(sheet, price) for sheet, price in zip(sheets, (Decimal("99.7"), Decimal("101.2")), strict=True)
    ]
    nodes = curve.benchmark(quotes, date(2026, 3, 3))
    assert [node.repriced for node in nodes] == [Decimal("99.700000"), Decimal("101.200000")]
    assert nodes[0].discount > nodes[1].discount
    floater = load_life("floater").instruments["HONIA26"]
    assert isinstance(floater, Bond)
    for wrong in ([quotes[0], quotes[0]], [curve.Quote(floater.sheet, Decimal(100))]):
        with pytest.raises(InputError):
            curve.benchmark(wrong, date(2026, 3, 3))
    with pytest.raises(InputError, match="not over"):
        curve.benchmark(quotes, date(2030, 3, 3))
