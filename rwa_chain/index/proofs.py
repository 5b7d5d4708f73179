"""Entries of the index held to the state root of their block: what no node can answer wrongly without being seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rwa_chain.chain import Address, Chain, keccak
from rwa_chain.chain.proofs import proven_words, state_root
from rwa_chain.errors import IndexRefused
from rwa_chain.index.register import Held
from rwa_chain.lifecycle.register import read_entry

_SLOTS = 64


def unproven(
    chain: Chain, token: Address, lines: Sequence[Held], block: int, block_hash: str
) -> Iterator[tuple[Address, int, str]]:
    """Wallets whose proven word is not the index's, with the units of the index and what is proven."""
    if not lines:
        return
    root = state_root(chain.rpc, block, block_hash)
    base = _base(chain, token, lines, block)
    slots = [_slot(each.wallet, base) for each in lines]
    words = proven_words(chain.rpc, root, token, slots, block)
    for line, word in zip(lines, words, strict=True):
        stored = read_entry(int.from_bytes(word))
        if (stored.balance, stored.frozen, stored.flags) != (line.units, line.frozen, line.flags):
            yield line.wallet, line.units, f"{stored.balance} units, {stored.frozen} frozen, {stored.status}"


def _slot(wallet: Address, base: int) -> bytes:
    """Where the storage layout puts a mapping's value."""
    return keccak(wallet.raw().rjust(32, b"\0") + base.to_bytes(32))


def _base(chain: Chain, token: Address, lines: Sequence[Held], block: int) -> int:
    """The slot of the mapping of entries: the one under which a wallet's entry stands as the index has it."""
    line = next((each for each in lines if each.units), lines[0])
    candidates = [_slot(line.wallet, base) for base in range(_SLOTS)]
    words = chain.batch([("eth_getStorageAt", (str(token), f"0x{slot.hex()}", hex(block))) for slot in candidates])
    for base, word in enumerate(words):
        stored = read_entry(int(word, 16))
        if stored.flags and (stored.country, stored.valid_until_at) == (line.country, line.valid_until_at):
            return base
    raise IndexRefused(f"the entries of {token} are at none of its first {_SLOTS} slots, so nothing can be proven")
