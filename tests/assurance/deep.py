"""Turns the logs of `./scripts/test --deep` into docs/assurance/deep.md."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rwa_chain.solidity import ROOT

REPORT = ROOT / "docs" / "assurance" / "deep.md"
_FUZZ = re.compile(r"^\[PASS\] \w+\(.*\) \(runs: (\d+), μ: ", re.MULTILINE)
_INVARIANT = re.compile(r"^\[PASS\] invariant_\w+\(\) \(runs: (\d+), calls: (\d+), reverts: (\d+)\)", re.MULTILINE)
_FORGE = re.compile(
    r"^Ran (\d+) test suites in ([\d.]+)(m?s)\b.*: (\d+) tests passed, (\d+) failed, (\d+) skipped", re.MULTILINE
)
_PYTEST = re.compile(r"^=+ (.*\bpassed\b.*) in ([\d.]+)s\b.*=+$", re.MULTILINE)
_MUTANTS = re.compile(r"^(\d+) of (\d+) caught\.$", re.MULTILINE)


@dataclass(frozen=True)
class ForgeRun:
    """What Forge's log says; ``seconds`` without compiling."""

    suites: int
    tests: int
    seconds: float
    fuzz_tests: int
    fuzz_runs: int
    invariants: int
    invariant_calls: int


def forge_run(log: str) -> ForgeRun:
    """Raises ValueError where a test failed or was skipped, or nothing ran."""
    total = _FORGE.search(log)
    if total is None or total[5] != "0" or total[6] != "0":
        raise ValueError("the Forge log ends without a run in which all tests passed and none was skipped")
    invariants = _INVARIANT.findall(log)
    fuzz = _FUZZ.findall(log)
    return ForgeRun(
        suites=int(total[1]),
        tests=int(total[4]),
        seconds=float(total[2]) / (1000 if total[3] == "ms" else 1),
        fuzz_tests=len(fuzz),
        fuzz_runs=sum(map(int, fuzz)),
        invariants=len(invariants),
        invariant_calls=sum(int(calls) for _, calls, _ in invariants),
    )


def page(forge: ForgeRun, pytest: tuple[str, float], mutants: tuple[int, int], *, seed: str, commit: str) -> str:
    """The page; ``mutants`` is how many were caught, and of how many."""
    made = datetime.now(UTC)
    lines = [
        "# The long run",
        "",
        "Made by `./scripts/test --deep`, which ends here only where every test of it passed and none was skipped.",
        "",
        "| what | how much | seconds |",
        "| --- | --- | ---: |",
        f"| Forge | {forge.tests:,} tests in {forge.suites} suites | {forge.seconds:,.0f} |",
        f"| of which fuzz tests | {forge.fuzz_tests} with {forge.fuzz_runs:,} runs | |",
        f"| of which invariants | {forge.invariants} with {forge.invariant_calls:,} calls, none reverted | |",
        f"| pytest | {pytest[0]} | {pytest[1]:,.0f} |",
        f"| bugs put back | {mutants[0]} of {mutants[1]} caught, see [mutants](mutants.md) | |",
        "",
        f"Run on {made.day} {made:%B %Y} on the sources of commit {commit}, with {os.cpu_count()} processors"
        f" ({platform.machine()}),",
        f"Forge's seed `{seed}`, Forge's tests without IR ([why](../decisions/0001-two-code-generators.md)); pytest's",
        "tests on Anvil run what is deployed. Hypothesis drew up to 1,000 new examples a test.",
        "",
    ]
    return "\n".join(lines)


def main(forge_log: str, pytest_log: str, seed: str) -> int:
    """Reads the logs and docs/assurance/mutants.md, writes the page."""
    pytest = _PYTEST.search(Path(pytest_log).read_text(encoding="utf-8"))
    mutants = _MUTANTS.search((REPORT.parent / "mutants.md").read_text(encoding="utf-8"))
    if pytest is None or mutants is None:
        raise ValueError("a log ends before its run did")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    forge = forge_run(Path(forge_log).read_text(encoding="utf-8"))
    figures = (int(mutants[1]), int(mutants[2]))
    REPORT.write_text(page(forge, (pytest[1], float(pytest[2])), figures, seed=seed, commit=commit), encoding="utf-8")
    print(f"Written: {REPORT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
