"""The record of an embedded node, for later commands on the same chain: its state, book and parties.

They lie in one folder below ``out/``: ``chain.state``, ``book.json`` and ``parties.json``. ``chain.state`` is written
last: where it is, the other two are whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.chain import Address, Chain
    from rwa_chain.deploy import Book

OUT = Path("out")
EMBEDDED = OUT / "embedded"
"""The folder of `rwa deploy`'s chain."""

ELSEWHERE = OUT / "latest"
"""Names the folder of the last record that was written outside of ``out/``."""

STATE, BOOK, PARTIES = "chain.state", "book.json", "parties.json"


@dataclass(frozen=True)
class Recorded:
    """A folder that holds a chain."""

    folder: Path

    @property
    def book(self) -> Path:
        """The deployment book."""
        return self.folder / BOOK

    @property
    def exists(self) -> bool:
        """Whether a whole record is there."""
        return (self.folder / STATE).is_file() and self.book.is_file()

    def parties(self) -> dict[str, str]:
        """Addresses by the ids of parties and wallets."""
        return read_parties(self.book)

    def save(self, chain: Chain, book: Book, parties: Mapping[str, str]) -> None:
        """Write all three as they are now; the state last."""
        from rwa_chain.files import write_whole

        (self.folder / STATE).unlink(missing_ok=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        replace(book, path=self.book, entries=dict(book.entries)).save()  # a copy: the run may go on after this
        write_parties(self.book, parties)
        write_whole(self.folder / STATE, chain.dump_state())
        if OUT.resolve() not in self.folder.resolve().parents:
            write_whole(ELSEWHERE, f"{self.folder.resolve()}\n")

    def open(self, opened: ExitStack, *, begin: int | None = None) -> Chain:
        """A node with the recorded state, closed with ``opened``; ``begin`` [s] is the time of its own first block."""
        from rwa_chain.chain import Chain

        if not self.exists:
            raise InputError("folder", str(self.folder), "a folder that `rwa replay` or `rwa deploy` wrote")
        chain = opened.enter_context(Chain.anvil(start_at=begin))
        chain.load_state((self.folder / STATE).read_text(encoding="ascii"))
        return chain

    def go_on(self, opened: ExitStack) -> Chain:
        """A node with the recorded state whose chain will be recorded again: its own first block is the recorded one.

        A dump holds the first blocks of both chains otherwise, and the next reader may take the wrong one.
        """
        with ExitStack() as looked:
            begin = self.open(looked).block(0).timestamp
        return self.open(opened, begin=begin)


def latest() -> Recorded:
    """The record written last, below ``out/`` or where a replay's ``--out`` said."""
    states = list(OUT.glob(f"*/{STATE}"))
    if ELSEWHERE.is_file():
        states += Path(ELSEWHERE.read_text(encoding="utf-8").strip()).glob(STATE)
    states.sort(key=lambda path: path.stat().st_mtime)
    found = [record for record in (Recorded(path.parent) for path in states) if record.exists]
    if not found:
        raise InputError(
            "--network", None, "a chain to ask: run `rwa replay fubi` or `rwa deploy` first, or give --network"
        )
    return found[-1]


def parties_beside(book: Path) -> Path:
    """The file with the parties of a book: ``parties.json`` beside ``book.json``, else ``NAME.parties.json``."""
    return book.with_name(PARTIES if book.name == BOOK else f"{book.stem}.{PARTIES}")


def read_parties(book: Path) -> dict[str, str]:
    """Addresses by the ids of a book's parties; none where nobody named them."""
    path = parties_beside(book)
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in found.items()}
    except (OSError, ValueError, AttributeError):
        raise InputError("parties", str(path), "a JSON object of ids and addresses") from None


def write_parties(book: Path, parties: Mapping[str, str]) -> None:
    """Name a book's parties, those named before included."""
    from rwa_chain.files import write_whole

    named = read_parties(book) | dict(parties)
    write_whole(parties_beside(book), json.dumps(named, indent=1) + "\n")


def ids_by_address(parties: Mapping[str, str]) -> dict[Address, str]:
    """The other way round; of several ids of one address the first."""
    from rwa_chain.chain import Address

    found: dict[Address, str] = {}
    for identifier, address in parties.items():
        found.setdefault(Address(address), identifier)
    return found
