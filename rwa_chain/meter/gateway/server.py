"""The sockets: who is let in, how much each may send, and that nobody's fault is another's.

A charge point is let in by name, and where the settings have passwords by its own; an unknown one gets a 404, one
without its password a 401, before a WebSocket is opened. A frame that is too large
closes its own connection, a malformed one is answered and filed, a flood is answered with errors and then closed. One
connection per charge point: a new one replaces the old, since a line that broke is noticed by the charge point first.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from urllib.parse import unquote, urlsplit

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response

from rwa_chain.errors import InputError
from rwa_chain.meter.gateway.frames import BadFrame, error_frame, parse
from rwa_chain.meter.gateway.point import Colleague, answer
from rwa_chain.meter.gateway.settings import Guard, Settings
from rwa_chain.meter.gateway.store import Store
from rwa_chain.meter.gateway.transactions import Desk
from rwa_chain.meter.gateway.v16 import Point16
from rwa_chain.meter.gateway.v201 import Point201
from rwa_chain.meter.rules import Reason

PROTOCOLS: dict[str, type[Point16] | type[Point201]] = {"ocpp2.0.1": Point201, "ocpp1.6": Point16}
_LOG = logging.getLogger("rwa_chain.meter.gateway.sockets")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False
_OPENING = 10
"""[s] to finish a handshake"""
_FAREWELL = 2
"""[s] for the other side to close too"""
_HASHING = 2
"""Passwords hashed at once: a flood of wrong ones takes neither all processors nor much memory."""
_SILENCE = 60
"""[s] between pings"""


class Bucket:
    """How many frames a charge point may send, over all its connections."""

    __slots__ = ("_at", "_full", "_left", "_per_second", "strikes")

    def __init__(self, guard: Guard, now: float) -> None:
        self._full = float(guard.burst)
        self._left = self._full
        self._per_second = guard.per_minute / 60
        self._at = now
        self.strikes = 0
        """Frames in a row that were over the rate."""

    def take(self, now: float) -> bool:
        """Whether one more frame is within the rate."""
        self._left = min(self._full, self._left + (now - self._at) * self._per_second)
        self._at = now
        if self._left < 1:
            self.strikes += 1
            return False
        self._left -= 1
        self.strikes = 0
        return True


class Gateway:
    """One gateway: its settings, its store, the charge points that are connected."""

    def __init__(self, settings: Settings, store: Store, say: Callable[[str], None]) -> None:
        self.settings = settings
        self.store = store
        self.desk = Desk(settings)
        self.say = say
        self.connected: dict[str, ServerConnection] = {}
        self._buckets: dict[str, Bucket] = {}
        self._turned_away = 0
        self._hashing = ThreadPoolExecutor(_HASHING, thread_name_prefix="meter-passwords")

    async def listen(self, host: str, port: int) -> Server:
        """Opens the door; the server is closed by its caller."""
        return await serve(
            self._serve,
            host,
            port,
            subprotocols=list(PROTOCOLS),  # type: ignore[arg-type]
            process_request=self._let_in,
            max_size=self.settings.guard.frame_bytes,
            max_queue=16,
            compression=None,
            open_timeout=_OPENING,
            ping_interval=_SILENCE,
            ping_timeout=_SILENCE,
            close_timeout=_FAREWELL,
            server_header=None,
            logger=_LOG,
        )

    async def _let_in(self, connection: ServerConnection, request: Request) -> Response | None:
        """None to go on, or the answer that turns somebody away."""
        name, passwords = name_in(request.path), self.settings.passwords
        if passwords is not None:
            given = request.headers.get_all("Authorization")
            # In another thread: who is connected does not wait for a stranger's hash.
            if not await asyncio.get_running_loop().run_in_executor(self._hashing, passwords.admits, name, given):
                self._turn_away(Reason.PASSWORD, name)
                response = connection.respond(HTTPStatus.UNAUTHORIZED, "a charge point's name and password\n")
                response.headers["WWW-Authenticate"] = 'Basic realm="charge points"'
                return response
        if name not in self.settings.devices:
            self._turn_away(Reason.UNKNOWN_DEVICE, name)
            return connection.respond(HTTPStatus.NOT_FOUND, "unknown charge point\n")
        offered = ",".join(request.headers.get_all("Sec-WebSocket-Protocol")).replace(" ", "").split(",")
        if not set(offered) & set(PROTOCOLS):
            return connection.respond(HTTPStatus.BAD_REQUEST, f"subprotocols: {', '.join(PROTOCOLS)}\n")
        if name not in self.connected and len(self.connected) >= self.settings.guard.connections:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "too many charge points\n")
        return None

    def _turn_away(self, reason: Reason, name: str) -> None:
        self._turned_away += 1
        # One line in ten times as many: whoever knocks a million times does not fill the disk.
        if str(self._turned_away).strip("0") == "1":
            self.say(f"turned away: {reason}: {name[:48]!r} ({self._turned_away} so far)")

    async def _serve(self, connection: ServerConnection) -> None:
        request = connection.request
        name = name_in(request.path) if request is not None else ""
        old = self.connected.get(name)
        self.connected[name] = connection
        if old is not None:
            await old.close(CloseCode.GOING_AWAY, "a newer connection of this charge point")
        colleague = Colleague(name, self.store, self.desk)
        point = PROTOCOLS[str(connection.subprotocol)](colleague, connection)
        try:
            async for frame in connection:
                colleague.takes(frame if isinstance(frame, str) else "")
                if not await self._frame(colleague, point, connection, frame):
                    break
        except ConnectionClosed as closed:
            if closed.sent is not None and closed.sent.code == CloseCode.MESSAGE_TOO_BIG:
                colleague.frame = ""
                await colleague.file(Reason.TOO_LONG, f"a frame of at most {self.settings.guard.frame_bytes} bytes")
                self.say(f"{name}: closed: {Reason.TOO_LONG}")
        finally:
            if self.connected.get(name) is connection:
                del self.connected[name]

    async def _frame(
        self, colleague: Colleague, point: Point16 | Point201, connection: ServerConnection, frame: str | bytes
    ) -> bool:
        """Answers one frame; False once this connection is over."""
        version, name = point.version, colleague.name
        bucket = self._buckets.setdefault(name, Bucket(self.settings.guard, time.monotonic()))
        within = bucket.take(time.monotonic())
        if bucket.strikes > self.settings.guard.strikes:
            await colleague.file(Reason.RATE, f"at most {self.settings.guard.per_minute} frames a minute")
            self.say(f"{name}: closed: {Reason.RATE}")
            await connection.close(CloseCode.POLICY_VIOLATION, "too many frames")
            return False
        try:
            call = parse(frame)
            if call is None:
                return True
            if not within:
                raise BadFrame("GenericError", "too many frames; this one was not looked at", call.id)
        except BadFrame as bad:
            if within:
                await colleague.file(Reason.FRAME, bad.says)
            await connection.send(answer(error_frame(bad.id, bad.code, bad.says), version))
            return True
        try:
            await point.route_message(frame)
        except ConnectionClosed:
            raise
        except Exception as error:
            # The library's own: whatever it is, it ends with this frame.
            await colleague.file(Reason.FRAME, f"{type(error).__name__} in the protocol library")
            await connection.send(error_frame(call.id, "InternalError", "the frame could not be handled"))
        return True


def name_in(path: str) -> str:
    """The charge point's name: the last part of the path."""
    return unquote(urlsplit(path).path.rpartition("/")[2])


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches an address."""
    return ip_address(address).is_loopback


async def run(gateway: Gateway, host: str, port: int, ready: Callable[[str, int], None], until: asyncio.Event) -> None:
    """Serves until told to end; what has arrived by then is answered. Refuses an address that is taken."""
    try:
        server = await gateway.listen(host, port)
    except OSError as error:
        raise InputError(
            "--host, --port", f"{host}:{port}", f"a free address of this machine ({error.strerror})"
        ) from None
    try:
        address: Any = next(iter(server.sockets)).getsockname()
        ready(address[0], address[1])
        await until.wait()
    finally:
        server.close()
        await server.wait_closed()
