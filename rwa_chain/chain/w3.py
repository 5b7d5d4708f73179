"""At home with web3.py: a `Web3` over this library's connection, a chain over anybody's `Web3`, typed errors for both.

::

    w3 = chain.w3                                        # the same node, by the same connection
    chain = Chain.from_web3(w3)                          # what a program has already
    w3.middleware_onion.add(typed_errors())              # a refusal raises MinimumHoldingRule.HoldingBelowMinimum

A typed error that the middleware raises is also web3's `ContractLogicError`, so code that catches that goes on working.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from web3 import Web3
from web3.exceptions import ContractLogicError
from web3.middleware.base import Web3Middleware

from rwa_chain.chain.reverts import revert_of
from rwa_chain.chain.rpc import Rpc, public_part, rpc_error
from rwa_chain.errors import CallContext, InputError, Reverted, UnknownRevert

_CHECKED = {"eth_call", "eth_estimateGas", "eth_sendRawTransaction", "eth_sendTransaction", "eth_createAccessList"}
_RECEIPT = "eth_getTransactionReceipt"


def web3_of(rpc: Rpc) -> Web3:
    """A `Web3` over the provider of a connection, whose refusals raise typed errors."""
    w3 = Web3(rpc.provider)  # type: ignore[arg-type]
    w3.middleware_onion.add(typed_errors(), "typed_errors")
    return w3


def rpc_of(w3: Any) -> Rpc:
    """The connection of a `Web3`; a provider without batches is asked one request at a time.

    Raises `InputError` for an `AsyncWeb3`, whose provider can't be asked from code that waits.
    """
    provider = w3.provider
    if getattr(provider, "is_async", False):
        raise InputError("w3", type(w3).__name__, "a Web3; an AsyncWeb3 can't be asked from code that waits")
    place = str(getattr(provider, "endpoint_uri", "") or getattr(provider, "ipc_path", "") or type(provider).__name__)
    where = public_part(place) if place.startswith(("http://", "https://")) else place
    return Rpc(provider if _has_batches(provider) else _OneByOne(provider), where)


def _has_batches(provider: Any) -> bool:
    from web3.providers.base import BaseProvider, JSONBaseProvider

    own = getattr(type(provider), "make_batch_request", None)
    return own is not None and own not in (
        getattr(BaseProvider, "make_batch_request", None),
        getattr(JSONBaseProvider, "make_batch_request", None),
    )


class _OneByOne:
    """A provider whose batches are single requests."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def make_request(self, method: Any, params: Any) -> Any:
        """One request."""
        return self._inner.make_request(method, params)

    def make_batch_request(self, requests: Any) -> Any:
        """Many, one after the other."""
        return [self._inner.make_request(method, params) for method, params in requests]


# -- typed errors ----------------------------------------------------------------------------------------------------


def typed_errors(*, receipts: bool = False) -> type[Web3Middleware]:
    """A web3 middleware, for `Web3` and `AsyncWeb3`, that raises this library's typed errors from a node's answers.

    It looks at calls, estimates and sends, and with ``receipts`` at receipts of transactions that failed: these are run
    again at the block before theirs to see why.
    """
    return _TypedErrorsAndReceipts if receipts else _TypedErrors


class _TypedErrors(Web3Middleware):
    receipts = False

    def wrap_make_request(self, make_request: Any) -> Any:
        """Wrap the requests of a `Web3`."""

        def asked(method: Any, params: Any) -> Any:
            answer = make_request(method, params)
            raise_refusal(method, params, answer)
            if self.receipts and _is_failure(method, answer):
                tx = make_request("eth_getTransactionByHash", params).get("result") or {}
                raise_failure(answer["result"], make_request("eth_call", _again(tx, answer["result"])))
            return answer

        return asked

    async def async_wrap_make_request(self, make_request: Any) -> Any:
        """Wrap the requests of an `AsyncWeb3`."""

        async def asked(method: Any, params: Any) -> Any:
            answer = await make_request(method, params)
            raise_refusal(method, params, answer)
            if self.receipts and _is_failure(method, answer):
                tx = (await make_request("eth_getTransactionByHash", params)).get("result") or {}
                raise_failure(answer["result"], await make_request("eth_call", _again(tx, answer["result"])))
            return answer

        return asked


class _TypedErrorsAndReceipts(_TypedErrors):
    receipts = True


def raise_refusal(method: Any, params: Any, answer: Any) -> None:
    """Raise the typed error in a node's answer, if it is a refusal of a contract."""
    if method not in _CHECKED or not isinstance(answer, dict):
        return
    error = rpc_error(str(method), answer)
    refusal = None if error is None else revert_of(error)
    if refusal is not None:
        raise for_web3(refusal.within(CallContext(_described(params))))


def raise_failure(receipt: Any, answer: Any) -> None:
    """Raise why a transaction of a receipt failed, from the answer to its call run again."""
    tx = receipt["transactionHash"]
    context = CallContext(tx=tx if isinstance(tx, str) else "0x" + bytes(tx).hex())
    error = rpc_error("eth_call", answer)
    refusal = None if error is None else revert_of(error)
    if refusal is None:
        refusal = UnknownRevert(b"", "it failed when mined and passes when run again")
    raise for_web3(refusal.within(context))


def _is_failure(method: Any, answer: Any) -> bool:
    result = answer.get("result") if isinstance(answer, dict) and method == _RECEIPT else None
    if not result or result.get("status") is None:
        return False
    status = result["status"]
    return (int(status, 16) if isinstance(status, str) else status) == 0


def _again(tx: Any, receipt: Any) -> list[Any]:
    number = receipt["blockNumber"]
    before = (int(number, 16) if isinstance(number, str) else number) - 1
    kept = ("from", "to", "value", "gas", "input")
    fields = {name: tx[name] for name in kept if tx.get(name) is not None}
    return [fields, hex(before)]


def _described(params: Sequence[Any]) -> str:
    call = params[0] if params and isinstance(params[0], dict) else {}
    data = call.get("data") or call.get("input") or ""
    text = data if isinstance(data, str) else "0x" + bytes(data).hex()
    return f"{call.get('to', 'new contract')}: {text[:10]}" if call else ""


def for_web3(error: Reverted) -> Reverted:
    """The same error as an exception that is web3's `ContractLogicError` too."""
    kind: Any = _both(type(error))
    made: Reverted = BaseException.__new__(kind)
    of_web3 = {"message": error.sentence, "data": None, "user_message": None, "rpc_response": None}
    made.__dict__.update({**of_web3, **error.__dict__})  # an error's own field of such a name is what is asked for
    made.args = error.args
    return made


_made: dict[str, type[Any]] = {}


def _both(kind: type[Reverted]) -> type[Any]:
    """The class of errors of this kind that are web3's too."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if name not in _made:
        both: Any = (kind, ContractLogicError)
        namespace: dict[str, Any] = {"__str__": kind.__str__, "__module__": kind.__module__}
        _made[name] = type(kind.__name__, both, namespace)
    return _made[name]
