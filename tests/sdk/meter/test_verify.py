"""An attester rebuilds what is published; whatever was changed on either side is seen, with its line or its day."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.batch import StationDays, station_days
from rwa_chain.meter.file_map import find_map
from rwa_chain.meter.files import Folder
from rwa_chain.meter.ingest import ingest
from rwa_chain.meter.readings_file import HEADER, Checker, Known, line_of
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.signing import ORDERS, Curve, DeviceSigner
from rwa_chain.meter.verify import verify
from tests.sdk.meter.files import SYNTHETIC

SECRET = Secret(b"\x07" * 32)
DAY = 20_000
PILE = asset_type("charging-pile")


@pytest.fixture
def published(tmp_path: Path) -> tuple[Path, Path]:
    """The readings and batches of our own session file."""
    folder = Folder(tmp_path)
    with folder.readings(SECRET) as readings:
        ingested = ingest(SYNTHETIC.path, find_map("ev-charging-sessions"), SECRET, readings)
    return folder.both()[0], folder.publishes(ingested.crossing)


def test_what_is_published_agrees(published: tuple[Path, Path]) -> None:
    """Every station-day, and no reading is refused; the readings hold no name."""
    result = verify(*published, PILE)
    assert result.fine
    assert result.agreeing == result.batches > 5
    text = published[0].read_text()
    for line in SYNTHETIC.path.read_text().splitlines()[1:]:
        assert f",{line.split(',')[0]}," not in text


@pytest.mark.parametrize(
    ("column", "change", "reason"),
    [
        ("quantity", lambda cell: str(int(cell) + 1), "total"),
        ("total", lambda cell: str(int(cell) + 1), "total"),
        ("revenue", lambda cell: str(int(cell) * 20), "price-outside-band"),
        ("sequence", lambda cell: str(int(cell) + 1), "sequence-gap"),
        ("previous", lambda cell: "0x" + "22" * 32, "previous"),
        ("started_at", lambda cell: str(int(cell) + 10**6), "backwards"),
        ("started_at", lambda cell: "18446744073709551616", "too-large"),
        ("quantity", lambda cell: "-1", "columns"),
        ("asset", lambda cell: cell[:-2], "columns"),
        ("detail", lambda cell: cell.upper(), "columns"),
        ("detail", lambda cell: cell[:-2] + "  ", "columns"),
        ("detail", lambda cell: cell[:-1] + "g", "columns"),
        ("total", lambda cell: "١", "columns"),
        ("total", lambda cell: "1_0", "columns"),
        ("total", lambda cell: "", "columns"),
        ("signature", lambda cell: cell + "00", "columns"),
        ("station", lambda cell: "x" * 2_000, "columns"),
    ],
)
def test_a_changed_reading_is_seen(
    column: str, change: Callable[[str], str], reason: str, published: tuple[Path, Path]
) -> None:
    """By the rule that it breaks, with its line; the day differs too."""
    lines = published[0].read_text().splitlines()
    place = lines[0].split(",").index(column)
    cells = lines[5].split(",")
    cells[place] = change(cells[place])
    lines[5] = ",".join(cells)
    published[0].write_text("\n".join(lines) + "\n")
    if column == "station":
        # A line of no station stands between those of one.
        with pytest.raises(InputError, match="together"):
            verify(*published, PILE)
        return
    result = verify(*published, PILE)
    assert not result.fine
    assert (result.refusals[0].line, result.refusals[0].reason) == (6, reason)
    assert result.differing


@pytest.mark.parametrize("column", ["started_at", "detail"])
def test_a_change_that_breaks_no_rule_is_seen(column: str, published: tuple[Path, Path]) -> None:
    """In a device's last reading: nothing follows, but the root is another."""
    lines = published[0].read_text().splitlines()
    place = lines[0].split(",").index(column)
    cells = lines[-1].split(",")
    cells[place] = str(int(cells[place]) - 1) if column == "started_at" else "0x" + "11" * 32
    published[0].write_text("\n".join([*lines[:-1], ",".join(cells)]) + "\n")
    result = verify(*published, PILE)
    assert result.refusals == ()
    assert len(result.differing) == 1


@pytest.mark.parametrize("field", ["root", "count", "quantity", "revenue", "day"])
def test_a_changed_batch_is_seen(field: str, published: tuple[Path, Path]) -> None:
    """Whichever field; of another day both are named."""
    document = json.loads(published[1].read_text())
    value = document["batches"][0][field]
    changed = value[:-1] + ("0" if value[-1] != "0" else "1") if field == "root" else value + 1_000
    document["batches"][0][field] = changed
    published[1].write_text(json.dumps(document))
    result = verify(*published, PILE)
    assert result.refusals == ()
    assert len(result.differing) == (2 if field == "day" else 1)


