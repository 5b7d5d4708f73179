"""What the report shows of a pool whose devices hand batteries out: their health, and what the worn ones cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rwa_chain.report.bars import lines, stacked
from rwa_chain.report.figures import colours

HEALTH = {"most": "best", "median": "median", "tenth": "a tenth is below", "least": "worst in service"}
SCALE = (60.0, 100.0)
"""Per cent of health: what is below is retired at once."""
IMPAIRED, RESTORED = "impaired", "restored by substitutes"


def swap_pictures(ledger: Mapping[str, Any]) -> dict[str, Any]:
    """The template's values; nothing where the pool has no batteries."""
    swaps, losses = ledger["swaps"], ledger["impairment"]
    if not swaps:
        return {}
    months = [each["month"] for each in ledger["periods"]]
    health = {name: [float(each["health_percent"][mark]) for each in swaps] for mark, name in HEALTH.items()}
    return {
        "swap_rows": list(zip(swaps, losses, strict=True)),
        "battery_count": sum(swaps[-1][place] for place in ("in_cabinets", "with_riders", "in_workshop")),
        "health_colours": colours(list(health)),
        "health_picture": lines(
            "State of health of the batteries",
            months,
            health,
            limits={"retired below": float(ledger["retired_below"])},
            unit="per cent of a new battery",
            scale=SCALE,
        ),
        "impairment_colours": colours([IMPAIRED, RESTORED]),
        "impairment_picture": stacked(
            "Impairment of worn batteries",
            months,
            [{IMPAIRED: -float(each["amount"]), RESTORED: float(each["restored"])} for each in losses],
            unit=str(ledger["currency"]),
        ),
    }
