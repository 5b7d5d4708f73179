"""``rwa new``: a commented life to begin with, or what an editor needs to know of lives."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, choice, command_app
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

app = command_app()


@app.command()
def new(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="The kind of instrument; `rwa new --list` names them.")
    ] = None,
    shown: Annotated[bool, typer.Option("--list", help="Name the kinds of instruments, and end.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print a JSON Schema of lives for editors, and end.")
    ] = False,
    json: Json = False,
) -> None:
    """Print a commented life of an instrument that plays as it is: change it, then `rwa replay FILE`.

    Everything that a file may say is in docs/reference/lives.md.

    \b
    Examples:
      rwa new bond > my.yaml
      rwa new --list
      rwa new --schema > life.schema.json
    """
    import json as jsonlib

    import rwa_chain.scenarios  # noqa: F401  its import registers the kinds
    from rwa_chain.life.grammar import schema as schema_of
    from rwa_chain.life.instrument import Instrument

    screen = Screen(json)
    if schema:
        sys.stdout.write(jsonlib.dumps(schema_of(), indent=1) + "\n")
        return
    kinds = {word: found for word, found in sorted(Instrument.registry.items()) if found.template() is not None}
    if shown:
        rows = [(word, (found.__doc__ or "").partition("\n")[0]) for word, found in kinds.items()]
        screen.table(("kind", "what it is"), rows)
        screen.document({"kinds": [{"kind": word, "what": what} for word, what in rows]})
        return
    if kind is None:
        raise InputError("KIND", None, f"a kind of instrument: {', '.join(kinds)}")
    choice("KIND", kind, list(kinds))
    text = kinds[kind].template()
    if json:
        screen.document({"kind": kind, "life": text})
    else:
        sys.stdout.write(str(text))
