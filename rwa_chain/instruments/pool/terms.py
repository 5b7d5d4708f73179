"""The units of a pool and its waterfall, as a life says them, and how large a run of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from rwa_chain.life.fields import BankId, Country, Day, Model, Money, PartyId, Percent, Positive, Text
from rwa_chain.money import round_half_up
from rwa_chain.simulation.model import FULL_PERCENT, MONTHS_A_YEAR, Event, Span, Whole, month_of, wrong

if TYPE_CHECKING:
    from rwa_chain.instruments.pool.spec import Pool

MOST_PERIODS = 60
"""More the contract does not take."""
SMALL_FACE = Decimal("0.10")
"""Face value of a unit when an issue is sized to a session file."""


class Keeps(StrEnum):
    """The money that a tripped trigger traps; the names of `Trap` in contracts/revenue/WaterfallMaths.sol."""

    RESIDUAL = "residual"
    SENIOR = "senior"


class Withheld(Model):
    """A rate for a residence."""

    country: Country
    percent: Percent


class Rights(Model):
    """The units and their payments, one every ``period_months``; ``holders`` are parts of the issue, in per cent.

    ``share_percent`` of the revenue is sold; ``remitted_percent`` crosses. ``withholding`` is by residence.
    """

    face_value: Positive
    periods: Annotated[int, Field(strict=True, gt=0, le=MOST_PERIODS)]
    period_months: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    share_percent: Percent
    remitted_percent: Percent
    first_month: Day
    time_zone: Text
    holders: Annotated[dict[PartyId, Percent], Field(min_length=1)]
    withholding: tuple[Withheld, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Rights:
        if self.first_month.day != 1:
            raise wrong("a first_month that is the first of a month")
        if not self.share_percent < self.remitted_percent <= FULL_PERCENT:
            raise wrong("share_percent < remitted_percent <= 100")
        if sum(self.holders.values()) != FULL_PERCENT:
            raise wrong("holders whose percent make 100")
        return self


class Trigger(Model):
    """A measure that must not fall."""

    threshold: Positive
    cure_at: Positive
    cure_periods: Whole
    traps: Keeps

    @model_validator(mode="after")
    def _fits(self) -> Trigger:
        if self.cure_at < self.threshold:
            raise wrong("a cure_at at or above the threshold")
        return self


class Waterfall(Model):
    """The waterfall's priorities. ``reserve_months`` is the target of the reserve in months of payments.

    ``servicing_fee`` is the servicer's for one device and month, beside its part of the cash.
    """

    tax_percent: Percent
    servicing_percent: Percent
    servicing_fee: Money
    reserve_months: Money
    tolerance_percent: Percent
    silence_days: Whole
    coverage: Trigger
    uptime: Trigger


class Meters(Model):
    """Attestation, and limits of honest meters; prices are the asset type's where none is given."""

    quorum: Annotated[int, Field(strict=True, ge=1, le=3)]
    dispute_days: Whole
    price_minimum: Money | None = None
    price_maximum: Positive | None = None
    longest_days: Whole


class Staff(Model):
    """Parties of a pool beside the roles of the cast.

    The collector is the issuer's company onshore; operator, channel and auditor attest; the bridge carries what they
    attested; the tax office is owed taxes, and the keeper gets what an order takes from a holder.
    """

    collector: PartyId
    operator: PartyId
    servicer: PartyId
    channel: PartyId
    auditor: PartyId
    bridge: PartyId
    tax_office: PartyId
    keeper: PartyId


class Why(StrEnum):
    """Why a holder can't be paid."""

    BANK = "bank"
    """Its bank stops the account; another one takes it, and it claims what was kept in that bank's money."""
    SANCTION = "sanction"
    """The holder is sanctioned; an order sends its kept share to a keeper."""


class Unpayable(Event):
    """A holder who can't be paid from a period on, ``until`` another one's payments were made."""

    holder: PartyId
    why: Why
    until: Whole
    new_bank: BankId | None = None


