"""Several exports read as one, in the order given: lines are counted through, and told by file.

So what one file says is held to what another said as within one file: ids, overlaps, where a device stands, who has
which item.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import file_digest
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.meter.cores import HERE, Cores
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.lines import Passed, Refusal
from rwa_chain.meter.sessions import Session, check_columns, sessions

A_WHILE = 100_000
"""[rows] after which a file that is still being read is worth a word."""


class Exports:
    """The files; refuses one that is given twice, under whatever name."""

    def __init__(self, paths: Sequence[Path]) -> None:
        if not paths:
            raise InputError("FILE", "none", "at least one file")
        seen: dict[tuple[int, int], Path] = {}
        for path in paths:
            try:
                status = path.stat()
            except OSError as error:
                raise InputError("FILE", str(path), f"a readable file ({error.strerror})") from None
            before = seen.get((status.st_dev, status.st_ino))
            if before is not None:
                same = "it is given twice" if before == path else f"it is {before}"
                raise InputError("FILE", str(path), f"each file once; {same}")
            seen[status.st_dev, status.st_ino] = path
        self.paths = tuple(paths)
        plain = [path.name for path in paths]
        self.names = tuple(plain if len(set(plain)) == len(plain) else map(str, paths))
        """What the files are called: by their own names where these differ."""
        self._before: list[int] = []
        """How many lines stand before each file that was begun …"""
        self._factors: list[int] = []
        """… and how many records a line of it has: lines are counted times so many."""

    def check_columns(self, file_map: FileMap) -> None:
        """Refuses files whose columns are not those of the map, before anything is written."""
        for path in self.paths:
            check_columns(path, file_map)

    def read(
        self, file_map: FileMap, say: Callable[[str], None], cores: Cores = HERE
    ) -> Iterator[Session | Refusal | Passed]:
        """Every row of every file, as a session, as a refusal, or passed over, in order."""
        self._before, self._factors, last = [], [], 0
        for number, (path, name) in enumerate(zip(self.paths, self.names, strict=True), 1):
            if len(self.paths) > 1:
                say(f"{name}: file {number} of {len(self.paths)}")
            before, rows = last, 0
            self._before.append(before)
            factor, records = sessions(path, file_map, cores)
            self._factors.append(factor)
            for found in records:
                last, rows = before + found.line, rows + 1
                if rows % A_WHILE == 0:
                    say(f"{name}: {rows:,} rows")
                yield found._replace(line=last)

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The SHA-256 of each file, by which the same input is known again."""
        found = []
        for path in self.paths:
            with path.open("rb") as file:
                found.append(file_digest(file, "sha256").hexdigest())
        return tuple(found)

    def place(self, line: int) -> tuple[int, int]:
        """Number of the file, from 0, and line in it."""
        number = bisect_right(self._before, line - 1) - 1
        return number, (line - self._before[number] - 1) // self._factors[number] + 1

    def named(self, line: int) -> tuple[str, int]:
        """Name of the file, and line in it."""
        number, inside = self.place(line)
        return self.names[number], inside

    def where(self, line: int) -> str:
        """File and line, as a message shows them; the line alone where there is one file only."""
        name, inside = self.named(line)
        return f"line {inside}" if len(self.names) == 1 else f"{name} line {inside}"
