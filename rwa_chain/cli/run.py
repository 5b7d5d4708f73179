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


_NEGATIVE = re.compile(r"-[0-9][0-9.,_]*")
_TYPED = "\0"
"""Before a negative number that was typed where a value stands: it is no option."""


def run(name: str, arguments: list[str]) -> int:
    """Run the command of this name."""
    return guarded(lambda: _dispatch(name, arguments), as_json="--json" in arguments and name != "bench")


def guarded(action: Callable[[], int], *, as_json: bool = False) -> int:
    """Return ``action``'s result, or print its error and return the exit code; ``as_json`` prints to stdout too."""
    _write_what_the_terminal_can()
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
        said = "\n".join([str(error), *getattr(error, "__notes__", ())])
        _tell(as_json, error, said, error.exit_code)
        return error.exit_code
    except OSError as error:
        where = f" {error.filename}:" if error.filename is not None else ""
        _tell(as_json, error, f"{where} {error.strerror or error}".strip(), 1)
        return 1
    except Exception as error:
        return _other(error, as_json)


def leave_closed_pipe() -> int:
    """The reader of our output has closed the pipe: keep Python from reporting it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _tell(as_json: bool, error: Exception, said: str, code: int) -> None:
    """One message for people on stderr; with --json the same as a document on stdout."""
    _say(said)
    if as_json:
        from rwa_chain.cli.output import to_json

        document: dict[str, object] = {"type": type(error).__name__, "message": redacted(said), "exit_code": code}
        if isinstance(error, InputError):
            document |= {"field": error.field, "expected": error.expected}
        write = getattr(error, "write", None)
        if write is not None:
            document |= {"tx": write.tx or None, "sender": write.sender, "known": str(write.known)}
        sys.stdout.write(to_json({"error": document}))
    _debug()


def _write_what_the_terminal_can() -> None:
    """On a terminal without Unicode replace each sign by its nearest in ASCII, so that no output fails."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
        if not encoding.startswith("utf") and hasattr(stream, "reconfigure"):
            from rwa_chain.cli import plain

            stream.reconfigure(errors=plain.NAME)


def _other(error: Exception, as_json: bool = False) -> int:
    """A usage error that Typer found, or what nobody foresaw."""
    shown = getattr(error, "format_message", None)
    if shown is not None:
        context = getattr(error, "ctx", None)
        hint = f" (see `{context.command_path} --help`)" if context is not None else ""
        code = int(getattr(error, "exit_code", 2))
        _tell(as_json, error, f"{_plain(shown())}{hint}", code)
        return code
    if type(error).__name__ == "Abort":
        _say("interrupted")
        return INTERRUPTED
    said = f"unexpected error: {type(error).__name__}: {error}\nSet RWA_DEBUG=1 to see where it came from."
    _tell(as_json, error, said, 1)
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
    try:
        outcome = app(args=_marked(arguments), prog_name=f"rwa {name}", standalone_mode=False)
    except InputError as error:
        if not str(error.value).startswith(_TYPED):
            raise
        raise InputError(error.field, str(error.value).removeprefix(_TYPED), error.expected) from None
    if outcome == INTERRUPTED:  # Typer has caught Ctrl-C and said nothing
        raise KeyboardInterrupt
    return outcome if isinstance(outcome, int) else 0


def _marked(arguments: list[str]) -> list[str]:
    """The arguments, negative numbers among them marked, but for those that are an option's value."""
    before = ["", *arguments][:-1]
    return [
        _TYPED + each if _NEGATIVE.fullmatch(each) and (not last.startswith("-") or last == "--json") else each
        for last, each in zip(before, arguments, strict=True)
    ]


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
