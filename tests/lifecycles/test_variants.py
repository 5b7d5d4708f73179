"""The same life with other options, and another bond's life: all agree with QuantLib."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.lifecycle.remainders import Cut, Position, cut
from tests.golden import golden_files, load
from tests.lifecycles.conftest import THAMES, Played

GOLDEN = [pytest.param(file, id=file.name) for file in golden_files()]


def test_annual(play: Callable[..., Played]) -> None:
    """Two coupons of 13,100,000.00; I7's kept share is 786,000.00; the default is of the first coupon."""
    played = play("fubi", "annual")
    played.assert_went_well()
    assert [(coupon["days"], coupon["total"]) for coupon in played.json["coupons"]] == [(365, "13100000.00")] * 2
    assert played.json["coupons"][0]["kept"] == {"I7": "786000.00"}
    assert played.json["redemption"]["total"] == "513100000.00"
    last = played.json["trades"][-1]
    assert (last["id"], last["accrued"], last["paid"]) == ("T4", "648180.82", "30678180.82")
    assert [branch["step"] for branch in played.json["branches"]] == [8, 25, 23]


@pytest.mark.parametrize("file", GOLDEN)
def test_pro_rata(play: Callable[..., Played], file: Path) -> None:
    """The aggregate rounded once, shared by largest remainder, exactly the golden column."""
    played = play("fubi", None, "pro-rata")
    played.assert_went_well()
    for made, due in zip(played.json["coupons"], load(file)["replay"]["semi_adjusted"], strict=True):
        assert made["total"] == due["aggregate"]
        assert made["by_holder"] == due["pro_rata"]
    assert played.json["redemption"]["total"] == "506603835.62"


def test_annual_pro_rata(play: Callable[..., Played]) -> None:
    """Both options together."""
    play("fubi", "annual", "pro-rata").assert_went_well()


def test_another_bond(play: Callable[..., Played]) -> None:
    """Sterling, quarterly, Act/Act ICMA, unadjusted, London, a short first period, another cast."""
    played = play(str(THAMES))
    played.assert_went_well()
    assert len(played.json["coupons"]) == 4
    assert played.json["currency"] == "GBP"
    assert played.json["supply_final"] == 0


def test_another_bond_pro_rata(play: Callable[..., Played]) -> None:
    """Odd holdings leave remainders."""
    played = play(str(THAMES), None, "pro-rata")
    played.assert_went_well()
    for coupon in played.json["coupons"]:
        assert sum(Decimal(share) for share in coupon["by_holder"].values()) == Decimal(coupon["total"])


def test_the_cut_of_largest_remainders() -> None:
    """10 among 3, 3, 3: one gets the rest, the one that held first; of equal shares nobody gets more."""
    assert cut(10, [Position(1, 1), Position(1, 2), Position(1, 3)]) == Cut(threshold=1, tie_member=1)
    assert cut(11, [Position(1, 1), Position(1, 2), Position(1, 3)]) == Cut(threshold=2, tie_member=2)
    assert cut(9, [Position(1, 1), Position(1, 2), Position(1, 3)]) == Cut(threshold=3, tie_member=0)
    assert cut(10, [Position(5, 4), Position(0, 9), Position(2, 1)]) == Cut(threshold=6, tie_member=1)
