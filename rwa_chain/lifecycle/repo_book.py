"""A master agreement's figures kept beside the chain: what stands open, what is margined, who is exposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from rwa_chain.lifecycle.repo_figures import RepoTerms, after_haircut, differential

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Repo:
    """A repo as it stands: its terms, who sells, of which security."""

    terms: RepoTerms
    seller: str
    security: str


@dataclass
class RepoBook:
    """An agreement as it stands. Sums are for A; margin is what A gave to B, by security, cash under ``""``.

    ``haircuts`` of margin securities and ``cash_rate_percent`` a year are the agreement's, in per cent.
    """

    party_a: str
    party_b: str
    haircuts: Mapping[str, Decimal]
    cash_rate_percent: Decimal
    prices: dict[str, Decimal] = field(default_factory=dict)
    repos: dict[str, Repo] = field(default_factory=dict)
    margin: dict[str, Decimal] = field(default_factory=dict)
    interest: Decimal = NOTHING
    since: date = date.min

    def other(self, party: str) -> str:
        """The other party."""
        return self.party_a if party == self.party_b else self.party_b

    def exposure_of(self, party: str, on: date) -> Decimal:
        """A party's exposure to the other, after margin; below zero it is the other's."""
        total = self.cash(on)
        for repo in self.repos.values():
            of_buyer = repo.terms.exposure(on, self.prices[repo.security])
            total += of_buyer if repo.seller == self.party_b else -of_buyer
        for security, units in self.margin.items():
            if security and units:
                worth = after_haircut(int(abs(units)), self.prices[security], self.haircuts[security])
                total += worth if units > 0 else -worth
        return total if party == self.party_a else -total

    def cash(self, on: date) -> Decimal:
        """Cash margin that A gave, with its interest."""
        return self.margin.get("", NOTHING) + self.interest + self._interest_since(on)

    def give(self, security: str, payer: str, amount: Decimal, on: date) -> None:
        """A party gives margin, or gives it back."""
        if not security:
            self.interest, self.since = self.interest + self._interest_since(on), on
        signed = amount if payer == self.party_a else -amount
        self.margin[security] = self.margin.get(security, NOTHING) + signed

    def change(self, name: str, security: str, units: int) -> None:
        """A repo has other collateral."""
        repo = self.repos[name]
        self.repos[name] = replace(repo, security=security, terms=replace(repo.terms, units=units))

    def _interest_since(self, on: date) -> Decimal:
        given = self.margin.get("", NOTHING)
        if not given:
            return NOTHING
        interest = differential(abs(given), self.cash_rate_percent, (on - self.since).days)
        return interest if given > 0 else -interest
