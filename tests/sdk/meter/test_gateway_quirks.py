"""What real charge points are like: public reports of odd ones, played on bare sockets, with the energy they sold."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from typing import Any

import pytest

from rwa_chain.meter.gateway.pending import Item, Offer, decide, pending
from rwa_chain.meter.gateway.store import open_database
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BOOT16, BOOT201, RawPoint, iso

HOUR = 3600
NOW = int(time.time())
Case = Callable[["Pile"], Awaitable[None]]


class Pile:
    """A charge point that says what it is told to, and whether each of its messages got a result."""

    def __init__(self, port: int, name: str, point: RawPoint, version: str = "ocpp1.6") -> None:
        self.port, self.name, self.point, self.version = port, name, point, version
        self.answers: list[Any] = []

    async def say(self, action: str, payload: dict[str, Any]) -> Any:
        answer = await self.point.call(action, payload)
        self.answers.append(answer)
        return answer[2]

    async def begin(self, at: int, register: Any, connector: int = 1, **more: Any) -> int:
        told = {"connectorId": connector, "idTag": "T", "meterStart": register, "timestamp": iso(at)} | more
        return int((await self.say("StartTransaction", told))["transactionId"])

    async def end(self, number: Any, at: int, register: Any, **more: Any) -> None:
        told = {"transactionId": number, "meterStop": register, "timestamp": iso(at)} | more
        await self.say("StopTransaction", {name: value for name, value in told.items() if value is not None})

    async def values(self, number: Any, at: int, *sampled: dict[str, Any]) -> None:
        told = {
            "connectorId": 1,
            "transactionId": number,
            "meterValue": [{"timestamp": iso(at), "sampledValue": sampled}],
        }
        await self.say("MeterValues", {name: value for name, value in told.items() if value is not None})

    async def event(self, kind: str, id_: str, sequence: int, at: int, *values: Any, **more: Any) -> None:
        told: dict[str, Any] = {
            "eventType": kind, "timestamp": iso(at), "triggerReason": "CablePluggedIn", "seqNo": sequence,
            "transactionInfo": {"transactionId": id_},
        }  # fmt: skip
        if values:
            told["meterValue"] = list(values)
        assert await self.say("TransactionEvent", told | more) == {}

    async def again(self) -> None:
        """A line that broke."""
        await self.point.close()
        self.point = await RawPoint.connect(self.port, self.name, self.version)


def wh(value: Any, **more: Any) -> dict[str, Any]:
    """A register."""
    return {"value": value, "measurand": "Energy.Active.Import.Register", **more}


def at(when: int, *sampled: dict[str, Any]) -> dict[str, Any]:
    """Values of one instant."""
    return {"timestamp": iso(when), "sampledValue": list(sampled)}


def play(site: Site, case: Case, *, version: str = "ocpp1.6", more: str = "") -> tuple[Pile, list[int], list[Item]]:
    """Plays a case; its pile, the energy of its sessions in Wh, and what waits."""
    site.file.write_text(site.file.read_text() + more)
    piles: list[Pile] = []

    async def drive(port: int) -> None:
        pile = Pile(port, "P1", await RawPoint.connect(port, "P1", version), version)
        piles.append(pile)
        await pile.say("BootNotification", BOOT16 if version == "ocpp1.6" else BOOT201)
        await case(pile)
        await pile.point.close()

    site.run(drive)
    with closing(open_database(site.store)) as db:
        return piles[0], [session[4] for session in site.sessions()], pending(db)


def flags(site: Site) -> list[str]:
    """Of the sessions, in order."""
    return [found for (found,) in site.rows("SELECT flags FROM session ORDER BY device, started")]


# ---- 1.6 ----


async def meter0(pile: Pile) -> None:
    """ChargeTimeEU/Java-OCA-OCPP#331, mobilityhouse/ocpp#186, evcc#10399, MicroOcpp#66: 0 in each transaction."""
    for hours, energy in ((5, 9_000), (3, 8_000), (1, 7_000)):
        number = await pile.begin(NOW - hours * HOUR, 0)
        await pile.end(number, NOW - (hours - 1) * HOUR - 60, energy)


async def newmeter(pile: Pile) -> None:
    """ChargeTimeEU#331: a meter that was replaced."""
    await pile.end(await pile.begin(NOW - 5 * HOUR, 9_000_000), NOW - 4 * HOUR, 9_008_000)
    await pile.end(await pile.begin(NOW - 3 * HOUR, 0), NOW - 2 * HOUR, 6_000)


async def reset_at_each_boot(pile: Pile) -> None:
    """ChargeTimeEU#331: some Wh were counted before the first transaction after the boot."""
    await pile.end(await pile.begin(NOW - 5 * HOUR, 800_000), NOW - 4 * HOUR, 808_000)
    await pile.end(await pile.begin(NOW - 3 * HOUR, 12), NOW - 2 * HOUR, 6_012)
    await pile.end(await pile.begin(NOW - 2 * HOUR, 6_012), NOW - HOUR, 7_012)


async def rounding(pile: Pile) -> None:
    """lbbrhzn/ocpp#1069 (Wallbox): values have decimals, meterStop is cut."""
    number = await pile.begin(NOW - 3 * HOUR, 2_250_000)
    await pile.values(number, NOW - 2 * HOUR, wh("2259988.6", context="Sample.Periodic"))
    await pile.end(number, NOW - 2 * HOUR + 1, 2_259_988, reason="Local")


async def stop_earlier(pile: Pile) -> None:
    """Cf. steve#136: the clock was put right in a session."""
    number = await pile.begin(NOW - 3 * HOUR, 1_000)
    await pile.values(number, NOW - 2 * HOUR, wh("15000"))
    await pile.end(number, NOW - 2 * HOUR - 2, 15_000, reason="EVDisconnected")


