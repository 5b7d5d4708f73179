"""Halmos on every `check_` function of this folder: proved for all inputs, refuted, or not decided.

`python -m tests.proofs.run` writes docs/assurance/proofs.md. A refuted check fails the run, and so does one that is not
decided and not named in UNDECIDED. Halmos' licence is AGPL: it runs in a process and an environment of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rwa_chain.solidity import ROOT
from tests.mutants.run import copy_suite

FOLDER = ROOT / "tests" / "proofs"
REPORT = ROOT / "docs" / "assurance" / "proofs.md"
HALMOS = ROOT / ".venv-halmos" / "bin" / "halmos"
SECONDS = 60
"""[s] that the solver has for one assertion."""
UNDECIDED = {
    "Days.check_icma_adds": "products of three unknowns",
    "Rounding.check_down_and_up": "a division of 512 bits by an unknown",
    "Rounding.check_encumbered": "a division of 512 bits by an unknown",
    "Rounding.check_half_up": "a division of 512 bits by an unknown",
}
"""What a solver doesn't answer in that time, and why; Forge draws inputs for these."""
PROVED, REFUTED, TIMED_OUT, FAILED = 0, 1, 2, 5
"""Halmos' exit codes of one check; a query that the solver broke off is a FAILED one."""
WORDS = {PROVED: "proved", REFUTED: "**refuted**"}
_CHECK = re.compile(r"function (check_\w+)\(([^)]*)\)")


def checks() -> dict[str, str]:
    """The checks of this folder, `File.check_name`, and the types of their inputs."""
    found = {}
    for file in sorted(FOLDER.glob("*.t.sol")):
        for name, inputs in _CHECK.findall(re.sub("//.*", "", file.read_text(encoding="utf-8"))):
            types = ", ".join(each.split()[0] for each in inputs.split(","))
            found[f"{file.name.removesuffix('.t.sol')}.{name}"] = types
    return found


def verdicts() -> dict[str, int]:
    """Halmos' exit code of each check."""
    with TemporaryDirectory(prefix="proofs-") as name:
        folder = Path(name)
        for file in sorted(FOLDER.glob("*.t.sol")):
            copy_suite(folder, str(file.relative_to(ROOT)))
        # Halmos knows `new`, and not the cheat code that Forge puts in its place.
        config = folder / "foundry.toml"
        told = config.read_text().replace("dynamic_test_linking = true", "dynamic_test_linking = false")
        config.write_text(told.replace("yul = false", "yul = true"))  # optimized code has fewer paths to follow
        subprocess.run(["forge", "build", "--ast"], cwd=folder, check=True, capture_output=True)
        answer = folder / "halmos.json"
        command = [
            str(HALMOS), "--root", ".", "--forge-build-out", "build/forge/out", "--function", "check_", "--loop", "4",
            "--solver-timeout-assertion", str(SECONDS * 1000), "--minimal-json-output", "--json-output", str(answer),
        ]  # fmt: skip
        subprocess.run(command, cwd=folder, check=False)
        results_of = json.loads(answer.read_text(encoding="utf-8"))["test_results"]
    found = {}
    for suite, results in results_of.items():
        of = Path(suite.partition(":")[0]).name.removesuffix(".t.sol")
        found.update({f"{of}.{each['name'].partition('(')[0]}": each["exitcode"] for each in results})
    return found


def report(found: dict[str, int]) -> str:
    """The table for docs/assurance."""
    lines = [
        "# What is proved for all inputs",
        "",
        "Halmos runs the contracts' own code on symbols instead of numbers, and a solver says whether any input breaks",
        "the assertion. The checks stand in `tests/proofs`; Forge draws inputs for the same ones in the gate.",
        "",
        f"Made by `python -m tests.proofs.run`, which `./scripts/test --deep` calls: {SECONDS} s for each assertion.",
        "",
        "| check | inputs | verdict |",
        "| --- | --- | --- |",
    ]
    for name, inputs in checks().items():
        verdict = WORDS.get(found[name], f"not decided: {UNDECIDED.get(name, 'no reason known')}")
        lines.append(f"| `{name}` | {inputs} | {verdict} |")
    proved = sum(code == PROVED for code in found.values())
    return "\n".join([*lines, "", f"{proved} of {len(found)} proved.", ""])


def main() -> int:
    """All of them; 1 where one is refuted, or not decided and not known to be so."""
    found = verdicts()
    assert found.keys() == checks().keys(), found.keys() ^ checks().keys()
    REPORT.write_text(report(found), encoding="utf-8")
    wrong = [name for name, code in found.items() if code == REFUTED or (code != PROVED and name not in UNDECIDED)]
    print(f"not proved: {', '.join(wrong)}" if wrong else "every check is proved, or known not to be decided")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
