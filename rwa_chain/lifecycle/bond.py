"""A bond's life: its terms frozen, coupons, redemption; the put and what follows from a default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rwa_chain.bindings import Bond, BondDefaults, BondPuts, Obligations, SecurityToken, TokenizedDeposit
from rwa_chain.bindings import types as chain_types
from rwa_chain.chain import ZERO_ADDRESS, Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.lifecycle import cash, distribution, instants
from rwa_chain.lifecycle.calendar import Period
from rwa_chain.lifecycle.distribution import Declared, declared_in, pages
from rwa_chain.lifecycle.register import MEMBER_SHIFT, UNITS_MASK
from rwa_chain.lifecycle.remainders import Position, cut
from rwa_chain.lifecycle.terms import BondTerms, Rounding
from rwa_chain.money import to_wad

PRINCIPAL = 1 << 16
"""The last repayment's number among a bond's obligations; a coupon's is its period's, counted from 0."""
PUT = 1 << 17
"""The number of put k is PUT + k."""

POSITIONS_AT_ONCE = 2_000
"""Holders in one view: a tenth of what nodes answer with their usual limit of gas."""
CALL_NOTICE_DAYS = 30
_DAY = 86_400


@dataclass(frozen=True)
class Coupon:
    """A declared coupon. `total` is of all units; under pro rata `per_unit` is the exact one, cut."""

    period: int
    declared: Declared
    per_unit: Decimal
    total: Decimal
    receipt: Receipt


@dataclass(frozen=True)
class Frozen:
    """Terms that can't change any more, by the hash under which an issue is priced."""

    terms_hash: bytes
    receipt: Receipt


@dataclass(frozen=True)
class OpenedPut:
    """A change-of-control put by its number."""

    number: int
    receipt: Receipt


@dataclass(frozen=True)
class Recorded:
    """What was recorded of a default, and the instant that follows from it [s]: the end of a grace, a record."""

    instant: int
    receipt: Receipt


@dataclass(frozen=True)
class Claim:
    """What holders are owed after acceleration, to a date."""

    principal: Decimal
    interest: Decimal

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.principal + self.interest


def end_of(day: date, terms: BondTerms) -> int:
    """The last second of a date where the terms' dates are dates [s]."""
    return instants.instant(day + timedelta(days=1), terms.pay_from.replace(hour=0, minute=0), terms.zone) - 1


def instruction_lead(terms: BondTerms) -> int:
    """From an event of default at the start of a day to that day's record instant [s]."""
    return max(terms.record_cut_off.hour * 3600 + terms.record_cut_off.minute * 60 - 1, 0)


def frozen_terms(
    terms: BondTerms, *, issuer: AddressLike, currency: TokenizedDeposit, document_hash: bytes, isin: str = ""
) -> chain_types.BondTerms:
    """The terms as the chain keeps them."""
    events = chain_types.EventTerms(
        issuer=address_of(issuer),
        put_price=to_wad(terms.put_percent / 100),
        grace_period=terms.grace_days * _DAY,
        currency=currency.address,
        call_price=to_wad(terms.tax_call_percent / 100),
        put_window=terms.put_window_days * _DAY,
        call_notice=CALL_NOTICE_DAYS * _DAY,
        instruction_lead=instruction_lead(terms),
        late_rate=0,
        interest_prescription=0,
        principal_prescription=0,
    )
    return chain_types.BondTerms(
        face_value=cash.units(terms.denomination),
        calculation_amount=cash.units(terms.calculation_amount),
        rate=to_wad(terms.coupon_percent / 100),
        volume=terms.units,
        issue_date=instants.day_number(terms.issue_date),
        maturity_date=instants.day_number(terms.periods[-1].end),
        day_count=chain_types.DayCountConvention(terms.day_count.code),
        coupons_per_year=terms.frequency.per_year,
        pro_rata=terms.rounding is Rounding.PRO_RATA,
        gross_up=False,  # tax is nil; with a tax table the issuer would pay it on top
        zero_coupon=False,
        rates=ZERO_ADDRESS,
        events=events,
        withholding=ZERO_ADDRESS,
        tax_owner=ZERO_ADDRESS,
        document_hash=document_hash,
        isin=isin,
    )


def frozen_periods(terms: BondTerms) -> list[chain_types.Period]:
    """The schedule as the chain keeps it: explicit periods; the issuer may fund until the end of the pay date."""
    return [
        chain_types.Period(
            start_date=instants.day_number(period.start),
            end_date=instants.day_number(period.end),
            reference_start=instants.day_number(period.reference_start),
            reference_end=instants.day_number(period.reference_end),
            record_at=terms.record_at(period),
            pay_at=terms.pay_at(period),
            due_at=end_of(period.pay_date, terms),
            coupon_in=0,
            principal=0,
            rate=0,
            principal_in=0,
        )
        for period in terms.periods
    ]


def freeze(bond: Bond, terms: BondTerms, *, currency: TokenizedDeposit, text: str, sender: Party) -> Frozen:
    """The issuer freezes terms, schedule and the hash of their text; record instants and the register's closing
    follow."""
    frozen = frozen_terms(terms, issuer=sender, currency=currency, document_hash=keccak(text.encode()))
    receipt = bond.freeze_terms(frozen, frozen_periods(terms), sender=sender)
    return Frozen(receipt.one(Bond.TermsFrozen).terms_hash, receipt)


# ---- coupons ----


