"""The page on the long run says what its logs say, and is not written where one failed."""

from __future__ import annotations

import re

import pytest

from tests.assurance.deep import REPORT, forge_run, page

LOG = """
[PASS] testFuzz_pays_all(uint256) (runs: 5000, μ: 51234, ~: 51000)
[PASS] test_pays() (gas: 1234)
[PASS] invariant_cash_is_conserved() (runs: 256, calls: 65536, reverts: 0)
Suite result: ok. 3 passed; 0 failed; 0 skipped; finished in 1.20s (1.10s CPU time)

Ran 1 test suites in 812.5ms (1.10s CPU time): 3 tests passed, 0 failed, 0 skipped (3 total tests)
"""


def test_counts_draws_and_calls() -> None:
    """One fuzz test, one invariant, one test that is neither."""
    found = forge_run(LOG)
    assert (found.suites, found.tests, found.seconds) == (1, 3, 0.8125)
    assert (found.fuzz_tests, found.fuzz_runs) == (1, 5000)
    assert (found.invariants, found.invariant_calls) == (1, 65536)
    text = page(found, ("9 passed", 3.5), (13, 13), seed="0x2a", commit="abcdef0")
    assert "| of which invariants | 1 with 65,536 calls, none reverted | |" in text


@pytest.mark.parametrize(
    "log",
    [LOG.replace("0 failed, 0 skipped (", "1 failed, 0 skipped ("), LOG.replace("0 skipped (3", "1 skipped (3"), ""],
)
def test_refuses_a_run_that_did_not_pass(log: str) -> None:
    """A failure, a skip, a log that was cut off."""
    with pytest.raises(ValueError, match="Forge log"):
        forge_run(log)


def test_the_committed_page_is_of_a_run_that_passed() -> None:
    """It names its command, and every known bug was caught in it."""
    text = REPORT.read_text(encoding="utf-8")
    assert "Made by `./scripts/test --deep`" in text
    assert "failed" not in text
    caught = re.search(r"(\d+) of (\d+) caught", text)
    assert caught is not None
    assert caught[1] == caught[2]
