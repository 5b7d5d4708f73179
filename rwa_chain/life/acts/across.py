"""A trade whose buyer pays in another currency: delivery, payment and the change of money are one instruction."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.bindings.types import Leg
from rwa_chain.life.act import Problem
from rwa_chain.life.acts.trading import Trade, paid
from rwa_chain.life.fields import PartyId, Positive, Text
from rwa_chain.life.instrument import Live
from rwa_chain.life.plan import settlement_day
from rwa_chain.lifecycle import cash, settlement
from rwa_chain.lifecycle.rounding import half_up

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


class TradeAcross(Trade):
    """A trade whose buyer pays in ``currency``, ``rate`` of it for one of the instrument's, to the party ``through``
    which the seller is paid.

    Delivery versus payment and payment versus payment are one instruction: all three legs settle, or none.
    """

    act: Literal["trade_across"] = "trade_across"  # type: ignore[assignment]
    currency: Text
    through: PartyId
    rate: Positive

    TITLE: ClassVar[str] = "A trade, paid in another currency"

    @property
    def parties(self) -> tuple[str, ...]:
        """All three, in the order of their legs."""
        return (self.seller, self.through, self.buyer)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Three parties; each has a bank for what it pays or is paid."""
        own = plan.instrument(self).currency
        if len(set(self.parties)) < len(self.parties):
            yield Problem(("through",), self.through, "another party than seller and buyer")
        needed = {"seller": (own,), "buyer": (self.currency,), "through": (own, self.currency)}
        for name, currencies in needed.items():
            for currency in currencies:
                if plan.bank_of(plan.party(getattr(self, name)), currency) is None:
                    yield Problem((name,), getattr(self, name), f"a party with a bank that keeps {currency}")

    def legs(self, world: World, live: Live, amount: Decimal) -> list[Leg]:
        """Units to the buyer; money to the seller from who changes it, to that one from the buyer."""
        return [
            settlement.security_leg(live.token, world.party(self.seller), world.party(self.buyer), self.units),
            paid(world, self.through, self.seller, amount, live.spec.currency),
            paid(world, self.buyer, self.through, self._changed(world.plan, amount), self.currency),
        ]

    def exchanged(self, plan: Plan) -> dict[str, Any]:
        """The expected change of money."""
        spec = plan.instrument(self)
        price = spec.price(plan, self.units, self.clean, settlement_day(spec, self.on, self.lag))
        values = {"trade": self.name, "paid": price.dirty, "currency": self.currency, "rate": self.rate}
        return {**values, "in_currency": self._changed(plan, price.dirty)}

    def play(self, world: World) -> str:
        """All three sign or affirm; then everything moves at once."""
        live = self.it(world)
        before = self._holds(world)
        said = super().play(world)
        came = self._holds(world) - before
        row = {**self.exchanged(world.plan), "in_currency": came, "payer": self.buyer, "through": self.through}
        live.record.tables.setdefault("exchanges", []).append(row)
        return f"{said}, paid with {came:,f} {self.currency} through {self.through}"

    def _holds(self, world: World) -> Decimal:
        return cash.balance(world.deposit(self.through, self.currency), world.party(self.through))

    def _changed(self, plan: Plan, amount: Decimal) -> Decimal:
        return half_up(Fraction(amount) * Fraction(self.rate), plan.cash_of(self.currency).decimals)
