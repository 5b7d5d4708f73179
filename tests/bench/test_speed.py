"""Speed and memory: measured anew, and what the page says is what was written down."""

from __future__ import annotations

import json
from typing import Any

from rwa_chain.bench import replay, start
from rwa_chain.solidity import ROOT

FOLDER = ROOT / "docs/assurance"


def written(name: str) -> Any:
    """A committed measurement."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_a_replay_is_fast_and_small() -> None:
    """The whole semi-annual life in under 60 s, its Python process under 300 MB."""
    measured = replay.measure()
    assert measured.seconds < replay.SECONDS
    assert measured.megabytes < replay.MEGABYTES


def test_the_page_says_what_was_measured() -> None:
    """And what was measured is within the limits."""
    page = (FOLDER / "speed.md").read_text(encoding="utf-8")
    played, started = written("replay.json"), written("start.json")
    assert played["seconds"] < replay.SECONDS
    assert played["megabytes"] < replay.MEGABYTES
    assert started["help_ratio"] <= start.LIMIT
    assert f"| {played['seconds']} s, {played['megabytes']:.0f} MB |" in page
    assert f"| {started['help_ratio']} times `python -c pass` |" in page


def test_the_page_says_how_fast_the_index_is() -> None:
    """Also what is over its limit."""
    page, found = (FOLDER / "speed.md").read_text(encoding="utf-8"), written("index.json")
    for key, digits in (("ratio", 3), ("rows_per_second", 0), ("register_ms", 0), ("memory_mb", 0), ("page_ms", 0)):
        assert f"| `{key}` | {found[key]:,.{digits}f} |" in page, key
    assert found["logs"] == 1_000_000
