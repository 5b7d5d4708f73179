"""Documents and filings of every token, by hash; the gate that every issue passes.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_documents import IDocuments as _IDocuments
from rwa_chain.bindings.i_filings import IFilings as _IFilings
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

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"),))
_BEFORE_ISSUE: Function[None] = Function("beforeIssue", "3716d7cb", (("", "address"), ("amount", "uint256"), ("", "uint256")), ())
_FILING_COUNT: Function[int] = Function("filingCount", "ead7cccc", (("token", "address"),), (("", "uint256"),))
_FILING_OF: Function[_types.Filing] = Function("filingOf", "faf3938b", (("token", "address"), ("number", "uint256")), (("filing", StructOf(lambda: _types.Filing)),))
_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "59ded538", (("token", "address"),), (("", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "1dc458c1", (("token", "address"), ("name", "bytes32")), (("uri", "string"), ("hash", "bytes32"), ("recordedAt", "uint256")))
_IS_REPORTED: Function[bool] = Function("isReported", "17aa9412", (("token", "address"), ("number", "uint256")), (("", "bool"),))
_ISSUED_UNDER: Function[int] = Function("issuedUnder", "87032794", (("token", "address"),), (("", "uint256"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_MAXIMUM_AGE_OF: Function[int] = Function("maximumAgeOf", "5ab8bc1f", (("token", "address"), ("name", "bytes32")), (("", "uint64"),))
_RECORD_FILING: Function[None] = Function("recordFiling", "d6c54fee", (("token", "address"), ("lane", EnumOf(lambda: _types.Lane)), ("cap", "uint256"), ("hash", "bytes32"), ("validUntilAt", "uint256")), ())
_REMOVE_DOCUMENT: Function[tuple[str, bytes]] = Function("removeDocument", "88d8f7a8", (("token", "address"), ("name", "bytes32")), (("uri", "string"), ("hash", "bytes32")))
_REPORT_ISSUE: Function[None] = Function("reportIssue", "4ca6a748", (("token", "address"), ("reportHash", "bytes32")), ())
_REQUIRE_ISSUABLE: Function[None] = Function("requireIssuable", "a2eac8b9", (("token", "address"), ("", "address"), ("amount", "uint256")), ())
_REQUIRED_DOCUMENTS: Function[tuple[bytes, ...]] = Function("requiredDocuments", "c4b5539f", (("token", "address"),), (("", "bytes32[]"),))
_SET_DOCUMENT: Function[tuple[str, bytes]] = Function("setDocument", "6e736dca", (("token", "address"), ("name", "bytes32"), ("uri", "string"), ("hash", "bytes32")), (("", "string"), ("", "bytes32")))
_SET_MAXIMUM_AGE: Function[None] = Function("setMaximumAge", "02f0472c", (("token", "address"), ("name", "bytes32"), ("maximumAge", "uint64")), ())
_SET_REQUIRED_DOCUMENTS: Function[None] = Function("setRequiredDocuments", "d4e4c9b5", (("token", "address"), ("names", "bytes32[]")), ())


class Disclosure(Contract):
    """Documents and filings of every token, by hash; the gate that every issue passes."""

    NAME = "Disclosure"
    SOURCE = "contracts/disclosure/Disclosure.sol"

    DOCUMENTS_MAX = 64

    DocumentHashMissing = _IDocuments.DocumentHashMissing
    DocumentRecorded = _IDocuments.DocumentRecorded
    DocumentUnknown = _IDocuments.DocumentUnknown
    DocumentWithdrawn = _IDocuments.DocumentWithdrawn
    DocumentsFull = _IDocuments.DocumentsFull
    FilingCapExceeded = _IFilings.FilingCapExceeded
    FilingExpired = _IFilings.FilingExpired
    FilingMissing = _IFilings.FilingMissing
    FilingRecorded = _IFilings.FilingRecorded
    IssueReported = _IFilings.IssueReported
    LaneRefused = _IFilings.LaneRefused
    MaximumAgeSet = _IFilings.MaximumAgeSet
    NothingIssued = _IFilings.NothingIssued
    PrincipalUnknown = _IFilings.PrincipalUnknown
    ReportExists = _IFilings.ReportExists
    ReportHashMissing = _IFilings.ReportHashMissing
    RequiredDocumentMissing = _IFilings.RequiredDocumentMissing
    RequiredDocumentStale = _IFilings.RequiredDocumentStale
    RequiredDocumentsSet = _IFilings.RequiredDocumentsSet
    RoleMissing = _ScopedAccess.RoleMissing

    @classmethod
    def creation(cls, manager: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager,))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, libraries=libraries), sender, gas)

    def _make_before_issue(self, argument_0: AddressLike, amount: int, argument_2: int) -> Call[None]:
        return self._call(_BEFORE_ISSUE, (argument_0, amount, argument_2))

    @write(_make_before_issue)
    def before_issue(self, argument_0: AddressLike, amount: int, argument_2: int, *, sender: Party, gas: int | None = None) -> None:
        """Lets the calling token issue, or reverts with the reason; counts what it lets.

        amount: [units]
        supply_after: [units]
        """
        raise Signature

    def filing_count(self, token: AddressLike, *, at: int | None = None) -> int:
        """Filings recorded so far: the number of the one in use."""
        return self._view(_FILING_COUNT, (token,), at)

    def filing_of(self, token: AddressLike, number: int, *, at: int | None = None) -> _types.Filing:
        """Zeros for a number that there is not."""
        return self._view(_FILING_OF, (token, number), at)

    def get_all_documents(self, token: AddressLike, *, at: int | None = None) -> tuple[bytes, ...]:
        """`getAllDocuments(address)`"""
        return self._view(_GET_ALL_DOCUMENTS, (token,), at)

    def get_document(self, token: AddressLike, name: bytes, *, at: int | None = None) -> tuple[str, bytes, int]:
        """Zeros where there is none.

        Returns hash: of its bytes
        Returns recordedAt: [s] when it was last recorded
        Returns uri: where the document is found
        """
        return self._view(_GET_DOCUMENT, (token, name), at)

    def is_reported(self, token: AddressLike, number: int, *, at: int | None = None) -> bool:
        """`isReported(address,uint256)`"""
        return self._view(_IS_REPORTED, (token, number), at)

    def issued_under(self, token: AddressLike, *, at: int | None = None) -> int:
        """[units] issued under the filing in use."""
        return self._view(_ISSUED_UNDER, (token,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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

    def _make_remove_document(self, token: AddressLike, name: bytes) -> Call[tuple[str, bytes]]:
        return self._call(_REMOVE_DOCUMENT, (token, name))

    @write(_make_remove_document)
    def remove_document(self, token: AddressLike, name: bytes, *, sender: Party, gas: int | None = None) -> tuple[str, bytes]:
        """Withdraws a document. Requirements: as for `setDocument`; it exists (`DocumentUnknown`).

        Returns hash: of its bytes
        Returns uri: where it was found
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

    def require_issuable(self, token: AddressLike, argument_1: AddressLike, amount: int, *, at: int | None = None) -> None:
        """The same question beforehand, as far as it can be answered by then.

        amount: [units]
        to: zero = whoever
        """
        return self._view(_REQUIRE_ISSUABLE, (token, argument_1, amount), at)

    def required_documents(self, token: AddressLike, *, at: int | None = None) -> tuple[bytes, ...]:
        """`requiredDocuments(address)`"""
        return self._view(_REQUIRED_DOCUMENTS, (token,), at)

    def _make_set_document(self, token: AddressLike, name: bytes, uri: str, hash: bytes) -> Call[tuple[str, bytes]]:
        return self._call(_SET_DOCUMENT, (token, name, uri, hash))

    @write(_make_set_document)
    def set_document(self, token: AddressLike, name: bytes, uri: str, hash: bytes, *, sender: Party, gas: int | None = None) -> tuple[str, bytes]:
        """Records a document of `token` under `name`, replacing an earlier one.

        Requirements: the caller is the token itself or its REGISTRAR; the hash is not zero
        (`DocumentHashMissing`); at most 64 documents per token (`DocumentsFull`).

        hash: of the document's bytes; the place (`uri`) may be empty
        Returns the place and the hash as given, which the token's own event says
        """
        raise Signature

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
