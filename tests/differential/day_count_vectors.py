"""Random accruals with the answers of QuantLib, for the Forge test that holds DayCount.sol and Interest.sol to them.

`python -m tests.differential.day_count_vectors SEED FILE` writes a file; the committed one is of seed 2025.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar, DayCount, Frequency, Period
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.lifecycle.rounding import half_up

COMMITTED = Path(__file__).resolve().parent.parent / "data" / "day-count-vectors.json"
COMMITTED_SEED = 2025
COUNT = 400

Vector = dict[str, int]


def vectors(seed: int, count: int = COUNT) -> dict[str, list[str]]:
    """`count` random accruals as columns of decimal text, one entry per accrual."""
    source = random.Random(seed)
    made: list[Vector] = []
    while len(made) < count:
        made.extend(_of_one_bond(source))
    return {name: [str(vector[name]) for vector in made[:count]] for name in made[0]}


def write(seed: int, file: Path) -> None:
    """Writes the vectors of a seed, the same bytes each time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(vectors(seed), separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8")


def _of_one_bond(source: random.Random) -> list[Vector]:
    """Each period of a random schedule, whole and to a random date in it."""
    issue = date(2001, 1, 1) + timedelta(days=source.randrange(14_000))
    frequency = source.choice(list(Frequency))
    day_count = source.choice(list(DayCount))
    try:
        periods = calendar.schedule(
            issue,
            issue + timedelta(days=source.randrange(30, 2_000)),
            frequency=frequency,
            day_count=day_count,
            calendar=source.choice(list(Calendar)),
            business_day=source.choice(list(BusinessDay)),
            adjusted=source.random() < 0.5,
            record_lag=5,
        )
    except InputError:
        return []  # the business-day rule swallowed the first period
    made = []
    for period in periods:
        inside = period.start + timedelta(days=source.randrange((period.end - period.start).days + 1))
        for end in (inside, period.end):
            made.append(_vector(source, period, end, day_count, frequency))
    return made


def _vector(source: random.Random, period: Period, end: date, day_count: DayCount, frequency: Frequency) -> Vector:
    fraction = calendar.year_fraction(
        period.start,
        end,
        day_count,
        reference=(period.reference_start, period.reference_end),
        frequency=frequency,
    )
    principal = source.choice([1_000_000, source.randrange(1, 10**9), source.randrange(1, 10**15)])
    rate = source.randrange(0, 20_000) * 10**13  # 0 to 20 % a year in steps of a tenth of a basis point [wad]
    interest = half_up(principal * rate * fraction / 10**18, 0)
    return {
        "convention": day_count.code,
        "startDate": day_number(period.start),
        "endDate": day_number(end),
        "referenceStart": day_number(period.reference_start),
        "referenceEnd": day_number(period.reference_end),
        "couponsPerYear": frequency.per_year,
        "days": calendar.count_days(period.start, end, day_count),
        "numerator": fraction.numerator,
        "denominator": fraction.denominator,
        "principal": principal,
        "rate": rate,
        "interest": _integer(interest),
    }


def _integer(amount: Decimal) -> int:
    if amount != int(amount):
        raise ValueError(f"{amount} is no integer")
    return int(amount)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
