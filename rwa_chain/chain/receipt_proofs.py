"""Logs proven by a block's receipts root: what a node that leaves out, adds or changes a log can't answer.

Headers are followed back from a block whose hash the caller knows: each names its parent's hash. A block whose bloom
holds none of the contracts has no log of theirs; of every other block all receipts are hashed into their tree again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from rwa_chain.chain.address import Address, keccak
from rwa_chain.chain.proofs import ProofFailed, header_hash
from rwa_chain.chain.rpc import Rpc

_HEADERS = 200
_BLOOM_BITS = 2048


def proven_logs(
    rpc: Rpc, emitters: Collection[Address], last: int, last_hash: str, first: int
) -> Iterator[tuple[int, list[Mapping[str, Any]]]]:
    """Blocks from `last` down to `first` with the proven logs of some contracts; raises `ProofFailed`.

    A block that can't hold any is left out. Logs are as the node's receipts have them.
    """
    expected = bytes.fromhex(last_hash[2:])
    wanted = {str(each).lower() for each in emitters}
    bits = [_bits(each.raw()) for each in emitters]
    for top in range(last, first - 1, -_HEADERS):
        numbers = range(top, max(first, top - _HEADERS + 1) - 1, -1)
        headers = rpc.batch([("eth_getBlockByNumber", (hex(number), False)) for number in numbers])
        for number, header in zip(numbers, headers, strict=True):
            if header is None or header_hash(header) != expected:
                raise ProofFailed(f"the node's header of block {number} does not hash to 0x{expected.hex()}")
            expected = bytes.fromhex(header["parentHash"][2:])
            bloom = int(header["logsBloom"], 16)
            if any(bloom & each == each for each in bits):
                yield number, _logs(rpc, number, bytes.fromhex(header["receiptsRoot"][2:]), wanted)


def _bits(data: bytes) -> int:
    """The three bits that an address sets in a bloom."""
    digest = keccak(data)
    return sum({1 << (int.from_bytes(digest[start : start + 2]) % _BLOOM_BITS) for start in (0, 2, 4)})


def _logs(rpc: Rpc, number: int, root: bytes, wanted: Collection[str]) -> list[Mapping[str, Any]]:
    receipts = rpc.call("eth_getBlockReceipts", hex(number))
    if receipts is None or root_of([_encoded(each) for each in receipts]) != root:
        raise ProofFailed(f"the node's receipts of block {number} do not hash to its receipts root")
    found: list[Mapping[str, Any]] = []
    index = 0
    for receipt in receipts:
        for log in receipt["logs"]:  # where a log stands is not hashed: it is counted
            if log["address"].lower() in wanted:
                found.append({**log, "logIndex": hex(index), "blockNumber": hex(number)})
            index += 1
    return found


def _encoded(receipt: Mapping[str, Any]) -> bytes:
    """A receipt as the tree holds it (EIP-2718)."""
    import rlp

    status = receipt.get("status")
    outcome = _number(status) if status is not None else bytes.fromhex(receipt["root"][2:])
    logs = [
        [_bytes(log["address"]), [_bytes(each) for each in log["topics"]], _bytes(log["data"])]
        for log in receipt["logs"]
    ]
    body = rlp.encode([outcome, _number(receipt["cumulativeGasUsed"]), _bytes(receipt["logsBloom"]), logs])
    kind = int(receipt.get("type") or "0x0", 16)
    return (bytes([kind]) if kind else b"") + bytes(body)


def _number(text: str) -> bytes:
    value = int(text, 16)
    return value.to_bytes((value.bit_length() + 7) // 8)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text[2:])


# -- the tree ----------------------------------------------------------------------------------------------------------


def root_of(values: Sequence[bytes]) -> bytes:
    """The root of the Merkle Patricia tree of a list: each value under the RLP of its index."""
    import rlp

    items = [(_digits(rlp.encode(number)), value) for number, value in enumerate(values)]
    return keccak(rlp.encode(_node(items) if items else b""))


def _digits(key: bytes) -> tuple[int, ...]:
    return tuple(digit for byte in key for digit in (byte >> 4, byte & 15))


def _node(items: Sequence[tuple[tuple[int, ...], bytes]]) -> list[Any]:
    if len(items) == 1:
        return [_packed(items[0][0], is_leaf=True), items[0][1]]
    shared = 0
    first = items[0][0]
    while all(len(key) > shared and key[shared] == first[shared] for key, _ in items):
        shared += 1
    if shared:
        return [_packed(first[:shared], is_leaf=False), _child([(key[shared:], value) for key, value in items])]
    branch: list[Any] = [
        _child([(key[1:], value) for key, value in items if key and key[0] == digit]) for digit in range(16)
    ]
    return [*branch, next((value for key, value in items if not key), b"")]


def _child(items: Sequence[tuple[tuple[int, ...], bytes]]) -> Any:
    """A parent's reference to a node: the node itself where it is short, its hash otherwise."""
    import rlp

    if not items:
        return b""
    node = _node(items)
    encoded = rlp.encode(node)
    return node if len(encoded) < 32 else keccak(encoded)


def _packed(digits: Sequence[int], *, is_leaf: bool) -> bytes:
    flag = 2 * is_leaf + len(digits) % 2
    padded = [flag, *digits] if len(digits) % 2 else [flag, 0, *digits]
    return bytes(high << 4 | low for high, low in zip(padded[::2], padded[1::2], strict=True))
