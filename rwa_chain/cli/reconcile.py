"""``rwa reconcile``: the index beside the chain, and beside a bank's and a depositary's files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.indexed import FILE, Database, bring_up_to_date, default_of
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def reconcile(
    token: Annotated[
        str | None, typer.Argument(metavar="TOKEN", help="Only this one; all securities and money without it.")
    ] = None,
    proofs: Annotated[
        bool, typer.Option("--proofs", help="Hold every entry to the block's state root, by eth_getProof.")
    ] = False,
    receipts: Annotated[
        bool, typer.Option("--receipts", help="Hold every log to its block's receipts root, back to the first block.")
    ] = False,
    bank: Annotated[
        Path | None, typer.Option("--bank-statement", metavar="FILE", help="A bank's camt.053 of what it booked.")
    ] = None,
    holdings: Annotated[
        Path | None, typer.Option("--holdings", metavar="FILE", help="A depositary's CSV: token, wallet, units.")
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Compare the sums of the logs with the chain's state, holder by holder: exit code 1 where anything differs.

    Units, freezes, holds, statuses, supply, bank books and the funded, paid and kept amounts of every obligation are
    rebuilt from logs and read from the chain at the newest indexed block. Nothing is sent. Without --network the
    command reads the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa reconcile
      rwa reconcile FTID001 --proofs --receipts --network sepolia
      rwa reconcile --bank-statement bank-a.xml --holdings depositary.csv
    """
    from rwa_chain.cli.embedded import Recorded
    from rwa_chain.cli.place import opened_place
    from rwa_chain.index.reconcile import reconcile as compare
    from rwa_chain.index.register import Registers, iso
    from rwa_chain.index.store import Store

    screen = Screen(json)
    with opened_place(network, book) as place:
        if network is None:
            where = database or str(place.book.with_name(FILE))
            bring_up_to_date(Recorded(place.book.parent), where)
        else:
            where = database or str(default_of(network, book))
        with Store.open(where) as store:
            chosen = () if token is None else (Registers(store).token(token),)
            found = compare(
                store,
                place.chain,
                tokens=chosen,
                proofs=proofs,
                receipts=receipts,
                bank_statement=bank,
                holdings=holdings,
            )
    screen.say(f"block {found.moment.block}, {iso(found.moment.timestamp)}")
    screen.table(("compared", "count"), list(found.compared.items()), right=(1,))
    screen.say()
    if found.differences:
        screen.table(
            ("of", "whose", "what", "by logs", "other side", "which"),
            [(each.of, each.who, each.what, each.index, each.other, each.side) for each in found.differences],
        )
        screen.say(f"{len(found.differences)} differences.")
    else:
        screen.say("Nothing differs.")
    screen.document(
        {"block": found.moment.block, "compared": found.compared, "equal": found.is_equal,
         "differences": list(found.differences)}
    )  # fmt: skip
    if not found.is_equal:
        raise typer.Exit(1)
