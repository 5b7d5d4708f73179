"""What an ingest leaves on disk: one folder that stays with the operator, one whose content may cross.

While readings are made they go into drafts; files take their names together, when all of them are complete.

DIR/onshore/    report.json · readings.csv · sessions.csv (whose readings they are, and what they are bound to)
                · refusals.csv · refused.csv (what of a gateway waits for a person)
                · ids.txt · items.csv (of types with custody) · secret (unless RWA_METER_SECRET gives it)
DIR/publish/    batches.json, through ``boundary.publishable`` and nothing else
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.boundary import Document
from rwa_chain.meter.crossing import Sink
from rwa_chain.meter.custody import Item as Standing
from rwa_chain.meter.exports import Exports
from rwa_chain.meter.gateway.pending import COLUMNS as WAITING
from rwa_chain.meter.gateway.pending import Item
from rwa_chain.meter.heads import HEADS, IDS, Heads
from rwa_chain.meter.ingest import Ingested
from rwa_chain.meter.items_file import write_items
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.readings_file import HEADER, line_of
from rwa_chain.meter.secret import Secret, canonical

SESSIONS = ("asset", "sequence", "station", "device", "session", "file", "line", "flags", "detail")


class Folder:
    """An output folder."""

    def __init__(self, root: Path) -> None:
        self.onshore = root / "onshore"
        self.publish = root / "publish"
        self.onshore.mkdir(parents=True, exist_ok=True)
        self.publish.mkdir(parents=True, exist_ok=True)
        self._drafts: dict[Path, Path] | None = None
        """Draft by file, while readings are made."""

    def secret(self) -> Secret:
        """The operator's secret: of the environment, else of this folder."""
        return Secret.from_environment() or Secret.of_file(self.onshore / "secret")

    @contextmanager
    def readings(
        self, secret: Secret, exports: Exports | None = None, before: Heads | None = None
    ) -> Iterator[ReadingFiles]:
        """Where readings are written while they are made, of these files if of any; ``before`` is where they go on.

        What the folder is given meanwhile appears at the end, readings included; after an error nothing of it does.
        Raises ``OSError`` with the folder's name where a write fails.
        """
        drafts: dict[Path, Path] = {}
        self._drafts = drafts
        try:
            readings, sessions = map(self._draft, self.both())
            ids = self._draft(self.onshore / IDS)
            with (
                readings.open("wb") as words,
                sessions.open("w", newline="", encoding="utf-8") as names,
                ids.open("w", encoding="ascii") as marks,
            ):
                marks.writelines(f"{mark}\n" for mark in (before or Heads()).marks())
                items = self.onshore / "items.csv"
                yield ReadingFiles(words, names, marks, secret, exports, lambda: self._draft(items))
            for path, draft in drafts.items():
                draft.replace(path)
        except OSError as error:
            if error.filename is not None:
                raise
            # A write that failed doesn't say where.
            raise OSError(error.errno, error.strerror, str(self.onshore.parent)) from error
        finally:
            self._drafts = None
            for draft in drafts.values():
                draft.unlink(missing_ok=True)

    def both(self) -> tuple[Path, Path]:
        """The two files of readings."""
        return self.onshore / "readings.csv", self.onshore / "sessions.csv"

    def write(self, ingested: Ingested, report: dict[str, Any], *, replace: bool = False) -> list[Path]:
        """Writes all but the readings; refuses to write over other batches, unless told to ``replace`` them."""
        written = [self.onshore / "report.json", self.onshore / "refusals.csv", self.publish / "batches.json"]
        self._draft(written[0]).write_text(as_json(report), encoding="utf-8")
        with self._draft(written[1]).open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(("file", *Refusal._fields))
            table.writerows(each.values() for each in report["refusals"])
        self.publishes(ingested.crossing, replace=replace or self._same(report))
        written += [] if ingested.custody is None else [self.onshore / "items.csv"]
        return [*written, self.stands(ingested.heads)]

    def stands(self, heads: Heads) -> Path:
        """Writes where all devices stand, for the next file."""
        path = self.onshore / HEADS
        self._draft(path).write_text(as_json(heads.document(self.onshore)), encoding="utf-8")
        return path

    def waits(self, items: Iterable[Item]) -> Path:
        """Writes what of a gateway's frames waits for a person."""
        path = self.onshore / "refused.csv"
        with self._draft(path).open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, WAITING)
            table.writeheader()
            table.writerows(item.row() for item in items)
        return path

    def publishes(self, crossing: Document, *, replace: bool = False) -> Path:
        """Writes what may leave the operator; refuses to write over other batches, whose readings would be lost."""
        path = self.publish / "batches.json"
        if path.exists() and not replace:
            self._check_kept(path, crossing)
        self._draft(path).write_text(as_json(crossing), encoding="utf-8")
        return path

    def _same(self, report: dict[str, Any]) -> bool:
        """Whether the folder holds an ingest of the same files: it is done once more, with a map that was mended."""
        try:
            before = json.loads((self.onshore / "report.json").read_text(encoding="utf-8"))
            return [each["sha256"] for each in before["files"]] == [each["sha256"] for each in report["files"]]
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def _check_kept(self, path: Path, crossing: Document) -> None:
        """Refuses what would not hold all that was published here, word for word."""
        now = json.loads(as_json(crossing))
        try:
            before = json.loads(path.read_text(encoding="utf-8"))
            lost = [each for name in ("batches", "restatements") for each in before.get(name, [])
                    if each not in now.get(name, [])]  # fmt: skip
        except (ValueError, AttributeError, TypeError):
            raise InputError("--out", str(path), "a folder of `rwa meter`; this file holds no batches") from None
        if lost:
            says = f"a folder without other batches: {len(lost):,} of {path} would be lost; a new folder, or --replace"
            raise InputError("--out", str(path.parent.parent), says)

    def _draft(self, path: Path) -> Path:
        """Where a file is written: the file itself, but for those that appear together."""
        if self._drafts is None:
            return path
        return self._drafts.setdefault(path, path.with_name(f".{path.name}.part"))


