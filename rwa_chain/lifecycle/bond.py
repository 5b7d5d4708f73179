"""A bond's life: its terms frozen, coupons, redemption; the put and what follows from a default."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from rwa_chain.bindings import Bond, BondDefaults, BondPuts, Obligations, Paying, SecurityToken
from rwa_chain.bindings import types as chain_types
from rwa_chain.chain import ZERO_ADDRESS, Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.abi_types import ArrayOf, StructOf, parse
from rwa_chain.chain.address import address_of
from rwa_chain.chain.codec import encode
from rwa_chain.errors import InputError, InputErrors
from rwa_chain.lifecycle import cash, distribution, instants
from rwa_chain.lifecycle.cash import CashToken
from rwa_chain.lifecycle.distribution import Declared, declared_in, pages
from rwa_chain.lifecycle.register import MEMBER_SHIFT, UNITS_MASK
from rwa_chain.lifecycle.remainders import Position, cut
from rwa_chain.lifecycle.schedule import Period, record_date
from rwa_chain.lifecycle.terms import BondTerms, DatedOption, Rounding
from rwa_chain.money import Currency, to_base_units, to_wad

PRINCIPAL = 1 << 16
"""The last repayment's number among a bond's obligations; a coupon's is its period's, counted from 0."""
PUT = 1 << 17
"""The number of put k is PUT + k."""

POSITIONS_AT_ONCE = 2_000
"""Holders in one view: a tenth of what nodes answer with their usual limit of gas."""
PERIODS_A_PAGE = 60
"""Periods that are frozen in one transaction: below 5,000,000 gas."""
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
    """A recorded event of default and the instant that follows from it [s]: the end of a grace, a record."""

    instant: int
    receipt: Receipt


@dataclass(frozen=True)
class Claim:
    """The holders' claim after acceleration, up to a date."""

    principal: Decimal
    interest: Decimal

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.principal + self.interest


def refuse(problems: Sequence[InputError]) -> None:
    """Raises the problem, or all of them at once; nothing where there is none."""
    if problems:
        raise problems[0] if len(problems) == 1 else InputErrors(problems)


def end_of(day: date, terms: BondTerms) -> int:
    """The last second of a date where the terms' dates are dates [s]."""
    return instants.instant(day + timedelta(days=1), terms.pay_from.replace(hour=0, minute=0), terms.zone) - 1


def instruction_lead(terms: BondTerms) -> int:
    """From an event of default at the start of a day to that day's record instant [s]."""
    return max(terms.record_cut_off.hour * 3600 + terms.record_cut_off.minute * 60 - 1, 0)


def frozen_terms(
    terms: BondTerms,
    *,
    issuer: AddressLike,
    currency: CashToken,
    day_counts: AddressLike,
    document_hash: bytes,
    isin: str = "",
    rates: AddressLike = ZERO_ADDRESS,
    prices: AddressLike = ZERO_ADDRESS,
    withholding: AddressLike = ZERO_ADDRESS,
    tax_owner: AddressLike = ZERO_ADDRESS,
) -> chain_types.BondTerms:
    """The terms as the chain keeps them.

    `rates` is where a floating bond's rates are fixed, `prices` where a make-whole call's price is. Raises
    `InputError`, or `InputErrors` with all of them, for what the terms and these don't say together.
    """
    problems: list[InputError] = []
    for name, given, wanted in (
        ("rates", rates, terms.floating is not None),
        ("prices", prices, any(each.make_whole for each in terms.calls)),
    ):
        if wanted is (address_of(given) == ZERO_ADDRESS):
            why = f"the contract that says {name}" if wanted else "none: these terms ask for none"
            problems.append(InputError(name, address_of(given), why))
    if address_of(withholding) != ZERO_ADDRESS and address_of(tax_owner) == ZERO_ADDRESS:
        problems.append(InputError("tax_owner", ZERO_ADDRESS, "who is owed the tax that the withholding table takes"))
    if terms.gross_up and address_of(withholding) == ZERO_ADDRESS:
        problems.append(InputError("gross_up", True, "a withholding table: without one there is no tax to pay on top"))
    refuse(problems)
    events = chain_types.EventTerms(
        issuer=address_of(issuer),
        put_price=to_wad(terms.put_percent / 100),
        grace_period=terms.grace_days * _DAY,
        currency=currency.address,
        call_price=to_wad(terms.tax_call_percent / 100),
        put_window=terms.put_window_days * _DAY,
        call_notice=terms.call_notice_days * _DAY,
        instruction_lead=instruction_lead(terms),
        late_rate=to_wad(terms.late_percent / 100),
        interest_prescription=terms.interest_prescription_days * _DAY,
        principal_prescription=terms.principal_prescription_days * _DAY,
    )
    return chain_types.BondTerms(
        face_value=to_base_units(terms.denomination, terms.currency_decimals),
        calculation_amount=to_base_units(terms.calculation_amount, terms.currency_decimals),
        rate=to_wad(terms.coupon_percent / 100),
        volume=terms.most_units,
        issue_date=instants.day_number(terms.issue_date),
        maturity_date=instants.day_number(terms.periods[-1].end),
        day_count=chain_types.DayCountConvention(terms.day_count.code),
        coupons_per_year=terms.frequency.per_year,
        pro_rata=terms.rounding is Rounding.PRO_RATA,
        gross_up=terms.gross_up,
        zero_coupon=terms.zero_coupon,
        day_counts=address_of(day_counts),
        rates=address_of(rates),
        events=events,
        withholding=address_of(withholding),
        tax_owner=address_of(tax_owner),
        document_hash=document_hash,
        calls_hash=_options_hash(frozen_options(terms.calls, prices=prices)),
        puts_hash=_options_hash(frozen_options(terms.puts)),
        isin=isin,
    )


