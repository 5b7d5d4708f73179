"""IERC5267, from node_modules/@openzeppelin/contracts/interfaces/IERC5267.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.codec import Event


class IERC5267:
    """interface IERC5267"""

    @dataclass(frozen=True)
    class EIP712DomainChanged(Event):
        """MAY be emitted to signal that the domain could have changed."""

        NAME = "IERC5267.EIP712DomainChanged"
        TOPIC = "0a6387c9ea3628b88a633bb4f3b151770f70085117a15f9bf3787cda53f13d31"
        ABI = ()
