"""OCPP 1.6J: Boot, Heartbeat, Status, Authorize, Start, Stop and MeterValues of one charge point."""

from __future__ import annotations

import time
from typing import Any

from ocpp.routing import on
from ocpp.v16 import ChargePoint, call_result
from ocpp.v16.datatypes import IdTagInfo
from ocpp.v16.enums import Action, AuthorizationStatus, RegistrationStatus

from rwa_chain.meter.gateway.frames import clock, watt_hours
from rwa_chain.meter.gateway.point import HEARTBEAT, LOG, Colleague
from rwa_chain.meter.gateway.transactions import Refused, Sample
from rwa_chain.meter.rules import Reason
from rwa_chain.meter.sessions import Session

VERSION = "1.6"
_REGISTER = "Energy.Active.Import.Register"


class Point16(ChargePoint):
    """One charge point that speaks 1.6; ``idTag`` names a person, is not checked here and not kept."""

    version = VERSION

    def __init__(self, colleague: Colleague, connection: Any) -> None:
        super().__init__(colleague.name, connection, logger=LOG)
        self.colleague = colleague

    async def _send(self, message: str) -> None:
        await self._connection.send(await self.colleague.outgoing(message, VERSION))

    @on(Action.boot_notification)
    async def on_boot(self, charge_point_vendor: str, charge_point_model: str, **_: Any) -> Any:
        """Known, or it would not have been let in."""
        now, desk, name = int(time.time()), self.colleague.desk, self.colleague.name
        await self.colleague.decided(
            lambda db: desk.boot(db, name, VERSION, charge_point_vendor, charge_point_model, now)
        )
        return call_result.BootNotification(clock(now), HEARTBEAT, RegistrationStatus.accepted)

    @on(Action.heartbeat)
    def on_heartbeat(self) -> Any:
        """It lives, and is told the time."""
        return call_result.Heartbeat(clock(time.time()))

    @on(Action.status_notification)
    def on_status(self, **_: Any) -> Any:
        """Heard."""
        return call_result.StatusNotification()

    @on(Action.authorize)
    def on_authorize(self, **_: Any) -> Any:
        """Who may charge is the operator's affair and not this gateway's."""
        return call_result.Authorize(IdTagInfo(AuthorizationStatus.accepted))

    @on(Action.start_transaction)
    async def on_start(self, connector_id: int, meter_start: int, timestamp: str, **_: Any) -> Any:
        """Opens a transaction; its number is the answer, the same one if it comes again."""
        colleague, now = self.colleague, int(time.time())
        sample = Sample(colleague.time_of(timestamp), meter_start)
        number = await colleague.decided(
            lambda db: colleague.desk.begin(db, colleague.name, None, connector_id, sample, now)
        )
        return call_result.StartTransaction(number, IdTagInfo(AuthorizationStatus.accepted))

    @on(Action.stop_transaction)
    async def on_stop(self, transaction_id: int, meter_stop: int, timestamp: str, **_: Any) -> Any:
        """Closes a transaction into a session."""
        colleague, now = self.colleague, int(time.time())
        sample = Sample(colleague.time_of(timestamp), meter_stop)

        def job(db: Any) -> Session | Refused:
            charge = colleague.desk.find(db, colleague.name, number=transaction_id)
            if charge is None:
                return Refused(Reason.UNKNOWN_TRANSACTION, "transactionId", "a transaction of this charge point")
            return colleague.desk.end(db, charge, sample, now)

        await colleague.decided(job)
        return call_result.StopTransaction(IdTagInfo(AuthorizationStatus.accepted))

    @on(Action.meter_values)
    async def on_meter_values(self, meter_value: list[dict[str, Any]], **rest: Any) -> Any:
        """Notes the registers of a running transaction; those of none are heard and left."""
        colleague, now, number = self.colleague, int(time.time()), rest.get("transaction_id")
        samples = [
            Sample(colleague.time_of(each["timestamp"]), register)
            for each in meter_value
            for register in _registers(each["sampled_value"])
        ]

        def job(db: Any) -> Refused | None:
            for sample in samples:
                charge = colleague.desk.find(db, colleague.name, number=number)
                if charge is None:
                    return Refused(Reason.UNKNOWN_TRANSACTION, "transactionId", "a transaction of this charge point")
                refused = colleague.desk.sample(db, charge, sample, now)
                if refused is not None:
                    return refused
            return None

        if number is not None:
            await colleague.decided(job)
        return call_result.MeterValues()


def _registers(sampled: list[dict[str, Any]]) -> list[int]:
    """[Wh] of the energy registers among sampled values; what is none is left out."""
    found = (
        watt_hours(each["value"], each.get("unit", "Wh"))
        for each in sampled
        if each.get("measurand", _REGISTER) == _REGISTER and each.get("format", "Raw") == "Raw" and "phase" not in each
    )
    return [register for register in found if register is not None]
