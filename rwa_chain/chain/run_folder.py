"""A folder for the files of one local node: it goes when the node ends, and what a crash left goes at the next start.

A folder belongs to whoever holds the lock of the file ``lock`` in it. Processes inherit the lock, so it is free only
when this process, the node and the node's guard are all gone; the operating system frees it, however they died.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

PREFIX = "rwa-anvil-"
_LOCK = "lock"
_SOCKET_PATH_LIMIT = 100
_FIRST_DESCRIPTOR = 20
"""Lower ones may be used by the shell that inherits the lock."""
_BEING_MADE = 60.0
"""Age in seconds up to which a folder without a lock is taken for one that another process is making."""


class RunFolder:
    """A locked folder; `lock` is the file descriptor to hand to the processes that use it."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self.lock = lock
        self._held = True

    @classmethod
    def make(cls) -> Self:
        """A new folder, after removing those that no living process owns."""
        base = _base()
        sweep(base)
        path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
        made = path / "lock.new"
        opened = os.open(made, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        lock = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, _FIRST_DESCRIPTOR)
        os.close(opened)
        fcntl.flock(lock, fcntl.LOCK_EX)
        made.rename(path / _LOCK)  # the lock gets its name when it is held: no sweep meets it free
        return cls(path, lock)

    def remove(self) -> None:
        """Remove the folder and free its lock; may be called twice."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._held:
            self._held = False
            os.close(self.lock)


def sweep(base: Path) -> list[Path]:
    """Remove the node folders in `base` that belong to this user and to no living process; returns them."""
    swept = []
    for folder in base.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.lstat().st_uid == os.getuid() and not folder.is_symlink() and _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)
                swept.append(folder)
    return swept


def _is_left(folder: Path) -> bool:
    try:
        lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _BEING_MADE
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True


def _base() -> Path:
    """The folder for temporary files, or ``/tmp`` where its name leaves no room for a socket's (104 bytes on macOS)."""
    usual = tempfile.gettempdir()
    return Path(usual if len(usual) + len(f"/{PREFIX}12345678/anvil.ipc") < _SOCKET_PATH_LIMIT else "/tmp")
