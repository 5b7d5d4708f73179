"""What an ingest leaves on disk: one folder that stays with the operator, one whose content may cross.

DIR/onshore/    report.json · readings.csv · refusals.csv · secret (unless RWA_METER_SECRET gives it)
DIR/publish/    batches.json, through ``boundary.publishable`` and nothing else
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, TextIO

from rwa_chain.meter.batch import Entry
from rwa_chain.meter.boundary import Document
from rwa_chain.meter.crossing import Sink
from rwa_chain.meter.ingest import Ingested
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.reading import Reading
from rwa_chain.meter.secret import Secret

READINGS = ("station", "device", "session", "line", *Reading._fields, "digest", "signature")


class Folder:
    """An output folder."""

    def __init__(self, root: Path) -> None:
        self.onshore = root / "onshore"
        self.publish = root / "publish"
        self.onshore.mkdir(parents=True, exist_ok=True)
        self.publish.mkdir(parents=True, exist_ok=True)

    def secret(self) -> Secret:
        """The operator's secret: of the environment, else of this folder."""
        return Secret.from_environment() or Secret.of_file(self.onshore / "secret")

    def readings(self) -> Path:
        """Every reading, with what it was made of."""
        return self.onshore / "readings.csv"

    def write(self, ingested: Ingested, report: dict[str, Any]) -> list[Path]:
        """Writes all but the readings."""
        written = [self.onshore / "report.json", self.onshore / "refusals.csv", self.publish / "batches.json"]
        written[0].write_text(as_json(report), encoding="utf-8")
        with written[1].open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(Refusal._fields)
            table.writerows((*refusal[:1], refusal.reason.value, *refusal[2:]) for refusal in ingested.refusals)
        self.publishes(ingested.crossing)
        return written

    def publishes(self, crossing: Document) -> Path:
        """Writes what may leave the operator."""
        path = self.publish / "batches.json"
        path.write_text(as_json(crossing), encoding="utf-8")
        return path


class ReadingFile(Sink):
    """Writes readings as they are made, so that they need not be in memory."""

    def __init__(self, file: TextIO) -> None:
        self._table = csv.writer(file)
        self._table.writerow(READINGS)

    def entry(self, entry: Entry) -> None:
        session = entry.session
        words = (_plain(value) for value in (*entry.reading, entry.digest, entry.signature))
        self._table.writerow((session.station, session.device, session.session, session.line, *words))


def as_json(document: Document) -> str:
    """JSON text, bytes as 0x…"""
    return json.dumps(document, indent=1, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    return f"0x{value.hex()}" if isinstance(value, bytes) else value if isinstance(value, int) else str(value)
