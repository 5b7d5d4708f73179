"""``rwa statement``: what a holder had, what moved, what it was paid."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.indexed import HONG_KONG, Database, Zone, instant, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

app = command_app()


@app.command()
def statement(
    holder: Annotated[str, typer.Argument(metavar="HOLDER", help="A party's id or one of its wallets.")],
    begin: Annotated[
        str | None, typer.Option("--from", metavar="TIME", help="After this instant; a date means its end.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="TIME", help="Up to this instant.")] = None,
    zone: Zone = HONG_KONG,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="There: .pdf, .json, or its movements as .csv, .xlsx, .parquet."),
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Print a holder's statement over all its wallets: positions, movements, payments.

    It is read from the index. Without --network it reads the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa statement I1
      rwa statement I1 --from 2025-12-31 --to 2026-03-31 --out I1.pdf
      rwa statement 0x… --network sepolia --json
    """
    from rwa_chain.index.tables import write
    from rwa_chain.index.views import statement as state

    screen = Screen(json)
    with opened_index(network, book, database) as index:
        who = index.registers.address("HOLDER", holder)
        first = None if begin is None else index.registers.moment(instant("--from", begin, zone), field="--from")
        last = index.registers.moment(None if end is None else instant("--to", end, zone), field="--to")
        if first is not None and first.block > last.block:
            raise InputError("--from", begin, f"an instant before --to, {end or 'the newest block'}")
        made = state(index.store, who, first, last)
    document = made.document()
    if out is not None:
        if out.suffix == ".pdf":
            from rwa_chain.report.statement import write_pdf

            write_pdf(made, out)
        else:
            write(made.sheet(), out)
        screen.say(f"wrote {out}")
    else:
        screen.say(
            f"{made.name}, {len(made.wallets)} wallets, {document['from'] or 'the beginning'} to {document['to']}"
        )
        for sheet in (made.positions, made.movements, made.payments):
            screen.say()
            screen.say(sheet.title)
            screen.table(sheet.columns, sheet.rows, right=sheet.right)
    screen.document(document)
