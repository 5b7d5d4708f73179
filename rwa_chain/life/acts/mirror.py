"""A depository keeps the register, and the chain mirrors it: its deliveries, its statements, and a trade that settles
here once it is final there.

The depository's register is no contract: it is what its statements say, which a life gives as data. There is no second
chain: both platforms' legs are on one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.bindings.types import Instruction
from rwa_chain.chain import keccak
from rwa_chain.deploy.spec import DAY
from rwa_chain.life.act import Act, Branch, Movement, Problem
from rwa_chain.life.acts.trading import PLACED, SETTLES_AT, Trade, affirm, settled
from rwa_chain.life.fields import Model, PartyId, Units, WalletId
from rwa_chain.life.instrument import Live
from rwa_chain.life.ledger import as_text
from rwa_chain.life.plan import settlement_day
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import conditions, disclosure, settlement

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


DAYS_OPEN = 3
"""The time that a trade waits for its attestations: our choice."""


class Delivery(Model):
    """Units that the depository moved from one participant to another."""

    sender: WalletId
    receiver: WalletId
    units: Units


class Mirror(Act):
    """The depository's deliveries of a day are made here too, and its statement is what the chain then has."""

    act: Literal["mirror"] = "mirror"
    deliveries: tuple[Delivery, ...] = ()
    statement: dict[WalletId, Units]

    TITLE: ClassVar[str] = "The chain follows the depository"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Every delivery."""
        for i, each in enumerate(self.deliveries):
            yield Movement(self.on, each.sender, each.receiver, each.units, place=("deliveries", i, "units"))

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Every receiver of units was admitted."""
        index = next(index for index, act in plan.acts.items() if act is self)
        for i, each in enumerate(self.deliveries):
            if each.receiver not in plan.admitted(str(self.of), index):
                wanted = f"a party that an onboarding or an issue of {self.of} has admitted"
                yield Problem(("deliveries", i, "receiver"), each.receiver, wanted)

    def expected(self, plan: Plan) -> dict[str, Any]:
        """The statement, which comes from the depository and not from the chain."""
        moved = sum(each.units for each in self.deliveries)
        supply = sum(self.statement.values())
        return {"date": self.on, "delivered": moved, "supply": supply, "holdings": dict(self.statement)}

    def play(self, world: World) -> str:
        """The participants' keys, held by the depository, sign; the statement is recorded by hash, and compared."""
        world.at(self.on)
        live = self.it(world)
        for each in self.deliveries:
            live.token.transfer(world.party(each.receiver), each.units, sender=world.party(each.sender))
        text = as_text({"statement": self.on.isoformat(), "of": live.ticker, "holdings": dict(self.statement)})
        name = f"STATEMENT-{self.on}"
        disclosure.record(world.stack.disclosure, live.token, name, text, sender=world.role(Role.REGISTRAR, live))
        differing = differences(world, live, self.statement)
        said = ", ".join(f"{holder} {units:+}" for holder, units in differing.items())
        world.check("the mirror is the depository's register", not differing, said)
        held = {world.names.of(wallet): units for wallet, units in live.register.balances.items()}
        delivered = sum(each.units for each in self.deliveries)
        row = {"date": self.on, "delivered": delivered, "supply": live.token.total_supply(), "holdings": held}
        live.record.tables.setdefault("statements", []).append(row)
        return f"{delivered:,} units delivered by {len(self.deliveries)}; {len(held)} holdings as there"


