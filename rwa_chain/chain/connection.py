"""``Chain``: one connection to one chain, and everything that hangs off it. Never global: pass it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.anvil import STATES_KEPT, Anvil, AnvilOptions, node_folder
from rwa_chain.chain.clock import Instant, to_seconds
from rwa_chain.chain.codec import Event
from rwa_chain.chain.journal import Journal
from rwa_chain.chain.keys import Keys
from rwa_chain.chain.logs import Where, scan
from rwa_chain.chain.networks import find_network
from rwa_chain.chain.outbox import Outboxes, state_folder
from rwa_chain.chain.party import DEFAULT_SEED, Party
from rwa_chain.chain.pipeline import Pipeline
from rwa_chain.chain.reading import Reading
from rwa_chain.chain.receipts import RawLog, Receipt, read_receipt
from rwa_chain.chain.rpc import Request, Rpc
from rwa_chain.chain.sent import Sent
from rwa_chain.chain.transactions import Writer
from rwa_chain.errors import ChainError, InputError, RpcError, WrongChain

if TYPE_CHECKING:
    from web3 import Web3

E = TypeVar("E", bound=Event)

FUNDS = 10**24
"""Funding of a party on a local node: a million ether, in wei."""

_POOL_SECONDS = 5.0


@dataclass(frozen=True)
class Block:
    """A block's header."""

    number: int
    timestamp: int
    hash: str
    gas_used: int
    transactions: tuple[str, ...]


