"""``rwa bind``: typed bindings of anybody's contracts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, command_app
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

app = command_app()


@app.command()
def bind(
    abis: Annotated[
        list[str], typer.Argument(metavar="ABI…", help="JSON files: an ABI, or an artifact with one; or NAME=FILE.")
    ],
    json: Json = False,
) -> None:
    """Print a Python module with a typed class for each ABI: views, writes, events and errors, as for this tree's own.

    A class is named after its file, or as NAME=FILE says. With --json the module stands in the document.

    \b
    Examples:
      rwa bind out/Vault.sol/Vault.json > vault.py
      rwa bind Router=router.abi.json Pool=pool.abi.json > dex.py
    """
    from rwa_chain.bind import bind as bound
    from rwa_chain.bind import read_abi

    found = {}
    for each in abis:
        name, given, file = each.rpartition("=")
        path = Path(file)
        key = name if given else path.name.partition(".")[0]
        if key in found:
            raise InputError("ABI", each, f"another name than {key}, which is taken: NAME=FILE")
        found[key] = read_abi(path)
    text = bound(found)
    screen = Screen(json)
    if json:
        screen.document({"contracts": list(found), "module": text})
    else:
        sys.stdout.write(text)
