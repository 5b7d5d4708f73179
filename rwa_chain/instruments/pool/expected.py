"""Expected results of the waterfall, computed a second time by another method than the contract's.

Whole fen throughout; a share is exact and rounded where the terms say so. Nothing here is read from a chain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rwa_chain.instruments.pool.terms import Keeps, Sizes, Trigger, Waterfall
from rwa_chain.money import Currency, to_wad

WAD = 10**18
NO_LIMIT = 2**256 - 1
"""A coverage where nothing is due."""


@dataclass(frozen=True)
class Buckets:
    """Uses of a period's cash [fen]; ``reserve`` and ``trapped`` are changes, so the six add up to the cash."""

    taxes: int
    servicing: int
    senior: int
    reserve: int
    trapped: int
    residual: int

    @property
    def total(self) -> int:
        """All of them together: the cash that came in."""
        return self.taxes + self.servicing + self.senior + self.reserve + self.trapped + self.residual


@dataclass(frozen=True)
class Outcome:
    """A closed period: its buckets, and what stands afterwards [fen]; coverage and uptime are [wad]."""

    due: int
    buckets: Buckets
    reserve: int
    trapped: int
    arrears: int
    coverage: int
    uptime: int
    trap: Keeps | None


@dataclass
class Watch:
    """A trigger as it stands."""

    terms: Trigger
    tripped: bool = False
    good: int = 0

    def look(self, measure: int) -> Keeps | None:
        """One more period; what the trigger keeps back in it."""
        if not self.tripped:
            self.tripped, self.good = measure < to_wad(self.terms.threshold), 0
        else:
            self.good = self.good + 1 if measure >= to_wad(self.terms.cure_at) else 0
            self.tripped = self.good < self.terms.cure_periods
        return self.terms.traps if self.tripped else None


class Expectation:
    """A pool's waterfall from its first period to its last."""

    def __init__(self, terms: Waterfall, sizes: Sizes, cash: Currency) -> None:
        self.tax_rate = Fraction(terms.tax_percent) / 100
        self.servicing_rate = Fraction(terms.servicing_percent) / 100
        self.servicing_fee = cash.units(sizes.servicing_fee)
        self.payment = cash.units(sizes.payment)
        self.target = cash.units(sizes.reserve)
        self.periods = sizes.periods
        self.closed = 0
        self.reserve = self.trapped = 0
        self.owed = {"taxes": 0, "servicing": 0, "senior": 0}
        """Arrears."""
        self.coverage, self.uptime = Watch(terms.coverage), Watch(terms.uptime)

    def close(self, received: int, uptime: int, *, silent: bool) -> Outcome:
        """The next period, with the cash received for it [fen] and its uptime [wad]."""
        self.closed += 1
        last = self.closed == self.periods
        due = {
            "taxes": self.owed["taxes"] + half_up(received * self.tax_rate),
            "servicing": self.owed["servicing"] + self.servicing_fee + half_up(received * self.servicing_rate),
            "senior": self.owed["senior"] + self.payment,
        }
        before = due["taxes"] + due["servicing"]
        coverage = max(received - before, 0) * WAD // self.payment if self.payment else NO_LIMIT
        traps = [self.coverage.look(coverage), self.uptime.look(uptime), Keeps.SENIOR if silent else None]
        trap = Keeps.SENIOR if Keeps.SENIOR in traps else Keeps.RESIDUAL if Keeps.RESIDUAL in traps else None
        if last and trap is Keeps.SENIOR:
            trap = Keeps.RESIDUAL
        target = 0 if last else self.target

        reserve_before, trapped_before = self.reserve, self.trapped
        left = received + self.trapped
        self.trapped = 0
        paid = {}
        for name in ("taxes", "servicing"):
            paid[name] = min(due[name], left)
            left -= paid[name]
        if trap is Keeps.SENIOR:
            paid["senior"], self.trapped, left = 0, left, 0
        else:
            own = min(due["senior"], left)
            drawn = min(due["senior"] - own, self.reserve)
            paid["senior"] = own + drawn
            left -= own
            self.reserve -= drawn
            if self.reserve < target:
                top_up = min(target - self.reserve, left)
                self.reserve, left = self.reserve + top_up, left - top_up
            else:
                left += self.reserve - target
                self.reserve = target
                for name in ("taxes", "servicing"):
                    more = min(due[name] - paid[name], left)
                    paid[name], left = paid[name] + more, left - more
            if trap is Keeps.RESIDUAL:
                self.trapped, left = left, 0
        self.owed = {name: due[name] - paid[name] for name in due}
        buckets = Buckets(
            paid["taxes"],
            paid["servicing"],
            paid["senior"],
            self.reserve - reserve_before,
            self.trapped - trapped_before,
            left,
        )
        return Outcome(due["senior"], buckets, self.reserve, self.trapped, self.owed["senior"], coverage, uptime, trap)


def half_up(amount: Fraction) -> int:
    """Round to the whole fen, half up."""
    return int((amount + Fraction(1, 2)) // 1)


def shares(total: int, units: Mapping[str, int]) -> dict[str, int]:
    """A total shared by units: the floor, then one fen more by the largest remainder, equals in the order given."""
    supply = sum(units.values())
    exact = {name: Fraction(total * held, supply) for name, held in units.items()}
    found = {name: int(share // 1) for name, share in exact.items()}
    left = total - sum(found.values())
    for name in sorted(exact, key=lambda each: found[each] - exact[each])[:left]:
        found[name] += 1
    return found


def percent_of(amount: int, percent: Decimal) -> int:
    """A part of an amount in fen, rounded half up."""
    return half_up(amount * Fraction(percent) / 100)
