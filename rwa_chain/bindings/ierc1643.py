"""ERC-1643 (0xecfecec8, with `IERC1643Views`), in its form of 2018: documents by hash. Kept by the disclosure
contract.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_REMOVE_DOCUMENT: Function[None] = Function("removeDocument", "c3501848", (("name", "bytes32"),), ())
_SET_DOCUMENT: Function[None] = Function("setDocument", "010648ca", (("name", "bytes32"), ("uri", "string"), ("documentHash", "bytes32")), ())


class IERC1643(Contract):
    """ERC-1643 (0xecfecec8, with `IERC1643Views`), in its form of 2018: documents by hash. Kept by the
    disclosure contract.
    """

    NAME = "IERC1643"
    SOURCE = "contracts/token/interfaces/IERC1643.sol"

    @dataclass(frozen=True)
    class DocumentRemoved(Event):
        """`IERC1643.DocumentRemoved`"""

        NAME = "IERC1643.DocumentRemoved"
        TOPIC = "3d9bba27d3e360d8c80645beed7e991454a8271bf6f269a24f7782be0f0d0654"
        ABI = (("name", "bytes32", True), ("uri", "string", False), ("documentHash", "bytes32", False))

        name: bytes
        uri: str
        document_hash: bytes

    @dataclass(frozen=True)
    class DocumentUpdated(Event):
        """`IERC1643.DocumentUpdated`"""

        NAME = "IERC1643.DocumentUpdated"
        TOPIC = "b4c22d60cd550a815744f04e3ff5278bf19684565ee00e2b084041b6024bd6f6"
        ABI = (("name", "bytes32", True), ("uri", "string", False), ("documentHash", "bytes32", False))

        name: bytes
        uri: str
        document_hash: bytes

    def _make_remove_document(self, name: bytes) -> Call[None]:
        return self._call(_REMOVE_DOCUMENT, (name,))

    @write(_make_remove_document)
    def remove_document(self, name: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws a document (REGISTRAR). Requirements: those of `IDocuments.removeDocument`."""
        raise Signature

    def _make_set_document(self, name: bytes, uri: str, document_hash: bytes) -> Call[None]:
        return self._call(_SET_DOCUMENT, (name, uri, document_hash))

    @write(_make_set_document)
    def set_document(self, name: bytes, uri: str, document_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records a document (REGISTRAR). Requirements: those of `IDocuments.setDocument`."""
        raise Signature
