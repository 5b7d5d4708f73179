"""The fund's life: a swing, a gate, a suspension and a wrong NAV, to the cent; what is refused, by field."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from rwa_chain.life.load import LifeError
from rwa_chain.scenarios import BUILT_IN, parse_life
from tests.lifecycles.conftest import Played

LIFE = (BUILT_IN / "mmf.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(play: Callable[..., Played]) -> Played:
    """The life, played once."""
    return play("mmf")


def row(played: Played, day: str) -> dict[str, Any]:
    """A dealing day."""
    return next(each for each in played.json["dealing_days"] if each["day"] == day)


def test_the_swing_pays_29_994_000_and_keeps_6_000(played: Played) -> None:
    """The worked example of mmf.md 2, played."""
    found = row(played, "2027-07-06")
    assert (found["price"], found["paid"], found["kept"]) == ("0.9998", "29994000.00", "6000.00")


def test_the_gate_carries_150m_to_the_next_days_price(played: Played) -> None:
    """A ratio of 0.4 for each; the rest at another price, under another id, less what its owner took back."""
    run, after = row(played, "2027-08-09"), row(played, "2027-08-10")
    assert (run["ratio"], run["dealt"], run["carried"]) == ("0.40000000", "100000000.0000", "150000000.0000")
    assert (run["carried_to"], run["price"], after["price"]) == ("2027-08-10", "1.0026", "1.0027")
    assert after["requested"] == "138000000.0000"
    outcomes = [each for each in played.json["fund_outcomes"] if each["day"] == "2027-08-09"]
    assert {Decimal(each["dealt"]) / (Decimal(each["dealt"]) + Decimal(each["carried"])) for each in outcomes} == {
        Decimal("0.4")
    }


def test_what_gathered_in_the_suspension_is_dealt_after_it(played: Played) -> None:
    """No price on two days; then everything that was carried."""
    days = [each["day"] for each in played.json["dealing_days"]]
    assert {"2027-08-11", "2027-08-12"}.isdisjoint(days)
    assert row(played, "2027-08-13")["carried"] == "0.0000"


def test_the_correction_says_who_pays(played: Played) -> None:
    """Dealt, right, difference, who pays; a subscriber lost, and the fund paid a redeemer too much."""
    (found,) = played.json["corrections"]
    assert (found["dealt"], found["right"], found["difference"]) == ("1.0138", "1.0060", "0.0078")
    assert (found["who_pays"], found["material"], found["for_fund"]) == ("ADMINISTRATION", True, "156000.00")
    (paid,) = played.json["compensations"]
    assert (paid["holder"], paid["amount"]) == ("INSURER", found["for_holders"])
    struck = Decimal(row(played, "2027-09-13")["units_struck"])
    assert Decimal(paid["amount"]) == (struck * Decimal("0.0078")).quantize(Decimal("0.01"), "ROUND_DOWN")


def test_what_must_be_refused_was(played: Played) -> None:
    """By field, and by key."""
    refused = {refusal.error: refusal.arguments for refusal in played.ledger.refusals}
    fields = [
        refusal.arguments["field"] for refusal in played.ledger.refusals if refusal.error == "MoneyMarketFund.NavUnfit"
    ]
    assert fields == ["day", "units", "price"]
    assert {"MoneyMarketFund.DayClosed", "MoneyMarketFund.HolderRefused"} <= refused.keys()
    assert "IAccessManaged.AccessManagedUnauthorized" in refused


def test_only_the_facts_name_banks_that_live(played: Played) -> None:
    """Nothing of the life is anybody's."""
    assert LIFE.count("HSBC") == LIFE.count("BOCHK") == 1
    assert {bank.name for bank in parse_life(LIFE).banks} == {"Bank A", "Bank B"}


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ("roles: [trustee], country: 344,", "roles: [observer], country: 344,", "people", "maker and checker"),
        ("on: 2027-07-09, until", "on: 2027-07-12, until", "on", "2027-07-09"),
        ("day: 2027-09-13, net_assets", "day: 2027-08-11, net_assets", "day", "a day that was dealt before"),
        (
            '      cut_off: "15:00"',
            '      pay_within_days: 32\n      cut_off: "15:00"',
            "pay_within_days",
            "within a month",
        ),
        (
            "\nacts:\n",
            "\nacts:\n  - { act: issue, of: HKDMMF, on: 2027-06-30, allotted: {}, assumed: made up }\n",
            "acts[0]",
            "HKDMMF issues units otherwise",
        ),
    ],
)
def test_a_life_that_can_not_be_meant(old: str, new: str, place: str, expected: str) -> None:
    """Refused by line and field before anything is played."""
    assert old in LIFE
    text = LIFE.replace(old, new, 1)
    if place == "people":
        text = text.replace("roles: [calculation_agent]", "roles: [observer]", 1)
    with pytest.raises(LifeError) as refusal:
        parse_life(text)
    assert place in str(refusal.value)
    assert expected in str(refusal.value)
