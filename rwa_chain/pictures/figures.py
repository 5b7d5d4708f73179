"""The report's two pictures, as SVG text: who held what over time, and who paid whom.

Both are drawn from plain data, scale with their box, and carry a title and a description for those who do not see them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

PALETTE = (
    "#1f4e79", "#c55a11", "#548235", "#7f6000", "#6a3d9a", "#2e75b6", "#a61c3c", "#3b7d7d", "#8a6d3b", "#5b5b8c",
    "#b5651d", "#4f6228", "#92556e", "#376092", "#7a7a52", "#aa5599",
)  # fmt: skip


def colours(names: Sequence[str]) -> dict[str, str]:
    """A colour for each name, the same for the same place in the list."""
    return {name: PALETTE[index % len(PALETTE)] for index, name in enumerate(names)}


NARROW = 380
"""Width of a picture for a phone: its names stand below it."""
NAMED = 15
"""Holders that a picture tells apart; the others are one band."""


PARTIES = 24
"""Most payers and payees that a picture names."""


def grouped_holders(entries: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The ledger's ``register`` with all but the largest holders as one: "12 others"."""
    peaks: dict[str, int] = {}
    for entry in entries:
        for holder, units in entry["holdings"].items():
            peaks[holder] = max(peaks.get(holder, 0), units)
    if len(peaks) <= NAMED + 1:
        return list(entries)
    named = set(sorted(peaks, key=lambda holder: -peaks[holder])[:NAMED])
    others = f"{len(peaks) - NAMED} others"
    made: list[Mapping[str, Any]] = []
    for entry in entries:
        holdings = {holder: units for holder, units in entry["holdings"].items() if holder in named}
        rest = sum(units for holder, units in entry["holdings"].items() if holder not in named)
        made.append({**entry, "holdings": holdings | ({others: rest} if rest else {})})
    return made


def register_picture(entries: Sequence[Mapping[str, Any]], *, width: int = 960, height: int = 380) -> Markup:
    """Units by holder over time, stacked; between two entries nothing moved.

    ``entries`` are the ledger's ``register``: ``date``, ``supply``, ``holdings``.
    """
    by_day: dict[date, Mapping[str, int]] = {date.fromisoformat(each["date"]): each["holdings"] for each in entries}
    days = sorted(by_day)
    held = [day for day in days if by_day[day]]
    if not held:
        return Markup("")
    first, last = held[0], days[-1]
    span = max((last - first).days, 1)
    top = max(sum(by_day[day].values()) for day in held)
    holders = list(dict.fromkeys(holder for day in held for holder in by_day[day]))
    paint = colours(holders)
    narrow = width <= NARROW
    left, right, upper, lower = (58, 8, 12, 40) if narrow else (70, 130, 16, 46)

    def x(day: date) -> float:
        return left + (width - left - right) * (day - first).days / span

    def y(units: float) -> float:
        return upper + (height - upper - lower) * (1 - units / top)

    parts = [
        opening(width, height, "Register over time", f"Units by holder from {first} to {last}, stacked; {top} in all")
    ]
    for step in range(5):
        units = top * step // 4
        parts.append(f'<line x1="{left}" x2="{width - right}" y1="{y(units):.1f}" y2="{y(units):.1f}" class="grid"/>')
        parts.append(f'<text x="{left - 8}" y="{y(units) + 4:.1f}" text-anchor="end">{units:,}</text>')
    changes = [day for index, day in enumerate(days) if index == 0 or by_day[day] != by_day[days[index - 1]]]
    for start, end in zip(changes, [*changes[1:], last], strict=True):
        if start < first:
            continue
        base = 0
        for holder in holders:
            units = by_day[start].get(holder, 0)
            if not units:
                continue
            top_edge, bottom = y(base + units), y(base)
            parts.append(
                f'<rect x="{x(start):.1f}" y="{top_edge:.1f}" width="{max(x(end) - x(start), 0.6):.1f}" '
                f'height="{bottom - top_edge:.1f}" fill="{paint[holder]}">'
                f"<title>{escape(holder)}: {units:,} units from {start}</title></rect>"
            )
            base += units
    parts.append(_months(first, last, x, height - lower, most=4 if narrow else 12))
    base, lowest = 0, float(height)
    for holder in () if narrow else holders:  # named where they stand at the last day that anybody holds
        units = by_day[held[-1]].get(holder, 0)
        if units:
            lowest = min(y(base + units / 2) + 4, lowest - 13)  # a thin holding's name moves up to stay readable
            parts.append(f'<text x="{width - right + 6}" y="{lowest:.1f}">{escape(holder)} {units:,}</text>')
        base += units
    return Markup("".join([*parts, "</svg>"]))


