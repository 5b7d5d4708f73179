"""Providers for web3.py over a Unix socket and over HTTP: what `Rpc` stands on, and what ``chain.w3`` is given.

web3's own reads an answer over a Unix socket in a time that grows with the square of its size.
"""

from __future__ import annotations

import json
import select
import socket
import threading
from typing import Any

from web3.providers.base import JSONBaseProvider

_TIMEOUT = 120.0
_FIRST = 8.0
"""Seconds for a connection and for a node's first answer: one that never answers is said soon."""
_CHUNK = 1 << 20
_ENDS = (ord("}"), ord("]"))


class NodeProvider(JSONBaseProvider):
    """A provider that writes JSON-RPC with its own ids and gives a batch's answers in the order of its requests."""

    def make_request(self, method: Any, params: Any) -> Any:
        """The node's answer to one request."""
        return self.exchange(self.encode_rpc_request(method, params))

    def make_batch_request(self, requests: Any) -> Any:
        """Its answers to many, in one message; the one answer where it refuses the batch as a whole."""
        answers = self.exchange(self.encode_batch_rpc_request(requests))
        if not isinstance(answers, list):
            return answers
        found = {each["id"]: each for each in answers if isinstance(each, dict) and isinstance(each.get("id"), int)}
        return [found[number] for number in sorted(found)]  # ids rise in the order of the requests

    def encode_rpc_request(self, method: Any, params: Any) -> bytes:
        """One request as bytes."""
        body = {"jsonrpc": "2.0", "id": next(self.request_counter), "method": method, "params": params or []}
        try:
            return json.dumps(body).encode()
        except TypeError:  # web3's own types, of a program that uses `chain.w3`
            return super().encode_rpc_request(method, params)

    def exchange(self, body: bytes) -> Any:
        """The decoded answer to a message."""
        raise NotImplementedError


class IpcProvider(NodeProvider):
    """JSON-RPC over a Unix socket; notices at once when the node has gone."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    def exchange(self, body: bytes) -> Any:
        """The decoded answer; one message at a time."""
        with self._lock:
            try:
                connection = self._connected()
                connection.sendall(body + b"\n")
                return read_answer(connection)
            except BaseException:  # what is left of this answer must not be taken for the next one
                self._close()
                raise

    def _connected(self) -> socket.socket:
        if self._socket is None:
            made = socket.socket(socket.AF_UNIX)
            made.settimeout(_TIMEOUT)
            made.connect(self.path)
            self._socket = made
        return self._socket

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def read_answer(connection: socket.socket) -> Any:
    """One JSON message: up to its newline, or where the node sends none up to where it pauses and the text is whole."""
    received = bytearray()
    waiting = select.poll()
    waiting.register(connection, select.POLLIN)
    while True:
        piece = connection.recv(_CHUNK)
        if not piece:
            raise ConnectionError("the node closed the connection")
        received += piece
        is_line = received[-1] == ord("\n")
        if is_line or (received[-1] in _ENDS and not waiting.poll(0)):
            try:
                return json.loads(received)
            except json.JSONDecodeError:
                if is_line:
                    raise


class HttpProvider(NodeProvider):
    """JSON-RPC over HTTP or HTTPS; a connection for each thread, kept open."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.endpoint_uri = url
        self._own = threading.local()
        self._has_answered = False

    def exchange(self, body: bytes) -> Any:
        """The decoded answer; raises requests' exceptions."""
        session = getattr(self._own, "session", None)
        if session is None:
            import requests

            session = self._own.session = requests.Session()
        answer = session.post(
            self.endpoint_uri,
            data=body,
            headers={"Content-Type": "application/json"},
            timeout=(_FIRST, _TIMEOUT if self._has_answered else _FIRST),
        )
        answer.raise_for_status()
        self._has_answered = True
        return json.loads(answer.content)
