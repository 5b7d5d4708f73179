"""Pictures of a series of periods as SVG text: stacked bars, lines against a limit, ranked bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rwa_chain.pictures.figures import colours, opening

WIDTH, HEIGHT = 960, 340
LEFT, RIGHT, UPPER, LOWER = 96, 20, 22, 44
TICKS = 4
MOST_LABELS = 14


@dataclass(frozen=True)
class Scale:
    """Values to heights, places to columns."""

    least: float
    most: float
    count: int

    def y(self, value: float) -> float:
        """A value's height in the picture."""
        span = (self.most - self.least) or 1.0
        return UPPER + (HEIGHT - UPPER - LOWER) * (1 - (value - self.least) / span)

    @property
    def step(self) -> float:
        """A column's width."""
        return (WIDTH - LEFT - RIGHT) / max(self.count, 1)

    def x(self, place: int) -> float:
        """A column's left edge."""
        return LEFT + self.step * place


def stacked(
    title: str,
    labels: Sequence[str],
    rows: Sequence[Mapping[str, float]],
    *,
    unit: str,
    limit: float | None = None,
    limit_name: str = "",
) -> Markup:
    """One bar a period: what is positive is stacked above zero, what is negative below; a dashed line at ``limit``."""
    if not rows:
        return Markup("")
    names = list(dict.fromkeys(name for row in rows for name in row))
    paint = colours(names)
    most = max([sum(value for value in row.values() if value > 0) for row in rows] + [limit or 0.0, 1.0])
    least = min([sum(value for value in row.values() if value < 0) for row in rows] + [0.0])
    scale = Scale(least, most * 1.04, len(rows))
    parts = [opening(WIDTH, HEIGHT, title, f"{len(rows)} periods, in {unit}"), _grid(scale), _labels(scale, labels)]
    for place, row in enumerate(rows):
        above = below = 0.0
        for name, value in row.items():
            base = above if value > 0 else below + value
            if value > 0:
                above += value
            else:
                below += value
            if abs(value) < 0.005:
                continue
            top = scale.y(base + abs(value))
            parts.append(
                f'<rect x="{scale.x(place) + scale.step * 0.1:.1f}" y="{top:.1f}" width="{scale.step * 0.8:.1f}" '
                f'height="{max(scale.y(base) - top, 0.4):.1f}" fill="{paint[name]}">'
                f"<title>{escape(labels[place])}, {escape(name)}: {value:,.2f} {escape(unit)}</title></rect>"
            )
    if limit is not None:
        parts.append(_mark(scale, limit, limit_name))
    return Markup("".join([*parts, "</svg>"]))


def line(
    title: str, labels: Sequence[str], values: Sequence[float], *, limits: Mapping[str, float], unit: str
) -> Markup:
    """One point a period, joined; a dashed line at each limit."""
    if not values:
        return Markup("")
    scale = Scale(0.0, max([*values, *limits.values()]) * 1.08, len(values))
    parts = [opening(WIDTH, HEIGHT, title, f"{len(values)} periods, {unit}"), _grid(scale, 2), _labels(scale, labels)]
    points = [(scale.x(place) + scale.step / 2, scale.y(value)) for place, value in enumerate(values)]
    parts.append('<polyline class="line" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in points) + '"/>')
    for (x, y), label, value in zip(points, labels, values, strict=True):
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="dot"><title>{escape(label)}: {value:.4f}</title></circle>'
        )
    parts += [_mark(scale, value, name) for name, value in limits.items()]
    return Markup("".join([*parts, "</svg>"]))


def lines(
    title: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[float]],
    *,
    limits: Mapping[str, float],
    unit: str,
    scale: tuple[float, float],
) -> Markup:
    """A line for each name, a point a period; a dashed line at each limit; from and to where the ``scale`` goes."""
    if not labels:
        return Markup("")
    paint = colours(list(series))
    drawn = Scale(*scale, len(labels))
    parts = [opening(WIDTH, HEIGHT, title, f"{len(labels)} periods, {unit}"), _grid(drawn), _labels(drawn, labels)]
    for name, values in series.items():
        points = [(drawn.x(place) + drawn.step / 2, drawn.y(value)) for place, value in enumerate(values)]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline class="line" style="stroke:{paint[name]}" points="{way}"/>')
        for (x, y), label, value in zip(points, labels, values, strict=True):
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{paint[name]}">'
                f"<title>{escape(label)}, {escape(name)}: {value:.4f}</title></circle>"
            )
    parts += [_mark(drawn, value, name) for name, value in limits.items()]
    return Markup("".join([*parts, "</svg>"]))


def ranked(title: str, values: Mapping[str, float], *, unit: str) -> Markup:
    """One bar each, largest first."""
    if not values:
        return Markup("")
    ordered = sorted(values.items(), key=lambda each: -each[1])
    scale = Scale(0.0, max(ordered[0][1], 1.0) * 1.04, len(ordered))
    parts = [opening(WIDTH, HEIGHT, title, f"{len(ordered)} bars, largest first, in {unit}"), _grid(scale)]
    width = scale.step * (0.8 if len(ordered) <= 200 else 1.0)
    for place, (name, value) in enumerate(ordered):
        parts.append(
            f'<rect x="{scale.x(place):.2f}" y="{scale.y(value):.1f}" width="{width:.2f}" class="bar" '
            f'height="{scale.y(0) - scale.y(value):.1f}">'
            f"<title>{escape(name)}: {value:,.2f} {escape(unit)}</title></rect>"
        )
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 16}">1st of {len(ordered):,}</text>')
    return Markup("".join([*parts, "</svg>"]))


def _grid(scale: Scale, decimals: int = 0) -> str:
    parts = []
    for tick in range(TICKS + 1):
        value = scale.least + (scale.most - scale.least) * tick / TICKS
        y = scale.y(value)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,.{decimals}f}</text>')
    zero = scale.y(0)
    parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{zero:.1f}" y2="{zero:.1f}" class="axis"/>')
    return "".join(parts)


def _labels(scale: Scale, labels: Sequence[str]) -> str:
    every = -(-len(labels) // MOST_LABELS)
    return "".join(
        f'<text x="{scale.x(place) + scale.step / 2:.1f}" y="{HEIGHT - 20}" text-anchor="middle">{escape(label)}</text>'
        for place, label in enumerate(labels)
        if place % every == 0
    )


def _mark(scale: Scale, value: float, name: str) -> str:
    y = scale.y(value)
    return (
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" class="mark"/>'
        f'<text x="{WIDTH - RIGHT}" y="{y - 5:.1f}" text-anchor="end">{escape(name)}</text>'
    )
