"""Exact amounts become money here; the direction is in the name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def half_up(amount: Fraction, decimals: int) -> Decimal:
    """`amount` rounded to `decimals` places, a half away from zero."""
    magnitude, rest = divmod(abs(amount.numerator) * 10**decimals, amount.denominator)
    if 2 * rest >= amount.denominator:
        magnitude += 1
    return _decimal(magnitude if amount >= 0 else -magnitude, decimals)


def truncated(amount: Fraction, decimals: int) -> Decimal:
    """`amount` cut to `decimals` places, towards zero."""
    magnitude = abs(amount.numerator) * 10**decimals // amount.denominator
    return _decimal(magnitude if amount >= 0 else -magnitude, decimals)


def share_by_largest_remainder(total: Decimal, weights: Mapping[str, int], decimals: int) -> dict[str, Decimal]:
    """`total` split by `weights`, adding up to it exactly.

    Each gets its share cut to `decimals` places; the last places left over go one each to the largest remainders, of
    equal remainders to the one named first. Raises `ValueError` for negative or no weights, and for a total with more
    places.
    """
    whole = sum(weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise ValueError("weights must be 0 or more, and not all 0")
    base = Fraction(total) * 10**decimals
    if base.denominator != 1 or base < 0:
        raise ValueError(f"{total} is no amount of {decimals} decimals")
    quotients = {name: divmod(base.numerator * weight, whole) for name, weight in weights.items()}
    left = base.numerator - sum(quotient for quotient, _ in quotients.values())
    favoured = set(sorted(quotients, key=lambda name: -quotients[name][1])[:left])
    return {name: _decimal(quotient + (name in favoured), decimals) for name, (quotient, _) in quotients.items()}


def _decimal(base_units: int, decimals: int) -> Decimal:
    """Built from digits, so that no context precision can round it."""
    return Decimal(f"{base_units}e-{decimals}") if decimals else Decimal(base_units)
