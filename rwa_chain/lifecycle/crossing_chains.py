"""A crossing on two real chains: what each party does next, read from both chains, so that it can be cut off anywhere.

Nothing is remembered but the terms and each party's own secret: whoever starts again reads where the two instructions
stand and goes on. An act that was sent before a crash is found done, or is sent again and refused by the chain as done.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rwa_chain.bindings import HashLock, ISettlement, KeyRelease, Settlement
from rwa_chain.bindings.types import Instruction, Leg, Status
from rwa_chain.chain import Address, Chain, Party, Receipt
from rwa_chain.errors import InputError
from rwa_chain.files import PRIVATE, write_whole
from rwa_chain.lifecycle import erc7573_2026_08_31 as erc7573
from rwa_chain.lifecycle import settlement
from rwa_chain.lifecycle.crossing import BUYER, SELLER, WATCHER, Deadlines, Timing, Way, check
from rwa_chain.lifecycle.erc7573_2026_08_31 import Keys

OPEN = (Status.AFFIRMED, Status.FAILED)
SECRET_BYTES = 32


@dataclass(frozen=True)
class Side:
    """One chain of a crossing: its engine, and the condition that its instruction names."""

    chain: Chain
    settlement: Settlement
    condition: HashLock | KeyRelease | None


@dataclass(frozen=True)
class Crossing:
    """The terms that both parties agreed. ``lock`` is the secret's hash, or the id of the watcher's two hashes.

    The legs are each of its own chain; ``nonces`` are the seller's there and the buyer's here. ``began_at`` [s].
    """

    way: Way
    asset: Leg
    cash: Leg
    nonces: tuple[int, int]
    ends: Deadlines
    timing: Timing
    began_at: int
    reference: str
    lock: bytes
    hashes: tuple[bytes, bytes] = (b"", b"")

    def asset_instruction(self, side: Side) -> Instruction:
        """The security's delivery, which waits for the secret or the key."""
        return self._instruction(self.asset, self.nonces[0], self.ends.asset, side, self.lock)

    def cash_instruction(self, side: Side) -> Instruction:
        """The payment: under the hash, or with key release a plain one that ends with its deadline."""
        lock = self.lock if self.way is Way.HASH_LOCKS else None
        return self._instruction(self.cash, self.nonces[1], self.ends.cash, side, lock)

    def _instruction(self, leg: Leg, nonce: int, expires_at: int, side: Side, lock: bytes | None) -> Instruction:
        condition = side.condition if lock is not None else None
        named: dict[str, Any] = {}
        if lock is not None and condition is not None:
            named = {"condition": condition, "condition_id": lock}
        return settlement.instruction(
            [leg], self.reference, nonces=[nonce], settlement_at=self.began_at, expires_at=expires_at, **named
        )


