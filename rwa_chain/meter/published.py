"""What an operator published of its station-days: ``batches.json``, read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.days import Days, days_of
from rwa_chain.meter.restating import Restatement

Place = tuple[bytes, int]
"""A station and a day."""


@dataclass
class Published:
    """Station-days as they stand: each by its last correction, where it has one."""

    days: Days
    batches: dict[Place, Batch] = field(default_factory=dict)


def read_published(path: Path, before: Mapping[Place, Batch] | None = None) -> Published:
    """The station-days of a published document; ``before`` are those of the runs before it, which it may correct.

    Refuses a station-day given twice, and a correction of what is not the entry before.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        batches = [Batch(**_words(batch)) for batch in document["batches"]]
        restatements = [Restatement(**_words(batch)) for batch in document.get("restatements", [])]
        found = Published(days_of(document["zone"]))
    except OSError as error:
        raise InputError("--batches", str(path), f"a readable file ({error.strerror})") from None
    except (InputError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError("--batches", str(path), "a document with batches, as `rwa meter` publishes it") from None
    found.batches = {(batch.station, batch.day): batch for batch in batches}
    if len(found.batches) < len(batches) or (before is not None and before.keys() & found.batches.keys()):
        raise InputError("--batches", str(path), "a document with each station-day once")
    for each in restatements:
        place = (each.station, each.day)
        last = found.batches.get(place) or (before or {}).get(place)
        # Without the runs before, what began in one of them is taken at its word.
        if (last is None and before is not None) or (last is not None and last.root != each.replaces):
            raise InputError("--batches", str(path), "restatements that each replace the entry before")
        found.batches[place] = Batch(*astuple(each)[:-1])
    return found


def _words(batch: dict[str, Any]) -> dict[str, Any]:
    """The fields of a batch, its words as bytes."""
    return {name: bytes.fromhex(value.removeprefix("0x")) if isinstance(value, str) else value
            for name, value in batch.items()}  # fmt: skip
