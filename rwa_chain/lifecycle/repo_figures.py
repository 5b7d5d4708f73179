"""Figures of a repo, off chain: price differential, exposure, margin, close-out; exact, rounded once, never a float.

Sources: GMRA 2011 by its paragraphs as the FINOS Common Domain Model refers to them, and that model's worked examples.
The exact text of the GMRA was not at hand: the sign of an exposure and the day count of a differential are as commonly
described.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from rwa_chain.errors import InputError
from rwa_chain.lifecycle.rounding import half_up

BASES = (360, 365)
RATIO_DECIMALS = 10
"""Digits of a haircut, a margin ratio and a price per unit of cash."""
RATE_DECIMALS = 8
"""Digits of a rate, as a fraction of one."""


def differential(amount: Decimal, percent: Decimal, days: int, *, basis: int = 365, decimals: int = 2) -> Decimal:
    """Amount × rate × days / basis, rounded half up away from zero; ``percent`` a year, below zero too.

    ``days`` run from the purchase date, included, to the day, excluded. Raises `InputError` for another basis.
    """
    if basis not in BASES:
        raise InputError("basis", basis, "360 or 365")
    if days < 0:
        raise InputError("days", days, "0 or more: the day is not before the purchase date")
    size = half_up(Fraction(amount) * Fraction(abs(percent)) * days / (100 * basis), decimals)
    return -size if percent < 0 else size


@dataclass(frozen=True, kw_only=True)
class RepoTerms:
    """A repo in decimals and dates.

    ``rate_percent`` is the pricing rate a year. Exactly one of ``haircut_percent`` and ``margin_ratio`` is given: a
    discount of the market value, or market value over purchase price. ``repurchase_date`` None = an open term.
    """

    units: int
    purchase_price: Decimal
    rate_percent: Decimal
    purchase_date: date
    repurchase_date: date | None = None
    haircut_percent: Decimal | None = None
    margin_ratio: Decimal | None = None
    basis: int = 365
    decimals: int = 2

    def __post_init__(self) -> None:
        """Raises `InputError` by the field."""
        if self.units <= 0:
            raise InputError("units", self.units, "more than 0")
        if self.purchase_price <= 0:
            raise InputError("purchase_price", self.purchase_price, "more than 0")
        if self.basis not in BASES:
            raise InputError("basis", self.basis, "360 or 365")
        if (self.haircut_percent is None) == (self.margin_ratio is None):
            given = "both" if self.haircut_percent is not None else "neither"
            raise InputError("haircut_percent", given, "exactly one of haircut_percent and margin_ratio")
        if self.haircut_percent is not None and not 0 < self.haircut_percent < 100:
            raise InputError(
                "haircut_percent", self.haircut_percent, "above 0 and below 100; none is a margin_ratio of 1"
            )
        if self.margin_ratio is not None and self.margin_ratio < 1:
            raise InputError("margin_ratio", self.margin_ratio, "1 or more")
        if self.repurchase_date is not None and self.repurchase_date <= self.purchase_date:
            raise InputError("repurchase_date", self.repurchase_date, f"after the purchase date, {self.purchase_date}")

    def owed(self, on: date) -> Decimal:
        """The repurchase price on a day; the differential stops at the repurchase date."""
        until = on if self.repurchase_date is None else min(on, self.repurchase_date)
        days = (until - self.purchase_date).days
        accrued = differential(self.purchase_price, self.rate_percent, days, basis=self.basis, decimals=self.decimals)
        return max(self.purchase_price + accrued, Decimal(0))

    def exposure(self, on: date, price: Decimal) -> Decimal:
        """The buyer's exposure at a price per unit; below zero it is the seller's.

        By haircut: E = RP − MV × (1 − H). By margin ratio: E = RP × MR − MV.
        """
        value = Fraction(self.units) * Fraction(price)
        if self.margin_ratio is not None:
            covered = half_up(Fraction(self.owed(on)) * Fraction(self.margin_ratio), self.decimals)
            return covered - half_up(value, self.decimals)
        haircut = Fraction(self.haircut_percent or 0) / 100
        return self.owed(on) - half_up(value * (1 - haircut), self.decimals)


def purchase_price(
    units: int,
    price: Decimal,
    *,
    haircut_percent: Decimal | None = None,
    margin_ratio: Decimal | None = None,
    decimals: int = 2,
) -> Decimal:
    """What is paid for units at a dirty price per unit: the market value less the haircut, or over the ratio.

    Raises `InputError` for both or neither of them.
    """
    if (haircut_percent is None) == (margin_ratio is None):
        given = "both" if haircut_percent is not None else "neither"
        raise InputError("haircut_percent", given, "exactly one of haircut_percent and margin_ratio")
    value = Fraction(units) * Fraction(price)
    if margin_ratio is not None:
        return half_up(value / Fraction(margin_ratio), decimals)
    return half_up(value * (1 - Fraction(haircut_percent or 0) / 100), decimals)


def units_for(amount: Decimal, price: Decimal, haircut_percent: Decimal, *, denomination: int = 1) -> int:
    """The fewest units whose value after the haircut is at least the amount; up to the denomination.

    Raises `InputError` where a unit counts for nothing.
    """
    per_unit = Fraction(price) * (1 - Fraction(haircut_percent) / 100)
    if per_unit <= 0:
        raise InputError("price", price, "a price above 0 and a haircut below 100")
    lots = -(-Fraction(amount) // (per_unit * denomination))
    return int(lots) * denomination


def units_nearest(amount: Decimal, price: Decimal, haircut_percent: Decimal) -> int:
    """Units whose value after the haircut is nearest to the amount: of an adjustment or substitution, as in the CDM."""
    return int(half_up(Fraction(amount) / (Fraction(price) * (1 - Fraction(haircut_percent) / 100)), 0))


def after_haircut(units: int, price: Decimal, haircut_percent: Decimal, *, decimals: int = 2) -> Decimal:
    """What margin securities count for, cut to the base unit."""
    value = Fraction(units) * Fraction(price) * (1 - Fraction(haircut_percent) / 100)
    return Decimal(value * 10**decimals // 1).scaleb(-decimals)


def shaped(units: int, maximum: int) -> list[int]:
    """A delivery in parts of at most so many units; raises `InputError` for none."""
    if maximum <= 0:
        raise InputError("maximum", maximum, "more than 0")
    return [min(maximum, units - done) for done in range(0, units, maximum)]


def mark_of(first: Decimal, second: Decimal, spread_percent: Decimal) -> Decimal:
    """The mean of two sources' marks; raises `InputError` where they are further apart than the agreement lets them."""
    low, high = sorted((first, second))
    if (high - low) * 100 > low * spread_percent:
        raise InputError(
            "marks", f"{first} and {second}", f"two that differ by {spread_percent} % of the lower one at most"
        )
    return (low + high) / 2


