"""Public exports by maps alone: files made up here in the layouts of real ones, counted once more by hand.

Real files are read too, where ``RWA_METER_FILES`` names a folder of them, each with its map (NAME.csv, NAME.yaml).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars
import pytest
import yaml

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.crossing import Sink
from rwa_chain.meter.exports import Exports
from rwa_chain.meter.file_map import file_map
from rwa_chain.meter.files import Folder
from rwa_chain.meter.heads import read_heads
from rwa_chain.meter.ingest import Ingested, ingest
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Flag, Session

SECRET = Secret(b"\x07" * 32)
TARIFF = {"per_unit": "0.40", "currency": "CNY", "assumed": "a test"}
RATED = {"per_hour": "60", "assumed": "a test"}


class Kept(Sink):
    """Keeps every session."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []

    def entry(self, entry: Entry) -> None:
        self.sessions.append(entry.session)


def read(folder: Path, content: str | bytes, told: dict[str, Any], name: str = "file.csv") -> tuple[Ingested, Kept]:
    """This file by this map."""
    whole = {"asset_type": "charging-pile", "tariff": TARIFF, "rated": RATED} | told
    (folder / "map.yaml").write_text(
        yaml.safe_dump({k: v for k, v in whole.items() if v is not None}, allow_unicode=True)
    )
    path, kept = folder / name, Kept()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return ingest(path, file_map(folder / "map.yaml"), SECRET, kept), kept


def z(text: str) -> int:
    """[s] of a UTC time."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Layout:
    """A file in a public export's layout, its map, and what a person counts in it."""

    name: str
    content: str
    told: dict[str, Any]
    sessions: list[tuple[str, str, str, str, int]]
    """Device, station, start and end in UTC, Wh."""
    refused: list[tuple[int, str]]
    passed: int = 0
    file: str = "file.csv"

    def __str__(self) -> str:
        return self.name


