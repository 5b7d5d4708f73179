"""A revenue scenario: pool, rights, waterfall, simulation, events, cast, as a file says them.

What differs from one kind of device to another is in `devices/`: a kind's pool, waterfall, simulation and events are
subclasses of those here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from rwa_chain.life.fields import Country, Day, Id, Model, Money, Percent, Positive, Text
from rwa_chain.life.source import Label, Place
from rwa_chain.money import round_half_up

MOST_PERIODS = 60
"""More the contract does not take."""
FULL_PERCENT = Decimal(100)
SMALL_FACE = Decimal("0.10")
"""Of a unit where a file's revenue is small."""
DAYS_A_YEAR, MONTHS_A_YEAR = 365, 12

Whole = Annotated[int, Field(strict=True, gt=0)]
Permille = Annotated[int, Field(strict=True, ge=0, le=999)]


class Keeps(StrEnum):
    """What a tripped trigger keeps back; the names of `Trap` in contracts/revenue/WaterfallMaths.sol."""

    RESIDUAL = "residual"
    SENIOR = "senior"


class Pool(Model, ABC):
    """The devices and what they are worth; ``asset_type`` is what the pool is counted in."""

    name: Text
    ticker: Id
    currency: Annotated[str, Field(pattern="^CNY$")]
    size: Positive
    asset_type: Text
    statements_per_month: Annotated[int, Field(strict=True, ge=1, le=4)]
    seed: Text

    @property
    @abstractmethod
    def devices(self) -> int:
        """How many it has in full; a smaller run has fewer, and a smaller issue."""

    @abstractmethod
    def yearly_revenue(self, devices: int) -> Decimal:
        """What so many are expected to earn in a year, on average."""


class Rights(Model):
    """The units and their payments, one every ``period_months``.

    ``share_percent`` of the revenue is sold; ``remitted_percent`` crosses.
    """

    face_value: Positive
    periods: Annotated[int, Field(strict=True, gt=0, le=MOST_PERIODS)]
    period_months: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    share_percent: Percent
    remitted_percent: Percent
    first_month: Day
    maximum_holders: Whole
    time_zone: Text

    @model_validator(mode="after")
    def _fits(self) -> Rights:
        if self.first_month.day != 1:
            raise wrong("a first_month that is the first of a month")
        if not self.share_percent < self.remitted_percent <= FULL_PERCENT:
            raise wrong("share_percent < remitted_percent <= 100")
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


class Terms(Model, ABC):
    """The waterfall. ``reserve_months`` is for how many months' payments the reserve shall hold money."""

    tax_percent: Percent
    servicing_percent: Percent
    reserve_months: Money
    tolerance_percent: Percent
    silence_days: Whole
    coverage: Trigger
    uptime: Trigger

    @property
    @abstractmethod
    def servicing_fee(self) -> Decimal:
        """The servicer's fixed fee for one device and month."""


class Meters(Model):
    """How readings are attested, and what no honest meter shows; prices are the asset type's where none is given."""

    quorum: Annotated[int, Field(strict=True, ge=1, le=3)]
    dispute_days: Whole
    price_minimum: Money | None = None
    price_maximum: Positive | None = None
    longest_days: Whole


class Simulation(Model):
    """How far simulated figures spread around the pool's averages."""

    noise_permille: Permille
    outage_permille: Permille
    outage_days: Whole
    uncollected_permille: Permille


class Event(Model):
    """Something that happens in a period, counted from 1."""

    period: Whole


class Disputed(Event):
    """A meter shows ``factor`` times what it delivered, and signs it."""

    factor: Annotated[int, Field(strict=True, ge=2)]


class Events(Model):
    """What happens, in the order of a kind's fields; a scenario may leave out any of them.

    Played for every kind that has them: `disputed`, `substituted`, `silent`. Others change what its fleet meters.
    """

    def played(self) -> dict[str, Event]:
        """Those that the scenario has."""
        found = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: event for name, event in found.items() if event is not None}

    def told(self, name: str | None) -> str:
        """What the ledger says of an event that only changes what is metered; nothing of the others."""
        return ""


class Bank(Model):
    """A bank and the symbol of its deposit."""

    id: Id
    name: Text
    symbol: Text


class Banks(Model):
    """The clearing bank, and those that issue deposits; the pool's money is at the first."""

    clearing: Bank
    issuing: Annotated[tuple[Bank, ...], Field(min_length=1)]


class Holder(Model):
    """A professional investor and its part of the issue."""

    id: Id
    name: Text
    country: Country
    bank: Id
    percent: Percent


