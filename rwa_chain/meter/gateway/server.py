"""The sockets: who is let in, how much each may send, and that nobody's fault is another's.

A charge point is let in by name, and where the settings have passwords by its own; an unknown one gets a 404, one
without its password a 401, before a WebSocket is opened. A frame that is too large
closes its own connection, a malformed one is answered and filed. A charge point that sends faster than its rate is
read no faster: what it sends waits in its socket, and TCP holds it back, so a queue of any length gets through. One
connection per charge point: a new one replaces the old, since a line that broke is noticed by the charge point first.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address
from traceback import format_exception
from typing import Any
from urllib.parse import unquote, urlsplit
from weakref import WeakSet

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response

from rwa_chain.errors import InputError
from rwa_chain.meter.gateway.frames import NO_ID, BadFrame, parse
from rwa_chain.meter.gateway.point import Colleague, NothingStored
from rwa_chain.meter.gateway.settings import Guard, Settings
from rwa_chain.meter.gateway.store import Store
from rwa_chain.meter.gateway.transactions import Desk, Refused
from rwa_chain.meter.gateway.v16 import Point16
from rwa_chain.meter.gateway.v201 import Point201
from rwa_chain.meter.rules import Reason

PROTOCOLS: dict[str, type[Point16] | type[Point201]] = {"ocpp2.0.1": Point201, "ocpp1.6": Point16}
_LOG = logging.getLogger("rwa_chain.meter.gateway.sockets")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False
_TRIGGER = '[2,"who-are-you","TriggerMessage",{"requestedMessage":"BootNotification"}]'
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

    __slots__ = ("_at", "_full", "_left", "_per_second")

    def __init__(self, guard: Guard, now: float) -> None:
        self._full = float(guard.burst)
        self._left = self._full
        self._per_second = guard.per_minute / 60
        self._at = now

    def take(self, now: float) -> float:
        """Takes one frame more; [s] until it is within the rate."""
        self._left = min(self._full, self._left + (now - self._at) * self._per_second) - 1
        self._at = now
        return max(-self._left / self._per_second, 0)


class Gateway:
    """One gateway: its settings, its store, the charge points that are connected."""

    def __init__(self, settings: Settings, store: Store, say: Callable[[str], None]) -> None:
        self.settings = settings
        self.store = store
        self.desk = Desk(settings)
        self.say = say
        self.connected: dict[str, ServerConnection] = {}
        self._buckets: dict[str, Bucket] = {}
        self._asked: WeakSet[ServerConnection] = WeakSet()
        """Connections whose charge point is known, or was asked who it is."""
        self._turned_away = 0
        self._hashing = ThreadPoolExecutor(_HASHING, thread_name_prefix="meter-passwords")

    async def listen(self, host: str, port: int) -> Server:
        """Opens the door; the server is closed by its caller."""
        await self.store.run(self.desk.learn)
        return await serve(
            self._serve,
            host,
            port,
            subprotocols=list(PROTOCOLS),  # type: ignore[arg-type]
            process_request=self._let_in,
            max_size=max(self.settings.guard.frame_bytes, self.settings.guard.transaction_bytes),
            max_queue=4,
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
            self._turn_away(f"it speaks {', '.join(filter(None, offered))[:60] or 'no OCPP'}", name)
            return connection.respond(HTTPStatus.BAD_REQUEST, f"subprotocols: {', '.join(PROTOCOLS)}\n")
        if name not in self.connected and len(self.connected) >= self.settings.guard.connections:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "too many charge points\n")
        return None

    def _turn_away(self, reason: str, name: str) -> None:
        self._turned_away += 1
        # One line in ten times as many: a flood cannot fill the log.
        if str(self._turned_away).strip("0") == "1":
            self.say(f"turned away: {reason}: {name[:48]!r} ({self._turned_away} so far)")

    async def _serve(self, connection: ServerConnection) -> None:
        request = connection.request
        name = name_in(request.path) if request is not None else ""
        old = self.connected.get(name)
        self.connected[name] = connection
        if old is not None:
            await old.close(CloseCode.GOING_AWAY, "a newer connection of this charge point")
        colleague = Colleague(name, self.store, self.desk, self.say)
        point = PROTOCOLS[str(connection.subprotocol)](colleague)
        strikes = 0
        try:
            async for frame in connection:
                strikes = 0 if await self._frame(colleague, point, connection, frame) else strikes + 1
                if strikes > self.settings.guard.strikes:
                    self.say(f"{name}: closed: {strikes} frames in a row are no OCPP")
                    await connection.close(CloseCode.POLICY_VIOLATION, "no OCPP")
        except ConnectionClosed as closed:
            if closed.sent is not None and closed.sent.code == CloseCode.MESSAGE_TOO_BIG:
                says = f"a frame of at most {self.settings.guard.frame_bytes} bytes"
                with suppress(NothingStored):
                    await colleague.file(Refused(Reason.TOO_LONG, "", says), "", None, "frame")
                self.say(f"{name}: closed: {Reason.TOO_LONG}")
        finally:
            if self.connected.get(name) is connection:
                del self.connected[name]

    async def _frame(
        self, colleague: Colleague, point: Point16 | Point201, connection: ServerConnection, frame: str | bytes
    ) -> bool:
        """Answers one frame, once it is within the rate; whether it is a call or an answer."""
        name = colleague.name
        bucket = self._buckets.setdefault(name, Bucket(self.settings.guard, time.monotonic()))
        if wait := bucket.take(time.monotonic()):
            await asyncio.sleep(wait)
        id_: str | int = NO_ID
        try:
            try:
                call = parse(frame)
                if len(frame) > self.settings.guard.frame_bytes and (call is None or call.action not in point.energy):
                    await connection.close(CloseCode.MESSAGE_TOO_BIG)
                    return False
            except BadFrame as bad:
                if len(frame) > self.settings.guard.frame_bytes:
                    await connection.close(CloseCode.MESSAGE_TOO_BIG)
                    return False
                await colleague.file(Refused(Reason.FRAME, "", bad.says), frame, None, "frame")
                await connection.send(point.error(bad.id, bad.code, bad.says))
                return False
            if call is None:
                return True
            id_ = call.id
            await connection.send(await point.answer(call, str(frame)))
            if call.action in point.energy:
                with suppress(NothingStored):
                    await self._introduce(colleague, connection)
        except NothingStored:
            await connection.send(point.error(id_, "InternalError", "nothing was stored; try again"))
        except ConnectionClosed:
            raise
        except Exception as error:
            # A fault of the gateway ends with this frame; its operator learns where it is.
            where = "".join(format_exception(error)[-2:]).strip().replace("\n", " ")
            self.say(f"{name}: a frame could not be handled: {where}")
            await connection.send(point.error(id_, "InternalError", "the frame could not be handled"))
        return True

    async def _introduce(self, colleague: Colleague, connection: ServerConnection) -> None:
        """Asks a charge point that sells and never booted here to say who it is, once per connection."""
        if connection in self._asked:
            return
        self._asked.add(connection)
        if not await colleague.stored(lambda db: self.desk.booted(db, colleague.name)):
            await connection.send(_TRIGGER)


def name_in(path: str) -> str:
    """The charge point's name: the last part of the path."""
    return unquote(urlsplit(path).path.rstrip("/").rpartition("/")[2])


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
