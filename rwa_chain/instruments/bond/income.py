"""Coupons, instalments and redemption: declared, funded, paid from the pay date on; then the units are retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.chain import Address
from rwa_chain.instruments.bond.spec import Bond, bond_of, contract_of
from rwa_chain.life import paying
from rwa_chain.life.act import EVERYBODY, Act, Movement, Problem
from rwa_chain.life.acts.ending import refuse_at_the_bank, schedule_wind_up
from rwa_chain.life.acts.trading import PLACED, holders_of_record
from rwa_chain.life.fields import Day, Positive
from rwa_chain.life.instrument import Distributed, Live
from rwa_chain.life.paying import Shares
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import bond, calendar, reference
from rwa_chain.lifecycle.schedule import Period
from rwa_chain.lifecycle.terms import Rounding

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

FUNDED_AT = time(15, 0)


@dataclass(frozen=True)
class PaidCoupon:
    """A coupon as paid: `by_holder` is what every holder of record is entitled to, a kept share included.

    Under pro rata `per_unit` is the exact interest of one unit, for display; the holders' shares are what counts.
    """

    pay_date: date
    record_date: date
    days: int
    per_unit: Decimal
    total: Decimal
    by_holder: dict[str, Decimal]
    kept: dict[str, Decimal]


@dataclass(frozen=True)
class RepaidPart:
    """An instalment, or a part that was called, as paid; `kept` is also of the coupon that was paid with it."""

    pay_date: date
    total: Decimal
    by_holder: dict[str, Decimal]
    kept: dict[str, Decimal]


@dataclass(frozen=True)
class Redeemed:
    """Principal and last coupon, together `total`."""

    pay_date: date
    principal: Decimal
    coupon: Decimal
    total: Decimal
    by_holder: dict[str, Decimal]
    kept: dict[str, Decimal]


class Coupon(Act):
    """A coupon, and what of the principal is repaid with it, is declared, funded and paid to the holders of record."""

    act: Literal["coupon"] = "coupon"

    TITLE: ClassVar[str] = "Coupon"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def play(self, world: World) -> str:
        """Anybody declares, the issuer funds, the paying agent pays from the pay date on."""
        live = self.it(world)
        return pay_period(world, live, bond_of(live).period_paid(self.on))


class Servicing(Act):
    """Every coupon and instalment that is due from ``on`` to ``until`` is paid on its date."""

    act: Literal["servicing"] = "servicing"
    until: Day

    TITLE: ClassVar[str] = "Coupons and instalments"
    LATER: ClassVar[tuple[str, ...]] = ("until",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The stretch begins and ends with a payment before the last."""
        spec = plan.instrument(self)
        days = [each.pay_date for each in spec.sheet.periods[:-1]] if isinstance(spec, Bond) else []
        for name in ("on", "until"):
            if getattr(self, name) not in days:
                yield Problem((name,), getattr(self, name).isoformat(), "a pay date before the last of a bond")

    def play(self, world: World) -> str:
        """One after the other; what is left of the principal is what the terms say."""
        live = self.it(world)
        spec = bond_of(live)
        due = [each for each in spec.sheet.periods if self.on <= each.pay_date <= self.until]
        for period in due:
            pay_period(world, live, period, refused_early=period is due[0])
        carried = spec.sheet_of(world.plan).principals[due[-1].number]
        left = bond.currency_of(contract_of(live)).amount(contract_of(live).outstanding())
        wanted = carried * live.issued
        world.check("outstanding principal = the terms", left == wanted, f"{left} on chain, {wanted} by the terms")
        return f"{len(due)} payments; {left:,f} {live.spec.currency} of principal left"