class Chain:
    """A connection to a chain. Make it with ``Chain.anvil(...)`` or ``Chain.connect(...)``."""

    def __init__(self, rpc: Rpc, *, chain_id: int | None = None, node: Anvil | None = None, name: str = "") -> None:
        self.rpc = rpc
        self.node = node
        self.name = name
        actual = int(rpc.call("eth_chainId"), 16)
        if chain_id is not None and actual != chain_id:
            raise WrongChain(rpc.where, chain_id, actual)
        self.chain_id = actual
        self.client = _client(rpc)
        self.local = self.client.lower().startswith("anvil")
        """Whether the node is an Anvil, whose time and state may be set."""
        folder, identity = self._state()
        self.journal_file = folder / f"{identity}.sqlite"
        self.writer = Writer(
            rpc,
            actual,
            local=self.local,
            outboxes=Outboxes.of_chain((str(folder), identity, self._foreign()), folder, identity),
            journal=lambda: Journal(self.journal_file, actual, self.genesis),
            is_alive=lambda: self.node is None or self.node.is_running,
        )
        self.writer.observers.append(self._mined)
        self.keys: Keys | None = None if self.local else Keys()
        """The source of parties' keys; on a local node they are derived from the parties' names unless it is set."""
        self._parties: dict[tuple[str, str], Party] = {}
        self.created: dict[Address, int] = {}
        """In which block contracts were made, of those that this process made or that a deployment book names."""
        self._is_ahead = False

    # -- opening -------------------------------------------------------------------------------------------------

    @classmethod
    def anvil(
        cls,
        *,
        start_at: Instant | None = None,
        port: int = 0,
        ipc: bool = True,
        seconds_per_block: int | None = 1,
        load_state: str | Path | None = None,
        dump_state: str | Path | None = None,
        states_kept: int | None = STATES_KEPT,
        arguments: Sequence[str] = (),
    ) -> Self:
        """A chain of an Anvil of its own, ended with the ``with`` block.

        ``seconds_per_block`` makes timestamps depend on the blocks alone; ``None`` follows the wall clock. Views with
        ``at`` read the state of the last ``states_kept`` blocks, or of all of them for ``None``.
        """
        begin = None if start_at is None else to_seconds(start_at, field="start_at")
        node = Anvil(AnvilOptions(begin, port, ipc=ipc, load_state=load_state, dump_state=dump_state,
                                  states_kept=states_kept, arguments=tuple(arguments)))  # fmt: skip
        try:
            chain = cls(node.rpc, node=node, name="anvil")
            if seconds_per_block is not None:
                chain.rpc.call("anvil_setBlockTimestampInterval", seconds_per_block)
            if load_state is not None:
                chain._go_on()
        except BaseException:
            node.stop()
            raise
        return chain

    @classmethod
    def connect(cls, where: str, *, chain_id: int | None = None, keys: Keys | None = None) -> Self:
        """A chain at a URL or under a configured name; ``chain_id`` is checked where it is known."""
        network = find_network(where)
        chain = cls(Rpc.http(network.url), chain_id=chain_id or network.chain_id, name=network.name)
        chain.keys = keys or chain.keys
        return chain

    @classmethod
    def from_web3(cls, w3: Any, *, chain_id: int | None = None, keys: Keys | None = None) -> Self:
        """A chain over the provider of somebody's `Web3`, which stays theirs, with its time-outs and its limits."""
        from rwa_chain.chain.w3 import rpc_of

        chain = cls(rpc_of(w3), chain_id=chain_id)
        chain.keys = keys or chain.keys
        return chain

    @cached_property
    def w3(self) -> Web3:
        """A `Web3` over the same connection, whose refusals raise this library's typed errors."""
        from rwa_chain.chain.w3 import web3_of

        return web3_of(self.rpc)

    def close(self) -> None:
        """Close the journal, and end the node if it is this chain's own."""
        self.writer.close()
        if self.node is not None:
            self.node.stop()

    def _state(self) -> tuple[Path, str]:
        """The folder and file names of this chain's locks and journal."""
        first = self.rpc.call("eth_getBlockByNumber", "0x0", False)
        self.genesis = str((first or {}).get("hash", ""))
        identity = f"{self.chain_id}-{self.genesis[2:18]}"
        self._node_folder = self.node.folder if self.node is not None else None
        if self.local and self._node_folder is None:
            self._node_folder = node_folder(self.rpc.where)
        return self._node_folder or state_folder(), identity

    def _foreign(self) -> str:
        """The address of a local node that is none of this library's: others may have the same first block."""
        return self.rpc.where if self.local and self._node_folder is None else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Chain({self.chain_id}, {self.client} at {self.rpc.where})"

    # -- reading -------------------------------------------------------------------------------------------------

    @property
    def now(self) -> int:
        """Timestamp of the latest block, UTC seconds."""
        return self.block().timestamp

    @property
    def next_time(self) -> int:
        """Timestamp that the next block may have at the earliest, UTC seconds: a quiet local node's clock runs on."""
        pending = self.rpc.call("eth_getBlockByNumber", "pending", False) if self.local else None
        return self.now if pending is None else int(pending["timestamp"], 16)

    @property
    def block_number(self) -> int:
        """Number of the latest block."""
        return int(self.rpc.call("eth_blockNumber"), 16)

    def block(self, number: int | None = None) -> Block:
        """A block's header; the latest unless told. Raises `InputError` where there is none."""
        raw = self.rpc.call("eth_getBlockByNumber", block_tag(number), False)
        if raw is None:
            raise InputError("block", number, "the number of a block that exists")
        return Block(
            int(raw["number"], 16),
            int(raw["timestamp"], 16),
            raw["hash"],
            int(raw["gasUsed"], 16),
            tuple(raw["transactions"]),
        )

    def code(self, address: AddressLike, *, at: int | None = None) -> bytes:
        """Runtime code at an address."""
        return bytes.fromhex(self.rpc.call("eth_getCode", address_of(address), block_tag(at))[2:])

    def storage(self, address: AddressLike, slot: int, *, at: int | None = None) -> bytes:
        """One 32-byte word of a contract's storage."""
        word = self.rpc.call("eth_getStorageAt", address_of(address), hex(slot), block_tag(at))
        return bytes.fromhex(word[2:]).rjust(32, b"\x00")

    def nonce_of(self, wallet: AddressLike) -> int:
        """The nonce of the wallet's next transaction."""
        return int(self.rpc.call("eth_getTransactionCount", str(address_of(wallet)), "pending"), 16)

    def ether(self, address: AddressLike, *, at: int | None = None) -> int:
        """Balance in wei."""
        return int(self.rpc.call("eth_getBalance", address_of(address), block_tag(at)), 16)

    def receipt(self, tx: str) -> Receipt:
        """The receipt of a mined transaction; raises `InputError` where it is not mined."""
        raw = self.rpc.call("eth_getTransactionReceipt", tx)
        if raw is None:
            raise InputError("tx", tx, "the hash of a mined transaction")
        return read_receipt(raw)

    def logs(
        self,
        *,
        emitters: Sequence[AddressLike] = (),
        events: Sequence[type[Event]] = (),
        from_block: int | None = None,
        to_block: int | None = None,
        where: Where | None = None,
    ) -> list[RawLog]:
        """Logs in order, of some contracts and events only if told; ``log.decoded()`` gives the event.

        They begin, unless told, with the block in which the first of the contracts was made, where this process or a
        deployment book knows it. ``where`` lets only some values of an event's indexed fields through.
        """
        end = self.block_number if to_block is None else to_block
        begin = self._made_in(emitters) if from_block is None else from_block
        return scan(self.rpc, emitters=emitters, events=events, from_block=begin, to_block=end, where=where)

    def events(
        self,
        kind: type[E],
        *,
        emitter: AddressLike | None = None,
        from_block: int | None = None,
        to_block: int | None = None,
        where: Where | None = None,
    ) -> list[E]:
        """All events of one kind, in order; ``where={"to": holder}`` for those with some values of indexed fields.

        A value may be a list, of which one must be there. Raises `InputError` for a field that is not indexed.
        """
        emitters = () if emitter is None else (emitter,)
        found = self.logs(emitters=emitters, events=(kind,), from_block=from_block, to_block=to_block, where=where)
        decoded = (log.decoded() for log in found)
        return [event for event in decoded if isinstance(event, kind)]

    def _made_in(self, emitters: Sequence[AddressLike]) -> int:
        blocks = [self.created.get(address_of(each, field="emitters"), 0) for each in emitters]
        return min(blocks, default=0)

    @property
    def known_parties(self) -> list[Party]:
        """The parties that were asked of this chain so far."""
        return list(self._parties.values())

    def reading(self) -> Reading:
        """Many views in one request; see `rwa_chain.chain.reading`."""
        return Reading(self.rpc)

    def block_at(self, instant: Instant) -> Block:
        """The last block that was made at an instant or before; raises `InputError` for one before the chain began."""
        seconds = to_seconds(instant)
        low, high = self.block(0), self.block()
        if seconds < low.timestamp:
            raise InputError("time", seconds, f"an instant from {low.timestamp} on, when the chain began")
        while low.number < high.number and high.timestamp > seconds:
            middle = self.block((low.number + high.number) // 2)
            if middle.timestamp > seconds:
                high = middle
            elif middle.number == low.number:
                return low
            else:
                low = middle
        return high if high.timestamp <= seconds else low

    def tag(self, at: int | None) -> str:
        """The JSON-RPC block tag that views read: on a local node whose time was set, the next block."""
        return ("pending" if self._is_ahead else "latest") if at is None else block_tag(at)

    @property
    def states_kept(self) -> str:
        """A description of the blocks whose state the node keeps."""
        if self.node is None:
            return "an archive node keeps all"
        kept = self.node.states_kept
        return "all of them" if kept is None else f"the last {kept}; `states_kept` of Chain.anvil changes that"

    def batch(self, requests: Sequence[Request]) -> list[Any]:
        """Raw JSON-RPC results of many requests over one connection."""
        return self.rpc.batch(requests)

    # -- writing -------------------------------------------------------------------------------------------------

    def pipeline(
        self, *, allow_failures: bool = False, seconds: float | None = None, max_fee: int | None = None
    ) -> Pipeline:
        """Send many transactions without waiting for each; ``seconds`` is how long to wait without any news."""
        return Pipeline(self.rpc, self.writer, allow_failures=allow_failures, seconds=seconds, max_fee=max_fee)

    def resume(self, tx: str) -> Sent:
        """A write of an earlier process, or of this one, by its hash; it is sent again where the node does not know it.

        Raises `InputError` where the journal of this chain does not hold it.
        """
        return self.writer.resume(tx)

    def resume_all(self) -> list[Sent]:
        """Every write of the journal without an outcome, resumed, in the order of nonces of each sender."""
        return [self.writer.resume(row.tx) for row in self.writer.journal.unfinished()]

    def party(self, label: str, *, seed: str = DEFAULT_SEED) -> Party:
        """The party of a label: made from the seed and funded on a local node, from ``keys`` elsewhere."""
        return self.parties(label, seed=seed)[0]

    def parties(self, *labels: str, seed: str = DEFAULT_SEED) -> list[Party]:
        """The parties of many labels."""
        fresh = [label for label in dict.fromkeys(labels) if (seed, label) not in self._parties]
        for label in fresh:
            made = Party.from_seed(label, seed=seed) if self.keys is None else self.keys.party(label)
            self._parties[seed, label] = made
        if self.local:
            self.fund(*(self._parties[seed, label] for label in fresh))
        return [self._parties[seed, label] for label in labels]

    def fund(self, *wallets: AddressLike, wei: int = FUNDS) -> None:
        """Set ether balances on a local node."""
        self._only_local("fund")
        self.batch([("anvil_setBalance", (address_of(wallet), hex(wei))) for wallet in wallets])

    # -- a local node's time and state ---------------------------------------------------------------------------

    def set_time(self, instant: Instant) -> int:
        """The next block, so the next transaction, is at exactly this instant; views and simulations see it at once."""
        seconds = to_seconds(instant)
        self._time_request("evm_setNextBlockTimestamp", seconds)
        self._is_ahead = True
        return seconds

    @contextmanager
    def counting_seconds(self, seconds: int = 1) -> Iterator[None]:
        """Inside the ``with`` block a local node's blocks are this many seconds apart, not by the wall clock."""
        self._only_local("counting_seconds")
        self.rpc.call("anvil_setBlockTimestampInterval", seconds)
        try:
            yield
        finally:
            self.rpc.call("anvil_removeBlockTimestampInterval")

    def mine_at(self, instant: Instant) -> Block:
        """Mine an empty block at exactly this instant."""
        self.set_time(instant)
        return self.mine()

    def mine(self, blocks: int = 1) -> Block:
        """Mine empty blocks."""
        self.batch([("evm_mine", ())] * blocks)
        self._is_ahead = False
        return self.block()

    def snapshot(self) -> str:
        """Remember the state; good for one ``revert``."""
        return str(self.rpc.call("evm_snapshot"))

    def revert(self, snapshot: str) -> None:
        """Go back to a remembered state; raises if the node did not."""
        self._settle_pool()
        if self.rpc.call("evm_revert", snapshot) is not True:
            raise ChainError(f"the node did not go back to snapshot {snapshot}: it is unknown or was used")
        self._is_ahead = False
        self.writer.forget()

    def _settle_pool(self) -> None:
        """Wait until what was mined has left the node's pool, which happens a little after its receipt is answered.

        Left there, it would be good again once the state before it is back: mined twice, or refused as known already.
        """
        deadline = time.monotonic() + _POOL_SECONDS
        while any(int(each, 16) for each in self.rpc.call("txpool_status").values()):
            if time.monotonic() > deadline:  # it can't be mined: it is behind a gap, or has too little gas
                self.rpc.call("anvil_dropAllTransactions")
                return
            time.sleep(0.001)

    @contextmanager
    def rolled_back(self) -> Iterator[None]:
        """Undo everything done in the ``with`` block; parties first named inside are made anew afterwards."""
        known = dict(self._parties)
        snapshot = self.snapshot()
        try:
            yield
        finally:
            self.revert(snapshot)
            self._parties = known

    def set_storage(self, address: AddressLike, slot: int, word: bytes) -> None:
        """Overwrite one storage word: for tests that corrupt a state on purpose."""
        self._only_local("set_storage")
        self.rpc.call("anvil_setStorageAt", address_of(address), f"0x{slot:064x}", "0x" + word.rjust(32, b"\0").hex())

    def set_code(self, address: AddressLike, code: bytes) -> None:
        """Put runtime code at an address."""
        self._only_local("set_code")
        self.rpc.call("anvil_setCode", address_of(address), "0x" + code.hex())

    def dump_state(self) -> str:
        """The node's whole state as Anvil's compressed text, for ``load_state``."""
        self._only_local("dump_state")
        return str(self.rpc.call("anvil_dumpState"))

    def load_state(self, state: str) -> None:
        """Merge a dumped state into the node's; its clock goes on a second after the dumped one, whatever the time is.

        Raises `ChainError` where the node refuses it.
        """
        self._only_local("load_state")
        if self.rpc.call("anvil_loadState", state) is not True:
            raise ChainError("the node did not load the state")
        self.writer.forget()
        self._go_on()

    def _go_on(self) -> None:
        """Let the next block be a second after the last one, whatever the node's own clock says."""
        last = self.now
        self.rpc.call("evm_setTime", last)
        self.set_time(last + 1)

    def _time_request(self, method: str, seconds: int) -> None:
        try:
            self.rpc.call(method, seconds)
        except RpcError as error:
            if "lower" in error.message or "timestamp" in error.message.lower():
                raise InputError("time", seconds, f"an instant after the latest block's, {self.now}") from None
            raise

    def _mined(self, *_: object) -> None:
        self._is_ahead = False

    def _only_local(self, what: str) -> None:
        if not self.local:
            raise InputError("chain", self.rpc.where, f"a local Anvil: {what} is not for real networks")


def _client(rpc: Rpc) -> str:
    """The node's client version; empty where the node has none."""
    try:
        return str(rpc.call("web3_clientVersion"))
    except RpcError:
        return "unknown"


def block_tag(number: int | None) -> str:
    """A block number as JSON-RPC writes it; raises `InputError` for what is none."""
    if number is None:
        return "latest"
    if type(number) is not int or number < 0:
        raise InputError("at", number, "a block number")
    return hex(number)


__all__ = ["Address", "Block", "Chain", "block_tag"]
