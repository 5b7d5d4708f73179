"""The views of ERC-1643, which the token's face answers.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "9fa5f50b", (), (("names", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "b10d6b41", (("name", "bytes32"),), (("uri", "string"), ("documentHash", "bytes32"), ("modifiedAt", "uint256")))


class IERC1643Views(Contract):
    """The views of ERC-1643, which the token's face answers."""

    NAME = "IERC1643Views"
    SOURCE = "contracts/token/interfaces/IERC1643.sol"

    def get_all_documents(self, *, at: int | None = None) -> tuple[bytes, ...]:
        """`getAllDocuments()`"""
        return self._view(_GET_ALL_DOCUMENTS, (), at)

    def get_document(self, name: bytes, *, at: int | None = None) -> tuple[str, bytes, int]:
        """`getDocument(bytes32)`

        Returns documentHash: of its bytes
        Returns modifiedAt: [s]
        Returns uri: where it is kept
        """
        return self._view(_GET_DOCUMENT, (name,), at)