async def begin_in_periodic(pile: Pile) -> None:
    """lbbrhzn/ocpp#1838, #1709 (Growatt THOR): each message has the register now, then that of the start."""
    number = await pile.begin(NOW - 3 * HOUR, 157_440)
    for minutes, register in ((10, 160_000), (20, 163_630)):
        begun = wh(157_440, context="Transaction.Begin", format="Raw")
        await pile.values(number, NOW - 3 * HOUR + minutes * 60, wh(register, context="Sample.Periodic"), begun)
    await pile.end(number, NOW - 2 * HOUR, 165_000)


async def inlet_outlet(pile: Pile) -> None:
    """sap-labs-france/ev-server#3823: registers of two places in one message."""
    number = await pile.begin(NOW - 3 * HOUR, 100_000)
    for minutes, outlet, inlet in ((50, 110_000, 890_500), (55, 115_000, 896_000)):
        values = (wh(outlet, location="Outlet"), wh(inlet, location="Inlet"))
        await pile.values(number, NOW - 3 * HOUR + minutes * 60, *values)
    await pile.end(number, NOW - 2 * HOUR, 120_000)


async def garbage_up(pile: Pile) -> None:
    """lbbrhzn/ocpp#1756 (Wallbox Pulsar), #374 (ABB): nonsensical registers among good ones."""
    number = await pile.begin(NOW - 3 * HOUR, 16_000_000)
    for minutes, register in ((1, 16_001_000), (2, 0), (3, 4_294_967_295), (4, 16_003_000)):
        await pile.values(number, NOW - 3 * HOUR + minutes * 60, wh(register))
    await pile.end(number, NOW - 2 * HOUR, 16_010_000)


async def late_queue(pile: Pile) -> None:
    """ChargeTimeEU#61, MicroOcpp#178: a live session, then the one before it, from the queue."""
    await pile.end(await pile.begin(NOW - 2 * HOUR, 10_000), NOW - HOUR, 14_000)
    await pile.end(await pile.begin(NOW - 5 * HOUR, 6_000), NOW - 4 * HOUR, 10_000)


async def zero(pile: Pile) -> None:
    """MicroOcpp#73, OCPP.Core#31: nothing drawn, the stop sent again and again; then a real one."""
    number = await pile.begin(NOW - 5 * HOUR, 0)
    for _ in range(30):
        await pile.end(number, NOW - 5 * HOUR + 2, 0)
    await pile.end(await pile.begin(NOW - 4 * HOUR, 0), NOW - 3 * HOUR, 5_000)


async def same_second(pile: Pile) -> None:
    """A refused card, then a start in the same second with the same register."""
    await pile.end(await pile.begin(NOW - 5 * HOUR, 0), NOW - 5 * HOUR, 0, reason="DeAuthorized")
    await pile.end(await pile.begin(NOW - 5 * HOUR, 0), NOW - 4 * HOUR, 6_000)


async def bad_reason(pile: Pile) -> None:
    """road-labs/chargestation-one#61: fields that the schema lacks, or has otherwise."""
    number = await pile.begin(NOW - 5 * HOUR, 0, reservationId=0, vendor="x")
    data: list[dict[str, Any]] = [{"timestamp": iso(NOW - 4 * HOUR), "sampledValue": []}]
    await pile.end(number, NOW - 4 * HOUR, 1_625, connectorId=1, disconnectReason="x", reason="", transactionData=data)


async def floats(pile: Pile) -> None:
    """Registers and numbers with a point, or as text."""
    await pile.end(float(await pile.begin(NOW - 5 * HOUR, 100.0)), NOW - 4 * HOUR, 1_625.0)
    await pile.end(str(await pile.begin(NOW - 3 * HOUR, "1625")), NOW - 2 * HOUR, 3_625.4)


async def stop_without_meter_stop(pile: Pile) -> None:
    """The register at the end is among the transaction's data only."""
    number = await pile.begin(NOW - 5 * HOUR, 100)
    data = [
        at(NOW - 4 * HOUR, wh("4.1", unit="kWh", context="Transaction.End")),
        at(NOW - 5 * HOUR, wh("0.1", unit="kWh", context="Transaction.Begin")),
    ]
    await pile.end(number, NOW - 4 * HOUR, None, transactionData=data)


async def stop_at_zero(pile: Pile) -> None:
    """meterStop is 0, and the register at the end is among the transaction's data."""
    number = await pile.begin(NOW - 5 * HOUR, 1_000)
    data = [at(NOW - 4 * HOUR, wh(9_000, context="Transaction.End", location="outlet"))]
    await pile.end(number, NOW - 4 * HOUR, 0, transactionData=data)


async def stop_again_later(pile: Pile) -> None:
    """The same stop with the time of its new try."""
    number = await pile.begin(NOW - 5 * HOUR, 1_000)
    for minutes in range(3):
        await pile.end(number, NOW - 4 * HOUR + minutes * 60, 9_000)


async def again_new_id(pile: Pile) -> None:
    """mobilityhouse/ocpp#186 (ABB Terra AC): start and stop again after a reconnect, with other message ids."""
    number = await pile.begin(NOW - 5 * HOUR, 0)
    await pile.again()
    assert await pile.begin(NOW - 5 * HOUR, 0) == number
    await pile.end(number, NOW - 4 * HOUR, 5_000)
    await pile.again()
    await pile.end(number, NOW - 4 * HOUR, 5_000)
    assert await pile.begin(NOW - 5 * HOUR, 0) == number


