"""A money-market fund on its register: terms, requests, NAV by two keys, the strike, claims, corrections.

Amounts are decimals of the fund's currency, units decimals of its token, prices decimals of a unit; days are dates.
The figures themselves are computed a second time by `rwa_chain.lifecycle.dealing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rwa_chain.bindings import FundCorrections, IMoneyMarketFund, MoneyMarketFund, SecurityToken, TokenizedDeposit
from rwa_chain.bindings.types import Correction, Day, DayStatus, FundTerms, Nav
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import address_of
from rwa_chain.chain.codec import encode
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import cash
from rwa_chain.lifecycle.dealing import DealingRules, Dealt, FundBook, price_of
from rwa_chain.lifecycle.distribution import pages
from rwa_chain.lifecycle.documents import document_hash
from rwa_chain.lifecycle.instants import EPOCH, day_number
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.money import Currency, from_base_units, from_wad, to_base_units, to_wad

DAY = 86_400
HOUR = 3_600
LONGEST_DAYS = 31
"""Of its clocks: a NAV's age, a day without a strike, redemption money: at most a calendar month."""
PRICE_DECIMALS_MOST = 8


@dataclass(frozen=True, kw_only=True)
class FundSpec:
    """A fund's terms as its documents have them.

    Percentages are per cent. ``cut_off`` is a time of the place at ``utc_offset`` [s]. ``document``, ``authorisation``
    and ``consultation`` are texts or JSON, which are hashed. ``gate_percent`` is of the units in issue,
    ``swing_threshold_percent`` of the net assets; 0 = none.
    """

    custody: AddressLike
    document: Mapping[str, Any] | str
    authorisation: Mapping[str, Any] | str
    consultation: Mapping[str, Any] | str
    cut_off: time = time(15, 0)
    utc_offset: int = 8 * HOUR
    weekdays: int = 0b11111
    price_decimals: int = 4
    initial_price: Decimal = Decimal(1)
    nav_age_hours: int = 12
    pass_after_hours: int = 48
    pay_within_days: int = 5
    report_within_days: int = 7
    compensate_within_days: int = 14
    gate_percent: Decimal = Decimal(10)
    swing_threshold_percent: Decimal = Decimal(0)
    swing_factor_percent: Decimal = Decimal(0)
    materiality_percent: Decimal = Decimal("0.5")
    de_minimis: Decimal = Decimal(0)
    minimum_subscription: Decimal = Decimal(0)


@dataclass(frozen=True)
class FundDay:
    """A dealing day as the chain has it."""

    day: date
    status: str
    nav: Decimal
    price: Decimal
    requested: Decimal
    dealt: Decimal
    carried_to: date | None
    pay_by: int
    """[s]"""


@dataclass(frozen=True)
class CorrectionRow:
    """One line of a correction's table: the price that was dealt at, the right one, and who pays what to whom."""

    day: date
    dealt: Decimal
    right: Decimal
    difference: Decimal
    material: bool
    liable: str
    for_holders: Decimal
    for_fund: Decimal


def date_of(label: int) -> date:
    """The date that a day's label stands for."""
    return EPOCH + timedelta(days=label)


def hashed(text: Mapping[str, Any] | str) -> bytes:
    """The hash that a text, or a document as JSON, is known by."""
    return keccak(text.encode()) if isinstance(text, str) else document_hash(text)


def _percent(value: Decimal, field: str) -> int:
    wad = to_wad(value, field=field) // 100
    if wad >= 10**18:
        raise InputError(field, str(value), "less than 100 %")
    return wad


