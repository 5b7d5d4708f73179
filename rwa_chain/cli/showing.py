"""``rwa meter disclose`` and ``rwa meter check-disclosure``: one reading is shown, and held to a root."""

from __future__ import annotations

import json as jsonlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, choice, whole
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError
from rwa_chain.files import write_whole

if TYPE_CHECKING:
    from rwa_chain.meter.disclosure import Disclosure
    from rwa_chain.meter.signing import DeviceKey


def disclose(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What `rwa meter ingest` or `batch` wrote.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The disclosure; must not exist yet.")],
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="ID", help="The reading of this session, as the operator calls it."),
    ] = None,
    asset: Annotated[
        str | None, typer.Option("--asset", metavar="0x…", help="The reading of this pseudonym, with --sequence.")
    ] = None,
    sequence: Annotated[str | None, typer.Option("--sequence", metavar="N", help="Its number.")] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="With what the operator knows of it, and the salt that binds it.")
    ] = False,
    json: Json = False,
) -> None:
    """Write one reading of a batch with its proof: its fields, its signature, its path to the root of its day.

    The file goes to whoever asks, an auditor or a court; `rwa meter check-disclosure` checks it. With --detail it
    holds the columns that the map keeps, under their own names, and the salt of this reading alone: nothing of another
    one can be found with it. Of a day that was restated, the path is to the root of its last entry.

    \b
    Examples:
      rwa meter disclose out/meter --session 4711 --out shown.json
      rwa meter disclose out/meter --asset 0x… --sequence 12 --detail --out shown.json
    """
    from rwa_chain.meter.disclosure import word
    from rwa_chain.meter.files import as_json
    from rwa_chain.meter.showing import by_number, by_session, show

    if (session is None) == (asset is None) or (asset is None) != (sequence is None):
        raise InputError("--session", session, "either this, or --asset and --sequence")
    if out.exists() or not out.absolute().parent.is_dir():
        raise InputError("--out", str(out), "a new file in a folder that exists")
    if session is not None:
        chosen = by_session(folder, session)
    else:
        chosen = by_number(folder, word("--asset", asset, 32), whole("--sequence", str(sequence)))
    shown = show(folder, chosen, with_detail=detail)
    write_whole(out, as_json(shown.document()))
    screen = Screen(json)
    screen.say(f"reading {shown.reading.sequence} of 0x{shown.reading.asset.hex()}, ended {_ended(shown)}")
    screen.say(f"its path leads to the root 0x{shown.root.hex()}")
    screen.say(f"wrote {out}" + (", its detail and the salt with it" if detail else ""))
    screen.document({"file": str(out), "root": shown.root, "ended": _ended(shown), "detail": detail})


def check_disclosure(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A disclosure, as `rwa meter disclose` writes it.")],
    root: Annotated[str | None, typer.Option("--root", metavar="0x…", help="The root of the batch.")] = None,
    batches: Annotated[
        Path | None, typer.Option("--batches", metavar="FILE", help="batches.json, as it is published.")
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="0x…", help="The device's public key, x and y, 64 bytes.")
    ] = None,
    curve: Annotated[str, typer.Option("--curve", metavar="p256|secp256k1", help="The curve of --key.")] = "p256",
    network: NetworkName = None,
    token: Annotated[
        str | None, typer.Option("--token", metavar="TICKER", help="With --network: the pool, if there are several.")
    ] = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Check a disclosure against a root: one that is given, the published ones, or those on the chain.

    With --network it must be the root of an entry that a quorum attested in the pool's Readings contract and that no
    later entry corrects; with --key too, the contract itself proves the reading with its device's signature. Exit code
    1 where a check fails.

    \b
    Examples:
      rwa meter check-disclosure shown.json --batches out/meter/publish/batches.json
      rwa meter check-disclosure shown.json --root 0x… --key 0x…
      rwa meter check-disclosure shown.json --network sepolia --token PILE01
    """
    from rwa_chain.meter.disclosure import word
    from rwa_chain.meter.published import read_published
    from rwa_chain.meter.signing import Curve, DeviceKey

    shown = _read(file)
    if root is None and batches is None and network is None:
        raise InputError("--root", None, "what to check against: --root, --batches or --network")
    kind = Curve(choice("--curve", curve, [each.value for each in Curve]))
    device = None if key is None else DeviceKey(kind, word("--key", key, 64))
    if device is not None:
        shown = shown.lowered(device)
    verdicts: dict[str, bool] = {}
    if root is not None:
        verdicts["in the batch of the root"] = shown.proven(word("--root", root, 32))
    if batches is not None:
        found = read_published(batches)
        day = found.days.of(shown.reading.ended_at)
        verdicts["in a published batch of its day"] = any(
            each.day == day and shown.proven(each.root) for each in found.batches.values()
        )
    if shown.detail is not None:
        verdicts["the detail is the one it is bound to"] = shown.detail_agrees()
    if device is not None:
        verdicts["signed by the key"] = shown.signed_by(device)
    chain: dict[str, Any] = {}
    if network is not None:
        chain = _on_chain(shown, device, network, book, token, verdicts)
    screen, reading = Screen(json), shown.reading
    screen.say(
        f"reading {reading.sequence} of 0x{reading.asset.hex()}: {reading.quantity:,} thousandths, "
        f"{reading.revenue / 100:,.2f} CNY, ended {_ended(shown)}"
    )
    screen.table(("check", "holds"), [(name, "yes" if held else "no") for name, held in verdicts.items()])
    fine = all(verdicts.values())
    screen.document({"reading": reading._asdict(), "checks": verdicts, "chain": chain or None, "fine": fine})
    if not fine:
        raise typer.Exit(1)


def _on_chain(
    shown: Disclosure, key: DeviceKey | None, network: str, book: Path | None, token: str | None,
    verdicts: dict[str, bool],
) -> dict[str, Any]:  # fmt: skip
    """The reading's state in the pool's Readings contract."""
    from rwa_chain.cli.place import opened_place
    from rwa_chain.errors import Reverted
    from rwa_chain.lifecycle.metering import Pool, entry_of, proof_of

    with opened_place(network, book) as place:
        pool = place.pool(token)
        revenue = place.stack.revenue
        assert revenue is not None  # a pool stands on it
        readings = revenue.readings
        found = entry_of(Pool(readings, pool.address), shown.root)
        verdicts["on the chain, attested by a quorum"] = found is not None
        if found is None:
            return {}
        verdicts["no later entry corrects it"] = found.standing
        if key is not None:
            proof = proof_of(found.proof, shown.leaf, shown.reading, key.public, shown.way)
            try:
                proven = readings.prove_reading(pool, proof)[1] == shown.digest
            except Reverted:
                proven = False
            verdicts["proven by the contract with its device's signature"] = proven
        return {"station": found.batch.station, "day": found.batch.day, "link": found.link}


def _ended(shown: Disclosure) -> str:
    """The end of the reading, UTC."""
    return datetime.fromtimestamp(shown.reading.ended_at, UTC).isoformat().replace("+00:00", "Z")


def _read(file: Path) -> Disclosure:
    from rwa_chain.meter.disclosure import Disclosure

    try:
        return Disclosure.of_document(jsonlib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError("FILE", str(file), f"a readable file ({error.strerror})") from None
    except (UnicodeDecodeError, jsonlib.JSONDecodeError, RecursionError):
        raise InputError("FILE", str(file), "a disclosure, as `rwa meter disclose` writes it") from None
