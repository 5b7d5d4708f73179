"""Gas of what a bond owes: floating rates, funding across banks, redemption, a schedule of forty years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from rwa_chain.bench import world as setup
from rwa_chain.bench.world import DAY, WAD, World
from rwa_chain.bindings import Bond, Powers
from rwa_chain.bindings.types import BondTerms, FixingMethod, Lane, Period, RateTerms
from rwa_chain.chain import ZERO_ADDRESS, Address, Party, Receipt, keccak
from rwa_chain.deploy import BondContracts, deploy_bond
from rwa_chain.errors import ChainError
from rwa_chain.lifecycle import fixing
from rwa_chain.lifecycle.instants import day_number

PRINCIPAL = 1 << 16
PAGE = 100
PERIODS = 480
PAGE_LIMIT = 5_000_000
UNITS = 10_000


def fix_rate(world: World) -> int:
    """A term rate in advance, the first of its bond."""
    return _fixed(world, floating(world, "FIXED")).gas_used


def declare_floating_coupon(world: World) -> int:
    """After its record instant, the fixing final by then."""
    made = floating(world, "DECLARED")
    _fixed(world, made)
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    return made.bond.declare(0, sender=world.people.calculation_agent).gas_used


def fund_coupon_3_banks(world: World) -> int:
    """Into the paying contract's wallets at three banks, in one call."""
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    bond, obligations = world.contracts.bond, world.stack.obligations
    id_ = bond.declare(0, sender=world.people.calculation_agent).one(Bond.CouponDeclared).id
    missing = obligations.missing_of(id_)
    third = missing // 3
    deposits = [world.stack.deposits[name] for name in ("BANK_A", "BANK_B", "BANK_C")]
    amounts = [missing - 2 * third, third, third]
    issuer = world.people.issuer
    receipt = obligations.fund(id_, world.deposit, [each.address for each in deposits], amounts, sender=issuer)
    if obligations.missing_of(id_):
        raise ChainError("the three banks did not fund the coupon")
    return receipt.gas_used


def redeem_100(world: World) -> int:
    """A hundred holders' principal in one page, and then the retirement of their units: two calls."""
    bond, obligations, paying = world.contracts.bond, world.stack.obligations, world.stack.paying
    agent, end = world.people.paying_agent, setup.PERIOD_ENDS[-1]
    world.chain.mine_at(setup.record_at(end) + 1)
    id_ = bond.declare(PRINCIPAL, sender=agent).one(Bond.PrincipalDeclared).id
    missing = obligations.missing_of(id_)
    world.bank("BANK_A", [world.people.issuer], missing)
    obligations.fund(id_, world.deposit, [world.deposit.address], [missing], sender=world.people.issuer)
    world.chain.mine_at(setup.pay_at(end))
    for investor, bank in zip(world.investors, setup.BANK_OF, strict=True):
        paying.pay_page(id_, world.stack.deposits[bank], [investor], sender=agent)
    paid = paying.pay_page(id_, world.deposit, world.holders, sender=agent).gas_used
    if not obligations.is_discharged(id_):
        raise ChainError("the principal did not reach every holder")
    return paid + bond.retire(world.holders, sender=agent).gas_used


def freeze_480(world: World) -> int:
    """Forty years monthly: draft, pages of a hundred periods, freeze."""
    made = _bond(world, "FORTY")
    start = date(2026, 1, 1)  # later than the chain's clock, which is after the lock-up
    terms = replace(
        _terms(world, rate=setup.RATE, rates=ZERO_ADDRESS, maturity=start + timedelta(days=30 * PERIODS)),
        issue_date=day_number(start),
    )
    periods = [_period(start + timedelta(days=30 * i), start + timedelta(days=30 * (i + 1))) for i in range(PERIODS)]
    issuer = world.people.issuer
    spent = [made.bond.draft_terms(terms, sender=issuer).gas_used]
    for at in range(0, PERIODS, PAGE):
        spent.append(made.bond.add_periods(periods[at : at + PAGE], sender=issuer).gas_used)
    if max(spent) > PAGE_LIMIT:
        raise ChainError(f"a page of the schedule took {max(spent):,} gas, at most {PAGE_LIMIT:,} is allowed")
    spent.append(made.bond.freeze(_draft_hash(made.bond, issuer), sender=issuer).gas_used)
    return sum(spent)


