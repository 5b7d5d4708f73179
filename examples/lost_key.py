#!/usr/bin/env python3
"""A holder loses its key, and two of three put its units into its new wallet; then a court moves some. All made up."""

from datetime import date

from rwa_chain.instruments import Bond
from rwa_chain.instruments.bond import Terms
from rwa_chain.life import World, bank, investor, issuer, party, registrar
from rwa_chain.life.acts import CourtOrder, Issue, KeyLoss
from rwa_chain.life.setting import Administration, Document, Role
from rwa_chain.solidity import build

TERMS = Terms(
    name="A note", currency="HKD", size="10000000", denomination="10000", minimum_holding="10000",
    calculation_amount="10000", coupon_percent="4", frequency="annual", day_count="Act/365F", calendar="HongKong",
    issue_date=date(2025, 9, 1), maturity_date=date(2028, 9, 1),
)  # fmt: skip
PAPERS = [
    Document(id=name, title=name, date=date(2025, 10, 1), text=f"the text of {name}")
    for name in ("DECLARATION", "ORDER", "LICENCE")
]


def main() -> None:
    """Plays it."""
    build()
    with World.open(
        title="A lost key",
        zone="Asia/Hong_Kong",
        begins=date(2025, 8, 1),
        banks=[bank("BANK_A")],
        cast=[
            issuer("ISSUER", bank="BANK_A"),
            registrar("AGENT", bank="BANK_A"),
            party("NOTARY", Role.OBSERVER),
            party("TRUSTEE", Role.TRUSTEE),
            investor("FUND", bank="BANK_A", deposit="20000000", wallets=("FUND", "FUND_2")),
            investor("RECEIVER", bank="BANK_A", deposit="0"),
        ],
        documents=PAPERS,
        administration=Administration(recovery_approvers=("AGENT", "TRUSTEE", "NOTARY")),
    ) as world:
        world.add(Bond(ticker="NOTE", people={"issuer": "ISSUER"}, terms=TERMS))
        world.play(Issue(on=date(2025, 9, 1), allotted={"FUND": 1000}))
        world.play(
            KeyLoss(
                on=date(2025, 10, 1), holder="FUND", new_wallet="FUND_2", document="DECLARATION",
                approved_by=("AGENT", "NOTARY"), recovery_date=date(2025, 10, 3),
            )
        )  # fmt: skip
        world.play(
            CourtOrder(
                on=date(2025, 11, 3), holder="FUND_2", receiver="RECEIVER", units=250, document="ORDER",
                licence="LICENCE",
            )
        )  # fmt: skip
        ledger = world.finish()
    for entry in ledger.timeline:
        print(entry.date, entry.effect)
    assert ledger.ok


if __name__ == "__main__":
    main()