def _months(first: date, last: date, x: Any, bottom: float, *, most: int = 12) -> str:
    """Marks of the time axis: quarters, or so many months apart that their names have room."""
    span = (last.year - first.year) * 12 + last.month - first.month
    apart = next(months for months in (3, 6, 12, 24, 60, 120, 240, 600) if span <= most * months)
    marks = [date(month // 12, month % 12 + 1, 1) for month in range(first.year * 12, (last.year + 1) * 12, apart)]
    return "".join(
        f'<line x1="{x(day):.1f}" x2="{x(day):.1f}" y1="{bottom}" y2="{bottom + 5}" class="axis"/>'
        f'<text x="{x(day):.1f}" y="{bottom + 20}" text-anchor="middle">{day:%b %Y}</text>'
        for day in marks
        if first <= day <= last
    )


@dataclass(frozen=True)
class Flow:
    """Money from one party to another for one purpose, added up."""

    source: str
    target: str
    purpose: str
    amount: Decimal


def added_up(flows: Sequence[Mapping[str, Any]]) -> list[Flow]:
    """The ledger's ``cash_flows`` by payer, payee and purpose, largest first."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    for flow in flows:
        key = (str(flow["from"]), str(flow["to"]), str(flow["purpose"]))
        sums[key] = sums.get(key, Decimal(0)) + Decimal(str(flow["amount"]))
    made = [Flow(*key, amount) for key, amount in sums.items() if amount]
    return sorted(made, key=lambda flow: (-flow.amount, flow.source, flow.target))


def grouped_parties(flows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The ledger's ``cash_flows`` with all but the parties that pay and are paid most as one: "276 others"."""
    turnover: dict[str, Decimal] = {}
    for flow in flows:
        for party in (str(flow["from"]), str(flow["to"])):
            turnover[party] = turnover.get(party, Decimal(0)) + Decimal(str(flow["amount"]))
    if len(turnover) <= PARTIES + 1:
        return list(flows)
    named = set(sorted(turnover, key=lambda party: -turnover[party])[:PARTIES])
    others = f"{len(turnover) - PARTIES} others"
    sides = ("from", "to")
    return [{**flow, **{side: others for side in sides if flow[side] not in named}} for flow in flows]


def flows_picture(flows: Sequence[Mapping[str, Any]], currency: str, *, width: int = 960) -> Markup:
    """Payments as a picture: payers left, payees right, ribbons as wide as the amounts, coloured by purpose."""
    summed = added_up(grouped_parties(flows))
    if not summed:
        return Markup("")
    total = sum((flow.amount for flow in summed), Decimal(0))
    payers = _ranked(summed, lambda flow: flow.source)
    payees = _ranked(summed, lambda flow: flow.target)
    gap, upper, lower, side, bar = 7, 14, 14, 90 if width <= NARROW else 150, 10 if width <= NARROW else 14
    rows = max(len(payers), len(payees))
    height = max(360, rows * 26)
    room = height - upper - lower - gap * (rows - 1)
    scale = room / float(total)
    paint = colours(list(dict.fromkeys(flow.purpose for flow in summed)))
    left = _places(payers, scale, upper, gap)
    right = _places(payees, scale, upper, gap)
    # The thinnest have room for their name, so a column may be longer than its money.
    height = max(int(top + max(size, 9)) + lower for top, size in (*left.values(), *right.values()))
    parts = [
        opening(width, height, "Cash flows between parties", f"{len(summed)} flows, {total:,.2f} {currency} in all")
    ]
    used_left = {name: place[0] for name, place in left.items()}
    used_right = {name: place[0] for name, place in right.items()}
    x0, x1 = side + bar, width - side - bar
    for flow in summed:
        thick = max(float(flow.amount) * scale, 0.7)
        a, b = used_left[flow.source], used_right[flow.target]
        used_left[flow.source] += float(flow.amount) * scale
        used_right[flow.target] += float(flow.amount) * scale
        middle = (x0 + x1) / 2
        parts.append(
            f'<path d="M{x0},{a:.1f} C{middle},{a:.1f} {middle},{b:.1f} {x1},{b:.1f} L{x1},{b + thick:.1f} '
            f'C{middle},{b + thick:.1f} {middle},{a + thick:.1f} {x0},{a + thick:.1f} Z" '
            f'fill="{paint[flow.purpose]}" fill-opacity="0.55"><title>{escape(flow.source)} to {escape(flow.target)}: '
            f"{flow.amount:,.2f} {escape(currency)}, {escape(flow.purpose)}</title></path>"
        )
    for places, edge, anchor, text in (
        (left, side, "end", side - 6),
        (right, width - side - bar, "start", width - side + 6),
    ):
        for name, (top, size) in places.items():
            parts.append(f'<rect x="{edge}" y="{top:.1f}" width="{bar}" height="{max(size, 1):.1f}" class="bar"/>')
            parts.append(f'<text x="{text}" y="{top + size / 2 + 4:.1f}" text-anchor="{anchor}">{escape(name)}</text>')
    return Markup("".join([*parts, "</svg>"]))


def purposes(flows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, Decimal]]:
    """Colour, purpose and sum of the flows, in the order of the picture's colours."""
    summed = added_up(flows)
    paint = colours(list(dict.fromkeys(flow.purpose for flow in summed)))
    return [
        (colour, purpose, sum((flow.amount for flow in summed if flow.purpose == purpose), Decimal(0)))
        for purpose, colour in paint.items()
    ]


def _ranked(flows: Sequence[Flow], of: Any) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for flow in flows:
        sums[of(flow)] = sums.get(of(flow), Decimal(0)) + flow.amount
    return dict(sorted(sums.items(), key=lambda item: -item[1]))


def _places(sums: Mapping[str, Decimal], scale: float, upper: float, gap: float) -> dict[str, tuple[float, float]]:
    places: dict[str, tuple[float, float]] = {}
    top = upper
    for name, amount in sums.items():
        size = float(amount) * scale
        places[name] = (top, size)
        top += max(size, 9) + gap
    return places


def opening(width: int, height: int, title: str, description: str) -> str:
    """The beginning of a picture, with what it says to those who do not see it."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    )
