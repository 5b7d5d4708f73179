"""Floating rates: the calculation agent signs a fixing, another key checks it and hands it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rwa_chain.bindings import Fixings
from rwa_chain.bindings.types import FixingMethod, Observation, RateTerms
from rwa_chain.chain import AddressLike, Party, Receipt
from rwa_chain.chain.address import address_of
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.floating import FloatingRate, Method, Shift
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.lifecycle.signing import sign
from rwa_chain.money import from_base_units, to_wad

_FIXING = {
    "Fixing": (
        ("token", "address"),
        ("period", "uint256"),
        ("version", "uint256"),
        ("benchmark", "int256"),
        ("observedOn", "uint256"),
        ("fallbackUsed", "bool"),
        ("observations", "bytes32"),
    )
}
_NONE = bytes(32)
DAY = 86_400
LEAD_DAYS = 10
"""Days more, over holidays, by which an observation may precede the date that it is for."""
NO_FLOOR, NO_CAP = -(2**63), 2**63 - 1


@dataclass(frozen=True)
class Daily:
    """One day of an overnight rate: the date that it was fixed for, the days that it counts for, per cent per annum."""

    day: date
    weight: int
    percent: Decimal


def rate_terms(rate: FloatingRate, *, agent: AddressLike, checker: AddressLike) -> RateTerms:
    """A floating rate's terms as the chain keeps them; a fixing can be corrected for a day.

    The chain has the rate in bounds, rounded, times the multiplier, plus the margin; lookback, lock-out and the ladder
    are what the agent signs. Raises `InputError` for a method that the chain has not.
    """
    if rate.method is Method.COMPOUNDED_INDEX or rate.daily_cap is not None or rate.daily_floor is not None:
        raise InputError("method", str(rate.method), "term, compounded or averaged, without daily caps and floors")
    return RateTerms(
        agent=address_of(agent),
        lowest=int(rate.lowest * 10**6),
        highest=int(rate.highest * 10**6),
        correction_period=DAY,
        checker=address_of(checker),
        lead_days=2 * rate.days + LEAD_DAYS,
        decimals=rate.decimals,
        method=FixingMethod[rate.method.name],
        in_advance=rate.in_advance,
        shift=rate.shift is Shift.OBSERVATION,
        basis=rate.basis,
        margin=_rate(rate.margin),
        multiplier=to_wad(rate.multiplier),
        floor=NO_FLOOR if rate.floor is None else _rate(rate.floor),
        cap=NO_CAP if rate.cap is None else _rate(rate.cap),
        initial=_rate(rate.initial or Decimal(0)),
        adjustment=0,
        index=rate.index.encode().ljust(32, b"\0"),
        fallback_index=bytes(32),
    )


def fix(
    fixings: Fixings,
    token: AddressLike,
    period: int,
    percent: Decimal,
    observed_on: date,
    *,
    agent: Party,
    sender: Party,
    fallback_used: bool = False,
) -> Receipt:
    """A period's term rate as published, in per cent; `agent` signs, `sender` is the checker. Again to correct it."""
    benchmark, on = _rate(percent), day_number(observed_on)
    signature = _signed(fixings, token, period, benchmark, on, fallback_used, _NONE, agent)
    return fixings.fix(token, period, benchmark, on, fallback_used, signature, sender=sender)


def fix_overnight(
    fixings: Fixings,
    token: AddressLike,
    period: int,
    days: Sequence[Daily],
    *,
    agent: Party,
    sender: Party,
    fallback_used: bool = False,
) -> Receipt:
    """A period's rate from daily fixings, compounded or averaged on the chain as its terms say.

    In order, with the weights that the lookback, the lock-out or the shift gives them. Raises `InputError` for none.
    """
    if not days:
        raise InputError("days", "none", "at least one daily fixing")
    observations = [Observation(day_number(each.day), each.weight, _rate(each.percent)) for each in days]
    benchmark, on, digest = fixings.summary_of(token, observations)
    signature = _signed(fixings, token, period, benchmark, on, fallback_used, digest, agent)
    return fixings.fix_overnight(token, period, observations, fallback_used, signature, sender=sender)


def rate_percent(fixings: Fixings, token: AddressLike, period: int) -> Decimal | None:
    """The yearly rate of a period, margin, floor and cap included; None while it is not known."""
    rate, known = fixings.rate_of(token, period)
    return from_base_units(rate, 16) if known else None


def _signed(
    fixings: Fixings,
    token: AddressLike,
    period: int,
    benchmark: int,
    observed_on: int,
    fallback_used: bool,
    observations: bytes,
    agent: Party,
) -> bytes:
    message = {
        "token": address_of(token),
        "period": period,
        "version": fixings.fixing_of(token, period).version + 1,
        "benchmark": benchmark,
        "observedOn": observed_on,
        "fallbackUsed": fallback_used,
        "observations": observations,
    }
    return sign(agent, fixings, "Fixing", _FIXING, message)


def _rate(percent: Decimal) -> int:
    return to_wad(percent / 100, field="percent", signed=True)
