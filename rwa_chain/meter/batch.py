"""Sessions become readings, in order and chained; a station's readings of a day become a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rwa_chain.meter.days import UTC_DAYS, Days
from rwa_chain.meter.reading import MOST, UNSIGNED, Reading, digest_of
from rwa_chain.meter.rules import NEW, PER, Head, head_after
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
    """Days since 1970-01-01, of the place's own calendar."""
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
    left: dict[int, int]
    """By day: what its exact revenue is above the stated one [1e-6 base units], where it is not nothing"""

    def tree(self, day: int) -> Tree:
        """The tree of one day."""
        return Tree(entry.leaf for entry in self.days[day])

    def batches(self) -> Iterator[Batch]:
        """The batches in the order of days."""
        for day in sorted(self.days):
            yield Batch.of(self.number, day, self.tree(day))


def station_days(
    station: str,
    sessions: Iterable[Session],
    secret: Secret,
    heads: Mapping[bytes, Head],
    sign: Sign | None = None,
    late: Mapping[str, int] | None = None,
    left: Mapping[int, int] | None = None,
    days: Days = UTC_DAYS,
) -> StationDays:
    """A station's sessions, given by device and end, as readings; ``heads`` is where devices stood before, by asset.

    Revenue is rounded once a day: what a reading leaves is carried to the next, in the order in which they are stated
    (``late``: numbers of the corrections that bring sessions) and end, so that what was published stays as it was.
    ``left`` is what days had left before these sessions.
    """
    assets: dict[str, bytes] = {}
    now: dict[bytes, Head] = {}
    made: dict[int, list[Entry]] = {}
    rounded, rests = carried(sessions, late or {}, left or {}, days)
    for session in rounded:
        asset = assets.get(session.device) or assets.setdefault(session.device, secret.asset(session.device))
        entry = _entry(session, asset, secret, now.get(asset) or heads.get(asset, NEW), sign)
        now[asset] = head_after(entry.reading, entry.digest)
        made.setdefault(days.of(session.ended_at), []).append(entry)
    return StationDays(station, secret.station(station), made, now, rests)


def carried(
    sessions: Iterable[Session], late: Mapping[str, int], left: Mapping[int, int], days: Days
) -> tuple[list[Session], dict[int, int]]:
    """The sessions with their revenue rounded so that each day's sum is its exact revenue, rounded half up once.

    Also what each day's exact revenue is above the stated one, where it is not nothing; ``left`` is the same before.
    """
    found = list(sessions)
    if not any(session.rest for session in found) and not left:
        return found, {}
    order = sorted(
        range(len(found)),
        key=lambda at: (
            late.get(found[at].session, 0) if late else 0,
            found[at].ended_at,
            found[at].device,
        ),
    )
    rests = dict(left)
    for at in order:
        session = found[at]
        day = days.of(session.ended_at)
        exact = rests.get(day, 0) + session.revenue * PER + session.rest
        revenue = max((exact + PER // 2) // PER, 0)
        rests[day] = exact - revenue * PER
        if revenue != session.revenue or session.rest:
            found[at] = session._replace(revenue=revenue, rest=0)
    return found, {day: rest for day, rest in rests.items() if rest}


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
