"""Whoever holds the key: the bytes are those that everybody else would sign, and what does not fit is refused."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.chain import Address, Chain, DigestSigner, LocalSigner, Party, RpcSigner, Signer
from rwa_chain.chain import signers as module
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import InputError, RwaError, SigningFailed

KEY = bytes.fromhex("11" * 32)
WORD = st.integers(0, 2**256 - 1)
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


@st.composite
def transactions(draw: st.DrawFn) -> dict[str, Any]:
    """The fields of any transaction."""
    small = st.one_of(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF, 0x100]), st.integers(0, 2**64 - 1))
    fields: dict[str, Any] = {
        "chainId": draw(st.integers(1, 2**53)),
        "nonce": draw(small),
        "gas": draw(st.integers(21_000, 2**40)),
        "value": draw(st.one_of(small, WORD)),
        "data": draw(st.one_of(st.binary(max_size=80), st.integers(50, 300).map(bytes))),
    }
    if draw(st.booleans()):
        fields["to"] = str(Address.of_bytes(draw(st.binary(min_size=20, max_size=20))))
    if draw(st.booleans()):
        return {**fields, "gasPrice": draw(small)}
    tip, rest = draw(small), draw(small)
    return {**fields, "type": 2, "maxFeePerGas": tip + rest, "maxPriorityFeePerGas": tip}


@pytest.mark.filterwarnings("ignore:The recursion limit")
@given(transactions(), st.integers(1, ORDER - 1))
@settings(max_examples=300)
def test_the_bytes_are_those_of_eth_account(fields: dict[str, Any], key: int) -> None:
    """For transactions of both types, creations too, and any key."""
    from eth_account import Account

    account = Account.from_key(key.to_bytes(32, "big"))
    signer = LocalSigner(key.to_bytes(32, "big"))
    assert signer.address == account.address
    signed = signer.sign_transaction(fields)
    assert signed == bytes(account.sign_transaction(fields).raw_transaction)
    module.check_signed(signed, fields, signer.address)


def test_without_coincurve_eth_account_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, as on a Python for which coincurve is not built."""
    fields = {"chainId": 1, "nonce": 0, "gas": 21_000, "value": 1, "data": b"", "maxFeePerGas": 1,
              "maxPriorityFeePerGas": 1, "type": 2}  # fmt: skip
    quick = LocalSigner(KEY)
    monkeypatch.setattr(module, "_coincurve_key", lambda _: None)
    slow = LocalSigner(KEY)
    assert slow.address == quick.address
    assert slow.sign_transaction(fields) == quick.sign_transaction(fields)


@pytest.mark.parametrize("key", [b"", b"\x01" * 31, bytes(32), b"\xff" * 32])
def test_what_is_no_key_is_refused_and_not_shown(key: bytes) -> None:
    """Too short, zero, above the curve's order."""
    with pytest.raises(InputError, match="not shown"):
        LocalSigner(key)


def test_a_signer_is_not_pickled_and_not_shown() -> None:
    """Nor does anything of it name the key."""
    signer = LocalSigner(KEY)
    with pytest.raises(TypeError):
        pickle.dumps(signer)
    assert KEY.hex() not in repr(signer) + repr(Party("a", signer))
    assert isinstance(signer, Signer)


@pytest.fixture
def outside(chain: Chain) -> Party:
    """A party whose key is in another process: the node's own account."""
    address = Address(chain.rpc.call("eth_accounts")[0])
    chain.fund(address)
    return Party("outside", RpcSigner(chain.rpc, address))


