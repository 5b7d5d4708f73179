"""Contingencies of a bond: it is called, put, or its issuer does not pay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.chain import Party
from rwa_chain.instruments.bond import expected
from rwa_chain.instruments.bond.income import declare, holders
from rwa_chain.instruments.bond.spec import Bond, bond_of, contract_of
from rwa_chain.life import paying
from rwa_chain.life.act import Act, Branch, Problem
from rwa_chain.life.acts.trading import PLACED
from rwa_chain.life.fields import Day, PartyId, Units
from rwa_chain.life.instrument import Distributed, Live
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import bond

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

PUT_OPENS = time(9, 0)
PUT_PAID = time(12, 0)


def _spec(plan: Plan, act: Act) -> Bond:
    spec = plan.instrument(act)
    assert isinstance(spec, Bond)  # its acts are of bonds: see `_of_a_bond`
    return spec


def _of_a_bond(plan: Plan, act: Act) -> Iterator[Problem]:
    if not isinstance(plan.instrument(act), Bond):
        yield Problem(("of",), act.of, "a bond")


class Put(Branch):
    """Branch: change of control; a holder puts units at the put price. ``on`` is the put date, paid that day."""

    act: Literal["put"] = "put"
    window_opens: Day
    holder: PartyId
    units: Units

    TITLE: ClassVar[str] = "Change of control; a holder puts units"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The window is over when it is paid."""
        yield from _of_a_bond(plan, self)
        paid_from = self.window_opens + timedelta(days=_spec(plan, self).terms.put_window_days)
        if self.on < paid_from:
            yield Problem(("on",), self.on.isoformat(), f"{paid_from} or later: the end of the window")

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The expected amounts, by QuantLib."""
        return expected.put(_spec(plan, self), self.holder, self.units, self.on)

    def play(self, world: World) -> str:
        """The trustee opens the put, the holder elects, the window closes, the issuer funds, units are paid for."""
        live = self.it(world)
        token, terms, puts, holder = live.token, bond_of(live).sheet, world.stack.puts, world.party(self.holder)
        world.at(self.window_opens, PUT_OPENS)
        pay_at = world.instant(self.on, PUT_PAID)
        number = bond.open_put(puts, token, terms, self.on, pay_at=pay_at, sender=world.role(Role.TRUSTEE, live)).number
        before = token.total_supply()
        bond.elect(puts, token, self.units, sender=holder)
        closes_at = puts.put_of(token, number).closes_at
        agent = world.role(Role.CALCULATION_AGENT, live)
        world.early("declare the put", closes_at + 1, "BondPuts.PutStillOpen", puts.declare, token, sender=agent)
        declared = bond.declare_put(puts, token, number, sender=agent)
        live.distributions.append(Distributed("put", declared))
        amount = bond.put_amount(puts, token, self.units, self.on)
        shares = paying.Shares(
            (paying.Group(world.deposit(self.holder, live.spec.currency), {holder.address: amount}),)
        )
        paying.fund(world, live, declared, shares)
        paying.early(world, live, "pay the put", pay_at, declared, shares)
        receipts = paying.pay(world, live, declared, shares)
        puts.close(token, sender=world.paying_agent(live))
        paid = paying.paid_in(live, receipts)
        accrued = bond.accrued_interest(contract_of(live), self.units, self.on)
        every = terms.units
        bound_accrued = bond.accrued_interest(contract_of(live), every, self.on)
        world.outcome(
            holder=self.holder,
            units=before - token.total_supply(),
            principal=paid - accrued,
            accrued=accrued,
            total=paid,
            bound_principal=bond.put_amount(puts, token, every, self.on) - bound_accrued,
            bound_accrued=bound_accrued,
        )
        live.issued -= self.units
        return f"{self.units:,} units of {self.holder} put for {paid:,f}, of it {accrued:,f} accrued"


class _Defaulting(Branch):
    """The common part of all branches of default."""

    instruction_record_date: Day
    instructed_by: tuple[PartyId, ...]
    acceleration_date: Day

    ADVERSE: ClassVar[tuple[str, ...]] = (Role.ISSUER,)
    LATER: ClassVar[tuple[str, ...]] = ("acceleration_date",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Grace first, then the instruction's record, then the acceleration."""
        yield from _of_a_bond(plan, self)
        grace_ends = self.on + timedelta(days=_spec(plan, self).terms.grace_days)
        if self.acceleration_date <= grace_ends:
            given = self.acceleration_date.isoformat()
            yield Problem(("acceleration_date",), given, f"after the grace, {grace_ends}")
        if not grace_ends < self.instruction_record_date <= self.acceleration_date:
            given = self.instruction_record_date.isoformat()
            wanted = f"after the end of grace {grace_ends}, up to the acceleration"
            yield Problem(("instruction_record_date",), given, wanted)


