"""What waits for a person: energy that was refused, transactions that never ended, gaps between registers.

Nothing of it is lost and nothing of it is counted until two persons, a maker and a checker, say what it is. What they
accept is held to the device's limits as everything else, since the chain holds it to them too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple
from unicodedata import normalize

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import revenue_of
from rwa_chain.meter.book import sessions_of
from rwa_chain.meter.gateway.frames import written
from rwa_chain.meter.gateway.gaps import Stretch, between
from rwa_chain.meter.gateway.transactions import (
    ACCEPTED,
    FIRST_INSTANT,
    MOST_CONNECTORS,
    PENDING,
    REJECTED,
    ROUNDING,
    Charge,
    Idle,
    add_idle,
    book,
    broken,
    latest_published,
)
from rwa_chain.meter.reading import MOST
from rwa_chain.meter.rules import HOUR, PER, Limits, Reason
from rwa_chain.meter.sessions import Flag, Session

COLUMNS = (
    "id", "kind", "station", "charge_point", "connector", "reason", "expected", "mend", "times", "since",
    "started", "ended", "first", "stop", "wh", "proposed_by", "frame",
)  # fmt: skip
_AHEAD = 300
"""[s] that a charge point's clock may be ahead."""
_MENDS = {
    Reason.UNKNOWN_DEVICE: "--connector N",
    Reason.CLOCK: "--started, --ended; for all of a station's: `clocks` in the gateway's file",
    Reason.NOT_A_TIME: "--started, --ended; for all of a station's: `clocks` in the gateway's file",
    Reason.MISSING: "--wh N, as the station's own log has it",
    Reason.ABOVE_RATED: "--wh N; or the right rated power in the device register, and a restart of the gateway",
    Reason.TOTAL: "accept it as a meter that was replaced; for all of a station's: `meters` in the gateway's file",
    Reason.OVERLAP: "accept it where both took place, with the right --started and --ended",
    Reason.BACKWARDS: "accept it: it is dated right after the last reading that is published",
    Reason.TOO_LONG_SESSION: "--started, --ended: the time in which it drew energy",
    Reason.UNKNOWN_TRANSACTION: "accept it as the end of the transaction that was open; else reject it",
    Reason.DUPLICATE: "reject it; or accept it with --wh N, the energy beyond the end before",
}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an item would come to, as far as it is known."""

    connector: int | None = None
    started: int | None = None
    """[s]"""
    ended: int | None = None
    """[s]"""
    first: int | None = None
    """[Wh] register"""
    stop: int | None = None
    """[Wh] register"""
    wh: int | None = None
    """[Wh] where a person says it; else the difference of the registers"""

    @property
    def quantity(self) -> int | None:
        """[Wh]"""
        if self.wh is not None or self.first is None or self.stop is None:
            return self.wh
        return self.stop - self.first


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that waits."""

    id: str
    kind: str
    """``refused``, ``open`` or ``gap``"""
    station: str
    point: str
    reason: str
    says: str
    """What would have been right."""
    since: int
    """[s]"""
    times: int = 1
    """How often it was sent."""
    charge: int | None = None
    idle: Idle | None = None
    """Registers of no transaction that tell of it."""
    offer: Offer = Offer()
    frame: str = ""
    proposed: str = ""
    """Who proposed to accept or reject it, and which."""

    @property
    def mend(self) -> str:
        """What would mend it."""
        if self.kind == "open":
            return "its StopTransaction; or accept what was heard of it, or --ended and --wh"
        if self.kind == "gap":
            return "accept it as a session that was never told; reject it where nobody was charged"
        return _MENDS.get(Reason(self.reason), "reject it; or accept it with what it lacks, see --help")

    def row(self) -> dict[str, Any]:
        """For a table, in the order of ``COLUMNS``."""
        offer = self.offer
        values = (
            self.id, self.kind, self.station, self.point, offer.connector, self.reason, self.says, self.mend,
            self.times, self.since, offer.started, offer.ended, offer.first, offer.stop, offer.quantity,
            self.proposed, self.frame,
        )  # fmt: skip
        return dict(zip(COLUMNS, values, strict=True))


class Known(NamedTuple):
    """What the gateway's settings say of a device."""

    station: str
    price: int
    limits: Limits