async def nines(pile: Pile) -> None:
    """Nine fractional digits, offsets with and without a colon, small letters."""
    hours = [iso(NOW - hours * HOUR)[:-1] for hours in range(6)]
    number = await pile.begin(0, 0, timestamp=f"{hours[5]}.123456789Z")
    east = iso(NOW - 4 * HOUR + 8 * HOUR).replace("Z", "+08:00")
    await pile.end(number, 0, 5_000, timestamp=east)
    number = await pile.begin(0, 5_000, timestamp=f"{hours[3]}z".lower())
    await pile.end(number, 0, 6_000, timestamp=f"{hours[2]}+0000")


async def units(pile: Pile) -> None:
    """lbbrhzn/ocpp#466: kWh, no unit, a comma, NaN, nothing, phases, small letters."""
    number = await pile.begin(NOW - 5 * HOUR, 1_000)
    odd = (wh("1.5005", unit="kWh"), {"value": "1600"}, wh("1,7"), wh("NaN"), wh(""), wh(float("nan")), {}, wh(None))
    more = (wh("1700", phase="L1"), wh("1.8", unit="kwh"), wh("1900.0", context="Trigger"), wh(2_000, unit=None))
    for minutes, value in enumerate(odd + more):
        await pile.values(number, NOW - 5 * HOUR + (minutes + 1) * 60, value)
    await pile.end(number, NOW - 4 * HOUR, 2_500)


async def two_connectors(pile: Pile) -> None:
    """One meter for both."""
    one, two = await pile.begin(NOW - 5 * HOUR, 1_000), await pile.begin(NOW - 5 * HOUR, 1_000, 2)
    await pile.end(one, NOW - 4 * HOUR, 5_000)
    await pile.end(two, NOW - 4 * HOUR, 7_000)


async def full_power(pile: Pile) -> None:
    """A pile of 60 kW that gives 62 for an hour: plates are round numbers."""
    await pile.end(await pile.begin(NOW - 5 * HOUR, 0), NOW - 4 * HOUR, 62_000)


