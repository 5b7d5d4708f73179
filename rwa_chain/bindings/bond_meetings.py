"""Decisions of a bond's holders, at a meeting or in writing.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.bond_part import BondPart as _BondPart
from rwa_chain.bindings.i_bond_meetings import IBondMeetings as _IBondMeetings
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_CARRY_OUT: Function[None] = Function("carryOut", "3807b995", (("token", "address"), ("number", "uint256"), ("data", "bytes")), ())
_CLOSE: Function[_types.ResolutionStatus] = Function("close", "e49280cb", (("token", "address"), ("number", "uint256")), (("status", EnumOf(lambda: _types.ResolutionStatus)),))
_COUNT: Function[int] = Function("count", "05d85eda", (("token", "address"),), (("", "uint256"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_PUT: Function[int] = Function("put", "bbd19cfa", (("token", "address"), ("m", StructOf(lambda: _types.Motion))), (("number", "uint256"),))
_RESOLUTION_OF: Function[_types.Resolution] = Function("resolutionOf", "d0d262ec", (("token", "address"), ("number", "uint256")), (("", StructOf(lambda: _types.Resolution)),))
_SET_TERMS: Function[None] = Function("setTerms", "bfb1f505", (("token", "address"), ("t", StructOf(lambda: _types.MeetingTerms))), ())
_TERMS_OF: Function[_types.MeetingTerms] = Function("termsOf", "0369ac91", (("token", "address"),), (("t", StructOf(lambda: _types.MeetingTerms)),))
_VOTE: Function[None] = Function("vote", "2ecebfdb", (("token", "address"), ("number", "uint256"), ("wallet", "address"), ("yes", "uint80"), ("no", "uint80")), ())
_VOTE_OF: Function[tuple[int, int]] = Function("voteOf", "b967e2ab", (("token", "address"), ("number", "uint256"), ("wallet", "address")), (("yes", "uint256"), ("no", "uint256")))


class BondMeetings(Contract):
    """Decisions of a bond's holders, at a meeting or in writing."""

    NAME = "BondMeetings"
    SOURCE = "contracts/bond/BondMeetings.sol"

    CONVENES = 10
    OPEN_MAX = 8
    MOTIONS_MAX = 1024

    AgentDecided = _IBondMeetings.AgentDecided
    ConvenerUnknown = _IBondMeetings.ConvenerUnknown
    DataUnexpected = _IBondMeetings.DataUnexpected
    InstrumentForeign = _BondPart.InstrumentForeign
    MeetingTermsSet = _IBondMeetings.MeetingTermsSet
    MeetingTermsUnfit = _IBondMeetings.MeetingTermsUnfit
    MotionOpen = _IBondMeetings.MotionOpen
    MotionPut = _IBondMeetings.MotionPut
    MotionTooFar = _IBondMeetings.MotionTooFar
    MotionUnfit = _IBondMeetings.MotionUnfit
    MotionsExhausted = _IBondMeetings.MotionsExhausted
    MotionsFull = _IBondMeetings.MotionsFull
    PartyMissing = _IBondMeetings.PartyMissing
    ResolutionCarriedOut = _IBondMeetings.ResolutionCarriedOut
    ResolutionClosed = _IBondMeetings.ResolutionClosed
    ResolutionStatusWrong = _IBondMeetings.ResolutionStatusWrong
    RoleMissing = _ScopedAccess.RoleMissing
    RoundUnexpected = _IBondMeetings.RoundUnexpected
    TermsReplaced = _IBondMeetings.TermsReplaced
    VoteClosed = _IBondMeetings.VoteClosed
    VoteExcluded = _IBondMeetings.VoteExcluded
    VoteNotYours = _IBondMeetings.VoteNotYours
    VoteStillOpen = _IBondMeetings.VoteStillOpen
    VoteTooLarge = _IBondMeetings.VoteTooLarge
    Voted = _IBondMeetings.Voted

    @classmethod
    def creation(cls, authority: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority,))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, libraries=libraries), sender, gas)

    def _make_carry_out(self, token: AddressLike, number: int, data: bytes) -> Call[None]:
        return self._call(_CARRY_OUT, (token, number, data))

    @write(_make_carry_out)
    def carry_out(self, token: AddressLike, number: int, data: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Carries out what was carried, for anyone; an amendment is the issuer's to carry out, for it agrees by
        that, and where the terms name another issuer, that one's (`PartyMissing`).

        Emits `ResolutionCarriedOut`. Requirements: - carried and not done (`ResolutionStatusWrong`) - the
        data are the motion's (`DataUnexpected`) - an amendment replaces the terms in force (`TermsReplaced`),
        within what may be amended (`MotionUnfit`) - a rescission is of the acceleration that stands
        (`RoundUnexpected`)

        data: see `Decision`
        number: of the motion
        token: of the bond
        """
        raise Signature

    def _make_close(self, token: AddressLike, number: int) -> Call[_types.ResolutionStatus]:
        return self._call(_CLOSE, (token, number))

    @write(_make_close)
    def close(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> _types.ResolutionStatus:
        """Says the result, for anyone: after the close; of a written resolution once enough have agreed, a day
        after its record at the earliest; of a motion whose record instant a call dropped, at once. The issuer
        and the affiliates that were named three days before are struck off, and who took over from them.

        Emits `ResolutionClosed`, and `Voted` for each wallet struck off. Requirements: - the motion is open
        (`ResolutionStatusWrong`) - votes to come can't change the result (`VoteStillOpen`)

        number: of the motion
        token: of the bond
        Returns status: the result
        """
        raise Signature

    def count(self, token: AddressLike, *, at: int | None = None) -> int:
        """How many motions were put; the next one's number.

        token: of the bond
        """
        return self._view(_COUNT, (token,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def _make_put(self, token: AddressLike, m: _types.Motion) -> Call[int]:
        return self._call(_PUT, (token, m))

    @write(_make_put)
    def put(self, token: AddressLike, m: _types.Motion, *, sender: Party, gas: int | None = None) -> int:
        """Puts a motion: the trustee, the issuer, or a holder of a tenth of what is outstanding, neither
        excluded nor frozen nor sanctioned (`ConvenerUnknown`).

        Emits `MotionPut`. Requirements: - none of the caller's motions is open (`MotionOpen`) - at most 8
        motions of the bond are open then, the eighth the trustee's (`MotionsFull`) - at most 1,024 were put
        in the bond's life then, the second half the trustee's (`MotionsExhausted`) - the record is to come,
        the close after it and the notice (`MotionUnfit`), by 60 days at most (`MotionTooFar`) - a decision
        that changes the bond is extraordinary; each but TEXT names its data (`MotionUnfit`) - a rescission
        names the acceleration that stands (`MotionUnfit`) - a second meeting repeats the motion of a first
        one that somebody could have voted at, without a quorum, and closes at most 90 days after it
        (`MotionUnfit`, `ResolutionStatusWrong`)

        motion: that holders decide on
        token: of the bond
        Returns number: of the motion, from zero
        """
        raise Signature

    def resolution_of(self, token: AddressLike, number: int, *, at: int | None = None) -> _types.Resolution:
        """A motion as it stands.

        number: of the motion
        token: of the bond
        """
        return self._view(_RESOLUTION_OF, (token, number), at)

    def _make_set_terms(self, token: AddressLike, t: _types.MeetingTerms) -> Call[None]:
        return self._call(_SET_TERMS, (token, t))

    @write(_make_set_terms)
    def set_terms(self, token: AddressLike, t: _types.MeetingTerms, *, sender: Party, gas: int | None = None) -> None:
        """Says how the bond's holders decide (ISSUER).

        Emits `MeetingTermsSet`. Requirements, each `MeetingTermsUnfit`: - the bond's terms are not frozen -
        the notice is 7 to 90 days - shares are at most one, the second quorum at most the first - majorities
        are at least a half, the extraordinary one and the written share above the ordinary

        terms: that replace the former ones
        token: of the bond
        """
        raise Signature

    def terms_of(self, token: AddressLike, *, at: int | None = None) -> _types.MeetingTerms:
        """How the bond's holders decide.

        token: of the bond
        Returns t: the issuer's, or those assumed where it set none
        """
        return self._view(_TERMS_OF, (token,), at)

    def _make_vote(self, token: AddressLike, number: int, wallet: AddressLike, yes: int, no: int) -> Call[None]:
        return self._call(_VOTE, (token, number, wallet, yes, no))

    @write(_make_vote)
    def vote(self, token: AddressLike, number: int, wallet: AddressLike, yes: int, no: int, *, sender: Party, gas: int | None = None) -> None:
        """Votes a wallet's units of the record, in parts if it is a nominee, instead of what it voted before.

        Emits `Voted`. Requirements: - the motion is open (`ResolutionStatusWrong`) - after the record and up
        to the close (`VoteClosed`) - the caller is the wallet or took over from it (`VoteNotYours`) - neither
        is excluded, the caller neither frozen nor sanctioned (`VoteExcluded`) - no more units than it held at
        the record (`VoteTooLarge`)

        no: [units] against it
        number: of the motion
        token: of the bond
        wallet: that held the units at the record
        yes: [units] for the motion
        """
        raise Signature

    def vote_of(self, token: AddressLike, number: int, wallet: AddressLike, *, at: int | None = None) -> tuple[int, int]:
        """What a wallet's units voted last.

        number: of the motion
        token: of the bond
        wallet: that held the units at the record
        Returns no: [units] against it
        Returns yes: [units] for the motion
        """
        return self._view(_VOTE_OF, (token, number, wallet), at)
