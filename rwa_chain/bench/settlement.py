"""``rwa bench settlement``: what trades cost, one by one and netted, within a bank, across banks and across currencies.

Gas is that of real transactions, one per block, as in ``rwa bench gas``. The security is the bond of that set-up under
all nine rules; a netted trade's share is the batch's gas over its trades.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from rwa_chain.bench import world as setup
from rwa_chain.bench.gas import Progress, dvp_two_signatures, netted, settled_across, trades_between
from rwa_chain.bench.targets import SETTLEMENT_TARGETS
from rwa_chain.bench.world import World, undone
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import BankSpec, Stack, StackSpec
from rwa_chain.deploy.spec import RailSpec
from rwa_chain.errors import ChainError
from rwa_chain.lifecycle import cash, netting, settlement
from rwa_chain.lifecycle.onboarding import register
from rwa_chain.solidity import build

COUNTS = (10, 100, 400)
"""Trades in a batch."""
SIGNED_EACH = 100
"""Four hundred trades with two signatures each don't fit the gas of a transaction."""
SECOND_CURRENCY = "HKD"


@dataclass
class SettlementResult:
    """Gas by key; ``None`` where what is measured isn't built."""

    measured: dict[str, int | None] = field(default_factory=dict)

    def document(self) -> dict[str, int | None]:
        """In the order of the targets."""
        return {target.key: self.measured.get(target.key) for target in SETTLEMENT_TARGETS}

    def missed(self) -> list[str]:
        """Keys above their limit, of those that have one and were measured."""
        found = ((target, self.measured.get(target.key)) for target in SETTLEMENT_TARGETS)
        return [target.key for target, gas in found if target.limit and gas is not None and gas > target.limit]


def measure(progress: Progress = lambda line: None, counts: Sequence[int] = COUNTS) -> SettlementResult:
    """Compile, deploy twice (a bond in one currency; money in two), measure batches of so many trades."""
    build(progress=progress)
    with Chain.anvil(start_at=setup.START_AT) as chain:
        progress("a bond, ten parties")
        world = setup.make(chain)
        setup.prepare_issue(world)
        world.close_offering()
        setup.spread(world)
        found = _of_a_bond(world, counts, progress)
    with Chain.anvil(start_at=setup.START_AT) as chain:
        progress("payment versus payment")
        found |= _of_two_currencies(chain)
    return SettlementResult(found)


def _of_a_bond(world: World, counts: Sequence[int], progress: Progress) -> dict[str, int | None]:
    ways: dict[str, Callable[[World], int]] = {
        "dvp_within_a_bank": dvp_two_signatures,
        "dvp_across_banks": settled_across,
        **{f"net_{count}_a_trade": partial(netted, count=count, sign=netting.rooted) for count in counts},
        **{
            f"net_{count}_signed_each_a_trade": partial(netted, count=count, sign=netting.signed_each)
            for count in counts
            if count <= SIGNED_EACH
        },
        "gross_100_a_trade": lambda world: _gross(world, min(100, max(counts))),
    }
    found: dict[str, int | None] = {}
    for name, how in ways.items():
        progress(f"measuring {name}")
        with undone(world):
            found[name] = how(world)
    return found


def _gross(world: World, count: int) -> int:
    """The same trades as in a batch, each in a transaction of its own; the mean."""
    trades, parties = trades_between(world, count)
    by_address = {party.address: party for party in parties}
    engine, gas = world.stack.settlement, 0
    for trade in trades:
        both = [by_address[leg.from_] for leg in trade.legs]
        gas += settlement.settle_signed(engine, trade, both, sender=world.people.trustee).gas_used
    return gas // count


def _of_two_currencies(chain: Chain) -> dict[str, int | None]:
    """Two customers who each bank in both currencies, at two banks a currency."""
    spec = _with_a_second_currency(chain)
    stack = Stack.deploy(chain, spec)
    first, second = chain.parties("first", "second")
    register(stack.identity, [first, second], country="HK", sender=spec.registrar)
    banks = {bank.id: bank for bank in spec.banks}
    for bank in banks.values():
        for customer in (first, second):
            cash.open_account(
                stack.deposits[bank.id], customer, Decimal("1000000.00"), sender=bank.party, desk=bank.desk
            )
        currency = spec.currency_of(bank)
        clearing = spec.clearing_banks[currency]
        cash.provide(
            stack.rail(currency).settlement_token, bank.party, Decimal("1000000.00"), f"balance of {bank.id}",
            bank=clearing.party, desk=clearing.desk,
        )  # fmt: skip
    deposits = stack.deposits

    def exchange(ours: tuple[str, str], theirs: tuple[str, str]) -> int:
        """The second of the same two exchanges."""
        gas = 0
        for number in range(2):
            legs = [
                settlement.cash_leg(deposits[ours[0]], deposits[ours[1]], first, second, Decimal("1000.00")),
                settlement.cash_leg(deposits[theirs[0]], deposits[theirs[1]], second, first, Decimal("1080.00")),
            ]
            now = chain.now
            agreed = settlement.instruction(
                legs, f"exchange {ours} {theirs} {number}", nonces=settlement.free_nonces(stack.settlement, legs),
                settlement_at=now, expires_at=now + setup.DAY,
            )  # fmt: skip
            receipt = settlement.settle_signed(stack.settlement, agreed, [first, second], sender=spec.registrar)
            gas = receipt.gas_used
        return gas

    within = exchange(("BANK_A", "BANK_A"), ("BANK_D", "BANK_D"))
    across = exchange(("BANK_A", "BANK_B"), ("BANK_D", "BANK_E"))
    if cash.balance(deposits["BANK_E"], first) != Decimal("1002160.00"):
        raise ChainError("the exchanges across banks did not reach the payee")
    return {"pvp": within, "pvp_across_banks": across}


def _with_a_second_currency(chain: Chain) -> StackSpec:
    spec = StackSpec.default(chain)

    def bank(letter: str, name: str) -> BankSpec:
        party, desk = chain.parties(f"bank_{letter.lower()}", f"bank_{letter.lower()}_desk")
        return BankSpec(f"BANK_{letter}", name, f"d{SECOND_CURRENCY}{letter}", party, desk, SECOND_CURRENCY)

    clearing = _clearing(chain)
    return replace(
        spec,
        banks=(*spec.banks, bank("D", "Bank D"), bank("E", "Bank E")),
        rails=(RailSpec(SECOND_CURRENCY, clearing),),
    )


def _clearing(chain: Chain) -> BankSpec:
    """Who issues the second currency's settlement money."""
    parties: Sequence[Party] = chain.parties("second_clearing", "second_clearing_desk")
    return BankSpec("CLEARING_2", "Second clearing bank", f"s{SECOND_CURRENCY}", parties[0], parties[1])
