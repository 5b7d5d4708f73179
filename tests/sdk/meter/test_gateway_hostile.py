"""Hostile charge points: each is refused by itself, what it sent is filed, and the others are served meanwhile."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import closing
from typing import Any

import pytest

from rwa_chain.meter.gateway.frames import keepable, parse, watt_hours
from rwa_chain.meter.gateway.settings import read_settings
from rwa_chain.meter.gateway.store import open_database
from rwa_chain.meter.gateway.transactions import MOST_KEPT, Desk, Filed
from rwa_chain.meter.gateway.transactions import Refused as Refusal
from rwa_chain.meter.rules import Reason
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BINARY, BOOT16, Closed, RawPoint, Refused, iso, start16, stop16

NOW = int(time.time()) - 7200
DEEP = "[" * 5_000 + "]" * 5_000


async def serves(port: int, name: str, at: int = NOW) -> None:
    """A whole session of somebody who did nothing wrong."""
    point = await RawPoint.connect(port, name)
    assert (await point.call("BootNotification", BOOT16))[2]["status"] == "Accepted"
    number = (await point.call("StartTransaction", start16(at, 0)))[2]["transactionId"]
    assert (await point.call("StopTransaction", stop16(number, at + 600, 1_000)))[0] == 3
    await point.close()


@pytest.mark.parametrize(
    ("frame", "code", "id_"),
    [
        ("", "FormationViolation", "-1"),
        ("not JSON", "FormationViolation", "-1"),
        ('[2,"7","Heartbeat",{}', "FormationViolation", "-1"),
        ('{"a":1}', "FormationViolation", "-1"),
        ("[]", "FormationViolation", "-1"),
        ("[2]", "FormationViolation", "-1"),
        ('[2,"7"]', "FormationViolation", "7"),
        ('[2,"7","Heartbeat",{},1]', "FormationViolation", "7"),
        ('[2,true,"Heartbeat",{}]', "FormationViolation", "-1"),
        ('[2,"","Heartbeat",{}]', "FormationViolation", "-1"),
        (f'[2,"{"7" * 129}","Heartbeat",{{}}]', "FormationViolation", "-1"),
        ('[2,"7",["Heartbeat"],{}]', "FormationViolation", "7"),
        ('[2,"7","../../Heartbeat",{}]', "FormationViolation", "7"),
        ('[2,"7","Heartbeat",[]]', "FormationViolation", "7"),
        ('[2,"7","Heartbeat",{"a":NaN}]', "FormationViolation", "7"),
        # How deep the parser goes before it gives up, and loses the id with the rest, is the interpreter's affair.
        (f'[2,"7","Heartbeat",{{"a":{DEEP}}}]', "FormationViolation", None),
        (f'[2,"7","Heartbeat",{{"a":{"[" * 20 + "]" * 20}}}]', "FormationViolation", "7"),
        (f'[2,"7","Heartbeat",{{"a":{"9" * 9_000}}}]', "FormationViolation", "-1"),
        ('[5,"7","Heartbeat",{}]', "MessageTypeNotSupported", "7"),
        ('[true,"7","Heartbeat",{}]', "MessageTypeNotSupported", "7"),
        ('[2,"7","MakeCoffee",{}]', "NotImplemented", "7"),
        ('[2,"7","Heartbeat",{"extra":1}]', "FormationViolation", "7"),
        ('[2,"7","RemoteStartTransaction",{"idTag":"x"}]', "NotSupported", "7"),
        ('[2,"7","StatusNotification",{}]', "ProtocolError", "7"),
        (
            '[2,"7","StatusNotification",{"connectorId":1,"errorCode":"Error","status":"Faulted"}]',
            "FormationViolation",
            "7",
        ),
        (
            '[2,"7","BootNotification",{"chargePointModel":"\\ud800","chargePointVendor":"v"}]',
            "FormationViolation",
            "7",
        ),
    ],
)
def test_malformed_frames(frame: str, code: str, id_: str | None, site: Site) -> None:
    """Each gets OCPP's error under its own id, or -1; the connection goes on."""

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.send(frame)
        answer = await point.receive()
        assert answer[:3] == [4, id_ or answer[1], code]
        assert answer[1] in ("-1", "7")
        assert len(json.dumps(answer)) < 400
        assert (await point.call("BootNotification", BOOT16))[0] == 3

    site.run(drive)


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [
        ("12.5", "Wh", 13),
        (" .5 ", "kWh", 500),
        (1.5e3, "Wh", 1500),
        ("1_000", "Wh", None),
        ("\u0661", "Wh", None),
        ("nan", "Wh", None),
        ("1e400", "Wh", None),
        ("7", "A", None),
        (None, "Wh", None),
    ],
)
def test_registers_are_plain_numbers(value: object, unit: str, found: int | None) -> None:
    """As a charge point writes them; what only Python reads as a number is none."""
    assert watt_hours(value, unit) == found


