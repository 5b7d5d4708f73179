"""Scanning logs: in ranges of blocks, halved where a node finds a range too large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.chain.codec import Event
from rwa_chain.chain.receipts import RawLog, read_log
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import InputError, RpcError

RANGE = 10_000


def scan(
    rpc: Rpc,
    *,
    emitters: Sequence[AddressLike],
    events: Sequence[type[Event]],
    from_block: int,
    to_block: int,
) -> list[RawLog]:
    """All logs from one block to another, both included, in the order of the chain."""
    if from_block < 0:
        raise InputError("from_block", from_block, "a block number")
    wanted: dict[str, Any] = {}
    if emitters:
        wanted["address"] = [str(address_of(each, field="emitters")) for each in emitters]
    if events:
        wanted["topics"] = [["0x" + each.TOPIC for each in events]]
    logs: list[RawLog] = []
    start, size = from_block, RANGE
    while start <= to_block:
        end = min(start + size - 1, to_block)
        try:
            found = rpc.call("eth_getLogs", {**wanted, "fromBlock": hex(start), "toBlock": hex(end)})
        except RpcError:
            if size == 1:
                raise
            size = max(1, size // 2)
            continue
        logs.extend(read_log(each) for each in found)
        start = end + 1
    return logs
