"""Release conditions of a trade: an instant, a secret, or the signatures of k of n attesters."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from rwa_chain.bindings import AttestedCondition, HashLock, TimeCondition
from rwa_chain.bindings.types import AttestationTerms
from rwa_chain.chain import Address, AddressLike, Party
from rwa_chain.chain.abi_types import StructOf, parse
from rwa_chain.chain.address import address_of
from rwa_chain.chain.codec import encode
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.signing import sign

SECRET_BYTES = 32
_ATTESTATION = {"Attestation": (("id", "bytes32"), ("happened", "bool"))}
_PROOF = (StructOf(lambda: AttestationTerms), parse("bool"), parse("bytes[]"))

Condition = tuple[Address, bytes]
"""The contract and the id that an instruction names: `instruction(…, condition=…, condition_id=…)`."""


def window(contract: TimeCondition, from_at: int, until_at: int = 0) -> Condition:
    """Met from `from_at` to `until_at`, both included [s], refused after it; zero is without end."""
    return contract.address, contract.id_of(from_at, until_at)


def hash_lock(contract: HashLock, secret: bytes) -> Condition:
    """Met by who shows the secret, which is then the proof; raises `InputError` unless it has 32 bytes."""
    if len(secret) != SECRET_BYTES:
        raise InputError("secret", f"{len(secret)} bytes", f"{SECRET_BYTES} bytes")
    return contract.address, hashlib.sha256(secret).digest()


def terms(subject: bytes, attesters: Sequence[AddressLike], needed: int) -> AttestationTerms:
    """`needed` of these attesters are to say whether `subject` (32 bytes) happened.

    Raises `InputError` unless they are more than half of them.
    """
    listed = sorted({address_of(each) for each in attesters}, key=lambda each: bytes.fromhex(each[2:]))
    if not len(listed) // 2 < needed <= len(listed):
        raise InputError("needed", str(needed), f"more than half of {len(listed)} attesters, at most all")
    return AttestationTerms(subject, needed, tuple(listed))


def attested(contract: AttestedCondition, agreed: AttestationTerms) -> Condition:
    """Met once enough attesters have signed that it happened, refused once enough have signed that it never will."""
    return contract.address, contract.id_of(agreed)


def attest(contract: AttestedCondition, agreed: AttestationTerms, attester: Party, *, happened: bool) -> bytes:
    """One attester's signature."""
    message = {"id": contract.id_of(agreed), "happened": happened}
    return sign(attester, contract, "Attestation", _ATTESTATION, message)


def proof(agreed: AttestationTerms, signatures: Mapping[Party, bytes], *, happened: bool) -> bytes:
    """The proof for the engine, from signatures by attester; raises `InputError` for others' signatures."""
    by_address = {address_of(each): signature for each, signature in signatures.items()}
    unknown = set(by_address) - set(agreed.attesters)
    if unknown:
        raise InputError("attester", min(unknown), "one of " + ", ".join(agreed.attesters))
    in_order = [by_address.get(each, b"") for each in agreed.attesters]
    return encode(_PROOF, (agreed, happened, in_order), ("terms", "happened", "signatures"))
