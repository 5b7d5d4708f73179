"""A stablecoin: subscriptions and redemptions, the attested reserve, and the statements that its issuer owes.

Paragraph numbers of the guideline stand in `docs/regimes/cap656.md`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from rwa_chain.bindings import ICashToken, IReserve, IStablecoin, Stablecoin
from rwa_chain.bindings.types import AttesterSignature, RedemptionState, ReserveAttestation, ReserveState
from rwa_chain.chain import AddressLike, Event, Party, Receipt
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar, cash, instants
from rwa_chain.lifecycle.calendar import BusinessDays
from rwa_chain.lifecycle.signing import sign
from rwa_chain.money import Currency

E = TypeVar("E", bound=Event)


class AssetClass(StrEnum):
    """Permitted assets of a reserve."""

    CASH = "cash"
    BANK_DEPOSIT = "bank_deposit"
    GOVERNMENT_SECURITY = "government_security"
    REVERSE_REPO = "reverse_repo"


LONGEST = {
    AssetClass.BANK_DEPOSIT: timedelta(days=92),
    AssetClass.GOVERNMENT_SECURITY: timedelta(days=366),
    AssetClass.REVERSE_REPO: timedelta(days=4),
}
"""Longest residual maturity: three months, one year, overnight with a weekend and a holiday between."""


@dataclass(frozen=True)
class Asset:
    """Part of a reserve. ``value`` is its market value in the coin's currency; ``matures`` is absent at call."""

    kind: AssetClass
    value: Decimal
    currency: str
    matures: date | None = None


def check_assets(assets: Sequence[Asset], currency: str, as_of: date, *, mismatch_consent: str = "") -> None:
    """Raises `InputError` for an asset that a reserve may not hold on a date.

    An asset in another currency than the coin's needs the id of the authority's consent.
    """
    for number, asset in enumerate(assets):
        where = f"assets[{number}]"
        if asset.value < 0:
            raise InputError(f"{where}.value", str(asset.value), "0 or more")
        if asset.currency != currency and not mismatch_consent:
            raise InputError(f"{where}.currency", asset.currency, f"{currency}, or a consent to the mismatch")
        longest = LONGEST.get(asset.kind)
        if asset.matures is None:
            if asset.kind in (AssetClass.GOVERNMENT_SECURITY, AssetClass.REVERSE_REPO):
                raise InputError(f"{where}.matures", None, f"the date on which a {asset.kind} matures")
        elif longest is None:
            raise InputError(f"{where}.matures", asset.matures.isoformat(), f"no date: {asset.kind} does not mature")
        elif not as_of <= asset.matures <= as_of + longest:
            raise InputError(f"{where}.matures", asset.matures.isoformat(), f"from {as_of} to {as_of + longest}")


