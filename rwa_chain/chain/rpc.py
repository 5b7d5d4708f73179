"""The one JSON-RPC face: everything that this library asks a node goes through ``call`` and ``batch``.

The transport is a web3 provider: this library's own over a Unix socket (IPC) or HTTP, or any other. Whatever it raises
leaves here as a ``ChainError``; results stay as the node gave them, in hexadecimal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

from rwa_chain.errors import InputError, NodeUnreachable, RpcError

Request = tuple[str, Sequence[Any]]

_BATCH = 200
_NEVER_NULL = {
    "eth_blockNumber", "eth_call", "eth_chainId", "eth_estimateGas", "eth_gasPrice", "eth_getBalance", "eth_getCode",
    "eth_getLogs", "eth_getStorageAt", "eth_getTransactionCount", "eth_maxPriorityFeePerGas",
    "eth_sendRawTransaction", "web3_clientVersion",
}  # fmt: skip
"""Methods whose answer is never null at a node that works."""


class Provider(Protocol):
    """The part of a web3 provider that this package uses."""

    def make_request(self, method: Any, params: Any) -> Any:
        """The node's answer to one request."""

    def make_batch_request(self, requests: Any) -> Any:
        """Its answers to many, in one message."""


class Rpc:
    """A connection to one node."""

    def __init__(self, provider: Provider, where: str) -> None:
        self.provider = provider
        self.where = where
        """The address for people: a secret path or password is left out."""

    @classmethod
    def http(cls, url: str) -> Rpc:
        """A connection over HTTP or HTTPS."""
        where = public_part(url)
        from rwa_chain.chain.providers import HttpProvider

        return cls(HttpProvider(url), where)

    @classmethod
    def ipc(cls, path: str) -> Rpc:
        """A connection over a Unix socket."""
        from rwa_chain.chain.providers import IpcProvider

        return cls(IpcProvider(path), path)

    def call(self, method: str, *params: Any) -> Any:
        """The result of one request; raises ``RpcError`` or ``NodeUnreachable``."""
        try:
            answer = self.provider.make_request(method, list(params))
        except Exception as error:
            raise self._unreachable(error) from None
        return _result(method, answer)

    def batch(self, requests: Sequence[Request]) -> list[Any]:
        """The results of many requests, in order, over one connection; raises the first error."""
        return [_result(method, each) for (method, _), each in zip(requests, self.attempt(requests), strict=True)]

    def attempt(self, requests: Sequence[Request]) -> list[Any]:
        """The whole answers (``result`` or ``error``) of many requests, in order."""
        return list(self._answers(requests))

    def _answers(self, requests: Sequence[Request]) -> Iterator[Any]:
        for start in range(0, len(requests), _BATCH):
            chunk = [(method, list(params)) for method, params in requests[start : start + _BATCH]]
            try:
                answers = self.provider.make_batch_request(chunk)
            except Exception as error:
                raise self._unreachable(error) from None
            if isinstance(answers, dict):
                _result("batch", answers)
            if not isinstance(answers, list) or not all(isinstance(each, dict) for each in answers):
                raise NodeUnreachable(self.where, "its answer to a batch is no list of answers")
            if len(answers) != len(chunk):
                raise NodeUnreachable(self.where, f"{len(answers)} answers to {len(chunk)} requests")
            yield from (_whole(method, each) for (method, _), each in zip(chunk, answers, strict=True))

    def _unreachable(self, error: Exception) -> NodeUnreachable:
        return NodeUnreachable(self.where, _reason(error))


def _whole(method: str, answer: Any) -> Any:
    """An answer; an error in place of a null that no node that works gives."""
    if method in _NEVER_NULL and answer.get("error") is None and answer.get("result") is None:
        return {"error": {"code": 0, "message": "the node answered nothing"}}
    return answer


def rpc_error(method: str, answer: Any) -> RpcError | None:
    """The error in a node's answer, if any."""
    error = answer.get("error")
    if error is None:
        return None
    if not isinstance(error, dict):
        return RpcError(method, 0, str(error))
    return RpcError(method, int(error.get("code", 0)), str(error.get("message", "")), error.get("data"))


def _result(method: str, answer: Any) -> Any:
    if not isinstance(answer, dict):
        raise RpcError(method, 0, "the answer is no JSON-RPC object")
    answer = _whole(method, answer)
    error = rpc_error(method, answer)
    if error is not None:
        raise error
    return answer.get("result")


def public_part(url: str) -> str:
    """Scheme, host and port of a URL: what may be shown of it."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise InputError("network", "the address given", "a URL such as http://127.0.0.1:8545") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("network", "the address given", "a URL that starts with http:// or https://")
    return f"{parts.scheme}://{parts.hostname}{port}"


def _reason(error: Exception) -> str:
    """Why a node did not answer, without any part of its address."""
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status is not None:
        return f"HTTP status {status}"
    names = {kind.__name__ for kind in type(error).__mro__}
    if "Timeout" in names or isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return "its answer is not JSON"
    if "ConnectionError" in names or isinstance(error, OSError):
        return "no connection"
    return type(error).__name__