def terms_of(currency: Currency, spec: FundSpec) -> FundTerms:
    """The terms as the contract is deployed with them; raises `InputError` for a field that it would refuse."""
    if not 1 <= spec.pay_within_days <= LONGEST_DAYS:
        raise InputError("pay_within_days", spec.pay_within_days, f"1 to {LONGEST_DAYS} days")
    for field in ("nav_age_hours", "pass_after_hours"):
        if not 1 <= getattr(spec, field) <= LONGEST_DAYS * 24:
            raise InputError(field, getattr(spec, field), f"1 to {LONGEST_DAYS * 24} hours")
    if not 0 <= spec.price_decimals <= PRICE_DECIMALS_MOST:
        raise InputError("price_decimals", spec.price_decimals, f"0 to {PRICE_DECIMALS_MOST}")
    if not 0 < spec.weekdays < 1 << 7:
        raise InputError("weekdays", spec.weekdays, "bits of the days from Monday, at least one")
    if not spec.initial_price or half_up(Fraction(spec.initial_price), spec.price_decimals) != spec.initial_price:
        raise InputError("initial_price", str(spec.initial_price), f"a price of {spec.price_decimals} decimals")
    return FundTerms(
        custody=address_of(spec.custody),
        cut_off=spec.cut_off.hour * HOUR + spec.cut_off.minute * 60 + spec.cut_off.second,
        utc_offset=spec.utc_offset,
        weekdays=spec.weekdays,
        price_decimals=spec.price_decimals,
        max_nav_age=spec.nav_age_hours * HOUR,
        pass_after=spec.pass_after_hours * HOUR,
        pay_within=spec.pay_within_days * DAY,
        report_within=spec.report_within_days * DAY,
        compensate_within=spec.compensate_within_days * DAY,
        gate=_percent(spec.gate_percent, "gate_percent"),
        swing_threshold=_percent(spec.swing_threshold_percent, "swing_threshold_percent"),
        swing_factor=_percent(spec.swing_factor_percent, "swing_factor_percent"),
        materiality=_percent(spec.materiality_percent, "materiality_percent"),
        initial_price=to_wad(spec.initial_price),
        de_minimis=currency.units(spec.de_minimis),
        minimum_subscription=currency.units(spec.minimum_subscription),
        document_hash=hashed(spec.document),
        authorisation_hash=hashed(spec.authorisation),
        consultation_hash=hashed(spec.consultation),
    )


def open_dealing(fund: MoneyMarketFund, terms: FundTerms, *, sender: Party) -> bytes:
    """The product provider confirms the terms that it meant, by their hash, and opens dealing.

    Raises `InputError` where the contract was deployed with others.
    """
    meant = keccak(encode([StructOf(lambda: FundTerms)], [terms], ["terms"]))
    if meant != fund.terms_hash():
        raise InputError("terms", f"0x{meant.hex()}", f"the terms of the contract, 0x{fund.terms_hash().hex()}")
    fund.open_dealing(meant, sender=sender)
    return meant


# -- what a fund is --------------------------------------------------------------------------------------------------


def deposits_of(fund: MoneyMarketFund) -> list[TokenizedDeposit]:
    """The money that the fund takes."""
    return [TokenizedDeposit(fund.chain, each) for each in fund.cash_tokens()]


def currency_of(fund: MoneyMarketFund) -> Currency:
    """The currency of all its money."""
    return cash.currency_of(deposits_of(fund)[0])


def unit_decimals(fund: MoneyMarketFund) -> int:
    """Of the fund's token."""
    return SecurityToken(fund.chain, fund.token()).decimals()


def rules_of(fund: MoneyMarketFund) -> DealingRules:
    """What of its terms the figures follow from."""
    terms, currency = fund.terms(), currency_of(fund)
    return DealingRules(
        initial_price=from_wad(terms.initial_price),
        price_decimals=terms.price_decimals,
        unit_decimals=unit_decimals(fund),
        cash_decimals=currency.decimals,
        gate=from_wad(terms.gate),
        swing_threshold=from_wad(terms.swing_threshold),
        swing_factor=from_wad(terms.swing_factor),
        materiality=from_wad(terms.materiality),
        de_minimis=currency.amount(terms.de_minimis),
    )


def units_in_issue(fund: MoneyMarketFund) -> Decimal:
    """Units that the next NAV is over: struck ones that were not claimed among them."""
    return from_base_units(fund.units_in_issue(), unit_decimals(fund))


def open_day(fund: MoneyMarketFund) -> date:
    """The day that takes requests now."""
    return date_of(fund.open_day())


