"""`rwa meter gateway` as a process: what it acknowledged survives being killed, and a second one is kept away."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Outcome, command, environment
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BOOT16, RawPoint, start16, stop16

NOW = int(time.time()) - 7200


def started(site: Site) -> tuple[subprocess.Popen[str], int]:
    """The process, and its port."""
    line = command("meter", "gateway", site.file, "--store", site.store, "--port", "0", "--json")
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    assert process.stdout is not None
    text = ""
    while not text.endswith("}\n"):
        read = process.stdout.readline()
        assert read, process.communicate()[1]
        text += read
    return process, int(json.loads(text)["url"].split(":")[-1].rstrip("/"))


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    """Killed after each acknowledgement: the next process knows the transaction, the session, and the duplicate."""
    site = Site(tmp_path)

    async def start(port: int) -> int:
        point = await RawPoint.connect(port, "P1")
        await point.call("BootNotification", BOOT16)
        return int((await point.call("StartTransaction", start16(NOW, 0)))[2]["transactionId"])

    async def stop(port: int, number: int) -> None:
        point = await RawPoint.connect(port, "P1")
        assert (await point.call("StopTransaction", stop16(number, NOW + 3600, 9_000)))[0] == 3

    process, port = started(site)
    number = asyncio.run(start(port))
    process.kill()
    process.communicate()
    process, port = started(site)
    asyncio.run(stop(port, number))
    process.kill()
    process.communicate()
    for ending, code in ((signal.SIGTERM, 0), (signal.SIGINT, 130)):
        process, port = started(site)
        asyncio.run(stop(port, number))
        process.send_signal(ending)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == code, errors
    assert site.sessions() == [("P1/1", "S0", NOW, NOW + 3600, 9_000, 360)]


def test_days_are_closed_once(tmp_path: Path, rwa: Callable[..., Outcome]) -> None:
    """While the gateway runs: past days become batches, the same ones again; a late session is a later entry."""
    site = Site(tmp_path)
    day = NOW // 86_400 * 86_400
    today = datetime.fromtimestamp(day, UTC).date()
    process, port = started(site)

    async def session(at: int, first: int) -> Any:
        point = await RawPoint.connect(port, "P1")
        await point.call("BootNotification", BOOT16)
        number = (await point.call("StartTransaction", start16(at, first)))[2]["transactionId"]
        return await point.call("StopTransaction", stop16(number, at + 600, first + 5_000))

    def closed(*options: str) -> Any:
        shown = rwa("meter", "batch", site.store, "--out", tmp_path / "out", "--before", str(today), "--json", *options)
        return json.loads(shown.out)

    try:
        assert asyncio.run(session(day - 90_000, 0))[0] == 3
        assert asyncio.run(session(day - 7_200, 5_000))[0] == 3
        first = closed()
        assert closed() == first
        assert asyncio.run(session(day - 3_600, 10_000))[0] == 3
        assert asyncio.run(session(day, 15_000))[0] == 3
        then = closed()
        assert closed() == then
    finally:
        process.kill()
        process.communicate()
    assert site.refused() == []
    assert then["batches"] == first["batches"]
    (restated,) = then["restatements"]
    (replaced,) = (batch for batch in first["batches"] if batch["day"] == restated["day"])
    assert restated["replaces"] == replaced["root"] != restated["root"]
    assert (restated["count"], restated["quantity"]) == (2, 10_000)
    assert [each["count"] for each in then["assets"]] == [3]
    assert json.loads((tmp_path / "out/publish/batches.json").read_text()) == then
    readings, published = tmp_path / "out/onshore/readings.csv", tmp_path / "out/publish/batches.json"
    assert rwa("meter", "verify", readings, "--batches", published).code == 0
    changed = json.loads(published.read_text())
    changed["restatements"][0]["replaces"] = changed["restatements"][0]["root"]
    published.write_text(json.dumps(changed))
    assert "replace" in rwa("meter", "verify", readings, "--batches", published).refused()
    assert [batch["count"] for batch in first["batches"]] == [1, 1]
    assert [batch["quantity"] for batch in first["batches"]] == [5_000, 5_000]
    assert sorted(batch["day"] for batch in first["batches"]) == [day // 86_400 - 2, day // 86_400 - 1]


def test_days_are_those_of_the_place(tmp_path: Path, rwa: Callable[..., Outcome]) -> None:
    """An hour after 16:00 UTC is of the next day in Shanghai; another zone is refused once a day is closed."""
    site = Site(tmp_path)
    site.file.write_text(site.file.read_text() + "zone: Asia/Shanghai\n")
    day = int(time.time()) // 86_400 - 3

    async def sell(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        for at, register in ((day * 86_400 + 14 * 3600, 0), (day * 86_400 + 15 * 3600 + 1_800, 9_000)):
            number = (await point.call("StartTransaction", start16(at, register)))[2]["transactionId"]
            await point.call("StopTransaction", stop16(number, at + 3600, register + 9_000))
        await point.close()

    site.run(sell)
    told = json.loads(rwa("meter", "batch", site.store, "--out", tmp_path / "out", "--json").out)
    assert told["zone"] == "Asia/Shanghai"
    assert [(batch["day"], batch["count"]) for batch in told["batches"]] == [(day, 1), (day + 1, 1)]
    files = (tmp_path / "out/onshore/readings.csv", "--batches", tmp_path / "out/publish/batches.json")
    assert "2 of 2 station-days agree" in rwa("meter", "verify", *files).out
    site.file.write_text(site.file.read_text().replace("Asia/Shanghai", "Europe/Berlin"))
    message = rwa("meter", "gateway", site.file, "--store", site.store, "--port", "0").refused()
    assert "Asia/Shanghai, whose days are closed" in message
    site.file.write_text(site.file.read_text().replace("Europe/Berlin", "Mars/Base"))
    assert "zone" in rwa("meter", "gateway", site.file, "--store", site.store, "--port", "0").refused()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such.db", "--out", "out"], ["DB", "no-such.db"]),
        (["gateway.yaml", "--out", "out", "--before", "9999-01-01"], ["--before", "9999-01-01"]),
        (["gateway.yaml", "--out", "out", "--before", "soon"], ["--before", "soon"]),
        (["gateway.yaml"], ["--out"]),
    ],
)
def test_batch_refuses(arguments: list[str], words: list[str], inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Before anything is written."""
    (inside / "gateway.yaml").write_text("")
    message = rwa("meter", "batch", *arguments).refused()
    for word in words:
        assert word in message
    assert [path.name for path in inside.iterdir()] == ["gateway.yaml"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("piles.csv", "no-such.csv", ["no-such.csv"]),
        ("charging-pile", "toaster", ["toaster"]),
        ('"0.40"', '"99"', ["tariff.per_unit", "band"]),
        ("burst: 60", "burst: 0", ["guard.burst"]),
        ("guard", "gard", ["gard", "no field"]),
    ],
)
def test_refuses_bad_settings(
    before: str, after: str, words: list[str], tmp_path: Path, rwa: Callable[..., Outcome]
) -> None:
    """By file and field, before anything listens or a database is made."""
    site = Site(tmp_path)
    site.file.write_text(site.file.read_text().replace(before, after))
    message = rwa("meter", "gateway", site.file, "--store", site.store).refused()
    for word in words:
        assert word in message
    assert not site.store.exists()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("P0,S0,60", ["P0", "once"]),
        ("PX,S0", ["2 columns"]),
        ("PX,,60", ["station"]),
        ("PX,S0,0", ["rated"]),
        ("PX,S0,-60", ["rated", "negative"]),
        ("PX,S0,fast", ["rated", "fast"]),
        ('PX,"S0,60', ["closed"]),
    ],
)
def test_refuses_bad_registers(line: str, words: list[str], tmp_path: Path, rwa: Callable[..., Outcome]) -> None:
    """With the line; nothing runs on half a register."""
    site = Site(tmp_path)
    piles = tmp_path / "piles.csv"
    piles.write_text(piles.read_text() + line + "\n")
    message = rwa("meter", "gateway", site.file, "--store", site.store).refused()
    for word in ["line 212", *words]:
        assert word in message


def test_refuses_a_second_gateway_and_what_is_no_database(tmp_path: Path, rwa: Callable[..., Outcome]) -> None:
    """Two would answer one charge point differently; another file is left as it is."""
    site = Site(tmp_path)
    process, _ = started(site)
    try:
        assert "no other gateway" in rwa("meter", "gateway", site.file, "--store", site.store).refused()
    finally:
        process.kill()
        process.communicate()
    other = tmp_path / "notes.txt"
    other.write_text("not a database, " * 100)
    assert "notes.txt" in rwa("meter", "gateway", site.file, "--store", other).refused()
    assert other.read_text() == "not a database, " * 100


def test_refuses_a_port_in_use(tmp_path: Path, rwa: Callable[..., Outcome]) -> None:
    """Somebody listens there."""
    site = Site(tmp_path)
    process, port = started(site)
    try:
        other = tmp_path / "other.db"
        assert str(port) in rwa("meter", "gateway", site.file, "--store", other, "--port", port).refused()
    finally:
        process.kill()
        process.communicate()