@pytest.mark.parametrize(
    ("case", "energy", "flagged"),
    [
        (meter0, [9_000, 8_000, 7_000], ["", "register-reset", "register-reset"]),
        (newmeter, [8_000, 6_000], ["", "register-reset"]),
        (reset_at_each_boot, [8_000, 6_000, 1_000], ["", "register-reset", ""]),
        (rounding, [9_988], [""]),
        (stop_earlier, [14_000], [""]),
        (begin_in_periodic, [7_560], [""]),
        (inlet_outlet, [20_000], [""]),
        (garbage_up, [10_000], ["odd-sample"]),
        (late_queue, [4_000, 4_000], ["", ""]),
        (zero, [5_000], [""]),
        (same_second, [6_000], [""]),
        (bad_reason, [1_625], [""]),
        (floats, [1_525, 2_000], ["", ""]),
        (stop_without_meter_stop, [4_000], [""]),
        (stop_at_zero, [8_000], [""]),
        (stop_again_later, [8_000], [""]),
        (again_new_id, [5_000], [""]),
        (nines, [5_000, 1_000], ["", ""]),
        (units, [1_500], [""]),
        (two_connectors, [4_000, 6_000], ["", ""]),
        (full_power, [62_000], [""]),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_energy_of_1_6(case: Case, energy: list[int], flagged: list[str], site: Site) -> None:
    """All of it, and every message of the pile gets its result."""
    pile, found, waiting = play(site, case)
    assert found == energy
    assert flags(site) == flagged
    assert {answer[0] for answer in pile.answers} == {3}
    assert waiting == []


def test_an_end_that_can_only_be_a_mistake_waits_with_what_was_heard(site: Site) -> None:
    """A meterStop of 0 or of 32 bits set: the last plausible register is offered; a right one mends it."""

    async def case(pile: Pile) -> None:
        for hours, stop in ((5, 0), (3, 4_294_967_295)):
            number = await pile.begin(NOW - hours * HOUR, 1_000)
            await pile.values(number, NOW - hours * HOUR + 1_800, wh(9_000))
            await pile.end(number, NOW - hours * HOUR + HOUR, stop)
        await pile.end(number, NOW - 2 * HOUR, 9_100)

    _, found, waiting = play(site, case)
    assert found == [8_100]
    assert [(item.reason, item.offer.quantity) for item in waiting] == [("total", 8_000)]
    assert site.rows("SELECT reason, state FROM refused") == [("total", "pending"), ("above-rated", "mended")]


def test_a_register_that_turns_back_waits(site: Site) -> None:
    """One in the midst of what was counted would count it twice; with a setting it is the meter's way."""

    async def case(pile: Pile) -> None:
        await pile.end(await pile.begin(NOW - 5 * HOUR, 10_000), NOW - 4 * HOUR, 19_000)
        await pile.end(await pile.begin(NOW - 3 * HOUR, 15_000), NOW - 2 * HOUR, 20_000)

    _, found, waiting = play(site, case)
    assert (found, [item.reason for item in waiting]) == ([9_000], ["total"])
    assert "19000" in waiting[0].says


@pytest.mark.parametrize("place", ["P1", "S0"])
def test_a_meter_that_starts_anew_by_the_settings(place: str, site: Site) -> None:
    """By charge point or station: no flag; a cumulative one that falls to 0 waits."""

    async def case(pile: Pile) -> None:
        await pile.end(await pile.begin(NOW - 5 * HOUR, 10_000), NOW - 4 * HOUR, 19_000)
        await pile.end(await pile.begin(NOW - 3 * HOUR, 15_000), NOW - 2 * HOUR, 20_000)

    _, found, waiting = play(site, case, more=f"meters: {{ {place}: per-transaction }}\n")
    assert (found, waiting, flags(site)) == ([9_000, 5_000], [], ["", ""])


def test_a_cumulative_meter_by_the_settings(site: Site) -> None:
    """A fall to 0 waits."""
    _, found, waiting = play(site, newmeter, more="meters: { P1: cumulative }\n")
    assert (found, [item.reason for item in waiting]) == ([8_000], ["total"])


def test_numbers_that_no_transaction_has(site: Site) -> None:
    """EVerest/libocpp#495, mikuso/ocpp-rpc#82: -1 and 0; nothing is lost: the open one is offered its end."""

    async def case(pile: Pile) -> None:
        await pile.begin(NOW - 3 * HOUR, 1_000)
        await pile.values(0, NOW - 2 * HOUR - 60, wh(9_000))
        await pile.end(-1, NOW - 2 * HOUR, 10_000)
        await pile.end(-1, NOW - 2 * HOUR, 10_000)
        await pile.end(await pile.begin(NOW - HOUR, 10_000), NOW - 60, 12_000)

    pile, found, waiting = play(site, case)
    assert {answer[0] for answer in pile.answers} == {3}
    assert found == [2_000]
    assert [(item.kind, item.reason, item.offer.quantity, item.times) for item in waiting] == [
        ("refused", "unknown-transaction", 9_000, 2),
        ("open", "open", 9_000, 1),
    ]
    assert json.loads(waiting[0].frame)[3]["meterStop"] == 10_000


def test_a_power_cut(site: Site) -> None:
    """MicroOcpp#174, #100: no stop, then the next start: 8.5 kWh between its registers wait."""

    async def case(pile: Pile) -> None:
        number = await pile.begin(NOW - 5 * HOUR, 10_000)
        await pile.values(number, NOW - 4 * HOUR, wh(18_000))
        await pile.again()
        await pile.end(await pile.begin(NOW - 3 * HOUR, 18_500), NOW - 2 * HOUR, 20_000)

    _, found, waiting = play(site, case)
    assert found == [1_500]
    assert [(item.kind, item.offer.quantity) for item in waiting] == [("open", 8_500)]
    assert "before transaction 2 began" in waiting[0].says


def test_a_gap_between_registers(site: Site) -> None:
    """Energy that no transaction tells of."""

    async def case(pile: Pile) -> None:
        await pile.end(await pile.begin(NOW - 5 * HOUR, 10_000), NOW - 4 * HOUR, 12_000)
        await pile.end(await pile.begin(NOW - 3 * HOUR, 15_000), NOW - 2 * HOUR, 16_000)

    _, found, waiting = play(site, case)
    assert found == [2_000, 1_000]
    assert [(item.id, item.kind, item.offer.quantity) for item in waiting] == [("g2", "gap", 3_000)]


@pytest.mark.parametrize(
    ("hours_ahead", "more", "energy"),
    [
        (None, "", []),
        (None, "clocks: { P1: { zone: Asia/Shanghai } }\n", [5_000]),
        (8, "", []),
        (8, "clocks: { S0: { zone: Asia/Shanghai, written: local } }\n", [5_000]),
        (8, "clocks: { P1: { offset_seconds: -28800 } }\n", [5_000]),
    ],
)
def test_clocks(hours_ahead: int | None, more: str, energy: list[int], site: Site) -> None:
    """evcc#10399: no zone; steve#136: local time with a Z. Filed, or told by a setting of the station."""

    def written(when: int) -> str:
        local = iso(when + 8 * HOUR)
        return local[:-1] if hours_ahead is None else local

    async def case(pile: Pile) -> None:
        number = await pile.begin(0, 0, timestamp=written(NOW - 3 * HOUR))
        await pile.end(number, 0, 5_000, timestamp=written(NOW - 2 * HOUR))

    pile, found, waiting = play(site, case, more=more)
    assert {answer[0] for answer in pile.answers} == {3}
    assert found == energy
    assert [item.offer.quantity for item in waiting if item.reason == "clock"] == ([] if energy else [5_000])
    if energy:
        assert site.sessions()[0][2:4] == (NOW - 3 * HOUR, NOW - 2 * HOUR)


def test_a_start_before_the_clock_was_set(site: Site) -> None:
    """MicroOcpp#354, #311: begun in 1970, stopped at a right time; its energy waits for the right start."""

    async def case(pile: Pile) -> None:
        await pile.end(await pile.begin(30, 100), NOW - 60, 4_000)

    _, found, waiting = play(site, case)
    assert (found, [(item.reason, item.offer.quantity) for item in waiting]) == ([], [("clock", 3_900)])


def test_no_boot(site: Site) -> None:
    """A gateway with a new database: the station sells, and is asked who it is."""

    async def drive(port: int) -> None:
        pile = Pile(port, "P1", await RawPoint.connect(port, "P1"))
        await pile.end(await pile.begin(NOW - 3 * HOUR, 100), NOW - 60, 4_000)
        assert [asked[2] for asked in pile.point.asked] == ["TriggerMessage"]

    site.run(drive)
    assert [session[4] for session in site.sessions()] == [3_900]


def test_what_is_no_business_of_energy_is_answered(site: Site) -> None:
    """DataTransfer, security events, firmware, diagnostics, numeric and long ids; answers nobody asked for."""
    answered = {
        "DataTransfer": {"vendorId": "com.x", "messageId": "m", "data": "d"},
        "SecurityEventNotification": {"type": "FirmwareUpdated", "timestamp": iso(NOW)},
        "FirmwareStatusNotification": {"status": "Installed"},
        "DiagnosticsStatusNotification": {"status": "Idle"},
        "LogStatusNotification": {"status": "Idle"},
    }

    async def case(pile: Pile) -> None:
        for action, payload in answered.items():
            await pile.say(action, payload)
        for frame in ('[2,17,"Heartbeat",{}]', f'[2,"{"x" * 40}","Heartbeat",{{}}]'):
            await pile.point.send(frame)
            answer = await pile.point.receive()
            assert (answer[0], answer[1]) == (3, json.loads(frame)[1])
        await pile.point.send('[4,"abc","NotSupported","no",{}]')
        await pile.point.send('[3,"abc",{}]')
        await pile.say("Heartbeat", {})

    pile, _, waiting = play(site, case)
    assert {answer[0] for answer in pile.answers} == {3}
    assert site.refused() == []
    assert waiting == []


# ---- 2.0.1 ----

EVSE = {"evse": {"id": 1}}


async def two_places(pile: Pile) -> None:
    """sap-labs-france/ev-server#3823: registers of the outlet and the inlet."""
    for number, kind, hours, outlet, inlet in ((0, "Started", 5, 100_000, 105_000), (1, "Ended", 4, 108_000, 113_400)):
        values = at(NOW - hours * HOUR, wh(inlet, location="Inlet"), wh(outlet, location="Outlet"))
        await pile.event(kind, "t", number, NOW - hours * HOUR, values, **EVSE)


async def evse_later(pile: Pile) -> None:
    """EVerest/libocpp#580, lbbrhzn/ocpp#2135: the EVSE is named by a later event."""
    await pile.event("Started", "a", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh(0)))
    await pile.event("Started", "b", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh(0)), **EVSE)
    await pile.event("Updated", "a", 1, NOW - 5 * HOUR + 60, evse={"id": 2, "connectorId": 1})
    await pile.event("Ended", "a", 2, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(7_000)))
    await pile.event("Ended", "b", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(10_000)))


