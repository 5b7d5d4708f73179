"""Holders decide: a motion at a record instant, votes in parts, the result, and what it does."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from rwa_chain.bindings import Bond, BondDefaults, BondMeetings
from rwa_chain.bindings import types as chain_types
from rwa_chain.bindings.types import Decision, MeetingTerms, Motion, ResolutionStatus
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.chain.abi_types import StructOf, parse
from rwa_chain.chain.address import address_of
from rwa_chain.chain.codec import encode
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.bond import refuse
from rwa_chain.money import to_wad

_DAY = 86_400
_PERCENT = Decimal(100)
_NOTICE_DAYS = range(7, 91)


@dataclass(frozen=True)
class Rules:
    """The rules of a bond's meetings: shares in per cent, of the units that count or of the votes cast.

    As trust deeds have them where nothing is said; assumed. Raises `InputErrors` for what can't be meant.
    """

    notice_days: int = 21
    quorum: Decimal = Decimal(50)
    extraordinary_quorum: Decimal = Decimal(50)
    second_quorum: Decimal = Decimal(25)
    majority: Decimal = Decimal(50)
    extraordinary_majority: Decimal = Decimal(75)
    written: Decimal = Decimal(75)

    def __post_init__(self) -> None:
        """Refuses shares above the whole, and majorities that are none."""
        problems = [
            InputError(each.name, str(getattr(self, each.name)), "a share of 0 to 100 per cent")
            for each in fields(self)
            if each.name != "notice_days" and not 0 <= getattr(self, each.name) <= _PERCENT
        ]
        if self.notice_days not in _NOTICE_DAYS:
            problems.append(InputError("notice_days", self.notice_days, "7 to 90 days"))
        if self.second_quorum > self.quorum:
            problems.append(InputError("second_quorum", str(self.second_quorum), f"at most the quorum, {self.quorum}"))
        if not 50 <= self.majority < _PERCENT:
            problems.append(InputError("majority", str(self.majority), "50 per cent or more, and not all"))
        for name in ("extraordinary_majority", "written"):
            if getattr(self, name) <= self.majority:
                problems.append(InputError(name, str(getattr(self, name)), f"more than the majority, {self.majority}"))
        refuse(problems)

    @property
    def on_chain(self) -> MeetingTerms:
        """The rules as the contract keeps them."""
        shares = {
            each.name: to_wad(getattr(self, each.name) / _PERCENT, field=each.name)
            for each in fields(self)
            if each.name != "notice_days"
        }
        return MeetingTerms(notice=self.notice_days * _DAY, **shares)


@dataclass(frozen=True)
class Proposal:
    """A proposal to the holders; ``data`` are the arguments of its execution."""

    decision: Decision
    data: bytes = b""

    @property
    def needs_extraordinary(self) -> bool:
        """Whether it does more than stand on record."""
        return self.decision not in (Decision.TEXT, Decision.AGENT)


def said() -> Proposal:
    """A resolution that stands on record by its text."""
    return Proposal(Decision.TEXT)


def agent(role: str, party: AddressLike) -> Proposal:
    """Another agent; the administrator grants the role."""
    return Proposal(Decision.AGENT, _encoded(bytes32=role.encode().ljust(32, b"\0"), address=address_of(party)))


def extension(number: int, due_at: int) -> Proposal:
    """An obligation that is not funded is due later [s]."""
    return Proposal(Decision.EXTENSION, _encoded(uint256=number, uint32=due_at))


def waiver(number: int, due_at: int) -> Proposal:
    """A recorded miss or event is over; a payment is due again later [s]."""
    return Proposal(Decision.WAIVER, _encoded(uint256=number, uint32=due_at))


def rescission(defaults: BondDefaults, token: AddressLike) -> Proposal:
    """The acceleration that stands is undone, and no later one: the data name the round of its instruction."""
    return Proposal(Decision.RESCISSION, _encoded(uint256=defaults.standing_of(token).round))


def amendment(bond: Bond, **changes: Any) -> Proposal:
    """The bond's terms with other values, by the names of `BondTerms` and of its `EventTerms`.

    Raises `InputError` for a name that neither has.
    """
    terms, events = bond.terms(), {each.name for each in fields(chain_types.EventTerms)}
    known = {each.name for each in fields(chain_types.BondTerms)} - {"events"}
    for name in changes.keys() - events - known:
        raise InputError("changes", name, f"one of {', '.join(sorted(events | known))}")
    inner = replace(terms.events, **{name: value for name, value in changes.items() if name in events})
    outer = {name: value for name, value in changes.items() if name in known}
    kinds = [StructOf(lambda: chain_types.BondTerms), parse("bytes32")]
    values = [replace(terms, events=inner, **outer), bond.terms_hash()]
    return Proposal(Decision.AMENDMENT, encode(kinds, values, ["terms", "replaces"]))


def substitution(bond: Bond, issuer: AddressLike) -> Proposal:
    """Another issuer in the place of the bond's: it agrees by carrying the decision out."""
    return amendment(bond, issuer=address_of(issuer))


def _encoded(**values: Any) -> bytes:
    """Values by the names of their types."""
    return encode([parse(kind) for kind in values], list(values.values()), list(values))


def set_rules(meetings: BondMeetings, token: AddressLike, rules: Rules, *, sender: Party) -> Receipt:
    """The issuer says how holders decide, before the terms are frozen."""
    return meetings.set_terms(token, rules.on_chain, sender=sender)


def put(
    meetings: BondMeetings,
    token: AddressLike,
    proposal: Proposal,
    text: str,
    *,
    record_at: int,
    closes_at: int,
    extraordinary: bool | None = None,
    written: bool = False,
    second_of: int | None = None,
    sender: Party,
) -> int:
    """A motion is put, by the trustee, the issuer or a holder of a tenth; its number.

    It is extraordinary where it must be, unless said. ``second_of`` is the number of one whose meeting had no quorum.
    A convener has one open motion, a bond at most eight, and each closes within a year (`BondMeetings.MotionOpen`,
    `MotionsFull`, `MotionTooFar`).
    """
    receipt = meetings.put(
        token,
        Motion(
            decision=proposal.decision,
            extraordinary=proposal.needs_extraordinary if extraordinary is None else extraordinary,
            written=written,
            record_at=record_at,
            closes_at=closes_at,
            second_of=0 if second_of is None else second_of + 1,
            text_hash=keccak(text.encode()),
            data_hash=keccak(proposal.data) if proposal.data else bytes(32),
        ),
        sender=sender,
    )
    return receipt.one(BondMeetings.MotionPut).number


def vote(
    meetings: BondMeetings,
    token: AddressLike,
    number: int,
    *,
    yes: int = 0,
    no: int = 0,
    wallet: AddressLike | None = None,
    sender: Party,
) -> Receipt:
    """A holder of the record votes so many units for and against, instead of what it voted before."""
    return meetings.vote(token, number, address_of(wallet or sender), yes, no, sender=sender)


def close(meetings: BondMeetings, token: AddressLike, number: int, *, sender: Party) -> ResolutionStatus:
    """The result, said by anyone: carried, lost, or without a quorum."""
    receipt = meetings.close(token, number, sender=sender)
    return ResolutionStatus(receipt.one(BondMeetings.ResolutionClosed).status)


def carry_out(meetings: BondMeetings, token: AddressLike, number: int, proposal: Proposal, *, sender: Party) -> Receipt:
    """Execute a resolution, as anybody may; an amendment is the issuer's, or its successor's."""
    return meetings.carry_out(token, number, proposal.data, sender=sender)