class Default(_Defaulting):
    """Branch: the coupon due ``on`` a date isn't funded: grace, event of default, instruction, acceleration."""

    act: Literal["default"] = "default"

    TITLE: ClassVar[str] = "The issuer does not fund a coupon"

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The expected amounts, by QuantLib."""
        spec = _spec(plan, self)
        return expected.default(plan, spec, self.snapshot_before, self.on, self.instructed_by, self.acceleration_date)

    def play(self, world: World) -> str:
        """A coupon is declared and not funded: non-payment, grace, event of default, instruction, acceleration."""
        live = self.it(world)
        token, contract, defaults = live.token, contract_of(live), world.stack.defaults
        period = bond_of(live).period_paid(self.on)
        declare(world, live, period)
        number, watcher = period.number - 1, world.role(Role.TRUSTEE, live)
        grace_until_at = _non_payment(world, live, number, period.pay_date, "record the non-payment")
        world.early(
            "record the event of default",
            grace_until_at + 1,
            "BondDefaults.GraceRunning",
            defaults.record_default,
            token,
            number,
            sender=watcher,
        )
        _accelerate(world, live, number, self, watcher)
        miss = defaults.instruction_of(token)
        status = contract.status().name
        world.check("the bond is accelerated", status == "ACCELERATED", status)
        claim = bond.claim_on(defaults, contract, token, self.acceleration_date)
        later = bond.claim_on(defaults, contract, token, self.acceleration_date + timedelta(days=1))
        world.check("interest keeps accruing", later.interest > claim.interest, f"{later.interest} a day later")
        world.outcome(
            due_date=self.on,
            grace_ends=world.local_date(grace_until_at),
            instructing_units=miss.instructed,
            counted_units=miss.counted,
            status=status,
            principal=claim.principal,
            interest=claim.interest,
            total=claim.total,
        )
        return (
            f"the coupon of {self.on} is not funded; {miss.instructed:,} of {miss.counted:,} units instruct; "
            f"{claim.principal:,f} and {claim.interest:,f} interest are due at once"
        )


class NonPayment(Act):
    """A coupon is declared and not funded: what was due ``on`` a date is recorded as not paid, and grace begins."""

    act: Literal["non_payment"] = "non_payment"

    TITLE: ClassVar[str] = "A coupon is not paid"
    ADVERSE: ClassVar[tuple[str, ...]] = (Role.ISSUER,)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def last_day(self) -> date:
        """The day after: nothing is overdue before its date has ended."""
        return self.on + timedelta(days=1)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The instrument must be a bond."""
        yield from _of_a_bond(plan, self)

    def play(self, world: World) -> str:
        """The trustee records it, the second after the date."""
        live = self.it(world)
        period = bond_of(live).period_paid(self.on)
        declare(world, live, period)
        until = _non_payment(world, live, period.number - 1, period.pay_date, "record the non-payment")
        return f"the coupon of {self.on} is not funded; grace until {world.local_date(until)}"


