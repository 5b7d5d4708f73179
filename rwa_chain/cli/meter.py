"""``rwa meter``: what devices meter, from an operator's files to the roots that cross to the chain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.options import Json, command_app, folder
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.meter.ingest import Ingested

app = command_app()


@app.callback()
def meter() -> None:
    """Turn what devices metered into readings and Merkle roots; personal and plain fields never leave the operator.

    With `--json` one document goes to stdout and all else to stderr.

    \b
    Examples:
      rwa meter ingest sessions.csv --map ev-charging-sessions --out out/meter
    """


@app.command()
def ingest(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An operator's export of sessions, CSV.")],
    file_map: Annotated[
        str, typer.Option("--map", metavar="MAP", help="A map of its columns (.yaml), or the name of a built-in one.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where readings, refusals and batches go.")
    ] = None,
    json: Json = False,
) -> None:
    """Read an export: every row is accepted or refused with its line and reason; accepted ones become readings.

    Revenue is quantity × the map's stated tariff; the file's own money is kept as reported. DIR/onshore stays with the
    operator, DIR/publish holds what may cross: pseudonyms, days, counts, quantities, revenue, roots. Pseudonyms and
    salts come from RWA_METER_SECRET or DIR/onshore/secret; without --out and variable they last for this run only.

    \b
    Examples:
      rwa meter ingest sessions.csv --map ev-charging-sessions
      rwa meter ingest sessions.csv --map my-map.yaml --out out/meter --json
    """
    from rwa_chain.meter.file_map import find_map
    from rwa_chain.meter.files import Folder, ReadingFile
    from rwa_chain.meter.ingest import ingest as read
    from rwa_chain.meter.secret import Secret
    from rwa_chain.meter.sessions import check_columns

    found = find_map(file_map)
    check_columns(file, found)
    screen = Screen(json)
    if out is None:
        ingested = read(file, found, Secret.from_environment() or Secret.random())
        written = []
    else:
        target = Folder(folder("--out", out))
        with target.readings().open("w", newline="", encoding="utf-8") as readings:
            ingested = read(file, found, target.secret(), ReadingFile(readings))
        written = [target.readings(), *target.write(ingested, ingested.document())]
    _show(screen, ingested)
    for path in written:
        screen.say(f"wrote {path}")
    screen.document(ingested.document())


def _show(screen: Screen, ingested: Ingested) -> None:
    report = ingested.document()
    screen.say(f"{ingested.rows:,} rows: {ingested.accepted:,} accepted, {len(ingested.refusals):,} refused")
    for refusal in ingested.refusals:
        field = f"{refusal.field} {refusal.value!r}: " if refusal.field else ""
        screen.say(f"  line {refusal.line}: {refusal.reason}: {field}expected {refusal.says}")
    flagged = ", ".join(f"{flag} {count:,}" for flag, count in report["flagged"].items() if count)
    screen.say(f"flagged: {flagged or 'none'}")
    tariff = report["tariff"]
    screen.say(
        f"{report['quantity']} {report['unit']} × {tariff['per_unit']} {tariff['currency']} ({tariff['standing']}) "
        f"= {report['revenue']} {tariff['currency']}; reported in the file: {report['reported']}"
    )
    screen.say(
        f"{ingested.devices:,} devices at {ingested.stations:,} stations, {len(ingested.batches):,} station-days, "
        "each with its root"
    )
