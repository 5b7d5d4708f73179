"""Charging transactions by the rules, whatever protocol they came by: begun, sampled, ended, refused.

All functions run inside the store's writer. What is refused is kept too, with its reason, so that nothing is lost.
A frame that comes twice changes nothing and gets the same answer.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from rwa_chain.meter.asset_type import revenue_of
from rwa_chain.meter.book import add_session, overlaps_any
from rwa_chain.meter.gateway.settings import Settings
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.reading import DAY
from rwa_chain.meter.rules import Reason, broken_alone
from rwa_chain.meter.sessions import Session

ACCEPTED = "accepted"
MOST_KEPT = 1_000
"""Frames that are none, of each kind, kept of a charge point: whoever sends them for days does not fill the disk."""
_NO_FRAMES = (Reason.FRAME, Reason.RATE, Reason.TOO_LONG)
_MOST_CONNECTORS = 32
_MOST_REGISTER = 10**15
"""[Wh]"""
_FIRST_INSTANT = 946_684_800
"""2000-01-01: an earlier clock was never set."""


class Refused(NamedTuple):
    """Why a frame is refused."""

    reason: Reason
    field: str
    says: str


class Charge(NamedTuple):
    """A transaction as it stands."""

    number: int
    point: str
    id: str | None
    """What a 2.0.1 charge point calls it; a 1.6 one is given the number."""
    connector: int
    started: int
    first: int | None
    """[Wh] register at the start"""
    last: int | None
    """[Wh] register as last heard"""
    heard: int
    """[s] when that was, by the charge point's clock"""
    sequence: int
    ended: int | None
    outcome: str | None


class Sample(NamedTuple):
    """What a charge point says of its register."""

    at: int
    """[s]"""
    register: int | None
    """[Wh]"""
    sequence: int = 0
    """2.0.1 only."""


