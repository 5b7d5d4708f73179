"""A day of payments between banks: read from a file, played by releases of the greatest set, measured.

Computed without a chain, so that a day on a chain can be held to it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from itertools import islice
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import liquidity
from rwa_chain.money import Currency

COLUMNS = ("reference", "time", "from_bank", "to_bank", "amount", "currency", "priority")
"""A file's header. Times are local HH:MM; amounts are in the currency; priority is urgent, high or normal."""

PRIORITIES = ("urgent", "high", "normal")
ORDERS_MAX, BYTES_MAX = 10_000, 2 * 2**20
"""Limits of a file."""
OPEN_MAX = 100
"""Open payments of a bank that the queue takes."""
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True)
class Order:
    """A payment as its bank's customer gives it. ``amount`` in base units, ``minute`` of the day."""

    number: int
    reference: str
    minute: int
    source: str
    target: str
    amount: int
    priority: int


@dataclass(frozen=True)
class Fault:
    """A problem in a line of a file."""

    line: int
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: {self.value!r} is not accepted; expected {self.expected}"


class PaymentsRefused(InputError):
    """A file of payments is refused; `faults` has every line that is wrong."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(file, faults[0].value, str(faults[0]))

    def __str__(self) -> str:
        return f"{self.field}:\n" + "\n".join(f"  {fault}" for fault in self.faults)


def text_of(path: Path) -> str:
    """A file of payments as text; raises `PaymentsRefused` for one that is too large or no text."""
    if path.stat().st_size > BYTES_MAX:
        raise PaymentsRefused(path.name, [Fault(1, "file", f"{path.stat().st_size:,} bytes", f"{BYTES_MAX:,} at most")])
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        fault = Fault(1, "file", f"byte {problem.start + 1}", "text in UTF-8")
        raise PaymentsRefused(path.name, [fault]) from None


def read(text: str, file: str, *, currencies: Mapping[str, Currency], opens: time, closes: time) -> list[Order]:
    """The payments of a file, in its order; ``currencies`` are the banks and what each keeps.

    Raises `PaymentsRefused` naming every line and field: an unknown bank, a currency that a bank lacks, an amount that
    is not positive or too fine, a repeated reference, a time outside the day or before the line above it.
    """
    rows = csv.DictReader(io.StringIO(text), strict=True)
    try:
        header, lines = rows.fieldnames, list(islice(rows, ORDERS_MAX + 1))
    except csv.Error as problem:
        raise PaymentsRefused(file, [Fault(rows.line_num, "line", str(problem), "comma-separated cells")]) from None
    if len(lines) > ORDERS_MAX:
        raise PaymentsRefused(file, [Fault(ORDERS_MAX + 2, "line", "one more", f"at most {ORDERS_MAX:,} payments")])
    if tuple(header or ()) != COLUMNS:
        raise PaymentsRefused(file, [Fault(1, "header", ",".join(header or ()), ",".join(COLUMNS))])
    faults: list[Fault] = []
    orders: list[Order] = []
    seen: set[str] = set()
    last = minutes(opens)
    for line, row in enumerate(lines, start=2):
        found = list(_faults(line, row, currencies, seen, last, minutes(closes)))
        faults += found
        seen.add(row["reference"] or "")
        if not found:
            last = minutes(time.fromisoformat(row["time"]))
            orders.append(
                Order(
                    len(orders) + 1, row["reference"], last, row["from_bank"], row["to_bank"],
                    currencies[row["from_bank"]].units(row["amount"]), PRIORITIES.index(row["priority"]),
                )
            )  # fmt: skip
    if not orders and not faults:
        faults.append(Fault(2, "reference", "", "a payment or more"))
    if faults:
        raise PaymentsRefused(file, faults)
    return orders


def _faults(
    line: int,
    row: Mapping[str | None, str | None],
    currencies: Mapping[str, Currency],
    seen: set[str],
    first: int,
    last: int,
) -> Iterator[Fault]:
    if None in row or None in row.values():
        yield Fault(line, "columns", str(len([each for each in row.values() if each is not None])), str(len(COLUMNS)))
        return
    values = {key: str(value) for key, value in row.items()}
    if not values["reference"] or values["reference"] in seen:
        yield Fault(line, "reference", values["reference"], "a reference that no line above has")
    if not _TIME.fullmatch(values["time"]):
        yield Fault(line, "time", values["time"], "a time of day, HH:MM")
    elif not first <= minutes(time.fromisoformat(values["time"])) <= last:
        yield Fault(line, "time", values["time"], f"from {_clock(first)} (the line above) to {_clock(last)}")
    for name in ("from_bank", "to_bank"):
        if values[name] not in currencies:
            yield Fault(line, name, values[name], f"one of: {', '.join(currencies)}")
        elif values["currency"] != currencies[values[name]].code:
            yield Fault(
                line, "currency", values["currency"], f"{currencies[values[name]].code}, which {values[name]} keeps"
            )
            break
    if values["from_bank"] == values["to_bank"]:
        yield Fault(line, "to_bank", values["to_bank"], "another bank than the payer's")
    if values["priority"] not in PRIORITIES:
        yield Fault(line, "priority", values["priority"], f"one of: {', '.join(PRIORITIES)}")
    currency = currencies.get(values["from_bank"])
    if currency is None:
        return
    try:
        amount = currency.units(values["amount"])
    except InputError as refusal:
        yield Fault(line, "amount", values["amount"], refusal.expected)
    else:
        if not 0 < amount < 2**72:
            yield Fault(line, "amount", values["amount"], "more than 0")


def minutes(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


# ---- the day ----


@dataclass(frozen=True)
class Release:
    """One release. ``alone`` are payments that their banks could have paid one by one, in their order."""

    minute: int
    released: tuple[int, ...]
    removed: tuple[int, ...]
    returned: tuple[int, ...]
    alone: int
    value: int
    balances: Mapping[str, int]
    waiting: int
    """Value still queued after it."""

    @property
    def is_gridlock(self) -> bool:
        """Whether nobody could pay alone, and all together could."""
        return bool(self.released) and self.alone == 0


@dataclass
class Outcome:
    """A whole day. Statuses are settled, returned or refused, by the number of the order; money in base units."""

    opening: Mapping[str, int]
    status: dict[int, str] = field(default_factory=dict)
    released_in: dict[int, int] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)
    closing: dict[str, int] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    """Most open payments of a bank."""


def simulate(
    orders: Sequence[Order], opening: Mapping[str, int], slots: Sequence[int], suspended: Mapping[str, int]
) -> Outcome:
    """The day by releases at the minutes ``slots``: each takes in what was ordered until then, then releases.

    From a bank's minute in ``suspended`` on, its payments are refused, and what is queued from or to it goes back.
    """
    day, balances = Outcome(opening, closing=dict(opening)), dict(opening)
    queue: list[Order] = []
    todo = list(orders)
    for number, slot in enumerate(slots, start=1):
        frozen = {bank for bank, minute in suspended.items() if minute <= slot}
        while todo and todo[0].minute <= slot:
            order = todo.pop(0)
            if order.source in frozen:
                day.status[order.number] = "refused"
            else:
                queue.append(order)
        for bank in opening:
            open_ = sum(each.source == bank for each in queue)
            day.longest[bank] = max(day.longest.get(bank, 0), open_)
        back = [each for each in queue if {each.source, each.target} & frozen]
        queue = [each for each in queue if each not in back]
        payments = [
            liquidity.Payment(each.number, each.source, each.target, each.amount, each.priority) for each in queue
        ]
        found = liquidity.greatest(balances, payments)
        alone = payable_alone(queue, balances)
        balances = dict(found.positions)
        gone = set(found.released)
        day.status |= dict.fromkeys((each.number for each in back), "returned")
        day.status |= dict.fromkeys(gone, "settled")
        day.released_in |= dict.fromkeys(gone, number)
        value = sum(each.amount for each in queue if each.number in gone)
        queue = [each for each in queue if each.number not in gone]
        day.releases.append(
            Release(
                slot, found.released, found.removed, tuple(each.number for each in back), alone, value, dict(balances),
                sum(each.amount for each in queue),
            )
        )  # fmt: skip
    day.status |= dict.fromkeys((each.number for each in (*queue, *todo)), "returned")
    day.closing = balances
    return day


def payable_alone(queue: Sequence[Order], balances: Mapping[str, int]) -> int:
    """The payments that could be paid one by one, each bank from the head of its order and from its money then."""
    left = dict(balances)
    lanes = {
        bank: sorted((each for each in queue if each.source == bank), key=lambda each: each.priority) for bank in left
    }
    count, moved = 0, True
    while moved:
        moved = False
        for bank, lane in lanes.items():
            while lane and lane[0].amount <= left[bank]:
                first = lane.pop(0)
                left[bank] -= first.amount
                left[first.target] += first.amount
                count, moved = count + 1, True
    return count


# ---- what a central bank measures ----


@dataclass(frozen=True)
class Measures:
    """Money in base units; ``delay_indicator`` from 0 (all at once) to 1 (all at the close), ``turnover`` a ratio."""

    gross: int
    net: int
    used: int
    lower_bound: int
    upper_bound: int
    delay_indicator: Decimal
    turnover: Decimal
    greatest_queue: int
    mean_queue: int
    unsettled: int


def measures(orders: Sequence[Order], day: Outcome, closes: int) -> Measures:
    """Liquidity used, its bounds, the delay, and the queue, of a day that closes at a minute.

    Used: most that all banks together drew on their opening balances. Upper bound: what settling every settled payment
    at once would have drawn; lower bound: the net debits of the day. Net: half of what moved between the banks.
    """
    settled = [each for each in orders if day.status[each.number] == "settled"]
    gross = sum(each.amount for each in settled)
    slot_of = {number: release.minute for release in day.releases for number in release.released}

    def drawn(balances: Mapping[str, int]) -> int:
        return sum(max(0, day.opening[bank] - balance) for bank, balance in balances.items())

    position = dict.fromkeys(day.opening, 0)
    least = dict.fromkeys(day.opening, 0)
    for each in settled:
        position[each.source] -= each.amount
        position[each.target] += each.amount
        least[each.source] = min(least[each.source], position[each.source])
    used = max((drawn(release.balances) for release in day.releases), default=0)
    waited = sum(each.amount * (slot_of[each.number] - each.minute) for each in settled)
    most = sum(each.amount * max(1, closes - each.minute) for each in settled)
    queues = [release.waiting for release in day.releases]
    moves = net_moves(day)
    return Measures(
        gross=gross,
        net=moves,
        used=used,
        lower_bound=drawn(day.closing),
        upper_bound=-sum(least.values()),
        delay_indicator=_ratio(waited, most),
        turnover=_ratio(gross, used),
        greatest_queue=max(queues, default=0),
        mean_queue=sum(queues) // len(queues) if queues else 0,
        unsettled=sum(each.amount for each in orders if day.status[each.number] != "settled"),
    )


def net_moves(day: Outcome) -> int:
    """Movements between the banks if each release made one net movement a bank."""
    before, total = dict(day.opening), 0
    for release in day.releases:
        total += sum(max(0, before[bank] - balance) for bank, balance in release.balances.items())
        before = dict(release.balances)
    return total


def _ratio(part: int, whole: int) -> Decimal:
    return (Decimal(part) / Decimal(whole) if whole else Decimal(0)).quantize(Decimal("0.0001"))


def slots_of(opens: time, closes: time, every: int) -> list[int]:
    """The minutes at which a day releases: every so many minutes from the opening, and at the close."""
    return [*range(minutes(opens) + every, minutes(closes), every), minutes(closes)]
