"""``rwa watch``: what happens on a stack, event by event, as it is mined."""

from __future__ import annotations

import json as jsonlib
import sys
import time
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app, whole
from rwa_chain.cli.output import Screen, to_json
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.chain.codec import Event
    from rwa_chain.cli.place import Place

app = command_app()
PAUSE = 1.0
"""[s] between two looks at the chain."""


@app.command()
def watch(
    contract: Annotated[
        list[str] | None,
        typer.Option("--contract", metavar="KEY", help="Of this contract only, by its key in the book; repeatable."),
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option("--event", metavar="NAME", help="Of this name only; repeatable.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="BLOCK", help="From this block on; without it, from now on.")
    ] = None,
    confirmations: Annotated[
        str, typer.Option("--confirmations", metavar="NUMBER", help="Blocks on top before an event is shown.")
    ] = "0",
    once: Annotated[bool, typer.Option("--once", help="End when all that is there was shown.")] = False,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print every event of the book's contracts, decoded, with the names of parties and contracts, until Ctrl-C.

    With --json each event is a document on a line of its own.

    \b
    Examples:
      rwa watch --network local
      rwa watch --network local --event Transfer --contract token/FTID001
      rwa watch --from 0 --once --json            all that a replay did
    """
    from rwa_chain.cli.place import opened_place

    behind = whole("--confirmations", confirmations)
    with opened_place(network, book) as place:
        known = place.stack.book.entries
        if unknown := [key for key in contract or () if key not in known]:
            raise InputError("--contract", unknown[0], f"a key of the book: {', '.join(known)}")
        emitters = [known[key].address for key in contract or known]
        following = place.chain.block_number - behind + 1 if start is None else whole("--from", start)
        while True:
            last = place.chain.block_number - behind
            if last >= following:
                for log in place.chain.logs(emitters=emitters, from_block=following, to_block=last):
                    found = log.decoded()
                    if found is not None and (not event or type(found).__name__ in event):
                        _show(found, place, json)
                following = last + 1
            if once:
                return
            time.sleep(PAUSE)


def _show(event: Event, place: Place, as_json: bool) -> None:
    names = place.names()
    where = event.place
    assert where is not None  # it came from a log
    values = {each.name: getattr(event, each.name) for each in fields(event) if each.name != "place"}
    emitter, name = names.get(where.address, where.address), type(event).__name__
    if as_json:
        row = {"block": where.block, "tx": where.tx, "contract": emitter, "event": name, "values": values}
        sys.stdout.write(jsonlib.dumps(jsonlib.loads(to_json(row))) + "\n")
        sys.stdout.flush()
        return
    shown = ", ".join(f"{each} = {_text(value, names)}" for each, value in values.items())
    Screen().say(f"{where.block}  {emitter}  {name}({shown})")


def _text(value: Any, names: Any) -> str:
    if isinstance(value, bytes):
        return f"0x{value.hex()}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_text(each, names) for each in value)}]"
    return f"{value:,}" if type(value) is int else str(names.get(value, value) if isinstance(value, str) else value)
