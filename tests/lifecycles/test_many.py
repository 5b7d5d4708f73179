"""Many holders: what doesn't fit a transaction is split, and a life's requests grow with who holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rwa_chain.chain.rpc import Rpc
from rwa_chain.instruments import Bond
from rwa_chain.instruments.bond import Redemption, Terms
from rwa_chain.life import World, bank, investor, issuer, registrar
from rwa_chain.life.acts import Issue
from rwa_chain.solidity import build

GAS_CAP = 2**24
"""Of one transaction (EIP-7825)."""


@pytest.mark.deep
@pytest.mark.parametrize(("holders", "requests"), [(300, 14_000), (2_000, 14_000)])
def test_many_investors(holders: int, requests: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Admitted, allotted, closed, paid and retired in transactions that fit; every amount agrees."""
    build()
    count = 0
    answers = Rpc._answers

    def counted(self: Rpc, asked: Any) -> Any:
        nonlocal count
        count += 1
        return answers(self, asked)

    monkeypatch.setattr(Rpc, "_answers", counted)
    terms = Terms(
        name="Held by many", currency="HKD", size=str(holders * 10_000), denomination="10000",
        minimum_holding="10000", calculation_amount="10000", coupon_percent="4", frequency="annual",
        day_count="Act/365F", calendar="HongKong", issue_date=date(2025, 9, 1), maturity_date=date(2026, 9, 1),
    )  # fmt: skip
    names = [f"H{number}" for number in range(holders)]
    with World.open(
        title="Held by many",
        zone="Asia/Hong_Kong",
        begins=date(2025, 8, 1),
        banks=[bank("BANK_A"), bank("BANK_B")],
        cast=[
            issuer("ISSUER", bank="BANK_A", deposit="10000000"),
            registrar("AGENT", bank="BANK_A"),
            *(investor(name, bank=f"BANK_{'AB'[i % 2]}", deposit="20000") for i, name in enumerate(names)),
        ],
    ) as world:
        world.add(Bond(ticker="MANY", people={"issuer": "ISSUER"}, terms=terms))
        world.play(Issue(on=date(2025, 9, 1), allotted=dict.fromkeys(names, 1)))
        world.play(Redemption(on=date(2026, 9, 1)))
        ledger = world.finish()
    assert ledger.ok
    assert max(tx.gas for entry in ledger.timeline for tx in entry.transactions) < GAS_CAP
    assert count <= requests
