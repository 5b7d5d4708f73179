"""A security's way to trading on a venue: application, a committee's votes, listing, halts, delisting."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rwa_chain.errors import InputError


class State(StrEnum):
    """The state of a security on a venue."""

    APPLIED = "applied"
    REFUSED = "refused"
    LISTED = "listed"
    HALTED = "halted"
    DELISTED = "delisted"


@dataclass(frozen=True)
class Criterion:
    """One criterion of the token review, with the SHA-256 of the document that shows it."""

    name: str
    met: bool
    document: str


@dataclass
class Listing:
    """A security on a venue.

    `committee` are the members who vote; a listing needs `quorum` votes and more than half of those cast. Criteria that
    are not met make every vote in favour impossible.
    """

    security: str
    committee: tuple[str, ...]
    quorum: int
    criteria: tuple[Criterion, ...] = ()
    state: State = State.APPLIED
    votes: dict[str, bool] = field(default_factory=dict)
    reason: str = ""

    def __post_init__(self) -> None:
        if len(set(self.committee)) != len(self.committee):
            raise InputError("committee", list(self.committee), "each member once")
        if not 0 < self.quorum <= len(self.committee):
            raise InputError("quorum", self.quorum, f"1 to {len(self.committee)}, the members")

    def vote(self, member: str, in_favour: bool) -> None:
        """A member's vote; a member votes once.

        Raises:
            InputError: no member, a second vote, or a vote in favour while a criterion is not met.
        """
        self._must_be(State.APPLIED)
        if member not in self.committee:
            raise InputError("member", member, f"one of: {', '.join(self.committee)}")
        if member in self.votes:
            raise InputError("member", member, "a member who has not voted")
        lacking = [each.name for each in self.criteria if not each.met]
        if in_favour and lacking:
            raise InputError("vote", "in favour", f"criteria that are met; not met: {', '.join(lacking)}")
        self.votes[member] = in_favour

    def decide(self) -> State:
        """Count the votes: listed or refused.

        Raises:
            InputError: fewer votes than the quorum.
        """
        self._must_be(State.APPLIED)
        if len(self.votes) < self.quorum:
            raise InputError("votes", len(self.votes), f"at least {self.quorum}, the quorum")
        self.state = State.LISTED if 2 * sum(self.votes.values()) > len(self.votes) else State.REFUSED
        return self.state

    def halt(self, reason: str) -> None:
        """Stop trading; resting orders stay."""
        self._must_be(State.LISTED)
        self.state, self.reason = State.HALTED, reason

    def resume(self) -> None:
        """Trade again."""
        self._must_be(State.HALTED)
        self.state, self.reason = State.LISTED, ""

    def delist(self, reason: str) -> None:
        """End trading for good."""
        self._must_be(State.LISTED, State.HALTED)
        self.state, self.reason = State.DELISTED, reason

    def _must_be(self, *states: State) -> None:
        if self.state not in states:
            raise InputError(f"listing of {self.security}", str(self.state), " or ".join(states))


@dataclass(frozen=True)
class Maker:
    """A market maker's duty: quotes at most `spread` basis points wide, for `uptime` percent of the session.

    The figures are parameters: no source gives them. A maker leaves `notice_months` after notice.
    """

    client: str
    spread: int
    uptime: int
    notice_months: int = 3
    notice_on: date | None = None

    def leaves_on(self) -> date | None:
        """The first day without the duty, or None without notice."""
        if self.notice_on is None:
            return None
        month = self.notice_on.month - 1 + self.notice_months
        year, month = self.notice_on.year + month // 12, month % 12 + 1
        return date(year, month, min(self.notice_on.day, monthrange(year, month)[1]))
