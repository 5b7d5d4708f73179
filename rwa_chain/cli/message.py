"""``rwa message``: ISO 20022 out of the index, and documents of the Common Domain Model."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.indexed import HONG_KONG, Database, Opened, Zone, instant, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, choice, command_app, folder
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.index.register import Moment
    from rwa_chain.iso.outgoing import Identified

app = command_app()
MONEY = ("camt.053", "camt.054")
CORPORATE = ("seev.031", "seev.035", "seev.036")
KINDS = (*MONEY, "pacs.008", "pacs.009", "sese.023", "sese.024", "sese.025", *CORPORATE, "cdm")


@app.command()
def message(
    kind: Annotated[str, typer.Argument(metavar="MESSAGE", help=f"One of: {', '.join(KINDS)}.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A folder for the files, one a message.")],
    token: Annotated[
        str | None,
        typer.Argument(
            metavar="TOKEN",
            help="camt: a bank's money, such as deposit/BANK_A; seev, cdm: a security, such as FTID001.",
        ),
    ] = None,
    wallet: Annotated[
        str | None, typer.Option("--holder", metavar="WALLET", help="camt.054: whose entries, a party's id or address.")
    ] = None,
    identifiers: Annotated[
        Path | None,
        typer.Option(
            "--identifiers", metavar="FILE", help="ISINs and DTIs of the tokens, and the ledger's DTI, as JSON."
        ),
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
    """Write ISO 20022 messages: what a bank booked, payments, settlements, what holders are owed and were paid.

    camt.053 states a bank's book, and camt.054 the movements in one customer's wallet. pacs.008 and pacs.009 are
    written for each payment across banks. sese.023, .024 and .025 are written to both sides of a trade: instruction,
    status, confirmation. seev.031 announces a payment, seev.035 tells each holder of record the expected amount, and
    seev.036 the paid amount. If RWA_ISO_XSD names a folder with the official schemas, each message is validated
    against its schema. Messages hold only names, LEI, BIC and wallets of parties; nothing is sent.

    cdm writes JSON of the Common Domain Model 7: what was issued and traded for money as TradeState, coupons and
    redemptions as TransferState.

    \b
    Examples:
      rwa message camt.053 deposit/BANK_A --from 2026-02-28 --to 2026-03-31 --out out/messages
      rwa message sese.025 --out out/messages
      rwa message seev.036 FTID001 --to 2026-03-31 --out out/messages
      rwa message cdm FTID001 --out out/messages
    """
    from rwa_chain.files import write_whole
    from rwa_chain.iso.identified import read_identifiers
    from rwa_chain.iso.schemas import Schemas

    choice("MESSAGE", kind, list(KINDS))
    if (kind in (*MONEY, *CORPORATE, "cdm")) != (token is not None):
        raise InputError("TOKEN", token, "a bank's money for camt, a security for seev and cdm, none for pacs and sese")
    if (kind == "camt.054") != (wallet is not None):
        raise InputError("--holder", wallet, "a wallet for camt.054, none otherwise")
    target, screen = folder("--out", out), Screen(json)
    schemas = Schemas()
    known, warnings = read_identifiers(identifiers)
    for warning in warnings:
        screen.say(f"warning: {warning}")
    with opened_index(network, book, database) as index:
        registers = index.registers
        first = None if begin is None else registers.moment(instant("--from", begin, zone), field="--from")
        last = registers.moment(None if end is None else instant("--to", end, zone), field="--to")
        if first is not None and first.block > last.block:
            raise InputError("--from", begin, f"an instant before --to, {end or 'the newest block'}")
        made = list(_made(index, kind, token, wallet, known, first, last))
    if kind != "cdm":
        for each in made:
            schemas.check(each)
    name = "-".join(each.replace("/", "-") for each in (kind, token, wallet) if each)
    files = [
        target / (f"{name}.xml" if kind in MONEY else f"{name}-{number:04d}.{'json' if kind == 'cdm' else 'xml'}")
        for number in range(1, len(made) + 1)
    ]
    for file, content in zip(files, made, strict=True):
        write_whole(file, content)
    screen.say(f"wrote {len(files)} message{'' if len(files) == 1 else 's'} to {target}")
    screen.document(
        {"kind": kind, "files": [str(each) for each in files], "warnings": warnings, "schemas": schemas.are_there}
    )


def _made(
    index: Opened, kind: str, name: str | None, holder: str | None, known: Identified, first: Moment | None,
    last: Moment,
) -> Iterable[bytes]:  # fmt: skip
    from rwa_chain.iso import cdm, outgoing, payments, settlement

    store, registers = index.store, index.registers
    if name is not None:
        token = registers.token(name)
        if kind not in MONEY and token.currency:
            raise InputError("TOKEN", name, "a security, such as FTID001")
        bank = payments.Bank(token.title)
        match kind:
            case "camt.053":
                return [payments.book_statement(store, token, first, last, bank=bank)]
            case "camt.054":
                wallet = registers.address("--holder", holder or "")
                return [payments.wallet_entries(store, token, wallet, first, last, bank=bank)]
            case "seev.031":
                return outgoing.notifications(store, token, first, last, known)
            case "seev.035":
                return outgoing.advices(store, token, last, known)
            case "seev.036":
                return outgoing.paid(store, token, first, last, known)
            case _:
                return map(cdm.text_of, cdm.events(store, token, first, last, known))
    banks = {key: payments.Bank(each.title) for key, each in registers.tokens.items() if each.currency}
    match kind:
        case "pacs.008":
            return payments.customer_payments(store, first, last, banks=banks)
        case "pacs.009":
            return payments.interbank_payments(store, first, last, banks=banks)
        case "sese.023":
            instructed = outgoing.instructions(store, first, last, known)
            return (settlement.instruction_xml(said) for _, said in instructed)
        case "sese.024":
            return outgoing.statuses(store, last, known)
        case _:
            return outgoing.confirmations(store, first, last, known)
