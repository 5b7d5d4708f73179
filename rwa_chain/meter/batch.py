"""Sessions become readings, in order and chained; a station's readings of a day become a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rwa_chain.meter.reading import MOST, UNSIGNED, Reading, digest_of
from rwa_chain.meter.rules import NEW, Head, head_after
from rwa_chain.meter.secret import Secret, commitment
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.tree import Leaf, Tree

Sign = Callable[[str, bytes], bytes]
"""The signature ``r ‖ s`` of a device (by name) over a digest, with the lower ``s`` (``signing.lowered``)."""


@dataclass(frozen=True, slots=True, order=True)
class Batch:
    """A station's day, as it crosses to the trading chain."""

    station: bytes
    """The station's pseudonym, 32 bytes."""
    day: int
    """Days since 1970-01-01 UTC."""
    root: bytes
    count: int
    quantity: int
    """[thousandths] Wh where the unit is kWh"""
    revenue: int
    """[cash base units]"""
    left: bytes
    """The root, opened (``Top``): left child, its figures as a word, right child. A chain takes figures so only."""
    left_figures: bytes
    right: bytes

    @classmethod
    def of(cls, station: bytes, day: int, tree: Tree) -> Batch:
        """The batch of a day's tree: its figures are the root's."""
        top, figures = tree.top, tree.figures
        return cls(
            station,
            day,
            tree.root,
            figures >> 128,
            figures >> 64 & MOST,
            figures & MOST,
            top.left,
            top.left_figures.to_bytes(32),
            top.right,
        )


class Entry(NamedTuple):
    """A reading with what it was made of."""

    session: Session
    reading: Reading
    digest: bytes
    signature: bytes = UNSIGNED
    """``r ‖ s`` of the device."""

    @property
    def leaf(self) -> Leaf:
        """Its leaf in the day's tree."""
        return Leaf.of(self.reading, self.digest, self.signature)


@dataclass(frozen=True)
class StationDays:
    """All that one station read, by day; the only thing that is in memory at once."""

    station: str
    number: bytes
    """Its pseudonym."""
    days: dict[int, list[Entry]]
    heads: dict[bytes, Head]
    """Where its devices stand now, by asset number."""

    def tree(self, day: int) -> Tree:
        """The tree of one day."""
        return Tree(entry.leaf for entry in self.days[day])

    def batches(self) -> Iterator[Batch]:
        """The batches in the order of days."""
        for day in sorted(self.days):
            yield Batch.of(self.number, day, self.tree(day))


def station_days(
    station: str, sessions: Iterable[Session], secret: Secret, heads: Mapping[bytes, Head], sign: Sign | None = None
) -> StationDays:
    """A station's sessions, given by device and end, as readings; ``heads`` is where devices stood before, by asset."""
    assets: dict[str, bytes] = {}
    now: dict[bytes, Head] = {}
    days: dict[int, list[Entry]] = {}
    for session in sessions:
        asset = assets.get(session.device) or assets.setdefault(session.device, secret.asset(session.device))
        entry = _entry(session, asset, secret, now.get(asset) or heads.get(asset, NEW), sign)
        now[asset] = head_after(entry.reading, entry.digest)
        days.setdefault(entry.reading.day, []).append(entry)
    return StationDays(station, secret.station(station), days, now)


def _entry(session: Session, asset: bytes, secret: Secret, head: Head, sign: Sign | None) -> Entry:
    sequence = head.sequence + 1
    reading = Reading(
        asset,
        sequence,
        session.started_at,
        session.ended_at,
        session.quantity,
        head.total + session.quantity,
        session.revenue,
        commitment(secret.detail_salt(asset, sequence), session.detail),
        head.digest,
    )
    digest = digest_of(reading)
    return Entry(session, reading, digest, UNSIGNED if sign is None else sign(session.device, digest))