def pending(db: sqlite3.Connection) -> list[Item]:
    """All that waits, by station and charge point: refused, open, gaps."""
    proposed = {
        item: f"{person} ({verdict})"
        for item, verdict, person in db.execute("SELECT item, verdict, person FROM vote ORDER BY at DESC")
    }
    stations = dict(db.execute("SELECT id, station FROM known"))
    refused = list(_refused(db))
    ends = {item.charge: item.offer for item in refused if item.reason == Reason.UNKNOWN_TRANSACTION}
    items = [*refused, *_open(db), *_gaps(db, ends)]
    decided = {item for (item,) in db.execute("SELECT item FROM vote GROUP BY item HAVING COUNT(*) > 1")}
    found = [
        replace(item, station=stations.get(item.point, ""), proposed=proposed.get(item.id, ""))
        for item in items
        if item.id not in decided
    ]
    order = {"refused": 0, "open": 1, "gap": 2}
    return sorted(found, key=lambda item: (item.station, item.point, order[item.kind], item.since, item.id))


def noted(db: sqlite3.Connection) -> dict[str, int]:
    """What was filed and holds no energy, by reason: sessions of nothing, malformed frames."""
    return dict(db.execute("SELECT reason, SUM(times) FROM refused WHERE state = 'noted' GROUP BY reason ORDER BY 1"))


def decide(
    db: sqlite3.Connection, id_: str, verdict: str, person: str, because: str, change: Offer, now: int
) -> str | Session:
    """Notes a maker's word, or carries out what a maker said with a checker's; the session that it made, if any.

    Who says the opposite of what was proposed takes it back, and the item waits again. Raises ``InputError`` where
    nothing of this id waits, the same person confirms, or the two name other values.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        result = _decide(db, id_, verdict, person, because, change, now)
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
    return result


def _decide(
    db: sqlite3.Connection, id_: str, verdict: str, person: str, because: str, change: Offer, now: int
) -> str | Session:
    item = next((item for item in pending(db) if item.id == id_), None)
    if item is None:
        raise InputError("ID", id_, "an id that `rwa meter pending` lists")
    said = {name: value for name, value in asdict(change).items() if value is not None}
    offer = replace(item.offer, **said)
    before = db.execute("SELECT verdict, person, offer FROM vote WHERE item = ?", (id_,)).fetchone()
    if before is not None and before[0] != verdict:
        db.execute("DELETE FROM vote WHERE item = ?", (id_,))
        return f"{before[1]} had proposed to {before[0]} it; that is taken back, and it waits again"
    if before is not None:
        if _same_person(before[1], person):
            raise InputError("--by", person, f"another person than the one who proposed to {before[0]} it")
        maker = Offer(**json.loads(before[2]))
        # A checker who says nothing of the values takes the maker's.
        if replace(maker, **said) != maker:
            shown = ", ".join(f"{name} {value}" for name, value in asdict(maker).items() if value is not None)
            raise InputError("ID", id_, f"the values that {before[1]} proposed: {shown}")
        offer = maker
    session = None
    if verdict == "accept":
        session = _session(db, item, offer, now)
    text = json.dumps(asdict(offer))
    db.execute("INSERT INTO vote VALUES (?, ?, ?, ?, ?, ?)", (id_, verdict, person, because, now, text))
    if before is None:
        return f"proposed by {person}; another person confirms it with the same command"
    if session is None:
        _close(db, item, REJECTED, offer)
        return f"rejected, as {before[1]} proposed"
    taken = book(db, session)
    if taken is not None:
        raise InputError("ID", id_, taken.says)
    _close(db, item, ACCEPTED, offer)
    return session


def _same_person(one: str, other: str) -> bool:
    """Whether two names are one name, spelt with other spaces, letters or widths."""
    first, second = (" ".join(normalize("NFKC", each).split()).casefold() for each in (one, other))
    return first == second


def _session(db: sqlite3.Connection, item: Item, offer: Offer, now: int) -> Session:
    """The session that an item would be; refuses what it lacks, and what its device can't have done."""
    known = _known(db, item.point)
    if known is None:
        raise InputError("ID", item.point, "a charge point of the gateway's device register; start the gateway with it")
    names = (("--connector", offer.connector), ("--started", offer.started), ("--ended", offer.ended))
    for option, value in (*names, ("--wh", offer.quantity)):
        if value is None:
            raise InputError(option, "none", f"a value: {item.id} does not say it")
    if not 0 < (offer.connector or 0) <= MOST_CONNECTORS:
        raise InputError("--connector", offer.connector, f"a connector from 1 to {MOST_CONNECTORS}")
    started, ended, quantity = offer.started or 0, offer.ended or 0, offer.quantity or 0
    if started < FIRST_INSTANT or ended > now + _AHEAD:
        raise InputError("--started, --ended", f"{started} s, {ended} s", f"times from 2000 up to {written(now)}")
    refused = broken(started, ended, quantity, known.price, known.limits)
    if refused is not None:
        raise InputError(item.id, refused.reason.value, refused.says)
    device, flags = f"{item.point}/{offer.connector}", [Flag.REVIEWED]
    detail = {"charge_point": item.point, "connector": str(offer.connector), "transaction": item.id}
    latest = latest_published(db, device)
    if latest is not None and ended <= latest:
        detail |= {"started": str(started), "ended": str(ended)}
        started, ended = started + latest + 1 - ended, latest + 1
        flags.append(Flag.DATED_LATER)
    other = _at_once(db, item, device, offer.started or 0, offer.ended or 0)
    if other is not None:
        says = (
            f"a time in which {other.session} did not charge there: it has {other.quantity:,} Wh from "
            f"{written(other.started_at)} to {written(other.ended_at)}"
        )
        raise InputError(item.id, "overlap", says)
    revenue = revenue_of(quantity, known.price)
    rest = quantity * known.price - revenue * PER
    # What goes beyond a transaction's end is no part of the transaction.
    line = -(item.charge or 0) if item.reason == Reason.DUPLICATE else item.charge or 0
    name = f"{item.point}/{item.id}"
    values = (started, ended, quantity, revenue, detail, tuple(flags), rest)
    return Session(line, name, device, known.station, *values)