def _draft_hash(bond: Bond, issuer: Party) -> bytes:
    """The draft's hash, taken from the contract's refusal of a wrong one."""
    try:
        bond.freeze.simulate(bytes(32), sender=issuer)
    except Bond.TermsHashUnexpected as refusal:
        return refusal.actual
    raise ChainError("a draft was frozen by a wrong hash")


def _bond(world: World, ticker: str) -> BondContracts:
    return deploy_bond(
        world.stack, ticker, name=ticker, policy=setup.POLICY, people=world.people, sender=world.spec.deployer
    )


def _agent(world: World) -> Party:
    return world.chain.party("agent of fixings")


def floating(world: World, ticker: str) -> BondContracts:
    """A floating bond, its units with one investor."""
    made, fixings, issuer = _bond(world, ticker), world.stack.fixings, world.people.issuer
    fixings.set_terms(made.token, rate_terms(world.people.trustee, _agent(world)), sender=issuer)
    terms = _terms(world, rate=0, rates=fixings.address, maturity=setup.PERIOD_ENDS[-1])
    starts = (setup.ISSUE_DATE, *setup.PERIOD_ENDS[:-1])
    periods = [_period(start, end) for start, end in zip(starts, setup.PERIOD_ENDS, strict=True)]
    made.bond.freeze_terms(terms, periods, sender=issuer)
    world.stack.disclosure.record_filing(
        made.token, Lane.HK_LOCAL, UNITS * setup.FACE_VALUE, keccak(b"filing"), setup.VALID_UNTIL_AT, sender=issuer
    )
    made.token.set_powers(world.spec.deployer, Powers.ISSUE, sender=world.spec.deployer)
    made.token.admit_self(sender=world.investors[0])
    made.token.mint(world.investors[0], UNITS, sender=world.spec.deployer)
    return made


def _fixed(world: World, made: BondContracts) -> Receipt:
    return fixing.fix(
        world.stack.fixings, made.token, 0, Decimal("3.12346"), setup.ISSUE_DATE,
        agent=_agent(world), sender=world.people.trustee,
    )  # fmt: skip


def rate_terms(checker: Party, agent: Party) -> RateTerms:
    """HIBOR in advance, 0.75 % on top."""
    return RateTerms(
        agent=agent.address, lowest=-(10**6), highest=2 * 10**7, correction_period=DAY,
        checker=checker.address, lead_days=3, decimals=5, method=FixingMethod.TERM, in_advance=True,
        shift=False, basis=365, margin=75 * WAD // 10_000, multiplier=WAD, floor=0, cap=WAD, initial=2 * WAD // 100,
        adjustment=0, index=b"HKD_HIBOR".ljust(32, b"\0"), fallback_index=b"HKD_HONIA".ljust(32, b"\0"),
    )  # fmt: skip


def _terms(world: World, *, rate: int, rates: Address, maturity: date) -> BondTerms:
    return replace(
        world.contracts.bond.terms(), rate=rate, rates=rates, maturity_date=day_number(maturity), isin="HK0000000001"
    )


def _period(start: date, end: date) -> Period:
    return Period(
        start_date=day_number(start), end_date=day_number(end), reference_start=day_number(start),
        reference_end=day_number(end), record_at=setup.record_at(end), pay_at=setup.pay_at(end),
        due_at=setup.pay_at(end) + DAY, coupon_in=0, principal=0, rate=0, principal_in=0, reference_split=0,
    )  # fmt: skip
