"""The energy registers in a charge point's meter values, in both versions of the protocol, read leniently.

What a charge point writes beside them is no reason to lose them: a value that is no energy is passed over, and so is a
register of another place than the outlet, since energy that only went in was not delivered.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from rwa_chain.meter.gateway.clocks import Clock
from rwa_chain.meter.gateway.frames import watt_hours

_REGISTER = "Energy.Active.Import.Register"
_OUTLET = "outlet"
BEGIN, END = "Transaction.Begin", "Transaction.End"


class Sample(NamedTuple):
    """One value of a register."""

    at: int
    """[s] by the charge point's clock"""
    register: int
    """[Wh]"""
    context: str = ""


def samples(values: Any, clock: Clock, otherwise: int | None) -> list[Sample]:
    """The outlet's registers among meter values, by time; ``otherwise`` is the time of one that tells none."""
    found = []
    for each in values if isinstance(values, list) else []:
        if not isinstance(each, dict):
            continue
        told = clock.instant(each.get("timestamp"))
        at = otherwise if told is None else told
        sampled = each.get("sampledValue")
        for value in sampled if isinstance(sampled, list) else []:
            register = _register(value)
            if register is not None and at is not None:
                context = value.get("context")
                found.append(Sample(at, register, context if isinstance(context, str) else ""))
    # Of equal times the order told is kept.
    return sorted(found, key=lambda sample: sample.at)


def _register(value: Any) -> int | None:
    """[Wh] of a sampled value; None for what is no register of the outlet's energy."""
    if not isinstance(value, dict) or (value.get("measurand") or _REGISTER) != _REGISTER or value.get("phase"):
        return None
    if str(value.get("location") or _OUTLET).casefold() != _OUTLET or (value.get("format") or "Raw") != "Raw":
        return None
    measure = value.get("unitOfMeasure")
    measure = measure if isinstance(measure, dict) else {}
    unit, multiplier = value.get("unit") or measure.get("unit"), measure.get("multiplier")
    return watt_hours(value.get("value"), unit, multiplier if type(multiplier) is int else 0)
