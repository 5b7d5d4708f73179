"""A floating rate in a life: what was published is signed and handed in; what nobody fixes falls back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.instruments.bond.income import pay_period
from rwa_chain.instruments.bond.spec import Bond, bond_of
from rwa_chain.instruments.bond.terms import Floating
from rwa_chain.life.act import Act, Branch, Problem
from rwa_chain.life.acts.trading import PLACED
from rwa_chain.life.fields import Day
from rwa_chain.life.instrument import Live
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import fixing, reference
from rwa_chain.lifecycle.fixing import Daily
from rwa_chain.lifecycle.floating import Method, PeriodRate, rate_of
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.lifecycle.schedule import Period
from rwa_chain.money import from_base_units

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

FIXED_AT = time(11, 30)


@dataclass(frozen=True)
class Fixed:
    """A fixing as the chain has it: the benchmark in per cent, before multiplier and margin; what it was made of."""

    pay_date: date
    fixed_on: date
    observations: int
    missing: int
    benchmark: Decimal


class Fixing(Act):
    """The rate of the period that is paid on ``pay_date`` is made of what was published, signed and handed in."""

    act: Literal["fixing"] = "fixing"
    pay_date: Day

    TITLE: ClassVar[str] = "The rate is fixed"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def last_day(self) -> date:
        """The day of the fixing: other acts come between it and the payment."""
        return self.on

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Everything is published that it is made of, and the record is to come."""
        found = list(_floats(plan, self, self.pay_date))
        yield from found
        spec = plan.instrument(self)
        if found or not isinstance(spec, Bond):
            return
        period = spec.period_paid(self.pay_date)
        made = _rate(spec, period)
        last = max(each.observed for each in made.used)
        if not last <= self.on < period.record_date:
            wanted = f"{last}, the last observation, or later, and before the record date {period.record_date}"
            yield Problem(("on",), self.on.isoformat(), wanted)
        if plan.holder_of(Role.TRUSTEE, self.of) is plan.holder_of(Role.CALCULATION_AGENT, self.of):
            wanted = "another party than the calculation agent: it checks what that one signs"
            yield Problem((), plan.holder_of(Role.TRUSTEE, self.of).id, f"a trustee that is {wanted}")

    def expected(self, plan: Plan) -> dict[str, Any]:
        """The expected rate, by exact fractions, rounded once."""
        spec = plan.instrument(self)
        assert isinstance(spec, Bond)  # checked before anything starts
        made = _rate(spec, spec.period_paid(self.pay_date))
        return {"pay_date": self.pay_date, "fixed_on": self.on, "benchmark": _benchmark(_floating(spec), made)}

    def play(self, world: World) -> str:
        """The calculation agent signs, the trustee hands it in; nobody else can."""
        world.at(self.on, FIXED_AT)
        live = self.it(world)
        spec, contract = bond_of(live), world.stack.fixings
        period = spec.period_paid(self.pay_date)
        number, used = period.number - 1, _rate(spec, period).used
        agent, checker = world.role(Role.CALCULATION_AGENT, live), world.role(Role.TRUSTEE, live)
        if _floating(spec).method is Method.TERM:
            fixing.fix(contract, live.token, number, used[0].percent, used[0].observed, agent=agent, sender=checker)
        else:
            days = [Daily(each.observed, each.weight, each.percent) for each in used]
            fixing.fix_overnight(contract, live.token, number, days, agent=agent, sender=checker)
        missing = sum(each.step is not None for each in used)
        made = Fixed(self.pay_date, world.today, len(used), missing, _on_chain(world, live, number))
        live.record.tables.setdefault("fixings", []).append(made)
        said = f"; {missing} not published, the ladder's taken" if missing else ""
        return f"{made.benchmark} % from {len(used)} observations{said}"


class Unfixed(Branch):
    """Branch: nobody fixes the rate of the coupon due ``on`` a date; the last one that stands is paid."""

    act: Literal["unfixed"] = "unfixed"

    TITLE: ClassVar[str] = "Nobody fixes the rate"
    ADVERSE: ClassVar[tuple[str, ...]] = (Role.CALCULATION_AGENT,)
    AFTER: ClassVar[tuple[str, ...]] = ("fixing",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """There is a fixing before it."""
        found = list(_floats(plan, self, self.on))
        yield from found
        spec = plan.instrument(self)
        if not found and isinstance(spec, Bond) and spec.period_paid(self.on).number == 1:
            yield Problem(("on",), self.on.isoformat(), "a pay date after the first one")

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The coupon at the last period's benchmark, on this period's days."""
        spec = plan.instrument(self)
        assert isinstance(spec, Bond)  # checked before anything starts
        period = spec.period_paid(self.on)
        percent = spec.percent(spec.sheet.periods[period.number - 2])
        units = sum(plan.holdings_at(spec.ticker, period.record_date).values())
        return {"percent": percent, "total": reference.coupon_total(spec.sheet, period, units, percent=percent)}

    def play(self, world: World) -> str:
        """After the record the chain knows the rate by itself; the coupon is declared and paid."""
        live = self.it(world)
        period = bond_of(live).period_paid(self.on)
        said = pay_period(world, live, period)
        _, known, fell_back = world.stack.fixings.benchmark_of(live.token, period.number - 1)
        world.check("without a fixing the last one stands", known and fell_back)
        percent = fixing.rate_percent(world.stack.fixings, live.token, period.number - 1)
        assert percent is not None  # checked just above
        decimals = _floating(bond_of(live)).decimals
        world.outcome(percent=round(percent, decimals), total=live.record.tables["coupons"][-1].total)
        return said


def _floats(plan: Plan, act: Act, pay_date: date) -> Iterator[Problem]:
    spec = plan.instrument(act)
    if not isinstance(spec, Bond) or spec.terms.floating is None:
        yield Problem(("of",), act.of, "a bond whose rate floats")
    elif pay_date not in [each.pay_date for each in spec.sheet.periods]:
        yield Problem(("pay_date",), pay_date.isoformat(), "the pay date of a coupon")


def _floating(spec: Bond) -> Floating:
    assert spec.terms.floating is not None  # checked before anything starts
    return spec.terms.floating


def _rate(spec: Bond, period: Period) -> PeriodRate:
    floating = _floating(spec)
    spans = [(each.start, each.end) for each in spec.sheet.periods]
    return rate_of(floating.rate, spans, period.number - 1, floating.fixings)


def _benchmark(floating: Floating, made: PeriodRate) -> Decimal:
    return half_up(Fraction(made.index_percent), floating.decimals)


def _on_chain(world: World, live: Live, number: int) -> Decimal:
    """The fixed rate on the chain, also while it can be corrected. [per cent]"""
    fixed = world.stack.fixings.fixing_of(live.token, number).benchmark
    return round(from_base_units(fixed, 16), _floating(bond_of(live)).decimals)
