"""Signers: the protocol of three methods, and the implementations that this library brings.

A key may live anywhere. What signs with it knows its address, signs a transaction's fields and signs typed data. A key
of a bank's security module or of a cloud's key service signs digests, and `DigestSigner` does the rest::

    registrar = Party("registrar", DigestSigner(public_key, lambda digest: module.sign(digest)))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, Protocol, runtime_checkable

from rwa_chain.chain.address import Address, keccak
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import InputError, SigningFailed

Fields = Mapping[str, Any]
"""A transaction by the names of JSON-RPC: `chainId`, `nonce`, `gas`, `value` as integers, `data` as bytes, `to` as text
or missing, and either `maxFeePerGas` and `maxPriorityFeePerGas` or `gasPrice`."""
Types = Mapping[str, Sequence[Mapping[str, str]]]
"""EIP-712 types: a name to its fields, each with `name` and `type`; `EIP712Domain` may be left out."""


@runtime_checkable
class Signer(Protocol):
    """A key, wherever it is."""

    @property
    def address(self) -> Address:
        """The address of the key."""

    def sign_transaction(self, fields: Fields) -> bytes:
        """The signed transaction as it is sent."""

    def sign_typed_data(self, domain: Mapping[str, Any], types: Types, message: Mapping[str, Any]) -> bytes:
        """The 65-byte EIP-712 signature; the message was checked to fit its types."""


class LocalSigner:
    """A private key in this process. It is never shown and not pickled.

    A transaction is signed over coincurve, to the same bytes as eth-account's and ten times faster; eth-account
    signs where coincurve is not installed.
    """

    __slots__ = ("__key", "__quick", "address")

    def __init__(self, key: bytes, *, field: str = "key") -> None:
        try:
            self.__quick = _coincurve_key(key)
            self.address = Address(_address_of(key, self.__quick))
        except Exception:
            raise InputError(field, "(not shown)", "a private key of 32 bytes, in hexadecimal") from None
        self.__key = key

    def sign_transaction(self, fields: Fields) -> bytes:
        """The signed transaction, of type 2 or of the first type where `gasPrice` is given."""
        if self.__quick is None:
            return bytes(self._account().sign_transaction(dict(fields)).raw_transaction)
        key = self.__quick
        return _signed(fields, lambda digest: key.sign_recoverable(digest, hasher=None))

    def sign_typed_data(self, domain: Mapping[str, Any], types: Types, message: Mapping[str, Any]) -> bytes:
        """The 65-byte EIP-712 signature."""
        from eth_account.messages import encode_typed_data

        signable = encode_typed_data(dict(domain), {k: [dict(e) for e in v] for k, v in types.items()}, dict(message))
        return bytes(self._account().sign_message(signable).signature)

    def sign_digest(self, digest: bytes) -> bytes:
        """The 65-byte signature of a 32-byte digest."""
        return bytes(self._account().unsafe_sign_hash(digest).signature)

    def _account(self) -> Any:
        from eth_account import Account

        return Account.from_key(self.__key)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a signer holds a key and is not pickled")


class DigestSigner:
    """A key that signs 32-byte digests and never leaves its place: a security module, a cloud's key service.

    `public_key` is its point, 64 bytes or 65 with the leading 4, or ends a DER SubjectPublicKeyInfo. `sign` answers a
    digest with r and s, 64 bytes or DER; the upper s is turned into the lower one that chains ask for.
    """

    def __init__(self, public_key: bytes, sign: Callable[[bytes], bytes]) -> None:
        point = bytes(public_key[-64:])
        if len(point) != 64:
            raise InputError("public_key", public_key, "a point of secp256k1: 64 bytes, 65, or a SubjectPublicKeyInfo")
        self.address = Address("0x" + keccak(point)[-20:].hex())
        self._point = point
        self._sign = sign

    def sign_transaction(self, fields: Fields) -> bytes:
        """The signed transaction, of type 2 or of the first type where `gasPrice` is given."""
        return _signed(fields, self._recoverable)

    def sign_typed_data(self, domain: Mapping[str, Any], types: Types, message: Mapping[str, Any]) -> bytes:
        """The 65-byte EIP-712 signature."""
        from eth_account.messages import encode_typed_data

        signable = encode_typed_data(dict(domain), {k: [dict(e) for e in v] for k, v in types.items()}, dict(message))
        return self.sign_digest(keccak(b"\x19" + signable.version + signable.header + signable.body))

    def sign_digest(self, digest: bytes) -> bytes:
        """The 65-byte signature of a 32-byte digest; raises `SigningFailed` where another key made it."""
        made = self._recoverable(digest)
        return made[:64] + bytes((27 + made[64],))

    def _recoverable(self, digest: bytes) -> bytes:
        from eth_keys.datatypes import Signature

        r, s = _numbers(bytes(self._sign(digest)))
        s = min(s, _ORDER - s)
        for parity in (0, 1):
            try:
                found = Signature(vrs=(parity, r, s)).recover_public_key_from_msg_hash(digest)
            except Exception:
                continue
            if found.to_bytes() == self._point:
                return r.to_bytes(32, "big") + s.to_bytes(32, "big") + bytes((parity,))
        raise SigningFailed(f"the signature that was made for {self.address} is not of its key")


class RpcSigner:
    """A key behind a JSON-RPC signer such as Clef, Web3Signer or a node's own account.

    Uses `eth_signTransaction` and `eth_signTypedData_v4`.
    """

    def __init__(self, rpc: Rpc, address: Address) -> None:
        self._rpc = rpc
        self.address = address

    def sign_transaction(self, fields: Fields) -> bytes:
        """The transaction as the signer returns it."""
        asked = {name: hex(value) if isinstance(value, int) else value for name, value in fields.items()}
        asked["data"] = "0x" + bytes(fields["data"]).hex()
        answer = self._rpc.call("eth_signTransaction", {**asked, "from": str(self.address)})
        raw = answer.get("raw") if isinstance(answer, Mapping) else answer
        return _from_hex(raw, "eth_signTransaction")

    def sign_typed_data(self, domain: Mapping[str, Any], types: Types, message: Mapping[str, Any]) -> bytes:
        """The signature as the signer returns it."""
        primary = primary_type(types)
        document = {
            "domain": _plain(domain),
            "types": {"EIP712Domain": domain_type(domain), **{name: list(each) for name, each in types.items()}},
            "primaryType": primary,
            "message": _plain(message),
        }
        return _from_hex(self._rpc.call("eth_signTypedData_v4", str(self.address), document), "eth_signTypedData_v4")


def check_signed(raw: bytes, fields: Fields, address: Address) -> None:
    """Check that a signer of somebody else signed these fields by this key; raises `SigningFailed`."""
    import rlp
    from eth_account import Account

    legacy = "gasPrice" in fields
    try:
        signed_by = Address(Account.recover_transaction(raw))
        items = list(rlp.decode(raw if legacy else raw.removeprefix(b"\x02")))
    except Exception as error:
        raise SigningFailed(f"what was signed for {address} is no transaction ({error})") from None
    if signed_by != address:
        raise SigningFailed(f"the transaction is signed by {signed_by}, expected {address}")
    length = 6 if legacy else 9
    is_elsewhere = legacy and (int.from_bytes(items[6], "big") - 35) // 2 != fields["chainId"]
    if items[:length] != _items(fields)[:length] or is_elsewhere:
        raise SigningFailed(f"the signer of {address} changed the transaction that it was given")


def read_signed(raw: bytes) -> tuple[int, int, dict[str, int]]:
    """Nonce, gas limit and fees of a signed transaction; raises `InputError` for bytes that are none."""
    import rlp

    try:
        items = rlp.decode(raw.removeprefix(b"\x02"))
        if raw[:1] == b"\x02":
            nonce, tip, fee, gas = (int.from_bytes(each, "big") for each in items[1:5])
            return nonce, gas, {"maxFeePerGas": fee, "maxPriorityFeePerGas": tip}
        nonce, price, gas = (int.from_bytes(each, "big") for each in items[:3])
        return nonce, gas, {"gasPrice": price}
    except Exception:
        raise InputError("transaction", raw, "a signed transaction") from None


# -- the quick way to sign -------------------------------------------------------------------------------------------


def _coincurve_key(key: bytes) -> Any:
    if len(key) != 32:
        raise ValueError
    try:
        from coincurve import PrivateKey
    except ImportError:
        return None
    return PrivateKey(key)


def _address_of(key: bytes, quick: Any) -> str:
    if quick is None:
        from eth_account import Account

        return str(Account.from_key(key).address)
    return "0x" + keccak(quick.public_key.format(compressed=False)[1:])[-20:].hex()


def _integer(value: int) -> bytes:
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


def _items(fields: Fields) -> list[Any]:
    """The unsigned transaction as RLP lists it."""
    to = fields.get("to")
    where = bytes.fromhex(str(to)[2:]) if to else b""
    common = [_integer(fields["gas"]), where, _integer(fields["value"]), bytes(fields["data"])]
    if "gasPrice" in fields:
        return [_integer(fields["nonce"]), _integer(fields["gasPrice"]), *common, _integer(fields["chainId"]), b"", b""]
    fees = [_integer(fields["maxPriorityFeePerGas"]), _integer(fields["maxFeePerGas"])]
    return [_integer(fields["chainId"]), _integer(fields["nonce"]), *fees, *common, []]


def _string(value: bytes) -> bytes:
    """RLP of bytes: what `rlp` makes of them, without its checks."""
    if len(value) == 1 and value[0] < 0x80:
        return value
    return _prefix(len(value), 0x80) + value


def _list(items: Sequence[Any]) -> bytes:
    """RLP of a list of bytes and empty lists."""
    body = b"".join([_string(each) if type(each) is bytes else b"\xc0" for each in items])
    return _prefix(len(body), 0xC0) + body


def _prefix(length: int, kind: int) -> bytes:
    if length < 56:
        return bytes((kind + length,))
    size = _integer(length)
    return bytes((kind + 55 + len(size),)) + size


_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
"""Of secp256k1."""


def _numbers(signature: bytes) -> tuple[int, int]:
    """r and s of 64 bytes, or of DER: a sequence of two integers."""
    if len(signature) == 64:
        return int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        if signature[0] != 0x30 or signature[2] != 0x02 or signature[4 + signature[3]] != 0x02:
            raise ValueError
        end = 4 + signature[3]
        return int.from_bytes(signature[4:end], "big"), int.from_bytes(signature[end + 2 :], "big")
    except (IndexError, ValueError):
        raise SigningFailed(f"a signature of {len(signature)} bytes, expected r and s in 64 bytes or DER") from None


def _signed(fields: Fields, sign: Callable[[bytes], bytes]) -> bytes:
    """The transaction with the signature, 65 bytes with its parity, of its digest."""
    items = _items(fields)
    legacy = "gasPrice" in fields
    prefix = b"" if legacy else b"\x02"
    made = sign(keccak(prefix + _list(items)))
    parity = made[64]
    signature = [made[:32].lstrip(b"\0"), made[32:64].lstrip(b"\0")]
    if legacy:
        return _list([*items[:6], _integer(fields["chainId"] * 2 + 35 + parity), *signature])
    return b"\x02" + _list([*items, _integer(parity), *signature])


# -- typed data ------------------------------------------------------------------------------------------------------

_DOMAIN = {
    "name": "string",
    "version": "string",
    "chainId": "uint256",
    "verifyingContract": "address",
    "salt": "bytes32",
}


def domain_type(domain: Mapping[str, Any]) -> list[dict[str, str]]:
    """The `EIP712Domain` type of a domain: the fields that it has, in EIP-712's order."""
    return [{"name": name, "type": kind} for name, kind in _DOMAIN.items() if name in domain]


