"""What a kind of instrument costs, in lines written by hand: `python -m tests.structure.cost` prints it.

Counted are lines with code, comments and docstrings of `rwa_chain/instruments/KIND` (or `KIND.py`), without blank ones.
"""

from __future__ import annotations

from pathlib import Path

from rwa_chain.solidity import ROOT

INSTRUMENTS = ROOT / "rwa_chain" / "instruments"
LIFE = ROOT / "rwa_chain" / "life"


def lines_of(path: Path) -> int:
    """Lines of a module or a package that are not blank."""
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return sum(1 for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def costs() -> dict[str, int]:
    """Lines by kind."""
    kinds = [each for each in sorted(INSTRUMENTS.iterdir()) if each.suffix == ".py" or (each / "__init__.py").is_file()]
    return {each.stem: lines_of(each) for each in kinds if each.stem != "__init__"}


if __name__ == "__main__":
    print(f"{'the engine':16}{lines_of(LIFE):6,}")
    for kind, lines in costs().items():
        print(f"{kind:16}{lines:6,}")
