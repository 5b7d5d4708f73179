"""One reading of an output folder, shown: found by its session or its number, with its path in the station's day."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.meter.disclosure import Disclosure
from rwa_chain.meter.files import SESSIONS
from rwa_chain.meter.published import read_published
from rwa_chain.meter.reading import Reading, digest_of
from rwa_chain.meter.readings_file import read
from rwa_chain.meter.secret import Secret, commitment
from rwa_chain.meter.tree import Leaf, Tree


@dataclass(frozen=True)
class Chosen:
    """A reading by who made it and which one it is, and what is bound to it; None where nobody looked it up."""

    asset: bytes
    sequence: int
    detail: dict[str, str] | None = None


def by_session(folder: Path, session: str) -> Chosen:
    """The reading of a session, as the operator calls it."""
    return _of_sessions(folder, "--session", session, lambda row: row["session"] == session)


def by_number(folder: Path, asset: bytes, sequence: int) -> Chosen:
    """The reading of a device (by its pseudonym) with this number, and what the operator knows of it."""
    word, number = f"0x{asset.hex()}", str(sequence)
    return _of_sessions(
        folder, "--asset", f"{word} {number}", lambda row: (row["asset"], row["sequence"]) == (word, number)
    )


def show(folder: Path, chosen: Chosen, *, with_detail: bool = False) -> Disclosure:
    """The chosen reading with its path to the root of its day, as all readings of the folder make it.

    Its detail goes with it only if asked for; refuses where the folder's secret is not the one that bound it.
    """
    file = folder / "onshore" / "readings.csv"
    station, reading, signature = _reading(file, chosen)
    days = read_published(folder / "publish" / "batches.json").days
    day = days.of(reading.ended_at)
    leaves = [
        Leaf.of(other, digest_of(other), signed)
        for number, other, signed in read(file)
        if number == station and days.of(other.ended_at) == day
    ]
    way = Tree(leaves).way(Leaf.of(reading, digest_of(reading), signature))
    if not with_detail:
        return Disclosure(reading, way, signature)
    secret = Secret.from_environment()
    if secret is None:
        kept = folder / "onshore" / "secret"
        if not kept.is_file():
            raise InputError("secret", str(kept), "the secret that bound the details, here or in RWA_METER_SECRET")
        secret = Secret.of_file(kept)
    salt = secret.detail_salt(chosen.asset, chosen.sequence)
    if chosen.detail is None or commitment(salt, chosen.detail) != reading.detail:
        raise InputError("secret", "(not shown)", "the secret that bound the details of these readings")
    return Disclosure(reading, way, signature, chosen.detail, salt)


def _reading(file: Path, chosen: Chosen) -> tuple[bytes, Reading, bytes]:
    for found in read(file):
        if (found[1].asset, found[1].sequence) == (chosen.asset, chosen.sequence):
            return found
    raise InputError("reading", f"0x{chosen.asset.hex()} {chosen.sequence}", f"a reading of {file}")


def _of_sessions(folder: Path, option: str, value: str, wanted: Callable[[Mapping[str, str]], bool]) -> Chosen:
    file = folder / "onshore" / "sessions.csv"
    try:
        with file.open(newline="", encoding="utf-8") as opened:
            table = csv.DictReader(opened)
            if tuple(table.fieldnames or ()) != SESSIONS:
                raise InputError("DIR", str(file), f"a file with the columns {','.join(SESSIONS)}")
            for row in table:
                if wanted(row):
                    detail = {str(name): str(each) for name, each in json.loads(row["detail"]).items()}
                    return Chosen(bytes.fromhex(row["asset"].removeprefix("0x")), int(row["sequence"]), detail)
    except OSError as error:
        raise InputError("DIR", str(folder), f"a folder that `rwa meter` wrote ({error.strerror})") from None
    except InputError:
        raise
    except (ValueError, TypeError, AttributeError, csv.Error):
        raise InputError("DIR", str(file), "sessions, as `rwa meter` writes them") from None
    raise InputError(option, value[:100], f"a session of {file}")