def frozen_options(options: Sequence[DatedOption], *, prices: AddressLike = ZERO_ADDRESS) -> list[chain_types.Option]:
    """A list of options as the chain is given it; the terms keep its hash."""
    return [
        chain_types.Option(
            from_date=instants.day_number(each.first),
            to_date=instants.day_number(each.last),
            price=to_wad(each.percent / 100),
            notice=each.notice_days * _DAY,
            prices=address_of(prices) if each.make_whole else ZERO_ADDRESS,
        )
        for each in options
    ]


def _options_hash(options: list[chain_types.Option]) -> bytes:
    """keccak256(abi.encode(Option[])); zero where there is none."""
    if not options:
        return bytes(32)
    return keccak(encode([ArrayOf(StructOf(lambda: chain_types.Option))], [options], ["options"]))


def frozen_periods(terms: BondTerms) -> list[chain_types.Period]:
    """The schedule as the chain keeps it: explicit periods; the issuer may fund until the end of the pay date."""
    stepped = bool(terms.steps)
    return [
        chain_types.Period(
            start_date=instants.day_number(period.start),
            end_date=instants.day_number(period.end),
            reference_start=instants.day_number(period.reference.start),
            reference_end=instants.day_number(period.reference.end),
            record_at=terms.record_at(period),
            pay_at=terms.pay_at(period),
            due_at=end_of(period.pay_date, terms),
            coupon_in=0,
            principal=to_base_units(terms.principal_of(period), terms.currency_decimals) if terms.instalments else 0,
            rate=to_wad(terms.percent_of(period) / 100) if stepped else 0,
            principal_in=0,
            reference_split=0 if period.reference.split is None else instants.day_number(period.reference.split),
        )
        for period in terms.periods
    ]


def draft_hash(frozen: chain_types.BondTerms, periods: Sequence[chain_types.Period]) -> bytes:
    """The hash that a draft has on chain, and its terms once they are frozen."""
    hashed = keccak(encode([StructOf(lambda: chain_types.BondTerms)], [frozen], ["terms"]))
    for period in periods:
        hashed = keccak(
            encode([parse("bytes32"), StructOf(lambda: chain_types.Period)], [hashed, period], ["hash", "period"])
        )
    return hashed


