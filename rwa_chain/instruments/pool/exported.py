"""Devices and sessions of an operator's file, as `rwa meter ingest` reads it; the keys are simulated."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import instants
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.crossing import Sink
from rwa_chain.meter.days import EPOCH
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.ingest import ingest
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session
from rwa_chain.simulation.fleet import SUBMITTED, Device, Metered, Round
from rwa_chain.simulation.model import first_of, month_of

SUMMARY = ("rows", "accepted", "refused", "quantity", "unit", "revenue", "reported", "devices", "stations")


class _Kept(Sink):
    """Keeps every accepted session, in the order of station, device and end."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []

    def entry(self, entry: Entry) -> None:
        """One reading's session."""
        self.sessions.append(entry.session)


class Exported(Metered):
    """Real sessions of an operator's export, by month and station; at most so many devices (by name) and months."""

    def __init__(
        self, path: Path, file_map: FileMap, secret: Secret, *, devices: int | None = None, months: int | None = None
    ) -> None:
        if file_map.money != "CNY":
            raise InputError("map", file_map.money, "a map whose revenue is in CNY, as the pool's cash")
        kept = _Kept()
        read = ingest(path, file_map, secret, kept)
        if not kept.sessions:
            raise InputError("sessions", str(path), "a session that is accepted")
        self.days = file_map.days
        played = self._first(kept.sessions, devices, months)
        document = read.document()
        tariff = document["tariff"]
        self.summary: dict[str, Any] = {
            "file": path.name,
            **{name: document[name] for name in SUMMARY},
            "tariff": "none: revenue is the file's own"
            if tariff is None
            else f"{tariff['per_unit']} {tariff['currency']}, {tariff['standing']}: {tariff['note']}",
            "flagged": ", ".join(f"{name} {count}" for name, count in document["flagged"].items()),
        }
        if len(played) < len(kept.sessions):
            self.summary["played"] = f"{len(played):,} of {len(kept.sessions):,} accepted sessions"
        self.revenue = sum(session.revenue for session in played)
        stations = sorted({session.station for session in played})
        numbers = {name: index for index, name in enumerate(stations, 1)}
        homes = {session.device: session.station for session in played}
        rated = file_map.limits.rated
        self.devices = [
            Device(name, homes[name], numbers[homes[name]], secret.asset(name), rated, file_map.type.asset_type)
            for name in sorted(homes)
        ]
        self._months: defaultdict[int, dict[str, list[Session]]] = defaultdict(dict)
        for session in played:
            self._months[self._month(session)].setdefault(session.station, []).append(session)
        self.first_month, self.last_month = min(self._months), max(self._months)

    def _first(self, sessions: list[Session], devices: int | None, months: int | None) -> list[Session]:
        names = set(sorted({session.device for session in sessions})[:devices])
        of_devices = [session for session in sessions if session.device in names]
        if months is None:
            return of_devices
        until = min(map(self._month, of_devices)) + months
        return [session for session in of_devices if self._month(session) < until]

    def _month(self, session: Session) -> int:
        return month_of(EPOCH + timedelta(days=self.days.of(session.ended_at)))

    def rounds(self, period: int) -> list[Round]:
        """A month's sessions, submitted on the first day after it."""
        month = self.first_month + period - 1
        submit_at = instants.instant(first_of(month + 1), SUBMITTED, instants.time_zone(self.days.zone))
        return [Round(submit_at, month, self._months.get(month, {}))]
