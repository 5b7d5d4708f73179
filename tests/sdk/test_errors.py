"""The exception tree, and that nothing else leaves the chain layer."""

from __future__ import annotations

import inspect
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from rwa_chain import errors
from rwa_chain.bindings.types import Acceptance
from rwa_chain.chain import Address, Chain
from rwa_chain.chain.codec import _brief
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import InputError, NodeUnreachable, RpcError, RwaError, WrongChain


def test_the_docstring_draws_the_tree_as_it_is() -> None:
    """Each class stands below its parent in the picture, and each class of the module is in it."""
    drawn: dict[str, str] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^    ([│ ├└─]*)(\w+) ", line + " ")
        if match and hasattr(errors, match[2]):
            depth = len(match[1]) // 4
            above = [*above[:depth], match[2]]
            drawn[match[2]] = above[depth - 1] if depth else "Exception"
    actual = {
        name: next(base.__name__ for base in kind.__bases__ if issubclass(base, RwaError) or base is Exception)
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, RwaError)
    }
    assert drawn == actual


def test_an_input_error_says_what_would_be_right() -> None:
    """Field, value, expectation; exit code 2; a ValueError for those who expect one."""
    error = InputError("size", "-5", "a positive number")
    assert (error.field, error.value, error.expected, error.exit_code) == ("size", "-5", "a positive number", 2)
    assert isinstance(error, ValueError)
    assert "size" in str(error)
    assert "a positive number" in str(error)


Answer = Callable[[bytes], tuple[int, bytes]]


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], str]]:
    """Starts HTTP nodes that answer as told; their URLs hold a secret path."""
    servers: list[HTTPServer] = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                status, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/v3/secret"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def result(value: object) -> Answer:
    """A node that gives one result to everything."""
    return lambda request: (
        200,
        json.dumps({"jsonrpc": "2.0", "id": json.loads(request)["id"], "result": value}).encode(),
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (lambda _: (500, b"oops"), NodeUnreachable),
        (lambda _: (401, b"{}"), NodeUnreachable),
        (lambda _: (200, b"<html>"), NodeUnreachable),
        (lambda _: (200, b"\xff\xfe"), NodeUnreachable),
        (lambda _: (200, b"[]"), RpcError),
        (lambda _: (200, b'{"jsonrpc":"2.0","id":0,"error":{"code":-32601,"message":"no such method"}}'), RpcError),
        (lambda _: (200, b'{"jsonrpc":"2.0","id":0,"error":"broken"}'), RpcError),
    ],
)  # fmt: skip
def test_every_wrong_answer_is_a_chain_error(
    serve: Callable[[Answer], str], answer: Answer, kind: type[RwaError]
) -> None:
    """Nothing of requests, web3 or json gets out, and the URL's path is not shown."""
    with pytest.raises(kind) as caught:
        Chain.connect(serve(answer))
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "secret" not in repr(caught.value)


def test_nobody_listens() -> None:
    """A dead node, over HTTP and over IPC."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(NodeUnreachable, match="no connection"):
        Chain.connect(f"http://127.0.0.1:{port}/secret")
    with pytest.raises(NodeUnreachable):
        Rpc.ipc("/nonexistent/node.ipc").call("eth_chainId")


def test_another_chain_is_refused(serve: Callable[[Answer], str]) -> None:
    """Both ids are named."""
    with pytest.raises(WrongChain, match="serves chain 5, expected chain 1"):
        Chain.connect(serve(result("0x5")), chain_id=1)


@pytest.mark.parametrize("where", ["mainnett", "ftp://127.0.0.1", "http://", "http://host:port"])
def test_unknown_networks_are_refused(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown name lists the known ones."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        Chain.connect(where)
    assert caught.value.field == "network"


def test_a_calls_structs_are_shown_for_people() -> None:
    """A field's bytes are hexadecimal and short, not Python's; a long list is counted."""
    account = Address("0x" + "11" * 20)
    shown = _brief([Acceptance(investor=account, pay_asset=account, signature=b"\x01" * 65)] * 4)
    one = f"Acceptance(investor = {account}, pay_asset = {account}, signature = 0x{'01' * 8}… (65 bytes))"
    assert shown == f"[{one}, {one}, {one}, … 4 items]"
