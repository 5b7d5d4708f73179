"""The gateway over real sockets, driven by bare frames: sessions in both versions, duplicates, refusals."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BOOT16, BOOT201, RawPoint, event, start16, stop16, values16

NOW = int(time.time()) - 7200


async def booted(port: int, name: str = "P1", protocol: str = "ocpp1.6") -> RawPoint:
    """A charge point that has introduced itself."""
    point = await RawPoint.connect(port, name, protocol)
    answer = await point.call("BootNotification", BOOT16 if protocol == "ocpp1.6" else BOOT201)
    assert answer[0] == 3
    assert answer[2]["status"] == "Accepted"
    return point


async def session16(point: RawPoint, at: int, first: int, last: int, *, seconds: int = 3600) -> Any:
    """A whole session; the answer to its end."""
    number = (await point.call("StartTransaction", start16(at, first)))[2]["transactionId"]
    assert (await point.call("MeterValues", values16(number, at + seconds // 2, (first + last) // 2)))[0] == 3
    return await point.call("StopTransaction", stop16(number, at + seconds, last))


def test_session_of_1_6(site: Site) -> None:
    """Boot, start, values, stop: one session with its energy, its revenue, and no name of a person."""

    async def drive(port: int) -> None:
        point = await booted(port)
        assert (await point.call("Heartbeat", {}))[2]["currentTime"].endswith("Z")
        assert (await point.call("Authorize", {"idTag": "13800138000"}))[2]["idTagInfo"]["status"] == "Accepted"
        status = {"connectorId": 1, "errorCode": "NoError", "status": "Charging"}
        assert (await point.call("StatusNotification", status))[0] == 3
        assert (await session16(point, NOW, 100_000, 124_000))[2] == {"idTagInfo": {"status": "Accepted"}}
        await point.close()

    site.run(drive)
    assert site.sessions() == [("P1/1", "S0", NOW, NOW + 3600, 24_000, 960)]
    assert b"13800138000" not in site.store.read_bytes()


def test_session_of_2_0_1(site: Site) -> None:
    """Started, updated, ended; the register in Wh with decimals is rounded half up."""

    async def drive(port: int) -> None:
        point = await booted(port, protocol="ocpp2.0.1")
        for kind, number, at, register in (
            ("Started", 0, NOW, 100_000.4),
            ("Updated", 1, NOW + 900, 106_000),
            ("Updated", 2, NOW + 1800, None),
            ("Ended", 3, NOW + 3600, 124_000.5),
        ):
            assert await point.call("TransactionEvent", event(kind, "tx-1", number, at, register)) == [
                3,
                f"m{number + 2}",
                {},
            ]
        await point.close()

    site.run(drive)
    assert site.sessions() == [("P1/1", "S0", NOW, NOW + 3600, 24_001, 960)]


def test_registers_with_the_last_event_only(site: Site) -> None:
    """Many stations report both registers when the transaction ends."""

    async def drive(port: int) -> None:
        point = await booted(port, protocol="ocpp2.0.1")
        await point.call("TransactionEvent", event("Started", "tx-1", 0, NOW, None))
        ended = event("Ended", "tx-1", 1, NOW + 3600, 24_000)
        begin = event("Started", "tx-1", 0, NOW, 0)["meterValue"][0]
        ended["meterValue"].insert(0, begin)
        for _ in range(2):
            assert (await point.call("TransactionEvent", ended))[0] == 3

    site.run(drive)
    assert site.sessions() == [("P1/1", "S0", NOW, NOW + 3600, 24_000, 960)]


def test_200_charge_points_at_once(site: Site) -> None:
    """Two hundred sockets, half of each version, three sessions each: all are there, and the disk was asked seldom."""

    async def one(port: int, number: int, start: asyncio.Event) -> None:
        new = number % 2 == 1
        point = await booted(port, f"P{number}", "ocpp2.0.1" if new else "ocpp1.6")
        await start.wait()
        for round_ in range(3):
            at, first = NOW + round_ * 1200, round_ * 10_000
            if new:
                for index, kind in enumerate(("Started", "Updated", "Ended")):
                    frame = event(kind, f"t{round_}", index, at + index * 600, first + index * 5_000)
                    assert (await point.call("TransactionEvent", frame))[0] == 3
            else:
                assert (await session16(point, at, first, first + 10_000, seconds=1200))[0] == 3
        await point.close()

    async def drive(port: int) -> None:
        start = asyncio.Event()
        points = [asyncio.create_task(one(port, number, start)) for number in range(200)]
        while len(site.rows("SELECT 1 FROM point")) < 200:
            await asyncio.sleep(0.05)
        start.set()
        await asyncio.gather(*points)

    gateway = site.run(drive)
    sessions = site.sessions()
    assert len(sessions) == 600
    assert len({session[0] for session in sessions}) == 200
    assert {session[4] for session in sessions} == {10_000}
    assert site.refused() == []
    assert gateway.store.commits < 2000, "one write to disk serves many"


def test_what_comes_twice_counts_once(site: Site) -> None:
    """Without an acknowledgement a charge point sends again, after a reconnect too: the same answer, one session."""

    async def drive(port: int) -> None:
        point = await booted(port)
        first = await point.call("StartTransaction", start16(NOW, 0))
        await point.close()
        point = await RawPoint.connect(port, "P1")
        again = await point.call("StartTransaction", start16(NOW, 0))
        assert again[2] == first[2]
        number = first[2]["transactionId"]
        stops = [await point.call("StopTransaction", stop16(number, NOW + 3600, 9_000)) for _ in range(3)]
        assert [stop[0] for stop in stops] == [3, 3, 3]
        other = await point.call("StopTransaction", stop16(number, NOW + 3600, 9_500))
        assert other[0] == 3

        point = await booted(port, "P2", "ocpp2.0.1")
        for _ in range(2):
            assert (await point.call("TransactionEvent", event("Started", "t", 0, NOW, 0)))[0] == 3
        for _ in range(2):
            assert (await point.call("TransactionEvent", event("Updated", "t", 1, NOW + 60, 500)))[0] == 3
        for _ in range(2):
            assert (await point.call("TransactionEvent", event("Ended", "t", 2, NOW + 3600, 9_000)))[0] == 3

    site.run(drive)
    assert [session[4] for session in site.sessions()] == [9_000, 9_000]
    assert site.refused() == ["duplicate"]


@pytest.mark.parametrize(
    ("start", "stop", "reason"),
    [
        ((NOW, 0), (NOW + 3600, 0), "zero"),
        ((NOW, 0), (NOW + 3600, 66_100), "above-rated"),
        ((NOW, 500), (NOW + 3600, 400), "total"),
        ((NOW, 0), (NOW - 1, 400), "backwards"),
        ((NOW, 0), (NOW + 86_400, 400), "clock"),
        ((NOW - 80 * 3600, 0), (NOW, 400), "session-too-long"),
        ((NOW, 0), (NOW + 3600, 10**16), "too-large"),
    ],
)
def test_an_end_that_breaks_a_rule(start: tuple[int, int], stop: tuple[int, int], reason: str, site: Site) -> None:
    """It is answered, since a charge point would only send it again; there is no session, and it is filed once."""

    async def drive(port: int) -> None:
        point = await booted(port)
        number = (await point.call("StartTransaction", start16(*start)))[2]["transactionId"]
        for _ in range(3):
            answer = await point.call("StopTransaction", stop16(number, *stop))
            assert answer[2] == {"idTagInfo": {"status": "Accepted"}}
        point = await booted(port, "P2", "ocpp2.0.1")
        assert (await point.call("TransactionEvent", event("Started", "t", 0, *start)))[0] == 3
        answer = await point.call("TransactionEvent", event("Ended", "t", 1, *stop))
        assert answer[2] == {}

    site.run(drive)
    assert site.sessions() == []
    assert site.refused() == [reason, reason]
    assert site.rows("SELECT times FROM refused") == [(3,), (1,)]
    assert b"13800138000" not in site.store.read_bytes()


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (start16(NOW + 9_000, 0), "clock"),
        (start16(1_000, 0), "clock"),
        (start16(NOW, -5), "negative"),
        (start16(NOW, 0, connector=0), "unknown-device"),
        (start16(NOW, 0, connector=33), "unknown-device"),
        (start16(NOW, 4_000), "total"),
    ],
)
def test_a_start_that_breaks_a_rule(start: dict[str, Any], reason: str, site: Site) -> None:
    """It gets a number, as OCPP wants; its end makes no session but waits for a person."""

    async def drive(port: int) -> None:
        point = await booted(port)
        assert (await session16(point, NOW - 3600, 0, 5_000))[0] == 3
        number = (await point.call("StartTransaction", start))[2]["transactionId"]
        assert (await point.call("StopTransaction", stop16(number, NOW + 3600, 8_000)))[0] == 3

    site.run(drive)
    assert site.refused() == [reason]
    assert len(site.sessions()) == 1


def test_sessions_of_one_connector_do_not_overlap(site: Site) -> None:
    """Registers that overlap count energy twice, and wait; where they follow each other only clocks differ."""

    async def drive(port: int) -> None:
        point = await booted(port)
        assert (await session16(point, NOW, 0, 5_000))[0] == 3
        assert (await session16(point, NOW + 1_800, 4_000, 9_000))[0] == 3
        assert (await session16(point, NOW + 3_599, 5_000, 9_000))[0] == 3
        other = (await point.call("StartTransaction", start16(NOW + 60, 0, connector=2)))[2]["transactionId"]
        assert (await point.call("StopTransaction", stop16(other, NOW + 3_000, 5_000)))[0] == 3

    site.run(drive)
    assert [session[0] for session in site.sessions()] == ["P1/1", "P1/1", "P1/2"]
    assert site.refused() == ["overlap"]
    assert site.rows("SELECT flags FROM session WHERE started = (SELECT MAX(started) FROM session)") == [("overlap",)]


def test_wrong_sequences(site: Site) -> None:
    """An unknown transaction, another's, an event number that goes back, values that fall, a session before a boot."""

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        number = (await point.call("StartTransaction", start16(NOW, 1_000)))[2]["transactionId"]
        await point.call("BootNotification", BOOT16)
        assert [asked[2:] for asked in point.asked] == [["TriggerMessage", {"requestedMessage": "BootNotification"}]]
        for at, register in ((NOW + 60, 900), (NOW - 60, 1_100)):
            assert (await point.call("MeterValues", values16(number, at, register)))[2] == {}
        assert (await point.call("StopTransaction", stop16(99, NOW + 60, 1_100)))[0] == 3
        other = await booted(port, "P2")
        assert (await other.call("StopTransaction", stop16(number, NOW + 60, 1_100)))[0] == 3
        assert (await point.call("StopTransaction", stop16(number, NOW + 60, 1_100)))[0] == 3

        new = await booted(port, "P3", "ocpp2.0.1")
        for kind, sequence, at, register in (
            ("Ended", 4, NOW + 60, 200),
            ("Started", 3, NOW, 100),
            ("Updated", 2, NOW + 1, 150),
        ):
            assert (await new.call("TransactionEvent", event(kind, "t", sequence, at, register)))[2] == {}

    site.run(drive)
    assert [session[0] for session in site.sessions()] == ["P1/1", "P3/1"]
    assert site.refused() == ["unknown-transaction", "unknown-transaction", "clock"]
    assert site.rows("SELECT state FROM refused WHERE reason = 'clock'") == [("mended",)]
