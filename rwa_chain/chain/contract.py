"""Base classes of generated bindings: a contract at an address, its views and its writes.

A generated write is a pair: ``_transfer`` makes the typed ``Call`` and ``transfer`` names its signature with the
options. From them ``write`` builds::

    token.transfer(investor, 500, sender=holder)             # simulates, sends, waits: a Receipt, or raises
    token.transfer.simulate(investor, 500, sender=holder)    # what it would return now, or raises
    token.transfer.submit(investor, 500, sender=holder)      # simulates and sends: a Sent, to `wait` for
    token.transfer.refuse(investor, 500, sender=holder)      # sends what must fail: the mined refusal's Receipt
    token.transfer.prepare(investor, 500)                    # an unsent Call, for a pipeline or a schedule
    token.transfer.encode(investor, 500)                     # call data
    token.transfer.options(key="trade-7")(investor, 500, sender=holder)    # idempotency key, time-out, cap on the fee
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, Self, TypeVar, cast, overload

from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.reading import Collected, collecting
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.chain.reverts import revert_of
from rwa_chain.chain.rpc import rpc_error
from rwa_chain.chain.sent import Sent
from rwa_chain.chain.transactions import PLAIN, Call, WriteOptions
from rwa_chain.errors import CallContext, DecodeError, DeploymentError, InputError

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party
    from rwa_chain.chain.receipts import Receipt

C = TypeVar("C", bound="Contract")
P = ParamSpec("P")
Q = ParamSpec("Q")
R = TypeVar("R")

_FORGOTTEN = re.compile(r"BlockOutOfRange|missing trie node|state.*(not available|unavailable|pruned)|historical", re.I)
"""Nodes' messages for a block whose state they no longer keep."""


class Contract:
    """A contract of one chain, at one address."""

    NAME: ClassVar[str] = ""
    SOURCE: ClassVar[str] = ""
    ABI: ClassVar[list[dict[str, Any]] | None] = None
    """The ABI of a binding that `rwa bind` made; for the others the registry has it."""

    def __init__(self, chain: Chain, address: AddressLike) -> None:
        self.chain = chain
        self.address: Address = address_of(address)

    @property
    def w3(self) -> Any:
        """The same contract as web3.py has it, over `chain.w3`: for a library that wants one."""
        abi = self.ABI if self.ABI is not None else REGISTRY.abi(f"{self.SOURCE}:{self.NAME}")
        return self.chain.w3.eth.contract(address=str(self.address), abi=abi)  # type: ignore[call-overload]

    def __repr__(self) -> str:
        return f"{self.NAME}({self.address})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Contract) and (self.chain, self.address) == (other.chain, other.address)

    def __hash__(self) -> int:
        return hash(self.address)

    def _view(self, function: Function[R], values: tuple[Any, ...], at: int | None) -> R:
        call = Call(self.address, function.encode(values), function, values, self.NAME)
        request = ("eth_call", (call.fields(), self.chain.tag(at)))
        if collecting.get() is not None:
            raise Collected(self, call, at, request)
        return self._answered(call, at, self.chain.rpc.attempt([request])[0])

    def _answered(self, call: Call[R], at: int | None, answer: Any) -> R:
        """The value in a node's answer to a view; raises the typed error of one that was refused."""
        error = rpc_error("eth_call", answer)
        if error is not None:
            refusal = revert_of(error)
            if refusal is not None:
                raise refusal.within(CallContext(call.describe()))
            if at is not None and _FORGOTTEN.search(error.message):
                raise InputError("at", at, f"a block whose state the node keeps ({self.chain.states_kept})")
            raise error
        return self._decoded(call, bytes.fromhex(answer["result"][2:]))

    def _call(self, function: Function[R], values: tuple[Any, ...], value: int = 0) -> Call[R]:
        return Call(self.address, function.encode(values), function, values, self.NAME, value)

    def _decoded(self, call: Call[R], data: bytes) -> R:
        function = cast("Function[R]", call.function)
        if not data and function.outputs:
            raise DecodeError(f"{call.describe()} returned nothing: is there a {self.NAME} at {self.address}?")
        return function.decode(data)

    @classmethod
    def _creation(cls, code: bytes, constructor: Function[None], values: tuple[Any, ...], value: int = 0) -> Call[None]:
        return Call(None, code + constructor.encode_arguments(values), constructor, values, cls.NAME, value)

    @classmethod
    def _deploy(
        cls, chain: Chain, call: Call[None], sender: Party, gas: int | None, options: WriteOptions = PLAIN
    ) -> Self:
        return cls._created(chain, call, chain.writer.execute(call, sender, gas, options))

    @classmethod
    def _created(cls, chain: Chain, call: Call[None], receipt: Receipt) -> Self:
        if receipt.created is None:
            raise DeploymentError(f"{call.describe()} created no contract in {receipt.tx}")
        deployed = cls(chain, receipt.created)
        deployed.deployment = receipt
        chain.created[deployed.address] = receipt.block
        return deployed

    deployment: Receipt | None = None
    """The receipt of the transaction that made it, where this object did."""


