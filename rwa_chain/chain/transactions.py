"""The one write path: simulate, sign, send, wait; a receipt or a typed exception.

A ``Call`` is what will be sent, typed by what it returns. ``Writer`` belongs to one chain and keeps the nonces, which
would otherwise be asked of the node each time. On a local node a write is two requests: a call, and a send that answers
with the receipt.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Function
from rwa_chain.chain.mining import Miner
from rwa_chain.chain.party import Party
from rwa_chain.chain.receipts import Receipt, read_receipt
from rwa_chain.chain.reverts import decode_revert, revert_of
from rwa_chain.chain.rpc import Rpc, rpc_error
from rwa_chain.errors import CallContext, InputError, NotRefused, Reverted, RpcError, TransactionTimeout, UnknownRevert

TRANSACTION_GAS_CAP = 16_777_216
"""EIP-7825: no transaction may ask for more gas."""

LOCAL_MAX_FEE = 100 * 10**9
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
class Pending:
    """A transaction that was sent; ``wait`` gives its receipt."""

    tx: str
    call: Call[Any] = field(repr=False)
    sender: Party
    writer: Writer = field(repr=False, compare=False)

    def wait(self, seconds: float = 120) -> Receipt:
        """The receipt; raises the typed error if the transaction failed."""
        receipt = self.writer.wait(self.tx, seconds)
        self.writer.observed(self.call, self.sender, receipt)
        return self.writer.accept(receipt, self.call, self.sender)


Observer = Callable[[Call[Any], Party, Receipt], None]
"""Told of every transaction that was mined: the call, who signed it, and its receipt, also a failed one's."""