def test_malformed_frames_are_filed(site: Site) -> None:
    """With what is wrong, and without whom they name."""

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.send('[2,"7",5,{"idTag":"13800138000"}]')
        await point.receive()
        await point.send(b"\x00\x01", BINARY)
        assert (await point.receive())[1] == "-1"

    site.run(drive)
    assert site.refused() == ["frame", "frame"]
    assert b"13800138000" not in site.store.read_bytes()
    assert "(not kept)" in keepable('[2,"7","Authorize",{"idToken":{"idToken":"x"}}]')
    assert keepable('[2,"7","Authorize",{"idTag":"138') == "32 characters"


def test_messages_of_a_transaction_are_answered_and_filed(site: Site) -> None:
    """Whatever is wrong with them: a field that lacks, a time that is none, a number of 80 bits; nobody is named."""
    stop = {"transactionId": 1, "meterStop": 9, "timestamp": "2026-01-01T00:00:00Z", "idTag": "13800138000" * 3}
    payloads: list[dict[str, Any]] = [
        stop | {"meterStop": "9"},
        {"transactionId": 1},
        stop | {"timestamp": "x", "idTag": "t"},
        stop | {"transactionId": 10**24},
        {},
    ]

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        assert (await point.call("BootNotification", BOOT16))[0] == 3
        for payload in payloads:
            assert (await point.call("StopTransaction", payload))[0] == 3
        assert (await point.call("MeterValues", {"transactionId": []}))[0] == 3
        assert (await point.call("StartTransaction", {"connectorId": "\udc00"}))[2]["transactionId"] == 1
        assert (await point.call("MakeCoffee", {}))[2] == "NotImplemented"
        new = await RawPoint.connect(port, "P2", "ocpp2.0.1")
        for event in ({}, {"eventType": "Ended"}, {"eventType": "x", "transactionInfo": {"transactionId": "t"}}):
            assert (await new.call("TransactionEvent", event))[2] == {}

    site.run(drive)
    assert site.refused() == ["unknown-transaction"] * 5 + ["not-a-time"] + ["unknown-transaction"] * 2 + ["frame"]
    kept = site.rows("SELECT frame FROM refused ORDER BY number")
    assert [json.loads(frame)[3].get("meterStop") for (frame,) in kept[:4]] == ["9", None, 9, 9]
    assert {state for (state,) in site.rows("SELECT state FROM refused")} == {"pending"}
    assert b"13800138000" not in site.store.read_bytes()


def test_what_no_database_holds_is_filed_too(site: Site) -> None:
    """Half a character in a key or a value, and numbers beyond 64 bits: cleaned, and kept as what they were."""
    values = ['{"a":"\\udc00"}', '{"\\ud800":1}', '{"a":[9223372036854775808]}', '{"a":-9223372036854775809}']

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        for value in values:
            await point.send(f'[2,"7","Heartbeat",{value}]')
            assert (await point.receive())[:3] == [4, "7", "FormationViolation"]

    site.run(drive)
    frames = [frame for (frame,) in site.rows("SELECT frame FROM refused WHERE reason = 'frame' ORDER BY number")]
    assert [json.loads(frame)[3] for frame in frames] == [json.loads(value) for value in values]


