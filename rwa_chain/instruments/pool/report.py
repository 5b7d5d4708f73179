"""A pool's part of the report: where each period's cash went, who was paid, what the devices metered."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from rwa_chain.life.instrument import Section
from rwa_chain.pictures.bars import line, lines, ranked, stacked
from rwa_chain.pictures.figures import colours

BUCKETS = {
    "taxes": "Taxes and fees",
    "servicing": "Servicing",
    "senior": "Holders",
    "reserve": "Reserve",
    "trapped": "Trapped",
    "residual": "Operator's rest",
}
SHOWN_STATIONS = 5
"""At each end."""
MOST_COVERAGE = 3.0
"""Coverage above it is drawn there: what matters is near 1."""
HEALTH = {"most": "best", "median": "median", "tenth": "a tenth is below", "least": "worst in service"}
SCALE = (60.0, 100.0)
"""Per cent of health: what is below is retired at once."""
IMPAIRED, RESTORED = "impaired", "restored by substitutes"


def section_of(ledger: Mapping[str, Any], ticker: str, covers: frozenset[str]) -> Section:
    """The section of a pool in a ledger."""
    pool = ledger["instruments"][ticker]
    periods = pool["periods"]
    labels = [each["month"][:7] for each in periods]
    holders = list(pool["holders"])
    payments = [{each["holder"]: float(each["gross"]) for each in period["payments"]} for period in periods]
    terms = {each["name"]: each["value"] for each in ledger["terms"] if each["of"] == ticker}
    by_revenue = sorted(pool["stations"], key=lambda each: -Decimal(each["revenue"]))
    few = len(by_revenue) <= 2 * SHOWN_STATIONS
    unit = str(pool["currency"])
    values = {
        "pool": pool,
        "totals": _totals(periods, Decimal(pool["released_rest"])),
        "bucket_names": BUCKETS,
        "bucket_colours": colours(list(BUCKETS)),
        "holder_colours": colours(holders),
        "holder_sums": _holder_sums(holders, periods),
        "shown_stations": by_revenue if few else by_revenue[:SHOWN_STATIONS] + by_revenue[-SHOWN_STATIONS:],
        "waterfall_picture": stacked(
            "Waterfall per period",
            labels,
            [{name: float(each["buckets"][name]) for name in BUCKETS} for each in periods],
            unit=unit,
        ),
        "coverage_picture": line(
            "Coverage",
            labels,
            [min(float(each["coverage"]), MOST_COVERAGE) for each in periods],
            limits=_limits(terms),
            unit="times what holders are due",
        ),
        "payments_picture": stacked(
            "Payments to holders",
            labels,
            [{name: each.get(name, 0.0) for name in holders} for each in payments],
            unit=unit,
            limit=float(pool["scheduled"]),
            limit_name="scheduled",
        ),
        "months_picture": _months(pool),
        "stations_picture": ranked(
            "Revenue per station",
            {f"station {each['station']}": float(each["revenue"]) for each in pool["stations"]},
            unit=unit,
        ),
        **_swap_pictures(pool),
    }
    return Section("pool/section.html.j2", values, covers)


def _totals(periods: list[Mapping[str, Any]], released: Decimal) -> dict[str, Any]:
    def total(name: str) -> Decimal:
        return sum((Decimal(each[name]) for each in periods), Decimal("0.00"))

    buckets = {name: sum((Decimal(each["buckets"][name]) for each in periods), Decimal("0.00")) for name in BUCKETS}
    # After the last period the operator gets what is still trapped.
    buckets["trapped"] -= released
    buckets["residual"] += released
    return {
        "readings": sum(each["readings"] for each in periods),
        "batches": sum(each["batches"] for each in periods),
        "cash_in": total("cash_in"),
        "distributed": total("distributed"),
        "buckets": buckets,
    }


def _holder_sums(holders: list[str], periods: list[Mapping[str, Any]]) -> dict[str, dict[str, Decimal]]:
    sums = {name: {part: Decimal("0.00") for part in ("gross", "withheld", "net")} for name in holders}
    for period in periods:
        for payment in period["payments"]:
            for part in sums[payment["holder"]]:
                sums[payment["holder"]][part] += Decimal(payment[part])
    return sums


def _months(pool: Mapping[str, Any]) -> Markup:
    """Metered figures month by month, where a period has several."""
    if pool["period_months"] == 1:
        return Markup("")
    months = pool["metered"]
    names = [each["month"] for each in months]
    return stacked("Energy per month", names, [{"kWh": float(each["kwh"])} for each in months], unit="kWh")


def _limits(terms: Mapping[str, str]) -> dict[str, float]:
    """Threshold and cure of the coverage, as the terms show them."""
    words = terms["waterfall.coverage"].replace(",", "").split()
    found = dict(zip(words[::2], words[1::2], strict=True))
    return {"threshold": float(found["threshold"]), "cured at": float(found["cure_at"])}


def _swap_pictures(pool: Mapping[str, Any]) -> dict[str, Any]:
    """Pictures of the batteries' health, and of what the worn ones cost; nothing where the pool has no batteries."""
    swaps, losses = pool["swaps"], pool["impairment"]
    if not swaps:
        return {}
    months = [each["month"] for each in pool["periods"]]
    health = {name: [float(each["health_percent"][mark]) for each in swaps] for mark, name in HEALTH.items()}
    return {
        "swap_rows": list(zip(swaps, losses, strict=True)),
        "battery_count": sum(swaps[-1][place] for place in ("in_cabinets", "with_riders", "in_workshop")),
        "health_colours": colours(list(health)),
        "health_picture": lines(
            "State of health of the batteries",
            months,
            health,
            limits={"retired below": float(pool["retired_below"])},
            unit="per cent of a new battery",
            scale=SCALE,
        ),
        "impairment_colours": colours([IMPAIRED, RESTORED]),
        "impairment_picture": stacked(
            "Impairment of worn batteries",
            months,
            [{IMPAIRED: -float(each["amount"]), RESTORED: float(each["restored"])} for each in losses],
            unit=str(pool["currency"]),
        ),
    }
