"""The public face as lines: names with their parameters, commands with their options; `python -m tests.structure.api`
writes them to docs/api.txt, and a test compares."""

from __future__ import annotations

import dataclasses
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any

import rwa_chain
from rwa_chain import lifecycle
from rwa_chain.solidity import ROOT

LISTED = ROOT / "docs" / "api.txt"
HEAD = """\
The public face of rwa-chain: what a program or a script may rely on. Written by `python -m tests.structure.api`; a test
compares it with what there is. Generated contracts (rwa_chain.bindings) are listed by class: their members are the
contracts' own. `*,` begins what is given by name only; `=` has a default.

"""
METER = (
    "asset_type",
    "batch",
    "boundary",
    "custody",
    "devices",
    "disclosure",
    "exports",
    "file_map",
    "files",
    "gateway.closing",
    "gateway.passwords",
    "gateway.pending",
    "gateway.server",
    "gateway.settings",
    "gateway.store",
    "guess",
    "heads",
    "ingest",
    "partition",
    "reading",
    "readings_file",
    "restating",
    "rules",
    "secret",
    "sessions",
    "showing",
    "signing",
    "stations",
    "tree",
    "verify",
)
"""Of ``rwa_chain.meter``: what a program builds on; the rest is how they do it."""
MODULES = (
    "rwa_chain.errors",
    "rwa_chain.money",
    "rwa_chain.chain",
    "rwa_chain.solidity",
    "rwa_chain.deploy",
    *sorted(f"rwa_chain.lifecycle.{each.name}" for each in pkgutil.iter_modules(lifecycle.__path__)),
    *(f"rwa_chain.meter.{name}" for name in METER),
    "rwa_chain.life.act",
    "rwa_chain.life.acts",
    "rwa_chain.life.instrument",
    "rwa_chain.life.ledger",
    "rwa_chain.life.plan",
    "rwa_chain.life.replay",
    "rwa_chain.life.setting",
    "rwa_chain.life.world",
    "rwa_chain.instruments",
    "rwa_chain.instruments.bond",
    "rwa_chain.scenarios",
    "rwa_chain.report",
)


def public_names(module: ModuleType) -> list[str]:
    """What a module exports: its ``__all__``, or else what it defines without an underscore."""
    if hasattr(module, "__all__"):
        return sorted(module.__all__)
    return sorted(
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__ and callable(value)
    )


def members(kind: type) -> Iterator[tuple[str, Any]]:
    """The public functions and properties that a class defines itself, by name."""
    for name, value in sorted(vars(kind).items()):
        if isinstance(value, classmethod | staticmethod):
            value = value.__func__
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
            yield name, value


def parameters(function: Callable[..., Any]) -> str:
    """Parameter names as a call takes them, without `self`."""
    words, by_name = [], False
    for each in inspect.signature(function).parameters.values():
        if each.name in ("self", "cls"):
            continue
        if each.kind is each.KEYWORD_ONLY and not by_name:
            words.append("*")
        by_name = by_name or each.kind in (each.KEYWORD_ONLY, each.VAR_POSITIONAL)
        star = {each.VAR_POSITIONAL: "*", each.VAR_KEYWORD: "**"}.get(each.kind, "")
        words.append(f"{star}{each.name}{'' if each.default is each.empty else '='}")
    return f"({', '.join(words)})"


def _lines_of(path: str, value: Any) -> Iterator[str]:
    if not inspect.isclass(value):
        yield f"{path}{parameters(value)}" if inspect.isfunction(value) else path
        return
    if issubclass(value, Enum):
        yield f"{path}: {', '.join(value.__members__)}"
    elif dataclasses.is_dataclass(value):
        yield f"{path}: {', '.join(each.name for each in dataclasses.fields(value) if not each.name.startswith('_'))}"
    else:
        yield f"{path}{parameters(value.__init__) if '__init__' in vars(value) else ''}"
    for name, member in members(value):
        yield f"{path}.{name}" + ("" if isinstance(member, property) else parameters(member))


def _command_lines() -> Iterator[str]:
    from typer.main import get_command

    from rwa_chain.cli import COMMANDS

    def told(name: str, command: Any) -> Iterator[str]:
        for under, each in sorted(getattr(command, "commands", {}).items()):
            yield from told(f"{name} {under}", each)
        if not getattr(command, "commands", {}):
            words = [
                each.metavar or each.name.upper() if each.param_type_name == "argument" else "/".join(each.opts)
                for each in command.params
                if each.name != "help"
            ]
            yield " ".join([name, *words])

    for name in COMMANDS:
        command = get_command(import_module(f"rwa_chain.cli.{name}").app)
        yield from told(f"rwa {name}", command)


def current() -> str:
    """The whole list as it is now."""
    lines: list[str] = ["# Commands", *_command_lines()]
    for name in MODULES:
        module = import_module(name)
        lines += ["", f"# {name}"]
        for each in public_names(module):
            lines += _lines_of(each, getattr(module, each))
    lines += ["", "# rwa_chain.bindings", *sorted(import_module(f"{rwa_chain.__name__}.bindings").__all__)]
    return HEAD + "\n".join(re.sub(r"\s+", " ", line) for line in lines).replace("\n \n", "\n\n") + "\n"


if __name__ == "__main__":
    LISTED.write_text(current(), encoding="utf-8")
