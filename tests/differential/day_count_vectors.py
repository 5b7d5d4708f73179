"""Random accruals with their exact answers, which tests hold to QuantLib, for the Forge test that holds DayCount.sol
and Interest.sol to them.

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
from rwa_chain.lifecycle import day_counts, schedule
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.lifecycle.schedule import Frequency, Period, coupon_dates, months_from

COMMITTED = Path(__file__).resolve().parent.parent / "data" / "day-count-vectors.json"
COMMITTED_SEED = 2025
COUNT = 800

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
    """Each period of a random schedule, whole and to a random date in it; stubs of either end may be long."""
    issue = date(2001, 1, 1) + timedelta(days=source.randrange(14_000))
    frequency = source.choice(list(Frequency))
    day_count = source.choice(list(DayCount))
    maturity = issue + timedelta(days=source.randrange(30, 2_000))
    months = frequency.months
    last = None if source.random() < 0.6 or not months else months_from(maturity, -source.randrange(1, 2 * months))
    end_of_month = source.random() < 0.3
    try:
        first = None
        dates = coupon_dates(issue, maturity, frequency=frequency, end_of_month=end_of_month, last_coupon=last)
        if source.random() < 0.3 and len(dates) > 3 and months:
            first = dates[2]
        periods = schedule.schedule(
            issue,
            maturity,
            frequency=frequency,
            day_count=day_count,
            calendar=source.choice(list(Calendar)),
            business_day=source.choice(list(BusinessDay)),
            adjusted=source.random() < 0.5,
            record_lag=5,
            end_of_month=end_of_month,
            first_coupon=first,
            last_coupon=last,
        )
    except InputError:
        return []  # the business-day rule swallowed a period, or the stub is too long
    made = []
    for period in periods:
        inside = period.start + timedelta(days=source.randrange((period.end - period.start).days + 1))
        for end in (inside, period.end):
            made.append(_vector(source, period, end, day_count))
    return made


def _vector(source: random.Random, period: Period, end: date, day_count: DayCount) -> Vector:
    reference = period.reference
    fraction = day_counts.year_fraction(period.start, end, day_count, reference=reference)
    principal = source.choice([1_000_000, source.randrange(1, 10**9), source.randrange(1, 10**15)])
    rate = source.randrange(0, 20_000) * 10**13  # 0 to 20 % a year in steps of a tenth of a basis point [wad]
    interest = half_up(principal * rate * fraction / 10**18, 0)
    return {
        "convention": day_count.code,
        "startDate": day_number(period.start),
        "endDate": day_number(end),
        "referenceStart": day_number(reference.start),
        "referenceEnd": day_number(reference.end),
        "referenceSplit": 0 if reference.split is None else day_number(reference.split),
        "couponsPerYear": reference.coupons_per_year,
        "accrualStart": day_number(reference.accrual_start),
        "accrualEnd": day_number(reference.accrual_end),
        "maturityDate": day_number(reference.maturity),
        "days": day_counts.count_days(period.start, end, day_count, maturity=reference.maturity),
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
