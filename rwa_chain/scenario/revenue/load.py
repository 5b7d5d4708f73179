"""A revenue scenario's file becomes a `RevenueScenario`, or an error that names every field it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rwa_chain.errors import InputError
from rwa_chain.life import source as text
from rwa_chain.life.fields import closest
from rwa_chain.life.load import LifeError, problem_of
from rwa_chain.scenario.revenue.devices.kinds import DEFAULT, KINDS
from rwa_chain.scenario.revenue.model import RevenueScenario

BUILT_IN = Path(__file__).parent.parent


def file_of(path: Path | str) -> Path:
    """The file of a built-in pool, or the one at that path; raises `InputError` where there is neither."""
    built_in = {file.stem: file for file in sorted(BUILT_IN.glob("*.yaml"))}
    if isinstance(path, str) and path in built_in:
        return built_in[path]
    if not Path(path).exists():
        raise InputError("scenario", str(path), f"a file, or {closest(str(path), list(built_in))}")
    return Path(path)


def load_revenue_scenario(path: Path | str) -> RevenueScenario:
    """The scenario of a file, or the built-in one of that name (`langxin`, `gcl`, `xunying`).

    Raises `InputError` where there is none of that name, or where it is a bond's.
    """
    from rwa_chain.scenarios import names

    source = text.read(names().get(str(path)) or file_of(path))
    if isinstance(source.data, dict) and "instruments" in source.data and "pool" not in source.data:
        raise InputError("scenario", str(path), "a scenario of a pool of revenue; this one is a life of instruments")
    return _validate(source)


def parse_revenue_scenario(content: str, file: str = "scenario") -> RevenueScenario:
    """The scenario of a text."""
    return _validate(text.parse(content, file))


def _validate(source: text.Source) -> RevenueScenario:
    try:
        scenario = _class_of(source.data).model_validate(source.data)
    except ValidationError as error:
        raise LifeError([problem_of(details) for details in error.errors()], source) from None
    scenario._labels.update(source.labels)
    return scenario


def _class_of(data: Any) -> type[RevenueScenario]:
    """The scenario of the file's kind of pool."""
    pool = data.get("pool") if isinstance(data, dict) else None
    named = pool.get("asset_type", DEFAULT) if isinstance(pool, dict) else DEFAULT
    if not isinstance(named, str) or named not in KINDS:
        raise InputError("pool.asset_type", str(named), f"one of: {', '.join(KINDS)}")
    return KINDS[named].scenario
