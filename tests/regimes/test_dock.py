"""The docking list: what is late, stale or refused, and what it blocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.regimes.dock import Stage, Standing, Status, read

HASH = "0x" + "a" * 64
LIST = f"""
issue: Example pool
stages: {{ mandate: 2026-03-02, filing: 2026-04-01, books: 2026-06-01, closing: 2026-06-15 }}
documents:
  - {{ id: mandate-letter, owed_by: issuer, stage: mandate, due: 2026-03-01, state: signed, document: "{HASH}" }}
  - id: filing-report
    owed_by: filer
    stage: filing
    due: 2026-03-25
    state: submitted
    rule: CSRC1-FILER
  - id: valuation
    owed_by: valuer
    stage: books
    due: 2026-05-20
    state: signed
    document: "{HASH}"
    signed_on: 2026-05-01
    valid_days: 30
  - {{ id: data-opinion, owed_by: CAC, stage: closing, due: 2026-06-10 }}
"""


def listed(tmp_path: Path, text: str = LIST) -> Path:
    """The list as a file."""
    path = tmp_path / "docking.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_late_blocks_its_stage_and_those_after(tmp_path: Path) -> None:
    """The filing report is six days late; the valuation is stale on the 32nd day."""
    docking = read(listed(tmp_path))
    assert docking.blocks(Stage.MANDATE, date(2026, 3, 2)) == ()
    assert [each.id for each in docking.blocks(Stage.BOOKS, date(2026, 5, 31))] == ["filing-report"]
    assert [each.id for each in docking.blocks(Stage.BOOKS, date(2026, 6, 1))] == ["filing-report", "valuation"]
    rows = {row["id"]: row for row in Status(docking, date(2026, 3, 31)).rows()}
    assert (rows["filing-report"]["standing"], rows["filing-report"]["days_late"]) == (Standing.LATE, 6)
    assert rows["valuation"]["stale_from"] == "2026-06-01"
    assert rows["data-opinion"]["standing"] is Standing.OPEN
    assert [each.id for each in docking.blocks(Stage.CLOSING, date(2026, 6, 1))][-1] == "data-opinion"


def test_the_digest_changes_with_every_fact(tmp_path: Path) -> None:
    """What is anchored is the list: its order of fields does not matter, each value does."""
    one = read(listed(tmp_path)).digest
    assert (
        one
        == read(
            listed(tmp_path, LIST.replace("owed_by: filer\n    stage: filing", "stage: filing\n    owed_by: filer"))
        ).digest
    )
    assert one != read(listed(tmp_path, LIST.replace("state: submitted", "state: refused"))).digest


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("due: 2026-03-25", "due: 2026-04-25", "filing-report is due on 2026-04-25, after its stage on 2026-04-01"),
        ("state: submitted", "state: published", "filing-report is published and has no document"),
        ("CSRC1-FILER", "CSRC1-FILED", "which no instrument of law has"),
        ("    signed_on: 2026-05-01\n", "", "valuation has valid_days and no signed_on"),
        ("id: data-opinion", "id: valuation", "twice: valuation"),
        ("books: 2026-06-01, ", "", "valuation is for the stage books, which stages lacks"),
        ("filing: 2026-04-01", "filing: 2026-07-01", "in the order mandate, filing"),
        ("owed_by: valuer", "owed_by: valuer\n    colour: red", "colour 'red'"),
    ],
)
def test_a_list_that_is_wrong_is_refused_by_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each problem says which document and what would be right."""
    assert old in LIST
    with pytest.raises(InputError) as refused:
        read(listed(tmp_path, LIST.replace(old, new)))
    assert told in str(refused.value)
    assert "line " in str(refused.value)
