"""``rwa message``: ISO 20022 out of the index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.indexed import HONG_KONG, Database, Zone, instant, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, choice, command_app, folder
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

app = command_app()
KINDS = ("camt.053", "pacs.009")


@app.command()
def message(
    kind: Annotated[str, typer.Argument(metavar="|".join(KINDS), help="Which message.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A folder for the files, one a message.")],
    token: Annotated[
        str | None, typer.Argument(metavar="TOKEN", help="camt.053: a bank's money, such as deposit/BANK_A.")
    ] = None,
    begin: Annotated[
        str | None, typer.Option("--from", metavar="TIME", help="After this instant; a date means its end.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="TIME", help="Up to this instant.")] = None,
    zone: Zone = HONG_KONG,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Write ISO 20022 messages: what a bank booked behind its money, payments between banks.

    camt.053.001.08 states a bank's book: opening and closing balance and every booking, whose reference is the first 35
    digits of its hash. pacs.009.001.08 is written for each payment across banks. They say no more of anybody than
    names; nothing is sent.

    \b
    Examples:
      rwa message camt.053 deposit/BANK_A --from 2026-02-28 --to 2026-03-31 --out out/messages
      rwa message pacs.009 --out out/messages
    """
    from rwa_chain.iso.payments import Bank, book_statement, interbank_payments

    choice("MESSAGE", kind, list(KINDS))
    if (kind == "camt.053") != (token is not None):
        raise InputError("TOKEN", token, "a bank's money for camt.053, none for pacs.009")
    target, screen = folder("--out", out), Screen(json)
    with opened_index(network, book, database) as index:
        registers = index.registers
        first = None if begin is None else registers.moment(instant("--from", begin, zone), field="--from")
        last = registers.moment(None if end is None else instant("--to", end, zone), field="--to")
        if first is not None and first.block > last.block:
            raise InputError("--from", begin, f"an instant before --to, {end or 'the newest block'}")
        if token is not None:
            money = registers.token(token)
            made = [book_statement(index.store, money, first, last, bank=Bank(money.title))]
        else:
            banks = {key: Bank(each.title) for key, each in registers.tokens.items() if each.currency}
            made = list(interbank_payments(index.store, first, last, banks=banks))
    target.mkdir(parents=True, exist_ok=True)
    name = kind if token is None else f"{kind}-{token.replace('/', '-')}"
    files = [target / (f"{name}.xml" if token else f"{name}-{number:04d}.xml") for number in range(1, len(made) + 1)]
    for file, content in zip(files, made, strict=True):
        file.write_bytes(content)
    screen.say(f"wrote {len(files)} message{'' if len(files) == 1 else 's'} to {target}")
    screen.document({"kind": kind, "files": [str(each) for each in files]})
