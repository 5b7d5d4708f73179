"""The EIP-712 domain of a contract: its name, version 1, this chain, this address.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267


class TypedData:
    """The EIP-712 domain of a contract: its name, version 1, this chain, this address."""

    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