class Desk:
    """The rules of one gateway."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def boot(self, db: sqlite3.Connection, point: str, version: str, vendor: str, model: str, now: int) -> None:
        """A charge point introduces itself."""
        db.execute("INSERT OR REPLACE INTO point VALUES (?, ?, ?, ?, ?)", (point, version, vendor, model, now))

    def begin(
        self, db: sqlite3.Connection, point: str, id_: str | None, connector: int, sample: Sample, now: int
    ) -> int | Refused:
        """Opens a transaction and returns its number."""
        known = self._same(db, point, id_, connector, sample)
        if known is not None:
            if (known.started, known.first, known.connector) == (sample.at, sample.register, connector):
                return known.number
            return Refused(Reason.DUPLICATE, "transaction", "an id that is not in use with other values")
        refused = self._silent(db, point) or self._clock(sample.at, now) or self._register(sample.register)
        if refused is None and not 0 < connector <= _MOST_CONNECTORS:
            refused = Refused(Reason.UNKNOWN_DEVICE, "connector", f"a connector from 1 to {_MOST_CONNECTORS}")
        if refused is None and sample.register is not None:
            query = "SELECT MAX(last) FROM charge WHERE point = ? AND connector = ? AND started <= ? AND outcome = ?"
            (highest,) = db.execute(query, (point, connector, sample.at, ACCEPTED)).fetchone()
            if highest is not None and sample.register < highest:
                refused = Refused(Reason.TOTAL, "meter", f"a register that never falls; it stood at {highest}")
        if refused is not None:
            return refused
        query = "INSERT INTO charge VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)"
        values = (point, id_, connector, sample.at, sample.register, sample.register, sample.at, sample.sequence)
        return int(db.execute(query, values).lastrowid or 0)

    def sample(self, db: sqlite3.Connection, charge: Charge, sample: Sample, now: int) -> Refused | None:
        """Notes a register of a running transaction."""
        if self._heard(charge, sample):
            return None
        refused = self._follows(charge, sample, now)
        if refused is None and charge.ended is None:
            first = sample.register if charge.first is None else charge.first
            last = charge.last if sample.register is None else sample.register
            query = "UPDATE charge SET first = ?, last = ?, heard = ?, sequence = ? WHERE number = ?"
            db.execute(query, (first, last, sample.at, sample.sequence, charge.number))
        return refused

    def end(self, db: sqlite3.Connection, charge: Charge, sample: Sample, now: int) -> Session | Refused:
        """Closes a transaction: a session, or the reason why there is none.

        A frame with a wrong clock or number leaves it open; every other end closes it, accepted or not.
        """
        register = charge.last if sample.register is None else sample.register
        if charge.ended is not None:
            return self._again(charge, sample, register)
        refused = self._follows(charge, sample, now)
        if refused is not None and refused.reason in (Reason.CLOCK, Reason.SEQUENCE):
            return refused
        session = None
        if refused is None and (charge.first is None or register is None):
            refused = Refused(Reason.MISSING, "meter", "an energy register at the start and at the end")
        elif refused is None and charge.first is not None and register is not None:
            session = self._session(charge, sample.at, register - charge.first)
            refused = self._broken(db, session)
            taken = None if refused is not None else self._add(db, session)
            refused = refused if taken is None else Refused(taken.reason, taken.field, taken.says)
        columns = "ended = ?, first = ?, last = ?, heard = ?, sequence = ?, outcome = ?"
        outcome = ACCEPTED if refused is None else refused.reason.value
        values = (sample.at, charge.first, register, sample.at, sample.sequence, outcome, charge.number)
        db.execute(f"UPDATE charge SET {columns} WHERE number = ?", values)
        return refused or session or Refused(Reason.MISSING, "", "a session")

    def find(self, db: sqlite3.Connection, point: str, *, number: int | None = None, id_: str = "") -> Charge | None:
        """A charge point's transaction by the number given to it, or by its own id."""
        where, value = ("id", id_) if number is None else ("number", number)
        row = db.execute(f"SELECT * FROM charge WHERE point = ? AND {where} = ?", (point, value)).fetchone()
        return None if row is None else Charge(*row)

    def keep(self, db: sqlite3.Connection, point: str, refused: Refused, frame: str, now: int) -> None:
        """Files what was refused: all that a rule refused, and of frames that are none the latest of each kind."""
        reason = refused.reason.value
        db.execute(
            "INSERT INTO refused VALUES (NULL, ?, ?, ?, ?, ?, ?)",
            (now, point, reason, refused.field, refused.says, frame),
        )
        if refused.reason in _NO_FRAMES:
            kept = "SELECT number FROM refused WHERE point = ? AND reason = ? ORDER BY number DESC LIMIT 1 OFFSET ?"
            db.execute(
                f"DELETE FROM refused WHERE point = ? AND reason = ? AND number <= ({kept})",
                (point, reason, point, reason, MOST_KEPT),
            )

    def _again(self, charge: Charge, sample: Sample, register: int | None) -> Session | Refused:
        """An end that came before gets the same answer; another end is refused."""
        if (charge.ended, charge.last) != (sample.at, register) or charge.first is None or register is None:
            return Refused(Reason.DUPLICATE, "transaction", "the same end as before")
        if charge.outcome is not None and charge.outcome != ACCEPTED:
            return Refused(Reason(charge.outcome), "transaction", "a transaction that was not refused")
        return self._session(charge, sample.at, register - charge.first)

    def _same(
        self, db: sqlite3.Connection, point: str, id_: str | None, connector: int, sample: Sample
    ) -> Charge | None:
        """The transaction that this start already began: by id, or in 1.6, which has none, by all that it says."""
        if id_ is not None:
            return self.find(db, point, id_=id_)
        query = "SELECT * FROM charge WHERE point = ? AND connector = ? AND started = ? AND first IS ? AND id IS NULL"
        row = db.execute(query, (point, connector, sample.at, sample.register)).fetchone()
        return None if row is None else Charge(*row)

    def _silent(self, db: sqlite3.Connection, point: str) -> Refused | None:
        if db.execute("SELECT 1 FROM point WHERE id = ?", (point,)).fetchone() is None:
            return Refused(Reason.NOT_BOOTED, "", "a BootNotification first")
        return None

    def _clock(self, at: int, now: int) -> Refused | None:
        latest = now + self.settings.guard.clock_seconds
        if _FIRST_INSTANT <= at <= latest:
            return None
        return Refused(Reason.CLOCK, "timestamp", f"a time of this century, at most {latest} s")

    def _register(self, register: int | None) -> Refused | None:
        if register is None or 0 <= register <= _MOST_REGISTER:
            return None
        reason = Reason.NEGATIVE if register < 0 else Reason.TOO_LARGE
        return Refused(reason, "meter", f"a register from 0 to {_MOST_REGISTER} Wh")

    def _heard(self, charge: Charge, sample: Sample) -> bool:
        """Whether this very frame came before."""
        return (charge.sequence, charge.heard) == (sample.sequence, sample.at) and sample.register in (
            None,
            charge.last,
        )

    def _follows(self, charge: Charge, sample: Sample, now: int) -> Refused | None:
        refused = self._clock(sample.at, now) or self._register(sample.register)
        if refused is not None:
            return refused
        if charge.id is not None and sample.sequence <= charge.sequence:
            return Refused(Reason.SEQUENCE, "seqNo", f"a number above {charge.sequence}")
        if sample.at < charge.heard:
            return Refused(Reason.BACKWARDS, "timestamp", f"a time from {charge.heard} s on")
        if sample.register is not None and charge.last is not None and sample.register < charge.last:
            return Refused(Reason.TOTAL, "meter", f"a register that never falls; it stood at {charge.last}")
        return None

    def _session(self, charge: Charge, ended: int, quantity: int) -> Session:
        id_ = str(charge.number) if charge.id is None else charge.id
        device = self.settings.devices[charge.point]
        return Session(
            charge.number,
            f"{charge.point}/{id_}",
            f"{charge.point}/{charge.connector}",
            device.station,
            charge.started,
            ended,
            quantity,
            revenue_of(quantity, self.settings.price),
            {"charge_point": charge.point, "connector": str(charge.connector), "transaction": id_},
            (),
        )

    def _broken(self, db: sqlite3.Connection, session: Session) -> Refused | None:
        limits = self.settings.limits(self.settings.devices[session.detail["charge_point"]])
        reason = broken_alone(session.started_at, session.ended_at, session.quantity, session.revenue, limits)
        if reason is not None:
            says = f"{session.quantity} Wh in {session.ended_at - session.started_at} s within the device's limits"
            return Refused(reason, "meter", says)
        if session.quantity == 0:
            return Refused(Reason.ZERO, "meter", "more energy than none")
        if overlaps_any(db, session):
            return Refused(Reason.OVERLAP, "timestamp", "a time in which no other session ran on this connector")
        # Readings are numbered in the order of their ends, and what was published is not published otherwise.
        (latest,) = db.execute("SELECT MAX(ended) FROM session WHERE device = ?", (session.device,)).fetchone()
        if latest is not None and session.ended_at < latest:
            return Refused(Reason.BACKWARDS, "timestamp", f"an end from {latest} s on")
        return None

    @staticmethod
    def _add(db: sqlite3.Connection, session: Session) -> Refusal | None:
        """A session more; where its day's batch was made before, it waits for a later entry of that day."""
        taken = add_session(db, session)
        (closed,) = db.execute("SELECT MAX(day) FROM closed").fetchone()
        if taken is None and closed is not None and session.ended_at // DAY <= closed:
            db.execute("INSERT INTO late VALUES (?, NULL)", (session.session,))
        return taken
