"""`rwa meter disclose` and `check-disclosure`: from a folder to a file, and from the file to a root on a chain."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.chain import Chain
from rwa_chain.cli import main
from rwa_chain.deploy import Stack
from rwa_chain.meter.batch import StationDays, station_days
from rwa_chain.meter.boundary import batch_fields
from rwa_chain.meter.files import Folder, as_json
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.signing import DeviceSigner
from tests.cli.conftest import Outcome
from tests.cli.test_deploy import Place
from tests.cli.test_node import running
from tests.sdk.meter.files import SYNTHETIC
from tests.sdk.meter.pool import OnChain

MAP = "ev-charging-sessions"
TODAY = int(time.time()) // 86_400
DAY = TODAY - 1
SIGNER = DeviceSigner.simulated("pile")


@pytest.fixture
def ingested(inside: Path, rwa: Callable[..., Outcome]) -> list[str]:
    """A folder that `rwa meter ingest` wrote; its first row of sessions."""
    assert rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out").code == 0
    return (inside / "out/onshore/sessions.csv").read_text().splitlines()[1].split(",")


def test_a_reading_is_shown_by_its_session(inside: Path, ingested: list[str], rwa: Callable[..., Outcome]) -> None:
    """The path leads to the published root; nothing of the operator's names is in the file."""
    _, _, station, device, session, *_ = ingested
    told = json.loads(rwa("meter", "disclose", "out", "--session", session, "--out", "shown.json", "--json").out)
    published = json.loads((inside / "out/publish/batches.json").read_text())["batches"]
    assert told["root"] in [batch["root"] for batch in published]
    text = (inside / "shown.json").read_text()
    assert not [name for name in (f'"{station}"', f'"{device}"', f'"{session}"', "salt") if name in text]
    checked = rwa("meter", "check-disclosure", "shown.json", "--batches", "out/publish/batches.json")
    assert checked.code == 0
    assert rwa("meter", "check-disclosure", "shown.json", "--root", told["root"]).code == 0
    assert "--batches" in rwa("meter", "check-disclosure", "shown.json").refused()
    other = next(batch["root"] for batch in published if batch["root"] != told["root"])
    assert rwa("meter", "check-disclosure", "shown.json", "--root", other).code == 1


def test_a_detail_is_shown_if_asked_for(inside: Path, ingested: list[str], rwa: Callable[..., Outcome]) -> None:
    """By device and number; the check sees a detail that was changed, and a file whose words were."""
    asset, sequence, *_ = ingested
    arguments = ("meter", "disclose", "out", "--asset", asset, "--sequence", sequence)
    assert rwa(*arguments, "--detail", "--out", "shown.json").code == 0
    check = ("meter", "check-disclosure", "--batches", "out/publish/batches.json", "--json")
    shown = json.loads((inside / "shown.json").read_text())
    assert json.loads(rwa(*check, "shown.json").out)["fine"] is True
    for changed in (
        shown | {"detail": shown["detail"] | {"dollars": "1"}},
        shown | {"salt": "0x" + "00" * 32},
        shown | {"reading": shown["reading"] | {"quantity": shown["reading"]["quantity"] + 1}},
    ):
        (inside / "changed.json").write_text(json.dumps(changed))
        done = rwa(*check, "changed.json")
        assert (done.code, json.loads(done.out)["fine"]) == (1, False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["out", "--session", "no-such", "--out", "new.json"], ["--session", "no-such"]),
        (["out", "--asset", "0x11", "--sequence", "1", "--out", "new.json"], ["--asset", "32 bytes"]),
        (["out", "--asset", "0x" + "11" * 32, "--out", "new.json"], ["--session", "--sequence"]),
        (["out", "--out", "new.json"], ["--session"]),
        (["elsewhere", "--session", "1", "--out", "new.json"], ["DIR", "elsewhere"]),
        (["out", "--session", "1", "--out", "out"], ["--out", "new file"]),
    ],
)
def test_disclose_refuses(
    arguments: list[str], words: list[str], inside: Path, ingested: list[str], rwa: Callable[..., Outcome]
) -> None:
    """What would be right is named, and nothing is written."""
    message = rwa("meter", "disclose", *arguments).refused()
    assert [word for word in words if word not in message] == []
    assert not (inside / "new.json").exists()


