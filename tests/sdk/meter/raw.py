"""A charge point on a bare socket: RFC 6455 by hand and JSON arrays, nothing of what the gateway is made of."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
from datetime import UTC, datetime
from itertools import count
from typing import Any

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class Refused(Exception):
    """The door stayed shut: the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Closed(Exception):
    """The gateway closed: its code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class RawPoint:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.asked: list[Any] = []
        """Requests of the gateway."""
        self.ids = (f"m{number}" for number in count(1))

    @classmethod
    async def connect(
        cls, port: int, name: str, protocol: str | None = "ocpp1.6", *, login: str | None = None
    ) -> RawPoint:
        """Open a WebSocket to ``/ocpp/NAME``, with an Authorization header if told."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = [
            f"GET /ocpp/{name} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            "Sec-WebSocket-Version: 13",
            *([f"Sec-WebSocket-Protocol: {protocol}"] if protocol else []),
            *([f"Authorization: {login}"] if login is not None else []),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        status = int(head.split()[1])
        if status != 101:
            writer.close()
            raise Refused(status)
        assert protocol is None or f"sec-websocket-protocol: {protocol}" in head.lower()
        return cls(reader, writer)

    async def send(self, text: str | bytes, opcode: int = TEXT) -> None:
        """One masked frame."""
        raw = text.encode() if isinstance(text, str) else text
        size = len(raw)
        head = bytes([0x80 | opcode])
        if size < 126:
            head += bytes([0x80 | size])
        elif size < 65536:
            head += bytes([0x80 | 126]) + struct.pack(">H", size)
        else:
            head += bytes([0x80 | 127]) + struct.pack(">Q", size)
        mask = os.urandom(4)
        spread = (mask * (size // 4 + 1))[:size]
        masked = (int.from_bytes(raw) ^ int.from_bytes(spread)).to_bytes(size) if size else b""
        self.writer.write(head + mask + masked)
        await self.writer.drain()

    async def receive(self) -> Any:
        """The next message; answers pings, raises ``Closed``."""
        while True:
            try:
                first, second = await asyncio.wait_for(self.reader.readexactly(2), 20)
                size = second & 0x7F
                if size > 125:
                    width, form = (2, ">H") if size == 126 else (8, ">Q")
                    (size,) = struct.unpack(form, await self.reader.readexactly(width))
                data = await self.reader.readexactly(size)
            except (asyncio.IncompleteReadError, ConnectionError):
                raise Closed(1006) from None
            if first & 0x0F == PING:
                await self.send(data, PONG)
            elif first & 0x0F == CLOSE:
                self.writer.close()
                raise Closed(struct.unpack(">H", data[:2])[0] if data else 1005)
            elif first & 0x0F == TEXT:
                return json.loads(data)

    async def call(self, action: str, payload: dict[str, Any], id_: str | None = None) -> Any:
        """A request and its answer: [3, id, payload] or [4, id, code, description, details]."""
        used = id_ or next(self.ids)
        await self.send(json.dumps([2, used, action, payload]))
        answer = await self.receive()
        while answer[0] == 2:  # what the gateway asks in between
            self.asked.append(answer)
            answer = await self.receive()
        assert answer[1] == used
        return answer

    async def close(self) -> None:
        """Say goodbye."""
        await self.send(struct.pack(">H", 1000), CLOSE)
        self.writer.close()


BOOT16 = {"chargePointVendor": "Synthetic", "chargePointModel": "Pile"}
BOOT201 = {"reason": "PowerUp", "chargingStation": {"vendorName": "Synthetic", "model": "Pile"}}


def iso(at: int) -> str:
    """A time as OCPP writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def start16(at: int, register: int, connector: int = 1) -> dict[str, Any]:
    """StartTransaction."""
    return {"connectorId": connector, "idTag": "13800138000", "meterStart": register, "timestamp": iso(at)}


def stop16(number: int, at: int, register: int) -> dict[str, Any]:
    """StopTransaction."""
    return {"transactionId": number, "idTag": "13800138000", "meterStop": register, "timestamp": iso(at)}


def values16(number: int, at: int, register: int) -> dict[str, Any]:
    """MeterValues with one register, in kWh."""
    sampled = [{"value": f"{register / 1000:.3f}", "unit": "kWh"}, {"value": "31.5", "measurand": "Temperature"}]
    return {
        "connectorId": 1,
        "transactionId": number,
        "meterValue": [{"timestamp": iso(at), "sampledValue": sampled}],
    }


def event(kind: str, id_: str, number: int, at: int, register: float | None, evse: int = 1) -> dict[str, Any]:
    """TransactionEvent."""
    reason = {"Started": "CablePluggedIn", "Updated": "MeterValuePeriodic", "Ended": "EVCommunicationLost"}[kind]
    made: dict[str, Any] = {
        "eventType": kind,
        "timestamp": iso(at),
        "triggerReason": reason,
        "seqNo": number,
        "transactionInfo": {"transactionId": id_},
        "evse": {"id": evse, "connectorId": 1},
        "idToken": {"idToken": "13800138000", "type": "Central"},
    }
    if register is not None:
        sampled = {"value": register, "measurand": "Energy.Active.Import.Register", "unitOfMeasure": {"unit": "Wh"}}
        made["meterValue"] = [{"timestamp": iso(at), "sampledValue": [sampled]}]
    return made
