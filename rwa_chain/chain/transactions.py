"""The one write path: simulate, price, sign, send, wait; a receipt or a typed exception.

A ``Call`` is what will be sent, typed by what it returns. ``Writer`` belongs to one chain. Fees come first and the
nonce last; from then on the signed bytes and their hash are the write: a lost answer is asked for by the hash, a retry
sends the same bytes, and an exception says which transaction it is about and what is known of it (`errors.Write`).

The same write again, after an exception that left it open, is that write: its bytes are sent once more and no others.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from rwa_chain.chain.address import Address, keccak
from rwa_chain.chain.codec import Function
from rwa_chain.chain.fees import Fees
from rwa_chain.chain.journal import DROPPED, FAILED, MINED, Journal, Row, check_same, digest_of
from rwa_chain.chain.mining import Miner
from rwa_chain.chain.outbox import Outbox, Outboxes
from rwa_chain.chain.party import Party
from rwa_chain.chain.receipts import Receipt, read_receipt
from rwa_chain.chain.reverts import decode_revert, revert_of
from rwa_chain.chain.rpc import Rpc, rpc_error
from rwa_chain.chain.sent import Sent, told, unsigned
from rwa_chain.chain.signers import read_signed
from rwa_chain.errors import (
    CallContext,
    ChainError,
    InputError,
    Known,
    NodeUnreachable,
    NotRefused,
    OutOfGas,
    Reverted,
    RpcError,
    RwaError,
    TransactionDropped,
    TransactionTimeout,
    UnknownRevert,
)

TRANSACTION_GAS_CAP = 16_777_216
"""EIP-7825: no transaction may ask for more gas."""

LOCAL_MAX_FEE = 100 * 10**9
_POOL_CATCHES_UP = 1.0  # [s]
R = TypeVar("R")


@dataclass(frozen=True)
class Call(Generic[R]):
    """A function call that has not been sent; ``to`` is ``None`` for the creation of a contract."""

    to: Address | None
    data: bytes = field(repr=False)
    function: Function[R] | None = field(default=None, repr=False)
    values: tuple[Any, ...] = ()
    contract: str = ""
    value: int = 0

    def describe(self) -> str:
        """``SecurityToken(0x…).transfer(to = 0x…, value = 5)``."""
        where = f"{self.contract or 'contract'}({self.to})" if self.to else f"new {self.contract}"
        if self.function is None:
            return where
        return f"{where}.{self.function.describe(self.values)}" if self.to else f"{where}{self._arguments()}"

    def _arguments(self) -> str:
        return self.function.describe(self.values).removeprefix(self.function.name) if self.function else "()"

    def fields(self) -> dict[str, str]:
        """The call as JSON-RPC takes it."""
        fields = {"data": "0x" + self.data.hex()}
        if self.to is not None:
            fields["to"] = str(self.to)
        if self.value:
            fields["value"] = hex(self.value)
        return fields


@dataclass(frozen=True)
class WriteOptions:
    """Options of one write.

    `key` is an idempotency key: one write of its sender on this chain. `seconds` is how long to wait for the receipt,
    `confirmations` how many blocks hold it, its own included, and `max_fee` the most that is paid per gas, in wei;
    unless told, the writer's.
    """

    key: str | None = None
    seconds: float | None = None
    confirmations: int | None = None
    max_fee: int | None = None
    signed: Callable[[Sent], None] | None = None
    """Told of the signed transaction before it is sent, for a journal of one's own."""


PLAIN = WriteOptions()

Observer = Callable[[Call[Any], Party, Receipt], None]
"""Told of every transaction that was mined: the call, who signed it, and its receipt, also a failed one's."""


class Verdict(Enum):
    """The meaning of a node's refusal for a transaction."""

    KNOWN = auto()
    """The node has it already."""
    NONCE = auto()
    """Its nonce belongs to another transaction, or is not the next."""
    REFUSED = auto()
    """The transaction is not valid now; the node did not take it."""
    UNCLEAR = auto()
    """A limit, an internal error, words that nobody here knows: it may have been taken."""


