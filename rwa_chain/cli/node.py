"""``rwa node``: the embedded node, for other programs, until it is interrupted."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, Port, command_app, whole
from rwa_chain.cli.output import Screen
from rwa_chain.errors import AnvilFailed, InputError

app = command_app()
DEFAULT_PORT = "8545"


@app.command()
def node(
    port: Port = DEFAULT_PORT,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DATE|SECONDS", help="The first block's time, UTC; without it now."),
    ] = None,
    json: Json = False,
) -> None:
    """Start an Anvil on 127.0.0.1, print where it answers, and keep it until Ctrl-C.

    It runs at its default hardfork with the transaction gas cap of EIP-7825. `--network local` is the default port.

    \b
    Examples:
      rwa node
      rwa node --port 0                        on a free port
      rwa node --start 2025-08-01              before the issue of the Fubi bond
      rwa deploy --network local               (in another terminal)
    """
    from rwa_chain.chain import Chain

    begin = None if start is None else _instant(start)
    with Chain.anvil(port=whole("--port", port), start_at=begin, ipc=False, seconds_per_block=None) as chain:
        own = chain.node
        assert own is not None
        screen = Screen(json)
        screen.document({"url": own.url, "chain_id": chain.chain_id, "anvil": own.version, "process": own.process_id})
        screen.say(f"Anvil {own.version}, chain {chain.chain_id}, answers at {own.url}; Ctrl-C ends it")
        waiting = threading.Event()
        while not waiting.wait(0.5):
            if not own.is_running:
                raise AnvilFailed("Anvil ended by itself")


def _instant(text: str) -> int:
    """UTC seconds of a date, a date and time, or a number of seconds."""
    wrong = InputError("--start", text, "a date such as 2025-08-01, a time with its zone, or UTC seconds, from 1970 on")
    try:
        moment = datetime.fromtimestamp(int(text), UTC) if text.isdecimal() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        raise wrong from None
    seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    if seconds < 0:
        raise wrong
    return seconds