class PartialCall(Act):
    """The issuer calls a part of the face value, in per cent, for the date of a coupon; it is paid with it."""

    act: Literal["partial_call"] = "partial_call"
    pay_date: Day
    percent: Positive

    TITLE: ClassVar[str] = "The issuer calls a part"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def last_day(self) -> date:
        """The day of the notice: other acts come between it and the payment."""
        return self.on

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Its notice is long enough, it is for the date of a coupon, and something is left for the last one."""
        spec = plan.instrument(self)
        if not isinstance(spec, Bond):
            yield Problem(("of",), self.of, "a bond")
            return
        earliest = self.on + timedelta(days=spec.sheet.call_notice_days)
        days = [each.pay_date for each in spec.sheet.periods[:-1]]
        if self.pay_date < earliest or self.pay_date not in days:
            yield Problem(("pay_date",), self.pay_date.isoformat(), f"the pay date of a coupon, {earliest} or later")
        left = spec.sheet.principals[-1] * 100 / spec.sheet.denomination
        if self.percent >= left:
            yield Problem(("percent",), str(self.percent), f"less than the {left.normalize():f} of the last repayment")

    def play(self, world: World) -> str:
        """The issuer calls a part, which reduces the last repayment."""
        live = self.it(world)
        spec, contract = bond_of(live), contract_of(live)
        world.at(self.on)
        text = self.title or self.TITLE
        period = spec.period_paid(self.pay_date)
        bond.call_part(contract, spec.sheet, period, self.percent, text=text, sender=world.role(Role.ISSUER, live))
        repaid = bond.currency_of(contract).amount(contract.repaid_per_unit(period.number - 1))
        wanted = spec.sheet_of(world.plan).repaid_of(period)
        world.check("the part is repaid with its coupon", repaid == wanted, f"{repaid} on chain, {wanted} by the terms")
        return f"{self.percent} % of the face value called for {self.pay_date}"


class Redemption(Act):
    """What is left of the principal and the last coupon are paid and every unit retired, at maturity or on the date
    that it was called for."""

    act: Literal["redemption"] = "redemption"

    TITLE: ClassVar[str] = "Redemption with the last coupon"
    ONCE: ClassVar[bool] = True
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """All units go."""
        yield Movement(self.on, EVERYBODY, "", 0, False)

    def play(self, world: World) -> str:
        """Both are funded and paid; then the units are retired."""
        live = self.it(world)
        spec = bond_of(live)
        period = spec.period_paid(self.on)
        last = None if spec.sheet.zero_coupon else declare(world, live, period)
        if last is None:
            _after_record(world, live, period)
        agent = world.role(Role.CALCULATION_AGENT, live)
        repaid = Distributed("principal", bond.declare_redemption(contract_of(live), sender=agent))
        live.distributions.append(repaid)
        return repay(world, live, period, last, repaid, "redeem")


def pay_period(world: World, live: Live, period: Period, *, refused_early: bool = True) -> str:
    """A coupon, and the instalment that falls due with it, are declared, funded and paid from the pay date on."""
    spec = bond_of(live)
    made = [declare(world, live, period)]
    if spec.sheet_of(world.plan).repaid_of(period):
        agent = world.role(Role.CALCULATION_AGENT, live)
        instalment = bond.declare_instalment(contract_of(live), period.number - 1, sender=agent)
        made.append(Distributed(f"instalment {period.number}", instalment))
        live.distributions.append(made[-1])
    held = holders(world, live, period)
    shares = [paying.shares_of(world, each.declared, held) for each in made]
    for each, share in zip(made, shares, strict=True):
        fund(world, live, period, each, share)
    pay_at = spec.sheet.pay_at(period)
    if refused_early:
        paying.early(world, live, f"pay the coupon of {period.pay_date}", pay_at, made[0].declared, shares[0])
    else:
        world.at_second(pay_at)
    receipts = [
        receipt
        for each, share in zip(made, shares, strict=True)
        for receipt in paying.pay(world, live, each.declared, share)
    ]
    for each in made:
        paying.check_discharged(world, each)
    kept = paying.kept_in(world, live, receipts)
    paid = _write_coupon(world, live, period, shares[0], kept if len(made) == 1 else {})
    said = f"{paid.total:,f} {live.spec.currency} to {len(paid.by_holder)} holders"
    if len(made) > 1:
        said += f", and {_write_repaid(world, live, shares[1], kept).total:,f} of the principal"
    return said + paying.said_kept(kept)


def repay(world: World, live: Live, period: Period, last: Distributed | None, repaid: Distributed, what: str) -> str:
    """Principal and, but for a zero coupon, the last coupon are funded and paid, and every unit is retired."""
    spec = bond_of(live)
    held = holders(world, live, period)
    owed = [each for each in (last, repaid) if each is not None]
    shares = [paying.shares_of(world, each.declared, held) for each in owed]
    for each, share in zip(owed, shares, strict=True):
        fund(world, live, period, each, share)
    schedule_wind_up(world, live)
    refuse_at_the_bank(world, live)
    principal = shares[-1]
    paying.early(world, live, what, spec.sheet.pay_at(period), repaid.declared, principal)
    receipts = [
        receipt
        for each, share in zip(owed, shares, strict=True)
        for receipt in paying.pay(world, live, each.declared, share)
    ]
    for each in owed:
        paying.check_discharged(world, each)
    bond.retire(contract_of(live), list(held), sender=world.paying_agent(live))
    live.issued = 0
    kept = paying.kept_in(world, live, receipts)
    coupon, coupons = spec.cash.amount(0), dict[str, Decimal]()
    if last is not None:
        coupon = _write_coupon(world, live, period, shares[0], {}).total
        coupons = shares[0].named(world, live)
    by_holder = {
        holder: amount + coupons.get(holder, Decimal(0)) for holder, amount in principal.named(world, live).items()
    }
    total = principal.total + coupon
    live.record.tables["redemption"] = Redeemed(
        pay_date=world.today,
        principal=principal.total,
        coupon=coupon,
        total=total,
        by_holder=by_holder,
        kept=kept,
    )
    return f"{total:,f} {spec.currency} paid, all units retired{paying.said_kept(kept)}"


# ---- parts that the default branches share ----


def holders(world: World, live: Live, period: Period) -> dict[Address, int]:
    """Units at a period's record instant."""
    return holders_of_record(world, live, bond_of(live).sheet.record_at(period))


