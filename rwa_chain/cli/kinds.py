"""Options and help texts that kinds of instruments add to the command line, from the `cli.toml` beside each kind.

Read without loading a kind, so that a command's help is there at once.
"""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from rwa_chain.cli.options import choice, whole
from rwa_chain.errors import InputError

INSTRUMENTS = Path(__file__).parent.parent / "instruments"


@dataclass(frozen=True)
class Option:
    """An option of `rwa replay` that is short for a --set: ``path`` below an instrument of ``kind``."""

    kind: str
    option: str
    metavar: str
    path: str
    help: str
    where: Mapping[str, str]
    whole: bool = False

    @property
    def parameter(self) -> str:
        """Its name in Python."""
        return self.option[2:].replace("-", "_")

    def fits(self, instrument: object) -> bool:
        """Whether an instrument, as a file says it, has it."""
        if not isinstance(instrument, dict) or instrument.get("kind") != self.kind:
            return False
        return all(_at(instrument, path) == value for path, value in self.where.items())

    def check(self, value: str) -> None:
        """Refuses what can't be meant."""
        if self.whole and whole(self.option, value) < 1:
            raise InputError(self.option, value, "a number from 1 on")
        if "|" in self.metavar:
            choice(self.option, value, self.metavar.split("|"))


def _at(data: Any, path: str) -> Any:
    for part in path.split("."):
        data = data.get(part) if isinstance(data, dict) else None
    return data


@cache
def said() -> dict[str, dict[str, Any]]:
    """The help texts of all kinds for a word."""
    return {
        file.parent.name: tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(INSTRUMENTS.glob("*/cli.toml"))
    }


def replay_options() -> list[Option]:
    """All options of `rwa replay` that kinds have."""
    return [Option(kind, **{"where": {}, **each}) for kind, found in said().items() for each in found.get("replay", ())]


def deploy_options() -> dict[str, dict[str, str]]:
    """The option of `rwa deploy` by kind."""
    return {kind: found["deploy"] for kind, found in said().items() if "deploy" in found}


def with_options(options: Mapping[str, tuple[str, str, str]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Adds options to a command, by parameter: option, metavar, help; the command gets them as ``given``, by option.

    In its help ``{about}`` and ``{examples}`` are what kinds say of themselves.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def run(**arguments: Any) -> None:
            given = {option: arguments.pop(name) for name, (option, *_) in options.items()}
            command(**arguments, given={option: value for option, value in given.items() if value is not None})

        signature = inspect.signature(command, eval_str=True)
        made = [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=None,
                annotation=Annotated[str | None, typer.Option(option, metavar=metavar, help=text)],
            )
            for name, (option, metavar, text) in options.items()
        ]
        kept = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in signature.parameters.values()]
        place = next(index for index, each in enumerate(kept) if each.name == "given")
        run.__signature__ = signature.replace(parameters=[*kept[:place], *made, *kept[place + 1 :]])  # type: ignore[attr-defined]
        run.__name__ = command.__name__
        words = [found.get("about", {}).get(command.__name__, {}) for found in said().values()]
        about = "\n\n".join(each["words"].strip("\n") for each in words if "words" in each)
        examples = "\n".join(each["examples"].strip("\n") for each in words if "examples" in each)
        run.__doc__ = inspect.cleandoc(command.__doc__ or "").format(about=about, examples=examples)
        return run

    return decorate


def changes_of(data: Any, life: str, given: Mapping[str, str]) -> dict[str, str]:
    """The changes that options make to a life, by path, from the data of its file."""
    listed = data.get("instruments") if isinstance(data, dict) else None
    instruments = listed if isinstance(listed, list) else []
    found = {}
    for option, value in given.items():
        fitting = [
            (index, each)
            for index, instrument in enumerate(instruments)
            for each in replay_options()
            if each.option == option and each.fits(instrument)
        ]
        if len(fitting) != 1:
            count = "several instruments" if fitting else "no instrument"
            has = ", ".join(dict.fromkeys(_has(instruments))) or "none"
            raise InputError(option, value, f"nothing: {life} has {count} with this option; its options are {has}")
        [(index, each)] = fitting
        each.check(value)
        found[f"instruments.{index}.{each.path}"] = value
    return found


def _has(instruments: list[Any]) -> Iterator[str]:
    yield from (each.option for each in replay_options() if any(map(each.fits, instruments)))
