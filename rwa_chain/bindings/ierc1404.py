"""ERC-1404 (0xab84a5c8): why a transfer would be refused, as a number and a sentence.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_DETECT_TRANSFER_RESTRICTION: Function[int] = Function("detectTransferRestriction", "d4ce1415", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("code", "uint8"),))
_MESSAGE_FOR_TRANSFER_RESTRICTION: Function[str] = Function("messageForTransferRestriction", "7f4ab1dd", (("code", "uint8"),), (("", "string"),))


class IERC1404(Contract):
    """ERC-1404 (0xab84a5c8): why a transfer would be refused, as a number and a sentence."""

    NAME = "IERC1404"
    SOURCE = "contracts/token/interfaces/IERC1404.sol"

    def detect_transfer_restriction(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """`detectTransferRestriction(address,address,uint256)`

        Returns code: 0 exactly where `canTransfer` says yes; otherwise the number of the first rule that
        refuses
        """
        return self._view(_DETECT_TRANSFER_RESTRICTION, (from_, to, amount), at)

    def message_for_transfer_restriction(self, code: int, *, at: int | None = None) -> str:
        """`messageForTransferRestriction(uint8)`"""
        return self._view(_MESSAGE_FOR_TRANSFER_RESTRICTION, (code,), at)