DUNDEE = Layout(
    "Dundee, UK: date and time apart, days first, columns without a name",
    """Charging event,User ID,CP ID,Connector,Start Date,Start Time,End Date,End Time,Total kWh,Cost,Site,,
1,u1,50911,1,01/07/2018,14:05,01/07/2018,15:35,12.345,£4.20,Queen Street,,
2,u2,50911,2,28/10/2018,00:30,28/10/2018,01:45,7.5,0.00,Queen Street,,
3,u1,50912,1,02/07/2018,23:50,03/07/2018,00:20,,1.00,Gellatly Street,,
4,u3,50912,1,31/02/2018,23:50,03/07/2018,00:20,3,1.00,Gellatly Street,,
""",
    {
        "columns": {
            "session": "Charging event",
            "device": {"columns": ["CP ID", "Connector"], "join": "-"},
            "station": "Site",
            "started": {"columns": ["Start Date", "Start Time"]},
            "ended": {"columns": ["End Date", "End Time"]},
            "quantity": "Total kWh",
            "reported": "Cost",
        },
        "drop": ["User ID", ""],
        "times": {"format": "%d/%m/%Y %H:%M", "zone": "Europe/London", "assumed": "local"},
        "currency": "GBP",
    },
    [
        ("50911-1", "Queen Street", "2018-07-01 13:05", "2018-07-01 14:35", 12_345),
        ("50911-2", "Queen Street", "2018-10-27 23:30", "2018-10-28 00:45", 7_500),
    ],
    [(4, "missing"), (5, "not-a-time")],
)
PERTH = Layout(
    "Perth & Kinross, UK: a site under two names, and a pile that moved",
    """id,dev,site,from,to,kwh
1,A,Broxden Park & Ride,2016-09-01 08:00,2016-09-01 09:00,20
2,A,"Broxden Park & Ride, Perth",2016-09-02 08:00,2016-09-02 09:00,21
3,A,Canal Street,2016-09-03 08:00,2016-09-03 09:00,22
4,B,Canal Street,2016-09-03 08:00,2016-09-03 09:00,23
5,B,Kinross,2016-09-04 08:00,2016-09-04 09:00,24
""",
    {
        "columns": {
            "session": "id",
            "device": "dev",
            "station": "site",
            "started": "from",
            "ended": "to",
            "quantity": "kwh",
        },
        "times": {"format": "%Y-%m-%d %H:%M", "zone": "Europe/London", "assumed": "local"},
        "aliases": {"Broxden Park & Ride": ["Broxden Park & Ride, Perth"]},
        "moved": {"A": ["Canal Street"]},
    },
    [
        ("A", "Broxden Park & Ride", "2016-09-01 07:00", "2016-09-01 08:00", 20_000),
        ("A", "Broxden Park & Ride", "2016-09-02 07:00", "2016-09-02 08:00", 21_000),
        ("A@Canal Street", "Canal Street", "2016-09-03 07:00", "2016-09-03 08:00", 22_000),
        ("B", "Canal Street", "2016-09-03 07:00", "2016-09-03 08:00", 23_000),
    ],
    [(6, "unknown-device")],
)
ACN = Layout(
    "ACN-Data, US: a JSON document, times with the name of their zone, as many decimals as a float has",
    json.dumps(
        {
            "_meta": {"total": 2},
            "_items": [
                {
                    "_id": "5bc9",
                    "stationID": "2-39-78-362",
                    "siteID": "0002",
                    "connectionTime": "Wed, 25 Apr 2018 11:08:04 GMT",
                    "disconnectTime": "Wed, 25 Apr 2018 13:20:10 GMT",
                    "kWhDelivered": 7.9320000000000004,
                    "userID": None,
                    "userInputs": [{"WhPerMile": 300}],
                },
                {
                    "_id": "5bca",
                    "stationID": "2-39-78-362",
                    "siteID": "0002",
                    "connectionTime": "Wed, 25 Apr 2018 14:00:00 PDT",
                    "disconnectTime": "Wed, 25 Apr 2018 15:00:00 PDT",
                    "kWhDelivered": 1e-05,
                    "userID": "000123",
                    "userInputs": None,
                },
            ],
        }
    ),
    {
        "records": "_items",
        "columns": {
            "session": "_id",
            "device": "stationID",
            "station": "siteID",
            "started": "connectionTime",
            "ended": "disconnectTime",
            "quantity": "kWhDelivered",
        },
        "drop": ["userID", "userInputs"],
        "times": {
            "format": "%a, %d %b %Y %H:%M:%S %Z",
            "zone": "UTC",
            "zones": {"PDT": "America/Los_Angeles"},
            "fact": "in the file",
        },
    },
    [
        ("2-39-78-362", "0002", "2018-04-25 11:08:04", "2018-04-25 13:20:10", 7_932),
        ("2-39-78-362", "0002", "2018-04-25 21:00", "2018-04-25 22:00", 0),
    ],
    [],
    file="file.json",
)
AUSGRID = Layout(
    "Ausgrid, AU: a day a row, a column for each half hour that ends then, categories that are no generation",
    "Solar home electricity data,,,,,,\nCustomer,Capacity,Category,date,0:30,1:00,0:00\n"
    "12,1.02,GC,1/07/2012,0.3,0.4,0.5\n12,1.02,GG,1/07/2012,0,0.044000000000000004,.125\n12,1.02,GG,2/07/2012,0.1,,0.5\n",
    {
        "asset_type": "inverter",
        "header": {"skip": 1},
        "columns": {
            "session": {"columns": ["Customer", "date", "hour"]},
            "device": "Customer",
            "station": {"constant": "Sydney"},
            "started": {"columns": ["date", "hour"]},
            "quantity": "energy",
        },
        "wide": {"match": "[0-9]{1,2}:[0-9]{2}", "name": "hour", "value": "energy", "blank": "skip"},
        "totals": {"column": "Category", "values": ["GC", "CL"]},
        "drop": ["Capacity"],
        "times": {
            "format": "%d/%m/%Y %H:%M",
            "zone": "Australia/Brisbane",
            "assumed": "no summer time",
            "interval_minutes": 30,
            "stamp": "end",
            "midnight_ends": True,
        },
        "rated": {"per_hour": "1.02", "fact": "the file"},
    },
    [
        ("12", "Sydney", "2012-06-30 14:00", "2012-06-30 14:30", 0),
        ("12", "Sydney", "2012-06-30 14:30", "2012-06-30 15:00", 44),
        ("12", "Sydney", "2012-07-01 13:30", "2012-07-01 14:00", 125),
        ("12", "Sydney", "2012-07-01 14:00", "2012-07-01 14:30", 100),
        ("12", "Sydney", "2012-07-02 13:30", "2012-07-02 14:00", 500),
    ],
    [],
    passed=2,
)
TRONDHEIM = Layout(
    "Trondheim, NO: decimal commas, semicolons, days first with dots",
    """session_ID;Garage_ID;User_ID;Start_plugin;End_plugout;El_kWh;Duration_hours
1;AdO3;AdO3-4;21.12.2018 10:20;21.12.2018 10:23;0,3;0,05
2;AdO3;AdO3-4;21.12.2018 11:20;21.12.2018 12:23;1.234,56;1,05
3;AdO3;AdO3-4;22.12.2018 11:20;22.12.2018 12:23;12.45;1,05
""",
    {
        "delimiter": ";",
        "numbers": {"decimal": ",", "thousands": "."},
        "columns": {
            "session": "session_ID",
            "device": "User_ID",
            "station": "Garage_ID",
            "started": "Start_plugin",
            "ended": "End_plugout",
            "quantity": "El_kWh",
        },
        "drop": ["Duration_hours"],
        "times": {"format": "%d.%m.%Y %H:%M", "zone": "Europe/Oslo", "assumed": "local"},
    },
    [("AdO3-4", "AdO3", "2018-12-21 09:20", "2018-12-21 09:23", 300)],
    [(3, "above-rated"), (4, "not-a-number")],
)
BOULDER = Layout(
    "Boulder, US: a column of the zone's short name, a length, a clock of twelve hours, thousands",
    """ObjectId,Station_Name,Address,Start_Date___Time,Start_Time_Zone,Total_Duration__hh_mm_ss_,Energy__kWh_
1,BOULDER / JUNCTION ST1,"1,ignored",1/1/2018 5:49 PM,MST,2:03:02,6.504
2,BOULDER / JUNCTION ST1,x,7/1/2018 12:02 AM,MDT,0:30:00,"1,001.5"
3,BOULDER / JUNCTION ST1,x,7/2/2018 12:02 AM,MDT,26:00:00,10
4,BOULDER / JUNCTION ST1,x,7/3/2018 12:02 AM,EST?,1:00:00,10
""",
    {
        "columns": {
            "session": "ObjectId",
            "device": "Station_Name",
            "station": "Station_Name",
            "started": "Start_Date___Time",
            "duration": "Total_Duration__hh_mm_ss_",
            "quantity": "Energy__kWh_",
            "zone": "Start_Time_Zone",
        },
        "numbers": {"thousands": ","},
        "drop": ["Address"],
        "times": {
            "format": "%m/%d/%Y %I:%M %p",
            "zone": "America/Denver",
            "zones": {"MST": "Etc/GMT+7", "MDT": "Etc/GMT+6"},
            "duration": "h:m:s",
            "fact": "a column",
        },
    },
    [
        ("BOULDER / JUNCTION ST1", "BOULDER / JUNCTION ST1", "2018-01-02 00:49", "2018-01-02 02:52:02", 6_504),
        ("BOULDER / JUNCTION ST1", "BOULDER / JUNCTION ST1", "2018-07-02 06:02", "2018-07-03 08:02", 10_000),
    ],
    [(3, "above-rated"), (5, "not-a-time")],
)
CARY = Layout(
    "Cary, US: lengths in minutes, a constant place, rows numbered, energy in Wh",
    "start,minutes,station,wh\n2022-07-01 14:05:00,60,Town Hall 1,6500\n2022-07-01 23:30:00,120,Town Hall 2,12400.4\n",
    {
        "columns": {
            "session": {"numbered": "cary-"},
            "device": "station",
            "station": {"constant": "Cary"},
            "started": "start",
            "duration": "minutes",
            "quantity": "wh",
        },
        "quantity": {"unit": "Wh"},
        "times": {"format": "%Y-%m-%d %H:%M:%S", "zone": "America/New_York", "duration": "minutes", "assumed": "local"},
    },
    [
        ("Town Hall 1", "Cary", "2022-07-01 18:05", "2022-07-01 19:05", 6_500),
        ("Town Hall 2", "Cary", "2022-07-02 03:30", "2022-07-02 05:30", 12_400),
    ],
    [],
)
DFT = Layout(
    "DfT local authority rapids, UK: times of two formats, the header again in the midst, a sum at the end",
    """ChargingEvent,CPID,StartDate,StartTime,EndDate,EndTime,Energy
11,AN1,2017-12-31,23:59:00,2018-01-01,00:29:00,8.9
ChargingEvent,CPID,StartDate,StartTime,EndDate,EndTime,Energy
12,AN1,2018-01-02,10:59,2018-01-02,11:29,4.1
Total,,,,,,13.0
""",
    {
        "columns": {
            "session": "ChargingEvent",
            "device": "CPID",
            "station": {"constant": "DfT"},
            "started": {"columns": ["StartDate", "StartTime"]},
            "ended": {"columns": ["EndDate", "EndTime"]},
            "quantity": "Energy",
        },
        "totals": {"column": "ChargingEvent", "values": ["Total"]},
        "times": {"format": ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"], "zone": "Europe/London", "assumed": "local"},
    },
    [
        ("AN1", "DfT", "2017-12-31 23:59", "2018-01-01 00:29", 8_900),
        ("AN1", "DfT", "2018-01-02 10:59", "2018-01-02 11:29", 4_100),
    ],
    [],
    passed=2,
)
SHEET = Layout(
    "A spreadsheet: serial dates, two lines of header under a title, money with signs, power over a quarter of an hour",
    "Monthly report;;;;\nPile;;Power;;Money\nno;at;kW;hours;paid\n7;46083.5;40,0;0,25;5,60 €\n"
    "7;46083.75;20,0;0,25;EUR 2,80\n8;46084;-1,0;0,25;(1,00 €)\n8;46084,5;8,0;0,25;frei\n9;noon;8,0;0,25;frei\n",
    {
        "delimiter": ";",
        "header": {"skip": 1, "rows": 2},
        "numbers": {"decimal": ","},
        "columns": {
            "session": {"columns": ["Pile no", "Pile at"]},
            "device": "Pile no",
            "station": {"constant": "Hof"},
            "started": "Pile at",
            "quantity": "Power kW",
            "reported": "Money paid",
        },
        "quantity": {"unit": "kW"},
        "drop": ["Power hours"],
        "times": {"format": "excel", "zone": "Europe/Berlin", "interval_minutes": 15, "assumed": "local"},
        "currency": "EUR",
    },
    [
        ("7", "Hof", "2026-03-02 11:00", "2026-03-02 11:15", 10_000),
        ("7", "Hof", "2026-03-02 17:00", "2026-03-02 17:15", 5_000),
        ("8", "Hof", "2026-03-03 11:00", "2026-03-03 11:15", 2_000),
    ],
    [(6, "negative"), (8, "not-a-time")],
)
LINES = Layout(
    "JSON lines: nested fields, offsets, one broken line, one with a field that nobody named",
    "\n".join(
        [
            '{"id":"a","cp":{"id":"P1","site":"N"},"t":["x"],"start":"2026-03-02T14:00:00+08:00",'
            '"end":"2026-03-02T15:00:00+08:00","kwh":10.50}',
            '{"id":"b","cp":{"id":"P1","site":"N"},"start":"2026-10-25T01:30:00+01:00","end":"2026-10-25T01:10:00Z","kwh":10}',
            '{"id":"c","cp":',
            '{"id":"d","cp":{"id":"P1","site":"N"},"phone":"138","start":"2026-03-04T14:00:00Z","end":"2026-03-04T15:00:00Z","kwh":1}',
            '{"id":"e","cp":{"id":"P1","site":"N"},"start":"2026-03-05T14:00:00Z","end":"2026-03-05T15:00:00Z"}',
        ]
    ),
    {
        "columns": {
            "session": "id",
            "device": "cp.id",
            "station": "cp.site",
            "started": "start",
            "ended": "end",
            "quantity": "kwh",
        },
        "drop": ["t"],
        "times": {"format": "iso", "zone": "UTC", "fact": "offsets"},
    },
    [
        ("P1", "N", "2026-03-02 06:00", "2026-03-02 07:00", 10_500),
        ("P1", "N", "2026-10-25 00:30", "2026-10-25 01:10", 10_000),
    ],
    [(3, "columns"), (4, "columns"), (5, "missing")],
    file="file.jsonl",
)
VOLUME = Layout(
    "CHARGED, six cities: an hour a row, a column for each site",
    "time,JHB-1,JHB-2\n2023-04-01 00:00:00,12.5,0\n2023-04-01 01:00:00,NA,3.25\n",
    {
        "columns": {
            "session": {"columns": ["site", "time"]},
            "device": "site",
            "station": "site",
            "started": "time",
            "quantity": "kwh",
        },
        "wide": {"columns": ["JHB-1", "JHB-2"], "name": "site", "value": "kwh"},
        "times": {
            "format": "%Y-%m-%d %H:%M:%S",
            "zone": "Africa/Johannesburg",
            "interval_minutes": 60,
            "assumed": "local",
        },
    },
    [
        ("JHB-1", "JHB-1", "2023-03-31 22:00", "2023-03-31 23:00", 12_500),
        ("JHB-2", "JHB-2", "2023-03-31 22:00", "2023-03-31 23:00", 0),
        ("JHB-2", "JHB-2", "2023-03-31 23:00", "2023-04-01 00:00", 3_250),
    ],
    [(3, "not-a-number")],
)
LAYOUTS = [DUNDEE, PERTH, ACN, AUSGRID, TRONDHEIM, BOULDER, CARY, DFT, SHEET, LINES, VOLUME]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_a_public_layout_by_its_map_alone(layout: Layout, tmp_path: Path) -> None:
    """Each row as a person counts it: sessions with instants and energy, refusals with lines, sums passed over."""
    ingested, kept = read(tmp_path, layout.content, layout.told, layout.file)
    found = [(s.device, s.station, s.started_at, s.ended_at, s.quantity) for s in kept.sessions]
    assert sorted(found) == sorted((d, s, z(start), z(end), wh) for d, s, start, end, wh in layout.sessions)
    lines = [(ingested.exports.named(refusal.line)[1], refusal.reason.value) for refusal in ingested.refusals]
    assert lines == layout.refused
    assert ingested.passed == layout.passed
    assert ingested.rows == ingested.accepted + len(ingested.refusals) + ingested.passed
    assert ingested.quantity == sum(wh for *_, wh in layout.sessions)
    assert ingested.revenue == sum(batch.revenue for batch in ingested.batches)


def test_parquet(tmp_path: Path) -> None:
    """Numbers, times with zones and texts as their columns have them."""
    begun = datetime(2026, 3, 2, 6, tzinfo=UTC)
    frame = polars.DataFrame(
        {
            "id": [1, 2, 3],
            "pile": ["P1", "P1", None],
            "start": [begun, begun.replace(hour=8), begun],
            "minutes": [60, 30, 60],
            "kwh": [0.044000000000000004, 15.125, 1.0],
            "price": [Decimal("0.40"), Decimal("0.50"), Decimal("0.40")],
            "phone": ["1", "2", "3"],
        }
    )
    frame.write_parquet(tmp_path / "file.parquet")
    told = {
        "columns": {
            "session": "id",
            "device": "pile",
            "station": {"constant": "N"},
            "started": "start",
            "duration": "minutes",
            "quantity": "kwh",
            "price": "price",
        },
        "tariff": None,
        "drop": ["phone"],
        "times": {"format": "iso", "zone": "UTC", "duration": "minutes", "fact": "in the file"},
    }
    ingested, kept = read(tmp_path, (tmp_path / "file.parquet").read_bytes(), told, "file.parquet")
    assert [(s.started_at, s.ended_at, s.quantity, s.flags) for s in kept.sessions] == [
        (z("2026-03-02 06:00"), z("2026-03-02 07:00"), 44, (Flag.ROUNDED,)),
        (z("2026-03-02 08:00"), z("2026-03-02 08:30"), 15_125, ()),
    ]
    assert ingested.revenue == round(4.4 * 0.4 + 1512.5 * 0.5)
    assert [(refusal.line, refusal.reason.value) for refusal in ingested.refusals] == [(3, "missing")]
    (tmp_path / "file.parquet").write_bytes(b"PAR1 nothing else")
    with pytest.raises(InputError, match="Parquet"):
        ingest(tmp_path / "file.parquet", file_map(tmp_path / "map.yaml"), SECRET)


SIMPLE = {
    "columns": {
        "session": "id",
        "device": "dev",
        "station": "site",
        "started": "from",
        "ended": "to",
        "quantity": "kwh",
    },
    "times": {"format": "%Y-%m-%dT%H:%M:%S%z", "zone": "UTC", "fact": "offsets"},
}
HEADER = "id,dev,site,from,to,kwh\n"


@pytest.mark.parametrize(
    ("energy", "revenue"), [("0.012", 48), ("0.013", 52), ("0.0125", 50)], ids=["low", "high", "between"]
)
def test_revenue_of_small_intervals(energy: str, revenue: int, tmp_path: Path) -> None:
    """A hundred intervals of five minutes: rounded once a day, not a hundred times."""
    rows = []
    for n in range(100):
        minute = f"2026-03-02T{6 + n // 12:02}:{n % 12 * 5:02}"
        rows.append(f"{n},I1,H,{minute}:00+00:00,{minute}:59+00:00,{energy}")
    told = SIMPLE | {"asset_type": "inverter"}
    ingested, kept = read(tmp_path, HEADER + "\n".join(rows), told)
    exact = 100 * Decimal(energy).quantize(Decimal("0.001"), "ROUND_HALF_UP") * 40
    assert ingested.revenue == int(exact + Decimal("0.5"))
    assert abs(ingested.revenue - revenue) <= 2 * (energy == "0.0125")
    assert all(session.revenue in (0, 1) for session in kept.sessions)
    assert ingested.product == exact / 100


def test_each_station_day_is_rounded_once(tmp_path: Path) -> None:
    """Of several devices: the day's sum is its exact revenue, half up; no reading is a fen off its own."""
    rows = []
    for n in range(60):
        minute = f"2026-03-{2 + n // 20:02}T06:{n % 20:02}"
        rows.append(f"{n},I{n % 6},H{n % 2},{minute}:00+00:00,{minute}:30+00:00,0.0{n % 7}3")
    ingested, kept = read(tmp_path, HEADER + "\n".join(rows), SIMPLE)
    assert ingested.accepted == 60
    for batch in ingested.batches:
        assert batch.revenue == int(Decimal(batch.quantity) * 40 / 1000 + Decimal("0.5"))
    assert all(abs(Decimal(each.quantity) * 40 / 1000 - each.revenue) < 1 for each in kept.sessions)


@pytest.mark.parametrize(
    ("money", "reported", "unparsed"),
    [
        (["￥14.20", "5.50元", "CNY 1"], "20.70", 0),
        (["$14.20", "US$5.50", "1"], "20.70", 0),
        (["5.60 €", "€1", "$3"], "6.60", 1),
        (["free", "", "-2.00"], "-2.00", 1),
        (["(1.50)", "1,006.50", "2"], "0.50", 1),
    ],
)
def test_reported_money(money: list[str], reported: str, unparsed: int, tmp_path: Path) -> None:
    """With signs and codes before or after it; what is none, or another currency's, is counted and no zero."""
    rows = []
    for n, text in enumerate(money):
        day = f"2026-03-0{n + 1}"
        rows.append(f'{n},P,S,{day}T06:00:00+00:00,{day}T07:00:00+00:00,5,"{text}"')
    told = SIMPLE | {"columns": {**SIMPLE["columns"], "reported": "paid"}}
    ingested, _ = read(tmp_path, HEADER.strip() + ",paid\n" + "\n".join(rows), told)
    assert ingested.accepted == 3
    assert (str(ingested.reported), ingested.count(Flag.UNPARSED)) == (reported, unparsed)
    assert ingested.document()["reported_unparsed"] == unparsed


@pytest.mark.parametrize(
    ("cell", "stated", "watt_hours"),
    [
        ("7.25 kWh", None, 7_250),
        ("7.25kwh", None, 7_250),
        ("7250 Wh", None, 7_250),
        ("0.00725 MWh", None, 7_250),
        ("7.25 kWh", {"unit": "kWh"}, 7_250),
        ("7250 Wh", {"unit": "Wh"}, 7_250),
        # A small m may be a thousandth; power is no energy; the map says another unit, or a factor for one.
        ("7.25 mWh", None, None),
        ("7.25 kW", None, None),
        ("7.25 kWh", {"unit": "Wh"}, None),
        ("7250 Wh", {"factor": "0.001"}, None),
        ("7.25 kWh/h", None, None),
        ("7.25 per kWh", None, None),
        ("kWh", None, None),
        ("7.25 kWh kWh", None, None),
    ],
)
def test_a_unit_in_the_cell(cell: str, stated: dict[str, str] | None, watt_hours: int | None, tmp_path: Path) -> None:
    """Read where it can mean one thing only; else the row is refused."""
    row = f"1,P,S,2026-03-02T06:00:00+00:00,2026-03-02T07:00:00+00:00,{cell}"
    ingested, kept = read(tmp_path, HEADER + row, SIMPLE | {"quantity": stated})
    assert [session.quantity for session in kept.sessions] == ([] if watt_hours is None else [watt_hours])
    assert [refusal.reason for refusal in ingested.refusals] == ([] if watt_hours is not None else ["not-a-number"])


@pytest.mark.parametrize(
    ("cell", "revenue"),
    [
        ("HK$ 1.25/kWh", 1_250),
        ("1.25 HKD per kWh", 1_250),
        ("HK$1250/MWh", 1_250),
        ("1.25", 1_250),
        ("HK$ 1.25 kWh", None),
        ("¥ 1.25/kWh", None),
        ("HK$ 1.25/kW", None),
        ("HK$ 1.25/h", None),
    ],
)
def test_a_price_that_says_of_what(cell: str, revenue: int | None, tmp_path: Path) -> None:
    """With its sign and its unit, whichever of them; of another currency, or of power, it is refused."""
    band = {"currency": "HKD", "per": "kWh", "minimum": "0.1", "maximum": "9", "assumed": "a test"}
    told = SIMPLE | {"columns": {**SIMPLE["columns"], "price": "tariff"}, "tariff": None, "price": band}
    row = f"1,P,S,2026-03-02T06:00:00+00:00,2026-03-02T07:00:00+00:00,10 kWh,{cell}"
    ingested, kept = read(tmp_path, HEADER.strip() + ",tariff\n" + row, told)
    assert [session.revenue for session in kept.sessions] == ([] if revenue is None else [revenue])
    assert len(ingested.refusals) == (revenue is None)


def test_another_currency(tmp_path: Path) -> None:
    """With a band of its own in the map; of any number of decimals; without a band it is refused."""
    row = "1,P,S,2026-03-02T06:00:00+00:00,2026-03-02T07:00:00+00:00,10"
    for code, price, least, most, revenue in (("EUR", "0.45", "0.10", "1", 450), ("JPY", "45", "10", "99", 450)):
        band = {"currency": code, "per": "kWh", "minimum": least, "maximum": most, "assumed": "a test"}
        told = SIMPLE | {"tariff": {"per_unit": price, "currency": code, "assumed": "a test"}, "price": band}
        ingested, _ = read(tmp_path, HEADER + row, told)
        assert (ingested.revenue, ingested.document()["currency"]) == (revenue, code)
        with pytest.raises(InputError, match="price"):
            read(tmp_path, HEADER + row, told | {"price": None})
    with pytest.raises(InputError, match="ISO 4217"):
        read(tmp_path, HEADER + row, SIMPLE | {"tariff": {"per_unit": "1", "currency": "EURO", "assumed": "a test"}})


def test_the_hour_that_exists_twice(tmp_path: Path) -> None:
    """The first of the two, flagged; an end that would be before its start is the second."""
    rows = "1,P,S,2026-10-25 02:30,2026-10-25 04:00,5\n2,Q,S,2026-10-25 02:50,2026-10-25 02:10,5\n"
    times = {"format": "%Y-%m-%d %H:%M", "zone": "Europe/Berlin", "assumed": "local"}
    ingested, kept = read(tmp_path, HEADER + rows, SIMPLE | {"times": times})
    assert [(s.started_at, s.ended_at) for s in kept.sessions] == [
        (z("2026-10-25 00:30"), z("2026-10-25 03:00")),
        (z("2026-10-25 00:50"), z("2026-10-25 01:10")),
    ]
    assert ingested.count(Flag.HOUR_TWICE) == 2


def test_months_are_those_of_the_place(tmp_path: Path) -> None:
    """An evening in UTC is the next month in Shanghai."""
    rows = "1,P,S,2026-01-01 01:00,2026-01-01 02:00,5\n2,P,S,2026-01-31 23:00,2026-01-31 23:30,6\n"
    times = {"format": "%Y-%m-%d %H:%M", "zone": "Asia/Shanghai", "fact": "local"}
    ingested, _ = read(tmp_path, HEADER + rows, SIMPLE | {"times": times})
    assert ingested.months == {"2026-01": (11_000, 440)}


def test_a_minute_is_a_whole_one(tmp_path: Path) -> None:
    """Times without seconds: a session within a minute has all of it, and not more."""
    rows = "1,P,S,2026-03-02 06:00,2026-03-02 06:00,0.9\n2,P,S,2026-03-03 06:00,2026-03-03 06:00,1.2\n"
    times = {"format": "%Y-%m-%d %H:%M", "zone": "UTC", "fact": "local"}
    ingested, kept = read(tmp_path, HEADER + rows, SIMPLE | {"times": times})
    assert [(s.ended_at - s.started_at, s.flags) for s in kept.sessions] == [(59, (Flag.WHOLE_MINUTE,))]
    assert [refusal.reason for refusal in ingested.refusals] == ["above-rated"]


def test_in_parts_with_after_as_at_once(tmp_path: Path) -> None:
    """Counts, refusals and heads: ids, stations and fractions of a fen go from file to file."""
    rows = []
    for n in range(81):
        day, hour, site = f"2026-03-{2 + n // 9:02}", n % 9 * 2, "S0" if n % 29 else "S1"
        rows.append(f"{n % 75},P{n % 4},{site},{day}T{hour:02}:00:00+00:00,{day}T{hour + 1:02}:00:00+00:00,1.{n:03}")
    paths = []
    for name, part in (("a", rows[:40]), ("b", rows[40:])):
        paths.append(tmp_path / f"{name}.csv")
        paths[-1].write_text(HEADER + "\n".join(part) + "\n")
    (tmp_path / "map.yaml").write_text(
        yaml.safe_dump(SIMPLE | {"asset_type": "charging-pile", "tariff": TARIFF, "rated": RATED})
    )
    told, heads = file_map(tmp_path / "map.yaml"), None
    whole = ingest(Exports(paths), told, SECRET)
    parts = []
    for path in paths:
        folder, exports = Folder(tmp_path / path.stem), Exports([path])
        with folder.readings(SECRET, exports, heads) as sink:
            parts.append(ingest(exports, told, SECRET, sink, heads))
            folder.write(parts[-1], parts[-1].document())
        heads = read_heads(tmp_path / path.stem / "onshore" / "heads.json")
    assert sum(part.accepted for part in parts) == whole.accepted
    assert sum(part.revenue for part in parts) == whole.revenue
    assert parts[-1].heads == whole.heads == heads
    reasons = sorted(refusal.reason for part in parts for refusal in part.refusals)
    assert reasons == sorted(refusal.reason for refusal in whole.refusals)
    assert {"duplicate", "unknown-device"} <= set(reasons)
    assert [len(part.restatements) for part in parts] == [0, 1]
    standing = {(each.station, each.day): each for part in parts for each in (*part.batches, *part.restatements)}
    assert [(each.root, each.count, each.quantity, each.revenue) for _, each in sorted(standing.items())] == [
        (each.root, each.count, each.quantity, each.revenue) for each in sorted(whole.batches)
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"columns": {k: v for k, v in SIMPLE["columns"].items() if k != "ended"}}, "times.interval_minutes"),
        ({"numbers": {"decimal": ",", "thousands": ","}}, "thousands"),
        ({"quantity": {"unit": "BTU"}}, "quantity.unit"),
        ({"times": {**SIMPLE["times"], "format": "Y-M-D"}}, "times.format"),
        ({"times": {**SIMPLE["times"], "zones": {"X": "Mars/Base"}}}, "times.zones"),
        ({"columns": {**SIMPLE["columns"], "device": {"constant": "a", "columns": ["dev"]}}}, "columns.device"),
        ({"aliases": {"S": ["T"], "U": ["T"]}}, "aliases"),
        ({"wide": {"match": "(", "name": "a", "value": "b"}}, "wide"),
    ],
)
def test_refuses_maps_that_say_nothing(changes: dict[str, Any], words: str, tmp_path: Path) -> None:
    """By field, before a row is read."""
    with pytest.raises(InputError, match=words.replace(".", r"\.")):
        read(tmp_path, HEADER, SIMPLE | changes)


