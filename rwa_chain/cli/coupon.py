"""``rwa coupon``: what one obligation came to, holder of record by holder of record."""

from __future__ import annotations

from typing import Annotated

import typer

from rwa_chain.cli.indexed import HONG_KONG, At, Database, Out, Zone, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def coupon(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="The instrument's ticker.")],
    number: Annotated[str, typer.Argument(metavar="N", help="The coupon from 1 on, or what else is owed: principal.")],
    at: At = None,
    zone: Zone = HONG_KONG,
    out: Out = None,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Print each holder's share of a coupon with its computation, and the amounts withheld, paid and kept.

    Units are those of the record instant, from the index. Without --network it reads the chain that the last
    `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa coupon FTID001 1
      rwa coupon FTID001 principal --out redemption.csv
      rwa coupon FTID001 2 --at 2026-09-01 --json
    """
    from rwa_chain.index.tables import write
    from rwa_chain.index.views import coupon_sheet

    screen = Screen(json)
    with opened_index(network, book, database) as index:
        sheet = coupon_sheet(index.store, index.registers.token(token), number, index.moment(at, zone))
    if out is not None:
        write(sheet, out)
        screen.say(f"wrote {out}")
    else:
        facts = sheet.facts
        screen.say(f"{sheet.title}: record {facts['record']}, payable from {facts['pay']}, {facts['state']}")
        screen.table(sheet.columns, sheet.rows, right=sheet.right)
        screen.say()
        screen.say(
            f"total {facts['total']:,f} {facts['currency']}, funded {facts['funded']:,f} by {facts['funded by']}"
        )
    screen.document(sheet.document())
