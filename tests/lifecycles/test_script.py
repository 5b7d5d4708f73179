"""The short script that a newcomer reads first."""

from __future__ import annotations

import subprocess
import sys

from rwa_chain.solidity import ROOT

SCRIPT = ROOT / "scripts" / "replay_fubi.py"


def test_it_is_short() -> None:
    """Under 120 lines."""
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) < 120


def test_it_runs() -> None:
    """It plays from the deployment to the redemption, and tells the amounts of the term sheet."""
    done = subprocess.run([sys.executable, SCRIPT], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    for told in ("50,000 units issued", "refused: 40 units", "coupon 6,532,000.00", "500,000,000 repaid; 0 units"):
        assert told in done.stdout