def test_real_files_and_ours(tmp_path: Path) -> None:
    """A folder of files, maps and counts: each row is accounted for, and sums are those of an independent count."""
    for number, layout in enumerate(LAYOUTS):
        read(tmp_path, layout.content, layout.told, layout.file)
        (tmp_path / "map.yaml").rename(tmp_path / f"{number}.yaml")
        (tmp_path / layout.file).rename(tmp_path / f"{number}{Path(layout.file).suffix}.data")
        told = yaml.safe_load((tmp_path / f"{number}.yaml").read_text())
        kind = Path(layout.file).suffix.removeprefix(".")
        (tmp_path / f"{number}.yaml").write_text(yaml.safe_dump(told | {"kind": kind}, allow_unicode=True))
        counted = {"accepted": len(layout.sessions), "quantity": sum(wh for *_, wh in layout.sessions)}
        (tmp_path / f"{number}.json").write_text(json.dumps(counted))
    named = os.environ.get("RWA_METER_FILES")
    folders = [tmp_path] if named is None else [tmp_path, Path(named)]
    found = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    assert len(found) >= len(LAYOUTS)
    for told in found:
        (path,) = [each for each in told.parent.glob(f"{told.stem}.*") if each.suffix not in (".yaml", ".json")]
        ingested = ingest(path, file_map(told), SECRET)
        assert ingested.rows == ingested.accepted + len(ingested.refusals) + ingested.passed
        counted = json.loads(told.with_suffix(".json").read_text())
        assert (ingested.accepted, ingested.quantity) == (counted["accepted"], counted["quantity"]), path.name


