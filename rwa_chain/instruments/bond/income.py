"""Coupons and redemption: declared, funded, paid from the pay date on; then the units are retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.chain import Address
from rwa_chain.instruments.bond.spec import bond_of, contract_of
from rwa_chain.life import paying
from rwa_chain.life.act import EVERYBODY, Act, Movement
from rwa_chain.life.acts.ending import refuse_at_the_bank, schedule_wind_up
from rwa_chain.life.acts.trading import PLACED, holders_of_record
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
class Redeemed:
    """Principal and last coupon, together `total`."""

    pay_date: date
    principal: Decimal
    coupon: Decimal
    total: Decimal
    by_holder: dict[str, Decimal]
    kept: dict[str, Decimal]


class Coupon(Act):
    """A coupon is declared, funded and paid to the holders of record."""

    act: Literal["coupon"] = "coupon"

    TITLE: ClassVar[str] = "Coupon"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def play(self, world: World) -> str:
        """Anybody declares, the issuer funds, the paying agent pays from the pay date on."""
        live = self.it(world)
        period = bond_of(live).period_paid(self.on)
        made = declare(world, live, period)
        shares = paying.shares_of(world, made.declared, holders(world, live, period))
        fund(world, live, period, made, shares)
        pay_at = bond_of(live).sheet.pay_at(period)
        paying.early(world, live, f"pay the coupon of {period.pay_date}", pay_at, made.declared, shares)
        receipts = paying.pay(world, live, made.declared, shares)
        paying.check_discharged(world, made)
        kept = paying.kept_in(world, receipts)
        paid = _write_coupon(world, live, period, shares, kept)
        said = f"{paid.total:,f} {live.spec.currency} to {len(paid.by_holder)} holders"
        return said + paying.said_kept(kept)


class Redemption(Act):
    """Principal and last coupon are paid and every unit retired, at maturity or on the date that it was called for."""

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
        last = declare(world, live, period)
        agent = world.role(Role.CALCULATION_AGENT, live)
        repaid = Distributed("principal", bond.declare_redemption(contract_of(live), sender=agent))
        live.distributions.append(repaid)
        return repay(world, live, period, last, repaid, "redeem")


def repay(world: World, live: Live, period: Period, last: Distributed, repaid: Distributed, what: str) -> str:
    """Principal and last coupon are funded and paid, and every unit is retired."""
    spec = bond_of(live)
    held = holders(world, live, period)
    interest = paying.shares_of(world, last.declared, held)
    principal = paying.shares_of(world, repaid.declared, held)
    fund(world, live, period, last, interest)
    fund(world, live, period, repaid, principal)
    schedule_wind_up(world, live)
    refuse_at_the_bank(world, live)
    paying.early(world, live, what, spec.sheet.pay_at(period), repaid.declared, principal)
    receipts = [
        *paying.pay(world, live, last.declared, interest),
        *paying.pay(world, live, repaid.declared, principal),
    ]
    paying.check_discharged(world, last)
    paying.check_discharged(world, repaid)
    bond.retire(contract_of(live), list(held), sender=world.paying_agent(live))
    live.issued = 0
    kept = paying.kept_in(world, receipts)
    made = _write_coupon(world, live, period, interest, {})
    coupons = interest.named(world, live)
    by_holder = {holder: amount + coupons[holder] for holder, amount in principal.named(world, live).items()}
    total = principal.total + made.total
    live.record.tables["redemption"] = Redeemed(
        pay_date=world.today,
        principal=principal.total,
        coupon=made.total,
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
    eve = calendar.add_business_days(period.pay_date, -1, terms.calendar)
    record_at = terms.record_at(period)
    if world.now <= record_at:
        world.mine_at(record_at + 1)  # what the calculation agent reads is of after the record
    world.at(eve)
    agent = world.role(Role.CALCULATION_AGENT, live)
    wallets = list(holders(world, live, period)) if terms.rounding is Rounding.PRO_RATA else []
    made = bond.declare_coupon(contract_of(live), live.token, period.number - 1, wallets, sender=agent, agent=agent)
    distributed = Distributed(f"coupon {period.number}", made.declared)
    live.distributions.append(distributed)
    return distributed


def fund(world: World, live: Live, period: Period, made: Distributed, shares: Shares) -> None:
    """On the business day before the payment."""
    eve = calendar.add_business_days(period.pay_date, -1, bond_of(live).sheet.calendar)
    world.at(eve, FUNDED_AT)
    paying.fund(world, live, made.declared, shares)


def _write_coupon(world: World, live: Live, period: Period, shares: Shares, kept: dict[str, Decimal]) -> PaidCoupon:
    """A paid coupon, in the ledger; per unit as the chain says, under pro rata the exact one."""
    terms = bond_of(live).sheet
    on_chain = bond.coupon_per_unit(contract_of(live), period.number - 1)
    pro_rata = terms.rounding is Rounding.PRO_RATA
    made = PaidCoupon(
        pay_date=world.today,
        record_date=period.record_date,
        days=period.days,
        per_unit=reference.coupon_per_unit(terms, period) if pro_rata else on_chain,
        total=shares.total,
        by_holder=shares.named(world, live),
        kept=kept,
    )
    live.record.tables.setdefault("coupons", []).append(made)
    return made
