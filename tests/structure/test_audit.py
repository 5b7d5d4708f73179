"""docs/assurance/audit.md names tests that stand, and the faults that tests/mutants puts back."""

from __future__ import annotations

import re

from rwa_chain.solidity import ROOT
from tests.mutants.table import MUTANTS

PAGE = ROOT / "docs" / "assurance" / "audit.md"
_ROW = re.compile(r"^\| ([^|*]+?)( \*put back\*)? \| [^|]+ \| (.+) \|$", re.MULTILINE)
_NAMED = re.compile(r"`([\w/]+\.t\.sol)`((?: ?,? ?test\w+)+)")


def test_each_named_test_stands() -> None:
    """In the suite that it is said to stand in; each row names one at least."""
    rows = [row for row in _ROW.findall(PAGE.read_text(encoding="utf-8")) if row[0] not in ("row", "---")]
    assert len(rows) == 42
    missing = []
    for row, _, where in rows:
        named = [(suite, test) for suite, tests in _NAMED.findall(where) for test in re.findall(r"test\w+", tests)]
        assert named, row
        for suite, test in named:
            text = (ROOT / "tests" / "contracts" / suite).read_text(encoding="utf-8")
            if f"function {test}(" not in text:
                missing.append((row, suite, test))
    assert missing == []


def test_what_is_said_to_be_put_back_is() -> None:
    """As rows of the table of mutants."""
    said = {row for row, back, _ in _ROW.findall(PAGE.read_text(encoding="utf-8")) if back}
    assert said == {mutant.row.partition(" ")[2] for mutant in MUTANTS if not mutant.row.isdigit()}
