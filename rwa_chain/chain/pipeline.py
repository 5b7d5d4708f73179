"""Many transactions without waiting for each: signed with local nonces, sent in batches, receipts fetched in bulk.

Every batch is in the chain's journal before it is sent, and while the node works on it the next one is signed. What was
sent is always awaited and told item by item, whatever happens: a refusal in the middle of a batch, a lost answer, an
exception inside the ``with`` block, a time-out.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any

from rwa_chain.chain.address import Address
from rwa_chain.chain.journal import DROPPED, FAILED, MINED, check_same
from rwa_chain.chain.outbox import Outbox
from rwa_chain.chain.party import Party
from rwa_chain.chain.receipts import Receipt, read_receipt
from rwa_chain.chain.rpc import Rpc, rpc_error
from rwa_chain.chain.sent import Sent, told, unsigned
from rwa_chain.chain.transactions import Call, Verdict, Writer, verdict_of
from rwa_chain.errors import ChainError, InputError, Known, PipelineIncomplete, RpcError, TransactionTimeout, Write

BATCH = 200
_POLLED = 1_000
"""Number of receipts in one request: transactions are mined about in the order of sending."""


@dataclass
class Queued:
    """A transaction in a pipeline; it has a receipt once the pipeline has closed."""

    call: Call[Any]
    sender: Party
    gas: int | None = None
    key: str | None = None
    sent: Sent | None = field(default=None, repr=False)
    error: ChainError | None = field(default=None, repr=False)
    _receipt: Receipt | None = field(default=None, repr=False)

    @property
    def tx(self) -> str:
        """Its hash; empty before it is signed."""
        return "" if self.sent is None else self.sent.tx

    @property
    def known(self) -> Known:
        """The state of the write."""
        return Known.NOT_SENT if self.sent is None else self.sent.known

    @property
    def write(self) -> Write:
        """The write as an exception shows it."""
        return unsigned(self.call, self.sender) if self.sent is None else self.sent.write

    @property
    def receipt(self) -> Receipt:
        """The receipt; raises while the pipeline is open, and where the transaction was not mined."""
        if self._receipt is None:
            raise ChainError(f"{self.call.describe()} has no receipt: its pipeline has not closed, or it failed")
        return self._receipt


class Pipeline:
    """A context manager: ``send`` queues, leaving the block sends the rest, waits, and raises the first failure.

    With ``allow_failures`` nothing is raised for a transaction that was mined and failed: its receipt has the error.
    On a network a call that would fail now is refused before anything of its batch is sent, unless its gas is given.
    While it is open a local node mines when told: once a flush, and until what did not fit into that block is mined;
    and nobody else sends from the addresses that it sends from. ``seconds`` is how long it waits without any news.
    """

    def __init__(
        self,
        rpc: Rpc,
        writer: Writer,
        *,
        allow_failures: bool = False,
        seconds: float | None = None,
        max_fee: int | None = None,
    ) -> None:
        self._rpc = rpc
        self._writer = writer
        self._allow_failures = allow_failures
        self._seconds = writer.seconds if seconds is None else seconds
        self._max_fee = max_fee
        self._opened = ExitStack()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="rwa-pipeline")
        self._delivery: Future[list[Queued]] | None = None
        self._held: dict[Address, Outbox] = {}
        self._unsent: list[Queued] = []
        self._finished: list[tuple[str, str, int | None]] = []
        self.queued: list[Queued] = []

    def send(self, call: Call[Any], *, sender: Party, gas: int | None = None, key: str | None = None) -> Queued:
        """Queue a call; every 200 calls go to the node as one request.

        ``key`` is an idempotency key: a write that is in the journal under it is not sent again, but awaited.
        """
        each = Queued(call, sender, gas, key)
        self.queued.append(each)
        self._unsent.append(each)
        if len(self._unsent) >= BATCH:
            self._flush()
        return each

    @property
    def receipts(self) -> list[Receipt]:
        """All receipts, in the order of sending."""
        return [each.receipt for each in self.queued]

    def __enter__(self) -> Pipeline:
        self._opened.enter_context(self._writer.miner.held())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, *_: object) -> None:
        with self._opened:
            self._opened.callback(self._let_go)
            trouble: BaseException | None = error
            if trouble is None:
                try:
                    self._flush()
                except BaseException as failure:
                    trouble = failure
            try:
                self._await_delivery()
            except BaseException as failure:
                trouble = trouble or failure
            self._worker.shutdown()
            late = self._collect()
            trouble = trouble or late
        self._observe()
        if trouble is not None:
            self._tell(trouble)
            if error is None:
                raise trouble
            return
        self._judge()

    # -- sending -------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        sending, self._unsent = self._unsent, []
        if not sending:
            return
        sending = self._new_ones(sending)
        new = [each for each in sending if each.sent is None]
        limits = self._writer.estimates([(each.call, each.sender, each.gas) for each in new], together=True)
        fees = self._writer.fees.now(self._max_fee) if new else {}
        self._hold({each.sender.address: each.sender for each in sending})
        fresh = []
        for each, limit in zip(new, limits, strict=True):
            outbox = self._held[each.sender.address]
            assert outbox.next is not None
            each.sent = self._writer.sign(each.call, each.sender, limit, fees, outbox.next, each.key)
            outbox.next += 1
            fresh.append(each.sent)
        try:
            self._writer.journal.signed(fresh)
        except BaseException:
            self._take_back(fresh)
            raise
        self._await_delivery(fresh)
        self._delivery = self._worker.submit(self._deliver, sending)

    def _await_delivery(self, fresh: Sequence[Sent] = ()) -> None:
        """Wait until the node has the batch before; raises the first refusal of it, and takes back what is `fresh`."""
        delivery, self._delivery = self._delivery, None
        try:
            refused = [] if delivery is None else delivery.result()
        except BaseException:
            self._take_back(fresh)
            raise
        if refused:
            self._take_back(fresh)
            self._fill_gaps(refused)
            error = refused[0].error
            assert error is not None
            raise error

    def _new_ones(self, sending: Sequence[Queued]) -> list[Queued]:
        """Those to be sent: a write that the journal has under its key is sent again as it was, or not at all."""
        keyed: dict[Address, list[Queued]] = {}
        for each in sending:
            if each.key is not None:
                keyed.setdefault(each.sender.address, []).append(each)
        for address, some in keyed.items():
            names = [each.key for each in some if each.key is not None]
            known = self._writer.journal.find(str(address), names)
            in_here: dict[str, Queued] = {}
            for each in some:
                assert each.key is not None
                row = known.get(each.key)
                if row is not None:
                    check_same(row, each.call)
                    each.sent = self._writer._of_row(row, each.sender, each.call)
                elif each.key in in_here:
                    raise InputError("key", each.key, "a key of its own for each write of a pipeline")
                in_here[each.key] = each
        open_ = [each for each in sending if each.sent is not None and each.sent.known is Known.PERHAPS_SENT]
        for each in open_:
            if self._writer.is_taken(each.sent):  # type: ignore[arg-type]
                self._finished.append((each.tx, DROPPED, None))
                each.sent = None
        self._note()
        return [each for each in sending if each.sent is None or each.sent.known is not Known.MINED]

    def _hold(self, senders: dict[Address, Party]) -> None:
        """Hold the addresses that this pipeline does not hold yet, in one order for all, and ask for their nonces."""
        new = [senders[address] for address in sorted(set(senders) - set(self._held))]
        for party in new:
            outbox = self._writer.outbox(party)
            outbox.hold()
            self._held[party.address] = outbox
        asking = [party.address for party in new if self._held[party.address].next is None]
        for address, nonce in zip(asking, self._writer.nonces(asking), strict=True):
            self._held[address].next = nonce

    def _let_go(self) -> None:
        for outbox in self._held.values():
            outbox.next = None
            outbox.release()
        self._held.clear()

    def _take_back(self, sent: Sequence[Sent]) -> None:
        """Forget that these were signed; nobody has them."""
        self._finished += [(each.tx, DROPPED, None) for each in sent]
        for each in sent:
            outbox = self._held[each.sender.address]
            outbox.next = min(outbox.next or each.nonce, each.nonce)
        taken = {each.tx for each in sent}
        for queued in self.queued:
            if queued.tx in taken:
                queued.sent = None

    def _deliver(self, sending: Sequence[Queued]) -> list[Queued]:
        """Send the signed bytes until the node has each or has refused it, and mine; returns those refused.

        It runs beside the signing of the next batch.
        """
        open_ = [each for each in sending if each.sent is not None]
        deadline, pause = time.monotonic() + self._writer.send_seconds, self._writer.pause
        refused: list[Queued] = []
        while open_:
            for each in open_:
                each.sent.known = Known.PERHAPS_SENT  # type: ignore[union-attr]
            trouble, unclear = self._attempt(open_, refused)
            have = self._writer.known_to_node([each.sent for each in unclear])  # type: ignore[misc]
            open_ = [each for each, has in zip(unclear, have, strict=True) if not has]
            if not open_:
                break
            if time.monotonic() > deadline:
                for each in open_:
                    each.error = trouble
                raise PipelineIncomplete(f"the node did not take {len(open_)} transactions ({trouble})", ())
            time.sleep(pause)
            pause = min(pause * 2, self._writer.pause * 40)
        self._writer.miner.mine()
        return refused

    def _attempt(self, open_: Sequence[Queued], refused: list[Queued]) -> tuple[ChainError | None, list[Queued]]:
        """Send once: the last trouble, and those of which it is unclear whether the node took them."""
        requests = [("eth_sendRawTransaction", ("0x" + each.sent.raw.hex(),)) for each in open_]  # type: ignore[union-attr]
        try:
            answers = self._rpc.attempt(requests)
        except ChainError as trouble:
            return trouble, list(open_)
        unclear, found = [], None
        for each, answer in zip(open_, answers, strict=True):
            error = rpc_error("eth_sendRawTransaction", answer)
            if error is None:
                continue
            verdict = verdict_of(error)
            if verdict is Verdict.KNOWN:
                continue
            if verdict is Verdict.UNCLEAR or self._writer.known_to_node([each.sent]) != [False]:  # type: ignore[list-item]
                unclear.append(each)
                found = error
                continue
            if verdict is Verdict.NONCE and not self._writer.is_taken(each.sent):  # type: ignore[arg-type]
                unclear.append(each)
                found = error
                continue
            self._refused(each, error, Known.DROPPED if verdict is Verdict.NONCE else Known.NOT_SENT)
            refused.append(each)
        return found, unclear

    def _refused(self, each: Queued, error: RpcError, known: Known) -> None:
        assert each.sent is not None
        each.sent.known = known
        each.error = self._writer.refusal(error, each.call, each.sender)
        self._finished.append((each.tx, DROPPED, None))

    def _fill_gaps(self, refused: Sequence[Queued]) -> None:
        """Let what was sent after a refused transaction be mined: nothing is sent with the nonce that is free."""
        for each in reversed(refused):
            sent = each.sent
            if sent is None or sent.known is not Known.NOT_SENT:
                continue
            outbox = self._held[each.sender.address]
            if outbox.next == sent.nonce + 1:
                outbox.next = sent.nonce
                continue
            filler = self._writer.sign(Call(each.sender.address, b""), each.sender, 21_000, sent.fees, sent.nonce, None)
            with suppress(ChainError):
                self._rpc.call("eth_sendRawTransaction", "0x" + filler.raw.hex())

    # -- waiting -------------------------------------------------------------------------------------------------

    def _collect(self) -> ChainError | None:
        """Wait for everything that was sent; returns what ended the wait where something has no receipt."""
        missing = [each for each in self.queued if self._is_awaited(each)]
        heard_at = looked_at = time.monotonic()
        pause = self._writer.pause
        trouble: ChainError | None = None
        while missing:
            before = len(missing)
            try:
                self._ask(missing[:_POLLED])
            except ChainError as error:
                trouble = error
            missing = [each for each in missing if self._is_awaited(each)]
            now = time.monotonic()
            if len(missing) < before:
                heard_at, pause = now, self._writer.pause
            elif now - heard_at > self._seconds or not self._writer._is_alive():
                for each in missing:
                    each.error = each.error or trouble
                self._note()
                return TransactionTimeout(missing[0].tx, self._seconds)
            if not missing:
                break
            by_hand = self._writer.miner.by_hand
            if len(missing) == before and now - looked_at > self._writer.pause * (200 if by_hand else 40):
                looked_at = now
                self._look_after(missing[:BATCH])
            if len(missing) == before:
                with suppress(ChainError):
                    self._writer.miner.mine()
                time.sleep(pause)
                pause = min(pause * 2, self._writer.pause * (50 if by_hand else 20))
        self._note()
        return None

    @staticmethod
    def _is_awaited(each: Queued) -> bool:
        return each._receipt is None and each.known in (Known.PERHAPS_SENT, Known.MINED)

    def _ask(self, missing: Sequence[Queued]) -> None:
        found = self._rpc.batch([("eth_getTransactionReceipt", (each.tx,)) for each in missing])
        for each, raw in zip(missing, found, strict=True):
            if raw is None or raw.get("blockNumber") is None:
                continue
            each._receipt = read_receipt(raw)
            each.error = None
            assert each.sent is not None
            each.sent.known = Known.MINED
            self._writer.outbox(each.sender).remember(each.sent.nonce, each.tx)
            self._finished.append((each.tx, MINED if each._receipt.succeeded else FAILED, each._receipt.block))

    def _look_after(self, missing: Sequence[Queued]) -> None:
        """Send again what the node has lost, and give up what it will never mine.

        The first one is sent again also where the node has it: it holds up all those behind it, and a node that forgot
        to go on mining, or to tell its neighbours, is reminded. Whoever has it says so: nothing is mined twice.
        """
        have = self._writer.known_to_node([each.sent for each in missing if each.sent is not None])
        lost = [each for each, has in zip(missing, have, strict=True) if has is False]
        for each in lost:
            assert each.sent is not None
            if self._writer.is_taken(each.sent):
                each.sent.known = Known.DROPPED
                self._finished.append((each.tx, DROPPED, None))
        first = [each for each in missing[:1] if each not in lost]
        again = first + [each for each in lost if each.known is not Known.DROPPED]
        with suppress(ChainError):
            self._rpc.attempt(
                [("eth_sendRawTransaction", ("0x" + each.sent.raw.hex(),)) for each in again if each.sent]
            )

    def _note(self) -> None:
        """Write outcomes to the journal."""
        finished, self._finished = self._finished, []
        if finished:
            self._writer.journal.outcomes(finished)

    # -- judging -------------------------------------------------------------------------------------------------

    def _observe(self) -> None:
        for each in self.queued:
            if each._receipt is not None:
                self._writer.observed(each.call, each.sender, each._receipt)

    def _tell(self, trouble: BaseException) -> None:
        """Let an exception say what is known of each write."""
        items = tuple(each.write for each in self.queued)
        if isinstance(trouble, ChainError):
            trouble.items = items
        counts = {known: sum(each.known is known for each in items) for known in Known}
        trouble.add_note("of this pipeline's writes: " + ", ".join(f"{n} {known}" for known, n in counts.items() if n))
        if getattr(trouble, "write", None) is None:
            first = next((each for each in self.queued if each.known is not Known.MINED), next(iter(self.queued), None))
            if first is not None:
                told(trouble, first.write)

    def _judge(self) -> None:
        dropped = [each for each in self.queued if each._receipt is None]
        if dropped:
            error: ChainError = PipelineIncomplete("some writes have no outcome", ())
            self._tell(error)
            raise error
        failed = [each for each in self.queued if not each.receipt.succeeded]
        for each in failed:
            refusal = self._writer.why(each.receipt, each.call, each.sender)
            if not self._allow_failures:
                if len(failed) > 1:
                    refusal.add_note(f"{len(failed)} of {len(self.queued)} transactions of this pipeline failed")
                refusal.items = tuple(each.write for each in self.queued)
                raise refusal
            each._receipt = each.receipt.with_error(refusal)
