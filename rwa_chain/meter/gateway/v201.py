"""OCPP 2.0.1: what a TransactionEvent says of a transaction, and the answers that messages get."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from typing import Any, ClassVar

from rwa_chain.extras import extra
from rwa_chain.meter.gateway.frames import Call, whole
from rwa_chain.meter.gateway.point import Payload, Point
from rwa_chain.meter.gateway.registers import BEGIN, END, Sample, samples
from rwa_chain.meter.gateway.transactions import BEGUN, FIRST, Refused, Told
from rwa_chain.meter.rules import Reason

with extra("meter"):
    from ocpp.v201.enums import Action

_LONGEST_ID = 200


class Point201(Point):
    """One charging station that speaks 2.0.1; its transaction events are always answered with a result."""

    version = "2.0.1"
    actions = frozenset(map(str, (action.value for action in Action)))
    empty: ClassVar[Mapping[str, Payload]] = {
        "ClearedChargingLimit": {},
        "DataTransfer": {"status": "UnknownVendorId"},
        "FirmwareStatusNotification": {},
        "LogStatusNotification": {},
        "NotifyChargingLimit": {},
        "NotifyCustomerInformation": {},
        "NotifyDisplayMessages": {},
        "NotifyEvent": {},
        "NotifyMonitoringReport": {},
        "NotifyReport": {},
        "PublishFirmwareStatusNotification": {},
        "ReportChargingProfiles": {},
        "ReservationStatusUpdate": {},
        "SecurityEventNotification": {},
        "SignCertificate": {"status": "Rejected"},
        "StatusNotification": {},
    }
    energy = frozenset(("TransactionEvent", "MeterValues"))

    def booting(self, payload: Payload) -> tuple[str, str]:
        return payload["chargingStation"]["vendorName"], payload["chargingStation"]["model"]

    async def transaction(self, call: Call, frame: str) -> Payload:
        if call.action == "MeterValues":
            await self._values(call, frame)
        else:
            await self._event(call, frame)
        return {}

    async def _values(self, call: Call, frame: str) -> None:
        """Registers outside an event: of the transaction that runs at the EVSE, else of none."""
        colleague, now = self.colleague, int(time.time())
        evse = whole(call.payload.get("evseId"))
        values = samples(call.payload.get("meterValue"), colleague.clock, now)
        found = [each for each in values if each.context != BEGIN]

        def told(db: sqlite3.Connection) -> Told | Refused | None:
            return colleague.desk.beside(db, colleague.name, evse, found, now) if found else None

        await colleague.heard(told, frame, call, "sample")

    async def _event(self, call: Call, frame: str) -> None:
        """Opens, samples or closes a transaction, in whatever order its events come."""
        payload, colleague = call.payload, self.colleague
        kind, id_ = payload.get("eventType"), _object(payload.get("transactionInfo")).get("transactionId")
        at = colleague.clock.instant(payload.get("timestamp"))
        if not isinstance(id_, str) or not id_.isprintable() or not 0 < len(id_) <= _LONGEST_ID:
            reason, field, says = Reason.UNKNOWN_TRANSACTION, "transactionId", "an id of a transaction"
        elif kind not in ("Started", "Updated", "Ended"):
            reason, field, says = Reason.FRAME, "eventType", "Started, Updated or Ended"
        else:
            told = self._told(str(kind), id_, at, payload)
            await colleague.heard(lambda db: told, frame, call)
            return
        await colleague.file(Refused(reason, field, says), frame, call, "energy")

    def _told(self, kind: str, id_: str, at: int | None, payload: Payload) -> Told:
        found = samples(payload.get("meterValue"), self.colleague.clock, at)
        begins = [sample for sample in found if sample.context == BEGIN]
        ends = [sample for sample in found if sample.context == END]
        between = [sample for sample in found if sample.context not in (BEGIN, END)]
        # What the context says counts first; without it, the first register of the first event, the last of the last.
        begin: Sample | None = begins[0] if begins else between[0] if kind == "Started" and between else None
        end: Sample | None = ends[-1] if ends else between[-1] if kind == "Ended" and between else None
        return Told(
            key=f"id {id_}",
            id=id_,
            at=at,
            start=kind == "Started",
            end=kind == "Ended",
            connector=whole(_object(payload.get("evse")).get("id")),
            begin_register=None if begin is None else begin.register,
            begin_source=BEGUN if begins else FIRST,
            begin_at=begins[0].at if begins else None,
            end_register=None if end is None or kind != "Ended" else end.register,
            samples=tuple(between + (ends if kind != "Ended" else [])),
            sequence=whole(payload.get("seqNo")) or 0,
        )


def _object(value: Any) -> Payload:
    return value if isinstance(value, dict) else {}