def test_frames_that_are_none_do_not_fill_the_disk(site: Site) -> None:
    """The latest of each kind stay; what may hold energy stays all, and each repeat of it is counted only."""
    desk = Desk(read_settings(site.file))
    with closing(open_database(site.store)) as db:
        for number in range(MOST_KEPT + 10):
            for kind in ("frame", "sample", "energy"):
                desk.keep(db, "P1", Refusal(Reason.FRAME, "", ""), Filed.of(str(number), None, kind), NOW)
                desk.keep(db, "P1", Refusal(Reason.FRAME, "", ""), Filed.of(str(number), None, kind), NOW)
    kept = dict(site.rows("SELECT kind, COUNT(*) FROM refused GROUP BY kind"))
    assert kept == {"frame": MOST_KEPT, "sample": MOST_KEPT, "energy": MOST_KEPT + 10}
    assert site.rows("SELECT MIN(CAST(frame AS INTEGER)) FROM refused WHERE kind = 'frame'") == [(10,)]
    assert site.rows("SELECT DISTINCT times FROM refused") == [(2,)]


def test_more_than_a_person_can_look_at_is_not_acknowledged(site: Site) -> None:
    """Nothing is pushed out: the charge point is told to try again, its operator why, and its sessions go on."""
    site.file.write_text(site.file.read_text().replace("burst: 60", "burst: 60, pending: 3"))

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.call("BootNotification", BOOT16)
        answers = [await point.call("StopTransaction", stop16(99, NOW, number)) for number in range(5)]
        assert [answer[0] for answer in answers] == [3, 3, 3, 4, 4]
        assert (await point.call("StopTransaction", stop16(99, NOW, 1)))[0] == 3
        await point.close()
        await serves(port, "P1")

    site.run(drive)
    assert len(site.sessions()) == 1
    assert site.rows("SELECT times FROM refused ORDER BY number") == [(1,), (2,), (1,)]
    assert [line for line in site.said if "3 of its frames wait for a person" in line]


def test_who_speaks_no_ocpp_is_left(site: Site) -> None:
    """So many frames in a row that are no calls; one call between them begins the count anew."""
    site.file.write_text(site.file.read_text().replace("burst: 60", "burst: 60, strikes: 3"))

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        for _ in range(2):
            for _ in range(3):
                await point.send("hello")
                assert (await point.receive())[0] == 4
            assert (await point.call("BootNotification", BOOT16))[0] == 3
        for _ in range(4):
            await point.send("hello")
            assert (await point.receive())[0] == 4
        with pytest.raises(Closed) as closed:
            await point.receive()
        assert closed.value.code == 1008
        await serves(port, "P1")

    site.run(drive)
    assert "P1: closed: 4 frames in a row are no OCPP" in site.said


def test_nothing_filed_gives_a_card_away(site: Site) -> None:
    """What marks repeats of a message depends on nobody's card."""
    frames = [
        json.dumps([2, f"m{card}", "StopTransaction", stop16(1, NOW, 9) | {"idTag": card}]) for card in ("A", "B")
    ]
    marks = {Filed.of(frame, parse(frame), "energy").mark for frame in frames}
    assert len(marks) == 1


def test_answers_that_nobody_asked_for(site: Site) -> None:
    """They are read past, and fill nothing."""

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        for _ in range(20):
            await point.send('[3,"x",{}]')
        assert (await point.call("BootNotification", BOOT16))[0] == 3

    site.run(drive)


def test_a_frame_too_large_closes_its_own_connection(site: Site) -> None:
    """1009, filed; the others are served, and it may come back. A call of nothing that sells is no better."""

    async def drive(port: int) -> None:
        heartbeat = json.dumps([2, "m", "Heartbeat", {"x": "y" * 70_000}])
        for frame in ("x" * 70_000, "x" * 1_100_000, heartbeat):
            point = await RawPoint.connect(port, "P1")
            await point.send(frame)
            with pytest.raises(Closed) as closed:
                await point.receive()
            assert closed.value.code == 1009
        await asyncio.gather(serves(port, "P1"), serves(port, "P2"))

    site.run(drive)
    assert set(site.refused()) == {"too-long"}
    assert site.rows("SELECT SUM(times) FROM refused") == [(3,)]
    assert len(site.sessions()) == 2


