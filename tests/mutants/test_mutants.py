"""Bugs put back: the gate checks that they still fit the sources; that suites fail with them, `--deep` runs."""

from __future__ import annotations

from collections import Counter

import pytest

from rwa_chain.solidity import ROOT
from tests.mutants.run import REPORT, changed
from tests.mutants.table import MUTANTS, Mutant

#: Properties of what is owed that a fault of the audit broke: at least two of its faults are put back for each.
_OWED = ("OBL", "BOND", "DIST", "REV", "LIVE")


def test_every_row_has_a_mutant() -> None:
    """Rows 1 to 8, and two or more of each property of what is owed."""
    assert {mutant.row for mutant in MUTANTS if mutant.row.isdigit()} == set(map(str, range(1, 9)))
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    broken = Counter(mutant.row.partition(" ")[0] for mutant in MUTANTS if not mutant.row.isdigit())
    assert set(broken) == set(_OWED)
    assert min(broken.values()) >= 2


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_it_fits_the_sources(mutant: Mutant) -> None:
    """What it replaces stands there once, and it replaces it by something else."""
    assert changed(mutant) != (ROOT / mutant.file).read_text(encoding="utf-8")
    assert (ROOT / mutant.suite).is_file()


def test_the_report_names_them_all() -> None:
    """The committed report is of this table, and says that each was caught."""
    text = REPORT.read_text(encoding="utf-8")
    assert [
        mutant.name for mutant in MUTANTS if f"| {mutant.row} | {mutant.name} | `{mutant.suite}` |" not in text
    ] == []
    assert f"{len(MUTANTS)} of {len(MUTANTS)} caught." in text
