"""docs/reference/maps.md names every field that a map and a gateway's file may have, and none that they may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import GenericAlias, UnionType
from typing import Annotated, Any, get_args, get_origin

import pytest

from rwa_chain.meter.declared import Part
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.gateway.settings import GatewayFile
from rwa_chain.solidity import ROOT

PAGE = re.sub(r"```.*?```", "", (ROOT / "docs" / "reference" / "maps.md").read_text(encoding="utf-8"), flags=re.DOTALL)


def parts(kind: Any) -> Iterator[type[Part]]:
    """A declarative file's parts, each once."""
    if isinstance(kind, type) and not isinstance(kind, GenericAlias) and issubclass(kind, Part):
        yield kind
        for field in kind.model_fields.values():
            yield from parts(field.annotation)
    elif get_origin(kind) is Annotated or isinstance(kind, UnionType) or get_args(kind):
        for inner in get_args(kind):
            yield from parts(inner)


@pytest.mark.parametrize(
    "kind", [*dict.fromkeys([*parts(FileMap), *parts(GatewayFile)])], ids=lambda kind: kind.__name__
)
def test_every_field_is_on_the_page(kind: type[Part]) -> None:
    """In code marks; `fact` and `assumed` are told once for all."""
    words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", PAGE))))
    assert set(kind.model_fields) - {"fact", "assumed"} <= words


def test_the_first_column_names_fields_only() -> None:
    """What the page offers is taken."""
    known = {name for kind in (*parts(FileMap), *parts(GatewayFile)) for name in kind.model_fields}
    offered = {
        name for row in re.findall(r"^\| (`[^|]+) \|", PAGE, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert offered <= known
    assert len(offered) > 30
