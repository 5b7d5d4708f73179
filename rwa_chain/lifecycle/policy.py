"""The rules of a security as people say them: who may hold it, how much, from when on it is traded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from rwa_chain.bindings import PolicySwitches
from rwa_chain.bindings.types import PolicyTerms
from rwa_chain.chain.clock import to_seconds
from rwa_chain.countries import Country, country_number
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.onboarding import InvestorClass, Topic

PLACES = 7
"""Number of countries in a policy; more stand in the register's map (`SecurityToken.setCountries`)."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A security's rules for its holders; a field that is left out asks nothing.

    ``denied`` or ``allowed`` countries are letters of ISO 3166-1 (``{"US"}``), seven at most, one of the two lists.
    ``minimum_holding`` and ``cap`` are units; ``lock_up_until`` is an instant, or a date from whose start (UTC)
    transfers are free. With ``private_placement`` only the registrar admits holders; ``halted`` lets trading begin
    later.
    """

    minimum_class: InvestorClass = InvestorClass.RETAIL
    topics: Collection[Topic] = ()
    denied: Collection[Country] = ()
    allowed: Collection[Country] = ()
    deny_us_persons: bool = False
    private_placement: bool = False
    halted: bool = False
    minimum_holding: int = 0
    cap: int = 0
    maximum_holders: int = 0
    lock_up_until: date | datetime | None = None

    def terms(self) -> PolicyTerms:
        """The same as the contracts take it; raises `InputError` naming what does not fit."""
        if self.denied and self.allowed:
            raise InputError("denied", sorted(map(str, self.denied)), "one list of countries: allowed or denied")
        field = "allowed" if self.allowed else "denied"
        countries = tuple(country_number(each, field=field) for each in self.allowed or self.denied)
        if len(countries) > PLACES:
            raise InputError(field, len(countries), f"{PLACES} countries at most")
        switches = {
            PolicySwitches.COUNTRY_ALLOW: bool(self.allowed),
            PolicySwitches.DENY_US_PERSONS: self.deny_us_persons,
            PolicySwitches.PRIVATE_PLACEMENT: self.private_placement,
            PolicySwitches.MARKET_HALT: self.halted,
        }
        return PolicyTerms(
            switches=sum(bit for bit, on in switches.items() if on),
            minimum_class=int(self.minimum_class),
            topics=sum(1 << int(topic) for topic in set(self.topics)),
            minimum_holding=self.minimum_holding,
            cap=self.cap,
            maximum_holders=self.maximum_holders,
            lock_up_until_at=_seconds(self.lock_up_until),
            countries=countries,
        )


def _seconds(instant: date | datetime | None) -> int:
    if instant is None:
        return 0
    if not isinstance(instant, datetime):
        instant = datetime.combine(instant, time(), UTC)
    return to_seconds(instant, field="lock_up_until")
