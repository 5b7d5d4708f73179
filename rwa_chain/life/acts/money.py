"""Money and units that change hands without a trade."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.life import founding
from rwa_chain.life.act import Act, Movement, Problem
from rwa_chain.life.acts.trading import PLACED
from rwa_chain.life.fields import PartyId, Positive, Text, Units, WalletId
from rwa_chain.lifecycle import cash

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


class Payment(Act):
    """A party pays another, at the same bank or across banks, in the life's currency where it names none."""

    act: Literal["payment"] = "payment"
    payer: PartyId
    payee: PartyId
    amount: Positive
    currency: Text | None = None

    TITLE: ClassVar[str] = "Payment"
    OF_ALL: ClassVar[bool] = True

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Both have a bank that keeps the currency."""
        currency = self.currency or plan.currency
        for name in ("payer", "payee"):
            if plan.bank_of(plan.party(getattr(self, name)), currency) is None:
                yield Problem((name,), getattr(self, name), f"a party with a bank that keeps {currency}")

    def play(self, world: World) -> str:
        """The payer orders the payment; both banks' money agrees afterwards to the base unit."""
        world.at(self.on)
        payer, payee = world.party(self.payer), world.party(self.payee)
        currency = self.currency or world.plan.currency
        source, target = world.deposit(self.payer, currency), world.deposit(self.payee, currency)
        founding.open_accounts(world, [world.plan.party(self.payer), world.plan.party(self.payee)])
        world.memory.ordered.add((payer.address, payee.address))
        before = cash.balance(target, payee)
        if source == target:
            cash.pay(source, payee, self.amount, sender=payer)
        else:
            cash.pay_across(world.stack.rail(currency).interbank, source, target, payee, self.amount, sender=payer)
        came = cash.balance(target, payee) - before
        world.check("what was paid came", came == self.amount, f"{came:,f} came, {self.amount:,f} was paid")
        return f"{self.amount:,f} {currency} from {self.payer} to {self.payee}"


class Transfer(Act):
    """Units go from a wallet to another without payment."""

    act: Literal["transfer"] = "transfer"
    sender: WalletId
    receiver: WalletId
    units: Units

    TITLE: ClassVar[str] = "Transfer free of payment"
    RECEIVES: ClassVar[tuple[str, ...]] = ("receiver",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Its units."""
        yield Movement(self.on, self.sender, self.receiver, self.units)

    def play(self, world: World) -> str:
        """The sender sends."""
        world.at(self.on)
        live = self.it(world)
        live.token.transfer(world.party(self.receiver), self.units, sender=world.party(self.sender))
        return f"{self.units:,} units from {self.sender} to {self.receiver}"
