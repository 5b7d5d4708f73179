"""Running one command: its exit code, and one clear message on stderr for whatever goes wrong, never a traceback."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module

from rwa_chain.cli import COMMANDS
from rwa_chain.errors import InputError, RwaError

INTERRUPTED = 130
BROKEN_PIPE = 141


def run(name: str, arguments: list[str]) -> int:
    """Run the command of this name."""
    return guarded(lambda: _dispatch(name, arguments))


def guarded(action: Callable[[], int]) -> int:
    """What ``action`` returns, or the exit code of what it raised, after saying it."""
    try:
        code = action()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return leave_closed_pipe()
    except RwaError as error:
        _say("\n".join([str(error), *getattr(error, "__notes__", ())]))
        _debug()
        return error.exit_code
    except OSError as error:
        where = f" {error.filename}:" if error.filename is not None else ""
        _say(f"{where} {error.strerror or error}".strip())
        _debug()
        return 1
    except Exception as error:
        return _other(error)


def leave_closed_pipe() -> int:
    """Whoever read our output has gone: Python must not complain once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _other(error: Exception) -> int:
    """A usage error that Typer found, or what nobody foresaw."""
    shown = getattr(error, "format_message", None)
    if shown is not None:
        context = getattr(error, "ctx", None)
        hint = f" (see `{context.command_path} --help`)" if context is not None else ""
        _say(f"{_plain(shown())}{hint}")
        return int(getattr(error, "exit_code", 2))
    if type(error).__name__ == "Abort":
        _say("interrupted")
        return INTERRUPTED
    _say(f"unexpected error: {type(error).__name__}: {error}\nSet RWA_DEBUG=1 to see where it came from.")
    _debug()
    return 1


def _dispatch(name: str, arguments: list[str]) -> int:
    if name == "--version":
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"rwa-chain {version('rwa-chain')}")
        except PackageNotFoundError:
            print(f"rwa-chain {_checkout_version()}")
        return 0
    if name not in COMMANDS:
        close = get_close_matches(name, COMMANDS, 1)
        hint = f"perhaps {close[0]}; there are" if close else "one of:"
        raise InputError("command", name, f"{hint} {', '.join(COMMANDS)} (see `rwa --help`)")
    app = import_module(f"rwa_chain.cli.{name}").app
    outcome = app(args=arguments, prog_name=f"rwa {name}", standalone_mode=False)
    if outcome == INTERRUPTED:  # Typer has caught Ctrl-C and said nothing
        raise KeyboardInterrupt
    return outcome if isinstance(outcome, int) else 0


def _checkout_version() -> str:
    import tomllib
    from pathlib import Path

    file = Path(__file__).resolve().parents[2] / "pyproject.toml"
    return str(tomllib.loads(file.read_text())["project"]["version"])


def _plain(message: str) -> str:
    return " ".join(message.split())


def _say(message: str) -> None:
    sys.stderr.write(f"rwa: {redacted(message)}\n")


def _debug() -> None:
    if os.environ.get("RWA_DEBUG"):
        import traceback

        sys.stderr.write(redacted(traceback.format_exc()))


_SECRET_NAME = re.compile(r"^RWA_(?!KEYSTORE$).*(KEY|PASSWORD|URL|SECRET|TOKEN)")
_URL = re.compile(r"(https?://)(?:[^\s/@]*@)?([^\s/?'\"]+)[/?][^\s'\"),]+")


def redacted(text: str) -> str:
    """The text without what may be a secret: the path and user of a URL, and keys, passwords and URLs in ``RWA_…``."""
    for variable, value in os.environ.items():
        if _SECRET_NAME.match(variable) and len(value) >= 4:
            for form in (value, value.strip().removeprefix("0x")):
                text = text.replace(form, f"({variable})") if form else text
    return _URL.sub(r"\1\2/…", text)
