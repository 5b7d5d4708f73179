"""The one writer of whole files: a file is as it was or as it shall be, whatever ends the process in between."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from rwa_chain.errors import FileNotWritten

PUBLIC, PRIVATE = 0o644, 0o600


def write_whole(path: Path, content: str | bytes, *, mode: int = PUBLIC) -> Path:
    """Write a file whole or not at all, and make the folder for it; raises `FileNotWritten` with the file's name.

    It is on the disk before it gets its name. Two writers don't disturb each other: the last one's file stays.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException as error:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise FileNotWritten(str(path), error.strerror or str(error)) from None
        raise
    return path
