"""Random periods of a waterfall with a plain reckoning in Python; a Forge test holds WaterfallMaths.sol to it.

`python -m tests.differential.waterfall_vectors SEED FILE` writes a file; the committed one is of seed 2025.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

COMMITTED = Path(__file__).resolve().parent.parent / "data" / "waterfall-vectors.json"
COMMITTED_SEED = 2025
COUNT = 400
WAD = 10**18
NO_TRAP, TRAP_RESIDUAL, TRAP_SENIOR = range(3)

Vector = dict[str, int]


@dataclass
class Pots:
    """What a pool has, by name [cash base units]; money only moves between them."""

    amounts: dict[str, int] = field(default_factory=dict)

    def move(self, source: str, to: str, most: int) -> int:
        """Move up to ``most`` of what is there."""
        moved = max(0, min(most, self.amounts.get(source, 0)))
        self.amounts[source] = self.amounts.get(source, 0) - moved
        self.amounts[to] = self.amounts.get(to, 0) + moved
        return moved


def split(have: Vector, due: Vector, trap: int) -> Vector:
    """One period: each claim in full before the next; the reserve for the senior first, its excess down the order."""
    pots = Pots({"pot": have["cash"] + have["trapped"], "reserve": have["reserve"]})
    claims = ["taxes", "servicing"] + ([] if trap == TRAP_SENIOR else ["senior"])
    for claim in claims:
        pots.move("pot", claim, due[claim])
    from_reserve = 0
    if trap != TRAP_SENIOR:
        from_reserve = pots.move("reserve", "senior", due["senior"] - pots.amounts["senior"])
        pots.move("pot", "reserve", due["reserve"] - pots.amounts["reserve"])
        for claim in ("taxes", "servicing"):
            excess = pots.amounts["reserve"] - due["reserve"]
            pots.move("reserve", claim, min(excess, due[claim] - pots.amounts[claim]))
        pots.move("reserve", "pot", pots.amounts["reserve"] - due["reserve"])
    pots.move("pot", "residual" if trap == NO_TRAP else "trapped", pots.amounts["pot"])
    names = ("taxes", "servicing", "senior", "reserve", "trapped", "residual")
    return {name: pots.amounts.get(name, 0) for name in names} | {"fromReserve": from_reserve}


def coverage(cash: int, due: Vector) -> int:
    """[wad] of the scheduled amount that cash after taxes and servicing pays, cut; the highest word where none is."""
    if not due["scheduled"]:
        return 2**256 - 1
    return int(Fraction(max(0, cash - due["taxes"] - due["servicing"]) * WAD, due["scheduled"]))


def step(trigger: Vector, tripped: bool, good: int, measure: int) -> tuple[bool, int]:
    """A trigger after one more period: falls below its threshold, and is cured by good periods in a row."""
    if not tripped:
        return measure < trigger["threshold"], 0
    good = good + 1 if measure >= trigger["cureAt"] else 0
    return (False, 0) if good >= trigger["curePeriods"] else (True, good)


def gap(statements: list[int], tolerance: int) -> tuple[int, int]:
    """How far statements lie apart, and how far they may."""
    return max(statements) - min(statements), int(Fraction(max(statements) * tolerance, WAD))


def outside(cash: int, least: int, most: int, tolerance: int) -> int:
    """How far cash lies below what should have come or above what can have; nothing within the tolerance of each."""
    share = Fraction(tolerance, WAD)
    if cash < least - int(least * share):
        return least - cash
    return cash - most if cash > most + int(most * share) else 0


def vectors(seed: int, count: int = COUNT) -> dict[str, list[str]]:
    """Columns of decimal text, one entry per period; lives of a few periods follow each other."""
    source = random.Random(seed)
    made: list[Vector] = []
    while len(made) < count:
        made.extend(_life(source))
    return {name: [str(vector[name]) for vector in made[:count]] for name in made[0]}


def write(seed: int, file: Path) -> None:
    """Writes the vectors of a seed, the same bytes each time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(vectors(seed), separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8")


def _life(source: random.Random) -> list[Vector]:
    """Some periods of one pool: what is trapped and reserved goes on to the next."""
    size = 10 ** source.randrange(1, 15)
    trigger = {"threshold": source.randrange(WAD), "curePeriods": source.randrange(1, 4)}
    trigger["cureAt"] = source.randrange(trigger["threshold"], 2 * WAD)
    have = {
        "trapped": source.choice([0, source.randrange(size)]),
        "reserve": source.choice([0, source.randrange(size)]),
    }
    tripped, good = False, 0
    periods = []
    for _ in range(source.randrange(1, 9)):
        have["cash"] = source.choice([0, source.randrange(size), source.randrange(size)])
        due = {name: source.choice([0, source.randrange(size)]) for name in ("taxes", "servicing", "senior", "reserve")}
        # The senior exactly paid, so that nothing is left and nothing drawn.
        if source.random() < 0.2:
            due["senior"] = max(0, have["cash"] + have["trapped"] - due["taxes"] - due["servicing"])
        due["scheduled"] = source.choice([due["senior"], source.randrange(due["senior"] + 1)])
        least = source.choice([0, source.randrange(size), have["cash"]])
        most = least + source.choice([0, source.randrange(size)])
        trap = source.choice([NO_TRAP, TRAP_RESIDUAL, TRAP_SENIOR])
        measure = source.choice([source.randrange(2 * WAD), trigger["threshold"], trigger["cureAt"]])
        statements = [source.randrange(size) for _ in range(3)]
        tolerance = source.randrange(WAD)
        after = split(have, due, trap)
        now_tripped, now_good = step(trigger, tripped, good, measure)
        found, allowed = gap(statements, tolerance)
        periods.append(
            {
                **{f"{name}Had": have[name] for name in ("cash", "trapped", "reserve")},
                **{f"{name}Due": value for name, value in due.items()},
                "trap": trap,
                **after,
                "coverage": coverage(have["cash"], due),
                **trigger,
                "measure": measure,
                "tripped": int(tripped),
                "good": good,
                "trippedAfter": int(now_tripped),
                "goodAfter": now_good,
                "meter": statements[0],
                "channel": statements[1],
                "bank": statements[2],
                "tolerance": tolerance,
                "gap": found,
                "allowed": allowed,
                "least": least,
                "most": most,
                "outside": outside(have["cash"], least, most, tolerance),
            }
        )
        have = {"trapped": after["trapped"], "reserve": after["reserve"]}
        tripped, good = now_tripped, now_good
    return periods


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
