"""The stablecoin's life: what is stopped stays owed, what is stale is refused, and the exit pays every holder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from rwa_chain.life.load import LifeError
from rwa_chain.scenarios import BUILT_IN, parse_life
from tests.lifecycles.conftest import Played

LIFE = (BUILT_IN / "stablecoin.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(play: Callable[..., Played]) -> Played:
    """The life, played once."""
    return play("stablecoin")


def test_stopped_money_stays_owed(played: Played) -> None:
    """The holder is stopped, refused, and the supply is what it was."""
    checks = [check for check in played.ledger.checks if check.id == "frozen money stays outstanding"]
    assert [check.ok for check in checks] == [True, True]
    assert "FreezeRule.WalletFrozen" in {refusal.error for refusal in played.ledger.refusals}


def test_what_must_be_refused_was(played: Played) -> None:
    """The cap of the sandbox, a stale reserve, an order by its own maker, an operation a second early."""
    assert {refusal.error for refusal in played.ledger.refusals} >= {
        "Stablecoin.SandboxCapExceeded",
        "Reserve.ReserveStale",
        "IAccessManaged.AccessManagedUnauthorized",
    }
    assert "execute the order" in {delay.operation for delay in played.ledger.delays}


def test_redemptions_keep_their_clock(played: Played) -> None:
    """One waits over Easter; it is paid late, and that was reported."""
    due = {row["id"]: row["due_at"] for row in played.json["redemptions"]}
    assert due["R3"] - due["R1"] == (date(2027, 3, 31) - date(2027, 3, 11)).days * 86_400
    late = [entry.effect for entry in played.ledger.timeline if "late and reported" in entry.effect]
    assert len(late) == 1


def test_the_weekly_report_is_the_seven_daily_statements(played: Played) -> None:
    """Seven days in order, each the day's close; the last day's flows are those of that day's acts."""
    rows = played.json["weekly_reports"]
    assert [row["day"] for row in rows] == [f"2027-03-{day}" for day in range(11, 18)]
    assert {row["state"] for row in rows} == {"sufficient"}
    (daily, last) = played.json["daily_statements"]
    assert (daily["paid"], daily["redeemed"], daily["issued"]) == ("100000.00", "0.00", "0.00")
    assert Decimal(last["outstanding"]) == Decimal("5000000.00")


def test_the_exit_pays_every_holder(played: Played) -> None:
    """Nothing outstanding after it, all of it paid, and undone: the life goes on."""
    (branch,) = played.json["branches"]
    assert branch["outcome"] == {"outstanding": "0.00", "unpaid": "0.00", "paid": "5000000.00"}
    assert branch["refusals"][0]["error"] == "Stablecoin.LicenceForbids"
    assert played.json["coin_movements"][-1]["outstanding"] == "5000000.00"


def test_the_report_shows_the_tables(played: Played) -> None:
    """Money of no instrument has a section of its own."""
    from rwa_chain.report.page import render

    page = render(played.json)
    assert 'id="money"' in page
    for table in ("coin_movements", "redemptions", "daily_statements", "weekly_reports"):
        assert f'data-table="{table}"' in page


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ("issuer: HARBOUR\n", "issuer: CUSTODIAN\n", "stablecoins[0]", "different parties"),
        ("signatures: 2", "signatures: 4", "stablecoins[0].signatures", "at most 3"),
        ("matures: 2027-09-01", "matures: 2028-09-01", "assets[1].matures", "from 2027-03-08"),
        ('    cap: "3000000.00"\n', "", "cap", "a cap for the sandbox"),
        ("redemption: R1", "redemption: R9", "redemption", "a redemption before it"),
        ("carried_out: 2027-03-17", "carried_out: 2027-03-16", "carried_out", "the delay of orders"),
        ("effective: 2027-03-03", "effective: 2027-03-02", "effective", "the administrator's delay"),
        ("coin: HARB\n    state: sandbox", "coin: HARP\n    state: sandbox", "coin", "did you mean HARB?"),
        ("last: 2027-03-31", "last: 2027-03-27", "last", "28 to 366 days"),
        ("currency: HKD", "currency: CNH", "stablecoins[0].peg_consent", "a peg to the renminbi"),
    ],
)
def test_a_life_that_can_not_be_meant(old: str, new: str, place: str, expected: str) -> None:
    """Refused by line and field before anything is played."""
    assert old in LIFE
    with pytest.raises(LifeError) as refusal:
        parse_life(LIFE.replace(old, new, 1))
    assert place in str(refusal.value)
    assert expected in str(refusal.value)