class Why(StrEnum):
    """Why a holder can't be paid."""

    BANK = "bank"
    """Its bank stops the account; another one takes it, and it claims what was kept in that bank's money."""
    SANCTION = "sanction"
    """It is sanctioned; an order sends what was kept to a keeper."""


class Unpayable(Model):
    """A holder who can't be paid from a period on, ``until`` another one's payments were made."""

    holder: Id
    why: Why
    period: Whole
    until: Whole
    new_bank: Id | None = None


class Holders(Model):
    """The holders, and those among them who can't be paid for a while."""

    list: Annotated[tuple[Holder, ...], Field(min_length=1)]
    unpayable: tuple[Unpayable, ...] = ()


class Withheld(Model):
    """A rate for a residence."""

    country: Country
    percent: Percent


class RevenueScenario(Model):
    """The whole file, cross-checked."""

    scenario: Id
    title: Text
    pool: Pool
    rights: Rights
    waterfall: Terms
    readings: Meters
    simulation: Simulation
    events: Events
    banks: Banks
    holders: Holders
    withholding: tuple[Withheld, ...] = ()
    _labels: dict[Place, Label] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _fits(self) -> RevenueScenario:
        banks = {bank.id for bank in self.banks.issuing}
        ids = [holder.id for holder in self.holders.list]
        if len(set(ids)) != len(ids):
            raise wrong("holders with an id of their own")
        if any(holder.bank not in banks for holder in self.holders.list):
            raise wrong(f"holders whose bank is one of {', '.join(sorted(banks))}")
        if sum(holder.percent for holder in self.holders.list) != FULL_PERCENT:
            raise wrong("holders whose percent make 100")
        if len(ids) > self.rights.maximum_holders:
            raise wrong("no more holders than maximum_holders")
        self._check_unpayable(banks)
        places = [event.period for event in self.events.played().values()]
        if places != sorted(set(places)) or max(places, default=0) > self.rights.periods:
            raise wrong("events in the order of their periods, one a period, within the rights' periods")
        if self.rights.periods <= len(places):
            raise wrong(f"more than {len(places)} periods: one for each event, and one to end in")
        return self

    def _check_unpayable(self, banks: set[str]) -> None:
        at = {holder.id: holder.bank for holder in self.holders.list}
        for each in self.holders.unpayable:
            if each.holder not in at or not each.period <= each.until < self.rights.periods:
                raise wrong("unpayable holders of the list, from a period until a later one or the same, not the last")
            if (each.new_bank in banks - {at[each.holder]}) != (each.why is Why.BANK):
                raise wrong("a new_bank, another one of the issuing, where the bank ends its relation, and only there")
        if len({each.holder for each in self.holders.unpayable}) < len(self.holders.unpayable):
            raise wrong("each unpayable holder once")

    def label(self, *place: str | int) -> Label | None:
        """How a value is known: by its own label, or the nearest above it."""
        for length in range(len(place), 0, -1):
            if found := self._labels.get(tuple(place[:length])):
                return found
        return None


