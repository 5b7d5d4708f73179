"""A scenario file becomes a `Scenario`, or an error that names every field it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rwa_chain.errors import InputError
from rwa_chain.lifecycle.calendar import Frequency
from rwa_chain.lifecycle.terms import Rounding
from rwa_chain.scenario import source as text
from rwa_chain.scenario.checks import Problem, problems
from rwa_chain.scenario.fields import closest
from rwa_chain.scenario.model import Scenario

BUILT_IN = Path(__file__).parent


class ScenarioError(InputError):
    """A scenario is refused. `field`, `value` and `expected` are of the first problem, `problems` has them all."""

    def __init__(self, found: list[Problem], source: text.Source) -> None:
        self.problems = tuple(found)
        first = found[0]
        super().__init__(_where(first, source), first.value, first.expected)
        self._sentences = "\n".join(_sentence(problem, source) for problem in found)

    def __str__(self) -> str:
        return self._sentences


def file_of(path: Path | str) -> Path:
    """The file of a built-in scenario, or the one at that path; raises `InputError` where there is neither."""
    built_in = {file.stem: file for file in sorted(BUILT_IN.glob("*.yaml"))}
    if isinstance(path, str) and path in built_in:
        return built_in[path]
    if not Path(path).exists():
        raise InputError("scenario", str(path), f"a file, or {closest(str(path), list(built_in))}")
    return Path(path)


def load_scenario(
    path: Path | str, *, frequency: Frequency | None = None, rounding: Rounding | None = None
) -> Scenario:
    """The scenario of a file, or the built-in one of that name (`fubi`), the two options changed where given.

    Raises `InputError` where there is none of that name, or where it is not a bond's.
    """
    source = text.read(file_of(path))
    if isinstance(source.data, dict) and "pool" in source.data:
        raise InputError("scenario", str(path), "a bond's scenario; this one is of a pool of revenue")
    return with_options(_validate(source), frequency=frequency, rounding=rounding, source=source)


def parse_scenario(content: str, file: str = "scenario") -> Scenario:
    """The scenario of a text."""
    source = text.parse(content, file)
    return with_options(_validate(source), source=source)


def with_options(
    scenario: Scenario,
    *,
    frequency: Frequency | None = None,
    rounding: Rounding | None = None,
    source: text.Source | None = None,
) -> Scenario:
    """The scenario with another coupon frequency or rounding, checked anew; raises `ScenarioError` where it fails."""
    terms = {
        "frequency": Frequency(frequency or scenario.terms.frequency),
        "rounding": Rounding(rounding or scenario.terms.rounding),
    }
    changed = scenario.model_copy(update={"terms": scenario.terms.model_copy(update=terms)})
    found = list(problems(changed))
    if found:
        raise ScenarioError(found, source or text.Source(scenario.scenario))
    return changed


def _validate(source: text.Source) -> Scenario:
    try:
        scenario = Scenario.model_validate(source.data)
    except ValidationError as error:
        raise ScenarioError([problem_of(details) for details in error.errors()], source) from None
    scenario._labels.update(source.labels)
    return scenario


def problem_of(error: ErrorDetails) -> Problem:
    """What pydantic found, in people's words."""
    place = _place(error["loc"])
    context: dict[str, Any] = error.get("ctx", {})
    value = error["input"]
    match error["type"]:
        case "expected":
            expected = error["msg"]
        case "missing":
            return Problem(place, None, "this field; it is missing")
        case "union_tag_invalid":
            tags = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
            place, value = (*place, "kind"), context["tag"]
            expected = f"a known kind: {closest(str(context['tag']), tags)}"
        case "union_tag_not_found":
            return Problem((*place, "kind"), None, "this field; it is missing")
        case "greater_than":
            expected = f"more than {context['gt']}"
        case "greater_than_equal":
            expected = f"{context['ge']} or more"
        case "less_than_equal":
            expected = f"{context['le']} or less"
        case "enum":
            options = [option.strip(" '") for option in str(context["expected"]).replace(" or ", ", ").split(",")]
            expected = closest(str(value), options)
        case "int_type":
            expected = "a whole number without quotes"
        case "bool_type":
            expected = "true or false"
        case "tuple_type":
            expected = "a list"
        case _:
            expected = error["msg"]
    return Problem(place, value, expected)


def _place(location: tuple[str | int, ...]) -> text.Place:
    """A pydantic location without the tag of a step's kind."""
    if len(location) > 2 and location[0] == "steps" and isinstance(location[1], int):
        return (*location[:2], *location[3:])
    return location


def _where(problem: Problem, source: text.Source) -> str:
    line = source.line(problem.place)
    at = text.name(problem.place) or "the scenario"
    return f"{at} ({source.file} line {line})" if line else at


def _sentence(problem: Problem, source: text.Source) -> str:
    value = problem.value.text if isinstance(problem.value, text.YamlFloat) else problem.value
    shown = "" if value is None else f" {_short(value)} is not accepted;"
    return f"{_where(problem, source)}:{shown} expected {problem.expected}"


def _short(value: object) -> str:
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