@dataclass(frozen=True)
class Journal:
    """A party's journal: the terms, and its own secret. Written whole before its first act."""

    crossing: Crossing
    secret: bytes = b""
    keys: Keys | None = None

    def save(self, path: Path) -> None:
        """Save to a file, whole or not at all, that nobody else may read: it holds the secret and both keys."""
        found = asdict(self.crossing)
        found["way"] = self.crossing.way.name
        text = json.dumps(
            {"crossing": found, "secret": self.secret, "keys": self.keys and asdict(self.keys)}, default=_hex
        )
        write_whole(path, text, mode=PRIVATE)

    @classmethod
    def read(cls, path: Path) -> Journal:
        """The file's; raises `InputError` where it is none."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            c, keys = found["crossing"], found["keys"]
            paid, unpaid = map(_bytes, c["hashes"])
            crossing = Crossing(
                way=Way[c["way"]], asset=_leg(c["asset"]), cash=_leg(c["cash"]), nonces=tuple(c["nonces"]),
                ends=Deadlines(**c["ends"]), timing=Timing(**c["timing"]), began_at=c["began_at"],
                reference=c["reference"], lock=_bytes(c["lock"]), hashes=(paid, unpaid),
            )  # fmt: skip
            both = None if keys is None else Keys(_bytes(keys["paid"]), _bytes(keys["unpaid"]))
            return cls(crossing, _bytes(found["secret"]), both)
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise InputError("journal", str(path), f"a crossing's journal ({problem})") from None


def _hex(value: Any) -> str:
    if isinstance(value, bytes):
        return "0x" + value.hex()
    raise TypeError(type(value).__name__)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.removeprefix("0x"))


def _leg(found: dict[str, Any]) -> Leg:
    wallets = {name: Address(found[name]) for name in ("out_asset", "in_asset", "from_", "to")}
    return Leg(**wallets, id=found["id"], amount=found["amount"])


def step(journal: Journal, role: str, asset: Side, cash: Side, party: Party) -> Receipt | None:
    """The next act of a party, if it has one now; reads both chains first. Raises `InputError` for unsafe deadlines.

    `asset` and `cash` are as the party sees the two chains; `role` is seller, buyer or watcher.
    """
    crossing = journal.crossing
    check(crossing.ends, crossing.timing)
    here = _Standing(asset, crossing.asset_instruction(asset), crossing.timing.asset_finality)
    there = _Standing(cash, crossing.cash_instruction(cash), crossing.timing.cash_finality)
    acts = {SELLER: _seller, BUYER: _buyer, WATCHER: _watcher}
    if role not in acts:
        raise InputError("role", role, "one of " + ", ".join(acts))
    return acts[role](journal, here, there, party)


class _Standing:
    """The state of one instruction on its chain."""

    def __init__(self, side: Side, agreed: Instruction, finality: int) -> None:
        self.side, self.agreed, self.engine = side, agreed, side.settlement
        self.id = side.settlement.id_of(agreed)
        self.status = Status(side.settlement.status_of(self.id))
        self.now = side.chain.now
        self._finality = finality

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_expired(self) -> bool:
        return self.now > self.agreed.expires_at

    def is_final(self, event: type[ISettlement.Affirmed] | type[ISettlement.Settled]) -> bool:
        """Whether it happened, so long ago that it stays."""
        for found in self.side.chain.events(event, emitter=self.engine):
            if found.id == self.id and found.place is not None:
                return self.now >= self.side.chain.block(found.place.block).timestamp + self._finality
        return False

    def settling_call(self) -> bytes:
        """The calldata of the transaction that settled it."""
        for found in self.side.chain.events(ISettlement.Settled, emitter=self.engine):
            if found.id == self.id and found.place is not None:
                sent = self.side.chain.rpc.call("eth_getTransactionByHash", found.place.tx)
                return bytes.fromhex(sent["input"][2:])
        return b""


def _seller(journal: Journal, here: _Standing, there: _Standing, party: Party) -> Receipt | None:
    crossing = journal.crossing
    if here.status is Status.NONE and there.now <= crossing.ends.cash:
        return settlement.affirm(here.engine, here.agreed, sender=party)
    if here.is_open and here.is_expired:
        return here.engine.expire(here.agreed, sender=party)
    if (
        crossing.way is Way.HASH_LOCKS
        and there.is_open
        and not there.is_expired
        and there.is_final(ISettlement.Affirmed)
    ):
        return there.engine.settle(there.agreed, journal.secret, sender=party)
    return None


def _buyer(journal: Journal, here: _Standing, there: _Standing, party: Party) -> Receipt | None:
    crossing = journal.crossing
    locked = here.is_open and here.is_final(ISettlement.Affirmed)
    if there.status is Status.NONE and locked and not there.is_expired:
        if crossing.way is Way.HASH_LOCKS:
            return settlement.affirm(there.engine, there.agreed, sender=party)
        return there.engine.settle_signed(there.agreed, [b""], b"", sender=party)
    if there.is_open and there.is_expired:
        return there.engine.expire(there.agreed, sender=party)
    if crossing.way is Way.HASH_LOCKS and there.status is Status.SETTLED and here.is_open and not here.is_expired:
        return here.engine.settle(here.agreed, _preimage(there.settling_call(), crossing.lock), sender=party)
    return None


def _watcher(journal: Journal, here: _Standing, there: _Standing, party: Party) -> Receipt | None:
    crossing, keys = journal.crossing, journal.keys
    if keys is None:
        raise InputError("keys", None, "the watcher's two keys")
    if crossing.way is not Way.KEY_RELEASE or not here.is_open or here.is_expired:
        return None
    if there.status is Status.SETTLED and there.is_final(ISettlement.Settled):
        return here.engine.settle(here.agreed, erc7573.proof(crossing.hashes, keys.paid), sender=party)
    over = crossing.ends.cash + crossing.timing.cash_finality + crossing.timing.skew
    if there.status is not Status.SETTLED and there.now > over:
        return here.engine.refuse(here.agreed, erc7573.proof(crossing.hashes, keys.unpaid), sender=party)
    return None


def _preimage(calldata: bytes, lock: bytes) -> bytes:
    """The secret in the calldata that settled under a hash: whichever word of it has that hash."""
    for start in range(4, len(calldata) - SECRET_BYTES + 1, SECRET_BYTES):
        word = calldata[start : start + SECRET_BYTES]
        if hashlib.sha256(word).digest() == lock:
            return word
    raise InputError("lock", f"0x{lock.hex()}", "the hash of a word in the call that settled the payment")
