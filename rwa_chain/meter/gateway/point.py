"""What both versions of the protocol share: a charge point's calls, its answers, its errors."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

import ocpp.messages
from ocpp.exceptions import (
    FormatViolationError,
    InternalError,
    OccurrenceConstraintViolationError,
    OCPPError,
    PropertyConstraintViolationError,
    SecurityError,
)

from rwa_chain.meter.gateway.frames import error_frame, instant, keepable
from rwa_chain.meter.gateway.store import Store
from rwa_chain.meter.gateway.transactions import Desk, Refused
from rwa_chain.meter.rules import Reason

# A payload is small and its check takes less time than to hand it to another thread.
ocpp.messages.ASYNC_VALIDATION = False

T = TypeVar("T")
LOG = logging.getLogger("rwa_chain.meter.gateway.ocpp")
LOG.addHandler(logging.NullHandler())
LOG.propagate = False
HEARTBEAT = 300
"""[s]"""
_ERRORS: dict[Reason, type[OCPPError]] = {
    Reason.NOT_BOOTED: SecurityError,
    Reason.NOT_A_TIME: FormatViolationError,
    Reason.SEQUENCE: OccurrenceConstraintViolationError,
}
_UNFILED = ("NotImplemented", "NotSupported", "InternalError")
"""What this gateway doesn't do, and what is its own fault."""


class Colleague:
    """What a charge point's protocol needs of the gateway."""

    def __init__(self, name: str, store: Store, desk: Desk) -> None:
        self.name = name
        self.store = store
        self.desk = desk
        self.frame = ""
        """The frame that is being answered."""
        self._filed = False

    def takes(self, frame: str) -> None:
        """The next frame is answered from here on."""
        self.frame, self._filed = frame, False

    async def decided(self, job: Callable[[Any], T | Refused]) -> T:
        """What the job decides, once it is on disk; raises the OCPP error of a refusal, which is on disk too."""

        def whole(db: Any) -> T | Refused:
            found = job(db)
            if isinstance(found, Refused):
                self.desk.keep(db, self.name, found, keepable(self.frame), int(time.time()))
            return found

        try:
            found = await self.store.run(whole)
        except Exception as error:
            raise InternalError(f"nothing was stored: {type(error).__name__}") from None
        if isinstance(found, Refused):
            self._filed = True
            kind = _ERRORS.get(found.reason, PropertyConstraintViolationError)
            field = f"{found.field}: " if found.field else ""
            raise kind(f"{found.reason.value}: {field}expected {found.says}")
        return found

    async def file(self, reason: Reason, says: str) -> None:
        """Files a frame that was refused before any rule saw it."""
        refused = Refused(reason, "", says)
        await self.store.run(lambda db: self.desk.keep(db, self.name, refused, keepable(self.frame), int(time.time())))

    async def outgoing(self, message: str, version: str) -> str:
        """An answer as it goes out. An error of the protocol's own, before any rule saw the frame, is filed first; what
        the schema says of a value may name a person, so only its code is.
        """
        parsed = json.loads(message)
        if parsed[0] == 4 and not self._filed and parsed[2] not in _UNFILED:
            await self.file(Reason.FRAME, f"a frame as the protocol has it: {parsed[2]}")
        return answer(message, version)

    def time_of(self, text: str) -> int:
        """[s]; raises the OCPP error of what is no time with a zone."""
        found = instant(text)
        if found is None:
            raise FormatViolationError("not-a-time: timestamp: expected a time with its zone")
        return found


def answer(message: str, version: str) -> str:
    """An answer as it goes out: an error says what is wrong in few words and repeats nothing of the frame."""
    parsed = json.loads(message)
    if parsed[0] != 4:
        return message
    code = str(parsed[2])
    if version == "1.6" and code == "FormatViolation":
        code = "FormationViolation"
    if version == "1.6" and code == "OccurrenceConstraintViolation":
        code = "OccurenceConstraintViolation"
    says = str(parsed[3])
    cause = parsed[4].get("cause") if isinstance(parsed[4], dict) else None
    return error_frame(parsed[1], code, f"{says} ({cause})"[:255] if cause else says)
