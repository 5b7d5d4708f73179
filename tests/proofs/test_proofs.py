"""The committed report of Halmos is of the checks that there are; `--deep` makes it anew."""

from __future__ import annotations

from tests.proofs.run import FAILED, PROVED, REFUTED, REPORT, UNDECIDED, checks, report


def test_the_report_is_of_these_checks() -> None:
    """Every check has a row, none is refuted, and what is not decided is named."""
    rows = {line.split("|")[1].strip().strip("`"): line for line in REPORT.read_text().splitlines() if "check_" in line}
    assert rows.keys() == checks().keys()
    assert {name for name, line in rows.items() if "| proved |" not in line} == set(UNDECIDED)


def test_a_refuted_check_is_shown() -> None:
    """So is one that is not decided."""
    found = dict.fromkeys(checks(), PROVED)
    first, second, *_ = found
    text = report(found | {first: REFUTED, second: FAILED})
    assert f"| `{first}` | {checks()[first]} | **refuted** |" in text
    assert f"| `{second}` | {checks()[second]} | not decided" in text
    assert f"{len(found) - 2} of {len(found)} proved." in text