def test_a_detail_needs_the_secret_that_bound_it(
    inside: Path, ingested: list[str], rwa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another secret, or none, shows no detail; none is made."""
    arguments = ("meter", "disclose", "out", "--session", ingested[4], "--detail", "--out", "new.json")
    (inside / "out/onshore/secret").unlink()
    assert "RWA_METER_SECRET" in rwa(*arguments).refused()
    assert not (inside / "out/onshore/secret").exists()
    monkeypatch.setenv("RWA_METER_SECRET", "ab" * 32)
    assert "secret" in rwa(*arguments).refused()


@pytest.mark.parametrize("content", ["no JSON", "[]", "{}", '{"reading": {}, "proof": [], "signature": "0x"}'])
def test_check_refuses_what_is_no_disclosure(content: str, inside: Path, rwa: Callable[..., Outcome]) -> None:
    """By its field, with exit code 2."""
    (inside / "shown.json").write_text(content)
    rwa("meter", "check-disclosure", "shown.json", "--root", "0x" + "11" * 32).refused()


# ---- against the chain ----


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A node with the Langxin pool, and a folder to work in."""
    folder = tmp_path_factory.mktemp("disclosure")
    with running(cwd=folder) as (_, said):
        found = Place(folder, str(said["url"]))
        found.document("deploy", "--revenue", "langxin")
        yield found


SECRET = Secret(b"\x05" * 32)


def metered(folder: Path, extra: int = 0) -> tuple[StationDays, Any]:
    """A station's signed readings of yesterday, written as an operator does; and what is published."""
    target, secret = Folder(folder), SECRET
    sessions = [
        Session(number, f"s{number}", "pile", "north", at, at + 3600, 9_000, 360, {"session": f"s{number}"}, ())
        for number in range(3 + extra)
        for at in [DAY * 86_400 + number * 7200]
    ]
    made = station_days("north", sessions, secret, {}, lambda _, digest: SIGNER.sign(digest))
    with target.readings(secret) as sink:
        for entry in made.days[DAY]:
            sink.entry(entry)
    published = {"zone": "UTC", "batches": [batch_fields(batch) for batch in made.batches()]}
    target.publishes(published)
    return made, json.loads(as_json(published))


def test_a_reading_is_proven_on_the_chain(place: Place) -> None:
    """By its root, and with the device's key by the contract; after a restatement the old entry does not stand."""
    made, published = metered(place.folder / "first")
    _, restated = metered(place.folder / "again", extra=1)
    asset = made.days[DAY][0].reading.asset
    show = ("--asset", f"0x{asset.hex()}", "--sequence", "2")
    for name in ("first", "again"):
        done = local(place, "meter", "disclose", name, *show, "--out", f"{name}.json")
        assert done.code == 0, done.err
    check = ("meter", "check-disclosure", "first.json", "--key", f"0x{SIGNER.key.public.hex()}")
    assert place.rwa(*check).code == 1  # nothing is on the chain yet

    with Chain.connect(place.url) as chain:
        stack = Stack.load(chain, place.folder / "out/chain-31337/book.json")
        pool = OnChain(chain, stack, stack.pools["PILE01"].token.address)
        pool.open(DAY, {asset: (made.number, SIGNER.key)})
        pool.accept(published["batches"])
        told = place.document(*check, "--token", "PILE01")
        assert told["fine"] is True
        assert told["chain"]["station"] == 1
        assert len(told["checks"]) == 4
        other = f"0x{DeviceSigner.simulated('other').key.public.hex()}"
        wrong = place.rwa("meter", "check-disclosure", "first.json", "--key", other, "--json")
        verdicts = json.loads(wrong.out)["checks"]
        assert wrong.code == 1
        assert verdicts["on the chain, attested by a quorum"]
        assert not verdicts["proven by the contract with its device's signature"]

        pool.restate(restated["batches"][0] | {"replaces": published["batches"][0]["root"]})
    old = place.rwa("meter", "check-disclosure", "first.json", "--json")
    assert old.code == 1
    assert json.loads(old.out)["checks"]["no later entry corrects it"] is False
    assert place.rwa("meter", "check-disclosure", "again.json").code == 0
    assert "PILE01" in place.rwa("meter", "check-disclosure", "again.json", "--token", "NOPE").refused()


def local(place: Place, *arguments: str) -> Outcome:
    """A command that asks no chain, in the place's folder."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(place.folder)
        code = main(list(arguments))
    return Outcome(code, out.getvalue(), err.getvalue())