async def session_meter(pile: Pile) -> None:
    """ChargeTimeEU#331: 0 in each transaction."""
    for hours in (5, 3):
        id_ = f"t{hours}"
        await pile.event("Started", id_, 0, NOW - hours * HOUR, at(NOW - hours * HOUR, wh(0)), **EVSE)
        then = NOW - hours * HOUR + HOUR
        await pile.event("Ended", id_, 1, then, at(then, wh(6_000)), **EVSE)


async def ended_only(pile: Pile) -> None:
    """lbbrhzn/ocpp#2135: no Started came through; both registers are in Ended."""
    values = (
        at(NOW - 4 * HOUR, wh(9_000, context="Transaction.End")),
        at(NOW - 5 * HOUR, wh(1_000, context="Transaction.Begin")),
    )
    await pile.event("Ended", "t", 3, NOW - 4 * HOUR, *values, **EVSE)


async def seq_restart(pile: Pile) -> None:
    """lbbrhzn/ocpp PR 2141: numbers start anew at a boot."""
    await pile.event("Started", "t", 7, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh(1_000)), **EVSE)
    await pile.event("Updated", "t", 0, NOW - 5 * HOUR + 600, at(NOW - 5 * HOUR + 600, wh(3_000)))
    await pile.event("Ended", "t", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(9_000)))


async def begin_after(pile: Pile) -> None:
    """As Growatt orders them (lbbrhzn/ocpp#1838): End before Begin, of one time, and a value beside them."""
    await pile.event("Started", "t", 0, NOW - 5 * HOUR, **EVSE)
    values = (wh(9_000, context="Transaction.End"), wh(9_000), wh(1_000, context="Transaction.Begin"))
    await pile.event("Ended", "t", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, *values))


async def contexts_first(pile: Pile) -> None:
    """Periodic values beside those of the start and the end, in kWh by a multiplier."""
    periodic = wh(1.4, context="Sample.Periodic", unitOfMeasure={"unit": "kWh"})
    begun = wh(10, context="Transaction.Begin", unitOfMeasure={"unit": "Wh", "multiplier": 2})
    await pile.event("Started", "t", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, periodic, begun), **EVSE)
    ended, before = wh(9_000, context="Transaction.End"), wh(8_900, context="Sample.Periodic")
    await pile.event("Ended", "t", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, ended, before))


async def begin_told_at_the_end(pile: Pile) -> None:
    """The first event has a register that is older than the start, the last one that of the start itself."""
    await pile.event("Started", "t", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR - 60, wh(900)), **EVSE)
    begun, ended = wh(1_000, context="Transaction.Begin"), wh(9_000, context="Transaction.End")
    await pile.event("Ended", "t", 1, NOW - 4 * HOUR, at(NOW - 5 * HOUR, begun), at(NOW - 4 * HOUR, ended))


async def backwards_order(pile: Pile) -> None:
    """A queue that is sent newest first."""
    await pile.event("Ended", "t", 2, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(9_000)))
    await pile.event("Updated", "t", 1, NOW - 5 * HOUR + 60, at(NOW - 5 * HOUR + 60, wh(1_500)), **EVSE)
    await pile.event("Started", "t", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh(1_000)))


async def odd_fields(pile: Pile) -> None:
    """What the schema lacks or has otherwise."""
    more = {"triggerReason": "Coffee", "numberOfPhasesUsed": "3", "customData": {}, "vendor": 1}
    await pile.event("Started", "t", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh("1000")), **EVSE, **more)
    await pile.event("Ended", "t", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh("9000")))


