"""Storage proven by `eth_getProof`: from a block's hash to its state root, to a contract, to words of its storage.

A node that answers with a wrong word can't make a proof for it: every node of the tree is hashed again, from the
block's hash on, which the caller knows from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rwa_chain.chain.address import Address, keccak
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import ChainError

_HEADER = (
    "parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom", "difficulty",
    "number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce",
)  # fmt: skip
_LATER = (
    "baseFeePerGas", "withdrawalsRoot", "blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot", "requestsHash",
)  # fmt: skip
"""Fields that forks added, in their order; a block has those up to its fork's."""
_NUMBERS = {"difficulty", "number", "gasLimit", "gasUsed", "timestamp", "baseFeePerGas", "blobGasUsed", "excessBlobGas"}
_KEYS = 50


class ProofFailed(ChainError):
    """A node's answer does not follow from the block's hash."""


def state_root(rpc: Rpc, block: int, expected_hash: str) -> bytes:
    """The state root of the block of a hash; raises `ProofFailed` where the node's header is not that block's."""
    raw = rpc.call("eth_getBlockByNumber", hex(block), False)
    if raw is None or header_hash(raw) != bytes.fromhex(expected_hash[2:]):
        raise ProofFailed(f"the node's header of block {block} does not hash to {expected_hash}")
    return bytes.fromhex(raw["stateRoot"][2:])


def header_hash(raw: Any) -> bytes:
    """A block's hash, from the fields of its header."""
    import rlp

    names = [*_HEADER, *(each for each in _LATER if raw.get(each) is not None)]
    return keccak(rlp.encode([_item(raw[each], is_number=each in _NUMBERS) for each in names]))


def _item(text: str, *, is_number: bool) -> bytes:
    if is_number:
        value = int(text, 16)
        return value.to_bytes((value.bit_length() + 7) // 8)
    return bytes.fromhex(text[2:])


def proven_words(rpc: Rpc, root: bytes, contract: Address, slots: Sequence[bytes], block: int) -> Iterator[bytes]:
    """The words at some slots, each of 32 bytes; raises `ProofFailed` where a proof does not lead from the root."""
    import rlp

    for start in range(0, len(slots), _KEYS):
        part = slots[start : start + _KEYS]
        answer = rpc.call("eth_getProof", str(contract), [f"0x{each.hex()}" for each in part], hex(block))
        entry = _proven(root, keccak(contract.raw()), answer["accountProof"])
        if not entry:
            raise ProofFailed(f"no contract at {contract} in block {block}")
        storage = bytes(rlp.decode(entry)[2])
        found = {int(each["key"], 16): each["proof"] for each in answer["storageProof"]}
        for slot in part:
            proof = found.get(int.from_bytes(slot))
            if proof is None:
                raise ProofFailed(f"no proof for slot 0x{slot.hex()} of {contract}")
            value = _proven(storage, keccak(slot), proof)
            yield bytes(rlp.decode(value)).rjust(32, b"\0") if value else bytes(32)


def _proven(root: bytes, key: bytes, proof: Sequence[str]) -> bytes:
    """The value under a key of a Merkle Patricia tree, empty where the proof shows that there is none."""
    import rlp

    if not proof:
        if root == keccak(rlp.encode(b"")):
            return b""
        raise ProofFailed("an empty proof")
    path = [digit for byte in key for digit in (byte >> 4, byte & 15)]
    nodes = iter(bytes.fromhex(each[2:]) for each in proof)
    expected: Any = root
    while True:
        if isinstance(expected, bytes):
            raw = next(nodes, b"")
            if keccak(raw) != expected:
                raise ProofFailed("a node of the proof does not hash to what its parent says")
            node = rlp.decode(raw)
        else:
            node = expected
        if len(node) == 17:
            child = node[path[0]] if path else node[16]
            if not path:
                return bytes(child)
            path = path[1:]
        else:
            digits = [digit for byte in node[0] for digit in (byte >> 4, byte & 15)]
            is_leaf, digits = bool(digits[0] & 2), digits[1 if digits[0] & 1 else 2 :]
            if path[: len(digits)] != digits:
                return b""
            path = path[len(digits) :]
            child = node[1]
            if is_leaf:
                return b"" if path else bytes(child)
        if not child:
            return b""
        expected = child