def test_a_cell_with_a_line_end_makes_no_row_of_its_rest(tmp_path: Path) -> None:
    """Both of its lines are refused, also where the second has as many cells as a row; the next row is read."""
    rest = ",P,S,2026-03-02T06:00:00+00:00,2026-03-02T07:00:00+00:00,7"
    rows = f'"a\nb"{rest}\n2{rest.replace("T0", "T1")}\n3{rest.replace("T0", "T2").replace("P", "5 inch")}'
    ingested, kept = read(tmp_path, HEADER + rows, SIMPLE)
    assert [session.session for session in kept.sessions] == ["2"]
    assert [(refusal.line, refusal.reason) for refusal in ingested.refusals][:2] == [(2, "quote"), (3, "quote")]
    # A quote by itself is a sign of inches.
    ingested, _ = read(tmp_path, HEADER + f"1{rest.replace('P', '5' + chr(34))}", SIMPLE)
    assert ingested.accepted == 1


@pytest.mark.parametrize("kind", ["jsonl", "json"])
def test_a_name_twice_in_a_record_is_refused(kind: str, tmp_path: Path) -> None:
    """Whichever of its two values counted, the other would be lost unseen."""
    row = '{"id": 1, "dev": "P", "site": "S", "from": "2026-03-02T06:00:00+00:00", "to": "2026-03-02T07:00:00+00:00"'
    twice, nested = row + ', "kwh": 1, "kwh": 2}', row + ', "a": {"b": 1}, "a.b": 2, "kwh": 1}'
    for record in (twice, nested):
        told = SIMPLE | {"kind": kind, "drop": ["a.b"]}
        if kind == "json" and record == twice:
            with pytest.raises(InputError, match="once"):
                read(tmp_path, f"[{record}]", told, "file.json")
            continue
        ingested, kept = read(tmp_path, record if kind == "jsonl" else f"[{record}]", told, f"file.{kind}")
        assert (ingested.accepted, [refusal.reason for refusal in ingested.refusals]) == (0, ["columns"])
        assert kept.sessions == []
