"""`rwa meter`: files in, readings and roots out, and nothing on disk where the input is refused."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest
import yaml

from rwa_chain.meter.devices import read_register
from rwa_chain.meter.guess import TELL
from tests.cli.conftest import Outcome
from tests.golden import REPOSITORY, shared_folder
from tests.sdk.meter.files import SYNTHETIC
from tests.sdk.meter.swaps import row, write
from tests.sdk.meter.test_layouts import HEADER, SIMPLE, TRONDHEIM

MAP = "ev-charging-sessions"
REST = {
    "asset_type": "charging-pile",
    "tariff": {"per_unit": "0.40", "currency": "CNY", "assumed": "a test"},
    "rated": {"per_hour": "60", "assumed": "a test"},
}


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


def stations_file() -> tuple[Path, int, int, int]:
    """A list of stations with its rows, those without piles, and its piles: the real one where it is at hand."""
    shared = shared_folder()
    real = None if shared is None else shared / "data" / "shenzhen-charging-stations.csv"
    if real is not None and real.is_file():
        return real, 1_706, 62, 22_872
    return REPOSITORY / "tests" / "data" / "synthetic-stations.csv", 6, 1, 60


def test_register_of_stations(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A station list becomes a register that a gateway reads; a station without piles is refused with its line."""
    file, rows, empty, piles = stations_file()
    arguments = ("meter", "register", file, "--map", "shenzhen-charging-stations", "--out", "piles.csv")
    told = json.loads(rwa(*arguments, "--json").out)
    assert (told["rows"], told["stations"], told["devices"]) == (rows, rows - empty, piles)
    assert [refusal["reason"] for refusal in told["refusals"]] == ["zero"] * empty
    devices = read_register(inside / "piles.csv")
    assert len(devices) == piles
    assert {device.rated for device in devices.values()} == {60_000, 7_000}
    assert "piles.csv" in rwa(*arguments).refused()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("900,22.7,113.8,5,5,11", "total"),
        ("900,22.7,113.8,5,x,5", "not-a-number"),
        ("900,22.7,113.8,-5,10,5", "not-a-number"),
        ("900,22.7,113.8,99999,1,100000", "not-a-number"),
        ("1,22.7,113.8,5,5,10", "duplicate"),
        (",22.7,113.8,5,5,10", "missing"),
        ("900,22.7,113.8,5,5", "columns"),
        ("900,22.7,113.8,0,0,0", "zero"),
    ],
)
def test_register_refuses_rows(line: str, reason: str, inside: Path, rwa: Callable[..., Outcome]) -> None:
    """One by one; the others are there."""
    text = (REPOSITORY / "tests" / "data" / "synthetic-stations.csv").read_text().rstrip()
    (inside / "list.csv").write_text(f"{text}\n{line}\n")
    shown = rwa("meter", "register", "list.csv", "--map", "shenzhen-charging-stations", "--out", "p.csv", "--json")
    told = json.loads(shown.out)
    assert [(each["line"], each["reason"]) for each in told["refusals"]][-1] == (8, reason)
    assert told["devices"] == 60


