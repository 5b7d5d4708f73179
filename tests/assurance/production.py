"""Runs Forge's suites of what must always hold on the deployed bytecode: `python -m tests.assurance.production`.

Forge compiles without IR (docs/decisions/0001-two-code-generators.md) and its tests deploy by artifact. A copy of what
it built gets the deployed creation code in place of Forge's own; Forge finds no source changed and compiles nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rwa_chain.solidity import ROOT, Artifact, Artifacts
from tests.mutants.run import copy_suite

#: What is owed and paid: the storms of bond, obligations, revenue, offering and holds.
SUITES = tuple(
    f"tests/invariants/{name}Invariant.t.sol" for name in ("Bond", "Live", "Obligations", "Revenue", "Offering", "Hold")
)
_UNCHANGED = "No files changed, compilation skipped"


def exchange(out: Path, artifacts: Artifacts) -> list[str]:
    """Puts the deployed creation code into Forge's artifacts of our contracts; says which."""
    exchanged = []
    for path in sorted(out.glob("*.sol/*.json")):
        forge: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        target = forge.get("metadata", {}).get("settings", {}).get("compilationTarget", {})
        name = ":".join(next(iter(target.items()), ("", "")))
        if name not in artifacts or not artifacts[name].is_deployable:
            continue
        forge["bytecode"] |= _creation(artifacts[name])
        path.write_text(json.dumps(forge), encoding="utf-8")
        exchanged.append(name)
    return exchanged


def _creation(artifact: Artifact) -> dict[str, Any]:
    code = artifact.creation
    if code.links:
        raise ValueError(f"{artifact.qualified_name} is linked: Forge would have to deploy its libraries")
    return {"object": f"0x{code.object.hex()}", "linkReferences": {}}


def run(suites: Sequence[str], seed: str) -> int:
    """Forge's exit code; another where it compiled after the exchange, for then it ran its own code.

    Fewer draws than on Forge's own code, more in the long run.
    """
    profile = "default" if os.environ.get("RWA_DEEP") else "lite"
    with TemporaryDirectory(prefix="production-") as name:
        folder = Path(name)
        for suite in suites:
            copy_suite(folder, suite)
        environment = {**os.environ, "FOUNDRY_PROFILE": profile}
        subprocess.run(["forge", "build"], cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
        exchanged = exchange(folder / "build" / "forge" / "out", Artifacts.load(ROOT))
        print(f"{len(exchanged)} contracts as they are deployed", flush=True)
        done = subprocess.run(
            ["forge", "test", "--match-path", f"{{{','.join(suites)}}}", "--fuzz-seed", seed],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        print(done.stdout, flush=True)
        if done.returncode == 0 and _UNCHANGED not in done.stdout:
            print("Forge compiled: it ran its own code", file=sys.stderr)
            return 1
        return done.returncode


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:] or SUITES, os.environ.get("RWA_FUZZ_SEED", "0x2a")))
