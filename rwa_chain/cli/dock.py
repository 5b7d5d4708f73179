"""``rwa dock``: the docking list of a cross-border issue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.callback()
def dock() -> None:
    """The documents of a cross-border issue: who owes them, by when, what is late and what it blocks.

    With `--json` one document goes to stdout and all else to stderr.

    \b
    Examples:
      rwa dock status pool-docking.yaml
    """


@app.command()
def status(
    file: Annotated[Path, typer.Argument(metavar="LIST.yaml", help="The docking list.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day to look at; without it today.")
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="STAGE", help="Exit with 1 if this stage is blocked; without it any."),
    ] = None,
    json: Json = False,
) -> None:
    """Print each document with its standing, and which stage waits for which document.

    The exit code is 1 if a stage is blocked on its day or later, or if the stage that was asked for is blocked.

    \b
    Examples:
      rwa dock status pool-docking.yaml
      rwa dock status pool-docking.yaml --on 2026-06-01 --stage books
    """
    from rwa_chain.errors import InputError
    from rwa_chain.regimes import dock as lists

    screen = Screen(json)
    try:
        day = date.today() if on is None else date.fromisoformat(on)
    except ValueError:
        raise InputError("--on", on, "a date, such as 2026-06-01") from None
    found = lists.Status(lists.read(file), day)
    if stage is not None and stage not in found.docking.stages:
        raise InputError("--stage", stage, f"one of: {', '.join(found.docking.stages)}")
    rows, stages = found.rows(), found.stages()
    screen.say(f"{found.docking.issue} on {day}")
    screen.table(
        ("due", "document", "owed_by", "stage", "state", "standing", "days late"),
        [
            (row["due"], row["id"], row["owed_by"], row["stage"], row["state"], row["standing"], row["days_late"] or "")
            for row in rows
        ],
        right=(6,),
    )
    screen.say()
    for each in stages:
        waits = ", ".join(each["blocked_by"]) or "nothing"
        screen.say(f"{each['stage']} on {each['day']} waits for {waits}")
    screen.say(f"SHA-256 of the list: {found.docking.digest}")
    screen.document(
        {
            "issue": found.docking.issue,
            "on": day.isoformat(),
            "digest": found.docking.digest,
            "documents": rows,
            "stages": stages,
        }
    )
    if stage is not None:
        blocked = any(each["blocked_by"] for each in stages if each["stage"] == stage)
    else:
        blocked = any(each["blocked_by"] and date.fromisoformat(each["day"]) <= day for each in stages)
    if blocked:
        raise typer.Exit(1)
