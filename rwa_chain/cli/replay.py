"""``rwa replay``: a bond's life or a pool's revenue, step by step, reconciled."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, NetworkName, choice, command_app, folder, whole
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

app = command_app()
FREQUENCIES = ("semiannual", "annual")
ROUNDINGS = ("per-10k", "pro-rata")


@app.command()
def replay(
    scenario: Annotated[
        str, typer.Argument(metavar="fubi|langxin|gcl|xunying|FILE", help="A built-in scenario, or a file.")
    ],
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
    """Play a scenario on a chain, as transactions signed by the party that each belongs to, and check every amount.

    It writes DIR/ledger.json and DIR/report.html, and exits with 1 if an amount differs from QuantLib, from the
    register rebuilt from logs, or a check fails. A bond's final register, whose hash the chain has recorded, goes to
    DIR/final-register.json. The embedded chain stays in DIR too, and `rwa explain` and `rwa roles` ask it. Time moves
    at the node, so --network takes an Anvil only, and the parties' keys are made from their names.

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
      rwa replay my-bond.yaml              a copy of rwa_chain/scenario/fubi.yaml, changed
      rwa replay fubi --json > ledger.json
      rwa replay fubi --keep 20            then: rwa explain I1 I7 500, while I7 is sanctioned
      rwa replay langxin                   9,000 piles and 36 months, in a few minutes
      rwa replay langxin --piles 60 --months 6 --out out/small
      rwa replay gcl --sites 60 --months 24 --out out/sun
      rwa replay xunying --cabinets 40 --months 6 --out out/swaps
      rwa replay langxin --sessions march.csv --map my-map.yaml
    """
    from rwa_chain.cli.revenue import is_revenue, replay_revenue

    counts = {"--piles": piles, "--sites": sites, "--cabinets": cabinets}
    bonds = {"--frequency": frequency, "--rounding": rounding, "--keep": keep, "--network": network}
    if is_revenue(scenario):
        _refuse_of_the_other(bonds, f"nothing: {scenario} is no bond")
        replay_revenue(scenario, counts=counts, months=months, sessions=sessions, file_map=file_map, out=out, json=json)
        return
    _refuse_of_the_other(
        {**counts, "--months": months, "--sessions": sessions, "--map": file_map},
        f"nothing: {scenario} has no devices that meter",
    )
    for option, value, options in (("--frequency", frequency, FREQUENCIES), ("--rounding", rounding, ROUNDINGS)):
        if value is not None:
            choice(option, value, list(options))
    from rwa_chain.lifecycle.calendar import Frequency
    from rwa_chain.lifecycle.terms import Rounding
    from rwa_chain.scenario.load import load_scenario

    loaded = load_scenario(
        scenario,
        frequency=None if frequency is None else Frequency(frequency),
        rounding=None if rounding is None else Rounding(rounding),
    )
    target = folder("--out", out if out is not None else Path("out") / loaded.scenario)

    kept = None if keep is None else whole("--keep", keep)
    steps = sorted({step.step for step in loaded.played_steps()})
    if kept is not None and kept not in steps:
        raise InputError("--keep", kept, f"a step of the scenario: {', '.join(map(str, steps))}")

    from rwa_chain.chain import Chain
    from rwa_chain.cli.place import book_of
    from rwa_chain.cli.timeline import Timeline
    from rwa_chain.report import write_report
    from rwa_chain.scenario.replay import replay as play
    from rwa_chain.solidity import build

    screen = Screen(json)
    build(progress=progress)
    with ExitStack() as opened:
        chain = None if network is None else opened.enter_context(Chain.connect(network))
        book = None if chain is None or network is None else book_of(chain, network)
        timeline = Timeline(screen, target, kept=kept if chain is None else None, book=book)
        ledger = play(chain, loaded, target, timeline)
    document = ledger.to_json()
    screen.say(f"Ledger: {target / 'ledger.json'}")
    screen.say(f"Report: {write_report(document, target)}")
    screen.document(document)
    if not ledger.ok:
        raise typer.Exit(1)


def _refuse_of_the_other(options: Mapping[str, object], expected: str) -> None:
    for option, value in options.items():
        if value is not None:
            raise InputError(option, str(value), expected)
