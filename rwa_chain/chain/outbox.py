"""One writer per address at a time, in this process and between processes of this machine.

A nonce belongs to one transaction, so from asking for it until the node has the transaction nobody else may send from
the address. Threads of one process wait for each other. Processes lock a byte range of one file per chain, in the
node's own folder for a local node and in ``RWA_STATE`` for any other: the second waits five seconds, then `SenderBusy`
names the process that holds it. The operating system frees the lock of a process that ends, however it ends.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address
from rwa_chain.errors import SenderBusy

if TYPE_CHECKING:
    from rwa_chain.chain.sent import Sent

STATE = "RWA_STATE"
OTHER_PROCESS_SECONDS = 5.0
OTHER_THREAD_SECONDS = 120.0


def state_folder() -> Path:
    """The folder of networks' journals and locks: ``RWA_STATE``, else the user's folder for such files."""
    given = os.environ.get(STATE)
    if given:
        return Path(given)
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state"
    return Path(base) / "rwa-chain"


class Outbox:
    """The writes of this process from one address of one chain."""

    def __init__(self, address: Address, locks: LockFile) -> None:
        self.address = address
        self.next: int | None = None
        """The next nonce, while a pipeline holds the address; otherwise the node is asked."""
        self.recent: dict[int, str] = {}
        """Hashes of what was sent last, by nonce: they tell a node that lags from a chain that was reorganised."""
        self.unsettled: dict[bytes, Sent] = {}
        """Writes whose outcome nobody knows, by what they do: the same write again sends the same bytes."""
        self._locks = locks
        self._lock = threading.RLock()
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Inside the ``with`` block nobody else sends from the address; raises `SenderBusy`."""
        self.hold()
        try:
            yield
        finally:
            self.release()

    def hold(self) -> None:
        """Hold the address until `release`; raises `SenderBusy`."""
        if not self._lock.acquire(timeout=OTHER_THREAD_SECONDS):
            raise SenderBusy(self.address, None, OTHER_THREAD_SECONDS)
        try:
            if not self._depth:
                self._locks.lock(self.address)
        except BaseException:
            self._lock.release()
            raise
        self._depth += 1

    def release(self) -> None:
        """Undo one `hold`."""
        self._depth -= 1
        if not self._depth:
            self._locks.unlock(self.address)
        self._lock.release()

    def remember(self, nonce: int, tx: str) -> None:
        """Note what was sent with a nonce; the last sixteen are kept."""
        self.recent[nonce] = tx
        while len(self.recent) > 16:
            del self.recent[min(self.recent)]


class Outboxes:
    """The outboxes of one chain in this process: chains that reach the same node share them."""

    _guard = threading.Lock()
    _chains: dict[tuple[object, ...], Outboxes] = {}  # noqa: RUF012

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self._locks = LockFile(folder / f"{name}.lock")
        self._outboxes: dict[Address, Outbox] = {}
        self._own = threading.Lock()

    @classmethod
    def of_chain(cls, identity: tuple[object, ...], folder: Path, name: str) -> Outboxes:
        """The outboxes of the chain with this identity."""
        with cls._guard:
            if identity not in cls._chains:
                cls._chains[identity] = cls(folder, name)
            return cls._chains[identity]

    def __getitem__(self, address: Address) -> Outbox:
        outbox = self._outboxes.get(address)
        if outbox is None:
            with self._own:
                outbox = self._outboxes.setdefault(address, Outbox(address, self._locks))
        return outbox

    def forget(self) -> None:
        """Drop what is remembered of sent transactions: the chain was changed behind it."""
        for outbox in list(self._outboxes.values()):
            outbox.recent.clear()
            outbox.unsettled.clear()


class LockFile:
    """Locks between processes, one for each address, in one file; it is opened once and stays open.

    Closing any descriptor of it would free all its locks of this process: that is how POSIX defines them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._process = 0
        self._opening = threading.Lock()

    def lock(self, address: Address) -> None:
        """Lock an address; waits up to five seconds, then raises `SenderBusy` with the holder's process id."""
        deadline = time.monotonic() + OTHER_PROCESS_SECONDS
        while True:
            try:
                fcntl.lockf(self._opened(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _place(address))
                return
            except BlockingIOError:
                pass
            except PermissionError:
                pass  # what some systems say for EAGAIN
            if time.monotonic() > deadline:
                raise SenderBusy(address, self._holder(address), OTHER_PROCESS_SECONDS)
            time.sleep(0.02)

    def unlock(self, address: Address) -> None:
        """Free an address."""
        fcntl.lockf(self._opened(), fcntl.LOCK_UN, 1, _place(address))

    def _opened(self) -> int:
        with self._opening:
            if self._file is None or self._process != os.getpid():
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._file = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
                self._process = os.getpid()
            return self._file

    def _holder(self, address: Address) -> int:
        """The process that holds an address, 0 where the system does not tell."""
        linux = sys.platform != "darwin"
        layout = "hhqqi4x" if linux else "qqihh"
        start = _place(address)
        asked = (fcntl.F_WRLCK, 0, start, 1, 0) if linux else (start, 1, 0, fcntl.F_WRLCK, 0)
        try:
            answer = fcntl.fcntl(self._opened(), fcntl.F_GETLK, struct.pack(layout, *asked))
        except OSError:
            return 0
        return int(struct.unpack(layout, answer)[4 if linux else 2])


def _place(address: Address) -> int:
    """The byte of the file that stands for an address."""
    return int.from_bytes(hashlib.sha256(address.encode()).digest()[:7], "big")
