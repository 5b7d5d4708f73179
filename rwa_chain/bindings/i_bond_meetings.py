"""Decisions of a bond's holders, at a meeting or in writing; for every bond.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_CARRY_OUT: Function[None] = Function("carryOut", "3807b995", (("token", "address"), ("number", "uint256"), ("data", "bytes")), ())
_CLOSE: Function[_types.ResolutionStatus] = Function("close", "e49280cb", (("token", "address"), ("number", "uint256")), (("status", EnumOf(lambda: _types.ResolutionStatus)),))
_COUNT: Function[int] = Function("count", "05d85eda", (("token", "address"),), (("", "uint256"),))
_PUT: Function[int] = Function("put", "bbd19cfa", (("token", "address"), ("motion", StructOf(lambda: _types.Motion))), (("number", "uint256"),))
_RESOLUTION_OF: Function[_types.Resolution] = Function("resolutionOf", "d0d262ec", (("token", "address"), ("number", "uint256")), (("", StructOf(lambda: _types.Resolution)),))
_SET_TERMS: Function[None] = Function("setTerms", "bfb1f505", (("token", "address"), ("terms", StructOf(lambda: _types.MeetingTerms))), ())
_TERMS_OF: Function[_types.MeetingTerms] = Function("termsOf", "0369ac91", (("token", "address"),), (("terms", StructOf(lambda: _types.MeetingTerms)),))
_VOTE: Function[None] = Function("vote", "2ecebfdb", (("token", "address"), ("number", "uint256"), ("wallet", "address"), ("yes", "uint80"), ("no", "uint80")), ())
_VOTE_OF: Function[tuple[int, int]] = Function("voteOf", "b967e2ab", (("token", "address"), ("number", "uint256"), ("wallet", "address")), (("yes", "uint256"), ("no", "uint256")))


class IBondMeetings(Contract):
    """Decisions of a bond's holders, at a meeting or in writing; for every bond."""

    NAME = "IBondMeetings"
    SOURCE = "contracts/bond/interfaces/IBondMeetings.sol"

    @dataclass(frozen=True)
    class AgentDecided(Event):
        """The holders want another agent; the administrator grants and revokes roles."""

        NAME = "IBondMeetings.AgentDecided"
        TOPIC = "16f86de4c862ab69e225fb95244e69ebe39fd07188a1946d240dd4cf42f0d980"
        ABI = (("token", "address", True), ("number", "uint256", True), ("role", "bytes32", False), ("agent", "address", False))

        token: Address
        number: int
        role: bytes
        agent: Address

    @dataclass(frozen=True)
    class MeetingTermsSet(Event):
        """The issuer said how holders decide."""

        NAME = "IBondMeetings.MeetingTermsSet"
        TOPIC = "1485d54e93a06f7201505e0393d008c072e5ba2bafe6055b2d12b4c3c6ce3171"
        ABI = (("token", "address", True), ("terms", StructOf(lambda: _types.MeetingTerms), False))

        token: Address
        terms: _types.MeetingTerms

    @dataclass(frozen=True)
    class MotionPut(Event):
        """A motion was put and its record instant scheduled."""

        NAME = "IBondMeetings.MotionPut"
        TOPIC = "f82650076a873ce67c4885701e2ea1e8a05234166e0670d0ed14def452d6628a"
        ABI = (("token", "address", True), ("number", "uint256", True), ("by", "address", True), ("motion", StructOf(lambda: _types.Motion), False))

        token: Address
        number: int
        by: Address
        motion: _types.Motion

    @dataclass(frozen=True)
    class ResolutionCarriedOut(Event):
        """A resolution was carried out."""

        NAME = "IBondMeetings.ResolutionCarriedOut"
        TOPIC = "fc5375121afaf263302742ffbe30a87c5f438c7b2406475e707f77ef5f2dbd18"
        ABI = (("token", "address", True), ("number", "uint256", True), ("decision", EnumOf(lambda: _types.Decision), False))

        token: Address
        number: int
        decision: _types.Decision

    @dataclass(frozen=True)
    class ResolutionClosed(Event):
        """A motion has its result."""

        NAME = "IBondMeetings.ResolutionClosed"
        TOPIC = "936bcc86493117a74cc129682295f96dca3f06a8d601c6919103b852873a6ff5"
        ABI = (("token", "address", True), ("number", "uint256", True), ("status", EnumOf(lambda: _types.ResolutionStatus), False), ("yes", "uint256", False), ("no", "uint256", False), ("counted", "uint256", False))

        token: Address
        number: int
        status: _types.ResolutionStatus
        yes: int
        no: int
        counted: int

    @dataclass(frozen=True)
    class Voted(Event):
        """A wallet's units voted; by the close with zeros, where an excluded wallet's votes were struck off."""

        NAME = "IBondMeetings.Voted"
        TOPIC = "ede31d5df5c7c94a870abe095db116fec0311169b4b8f754e30542f961a7af47"
        ABI = (("token", "address", True), ("number", "uint256", True), ("wallet", "address", True), ("yes", "uint256", False), ("no", "uint256", False))

        token: Address
        number: int
        wallet: Address
        yes: int
        no: int

    @dataclass(eq=False, repr=False)
    class ConvenerUnknown(ContractError):
        """The caller is neither trustee nor issuer, and holds less than a tenth, or can't vote."""

        NAME = "BondMeetings.ConvenerUnknown"
        SELECTOR = bytes.fromhex("f3143156")
        SIGNATURE = "ConvenerUnknown(address,address)"
        PARAMETERS = (("token", "address"), ("caller", "address"))
        FIELDS = ("token", "caller")
        NOTICE = "The caller is neither trustee nor issuer, and holds less than a tenth, or can't vote."

        token: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class DataUnexpected(ContractError):
        """The data are not those that the motion named."""

        NAME = "BondMeetings.DataUnexpected"
        SELECTOR = bytes.fromhex("d80f0589")
        SIGNATURE = "DataUnexpected(address,uint256,bytes32,bytes32)"
        PARAMETERS = (("token", "address"), ("number", "uint256"), ("actual", "bytes32"), ("expected", "bytes32"))
        FIELDS = ("token", "number", "actual", "expected")
        NOTICE = "The data are not those that the motion named."

        token: Address
        number: int
        actual: bytes
        expected: bytes

    @dataclass(eq=False, repr=False)
    class MeetingTermsUnfit(ContractError):
        """Terms of meetings that can't be meant, or come after the bond's terms were frozen."""

        NAME = "BondMeetings.MeetingTermsUnfit"
        SELECTOR = bytes.fromhex("bb6e4b3d")
        SIGNATURE = "MeetingTermsUnfit(string,uint256)"
        PARAMETERS = (("field", "string"), ("value", "uint256"))
        FIELDS = ("field", "value")
        NOTICE = "Terms of meetings that can't be meant, or come after the bond's terms were frozen."

        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class MotionOpen(ContractError):
        """The convener's last motion is open: it has to be closed first."""

        NAME = "BondMeetings.MotionOpen"
        SELECTOR = bytes.fromhex("d4b0a2e9")
        SIGNATURE = "MotionOpen(address,address,uint256)"
        PARAMETERS = (("token", "address"), ("convener", "address"), ("number", "uint256"))
        FIELDS = ("token", "convener", "number")
        NOTICE = "The convener's last motion is open: it has to be closed first."

        token: Address
        convener: Address
        number: int

    @dataclass(eq=False, repr=False)
    class MotionTooFar(ContractError):
        """The motion closes more than 60 days after its notice ends."""

        NAME = "BondMeetings.MotionTooFar"
        SELECTOR = bytes.fromhex("9a5ed665")
        SIGNATURE = "MotionTooFar(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("closesAt", "uint256"), ("latestAt", "uint256"))
        FIELDS = ("token", "closes_at", "latest_at")
        NOTICE = "The motion closes more than 60 days after its notice ends."

        token: Address
        closes_at: int
        latest_at: int

    @dataclass(eq=False, repr=False)
    class MotionUnfit(ContractError):
        """A field of a motion, or of the terms that an amendment brings, does not fit."""

        NAME = "BondMeetings.MotionUnfit"
        SELECTOR = bytes.fromhex("c000cdd5")
        SIGNATURE = "MotionUnfit(address,string,uint256)"
        PARAMETERS = (("token", "address"), ("field", "string"), ("value", "uint256"))
        FIELDS = ("token", "field", "value")
        NOTICE = "A field of a motion, or of the terms that an amendment brings, does not fit."

        token: Address
        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class MotionsExhausted(ContractError):
        """As many motions of the bond were put as the convener may add to."""

        NAME = "BondMeetings.MotionsExhausted"
        SELECTOR = bytes.fromhex("4b1c129e")
        SIGNATURE = "MotionsExhausted(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("count", "uint256"), ("maximum", "uint256"))
        FIELDS = ("token", "count", "maximum")
        NOTICE = "As many motions of the bond were put as the convener may add to."

        token: Address
        count: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class MotionsFull(ContractError):
        """As many motions of the bond are open as the convener may add to."""

        NAME = "BondMeetings.MotionsFull"
        SELECTOR = bytes.fromhex("bf631ce3")
        SIGNATURE = "MotionsFull(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("open", "uint256"), ("maximum", "uint256"))
        FIELDS = ("token", "open", "maximum")
        NOTICE = "As many motions of the bond are open as the convener may add to."

        token: Address
        open: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class PartyMissing(ContractError):
        """An amendment is carried out by the issuer of the amended terms."""

        NAME = "BondMeetings.PartyMissing"
        SELECTOR = bytes.fromhex("5ef1244a")
        SIGNATURE = "PartyMissing(address,address,address)"
        PARAMETERS = (("token", "address"), ("caller", "address"), ("needed", "address"))
        FIELDS = ("token", "caller", "needed")
        NOTICE = "An amendment is carried out by the issuer of the amended terms."

        token: Address
        caller: Address
        needed: Address

    @dataclass(eq=False, repr=False)
    class ResolutionStatusWrong(ContractError):
        """The motion is not where the call needs it."""

        NAME = "BondMeetings.ResolutionStatusWrong"
        SELECTOR = bytes.fromhex("c05e1de6")
        SIGNATURE = "ResolutionStatusWrong(address,uint256,uint8,uint8)"
        PARAMETERS = (("token", "address"), ("number", "uint256"), ("actual", EnumOf(lambda: _types.ResolutionStatus)), ("needed", EnumOf(lambda: _types.ResolutionStatus)))
        FIELDS = ("token", "number", "actual", "needed")
        NOTICE = "The motion is not where the call needs it."

        token: Address
        number: int
        actual: _types.ResolutionStatus
        needed: _types.ResolutionStatus

    @dataclass(eq=False, repr=False)
    class RoundUnexpected(ContractError):
        """The rescission was decided for the acceleration of another round."""

        NAME = "BondMeetings.RoundUnexpected"
        SELECTOR = bytes.fromhex("d8338254")
        SIGNATURE = "RoundUnexpected(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("actual", "uint256"), ("expected", "uint256"))
        FIELDS = ("token", "actual", "expected")
        NOTICE = "The rescission was decided for the acceleration of another round."

        token: Address
        actual: int
        expected: int

    @dataclass(eq=False, repr=False)
    class TermsReplaced(ContractError):
        """The terms that the amendment replaces are not in force."""

        NAME = "BondMeetings.TermsReplaced"
        SELECTOR = bytes.fromhex("d73db571")
        SIGNATURE = "TermsReplaced(address,bytes32,bytes32)"
        PARAMETERS = (("token", "address"), ("actual", "bytes32"), ("expected", "bytes32"))
        FIELDS = ("token", "actual", "expected")
        NOTICE = "The terms that the amendment replaces are not in force."

        token: Address
        actual: bytes
        expected: bytes

    @dataclass(eq=False, repr=False)
    class VoteClosed(ContractError):
        """Votes are taken after the record and up to the close."""

        NAME = "BondMeetings.VoteClosed"
        SELECTOR = bytes.fromhex("fb5998b8")
        SIGNATURE = "VoteClosed(address,uint256,uint256,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("number", "uint256"), ("recordAt", "uint256"), ("closesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "number", "record_at", "closes_at", "now_at")
        NOTICE = "Votes are taken after the record and up to the close."

        token: Address
        number: int
        record_at: int
        closes_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class VoteExcluded(ContractError):
        """The wallet or the caller is the issuer or a named affiliate, or took over from one; or the caller is
        frozen or sanctioned.
        """

        NAME = "BondMeetings.VoteExcluded"
        SELECTOR = bytes.fromhex("d1601610")
        SIGNATURE = "VoteExcluded(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The wallet or the caller is the issuer or a named affiliate, or took over from one; or the caller is frozen or sanctioned."

        wallet: Address

    @dataclass(eq=False, repr=False)
    class VoteNotYours(ContractError):
        """The caller is neither the wallet nor its successor."""

        NAME = "BondMeetings.VoteNotYours"
        SELECTOR = bytes.fromhex("c91f8a44")
        SIGNATURE = "VoteNotYours(address,address)"
        PARAMETERS = (("wallet", "address"), ("caller", "address"))
        FIELDS = ("wallet", "caller")
        NOTICE = "The caller is neither the wallet nor its successor."

        wallet: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class VoteStillOpen(ContractError):
        """Votes may still change the result."""

        NAME = "BondMeetings.VoteStillOpen"
        SELECTOR = bytes.fromhex("c63797e8")
        SIGNATURE = "VoteStillOpen(address,uint256,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("number", "uint256"), ("closesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "number", "closes_at", "now_at")
        NOTICE = "Votes may still change the result."

        token: Address
        number: int
        closes_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class VoteTooLarge(ContractError):
        """More units would vote than the wallet held at the record."""

        NAME = "BondMeetings.VoteTooLarge"
        SELECTOR = bytes.fromhex("6bd89be0")
        SIGNATURE = "VoteTooLarge(address,uint256,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("recordAt", "uint256"), ("units", "uint256"), ("held", "uint256"))
        FIELDS = ("wallet", "record_at", "units", "held")
        NOTICE = "More units would vote than the wallet held at the record."

        wallet: Address
        record_at: int
        units: int
        held: int

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

    def _make_put(self, token: AddressLike, motion: _types.Motion) -> Call[int]:
        return self._call(_PUT, (token, motion))

    @write(_make_put)
    def put(self, token: AddressLike, motion: _types.Motion, *, sender: Party, gas: int | None = None) -> int:
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

    def _make_set_terms(self, token: AddressLike, terms: _types.MeetingTerms) -> Call[None]:
        return self._call(_SET_TERMS, (token, terms))

    @write(_make_set_terms)
    def set_terms(self, token: AddressLike, terms: _types.MeetingTerms, *, sender: Party, gas: int | None = None) -> None:
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
        Returns terms: the issuer's, or those assumed where it set none
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
