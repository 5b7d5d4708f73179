#!/usr/bin/env python3
"""What if the issuer does not pay? Played, looked at, undone; then the coupon is paid. Everybody is made up."""

from datetime import date

from rwa_chain.instruments import Bond
from rwa_chain.instruments.bond import Acceleration, Coupon, EventOfDefault, NonPayment, Terms
from rwa_chain.life import World, bank, investor, issuer, registrar
from rwa_chain.life.acts import Issue
from rwa_chain.solidity import build

TERMS = Terms(
    name="A note", currency="HKD", size="10000000", denomination="10000", minimum_holding="10000",
    calculation_amount="10000", coupon_percent="4", frequency="annual", day_count="Act/365F", calendar="HongKong",
    issue_date=date(2025, 9, 1), maturity_date=date(2028, 9, 1),
)  # fmt: skip
DUE = date(2026, 9, 1)


def main() -> None:
    """A branch from the day before the coupon."""
    build()
    with World.open(
        title="What if",
        zone="Asia/Hong_Kong",
        begins=date(2025, 8, 1),
        banks=[bank("BANK_A")],
        cast=[
            issuer("ISSUER", bank="BANK_A"),
            registrar("AGENT", bank="BANK_A"),
            investor("FUND", bank="BANK_A", deposit="20000000"),
        ],
    ) as world:
        world.add(Bond(ticker="NOTE", people={"issuer": "ISSUER"}, terms=TERMS))
        world.play(Issue(on=date(2025, 9, 1), allotted={"FUND": 1000}))
        with world.fork("the issuer does not pay") as branch:
            world.play(NonPayment(on=DUE))
            world.play(EventOfDefault(on=date(2026, 9, 16), due_date=DUE))
            world.play(Acceleration(on=date(2026, 9, 22), due_date=DUE, instructed_by=["FUND"]))
            print(f"what if: {branch.effect}")
        world.play(Coupon(on=DUE))
        ledger = world.finish()
    print(ledger.timeline[-1].effect)
    assert ledger.ok


if __name__ == "__main__":
    main()
