"""Asset types are files: each reads records of its own kind by the same code, and an own one needs no code at all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import FOLDER, AssetType, asset_type, built_in, price_units, revenue_of
from rwa_chain.meter.file_map import file_map
from rwa_chain.meter.ingest import Ingested, ingest
from rwa_chain.meter.secret import Secret

SECRET = Secret(b"\x07" * 32)
TARIFF = {"currency": "CNY", "assumed": "a test"}
TIMES = {"format": "%Y-%m-%d %H:%M", "zone": "Asia/Shanghai", "assumed": "a test"}
COLUMNS = {"session": "id", "device": "device", "station": "site", "started": "from"}
RATED = {"per_hour": "30", "assumed": "a test"}


def read(folder: Path, header: str, rows: list[str], **changes: object) -> Ingested:
    """These rows by a map of these changes."""
    (folder / "map.yaml").write_text(yaml.safe_dump({"columns": COLUMNS, "times": TIMES, "rated": RATED, **changes}))
    (folder / "file.csv").write_text("\n".join([header, *rows]) + "\n")
    return ingest(folder / "file.csv", file_map(folder / "map.yaml"), SECRET)


def reasons(ingested: Ingested) -> list[tuple[int, str]]:
    """Lines and reasons."""
    return [(refusal.line, refusal.reason.value) for refusal in ingested.refusals]


def test_built_in_types() -> None:
    """Four that the cases need, two examples; each number says how it is known."""
    assert built_in() == ["battery", "charging-pile", "inverter", "parking-space", "swap-cabinet", "vending-machine"]
    for name in built_in():
        kind = asset_type(name)
        assert kind.asset_type == name
        assert kind.price.assumed
        assert kind.impairment.assumed
        assert len((FOLDER / f"{name}.yaml").read_text().splitlines()) < 12


def test_inverter(tmp_path: Path) -> None:
    """Intervals; night is no oddity, overlapping intervals are refused, more than the rated power too."""
    ingested = read(
        tmp_path,
        "id,device,site,from,to,kwh",
        [
            "1,inv,roof,2026-03-01 00:00,2026-03-01 06:00,0",
            "2,inv,roof,2026-03-01 06:00,2026-03-01 12:00,81.5",
            "3,inv,roof,2026-03-01 11:00,2026-03-01 13:00,20",
            "4,inv,roof,2026-03-01 13:00,2026-03-01 14:00,30.1",
        ],
        asset_type="inverter",
        columns={**COLUMNS, "ended": "to", "quantity": "kwh"},
        tariff={"per_unit": "0.4161", **TARIFF},
    )
    assert reasons(ingested) == [(4, "overlap"), (5, "above-rated")]
    assert (ingested.quantity, ingested.revenue) == (81_500, 3_391)
    assert ingested.flags == {}


def test_swap_cabinet(tmp_path: Path) -> None:
    """Every row is one swap of a pair; a pair of one battery, a health above 100 or none is refused."""
    ingested = read(
        tmp_path,
        "id,device,site,from,out,in,health",
        [
            "1,cab,shop,2026-03-01 08:00,B1,B2,91.5",
            "2,cab,shop,2026-03-01 08:00,B3,B1,88",
            "3,cab,shop,2026-03-01 08:05,B2,B2,88",
            "4,cab,shop,2026-03-01 08:06,B2,,88",
            "5,cab,shop,2026-03-01 08:07,B2,B3,188",
        ],
        asset_type="swap-cabinet",
        fields={"battery_out": "out", "battery_in": "in", "health_out_percent": "health"},
        tariff={"per_unit": "2.50", **TARIFF},
    )
    assert reasons(ingested) == [(4, "pair"), (5, "missing"), (6, "outside-range")]
    assert (ingested.quantity, ingested.revenue, ingested.flags) == (2_000, 500, {})


def test_battery(tmp_path: Path) -> None:
    """Wear goes with the reading's detail; cycles are whole."""
    ingested = read(
        tmp_path,
        "id,device,site,from,to,kwh,soh,cycles",
        [
            "1,B1,shop,2026-03-01 08:00,2026-03-01 20:00,1.1,91.5,310",
            "2,B1,shop,2026-03-02 08:00,2026-03-02 20:00,1.1,91.4,310.5",
        ],
        asset_type="battery",
        columns={**COLUMNS, "ended": "to", "quantity": "kwh"},
        fields={"health_percent": "soh", "cycles": "cycles"},
        tariff={"per_unit": "0", **TARIFF},
    )
    assert reasons(ingested) == [(3, "not-a-number")]
    assert (ingested.quantity, ingested.revenue) == (1_100, 0)


def test_parking_space(tmp_path: Path) -> None:
    """Hours come from the two times."""
    ingested = read(
        tmp_path,
        "id,device,site,from,to,class",
        [
            "1,B2-017,garage,2026-03-01 08:00,2026-03-01 18:20,car",
            "2,B2-017,garage,2026-03-01 19:00,2026-03-01 19:00,van",
        ],
        asset_type="parking-space",
        columns={**COLUMNS, "ended": "to"},
        fields={"vehicle_class": "class"},
        tariff={"per_unit": "12.00", **TARIFF},
    )
    assert reasons(ingested) == [(3, "zero")]
    assert (ingested.quantity, ingested.revenue) == (10_333, 12_400)