@dataclass(frozen=True)
class Sizes(Span):
    """The size of a run and the terms derived from it. Money in CNY."""

    payment: Decimal
    """Scheduled for all holders together, every period."""
    face: Decimal
    units: int
    reserve: Decimal
    servicing_fee: Decimal

    @classmethod
    def simulated(cls, life: Pool, devices: int, months: int) -> Sizes:
        """A run of so many devices and months at the life's averages; a smaller pool has a smaller issue.

        Events that find no period of their own before the last are left out, the last of them first.
        """
        size, face = life.pool.size * devices / life.pool.devices, life.rights.face_value
        first, each = month_of(life.rights.first_month), life.rights.period_months
        periods = months // each
        span = (devices, periods, each, first, life.rights.periods, _moved(life, periods), life.zone)
        return cls._of(life, span, _payment(life, devices), face, size)

    @classmethod
    def of_revenue(cls, life: Pool, devices: int, months: int, first: int, revenue: Decimal) -> Sizes:
        """The issue that a file's revenue carries: the same share of it, and the same price of a payment."""
        payment = round_half_up(revenue * life.rights.share_percent / FULL_PERCENT / months, 2)
        whole = _payment(life, life.pool.devices) * life.rights.periods
        size = life.pool.size * payment * months / whole
        return cls._of(life, (devices, months, 1, first, life.rights.periods, {}, life.zone), payment, SMALL_FACE, size)

    @classmethod
    def _of(
        cls,
        life: Pool,
        span: tuple[int, int, int, int, int, Mapping[str, int], ZoneInfo],
        payment: Decimal,
        face: Decimal,
        size: Decimal,
    ) -> Sizes:
        fee = life.waterfall.servicing_fee * life.pool.devices * life.rights.period_months
        return cls(
            *span,
            payment=payment,
            face=face,
            units=int((size / face).to_integral_value(ROUND_FLOOR)),
            reserve=round_half_up(payment * life.waterfall.reserve_months / span[2], 2),
            servicing_fee=round_half_up(fee * payment / _payment(life, life.pool.devices), 2),
        )


def _payment(life: Pool, devices: int) -> Decimal:
    monthly = life.pool.yearly_revenue(devices) / MONTHS_A_YEAR
    return round_half_up(monthly * life.rights.period_months * life.rights.share_percent / FULL_PERCENT, 2)


def scheduled_yield(life: Pool) -> Decimal:
    """The yield of the whole issue if every period is paid as scheduled [% a year, effective, two decimals]."""
    yearly = (1 + _period_rate(life)) ** (Decimal(MONTHS_A_YEAR) / life.rights.period_months) - 1
    return round_half_up(yearly * FULL_PERCENT, 2)


def principal_left(life: Pool, size: Decimal, distributed: Iterable[Decimal]) -> Decimal:
    """The principal left after these periods' payments: each pays the scheduled yield first, then principal."""
    rate, left = _period_rate(life), size
    for paid in distributed:
        left += left * rate - paid
    return round_half_up(max(left, Decimal(0)), 2)


def _period_rate(life: Pool) -> Decimal:
    """The yield of the whole issue per period if every one is paid as scheduled."""
    size, payment = life.pool.size, _payment(life, life.pool.devices)
    least, most = Decimal(-1) / 2, Decimal(1)
    for _ in range(60):
        rate = (least + most) / 2
        worth = sum(payment / (1 + rate) ** period for period in range(1, life.rights.periods + 1))
        least, most = (rate, most) if worth > size else (least, rate)
    return least


def _moved(life: Pool, periods: int) -> dict[str, int]:
    """Events at their periods, moved in proportion where there are more or fewer; each in one of its own."""
    played = dict(list(life.events.played().items())[: max(periods - 1, 0)])
    found: dict[str, int] = {}
    last = 0
    for left, (name, event) in zip(range(len(played), 0, -1), played.items(), strict=True):
        wanted = event.period * periods // life.rights.periods
        last = found[name] = min(max(wanted, last + 1), periods - left)
    return found
