"""A first map of a file: what can be guessed is, what can't be is left for a person, and nothing is invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars
import pytest
import yaml

from rwa_chain.errors import InputError
from rwa_chain.meter.file_map import file_map, find_map
from rwa_chain.meter.guess import TELL, guess
from rwa_chain.meter.ingest import ingest
from rwa_chain.meter.secret import Secret
from tests.sdk.meter.files import Export, exports
from tests.sdk.meter.test_layouts import AUSGRID, BOULDER, DFT, DUNDEE, LINES, SHEET, TRONDHEIM, Layout

SECRET = Secret(b"\x07" * 32)


def guessed(folder: Path, layout: Layout) -> dict[str, Any]:
    """The map of a layout's file."""
    path = folder / layout.file
    path.write_text(layout.content, encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(guess(path).text)
    return found


@pytest.mark.parametrize("export", exports(), ids=str)
def test_a_guessed_map_reads_its_file(export: Export, tmp_path: Path) -> None:
    """Filled in by a person, it accepts what the map that was written by hand accepts."""
    found = guess(export.path)
    assert any("zone" in each for each in found.untold)
    path = tmp_path / "map.yaml"
    path.write_text(found.text, encoding="utf-8")
    with pytest.raises(InputError, match=TELL):
        file_map(path)
    told = yaml.safe_load(found.text)
    told["times"] |= {"zone": "UTC", "assumed": "a test"}
    told["century"]["assumed"] = "a test"
    told["tariff"] = {"per_unit": "0.40", "currency": "CNY", "assumed": "a test"}
    told["rated"] = {"per_hour": "7.2", "assumed": "a test"}
    told["columns"]["session"] = "sessionId"
    told["drop"] = [name for name in told["drop"] if name != "sessionId"]
    path.write_text(yaml.safe_dump(told), encoding="utf-8")
    by_hand = ingest(export.path, find_map("ev-charging-sessions"), SECRET)
    ingested = ingest(export.path, file_map(path), SECRET)
    assert (ingested.accepted, ingested.quantity) == (by_hand.accepted, by_hand.quantity)
    assert (ingested.devices, ingested.stations) == (by_hand.devices, by_hand.stations)
    assert ingested.reported == by_hand.reported


def test_dates_and_times_apart(tmp_path: Path) -> None:
    """Joined; days first, since a day is above 12; columns without a name are dropped; people are pointed at."""
    told = guessed(tmp_path, DUNDEE)
    assert told["columns"]["started"] == {"columns": ["Start Date", "Start Time"]}
    assert told["columns"]["ended"] == {"columns": ["End Date", "End Time"]}
    assert told["columns"]["quantity"] == "Total kWh"
    assert "" in told["drop"]
    assert "User ID" in told["drop"]


def test_decimal_commas(tmp_path: Path) -> None:
    """With the delimiter that goes with them, and the order of days."""
    told = guessed(tmp_path, TRONDHEIM)
    assert told["delimiter"] == ";"
    assert told["times"]["format"] == "%d.%m.%Y %H:%M"
    assert (told["columns"]["started"], told["columns"]["ended"]) == ("Start_plugin", "End_plugout")


def test_lines_of_a_spreadsheet_before_the_header(tmp_path: Path) -> None:
    """Filled up with empty cells to the width of the table."""
    path = tmp_path / "january.csv"
    path.write_text(
        "Report of January (made up);;;;\nPrinted on 2 February;;;;\n"
        "No;Ladepunkt;Beginn;Ende;Energie (kWh)\n"
        "1;A;25.01.2026 01:30;25.01.2026 02:30;12,45\n2;A;26.01.2026 03:30;26.01.2026 04:10;1.012,45\n"
    )
    told = yaml.safe_load(guess(path).text)
    assert told["header"] == {"skip": 2}
    assert told["columns"] | {"session": ""} == {
        "session": "", "device": "Ladepunkt", "station": {"constant": "january"}, "started": "Beginn", "ended": "Ende",
        "quantity": "Energie (kWh)",
    }  # fmt: skip


def test_a_zone_in_brackets_beside_a_time(tmp_path: Path) -> None:
    """The date and its time are joined all the same."""
    path = tmp_path / "lot.csv"
    path.write_text(
        "Session ID,EVSE,Start Date,Start Time (PT),End Date,End Time (PT),kWh\n"
        "S-1,E1,3/18/2026,1:30 AM,3/18/2026,3:30 AM,7.25\nS-2,E1,11/1/2026,12:30 AM,11/1/2026,1:30 AM,8\n"
    )
    told = yaml.safe_load(guess(path).text)
    assert told["columns"]["started"] == {"columns": ["Start Date", "Start Time (PT)"]}
    assert told["columns"]["ended"] == {"columns": ["End Date", "End Time (PT)"]}


def test_energy_that_a_first_map_drops_is_said(tmp_path: Path) -> None:
    """A column per device has one of them taken: a person is told of the others, not of other numbers."""
    path = tmp_path / "two.csv"
    path.write_text(
        "Time,Roof A (kWh),Roof B (kWh),Price per kWh unit\n2026-03-29 00:00,1,2,3\n2026-03-29 01:00,1,2,3\n"
    )
    (said,) = [each for each in guess(path).untold if "perhaps energy" in each]
    assert "Roof B (kWh);" in said
    assert "Price" not in said


def test_lengths_and_zones(tmp_path: Path) -> None:
    """A clock of twelve hours, a length instead of an end, a column of zones."""
    told = guessed(tmp_path, BOULDER)
    assert told["columns"]["duration"] == "Total_Duration__hh_mm_ss_"
    assert told["columns"]["zone"] == "Start_Time_Zone"
    # Nothing in it says whether days or months come first: one is taken, and the other named.
    assert told["times"]["format"] == "%d/%m/%Y %I:%M %p"
    assert any("%m/%d/%Y %I:%M %p reads all" in each for each in guess(tmp_path / BOULDER.file).untold)
    assert told["times"]["duration"] == "h:m:s"
    assert told["numbers"] == {"decimal": ".", "thousands": ","}


def test_wide_tables(tmp_path: Path) -> None:
    """Columns that are hours are records; what each is worth is asked."""
    hours = ",".join(f"{n // 2}:{n % 2 * 30:02}" for n in range(48))
    rows = "\n".join(f"{c},{d}/07/2012,{','.join(['0.5'] * 48)}" for c in (12, 13) for d in range(1, 31))
    path = tmp_path / "pv.csv"
    path.write_text(f"Meter,date,{hours}\n{rows}\n")
    told = yaml.safe_load(guess(path).text)
    assert told["asset_type"] == "inverter"
    assert told["wide"]["name"] == "hour"
    assert told["columns"]["started"] == {"columns": ["date", "hour"]}
    assert told["times"]["interval_minutes"] == 30
    assert told["times"]["format"] == "%d/%m/%Y %H:%M"
    told["times"] |= {"zone": "Australia/Brisbane", "assumed": "a test"}
    told["tariff"] = {"per_unit": "0.40", "currency": "CNY", "assumed": "a test"}
    told["rated"] = {"per_hour": "5", "assumed": "a test"}
    (tmp_path / "map.yaml").write_text(yaml.safe_dump(told))
    assert ingest(path, file_map(tmp_path / "map.yaml"), SECRET).quantity == 2 * 30 * 48 * 500


def test_json_lines_and_parquet(tmp_path: Path) -> None:
    """By their content and names."""
    lines = Layout(LINES.name, "\n".join(LINES.content.splitlines()[:2]), {}, [], [], file="file.jsonl")
    told = guessed(tmp_path, lines)
    assert (told["columns"]["started"], told["columns"]["ended"]) == ("start", "end")
    assert told["times"]["zone"] == "UTC"
    polars.DataFrame({"id": ["a", "b"], "pile": ["P", "P"], "kwh": [1.5, 2.5]}).write_parquet(tmp_path / "x.bin")
    told = yaml.safe_load(guess(tmp_path / "x.bin").text)
    assert told["kind"] == "parquet"
    assert told["columns"]["started"] == TELL


@pytest.mark.parametrize("layout", [AUSGRID, DFT, SHEET], ids=str)
def test_what_is_odd_leaves_something_to_tell(layout: Layout, tmp_path: Path) -> None:
    """Titles, sums and headers of several lines are seen by a person, not invented."""
    path = tmp_path / layout.file
    path.write_text(layout.content, encoding="utf-8")
    found = guess(path)
    assert found.untold
    assert TELL in found.text


def test_utf_16_and_gb18030(tmp_path: Path) -> None:
    """As spreadsheets and Chinese systems write them."""
    text = "订单,桩,开始,结束,电量\n1,A,2026-03-02 08:00,2026-03-02 09:00,5\n2,A,2026-03-03 08:00,2026-03-03 09:00,6\n"
    for encoding in ("utf-16", "gb18030"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(text.encode(encoding))
        told = yaml.safe_load(guess(path).text)
        assert told["encoding"] == encoding
        assert told["columns"] | {"station": ""} == {
            "session": "订单", "device": "桩", "station": "", "started": "开始", "ended": "结束", "quantity": "电量"
        }  # fmt: skip


def test_units_in_the_cells(tmp_path: Path) -> None:
    """A quantity is one with its unit behind it, and a price with what it is of; the map needs no word of it."""
    path = tmp_path / "units.csv"
    path.write_text(
        "id;charger;site;start;end;Energy;Price\n"
        "1;A;North;2026-03-02 06:00;2026-03-02 07:00;7.25 kWh;HK$ 2.50/kWh\n"
        "2;B;North;2026-03-02 08:15;2026-03-02 09:00;900 Wh;HK$ 2.50/kWh\n"
        "3;A;North;2026-03-03 06:00;2026-03-03 07:00;1.5 kWh;HK$ 3.00/kWh\n",
        encoding="utf-8",
    )
    told = yaml.safe_load(guess(path).text)
    assert told["columns"]["quantity"] == "Energy"
    assert "quantity" not in told