def test_refuses_a_station_day_twice(published: tuple[Path, Path]) -> None:
    """Which of the two would be signed?"""
    document = json.loads(published[1].read_text())
    document["batches"].append(document["batches"][0])
    published[1].write_text(json.dumps(document))
    with pytest.raises(InputError, match="once"):
        verify(*published, PILE)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"batches": [{}]}', '{"batches": [{"station": 1}]}', "[" * 9_999])
def test_refuses_what_is_no_batches(content: str, published: tuple[Path, Path]) -> None:
    """A file of something else."""
    published[1].write_text(content)
    with pytest.raises(InputError, match="--batches"):
        verify(*published, PILE)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", HEADER[:-2] + b"\n"])
def test_refuses_what_is_no_readings(content: bytes, published: tuple[Path, Path]) -> None:
    """A file of something else."""
    published[0].write_bytes(content)
    with pytest.raises(InputError, match="READINGS"):
        verify(*published, PILE)


# ---- with the register: powers and signatures ----


@pytest.fixture
def signers() -> dict[str, DeviceSigner]:
    """Two devices, one with each kind of key."""
    return {name: DeviceSigner.simulated(name, curve=curve) for name, curve in zip(("a", "b"), Curve, strict=True)}


@pytest.fixture
def station(signers: dict[str, DeviceSigner]) -> StationDays:
    """A station whose devices sign."""
    sessions = [
        Session(0, f"{device}{n}", device, "north", at, at + 3600, 7_000, 280, {}, ())
        for device in "ab"
        for n in range(4)
        for at in [DAY * 86_400 + n * 7_200]
    ]
    return station_days("north", sessions, SECRET, {}, lambda device, digest: signers[device].sign(digest))


def write(path: Path, station: StationDays, **changes: Any) -> Path:
    """The station's readings as a file; ``changes`` to the last entry."""
    entries = station.days[DAY]
    entries = [*entries[:-1], entries[-1]._replace(**changes)]
    lines = [line_of(station.number, entry.reading, entry.signature) for entry in entries]
    path.write_bytes(HEADER + b"".join(lines))
    return path


def known(station: StationDays, signers: dict[str, DeviceSigner], rated: int = 7_000) -> dict[bytes, Known]:
    """The register."""
    limits = PILE.limits(rated)
    return {SECRET.asset(name): Known(station.number, limits, signer.key) for name, signer in signers.items()}


def test_signed_readings_are_checked(tmp_path: Path, station: StationDays, signers: dict[str, DeviceSigner]) -> None:
    """Both kinds of keys; the batch is the one of the operator."""
    [checked] = Checker(PILE, known(station, signers)).stations(write(tmp_path / "r.csv", station))
    assert checked.refusals == ()
    assert checked.batches == tuple(station.batches())


def test_the_other_s_of_a_signature_is_lowered(
    tmp_path: Path, station: StationDays, signers: dict[str, DeviceSigner]
) -> None:
    """Half of what a module signs: the roots are those of the lower s, as the chain has it."""
    last = station.days[DAY][-1]
    signer = signers[last.session.device]
    s = int.from_bytes(last.signature[32:])
    high = last.signature[:32] + (ORDERS[signer.key.curve] - s).to_bytes(32)
    paths = [write(tmp_path / f"{n}.csv", station, signature=each) for n, each in enumerate((last.signature, high))]
    right, other = (next(Checker(PILE, known(station, signers)).stations(path)) for path in paths)
    assert right.refusals == other.refusals == ()
    assert right.batches == other.batches


def test_a_wrong_signature_is_refused(tmp_path: Path, station: StationDays, signers: dict[str, DeviceSigner]) -> None:
    """Another device's, or none; unless signatures are not asked for."""
    last = station.days[DAY][-1]
    for signature in (signers["a"].sign(last.digest), bytes(64)):
        path = write(tmp_path / "r.csv", station, signature=signature)
        [checked] = Checker(PILE, known(station, signers)).stations(path)
        assert [(refusal.line, refusal.reason) for refusal in checked.refusals] == [(9, "signature")]
        [checked] = Checker(PILE, known(station, signers), signatures=False).stations(path)
        assert checked.refusals == ()


def test_the_register_is_asked(tmp_path: Path, station: StationDays, signers: dict[str, DeviceSigner]) -> None:
    """A device that it lacks, one of another station, and more than the rated power."""
    path = write(tmp_path / "r.csv", station)
    without = {asset: device for asset, device in known(station, signers).items() if asset != SECRET.asset("b")}
    moved = {asset: device._replace(station=bytes(32)) for asset, device in known(station, signers).items()}
    for devices, reasons in (
        (without, ["unknown-device"] * 4),
        (moved, ["unknown-device"] * 8),
        (known(station, signers, 6_350), ["above-rated"] * 8),
    ):
        [checked] = Checker(PILE, devices).stations(path)
        assert [refusal.reason for refusal in checked.refusals] == reasons
