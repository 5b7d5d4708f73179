"""Coupons and redemption: record instants, declarations, funding, payment, what is kept and claimed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from rwa_chain.bindings import TokenizedDeposit
from rwa_chain.bindings.types import ObligationStatus
from rwa_chain.chain import Address
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import bond, calendar, control, distribution, reference
from rwa_chain.lifecycle.calendar import Period
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.terms import Rounding
from rwa_chain.scenario import ledger, steps
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.play import ending
from rwa_chain.scenario.run import Distributed, Run

FUNDED_AT = time(15, 0)


def record_date(run: Run, step: steps.RecordDate) -> str:
    """The record instant passes: no transaction, and from now on the register answers for it."""
    period = next(each for each in run.terms.periods if each.record_date == step.date)
    record_at = run.terms.record_at(period)
    run.chain.mine_at(max(record_at, run.chain.now) + 1)
    holdings = holders_of_record(run, period)
    supply = run.token.total_supply_at(record_at)
    run.check(
        "the holders of record add up to the supply",
        sum(holdings.values()) == supply,
        f"{sum(holdings.values())} units of {supply}",
    )
    return f"{len(holdings)} holders of record with {supply:,} units"


def coupon(run: Run, step: steps.Coupon) -> str:
    """The calculation agent declares, the issuer funds, the paying agent pays from the pay date on."""
    period = next(each for each in run.terms.periods if each.pay_date == step.date)
    declared = declare(run, period)
    owed = owed_on(run, declared.declared, holders_of_record(run, period))
    fund(run, period, declared.declared, owed)
    agent = run.paying_agent
    first = owed.by_bank()[0]
    run.early(
        f"pay the coupon of {period.pay_date}",
        run.terms.pay_at(period),
        "Paying.PaymentTooEarly",
        declared.declared.paying.pay_page,
        declared.declared.id,
        first.deposit,
        list(first.shares),
        sender=agent,
    )
    receipts = [
        receipt
        for group in owed.by_bank()
        for receipt in distribution.pay(declared.declared, group.deposit, list(group.shares), sender=agent)
    ]
    _check_discharged(run, declared)
    kept = {run.names.of(payment.payee): payment.net for payment in distribution.payments(receipts) if payment.kept}
    made = write_coupon(run, period, declared, owed, kept)
    note = "".join(f"; {amount:,f} kept for {holder}" for holder, amount in kept.items())
    return f"{made.total:,f} {run.terms.currency} to {len(made.by_holder)} holders{note}"


def redemption(run: Run, step: steps.Redemption) -> str:
    """Principal and last coupon are funded and paid; then the units are retired."""
    period = run.terms.periods[-1]
    last = declare(run, period)
    principal = bond.declare_redemption(run.bond, sender=run.role(Role.CALCULATION_AGENT))
    repaid = Distributed("principal", principal)
    run.state.distributions.append(repaid)
    holdings = holders_of_record(run, period)
    coupon_owed = owed_on(run, last.declared, holdings)
    principal_owed = owed_on(run, principal, holdings)
    fund(run, period, last.declared, coupon_owed)
    fund(run, period, principal, principal_owed)
    ending.schedule_wind_up(run)
    _refuse_at_the_bank(run)
    agent = run.paying_agent
    groups = principal_owed.by_bank()
    run.early(
        "redeem",
        run.terms.pay_at(period),
        "Paying.PaymentTooEarly",
        principal.paying.pay_page,
        principal.id,
        groups[0].deposit,
        list(groups[0].shares),
        sender=agent,
    )
    receipts = [
        receipt
        for declared in (last.declared, principal)
        for group in groups
        for receipt in distribution.pay(declared, group.deposit, list(group.shares), sender=agent)
    ]
    _check_discharged(run, last)
    _check_discharged(run, repaid)
    bond.retire(run.bond, list(holdings), sender=agent)
    kept: dict[str, Decimal] = {}
    for payment in distribution.payments(receipts):
        if payment.kept:
            holder = run.names.of(payment.payee)
            kept[holder] = kept.get(holder, Decimal(0)) + payment.net
    made = write_coupon(run, period, last, coupon_owed, {})
    by_holder = {
        holder: amount + coupon_owed.named(run)[holder] for holder, amount in principal_owed.named(run).items()
    }
    total = principal_owed.total + made.total
    run.ledger.redemption = ledger.Redemption(
        pay_date=run.today,
        principal=principal_owed.total,
        coupon=made.total,
        total=total,
        by_holder=by_holder,
        kept=kept,
    )
    note = "".join(f"; {amount:,f} kept for {holder}" for holder, amount in kept.items())
    return f"{total:,f} {run.terms.currency} paid, all units retired{note}"


def _refuse_at_the_bank(run: Run) -> None:
    """Where the scenario has a holder claim its redemption later, its bank stops its wallet first."""
    for step in run.scenario.played_steps():
        if isinstance(step, steps.Claim):
            deposit = run.deposit(step.holder)
            control.freeze(deposit, run.party(step.holder), sender=run.role(Role.FREEZER))


def claim(run: Run, step: steps.Claim) -> str:
    """The bank lets its customer go on, and the holder claims what was kept for it."""
    run.at(step.claim_date)
    deposit, holder = run.deposit(step.holder), run.party(step.holder)
    control.unfreeze(deposit, holder, sender=run.role(Role.FREEZER))
    total = Decimal("0.00")
    for each in run.state.distributions:
        if distribution.kept_of(each.declared, holder):
            total += distribution.released(distribution.claim(each.declared, holder, deposit, sender=holder))
    return f"{step.holder} claims {total:,f} {run.terms.currency}"


def _check_discharged(run: Run, distributed: Distributed) -> None:
    """Every unit of the record has been reached: paid, or kept for its owner."""
    status = distribution.status(distributed.declared)
    run.check(f"the {distributed.what} is discharged", status is ObligationStatus.DISCHARGED, status.name)


# ---- parts that the default branch shares ----


@dataclass(frozen=True)
class Group:
    """One bank's holders of record and their shares."""

    deposit: TokenizedDeposit
    shares: dict[Address, Decimal]

    @property
    def total(self) -> Decimal:
        """Their shares together."""
        return sum(self.shares.values(), Decimal("0.00"))