def test_a_whole_nights_values_are_no_frame_too_large(site: Site) -> None:
    """A StopTransaction of 900 values, some 180 kB, ends its session."""
    sampled = [{"value": str(10 * n), "context": "Sample.Periodic", "unit": "Wh"} for n in range(900)]
    data = [{"timestamp": iso(NOW + 4 * n), "sampledValue": [value]} for n, value in enumerate(sampled)]

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.call("BootNotification", BOOT16)
        number = (await point.call("StartTransaction", start16(NOW, 0)))[2]["transactionId"]
        stop = stop16(number, NOW + 3_600, 9_000) | {"transactionData": data, "x": "y" * 80_000}
        assert (await point.call("StopTransaction", stop))[0] == 3
        await point.close()

    site.run(drive)
    assert [session[4] for session in site.sessions()] == [9_000]


def test_a_flood_waits_in_its_socket_and_the_others_are_served(site: Site) -> None:
    """Nothing is refused and nothing lost: a charge point is read at its rate, over all its connections."""
    site.file.write_text(site.file.read_text().replace("per_minute: 6000", "per_minute: 2400"))

    async def flood(port: int) -> float:
        begun = time.monotonic()
        for _ in range(2):
            point = await RawPoint.connect(port, "P1")
            for number in range(100):
                await point.send(f'[2,"f{number}","Heartbeat",{{}}]')
            answers = [await point.receive() for _ in range(100)]
            assert sum(answer[0] == 3 for answer in answers) == 100
        return time.monotonic() - begun

    async def drive(port: int) -> None:
        took, *_ = await asyncio.gather(flood(port), *(serves(port, f"P{number}") for number in range(2, 40)))
        assert took > (200 - 60) / 40 - 0.5

    site.run(drive)
    assert len(site.sessions()) == 38
    assert site.refused() == []


@pytest.mark.parametrize("name", ["P9999", "", "P1%00", "..%2f..%2fetc", "x" * 3_000, "%E5%85%85"])
def test_unknown_stations_stay_outside(name: str, site: Site) -> None:
    """404 before a WebSocket is there; said once in ten times as many."""

    async def drive(port: int) -> None:
        for _ in range(12):
            with pytest.raises(Refused) as refused:
                await RawPoint.connect(port, name)
            assert refused.value.status == 404
        await serves(port, "P1")

    site.run(drive)
    assert len(site.said) == 2
    assert max(map(len, site.said)) < 150


@pytest.mark.parametrize("protocol", [None, "ocpp1.5", "chat"])
def test_other_protocols_stay_outside(protocol: str | None, site: Site) -> None:
    """400."""

    async def drive(port: int) -> None:
        with pytest.raises(Refused) as refused:
            await RawPoint.connect(port, "P1", protocol)
        assert refused.value.status == 400

    site.run(drive)


def test_a_new_connection_replaces_the_old(site: Site) -> None:
    """A charge point notices a broken line before the gateway does."""

    async def drive(port: int) -> None:
        old = await RawPoint.connect(port, "P1")
        assert (await old.call("BootNotification", BOOT16))[0] == 3
        new = await RawPoint.connect(port, "P1")
        with pytest.raises(Closed):
            await old.receive()
        assert (await new.call("Heartbeat", {}))[0] == 3

    gateway = site.run(drive)
    assert gateway.connected == {}


def test_half_a_handshake_and_half_a_frame_harm_nobody(site: Site) -> None:
    """Sockets that say nothing, or stop in the middle."""

    async def drive(port: int) -> None:
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(50)]
        half = await RawPoint.connect(port, "P1")
        half.writer.write(b"\x81\xfe\xff\xff")
        await serves(port, "P2")
        half.writer.transport.abort()
        for _, writer in silent:
            writer.transport.abort()
        await serves(port, "P3")

    site.run(drive)
    assert len(site.sessions()) == 2
