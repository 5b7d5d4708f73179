"""Golden values of the Fubi run: our own copy, and the shared one where it is at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
OWN = Path(__file__).parent / "data" / "fubi-golden.json"


def shared_folder() -> Path | None:
    """The folder of shared facts: `RWA_SHARED`, else `../shared` beside the repository; None where there is none."""
    named = os.environ.get("RWA_SHARED")
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    if named and not folder.is_dir():
        raise FileNotFoundError(f"RWA_SHARED names {named}, which is no folder")
    return folder if folder.is_dir() else None


def golden_files() -> list[Path]:
    """Our own golden file, then the shared one if present."""
    shared = shared_folder()
    files = [OWN] if shared is None else [OWN, shared / "domain" / "fubi-expected.json"]
    return [file for file in files if file.is_file()]


def load(file: Path) -> dict[str, Any]:
    """A golden file's content, numbers with a point as text."""
    loaded: dict[str, Any] = json.loads(file.read_text(), parse_float=str)
    return loaded
