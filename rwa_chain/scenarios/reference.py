"""The page about lives, `docs/reference/lives.md`, from the classes that read them.

`python -m rwa_chain.scenarios.reference` writes it; a test compares.
"""

from __future__ import annotations

import rwa_chain.scenarios  # noqa: F401  its import registers everything that a life may say
from rwa_chain.life.grammar import page
from rwa_chain.solidity.settings import ROOT

FILE = ROOT / "docs" / "reference" / "lives.md"

if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
