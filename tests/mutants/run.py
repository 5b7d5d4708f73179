"""Puts each bug of the table into a copy of the sources and runs the suite that must catch it.

`python -m tests.mutants.run` runs all of them and writes docs/assurance/mutants.md; a suite that passes fails the run.
With rows behind it (`python -m tests.mutants.run "OBL C1" BOND`) it runs these, or a property's, and writes nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rwa_chain.solidity import ROOT, Settings
from rwa_chain.solidity.sources import SourceTree
from tests.mutants.table import MUTANTS, Mutant

REPORT = ROOT / "docs" / "assurance" / "mutants.md"
_FAILED = re.compile(r"^\[FAIL.*?\] (\w+)\(", re.MULTILINE)
_INVARIANT = re.compile(r"^ (invariant_\w+)\(", re.MULTILINE)


@dataclass(frozen=True)
class Verdict:
    """What the suite did: the tests that failed, or why there is no verdict."""

    mutant: Mutant
    caught_by: tuple[str, ...]
    problem: str = ""


def changed(mutant: Mutant) -> str:
    """The file with the bug in it; each text that is replaced stands there once."""
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    for old, new in mutant.change:
        if text.count(old) != 1:
            raise ValueError(f"{mutant}: {old!r} stands {text.count(old)} times in {mutant.file}")
        text = text.replace(old, new)
    return text


_FORGES_OWN = "tests/contracts/utils/NativeP256.sol"
"""What Forge's profile puts in another file's place, which the deployed code's remappings don't name."""


def copy_suite(folder: Path, suite: str) -> None:
    """The suite and all that it imports of this tree, and what Forge needs beside it."""
    tree = SourceTree.of(ROOT, Settings.load(ROOT).remappings)
    for name in (*tree.closure(suite), _FORGES_OWN):
        if not name.startswith(("@", "node_modules/")) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / "rwa_chain" / "solidity").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "foundry.toml", folder)
    shutil.copy(ROOT / "rwa_chain" / "solidity" / "solc", folder / "rwa_chain" / "solidity" / "solc")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    # What Forge compiled here before: only what the bug changes is compiled again.
    if (ROOT / "build" / "forge" / "cache").is_dir() and not (folder / "build").exists():
        shutil.copytree(ROOT / "build" / "forge", folder / "build" / "forge")


def run(mutant: Mutant) -> Verdict:
    """Forge's default profile on the suite, with the bug."""
    with TemporaryDirectory(prefix="mutant-") as name:
        folder = Path(name)
        copy_suite(folder, mutant.suite)
        (folder / mutant.file).write_text(changed(mutant), encoding="utf-8")
        done = subprocess.run(
            ["forge", "test", "--match-path", mutant.suite, "--fuzz-seed", "0x2a"],
            cwd=folder,
            env={**os.environ, "FOUNDRY_PROFILE": "default"},
            capture_output=True,
            text=True,
            check=False,
        )
    failed = tuple(dict.fromkeys([*_FAILED.findall(done.stdout), *_INVARIANT.findall(_failing(done.stdout))]))
    if done.returncode == 0 or not failed:
        problem = (
            "the suite passes" if done.returncode == 0 else f"no verdict: {done.stdout[-400:]}{done.stderr[-400:]}"
        )
        return Verdict(mutant, (), problem)
    return Verdict(mutant, failed)


def _failing(output: str) -> str:
    return output.partition("Failing tests:")[2]


def report(verdicts: list[Verdict]) -> str:
    """The table for docs/assurance."""
    lines = [
        "# Bugs put back",
        "",
        "Bugs that were found in other security-token systems (rows 1 to 8, `tests/mutants/table.py` lists them), and",
        "former faults of this project, by the property that they break and their row in the [audit](audit.md), each",
        "written into a copy of the contracts; the named suite then has to fail. Without the change it passes: the",
        "gate runs it.",
        "",
        "Made by `python -m tests.mutants.run`, which `./scripts/test --deep` calls; the gate checks that each change",
        "still fits the sources. Forge's default profile (without IR), fuzz seed 0x2a.",
        "",
        "| row | bug | suite | fails, first of all |",
        "| --- | --- | --- | --- |",
    ]
    for each in verdicts:
        caught = f"`{each.caught_by[0]}`" if each.caught_by else "**nobody**"
        lines.append(f"| {each.mutant.row} | {each.mutant.name} | `{each.mutant.suite}` | {caught} |")
    caught_count = sum(bool(each.caught_by) for each in verdicts)
    return "\n".join([*lines, "", f"{caught_count} of {len(verdicts)} caught.", ""])


def main() -> int:
    """All of them, as many at once as there are processors; the report keeps the table's order."""

    def timed(mutant: Mutant) -> Verdict:
        started = time.monotonic()
        found = run(mutant)
        print(f"{mutant}: {found.problem or found.caught_by[0]} ({time.monotonic() - started:.0f} s)", flush=True)
        return found

    asked = sys.argv[1:]
    chosen = [each for each in MUTANTS if not asked or each.row in asked or each.row.partition(" ")[0] in asked]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(timed, chosen))
    if not asked:
        REPORT.write_text(report(verdicts), encoding="utf-8")
    return int(any(not each.caught_by for each in verdicts))


if __name__ == "__main__":
    sys.exit(main())