def declare(world: World, live: Live, period: Period) -> Distributed:
    """The calculation agent declares a coupon on the business day before it is paid."""
    terms = bond_of(live).sheet
    _after_record(world, live, period)
    agent = world.role(Role.CALCULATION_AGENT, live)
    wallets = list(holders(world, live, period)) if terms.rounding is Rounding.PRO_RATA else []
    made = bond.declare_coupon(contract_of(live), live.token, period.number - 1, wallets, sender=agent, agent=agent)
    distributed = Distributed(f"coupon {period.number}", made.declared)
    live.distributions.append(distributed)
    return distributed


def _after_record(world: World, live: Live, period: Period) -> None:
    """The business day before a payment, after its record: what the calculation agent reads is of then."""
    terms = bond_of(live).sheet
    record_at = terms.record_at(period)
    if world.now <= record_at:
        world.mine_at(record_at + 1)
    world.at(calendar.add_business_days(period.pay_date, -1, terms.calendar))


def fund(world: World, live: Live, period: Period, made: Distributed, shares: Shares) -> None:
    """On the business day before the payment."""
    eve = calendar.add_business_days(period.pay_date, -1, bond_of(live).sheet.calendar)
    world.at(eve, FUNDED_AT)
    paying.fund(world, live, made.declared, shares)


def _write_coupon(world: World, live: Live, period: Period, shares: Shares, kept: dict[str, Decimal]) -> PaidCoupon:
    """A paid coupon, in the ledger; per unit as the chain says, under pro rata the exact one."""
    terms, percent = bond_of(live).sheet_of(world.plan), bond_of(live).percent(period)
    on_chain = bond.coupon_per_unit(contract_of(live), period.number - 1)
    pro_rata = terms.rounding is Rounding.PRO_RATA
    made = PaidCoupon(
        pay_date=world.today,
        record_date=period.record_date,
        days=period.days,
        per_unit=reference.coupon_per_unit(terms, period, percent=percent) if pro_rata else on_chain,
        total=shares.total,
        by_holder=shares.named(world, live),
        kept=kept,
    )
    live.record.tables.setdefault("coupons", []).append(made)
    return made


def _write_repaid(world: World, live: Live, shares: Shares, kept: dict[str, Decimal]) -> RepaidPart:
    """Write the principal repaid before maturity into the ledger."""
    made = RepaidPart(world.today, shares.total, shares.named(world, live), kept)
    live.record.tables.setdefault("instalments", []).append(made)
    return made
