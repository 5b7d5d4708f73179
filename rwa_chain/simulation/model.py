"""Sections of a simulation in a life: devices and their revenue, the spread of figures, the events.

What differs from one kind of devices to another is in its own module: its sections are subclasses of those here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_core import PydanticCustomError

from rwa_chain.life.fields import Model, Positive, Text

FULL_PERCENT = Decimal(100)
DAYS_A_YEAR, MONTHS_A_YEAR = 365, 12

Whole = Annotated[int, Field(strict=True, gt=0)]
Permille = Annotated[int, Field(strict=True, ge=0, le=999)]


class Pool(Model, ABC):
    """The devices and what they are worth; ``asset_type`` is what the pool is counted in."""

    name: Text
    currency: Annotated[str, Field(pattern="^CNY$")]
    size: Positive
    asset_type: Text
    statements_per_month: Annotated[int, Field(strict=True, ge=1, le=4)]
    seed: Text

    @property
    @abstractmethod
    def devices(self) -> int:
        """The full number of devices; a smaller run has fewer, and a smaller issue."""

    @abstractmethod
    def yearly_revenue(self, devices: int) -> Decimal:
        """The expected yearly revenue of so many devices, on average."""


class Simulation(Model):
    """Spread of simulated figures around the pool's averages."""

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
    """Events, in the order of a kind's fields; a life may leave out any of them.

    Played for every kind that has them: `disputed`, `substituted`, `silent`. Others change what its fleet meters.
    """

    def played(self) -> dict[str, Event]:
        """Those that the life has."""
        found = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: event for name, event in found.items() if event is not None}

    def told(self, name: str | None) -> str:
        """The ledger's text for an event that only changes metered figures; empty for the others."""
        return ""


@dataclass(frozen=True)
class Span:
    """Devices over a number of periods, and the events of each period."""

    devices: int
    periods: int
    period_months: int
    first_month: int
    """Months since 1970-01."""
    planned: int
    """Periods that the life's terms have; its places in time are moved in proportion to them."""
    events: Mapping[str, int]
    """Period of each event."""
    zone: ZoneInfo

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
        """The place of a period of the terms among so many."""
        return max(period * self.periods // self.planned, 1)

    def event(self, period: int) -> str | None:
        """The event of a period."""
        return next((name for name, at in self.events.items() if at == period), None)


def month_of(day: date) -> int:
    """Months since 1970-01."""
    return (day.year - 1970) * MONTHS_A_YEAR + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month."""
    return date(1970 + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1)


def wrong(expected: str) -> Any:
    """A validator's error: a sentence that says what would be right."""
    return PydanticCustomError("expected", "{expected}", {"expected": expected})