@dataclass(frozen=True, kw_only=True)
class Line:
    """One part of a close-out: what B owes A for a subject; below zero A owes B."""

    subject: str
    to_a: Decimal


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A close-out in lines and their one sum."""

    lines: Sequence[Line]

    @property
    def sum(self) -> Decimal:
        """What B owes A; below zero A owes B."""
        return sum((line.to_a for line in self.lines), Decimal(0))


def close_out(
    repos: Mapping[str, tuple[RepoTerms, bool, Decimal]],
    on: date,
    *,
    margin: Iterable[tuple[str, int, Decimal]] = (),
    cash: Decimal = Decimal(0),
    costs: Decimal = Decimal(0),
    decimals: int = 2,
) -> Statement:
    """What everything comes to on the day of a default.

    ``repos`` by name: its terms, whether A is the buyer, its default market value per unit. ``margin``: securities that
    A gave to B, as (name, units, value per unit), below zero what B gave. ``cash`` that B owes A: margin, interest,
    income. ``costs`` go to A, below zero to B.
    """
    lines = []
    for name, (terms, a_buys, price) in repos.items():
        to_buyer = terms.owed(on) - half_up(Fraction(terms.units) * Fraction(price), decimals)
        lines.append(Line(subject=name, to_a=to_buyer if a_buys else -to_buyer))
    for name, units, price in margin:
        worth = half_up(Fraction(abs(units)) * Fraction(price), decimals)
        lines.append(Line(subject=name, to_a=worth if units > 0 else -worth))
    lines.append(Line(subject="cash", to_a=cash + costs))
    return Statement(lines=lines)


def statement_interest(
    amount: Decimal, percent: Decimal, days_late: int, *, basis: int = 365, decimals: int = 2
) -> Decimal:
    """Interest on a close-out sum that is paid so many days after it was due."""
    return differential(amount, percent, days_late, basis=basis, decimals=decimals)