def _booked(db: sqlite3.Connection, device: str) -> Iterator[Session]:
    """A device's sessions by their own times, also those that are dated later."""
    for session in sessions_of(db, device):
        if Flag.DATED_LATER in session.flags:
            own = {name: int(session.detail[name]) for name in ("started", "ended")}
            yield session._replace(started_at=own["started"], ended_at=own["ended"])
        else:
            yield session


def _at_once(db: sqlite3.Connection, item: Item, device: str, started: int, ended: int) -> Session | None:
    """A session of the device that took place at the same time; but for the one that the item goes on from."""
    for other in _booked(db, device):
        if other.started_at < ended and started < other.ended_at and other.line != item.charge:
            return other
    return None


def _counted(db: sqlite3.Connection, device: str, since: int | None, until: int | None) -> int:
    """[Wh] between two instants that persons accepted without registers, or beyond those of a transaction."""
    if since is None or until is None:
        return 0
    return sum(
        session.quantity
        for session in _booked(db, device)
        if session.line <= 0 and since <= session.started_at and session.ended_at <= until
    )


def _close(db: sqlite3.Connection, item: Item, state: str, offer: Offer) -> None:
    if item.kind == "refused":
        db.execute("UPDATE refused SET state = ? WHERE number = ?", (state, int(item.id[1:])))
    values = (offer.connector, offer.started, offer.first, offer.ended, offer.stop)
    if item.idle is not None:
        # What rose since the decision was proposed waits anew.
        db.execute("DELETE FROM idle WHERE number = ?", (item.idle.number,))
        began, first = offer.ended or item.idle.at, offer.stop if offer.stop is not None else item.idle.last
        add_idle(db, item.idle._replace(began=min(began, item.idle.at), first=min(first, item.idle.last)))
    if item.kind == "gap":
        db.execute(
            "INSERT INTO charge VALUES (NULL, ?, ?, NULL, ?, ?, ?, 2, NULL, NULL, 0, 1, ?, ?, ?, 'reviewed', ?)",
            (item.point, f"gap {item.id}", *values, state, item.since),
        )
    elif item.charge is not None and state == ACCEPTED:
        query = "UPDATE charge SET connector = ?, started = ?, first = ?, ended = ?, stop = ?, closed = 1, outcome = ?"
        db.execute(f"{query} WHERE number = ? AND outcome IS NOT 'accepted'", (*values, state, item.charge))
        query = "UPDATE refused SET state = ? WHERE charge = ? AND state = ? AND reason <> 'duplicate'"
        db.execute(query, (ACCEPTED, item.charge, PENDING))
    elif item.kind == "open" or (item.charge is not None and item.reason != Reason.DUPLICATE):
        query = "UPDATE charge SET closed = 1, outcome = ? WHERE number = ? AND outcome IS NOT 'accepted'"
        db.execute(query, (state, item.charge))
        query = "UPDATE refused SET state = ? WHERE charge = ? AND state = ? AND reason <> 'duplicate'"
        db.execute(query, (state, item.charge, PENDING))