class ReadingFiles(Sink):
    """Writes readings, and which session each one is, as they are made, so that they need not be in memory."""

    def __init__(
        self,
        readings: BinaryIO,
        sessions: TextIO,
        marks: TextIO,
        secret: Secret,
        exports: Exports | None,
        items: Callable[[], Path],
    ) -> None:
        readings.write(HEADER)
        self._readings = readings
        self._sessions = csv.writer(sessions)
        self._sessions.writerow(SESSIONS)
        self._marks = marks
        self._secret = secret
        self._exports = exports
        self._items = items
        self._station, self._number = "", b""
        """The station whose readings come now, and its pseudonym."""

    def items(self, standing: Iterable[tuple[str, Standing]]) -> None:
        with self._items().open("w", newline="", encoding="utf-8") as file:
            write_items(file, standing)

    def entry(self, entry: Entry) -> None:
        session, reading = entry.session, entry.reading
        if session.station != self._station:
            self._station, self._number = session.station, self._secret.station(session.station)
        self._readings.write(line_of(self._number, reading, entry.signature))
        file, line = ("", session.line) if self._exports is None else self._exports.named(session.line)
        names = (session.station, session.device, session.session, file, line, " ".join(session.flags))
        detail = canonical(session.detail).decode()
        self._marks.write(f"{self._secret.mark(session.session)}\n")
        self._sessions.writerow((f"0x{reading.asset.hex()}", reading.sequence, *names, detail))


def as_json(document: Document) -> str:
    """JSON text, bytes as 0x…"""
    return json.dumps(document, indent=1, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    return f"0x{value.hex()}" if isinstance(value, bytes) else value if isinstance(value, int) else str(value)
