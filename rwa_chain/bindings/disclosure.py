"""Documents and filings of every token, by hash.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_filings import IFilings as _IFilings
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"),))
_FILING_OF: Function[_types.Filing] = Function("filingOf", "687f0e9e", (("token", "address"),), (("", StructOf(lambda: _types.Filing)),))
_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "59ded538", (("token", "address"),), (("", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "1dc458c1", (("token", "address"), ("name", "bytes32")), (("uri", "string"), ("hash", "bytes32"), ("recordedAt", "uint256")))
_IS_REPORTED: Function[bool] = Function("isReported", "cdfedb1a", (("token", "address"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_RECORD_FILING: Function[None] = Function("recordFiling", "d6c54fee", (("token", "address"), ("lane", EnumOf(lambda: _types.Lane)), ("cap", "uint256"), ("hash", "bytes32"), ("validUntilAt", "uint256")), ())
_REMOVE_DOCUMENT: Function[None] = Function("removeDocument", "88d8f7a8", (("token", "address"), ("name", "bytes32")), ())
_REPORT_ISSUE: Function[None] = Function("reportIssue", "4ca6a748", (("token", "address"), ("reportHash", "bytes32")), ())
_REQUIRE_ISSUABLE: Function[None] = Function("requireIssuable", "4feb791c", (("token", "address"), ("amount", "uint256")), ())
_REQUIRED_DOCUMENTS: Function[tuple[bytes, ...]] = Function("requiredDocuments", "c4b5539f", (("token", "address"),), (("", "bytes32[]"),))
_SET_DOCUMENT: Function[None] = Function("setDocument", "6e736dca", (("token", "address"), ("name", "bytes32"), ("uri", "string"), ("hash", "bytes32")), ())
_SET_REQUIRED_DOCUMENTS: Function[None] = Function("setRequiredDocuments", "d4e4c9b5", (("token", "address"), ("names", "bytes32[]")), ())


class Disclosure(Contract):
    """Documents and filings of every token, by hash."""

    NAME = "Disclosure"
    SOURCE = "contracts/disclosure/Disclosure.sol"

    DOCUMENTS_MAX = 64

    @dataclass(frozen=True)
    class DocumentRecorded(Event):
        """`Disclosure.DocumentRecorded`"""

        NAME = "Disclosure.DocumentRecorded"
        TOPIC = "cb258f8169ca2e28686b40c38f478f9db649b1c4a66ae092964e9fb0a3cf9575"
        ABI = (("token", "address", True), ("name", "bytes32", True), ("uri", "string", False), ("hash", "bytes32", False))

        token: Address
        name: bytes
        uri: str
        hash: bytes

    @dataclass(frozen=True)
    class DocumentWithdrawn(Event):
        """`Disclosure.DocumentWithdrawn`"""

        NAME = "Disclosure.DocumentWithdrawn"
        TOPIC = "f0a13e9242adf7c9b2782b39745462282ceab7923a168ef41143607de4869e3e"
        ABI = (("token", "address", True), ("name", "bytes32", True), ("hash", "bytes32", False))

        token: Address
        name: bytes
        hash: bytes

    @dataclass(eq=False, repr=False)
    class DocumentHashMissing(ContractError):
        """`Disclosure.DocumentHashMissing`"""

        NAME = "Disclosure.DocumentHashMissing"
        SELECTOR = bytes.fromhex("aca5c0ae")
        SIGNATURE = "DocumentHashMissing(address,bytes32)"
        PARAMETERS = (("token", "address"), ("name", "bytes32"))
        FIELDS = ("token", "name")

        token: Address
        name: bytes

    @dataclass(eq=False, repr=False)
    class DocumentUnknown(ContractError):
        """`Disclosure.DocumentUnknown`"""

        NAME = "Disclosure.DocumentUnknown"
        SELECTOR = bytes.fromhex("38baabd3")
        SIGNATURE = "DocumentUnknown(address,bytes32)"
        PARAMETERS = (("token", "address"), ("name", "bytes32"))
        FIELDS = ("token", "name")

        token: Address
        name: bytes

    @dataclass(eq=False, repr=False)
    class DocumentsFull(ContractError):
        """`Disclosure.DocumentsFull`"""

        NAME = "Disclosure.DocumentsFull"
        SELECTOR = bytes.fromhex("67996de3")
        SIGNATURE = "DocumentsFull(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("count", "uint256"), ("maximum", "uint256"))
        FIELDS = ("token", "count", "maximum")

        token: Address
        count: int
        maximum: int

    FilingCapExceeded = _IFilings.FilingCapExceeded
    FilingExpired = _IFilings.FilingExpired
    FilingMissing = _IFilings.FilingMissing
    FilingRecorded = _IFilings.FilingRecorded
    IssueReported = _IFilings.IssueReported
    LaneRefused = _IFilings.LaneRefused
    ReportExists = _IFilings.ReportExists
    ReportHashMissing = _IFilings.ReportHashMissing
    RequiredDocumentMissing = _IFilings.RequiredDocumentMissing
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

    def filing_of(self, token: AddressLike, *, at: int | None = None) -> _types.Filing:
        """`filingOf(address)`"""
        return self._view(_FILING_OF, (token,), at)

    def get_all_documents(self, token: AddressLike, *, at: int | None = None) -> tuple[bytes, ...]:
        """`getAllDocuments(address)`"""
        return self._view(_GET_ALL_DOCUMENTS, (token,), at)

    def get_document(self, token: AddressLike, name: bytes, *, at: int | None = None) -> tuple[str, bytes, int]:
        """`getDocument(address,bytes32)`

        Returns hash: of its bytes
        Returns recordedAt: [s] when it was last recorded
        Returns uri: where the document is found
        """
        return self._view(_GET_DOCUMENT, (token, name), at)

    def is_reported(self, token: AddressLike, *, at: int | None = None) -> bool:
        """`isReported(address)`"""
        return self._view(_IS_REPORTED, (token,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def _make_record_filing(self, token: AddressLike, lane: _types.Lane, cap: int, hash: bytes, valid_until_at: int) -> Call[None]:
        return self._call(_RECORD_FILING, (token, lane, cap, hash, valid_until_at))

    @write(_make_record_filing)
    def record_filing(self, token: AddressLike, lane: _types.Lane, cap: int, hash: bytes, valid_until_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Records the filing of an issue (ISSUER). Requirements: a lane that may be issued at all, so neither
        NONE nor RED (`LaneRefused`); a hash (`FilingMissing`).
        """
        raise Signature

    def _make_remove_document(self, token: AddressLike, name: bytes) -> Call[None]:
        return self._call(_REMOVE_DOCUMENT, (token, name))

    @write(_make_remove_document)
    def remove_document(self, token: AddressLike, name: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws a document. Requirements: as for `setDocument`; it exists (`DocumentUnknown`)."""
        raise Signature

    def _make_report_issue(self, token: AddressLike, report_hash: bytes) -> Call[None]:
        return self._call(_REPORT_ISSUE, (token, report_hash))

    @write(_make_report_issue)
    def report_issue(self, token: AddressLike, report_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records the report after the issue (ISSUER), once. Requirements: a filing; a hash; none yet."""
        raise Signature

    def require_issuable(self, token: AddressLike, amount: int, *, at: int | None = None) -> None:
        """Reverts, naming what is missing, unless `amount` may be issued now.

        amount: [cash base units]
        """
        return self._view(_REQUIRE_ISSUABLE, (token, amount), at)

    def required_documents(self, token: AddressLike, *, at: int | None = None) -> tuple[bytes, ...]:
        """`requiredDocuments(address)`"""
        return self._view(_REQUIRED_DOCUMENTS, (token,), at)

    def _make_set_document(self, token: AddressLike, name: bytes, uri: str, hash: bytes) -> Call[None]:
        return self._call(_SET_DOCUMENT, (token, name, uri, hash))

    @write(_make_set_document)
    def set_document(self, token: AddressLike, name: bytes, uri: str, hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records a document of `token` under `name`, replacing an earlier one.

        Requirements: the caller is the token itself or its REGISTRAR; the hash is not zero
        (`DocumentHashMissing`); at most 64 documents per token (`DocumentsFull`).

        hash: of the document's bytes; the place (`uri`) may be empty
        """
        raise Signature

    def _make_set_required_documents(self, token: AddressLike, names: Sequence[bytes]) -> Call[None]:
        return self._call(_SET_REQUIRED_DOCUMENTS, (token, names))

    @write(_make_set_required_documents)
    def set_required_documents(self, token: AddressLike, names: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Names the documents without which nothing is issued (REGISTRAR)."""
        raise Signature
