"""A node that misbehaves on purpose: an HTTP proxy in front of Anvil, and the same as a provider in this process.

Both say that they are Geth, so that the SDK takes its way for networks. A plan looks at each request and names what
goes wrong with it.
"""

from __future__ import annotations

import http.server
import json
import socketserver
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

CLIENT = "Geth/v1.16.0-stable/linux-amd64/go1.24"


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a request: whether the node gets it, and what the caller gets."""

    forward: bool = True
    """Whether the node gets the request."""
    status: int = 0
    """The HTTP status without a body that the caller gets; 0 for none."""
    close: bool = False
    """Whether the connection is closed without an answer."""
    error: tuple[int, str] | None = None
    """The JSON-RPC error that the caller gets, for each request of a batch."""
    answer: Callable[[Any], Any] | None = None
    """What becomes of the node's answer."""


LOST_REPLY = Fault(close=True)
LOST_REQUEST = Fault(forward=False, close=True)
LIMITED = Fault(forward=False, status=429)
OVERLOADED = Fault(status=503)
INDEXING = Fault(forward=False, error=(-32000, "transaction indexing is in progress"))
LIMIT_EXCEEDED = Fault(forward=False, error=(-32005, "limit exceeded"))
INTERNAL = Fault(error=(-32603, "internal error"))

Plan = Callable[[str, Any], "Fault | None"]
"""From the method (the first one of a batch) and the request to what goes wrong with it."""


def fails(method: str, fault: Fault, *, times: int = 1) -> Plan:
    """The first requests of a method go wrong."""
    left = [times]

    def plan(asked: str, _: Any) -> Fault | None:
        if asked != method or not left[0]:
            return None
        left[0] -= 1
        return fault

    return plan


def _errors(request: Any, error: tuple[int, str]) -> Any:
    def one(each: Any) -> Any:
        return {"jsonrpc": "2.0", "id": each["id"], "error": {"code": error[0], "message": error[1]}}

    return [one(each) for each in request] if isinstance(request, list) else one(request)


class Faulty:
    """A node behind a plan; `plan` may be set at any time, and `seen` lists the methods asked for."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.plan: Plan = lambda *_: None
        self.seen: list[str] = []
        self.url = ""

    def forward(self, body: bytes) -> Any:
        """The node's answer."""
        request = urllib.request.Request(self.upstream, data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def answer(self, request: Any) -> tuple[int, Any]:
        """HTTP status, 0 for a closed connection, and the body."""
        method = request[0]["method"] if isinstance(request, list) else request["method"]
        self.seen.append(method)
        if method == "web3_clientVersion":
            return 200, {"jsonrpc": "2.0", "id": request["id"], "result": CLIENT}
        fault = self.plan(method, request)
        if fault is None:
            return 200, self.forward(json.dumps(request).encode())
        answer = self.forward(json.dumps(request).encode()) if fault.forward else None
        if fault.close:
            return 0, None
        if fault.status:
            return fault.status, None
        if fault.error is not None:
            return 200, _errors(request, fault.error)
        return 200, fault.answer(answer) if fault.answer is not None else answer


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


@contextmanager
def proxy(upstream: str) -> Iterator[Faulty]:
    """A faulty node in front of an Anvil's URL; its own is ``url``."""
    node = Faulty(upstream)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            """One request or one batch."""
            status, answer = node.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if not status:
                self.close_connection = True
                self.connection.close()
                return
            body = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    node.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield node
    finally:
        server.shutdown()
        server.server_close()


class FaultyProvider:
    """The same without HTTP, over the provider of a chain: thousands of faults a minute."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.plan: Plan = lambda *_: None
        self.faults = 0

    def make_request(self, method: Any, params: Any) -> Any:
        """One request."""
        if method == "web3_clientVersion":
            return {"jsonrpc": "2.0", "id": 0, "result": CLIENT}
        return self._through(method, (method, params), lambda: self._inner.make_request(method, params))

    def make_batch_request(self, requests: Any) -> Any:
        """Many in one message."""
        return self._through(requests[0][0], requests, lambda: self._inner.make_batch_request(requests))

    def _through(self, method: str, request: Any, forward: Callable[[], Any]) -> Any:
        fault = self.plan(method, request)
        if fault is None:
            return forward()
        self.faults += 1
        answer = forward() if fault.forward else None
        if fault.close or fault.status:
            raise ConnectionError("a fault on purpose")
        if fault.error is not None:
            plain = {"jsonrpc": "2.0", "id": 0, "error": {"code": fault.error[0], "message": fault.error[1]}}
            return [plain for _ in request] if isinstance(request, list) else plain
        return fault.answer(answer) if fault.answer is not None else answer