def primary_type(types: Types) -> str:
    """The one type that no other uses; raises `InputError` where there is none or several."""
    used = {_bare(field["type"]) for name, each in types.items() for field in each if _bare(field["type"]) != name}
    found = [name for name in types if name not in used and name != "EIP712Domain"]
    if len(found) != 1:
        raise InputError("typed data", sorted(types), "one type that no other type uses")
    return found[0]


def typed_data_signer(domain: Mapping[str, Any], types: Types, message: Mapping[str, Any], signature: bytes) -> Address:
    """The address that signed a message; a wrong message or domain gives another address.

    Raises `InputError` for bytes that are no signature.
    """
    from eth_account import Account
    from eth_account.messages import encode_typed_data

    checked_typed_data(domain, types, message)
    signable = encode_typed_data(dict(domain), {k: [dict(e) for e in v] for k, v in types.items()}, dict(message))
    try:
        return Address(Account.recover_message(signable, signature=signature))
    except Exception:
        raise InputError("signature", signature, "a signature of 65 bytes") from None


def checked_typed_data(domain: Mapping[str, Any], types: Types, message: Mapping[str, Any]) -> None:
    """Check that a domain and a message fit their types, field by field; raises `InputError` naming the field.

    Wallets fill what is missing, cut what is too long and pass over what is unknown: the signature then stands for
    another message than the one meant.
    """
    if unknown := sorted(set(domain) - set(_DOMAIN)):
        raise InputError("typed data: domain", unknown, f"only {', '.join(_DOMAIN)}")
    for each in domain_type(domain):
        _check(each["type"], domain[each["name"]], f"typed data: domain.{each['name']}", types)
    _check(primary_type(types), message, "typed data", types)


