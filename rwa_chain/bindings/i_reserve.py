"""A reserve whose value custodian and auditor attest, and what counts between two attestations.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ATTEST_RESERVE: Function[None] = Function("attestReserve", "c37ea608", (("attestation", StructOf(lambda: _types.ReserveAttestation)), ("signatures", ArrayOf(StructOf(lambda: _types.AttesterSignature)))), ())
_ATTESTATION_DIGEST: Function[bytes] = Function("attestationDigest", "c6cd8200", (("attestation", StructOf(lambda: _types.ReserveAttestation)),), (("", "bytes32"),))
_ATTESTER_KIND: Function[_types.Attester] = Function("attesterKind", "4f23fa48", (("attester", "address"),), (("", EnumOf(lambda: _types.Attester)),))
_BACKING: Function[int] = Function("backing", "c9503fe2", (), (("", "uint256"),))
_DRAW_ATTESTATION_DAY: Function[None] = Function("drawAttestationDay", "71d10f6e", (), ())
_LATEST_ATTESTATION: Function[_types.ReserveAttestation] = Function("latestAttestation", "24b6d96a", (), (("", StructOf(lambda: _types.ReserveAttestation)),))
_OPEN_ATTESTATION_DRAW: Function[None] = Function("openAttestationDraw", "2977abe1", (("fromDay", "uint32"), ("toDay", "uint32")), ())
_REPORT_RESERVE: Function[None] = Function("reportReserve", "b9b2e461", (), ())
_RESERVE_STATE: Function[_types.ReserveState] = Function("reserveState", "bf964953", (), (("", EnumOf(lambda: _types.ReserveState)),))
_RESERVE_TERMS: Function[tuple[int, int, int]] = Function("reserveTerms", "b71f03ac", (), (("threshold", "uint256"), ("maxAge", "uint64"), ("buffer", "uint16")))
_RESERVE_TOTALS: Function[tuple[int, int, int]] = Function("reserveTotals", "306aeff9", (), (("credits", "uint256"), ("payouts", "uint256"), ("reported", "uint256")))
_SET_ATTESTER: Function[None] = Function("setAttester", "816bd284", (("attester", "address"), ("kind", EnumOf(lambda: _types.Attester))), ())
_SET_RESERVE_TERMS: Function[None] = Function("setReserveTerms", "c1fa1d8b", (("threshold", "uint256"), ("maxAge", "uint64"), ("buffer", "uint16")), ())


class IReserve(Contract):
    """A reserve whose value custodian and auditor attest, and what counts between two attestations."""

    NAME = "IReserve"
    SOURCE = "contracts/cash/interfaces/IReserve.sol"

    @dataclass(frozen=True)
    class AttestationDayDrawn(Event):
        """The day of a past period that an auditor attests. Days count from 1 January 1970 in the issuer's zone."""

        NAME = "IReserve.AttestationDayDrawn"
        TOPIC = "8aaa4d4d2f3a9efd3d9f506e9767a3b78e04855aaa39670e9ebb940bd1c769a9"
        ABI = (("day", "uint32", True), ("fromDay", "uint32", False), ("toDay", "uint32", False))

        day: int
        from_day: int
        to_day: int

    @dataclass(frozen=True)
    class AttestationDrawOpened(Event):
        """A period's day for an independent attestation is to be drawn from the next block."""

        NAME = "IReserve.AttestationDrawOpened"
        TOPIC = "0f52cdb10ce6ecbb0f8e626c4381b3f7e2da48a2ca8e9f21d7d3eb2c66d067a9"
        ABI = (("fromDay", "uint32", False), ("toDay", "uint32", False), ("atBlock", "uint256", False))

        from_day: int
        to_day: int
        at_block: int

    @dataclass(frozen=True)
    class AttesterSet(Event):
        """`IReserve.AttesterSet`"""

        NAME = "IReserve.AttesterSet"
        TOPIC = "dfe9b7cf34652777efbf587dedb1c988834aa23e1a710965a766eb7a47d7e23c"
        ABI = (("attester", "address", True), ("kind", EnumOf(lambda: _types.Attester), False))

        attester: Address
        kind: _types.Attester

    @dataclass(frozen=True)
    class ReserveAttested(Event):
        """`IReserve.ReserveAttested`"""

        NAME = "IReserve.ReserveAttested"
        TOPIC = "d2b49779169a042d3188ef9a88f34870a1bd2b1286b305267c0b9301e9546bf1"
        ABI = (("asOf", "uint64", True), ("marketValue", "uint256", False), ("backing", "uint256", False), ("composition", "bytes32", True), ("signatures", "uint256", False))

        as_of: int
        market_value: int
        backing: int
        composition: bytes
        signatures: int

    @dataclass(frozen=True)
    class ReserveReported(Event):
        """Somebody saw that the reserve is short or stale."""

        NAME = "IReserve.ReserveReported"
        TOPIC = "1de496d35e4786872193508470cac54f1939e5537c69542ff9a5f342add10cdf"
        ABI = (("state", EnumOf(lambda: _types.ReserveState), False), ("owed", "uint256", False), ("backing", "uint256", False), ("asOf", "uint64", False))

        state: _types.ReserveState
        owed: int
        backing: int
        as_of: int

    @dataclass(frozen=True)
    class ReserveTermsSet(Event):
        """`IReserve.ReserveTermsSet`"""

        NAME = "IReserve.ReserveTermsSet"
        TOPIC = "99dcc0140f22f8fb8ad053950bc7caf5d6491ffe7cf93bc1e8ca0ab49fea353d"
        ABI = (("threshold", "uint256", False), ("maxAge", "uint64", False), ("buffer", "uint16", False))

        threshold: int
        max_age: int
        buffer: int

    @dataclass(eq=False, repr=False)
    class AttestationNotSigned(ContractError):
        """`IReserve.AttestationNotSigned`"""

        NAME = "Reserve.AttestationNotSigned"
        SELECTOR = bytes.fromhex("a0460c58")
        SIGNATURE = "AttestationNotSigned(address)"
        PARAMETERS = (("signer", "address"),)
        FIELDS = ("signer",)

        signer: Address

    @dataclass(eq=False, repr=False)
    class AttestationTimeInvalid(ContractError):
        """`IReserve.AttestationTimeInvalid`"""

        NAME = "Reserve.AttestationTimeInvalid"
        SELECTOR = bytes.fromhex("c7b2f9cb")
        SIGNATURE = "AttestationTimeInvalid(uint64,uint64,uint256)"
        PARAMETERS = (("asOf", "uint64"), ("latest", "uint64"), ("nowAt", "uint256"))
        FIELDS = ("as_of", "latest", "now_at")

        as_of: int
        latest: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class AttestationTotalInvalid(ContractError):
        """Counted totals never fall and never exceed what was booked, or paid out and reported."""

        NAME = "Reserve.AttestationTotalInvalid"
        SELECTOR = bytes.fromhex("f3b497a7")
        SIGNATURE = "AttestationTotalInvalid(uint256,uint256,uint256)"
        PARAMETERS = (("total", "uint256"), ("least", "uint256"), ("most", "uint256"))
        FIELDS = ("total", "least", "most")
        NOTICE = "Counted totals never fall and never exceed what was booked, or paid out and reported."

        total: int
        least: int
        most: int

    @dataclass(eq=False, repr=False)
    class AttesterKindMissing(ContractError):
        """A custodian and an auditor sign, each at least once."""

        NAME = "Reserve.AttesterKindMissing"
        SELECTOR = bytes.fromhex("977bc39c")
        SIGNATURE = "AttesterKindMissing(uint8)"
        PARAMETERS = (("kind", EnumOf(lambda: _types.Attester)),)
        FIELDS = ("kind",)
        NOTICE = "A custodian and an auditor sign, each at least once."

        kind: _types.Attester

    @dataclass(eq=False, repr=False)
    class AttesterUnknown(ContractError):
        """`IReserve.AttesterUnknown`"""

        NAME = "Reserve.AttesterUnknown"
        SELECTOR = bytes.fromhex("9bcb198a")
        SIGNATURE = "AttesterUnknown(address)"
        PARAMETERS = (("signer", "address"),)
        FIELDS = ("signer",)

        signer: Address

    @dataclass(eq=False, repr=False)
    class AttestersNotRising(ContractError):
        """Signers stand in rising order, each once."""

        NAME = "Reserve.AttestersNotRising"
        SELECTOR = bytes.fromhex("2d08d21d")
        SIGNATURE = "AttestersNotRising(address,address)"
        PARAMETERS = (("before", "address"), ("signer", "address"))
        FIELDS = ("before", "signer")
        NOTICE = "Signers stand in rising order, each once."

        before: Address
        signer: Address

    @dataclass(eq=False, repr=False)
    class AttestersTooFew(ContractError):
        """`IReserve.AttestersTooFew`"""

        NAME = "Reserve.AttestersTooFew"
        SELECTOR = bytes.fromhex("0ea33888")
        SIGNATURE = "AttestersTooFew(uint256,uint256)"
        PARAMETERS = (("signatures", "uint256"), ("threshold", "uint256"))
        FIELDS = ("signatures", "threshold")

        signatures: int
        threshold: int

    @dataclass(eq=False, repr=False)
    class CreditCounted(ContractError):
        """`IReserve.CreditCounted`"""

        NAME = "Reserve.CreditCounted"
        SELECTOR = bytes.fromhex("5f1e5306")
        SIGNATURE = "CreditCounted(uint256,uint256)"
        PARAMETERS = (("amount", "uint256"), ("uncounted", "uint256"))
        FIELDS = ("amount", "uncounted")

        amount: int
        uncounted: int

    @dataclass(eq=False, repr=False)
    class DrawNotOpen(ContractError):
        """`IReserve.DrawNotOpen`"""

        NAME = "Reserve.DrawNotOpen"
        SELECTOR = bytes.fromhex("40b33815")
        SIGNATURE = "DrawNotOpen(uint256,uint256)"
        PARAMETERS = (("atBlock", "uint256"), ("nowBlock", "uint256"))
        FIELDS = ("at_block", "now_block")

        at_block: int
        now_block: int

    @dataclass(eq=False, repr=False)
    class DrawPeriodInvalid(ContractError):
        """`IReserve.DrawPeriodInvalid`"""

        NAME = "Reserve.DrawPeriodInvalid"
        SELECTOR = bytes.fromhex("42a57789")
        SIGNATURE = "DrawPeriodInvalid(uint32,uint32,uint32,uint32)"
        PARAMETERS = (("fromDay", "uint32"), ("toDay", "uint32"), ("earliest", "uint32"), ("today", "uint32"))
        FIELDS = ("from_day", "to_day", "earliest", "today")

        from_day: int
        to_day: int
        earliest: int
        today: int

    @dataclass(eq=False, repr=False)
    class ReserveShort(ContractError):
        """More would be owed than what stands behind it after a credit is taken off."""

        NAME = "Reserve.ReserveShort"
        SELECTOR = bytes.fromhex("cfe90308")
        SIGNATURE = "ReserveShort(uint256,uint256)"
        PARAMETERS = (("owed", "uint256"), ("backing", "uint256"))
        FIELDS = ("owed", "backing")
        NOTICE = "More would be owed than what stands behind it after a credit is taken off."

        owed: int
        backing: int

    @dataclass(eq=False, repr=False)
    class ReserveStale(ContractError):
        """No attestation yet, or the last is older than allowed."""

        NAME = "Reserve.ReserveStale"
        SELECTOR = bytes.fromhex("0f16f1c6")
        SIGNATURE = "ReserveStale(uint64,uint64)"
        PARAMETERS = (("asOf", "uint64"), ("maxAge", "uint64"))
        FIELDS = ("as_of", "max_age")
        NOTICE = "No attestation yet, or the last is older than allowed."

        as_of: int
        max_age: int

    @dataclass(eq=False, repr=False)
    class ReserveSufficient(ContractError):
        """`IReserve.ReserveSufficient`"""

        NAME = "Reserve.ReserveSufficient"
        SELECTOR = bytes.fromhex("4842b12c")
        SIGNATURE = "ReserveSufficient(uint256,uint256)"
        PARAMETERS = (("owed", "uint256"), ("backing", "uint256"))
        FIELDS = ("owed", "backing")

        owed: int
        backing: int

    @dataclass(eq=False, repr=False)
    class ReserveTermsInvalid(ContractError):
        """`IReserve.ReserveTermsInvalid`"""

        NAME = "Reserve.ReserveTermsInvalid"
        SELECTOR = bytes.fromhex("b2d273d4")
        SIGNATURE = "ReserveTermsInvalid(uint256,uint64,uint16)"
        PARAMETERS = (("threshold", "uint256"), ("maxAge", "uint64"), ("buffer", "uint16"))
        FIELDS = ("threshold", "max_age", "buffer")

        threshold: int
        max_age: int
        buffer: int

    def _make_attest_reserve(self, attestation: _types.ReserveAttestation, signatures: Sequence[_types.AttesterSignature]) -> Call[None]:
        return self._call(_ATTEST_RESERVE, (attestation, signatures))

    @write(_make_attest_reserve)
    def attest_reserve(self, attestation: _types.ReserveAttestation, signatures: Sequence[_types.AttesterSignature], *, sender: Party, gas: int | None = None) -> None:
        """Records an attestation; anybody brings it.

        Emits `ReserveAttested`. Requirements: - later than the last one and not of the future
        (`AttestationTimeInvalid`); - its totals lie between the last one's and what was booked, and what was
        paid out and reported (`AttestationTotalInvalid`); - signers rise (`AttestersNotRising`), are
        attesters (`AttesterUnknown`) and signed (`AttestationNotSigned`); - as many as the threshold
        (`AttestersTooFew`), of both kinds (`AttesterKindMissing`).
        """
        raise Signature

    def attestation_digest(self, attestation: _types.ReserveAttestation, *, at: int | None = None) -> bytes:
        """The digest that attesters sign (EIP-712)."""
        return self._view(_ATTESTATION_DIGEST, (attestation,), at)

    def attester_kind(self, attester: AddressLike, *, at: int | None = None) -> _types.Attester:
        """`attesterKind(address)`"""
        return self._view(_ATTESTER_KIND, (attester,), at)

    def backing(self, *, at: int | None = None) -> int:
        """[cash base units] what may be owed at most."""
        return self._view(_BACKING, (), at)

    def _make_draw_attestation_day(self) -> Call[None]:
        return self._call(_DRAW_ATTESTATION_DAY, ())

    @write(_make_draw_attestation_day)
    def draw_attestation_day(self, *, sender: Party, gas: int | None = None) -> None:
        """Draws the day from the hash of the block after the opening; anybody may.

        Emits `AttestationDayDrawn`. Whoever makes that block can choose the day: on a chain of a few
        operators the auditor checks who made it. Requirements: - between 2 and 257 blocks after the opening
        (`DrawNotOpen`).
        """
        raise Signature

    def latest_attestation(self, *, at: int | None = None) -> _types.ReserveAttestation:
        """`latestAttestation()`"""
        return self._view(_LATEST_ATTESTATION, (), at)

    def _make_open_attestation_draw(self, from_day: int, to_day: int) -> Call[None]:
        return self._call(_OPEN_ATTESTATION_DRAW, (from_day, to_day))

    @write(_make_open_attestation_draw)
    def open_attestation_draw(self, from_day: int, to_day: int, *, sender: Party, gas: int | None = None) -> None:
        """Opens the draw of a day of a past period; anybody may, and again where the draw's block was missed.

        Emits `AttestationDrawOpened`. Requirements: - the period follows the last drawn one, or is the first
        and begins at most 366 days ago; has 28 to 366 days, and has passed (`DrawPeriodInvalid`); - no draw
        is open whose block can still be read (`DrawNotOpen`).
        """
        raise Signature

    def _make_report_reserve(self) -> Call[None]:
        return self._call(_REPORT_RESERVE, ())

    @write(_make_report_reserve)
    def report_reserve(self, *, sender: Party, gas: int | None = None) -> None:
        """Says in public that the reserve is short or stale; anybody may.

        Emits `ReserveReported`. Requirements: - it is (`ReserveSufficient`).
        """
        raise Signature

    def reserve_state(self, *, at: int | None = None) -> _types.ReserveState:
        """Whether the reserve lets money be issued."""
        return self._view(_RESERVE_STATE, (), at)

    def reserve_terms(self, *, at: int | None = None) -> tuple[int, int, int]:
        """`reserveTerms()`"""
        return self._view(_RESERVE_TERMS, (), at)

    def reserve_totals(self, *, at: int | None = None) -> tuple[int, int, int]:
        """What was booked and paid out, in all. [cash base units]

        Returns credits: booked by the custodian
        Returns payouts: confirmed by the issuer, or attested and then rejected
        Returns reported: by the custodian, and not confirmed
        """
        return self._view(_RESERVE_TOTALS, (), at)

    def _make_set_attester(self, attester: AddressLike, kind: _types.Attester) -> Call[None]:
        return self._call(_SET_ATTESTER, (attester, kind))

    @write(_make_set_attester)
    def set_attester(self, attester: AddressLike, kind: _types.Attester, *, sender: Party, gas: int | None = None) -> None:
        """Makes an address an attester of a kind, or none (ADMIN).

        Emits `AttesterSet`.
        """
        raise Signature

    def _make_set_reserve_terms(self, threshold: int, max_age: int, buffer: int) -> Call[None]:
        return self._call(_SET_RESERVE_TERMS, (threshold, max_age, buffer))

    @write(_make_set_reserve_terms)
    def set_reserve_terms(self, threshold: int, max_age: int, buffer: int, *, sender: Party, gas: int | None = None) -> None:
        """Sets how many sign, how old an attestation may be, and how much is taken off its value (ADMIN).

        Emits `ReserveTermsSet`. Requirements: - at least two sign, an age above 0, a buffer below 100 %
        (`ReserveTermsInvalid`).

        buffer: [1/10,000] of the market value
        max_age: [s]
        """
        raise Signature