@dataclass(frozen=True)
class Owed:
    """What holders of record are due, by the bank that pays them; the first group is the largest bank's."""

    groups: tuple[Group, ...]

    def by_bank(self) -> tuple[Group, ...]:
        """The banks' groups."""
        return self.groups

    @property
    def total(self) -> Decimal:
        """All shares together."""
        return sum((group.total for group in self.groups), Decimal("0.00"))

    def named(self, run: Run) -> dict[str, Decimal]:
        """Shares by holder id, in the order of the register."""
        shares = {wallet: share for group in self.groups for wallet, share in group.shares.items()}
        return {run.names.of(wallet): shares[wallet] for wallet in run.state.register.lines if wallet in shares}


def holders_of_record(run: Run, period: Period) -> dict[Address, int]:
    """Units at a period's record instant, by wallet: asked of the register for all wallets that its logs know."""
    run.state.register.extend(run.chain)
    wallets = run.state.register.wallets
    positions = bond.positions(run.token, run.terms.record_at(period), wallets)
    return {wallet: each.units for wallet, each in zip(wallets, positions, strict=True) if each.units}


def declare(run: Run, period: Period) -> Distributed:
    """The calculation agent declares a coupon on the business day before it is paid."""
    eve = calendar.add_business_days(period.pay_date, -1, run.terms.calendar)
    record_at = run.terms.record_at(period)
    if run.chain.now <= record_at:
        run.chain.mine_at(record_at + 1)  # what the calculation agent reads is of after the record
    run.at(eve)
    agent = run.role(Role.CALCULATION_AGENT)
    wallets = list(holders_of_record(run, period)) if run.terms.rounding is Rounding.PRO_RATA else []
    made = bond.declare_coupon(run.bond, run.token, period.number - 1, wallets, sender=agent, agent=agent)
    distributed = Distributed(f"coupon {period.number}", made.declared)
    run.state.distributions.append(distributed)
    return distributed


def owed_on(run: Run, declared: Declared, holdings: Mapping[Address, int]) -> Owed:
    """Every holder of record's share as the paying contract computes it."""
    groups: dict[str, dict[Address, Decimal]] = {}
    for wallet in holdings:
        bank = run.person(wallet).bank
        if bank is None:
            raise InputError("bank", run.names.of(wallet), "a holder with a bank")
        groups.setdefault(bank, {})[wallet] = distribution.entitlement(declared, wallet)
    return Owed(tuple(Group(run.stack.deposits[bank], shares) for bank, shares in groups.items()))


def fund(run: Run, period: Period, declared: Declared, owed: Owed) -> None:
    """The issuer funds from its deposit, one payment to each bank."""
    eve = calendar.add_business_days(period.pay_date, -1, run.terms.calendar)
    run.at(eve, FUNDED_AT)
    issuer = run.scenario.holder_of(Role.ISSUER)
    amounts = {group.deposit: group.total for group in owed.by_bank()}
    distribution.fund(declared, run.deposit(issuer.id), amounts, sender=run.party(issuer.id))


def write_coupon(
    run: Run, period: Period, distributed: Distributed, owed: Owed, kept: dict[str, Decimal]
) -> ledger.Coupon:
    """A paid coupon, in the ledger; per unit as the chain says, under pro rata the exact one."""
    on_chain = bond.coupon_per_unit(run.bond, period.number - 1)
    pro_rata = run.terms.rounding is Rounding.PRO_RATA
    made = ledger.Coupon(
        pay_date=run.today,
        record_date=period.record_date,
        days=period.days,
        per_unit=reference.coupon_per_unit(run.terms, period) if pro_rata else on_chain,
        total=owed.total,
        by_holder=owed.named(run),
        kept=kept,
    )
    run.ledger.coupons.append(made)
    return made
