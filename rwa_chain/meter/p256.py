"""P-256 by the package `cryptography`, which the extra `meter` brings; imported where a key of that curve is used."""

from __future__ import annotations

from rwa_chain.extras import extra

with extra("meter"):
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature, encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

PREHASHED = ec.ECDSA(Prehashed(SHA256()), deterministic_signing=True)
"""A Keccak-256 digest has the length of a SHA-256 one, and the length is all that the algorithm asks for."""


def public_key(public: bytes) -> ec.EllipticCurvePublicKey:
    """The key of 64 bytes ``x ‖ y``; raises ValueError where they are no point of the curve."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b"\x04" + public)


def private_key(scalar: int) -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    """The key of a scalar, and its public key's 64 bytes."""
    key = ec.derive_private_key(scalar, ec.SECP256R1())
    numbers = key.public_key().public_numbers()
    return key, numbers.x.to_bytes(32) + numbers.y.to_bytes(32)


def sign(key: ec.EllipticCurvePrivateKey, digest: bytes) -> bytes:
    """The signature's 64 bytes ``r ‖ s``, with either ``s``."""
    r, s = decode_dss_signature(key.sign(digest, PREHASHED))
    return r.to_bytes(32) + s.to_bytes(32)


def signed(key: ec.EllipticCurvePublicKey, digest: bytes, r: int, s: int) -> bool:
    """Whether the key signed the digest."""
    try:
        key.verify(encode_dss_signature(r, s), digest, PREHASHED)
    except InvalidSignature:
        return False
    return True


def of_pem(data: bytes) -> tuple[str, int]:
    """The curve's name and the scalar of a PEM file; raises ValueError where it holds no unlocked key of a curve."""
    try:
        key = load_pem_private_key(data, None)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(str(error)) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("no key of a curve")
    return key.curve.name, key.private_numbers().private_value
