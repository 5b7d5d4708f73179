"""``rwa trace``: what a transaction did, call by call."""

from __future__ import annotations

import pkgutil
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.chain import Address, Chain
    from rwa_chain.chain.codec import Function
    from rwa_chain.chain.trace import Frame

app = command_app()


@app.command()
def trace(
    tx: Annotated[str, typer.Argument(metavar="TX", help="The hash of a mined transaction.")],
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print a transaction's call tree, decoded, with the names of the book, and the rule that refused it.

    The node must trace transactions: Anvil does, and many others with `debug` switched on.

    \b
    Examples:
      rwa trace 0x… --network local
      rwa trace 0x… --network sepolia --json
    """
    from rwa_chain.chain.trace import trace as traced

    screen = Screen(json)
    with ExitStack() as opened:
        chain, names = _chain(opened, network, book)
        functions = _functions()
        tree = traced(chain, tx, lambda selector: functions.get(selector.hex()))
    origin = tree.origin()
    for depth, frame in tree.walk():
        mark = "  <-- refused here" if frame is origin else ""
        screen.say(f"{'  ' * depth}{frame.describe(names)}  [{frame.gas_used:,} gas]{mark}")
    screen.say()
    if tree.error is None:
        screen.say("It succeeded.")
    else:
        screen.say(f"It was refused: {tree.error}")
    screen.document({"tx": tx, "succeeded": tree.error is None, "refused": _refusal(tree), "calls": _document(tree)})


def _chain(opened: ExitStack, network: str | None, book: Path | None) -> tuple[Chain, dict[Address, str]]:
    """The chain, and the names of addresses on it where there is a book."""
    from rwa_chain.chain import Chain
    from rwa_chain.cli.place import book_of, opened_place

    if network is not None and book is None:
        chain = opened.enter_context(Chain.connect(network))
        if not book_of(chain, network).is_file():
            return chain, {}
    place = opened.enter_context(opened_place(network, book))
    return place.chain, place.names()


def _functions() -> dict[str, Function[Any]]:
    """Every function of every binding by its selector; one signature is one selector, whoever has it."""
    from rwa_chain import bindings
    from rwa_chain.chain.codec import Function

    found: dict[str, Function[Any]] = {}
    for module in pkgutil.iter_modules(bindings.__path__):
        for value in vars(import_module(f"{bindings.__name__}.{module.name}")).values():
            if isinstance(value, Function) and value.selector:
                found.setdefault(value.selector, value)
    return found


def _refusal(tree: Frame) -> dict[str, Any] | None:
    from rwa_chain.errors import ContractError

    if tree.error is None:
        return None
    known = isinstance(tree.error, ContractError)
    return {
        "error": tree.error.NAME if isinstance(tree.error, ContractError) else type(tree.error).__name__,
        "arguments": dict(tree.error.arguments) if isinstance(tree.error, ContractError) else {},
        "reason": tree.error.NOTICE if isinstance(tree.error, ContractError) else tree.error.sentence,
        "known": known,
    }


def _document(frame: Frame) -> dict[str, Any]:
    return {
        "kind": frame.kind,
        "from": frame.caller,
        "to": frame.target,
        "call": frame.describe(),
        "value": frame.value,
        "gas_used": frame.gas_used,
        "error": None if frame.error is None else frame.error.sentence,
        "calls": [_document(each) for each in frame.calls],
    }
