"""``rwa replay``: a life of any instruments, step by step, reconciled."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.kinds import changes_of, replay_options, with_options
from rwa_chain.cli.options import Json, NetworkName, command_app, day, folder, whole
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

app = command_app()
OPTIONS = {each.parameter: (each.option, each.metavar, each.help) for each in replay_options()}


@app.command()
@with_options(OPTIONS)
def replay(
    life: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE", help="A built-in life (--list names them), or a file.")
    ] = None,
    shown: Annotated[bool, typer.Option("--list", help="Name the built-in lives, and end.")] = False,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="PATH=VALUE",
            help="Another value for this run: terms.coupon_percent=3.10, RAIL1.terms.frequency=annual, "
            "cast.I1.deposit=5000000.00. May be given again.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Play no act that goes beyond this date.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an earlier run into the same folder was cut off.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where the ledger and the report go; without it out/NAME."),
    ] = None,
    keep: Annotated[
        str | None,
        typer.Option("--keep", metavar="STEP", help="Keep the chain as it is after this step, not after the last."),
    ] = None,
    payments: Annotated[
        Path | None,
        typer.Option("--payments", metavar="FILE", help="ensemble: the day's payments from this CSV file."),
    ] = None,
    given: dict[str, str] | None = None,
    network: NetworkName = None,
    json: Json = False,
) -> None:
    """Play a life on a chain, as transactions signed by the party that each belongs to, and check every amount.

    It writes DIR/ledger.json and DIR/report.html, and exits with 1 if an amount differs from QuantLib, from the
    register rebuilt from logs, or a check fails. A final register, whose hash the chain has recorded, goes to
    DIR/final-register.json. The embedded chain stays in DIR too, and `rwa explain` and `rwa roles` ask it. Time moves
    at the node, so --network takes an Anvil only, and the parties' keys are made from their names.

    What a file may say is in docs/reference/lives.md; `rwa new` writes one to begin with.

    {about}

    \b
    Examples:
      rwa replay fubi
      rwa replay two-on-one-stack --set RAIL1.terms.coupon_percent=3.10
      rwa replay fubi --until 2026-06-30 --out out/first-year
      rwa replay fubi --json > ledger.json
      rwa replay fubi --keep 20            then: rwa explain I1 I7 500, while I7 is sanctioned
      rwa replay ensemble --payments day.csv
    {examples}
    """
    if shown:
        _list(Screen(json))
        return
    if life is None:
        raise InputError("NAME|FILE", None, "a life to play; `rwa replay --list` names the built-in ones")
    _known(life)
    from rwa_chain.life import source
    from rwa_chain.scenarios import file_of, load_life, with_payments

    short = changes_of(source.read(file_of(life)).data, life, given or {})
    day_of = {} if payments is None else with_payments(life, payments)
    plan = load_life(life, short | day_of | _changes(changes or []))
    target = folder("--out", out if out is not None else Path("out") / plan.scenario)
    last_day = None if until is None else day("--until", until)
    if last_day is not None and last_day < plan.begins_on():
        raise InputError("--until", until, f"a date from {plan.begins_on()} on, when the life begins")

    kept = None if keep is None else whole("--keep", keep)
    steps = sorted({act.number for _, act in plan.played() if last_day is None or act.last_day <= last_day})
    if kept is not None and kept not in steps:
        raise InputError("--keep", kept, f"a step of the life: {', '.join(map(str, steps))}")

    from rwa_chain.chain import Chain
    from rwa_chain.cli.place import book_of
    from rwa_chain.cli.timeline import Timeline
    from rwa_chain.life.replay import play
    from rwa_chain.report import write_report
    from rwa_chain.solidity import build

    screen = Screen(json)
    build(progress=progress)
    with ExitStack() as opened:
        chain = None if network is None else opened.enter_context(Chain.connect(network))
        book = None if chain is None or network is None else book_of(chain, network)
        timeline = Timeline(screen, target, kept=kept if chain is None else None, book=book)
        ledger = play(chain, plan, target, timeline, until=last_day, resume=resume, say=screen.say)
    document = ledger.to_json()
    screen.say(f"Ledger: {target / 'ledger.json'}")
    screen.say(f"Report: {write_report(document, target)}")
    screen.document(document)
    if not ledger.ok:
        raise typer.Exit(1)


def _known(life: str) -> None:
    """Refuse a name that is neither a file nor a built-in life, and suggest the most similar one."""
    from rwa_chain.life.fields import closest
    from rwa_chain.scenarios import names

    if life not in names() and not Path(life).exists():
        raise InputError("NAME|FILE", life, f"a file or a built-in life: {closest(life, list(names()))}")


def _list(screen: Screen) -> None:
    from rwa_chain.life import source
    from rwa_chain.scenarios import names

    rows = [(name, str(source.read(path).data.get("title", ""))) for name, path in names().items()]
    screen.table(("life", "what happens"), rows)
    screen.document({"lives": [{"name": name, "title": title} for name, title in rows]})


def _changes(given: list[str]) -> dict[str, str]:
    """The changes of --set, by path."""
    found = {}
    for each in given:
        path, equals, value = each.partition("=")
        if not (path and equals):
            raise InputError("--set", each, "PATH=VALUE, such as terms.frequency=annual")
        found[path] = value
    return found
