"""``rwa filing``: holders and trades of a security, for a filing onshore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.indexed import HONG_KONG, Database, Zone, instant, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, choice, command_app, folder
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

app = command_app()
FORMATS = ("csv", "xlsx", "parquet", "json")


@app.command()
def filing(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="A security, such as FTID001.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A folder for holders.* and trades.*.")],
    begin: Annotated[
        str | None, typer.Option("--from", metavar="TIME", help="Trades after this instant; a date means its end.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="TIME", help="Holders at this instant, trades up to it.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of: {', '.join(FORMATS)}.")] = "csv",
    zone: Zone = HONG_KONG,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Write the holders of a security, with residence and class, and every movement of its units with what was paid.

    What a filer of an onshore asset is asked for, under names of our own: the guide of the CSRC that prescribes a
    format was not at hand. Nothing is sent.

    \b
    Examples:
      rwa filing FTID001 --out out/filing
      rwa filing FTID001 --from 2025-12-31 --to 2026-03-31 --format xlsx --out out/filing
    """
    from rwa_chain.index.filing import holders_sheet, trades_sheet
    from rwa_chain.index.tables import write

    choice("--format", form, list(FORMATS))
    target, screen = folder("--out", out), Screen(json)
    with opened_index(network, book, database) as index:
        registers = index.registers
        security = registers.token(token)
        if security.currency:
            raise InputError("TOKEN", token, "a security, such as FTID001")
        first = None if begin is None else registers.moment(instant("--from", begin, zone), field="--from")
        last = registers.moment(None if end is None else instant("--to", end, zone), field="--to")
        if first is not None and first.block > last.block:
            raise InputError("--from", begin, f"an instant before --to, {end or 'the newest block'}")
        made = {
            "holders": holders_sheet(registers.at(security, last)),
            "trades": trades_sheet(index.store, security, first, last),
        }
    target.mkdir(parents=True, exist_ok=True)
    for name, sheet in made.items():
        write(sheet, target / f"{name}.{form}")
        screen.say(f"wrote {len(sheet.rows)} rows to {target / f'{name}.{form}'}")
    screen.document({name: str(target / f"{name}.{form}") for name in made})