def _known(db: sqlite3.Connection, point: str) -> Known | None:
    """None for a charge point that left the register."""
    row = db.execute("SELECT * FROM known WHERE id = ?", (point,)).fetchone()
    return None if row is None else Known(row[1], row[2], Limits(*row[3:]))


def _charge(db: sqlite3.Connection, number: int) -> Charge:
    return Charge(*db.execute("SELECT * FROM charge WHERE number = ?", (number,)).fetchone())


def _refused(db: sqlite3.Connection) -> Iterator[Item]:
    columns = "number, at, times, point, reason, says, frame, charge, ended, register"
    found: dict[int, Item] = {}
    offered: set[int] = set()
    for row in db.execute(f"SELECT {columns} FROM refused WHERE state = 'pending' ORDER BY number").fetchall():
        number, at, times, point, reason, says, frame, charge, ended, register = row
        offer = Offer(ended=ended, stop=register)
        if charge is not None and reason != Reason.DUPLICATE:
            if charge in found:
                # Each message that adds to a transaction is judged anew: it is one item, for the latest reason.
                before = found[charge]
                found[charge] = replace(before, reason=reason, says=says, times=before.times + times)
                continue
            offer = _of_charge(db, _charge(db, charge), at)
        elif charge is None and reason == Reason.UNKNOWN_TRANSACTION:
            left = _left_open(db, point, ended)
            if left is not None and left.number not in offered:
                charge = left.number
                offered.add(charge)
                offer = Offer(
                    connector=left.connector, started=left.started, first=left.first, ended=ended, stop=register
                )
        elif charge is not None:
            offer = replace(_of_charge(db, _charge(db, charge), at), first=None, stop=None)
        item = Item(
            id=f"r{number}", kind="refused", station="", point=point, reason=reason, says=says, since=at, times=times,
            charge=charge, offer=offer, frame=frame,
        )  # fmt: skip
        found[
            charge if charge is not None and reason not in (Reason.DUPLICATE, Reason.UNKNOWN_TRANSACTION) else -number
        ] = item
    yield from found.values()


def _of_charge(db: sqlite3.Connection, charge: Charge, at: int) -> Offer:
    """What a refused transaction comes to by all that was heard of it."""
    ended = (at if charge.closed else charge.heard) if charge.ended is None else charge.ended
    started = charge.started
    if started is None and ended is not None and charge.opened < ended:
        started = charge.opened
    stop = charge.stop
    if charge.first is not None and stop is not None:
        known = _known(db, charge.point)
        sure = known is not None and charge.started is not None and charge.ended is not None
        most = known.limits.rated * ((ended or 0) - (started or 0) + 1) // HOUR if known and sure else MOST
        stop = stop if 0 <= stop - charge.first <= most else None
    stop = charge.last if stop is None else stop
    return Offer(connector=charge.connector, started=started, ended=ended, first=charge.first, stop=stop)


def _left_open(db: sqlite3.Connection, point: str, ended: int | None) -> Charge | None:
    """The transaction that an end without a number most likely ends: the last one open that had begun by then.

    One that another has followed at its connector since is over.
    """
    until = 2**62 if ended is None else ended
    query = (
        "SELECT * FROM charge WHERE point = ? AND closed = 0 AND outcome IS NULL AND started <= ? AND NOT EXISTS ("
        "SELECT 1 FROM charge AS later WHERE later.point = charge.point AND later.connector IS charge.connector "
        "AND later.started > charge.started AND later.started <= ?) ORDER BY started DESC LIMIT 1"
    )
    row = db.execute(query, (point, until, until)).fetchone()
    return None if row is None else Charge(*row)


def _open(db: sqlite3.Connection) -> Iterator[Item]:
    for row in db.execute("SELECT * FROM charge WHERE closed = 0 AND outcome IS NULL").fetchall():
        charge = Charge(*row)
        offer, then = _of_open(db, charge)
        says = "an end; it may still be charging"
        if then is not None:
            says = f"an end before transaction {then.number} began at the same connector"
        yield Item(
            id=f"t{charge.number}", kind="open", station="", point=charge.point, reason="open", says=says,
            since=charge.opened, charge=charge.number, offer=offer,
        )  # fmt: skip


