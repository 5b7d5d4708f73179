"""Swap files for tests: rows of events, written and read as an operator's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from rwa_chain.meter.custody_book import UNKNOWN_ITEMS, Items
from rwa_chain.meter.file_map import file_map
from rwa_chain.meter.ingest import Ingested, ingest
from rwa_chain.meter.secret import Secret

SECRET = Secret(b"\x07" * 32)
HEADER = "id,cabinet,site,at,out,in,health_out,health_in,charge_out,charge_in"
MAP = {
    "asset_type": "swap-cabinet",
    "columns": {"session": "id", "device": "cabinet", "station": "site", "started": "at"},
    "fields": {
        "battery_out": "out",
        "battery_in": "in",
        "health_out_percent": "health_out",
        "health_in_percent": "health_in",
        "charge_out_percent": "charge_out",
        "charge_in_percent": "charge_in",
    },
    "times": {"format": "%Y-%m-%d %H:%M", "zone": "Asia/Shanghai", "assumed": "a test"},
    "tariff": {"per_unit": "3.00", "currency": "CNY", "assumed": "a test"},
    "rated": {"per_hour": "6", "assumed": "a test"},
}


def row(
    number: int, cabinet: str, clock: str, out: str, came: str, health: str = "91,88", charge: str = "95,20"
) -> str:
    """A row of the first of March, or of another day where ``clock`` names one."""
    at = clock if " " in clock else f"2026-03-01 {clock}"
    return f"{number},{cabinet},shop-{cabinet},{at},{out},{came},{health},{charge}"


def write(folder: Path, rows: Sequence[str], name: str = "swaps.csv") -> Path:
    """The rows as a file, its map beside it."""
    (folder / "map.yaml").write_text(yaml.safe_dump(MAP), encoding="utf-8")
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def read(folder: Path, rows: Sequence[str], items: Items = UNKNOWN_ITEMS) -> Ingested:
    """The rows as an operator's file, read."""
    return ingest(write(folder, rows), file_map(folder / "map.yaml"), SECRET, items=items)


def reasons(ingested: Ingested) -> list[tuple[int, str]]:
    """Lines and reasons."""
    return [(refusal.line, refusal.reason.value) for refusal in ingested.refusals]
