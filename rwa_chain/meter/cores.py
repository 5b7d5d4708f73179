"""Work on several processes, in order: what comes out is what one process would give, line for line."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from functools import partial
from itertools import islice
from multiprocessing import parent_process
from threading import Thread
from types import TracebackType
from typing import Self, TypeVar

from rwa_chain.errors import RwaError

A = TypeVar("A")
B = TypeVar("B")
_AHEAD = 3
"""Pieces of work that wait for each process."""


class Cores:
    """So many processes; one is this one. Functions and what they take and give go between them."""

    def __init__(self, jobs: int = 1, begin: Callable[[], None] = lambda: None) -> None:
        """``begin`` is called in each of them first: what all pieces of work need goes there once."""
        self.jobs = jobs
        self._begin = begin
        self._open = ExitStack()
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """What the function makes of each, in order; no more of them are read than the processes have to do."""
        if self.jobs == 1:
            self._begin()
            yield from map(function, items)
            return
        if self._pool is None:
            self._pool = self._open.enter_context(
                ProcessPoolExecutor(self.jobs, initializer=partial(_start, self._begin))
            )
        given, waiting = iter(items), deque[Future[B]]()
        try:
            waiting.extend(self._pool.submit(function, item) for item in islice(given, self.jobs * _AHEAD))
            while waiting:
                found = waiting.popleft().result()
                waiting.extend(self._pool.submit(function, item) for item in islice(given, 1))
                yield found
        except BrokenProcessPool:
            raise RwaError("a process that worked on it was ended from outside, by lack of memory perhaps; "
                           "nothing is written: try again with fewer --jobs") from None  # fmt: skip
        finally:
            for each in waiting:
                each.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()


def _start(begin: Callable[[], None]) -> None:
    """In a worker: it ends with the process that works it, however that ends."""
    worked_by = parent_process()
    assert worked_by is not None  # a worker has one

    def watch() -> None:
        worked_by.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()
    begin()


HERE = Cores()
"""This process."""


def chunks(items: Iterable[A], size: int) -> Iterator[list[A]]:
    """The items, so many at a time."""
    given = iter(items)
    while found := list(islice(given, size)):
        yield found
