"""Documents of a token by hash, in the form of ERC-1643 with the token named.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "59ded538", (("token", "address"),), (("names", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "1dc458c1", (("token", "address"), ("name", "bytes32")), (("uri", "string"), ("hash", "bytes32"), ("recordedAt", "uint256")))
_REMOVE_DOCUMENT: Function[tuple[str, bytes]] = Function("removeDocument", "88d8f7a8", (("token", "address"), ("name", "bytes32")), (("uri", "string"), ("hash", "bytes32")))
_SET_DOCUMENT: Function[tuple[str, bytes]] = Function("setDocument", "6e736dca", (("token", "address"), ("name", "bytes32"), ("uri", "string"), ("hash", "bytes32")), (("", "string"), ("", "bytes32")))


class IDocuments(Contract):
    """Documents of a token by hash, in the form of ERC-1643 with the token named."""

    NAME = "IDocuments"
    SOURCE = "contracts/disclosure/interfaces/IDocuments.sol"

    @dataclass(frozen=True)
    class DocumentRecorded(Event):
        """`IDocuments.DocumentRecorded`"""

        NAME = "IDocuments.DocumentRecorded"
        TOPIC = "cb258f8169ca2e28686b40c38f478f9db649b1c4a66ae092964e9fb0a3cf9575"
        ABI = (("token", "address", True), ("name", "bytes32", True), ("uri", "string", False), ("hash", "bytes32", False))

        token: Address
        name: bytes
        uri: str
        hash: bytes

    @dataclass(frozen=True)
    class DocumentWithdrawn(Event):
        """`IDocuments.DocumentWithdrawn`"""

        NAME = "IDocuments.DocumentWithdrawn"
        TOPIC = "f0a13e9242adf7c9b2782b39745462282ceab7923a168ef41143607de4869e3e"
        ABI = (("token", "address", True), ("name", "bytes32", True), ("hash", "bytes32", False))

        token: Address
        name: bytes
        hash: bytes

    @dataclass(eq=False, repr=False)
    class DocumentHashMissing(ContractError):
        """`IDocuments.DocumentHashMissing`"""

        NAME = "IDocuments.DocumentHashMissing"
        SELECTOR = bytes.fromhex("aca5c0ae")
        SIGNATURE = "DocumentHashMissing(address,bytes32)"
        PARAMETERS = (("token", "address"), ("name", "bytes32"))
        FIELDS = ("token", "name")

        token: Address
        name: bytes

    @dataclass(eq=False, repr=False)
    class DocumentUnknown(ContractError):
        """`IDocuments.DocumentUnknown`"""

        NAME = "IDocuments.DocumentUnknown"
        SELECTOR = bytes.fromhex("38baabd3")
        SIGNATURE = "DocumentUnknown(address,bytes32)"
        PARAMETERS = (("token", "address"), ("name", "bytes32"))
        FIELDS = ("token", "name")

        token: Address
        name: bytes

    @dataclass(eq=False, repr=False)
    class DocumentsFull(ContractError):
        """`IDocuments.DocumentsFull`"""

        NAME = "IDocuments.DocumentsFull"
        SELECTOR = bytes.fromhex("67996de3")
        SIGNATURE = "DocumentsFull(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("count", "uint256"), ("maximum", "uint256"))
        FIELDS = ("token", "count", "maximum")

        token: Address
        count: int
        maximum: int

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

    def _make_remove_document(self, token: AddressLike, name: bytes) -> Call[tuple[str, bytes]]:
        return self._call(_REMOVE_DOCUMENT, (token, name))

    @write(_make_remove_document)
    def remove_document(self, token: AddressLike, name: bytes, *, sender: Party, gas: int | None = None) -> tuple[str, bytes]:
        """Withdraws a document. Requirements: as for `setDocument`; it exists (`DocumentUnknown`).

        Returns hash: of its bytes
        Returns uri: where it was found
        """
        raise Signature

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
