"""A frame before anything is done with it: bounded, JSON, a call with an id, an action and a payload.

What is no call is answered here, with the id of the frame where it has one and ``-1`` where not.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

_ACTION = re.compile(r"[A-Za-z]{1,50}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,19}(\.0{1,9})?")
_REGISTER = re.compile(r"[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,3})?")
_LONGEST_ID = 128
"""OCPP says 36; a longer one costs nothing, and its frame may hold energy."""
_DEEPEST = 12
NO_ID = "-1"
_PERSONAL = {"idTag", "idToken", "parentIdTag", "groupIdToken", "additionalInfo", "customData"}


class BadFrame(Exception):
    """What is wrong with a frame, as OCPP says it."""

    def __init__(self, code: str, says: str, id_: str | int = NO_ID) -> None:
        super().__init__(code, says)
        self.code = code
        self.says = says
        self.id = id_


class Call(NamedTuple):
    """A request of a charge point."""

    id: str | int
    action: str
    payload: dict[str, Any]


def parse(frame: str | bytes) -> Call | None:
    """The request in a frame, or None for an answer, which nobody asked for. Raises ``BadFrame``."""
    if isinstance(frame, bytes):
        raise BadFrame("FormatViolation", "OCPP-J frames are text")
    try:
        # NaN is no number: a value that is passed over, in a frame that may hold others.
        message = json.loads(frame, parse_constant=lambda text: None)
    except (ValueError, RecursionError):
        raise BadFrame("FormatViolation", "the frame is not JSON") from None
    if not isinstance(message, list) or not message:
        raise BadFrame("FormatViolation", "the frame is not a list")
    id_ = message[1] if len(message) > 1 and type(message[1]) in (str, int) else NO_ID
    if not 0 < len(str(id_)) <= _LONGEST_ID or not _storable(id_):
        raise BadFrame("FormatViolation", f"the message id has 1 to {_LONGEST_ID} characters")
    if type(message[0]) is int and message[0] in (3, 4):
        return None
    if type(message[0]) is not int or message[0] != 2:
        raise BadFrame("MessageTypeNotSupported", "the message type is 2, 3 or 4", id_)
    if len(message) != 4 or id_ == NO_ID:
        raise BadFrame("FormatViolation", "a call is [2, id, action, payload]", id_)
    _, _, action, payload = message
    if not isinstance(action, str) or not _ACTION.fullmatch(action) or not isinstance(payload, dict):
        raise BadFrame("FormatViolation", "a call has an action and an object as its payload", id_)
    if _depth(payload) > _DEEPEST:
        raise BadFrame("FormatViolation", f"a payload is at most {_DEEPEST} levels deep", id_)
    return Call(id_, action, payload)


def check_storable(call: Call) -> None:
    """Refuses what no database can hold: half a character (a lone surrogate) and 2^63 are JSON all the same."""
    if not _storable(call.payload):
        raise BadFrame("FormatViolation", "text is whole characters, and whole numbers have 64 bits", call.id)


def error_frame(id_: str | int, code: str, says: str) -> str:
    """The answer to a frame that is refused."""
    return json.dumps([4, id_, code, says[:255], {}], separators=(",", ":"))


def keepable(frame: str | bytes) -> str:
    """A refused frame as it is filed: whole, but without what names a person."""
    if isinstance(frame, bytes):
        return f"{len(frame)} bytes"
    try:
        return json.dumps(impersonal(json.loads(frame)), ensure_ascii=True)
    except (ValueError, RecursionError):
        # What cannot be read cannot be cleaned of names.
        return f"{len(frame)} characters"


def written(now: float) -> str:
    """A time as OCPP writes it."""
    return datetime.fromtimestamp(int(now), UTC).isoformat().replace("+00:00", "Z")


def watt_hours(value: Any, unit: Any = None, multiplier: int = 0) -> int | None:
    """[Wh] of a value as it was written, rounded half up; None for what is no energy."""
    factors = {"wh": 0, "kwh": 3}
    scale = factors.get(str(unit or "Wh").strip().lower())
    if scale is None or not -9 <= multiplier <= 9 or isinstance(value, bool):
        return None
    # The text of a float is what the charge point wrote, its binary value is not.
    text = str(value).strip()
    if not _REGISTER.fullmatch(text):
        return None
    exact = Decimal(text)
    if abs(exact) > 10**18:
        return None
    whole = int(exact.scaleb(scale + multiplier).to_integral_value(ROUND_HALF_UP))
    return whole if abs(whole) < 2**63 else None


def whole(value: Any) -> int | None:
    """A whole number of 64 bits, also one that was written as text or with a point; None for what is none."""
    text = str(value).strip()
    if isinstance(value, bool) or not _WHOLE.fullmatch(text):
        return None
    number = int(text.partition(".")[0])
    return number if abs(number) < 2**63 else None


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return deepest


def _storable(value: Any) -> bool:
    """Whether a database can hold it: half a character (a lone surrogate) and 2^63 are JSON all the same."""
    if isinstance(value, dict):
        return all(_storable(key) and _storable(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_storable, value))
    if isinstance(value, str):
        return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def impersonal(value: Any) -> Any:
    """A value without what names a person."""
    if isinstance(value, dict):
        return {key: "(not kept)" if key in _PERSONAL else impersonal(inner) for key, inner in value.items()}
    return [impersonal(inner) for inner in value] if isinstance(value, list) else value