class EventOfDefault(Act):
    """Grace is over: the event of default of the coupon that was due on a date is recorded."""

    act: Literal["event_of_default"] = "event_of_default"
    due_date: Day

    TITLE: ClassVar[str] = "Event of default"
    ADVERSE: ClassVar[tuple[str, ...]] = (Role.ISSUER,)
    AFTER: ClassVar[tuple[str, ...]] = ("non_payment",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """After the grace."""
        yield from _of_a_bond(plan, self)
        grace_ends = self.due_date + timedelta(days=_spec(plan, self).terms.grace_days)
        if self.on <= grace_ends:
            yield Problem(("on",), self.on.isoformat(), f"after the grace, {grace_ends}")

    def play(self, world: World) -> str:
        """The trustee opens the instruction, and the holders of its record instruct."""
        live = self.it(world)
        number = bond_of(live).period_paid(self.due_date).number - 1
        world.at(self.on, time(0, 0))
        defaults, watcher = world.stack.defaults, world.role(Role.TRUSTEE, live)
        record_at = bond.record_default(defaults, live.token, number, sender=watcher).instant
        return f"recorded; holders of {world.local_date(record_at)} may instruct"


@dataclass(frozen=True)
class Claimed:
    """The claim that is due at once after acceleration."""

    date: date
    instructing_units: int
    principal: Decimal
    interest: Decimal
    total: Decimal


class Acceleration(Act):
    """Holders instruct acceleration: principal and interest are due at once."""

    act: Literal["acceleration"] = "acceleration"
    due_date: Day
    instructed_by: tuple[PartyId, ...]

    TITLE: ClassVar[str] = "Holders accelerate"
    ADVERSE: ClassVar[tuple[str, ...]] = (Role.ISSUER,)
    ONCE: ClassVar[bool] = True
    AFTER: ClassVar[tuple[str, ...]] = ("event_of_default",)

    def expected(self, plan: Plan) -> dict[str, Any]:
        """The expected amounts, by QuantLib."""
        spec = _spec(plan, self)
        values = expected.default(plan, spec, self.number, self.due_date, self.instructed_by, self.on)
        return {"date": self.on, **{name: values[name] for name in CLAIMED}}

    def play(self, world: World) -> str:
        """Holders of enough units instruct."""
        live = self.it(world)
        number = bond_of(live).period_paid(self.due_date).number - 1
        world.at(self.on)
        defaults, contract = world.stack.defaults, contract_of(live)
        _instruct(world, live, number, self.instructed_by)
        status = contract.status().name
        world.check("the bond is accelerated", status == "ACCELERATED", status)
        claim = bond.claim_on(defaults, contract, live.token, self.on)
        units = defaults.instruction_of(live.token).instructed
        made = Claimed(self.on, units, claim.principal, claim.interest, claim.total)
        live.record.tables["claim"] = made
        return f"{units:,} units instruct; {made.principal:,f} and {made.interest:,f} interest are due at once"


CLAIMED = ("instructing_units", "principal", "interest", "total")


class CalledDefault(_Defaulting):
    """Branch: the issuer calls the bond ``on`` a coupon's date, and doesn't pay; accelerated, it pays later."""

    act: Literal["called_default"] = "called_default"
    notice_date: Day
    paid_date: Day

    TITLE: ClassVar[str] = "The issuer calls the bond and does not pay"

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The expected amounts, by QuantLib."""
        return expected.called_default(plan, _spec(plan, self), self.snapshot_before, self.on, self.instructed_by)

    def play(self, world: World) -> str:
        """The issuer calls, and nothing comes: a called bond defaults like any other, and pays later."""
        live = self.it(world)
        token, contract, defaults = live.token, contract_of(live), world.stack.defaults
        period, watcher = bond_of(live).period_paid(self.on), world.role(Role.TRUSTEE, live)
        last, principal = _call(world, live, self.notice_date, self.on, self.title or self.TITLE)
        due = "record the non-payment of a called bond"
        grace_until_at = _non_payment(world, live, bond.PRINCIPAL, period.pay_date, due)
        bond.record_non_payment(defaults, token, period.number - 1, sender=watcher)
        _accelerate(world, live, bond.PRINCIPAL, self, watcher)
        instruction = defaults.instruction_of(token)
        status = contract.status().name
        world.check("the called bond is accelerated", status == "ACCELERATED", status)
        claim = bond.claim_on(defaults, contract, token, self.acceleration_date)
        world.at(self.paid_date)
        held = holders(world, live, period)
        receipts = []
        for distributed in (last, principal):
            shares = paying.shares_of(world, distributed.declared, held)
            paying.fund(world, live, distributed.declared, shares)
            receipts += paying.pay(world, live, distributed.declared, shares)
        bond.retire(contract, list(held), sender=watcher)
        ended = contract.status().name
        world.check("paid after all, every unit is retired", ended == "REDEEMED", ended)
        live.issued = 0
        paid = paying.paid_in(live, receipts)
        world.outcome(
            called_for=self.on,
            due_date=self.on,
            grace_ends=world.local_date(grace_until_at),
            instructing_units=instruction.instructed,
            counted_units=instruction.counted,
            status=status,
            principal=claim.principal,
            coupon=claim.interest,
            total=claim.total,
            paid=paid,
        )
        return (
            f"called for {self.on} and not paid; {instruction.instructed:,} of {instruction.counted:,} units instruct; "
            f"{paid:,f} paid on {self.paid_date}, all units retired"
        )


class Call(Act):
    """The issuer gives notice that it calls the bond for the date of a coupon; an act `redemption` on it pays.

    ``option`` is the number of one of the terms' ``calls``, from 1; without one it is a call at `tax_call_percent`.
    """

    act: Literal["call"] = "call"
    pay_date: Day
    option: Units | None = None

    TITLE: ClassVar[str] = "The issuer calls the bond"
    ONCE: ClassVar[bool] = True
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def last_day(self) -> date:
        """The day of the notice: other acts come between it and the payment."""
        return self.on

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Its notice is long enough, and it is for the date of a coupon."""
        yield from _of_a_bond(plan, self)
        called = plan.instrument(self)
        if not isinstance(called, Bond):
            return
        dates = [period.pay_date for period in called.sheet.periods[:-1]]
        if self.pay_date not in dates:
            yield Problem(("pay_date",), self.pay_date.isoformat(), f"one of {', '.join(map(str, dates))}")
            return
        options = called.terms.calls or ()
        if self.option is not None and self.option > len(options):
            yield Problem(("option",), self.option, f"the number of one of the terms' {len(options)} calls")
            return
        option = options[self.option - 1] if self.option else None
        if option and not option.first <= called.period_paid(self.pay_date).end <= option.last:
            yield Problem(("pay_date",), self.pay_date.isoformat(), f"a date from {option.first} to {option.last}")
        notice = option.notice_days if option else called.sheet.call_notice_days
        earliest = self.on + timedelta(days=notice)
        if self.pay_date < earliest:
            wanted = f"{earliest} or later: {notice} days' notice"
            yield Problem(("pay_date",), self.pay_date.isoformat(), wanted)

    def percent(self, spec: Bond) -> Decimal:
        """The repaid percentage of par."""
        option = (spec.terms.calls or ())[self.option - 1] if self.option else None
        return option.percent if option else spec.terms.tax_call_percent

    def play(self, world: World) -> str:
        """The issuer calls; the chain then knows its last date."""
        live = self.it(world)
        _notice(world, live, self.on, self.pay_date, self.title or self.TITLE, self.option)
        return f"called for {self.pay_date} at {self.percent(bond_of(live))} %"


def _notice(world: World, live: Live, notice: date, on: date, text: str, option: int | None = None) -> None:
    contract, period = contract_of(live), bond_of(live).period_paid(on)
    sheet, issuer = bond_of(live).sheet, world.role(Role.ISSUER, live)
    world.at(notice)
    if option is None:
        bond.call(contract, sheet, period, text=text, sender=issuer)
    else:
        puts = world.stack.puts
        bond.call_by_option(puts, live.token, sheet, option - 1, period.end, text=text, sender=issuer)
    called = contract.status().name
    world.check("the bond is called", called == "CALLED", called)


def _call(world: World, live: Live, notice: date, on: date, text: str) -> tuple[Distributed, Distributed]:
    """The issuer calls for a pay date; the last coupon and the principal are declared."""
    contract, period = contract_of(live), bond_of(live).period_paid(on)
    _notice(world, live, notice, on, text)
    last = declare(world, live, period)
    agent = world.role(Role.CALCULATION_AGENT, live)
    principal = Distributed("principal", bond.declare_redemption(contract, sender=agent))
    live.distributions.append(principal)
    return last, principal


def _non_payment(world: World, live: Live, number: int, pay_date: date, what: str) -> int:
    """Record a missed payment, not a second early; returns when its grace ends [s]."""
    defaults, watcher = world.stack.defaults, world.role(Role.TRUSTEE, live)
    due_at = bond.end_of(pay_date, bond_of(live).sheet)
    world.early(
        what,
        due_at + 1,
        "BondDefaults.NotOverdue",
        defaults.record_non_payment,
        live.token,
        number,
        sender=watcher,
    )
    return bond.record_non_payment(defaults, live.token, number, sender=watcher).instant


def _accelerate(world: World, live: Live, number: int, act: _Defaulting, watcher: Party) -> None:
    """The event of default is recorded, and holders instruct with all that they have."""
    token, defaults = live.token, world.stack.defaults
    world.at(act.instruction_record_date, time(0, 0))
    record_at = bond.record_default(defaults, token, number, sender=watcher).instant
    world.at_second(max(world.instant(act.acceleration_date), record_at + 1))
    _instruct(world, live, number, act.instructed_by)


def _instruct(world: World, live: Live, number: int, parties: Sequence[str]) -> None:
    """Holders instruct with all that they have, until enough have."""
    for wallet in _wallets(world, parties):
        if contract_of(live).status().name == "ACCELERATED":
            return
        units = live.token.balance_of(world.party(wallet))
        if units:
            bond.instruct(world.stack.defaults, live.token, number, units, sender=world.party(wallet))


def _wallets(world: World, parties: Sequence[str]) -> list[str]:
    return [wallet for each in parties for wallet in world.plan.party(each).wallet_ids]