def declare_coupon(
    bond: Bond, token: SecurityToken, period: int, holders: Sequence[AddressLike], *, sender: Party, agent: Party
) -> Coupon:
    """Anybody declares a coupon after its record; of a pro rata bond the agent says who gets the last base units.

    `holders` are all holders of record; only a pro rata bond needs them.
    """
    receipt = bond.declare(period, sender=sender)
    event = receipt.one(Bond.CouponDeclared)
    declared = declared_in(Obligations(bond.chain, bond.obligations()), event.id, receipt)
    if event.total:
        found = cut(event.total, positions(token, bond.period(period).record_at, holders))
        distribution.set_shares(declared, found.threshold, found.tie_member, sender=agent)
    total = event.total or event.per_unit * token.total_supply()
    return Coupon(period, declared, cash.money(event.per_unit), cash.money(total), receipt)


def positions(token: SecurityToken, record_at: int, holders: Sequence[AddressLike]) -> list[Position]:
    """Holders of record with their member numbers."""
    with token.chain.reading() as read:
        asked = [read(token.positions_at, page, record_at) for page in pages(holders, POSITIONS_AT_ONCE)]
    entries = [entry for page in asked for entry in page.value]
    return [Position(entry & UNITS_MASK, entry >> MEMBER_SHIFT) for entry in entries]


def declare_redemption(bond: Bond, *, sender: Party) -> Declared:
    """Anybody declares the principal to the holders of the last record."""
    receipt = bond.declare(PRINCIPAL, sender=sender)
    return declared_in(Obligations(bond.chain, bond.obligations()), receipt.one(Bond.PrincipalDeclared).id, receipt)


def retire(bond: Bond, wallets: Sequence[AddressLike], *, sender: Party) -> list[Receipt]:
    """Units are retired once the principal is discharged, in pages, by anyone."""
    return [bond.retire(page, sender=sender) for page in pages(wallets)]


def call(bond: Bond, terms: BondTerms, period: Period, *, text: str, sender: Party) -> Receipt:
    """The issuer calls the bond on a period's pay date: it is the last, by the hash of a notice."""
    return bond.call(
        instants.day_number(period.end),
        terms.record_at(period),
        terms.pay_at(period),
        end_of(period.pay_date, terms),
        keccak(text.encode()),
        sender=sender,
    )


# ---- put ----


def open_put(
    puts: BondPuts, token: AddressLike, terms: BondTerms, on: date, *, pay_at: int, sender: Party
) -> OpenedPut:
    """The trustee opens a change-of-control put for the terms' window; interest accrues up to `on`."""
    receipt = puts.open(token, instants.day_number(on), pay_at, end_of(on, terms), sender=sender)
    return OpenedPut(receipt.one(BondPuts.PutOpened).put, receipt)


def elect(puts: BondPuts, token: AddressLike, units: int, *, sender: Party) -> Receipt:
    """A holder puts units: they are held until they are paid, or the election is withdrawn."""
    return puts.elect(token, units, sender=sender)


def put_amount(puts: BondPuts, token: AddressLike, units: int, on: date, *, at: int | None = None) -> Decimal:
    """Put price and accrued interest of units."""
    return cash.money(puts.amount_of(token, units, instants.day_number(on), at=at))


def declare_put(puts: BondPuts, token: AddressLike, put: int, *, sender: Party) -> Declared:
    """Anybody declares what the elections are owed, once the window is over."""
    receipt = puts.declare(token, sender=sender)
    where = puts.put_of(token, put).obligations
    return declared_in(Obligations(puts.chain, Address(where)), receipt.one(BondPuts.PutDeclared).id, receipt)


# ---- default ----


def record_non_payment(defaults: BondDefaults, token: AddressLike, number: int, *, sender: Party) -> Recorded:
    """What was due and not funded is recorded, by anyone; the instant at which its grace ends [s]."""
    receipt = defaults.record_non_payment(token, number, sender=sender)
    return Recorded(receipt.one(BondDefaults.NonPaymentRecorded).grace_until_at, receipt)


def record_default(defaults: BondDefaults, token: AddressLike, number: int, *, sender: Party) -> Recorded:
    """The event of default after the grace, recorded by anyone; the instruction's record instant [s]."""
    receipt = defaults.record_default(token, number, sender=sender)
    return Recorded(receipt.one(BondDefaults.DefaultRecorded).instruction_record_at, receipt)


def instruct(defaults: BondDefaults, token: AddressLike, number: int, units: int, *, sender: Party) -> Receipt:
    """A holder of the instruction's record instructs acceleration for a default with so many of its units."""
    return defaults.instruct(token, number, sender, units, sender=sender)


def claim_on(defaults: BondDefaults, bond: Bond, token: AddressLike, on: date, *, at: int | None = None) -> Claim:
    """All that holders are owed at a date after acceleration: the claim, and what had its record before it."""
    principal, interest = defaults.claim_on(token, instants.day_number(on), at=at)
    for due in defaults.dues_of(token, 0, bond.owed_periods(at=at), at=at):
        if due.where == ZERO_ADDRESS:
            continue
        missing = Obligations(bond.chain, Address(due.where)).missing_of(due.id, at=at)
        if due.number < PRINCIPAL:
            interest += missing
        else:
            principal += missing
    return Claim(cash.money(principal), cash.money(interest))


# ---- reads ----


def accrued_interest(bond: Bond, units: int, on: date, *, at: int | None = None) -> Decimal:
    """Interest accrued on units up to a date, as the contract computes it."""
    return cash.money(bond.accrued_interest(units, instants.day_number(on), at=at))


def obligation_of(bond: Bond, number: int) -> Declared:
    """A coupon or principal in the list that it was declared in."""
    _, _, _, identifier, where = bond.owed_at(number)
    return declared_in(Obligations(bond.chain, Address(where)), identifier)


def coupon_per_unit(bond: Bond, period: int, *, at: int | None = None) -> Decimal:
    """A period's coupon of one unit, as the contract computes it; of a pro rata bond cut to the base unit."""
    return cash.money(bond.coupon_per_unit(period, at=at))