def _of_open(db: sqlite3.Connection, charge: Charge) -> tuple[Offer, Charge | None]:
    """What an open transaction comes to, up to the one after it, which shows that it is over."""
    offer = _of_charge(db, charge, charge.opened)
    if charge.started is None:
        return offer, None
    when = "COALESCE(started, heard)"
    query = f"SELECT * FROM charge WHERE point = ? AND connector IS ? AND {when} > ? ORDER BY {when} LIMIT 1"
    after = db.execute(query, (charge.point, charge.connector, charge.started)).fetchone()
    if after is None:
        return offer, None
    then = Charge(*after)
    if then.first is not None and offer.first is not None and then.first >= offer.first:
        began = then.heard if then.started is None else then.started
        # A register that was heard once the next had begun is not its own.
        if then.first >= (offer.stop or offer.first) or (charge.heard or 0) > (began or 0):
            offer = replace(offer, ended=began, stop=then.first)
    return offer, then


def _gaps(db: sqlite3.Connection, ends: Mapping[int | None, Offer]) -> Iterator[Item]:
    """Energy between the registers of a connector that no transaction tells of.

    ``ends`` are ends without a number, by the open transactions that they are offered as the end of.
    """
    told: dict[tuple[str, int], list[Stretch]] = {}
    for row in db.execute("SELECT * FROM charge WHERE connector IS NOT NULL ORDER BY number").fetchall():
        charge = Charge(*row)
        stretch = _stretch(db, charge, ends.get(charge.number))
        if stretch is None or charge.connector is None:
            continue
        of_connector = told.setdefault((charge.point, charge.connector), [])
        of_connector.append(stretch)
        if charge.outcome is None and charge.last is not None and charge.last > stretch.stop:
            name = f"h{charge.number}"
            of_connector.append(Stretch(name, charge.heard, charge.heard, charge.last, charge.last, idle=True))
    idles: dict[str, Idle] = {}
    for row in db.execute("SELECT * FROM idle ORDER BY number").fetchall():
        idle = Idle(*row)
        name = f"m{idle.number}"
        idles[name] = idle
        told.setdefault((idle.point, idle.connector), []).extend((
            Stretch(f"b{idle.number}", idle.began, idle.began, idle.first, idle.first, idle=True, anew=True),
            Stretch(name, idle.at, idle.at, idle.last, idle.last, idle=True),
        ))  # fmt: skip
    for (point, connector), stretches in told.items():
        for gap in between(stretches, ROUNDING):
            stop = gap.stop - _counted(db, f"{point}/{connector}", gap.before.until, gap.after.at)
            if stop <= gap.first + ROUNDING:
                continue
            says = f"transaction {gap.after.id[1:]} to begin where {gap.before.id[1:]} ended"
            if gap.before.idle or gap.after.idle:
                says = "a transaction in which the register rose; it was told outside transactions"
            yield Item(
                id=gap.after.id, kind="gap", station="", point=point, reason="gap", says=says,
                since=gap.after.at or 0, idle=idles.get(gap.after.id),
                offer=Offer(
                    connector=connector, started=gap.before.until, ended=gap.after.at, first=gap.first, stop=stop
                ),
            )  # fmt: skip


def _stretch(db: sqlite3.Connection, charge: Charge, end: Offer | None) -> Stretch | None:
    """From where to where a transaction's registers reach, as it is counted or shown; None where it tells of none."""
    first, stop, ended = charge.first, charge.stop, charge.ended
    if charge.outcome is None:
        offer, _ = _of_open(db, charge)
        stop, ended = offer.stop, charge.heard if offer.ended is None else offer.ended
        if end is not None and end.stop is not None and (stop is None or stop < end.stop):
            stop, ended = end.stop, end.ended
    elif charge.outcome != ACCEPTED and Flag.REVIEWED not in charge.flags.split():
        offer = _of_charge(db, charge, charge.opened)
        stop, ended = offer.stop, offer.ended
    elif first is None or stop is None:
        # Persons said how much it was.
        query = "SELECT quantity FROM session WHERE line = ? AND flags LIKE '%reviewed%'"
        (said,) = db.execute(query, (charge.number,)).fetchone() or (0,)
        first, stop = (
            (stop - said if stop is not None else None) if first is None else first,
            first + said if stop is None and first is not None else stop,
        )
    if first is None or stop is None:
        first = stop = stop if first is None else first
    if first is None or stop is None:
        return None
    at = next((each for each in (charge.started, charge.heard, charge.ended) if each is not None), None)
    until = at if ended is None or at is None else max(at, ended)
    return Stretch(f"g{charge.number}", at, until, first, max(first, stop))
