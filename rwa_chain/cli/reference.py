"""The page about every command, `docs/reference/cli.md`, from what the commands say of themselves.

`python -m rwa_chain.cli.reference` writes it; a test compares.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from rwa_chain.cli import COMMANDS, help_text
from rwa_chain.solidity.settings import ROOT

FILE = ROOT / "docs" / "reference" / "cli.md"


def text() -> str:
    """The page."""
    from typer.main import get_command

    lines = ["# Command line", "", "<!-- Written by `python -m rwa_chain.cli.reference`; do not edit. -->", ""]
    lines += ["```", help_text().rstrip(), "```", ""]
    lines += ["Exit codes: 0 done, 1 failed, 2 what was given is wrong (nothing was begun), 130 interrupted.", ""]
    for name in COMMANDS:
        command: Any = get_command(import_module(f"rwa_chain.cli.{name}").app)
        lines += _section(f"rwa {name}", command)
        for inner in sorted(getattr(command, "commands", {})):
            lines += _section(f"rwa {name} {inner}", command.commands[inner])
    return "\n".join(lines)


def _section(title: str, command: Any) -> Iterator[str]:
    told, _, examples = inspect.cleandoc(command.help or "").partition("\b\n")
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option" and each.name != "help"]
    words = [title, *(each.metavar + ("…" if each.nargs == -1 else "") for each in arguments)]
    usage = " ".join([*words, "[OPTIONS]"] if options else words)
    inner = [f"`{title} {each}`" for each in sorted(getattr(command, "commands", {}))]
    yield from (f"## {title}", "", ", ".join(inner) or f"`{usage}`", "")
    yield from (_prose(told.rstrip()), "")
    if arguments or options:
        yield from ("| | |", "| --- | --- |")
        for each in arguments:
            yield f"| `{_cell(each.metavar)}` | {_cell(each.help)} |"
        for each in options:
            metavar = f" {each.metavar}" if each.metavar and not each.is_flag else ""
            yield f"| `{_cell(', '.join(each.opts) + metavar)}` | {_cell(each.help)} |"
        yield ""
    yield from ("```", inspect.cleandoc(examples).removeprefix("Examples:\n"), "```", "")


def _cell(words: str) -> str:
    return _prose(words) if "|" not in words else words.replace("|", "\\|")


def _prose(words: str) -> str:
    return words.replace("<", "&lt;")


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
