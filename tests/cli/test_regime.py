"""`rwa regime` and `rwa dock`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Outcome


def test_the_example_classifies(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """The packaged example is read back; with the filing taken out the exit code is 1 and the duty is named."""
    text = rwa("regime", "example").out
    (inside / "pool.yaml").write_text(text, encoding="utf-8")
    told = rwa("regime", "classify", "pool.yaml", "--json")
    assert told.code == 0
    document = json.loads(told.out)
    assert (document["lane"], document["outcome"]) == ("ABS", "may issue")
    assert document["reviewed"] == "not reviewed by counsel"
    (inside / "pool.yaml").write_text(text.replace("    published_on: 2026-11-10\n", ""), encoding="utf-8")
    waits = rwa("regime", "classify", "pool.yaml")
    assert waits.code == 1
    assert "duties are open" in waits.out
    wrong = rwa("regime", "classify", "none.yaml")
    assert wrong.code == 2


def test_rules_are_explained(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """One rule with its rival reading; an unknown one is refused with those that it may mean."""
    told = rwa("regime", "explain", "CSRC1-BEFORE")
    assert told.code == 0
    assert "door_opens_at_filing" in told.out
    assert rwa("regime", "explain", "CSRC1-X").code == 2
    assert len(json.loads(rwa("regime", "explain", "--json").out)) >= 50
    assert len(rwa("regime", "matrix").out.splitlines()) == 8 * 5 * 7 * 4 + 1


def test_the_docking_list(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A late document blocks its stage: exit code 1, and the document is named."""
    (inside / "dock.yaml").write_text(
        "issue: Example\nstages: { mandate: 2026-03-02, filing: 2026-04-01 }\n"
        "documents:\n  - { id: report, owed_by: filer, stage: filing, due: 2026-03-25 }\n",
        encoding="utf-8",
    )
    early = rwa("dock", "status", "dock.yaml", "--on", "2026-03-01")
    assert early.code == 0
    late = rwa("dock", "status", "dock.yaml", "--on", "2026-04-01", "--json")
    assert late.code == 1
    assert json.loads(late.out)["documents"][0]["days_late"] == 7
    assert rwa("dock", "status", "dock.yaml", "--on", "2026-03-01", "--stage", "mandate").code == 0
    assert rwa("dock", "status", "dock.yaml", "--on", "soon").code == 2
    assert rwa("dock", "status", "dock.yaml", "--on", "2026-03-01", "--stage", "tap").code == 2
