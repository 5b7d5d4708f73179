"""``rwa bench``: measurements that anybody can repeat."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from rwa_chain.cli.options import command_app
from rwa_chain.cli.output import Screen, progress, to_json
from rwa_chain.errors import InputError
from rwa_chain.files import write_whole

app = command_app()
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE|-", help="Write the result as JSON there; - is stdout.")
]


@app.callback()
def bench() -> None:
    """Measure, and compare with the limits that the project sets itself.

    Exit code 1 where a limit is missed. `--json` takes a path; `-` prints the JSON to stdout and the table to stderr.

    \b
    Examples:
      rwa bench gas --json docs/assurance/gas.json
      rwa bench start --json -
      rwa bench replay
      rwa bench settlement
      rwa bench revenue
      rwa bench throughput --json throughput.json
      rwa bench index --logs 1000000
    """


@app.command()
def gas(json: JsonFile = None) -> None:
    """Measure gas by real transactions on an Anvil, one per block, beside a bare ERC-20 and the peers.

    All nine rules are configured and four record instants are scheduled; one refused transfer per rule proves it.

    \b
    Examples:
      rwa bench gas
      rwa bench gas --json gas.json
    """
    _check(json)
    from rwa_chain.bench.gas import measure
    from rwa_chain.bench.targets import TARGETS

    result = measure(progress)
    document = result.document()
    screen = Screen(json == "-")
    rows = [
        (
            target.key,
            target.limit,
            result.measured[target.key],
            "ok" if result.measured[target.key] <= target.limit else "missed",
            result.measured[target.bare] if target.bare else None,
            target.peers,
            target.what,
        )
        for target in TARGETS
    ]
    screen.table(("key", "at most", "measured", "", "bare ERC-20", "peers", "what"), rows, right=(1, 2, 4))
    screen.say()
    screen.say(f"rules met: {', '.join(result.rules_met)}")
    shared = ", ".join(f"{name} {size:,}" for name, size in result.shared.items())
    screen.say(f"shared contracts, in bytes: {shared}")
    compiler = f"solc {result.solc_version}, {result.optimizer_runs} runs, EVM {result.evm_version}"
    screen.say(f"{compiler}, Anvil {result.anvil_version}")
    _finish(json, document, result.missed())


@app.command()
def settlement(json: JsonFile = None) -> None:
    """Measure trades one by one and netted: within a bank, across banks, across currencies; 10, 100 and 400 in a batch.

    Gas is that of real transactions on an Anvil, one per block; a netted trade's is its share of the batch.

    \b
    Examples:
      rwa bench settlement
      rwa bench settlement --json settlement.json
    """
    _check(json)
    from rwa_chain.bench.settlement import measure
    from rwa_chain.bench.targets import SETTLEMENT_TARGETS

    result = measure(progress)
    document, missed = result.document(), result.missed()
    screen = Screen(json == "-")
    rows = [
        (
            target.key,
            target.limit or None,
            document[target.key],
            "not built" if document[target.key] is None else "" if not target.limit else
            "missed" if target.key in missed else "ok",
            target.what,
        )
        for target in SETTLEMENT_TARGETS
    ]  # fmt: skip
    screen.table(("key", "at most", "measured", "", "what"), rows, right=(1, 2))
    _finish(json, document, missed)


@app.command()
def start(json: JsonFile = None) -> None:
    """Measure how long `rwa --help` takes beside `python -c pass`, in one run.

    \b
    Examples:
      rwa bench start
    """
    _check(json)
    from rwa_chain.bench.start import LIMIT, measure

    result = measure()
    screen = Screen(json == "-")
    screen.say(
        f"rwa --help: {result.help_seconds * 1000:.0f} ms, python -c pass: {result.pass_seconds * 1000:.0f} ms, "
        f"{result.ratio:.2f} times (at most {LIMIT})"
    )
    _finish(json, result.document(), ["help_ratio"] if result.ratio > LIMIT else [])


@app.command()
def replay(json: JsonFile = None) -> None:
    """Measure the whole semi-annual Fubi replay: seconds, and the peak memory of its Python process.

    \b
    Examples:
      rwa bench replay --json -
    """
    _check(json)
    from rwa_chain.bench.replay import MEGABYTES, SECONDS, measure

    result = measure(progress)
    screen = Screen(json == "-")
    screen.say(f"{result.seconds:.1f} s (under {SECONDS}), {result.megabytes:.0f} MB (under {MEGABYTES})")
    missed = [
        name
        for name, over in (("seconds", result.seconds >= SECONDS), ("megabytes", result.megabytes >= MEGABYTES))
        if over
    ]
    _finish(json, result.document(), missed)


@app.command()
def revenue(json: JsonFile = None) -> None:
    """Measure the checking of a day of 9,000 devices, and the gas of a pool: station-days, proofs, closing, payment.

    Time is compared with that of the two Keccak-256 of each leaf alone, by the same function in the same process. Gas
    is that of real transactions on an Anvil, one per block.

    \b
    Examples:
      rwa bench revenue
      rwa bench revenue --json revenue.json
    """
    _check(json)
    from os import cpu_count

    from rwa_chain.bench import revenue_gas
    from rwa_chain.bench.revenue import CHECKS, GROWTH, PER_SECOND, RATIO, REFERENCE, SCALING, measure
    from rwa_chain.bench.targets import REVENUE_EXTRAS, REVENUE_TARGETS

    result, gas = measure(progress), revenue_gas.measure(progress)
    screen = Screen(json == "-")
    screen.say(f"{result.readings:,} readings of {result.devices:,} devices in {result.batches:,} station-days")
    screen.say(
        f"checked in {result.seconds:.2f} s, {result.ratio:.2f} times the hashing of the leaves (at most {RATIO:g})"
    )
    screen.say(
        f"{result.readings_per_second_per_core:,.0f} readings a second and core (at least {PER_SECOND:,} where a core "
        f"checks {REFERENCE:,} P-256 signatures a second; this one: {result.least:,.0f})"
    )
    screen.say(f"{result.readings_per_p256_check:.2f} readings in the time of one P-256 check of this run")
    screen.say(
        f"two processes {result.scaling_two_cores:.2f} times one by processor time (at least {SCALING:g}), "
        f"{result.elapsed_scaling_two_cores:.2f} times by the clock; "
        + ("how busy the machine was isn't known here" if result.cores_of_others < 0 else
           f"other work kept {result.cores_of_others:.2f} of {cpu_count()} cores busy meanwhile")
    )  # fmt: skip
    screen.say(
        f"signatures a second: P-256 {result.p256_checks_per_second:,.0f}, "
        f"secp256k1 {result.secp256k1_checks_per_second:,.0f} (at least {CHECKS:,})"
    )
    screen.say(
        f"peak memory {result.memory_day / 1e6:.2f} MB; of one station {result.memory_station / 1e6:.2f} MB; "
        f"for a tenth of the stations {result.memory_small / 1e6:.2f} MB "
        f"(at most {GROWTH:g} times)"
    )
    screen.say()
    rows: list[tuple[str, int | None, int, str, str]] = [
        (
            target.key,
            target.limit,
            gas.measured[target.key],
            "ok" if gas.measured[target.key] <= target.limit else "missed",
            target.what,
        )
        for target in REVENUE_TARGETS
    ]
    rows += [(key, None, gas.measured[key], "", "") for key in REVENUE_EXTRAS]
    screen.table(("key", "at most", "measured", "", "what"), rows, right=(1, 2))
    document = {"off_chain": result.document(), "on_chain": gas.document()}
    _finish(json, document, [*result.missed(), *gas.missed()])


@app.command()
def throughput(json: JsonFile = None) -> None:
    """Measure transfers a second beside the node's own limit, onboarding and payment of 10,000, and decoding.

    One run on one node, in alternating rounds; the figures are medians. It takes some two minutes. viem and ethers are
    measured beside it where npm has installed them, as `python -m benchmarks.peers.run` does into build/peers.

    \b
    Examples:
      rwa bench throughput
      rwa bench throughput --json throughput.json
    """
    _check(json)
    from rwa_chain.bench.throughput import DECODE, RATIO, measure

    result = measure(progress)
    screen = Screen(json == "-")
    document = result.document()
    shown = ("limit", "pipeline", "loop", "viem", "ethers", "onboard_10000", "pay_10000", "decode")
    rows = [
        (key, "not installed" if value is None else f"{value:,.0f}") for key, value in document.items() if key in shown
    ]
    screen.table(("key", "a second"), rows, right=(1,))
    screen.say()
    screen.say(f"pipeline to the node's limit: {result.ratio:.2f} (at least {RATIO})")
    screen.say(f"events decoded to json.loads: {document['decode_to_json_loads']:.2f} (at least {DECODE})")
    _finish(json, document, result.missed())


@app.command()
def index(
    json: JsonFile = None,
    logs: Annotated[str | None, typer.Option("--logs", metavar="N", help="So many logs; without it 200,000.")] = None,
) -> None:
    """Measure how fast logs are decoded and stored beside fetching and parsing them, and how fast a register is read.

    The logs are made up by a node of the benchmark's own; the database is SQLite. One run on one machine.

    \b
    Examples:
      rwa bench index
      rwa bench index --logs 1000000 --json index.json
    """
    _check(json)
    from rwa_chain.bench.index import LOGS, MEMORY_MB, PAGE_MS, RATIO, REGISTER_MS, ROWS, measure
    from rwa_chain.cli.options import whole

    result = measure(LOGS if logs is None else whole("--logs", logs), progress)
    screen = Screen(json == "-")
    missed = result.missed()
    limits = {"ratio": f"≥ {RATIO}", "rows_per_second": f"≥ {ROWS:,}", "register_ms": f"≤ {REGISTER_MS:g}",
              "memory_mb": f"≤ {MEMORY_MB:g}", "page_ms": f"≤ {PAGE_MS:g}"}  # fmt: skip
    screen.table(
        ("key", "limit", "measured", ""),
        [
            (key, limits.get(key, ""), "not installed" if value is None else f"{value:,}",
             "" if key not in limits else "missed" if key in missed else "ok")
            for key, value in result.document().items()
        ],
        right=(1, 2),
    )  # fmt: skip
    _finish(json, result.document(), missed)


def _check(json: str | None) -> None:
    """Try the file before anything is measured."""
    if json is None or json == "-":
        return
    path = Path(json)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise InputError("--json", json, "a file in a folder that exists, or - for stdout")


def _finish(json: str | None, document: dict[str, Any], missed: list[str]) -> None:
    if json == "-":
        sys.stdout.write(to_json(document))
    elif json is not None:
        write_whole(Path(json), to_json(document))
    if missed:
        sys.stderr.write(f"rwa: over the limit: {', '.join(missed)}\n")
        raise typer.Exit(1)
