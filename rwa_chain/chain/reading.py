"""Many views in one request::

with chain.reading() as read:
    supply = read(token.total_supply)
    balances = [read(token.balance_of, wallet) for wallet in wallets]
supply.value, [each.value for each in balances]
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from rwa_chain.errors import ChainError, InputError

if TYPE_CHECKING:
    from rwa_chain.chain.contract import Contract
    from rwa_chain.chain.rpc import Request, Rpc
    from rwa_chain.chain.transactions import Call

P = ParamSpec("P")
R = TypeVar("R")

collecting: ContextVar[bool | None] = ContextVar("collecting", default=None)
"""Whether views of this thread are collected instead of asked."""


class Collected(BaseException):
    """A view that was not asked: it leaves the view's method, and nobody else sees it."""

    def __init__(self, contract: Contract, call: Call[Any], at: int | None, request: Request) -> None:
        self.contract = contract
        self.call = call
        self.at = at
        self.request = request


@dataclass
class Value(Generic[R]):
    """The result of a view; available once the block is left."""

    _view: Collected = field(repr=False)
    _answer: Any = field(default=None, repr=False)

    @property
    def value(self) -> R:
        """The value; raises the typed error of a view that was refused, and `ChainError` inside the block."""
        if self._answer is None:
            raise ChainError(f"{self._view.call.describe()} has no value yet: its block has not been left")
        result: R = self._view.contract._answered(self._view.call, self._view.at, self._answer)
        return result


class Reading:
    """A context manager: calling it collects a view, leaving the block asks for all of them, 200 to a request."""

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc
        self._asked: list[Value[Any]] = []

    def __call__(self, view: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Value[R]:
        """Collect a view of a contract with its arguments; raises `InputError` for what is no view."""
        token = collecting.set(True)
        try:
            view(*args, **kwargs)
        except Collected as found:
            value: Value[R] = Value(found)
            self._asked.append(value)
            return value
        finally:
            collecting.reset(token)
        raise InputError("view", getattr(view, "__name__", view), "a view of a contract")

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._asked:
            answers = self._rpc.attempt([each._view.request for each in self._asked])
            for each, answer in zip(self._asked, answers, strict=True):
                each._answer = answer
