"""What both versions of the protocol share: a charge point's calls, its answers, what is filed of them."""

from __future__ import annotations

import json
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from rwa_chain.extras import extra
from rwa_chain.meter.gateway.frames import BadFrame, Call, check_storable, error_frame, watt_hours, written
from rwa_chain.meter.gateway.store import Store
from rwa_chain.meter.gateway.transactions import Desk, Filed, Full, Refused, Told
from rwa_chain.meter.rules import Reason

with extra("meter"):
    from jsonschema.exceptions import ValidationError
    from ocpp.messages import get_validator

T = TypeVar("T")
HEARTBEAT = 300
"""[s]"""
_ERRORS = {
    "type": "TypeConstraintViolation",
    "maxLength": "TypeConstraintViolation",
    "required": "ProtocolError",
}
"""OCPP's code by what is wrong with a payload."""
_SPELT_IN_1_6 = {
    "FormatViolation": "FormationViolation",
    "OccurrenceConstraintViolation": "OccurenceConstraintViolation",
}
_TELL_EVERY = 60
"""[s] between two words about a disk that is full"""
Payload = dict[str, Any]


class Colleague:
    """What a charge point's protocol needs of the gateway."""

    def __init__(self, name: str, store: Store, desk: Desk, say: Callable[[str], None]) -> None:
        self.name = name
        self.store = store
        self.desk = desk
        self.clock = desk.settings.clock(name)
        self._say = say
        self._filings = 0

    async def stored(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """What the job returns, once it is on disk; where it is not, tells the operator and raises `NothingStored`."""
        try:
            return await self.store.run(job)
        except (sqlite3.Error, Full) as error:
            if self.store.quiet_until <= time.monotonic():
                self.store.quiet_until = time.monotonic() + _TELL_EVERY
                self._say(f"{self.name}: nothing was stored ({error}); charge points are told to try again")
            raise NothingStored from None

    async def heard(
        self, told: Callable[[sqlite3.Connection], Told | Refused | None], frame: str, call: Call, kind: str = "energy"
    ) -> int:
        """Takes what a message says of a transaction, which ``told`` looks up; the transaction's number, or 0.

        What makes no session is filed.
        """
        now = int(time.time())

        def job(db: sqlite3.Connection) -> tuple[int, Refused | None]:
            number, found = 0, told(db)
            filed = Filed.of(frame, call, kind)
            if isinstance(found, Told):
                number, refused = self.desk.hear(db, self.name, found, now)
                filed = filed._replace(charge=number)
            else:
                refused = found
                filed = filed._replace(ended=self.clock.instant(call.payload.get("timestamp")))
                filed = filed._replace(register=watt_hours(call.payload.get("meterStop")))
            new = refused is not None and self.desk.keep(db, self.name, refused, filed, now)
            return number, refused if new else None

        number, new = await self.stored(job)
        self._tell(new)
        return number

    async def file(
        self, refused: Refused, frame: str | bytes, call: Call | None, kind: str, charge: int | None = None
    ) -> None:
        """Files a frame that no rule saw."""
        filed, now = Filed.of(frame, call, kind)._replace(charge=charge), int(time.time())
        if await self.stored(lambda db: self.desk.keep(db, self.name, refused, filed, now)):
            self._tell(refused)

    def _tell(self, refused: Refused | None) -> None:
        if refused is None or refused.reason is Reason.ZERO:
            return
        self._filings += 1
        # One line in ten times as many, so that a flood cannot fill the log.
        if str(self._filings).strip("0") == "1":
            more = "" if self._filings == 1 else f" ({self._filings:,} on this connection)"
            self._say(f"{self.name}: filed: {refused.reason}: expected {refused.says}; see `rwa meter pending`{more}")


class NothingStored(Exception):
    """The disk took nothing, so nothing is acknowledged."""


class Point(ABC):
    """One charge point on one connection; who charges is named in frames, not checked here and not kept."""

    version: ClassVar[str]
    actions: ClassVar[frozenset[str]]
    """All that the protocol knows, whether or not it is done here."""
    empty: ClassVar[Mapping[str, Payload]]
    """Answers that say no more than that a message was heard."""
    energy: ClassVar[frozenset[str]]
    """Messages that may hold energy: read leniently, always answered, filed where they say nothing."""

    def __init__(self, colleague: Colleague) -> None:
        self.colleague = colleague

    async def answer(self, call: Call, frame: str) -> str:
        """The answer to a call: a result, or an error that says what is wrong and repeats nothing of the frame."""
        try:
            if call.action in self.energy:
                return _result(call, await self.transaction(call, frame))
            if call.action not in {*self.empty, "BootNotification", "Heartbeat", "Authorize"}:
                known = call.action in self.actions
                says = "this gateway doesn't do it" if known else f"no action of OCPP {self.version}"
                raise BadFrame("NotSupported" if known else "NotImplemented", says, call.id)
            check_storable(call)
            self._check(call)
            return _result(call, await self._plain(call))
        except BadFrame as bad:
            if bad.code not in ("NotSupported", "NotImplemented"):
                refused = Refused(Reason.FRAME, "", f"{call.action}: {bad.says}")
                await self.colleague.file(refused, frame, call, "frame")
            return self.error(bad.id, bad.code, bad.says)

    def error(self, id_: str | int, code: str, says: str) -> str:
        """An error as this version spells it."""
        return error_frame(id_, _SPELT_IN_1_6.get(code, code) if self.version == "1.6" else code, says)

    @abstractmethod
    async def transaction(self, call: Call, frame: str) -> Payload:
        """Takes a message that may hold energy."""

    @abstractmethod
    def booting(self, payload: Payload) -> tuple[str, str]:
        """Vendor and model."""

    async def _plain(self, call: Call) -> Payload:
        now = int(time.time())
        if call.action == "BootNotification":
            vendor, model = self.booting(call.payload)
            colleague = self.colleague
            await colleague.stored(lambda db: colleague.desk.boot(db, colleague.name, self.version, vendor, model, now))
            return {"currentTime": written(now), "interval": HEARTBEAT, "status": "Accepted"}
        if call.action == "Heartbeat":
            return {"currentTime": written(now)}
        if call.action == "Authorize":
            # Who may charge is the operator's affair and not this gateway's.
            return {"idTagInfo" if self.version == "1.6" else "idTokenInfo": {"status": "Accepted"}}
        return dict(self.empty[call.action])

    def _check(self, call: Call) -> None:
        try:
            get_validator(2, call.action, self.version).validate(call.payload)
        except ValidationError as error:
            where = ".".join(map(str, error.absolute_path))
            code = _ERRORS.get(str(error.validator), "FormatViolation")
            # What a value is may name a person; where it stands doesn't.
            raise BadFrame(code, f"the payload, by the schema: {error.validator} {where}".rstrip(), call.id) from None


def _result(call: Call, payload: Payload) -> str:
    return json.dumps([3, call.id, payload], separators=(",", ":"))
