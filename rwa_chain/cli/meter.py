"""``rwa meter``: what devices meter, from an operator's files to the roots that cross to the chain."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.meter_pending import accept, pending, reject
from rwa_chain.cli.options import Json, Port, command_app, folder, whole
from rwa_chain.cli.output import Screen, progress
from rwa_chain.cli.showing import check_disclosure, disclose
from rwa_chain.files import write_whole

if TYPE_CHECKING:
    from rwa_chain.meter.ingest import Ingested

app = command_app()
MOST_JOBS = 256
_MOST_SHOWN = 20
"""Refusals of one reason on the screen."""
After = Annotated[
    Path | None,
    typer.Option("--after", metavar="FILE", help="heads.json of the file before: devices go on where they stood."),
]
Jobs = Annotated[str, typer.Option("--jobs", metavar="NUMBER", help="How many processes work; 0 = one per core.")]


@app.callback()
def meter() -> None:
    """Turn meter data into readings and Merkle roots; personal and plain fields never leave the operator.

    With `--json` one document goes to stdout and all else to stderr.

    \b
    Examples:
      rwa meter ingest sessions.csv --map ev-charging-sessions --out out/meter
      rwa meter gateway piles.yaml --store out/gateway.db
    """


@app.command()
def ingest(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="An operator's exports of sessions, CSV, in order.")
    ],
    file_map: Annotated[
        str, typer.Option("--map", metavar="MAP", help="A map of their columns (.yaml), or the name of a built-in one.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where readings, refusals and batches go.")
    ] = None,
    after: After = None,
    items: Annotated[
        Path | None,
        typer.Option("--items", metavar="FILE", help="All items that devices hand out and take in: item,place,…"),
    ] = None,
    most_refused: Annotated[
        str,
        typer.Option("--most-refused", metavar="PERCENT", help="More refused rows than this are exit code 1."),
    ] = "50",
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over other batches in DIR; their readings are lost.")
    ] = False,
    jobs: Jobs = "1",
    json: Json = False,
) -> None:
    """Read exports: every row is accepted or refused with its line and reason; accepted ones become readings.

    Several files of one map are read as one, in the order given: an id counts once, overlapping sessions are flagged,
    and a day in two files has one root. A file can't be given twice. Nothing is written unless all files can be read.
    Published days are continued with --after, not read again. A folder with other batches is not overwritten. The exit
    code is 1 if no row is accepted or too many are refused.

    Files are CSV, JSON lines (.jsonl), JSON or Parquet; `rwa meter map` writes a first map of one.

    Revenue is quantity × the map's stated tariff; amounts in the file are kept as reported. DIR/onshore stays with the
    operator. DIR/publish holds only data that may be published: pseudonyms, days, counts, quantities, revenue, roots.
    Pseudonyms and salts come from RWA_METER_SECRET or DIR/onshore/secret; without both they last for this run only.

    Devices such as swap cabinets hand items out and take items in, and each item is in one place at a time. A row is
    refused if its outgoing item isn't in the device, or its incoming item is in another one. The places of all items
    are in DIR/onshore/items.csv, which --after reads again. An item that appears for the first time is taken to have
    been in that device, or with a rider. --items names all items (item,place,health,at,retired); then any other item
    is unknown and its row is refused.

    \b
    Examples:
      rwa meter ingest sessions.csv --map ev-charging-sessions
      rwa meter ingest sessions.csv --map my-map.yaml --out out/meter --json
      rwa meter ingest sessions.csv --map my-map.yaml --out out/meter --jobs 0
      rwa meter ingest january.csv february.csv march.csv --map my-map.yaml --out out/march
      rwa meter ingest april.csv --map my-map.yaml --out out/april --after out/march/onshore/heads.json
      rwa meter ingest swaps.csv --map swaps.yaml --items batteries.csv --out out/swaps
    """
    from rwa_chain.errors import InputError
    from rwa_chain.meter.cores import Cores
    from rwa_chain.meter.custody_book import Items, check_items
    from rwa_chain.meter.exports import Exports
    from rwa_chain.meter.file_map import find_map
    from rwa_chain.meter.files import Folder
    from rwa_chain.meter.heads import read_heads
    from rwa_chain.meter.ingest import ingest as read
    from rwa_chain.meter.secret import VARIABLE, Secret
    from rwa_chain.money import parse_decimal

    exports, found = Exports(files), find_map(file_map)
    share = parse_decimal(most_refused, field="--most-refused")
    heads = None if after is None else read_heads(after)
    kept = Secret.from_environment()
    if after is not None and kept is None and not (out is not None and (out / "onshore" / "secret").is_file()):
        raise InputError("--after", str(after), f"the secret of the file before, in {VARIABLE} or DIR/onshore/secret")
    if out is not None and heads is not None and (out / "onshore").resolve() in map(Path.resolve, heads.folders):
        raise InputError("--out", str(out), "another folder than those of the runs before: what they published stays")
    if items is not None and found.type.custody is None:
        raise InputError("--items", str(items), f"nothing: {found.type.asset_type} hands no items out")
    standing = after.with_name("items.csv") if after is not None and found.type.custody is not None else None
    known = Items(items, standing)
    exports.check_columns(found)
    check_items(found, known)
    screen, processes = Screen(json), _processes(jobs)
    if out is None:
        with Cores(processes) as cores:
            ingested = read(exports, found, kept or Secret.random(), None, heads, known, progress, cores)
        written = []
    else:
        target = Folder(folder("--out", out))
        secret = target.secret()
        with Cores(processes) as cores, target.readings(secret, exports, heads) as readings:
            ingested = read(exports, found, secret, readings, heads, known, progress, cores)
            written = [*target.both(), *target.write(ingested, ingested.document(), replace=replace)]
    _show(screen, ingested)
    for path in written:
        screen.say(f"wrote {path}")
    screen.document(ingested.document())
    records = ingested.rows - ingested.passed
    if not ingested.accepted or len(ingested.refusals) * 100 > share * records:
        what = "no row is accepted" if not ingested.accepted else f"more than {share} % of the rows are refused"
        screen.say(f"{what}: see the refusals")
        raise typer.Exit(1)


@app.command("map")
def first_map(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An operator's export: CSV, JSON lines, JSON or Parquet.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="MAP", help="The map (.yaml); must not exist yet.")
    ] = None,
    json: Json = False,
) -> None:
    """Inspect a file and write a first map of it, with guesses from its rows and marks for what no file says.

    Values that no file has are marked TELL: the tariff, the devices' rated power, the zone of times without one. A map
    is refused until each TELL is replaced. Unknown columns are dropped; each guess is printed with its reason.

    \b
    Examples:
      rwa meter map sessions.csv --out my-map.yaml
    """
    from rwa_chain.errors import InputError
    from rwa_chain.meter.guess import guess

    if out is not None and (out.exists() or not out.absolute().parent.is_dir() or out.suffix not in (".yaml", ".yml")):
        raise InputError("--out", str(out), "a new file (.yaml) in a folder that exists")
    found, screen = guess(file), Screen(json)
    if out is None:
        screen.say(found.text.rstrip())
    else:
        write_whole(out, found.text)
        for note in found.guessed:
            screen.say(f"guessed: {note}")
        for note in found.untold:
            screen.say(f"to tell: {note}")
        screen.say(f"wrote {out}")
    screen.document({"map": found.text, "guessed": list(found.guessed), "untold": list(found.untold)})


@app.command()
def batch(
    store: Annotated[Path, typer.Argument(metavar="DB", help="A gateway's database; the gateway may be running.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where readings and batches go.")],
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="DATE", help="Close the days before this one; without it today."),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", metavar="DIR", help="Keys of station modules, NAME.pem by charge point."),
    ] = None,
    json: Json = False,
) -> None:
    """Close a gateway's past days: their sessions become readings and roots.

    Refused messages, open transactions and energy between registers are counted on the screen and listed in
    DIR/onshore/refused.csv, see `rwa meter pending`. A repeated run gives the same roots. For a session that arrives
    after its day was closed, the next run restates that day: a correction with the replaced root follows the published
    batch, and nothing is overwritten.

    OCPP frames carry meter registers without signatures. With --keys this command signs the readings with the key of
    the charge point's module (P-256 or secp256k1, a PEM file), which the chain's device registry names. Readings of a
    charge point without a key stay unsigned, which is enough for attesters and roots but not for proving a reading on
    the chain. A reading is signed once, when its day is first closed.

    \b
    Examples:
      rwa meter batch out/gateway.db --out out/meter --keys modules
      rwa meter batch out/gateway.db --out out/meter
      rwa meter batch out/gateway.db --out out/meter --before 2026-12-01 --json
    """
    from datetime import date, timedelta
    from time import time

    from rwa_chain.cli.meter_pending import read_pending, summary
    from rwa_chain.errors import InputError
    from rwa_chain.meter.days import EPOCH
    from rwa_chain.meter.files import Folder
    from rwa_chain.meter.gateway.closing import close_days, days_in

    if not store.is_file():
        raise InputError("DB", str(store), "the database of a gateway")
    days = days_in(store)
    today = EPOCH + timedelta(days=days.of(int(time())))
    try:
        day = today if before is None else date.fromisoformat(before)
    except ValueError:
        day = date.max
    if day > today:
        raise InputError("--before", before, f"a date such as {today}, and not after it")
    target = Folder(folder("--out", out))
    secret = target.secret()
    with target.readings(secret) as readings:
        made = close_days(store, (day - EPOCH).days, secret, readings, keys)
        waiting, without = read_pending(store)
        refused = target.waits(waiting)
        published = target.publishes(made.crossing)
    screen = Screen(json)
    screen.say(
        f"{made.readings:,} readings, {len(made.batches):,} station-days before {day}, {days.zone}, each with its root"
    )
    if made.restatements:
        screen.say(f"{len(made.restatements):,} corrections of days that were closed before")
    summary(screen, waiting, without)
    if waiting:
        screen.say("list them with `rwa meter pending`")
    for path in (*target.both(), refused, published):
        screen.say(f"wrote {path}")
    screen.document(made.crossing)


@app.command()
def verify(
    readings: Annotated[Path, typer.Argument(metavar="READINGS", help="readings.csv, as the operator hands it over.")],
    batches: Annotated[Path, typer.Option("--batches", metavar="FILE", help="batches.json, as it is published.")],
    asset_type: Annotated[
        str,
        typer.Option("--type", metavar="TYPE", help="The asset type, for its price band: a name or a file (.yaml)."),
    ] = "charging-pile",
    after: After = None,
    jobs: Jobs = "1",
    json: Json = False,
) -> None:
    """Rebuild every root from the readings, as an attester does before signing, and compare with what is published.

    Every reading is held to the field rules, and to the one before it on its device. Exit code 1 where a reading breaks
    one or a batch differs.

    \b
    Examples:
      rwa meter verify out/meter/onshore/readings.csv --batches out/meter/publish/batches.json
      rwa meter verify readings.csv --batches batches.json --jobs 0
    """
    from rwa_chain.meter.asset_type import asset_type as type_of
    from rwa_chain.meter.heads import read_heads
    from rwa_chain.meter.verify import verify as compare

    heads = {} if after is None else read_heads(after)
    result = compare(readings, batches, type_of(asset_type), heads=heads, jobs=_processes(jobs))
    screen = Screen(json)
    screen.document(result.document())
    for refusal in result.refusals:
        screen.say(f"line {refusal.line}: {refusal.reason}: expected {refusal.says}")
    for says in result.differences:
        screen.say(f"station-day {says}")
    screen.say(
        f"{result.agreeing:,} of {result.batches:,} station-days agree, {len(result.refusals):,} readings refused"
    )
    if not result.fine:
        raise typer.Exit(1)


@app.command()
def password(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The passwords_file of a gateway; made on first use.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The charge point, as the device register calls it.")],
    json: Json = False,
) -> None:
    """Make a charge point's password, print it once, and keep its salted hash in the file.

    The charge point gets it as its AuthorizationKey (1.6) or BasicAuthPassword (2.0.1). Made again, the old one ends
    with the gateway's next start. The password goes over the line as it is: TLS is a proxy's work.

    \b
    Examples:
      rwa meter password passwords 1-F1
    """
    from rwa_chain.meter.gateway.passwords import make_password

    made, screen = make_password(file, name), Screen(json)
    screen.say(made)
    screen.document({"name": name, "password": made})


app.command()(disclose)
app.command()(check_disclosure)
app.command()(pending)
app.command()(accept)
app.command()(reject)


@app.command()
def register(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list of stations with their numbers of piles, CSV.")],
    file_map: Annotated[
        str, typer.Option("--map", metavar="MAP", help="A map of its columns (.yaml), or the name of a built-in one.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="CSV", help="The device register; must not exist yet.")],
    json: Json = False,
) -> None:
    """Make a device register of a list of stations: device, station and rated power, as `rwa meter gateway` reads it.

    Rated powers are those that the map assumes. Every row is accepted or refused with its line and reason.

    \b
    Examples:
      rwa meter register stations.csv --map shenzhen-charging-stations --out piles.csv
    """
    from rwa_chain.errors import InputError
    from rwa_chain.meter.devices import write_register
    from rwa_chain.meter.stations import read_stations, station_map

    listed = read_stations(file, station_map(file_map))
    if out.exists() or not out.absolute().parent.is_dir():
        raise InputError("--out", str(out), "a new file in a folder that exists")
    with out.open("w", newline="", encoding="utf-8") as written:
        write_register(written, listed.devices)
    screen = Screen(json)
    told = {"rows": listed.rows, "stations": listed.stations, "devices": len(listed.devices)}
    screen.document({**told, "refusals": [refusal._asdict() for refusal in listed.refusals]})
    screen.say(f"{listed.rows:,} rows: {listed.stations:,} stations with {len(listed.devices):,} devices")
    for refusal in listed.refusals:
        screen.say(
            f"  line {refusal.line}: {refusal.reason}: {refusal.field} {refusal.value!r}: expected {refusal.says}"
        )
    screen.say(f"wrote {out}")


def _processes(jobs: str) -> int:
    """The number of processes that --jobs means."""
    import os

    from rwa_chain.errors import InputError

    count = whole("--jobs", jobs) or len(os.sched_getaffinity(0))
    if count > MOST_JOBS:
        raise InputError("--jobs", jobs, f"at most {MOST_JOBS}")
    return count


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def plain(exact: Decimal) -> str:
    """A product without zeros that say nothing, but with two decimals."""
    text = f"{exact:f}"
    whole, _, part = text.partition(".")
    return f"{whole}.{part.rstrip('0').ljust(2, '0')}"


def _show(screen: Screen, ingested: Ingested) -> None:
    report = ingested.document()
    if len(report["files"]) > 1:
        titles = ("rows", "accepted", "refused", "quantity", "revenue", "reported")
        rows = [[each["file"], *(each[title] for title in titles)] for each in report["files"]]
        screen.table(("file", *titles), rows, right=range(1, 7))
    passed = f", {ingested.passed:,} passed over" if ingested.passed else ""
    screen.say(
        f"{_many(ingested.rows, 'row')}: {ingested.accepted:,} accepted, {len(ingested.refusals):,} refused{passed}"
    )
    for (home, other), (devices, many) in ingested.elsewhere.items():
        screen.say(
            f"{_many(many, 'row')} of {_many(devices, 'device')} refused: at {home!r} before, now at {other!r}; "
            "one site under two names goes into `aliases` of the map, devices that moved into `moved`"
        )
    shown: Counter[str] = Counter()
    for refusal in ingested.refusals:
        shown[refusal.reason] += 1
        if shown[refusal.reason] > _MOST_SHOWN:
            continue
        field = f"{refusal.field} {refusal.value!r}: " if refusal.field else ""
        where = ingested.exports.where(refusal.line)
        screen.say(f"  {where}: {refusal.reason}: {field}expected {refusal.says}")
    for reason, count in shown.items():
        if count > _MOST_SHOWN:
            screen.say(f"  … {count - _MOST_SHOWN:,} more are {reason}; refusals.csv of --out has all")
    flagged = ", ".join(f"{flag} {count:,}" for flag, count in report["flagged"].items() if count)
    screen.say(f"flagged: {flagged or 'none'}")
    custody = ingested.custody
    if custody is not None:
        screen.say(
            f"{custody.in_devices + custody.with_riders:,} items: {custody.in_devices:,} in devices, "
            f"{custody.with_riders:,} with riders; {len(custody.impaired):,} impaired, {custody.retired:,} retired"
        )
    tariff, money = report["tariff"], report["currency"]
    if tariff and ingested.product is not None:
        by = f" × {tariff['per_unit']} {money} ({tariff['standing']}) = {plain(ingested.product)} {money}"
        by += "" if ingested.product == Decimal(report["revenue"]) else ", rounded by station-day"
    else:
        by = ", recorded"
    unparsed = report["reported_unparsed"]
    screen.say(
        f"{report['quantity']} {report['unit']}{by}: {report['revenue']} {money}; "
        f"reported in the file: {report['reported']}" + (f", {unparsed:,} rows not understood" if unparsed else "")
    )
    screen.say(
        f"{_many(ingested.devices, 'device')} at {_many(ingested.stations, 'station')}, "
        f"{_many(len(ingested.batches), 'station-day')} of {ingested.file_map.times.zone}, each with its root"
    )
    if ingested.restatements:
        screen.say(
            f"{_many(len(ingested.restatements), 'station-day')} of the files before restated with these readings"
        )


@app.command()
def gateway(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Asset type, device register, tariff, limits (.yaml).")],
    store: Annotated[Path, typer.Option("--store", metavar="DB", help="The database; made on first use.")],
    port: Port = "9000",
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; TLS is a proxy's work.")
    ] = "127.0.0.1",
    json: Json = False,
) -> None:
    """Receive charging sessions from live charge points: OCPP 1.6J and 2.0.1 over WebSocket, until Ctrl-C.

    A charge point connects to ws://ADDRESS:PORT/NAME with its name in the device register. If FILE names a
    passwords_file, it also needs its password (OCPP's security profile 1, HTTP Basic; `rwa meter password` makes one).
    Each message is on disk before it is acknowledged. A transaction message always gets a result; a message that makes
    no session is stored with its whole frame, and `rwa meter pending` lists it. `rwa meter batch` turns the sessions
    into readings and roots.

    \b
    Examples:
      rwa meter gateway piles.yaml --store out/gateway.db
      rwa meter gateway piles.yaml --store out/gateway.db --port 0 --json
    """
    import asyncio
    import signal

    from rwa_chain.meter.gateway.server import Gateway, is_loopback, run
    from rwa_chain.meter.gateway.settings import read_settings
    from rwa_chain.meter.gateway.store import Store

    settings, screen, number = read_settings(file), Screen(json), whole("--port", port)

    def ready(address: str, taken: int) -> None:
        screen.document({"url": f"ws://{address}:{taken}/", "devices": len(settings.devices), "store": str(store)})
        if settings.passwords is None and not is_loopback(address):
            screen.say("No passwords: whoever reaches this address may pose as any charge point; see passwords_file")
        screen.say(f"{len(settings.devices):,} devices may connect to ws://{address}:{taken}/NAME; Ctrl-C ends it")

    async def serve() -> None:
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, ended.set)
        loop.add_signal_handler(signal.SIGINT, interrupt, ended)
        await run(Gateway(settings, opened, progress), host, number, ready, ended)

    interrupted = False

    def interrupt(ended: asyncio.Event) -> None:
        nonlocal interrupted
        interrupted = True
        ended.set()

    with Store(store) as opened:
        asyncio.run(serve())
    if interrupted:
        raise KeyboardInterrupt
