"""Exports in layouts of public ones, made up here: `rwa meter map` looks at each, a person tells what no file says.

What the guess gets wrong is told too; the sums are counted by hand.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars
import pytest
import yaml

from rwa_chain.meter.batch import Entry
from rwa_chain.meter.crossing import Sink
from rwa_chain.meter.file_map import file_map
from rwa_chain.meter.guess import guess
from rwa_chain.meter.ingest import ingest
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session

SECRET = Secret(b"\x07" * 32)
TOLD = {
    "tariff": {"per_unit": "0.40", "currency": "CNY", "assumed": "a test"},
    "rated": {"per_hour": "60", "assumed": "a test"},
}


@dataclass(frozen=True)
class Public:
    """A file and what it holds."""

    name: str
    content: bytes | Callable[[Path], None]
    zone: str
    sessions: list[tuple[str, str, str, str, int]]
    """Device, station, start and end in UTC, Wh."""
    refused: list[tuple[int, str]] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)
    """What the guess has wrong, told by the person."""
    times: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    passed: int = 0

    def __str__(self) -> str:
        return self.name


def _parquet(path: Path) -> None:
    at = [dt.datetime(2026, 3, 1, hour) for hour in (10, 12, 14)]
    polars.DataFrame(
        {
            "session_id": ["a", "b", "c"],
            "station_id": [1, 1, 2],
            "site": ["X", "X", "X"],
            "start": at,
            "end": [dt.datetime(2026, 3, 1, 11), dt.datetime(2026, 3, 1, 13), None],
            "kwh": [0.1 + 0.2, float("nan"), 5.0],
        }
    ).write_parquet(path)


CDRS = [
    {
        "id": f"cdr{number}",
        "start_date_time": f"2026-03-0{number}T10:00:00Z",
        "end_date_time": f"2026-03-0{number}T11:00:00Z",
        "cdr_location": {"name": "Hub", "evse_id": f"DE*ABC*E{1 + number // 3}", "connector_id": "1"},
        "total_energy": energy,
        "total_cost": {"excl_vat": 4.10, "incl_vat": 4.88},
        "currency": "EUR",
        "charging_periods": [{"a": 1}],
    }
    for number, energy in ((1, 12.3456), (2, 20), (3, None))
]
METERED = {
    "generated": "2026-03-02",
    "data": {
        "sessions": [
            {"uuid": "u1", "evse": "E1", "site": "N", "from": 1772330400000, "to": 1772334000000,
             "meter": {"start": 1000.5, "stop": 1012.25}},
            {"uuid": "u2", "evse": "E1", "site": "N", "from": 1772337600000, "to": 1772341200000,
             "meter": {"start": 1012.25, "stop": 1012.0}},
            {"uuid": "u3", "evse": "E1", "site": "N", "from": 1772337600000, "to": 1772341200000,
             "meter": {"start": "1012.25", "stop": 1013.25}},
        ]
    },
}  # fmt: skip
QUARTERS = "".join(
    f"2026-03-01 {hour:02}:{minute:02},{4 + hour},{'off' if hour == 1 else 2}\n"
    for hour in (0, 1) for minute in (0, 30)
)  # fmt: skip
HOURS = ";".join(f"h{hour:02}" for hour in range(1, 25))
DAY_OF_HOURS = ";".join("1,5" if hour in (1, 24) else "" for hour in range(1, 25))
FILES = [
    Public(
        "palo-alto.csv",
        b"Station Name,MAC Address,Start Date,Start Time Zone,End Date,End Time Zone,Energy (kWh),Currency,Fee,"
        b"Plug In Event Id,Driver Postal Code\n"
        b"HAMILTON #1,000D:76,7/29/2011 20:17,PDT,7/29/2011 23:20,PDT,6.249457,USD,$0.00,3,95124\n"
        b"HAMILTON #1,000D:76,12/30/2011 0:00,PST,12/30/2011 0:02,PST,0.106588,USD,$1.50,4,94301\n"
        b'HIGH #2,000D:9B,11/6/2011 1:30,PDT,11/6/2011 1:10,PST,2.5,USD,"$1,234.50",5,94301\n',
        "America/Los_Angeles",
        [
            ("000D:76", "HAMILTON #1", "2011-07-30 03:17", "2011-07-30 06:20", 6_249),
            ("000D:76", "HAMILTON #1", "2011-12-30 08:00", "2011-12-30 08:02", 107),
            ("000D:9B", "HIGH #2", "2011-11-06 08:30", "2011-11-06 09:10", 2_500),
        ],
        times={"zones": {"PDT": "America/Los_Angeles", "PST": "America/Los_Angeles"}},
    ),
    Public(
        "belib.csv",
        "\ufeffid_pdc_itinerance;nom_station;id_session;debut;fin;energie_kwh;prix\n"
        "E*01;Paris | 1 rue A;s-1;2022-03-27T01:30:00+01:00;2022-03-27T03:30:00+02:00;12,345;3,20 €\n"
        "E*02;Paris | 1 rue A;s-2;2022-03-28T08:00:00+02:00;2022-03-28T09:00:00+02:00;7;1,05 €\n"
        "E*02;Paris | 1 rue A;s-3;2022-10-30T02:30:00+02:00;2022-10-30T02:10:00+01:00;5,5;\n".encode(),
        "Europe/Paris",
        [
            ("E*01", "Paris | 1 rue A", "2022-03-27 00:30", "2022-03-27 01:30", 12_345),
            ("E*02", "Paris | 1 rue A", "2022-03-28 06:00", "2022-03-28 07:00", 7_000),
            ("E*02", "Paris | 1 rue A", "2022-10-30 00:30", "2022-10-30 01:10", 5_500),
        ],
    ),
    Public(
        "orders.csv",
        "订单编号,充电桩编号,站点名称,开始时间,结束时间,充电电量(度),总金额(元),手机号\n"
        "A001,P01,南山站,2026/3/1 23:10:05,2026/3/2 00:40:10,35.20,￥42.24,138****0001\n"
        "A002,P01,南山站,2026/3/31 23:30:00,2026/4/1 00:10:00,10.50,￥12.60,138****0002\n"
        'A003,P02,福田站,2026/3/2 8:00:00,2026/3/2 9:00:00,"1,020.5",￥1.00,138****0003\n'
        "合计,,,,,45.70,￥54.84,\n".encode("gb18030"),
        "Asia/Shanghai",
        [
            ("P01", "南山站", "2026-03-01 15:10", "2026-03-01 16:40", 35_200),
            ("P01", "南山站", "2026-03-31 15:30", "2026-03-31 16:10", 10_500),
        ],
        [(4, "above-rated")],
        more={"totals": {"column": "订单编号", "values": ["合计"]}},
        passed=1,
    ),
    Public(
        "cdrs.jsonl",
        "".join(json.dumps(each) + "\n" for each in CDRS).encode(),
        "Europe/Berlin",
        [
            ("DE*ABC*E1", "Hub", "2026-03-01 10:00", "2026-03-01 11:00", 12_346),
            ("DE*ABC*E1", "Hub", "2026-03-02 10:00", "2026-03-02 11:00", 20_000),
        ],
        [(3, "missing")],
    ),
    Public(
        "sheet.txt",
        "Nr\tSäule\tStandort\tBeginn\tDauer\tVerbrauch (Wh)\tBetrag\n"
        "1\tA1\tHof\t46083,5\t0,0416666666666667\t6.500\t5,60 €\n"
        "2\tA1\tHof\t46084,25\t0,5\t12.400,4\t1.005,60 €\n".encode("utf-16"),
        "Europe/Berlin",
        [
            ("A1", "Hof", "2026-03-02 11:00", "2026-03-02 12:00", 6_500),
            ("A1", "Hof", "2026-03-03 05:00", "2026-03-03 17:00", 12_400),
        ],
    ),
    Public(
        "document.json",
        json.dumps(METERED).encode(),
        "Asia/Shanghai",
        [
            ("E1", "N", "2026-03-01 02:00", "2026-03-01 03:00", 11_750),
            ("E1", "N", "2026-03-01 04:00", "2026-03-01 05:00", 1_000),
        ],
        [(2, "negative")],
        columns={"session": "uuid", "quantity": "meter.stop", "counted_from": "meter.start"},
    ),
    Public(
        "quarters.csv",
        f"timestamp,CP-1 [kW],CP-2 [kW]\n{QUARTERS}".encode(),
        "UTC",
        [
            ("CP-1 [kW]", "quarters", "2026-03-01 00:00", "2026-03-01 00:30", 2_000),
            ("CP-1 [kW]", "quarters", "2026-03-01 00:30", "2026-03-01 01:00", 2_000),
            ("CP-1 [kW]", "quarters", "2026-03-01 01:00", "2026-03-01 01:30", 2_500),
            ("CP-1 [kW]", "quarters", "2026-03-01 01:30", "2026-03-01 02:00", 2_500),
            ("CP-2 [kW]", "quarters", "2026-03-01 00:00", "2026-03-01 00:30", 1_000),
            ("CP-2 [kW]", "quarters", "2026-03-01 00:30", "2026-03-01 01:00", 1_000),
        ],
        [(4, "not-a-number"), (5, "not-a-number")],
        columns={"device": "device", "quantity": "quantity"},
        times={"interval_minutes": 30},
        more={"wide": {"columns": ["CP-1 [kW]", "CP-2 [kW]"], "name": "device", "value": "quantity"},
              "quantity": {"unit": "kW"}, "drop": []},
    ),
    Public(
        "pandas.csv",
        b",session_id,charger_id,location_name,start_time,end_time,energy_kwh,is_free\n"
        b"0,1001,7,Mall,2026-03-01 10:00:00.123456,2026-03-01 11:00:00.5,11.200000000000001,True\n"
        b"1,1002,7,Mall,2026-03-01 12:00:00,2026-03-01 12:30:00.0,1e-05,False\n"
        b"2,1003,8,Mall,2026-03-01 12:00:00,NaT,NaN,False\n",
        "UTC",
        [
            ("7", "Mall", "2026-03-01 10:00", "2026-03-01 11:00", 11_200),
            ("7", "Mall", "2026-03-01 12:00", "2026-03-01 12:30", 0),
        ],
        [(4, "not-a-time")],
        times={"format": ["%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S"]},
    ),
    Public(
        "periods.csv",
        b"Transaction Id ,  EVSE Id, Site ,Start Time,Duration,Energy (Wh)\n"
        b" t1 , E1 , Depot ,01-Mar-26 09:00 PM,PT1H30M,6500\n t2 , E1 , Depot ,02-Mar-26 12:00 AM,PT45M,3200\n",
        "UTC",
        [
            ("E1", "Depot", "2026-03-01 21:00", "2026-03-01 22:30", 6_500),
            ("E1", "Depot", "2026-03-02 00:00", "2026-03-02 00:45", 3_200),
        ],
    ),
    Public(
        "hours.csv",
        f"date;pile;site;{HOURS}\n24.02.2026;P1;S;{DAY_OF_HOURS}\n25.02.2026;P1;S;{DAY_OF_HOURS}\n".encode(),
        "Asia/Shanghai",
        [
            ("P1", "S", "2026-02-23 16:00", "2026-02-23 17:00", 1_500),
            ("P1", "S", "2026-02-24 15:00", "2026-02-24 16:00", 1_500),
            ("P1", "S", "2026-02-24 16:00", "2026-02-24 17:00", 1_500),
            ("P1", "S", "2026-02-25 15:00", "2026-02-25 16:00", 1_500),
        ],
        columns={"session": {"columns": ["pile", "date", "hour"]}, "started": {"columns": ["date", "hour"]},
                 "quantity": "quantity"},
        times={"format": "%d.%m.%Y h%H", "interval_minutes": 60, "stamp": "end"},
        more={"wide": {"match": "h[0-2][0-9]", "name": "hour", "value": "quantity", "blank": "skip"},
              "numbers": {"decimal": ","}, "drop": []},
        passed=44,
    ),
    Public(
        "columns.parquet",
        _parquet,
        "UTC",
        [("1", "X", "2026-03-01 10:00", "2026-03-01 11:00", 300)],
        [(2, "not-a-number"), (3, "not-a-time")],
    ),
]  # fmt: skip


class _Kept(Sink):
    def __init__(self) -> None:
        self.sessions: list[Session] = []

    def entry(self, entry: Entry) -> None:
        self.sessions.append(entry.session)


def minute(at: int) -> str:
    """In UTC."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("public", FILES, ids=str)
