"""Charging transactions by the rules, whatever protocol they came by: energy is what their begin and end registers say.

Samples between the two check and flag; an odd one harms itself only. A message is taken in whatever order it comes, and
one that comes twice changes nothing. What makes no session is filed with its whole frame and waits for a person
(`pending`). All functions run inside the store's writer.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS, revenue_of
from rwa_chain.meter.book import add_session
from rwa_chain.meter.gateway.frames import Call, impersonal, keepable, written
from rwa_chain.meter.gateway.registers import Sample
from rwa_chain.meter.gateway.settings import Across, Settings
from rwa_chain.meter.gateway.store import place
from rwa_chain.meter.rules import HOUR, PER, Limits, Reason, broken_alone
from rwa_chain.meter.sessions import Flag, Session
from rwa_chain.money import from_base_units

ACCEPTED = "accepted"
PENDING, NOTED, MENDED, REJECTED = "pending", "noted", "mended", "rejected"
"""What became of something filed: a person has to look at it; nothing was lost; a later message mended it; a person
said no. ``ACCEPTED`` is a person's yes."""
MOST_KEPT = 1_000
"""Malformed frames, and registers of no transaction, kept per charge point; what may be energy is never pushed out."""
MOST_CONNECTORS = 32
ROUNDING = 10
"""[Wh] between two statements of one register that are no contradiction: a meter prints fewer digits than it counts."""
NEAR_ZERO = 1_000
"""[Wh] up to which a lower register is one that starts anew."""
_MOST_REGISTER = 10**15
"""[Wh]"""
FIRST_INSTANT = 946_684_800
"""2000-01-01: an earlier clock was never set."""
AGAIN = "\x1f"
"""In the key of a transaction whose id another had before it; no id has it."""
BEGUN, FIRST, _SAMPLE = 3, 2, 1
"""Where the register at the start comes from, the surest first: a message says that it is that of the start; it is the
first one in the message of the start; it is the earliest sample."""


class Refused(NamedTuple):
    """Why something makes no session."""

    reason: Reason
    field: str
    says: str


class Full(Exception):
    """So much of a charge point waits for a person that no more is taken of it: nothing is pushed out."""


class Charge(NamedTuple):
    """A transaction as it stands."""

    number: int
    point: str
    key: str
    """What tells it from others of its charge point: its id, or of 1.6 what its start says."""
    id: str | None
    """What a 2.0.1 charge point calls it; a 1.6 one is given the number."""
    connector: int | None
    started: int | None
    """[s] by the charge point's clock; None while no message with a right clock told it"""
    first: int | None
    """[Wh] register at the start"""
    source: int
    """Of ``first``: 0 none, 1 the earliest sample, 2 the first in the message of the start, 3 the start itself."""
    last: int | None
    """[Wh] highest plausible register heard"""
    heard: int | None
    """[s] when that was, by the charge point's clock"""
    sequence: int
    """The highest number of its events, 2.0.1 only."""
    closed: int
    """Whether its end was heard."""
    ended: int | None
    """[s] None also where the end's clock was wrong"""
    stop: int | None
    """[Wh] register at the end"""
    outcome: str | None
    flags: str
    opened: int
    """[s] when it was first heard of, by the gateway's clock"""


