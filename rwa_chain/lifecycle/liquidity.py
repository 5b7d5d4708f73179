"""The greatest set of queued payments that can be paid: computed without a chain, and replayed from the chain's event.

The set keeps each bank's order: a payment is in it only with all that stand before it. Any two such sets that can be
paid have a union that can be paid, so there is one greatest; it is the greatest by number and by value at once. It is
found by removing the last payment of a bank that is short until none is (Bech and Soramäki 2001; Ubin's EAF2): each
payment is removed at most once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rwa_chain.errors import InputError

Bank = str


@dataclass(frozen=True, slots=True)
class Payment:
    """One queued payment. ``amount`` in base units; ``priority`` 0 is first."""

    id: int
    source: Bank
    target: Bank
    amount: int
    priority: int = 0


@dataclass(frozen=True)
class Limits:
    """Most that leaves a bank in one release, net: to one other bank, and to all others; absent is without limit."""

    bilateral: Mapping[tuple[Bank, Bank], int]
    multilateral: Mapping[Bank, int]


@dataclass(frozen=True)
class Release:
    """``bypassed`` paid alone, ``released`` the greatest set of the rest, ``removed`` in the order of removal.

    ``positions`` are the banks' free settlement money afterwards, in base units.
    """

    bypassed: tuple[int, ...]
    released: tuple[int, ...]
    removed: tuple[int, ...]
    positions: Mapping[Bank, int]


NO_LIMITS = Limits({}, {})


def greatest(
    liquidity: Mapping[Bank, int],
    payments: Sequence[Payment],
    *,
    limits: Limits = NO_LIMITS,
    bypass: bool = False,
) -> Release:
    """Simulate a release of payments in the order of entry, given each bank's liquidity [base units].

    With ``bypass`` what a bank can pay alone goes first, in the order of entry. Raises `InputError` for an unknown
    bank, an amount that is not positive, a payment within a bank, and an id that is there twice.
    """
    _check(liquidity, payments)
    left = dict(liquidity)
    flows: dict[tuple[Bank, Bank], int] = {}
    bounded = bool(limits.bilateral or limits.multilateral)
    short = _bounded(left, flows, limits) if bounded else (lambda bank: left[bank] < 0)
    paid = _pay_alone(payments, left, flows, short) if bypass else ()
    gone = set(paid)
    rest = [each for each in payments if each.id not in gone] if gone else payments
    lanes = _lanes(rest, left)
    if bounded:
        for each in rest:
            _flow(flows, each, each.amount)
    removed: list[int] = []
    todo = list(liquidity)
    while todo:
        bank = todo.pop()
        lane = lanes[bank]
        while lane and short(bank):
            last = lane.pop()
            removed.append(last.id)
            left[bank] += last.amount
            left[last.target] -= last.amount
            if bounded:
                _flow(flows, last, -last.amount)
            if last.target not in todo:
                todo.append(last.target)
    out = set(removed)
    return Release(paid, tuple([each.id for each in rest if each.id not in out]), tuple(removed), left)


def verify(
    liquidity: Mapping[Bank, int], payments: Sequence[Payment], removed: Sequence[int], *, limits: Limits = NO_LIMITS
) -> str:
    """Why a list of removals does not prove the greatest set of these payments; empty where it does.

    Each removed payment must be the last of its bank's order, of a bank that is short at that moment. At the end no
    bank is short.
    """
    _check(liquidity, payments)
    left, flows = dict(liquidity), dict[tuple[Bank, Bank], int]()
    short = _bounded(left, flows, limits)
    lanes = _lanes(payments, left)
    for each in payments:
        _flow(flows, each, each.amount)
    by_id = {each.id: each for each in payments}
    for number in removed:
        last = by_id.get(number)
        if last is None:
            return f"payment {number} was removed and is not in the queue"
        if not lanes[last.source] or lanes[last.source][-1].id != number:
            return f"payment {number} was removed and is not the last of {last.source}"
        if not short(last.source):
            return f"payment {number} was removed while {last.source} is not short"
        lanes[last.source].pop()
        left[last.source] += last.amount
        left[last.target] -= last.amount
        _flow(flows, last, -last.amount)
    poor = [bank for bank in liquidity if short(bank)]
    return f"{', '.join(poor)} would be short of what was released" if poor else ""


def _lanes(payments: Sequence[Payment], left: dict[Bank, int]) -> dict[Bank, list[Payment]]:
    """Each bank's order, with every payment taken from its bank and given to the other."""
    lanes: dict[Bank, list[Payment]] = {bank: [] for bank in left}
    lowest = highest = payments[0].priority if payments else 0
    for each in payments:
        source, amount, priority = each.source, each.amount, each.priority
        lanes[source].append(each)
        left[source] -= amount
        left[each.target] += amount
        if priority != lowest:
            lowest, highest = min(lowest, priority), max(highest, priority)
    if lowest != highest:
        for lane in lanes.values():
            lane.sort(key=_priority)
    return lanes


