"""``rwa web``: the dashboard over an index."""

from __future__ import annotations

import ipaddress
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.indexed import Database, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app, whole
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import ChainError, DeploymentError, InputError

if TYPE_CHECKING:
    from rwa_chain.chain import Address
    from rwa_chain.cli.place import Place
    from rwa_chain.web.port import RuleVerdict

app = command_app()
TOKEN = "RWA_WEB_TOKEN"
_SHORTEST = 16


@app.command()
def web(
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where it listens.")] = "127.0.0.1",
    port: Annotated[str, typer.Option("--port", metavar="NUMBER", help="The port; 0 takes a free one.")] = "8765",
    name: Annotated[
        str | None, typer.Option("--name", metavar="HOST", help="The host name that browsers use, behind a proxy.")
    ] = None,
    header: Annotated[
        str | None,
        typer.Option("--trust-header", metavar="NAME", help="A header that a proxy sets for whom it has let in."),
    ] = None,
    json: Json = False,
) -> None:
    """Serve read-only pages over an index until Ctrl-C: registers, corporate actions, settlement, money, compliance.

    The server listens on this machine only. On another address it asks for the bearer token in RWA_WEB_TOKEN, or for a
    header that a proxy sets after its own login (--trust-header); that proxy must be the only way to the server. Rules
    are read from the node, if there is one; no transaction is sent.

    Without --network it shows the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa web
      rwa web --network sepolia --database postgresql://reader@db.example/rwa
      RWA_WEB_TOKEN=… rwa web --network sepolia --host 0.0.0.0 --name register.example
    """
    from rwa_chain.extras import extra
    from rwa_chain.web.app import create_app

    with extra("web"):
        import uvicorn

    token = os.environ.get(TOKEN) or None
    number = whole("--port", port)
    if number > 65_535:
        raise InputError("--port", port, "a port, 0 to 65535")
    if not _is_loopback(host):
        if token is None and header is None:
            raise InputError("--host", host, f"127.0.0.1, or a token in {TOKEN}, or --trust-header behind a proxy")
        if token is not None and len(token) < _SHORTEST:
            raise InputError(TOKEN, "what it holds", f"at least {_SHORTEST} characters")
    hosts = ["127.0.0.1", "localhost", "::1", *([name] if name else []), *([] if _is_loopback(host) else [host])]
    with ExitStack() as opened:
        index = opened.enter_context(opened_index(network, book, database))
        asked = _node(opened, network, book)
        made = create_app(index.store, explain=asked, token=token, header=header, hosts=hosts)
        config = uvicorn.Config(
            made, host=host, port=number, log_level="warning", access_log=False, server_header=False
        )
        server = uvicorn.Server(config)
        listening = config.bind_socket()
        where = listening.getsockname()
        url = f"http://{f'[{where[0]}]' if ':' in where[0] else where[0]}:{where[1]}/"
        progress(f"{url} until Ctrl-C")
        Screen(json).document({"url": url})
        server.run(sockets=[listening])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        raise InputError("--host", host, "an address of this machine, such as 127.0.0.1 or 0.0.0.0") from None


def _node(opened: ExitStack, network: str | None, book: object) -> Asked | None:
    """The node of the chain, for questions; without one the pages say so."""
    from pathlib import Path

    from rwa_chain.cli.place import opened_place

    try:
        place = opened.enter_context(opened_place(network, book if isinstance(book, Path) else None))
    except (ChainError, DeploymentError) as error:
        progress(f"no node: {error}")
        return None
    return Asked(place)


class Asked:
    """The read-only port of the dashboard, over a stack."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def transfer(self, token: Address, sender: Address, receiver: Address, units: int) -> list[RuleVerdict]:
        """Every rule's verdict, and the free balance."""
        from rwa_chain.bindings import SecurityToken
        from rwa_chain.chain.reverts import decode_revert
        from rwa_chain.errors import ContractError
        from rwa_chain.web.port import RuleVerdict

        explainer, names = self._place.stack.explainer, self._place.names()
        security = SecurityToken(self._place.chain, token)
        found = []
        for each in explainer.explain(security, sender, receiver, units):
            why = ""
            if not each.ok:
                refusal = decode_revert(each.refusal)
                why = refusal.sentence
                if isinstance(refusal, ContractError):
                    said = (f"{key} = {names.get(value, value)}" for key, value in refusal.arguments.items())
                    why = f"{refusal.NAME}({', '.join(said)})"
            found.append(RuleVerdict(each.rule, each.ok, why))
        free = explainer.free_of(security, sender)
        found.append(RuleVerdict("Balance", free >= units, "" if free >= units else f"{free:,} free, {units:,} asked"))
        return found

    def refusal(self, tx: str) -> str:
        """Why a transaction was refused; empty where it was not."""
        from rwa_chain.chain.trace import trace

        tree = trace(self._place.chain, tx, lambda _: None)
        return "" if tree.error is None else str(tree.error).replace("\n", " ")
