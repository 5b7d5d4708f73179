"""Documents of a token by hash, in the form of ERC-1643 with the token named.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "59ded538", (("token", "address"),), (("names", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "1dc458c1", (("token", "address"), ("name", "bytes32")), (("uri", "string"), ("hash", "bytes32"), ("recordedAt", "uint256")))
_REMOVE_DOCUMENT: Function[None] = Function("removeDocument", "88d8f7a8", (("token", "address"), ("name", "bytes32")), ())
_SET_DOCUMENT: Function[None] = Function("setDocument", "6e736dca", (("token", "address"), ("name", "bytes32"), ("uri", "string"), ("hash", "bytes32")), ())


class IDocuments(Contract):
    """Documents of a token by hash, in the form of ERC-1643 with the token named."""

    NAME = "IDocuments"
    SOURCE = "contracts/disclosure/interfaces/IDocuments.sol"

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

    def _make_remove_document(self, token: AddressLike, name: bytes) -> Call[None]:
        return self._call(_REMOVE_DOCUMENT, (token, name))

    @write(_make_remove_document)
    def remove_document(self, token: AddressLike, name: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws a document. Requirements: as for `setDocument`; it exists (`DocumentUnknown`)."""
        raise Signature

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