def next_day(fund: MoneyMarketFund) -> date:
    """The day to be struck or passed next."""
    return date_of(fund.next_day())


def day_of(fund: MoneyMarketFund, day: date) -> FundDay:
    """A dealing day as it stands."""
    found: Day = fund.day_of(day_number(day))
    decimals = unit_decimals(fund)
    return FundDay(
        day,
        DayStatus(found.status).name.lower(),
        from_wad(found.nav),
        from_wad(found.price),
        from_base_units(found.requested, decimals),
        from_base_units(found.dealt, decimals),
        date_of(found.carried_to) if found.carried_to else None,
        found.pay_by,
    )


# -- requests --------------------------------------------------------------------------------------------------------


def subscribe(
    fund: MoneyMarketFund, deposit: TokenizedDeposit, amount: Decimal, *, sender: Party, day: date | None = None
) -> date:
    """Pays money in, for the day that takes requests; where ``day`` is named it must be that one. Returns the day."""
    units = currency_of(fund).units(amount)
    if deposit.allowance(sender, fund) < units:
        deposit.approve(fund, units, sender=sender)
    receipt = fund.request_subscription(deposit, units, sender, _label(day), sender=sender)
    return date_of(receipt.one(IMoneyMarketFund.SubscriptionRequested).day)


def redeem(
    fund: MoneyMarketFund, deposit: TokenizedDeposit, units: Decimal, *, sender: Party, day: date | None = None
) -> date:
    """Asks for units to be redeemed in a bank's money; they are held until they are dealt. Returns the day."""
    amount = to_base_units(units, unit_decimals(fund), field="units")
    receipt = fund.request_redemption(deposit, amount, sender, _label(day), sender=sender)
    return date_of(receipt.one(IMoneyMarketFund.RedemptionRequested).day)


def _label(day: date | None) -> int:
    return 0 if day is None else day_number(day)


# -- dealing ---------------------------------------------------------------------------------------------------------


def nav_of(fund: MoneyMarketFund, net_assets: Decimal, statement: Mapping[str, Any] | str, *, valued_at: int) -> Nav:
    """The NAV of the next day from its net assets: units in issue by the fund, the price by `dealing.price_of`."""
    rules, units = rules_of(fund), units_in_issue(fund)
    price = price_of(net_assets, units, rules.price_decimals) if units else rules.initial_price
    return Nav(
        day=fund.next_day(),
        valued_at=valued_at,
        net_assets=currency_of(fund).units(net_assets, field="net_assets"),
        units=fund.units_in_issue(),
        price=to_wad(price),
        source=hashed(statement),
    )


def publish(fund: MoneyMarketFund, nav: Nav, *, sender: Party) -> Receipt:
    """The administrator publishes the next day's NAV."""
    return fund.publish_nav(nav, sender=sender)


def hash_of(figures: Nav | Correction) -> bytes:
    """What the trustee signs: the hash of a NAV, or of a correction, with all its fields."""
    return keccak(encode([StructOf(lambda: type(figures))], [figures], ["figures"]))


def approve(fund: MoneyMarketFund, nav: Nav, *, sender: Party) -> Receipt:
    """The trustee approves just that NAV, by its hash."""
    return fund.approve_nav(nav.day, hash_of(nav), sender=sender)


def strike(fund: MoneyMarketFund, *, sender: Party) -> FundDay:
    """Deals the next day; anybody does."""
    day = fund.next_day()
    fund.strike(day, sender=sender)
    return day_of(fund, date_of(day))


def predicted(fund: MoneyMarketFund, net_assets: Decimal) -> Dealt:
    """What the next day comes to at its net assets, from its requests as they stand, bank by bank."""
    day, currency, decimals = fund.next_day(), currency_of(fund), unit_decimals(fund)
    made = FundBook(rules_of(fund), units_in_issue(fund))
    for deposit in fund.cash_tokens():
        flow = fund.flow_of(deposit, day)
        made.subscribe(day, deposit, deposit, currency.amount(flow.subscribed))
        made.redeem(day, deposit, deposit, from_base_units(flow.requested, decimals))
    return made.strike(day, net_assets, day + 1)


