"""EIP-712: what a party signs, under the domain that the contract itself declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from rwa_chain.chain import Address, Party

Fields = Sequence[tuple[str, str]]
"""(Solidity name, Solidity type), in order."""


class Signable(Protocol):
    """A contract with an EIP-712 domain (ERC-5267)."""

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """The answer to ERC-5267's `eip712Domain`."""


def domain_of(contract: Signable) -> dict[str, Any]:
    """The domain that the contract checks signatures under."""
    _, name, version, chain_id, verifying, _, _ = contract.eip712_domain()
    return {"name": name, "version": version, "chainId": chain_id, "verifyingContract": str(verifying)}


def sign(
    signer: Party, contract: Signable, primary: str, types: Mapping[str, Fields], message: Mapping[str, Any]
) -> bytes:
    """The signer's 65-byte signature of a message of type `primary`."""
    named = {name: [{"name": field, "type": kind} for field, kind in fields] for name, fields in types.items()}
    return signer.sign_typed_data(domain_of(contract), {primary: named.pop(primary), **named}, message)
