"""A node that is made up: it serves logs of a register which nobody keeps, as many as are asked for, over HTTP.

Every answer follows from the numbers alone, so nothing is stored: first each holder is registered, admitted and given
units, then random holders pay each other. It runs as a process of its own, `python -m rwa_chain.bench.synthetic_node
LOGS HOLDERS`, prints its URL, and ends with its standard input.
"""

from __future__ import annotations

import http.server
import json
import socketserver
import sys
import threading
from typing import Any

from rwa_chain.bindings import IERC20, IIdentityRegistry, IPermissionedToken
from rwa_chain.chain.address import Address, keccak

LOGS_IN_BLOCK = 100
START_AT = 1_750_000_000
GIVEN = 1_000_000
IDENTITY, TOKEN = "0x" + "11" * 20, "0x" + "22" * 20
CHAIN_ID = 20_225
_WORD = "0" * 24
_ADMITTED = f"0x{1 << 202 | 344 << 188 | 3 << 198 | 0xFFFFFFFF << 144:064x}"


def holder(number: int) -> str:
    """A holder's address, lower case."""
    return f"0x{0x1000_0000 + number * 2_654_435_761 % (1 << 32):040x}"


def hash_of(block: int) -> str:
    """A block's hash."""
    return f"0x{keccak(b'synthetic block %d' % block).hex()}"


class Synthetic:
    """What it answers."""

    def __init__(self, logs: int, holders: int) -> None:
        self.logs, self.holders = logs, holders
        self.last = 1 + (logs - 1) // LOGS_IN_BLOCK
        self._transfer = f"0x{IERC20.Transfer.TOPIC}"
        self._admitted = f"0x{IPermissionedToken.EntryAdmitted.TOPIC}"
        self._registered = f"0x{IIdentityRegistry.HolderRegistered.TOPIC}"
        self._profile = "".join(f"{each:064x}" for each in (344, 3, 0, *[0xFFFFFFFF] * 8))

    def answer(self, method: str, params: list[Any]) -> Any:
        """The result of a request, encoded where that is quicker."""
        match method:
            case "eth_chainId":
                return hex(CHAIN_ID)
            case "web3_clientVersion":
                return "rwa-chain synthetic"
            case "eth_blockNumber":
                return hex(self.last)
            case "eth_getBlockByNumber":
                return self._header(params[0])
            case "eth_call":
                return self._call(params[0]["data"][:10])
            case _:
                return None

    def _header(self, tag: str) -> Any:
        number = self.last if tag in ("latest", "pending") else int(tag, 16)
        if number > self.last:
            return None
        return {
            "number": hex(number), "hash": hash_of(number), "timestamp": hex(START_AT + number), "gasUsed": "0x0",
            "transactions": [],
        }  # fmt: skip

    @staticmethod
    def _call(selector: str) -> str:
        if selector == "0x313ce567":
            return f"0x{0:064x}"
        text = b"SYN".ljust(32, b"\0").hex()
        return f"0x{32:064x}{3:064x}{text}"

    def logs_of(self, first: int, last: int) -> str:
        """The logs of a range as JSON."""
        parts: list[str] = []
        for block in range(max(1, first), min(last, self.last) + 1):
            tail = (
                f'"blockHash":"{hash_of(block)}","blockNumber":"{block:#x}","blockTimestamp":"{START_AT + block:#x}",'
            )
            begin = (block - 1) * LOGS_IN_BLOCK
            for number in range(begin, min(begin + LOGS_IN_BLOCK, self.logs)):
                parts.append(
                    f'{{{self._log(number)},{tail}"transactionHash":"0x{number:064x}","transactionIndex":"0x0",'
                    f'"logIndex":"{number - begin:#x}","removed":false}}'
                )
        return f"[{','.join(parts)}]"

    def _log(self, number: int) -> str:
        if number < 3 * self.holders:
            who = f"{_WORD}{holder(number // 3)[2:]}"
            if number % 3 == 0:
                return (
                    f'"address":"{IDENTITY}","topics":["{self._registered}","0x{_WORD}{who[24:]}"],'
                    f'"data":"0x{self._profile}"'
                )
            if number % 3 == 1:
                return f'"address":"{TOKEN}","topics":["{self._admitted}","0x{who}"],"data":"{_ADMITTED}"'
            return f'"address":"{TOKEN}","topics":["{self._transfer}","0x{"0" * 64}","0x{who}"],"data":"0x{GIVEN:064x}"'
        source = number * 48_271 % self.holders
        target = (source + 1 + number * 69_621 % (self.holders - 1)) % self.holders
        return (
            f'"address":"{TOKEN}","topics":["{self._transfer}","0x{_WORD}{holder(source)[2:]}",'
            f'"0x{_WORD}{holder(target)[2:]}"],"data":"0x{number % 97:064x}"'
        )


def serve(logs: int, holders: int) -> None:
    """Answer until standard input ends."""
    node = Synthetic(logs, holders)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Nothing."""

        def do_POST(self) -> None:
            """One request or one batch."""
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            parts = [self._one(each) for each in (asked if isinstance(asked, list) else [asked])]
            body = (f"[{','.join(parts)}]" if isinstance(asked, list) else parts[0]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        @staticmethod
        def _one(asked: Any) -> str:
            if asked["method"] == "eth_getLogs":
                wanted = asked["params"][0]
                result = node.logs_of(int(wanted["fromBlock"], 16), int(wanted["toBlock"], 16))
            else:
                result = json.dumps(node.answer(asked["method"], asked["params"]))
            return f'{{"jsonrpc":"2.0","id":{asked["id"]},"result":{result}}}'

    class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()


def book_entries() -> dict[str, tuple[str, Address]]:
    """The contracts that it has logs of: kind and address by key."""
    return {"identity": ("IdentityRegistry", Address(IDENTITY)), "token/SYN": ("SecurityToken", Address(TOKEN))}


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
