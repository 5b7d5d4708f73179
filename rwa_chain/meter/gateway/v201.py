"""OCPP 2.0.1: BootNotification, Heartbeat, StatusNotification, Authorize, TransactionEvent and MeterValues."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

from ocpp.routing import on
from ocpp.v201 import ChargePoint, call_result
from ocpp.v201.datatypes import IdTokenInfoType
from ocpp.v201.enums import Action, AuthorizationStatusEnumType, RegistrationStatusEnumType

from rwa_chain.meter.gateway.frames import clock, watt_hours
from rwa_chain.meter.gateway.point import HEARTBEAT, LOG, Colleague
from rwa_chain.meter.gateway.transactions import Charge, Refused, Sample
from rwa_chain.meter.rules import Reason

VERSION = "2.0.1"
_REGISTER = "Energy.Active.Import.Register"


class Point201(ChargePoint):
    """One charging station that speaks 2.0.1; ``idToken`` names a person, is not checked here and not kept."""

    version = VERSION

    def __init__(self, colleague: Colleague, connection: Any) -> None:
        super().__init__(colleague.name, connection, logger=LOG)
        self.colleague = colleague

    async def _send(self, message: str) -> None:
        await self._connection.send(await self.colleague.outgoing(message, VERSION))

    @on(Action.boot_notification)
    async def on_boot(self, charging_station: dict[str, Any], **_: Any) -> Any:
        """Known, or it would not have been let in."""
        now, desk, name = int(time.time()), self.colleague.desk, self.colleague.name
        vendor, model = charging_station["vendor_name"], charging_station["model"]
        await self.colleague.decided(lambda db: desk.boot(db, name, VERSION, vendor, model, now))
        return call_result.BootNotification(clock(now), HEARTBEAT, RegistrationStatusEnumType.accepted)

    @on(Action.heartbeat)
    def on_heartbeat(self, **_: Any) -> Any:
        """It lives, and is told the time."""
        return call_result.Heartbeat(clock(time.time()))

    @on(Action.status_notification)
    def on_status(self, **_: Any) -> Any:
        """Heard."""
        return call_result.StatusNotification()

    @on(Action.authorize)
    def on_authorize(self, **_: Any) -> Any:
        """Who may charge is the operator's affair and not this gateway's."""
        return call_result.Authorize(IdTokenInfoType(AuthorizationStatusEnumType.accepted))

    @on(Action.meter_values)
    def on_meter_values(self, **_: Any) -> Any:
        """Values outside a transaction: heard and left."""
        return call_result.MeterValues()

    @on(Action.transaction_event)
    async def on_transaction(
        self, event_type: str, timestamp: str, seq_no: int, transaction_info: dict[str, Any], **rest: Any
    ) -> Any:
        """Opens, samples or closes a transaction; an event that comes twice gets the same answer."""
        colleague, now = self.colleague, int(time.time())
        id_, connector = transaction_info["transaction_id"], rest.get("evse", {}).get("id", 1)
        # The values carry times of their own, between the event before and this one; the last is the register now.
        registers = [found for each in rest.get("meter_value", []) for found in _registers(each["sampled_value"])]
        at = colleague.time_of(timestamp)
        first = Sample(at, registers[0] if registers else None, seq_no)
        last = Sample(at, registers[-1] if registers else None, seq_no)

        def job(db: Any) -> Refused | None:
            desk = colleague.desk
            if event_type == "Started":
                begun = desk.begin(db, colleague.name, id_, connector, first, now)
                return begun if isinstance(begun, Refused) else None
            charge = desk.find(db, colleague.name, id_=id_)
            if charge is None:
                return Refused(Reason.UNKNOWN_TRANSACTION, "transactionId", "a transaction that has started")
            if event_type == "Updated":
                return desk.sample(db, charge, last, now)
            ended = desk.end(db, _known_start(charge, registers), last, now)
            return ended if isinstance(ended, Refused) else None

        if any(later < earlier for earlier, later in pairwise(registers)):
            refused = Refused(Reason.TOTAL, "meterValue", "registers that never fall")
            await colleague.decided(lambda _: refused)
        await colleague.decided(job)
        return call_result.TransactionEvent()


def _known_start(charge: Charge, registers: list[int]) -> Charge:
    """Many stations give both registers with the last event only."""
    return charge._replace(first=registers[0]) if charge.first is None and len(registers) > 1 else charge


def _registers(sampled: list[dict[str, Any]]) -> list[int]:
    """[Wh] of the energy registers among sampled values; what is none is left out."""
    found = (
        watt_hours(each["value"], unit.get("unit", "Wh"), unit.get("multiplier", 0))
        for each in sampled
        for unit in [each.get("unit_of_measure", {})]
        if each.get("measurand", _REGISTER) == _REGISTER and "phase" not in each
    )
    return [register for register in found if register is not None]
