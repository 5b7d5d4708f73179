"""OCPP 1.6J: what its messages say of a transaction, and the answers that they get."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping
from typing import ClassVar

from rwa_chain.extras import extra
from rwa_chain.meter.gateway.frames import Call, watt_hours, whole
from rwa_chain.meter.gateway.point import Payload, Point
from rwa_chain.meter.gateway.registers import BEGIN, END, samples
from rwa_chain.meter.gateway.transactions import Refused, Told
from rwa_chain.meter.rules import Reason

with extra("meter"):
    from ocpp.v16.enums import Action

_ACCEPTED = {"idTagInfo": {"status": "Accepted"}}
_LONGEST_KEY = 200


class Point16(Point):
    """One charge point that speaks 1.6.

    Its transaction messages are always answered with a result: an error "will only cause the Charge Point to try the
    same message again" (OCPP 1.6, 4.7, 4.8 and 4.10).
    """

    version = "1.6"
    actions = frozenset(map(str, (action.value for action in Action)))
    empty: ClassVar[Mapping[str, Payload]] = {
        "StatusNotification": {},
        "DataTransfer": {"status": "UnknownVendorId"},
        "DiagnosticsStatusNotification": {},
        "FirmwareStatusNotification": {},
        "LogStatusNotification": {},
        "SecurityEventNotification": {},
        "SignCertificate": {"status": "Rejected"},
        "SignedFirmwareStatusNotification": {},
    }
    energy = frozenset(("StartTransaction", "StopTransaction", "MeterValues"))

    def booting(self, payload: Payload) -> tuple[str, str]:
        return payload["chargePointVendor"], payload["chargePointModel"]

    async def transaction(self, call: Call, frame: str) -> Payload:
        if call.action == "StartTransaction":
            return await self._start(call, frame)
        if call.action == "StopTransaction":
            await self._stop(call, frame)
            return _ACCEPTED
        await self._values(call, frame)
        return {}

    async def _start(self, call: Call, frame: str) -> Payload:
        """Opens a transaction; its number is the answer, the same one if the message comes again."""
        told, colleague = call.payload, self.colleague
        key = json.dumps([told.get(name) for name in ("connectorId", "timestamp", "meterStart")])[:_LONGEST_KEY]
        at, register = colleague.clock.instant(told.get("timestamp")), watt_hours(told.get("meterStart"))
        begun = Told(key=key, at=at, start=True, connector=whole(told.get("connectorId")), begin_register=register)
        number = await colleague.heard(lambda db: begun, frame, call)
        if at is None or register is None:
            reason, field = (Reason.NOT_A_TIME, "timestamp") if at is None else (Reason.NOT_A_NUMBER, "meterStart")
            says = f"a time with its zone, and a register in Wh; transaction {number} is open"
            await colleague.file(Refused(reason, field, says), frame, call, "energy", number)
        return {"transactionId": number, **_ACCEPTED}

    async def _stop(self, call: Call, frame: str) -> None:
        """Closes a transaction."""
        payload, colleague = call.payload, self.colleague
        number, at = whole(payload.get("transactionId")), colleague.clock.instant(payload.get("timestamp"))
        between = samples(payload.get("transactionData"), colleague.clock, at)
        register = watt_hours(payload.get("meterStop"))
        ends = [sample.register for sample in between if sample.context == END]

        def told(db: sqlite3.Connection) -> Told | Refused:
            charge = colleague.desk.find(db, colleague.name, number)
            if charge is None:
                return Refused(Reason.UNKNOWN_TRANSACTION, "transactionId", "a transaction that was begun here")
            stop = register
            # Some leave meterStop out or at 0 and have the register at the end among the values.
            if ends and (stop is None or (charge.first is not None and stop < charge.first <= ends[-1])):
                stop = ends[-1]
            return Told(key=charge.key, at=at, end=True, end_register=stop, samples=tuple(between))

        await colleague.heard(told, frame, call)

    async def _values(self, call: Call, frame: str) -> None:
        """Notes the registers of a running transaction, by its number, else by its connector."""
        payload, colleague = call.payload, self.colleague
        number, connector = whole(payload.get("transactionId")), whole(payload.get("connectorId"))
        values, now = payload.get("meterValue"), int(time.time())
        found, undated = (
            [each for each in samples(values, colleague.clock, otherwise) if each.context != BEGIN]
            for otherwise in (None, now)
        )

        def told(db: sqlite3.Connection) -> Told | Refused | None:
            charge = colleague.desk.find(db, colleague.name, number)
            if charge is not None:
                return Told(key=charge.key, samples=tuple(found))
            if not undated:
                return None
            said = colleague.desk.beside(db, colleague.name, connector, undated, now)
            if number is None or isinstance(said, Told):
                return said
            return Refused(Reason.UNKNOWN_TRANSACTION, "transactionId", "a transaction that was begun here")

        await colleague.heard(told, frame, call, "sample")