def test_register_refuses_other_columns(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Nothing is written."""
    (inside / "list.csv").write_text("a,b\n1,2\n")
    message = rwa("meter", "register", "list.csv", "--map", "shenzhen-charging-stations", "--out", "p.csv").refused()
    assert "station_id" in message
    assert [path.name for path in inside.iterdir()] == ["list.csv"]


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
        ("quantity: kwhTotal", "qantity: kwhTotal", ["columns.qantity", "no field"]),
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


def test_devices_go_on_where_they_stood(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """The next file's readings follow those of the file before; a session from before that is refused."""
    header, *rows = SYNTHETIC.path.read_text().splitlines()
    rows = [row for row in rows if "0014-12-" in row or "0015-01-" in row]
    rows.sort(key=lambda row: row.split(",")[4])
    for name, part in (("first", rows[:20]), ("then", rows[20:])):
        (inside / f"{name}.csv").write_text("\n".join([header, *part]) + "\n")
    ingest = ("meter", "ingest", "--map", MAP)
    assert rwa(*ingest, "first.csv", "--out", "first").code == 0
    after = ("--after", "first/onshore/heads.json")
    (inside / "then").mkdir()
    (inside / "then/onshore").mkdir()
    (inside / "then/onshore/secret").write_text((inside / "first/onshore/secret").read_text())
    told = json.loads(rwa(*ingest, "then.csv", "--out", "then", *after, "--json").out)
    assert told["refused"] == 0
    verify = ("meter", "verify", "then/onshore/readings.csv", "--batches", "then/publish/batches.json")
    assert rwa(*verify, *after).code == 0
    assert rwa(*verify).code == 1
    for options in ((), ("--out", "new")):
        assert "RWA_METER_SECRET" in rwa(*ingest, "then.csv", *after, *options).refused()
    again = rwa(*ingest, "first.csv", "--out", "then", *after, "--json", "--replace")
    assert again.code == 1
    assert json.loads(again.out)["refused_by_reason"] == {"duplicate": 20}
    word = "0x" + "11" * 32
    wrong = (
        f'{{"{word}": [{numbers}, "{word}"]}}'
        for numbers in ("1, 2", "1, 2, 1e999", "1, -2, 3", '1, 2, "3"', "1, 2, 3, 4")
    )
    for content in ("[]", '{"0x11": [1, 2, 3, "0x22"]}', "no JSON", *wrong):
        (inside / "heads.json").write_text(content)
        assert "--after" in rwa(*ingest, "then.csv", "--after", "heads.json").refused()


def test_a_day_that_two_files_share_is_restated(
    inside: Path, rwa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three runs give what one gives; attesters rebuild it; a folder that is gone, or another zone, is refused."""
    monkeypatch.setenv("RWA_METER_SECRET", "07" * 32)
    days = [f"2026-03-{2 + n // 8:02}T{8 + n % 8:02}" for n in range(30)]
    rows = [f"{n},P{n % 3},S,{day}:00:00+08:00,{day}:50:00+08:00,1.{n:03}" for n, day in enumerate(days)]
    simple = SIMPLE | REST | {"times": SIMPLE["times"] | {"zone": "Asia/Shanghai"}}
    (inside / "map.yaml").write_text(yaml.safe_dump(simple))
    (inside / "utc.yaml").write_text(yaml.safe_dump(SIMPLE | REST))
    parts = {"a": rows[:12], "b": rows[12:14], "c": rows[14:]}
    for name, part in parts.items():
        (inside / f"{name}.csv").write_text(HEADER + "\n".join(part) + "\n")
    ingest = ("meter", "ingest", "--map", "map.yaml")
    whole = json.loads(rwa(*ingest, "a.csv", "b.csv", "c.csv", "--out", "whole", "--json").out)
    after: tuple[str, ...] = ()
    same = ("root", "count", "quantity", "revenue")
    standing: dict[tuple[str, int], dict[str, object]] = {}
    for name, restated in (("a", 0), ("b", 1), ("c", 1)):
        shown = rwa(*ingest, f"{name}.csv", "--out", name, *after)
        assert shown.code == 0
        assert ("1 station-day of the files before restated" in shown.out) == bool(restated)
        files = (f"{name}/onshore/readings.csv", "--batches", f"{name}/publish/batches.json")
        assert "0 readings refused" in rwa("meter", "verify", *files, *after).out
        published = json.loads((inside / name / "publish/batches.json").read_text())
        assert len(published.get("restatements", [])) == restated
        for each in (*published["batches"], *published.get("restatements", [])):
            standing[each["station"], each["day"]] = {key: each[key] for key in same}
        after = ("--after", f"{name}/onshore/heads.json")
    together = {(each["station"], each["day"]): {key: each[key] for key in same} for each in whole["batches"]}
    assert standing == together
    assert rwa("meter", "verify", *files).code == 1
    assert (
        "runs before" in rwa(*ingest, "c.csv", "--out", "b", "--after", "b/onshore/heads.json", "--replace").refused()
    )
    (inside / "d.csv").write_text(HEADER + "31,P9,S,2026-03-02T20:00:00+08:00,2026-03-02T20:50:00+08:00,1\n")
    assert "files before: Asia/Shanghai" in rwa("meter", "ingest", "--map", "utc.yaml", "d.csv", *after).refused()
    (inside / "a").rename(inside / "moved")
    assert "a/publish/batches.json" in rwa(*ingest, "d.csv", "--out", "d", *after).refused()
    assert not (inside / "d/publish/batches.json").exists()


def test_several_files_in_one_command(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Rows by file and together, refusals by file and line, one folder that verifies and discloses."""
    header, *rows = SYNTHETIC.path.read_text().splitlines()
    for name, part in (("a", rows[:25]), ("b", rows[25:])):
        (inside / f"{name}.csv").write_text("\n".join([header, *part]) + "\n")
    shown = rwa("meter", "ingest", "a.csv", "b.csv", "--map", MAP, "--out", "out")
    assert shown.code == 0
    assert "a.csv line 19: year: " in shown.out
    assert "b.csv line 3: backwards: " in shown.out
    assert "an id that a.csv line " in shown.out
    assert [line.split()[:4] for line in shown.out.splitlines()[1:3]] == [
        ["a.csv", "25", "24", "1"],
        ["b.csv", "24", "21", "3"],
    ]
    assert "49 rows: 45 accepted, 4 refused" in shown.out
    assert "b.csv: file 2 of 2" in shown.err
    report = json.loads((inside / "out/onshore/report.json").read_text())
    assert [each["file"] for each in report["files"]] == ["a.csv", "b.csv"]
    assert (inside / "out/onshore/refusals.csv").read_text().splitlines()[2].startswith("b.csv,3,backwards,")
    verify = ("meter", "verify", "out/onshore/readings.csv", "--batches", "out/publish/batches.json")
    assert rwa(*verify).code == 0
    [line] = [line for line in (inside / "out/onshore/sessions.csv").read_text().splitlines() if ",b.csv,2," in line]
    assert rwa("meter", "disclose", "out", "--session", line.split(",")[4], "--out", "one.json").code == 0


@pytest.mark.parametrize(
    ("other", "words"),
    [("a.csv", "given twice"), ("./a.csv", "a.csv"), ("columns.csv", "columns.csv"), ("none.csv", "none.csv")],
)
def test_one_wrong_file_of_several_writes_nothing(
    other: str, words: str, inside: Path, rwa: Callable[..., Outcome]
) -> None:
    """Given twice, of other columns, or missing: refused by its name before anything is read."""
    (inside / "a.csv").write_bytes(SYNTHETIC.path.read_bytes())
    (inside / "columns.csv").write_text("a,b\n1,2\n")
    message = rwa("meter", "ingest", "a.csv", other, "--map", MAP, "--out", "out", "--json").refused()
    assert words in message
    assert not (inside / "out").exists()


def test_an_ingest_that_breaks_off_leaves_what_was_there(
    inside: Path, rwa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room for the readings: the folder holds what it held, and no draft."""
    ingest = ("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out")
    assert rwa(*ingest).code == 0
    before = {path: path.read_bytes() for path in inside.rglob("*") if path.is_file()}
    monkeypatch.setenv("RWA_METER_SECRET", "ab" * 32)  # so that every file would be another one
    soft, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (16_384, hard))
    try:
        broken = rwa(*ingest)
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))
    assert (broken.code, "File too large" in broken.err) == (1, True)
    assert {path: path.read_bytes() for path in inside.rglob("*") if path.is_file()} == before


def test_where_batteries_stand_goes_from_file_to_file(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """items.csv of one file is read with --after; a register makes others unknown; other types have no items."""
    march = write(inside, [row(1, "A", "08:00", "B1", "B2"), row(2, "A", "09:00", "B2", "B3", "88,60")])
    shown = rwa("meter", "ingest", march, "--map", inside / "map.yaml", "--out", "march")
    assert "3 items: 1 in devices, 2 with riders; 1 impaired, 1 retired" in shown.out
    assert (inside / "march/onshore/items.csv").read_text() == (
        "item,place,health,at,retired\nB1,,91.0000,1772323200,no\nB2,,88.0000,1772326800,no\nB3,A,60.0000,1772326800,yes\n"
    )
    secret = (inside / "march/onshore/secret").read_text()
    (inside / "april/onshore").mkdir(parents=True)
    (inside / "april/onshore/secret").write_text(secret)
    april = write(
        inside, [row(3, "A", "10:00", "B3", "B1"), row(4, "A", "2026-04-01 09:00", "B4", "B2", "88,87")], "a.csv"
    )
    after = ("--after", inside / "march/onshore/heads.json", "--out", "april")
    shown = rwa("meter", "ingest", april, "--map", inside / "map.yaml", *after)
    assert "line 2: retired: out 'B3'" in shown.out
    assert "4 items: 2 in devices" in shown.out
    (inside / "batteries.csv").write_text("item,place,health,at,retired\nB1,,91,,no\n")
    shown = rwa("meter", "ingest", april, "--map", inside / "map.yaml", *after, "--items", inside / "batteries.csv")
    assert "line 3: unknown-item: out 'B4'" in shown.out
    message = rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--items", inside / "batteries.csv").refused()
    assert "charging-pile hands no items out" in message
    (inside / "batteries.csv").write_text("item,place,health,at,retired\nB1,,191,,no\n")
    arguments = ("--map", inside / "map.yaml", "--items", inside / "batteries.csv", "--out", "new")
    assert "batteries.csv line 2: health" in rwa("meter", "ingest", march, *arguments).refused()
    assert not (inside / "new").exists()
    (inside / "march/onshore/items.csv").unlink()
    assert "items.csv" in rwa("meter", "ingest", april, "--map", inside / "map.yaml", *after).refused()


def test_a_first_map_of_a_file(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """On the screen, or in a new file; what is no table is refused."""
    (inside / "a.csv").write_text(TRONDHEIM.content)
    shown = rwa("meter", "map", "a.csv")
    assert "asset_type: charging-pile" in shown.out
    assert "# to tell · tariff" in shown.out
    assert "wrote map.yaml" in rwa("meter", "map", "a.csv", "--out", "map.yaml").out
    assert "a new file" in rwa("meter", "map", "a.csv", "--out", "map.yaml").refused()
    assert TELL in rwa("meter", "ingest", "a.csv", "--map", "map.yaml").refused()
    (inside / "b.csv").write_text("one line of words\nand another\n")
    assert "a table" in rwa("meter", "map", "b.csv").refused()
    assert "readable" in rwa("meter", "map", "none.csv").refused()


def test_nothing_accepted_is_exit_code_1(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """So is more than a stated part refused; the report is written all the same."""
    (inside / "a.csv").write_text(TRONDHEIM.content.replace("0,3", "x").replace("1.234,56", "y"))
    (inside / "map.yaml").write_text(yaml.safe_dump(TRONDHEIM.told | REST))
    shown = rwa("meter", "ingest", "a.csv", "--map", "map.yaml", "--out", "out")
    assert (shown.code, "no row is accepted" in shown.out) == (1, True)
    assert len((inside / "out/onshore/refusals.csv").read_text().splitlines()) == 4
    (inside / "b.csv").write_text(TRONDHEIM.content)
    ingest = ("meter", "ingest", "b.csv", "--map", "map.yaml")
    assert "more than 50 % of the rows are refused" in rwa(*ingest).out
    assert (rwa(*ingest).code, rwa(*ingest, "--most-refused", "70").code) == (1, 0)
    assert "--most-refused" in rwa(*ingest, "--most-refused", "some").refused()


def test_an_ingest_never_writes_over_another(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Another file into the same folder is refused; the same one with a map that was mended is not."""
    (inside / "map.yaml").write_text(yaml.safe_dump(TRONDHEIM.told | REST))
    (inside / "a.csv").write_text(TRONDHEIM.content)
    (inside / "b.csv").write_text(TRONDHEIM.content.replace("AdO3", "AdO4"))
    ingest = ("meter", "ingest", "--map", "map.yaml", "--out", "out", "--most-refused", "100")
    assert rwa(*ingest, "a.csv").code == 0
    before = {path: path.read_bytes() for path in inside.rglob("*") if path.is_file()}
    message = rwa(*ingest, "b.csv").refused()
    assert "1 of out/publish/batches.json would be lost" in message
    assert {path: path.read_bytes() for path in inside.rglob("*") if path.is_file()} == before
    (inside / "map.yaml").write_text(
        yaml.safe_dump(TRONDHEIM.told | REST | {"rated": {"per_hour": "5", "assumed": "x"}})
    )
    assert rwa(*ingest, "a.csv").code == 1
    assert rwa(*ingest, "b.csv", "--replace").code == 1


def test_the_printed_product_is_true(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Exactly, and beside it what the days' rounding made of it; money that isn't understood is said."""
    (inside / "map.yaml").write_text(yaml.safe_dump(TRONDHEIM.told | REST))
    rows = [f"{n};G;P;2{n}.12.2018 10:20;2{n}.12.2018 11:20;0,{n}1;1" for n in range(5)]
    (inside / "a.csv").write_text("\n".join([TRONDHEIM.content.splitlines()[0], *rows]))
    shown = rwa("meter", "ingest", "a.csv", "--map", "map.yaml")
    assert "1.050 kWh × 0.40 CNY (assumed) = 0.42 CNY, rounded by station-day: 0.40 CNY; reported" in shown.out
    (inside / "a.csv").write_text("\n".join([TRONDHEIM.content.splitlines()[0], rows[2]]))
    shown = rwa("meter", "ingest", "a.csv", "--map", "map.yaml")
    assert "0.210 kWh × 0.40 CNY (assumed) = 0.084 CNY, rounded by station-day: 0.08 CNY; reported" in shown.out


def test_verify_names_what_differs(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Which of count, quantity, revenue; which side has none; or the root alone."""
    rwa("meter", "ingest", SYNTHETIC.path, "--map", MAP, "--out", "out")
    published = inside / "out/publish/batches.json"
    arguments = ("meter", "verify", "out/onshore/readings.csv", "--batches", published)
    right = json.loads(published.read_text())
    batches = right["batches"]
    for changed, words in (
        ([batches[0] | {"quantity": batches[0]["quantity"] + 1}, *batches[1:]], "quantity"),
        ([batches[0] | {"root": "0x" + "11" * 32}, *batches[1:]], "the root alone"),
        (batches[1:], "not published"),
        ([*batches, batches[0] | {"day": 1}], "no reading of it is left"),
    ):
        published.write_text(json.dumps(right | {"batches": changed}))
        shown = rwa(*arguments)
        assert shown.code == 1
        [line] = [each for each in shown.out.splitlines() if each.startswith("station-day ")]
        assert words in line
