"""`rwa fund` on a node: what a fund is at, its days, what the next one comes to, and who paid for a wrong price."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.bench import fund_world
from rwa_chain.chain import Chain
from rwa_chain.lifecycle import fund
from rwa_chain.solidity import build
from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """A fund whose first day was dealt and corrected, and that a redemption waits in."""
    build()
    book = tmp_path_factory.mktemp("fund") / "book.json"
    with Chain.anvil(start_at=fund_world.START_AT) as chain:
        world = fund_world.make(chain, book=book)
        deposit, (holder, *_), agent = world.deposits["BANK_A"], world.holders, world.people.paying_agent
        days = []
        for amount, net_assets in (("1000000.00", "0"), ("100000.00", "1010000.00")):
            days.append(fund.subscribe(world.fund, deposit, Decimal(amount), sender=holder))
            world.value(Decimal(net_assets))
            fund.strike(world.fund, sender=agent)
            fund.hand_out(world.fund, deposit, days[-1], [holder], sender=agent)
        fund.correct(
            world.corrections, days[1], Decimal("1000000.00"), liable=world.liable, cause="finding",
            administrator=world.people.calculation_agent, trustee=world.people.trustee,
        )  # fmt: skip
        fund.redeem(world.fund, deposit, Decimal(50_000), sender=holder)
        assert chain.node is not None  # an embedded chain has one
        yield ["--network", chain.node.url, "--book", str(book)]


def test_a_fund_by_the_command_line(inside: Path, rwa: Callable[..., Outcome], place: list[str]) -> None:
    """Each command prints a table, and the same as JSON."""
    told = json.loads(rwa("fund", *place, "--json").out)
    assert (told["ticker"], told["suspended"], told["last_dealt"]) == ("BENCHMMF", False, "2027-03-02")
    assert told["units_in_issue"] == told["units_on_register"]
    days = json.loads(rwa("fund", "days", *place, "--json").out)["days"]
    assert [(each["day"], each["nav"], each["price"]) for each in days] == [
        ("2027-03-01", "1", "1"),
        ("2027-03-02", "1.01", "1.0102"),
    ]
    (wrong,) = json.loads(rwa("fund", "corrections", *place, "--json").out)["corrections"]
    assert (wrong["dealt"], wrong["right"], wrong["material"]) == ("1.0102", "1.0002", True)
    assert wrong["for_holders"] == "989.90"
    seen = json.loads(rwa("fund", "predict", "--net-assets", "1100000.00", *place, "--json").out)
    assert (seen["requested"], seen["dealt"], seen["ratio"]) == ("50000.0000", "50000.0000", "1.00000000")
    assert "2027-03-02" in rwa("fund", "days", *place).out


def test_a_fund_that_is_not_there(inside: Path, rwa: Callable[..., Outcome], place: list[str]) -> None:
    """By its field, with those that are."""
    refused = rwa("fund", "--of", "OTHER", *place)
    assert refused.code == 2
    assert "BENCHMMF" in refused.err
