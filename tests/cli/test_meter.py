"""`rwa meter`: files in, readings and roots out, and nothing on disk where the input is refused."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome
from tests.sdk.meter.files import SYNTHETIC

MAP = "ev-charging-sessions"


def test_ingest_says_what_became_of_every_row(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Counts, every refusal with line and reason, the tariff with its standing."""
    shown = rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP)
    assert shown.code == 0
    assert f"{SYNTHETIC.rows} rows: {SYNTHETIC.rows - len(SYNTHETIC.refused)} accepted" in shown.out
    for line, reason in SYNTHETIC.refused.items():
        assert f"line {line}: {reason}: " in shown.out
    assert "0.40 CNY (assumed)" in shown.out
    assert list(inside.iterdir()) == []


def test_ingest_writes_two_folders(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """What stays and what may cross; a second run has the same secret and so the same roots."""
    shown = rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out", "--json")
    report = json.loads(shown.out)
    crossing = json.loads((inside / "out/publish/batches.json").read_text())
    assert sorted(path.name for path in (inside / "out/publish").iterdir()) == ["batches.json"]
    assert json.loads((inside / "out/onshore/report.json").read_text()) == report
    assert crossing["batches"] == report["batches"]
    assert len((inside / "out/onshore/readings.csv").read_text().splitlines()) == report["accepted"] + 1
    assert len((inside / "out/onshore/refusals.csv").read_text().splitlines()) == report["refused"] + 1
    assert len((inside / "out/onshore/sessions.csv").read_text().splitlines()) == report["accepted"] + 1
    assert stat.S_IMODE((inside / "out/onshore/secret").stat().st_mode) == 0o600
    again = rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out", "--json")
    assert json.loads(again.out) == report


def test_secret_of_the_environment(inside: Path, rwa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is used, kept out of the folder, and never shown, not even when it is wrong."""
    monkeypatch.setenv("RWA_METER_SECRET", "ab" * 32)
    shown = rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out", "--json")
    assert shown.code == 0
    assert not (inside / "out/onshore/secret").exists()
    monkeypatch.setenv("RWA_METER_SECRET", "abcd" * 8)
    message = rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP).refused()
    assert "RWA_METER_SECRET" in message
    assert "abcd" not in message


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such.csv", "--map", MAP], ["no-such.csv"]),
        ([SYNTHETIC.path, "--map", "no-such"], ["no-such", MAP]),
        ([SYNTHETIC.path, "--map", "no-such.yaml"], ["no-such.yaml"]),
        ([SYNTHETIC.path], ["--map"]),
        ([SYNTHETIC.path, "--map", MAP, "--out", SYNTHETIC.path], ["--out", "file"]),
        ([SYNTHETIC.path.parent / "thames.yaml", "--map", MAP, "--out", "out"], ["columns", "missing: "]),
    ],
    ids=["file", "map", "map file", "no map", "out", "columns"],
)
def test_refuses(arguments: list[str | Path], words: list[str], inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Wrong input is exit code 2 with what would be right, and nothing is written."""
    message = rwa("meter", "ingest", *arguments).refused()
    for word in words:
        assert word in message
    assert list(inside.iterdir()) == []


TARIFF = 'tariff: { per_unit: "0.40", currency: CNY, assumed: "service fee'


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (TARIFF, TARIFF.replace('"0.40"', "0.40"), ["tariff.per_unit", "0.4", "quotes"]),
        (TARIFF, TARIFF.replace("0.40", "9.40"), ["tariff.per_unit", "9.40", "band"]),
        (TARIFF, TARIFF.replace("assumed", "guessed"), ["tariff.guessed"]),
        ("zone: UTC", "zone: Mars/Base", ["times.zone", "Mars/Base", "Asia/Shanghai"]),
        ("quantity: kwhTotal", "quantity: dollars", ["twice: dollars"]),
        ("quantity: kwhTotal", "qantity: kwhTotal", ["columns.quantity", "missing"]),
        ("asset_type: charging-pile", "asset_type: toaster", ["toaster", "charging-pile"]),
        ("columns:", "columns: [", ["line", "YAML"]),
        ('rated: { per_hour: "7.2"', 'rated: { per_hour: "-7.2"', ["rated.per_hour", "negative"]),
    ],
)
def test_refuses_bad_maps(before: str, after: str, words: list[str], inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A map is refused by file and field."""
    from rwa_chain.meter.file_map import FOLDER

    text = (FOLDER / f"{MAP}.yaml").read_text(encoding="utf-8")
    assert before in text
    (inside / "mine.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    message = rwa("meter", "ingest", SYNTHETIC.path, "--map", "mine.yaml", "--out", "out").refused()
    for word in words:
        assert word in message
    assert [path.name for path in inside.iterdir()] == ["mine.yaml"]


def test_verify_says_what_differs(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Exit code 0 where all agrees, 1 where not, with the line or the station-day."""
    rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out")
    arguments = ("meter", "verify", "out/onshore/readings.csv", "--batches", "out/publish/batches.json")
    shown = rwa(*arguments)
    assert (shown.code, shown.out) == (0, "9 of 9 station-days agree, 0 readings refused\n")
    file = inside / "out/onshore/readings.csv"
    file.write_text(file.read_text().replace(",2,", ",3,", 1))
    shown = rwa(*arguments)
    assert shown.code == 1
    assert "sequence-gap" in shown.out
    shown = rwa(*arguments, "--json")
    assert json.loads(shown.out)["fine"] is False
    assert "toaster" in rwa(*arguments, "--type", "toaster").refused()
