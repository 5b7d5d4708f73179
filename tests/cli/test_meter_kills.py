"""Many charge points, and a gateway that is killed four times: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_meter_gateway import started
from tests.sdk.meter.conftest import PILES, Site
from tests.sdk.meter.raw import BOOT16, Closed, RawPoint, Refused, start16, stop16, values16

POINTS = int(os.environ.get("RWA_METER_POINTS", "60"))
KILLS = 4
BETWEEN = 3.0
"""[s]"""
HOUR = 3600


class Pile:
    """A charge point that sends what wasn't acknowledged again, after a reconnect, as OCPP has it."""

    def __init__(self, name: str, ports: list[int]) -> None:
        self.name, self.ports = name, ports
        self.drawn = random.Random(name)
        self.point: RawPoint | None = None
        self.starts: dict[int, tuple[int, int]] = {}
        self.stops: dict[int, tuple[int, int]] = {}
        """Acknowledged, by number: time and register, or end and energy."""

    async def say(self, action: str, payload: dict[str, Any]) -> Any:
        """Until it is acknowledged."""
        while True:
            try:
                if self.point is None:
                    self.point = await RawPoint.connect(self.ports[-1], self.name)
                    if self.drawn.random() < 0.5:
                        await self.point.call("BootNotification", BOOT16)
                answer = await self.point.call(action, payload)
                assert answer[0] == 3, answer
                return answer[2]
            except (Closed, Refused, OSError, asyncio.IncompleteReadError):
                self.point = None
                await asyncio.sleep(self.drawn.uniform(0.1, 0.5))

    async def sell(self, until: float) -> None:
        """Sessions one after the other, some repeated, some on a line that breaks."""
        at, register = int(time.time()) - 60 * HOUR, 0
        await self.say("BootNotification", BOOT16)
        while time.monotonic() < until:
            number = (await self.say("StartTransaction", start16(at, register)))["transactionId"]
            self.starts[number] = (at, register)
            energy = self.drawn.randrange(1_000, 9_000)
            if self.drawn.random() < 0.5:
                await self.say("MeterValues", values16(number, at + 60, register + energy // 20))
            if self.drawn.random() < 0.1 and self.point is not None:
                self.point.writer.transport.abort()
                self.point = None
            at, register = at + 900, register + energy
            for _ in range(1 + (self.drawn.random() < 0.1)):
                await self.say("StopTransaction", stop16(number, at, register))
            self.stops[number] = (at, energy)
            at += 60
            await asyncio.sleep(self.drawn.uniform(0.05, 0.3))


@pytest.mark.slow
def test_four_kills_lose_nothing(tmp_path: Path) -> None:
    """`kill -9` while all of them sell: every acknowledged start and stop is stored with its energy, none twice.

    RWA_METER_POINTS sets how many there are; `./scripts/test --deep` has 300.
    """
    site = Site(tmp_path)
    register = tmp_path / "piles.csv"
    register.write_text(
        register.read_text() + "".join(f"P{number},S{number // 10},60\n" for number in range(PILES, POINTS))
    )
    ports: list[int] = []
    piles = [Pile(f"P{number}", ports) for number in range(POINTS)]

    async def kill(processes: list[Any]) -> None:
        for _ in range(KILLS):
            await asyncio.sleep(BETWEEN)
            processes[-1].kill()
            processes[-1].communicate()
            process, port = await asyncio.get_running_loop().run_in_executor(None, started, site)
            processes.append(process)
            ports.append(port)

    async def run(processes: list[Any]) -> None:
        until = time.monotonic() + BETWEEN * (KILLS + 2)
        await asyncio.gather(kill(processes), *(pile.sell(until) for pile in piles))

    process, port = started(site)
    ports.append(port)
    processes = [process]
    try:
        asyncio.run(run(processes))
    finally:
        processes[-1].kill()
        processes[-1].communicate()
    starts = {number: (pile.name, *told) for pile in piles for number, told in pile.starts.items()}
    stops = {number: (f"{pile.name}/1", *told) for pile in piles for number, told in pile.stops.items()}
    energy = sum(wh for _, _, wh in stops.values())
    print(f"{POINTS} charge points, {len(starts):,} starts, {len(stops):,} stops, {energy:,} Wh")
    assert len(processes) == KILLS + 1
    assert len(stops) > POINTS // 2
    charges = {row[0]: row[1:] for row in site.rows("SELECT number, point, started, first FROM charge")}
    sessions = {row[0]: row[1:] for row in site.rows("SELECT line, device, ended, quantity FROM session")}
    assert {number: charges.get(number) for number in starts} == starts
    assert {number: sessions.get(number) for number in stops} == stops
    assert len(sessions) == len(stops), "and nothing that nobody sold"
    assert site.rows("SELECT device, started FROM session GROUP BY 1, 2 HAVING COUNT(*) > 1") == []
    assert site.rows("PRAGMA integrity_check") == [("ok",)]