class Idle(NamedTuple):
    """Registers of a connector that were told outside transactions, from one to a later one that is not below it."""

    number: int
    point: str
    connector: int
    began: int
    """[s] of the first"""
    first: int
    """[Wh]"""
    at: int
    """[s] of the last"""
    last: int
    """[Wh]"""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one message says of one transaction."""

    key: str
    id: str | None = None
    at: int | None = None
    """[s] None where the message has no readable time"""
    start: bool = False
    end: bool = False
    connector: int | None = None
    begin_register: int | None = None
    """[Wh] at the start"""
    begin_source: int = BEGUN
    begin_at: int | None = None
    end_register: int | None = None
    samples: tuple[Sample, ...] = ()
    sequence: int = 0


class Desk:
    """The rules of one gateway."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def learn(self, db: sqlite3.Connection) -> None:
        """Notes what the settings say of the place and of each device, for who closes days or reviews what waits.

        Refuses another zone than that of days that are closed.
        """
        zone = place(db).zone
        if zone != self.settings.zone and db.execute("SELECT 1 FROM closed").fetchone() is not None:
            raise InputError("zone", self.settings.zone, f"{zone}, whose days are closed in this database")
        db.execute("DELETE FROM place")
        db.execute("INSERT INTO place VALUES (?)", (self.settings.zone,))
        db.execute("DELETE FROM known")
        for name, device in self.settings.devices.items():
            db.execute(
                "INSERT INTO known VALUES (?, ?, ?, ?, ?, ?, ?)",
                (name, device.station, self.settings.price, *self.settings.limits(device)),
            )

    def boot(self, db: sqlite3.Connection, point: str, version: str, vendor: str, model: str, now: int) -> None:
        """A charge point introduces itself."""
        db.execute("INSERT OR REPLACE INTO point VALUES (?, ?, ?, ?, ?)", (point, version, vendor, model, now))

    def booted(self, db: sqlite3.Connection, point: str) -> bool:
        """Whether a charge point has introduced itself here."""
        return db.execute("SELECT 1 FROM point WHERE id = ?", (point,)).fetchone() is not None

    def find(self, db: sqlite3.Connection, point: str, number: int | None) -> Charge | None:
        """A charge point's transaction by the number given to it."""
        if number is None:
            return None
        row = db.execute("SELECT * FROM charge WHERE point = ? AND number = ?", (point, number)).fetchone()
        return None if row is None else Charge(*row)

    def beside(
        self, db: sqlite3.Connection, point: str, connector: int | None, values: list[Sample], now: int
    ) -> Told | Refused | None:
        """What registers that name no transaction say: of the one that runs at the connector, else of none."""
        charge = self.running(db, point, connector)
        since = None if charge is None else charge.heard if charge.started is None else charge.started
        if charge is None or since is None:
            return self.idle(db, point, connector, values, now)
        # What was told before it began is none of it, and neither is what has no time.
        known = [each for each in values if self._clock(each.at, now)]
        refused = self.idle(db, point, connector, [each for each in known if each.at < since], now)
        return refused or Told(key=charge.key, samples=tuple(each for each in known if each.at >= since))

    def running(self, db: sqlite3.Connection, point: str, connector: int | None) -> Charge | None:
        """The transaction that runs at a connector: the last one that began there, while it is open."""
        order = "ORDER BY COALESCE(started, heard, opened) DESC, number DESC LIMIT 1"
        row = db.execute(
            f"SELECT * FROM charge WHERE point = ? AND connector IS ? {order}", (point, connector)
        ).fetchone()
        charge = None if row is None else Charge(*row)
        return charge if charge is not None and not charge.closed and charge.outcome is None else None

    def hear(self, db: sqlite3.Connection, point: str, told: Told, now: int) -> tuple[int, Refused | None]:
        """Takes a message into its transaction, opening one that is not known; the number, and why there is no session.

        Once a transaction has ended, each message that adds to it settles it anew, until it is a session.
        """
        charge = self._meant(db, point, told, now)
        if charge.outcome in (ACCEPTED, REJECTED):
            if charge.outcome == ACCEPTED:
                self.idle(db, point, charge.connector, self._beyond(charge, told.samples), now, held=True)
            return charge.number, _again(charge, told)
        heard = self._with(charge, told, now)
        if heard.closed and (told.end or heard != charge):
            return charge.number, self._settle(db, heard, told, now)
        if heard != charge:
            _write(db, heard)
        return charge.number, None

    def idle(
        self,
        db: sqlite3.Connection,
        point: str,
        connector: int | None,
        found: Iterable[Sample],
        now: int,
        *,
        held: bool = False,
    ) -> Refused | None:
        """Keeps registers that were told outside transactions: what rose between them waits as a gap (`pending`).

        Those of connector 0 are of the whole station's supply, of which each outlet has its own. Returns why one is
        filed; ``held`` are those that were held to what the device can have given before.
        """
        if connector == 0:
            return None
        if connector is None or not 0 < connector <= MOST_CONNECTORS:
            return Refused(Reason.UNKNOWN_DEVICE, "connector", f"a connector from 1 to {MOST_CONNECTORS}")
        refused: Refused | None = None
        limits = self.settings.limits(self.settings.devices[point])
        for sample in found:
            at, register = sample.at if self._clock(sample.at, now) else now, sample.register
            query = "SELECT * FROM idle WHERE point = ? AND connector = ? ORDER BY number DESC LIMIT 1"
            row = db.execute(query, (point, connector)).fetchone()
            before = None if row is None else Idle(*row)
            most = _MOST_REGISTER
            for then, stood in () if held else self._stood(db, point, connector, at, before):
                seconds = abs(at - then) + self.settings.guard.clock_seconds
                most = min(most, stood + ROUNDING + limits.rated * seconds // HOUR)
            if not 0 <= register <= most:
                refused = Refused(Reason.ABOVE_RATED, "meterValue", f"a register from 0 to {most} Wh; it is {register}")
            elif before is None or (at >= before.at and register < before.last - ROUNDING):
                # The first one, or a meter that starts anew: what rose before stays as it is.
                self._room(db, point, "SELECT COUNT(*) FROM idle WHERE point = ?", (point,))
                add_idle(db, Idle(0, point, connector, at, register, at, register))
            elif at >= before.at:
                update = "UPDATE idle SET at = ?, last = ? WHERE number = ?"
                db.execute(update, (at, max(register, before.last), before.number))
            elif at < before.began and register < before.first:
                db.execute("UPDATE idle SET began = ?, first = ? WHERE number = ?", (at, register, before.number))
        return refused

    def _stood(
        self, db: sqlite3.Connection, point: str, connector: int, at: int, idle: Idle | None
    ) -> Iterator[tuple[int, int]]:
        """When and where a connector's register stood [s], [Wh]: outside transactions, and by the last one before."""
        if idle is not None:
            yield idle.at, idle.last
        query = (
            "SELECT COALESCE(ended, heard, started) AS moment, COALESCE(stop, last, first) AS stood FROM charge "
            "WHERE point = ? AND connector = ? AND moment <= ? AND stood IS NOT NULL ORDER BY moment DESC LIMIT 1"
        )
        row = db.execute(query, (point, connector, at)).fetchone()
        # Of a meter that started anew since, the register outside transactions says more.
        if row is not None and (idle is None or row[0] >= idle.at):
            yield row[0], row[1]

    def _room(self, db: sqlite3.Connection, point: str, query: str, values: tuple[str, ...]) -> None:
        """Raises `Full` where so much of a charge point waits that no more is taken of it."""
        (count,) = db.execute(query, values).fetchone()
        if count >= self.settings.guard.pending:
            raise Full(f"{count:,} of its frames wait for a person, see `rwa meter pending`")

    def keep(self, db: sqlite3.Connection, point: str, refused: Refused, call: Filed, now: int) -> bool:
        """Files what was refused, once for all repeats of a message; whether it is new.

        What may hold energy stays; of malformed frames and registers of no transaction the latest of each kind stay.
        """
        reason, field, says = refused.reason.value, refused.field, refused.says
        known = db.execute(
            "UPDATE refused SET times = times + 1, latest = ?, reason = ?, field = ?, says = ? "
            "WHERE point = ? AND mark = ? AND kind = ? AND state IN ('pending', 'noted')",
            (now, reason, field, says, point, call.mark, call.kind),
        )
        if known.rowcount:
            return False
        if call.kind == "energy":
            held = "SELECT COUNT(*) FROM refused WHERE point = ? AND kind = ? AND state = ?"
            self._room(db, point, held, (point, call.kind, PENDING))
        state = NOTED if refused.reason is Reason.ZERO or call.kind != "energy" else PENDING
        db.execute(
            "INSERT INTO refused VALUES (NULL, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (now, now, point, reason, field, says, *call, state),
        )
        if call.kind != "energy":
            old = "SELECT number FROM refused WHERE point = ? AND kind = ? ORDER BY number DESC LIMIT 1 OFFSET ?"
            db.execute(
                f"DELETE FROM refused WHERE point = ? AND kind = ? AND number <= ({old})",
                (point, call.kind, point, call.kind, MOST_KEPT),
            )
        return state == PENDING

    def _meant(self, db: sqlite3.Connection, point: str, told: Told, now: int) -> Charge:
        """The transaction that a message is of; a new one where there is none.

        An id is used again after a reset, and at another outlet: a start at another time or place is of another
        transaction, and what follows is of the last one that had begun by then.
        """
        query = "SELECT * FROM charge WHERE point = ? AND (key = ? OR id = ?) ORDER BY number"
        found = [Charge(*row) for row in db.execute(query, (point, told.key, told.id)).fetchall()]
        at = told.at if self._clock(told.at, now) else None
        there = [each for each in found if None in (each.connector, told.connector) or each.connector == told.connector]
        if told.start:
            same = [each for each in there if at is None or self._began(each, at)]
            if not same and found:
                told = replace(told, key=f"{told.key}{AGAIN}{at} at {told.connector}")
        else:
            # An outlet that no start named is one that was told later, or a slip.
            same = there or found
            begun = [each for each in same if at is None or (each.started or 0) <= at]
            same = sorted(begun or same[:1], key=lambda each: each.started or 0)
        return same[-1] if same else self._opened(db, point, told, now)

    def _began(self, charge: Charge, at: int) -> bool:
        """Whether a start at an instant can be this transaction's: by a clock that may be put right meanwhile."""
        off = self.settings.guard.clock_seconds
        if charge.started is None:
            return charge.ended is None or at <= charge.ended + off
        over = charge.ended is not None and charge.ended <= at
        return charge.started == at or (not over and abs(charge.started - at) <= off)

    def _opened(self, db: sqlite3.Connection, point: str, told: Told, now: int) -> Charge:
        values = (point, told.key, told.id, told.sequence, now)
        columns = "point, key, id, sequence, opened, source, closed, flags"
        query = f"INSERT INTO charge ({columns}) VALUES (?, ?, ?, ?, ?, 0, 0, '')"
        number = int(db.execute(query, values).lastrowid or 0)
        return Charge(*db.execute("SELECT * FROM charge WHERE number = ?", (number,)).fetchone())

    def _with(self, charge: Charge, told: Told, now: int) -> Charge:
        """The transaction with what a message adds to it."""
        flags = dict.fromkeys(charge.flags.split())
        right = self._clock(told.at, now)
        if told.at is not None and not right:
            flags[Flag.CLOCK] = None
        connector = told.connector if charge.connector is None else charge.connector
        if told.connector not in (None, connector):
            flags[Flag.CONNECTOR] = None
        begin_at = told.begin_at if self._clock(told.begin_at, now) else None
        started = (told.at if right else None) if told.start else None
        started = charge.started if started is None and charge.started is not None else started or begin_at
        first, source = charge.first, charge.source
        if told.begin_register is not None and source < told.begin_source:
            first, source = told.begin_register, told.begin_source
        timely = [sample for sample in told.samples if self._clock(sample.at, now)]
        if first is None and (len(timely) > 1 or (timely and not told.end)):
            first, source = timely[0].register, _SAMPLE
            if started is None or timely[0].at > started + self.settings.guard.clock_seconds:
                flags[Flag.BEGIN_LATE] = None
        last, heard = charge.last, charge.heard
        for sample in timely:
            if not self._plausible(charge, started, first, last, heard, sample):
                flags[Flag.ODD_SAMPLE] = None
            elif last is None or sample.register >= last:
                last, heard = sample.register, sample.at
            elif (
                source == _SAMPLE
                and first is not None
                and heard is not None
                and sample.register < first
                and self._drawn(charge, first - sample.register, heard - sample.at)
            ):
                # Samples in another order: the earliest is the first.
                first = sample.register
        if len(timely) < len(told.samples):
            flags[Flag.CLOCK] = None
        if charge.id is not None and told.sequence > charge.sequence + 1:
            flags[Flag.EVENTS_MISSING] = None
        heard_of = charge._replace(
            connector=connector,
            started=started,
            first=first,
            source=source,
            last=last,
            heard=heard,
            sequence=max(charge.sequence, told.sequence),
            flags=" ".join(flags),
        )
        if told.end:
            stop = told.end_register if told.end_register is not None else charge.stop
            return heard_of._replace(closed=1, ended=told.at if right else None, stop=stop)
        return heard_of

    def _beyond(self, charge: Charge, found: Iterable[Sample]) -> Iterator[Sample]:
        """Samples of a session that is counted, from outside its registers: of energy that it hasn't."""
        first, stop, started, ended = charge.first or 0, charge.stop or 0, charge.started or 0, charge.ended or 0
        for sample in found:
            at, register = sample.at, sample.register
            if 0 <= register < first - ROUNDING and self._drawn(charge, first - register, ended - at):
                yield sample._replace(at=min(at, started))
            elif register > stop + ROUNDING and self._drawn(charge, register - stop, at - started):
                yield sample._replace(at=max(at, ended))

    def _plausible(
        self,
        charge: Charge,
        started: int | None,
        first: int | None,
        last: int | None,
        heard: int | None,
        sample: Sample,
    ) -> bool:
        """Whether a sample is between what was heard before it and what the device can have delivered since."""
        if last is not None and heard is not None and sample.at < heard:
            return 0 <= sample.register <= last + ROUNDING
        least = max((each for each in (first, last) if each is not None), default=None)
        if least is None:
            return 0 <= sample.register <= _MOST_REGISTER
        since = heard if heard is not None else started
        if sample.register < least - ROUNDING:
            return False
        if since is None:
            return sample.register <= _MOST_REGISTER
        return self._drawn(charge, sample.register - least, sample.at - since)

    def _drawn(self, charge: Charge, quantity: int, seconds: int) -> bool:
        """Whether its device can have delivered so much [Wh] in so many seconds, by clocks that may be a little off."""
        limits = self.settings.limits(self.settings.devices[charge.point])
        return quantity * HOUR <= limits.rated * (max(seconds, 0) + self.settings.guard.clock_seconds)

    def _settle(self, db: sqlite3.Connection, charge: Charge, told: Told, now: int) -> Refused | None:
        """Makes a session of a transaction that has ended, or says why there is none; either is written."""
        found = self.session(db, charge)
        outcome, flags = ACCEPTED, charge.flags
        if isinstance(found, Session):
            taken = book(db, found)
            if taken is not None:
                found = taken
        if isinstance(found, Refused):
            outcome = found.reason.value
        else:
            flags = " ".join(found.flags)
            mend = "UPDATE refused SET state = ? WHERE charge = ? AND state = ?"
            db.execute(mend, (MENDED, charge.number, PENDING))
        stop = charge.stop if charge.stop is not None else charge.last
        _write(db, charge._replace(outcome=outcome, flags=flags, stop=stop if outcome == ACCEPTED else charge.stop))
        return found if isinstance(found, Refused) else None

    def session(self, db: sqlite3.Connection, charge: Charge) -> Session | Refused:
        """The session that a transaction comes to, or the first reason why it comes to none."""
        if charge.connector is None or not 0 < charge.connector <= MOST_CONNECTORS:
            return Refused(Reason.UNKNOWN_DEVICE, "connector", f"a connector from 1 to {MOST_CONNECTORS}")
        for field, at in (("start", charge.started), ("end", charge.ended)):
            if at is None:
                return Refused(Reason.CLOCK, field, f"the {field}'s time by a clock that is right")
        flags = dict.fromkeys(charge.flags.split())
        stop = charge.stop
        if stop is None and charge.last is not None and charge.source:
            stop = charge.last
            flags[Flag.END_UNSEEN] = None
        if charge.first is None or stop is None:
            which = "start" if charge.first is None else "end"
            return Refused(Reason.MISSING, "meter", f"an energy register at the {which}")
        for register in (charge.first, stop):
            if not 0 <= register <= _MOST_REGISTER:
                reason = Reason.NEGATIVE if register < 0 else Reason.TOO_LARGE
                return Refused(reason, "meter", f"a register from 0 to {_MOST_REGISTER} Wh; it is {register}")
        assert charge.started is not None
        assert charge.ended is not None
        if charge.last is not None and charge.last > stop + ROUNDING:
            flags[Flag.ODD_SAMPLE] = None
        if -ROUNDING <= stop - charge.first < 0:
            stop = charge.first
        device = self.settings.devices[charge.point]
        limits = self.settings.limits(device)
        quantity = stop - charge.first
        refused = broken(charge.started, charge.ended, quantity, self.settings.price, limits, charge.first)
        refused = refused or self._between(db, charge, stop, flags) or _published(db, charge)
        if refused is not None:
            return refused
        return session_of(charge, device.station, quantity, self.settings.price, flags)

    def _between(self, db: sqlite3.Connection, charge: Charge, stop: int, flags: dict[str, None]) -> Refused | None:
        """Holds a transaction to those before and after it at its connector, and to those at the same time."""
        across = self.settings.across(charge.point)
        query = (
            "SELECT * FROM charge WHERE point = ? AND connector = ? AND outcome = 'accepted' AND number <> ? "
            "AND started IS NOT NULL AND ended IS NOT NULL AND first IS NOT NULL "
        )
        where = (charge.point, charge.connector, charge.number)
        values = (*where, charge.started, charge.ended)
        first, begun, ended = charge.first or 0, charge.started or 0, charge.ended or 0
        for row in db.execute(f"{query} AND ended > ? AND started < ?", values).fetchall():
            other = Charge(*row)
            apart = (other.stop or 0) <= first + ROUNDING or stop <= (other.first or 0) + ROUNDING
            shared = min(ended, other.ended or 0) - max(begun, other.started or 0)
            # Registers that follow each other count nothing twice, whatever the clocks say; those that start anew
            # can't tell, and only a clock that was put right is excused.
            if not apart and shared > self.settings.guard.clock_seconds:
                return Refused(Reason.OVERLAP, "timestamp", f"a time in which {_name(other)} did not run")
            flags[Flag.OVERLAP] = None
        if across is Across.PER_TRANSACTION:
            return None
        before = db.execute(f"{query} AND started <= ? ORDER BY started DESC, number DESC LIMIT 1", (*where, begun))
        after = db.execute(f"{query} AND started > ? ORDER BY started, number LIMIT 1", (*where, begun))
        return _follows(before.fetchone(), first, across, flags) or _leads(
            after.fetchone(), charge, stop, across, flags
        )

    def _clock(self, at: int | None, now: int) -> bool:
        return at is not None and FIRST_INSTANT <= at <= now + self.settings.guard.clock_seconds


class Filed(NamedTuple):
    """A frame as it is filed."""

    frame: str
    kind: str
    """What may be in it: ``energy``, registers of no transaction (``sample``), or neither (``frame``)."""
    mark: bytes
    """What repeats of the same message have in common."""
    charge: int | None = None
    ended: int | None = None
    """[s] an end that it names, where it belongs to no transaction"""
    register: int | None = None
    """[Wh] the register there"""

    @classmethod
    def of(cls, frame: str | bytes, call: Call | None, kind: str) -> Filed:
        """A frame without what names a person."""
        kept = keepable(frame)
        # Without the message's id, which a repeat has not; and without who charged, whom the mark would give away.
        same = kept if call is None else json.dumps([call.action, impersonal(call.payload)], sort_keys=True)
        return cls(kept, kind, sha256(same.encode()).digest()[:16])


def add_idle(db: sqlite3.Connection, idle: Idle) -> None:
    """Registers of no transaction, under a number of their own."""
    db.execute("INSERT INTO idle VALUES (NULL, ?, ?, ?, ?, ?, ?)", idle[1:])


def session_of(charge: Charge, station: str, quantity: int, price: int, flags: dict[str, None]) -> Session:
    """A transaction as a session."""
    id_ = str(charge.number) if charge.id is None else charge.key.removeprefix("id ").replace(AGAIN, " from ")
    assert charge.started is not None
    assert charge.ended is not None
    revenue = revenue_of(quantity, price)
    return Session(
        charge.number,
        f"{charge.point}/{id_}",
        f"{charge.point}/{charge.connector}",
        station,
        charge.started,
        charge.ended,
        quantity,
        revenue,
        {"charge_point": charge.point, "connector": str(charge.connector), "transaction": id_},
        tuple(map(Flag, flags)),
        quantity * price - revenue * PER,
    )


def broken(
    started: int, ended: int, quantity: int, price: int, limits: Limits, first: int | None = None
) -> Refused | None:
    """The rule that a session breaks by itself, with its limit."""
    if quantity == 0:
        return Refused(Reason.ZERO, "meter", "more energy than none")
    if quantity < 0:
        least = "" if first is None else f", {first} Wh"
        return Refused(Reason.TOTAL, "meter", f"a register at the end that is not below the one at the start{least}")
    reason = broken_alone(started, ended, quantity, revenue_of(quantity, price), limits)
    if reason is None:
        return None
    seconds = ended - started
    most = limits.rated * (seconds + 1) // HOUR
    says = {
        Reason.BACKWARDS: f"an end from {written(started)} on, when it started",
        Reason.TOO_LONG_SESSION: f"at most {limits.longest // HOUR} hours; it lasted {seconds // HOUR}",
        Reason.ABOVE_RATED: f"at most {most} Wh in {seconds} s at {kilo(limits.rated)} kW; it is {quantity} Wh",
    }
    return Refused(reason, "meter", says.get(reason, "a session within its device's limits"))


def book(db: sqlite3.Connection, session: Session) -> Refused | None:
    """A session more; where its day's batch was made before, it waits for a later entry of that day."""
    taken = add_session(db, session)
    if taken is not None:
        return Refused(taken.reason, taken.field, taken.says)
    (closed,) = db.execute("SELECT MAX(day) FROM closed").fetchone()
    if closed is not None and place(db).of(session.ended_at) <= closed:
        db.execute("INSERT INTO late VALUES (?, NULL)", (session.session,))
    return None


def latest_published(db: sqlite3.Connection, device: str) -> int | None:
    """[s] the end of a device's last session on a day that is closed."""
    (closed,) = db.execute("SELECT MAX(day) FROM closed").fetchone()
    if closed is None:
        return None
    query = "SELECT MAX(ended) FROM session WHERE device = ? AND ended < ?"
    (latest,) = db.execute(query, (device, place(db).begins(closed + 1))).fetchone()
    return None if latest is None else int(latest)


def kilo(units: int) -> str:
    """Thousandths as a person writes them."""
    return str(from_base_units(units, THOUSANDTHS))


def _published(db: sqlite3.Connection, charge: Charge) -> Refused | None:
    """Readings are numbered in the order of their ends, and what was published is not published otherwise."""
    latest = latest_published(db, f"{charge.point}/{charge.connector}")
    if latest is None or charge.ended is None or charge.ended > latest:
        return None
    return Refused(Reason.BACKWARDS, "timestamp", f"an end after {written(latest)}, which is published")


def _follows(row: tuple[object, ...] | None, first: int, across: Across, flags: dict[str, None]) -> Refused | None:
    """The register at the start, held to the transaction before."""
    if row is None:
        return None
    before = Charge(*row)  # type: ignore[arg-type]
    stood, began = before.stop or 0, before.first or 0
    if first >= stood - ROUNDING:
        return None
    if across is Across.AUTO and (first <= NEAR_ZERO or first < began):
        flags[Flag.REGISTER_RESET] = None
        return None
    return Refused(Reason.TOTAL, "meter", f"a register from {stood} Wh on, where {_name(before)} left it")


def _leads(
    row: tuple[object, ...] | None, charge: Charge, stop: int, across: Across, flags: dict[str, None]
) -> Refused | None:
    """The register at the end of a transaction that came late, held to the one after it."""
    if row is None:
        return None
    after = Charge(*row)  # type: ignore[arg-type]
    stands = after.first or 0
    if stop <= stands + ROUNDING:
        return None
    if across is Across.AUTO and (stands <= NEAR_ZERO or stands < (charge.first or 0)):
        flags[Flag.REGISTER_RESET] = None
        return None
    return Refused(Reason.TOTAL, "meter", f"a register up to {stands} Wh, where {_name(after)} began")


def _again(charge: Charge, told: Told) -> Refused | None:
    """An end that came before gets the same answer; another end is filed."""
    if not told.end:
        return None
    # The same register at another time is the same energy: a charge point that tries again with a new clock.
    stop = charge.stop if charge.stop is not None else charge.last
    if told.end_register is None or (stop is not None and abs(told.end_register - stop) <= ROUNDING):
        return None
    return Refused(Reason.DUPLICATE, "transaction", f"the same end as before: {charge.stop} Wh")


def _name(charge: Charge) -> str:
    return f"transaction {charge.number if charge.id is None else charge.id}"


def _write(db: sqlite3.Connection, charge: Charge) -> None:
    columns = Charge._fields[1:]
    query = f"UPDATE charge SET {', '.join(f'{column} = ?' for column in columns)} WHERE number = ?"
    db.execute(query, (*charge[1:], charge.number))