@pytest.mark.parametrize(
    ("case", "energy", "flagged"),
    [
        (two_places, [8_000], [""]),
        (evse_later, [10_000, 7_000], ["", ""]),
        (session_meter, [6_000, 6_000], ["", "register-reset"]),
        (ended_only, [8_000], [""]),
        (seq_restart, [8_000], [""]),
        (begin_after, [8_000], [""]),
        (contexts_first, [8_000], [""]),
        (begin_told_at_the_end, [8_000], [""]),
        (backwards_order, [8_000], ["begin-late"]),
        (odd_fields, [8_000], [""]),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_energy_of_2_0_1(case: Case, energy: list[int], flagged: list[str], site: Site) -> None:
    """All of it, at the EVSE that told it, and every message gets its result."""
    pile, found, waiting = play(site, case, version="ocpp2.0.1")
    assert found == energy
    assert flags(site) == flagged
    assert {answer[0] for answer in pile.answers} == {3}
    assert waiting == []


def test_an_id_at_two_outlets_is_of_two_transactions(site: Site) -> None:
    """Their registers are of two meters: the first of one and the last of the other would come to any amount."""

    async def case(pile: Pile) -> None:
        for _ in range(2):  # every message twice
            for evse, register in ((1, 1_000), (2, 50_000)):
                values = at(NOW - 5 * HOUR + evse, wh(register))
                await pile.event("Started", "1", 0, NOW - 5 * HOUR + evse, values, evse={"id": evse})
        for evse, register in ((2, 55_000), (1, 5_000), (2, 55_000), (1, 5_000)):
            await pile.event("Ended", "1", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(register)), evse={"id": evse})

    _, _, waiting = play(site, case, version="ocpp2.0.1")
    assert [(session[0], session[4]) for session in site.sessions()] == [("P1/1", 4_000), ("P1/2", 5_000)]
    assert waiting == []


@pytest.mark.parametrize("ended", [False, True])
def test_an_id_used_again_is_of_another_transaction(site: Site, ended: bool) -> None:
    """A counter that starts anew at each boot: whether the first one's end was told or not."""

    async def case(pile: Pile) -> None:
        begun = NOW - 5 * HOUR
        for _ in range(2):
            await pile.event("Started", "1", 0, begun, at(begun, wh(1_000)), **EVSE)
        await pile.event("Updated", "1", 1, begun + 600, at(begun + 600, wh(3_000)), **EVSE)
        if ended:
            await pile.event("Ended", "1", 2, begun + 900, at(begun + 900, wh(3_000)))
            await pile.event("Ended", "1", 2, begun + 900, at(begun + 900, wh(3_000)))
        await pile.again()
        await pile.say("BootNotification", BOOT201)
        begun += 1_000
        await pile.event("Started", "1", 0, begun, at(begun, wh(3_500)), **EVSE)
        await pile.event("Updated", "1", 1, begun + 600, at(begun + 600, wh(6_000)))
        # A late message of the first is still of the first.
        await pile.event("Updated", "1", 1, begun - 400, at(begun - 400, wh(3_000)))
        await pile.event("Ended", "1", 2, begun + HOUR, at(begun + HOUR, wh(9_000)))
        await pile.event("Ended", "1", 2, begun + HOUR, at(begun + HOUR, wh(9_000)))

    _, energy, waiting = play(site, case, version="ocpp2.0.1")
    assert energy == ([2_000, 5_500] if ended else [5_500])
    shown = sum(item.offer.quantity or 0 for item in waiting)
    assert shown == (500 if ended else 2_500)


def test_a_start_after_an_end_is_of_another_transaction(site: Site) -> None:
    """The first one's start was lost: its end waits, and the next with its id is a session of its own."""

    async def case(pile: Pile) -> None:
        begun = NOW - 5 * HOUR
        await pile.event("Ended", "1", 1, begun, at(begun, wh(5_000)), **EVSE)
        await pile.event("Started", "1", 0, begun + 1_000, at(begun + 1_000, wh(5_000)), **EVSE)
        await pile.event("Ended", "1", 1, begun + HOUR, at(begun + HOUR, wh(9_000)), **EVSE)
        await pile.event("Ended", "1", 1, begun, at(begun, wh(5_000)), **EVSE)

    _, energy, waiting = play(site, case, version="ocpp2.0.1")
    assert energy == [4_000]
    assert [(item.reason, item.offer.stop) for item in waiting] == [("clock", 5_000)]


def test_an_evse_is_named_or_nothing_is_counted(site: Site) -> None:
    """No connector by default: it would be another's energy."""

    async def case(pile: Pile) -> None:
        await pile.event("Started", "t", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh(0)))
        await pile.event("Ended", "t", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(7_000)))

    _, found, waiting = play(site, case, version="ocpp2.0.1")
    assert (found, [(item.reason, item.offer.quantity, item.mend) for item in waiting]) == (
        [],
        [("unknown-device", 7_000, "--connector N")],
    )


def test_registers_at_the_end_only(site: Site) -> None:
    """Both of them count; one of them alone says only what was drawn since the register before."""

    async def case(pile: Pile) -> None:
        await pile.event("Started", "a", 0, NOW - 5 * HOUR, **EVSE)
        values = (at(NOW - 5 * HOUR, wh(1_000)), at(NOW - 4 * HOUR, wh(9_000)))
        await pile.event("Ended", "a", 1, NOW - 4 * HOUR, *values)
        await pile.event("Started", "b", 0, NOW - 3 * HOUR, **EVSE)
        await pile.event("Ended", "b", 1, NOW - 2 * HOUR, at(NOW - 2 * HOUR, wh(12_000)))

    _, found, waiting = play(site, case, version="ocpp2.0.1")
    assert (found, [(item.reason, item.offer.quantity) for item in waiting]) == (
        [8_000],
        [("missing", None), ("gap", 3_000)],
    )


def test_a_transaction_waits_once(site: Site) -> None:
    """Each message after the end of one without a start is judged anew: one item, rejected as a whole."""

    async def case(pile: Pile) -> None:
        await pile.event("Ended", "t", 3, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(9_000)), **EVSE)
        for minutes, register in ((3, 8_500), (2, 8_000)):
            when = NOW - 4 * HOUR - minutes * 60
            await pile.event("Updated", "t", minutes, when, at(when, wh(register)), **EVSE)

    _, found, waiting = play(site, case, version="ocpp2.0.1")
    assert (found, [(item.id, item.reason, item.offer.quantity, item.times) for item in waiting]) == (
        [],
        [("r1", "clock", 1_000, 3)],
    )
    assert len(site.refused()) == 3
    with closing(open_database(site.store)) as db:
        for person in ("wang", "li"):
            decide(db, "r1", "reject", person, "a test", Offer(), NOW)
        assert pending(db) == []


