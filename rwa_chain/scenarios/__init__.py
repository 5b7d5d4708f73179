"""Lives as files: those that come with the library, and a reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import rwa_chain.instruments
import rwa_chain.life.acts  # noqa: F401  its import registers the general acts
from rwa_chain.errors import InputError
from rwa_chain.instruments import Bond
from rwa_chain.life import source
from rwa_chain.life.fields import closest
from rwa_chain.life.load import load, parse
from rwa_chain.life.plan import Plan
from rwa_chain.lifecycle.terms import BondTerms

BUILT_IN = Path(__file__).parent


def names() -> dict[str, Path]:
    """The built-in lives by name."""
    return {file.stem: file for file in sorted(BUILT_IN.glob("*.yaml"))}


def file_of(path: Path | str) -> Path:
    """The file of a built-in life, or the one at that path; raises `InputError` where there is neither."""
    built_in = names()
    if isinstance(path, str) and path in built_in:
        return built_in[path]
    if not Path(path).exists():
        raise InputError("life", str(path), f"a file or a built-in life: {closest(str(path), list(built_in))}")
    return Path(path)


def with_payments(path: Path | str, payments: Path) -> dict[str, str]:
    """The change that gives a life's day of payments another file; raises `InputError` for a life without one."""
    acts = source.read(file_of(path)).data.get("acts") or []
    found = [i for i, act in enumerate(acts) if isinstance(act, dict) and act.get("act") == "payment_day"]
    if len(found) != 1:
        raise InputError("--payments", str(payments), f"a life with one payment_day; {path} has {len(found)}")
    return {f"acts.{found[0]}.payments": str(payments.resolve())}


def load_life(path: Path | str, changes: Mapping[str, str] | None = None) -> Plan:
    """The life of a file, or the built-in one of that name (`fubi`), some of its values changed.

    ``changes`` are values by their path: ``{"terms.frequency": "annual"}``. Raises `LifeError` for a life that can't be
    played, naming all that is wrong.
    """
    return load(file_of(path), changes)


def bond_terms(path: Path | str, changes: Mapping[str, str] | None = None) -> BondTerms:
    """The terms of a life's bond, as `lifecycle` uses them; raises `InputError` where it has not one."""
    found = [each for each in load_life(path, changes).instruments.values() if isinstance(each, Bond)]
    if len(found) != 1:
        raise InputError("life", str(path), f"a life of one bond; this one has {len(found)}")
    return found[0].sheet


def parse_life(content: str, file: str = "life") -> Plan:
    """The life of a text."""
    return parse(content, file)