def composition(assets: Sequence[Asset], as_of: int) -> bytes:
    """SHA-256 of the statement by class of asset: its canonical JSON, classes in order."""
    rows = [
        {"class": each.kind.value, "value": str(each.value), "currency": each.currency,
         "matures": each.matures.isoformat() if each.matures else None}
        for each in sorted(assets, key=lambda each: (each.kind, str(each.matures), each.value))
    ]  # fmt: skip
    text = json.dumps({"as_of": as_of, "assets": rows}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


# ---- the reserve ----

_ATTESTATION = (
    ("asOf", "uint64"),
    ("marketValue", "uint256"),
    ("credits", "uint256"),
    ("payouts", "uint256"),
    ("composition", "bytes32"),
)


def attest(
    coin: Stablecoin, assets: Sequence[Asset], *, as_of: int, signers: Sequence[Party], sender: Party
) -> Receipt:
    """Brings an attestation of the assets as of an instant [s], signed by custodian and auditor.

    The value contains every subscription that was booked and is without every redemption that was paid until now,
    confirmed or only reported: call it in the block after the instant.
    """
    credits, confirmed, reported_ = coin.reserve_totals()
    payouts = confirmed + reported_
    value = cash.currency_of(coin).units(sum((each.value for each in assets), Decimal(0)))
    attestation = ReserveAttestation(as_of, value, credits, payouts, composition(assets, as_of))
    message = {
        "asOf": as_of,
        "marketValue": value,
        "credits": credits,
        "payouts": payouts,
        "composition": attestation.composition,
    }
    types = {"ReserveAttestation": _ATTESTATION}
    signatures = [
        AttesterSignature(each.address, sign(each, coin, "ReserveAttestation", types, message))
        for each in sorted(signers, key=lambda each: int(each.address, 16))
    ]
    return coin.attest_reserve(attestation, signatures, sender=sender)


def backing(currency: Currency, market_value: Decimal, buffer: int, credits: Decimal, payouts: Decimal) -> Decimal:
    """The most that may be owed: attested value less a buffer [1/10,000], credits booked since, redemptions paid since.

    Rounded down to a base unit of the currency, as the contract rounds.
    """
    counted = currency.units(market_value) * (10_000 - buffer) // 10_000
    return max(currency.amount(0), currency.amount(counted) + credits - payouts)


# ---- issue and redemption ----


def redeem(coin: Stablecoin, amount: Decimal, reference: str, *, sender: Party) -> Receipt:
    """A holder burns money and is owed its par value by the end of the next business day."""
    return coin.request_redemption(
        sender.address, cash.currency_of(coin).units(amount), cash.booking(reference), sender=sender
    )


def report_payout(coin: Stablecoin, wallet: AddressLike, reference: str, payment: str, *, sender: Party) -> Receipt:
    """The custodian reports that it paid a redemption, by the payment's reference; it stays owed until `confirm`."""
    return coin.report_payout(wallet, cash.booking(reference), cash.booking(payment), sender=sender)


def confirm(coin: Stablecoin, wallet: AddressLike, reference: str, payment: str, *, sender: Party) -> Receipt:
    """The issuer confirms the payment that the custodian reported, by its reference: the holder's claim ends."""
    return coin.confirm_payout(wallet, cash.booking(reference), cash.booking(payment), sender=sender)


def reject(coin: Stablecoin, wallet: AddressLike, reference: str, payment: str, *, sender: Party) -> Receipt:
    """The issuer says that the reported payment was not made or came back: the claim waits for another."""
    return coin.reject_payout(wallet, cash.booking(reference), cash.booking(payment), sender=sender)


def give_back(coin: Stablecoin, wallet: AddressLike, reference: str, reason: str, *, sender: Party) -> Receipt:
    """The custodian gives a redemption that can't be paid back as tokens; a reported payment is rejected first."""
    return coin.return_redemption(wallet, cash.booking(reference), cash.booking(reason), sender=sender)


def reported(coin: Stablecoin) -> Decimal:
    """Payments that the custodian reported and the issuer has not confirmed: part of the debt."""
    events = coin.chain.events(IStablecoin.PayoutReported, emitter=coin)
    keys = dict.fromkeys((each.wallet, each.booking_id) for each in events)
    with coin.chain.reading() as read:
        found = [read(coin.redemption_of, *key) for key in keys]
    waiting = (each.value.amount for each in found if each.value.state == RedemptionState.REPORTED)
    return cash.currency_of(coin).amount(sum(waiting))


def due_at(requested_at: int, zone: ZoneInfo, days: BusinessDays) -> int:
    """The due time of a redemption [s]: the end of the next business day, after 14 days at most."""
    today = instants.local_date(requested_at, zone)
    day = min(calendar.add_business_days(today + timedelta(days=1), 0, days), today + timedelta(days=14))
    return instants.instant(day + timedelta(days=1), time(0, 0), zone)


# ---- what the issuer states ----


@dataclass(frozen=True)
class Daily:
    """One day's statement, at the day's last block. Money is in the coin's currency.

    ``owed`` = ``outstanding`` (frozen tokens among them) + ``unpaid`` (redemptions that are not paid out).
    """

    day: date
    outstanding: Decimal
    unpaid: Decimal
    owed: Decimal
    market_value: Decimal
    backing: Decimal
    attested_at: int
    composition: bytes
    state: str
    issued: Decimal
    redeemed: Decimal
    paid: Decimal
    returned: Decimal
    overdue: int


def daily(coin: Stablecoin, day: date, zone: ZoneInfo) -> Daily:
    """The statement of a day that has ended; raises `InputError` for a day that has not, or before the coin."""
    chain = coin.chain
    begins, ends = (instants.instant(each, time(0, 0), zone) for each in (day, day + timedelta(days=1)))
    if ends > chain.now:
        raise InputError("day", day.isoformat(), f"a day before {instants.local_date(chain.now, zone)}")
    first = chain.block_at(begins - 1).number if begins > chain.block(0).timestamp else 0
    last = chain.block_at(ends - 1).number
    if not chain.code(coin.address, at=last):
        raise InputError("day", day.isoformat(), "a day on which the stablecoin was there")
    currency = cash.currency_of(coin)
    with chain.reading() as read:
        supply, unpaid = read(coin.total_supply, at=last), read(coin.unpaid_redemptions, at=last)
        attestation, counted = read(coin.latest_attestation, at=last), read(coin.backing, at=last)
        terms = read(coin.reserve_terms, at=last)

    issued = sum(each.amount for each in _of(coin, ICashToken.CashIssued, first + 1, last))
    redeemed = sum(each.amount for each in _of(coin, IStablecoin.RedemptionRequested, first + 1, last))
    paid = sum(each.amount for each in _of(coin, IStablecoin.RedemptionPaid, first + 1, last))
    returned = sum(each.amount for each in _of(coin, IStablecoin.RedemptionReturned, first + 1, last))
    owed = supply.value + unpaid.value
    is_stale = attestation.value.as_of == 0 or ends - 1 > attestation.value.as_of + terms.value[1]
    state = ReserveState.STALE if is_stale else ReserveState.SHORT if owed > counted.value else ReserveState.SUFFICIENT
    return Daily(
        day=day,
        outstanding=currency.amount(supply.value),
        unpaid=currency.amount(unpaid.value),
        owed=currency.amount(owed),
        market_value=currency.amount(attestation.value.market_value),
        backing=currency.amount(counted.value),
        attested_at=attestation.value.as_of,
        composition=attestation.value.composition,
        state=state.name.lower(),
        issued=currency.amount(issued),
        redeemed=currency.amount(redeemed),
        paid=currency.amount(paid),
        returned=currency.amount(returned),
        overdue=len(_of(coin, IStablecoin.RedemptionOverdue, first + 1, last)),
    )


@dataclass(frozen=True)
class Weekly:
    """Seven days' statements, and what they come to."""

    days: tuple[Daily, ...]
    reported: tuple[str, ...]
    """States of the reserve that somebody reported in the week."""

    @property
    def totals(self) -> dict[str, Decimal | int]:
        """Flows of the week, and the lowest backing over what was owed."""
        names = ("issued", "redeemed", "paid", "returned")
        flows: dict[str, Decimal | int] = {name: sum(getattr(each, name) for each in self.days) for name in names}
        least = min(each.backing - each.owed for each in self.days)
        return {**flows, "overdue": sum(each.overdue for each in self.days), "least_cover": least}


def weekly(coin: Stablecoin, last: date, zone: ZoneInfo) -> Weekly:
    """The report of the seven days that end with a date; raises `InputError` as `daily` does."""
    days = tuple(daily(coin, last - timedelta(days=n), zone) for n in range(6, -1, -1))
    begins = instants.instant(days[0].day, time(0, 0), zone)
    ends = instants.instant(last + timedelta(days=1), time(0, 0), zone)
    first, until = coin.chain.block_at(begins - 1).number + 1, coin.chain.block_at(ends - 1).number
    reported = _of(coin, IReserve.ReserveReported, first, until)
    return Weekly(days, tuple(each.state.name.lower() for each in reported))


def _of(coin: Stablecoin, kind: type[E], first: int, last: int) -> list[E]:
    return coin.chain.events(kind, emitter=coin, from_block=first, to_block=last) if first <= last else []