class Drift(Branch):
    """Branch: a participant moves units here past the depository; the next statement says who has too many, and trading
    is stopped until the registers agree."""

    act: Literal["drift"] = "drift"
    sender: PartyId
    receiver: PartyId
    units: Units
    statement: dict[WalletId, Units]

    TITLE: ClassVar[str] = "Units move past the depository"
    ADVERSE: ClassVar[tuple[str, ...]] = ("sender",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The units that the chain has in excess of the statement."""
        held = plan.holdings_before(str(self.of), self.snapshot_before)
        held[self.sender] = held.get(self.sender, 0) - self.units
        held[self.receiver] = held.get(self.receiver, 0) + self.units
        return {"more_here": _differences(held, self.statement)}

    def play(self, world: World) -> str:
        """Found by the comparison alone; the brake stops the market, and a further transfer is refused."""
        world.at(self.on)
        live = self.it(world)
        token, sender, receiver = live.token, world.party(self.sender), world.party(self.receiver)
        token.transfer(receiver, self.units, sender=sender)
        found = differences(world, live, self.statement)
        world.outcome(more_here=found)
        world.check("the comparison finds it", bool(found))
        token.pause(sender=world.role(Role.PAUSER, live))
        world.refused("TradingHaltRule.MarketHalted", token.transfer, receiver, 1, sender=sender)
        return ", ".join(f"{holder} {units:+}" for holder, units in found.items()) + "; trading is stopped"


class LinkedTrade(Trade):
    """A trade that settles here once the depository and a hub have both attested that its delivery is final there.

    ``attesters`` are those keys; all of them are needed. Until then, it is refused, whoever asks.
    """

    act: Literal["linked_trade"] = "linked_trade"  # type: ignore[assignment]
    attesters: tuple[PartyId, ...]

    TITLE: ClassVar[str] = "A trade across platforms, with agreed finality"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Two or more attest, and none of them is a side."""
        if len(set(self.attesters)) < 2 or {self.seller, self.buyer} & set(self.attesters):
            wanted = "two or more parties that neither sell nor buy"
            yield Problem(("attesters",), ", ".join(self.attesters), wanted)

    def conditioned(self, world: World, amount: Decimal, due_at: int) -> tuple[Instruction, Any]:
        """The instruction, and what is to be attested."""
        live, stack = self.it(world), world.stack
        legs = self.legs(world, live, amount)
        subject = keccak(f"{world.plan.scenario} {self.name}: final at the depository".encode())
        keys = [world.party(each) for each in self.attesters]
        terms = conditions.terms(subject, keys, len(keys))
        contract, identifier = conditions.attested(stack.attested_condition, terms)
        agreed = settlement.instruction(
            legs,
            f"{world.plan.scenario} {live.ticker} {self.name} {due_at}",
            nonces=settlement.free_nonces(stack.settlement, legs),
            settlement_at=due_at,
            expires_at=due_at + DAYS_OPEN * DAY,
            condition=contract,
            condition_id=identifier,
        )
        return agreed, terms

    def play(self, world: World) -> str:
        """Both sides affirm; one attestation is not enough; with all of them units and money move together."""
        live, stack = self.it(world), world.stack
        settles = settlement_day(live.spec, self.on, self.lag)
        price = live.spec.price(world.plan, self.units, self.clean, settles)
        world.at(self.on)
        agreed, terms = self.conditioned(world, price.dirty, world.instant(settles))
        affirm(world, self, agreed)
        world.at(settles, SETTLES_AT)
        buyer, contract = world.party(self.buyer), stack.attested_condition
        keys = [world.party(each) for each in self.attesters]
        signed = {key: conditions.attest(contract, terms, key, happened=True) for key in keys}
        for shown in ({}, {keys[0]: signed[keys[0]]}):
            proof = conditions.proof(terms, shown, happened=True) if shown else b""
            world.refused("Settlement.InstructionConditionOpen", stack.settlement.settle, agreed, proof, sender=buyer)
        proof = conditions.proof(terms, signed, happened=True)
        stack.settlement.settle(agreed, proof, sender=buyer)
        return settled(world, live, self) + f"; attested by {', '.join(self.attesters)}"


def differences(world: World, live: Live, statement: Mapping[str, int]) -> dict[str, int]:
    """By holder, the units that the chain has in excess of the depository, read from the chain now."""
    live.register.extend(world.chain)
    wallets = live.register.wallets
    with world.chain.reading() as read:
        asked = {world.names.of(wallet): read(live.token.balance_of, wallet) for wallet in wallets}
    return _differences({holder: each.value for holder, each in asked.items()}, statement)


def _differences(held: Mapping[str, int], statement: Mapping[str, int]) -> dict[str, int]:
    holders = sorted({*held, *statement})
    found = {holder: held.get(holder, 0) - statement.get(holder, 0) for holder in holders}
    return {holder: units for holder, units in found.items() if units}
