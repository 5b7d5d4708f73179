"""Filings: nothing is issued without one, and the proceeds wait for the report.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
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

_FILING_COUNT: Function[int] = Function("filingCount", "ead7cccc", (("token", "address"),), (("", "uint256"),))
_FILING_OF: Function[_types.Filing] = Function("filingOf", "faf3938b", (("token", "address"), ("number", "uint256")), (("", StructOf(lambda: _types.Filing)),))
_IS_REPORTED: Function[bool] = Function("isReported", "17aa9412", (("token", "address"), ("number", "uint256")), (("", "bool"),))
_ISSUED_UNDER: Function[int] = Function("issuedUnder", "87032794", (("token", "address"),), (("", "uint256"),))
_MAXIMUM_AGE_OF: Function[int] = Function("maximumAgeOf", "5ab8bc1f", (("token", "address"), ("name", "bytes32")), (("", "uint64"),))
_RECORD_FILING: Function[None] = Function("recordFiling", "d6c54fee", (("token", "address"), ("lane", EnumOf(lambda: _types.Lane)), ("cap", "uint256"), ("hash", "bytes32"), ("validUntilAt", "uint256")), ())
_REPORT_ISSUE: Function[None] = Function("reportIssue", "4ca6a748", (("token", "address"), ("reportHash", "bytes32")), ())
_REQUIRED_DOCUMENTS: Function[tuple[bytes, ...]] = Function("requiredDocuments", "c4b5539f", (("token", "address"),), (("", "bytes32[]"),))
_SET_MAXIMUM_AGE: Function[None] = Function("setMaximumAge", "02f0472c", (("token", "address"), ("name", "bytes32"), ("maximumAge", "uint64")), ())
_SET_REQUIRED_DOCUMENTS: Function[None] = Function("setRequiredDocuments", "d4e4c9b5", (("token", "address"), ("names", "bytes32[]")), ())


class IFilings(Contract):
    """Filings: nothing is issued without one, and the proceeds wait for the report."""

    NAME = "IFilings"
    SOURCE = "contracts/disclosure/interfaces/IFilings.sol"

    @dataclass(frozen=True)
    class FilingRecorded(Event):
        """`IFilings.FilingRecorded`"""

        NAME = "IFilings.FilingRecorded"
        TOPIC = "9513dfa5e0f3ac0ffd5d05458ee455915d277f278e17521a54dadfe21af5a4ee"
        ABI = (("token", "address", True), ("number", "uint256", True), ("lane", EnumOf(lambda: _types.Lane), False), ("cap", "uint256", False), ("hash", "bytes32", False), ("validUntilAt", "uint256", False))

        token: Address
        number: int
        lane: _types.Lane
        cap: int
        hash: bytes
        valid_until_at: int

    @dataclass(frozen=True)
    class IssueReported(Event):
        """`IFilings.IssueReported`"""

        NAME = "IFilings.IssueReported"
        TOPIC = "af9ecc17ebf21eb9b9aad1753a3660cca89c58a9fa72e78bf8c5687ff336f75e"
        ABI = (("token", "address", True), ("number", "uint256", True), ("reportHash", "bytes32", False))

        token: Address
        number: int
        report_hash: bytes

    @dataclass(frozen=True)
    class MaximumAgeSet(Event):
        """`IFilings.MaximumAgeSet`"""

        NAME = "IFilings.MaximumAgeSet"
        TOPIC = "6936f40c9bc371ab8271b2d1f2c9c078fbc7f1c6c07647c2cbfc74f4f11a5809"
        ABI = (("token", "address", True), ("name", "bytes32", True), ("maximumAge", "uint256", False))

        token: Address
        name: bytes
        maximum_age: int

    @dataclass(frozen=True)
    class RequiredDocumentsSet(Event):
        """`IFilings.RequiredDocumentsSet`"""

        NAME = "IFilings.RequiredDocumentsSet"
        TOPIC = "ec544229dab3bbf5b2f48d7cbe7b047cf01530ad1b75b5741a2c0079c3541f04"
        ABI = (("token", "address", True), ("names", "bytes32[]", False))

        token: Address
        names: tuple[bytes, ...]

    @dataclass(eq=False, repr=False)
    class FilingCapExceeded(ContractError):
        """`IFilings.FilingCapExceeded`"""

        NAME = "IFilings.FilingCapExceeded"
        SELECTOR = bytes.fromhex("833da9bb")
        SIGNATURE = "FilingCapExceeded(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("units", "uint256"), ("left", "uint256"))
        FIELDS = ("token", "units", "left")

        token: Address
        units: int
        left: int

    @dataclass(eq=False, repr=False)
    class FilingExpired(ContractError):
        """`IFilings.FilingExpired`"""

        NAME = "IFilings.FilingExpired"
        SELECTOR = bytes.fromhex("e29c245d")
        SIGNATURE = "FilingExpired(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("validUntilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "valid_until_at", "now_at")

        token: Address
        valid_until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class FilingMissing(ContractError):
        """`IFilings.FilingMissing`"""

        NAME = "IFilings.FilingMissing"
        SELECTOR = bytes.fromhex("74d5ec8a")
        SIGNATURE = "FilingMissing(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class LaneRefused(ContractError):
        """`IFilings.LaneRefused`"""

        NAME = "IFilings.LaneRefused"
        SELECTOR = bytes.fromhex("79d38033")
        SIGNATURE = "LaneRefused(address,uint8)"
        PARAMETERS = (("token", "address"), ("lane", EnumOf(lambda: _types.Lane)))
        FIELDS = ("token", "lane")

        token: Address
        lane: _types.Lane

    @dataclass(eq=False, repr=False)
    class NothingIssued(ContractError):
        """`IFilings.NothingIssued`"""

        NAME = "IFilings.NothingIssued"
        SELECTOR = bytes.fromhex("2ff69d36")
        SIGNATURE = "NothingIssued(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class PrincipalUnknown(ContractError):
        """The terms say nothing yet of what a unit carries, so the cap can't be counted."""

        NAME = "IFilings.PrincipalUnknown"
        SELECTOR = bytes.fromhex("baed046d")
        SIGNATURE = "PrincipalUnknown(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)
        NOTICE = "The terms say nothing yet of what a unit carries, so the cap can't be counted."

        token: Address

    @dataclass(eq=False, repr=False)
    class ReportExists(ContractError):
        """`IFilings.ReportExists`"""

        NAME = "IFilings.ReportExists"
        SELECTOR = bytes.fromhex("446631f1")
        SIGNATURE = "ReportExists(address,bytes32)"
        PARAMETERS = (("token", "address"), ("reportHash", "bytes32"))
        FIELDS = ("token", "report_hash")

        token: Address
        report_hash: bytes

    @dataclass(eq=False, repr=False)
    class ReportHashMissing(ContractError):
        """`IFilings.ReportHashMissing`"""

        NAME = "IFilings.ReportHashMissing"
        SELECTOR = bytes.fromhex("2d2904d9")
        SIGNATURE = "ReportHashMissing(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class RequiredDocumentMissing(ContractError):
        """`IFilings.RequiredDocumentMissing`"""

        NAME = "IFilings.RequiredDocumentMissing"
        SELECTOR = bytes.fromhex("14ec5aa1")
        SIGNATURE = "RequiredDocumentMissing(address,bytes32)"
        PARAMETERS = (("token", "address"), ("name", "bytes32"))
        FIELDS = ("token", "name")

        token: Address
        name: bytes

    @dataclass(eq=False, repr=False)
    class RequiredDocumentStale(ContractError):
        """`IFilings.RequiredDocumentStale`"""

        NAME = "IFilings.RequiredDocumentStale"
        SELECTOR = bytes.fromhex("a8126dc0")
        SIGNATURE = "RequiredDocumentStale(address,bytes32,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("name", "bytes32"), ("recordedAt", "uint256"), ("maximumAge", "uint256"))
        FIELDS = ("token", "name", "recorded_at", "maximum_age")

        token: Address
        name: bytes
        recorded_at: int
        maximum_age: int

    def filing_count(self, token: AddressLike, *, at: int | None = None) -> int:
        """Filings recorded so far: the number of the one in use."""
        return self._view(_FILING_COUNT, (token,), at)

    def filing_of(self, token: AddressLike, number: int, *, at: int | None = None) -> _types.Filing:
        """Zeros for a number that there is not."""
        return self._view(_FILING_OF, (token, number), at)

    def is_reported(self, token: AddressLike, number: int, *, at: int | None = None) -> bool:
        """`isReported(address,uint256)`"""
        return self._view(_IS_REPORTED, (token, number), at)

    def issued_under(self, token: AddressLike, *, at: int | None = None) -> int:
        """[units] issued under the filing in use."""
        return self._view(_ISSUED_UNDER, (token,), at)

    def maximum_age_of(self, token: AddressLike, name: bytes, *, at: int | None = None) -> int:
        """[s] Zero = any."""
        return self._view(_MAXIMUM_AGE_OF, (token, name), at)

    def _make_record_filing(self, token: AddressLike, lane: _types.Lane, cap: int, hash: bytes, valid_until_at: int) -> Call[None]:
        return self._call(_RECORD_FILING, (token, lane, cap, hash, valid_until_at))

    @write(_make_record_filing)
    def record_filing(self, token: AddressLike, lane: _types.Lane, cap: int, hash: bytes, valid_until_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Records the filing of an issue (ISSUER), or replaces one that is not reported. Requirements: a lane
        that may be issued at all, so neither NONE nor RED (`LaneRefused`); a hash (`FilingMissing`); still
        good (`FilingExpired`).

        cap: most principal that may be issued under it; at an issue, in units of what each then carries
        valid_until_at: [s]
        """
        raise Signature

    def _make_report_issue(self, token: AddressLike, report_hash: bytes) -> Call[None]:
        return self._call(_REPORT_ISSUE, (token, report_hash))

    @write(_make_report_issue)
    def report_issue(self, token: AddressLike, report_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records the report after the issue (ISSUER), once; nothing is issued under the filing afterwards.
        Requirements: a filing (`FilingMissing`); a hash (`ReportHashMissing`); none yet (`ReportExists`);
        something was issued under it (`NothingIssued`).
        """
        raise Signature

    def required_documents(self, token: AddressLike, *, at: int | None = None) -> tuple[bytes, ...]:
        """`requiredDocuments(address)`"""
        return self._view(_REQUIRED_DOCUMENTS, (token,), at)

    def _make_set_maximum_age(self, token: AddressLike, name: bytes, maximum_age: int) -> Call[None]:
        return self._call(_SET_MAXIMUM_AGE, (token, name, maximum_age))

    @write(_make_set_maximum_age)
    def set_maximum_age(self, token: AddressLike, name: bytes, maximum_age: int, *, sender: Party, gas: int | None = None) -> None:
        """Says how old a required document may be at an issue (REGISTRAR).

        maximum_age: [s] since it was last recorded; zero = any
        """
        raise Signature

    def _make_set_required_documents(self, token: AddressLike, names: Sequence[bytes]) -> Call[None]:
        return self._call(_SET_REQUIRED_DOCUMENTS, (token, names))

    @write(_make_set_required_documents)
    def set_required_documents(self, token: AddressLike, names: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Names the documents without which nothing is issued (REGISTRAR), replacing those named before.
        Requirements: at most 64 (`IDocuments.DocumentsFull`).
        """
        raise Signature
