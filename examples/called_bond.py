#!/usr/bin/env python3
"""A bond is called for its second coupon: notice, payment, retirement; what holders got. Everybody is made up."""

from datetime import date

from rwa_chain.instruments import Bond
from rwa_chain.instruments.bond import Call, Coupon, Redemption, Terms
from rwa_chain.life import World, bank, investor, issuer, registrar
from rwa_chain.life.acts import Issue
from rwa_chain.solidity import build

TERMS = Terms(
    name="A callable note", currency="HKD", size="10000000", denomination="10000", minimum_holding="10000",
    calculation_amount="10000", coupon_percent="4", frequency="semiannual", day_count="Act/365F",
    calendar="HongKong", issue_date=date(2025, 9, 1), maturity_date=date(2030, 9, 1),
)  # fmt: skip


def main() -> None:
    """Plays it."""
    build()
    with World.open(
        title="A called bond",
        zone="Asia/Hong_Kong",
        begins=date(2025, 8, 1),
        banks=[bank("BANK_A"), bank("BANK_B")],
        cast=[
            issuer("ISSUER", bank="BANK_A", deposit="1000000"),
            registrar("AGENT", bank="BANK_A"),
            investor("FUND", bank="BANK_A", deposit="20000000"),
            investor("DEALER", bank="BANK_B", deposit="9000000"),
        ],
    ) as world:
        world.add(Bond(ticker="CALLABLE", people={"issuer": "ISSUER"}, terms=TERMS))
        world.play(Issue(on=date(2025, 9, 1), allotted={"FUND": 700, "DEALER": 300}))
        world.play(Coupon(on=date(2026, 3, 2)))
        world.play(Call(on=date(2026, 7, 15), pay_date=date(2026, 9, 1)))
        world.play(Redemption(on=date(2026, 9, 1)))
        ledger = world.finish()
    redeemed = ledger.instruments["CALLABLE"].tables["redemption"]
    for holder, amount in redeemed.by_holder.items():
        print(f"{redeemed.pay_date} {holder} {amount:,}")
    assert ledger.ok


if __name__ == "__main__":
    main()
