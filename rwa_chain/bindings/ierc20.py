"""IERC20, from node_modules/@openzeppelin/contracts/token/ERC20/IERC20.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event


class IERC20:
    """interface IERC20"""

    @dataclass(frozen=True)
    class Approval(Event):
        """Emitted when the allowance of a `spender` for an `owner` is set by a call to {approve}. `value` is the new
        allowance.
        """

        NAME = "IERC20.Approval"
        TOPIC = "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
        ABI = (("owner", "address", True), ("spender", "address", True), ("value", "uint256", False))

        owner: Address
        spender: Address
        value: int

    @dataclass(frozen=True)
    class Transfer(Event):
        """Emitted when `value` tokens are moved from one account (`from`) to another (`to`). Note that `value` may
        be zero.
        """

        NAME = "IERC20.Transfer"
        TOPIC = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
        ABI = (("from", "address", True), ("to", "address", True), ("value", "uint256", False))

        from_: Address
        to: Address
        value: int
