"""Random repos with their figures by fractions in Python; a Forge test holds RepoMaths.sol to them.

`python -m tests.differential.repo_vectors SEED FILE` writes a file; the committed one is of seed 2021.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from rwa_chain.lifecycle import repo_figures
from rwa_chain.lifecycle.repo_figures import RepoTerms

COMMITTED = Path(__file__).resolve().parent.parent / "data" / "repo-vectors.json"
COMMITTED_SEED = 2021
COUNT = 300
BEGINS = date(2027, 1, 15)
OFFSET = 2**200
"""Added to what may be below zero: columns hold numbers from 0 on."""


def vectors(seed: int) -> dict[str, list[str]]:
    """Columns by name, numbers as text."""
    source = random.Random(seed)
    columns: dict[str, list[str]] = {}
    for _ in range(COUNT):
        for name, value in _vector(source).items():
            columns.setdefault(name, []).append(str(value))
    return columns


def write(seed: int, file: Path) -> None:
    """Writes the vectors of a seed, the same bytes each time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(vectors(seed), separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8")


def _vector(source: random.Random) -> dict[str, int]:
    units, paid = source.randrange(1, 10 ** source.randrange(2, 12)), source.randrange(1, 10 ** source.randrange(2, 14))
    rate = source.choice([0, 400_000, source.randrange(-5_000_000, 50_000_000)])
    days, act360 = source.randrange(0, 400), source.random() < 0.5
    price = source.choice([10**12, source.randrange(1, 10 ** source.randrange(2, 15))])
    by_ratio = source.random() < 0.5
    margin = source.randrange(10**10, 2 * 10**10) if by_ratio else source.randrange(1, 10**10)
    terms = RepoTerms(
        units=units, purchase_price=Decimal(paid).scaleb(-2), rate_percent=Decimal(rate).scaleb(-6),
        purchase_date=BEGINS, haircut_percent=None if by_ratio else Decimal(margin).scaleb(-8),
        margin_ratio=Decimal(margin).scaleb(-10) if by_ratio else None, basis=360 if act360 else 365,
    )  # fmt: skip
    day, unit_price = BEGINS + timedelta(days=days), Decimal(price).scaleb(-12)
    owed = terms.owed(day)
    haircut = source.randrange(0, 10**10)
    counted = repo_figures.after_haircut(units, unit_price, Decimal(haircut).scaleb(-8))
    return {
        "units": units, "paid": paid, "rate": rate + OFFSET, "days": days, "act360": int(act360), "price": price,
        "byRatio": int(by_ratio), "margin": margin, "haircut": haircut, "owed": int(owed.scaleb(2)),
        "exposure": int(terms.exposure(day, unit_price).scaleb(2)) + OFFSET, "counted": int(counted.scaleb(2)),
    }  # fmt: skip


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
