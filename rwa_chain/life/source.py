"""A life's text: YAML without its surprises, with the line and the label of every value.

Plain scalars are null, true, false, an integer, an ISO date, a number with a point (kept with its text, so that a
message can show it) or text: 17:00 is text here, not 1020, and NO is not false. A field given twice is refused.

Any mapping may carry a label, `fact: source`, `derived: from what` or `assumed: why`; with a `value` beside it the
mapping stands for that value:

    coupon_percent: { value: "2.62", fact: "press, 1 Sep 2025" }
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from rwa_chain.errors import InputError

Place = tuple[str | int, ...]


class Standing(StrEnum):
    """How a value is known."""

    FACT = "fact"
    DERIVED = "derived"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Label:
    """How a value is known, and from where."""

    standing: Standing
    note: str


class YamlFloat(float):
    """A number that the file writes with a point and without quotes."""

    text: str


@dataclass
class Source:
    """What a file says: plain data, and for each place its line and label."""

    file: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    labels: dict[Place, Label] = field(default_factory=dict)

    def line(self, place: Place) -> int | None:
        """The line of a place, or of the nearest place above it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place)


def read(path: Path) -> Source:
    """Reads a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("life", str(path), f"a readable UTF-8 file ({error})") from None
    return parse(text, path.name)


def parse(text: str, file: str) -> Source:
    """Reads a file's text; `file` is its name in messages."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{file} line {line}", error.problem, "YAML") from None
    except yaml.YAMLError as error:
        raise InputError(file, str(error), "YAML") from None
    source = Source(file)
    if isinstance(node, yaml.Node):
        source.data = _value(node, (), source)
    return source


def name(place: Place) -> str:
    """A place as people write it: `steps[3].lag`."""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


_DEEPEST = 20


def _value(node: yaml.Node, place: Place, source: Source) -> Any:
    source.lines.setdefault(place, node.start_mark.line + 1)
    if len(place) > _DEEPEST:
        raise InputError(f"{source.file} line {node.start_mark.line + 1}", name(place), "fewer levels")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, index), source) for index, item in enumerate(node.value)]
    return _mapping(node, place, source)


def _mapping(node: yaml.Node, place: Place, source: Source) -> Any:
    members: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        at = f"{source.file} line {key_node.start_mark.line + 1}"
        if not isinstance(key_node, yaml.ScalarNode):
            raise InputError(at, name(place), "a field name")
        if key in members:
            raise InputError(f"{at}: {name((*place, key))}", key, "each field once")
        members[key] = value_node
        if key != "value":
            source.lines[(*place, key)] = key_node.start_mark.line + 1
    labels = [standing for standing in Standing if standing in members]
    if len(labels) > 1:
        at = f"{name(place)} ({source.file} line {node.start_mark.line + 1})"
        raise InputError(at, [str(label) for label in labels], "one label: fact, derived or assumed")
    for standing in labels:
        source.labels[place] = Label(standing, _note(members.pop(standing), (*place, str(standing))))
    if "value" in members:
        if len(members) > 1 or not labels:
            at = f"{name(place)} ({source.file} line {node.start_mark.line + 1})"
            raise InputError(at, sorted(members), "a value with one label; a note with a comma stands in quotes")
        return _value(members["value"], place, source)
    return {key: _value(child, (*place, key), source) for key, child in members.items()}


def _note(node: yaml.Node, place: Place) -> str:
    note = _scalar(node) if isinstance(node, yaml.ScalarNode) else None
    if note is True:
        return ""
    if not isinstance(note, str) or not note:
        raise InputError(name(place), note, "where the value comes from, as text, or true")
    return note


_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9][0-9_]*\.[0-9]*([eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+|\.inf|\.nan)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def plain_scalar(text: str) -> Any:
    """What a word on a command line is: as a file's plain scalar, but a number with a point stays text."""
    value = _plain(text)
    return value.text if isinstance(value, YamlFloat) else value


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    return text if node.style is not None else _plain(text)


def _plain(text: str) -> Any:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = YamlFloat(text.replace(".inf", "inf").replace(".nan", "nan"))
        number.text = text
        return number
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