def freeze(
    bond: Bond,
    terms: BondTerms,
    *,
    currency: CashToken,
    day_counts: AddressLike,
    text: str,
    sender: Party,
    isin: str = "",
    rates: AddressLike = ZERO_ADDRESS,
    prices: AddressLike = ZERO_ADDRESS,
    withholding: AddressLike = ZERO_ADDRESS,
    tax_owner: AddressLike = ZERO_ADDRESS,
) -> Frozen:
    """The issuer freezes terms, schedule and the hash of their text; record instants and the register's closing follow.

    A long schedule goes in pages of `PERIODS_A_PAGE`. Raises `InputErrors`
    before anything is sent where the chain would refuse: a currency that the paying contract doesn't take or of other
    decimals, a first record in the past, no tax owner.
    """
    refuse(list(_unfit_chain(bond, terms, currency)))
    frozen = frozen_terms(
        terms,
        issuer=sender,
        currency=currency,
        day_counts=day_counts,
        document_hash=keccak(text.encode()),
        isin=isin,
        rates=rates,
        prices=prices,
        withholding=withholding,
        tax_owner=tax_owner,
    )
    periods = frozen_periods(terms)
    if len(periods) <= PERIODS_A_PAGE:
        receipt = bond.freeze_terms(frozen, periods, sender=sender)
        return Frozen(receipt.one(Bond.TermsFrozen).terms_hash, receipt)
    bond.draft_terms(frozen, sender=sender)
    for start in range(0, len(periods), PERIODS_A_PAGE):
        bond.add_periods(periods[start : start + PERIODS_A_PAGE], sender=sender)
    receipt = bond.freeze(draft_hash(frozen, periods), sender=sender)
    return Frozen(receipt.one(Bond.TermsFrozen).terms_hash, receipt)


def _unfit_chain(bond: Bond, terms: BondTerms, currency: CashToken) -> Iterator[InputError]:
    paying = Paying(bond.chain, Obligations(bond.chain, bond.obligations()).paying())
    if not any(paying.cash_of(currency)[0]):
        yield InputError("currency", currency.address, "a cash token that the paying contract takes")
    decimals = currency.decimals()
    if decimals != terms.currency_decimals:
        yield InputError("currency_decimals", terms.currency_decimals, f"{decimals}, as {currency.symbol()} has")
    first, now = terms.record_at(terms.periods[0]), bond.chain.now
    if first <= now:
        yield InputError(
            "issue_date", terms.issue_date.isoformat(), "a first record instant in the future of the chain"
        )


# ---- coupons ----


def declare_coupon(
    bond: Bond, token: SecurityToken, period: int, holders: Sequence[AddressLike], *, sender: Party, agent: Party
) -> Coupon:
    """Anybody declares a coupon after its record; of a pro rata bond the agent says who gets the last base units.

    `holders` are all holders of record; only a pro rata bond needs them.
    """
    receipt = bond.declare(period, sender=sender)
    event = receipt.one(Bond.CouponDeclared)
    declared = declared_in(Obligations(bond.chain, bond.obligations()), event.id, currency_of(bond), receipt)
    if event.total:
        found = cut(event.total, positions(token, bond.period(period).record_at, holders))
        distribution.set_shares(declared, found.threshold, found.tie_member, sender=agent)
    total = event.total or event.per_unit * token.total_supply()
    amount = declared.currency.amount
    return Coupon(period, declared, amount(event.per_unit), amount(total), receipt)


def positions(token: SecurityToken, record_at: int, holders: Sequence[AddressLike]) -> list[Position]:
    """Holders of record with their member numbers."""
    with token.chain.reading() as read:
        asked = [read(token.positions_at, page, record_at) for page in pages(holders, POSITIONS_AT_ONCE)]
    entries = [entry for page in asked for entry in page.value]
    return [Position(entry & UNITS_MASK, entry >> MEMBER_SHIFT) for entry in entries]


def declare_redemption(bond: Bond, *, sender: Party) -> Declared:
    """Anybody declares the principal to the holders of the last record."""
    receipt = bond.declare(PRINCIPAL, sender=sender)
    identifier = receipt.one(Bond.PrincipalDeclared).id
    return declared_in(Obligations(bond.chain, bond.obligations()), identifier, currency_of(bond), receipt)


def declare_instalment(bond: Bond, period: int, *, sender: Party) -> Declared:
    """Anybody declares what of the principal is repaid at the end of a period before the last."""
    receipt = bond.declare(PRINCIPAL + 1 + period, sender=sender)
    identifier = receipt.one(Bond.PrincipalDeclared).id
    return declared_in(Obligations(bond.chain, bond.obligations()), identifier, currency_of(bond), receipt)


