#!/usr/bin/env python3
"""Two bonds of two made-up issuers in one life: issued, traded, one coupon each, checked and reconciled."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from rwa_chain.instruments import Bond
from rwa_chain.instruments.bond import Coupon, Terms
from rwa_chain.life import World, bank, investor, issuer, registrar
from rwa_chain.life.acts import Issue, Trade
from rwa_chain.solidity import build


def terms(name: str, size: str, coupon: str) -> Terms:
    """Five years' terms as they are usual in Hong Kong."""
    return Terms(
        name=name, currency="HKD", size=size, denomination="10000", minimum_holding="100000",
        calculation_amount="10000", coupon_percent=coupon, frequency="semiannual", day_count="Act/365F",
        calendar="HongKong", issue_date=date(2025, 9, 1), maturity_date=date(2030, 9, 1),
    )  # fmt: skip


@contextmanager
def opened() -> Iterator[World]:
    """A world with both bonds issued."""
    with World.open(
        title="Two bonds",
        zone="Asia/Hong_Kong",
        begins=date(2025, 8, 1),
        banks=[bank("BANK_A"), bank("BANK_B")],
        cast=[
            issuer("CITY", bank="BANK_A", deposit="1000000"),
            issuer("RAIL", bank="BANK_B", deposit="1000000"),
            registrar("AGENT", bank="BANK_A"),
            investor("FUND", bank="BANK_A", deposit="20000000"),
            investor("DEALER", bank="BANK_B", deposit="9000000"),
        ],
    ) as world:
        world.add(Bond(ticker="GREEN1", people={"issuer": "CITY"}, terms=terms("Green", "10000000", "3.10")))
        world.add(Bond(ticker="RAIL1", people={"issuer": "RAIL"}, terms=terms("Rail", "5000000", "2.40")))
        world.play(Issue(of="GREEN1", on=date(2025, 9, 1), allotted={"FUND": 800, "DEALER": 200}))
        world.play(Issue(of="RAIL1", on=date(2025, 9, 1), allotted={"FUND": 400, "DEALER": 100}))
        yield world


def main() -> None:
    """Plays it, and says what came of it."""
    build()
    with opened() as world:
        world.play(
            Trade(of="RAIL1", seller="FUND", buyer="DEALER", units=100, clean="100.15", lag=2, on=date(2025, 11, 12))
        )
        for ticker in ("GREEN1", "RAIL1"):
            world.play(Coupon(of=ticker, on=date(2026, 3, 2)))
        ledger = world.finish()
    for entry in ledger.timeline:
        print(entry.date, entry.of, entry.effect)
    print(f"{len(ledger.reconciliation)} amounts agree: {ledger.ok}")
    assert ledger.ok


if __name__ == "__main__":
    main()
