"""The chain: a node, a connection, parties, transactions, typed reverts, events.

Names are imported when they are first used, so that a program that only parses its arguments starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rwa_chain.chain.address import ZERO_ADDRESS, Address, AddressLike, keccak
    from rwa_chain.chain.codec import Event, LogPlace
    from rwa_chain.chain.connection import Block, Chain
    from rwa_chain.chain.contract import Contract
    from rwa_chain.chain.keys import Keys
    from rwa_chain.chain.party import Party
    from rwa_chain.chain.receipts import Receipt
    from rwa_chain.chain.sent import Sent
    from rwa_chain.chain.signers import DigestSigner, LocalSigner, RpcSigner, Signer
    from rwa_chain.chain.transactions import TRANSACTION_GAS_CAP, Call, WriteOptions

_HOMES = {
    "ZERO_ADDRESS": "address",
    "Address": "address",
    "AddressLike": "address",
    "keccak": "address",
    "Event": "codec",
    "LogPlace": "codec",
    "Block": "connection",
    "Chain": "connection",
    "Contract": "contract",
    "Keys": "keys",
    "Party": "party",
    "Receipt": "receipts",
    "TRANSACTION_GAS_CAP": "transactions",
    "Call": "transactions",
    "LocalSigner": "signers",
    "DigestSigner": "signers",
    "RpcSigner": "signers",
    "Sent": "sent",
    "Signer": "signers",
    "WriteOptions": "transactions",
}

__all__ = [
    "TRANSACTION_GAS_CAP",
    "ZERO_ADDRESS",
    "Address",
    "AddressLike",
    "Block",
    "Call",
    "Chain",
    "Contract",
    "DigestSigner",
    "Event",
    "Keys",
    "LocalSigner",
    "LogPlace",
    "Party",
    "Receipt",
    "RpcSigner",
    "Sent",
    "Signer",
    "WriteOptions",
    "keccak",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
