"""``rwa terms``: a bond's master data at a block, as XML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app, whole
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def terms(
    token: Annotated[str | None, typer.Argument(metavar="TOKEN", help="The bond, if there are several.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it there instead.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="BLOCK", help="As of this block, if the node keeps its state.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="An ERC-8100 template of your own.")
    ] = None,
    identifiers: Annotated[
        Path | None,
        typer.Option("--identifiers", metavar="FILE", help="ISINs and DTIs of the tokens, as JSON."),
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print a bond's data at one block, as its contract states them: identifiers, amounts, dates, interest, status.

    The document is a template (ERC-8100) whose elements the contract answers. docs/reference/bond-data.md says which
    concept of the ICMA Bond Data Taxonomy each element is, and which ones no chain knows.

    \b
    Examples:
      rwa terms
      rwa terms FTID001 --out out/terms.xml
    """
    from rwa_chain import xml
    from rwa_chain.bindings import TokenizedDeposit
    from rwa_chain.cli.place import opened_place
    from rwa_chain.errors import InputError
    from rwa_chain.files import write_whole
    from rwa_chain.iso.identified import read_identifiers
    from rwa_chain.iso.representation import bond_template, render

    screen = Screen(json)
    block = None if at is None else whole("--at", at)
    known, warnings = read_identifiers(identifiers)
    for warning in warnings:
        screen.say(f"warning: {warning}")
    if template is not None:
        xml.read("--template", template)
    with opened_place(network, book) as place:
        bonds = place.stack.bonds
        if token is None and len(bonds) == 1:
            token = next(iter(bonds))
        if token is None or token not in bonds:
            raise InputError("TOKEN", token, f"one of: {', '.join(sorted(bonds)) or 'no bond is deployed here'}")
        bond, chain = bonds[token].bond, place.chain
        newest = chain.block_number
        if block is not None and block > newest:
            raise InputError("--at", at, f"a block up to the newest, {newest}")
        decimals = TokenizedDeposit(chain, bond.event_terms().currency).decimals()
        ours = known.securities.get(token)
        text = bond_template(decimals, isin=ours.isin if ours else "", dti=ours.dti if ours else "")
        made = render(
            chain, bond.address, text if template is None else template.read_bytes(),
            newest if block is None else block,
        )  # fmt: skip
    if out is not None:
        write_whole(out, made)
        screen.say(f"wrote {out}")
    else:
        screen.say(made.decode())
    screen.document({"token": token, "xml": made.decode(), "warnings": warnings})