def test_a_key_behind_json_rpc_pays_and_signs(chain: Chain, outside: Party, holder: Party) -> None:
    """Transactions, one by one and in a pipeline, and typed data that others verify."""
    before = chain.ether(holder)
    assert chain.writer.execute(Call(holder.address, b"", value=5), outside).succeeded
    with chain.pipeline() as line:
        line.send(Call(holder.address, b"", value=6), sender=outside)
    assert chain.ether(holder) == before + 11
    from eth_account import Account
    from eth_account.messages import encode_typed_data

    signature = outside.sign_typed_data(DOMAIN, TYPES, MESSAGE)
    assert Account.recover_message(encode_typed_data(DOMAIN, TYPES, MESSAGE), signature=signature) == outside.address
    with pytest.raises(SigningFailed, match="no digests"):
        outside.sign_digest(bytes(32))


class Broken:
    """A signer that signs what it likes, or fails."""

    def __init__(self, inner: LocalSigner, change: Mapping[str, Any] | Exception) -> None:
        self._inner = inner
        self._change = change
        self.address = inner.address

    def sign_transaction(self, fields: Any) -> bytes:
        """Something else."""
        if isinstance(self._change, Exception):
            raise self._change
        return self._inner.sign_transaction({**fields, **self._change})

    def sign_typed_data(self, domain: Any, types: Any, message: Any) -> bytes:
        """Nothing."""
        raise TimeoutError("the vault is closed")


@pytest.mark.parametrize(
    "change", [{"value": 6}, {"nonce": 9}, {"chainId": 5}, {"gas": 50_000}, TimeoutError("the vault is closed")]
)
def test_a_signer_that_changes_or_fails_sends_nothing(chain: Chain, holder: Party, change: Any) -> None:
    """The nonce stays free."""
    broken = Party("broken", Broken(LocalSigner(KEY), change))
    chain.fund(broken)
    with pytest.raises(SigningFailed) as caught:
        chain.writer.execute(Call(holder.address, b"", value=5), broken)
    assert caught.value.write is not None
    assert caught.value.write.tx == ""
    assert chain.nonce_of(broken) == 0
    with pytest.raises(SigningFailed), chain.pipeline() as line:
        line.send(Call(holder.address, b"", value=5), sender=broken)
    assert chain.writer.execute(Call(holder.address, b"", value=5), Party("good", LocalSigner(KEY))).succeeded


def test_a_key_of_somebody_else_is_noticed(chain: Chain, holder: Party) -> None:
    """A signer whose key is not that of its address."""
    signer = Broken(LocalSigner(KEY), {})
    signer.address = holder.address
    with pytest.raises(SigningFailed, match="expected"):
        chain.writer.execute(Call(holder.address, b"", value=5), Party("wrong", signer))
    with pytest.raises(SigningFailed, match="vault"):
        Party("wrong", signer).sign_typed_data(DOMAIN, TYPES, MESSAGE)