def _check(kind: str, value: Any, field: str, types: Types) -> None:
    from rwa_chain.chain.abi_types import parse

    if kind.endswith("]"):
        inner, _, size = kind[:-1].rpartition("[")
        if isinstance(value, str | bytes) or not isinstance(value, Sequence):
            raise InputError(field, value, f"a list ({kind})")
        if size and len(value) != int(size):
            raise InputError(field, value, f"exactly {size} items")
        for index, each in enumerate(value):
            _check(inner, each, f"{field}[{index}]", types)
        return
    if kind not in types:
        parse(kind).encode(value, field)
        return
    if not isinstance(value, Mapping):
        raise InputError(field, value, f"the fields of {kind}")
    names = [each["name"] for each in types[kind]]
    if unknown := sorted(set(value) - set(names)):
        raise InputError(field, unknown, f"only {', '.join(names)} ({kind})")
    for each in types[kind]:
        if each["name"] not in value:
            raise InputError(f"{field}.{each['name']}", None, f"a value ({each['type']})")
        _check(each["type"], value[each["name"]], f"{field}.{each['name']}", types)


def _bare(kind: str) -> str:
    return kind.partition("[")[0]


def _plain(value: Any) -> Any:
    """A value as JSON holds it: bytes as 0x, integers as decimal text where JSON's own numbers lose digits."""
    if isinstance(value, bytes | bytearray):
        return "0x" + value.hex()
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, int) and not isinstance(value, bool) and value >= 2**53:
        return str(value)
    return str(value) if isinstance(value, str) else value


def _from_hex(text: Any, method: str) -> bytes:
    try:
        return bytes.fromhex(text.removeprefix("0x"))
    except (AttributeError, ValueError):
        raise SigningFailed(f"{method} answered {text!r}, expected hexadecimal bytes") from None
