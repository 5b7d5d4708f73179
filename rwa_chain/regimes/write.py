"""Writes ``docs/regimes/`` and the golden matrix of the tests: ``python -m rwa_chain.regimes.write``."""

from __future__ import annotations

from pathlib import Path

from rwa_chain.regimes import matrix, pages

ROOT = Path(__file__).parents[2]


def files() -> dict[Path, str]:
    """Each generated file of the checkout and its text."""
    docs = ROOT / "docs" / "regimes"
    return {
        **{docs / name: text for name, text in pages.pages().items()},
        ROOT / "tests" / "data" / "regime-matrix.csv": matrix.as_csv(),
    }


def main() -> None:
    """Write every generated file."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
