"""Floating rates: the calculation agent signs a fixing, another key checks it and hands it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rwa_chain.bindings import Fixings
from rwa_chain.bindings.types import Observation
from rwa_chain.chain import AddressLike, Party, Receipt
from rwa_chain.chain.address import address_of
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.lifecycle.signing import sign
from rwa_chain.money import from_base_units, to_wad

_FIXING = {
    "Fixing": (
        ("token", "address"),
        ("period", "uint256"),
        ("benchmark", "int256"),
        ("observedOn", "uint256"),
        ("fallbackUsed", "bool"),
        ("observations", "bytes32"),
    )
}
_NONE = bytes(32)


@dataclass(frozen=True)
class Daily:
    """One day of an overnight rate: the date that it was fixed for, the days that it counts for, per cent per annum."""

    day: date
    weight: int
    percent: Decimal


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
    """What a period pays per annum, margin, floor and cap included; None while it is not known."""
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
        "benchmark": benchmark,
        "observedOn": observed_on,
        "fallbackUsed": fallback_used,
        "observations": observations,
    }
    return sign(agent, fixings, "Fixing", _FIXING, message)


def _rate(percent: Decimal) -> int:
    return to_wad(percent / 100, field="percent", signed=True)
