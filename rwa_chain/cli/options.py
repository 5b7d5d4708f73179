"""Options that several commands share, and how their values are refused."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.chain import Keys

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document to stdout, everything else to stderr.")]
NetworkName = Annotated[
    str | None,
    typer.Option(
        "--network", metavar="URL|NAME", help="A URL, or a name in networks.toml; without it an embedded node."
    ),
]
BookFile = Annotated[
    Path | None, typer.Option("--book", metavar="FILE", help="The deployment book; without it the network's own.")
]
Keystore = Annotated[
    Path | None,
    typer.Option(
        "--keystore",
        metavar="DIR",
        help="Keystore files named after their parties; without it RWA_KEYSTORE, or keys from RWA_KEY_<PARTY>.",
    ),
]
Port = Annotated[str, typer.Option("--port", metavar="NUMBER", help="The port on 127.0.0.1; 0 takes a free one.")]


def command_app() -> typer.Typer:
    """A Typer application without anything that slows its start or changes its errors."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )


def whole(field: str, text: str) -> int:
    """The whole number that was typed; Typer's own message would not show it."""
    if not (text.isascii() and text.isdecimal()):
        raise InputError(field, text, "a whole number, digits only")
    return int(text)


def day(field: str, text: str) -> date:
    """The date that was typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(field, text, "a date that exists, written YYYY-MM-DD") from None


def keys(folder: Path | None) -> Keys | None:
    """Keys from ``--keystore`` or the folder in ``RWA_KEYSTORE``; a password is asked for where somebody can answer."""
    given = folder or (Path(os.environ["RWA_KEYSTORE"]) if os.environ.get("RWA_KEYSTORE") else None)
    if given is None:
        return None
    from rwa_chain.chain import Keys

    if not given.is_dir():
        raise InputError("--keystore", str(given), "a folder of keystore files, one for each party")
    return Keys(given, getpass if sys.stdin.isatty() else None)


def choice(field: str, value: str, options: list[str]) -> str:
    """The value, if it is one of the options."""
    if value not in options:
        raise InputError(field, value, f"one of: {', '.join(options)}")
    return value


def folder(field: str, path: Path) -> Path:
    """A folder that can be made and written: tried before any work that would be lost, leaving nothing behind."""
    for part in (path, *path.parents):
        if part.exists():
            if not part.is_dir():
                raise InputError(field, str(path), f"a folder; {part} is a file")
            break
    missing = [part for part in (path, *path.parents) if not part.exists()]
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise InputError(field, str(path), f"a folder that can be written ({error.strerror})") from None
    finally:
        for part in missing:
            with suppress(OSError):
                part.rmdir()
    return path
