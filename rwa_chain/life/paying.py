"""Payment of declared obligations of any instrument: funded from the issuer's deposit, paid bank by bank, or kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rwa_chain.bindings import TokenizedDeposit
from rwa_chain.bindings.types import ObligationStatus
from rwa_chain.chain import Address, Receipt
from rwa_chain.life.instrument import Distributed, Live
from rwa_chain.life.setting import Role
from rwa_chain.life.world import World
from rwa_chain.lifecycle import distribution
from rwa_chain.lifecycle.distribution import Declared


@dataclass(frozen=True)
class Group:
    """One bank's holders of record and their shares."""

    deposit: TokenizedDeposit
    shares: dict[Address, Decimal]

    @property
    def total(self) -> Decimal:
        """Their shares together."""
        return sum(self.shares.values(), Decimal(0))


@dataclass(frozen=True)
class Shares:
    """Shares of holders of record, by the bank that pays them."""

    groups: tuple[Group, ...]

    @property
    def total(self) -> Decimal:
        """All shares together."""
        return sum((group.total for group in self.groups), Decimal(0))

    def named(self, world: World, live: Live) -> dict[str, Decimal]:
        """Shares by holder id, in the order of the register."""
        shares = {wallet: share for group in self.groups for wallet, share in group.shares.items()}
        return {world.names.of(wallet): shares[wallet] for wallet in live.register.lines if wallet in shares}


def shares_of(world: World, declared: Declared, holders: Iterable[Address]) -> Shares:
    """Every holder of record's share as the paying contract computes it."""
    with world.chain.reading() as read:
        asked = {wallet: read(declared.paying.entitlement_of, declared.id, wallet) for wallet in holders}
    groups: dict[str, dict[Address, Decimal]] = {}
    for wallet, share in asked.items():
        bank = world.bank_of(world.names.of(wallet), declared.currency.code)
        groups.setdefault(bank, {})[wallet] = declared.currency.amount(share.value)
    return Shares(tuple(Group(world.stack.deposits[bank], shares) for bank, shares in groups.items()))


def fund(world: World, live: Live, declared: Declared, shares: Shares) -> None:
    """The issuer funds from its deposit, one payment to each bank."""
    issuer = world.holder_of(Role.ISSUER, live)
    amounts = {group.deposit: group.total for group in shares.groups}
    distribution.fund(declared, world.deposit(issuer.id, live.spec.currency), amounts, sender=world.party(issuer.id))


def early(world: World, live: Live, what: str, pay_at: int, declared: Declared, shares: Shares) -> None:
    """Paying one second before the instant is refused."""
    first = shares.groups[0]
    world.early(
        what,
        pay_at,
        "Paying.PaymentTooEarly",
        declared.paying.pay_page,
        declared.id,
        first.deposit,
        list(first.shares),
        sender=world.paying_agent(live),
    )


def pay(world: World, live: Live, declared: Declared, shares: Shares) -> list[Receipt]:
    """The paying agent pays every bank's holders, in pages."""
    agent = world.paying_agent(live)
    return [
        receipt
        for group in shares.groups
        for receipt in distribution.pay(declared, group.deposit, list(group.shares), sender=agent)
    ]


def kept_in(world: World, live: Live, receipts: Iterable[Receipt]) -> dict[str, Decimal]:
    """Shares that could not be paid and are kept, by holder id."""
    kept: dict[str, Decimal] = {}
    for payment in distribution.payments(live.spec.cash, list(receipts)):
        if payment.kept:
            holder = world.names.of(payment.payee)
            kept[holder] = kept.get(holder, Decimal(0)) + payment.net
    return kept


def paid_in(live: Live, receipts: Iterable[Receipt]) -> Decimal:
    """Net amounts that pages paid or kept."""
    return sum((payment.net for payment in distribution.payments(live.spec.cash, list(receipts))), Decimal(0))


def check_discharged(world: World, distributed: Distributed) -> None:
    """Every unit of the record has been reached: paid, or kept for its owner."""
    status = distribution.status(distributed.declared)
    world.check(f"the {distributed.what} is discharged", status is ObligationStatus.DISCHARGED, status.name)


def said_kept(kept: Mapping[str, Decimal]) -> str:
    """Kept shares, as a step's effect describes them."""
    return "".join(f"; {amount:,f} kept for {holder}" for holder, amount in kept.items())