@dataclass(frozen=True)
class Sizes:
    """How large a run is, and what follows from it. Money in CNY."""

    devices: int
    periods: int
    period_months: int
    first_month: int
    """Months since 1970-01."""
    payment: Decimal
    """Scheduled for all holders together, every period."""
    face: Decimal
    units: int
    reserve: Decimal
    servicing_fee: Decimal
    planned: int
    """Periods that the scenario has; its places in time are moved in proportion to them."""
    events: Mapping[str, int]
    """Period of each event."""

    @classmethod
    def simulated(cls, scenario: RevenueScenario, devices: int, months: int) -> Sizes:
        """So many devices and months of the scenario's averages; the issue is smaller with the pool.

        Events that find no period of their own before the last are left out, the last of them first.
        """
        size, face = scenario.pool.size * devices / scenario.pool.devices, scenario.rights.face_value
        payment = _payment(scenario, devices)
        first = month_of(scenario.rights.first_month)
        each = scenario.rights.period_months
        periods = months // each
        return cls._of(scenario, devices, periods, each, first, payment, face, size, _moved(scenario, periods))

    @classmethod
    def of_revenue(cls, scenario: RevenueScenario, devices: int, months: int, first: int, revenue: Decimal) -> Sizes:
        """As much as a file's revenue carries: the same share of it, and the issue at the same price of a payment."""
        payment = round_half_up(revenue * scenario.rights.share_percent / FULL_PERCENT / months, 2)
        whole = _payment(scenario, scenario.pool.devices) * scenario.rights.periods
        size = scenario.pool.size * payment * months / whole
        return cls._of(scenario, devices, months, 1, first, payment, SMALL_FACE, size, {})

    @classmethod
    def _of(cls, scenario: RevenueScenario, devices: int, periods: int, period_months: int, first: int,
            payment: Decimal, face: Decimal, size: Decimal, events: Mapping[str, int]) -> Sizes:  # fmt: skip
        fee = scenario.waterfall.servicing_fee * scenario.pool.devices * scenario.rights.period_months
        return cls(
            devices,
            periods,
            period_months,
            first,
            payment,
            face,
            units=int((size / face).to_integral_value(ROUND_FLOOR)),
            reserve=round_half_up(payment * scenario.waterfall.reserve_months / period_months, 2),
            servicing_fee=round_half_up(fee * payment / _payment(scenario, scenario.pool.devices), 2),
            planned=scenario.rights.periods,
            events=events,
        )

    @property
    def months(self) -> int:
        """All periods together."""
        return self.periods * self.period_months

    def month(self, period: int) -> int:
        """Months since 1970-01 of the first month of a period, counted from 1."""
        return self.first_month + (period - 1) * self.period_months

    def last_month(self, period: int) -> int:
        """Months since 1970-01 of a period's last month."""
        return self.month(period + 1) - 1

    def months_of(self, period: int) -> range:
        """A period's months since 1970-01."""
        return range(self.month(period), self.month(period + 1))

    def period_of(self, month: int) -> int:
        """The period of a month since 1970-01."""
        return (month - self.first_month) // self.period_months + 1

    def name(self, period: int) -> str:
        """A period as people write it: its month, or its first and last."""
        first, last = first_of(self.month(period)), first_of(self.last_month(period))
        if first == last:
            return f"{first:%Y-%m}"
        return f"{first:%Y-%m} to {last:%m}" if first.year == last.year else f"{first:%Y-%m} to {last:%Y-%m}"

    def moved(self, period: int) -> int:
        """Where a period of the scenario is among so many."""
        return max(period * self.periods // self.planned, 1)

    def event(self, period: int) -> str | None:
        """What happens in a period."""
        return next((name for name, at in self.events.items() if at == period), None)


def _payment(scenario: RevenueScenario, devices: int) -> Decimal:
    monthly = scenario.pool.yearly_revenue(devices) / MONTHS_A_YEAR
    return round_half_up(monthly * scenario.rights.period_months * scenario.rights.share_percent / FULL_PERCENT, 2)


def scheduled_yield(scenario: RevenueScenario) -> Decimal:
    """What the whole issue yields if every period is paid as scheduled [% a year, effective, two decimals]."""
    yearly = (1 + _period_rate(scenario)) ** (Decimal(MONTHS_A_YEAR) / scenario.rights.period_months) - 1
    return round_half_up(yearly * FULL_PERCENT, 2)


def principal_left(scenario: RevenueScenario, size: Decimal, distributed: Iterable[Decimal]) -> Decimal:
    """What an issue still owes after these periods' payments: each pays the scheduled yield first, then principal."""
    rate, left = _period_rate(scenario), size
    for paid in distributed:
        left += left * rate - paid
    return round_half_up(max(left, Decimal(0)), 2)


def _period_rate(scenario: RevenueScenario) -> Decimal:
    """What the whole issue yields in a period if every one is paid as scheduled."""
    size, payment = scenario.pool.size, _payment(scenario, scenario.pool.devices)
    least, most = Decimal(-1) / 2, Decimal(1)
    for _ in range(60):
        rate = (least + most) / 2
        worth = sum(payment / (1 + rate) ** period for period in range(1, scenario.rights.periods + 1))
        least, most = (rate, most) if worth > size else (least, rate)
    return least


def _moved(scenario: RevenueScenario, periods: int) -> dict[str, int]:
    """Events at their periods, moved in proportion where there are more or fewer; each in one of its own."""
    played = dict(list(scenario.events.played().items())[: max(periods - 1, 0)])
    found: dict[str, int] = {}
    last = 0
    for left, (name, event) in zip(range(len(played), 0, -1), played.items(), strict=True):
        wanted = event.period * periods // scenario.rights.periods
        last = found[name] = min(max(wanted, last + 1), periods - left)
    return found


def month_of(day: date) -> int:
    """Months since 1970-01."""
    return (day.year - 1970) * MONTHS_A_YEAR + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month."""
    return date(1970 + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1)


def wrong(expected: str) -> Any:
    """What a validator raises: a sentence that says what would be right."""
    return PydanticCustomError("expected", "{expected}", {"expected": expected})