def test_samples_after_an_end_without_a_register(site: Site) -> None:
    """The session is counted up to what was heard by then; what came later waits as a gap."""

    async def case(pile: Pile) -> None:
        await pile.event("Started", "t", 0, NOW - 5 * HOUR, at(NOW - 5 * HOUR, wh(1_000)), **EVSE)
        await pile.event("Updated", "t", 1, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(41_000)))
        await pile.event("Ended", "t", 9, NOW - 3 * HOUR)
        for minutes, register in ((10, 50_000), (50, 90_000)):
            when = NOW - 4 * HOUR + minutes * 60
            await pile.event("Updated", "t", minutes, when, at(when, wh(register)))

    _, found, waiting = play(site, case, version="ocpp2.0.1")
    assert (found, [(item.kind, item.offer.quantity) for item in waiting]) == (
        [40_000],
        [("gap", 9_000), ("gap", 40_000)],
    )


def test_the_earliest_of_samples_in_another_order_is_the_first(site: Site) -> None:
    """One that the device can't have drawn the rest since is none; one after the end waits as a gap."""

    async def case(pile: Pile) -> None:
        await pile.event("Started", "t", 0, NOW - 5 * HOUR, **EVSE)
        for minutes, register in ((50, 8_500), (20, 8_000), (10, 0)):
            when = NOW - 5 * HOUR + minutes * 60
            await pile.event("Updated", "t", minutes, when, at(when, wh(register if register else -5)))
        await pile.event("Ended", "t", 99, NOW - 4 * HOUR, at(NOW - 4 * HOUR, wh(9_000)))
        await pile.event("Updated", "t", 5, NOW - 5 * HOUR + 300, at(NOW - 5 * HOUR + 300, wh(7_500)))

    _, found, waiting = play(site, case, version="ocpp2.0.1")
    assert (found, [(item.kind, item.offer.quantity) for item in waiting]) == ([1_000], [("gap", 500)])


# ---- both ----


async def told(pile: Pile, version: str, when: int, *sampled: dict[str, Any], connector: int = 1) -> None:
    """Values that no transaction has."""
    place = {"connectorId": connector} if version == "ocpp1.6" else {"evseId": connector}
    assert await pile.say("MeterValues", place | {"meterValue": [at(when, *sampled)]}) == {}


async def sold(pile: Pile, version: str, when: int, first: int, stop: int) -> None:
    """An hour's transaction."""
    if version == "ocpp1.6":
        await pile.end(await pile.begin(when, first), when + HOUR, stop)
        return
    await pile.event("Started", f"t{when}", 0, when, at(when, wh(first)), **EVSE)
    await pile.event("Ended", f"t{when}", 1, when + HOUR, at(when + HOUR, wh(stop)))


VERSIONS = pytest.mark.parametrize("version", ["ocpp1.6", "ocpp2.0.1"])


@VERSIONS
def test_energy_outside_transactions_waits(version: str, site: Site) -> None:
    """Clock-aligned values after the last transaction: what the register rose by; not what a transaction has."""

    async def case(pile: Pile) -> None:
        await told(pile, version, NOW - 6 * HOUR, wh(1_000))
        await sold(pile, version, NOW - 5 * HOUR, 1_000, 9_000)
        await told(pile, version, NOW - 4 * HOUR, wh(9_000), wh(50_000, location="Inlet"))
        await told(pile, version, NOW - 2 * HOUR, wh(11.5, unit="kWh"))
        await told(pile, version, NOW - 2 * HOUR, wh(800_000), connector=0)

    pile, found, waiting = play(site, case, version=version)
    assert {answer[0] for answer in pile.answers} == {3}
    assert (found, [(item.id, item.kind, item.offer.quantity) for item in waiting]) == (
        [8_000],
        [("m1", "gap", 2_500)],
    )
    assert (waiting[0].offer.started, waiting[0].offer.ended) == (NOW - 4 * HOUR, NOW - 2 * HOUR)


@VERSIONS
def test_a_gap_is_shown_once(version: str, site: Site) -> None:
    """By the register at the next start where there is one, whatever was told in between."""

    async def case(pile: Pile) -> None:
        await sold(pile, version, NOW - 7 * HOUR, 1_000, 2_000)
        await told(pile, version, NOW - 5 * HOUR, wh(3_000))
        await sold(pile, version, NOW - 4 * HOUR, 4_000, 5_000)
        await told(pile, version, NOW - 2 * HOUR, wh(5_004))

    _, found, waiting = play(site, case, version=version)
    assert (found, [(item.id, item.offer.quantity) for item in waiting]) == ([1_000, 1_000], [("g2", 2_000)])


@VERSIONS
def test_registers_of_no_transaction_at_all(version: str, site: Site) -> None:
    """What rose between the first and the last; a meter that starts anew keeps what was before; no time is now."""

    async def case(pile: Pile) -> None:
        await told(pile, version, NOW - 5 * HOUR, wh(1_000))
        await told(pile, version, NOW - 4 * HOUR, wh(3_000))
        await told(pile, version, NOW - 3 * HOUR, wh(0))
        await told(pile, version, NOW - 2 * HOUR, wh(500))
        place = {"connectorId": 2} if version == "ocpp1.6" else {"evseId": 2}
        for register in (100, 200):
            await pile.say("MeterValues", place | {"meterValue": [{"sampledValue": [wh(register)]}]})

    _, found, waiting = play(site, case, version=version)
    assert (found, [(item.offer.connector, item.offer.quantity) for item in waiting]) == (
        [],
        [(1, 2_000), (1, 500), (2, 100)],
    )


