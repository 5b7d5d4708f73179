"""``rwa report``: the page of a ledger, made again."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from typing import Annotated, Any

import typer

from rwa_chain.cli.options import Json, command_app, folder
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

app = command_app()


@app.command()
def report(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="A ledger.json that a replay wrote.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where report.html goes; without it beside the ledger.")
    ] = None,
    json: Json = False,
) -> None:
    """Write DIR/report.html again from a ledger, without a chain.

    \b
    Examples:
      rwa report out/fubi/ledger.json
      rwa report ledger.json --out pages
    """
    from rwa_chain.life.ledger import SCHEMA
    from rwa_chain.report import write_report

    try:
        document: Any = jsonlib.loads(ledger.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("LEDGER", str(ledger), f"a ledger.json that a replay wrote ({error})") from None
    found = document.get("schema") if isinstance(document, dict) else None
    if found != SCHEMA:
        raise InputError("LEDGER", str(ledger), f"a ledger of schema {SCHEMA}; this one is of {found or 'none'}")
    target = folder("--out", out or ledger.parent)
    screen = Screen(json)
    try:
        page = write_report(document, target)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("LEDGER", str(ledger), f"a whole ledger of schema {SCHEMA} ({error!r})") from None
    screen.say(f"Report: {page}")
    screen.document({"report": page})