def test_vending_machine(tmp_path: Path) -> None:
    """Revenue is in the record, and held to the band."""
    ingested = read(
        tmp_path,
        "id,device,site,from,slot,paid",
        [
            "1,v,hall,2026-03-01 08:00,12,3.50",
            "2,v,hall,2026-03-01 08:01,12,0.40",
            "3,v,hall,2026-03-01 08:02,12,600",
            "4,v,hall,2026-03-01 08:03,12,free",
        ],
        asset_type="vending-machine",
        columns={**COLUMNS, "revenue": "paid"},
        fields={"slot": "slot"},
    )
    assert reasons(ingested) == [(3, "price-outside-band"), (4, "price-outside-band"), (5, "not-a-number")]
    assert (ingested.quantity, ingested.revenue) == (1_000, 350)
    assert ingested.document()["tariff"] is None


def test_a_type_of_ones_own_is_a_file(tmp_path: Path) -> None:
    """Beside the map that names it; no code knows it."""
    text = (FOLDER / "vending-machine.yaml").read_text().replace("vending-machine", "stroller")
    (tmp_path / "stroller.yaml").write_text(text.replace("item", "ride").replace("{ slot: whole }", "{}"))
    ingested = read(
        tmp_path,
        "id,device,site,from",
        ["1,s1,mall,2026-03-01 08:00"],
        asset_type="stroller.yaml",
        tariff={"per_unit": "5.00", **TARIFF},
    )
    assert (ingested.file_map.type.unit, ingested.revenue) == ("ride", 500)


def test_clocks_that_jump(tmp_path: Path) -> None:
    """A local time that the zone's clocks skipped is no time; one that they showed twice is the first."""
    ingested = read(
        tmp_path,
        "id,device,site,from,to,kwh",
        ["1,p,s,2026-03-29 02:30,2026-03-29 04:00,5", "2,p,s,2026-10-25 02:30,2026-10-25 03:30,5"],
        asset_type="charging-pile",
        columns={**COLUMNS, "ended": "to", "quantity": "kwh"},
        times={**TIMES, "zone": "Europe/Berlin"},
        tariff={"per_unit": "0.40", **TARIFF},
    )
    assert reasons(ingested) == [(2, "not-a-time")]
    assert ingested.quantity == 5_000


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("unit: kWh", "unit: litre", "litre"),
        ('minimum: "0.10"', 'minimum: "9"', "minimum"),
        ('minimum: "0.10"', "minimum: 0.1", "quotes"),
        ("counts: session", "counts: sheep", "counts"),
        ("longest_hours: 72", "longest_hours: -1", "longest_hours"),
        ('keeps_percent: "0"', 'keeps_percent: "101"', "keeps_percent"),
        ("assumed", "guessed", "guessed"),
        ("asset_type: charging-pile", "asset_type: Charging Pile", "asset_type"),
        ("overlap: flag", "overlap: flag, differ: [a, b]", "fields"),
        ('load_percent: "110"', "load_percent: lots", "load_percent"),
    ],
)
def test_refuses_bad_types(before: str, after: str, word: str, tmp_path: Path) -> None:
    """By file and field."""
    text = (FOLDER / "charging-pile.yaml").read_text()
    assert before in text
    (tmp_path / "own.yaml").write_text(text.replace(before, after, 1))
    with pytest.raises(InputError, match=word):
        asset_type("own.yaml", tmp_path)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, "tariff"),
        ({"tariff": {"per_unit": "5.00", **TARIFF}, "columns": {**COLUMNS, "revenue": "paid"}}, "one of the two"),
        ({"tariff": {"per_unit": "5.00", **TARIFF}, "columns": {**COLUMNS, "quantity": "n"}}, "columns.quantity"),
        ({"tariff": {"per_unit": "5.00", **TARIFF}, "fields": {}}, "fields"),
        ({"tariff": {"per_unit": "5.00", **TARIFF}, "fields": {"slot": "id"}}, "twice"),
    ],
)
def test_refuses_maps_that_do_not_fit_their_type(changes: dict[str, object], word: str, tmp_path: Path) -> None:
    """Neither or both of tariff and revenue, a quantity where events count, fields that are not the type's."""
    with pytest.raises(InputError, match=word):
        read(tmp_path, "id", [], **{"asset_type": "vending-machine", "fields": {"slot": "slot"}, **changes})


def test_impairment_keeps_a_part() -> None:
    """Below the threshold the stated part of the share is kept, from it on all."""
    kept = asset_type("inverter").impairment.kept
    assert (kept(Decimal("84.99")), kept(Decimal(85))) == (Decimal("0.5"), Decimal(1))
    assert asset_type("battery").impairment.kept(Decimal(69)) == 0


def test_prices_are_exact() -> None:
    """0.40 CNY per kWh is 40,000 fen per MWh; revenue is rounded half up; limits by load."""
    assert price_units(Decimal("0.40")) == 40_000
    assert revenue_of(1_250, 40_000) == 50
    assert (revenue_of(12, 40_000), revenue_of(13, 40_000)) == (0, 1)
    with pytest.raises(InputError):
        price_units(Decimal("0.4000001"))
    kind: AssetType = asset_type("charging-pile")
    assert kind.limits(7_200).rated == 7_920
    assert asset_type("vending-machine").limits(1).rated == 2**64 - 1
