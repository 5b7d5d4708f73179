"""``rwa certify``: an export, signed by whoever answers for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.indexed import Database, opened_index
from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, command_app, keys
from rwa_chain.cli.output import Screen, to_json

app = command_app()


@app.command()
def certify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `rwa register --out FILE.json` wrote.")],
    party: Annotated[str, typer.Option("--party", metavar="PARTY", help="Who signs: the label of its key.")],
    anchor: Annotated[
        str | None,
        typer.Option(
            "--anchor", metavar="TOKEN", help="Record the hash among this token's documents; its registrar may."
        ),
    ] = None,
    keystore: Keystore = None,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Sign a register, a coupon or a statement that was written as JSON; the certificate goes beside it.

    The index builds the file again first, so a file changed by hand is not signed. With --anchor the party also
    records the file's hash among a token's documents, by a transaction; that needs --network.

    \b
    Examples:
      rwa register FTID001 --out register.json
      rwa certify register.json --party registrar
      rwa certify register.json --party registrar --anchor FTID001 --network sepolia
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.errors import InputError
    from rwa_chain.index.certificate import certify as sign
    from rwa_chain.index.certificate import path_of
    from rwa_chain.lifecycle import disclosure

    if anchor is not None and network is None:
        raise InputError("--anchor", anchor, "--network too: the recorded chain of a replay does not go on")
    screen = Screen(json)
    with opened_index(network, book, database) as index, opened_place(network, book) as place:
        place.chain.keys = keys(keystore) or place.chain.keys
        signer = place.chain.party(party)
        made = sign(index.store, file, signer)
        if anchor is not None:
            name = f"CERTIFICATE {made.sha256[:20]}"
            receipt = disclosure.record(
                place.stack.disclosure, place.security(anchor), name, file.read_text(encoding="utf-8"), sender=signer
            )
            made = replace(made, anchor=receipt.tx)
    target = path_of(file)
    target.write_text(to_json(made), encoding="utf-8")
    screen.say(f"{made.of}, block {made.block}: signed by {party} ({made.signer})")
    if made.anchor:
        screen.say(f"recorded in {made.anchor}")
    screen.say(f"wrote {target}")
    screen.document(made)