def _priority(payment: Payment) -> int:
    return payment.priority


def _pay_alone(
    payments: Sequence[Payment],
    left: dict[Bank, int],
    flows: dict[tuple[Bank, Bank], int],
    short: Callable[[Bank], bool],
) -> tuple[int, ...]:
    """Pay in the order of entry, until a whole round pays nothing."""
    waiting, paid = sorted(payments, key=lambda one: one.id), list[int]()
    while True:
        still: list[Payment] = []
        for each in waiting:
            left[each.source] -= each.amount
            left[each.target] += each.amount
            _flow(flows, each, each.amount)
            if short(each.source):
                left[each.source] += each.amount
                left[each.target] -= each.amount
                _flow(flows, each, -each.amount)
                still.append(each)
            else:
                paid.append(each.id)
        if len(still) == len(waiting):
            return tuple(paid)
        waiting = still


def _bounded(
    left: Mapping[Bank, int], flows: Mapping[tuple[Bank, Bank], int], limits: Limits
) -> Callable[[Bank], bool]:
    """Whether a bank is below zero or beyond a limit."""

    def short(bank: Bank) -> bool:
        if left[bank] < 0:
            return True
        total = limits.multilateral.get(bank)
        if total is not None and sum(flow for (source, _), flow in flows.items() if source == bank) > total:
            return True
        return any(
            flows.get((source, target), 0) > limit
            for (source, target), limit in limits.bilateral.items()
            if source == bank
        )

    return short


def _flow(flows: dict[tuple[Bank, Bank], int], payment: Payment, amount: int) -> None:
    """Net flows both ways."""
    there, back = (payment.source, payment.target), (payment.target, payment.source)
    flows[there] = flows.get(there, 0) + amount
    flows[back] = flows.get(back, 0) - amount


def _check(liquidity: Mapping[Bank, int], payments: Sequence[Payment]) -> None:
    """Raises `InputError` for what can't be queued."""
    for bank, amount in liquidity.items():
        if amount < 0:
            raise InputError(f"liquidity of {bank}", amount, "nothing or more")
    for each in payments:
        source, target = each.source, each.target
        if source not in liquidity or target not in liquidity or source == target or each.amount <= 0:
            _refuse(liquidity, each)
    if len({each.id for each in payments}) != len(payments):
        twice = Counter(each.id for each in payments).most_common(1)[0][0]
        raise InputError("payment", twice, "an id that is there once")


def _refuse(liquidity: Mapping[Bank, int], payment: Payment) -> None:
    """Raises `InputError` for the first thing that is wrong with a payment."""
    for bank in (payment.source, payment.target):
        if bank not in liquidity:
            raise InputError(f"bank of payment {payment.id}", bank, "one of " + ", ".join(liquidity))
    if payment.source == payment.target:
        raise InputError(f"payment {payment.id}", payment.target, "another bank than its own")
    raise InputError(f"amount of payment {payment.id}", payment.amount, "more than nothing")