def test_a_first_map_and_what_a_person_tells(public: Public, tmp_path: Path) -> None:
    """Every row is a session, refused with its reason, or passed over; energy and times are those counted by hand."""
    path = tmp_path / public.name
    if isinstance(public.content, bytes):
        path.write_bytes(public.content)
    else:
        public.content(path)
    told = yaml.safe_load(guess(path).text)
    zone = {"zone": public.zone, "assumed": "a test"}
    told["times"] = {key: value for key, value in told["times"].items() if key != "fact"} | zone | public.times
    told["columns"] |= public.columns
    told |= TOLD | public.more
    if (dropped := {value for value in public.columns.values() if isinstance(value, str)}) and "drop" in told:
        told["drop"] = [name for name in told["drop"] if name not in dropped]
    (tmp_path / "map.yaml").write_text(yaml.safe_dump(told, allow_unicode=True))
    kept = _Kept()
    read = ingest(path, file_map(tmp_path / "map.yaml"), SECRET, kept)
    found = [(s.device, s.station, minute(s.started_at), minute(s.ended_at), s.quantity) for s in kept.sessions]
    assert sorted(found) == sorted(public.sessions)
    assert [(read.exports.place(each.line)[1], each.reason) for each in read.refusals] == public.refused
    assert (read.rows, read.passed) == (len(found) + len(public.refused) + public.passed, public.passed)
    assert read.quantity == sum(wh for *_, wh in public.sessions)