_VERDICTS = (
    (
        Verdict.KNOWN,
        r"already known|alreadyknown|known transaction|already imported|already exists|transaction already",
    ),
    (Verdict.NONCE, r"nonce|replacement transaction|could not replace|underpriced.*replac"),
    (
        Verdict.REFUSED,
        r"insufficient (funds|balance)|out of funds|intrinsic gas|gas limit|gas price below|max fee per gas|fee too low"
        r"|underpriced|exceeds block gas|oversized|invalid (sender|signature|chain)|chain ?id|revert|\bcap\b",
    ),
)


def verdict_of(error: RpcError) -> Verdict:
    """Interpret a node's error message; nodes have no codes for these refusals."""
    words = error.message.lower()
    return next((verdict for verdict, pattern in _VERDICTS if re.search(pattern, words)), Verdict.UNCLEAR)


class _Taken(Exception):
    """The nonce of a transaction belongs to another one; it was not sent and never will be mined."""


class Writer:
    """Sends transactions on one chain. `observers` are told of each once it is mined."""

    def __init__(
        self,
        rpc: Rpc,
        chain_id: int,
        *,
        local: bool,
        outboxes: Outboxes,
        journal: Callable[[], Journal],
        is_alive: Callable[[], bool] = lambda: True,
    ) -> None:
        self._rpc = rpc
        self._chain_id = chain_id
        self._local = local
        self._outboxes = outboxes
        self._open_journal = journal
        self._is_alive = is_alive
        self._journal: Journal | None = None
        self._journal_lock = threading.Lock()
        self.observers: list[Observer] = []
        self.explain: Callable[[Reverted, Call[Any]], str] = lambda refusal, call: ""
        """Completes a refusal with facts from the chain; a deployment sets it (`Reverted.takes`)."""
        self.explained: set[Address] = set()
        """The managers of roles that it knows."""
        self.miner = Miner(rpc, local=local)
        """Controls when a local node mines."""
        self.fees = Fees(rpc, local=local)
        """The gas fees."""
        self.seconds = 120.0
        """Seconds that a write waits for its receipt, by default."""
        self.confirmations = 1
        """Blocks that must hold a write before it counts, its own included, by default."""
        self.send_seconds = 8.0
        """Seconds during which an unanswered send is repeated before the write is *perhaps sent*."""
        self.pause = 0.001 if local else 0.05
        """Seconds before the second request; they double each time, up to a thousand times."""

    # -- the ways to send ----------------------------------------------------------------------------------------

    def simulate(self, call: Call[R], sender: Party, *, at: str | None = None, gas: int | None = None) -> bytes:
        """Simulate the call in the next block, or at block ``at``, and return its result; raises the typed error."""
        fields = {**call.fields(), "from": str(sender.address), "gas": hex(self._checked_gas(gas))}
        try:
            answer = self._rpc.call("eth_call", fields, at or ("pending" if self._local else "latest"))
        except RpcError as error:
            raise self.refusal(error, call, sender) from None
        return bytes.fromhex(answer[2:])

    def execute(self, call: Call[Any], sender: Party, gas: int | None = None, options: WriteOptions = PLAIN) -> Receipt:
        """Simulate, send, wait; raises the typed error before anything is sent where the call would fail."""
        sent, receipt = self._send(call, sender, gas, options)
        return self.accept(receipt or self._settled(sent, options.seconds, options.confirmations), call, sender)

    def submit(self, call: Call[Any], sender: Party, gas: int | None = None, options: WriteOptions = PLAIN) -> Sent:
        """Simulate and send, without waiting."""
        sent, receipt = self._send(call, sender, gas, options, at_once=False)
        if receipt is None:
            self._outboxes[sender.address].unsettled.pop(digest_of(call), None)
        return sent

    def refuse(self, call: Call[Any], sender: Party, gas: int | None = None, options: WriteOptions = PLAIN) -> Receipt:
        """Send what is expected to fail, without simulating, so that the refusal is mined; ``receipt.error`` is why.

        Raises `NotRefused` where it succeeds.
        """
        sent, receipt = self._send(call, sender, self._checked_gas(gas), options, simulated=False)
        receipt = receipt or self._settled(sent, options.seconds, options.confirmations)
        if receipt.succeeded:
            raise NotRefused(receipt.tx, call.describe())
        return receipt.with_error(self.why(receipt, call, sender))

    def settle(self, sent: Sent, seconds: float | None = None, confirmations: int | None = None) -> Receipt:
        """The receipt of a write that was sent; raises the typed error if it failed."""
        return self.accept(self._settled(sent, seconds, confirmations), sent.call, sent.sender)

    def resume(self, tx: str) -> Sent:
        """A write by its hash, from the journal; its bytes are sent again where the node does not know them.

        Raises `InputError` for a hash that the journal does not hold.
        """
        row = self.journal.by_hash(tx)
        if row is None:
            raise InputError("tx", tx, "the hash of a write in this chain's journal")
        sent = self._of_row(row)
        if not row.is_final:
            with self._outboxes[sent.sender.address].held():
                self._transmit_or_tell(sent)
        return sent

    def adopt(self, raw: bytes, call: Call[Any], sender: Party) -> Sent:
        """A write that an earlier process signed and kept; its bytes are sent again.

        Raises `TransactionDropped` where another transaction has its nonce, and `InputError` for bytes that are no
        transaction of this sender.
        """
        nonce, gas, fees = read_signed(raw)
        sent = Sent("0x" + keccak(raw).hex(), raw, nonce, sender, call, gas, fees, self, Known.PERHAPS_SENT)
        with self._outboxes[sender.address].held():
            self._transmit_or_tell(sent)
        return sent

    def replace(self, sent: Sent, *, max_fee: int | None = None) -> Sent:
        """The same call with the same nonce and a higher fee."""
        return self._again(sent, sent.call, sent.gas, max_fee, sent.key)

    def cancel(self, sent: Sent, *, max_fee: int | None = None) -> Sent:
        """Nothing, with the same nonce and a higher fee."""
        return self._again(sent, Call(sent.sender.address, b""), 21_000, max_fee, None)

    # -- parts, also used by the pipeline ------------------------------------------------------------------------

    @property
    def journal(self) -> Journal:
        """The journal of this chain, opened when it is first used."""
        with self._journal_lock:
            if self._journal is None:
                self._journal = self._open_journal()
            return self._journal

    def close(self) -> None:
        """Close the journal."""
        with self._journal_lock:
            if self._journal is not None:
                self._journal.close()
                self._journal = None

    def outbox(self, sender: Party) -> Outbox:
        """The outbox of a sender in this process."""
        return self._outboxes[sender.address]

    def sign(
        self, call: Call[Any], sender: Party, gas: int, fees: Mapping[str, int], nonce: int, key: str | None = None
    ) -> Sent:
        """The signed transaction."""
        fields: dict[str, Any] = {
            "chainId": self._chain_id,
            "nonce": nonce,
            "gas": gas,
            "value": call.value,
            "data": call.data,
            **fees,
        }
        if "gasPrice" not in fees:
            fields["type"] = 2
        if call.to is not None:
            fields["to"] = str(call.to)
        raw, tx = sender.sign_transaction(fields)
        return Sent(tx, raw, nonce, sender, call, gas, fees, self, key=key)

    def accept(self, receipt: Receipt, call: Call[Any], sender: Party) -> Receipt:
        """The receipt of a transaction that succeeded; raises the typed error of one that failed."""
        if not receipt.succeeded:
            raise self.why(receipt, call, sender)
        return receipt

    def why(self, receipt: Receipt, call: Call[Any], sender: Party) -> Reverted:
        """The typed error of a mined transaction that failed: from its trace, else from the call run again."""
        context = CallContext(call.describe(), _shown(sender), receipt.tx)
        try:
            trace = self._rpc.call(
                "debug_traceTransaction", receipt.tx, {"tracer": "callTracer", "tracerConfig": {"onlyTopCall": True}}
            )
        except (RpcError, NodeUnreachable):
            found = self._run_again(receipt, call, sender)
        else:
            data = bytes.fromhex(str(trace.get("output") or "0x")[2:])
            found = decode_revert(data, hint=str(trace.get("error") or ""))
        found = self._explained(found.within(context), call)
        recent = self._outboxes[sender.address].recent
        nonce = next((nonce for nonce, tx in recent.items() if tx == receipt.tx), None)
        told(found, replace(unsigned(call, sender), tx=receipt.tx, nonce=nonce, known=Known.MINED))
        return found

    def observed(self, call: Call[Any], sender: Party, receipt: Receipt) -> None:
        """Tell the observers of a mined transaction."""
        for observer in self.observers:
            observer(call, sender, receipt)

    def forget(self) -> None:
        """Drop what is remembered of transactions: the chain was changed behind them."""
        self._outboxes.forget()

    def estimates(self, calls: Sequence[tuple[Call[Any], Party, int | None]], *, together: bool = False) -> list[int]:
        """Gas limits for many calls, each on the state as it is now; raises the typed error of one that would fail.

        Calls that are sent ``together`` meet a state that those before them changed, where a word that was there may be
        a new one: they get twice the estimate and room for two new words. Gas that is not used is not paid.
        """
        if self._local:
            return [self._checked_gas(gas) for _, _, gas in calls]
        asked = [(call, sender) for call, sender, gas in calls if gas is None]
        answers = self._rpc.attempt(
            [("eth_estimateGas", ({**call.fields(), "from": str(sender.address)},)) for call, sender in asked]
        )
        for (call, sender), answer in zip(asked, answers, strict=True):
            error = rpc_error("eth_estimateGas", answer)
            if error is not None:
                raise self.refusal(error, call, sender)
        found_gas = [int(answer["result"], 16) for answer in answers]
        wanted = [each * 2 + 50_000 if together else each * 5 // 4 for each in found_gas]
        limits = [min(each, TRANSACTION_GAS_CAP) for each in wanted]
        found = iter(self._checked_estimates(asked, limits))
        return [next(found) if gas is None else self._checked_gas(gas) for _, _, gas in calls]

    def refusal(self, error: RpcError, call: Call[Any], sender: Party) -> Reverted | RpcError:
        """The typed error in an RPC error, knowing its call."""
        reverted = revert_of(error)
        found: Reverted | RpcError = error
        if reverted is not None:
            found = self._explained(reverted.within(CallContext(call.describe(), _shown(sender))), call)
        told(found, unsigned(call, sender))
        return found

    def _explained(self, refusal: Reverted, call: Call[Any]) -> Reverted:
        refusal.takes = self.explain(refusal, call)
        return refusal

    def known_to_node(self, all_of_them: Sequence[Sent]) -> list[bool | None]:
        """For each hash, whether the node has it in a block or in its mempool; None where it did not say."""
        if not all_of_them:
            return []
        requests = [("eth_getTransactionByHash", (each.tx,)) for each in all_of_them]
        try:
            answers = self._rpc.attempt(requests)
        except ChainError:
            return [None] * len(all_of_them)
        return [None if "error" in each else each.get("result") is not None for each in answers]

    def free(self, sender: Address) -> None:
        """Send again what a local node's pool keeps of a sender for ever.

        An Anvil that mines by itself may judge a transaction by the state before its predecessor's block and file it
        after that block: its nonce is the next one, and it waits for the one before it.
        """
        if not self._local or self.miner.by_hand:
            return
        with suppress(ChainError):
            asked = [("eth_getTransactionCount", (str(sender), "latest")), ("txpool_content", ())]
            count, pool = self._rpc.batch(asked)
            queued: Mapping[str, Mapping[str, Any]] = pool["queued"]
            kept = next((each for of, each in queued.items() if of.lower() == str(sender).lower()), {})
            if str(int(count, 16)) not in kept:
                return
            hashes = [kept[nonce]["hash"] for nonce in sorted(kept, key=int)]
            raw = self._rpc.batch([("eth_getRawTransactionByHash", (each,)) for each in hashes])
            self._rpc.call("anvil_removePoolTransactions", str(sender))
            self._rpc.attempt([("eth_sendRawTransaction", (each,)) for each in raw])

    def is_taken(self, sent: Sent) -> bool:
        """Whether another transaction of its sender, in a block, has its nonce: one node said so twice.

        The receipt and the count are asked for in one request, which one node answers from one state.
        """
        for attempt in range(2):
            if attempt and not self._local:
                time.sleep(self.pause * 10)
            try:
                receipt, count = self._rpc.batch(
                    [
                        ("eth_getTransactionReceipt", (sent.tx,)),
                        ("eth_getTransactionCount", (str(sent.sender.address), "latest")),
                    ]
                )
            except ChainError:
                return False
            if receipt is not None or int(count, 16) <= sent.nonce:
                return False
        return True

    def nonces(self, senders: Sequence[Address]) -> list[int]:
        """The nonce of each sender's next transaction; its outbox is held."""
        if not senders:
            return []
        asked = self._rpc.batch([("eth_getTransactionCount", (str(each), "pending")) for each in senders])
        return [
            self._next_nonce(self._outboxes[each], int(count, 16)) for each, count in zip(senders, asked, strict=True)
        ]

    def finished(self, sent: Sent, receipt: Receipt) -> None:
        """A write was mined: note it."""
        sent.known = Known.MINED
        self._outboxes[sent.sender.address].unsettled.pop(digest_of(sent.call), None)
        if self._is_journaled(sent):
            states = [(sent.tx, MINED if receipt.succeeded else FAILED, receipt.block)]
            self.journal.outcomes([*states, *((each.tx, DROPPED, None) for each in sent.replaced)])

    # -- inside: sending -----------------------------------------------------------------------------------------

    def _send(
        self,
        call: Call[Any],
        sender: Party,
        gas: int | None,
        options: WriteOptions,
        *,
        simulated: bool = True,
        at_once: bool = True,
    ) -> tuple[Sent, Receipt | None]:
        """A write that the node has, and its receipt where the node gave it with its answer."""
        outbox = self._outboxes[sender.address]
        try:
            limit, fees = self._price(call, sender, gas, options, simulated)
            with outbox.held():
                before = self._before(call, sender, outbox, options)
                if before is not None:
                    return before
                for attempt in range(5):
                    if self._local and simulated:
                        nonce = self._simulated(call, sender, outbox, gas)
                    else:
                        (nonce,) = [outbox.next] if outbox.next is not None else self.nonces([sender.address])
                    sent = self.sign(call, sender, limit, fees, nonce, options.key)
                    if options.signed is not None:
                        options.signed(sent)
                    try:
                        return sent, self._first(sent, outbox, at_once)
                    except _Taken:
                        if attempt == 4:
                            raise sent.tell(TransactionDropped(sent.tx, nonce), Known.DROPPED) from None
        except BaseException as error:
            if getattr(error, "write", None) is None:
                told(error, unsigned(call, sender))
            raise
        raise AssertionError

    def _price(
        self, call: Call[Any], sender: Party, gas: int | None, options: WriteOptions, simulated: bool
    ) -> tuple[int, Mapping[str, int]]:
        """Gas limit and fees; on a network the call is simulated by this."""
        if self._local or not simulated:
            return self._checked_gas(gas), self.fees.now(options.max_fee)
        limit = self.estimates([(call, sender, gas)])[0]
        if gas is not None:
            self.simulate(call, sender, gas=limit)
        return limit, self.fees.now(options.max_fee)

    def _simulated(self, call: Call[Any], sender: Party, outbox: Outbox, gas: int | None) -> int:
        """The nonce of a call that passes on a local node, in one request with its simulation."""
        fields = {**call.fields(), "from": str(sender.address), "gas": hex(self._checked_gas(gas))}
        counts = [("eth_getTransactionCount", (str(sender.address), block)) for block in ("pending", "latest")]
        outcome, *answers = self._rpc.attempt([("eth_call", (fields, "pending")), *counts])
        error = rpc_error("eth_call", outcome)
        if error is not None:
            raise self.refusal(error, call, sender) from None
        if outbox.next is not None:
            return outbox.next
        # A node that mines by itself has nothing pending for long. After a rollback its pool may still hold what the
        # dropped block had mined: a nonce counted on top of that would wait for ever.
        deadline = time.monotonic() + _POOL_CATCHES_UP
        while True:
            error = next((each for each in (rpc_error(counts[0][0], one) for one in answers) if each), None)
            if error is not None:
                raise error
            pending, latest = (int(each["result"], 16) for each in answers)
            if pending <= latest or self.miner.by_hand or time.monotonic() > deadline:
                return pending
            time.sleep(self.pause)
            answers = self._rpc.attempt(counts)

    def _before(
        self, call: Call[Any], sender: Party, outbox: Outbox, options: WriteOptions
    ) -> tuple[Sent, Receipt | None] | None:
        """The write that this one is already: under its idempotency key, or the same one that was left open."""
        if options.key is not None:
            row = self.journal.find(str(sender.address), [options.key]).get(options.key)
            if row is not None:
                check_same(row, call)
                sent = self._of_row(row, sender, call)
            else:
                return None
        else:
            found = outbox.unsettled.get(digest_of(call))
            if found is None:
                return None
            sent = found
        try:
            return sent, None if sent.known is Known.MINED else self._transmit_or_tell(sent)
        except TransactionDropped:
            return None

    def _first(self, sent: Sent, outbox: Outbox, at_once: bool) -> Receipt | None:
        """Send a write for the first time: it is in the journal and among the open ones before."""
        digest = digest_of(sent.call)
        outbox.unsettled[digest] = sent
        if self._is_journaled(sent):
            self.journal.signed([sent])
        try:
            receipt = self._transmit(sent, at_once)
        except BaseException as error:
            gone = isinstance(error, _Taken) or sent.known is Known.NOT_SENT
            if gone:
                outbox.unsettled.pop(digest, None)
                if self._is_journaled(sent):
                    self.journal.outcomes([(sent.tx, DROPPED, None)])
            if isinstance(error, RpcError):
                raise sent.tell(self.refusal(error, sent.call, sent.sender), sent.known) from None
            if not isinstance(error, _Taken):
                sent.tell(error)
            raise
        outbox.remember(sent.nonce, sent.tx)
        if outbox.next is not None:
            outbox.next = sent.nonce + 1
        if receipt is not None:
            self.finished(sent, receipt)
            self.observed(sent.call, sent.sender, receipt)
        return receipt

    def _transmit_or_tell(self, sent: Sent) -> Receipt | None:
        """Send the same bytes again; raises `TransactionDropped` where they can't be mined any more."""
        try:
            self._transmit(sent, at_once=False)
        except _Taken:
            self._drop(sent)
            raise sent.tell(TransactionDropped(sent.tx, sent.nonce), Known.DROPPED) from None
        except BaseException as error:
            raise sent.tell(error, Known.PERHAPS_SENT) from None
        return None

    def _transmit(self, sent: Sent, at_once: bool) -> Receipt | None:
        """Send the bytes until the node has them or refuses them for good, asking by the hash after each trouble."""
        at_once = at_once and self._local and not self.miner.by_hand
        method = "eth_sendRawTransactionSync" if at_once else "eth_sendRawTransaction"
        raw = "0x" + sent.raw.hex()
        deadline, pause = time.monotonic() + self.send_seconds, self.pause
        is_new, is_lost = sent.known is Known.NOT_SENT, False
        sent.known = Known.PERHAPS_SENT
        while True:
            try:
                answer = self._rpc.call(method, raw)
                return read_receipt(answer) if at_once and isinstance(answer, Mapping) else None
            except (NodeUnreachable, RpcError) as error:
                trouble: ChainError = error
            verdict = verdict_of(trouble) if isinstance(trouble, RpcError) else Verdict.UNCLEAR
            if verdict is Verdict.KNOWN:
                return None
            (is_known,) = self.known_to_node([sent])
            if is_known:
                return None
            if is_known is False and verdict is Verdict.NONCE:
                if is_new and not is_lost:
                    sent.known = Known.NOT_SENT
                    raise _Taken
                if self.is_taken(sent):
                    sent.known = Known.DROPPED
                    raise _Taken
            if is_known is False and verdict is Verdict.REFUSED:
                if is_new and not is_lost:
                    sent.known = Known.NOT_SENT
                raise trouble
            is_lost = is_lost or verdict is Verdict.UNCLEAR
            if not self._is_alive() or time.monotonic() > deadline:
                raise trouble
            time.sleep(pause)
            pause = min(pause * 2, self.pause * 40)

    def _again(self, sent: Sent, call: Call[Any], gas: int, max_fee: int | None, key: str | None) -> Sent:
        """Another transaction with the nonce of a write."""
        fees = self.fees.raised(sent.fees, max_fee)
        made = self.sign(call, sent.sender, gas, fees, sent.nonce, None)
        made.replaced = (*sent.replaced, sent)
        with self._outboxes[sent.sender.address].held():
            if not self._local:
                self.journal.signed([made])
            try:
                self._transmit(made, at_once=False)
            except _Taken:
                self._drop(made)
                raise made.tell(TransactionDropped(made.tx, made.nonce), Known.DROPPED) from None
            except RpcError as error:
                raise made.tell(self.refusal(error, call, sent.sender), made.known) from None
        return made

    # -- inside: waiting -----------------------------------------------------------------------------------------

    def _settled(self, sent: Sent, seconds: float | None, confirmations: int | None) -> Receipt:
        """The receipt of a write, whatever its status; the observers have been told."""
        try:
            receipt = self._awaited(sent, self.seconds if seconds is None else seconds, confirmations)
        except BaseException as error:
            if sent.known is Known.PERHAPS_SENT:
                self._outboxes[sent.sender.address].unsettled[digest_of(sent.call)] = sent
            raise sent.tell(error) from None
        if sent.known is not Known.MINED:
            self.finished(sent, receipt)
            self.observed(sent.call, sent.sender, receipt)
        return receipt

    def _awaited(self, sent: Sent, seconds: float, confirmations: int | None) -> Receipt:
        """Ask for the receipt, often at first and then each second; a poll that fails is one that has no answer yet.

        A transaction that the node has lost is sent again. A receipt counts once so many blocks hold it: one that is
        gone by then, as its block was replaced, is waited for again.
        """
        depth = self.confirmations if confirmations is None else confirmations
        if depth < 1:
            raise InputError("confirmations", depth, "a number of blocks, from 1")
        deadline = time.monotonic() + seconds
        pause, looked_at = self.pause, time.monotonic()
        candidates = (sent, *sent.replaced)
        while True:
            found = self._poll(candidates, depth)
            if found is not None:
                return found
            if not self._is_alive():
                raise NodeUnreachable(self._rpc.where, "its process has ended")
            if time.monotonic() > deadline:
                raise TransactionTimeout(sent.tx, seconds)
            if self.miner.by_hand:
                self.miner.mine()
            if time.monotonic() - looked_at > self.pause * (1_000 if self._local else 20):
                looked_at = time.monotonic()
                self._look_after(sent)
            time.sleep(pause)
            pause = min(pause * 2, self.pause * (50 if self._local else 20))

    def _poll(self, candidates: Sequence[Sent], depth: int) -> Receipt | None:
        requests: list[tuple[str, Sequence[Any]]] = [("eth_getTransactionReceipt", (each.tx,)) for each in candidates]
        try:
            if depth == 1 and len(requests) == 1:
                answers = [self._rpc.call(*requests[0][:1], *requests[0][1])]
                head = 0
            else:
                *answers, number = self._rpc.batch([*requests, ("eth_blockNumber", ())])
                head = int(number, 16)
        except (NodeUnreachable, RpcError):
            return None
        for raw in answers:
            if raw is not None and raw.get("blockNumber") is not None:
                receipt = read_receipt(raw)
                if depth == 1 or head - receipt.block + 1 >= depth:
                    return receipt
        return None

    def _look_after(self, sent: Sent) -> None:
        """Send a transaction again that the node has lost; raises `TransactionDropped` where it never will be mined."""
        (is_known,) = self.known_to_node([sent])
        if is_known is None or any(self.known_to_node(sent.replaced)):
            return
        if is_known:
            self.free(sent.sender.address)
        elif self.is_taken(sent):
            self._drop(sent)
            raise TransactionDropped(sent.tx, sent.nonce)
        with suppress(ChainError):
            self._rpc.call("eth_sendRawTransaction", "0x" + sent.raw.hex())

    def _drop(self, sent: Sent) -> None:
        sent.known = Known.DROPPED
        self._outboxes[sent.sender.address].unsettled.pop(digest_of(sent.call), None)
        if self._is_journaled(sent):
            self.journal.outcomes([(sent.tx, DROPPED, None)])

    # -- inside: the rest ----------------------------------------------------------------------------------------

    def _is_journaled(self, sent: Sent) -> bool:
        """Networks always; on a local node, where single writes cost a millisecond, what has an idempotency key."""
        return not self._local or sent.key is not None

    def _of_row(self, row: Row, sender: Party | None = None, call: Call[Any] | None = None) -> Sent:
        """A write of the journal; what it called is known as text only, unless the caller knows better."""
        if sender is None:
            sender = Party(f"journal of {row.sender}", _Unknown(Address(row.sender)))
        known = {MINED: Known.MINED, FAILED: Known.MINED, DROPPED: Known.DROPPED}.get(row.state, Known.PERHAPS_SENT)
        shown = call or Call[Any](None, b"", contract=row.call)
        nonce, gas, fees = read_signed(row.raw)
        return Sent(row.tx, row.raw, nonce, sender, shown, gas, fees, self, known, row.key)

    def _run_again(self, receipt: Receipt, call: Call[Any], sender: Party) -> Reverted:
        try:
            self.simulate(call, sender, at=hex(receipt.block - 1))
        except Reverted as refusal:
            return refusal
        except ChainError:
            reason = "it failed when mined and the node does not say why"
        else:
            reason = "it failed when mined and passes when run again"
        return OutOfGas() if self._used_all_gas(receipt) else UnknownRevert(b"", reason)

    def _used_all_gas(self, receipt: Receipt) -> bool:
        """Whether a transaction used its gas limit, but for what a call keeps back (EIP-150)."""
        try:
            limit = int(self._rpc.call("eth_getTransactionByHash", receipt.tx)["gas"], 16)
        except (ChainError, TypeError, KeyError):
            return False
        return limit - receipt.gas_used <= limit // 64

    def _next_nonce(self, outbox: Outbox, asked: int) -> int:
        """The next nonce, from the node's count; one below what was sent last is a node that lags, or a reorganisation.

        It lags where it, or another node behind the same address, still has what was sent with these nonces.
        """
        if self._local or not outbox.recent or asked > max(outbox.recent):
            return asked
        nonce = asked
        while nonce in outbox.recent:
            try:
                if self._rpc.call("eth_getTransactionByHash", outbox.recent[nonce]) is None:
                    break
            except RpcError:
                break
            nonce += 1
        return nonce

    def _checked_estimates(self, calls: Sequence[tuple[Call[Any], Party]], limits: list[int]) -> list[int]:
        """Limits with which each call does what it does with plenty of gas.

        An estimate is the least gas with which the outermost call succeeds: an inner call that is caught may run out of
        gas with it. The events of a run at the limit are compared with those at the cap, and the limit is doubled until
        they are equal. A node that can't simulate with events is taken at its word.
        """
        limits = list(limits)
        wanted = self._simulated_events(calls, [TRANSACTION_GAS_CAP] * len(calls))
        open_ = [index for index, each in enumerate(wanted) if each is not None]
        while open_:
            found = self._simulated_events([calls[i] for i in open_], [limits[i] for i in open_])
            open_ = [
                index
                for index, each in zip(open_, found, strict=True)
                if each != wanted[index] and limits[index] < TRANSACTION_GAS_CAP
            ]
            for index in open_:
                limits[index] = min(limits[index] * 2, TRANSACTION_GAS_CAP)
        return limits

    def _simulated_events(self, calls: Sequence[tuple[Call[Any], Party]], limits: Sequence[int]) -> list[Any]:
        requests = [
            (
                "eth_simulateV1",
                (
                    {
                        "blockStateCalls": [
                            {"calls": [{**call.fields(), "from": str(sender.address), "gas": hex(limit)}]}
                        ],
                        "validation": False,
                    },
                    "latest",
                ),
            )
            for (call, sender), limit in zip(calls, limits, strict=True)
        ]
        try:
            answers = self._rpc.attempt(requests)
        except ChainError:
            return [None] * len(calls)
        return [_events(each) for each in answers]

    @staticmethod
    def _checked_gas(gas: int | None) -> int:
        if gas is None:
            return TRANSACTION_GAS_CAP
        if not 21_000 <= gas <= TRANSACTION_GAS_CAP:
            raise InputError("gas", gas, f"a gas limit from 21000 to {TRANSACTION_GAS_CAP} (EIP-7825)")
        return gas


@dataclass(frozen=True)
class _Unknown:
    """The signer of a write that was signed by an earlier process: it signs nothing more."""

    address: Address

    def sign_transaction(self, fields: Any) -> bytes:
        raise RwaError("this write was signed by an earlier process; its party is not known here")

    def sign_typed_data(self, domain: Any, types: Any, message: Any) -> bytes:
        raise RwaError("this write was signed by an earlier process; its party is not known here")


def _events(answer: Any) -> Any:
    """Status and events of a simulated call, or None where the node could not simulate it."""
    try:
        (outcome,) = answer["result"][0]["calls"]
        if int(outcome["status"], 16) != 1:
            return None
        return [(each["address"], tuple(each["topics"]), each["data"]) for each in outcome["logs"]]
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def _shown(sender: Party) -> str:
    return f"{sender.address} ({sender.label})"
