"""``rwa verify``: a certified export, checked and built again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.indexed import Database, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file with its certificate beside it.")],
    signer: Annotated[
        str | None, typer.Option("--signer", metavar="ADDRESS", help="Who must have signed; without it anybody.")
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Check a certified file: its hash, its signature, its block, and that the index builds the same again from logs.

    Exit code 1 where a check fails.

    \b
    Examples:
      rwa verify register.json
      rwa verify register.json --signer 0x… --network sepolia
    """
    from rwa_chain.index.certificate import path_of, read_certificate
    from rwa_chain.index.certificate import verify as check

    screen = Screen(json)
    certificate = read_certificate(path_of(file))
    with opened_index(network, book, database) as index:
        wanted = None if signer is None else index.registers.address("--signer", signer)
        checks = check(index.store, file, certificate, signer=wanted)
        who = index.registers.names.get(certificate.signer, certificate.signer)  # type: ignore[call-overload]
    screen.say(f"{certificate.of}, block {certificate.block}, signed by {who}")
    screen.table(("check", "holds"), [(name, "yes" if holds else "no") for name, holds in checks.items()])
    fine = all(checks.values())
    screen.document({"fine": fine, "checks": checks, "certificate": certificate})
    if not fine:
        raise typer.Exit(1)