class BoundWrite(Generic[P, Q, R]):
    """A write of one contract; ``P`` are its parameters with options, ``Q`` without, ``R`` what it returns."""

    def __init__(self, contract: Contract, make: Callable[..., Call[R]], options: WriteOptions = PLAIN) -> None:
        self._contract = contract
        self._make = make
        self._options = options

    def options(
        self,
        *,
        key: str | None = None,
        seconds: float | None = None,
        confirmations: int | None = None,
        max_fee: int | None = None,
    ) -> Self:
        """This write, sent in another way; see `WriteOptions`."""
        return type(self)(self._contract, self._make, WriteOptions(key, seconds, confirmations, max_fee))

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        """Simulate, send, wait; raises the typed error where it fails."""
        call, sender, gas = self._split(args, kwargs)
        return self._contract.chain.writer.execute(call, sender, gas, self._options)

    def simulate(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Simulate the write in the next block and return its result; raises the typed error."""
        call, sender, gas = self._split(args, kwargs)
        data = self._contract.chain.writer.simulate(call, sender, gas=gas)
        return self._contract._decoded(call, data)

    def submit(self, *args: P.args, **kwargs: P.kwargs) -> Sent:
        """Simulate and send, without waiting."""
        call, sender, gas = self._split(args, kwargs)
        return self._contract.chain.writer.submit(call, sender, gas, self._options)

    def refuse(self, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        """Send what is expected to fail and have the refusal mined; ``receipt.error`` is the typed error."""
        call, sender, gas = self._split(args, kwargs)
        return self._contract.chain.writer.refuse(call, sender, gas, self._options)

    def prepare(self, *args: Q.args, **kwargs: Q.kwargs) -> Call[R]:
        """The unsent call."""
        return self._make(self._contract, *args, **kwargs)

    def encode(self, *args: Q.args, **kwargs: Q.kwargs) -> bytes:
        """Call data."""
        return self._make(self._contract, *args, **kwargs).data

    def _split(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Call[R], Party, int | None]:
        rest = dict(kwargs)
        sender = rest.pop("sender", None)
        gas = rest.pop("gas", None)
        if not hasattr(sender, "sign_transaction"):
            raise InputError("sender", sender, "the party that signs")
        return self._make(self._contract, *args, **rest), sender, gas


class Write(Generic[P, Q, R]):
    """The descriptor behind a generated write."""

    def __init__(self, make: Callable[..., Call[R]], signature: Callable[..., R]) -> None:
        self._make = make
        self.__name__ = signature.__name__
        self.__doc__ = signature.__doc__
        self.__wrapped__ = signature

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Contract, owner: type) -> BoundWrite[P, Q, R]: ...
    def __get__(self, instance: Contract | None, owner: type) -> Self | BoundWrite[P, Q, R]:
        return self if instance is None else BoundWrite(instance, self._make)


def write(
    make: Callable[Concatenate[C, Q], Call[R]],
) -> Callable[[Callable[Concatenate[C, P], R]], Write[P, Q, R]]:
    """Make a write of what builds its call and a method that names its signature."""
    return lambda signature: Write(make, signature)


class Signature(NotImplementedError):
    """The body of a generated signature: ``write`` replaces it."""