class Writer:
    """Sends transactions on one chain. `observers` are told of each once it is mined."""

    def __init__(self, rpc: Rpc, chain_id: int, *, local: bool) -> None:
        self._rpc = rpc
        self._chain_id = chain_id
        self._local = local
        self._nonces: dict[Address, int] = {}
        self.observers: list[Observer] = []
        self.miner = Miner(rpc, local=local)
        """Who tells a local node when to mine."""

    # -- the ways to send ----------------------------------------------------------------------------------------

    def simulate(self, call: Call[R], sender: Party, *, at: str | None = None, gas: int | None = None) -> bytes:
        """What the call would return if it were mined next, or at block ``at``; raises the typed error."""
        fields = {**call.fields(), "from": str(sender.address), "gas": hex(self._checked_gas(gas))}
        try:
            answer = self._rpc.call("eth_call", fields, at or ("pending" if self._local else "latest"))
        except RpcError as error:
            raise self.refusal(error, call, sender) from None
        return bytes.fromhex(answer[2:])

    def execute(self, call: Call[Any], sender: Party, gas: int | None = None) -> Receipt:
        """Simulate, send, wait; raises the typed error before anything is sent where the call would fail."""
        return self.accept(self._send_and_wait(call, sender, self._gas(call, sender, gas)), call, sender)

    def submit(self, call: Call[Any], sender: Party, gas: int | None = None) -> Pending:
        """Simulate and send, without waiting."""
        raw, tx = self.sign(call, sender, self._gas(call, sender, gas))
        self._deliver("eth_sendRawTransaction", raw, call, sender)
        return Pending(tx, call, sender, self)

    def refuse(self, call: Call[Any], sender: Party, gas: int | None = None) -> Receipt:
        """Send what is expected to fail, without simulating, so that the refusal is mined; ``receipt.error`` is why.

        Raises `NotRefused` where it succeeds.
        """
        receipt = self._send_and_wait(call, sender, self._checked_gas(gas))
        if receipt.succeeded:
            raise NotRefused(receipt.tx, call.describe())
        return receipt.with_error(self.why(receipt, call, sender))

    # -- parts, also used by the pipeline ------------------------------------------------------------------------

    def sign(self, call: Call[Any], sender: Party, gas: int, fees: Mapping[str, int] | None = None) -> tuple[str, str]:
        """The signed transaction with the sender's next nonce, and its hash."""
        fields: dict[str, Any] = {
            "type": 2,
            "chainId": self._chain_id,
            "nonce": self._next_nonce(sender.address),
            "gas": gas,
            "value": call.value,
            "data": call.data,
            **(fees or self.fees()),
        }
        if call.to is not None:
            fields["to"] = str(call.to)
        return sender.sign_transaction(fields)

    def wait(self, tx: str, seconds: float = 120) -> Receipt:
        """The receipt of a transaction, whatever its status; asks often at first, then each second.

        Raises `TransactionTimeout` where it is not mined within ``seconds``.
        """
        deadline = time.monotonic() + seconds
        pause = 0.001
        while True:
            found = self._rpc.call("eth_getTransactionReceipt", tx)
            if found is not None:
                return read_receipt(found)
            self.miner.mine()
            if time.monotonic() > deadline:
                raise TransactionTimeout(tx, seconds)
            time.sleep(pause)
            pause = min(pause * 2, 0.05 if self._local else 1.0)

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
        except RpcError:
            return self._run_again(receipt, call, sender).within(context)
        data = bytes.fromhex(str(trace.get("output") or "0x")[2:])
        return decode_revert(data, hint=str(trace.get("error") or "")).within(context)

    def observed(self, call: Call[Any], sender: Party, receipt: Receipt) -> None:
        """Tell the observers of a mined transaction."""
        for observer in self.observers:
            observer(call, sender, receipt)

    def forget(self) -> None:
        """Drop the nonces kept: the chain was changed behind them."""
        self._nonces.clear()

    def estimates(self, calls: Sequence[tuple[Call[Any], Party, int | None]]) -> list[int]:
        """Gas limits for many calls, each on the state as it is now; raises the typed error of one that would fail."""
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
        found = iter(min(int(answer["result"], 16) * 5 // 4, TRANSACTION_GAS_CAP) for answer in answers)
        return [next(found) if gas is None else self._checked_gas(gas) for _, _, gas in calls]

    def refusal(self, error: RpcError, call: Call[Any], sender: Party) -> Reverted | RpcError:
        """The typed error in an RPC error, knowing its call."""
        reverted = revert_of(error)
        return error if reverted is None else reverted.within(CallContext(call.describe(), _shown(sender)))

    # -- inside --------------------------------------------------------------------------------------------------

    def _run_again(self, receipt: Receipt, call: Call[Any], sender: Party) -> Reverted:
        try:
            self.simulate(call, sender, at=hex(receipt.block - 1))
        except Reverted as refusal:
            return refusal
        return UnknownRevert(b"", "it failed when mined and passes when run again")

    def _gas(self, call: Call[Any], sender: Party, gas: int | None) -> int:
        """A gas limit for a call that passes; a local node charges nobody, so there the cap itself."""
        limit = self.estimates([(call, sender, gas)])[0]
        if self._local or gas is not None:
            self.simulate(call, sender, gas=limit)
        return limit

    def _send_and_wait(self, call: Call[Any], sender: Party, gas: int) -> Receipt:
        raw, tx = self.sign(call, sender, gas)
        at_once = self._local and not self.miner.by_hand
        method = "eth_sendRawTransactionSync" if at_once else "eth_sendRawTransaction"
        answer = self._deliver(method, raw, call, sender)
        receipt = read_receipt(answer) if isinstance(answer, Mapping) else self.wait(tx)
        self.observed(call, sender, receipt)
        return receipt

    def _deliver(self, method: str, raw: str, call: Call[Any], sender: Party) -> Any:
        try:
            return self._rpc.call(method, raw)
        except RpcError as error:
            self.forget()
            raise self.refusal(error, call, sender) from None
        except BaseException:
            self.forget()
            raise

    @staticmethod
    def _checked_gas(gas: int | None) -> int:
        if gas is None:
            return TRANSACTION_GAS_CAP
        if not 21_000 <= gas <= TRANSACTION_GAS_CAP:
            raise InputError("gas", gas, f"a gas limit from 21000 to {TRANSACTION_GAS_CAP} (EIP-7825)")
        return gas

    def _next_nonce(self, address: Address) -> int:
        nonce = self._nonces.get(address)
        if nonce is None:
            nonce = int(self._rpc.call("eth_getTransactionCount", str(address), "pending"), 16)
        self._nonces[address] = nonce + 1
        return nonce

    def fees(self) -> dict[str, int]:
        """What is paid per gas: nothing to save on a local node, else room for a doubled base fee."""
        if self._local:
            return {"maxFeePerGas": LOCAL_MAX_FEE, "maxPriorityFeePerGas": 0}
        asked = [("eth_getBlockByNumber", ("latest", False)), ("eth_maxPriorityFeePerGas", ())]
        block, tip = self._rpc.batch(asked)
        base = int(block.get("baseFeePerGas", "0x0"), 16)
        return {"maxFeePerGas": 2 * base + int(tip, 16), "maxPriorityFeePerGas": int(tip, 16)}


def _shown(sender: Party) -> str:
    return f"{sender.address} ({sender.label})"
