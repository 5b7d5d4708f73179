"""Recovery of a register's wallets: the recovery contract's power, and the three approvers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rwa_chain.bindings import Powers, SecurityToken, SettlementToken, Stablecoin, TokenizedDeposit
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy.shared import Shared

CashToken = TokenizedDeposit | SettlementToken | Stablecoin


def recovering(stack: Shared, money: CashToken, approvers: Sequence[Party]) -> Iterator[Call[None]]:
    """Steps that give the recovery contract its power over a money token, and name the approvers."""
    if money.powers_of(stack.recovery) != Powers.RECOVER:
        yield money.set_powers.prepare(stack.recovery, Powers.RECOVER)
    yield from approving(stack, money, approvers)


def approving(stack: Shared, register: CashToken | SecurityToken, approvers: Sequence[Party]) -> Iterator[Call[None]]:
    """Names the three whose two approve a wallet's recovery in a register; none = leaves those who are named."""
    wanted = [each.address for each in approvers]
    if wanted and list(stack.recovery.approvers_of(register)) != wanted:
        yield stack.recovery.set_approvers.prepare(register, wanted)