DOMAIN = {"name": "Settlement", "version": "1", "chainId": 31337, "verifyingContract": "0x" + "11" * 20}
TYPES = {
    "Order": [
        {"name": "who", "type": "address"},
        {"name": "id", "type": "bytes32"},
        {"name": "note", "type": "string"},
        {"name": "sell", "type": "bool"},
        {"name": "legs", "type": "Leg[]"},
    ],
    "Leg": [{"name": "amount", "type": "uint8"}],
}
MESSAGE: dict[str, Any] = {
    "who": "0x" + "22" * 20, "id": bytes(32), "note": "n", "sell": True, "legs": [{"amount": 1}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("note", ...),
        ("note", None),
        ("note", b"n"),
        ("id", b"\x01" * 31),
        ("id", 1),
        ("id", "0x" + "00" * 32),
        ("sell", "false"),
        ("sell", 1),
        ("who", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
        ("who", b"\x11" * 20),
        ("legs", [None]),
        ("legs", [{"amount": 256}]),
        ("legs", [{"amount": 1.0}]),
        ("legs", [{}]),
        ("legs", {"amount": 1}),
        ("nota", "n"),
    ],
)
def test_typed_data_that_does_not_fit_is_refused(registrar: Party, field: str, value: Any) -> None:
    """Missing, None, too short, too large, of another type, unknown: the field is named."""
    message = {name: each for name, each in {**MESSAGE, field: value}.items() if each is not ...}
    with pytest.raises(InputError, match="typed data"):
        registrar.sign_typed_data(DOMAIN, TYPES, message)
    assert len(registrar.sign_typed_data(DOMAIN, TYPES, MESSAGE)) == 65


@pytest.mark.parametrize("domain", [{"name": 5}, {"chainId": "1"}, {"nome": "Settlement"}, {"salt": b"\x01"}])
def test_a_domain_that_does_not_fit_is_refused(registrar: Party, domain: dict[str, Any]) -> None:
    """An unknown field, or a value of another type."""
    with pytest.raises(InputError, match="domain"):
        registrar.sign_typed_data(domain, TYPES, MESSAGE)


def test_types_without_one_primary_are_refused(registrar: Party) -> None:
    """Nobody knows what was signed."""
    with pytest.raises(RwaError):
        registrar.sign_typed_data(DOMAIN, {**TYPES, "Other": [{"name": "a", "type": "uint8"}]}, MESSAGE)


def signatures(form: str, upper: bool) -> Callable[[bytes], bytes]:
    """What services answer a digest with: DER or 64 bytes, with either of the two s that fit."""
    from coincurve import PrivateKey

    def sign(digest: bytes) -> bytes:
        made = PrivateKey(KEY).sign_recoverable(digest, hasher=None)
        r, s = made[:32], int.from_bytes(made[32:64], "big")
        s = ORDER - s if upper else s
        if form == "plain":
            return r + s.to_bytes(32, "big")
        parts = [number.to_bytes(number.bit_length() // 8 + 1, "big") for number in (int.from_bytes(r, "big"), s)]
        body = b"".join(bytes((2, len(part))) + part for part in parts)
        return bytes((0x30, len(body))) + body

    return sign


@pytest.mark.parametrize("upper", [False, True], ids=["lower s", "upper s"])
@pytest.mark.parametrize("form", ["plain", "der"])
def test_a_key_that_signs_digests_is_a_signer(chain: Chain, holder: Party, form: str, upper: bool) -> None:
    """The same transactions, typed data and digests as the key in this process, byte for byte."""
    from coincurve import PrivateKey

    point = PrivateKey(KEY).public_key.format(compressed=False)
    local = LocalSigner(KEY)
    signer = DigestSigner(point, signatures(form, upper))
    assert signer.address == local.address == DigestSigner(point[1:], signatures(form, upper)).address
    fields = {"chainId": 1, "nonce": 7, "gas": 21_000, "value": 5, "data": b"", "to": str(holder.address)}
    for fees in ({"gasPrice": 9}, {"maxFeePerGas": 9, "maxPriorityFeePerGas": 1}):
        assert signer.sign_transaction({**fields, **fees}) == local.sign_transaction({**fields, **fees})
    assert signer.sign_typed_data(DOMAIN, TYPES, MESSAGE) == local.sign_typed_data(DOMAIN, TYPES, MESSAGE)
    assert signer.sign_digest(b"d" * 32) == local.sign_digest(b"d" * 32)
    party = Party("module", signer)
    chain.fund(party)
    assert chain.writer.execute(Call(holder.address, b"", value=5), party).succeeded


def test_a_signature_of_another_key_is_refused(holder: Party) -> None:
    """And one that is none; nothing is sent."""
    from coincurve import PrivateKey

    point = PrivateKey(b"9" * 32).public_key.format(compressed=False)
    with pytest.raises(SigningFailed, match="not of its key"):
        DigestSigner(point, signatures("der", False)).sign_digest(b"d" * 32)
    for nonsense in (b"", b"\x30\x06\x02", bytes(70)):
        with pytest.raises(SigningFailed, match="64 bytes or DER"):
            DigestSigner(point, lambda digest, answer=nonsense: answer).sign_digest(b"d" * 32)  # type: ignore[misc]
    with pytest.raises(InputError, match="public_key"):
        DigestSigner(b"short", signatures("der", False))
