"""``rwa replay``: a life of any instruments, or a pool's revenue, step by step, reconciled."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, NetworkName, choice, command_app, day, folder, whole
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

app = command_app()
FREQUENCIES = ("semiannual", "annual")
ROUNDINGS = ("per-10k", "pro-rata")


@app.command()
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
    frequency: Annotated[
        str | None, typer.Option("--frequency", metavar="|".join(FREQUENCIES), help="How often coupons are paid.")
    ] = None,
    rounding: Annotated[
        str | None,
        typer.Option(
            "--rounding", metavar="|".join(ROUNDINGS), help="Per calculation amount, or by largest remainder."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where the ledger and the report go; without it out/NAME."),
    ] = None,
    keep: Annotated[
        str | None,
        typer.Option("--keep", metavar="STEP", help="Keep the chain as it is after this step, not after the last."),
    ] = None,
    piles: Annotated[
        str | None, typer.Option("--piles", metavar="N", help="langxin: so many piles, at least 10; without it 9,000.")
    ] = None,
    sites: Annotated[
        str | None, typer.Option("--sites", metavar="N", help="gcl: so many sites, at least 10; without it 3,000.")
    ] = None,
    cabinets: Annotated[
        str | None,
        typer.Option("--cabinets", metavar="N", help="xunying: so many cabinets, at least 10; without it 4,000."),
    ] = None,
    months: Annotated[
        str | None,
        typer.Option(
            "--months",
            metavar="M",
            help="So many months: langxin 2 to 60, without it 36; gcl 6 to 180, a multiple of 3, without it 120; "
            "xunying 2 to 60, without it 24.",
        ),
    ] = None,
    sessions: Annotated[
        Path | None,
        typer.Option(
            "--sessions",
            metavar="FILE",
            help="langxin: sessions of this file, not simulated ones; --piles and --months: of its first ones only.",
        ),
    ] = None,
    file_map: Annotated[
        str | None,
        typer.Option("--map", metavar="MAP", help="With --sessions: a map of its columns (.yaml), or a built-in one."),
    ] = None,
    network: NetworkName = None,
    json: Json = False,
) -> None:
    """Play a life on a chain, as transactions signed by the party that each belongs to, and check every amount.

    It writes DIR/ledger.json and DIR/report.html, and exits with 1 if an amount differs from QuantLib, from the
    register rebuilt from logs, or a check fails. A final register, whose hash the chain has recorded, goes to
    DIR/final-register.json. The embedded chain stays in DIR too, and `rwa explain` and `rwa roles` ask it. Time moves
    at the node, so --network takes an Anvil only, and the parties' keys are made from their names.

    What a file may say is in docs/reference/lives.md; `rwa new bond` writes one to begin with. --frequency and
    --rounding are short for --set terms.frequency and terms.rounding of a bond.

    langxin plays a pool of charging piles: signed readings, attested roots, cash in, the waterfall, holders paid. What
    its piles meter is SIMULATED, unless --sessions gives an operator's file, read with --map as `rwa meter ingest`
    reads it, or with the built-in map ev-charging-sessions. It exits with 1 if a bucket differs by a fen from a second
    computation. Its chain is its own and is not kept.

    On a file's sessions the scenario's events aren't played: a lying or broken meter, an outage, a shortfall or a month
    of silence would show as measured what was not. Holders are simulated in both cases, so those who can't be paid for
    a while are kept for in both.

    xunying plays battery swap cabinets the same way: every swap hands one battery out and takes another in, batteries
    wear, and one below 70 % of its health is impaired, retired and substituted.

    gcl plays household PV the same way, paid by the quarter: the sun is pvlib's over real coordinates, the clouds are
    SIMULATED; a winter falls short of what is due, and what summers left makes up for it.

    \b
    Examples:
      rwa replay fubi
      rwa replay fubi --frequency annual --rounding pro-rata --out out/annual
      rwa replay my-bond.yaml              what `rwa new bond > my-bond.yaml` wrote, changed
      rwa replay two-on-one-stack --set RAIL1.terms.coupon_percent=3.10
      rwa replay fubi --until 2026-06-30 --out out/first-year
      rwa replay fubi --json > ledger.json
      rwa replay fubi --keep 20            then: rwa explain I1 I7 500, while I7 is sanctioned
      rwa replay langxin                   9,000 piles and 36 months, in a few minutes
      rwa replay langxin --piles 60 --months 6 --out out/small
      rwa replay gcl --sites 60 --months 24 --out out/sun
      rwa replay xunying --cabinets 40 --months 6 --out out/swaps
      rwa replay langxin --sessions march.csv --map my-map.yaml
    """
    from rwa_chain.cli.revenue import is_revenue, replay_revenue

    if shown:
        _list(Screen(json))
        return
    if life is None:
        raise InputError("NAME|FILE", None, "a life to play; `rwa replay --list` names the built-in ones")
    counts = {"--piles": piles, "--sites": sites, "--cabinets": cabinets}
    terms = {"--frequency": frequency, "--rounding": rounding}
    others = {"--keep": keep, "--network": network, "--until": until, "--set": " ".join(changes or ()) or None}
    if is_revenue(life):
        _refuse_of_the_other(
            {**terms, **others, "--resume": "" if resume else None}, f"nothing: {life} is a pool that meters"
        )
        replay_revenue(life, counts=counts, months=months, sessions=sessions, file_map=file_map, out=out, json=json)
        return
    _refuse_of_the_other(
        {**counts, "--months": months, "--sessions": sessions, "--map": file_map},
        f"nothing: {life} has no devices that meter",
    )
    for option, value, options in (("--frequency", frequency, FREQUENCIES), ("--rounding", rounding, ROUNDINGS)):
        if value is not None:
            choice(option, value, list(options))
    from rwa_chain.scenarios import load_life

    _known(life)
    set_values = {f"terms.{option[2:]}": value for option, value in terms.items() if value is not None}
    plan = load_life(life, set_values | _changes(changes or []))
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
    """Refuses a name that nothing has, with the one that was probably meant."""
    from rwa_chain.cli.revenue import revenue_files
    from rwa_chain.life.fields import closest
    from rwa_chain.scenarios import names

    built_in = [*names(), *revenue_files()]
    if life not in built_in and not Path(life).exists():
        raise InputError("NAME|FILE", life, f"a file, or {closest(life, built_in)}")


def _list(screen: Screen) -> None:
    from rwa_chain.cli.revenue import revenue_files
    from rwa_chain.life import source
    from rwa_chain.scenarios import names

    rows = []
    for name, path in {**names(), **revenue_files()}.items():
        title = source.read(path).data.get("title", "")
        rows.append((name, str(title)))
    screen.table(("life", "what happens"), rows)
    screen.document({"lives": [{"name": name, "title": title} for name, title in rows]})


def _changes(given: list[str]) -> dict[str, str]:
    """What --set says, by path."""
    found = {}
    for each in given:
        path, equals, value = each.partition("=")
        if not (path and equals):
            raise InputError("--set", each, "PATH=VALUE, such as terms.frequency=annual")
        found[path] = value
    return found


def _refuse_of_the_other(options: Mapping[str, object], expected: str) -> None:
    for option, value in options.items():
        if value is not None:
            raise InputError(option, str(value), expected)
