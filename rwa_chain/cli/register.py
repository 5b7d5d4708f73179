"""``rwa register``: who holds what of a token, now or at any instant."""

from __future__ import annotations

from typing import Annotated

import typer

from rwa_chain.cli.indexed import HONG_KONG, At, Database, Out, Zone, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def register(
    token: Annotated[
        str | None,
        typer.Argument(metavar="TOKEN", help="A ticker, or money: deposit/BANK_A; if there are several."),
    ] = None,
    at: At = None,
    zone: Zone = HONG_KONG,
    out: Out = None,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Print the holders of a token: wallets, units, what is frozen, what is held and for whom, their share.

    It is read from the index, at the end of the last block that is not later than --at; a date means the end of that
    day. Without --network it reads the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa register
      rwa register FTID001 --at 2026-03-31
      rwa register deposit/BANK_A --at 2026-03-31T17:00+08:00 --json
      rwa register FTID001 --out register.xlsx
    """
    from rwa_chain.index.tables import write
    from rwa_chain.index.views import register_sheet

    screen = Screen(json)
    with opened_index(network, book, database) as index:
        moment = index.moment(at, zone)
        sheet = register_sheet(index.registers.at(index.registers.token(token), moment))
    if out is not None:
        write(sheet, out)
        screen.say(f"wrote {out}")
    else:
        screen.say(f"{sheet.title} at {sheet.facts['at']}, the end of block {sheet.facts['block']}")
        screen.table(sheet.columns, sheet.rows, right=sheet.right)
        screen.say()
        screen.say(f"{sheet.facts['holders']} holders, {sheet.facts['supply']:,f} units outstanding")
    screen.document(sheet.document())