def call_part(bond: Bond, terms: BondTerms, period: Period, percent: Decimal, *, text: str, sender: Party) -> Receipt:
    """The issuer calls a part of every unit's face value, in per cent, for the end of a period, by the hash of a
    notice."""
    part = to_base_units(terms.denomination * percent / 100, terms.currency_decimals)
    return bond.call_part(period.number - 1, part, keccak(text.encode()), sender=sender)


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


def call_by_option(
    puts: BondPuts,
    token: AddressLike,
    terms: BondTerms,
    which: int,
    on: date,
    *,
    prices: AddressLike = ZERO_ADDRESS,
    text: str,
    sender: Party,
) -> Receipt:
    """The issuer calls the bond by an option of its terms, at the end of the period that is scheduled for `on` or on a
    date in it; the record is the terms' lag before."""
    period = replace(
        terms.period_at(on),
        pay_date=on,
        record_date=record_date(on, terms.record_lag, terms.record_days, terms.calendar),
    )
    for each in terms.periods:
        if each.end == on:
            period = each
    notice = chain_types.CallNotice(
        instants.day_number(on),
        terms.record_at(period),
        terms.pay_at(period),
        end_of(period.pay_date, terms),
        keccak(text.encode()),
    )
    return puts.call_by_option(token, notice, frozen_options(terms.calls, prices=prices), which, sender=sender)


# ---- put ----


def open_put_by_option(puts: BondPuts, token: AddressLike, terms: BondTerms, which: int, *, sender: Party) -> OpenedPut:
    """Anybody opens a put that the terms have for an interest date, within its window; the put's number."""
    receipt = puts.open_by_option(token, frozen_options(terms.puts), which, sender=sender)
    return OpenedPut(receipt.one(BondPuts.PutOpened).put, receipt)


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
    bond = Bond(puts.chain, SecurityToken(puts.chain, address_of(token)).instrument())
    return currency_of(bond).amount(puts.amount_of(token, units, instants.day_number(on), at=at))


def declare_put(puts: BondPuts, token: AddressLike, put: int, *, sender: Party) -> Declared:
    """Anybody declares what the elections are owed, once the window is over."""
    receipt = puts.declare(token, sender=sender)
    where = puts.put_of(token, put).obligations
    bond = Bond(puts.chain, SecurityToken(puts.chain, address_of(token)).instrument())
    identifier = receipt.one(BondPuts.PutDeclared).id
    return declared_in(Obligations(puts.chain, Address(where)), identifier, currency_of(bond), receipt)


# ---- default ----


def record_non_payment(defaults: BondDefaults, token: AddressLike, number: int, *, sender: Party) -> Recorded:
    """Record a missed payment, as anybody may; returns the instant at which its grace ends [s]."""
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
    currency = currency_of(bond)
    return Claim(currency.amount(principal), currency.amount(interest))


# ---- reads ----


def currency_of(bond: Bond) -> Currency:
    """The bond's currency, with the decimals of its cash."""
    return cash.currency_at(bond.chain, bond.currency())


def accrued_interest(bond: Bond, units: int, on: date, *, at: int | None = None) -> Decimal:
    """Interest accrued on units up to a date, as the contract computes it."""
    return currency_of(bond).amount(bond.accrued_interest(units, instants.day_number(on), at=at))


def settlement_interest(bond: Bond, units: int, on: date, *, settlement_at: int, at: int | None = None) -> Decimal:
    """What a buyer of units pays for interest: accrued up to a date; where they are settled [s] after the record of its
    period, below zero, for the coupon is another's."""
    interest = bond.settlement_interest(units, instants.day_number(on), settlement_at, at=at)
    return currency_of(bond).amount(interest)


def obligation_of(bond: Bond, number: int) -> Declared:
    """A coupon or principal in the list that it was declared in."""
    _, _, _, identifier, where = bond.owed_at(number)
    return declared_in(Obligations(bond.chain, Address(where)), identifier, currency_of(bond))


def coupon_per_unit(bond: Bond, period: int, *, at: int | None = None) -> Decimal:
    """A period's coupon of one unit, as the contract computes it; of a pro rata bond cut to the base unit."""
    return currency_of(bond).amount(bond.coupon_per_unit(period, at=at))