@VERSIONS
def test_registers_of_no_transaction_that_can_not_be(version: str, site: Site) -> None:
    """Beyond the rated power, negative, of no connector: filed and counted, and the others are not harmed."""

    async def case(pile: Pile) -> None:
        for minutes, register in ((0, 1_000), (1, 4_294_967_295), (2, -5), (3, 2_000)):
            await told(pile, version, NOW - 5 * HOUR + minutes * 60, wh(register))
        await told(pile, version, NOW - 4 * HOUR, wh(7), connector=99)
        await sold(pile, version, NOW - 3 * HOUR, 2_000, 3_000)

    _, found, waiting = play(site, case, version=version)
    assert (found, [(item.id, item.offer.quantity) for item in waiting]) == ([1_000], [("g1", 1_000)])
    assert site.rows("SELECT reason, kind, state FROM refused") == [
        ("above-rated", "sample", "noted"), ("above-rated", "sample", "noted"), ("unknown-device", "sample", "noted")
    ]  # fmt: skip


@VERSIONS
def test_an_odd_register_after_a_transaction_is_no_gap(version: str, site: Site) -> None:
    """The first one outside transactions, with 32 bits set: filed; the next one tells the gap."""

    async def case(pile: Pile) -> None:
        await sold(pile, version, NOW - 5 * HOUR, 1_000, 9_000)
        await told(pile, version, NOW - 3 * HOUR, wh(4_294_967_295))
        await told(pile, version, NOW - 2 * HOUR, wh(9_400))

    _, found, waiting = play(site, case, version=version)
    assert (found, [item.offer.quantity for item in waiting]) == ([8_000], [400])
    assert site.refused() == ["above-rated"]


@VERSIONS
def test_an_old_open_transaction_takes_nothing_of_the_next(version: str, site: Site) -> None:
    """Another has begun at its connector since: what is told later is no sample of it, and no end of it."""

    async def case(pile: Pile) -> None:
        if version == "ocpp1.6":
            await pile.begin(NOW - 9 * HOUR, 1_000)
        else:
            await pile.event("Started", "lost", 0, NOW - 9 * HOUR, at(NOW - 9 * HOUR, wh(1_000)), **EVSE)
        await sold(pile, version, NOW - 6 * HOUR, 4_000, 9_000)
        await told(pile, version, NOW - 3 * HOUR, wh(9_700))
        if version == "ocpp1.6":
            await pile.end(-1, NOW - 2 * HOUR, 11_000)

    _, found, waiting = play(site, case, version=version)
    unknown = [("refused", None)] if version == "ocpp1.6" else []
    assert (found, [(item.kind, item.offer.quantity) for item in waiting]) == (
        [5_000],
        [*unknown, ("open", 3_000), ("gap", 700)],
    )


@VERSIONS
def test_values_beside_a_running_transaction_are_its_own(version: str, site: Site) -> None:
    """They check it, and make no gap; a transaction whose end says no register has the last one heard."""

    async def case(pile: Pile) -> None:
        if version == "ocpp1.6":
            number = await pile.begin(NOW - 3 * HOUR, 1_000)
            await told(pile, version, NOW - 2 * HOUR, wh(6_000))
            await pile.end(number, NOW - HOUR, None)
        else:
            await pile.event("Started", "t", 0, NOW - 3 * HOUR, at(NOW - 3 * HOUR, wh(1_000)), **EVSE)
            await told(pile, version, NOW - 2 * HOUR, wh(6_000))
            await pile.event("Ended", "t", 1, NOW - HOUR)

    _, found, waiting = play(site, case, version=version)
    assert (found, waiting, flags(site)) == ([5_000], [], ["end-unseen"])


def test_a_whole_offline_day_gets_through(site: Site) -> None:
    """MicroOcpp#178, ocpp-rpc#29: 60 sessions as one queue, over the rate: held back, none refused, none lost."""
    site.file.write_text(site.file.read_text().replace("per_minute: 6000", "per_minute: 1500"))

    async def case(pile: Pile) -> None:
        register = 0
        for session in range(60):
            begun = NOW - 23 * HOUR + session * 1_200
            number = await pile.begin(begun, register)
            for minutes in range(1, 5):
                await pile.values(number, begun + minutes * 60, wh(register + minutes * 500))
            register += 2_500
            await pile.end(number, begun + 600, register)

    pile, found, waiting = play(site, case)
    assert {answer[0] for answer in pile.answers} == {3}
    assert (len(found), sum(found), waiting) == (60, 150_000, [])


def test_evidence_is_kept_whole(site: Site) -> None:
    """A StopTransaction of 40 values, the register after them, and a thousand malformed frames later: all is there."""
    data = [at(NOW - 5 * HOUR + 60 * k, wh(100 * k, context="Sample.Periodic", location="Outlet")) for k in range(40)]

    async def case(pile: Pile) -> None:
        await pile.begin(NOW - 5 * HOUR, 0)
        await pile.end(77, NOW - 4 * HOUR, 4_000, transactionData=data, reason="")
        for number in range(1_100):
            await pile.say("StatusNotification", {"connectorId": 1, "errorCode": "Error", "status": f"{number}"})

    _, _, waiting = play(site, case)
    (refused, _) = waiting
    payload = json.loads(refused.frame)[3]
    assert (payload["meterStop"], len(payload["transactionData"])) == (4_000, 40)
    assert len(site.refused()) == 1 + 1_000
