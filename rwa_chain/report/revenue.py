"""The report of a revenue replay: the page around its pictures, from the ledger alone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from markupsafe import Markup

from rwa_chain.report.bars import line, ranked, stacked
from rwa_chain.report.figures import colours
from rwa_chain.report.page import environment, grouped, write_page
from rwa_chain.report.swaps import swap_pictures

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


def render_revenue(ledger: Mapping[str, Any]) -> str:
    """The page of a ledger as ``RevenueLedger.to_json`` gives it."""
    periods = ledger["periods"]
    labels = [each["month"][:7] for each in periods]
    holders = list(ledger["holders"])
    payments = [{each["holder"]: float(each["gross"]) for each in period["payments"]} for period in periods]
    terms = {each["name"]: each["value"] for each in ledger["terms"]}
    by_revenue = sorted(ledger["stations"], key=lambda each: -Decimal(each["revenue"]))
    shown = (
        by_revenue
        if len(by_revenue) <= 2 * SHOWN_STATIONS
        else by_revenue[:SHOWN_STATIONS] + by_revenue[-SHOWN_STATIONS:]
    )
    unit = str(ledger["currency"])
    return environment().get_template("revenue.html.j2").render(
        ledger=ledger,
        totals=_totals(periods, Decimal(ledger["released_rest"])),
        bucket_names=BUCKETS,
        bucket_colours=colours(list(BUCKETS)),
        holder_colours=colours(holders),
        holder_sums=_holder_sums(holders, periods),
        shown_stations=shown,
        checks_by_id=grouped(ledger["checks"]),
        waterfall_picture=stacked(
            "Waterfall per period",
            labels,
            [{name: float(each["buckets"][name]) for name in BUCKETS} for each in periods],
            unit=unit,
        ),
        coverage_picture=line(
            "Coverage",
            labels,
            [min(float(each["coverage"]), MOST_COVERAGE) for each in periods],
            limits=_limits(terms),
            unit="times what holders are due",
        ),
        payments_picture=stacked(
            "Payments to holders",
            labels,
            [{name: each.get(name, 0.0) for name in holders} for each in payments],
            unit=unit,
            limit=float(ledger["scheduled"]),
            limit_name="scheduled",
        ),
        months_picture=_months(ledger),
        stations_picture=ranked(
            "Revenue per station",
            {f"station {each['station']}": float(each["revenue"]) for each in ledger["stations"]},
            unit=unit,
        ),
        **swap_pictures(ledger),
    )  # fmt: skip


def write_revenue_report(ledger: Mapping[str, Any], folder: Path) -> Path:
    """Writes ``report.html``, whole or not at all."""
    return write_page(render_revenue(ledger), folder)


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


def _months(ledger: Mapping[str, Any]) -> Markup:
    """What was metered month by month, where a period has several."""
    if ledger["period_months"] == 1:
        return Markup("")
    months = ledger["metered"]
    names = [each["month"] for each in months]
    return stacked("Energy per month", names, [{"kWh": float(each["kwh"])} for each in months], unit="kWh")


def _limits(terms: Mapping[str, str]) -> dict[str, float]:
    """Threshold and cure of the coverage, as the terms show them."""
    words = terms["waterfall.coverage"].replace(",", "").split()
    found = dict(zip(words[::2], words[1::2], strict=True))
    return {"threshold": float(found["threshold"]), "cured at": float(found["cure_at"])}
