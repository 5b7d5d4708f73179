"""The daily proof of a venue's custody: client positions against the register, and the share in hot wallets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rwa_chain.errors import InputError

HOT_CAP = Decimal(2)
"""Percent of client assets that hot wallets may hold at most (terms of licences of platforms)."""


@dataclass(frozen=True)
class Difference:
    """A security whose client positions are not what the custodian's nominee wallets hold."""

    security: str
    clients: int
    register: int


@dataclass(frozen=True)
class Proof:
    """A proof of one day: the differences, and for each security the percent in hot wallets."""

    differences: tuple[Difference, ...]
    hot_percent: Mapping[str, Decimal]
    above_cap: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True if positions and register agree and no security has more in hot wallets than the cap."""
        return not self.differences and not self.above_cap


def prove(
    clients: Mapping[tuple[str, str], int],
    hot: Mapping[str, int],
    cold: Mapping[str, int],
    cap: Decimal = HOT_CAP,
) -> Proof:
    """Compare client positions (by client and security) with the register's units of the hot and cold nominee wallets.

    Raises:
        InputError: a negative number of units.
    """
    owed: dict[str, int] = {}
    for (client, security), units in clients.items():
        if units < 0:
            raise InputError(f"position of {client} in {security}", units, "0 or more units")
        owed[security] = owed.get(security, 0) + units
    securities = sorted({*owed, *hot, *cold})
    held = {each: hot.get(each, 0) + cold.get(each, 0) for each in securities}
    differences = tuple(
        Difference(each, owed.get(each, 0), held[each]) for each in securities if owed.get(each, 0) != held[each]
    )
    percents = {each: Decimal(hot.get(each, 0)) * 100 / held[each] for each in securities if held[each]}
    return Proof(differences, percents, tuple(each for each, percent in percents.items() if percent > cap))