# -- claims ----------------------------------------------------------------------------------------------------------


def hand_out(
    fund: MoneyMarketFund, deposit: TokenizedDeposit, day: date, holders: Sequence[AddressLike], *, sender: Party
) -> list[Receipt]:
    """The paying agent gives subscribers of a struck day their units, in pages."""
    label = day_number(day)
    return [fund.pay_units(deposit, label, page, sender=sender) for page in pages([address_of(h) for h in holders])]


def pay_out(
    fund: MoneyMarketFund, deposit: TokenizedDeposit, day: date, holders: Sequence[AddressLike], *, sender: Party
) -> list[Receipt]:
    """The paying agent pays redeemers of a struck and funded day, in pages."""
    label = day_number(day)
    return [fund.pay_cash(deposit, label, page, sender=sender) for page in pages([address_of(h) for h in holders])]


def fund_redemptions(fund: MoneyMarketFund, deposit: TokenizedDeposit, *, sender: Party) -> Decimal:
    """Pays in what redeemers are owed in a bank's money; returns how much that was."""
    missing = fund.missing_for(deposit)
    if missing:
        if deposit.allowance(sender, fund) < missing:
            deposit.approve(fund, missing, sender=sender)
        fund.fund(deposit, missing, sender=sender)
    return currency_of(fund).amount(missing)


# -- corrections -----------------------------------------------------------------------------------------------------


def fund_at(corrections: FundCorrections) -> MoneyMarketFund:
    """The fund that it corrects."""
    return MoneyMarketFund(corrections.chain, corrections.fund())


def correct(
    corrections: FundCorrections,
    day: date,
    net_assets: Decimal,
    *,
    liable: AddressLike,
    cause: Mapping[str, Any] | str,
    administrator: Party,
    trustee: Party,
) -> None:
    """A struck day's right figures, by both keys; ``liable`` pays."""
    fund = fund_at(corrections)
    label, rules = day_number(day), rules_of(fund)
    before = from_base_units(fund.day_of(label).units_before, rules.unit_decimals)
    made = Correction(
        day=label,
        net_assets=currency_of(fund).units(net_assets, field="net_assets"),
        price=to_wad(price_of(net_assets, before, rules.price_decimals)),
        liable=address_of(liable),
        cause=hashed(cause),
    )
    corrections.publish_correction(made, sender=administrator)
    corrections.approve_correction(label, hash_of(made), sender=trustee)


def correction_table(
    corrections: FundCorrections, days: Iterable[date], names: Mapping[str, str]
) -> list[CorrectionRow]:
    """The corrected of some days: dealt, right, difference, who pays, and what. ``names`` are parties by address."""
    fund = fund_at(corrections)
    rows, currency = [], currency_of(fund)
    for day in days:
        label = day_number(day)
        found, dealt = corrections.correction_of(label), fund.day_of(label).price
        if not found.report_by:
            continue
        costs = [corrections.cost_of(deposit, label) for deposit in fund.cash_tokens()]
        rows.append(
            CorrectionRow(
                day,
                from_wad(dealt),
                from_wad(found.price),
                from_wad(dealt) - from_wad(found.price),
                found.material,
                names.get(found.liable, found.liable),
                currency.amount(sum(investors for investors, _, _ in costs)),
                currency.amount(sum(for_fund for _, for_fund, _ in costs)),
            )
        )
    return rows


def fund_correction(corrections: FundCorrections, deposit: TokenizedDeposit, day: date, *, sender: Party) -> Decimal:
    """The party that erred pays what a correction costs in a bank's money, the fund gets its part; returns how much."""
    _, _, missing = corrections.cost_of(deposit, day_number(day))
    if missing:
        if deposit.allowance(sender, corrections) < missing:
            deposit.approve(corrections, missing, sender=sender)
        corrections.fund_correction(deposit, day_number(day), sender=sender)
        corrections.return_to_fund(deposit, sender=sender)
    return currency_of(fund_at(corrections)).amount(missing)
