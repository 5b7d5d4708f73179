"""Device signatures: one form per curve, and nothing else is taken."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.chain import Party
from rwa_chain.chain.address import Address, keccak
from rwa_chain.errors import InputError
from rwa_chain.meter.signing import ORDERS, Curve, DeviceKey, DeviceSigner, lowered

CURVES = pytest.mark.parametrize("curve", Curve)
DIGEST = keccak(b"a reading")


@CURVES
def test_a_signature_is_its_devices(curve: Curve) -> None:
    """The key that signed, the digest it signed, and no other of both."""
    signer, other = (DeviceSigner.simulated(name, curve=curve) for name in ("pile-1", "pile-2"))
    signature = signer.sign(DIGEST)
    assert signer.key.signed(DIGEST, signature)
    assert not other.key.signed(DIGEST, signature)
    assert not signer.key.signed(keccak(DIGEST), signature)


@CURVES
@settings(max_examples=25)
@given(data=st.data())
def test_one_bit_is_enough(curve: Curve, data: st.DataObject) -> None:
    """A signature with any bit changed is none."""
    signer = DeviceSigner.simulated("pile-1", curve=curve)
    signature = bytearray(signer.sign(DIGEST))
    place = data.draw(st.integers(0, len(signature) * 8 - 1))
    signature[place // 8] ^= 1 << place % 8
    assert not signer.key.signed(DIGEST, bytes(signature))


@CURVES
def test_the_other_s_is_refused(curve: Curve) -> None:
    """Only one of the two valid forms counts, or a signature could be used twice under two faces."""
    signer = DeviceSigner.simulated("pile-1", curve=curve)
    signature = signer.sign(DIGEST)
    high = ORDERS[curve] - int.from_bytes(signature[32:64])
    assert not signer.key.signed(DIGEST, signature[:32] + high.to_bytes(32))


@CURVES
def test_the_other_s_is_lowered_at_the_door(curve: Curve) -> None:
    """Both halves of both curves, half the order exactly, and what is no signature."""
    signer, order = DeviceSigner.simulated("pile-1", curve=curve), ORDERS[curve]
    for number in range(20):
        digest = keccak(bytes([number]))
        low = signer.sign(digest)
        high = low[:32] + (order - int.from_bytes(low[32:])).to_bytes(32)
        assert signer.key.lowered(high) == signer.key.lowered(low) == low
        assert signer.key.signed(digest, signer.key.lowered(high))
    half = order // 2
    for s, found in ((half, half), (half + 1, half), (order - 1, 1), (order, order), (0, 0)):
        assert lowered(curve, low[:32] + s.to_bytes(32)) == low[:32] + found.to_bytes(32)
    assert lowered(curve, b"short") == b"short"


@CURVES
@pytest.mark.parametrize("signature", [b"", b"\x00" * 64, b"\x00" * 65, b"\xff" * 64, b"\xff" * 65, b"\x01" * 63])
def test_refuses_what_is_no_signature(curve: Curve, signature: bytes) -> None:
    """Another length, zero, more than the order."""
    assert not DeviceSigner.simulated("pile-1", curve=curve).key.signed(DIGEST, signature)


@CURVES
@pytest.mark.parametrize("public", [b"", b"\x00" * 64, b"\x01" * 64, b"\xff" * 64, b"\x01" * 65])
def test_refuses_what_is_no_key(curve: Curve, public: bytes) -> None:
    """No point of the curve."""
    with pytest.raises(InputError, match="public key"):
        DeviceKey(curve, public)


@CURVES
def test_the_same_seed_is_the_same_key(curve: Curve) -> None:
    """A simulation can be repeated; another device or seed is another key."""
    key = DeviceSigner.simulated("pile-1", curve=curve).key
    assert key == DeviceSigner.simulated("pile-1", curve=curve).key
    assert key != DeviceSigner.simulated("pile-2", curve=curve).key
    assert key != DeviceSigner.simulated("pile-1", curve=curve, seed="another").key
    assert hash(key) == hash(DeviceKey(curve, key.public))


def test_secp256k1_is_what_ecrecover_takes() -> None:
    """The same form as a party's signature, and the key's address is Ethereum's."""
    party = Party.from_seed("pile")
    scalar = int.from_bytes(keccak(b"rwa-chain local network\x00pile"))
    signer = DeviceSigner(Curve.SECP256K1, scalar)
    assert Address.of_bytes(keccak(signer.key.public)) == party.address
    assert signer.key.fingerprint == party.address.raw()
    assert signer.key.signed(DIGEST, party.sign_digest(DIGEST)[:64])


@CURVES
def test_a_signer_keeps_its_key(curve: Curve) -> None:
    """It is not shown and not pickled; a digest is 32 bytes."""
    signer = DeviceSigner(curve, 0x1234567890ABCDEF)
    assert "1234567890abcdef" not in repr(signer).lower()
    with pytest.raises(TypeError):
        pickle.dumps(signer)
    with pytest.raises(InputError, match="32 bytes"):
        signer.sign(b"text")
    assert not signer.key.signed(b"text", signer.sign(DIGEST))
