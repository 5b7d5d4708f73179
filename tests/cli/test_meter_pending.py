"""`rwa meter pending`, `accept`, `reject`: what waits is listed, and counted once two persons say so."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Outcome
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BOOT16, RawPoint, iso, start16, stop16

DAY = 86_400
TODAY = int(time.time()) // DAY * DAY
NOON = TODAY - DAY // 2
Rwa = Callable[..., Outcome]


@pytest.fixture
def sold(tmp_path: Path) -> Site:
    """Yesterday: a good session, a register that turned back, one open, an end of no transaction, one of nothing."""
    site = Site(tmp_path)

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.call("BootNotification", BOOT16)

        async def begin(at: int, register: int, connector: int = 1) -> int:
            answer = await point.call("StartTransaction", start16(at, register, connector))
            return int(answer[2]["transactionId"])

        await point.call("StopTransaction", stop16(await begin(NOON, 10_000), NOON + 3600, 19_000))
        await point.call("StopTransaction", stop16(await begin(NOON + 4_000, 15_000), NOON + 6_000, 20_000))
        await begin(NOON, 500, 2)
        await point.call("StopTransaction", stop16(99, NOON + 3600, 7_500))
        await point.call("StopTransaction", stop16(await begin(NOON, 0, 3), NOON + 60, 0))
        await point.close()

    site.run(drive)
    return site


def listed(rwa: Rwa, site: Site) -> dict[str, dict[str, Any]]:
    """By id."""
    document = json.loads(rwa("meter", "pending", "--store", site.store, "--json").out)
    return {item["id"]: item for item in document["pending"]}


def test_everything_that_waits_is_listed(sold: Site, rwa: Rwa) -> None:
    """By station, with reason, energy, what would mend it, and the whole frame."""
    items = listed(rwa, sold)
    assert {id_: (item["kind"], item["reason"], item["wh"]) for id_, item in items.items()} == {
        "r1": ("refused", "total", 5_000),
        "r2": ("refused", "unknown-transaction", 7_000),
        "t3": ("open", "open", None),
    }
    assert items["r1"]["station"] == "S0"
    assert json.loads(items["r1"]["frame"])[3]["meterStop"] == 20_000
    shown = rwa("meter", "pending", "--store", sold.store)
    assert shown.code == 0
    frame = items["r2"]["frame"]
    for words in ("r1", "19000 Wh", "meter that was replaced", "2 refused", "12,000 Wh", "zero 1", f"frame: {frame}"):
        assert words in shown.out
    assert "list them" not in shown.out
    assert any("P1: filed: total" in line for line in sold.said)


def test_batch_says_what_waits_and_writes_it(sold: Site, rwa: Rwa, tmp_path: Path) -> None:
    """On the screen, and in refused.csv with the frames."""
    shown = rwa("meter", "batch", sold.store, "--out", tmp_path / "out")
    assert "2 refused (total, unknown-transaction): 12,000 Wh" in shown.out
    assert "1 transactions open" in shown.out
    with (tmp_path / "out/onshore/refused.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], row["station"], row["wh"]) for row in rows] == [
        ("r1", "S0", "5000"), ("r2", "S0", "7000"), ("t3", "S0", "")
    ]  # fmt: skip
    assert json.loads(rows[0]["frame"])[3]["meterStop"] == 20_000


def test_a_maker_and_a_checker_accept(sold: Site, rwa: Rwa) -> None:
    """One alone counts nothing, the same person twice neither; the second of two makes the session."""
    accept = ("meter", "accept", "r1", "--store", sold.store, "--because", "replaced on 2 March")
    assert "proposed by wang" in rwa(*accept, "--by", "wang").out
    assert len(sold.sessions()) == 1
    assert listed(rwa, sold)["r1"]["proposed_by"] == "wang (accept)"
    for name in ("Wang", "WANG  ", "\uff37ang"):
        assert "another person" in rwa(*accept, "--by", name).refused()
    assert "proposed" in rwa(*accept, "--by", "li", "--wh", "4000").refused()
    assert "5,000 Wh at P1/1" in rwa(*accept, "--by", "li").out
    assert [session[4] for session in sold.sessions()] == [9_000, 5_000]
    assert sold.rows("SELECT flags FROM session ORDER BY started DESC LIMIT 1") == [("reviewed",)]
    assert "r1" not in listed(rwa, sold)
    assert "lists" in rwa(*accept, "--by", "zhao").refused()
    assert [row[:3] for row in sold.rows("SELECT item, verdict, person FROM vote ORDER BY person")] == [
        ("r1", "accept", "li"), ("r1", "accept", "wang")
    ]  # fmt: skip


def test_an_end_of_no_transaction_ends_the_open_one(sold: Site, rwa: Rwa) -> None:
    """Both are listed no more."""
    accept = ("meter", "accept", "r2", "--store", sold.store, "--because", "the only one open")
    rwa(*accept, "--by", "wang")
    assert "7,000 Wh at P1/2" in rwa(*accept, "--by", "li").out
    assert set(listed(rwa, sold)) == {"r1"}


def test_rejected_and_taken_back(sold: Site, rwa: Rwa) -> None:
    """Two persons reject; one who disagrees takes a proposal back; an open one says what it lacks."""
    words = ("--store", sold.store, "--because", "a test")
    rwa("meter", "accept", "r1", *words, "--by", "wang")
    assert "taken back" in rwa("meter", "reject", "r1", *words, "--by", "li").out
    rwa("meter", "reject", "r1", *words, "--by", "li")
    assert "rejected" in rwa("meter", "reject", "r1", *words, "--by", "wang").out
    assert set(listed(rwa, sold)) == {"r2", "t3"}
    accept = ("meter", "accept", "t3", *words, "--by", "wang")
    assert "--ended" in rwa(*accept).refused()
    ended = ("--ended", iso(NOON + 3600))
    assert "--wh" in rwa(*accept, *ended).refused()
    assert "above-rated" in rwa(*accept, *ended, "--wh", "70000").refused()
    assert "a time with its zone" in rwa(*accept, "--ended", "2026-03-02T09:00").refused()
    rwa(*accept, *ended, "--wh", "6000")
    assert "6,000 Wh at P1/2" in rwa("meter", "accept", "t3", *words, "--by", "li").out
    assert len(sold.sessions()) == 2


def test_what_is_accepted_late_is_a_correction(sold: Site, rwa: Rwa, tmp_path: Path) -> None:
    """Its day is published: it restates the day, dated right after the last reading where that is later."""

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        number = (await point.call("StartTransaction", start16(NOON + 9_000, 30_000)))[2]["transactionId"]
        await point.call("StopTransaction", stop16(number, NOON + 9_600, 31_000))
        await point.close()

    sold.run(drive)
    batch = ("meter", "batch", sold.store, "--out", tmp_path / "out", "--json")
    first = json.loads(rwa(*batch).out)
    for person in ("wang", "li"):
        rwa("meter", "accept", "r1", "--store", sold.store, "--because", "replaced", "--by", person)
    then = json.loads(rwa(*batch).out)
    assert then["batches"] == first["batches"]
    (restated,) = then["restatements"]
    assert (restated["count"], restated["quantity"]) == (3, 9_000 + 1_000 + 5_000)
    assert sold.rows("SELECT ended, flags FROM session WHERE id = 'P1/r1'") == [(NOON + 9_601, "reviewed dated-later")]


def test_a_gap_is_accepted_or_rejected(tmp_path: Path, rwa: Rwa) -> None:
    """Energy between two sessions; once decided it is listed no more."""
    site = Site(tmp_path)

    async def drive(port: int) -> None:
        for name in ("P1", "P2"):
            point = await RawPoint.connect(port, name)
            for at, first in ((NOON, 0), (NOON + 7_200, 8_000)):
                number = (await point.call("StartTransaction", start16(at, first)))[2]["transactionId"]
                await point.call("StopTransaction", stop16(number, at + 3600, first + 5_000))
            await point.close()

    site.run(drive)
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"g2": 3_000, "g4": 3_000}
    for verdict, id_ in (("accept", "g2"), ("reject", "g4")):
        for person in ("wang", "li"):
            rwa("meter", verdict, id_, "--store", site.store, "--because", "seen", "--by", person)
    assert listed(rwa, site) == {}
    assert [session[4] for session in site.sessions() if session[0] == "P1/1"] == [5_000, 3_000, 5_000]
    assert len(site.sessions()) == 5


def test_registers_of_no_transaction_are_accepted_in_steps(tmp_path: Path, rwa: Rwa) -> None:
    """What rose until a decision was proposed is decided; what rose since waits under another id."""
    site = Site(tmp_path)

    async def idle(port: int, *values: tuple[int, int]) -> None:
        point = await RawPoint.connect(port, "P1")
        for at, register in values:
            sampled = [{"timestamp": iso(at), "sampledValue": [{"value": str(register)}]}]
            answer = await point.call("MeterValues", {"connectorId": 1, "meterValue": sampled})
            assert answer[0] == 3
        await point.close()

    site.run(lambda port: idle(port, (NOON, 1_000), (NOON + 3600, 4_000)))
    assert {id_: (item["kind"], item["wh"]) for id_, item in listed(rwa, site).items()} == {"m1": ("gap", 3_000)}
    words = ("--store", site.store, "--because", "a fault that let everybody charge")
    rwa("meter", "accept", "m1", *words, "--by", "wang")
    site.run(lambda port: idle(port, (NOON + 7200, 9_000)))
    assert "3,000 Wh at P1/1" in rwa("meter", "accept", "m1", *words, "--by", "li").out
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"m2": 5_000}
    for person in ("wang", "li"):
        rwa("meter", "reject", "m2", *words, "--by", person)
    assert listed(rwa, site) == {}
    site.run(lambda port: idle(port, (NOON + 9000, 9_500)))
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"m3": 500}
    assert [session[2:5] for session in site.sessions()] == [(NOON, NOON + 3600, 3_000)]


def test_the_frame_is_shortened(tmp_path: Path, rwa: Rwa) -> None:
    """On the screen; whole in the document."""
    site = Site(tmp_path)
    data = [{"timestamp": iso(NOON + k), "sampledValue": [{"value": str(k)}]} for k in range(40)]

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.call("StopTransaction", stop16(99, NOON, 7_500) | {"transactionData": data})
        await point.close()

    site.run(drive)
    frame = listed(rwa, site)["r1"]["frame"]
    assert len(json.loads(frame)[3]["transactionData"]) == 40
    out = rwa("meter", "pending", "--store", site.store).out
    assert f"frame: {frame[:159]}…" in out
    assert frame[:170] not in out


def test_the_same_energy_is_not_accepted_twice(tmp_path: Path, rwa: Rwa) -> None:
    """An end of no transaction lies in a gap between registers: accepted as one, it is not in the other."""
    site = Site(tmp_path)

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        for at, first in ((NOON, 0), (NOON + 14_400, 15_000)):
            number = (await point.call("StartTransaction", start16(at, first)))[2]["transactionId"]
            await point.call("StopTransaction", stop16(number, at + 3600, first + 5_000))
        await point.call("StopTransaction", stop16(-1, NOON + 10_800, 12_000))
        await point.close()

    site.run(drive)
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"g2": 10_000, "r1": None}
    words = ("--store", site.store, "--because", "the station's log")
    whole = ("meter", "accept", "r1", *words, "--connector", "1", "--wh", "7000")
    times = ("--started", iso(NOON + 7_200), "--ended", iso(NOON + 10_800))
    assert (
        "P1/1" in rwa(*whole, "--started", iso(NOON + 3_000), "--ended", iso(NOON + 10_800), "--by", "wang").refused()
    )
    for person in ("wang", "li"):
        rwa(*whole, *times, "--by", person)
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"g2": 3_000}
    gap = ("meter", "accept", "g2", *words)
    assert "did not charge there: it has 7,000 Wh" in rwa(*gap, "--by", "wang").refused()
    for person in ("wang", "li"):
        rwa(*gap, "--by", person, "--ended", iso(NOON + 7_200))
    assert listed(rwa, site) == {}
    assert sum(session[4] for session in site.sessions()) == 20_000


def test_what_is_accepted_beyond_an_end_is_no_more_in_the_gap(tmp_path: Path, rwa: Rwa) -> None:
    """A second end tells of the energy that the register of the next start tells of, too."""
    site = Site(tmp_path)

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        number = (await point.call("StartTransaction", start16(NOON, 1_000)))[2]["transactionId"]
        await point.call("StopTransaction", stop16(number, NOON + 3_600, 5_000))
        await point.call("StopTransaction", stop16(number, NOON + 3_700, 6_500))
        number = (await point.call("StartTransaction", start16(NOON + 4_000, 9_000)))[2]["transactionId"]
        await point.call("StopTransaction", stop16(number, NOON + 5_000, 12_000))
        await point.close()

    site.run(drive)
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"r1": None, "g2": 4_000}
    words = ("--store", site.store, "--because", "the station's log")
    times = ("--started", iso(NOON + 3_600), "--ended", iso(NOON + 3_700))
    for person in ("wang", "li"):
        rwa("meter", "accept", "r1", *words, *times, "--wh", "1500", "--by", person)
    assert {id_: item["wh"] for id_, item in listed(rwa, site).items()} == {"g2": 2_500}
    for person in ("wang", "li"):
        rwa("meter", "accept", "g2", *words, "--started", iso(NOON + 3_700), "--by", person)
    assert listed(rwa, site) == {}
    assert sum(session[4] for session in site.sessions()) == 11_000


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--connector", "0"),
        ("--connector", "33"),
        ("--ended", iso(TODAY + 400 * DAY)),
        ("--started", "1970-01-01T00:00:00Z"),
        ("--wh", "0"),
        ("--wh", "99000000"),
    ],
)
def test_persons_too_are_held_to_what_can_be(option: str, value: str, sold: Site, rwa: Rwa) -> None:
    """A connector that no charge point has, a time to come, one before clocks: refused to the first of the two."""
    words = ("--store", sold.store, "--because", "a slip", "--by", "wang")
    assert rwa("meter", "accept", "r1", *words, option, value).refused()
    assert listed(rwa, sold)["r1"]["proposed_by"] == ""


def test_the_usual_place_and_the_login_name(
    sold: Site, inside: Path, rwa: Rwa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --store it is out/gateway.db, without --by the one who is logged in."""
    (inside / "out").mkdir()
    (inside / "out/gateway.db").symlink_to(sold.store)
    for name, words in (("wang", "proposed by wang"), ("li", "5,000 Wh at P1/1")):
        monkeypatch.setenv("LOGNAME", name)
        assert words in rwa("meter", "accept", "r1", "--because", "replaced").out
    assert "r1" not in rwa("meter", "pending").out


def test_refuses_a_store_that_is_none(inside: Path, rwa: Rwa) -> None:
    """Named."""
    assert "--store" in rwa("meter", "pending", "--store", "no.db").refused()
    assert datetime.fromtimestamp(NOON, UTC).hour == 12
