"""A day of payments without a chain: what a file may say, what the releases do, what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.lifecycle import payment_day
from rwa_chain.lifecycle.payment_day import COLUMNS, Order, PaymentsRefused
from rwa_chain.money import Currency

HKD, OPENS, CLOSES = Currency("HKD", 2), time(9, 0), time(17, 0)
BANKS = {"A": HKD, "B": HKD, "C": HKD, "U": Currency("USD", 2)}
GOOD = "P1,09:10,A,B,10.00,HKD,normal"


def read(*lines: str, header: str = ",".join(COLUMNS)) -> list[Order]:
    """The orders of some lines."""
    text = "\n".join([header, *lines]) + "\n"
    return payment_day.read(text, "day.csv", currencies=BANKS, opens=OPENS, closes=CLOSES)


def test_a_sound_file_is_read() -> None:
    """In its order, in base units, by the minute."""
    first, second = read(GOOD, "P2,17:00,B,C,0.01,HKD,urgent")
    assert first == Order(1, "P1", 550, "A", "B", 1_000, 2)
    assert (second.minute, second.amount, second.priority) == (1_020, 1, 0)


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("P2,09:20,A,X,1.00,HKD,normal", "to_bank", "one of: A, B, C, U"),
        ("P2,09:20,A,B,1.00,USD,normal", "currency", "HKD, which A keeps"),
        ("P2,09:20,A,U,1.00,HKD,normal", "currency", "USD, which U keeps"),
        ("P2,09:20,A,A,1.00,HKD,normal", "to_bank", "another bank"),
        ("P2,09:20,A,B,-1.00,HKD,normal", "amount", "0"),
        ("P2,09:20,A,B,0.00,HKD,normal", "amount", "more than 0"),
        ("P2,09:20,A,B,1.001,HKD,normal", "amount", "2 decimals"),
        ("P2,09:20,A,B,nan,HKD,normal", "amount", "decimal"),
        ("P1,09:20,A,B,1.00,HKD,normal", "reference", "no line above"),
        (",09:20,A,B,1.00,HKD,normal", "reference", "no line above"),
        ("P2,08:59,A,B,1.00,HKD,normal", "time", "from 09:10"),
        ("P2,09:09,A,B,1.00,HKD,normal", "time", "from 09:10"),
        ("P2,17:01,A,B,1.00,HKD,normal", "time", "to 17:00"),
        ("P2,9:20,A,B,1.00,HKD,normal", "time", "HH:MM"),
        ("P2,09:20,A,B,1.00,HKD,soon", "priority", "urgent, high, normal"),
        ("P2,09:20,A,B,1.00,HKD", "columns", "7"),
        ("P2,09:20,A,B,1.00,HKD,normal,more", "columns", "7"),
    ],
)
def test_a_line_is_refused_by_its_number_and_field(line: str, field: str, expected: str) -> None:
    """Only that field, where only that is wrong."""
    with pytest.raises(PaymentsRefused) as refusal:
        read(GOOD, line)
    assert [(fault.line, fault.field) for fault in refusal.value.faults] == [(3, field)]
    assert expected in str(refusal.value)


def test_every_wrong_line_is_told() -> None:
    """Not only the first; another header and an empty file are refused too."""
    with pytest.raises(PaymentsRefused) as refusal:
        read("P1,09:10,A,X,1.00,HKD,normal", GOOD, "P3,09:20,A,B,-1,HKD,soon")
    assert [(fault.line, fault.field) for fault in refusal.value.faults] == [
        (2, "to_bank"),
        (3, "reference"),
        (4, "priority"),
        (4, "amount"),
    ]
    for lines, header in (((GOOD,), "a,b"), ((), ",".join(COLUMNS))):
        with pytest.raises(PaymentsRefused):
            read(*lines, header=header)


def ring(amount: int) -> list[Order]:
    """Three banks that pay each other in a circle."""
    return [Order(n + 1, f"P{n}", 545, "ABC"[n], "ABC"[(n + 1) % 3], amount, 2) for n in range(3)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe1", "text in UTF-8"),
        (b" " * (payment_day.BYTES_MAX + 1), "at most"),
        (",".join(COLUMNS).encode() + b'\nP1,"09:10"x,A,B,1,HKD,normal\n', "comma-separated cells"),
        (
            ",".join(COLUMNS).encode() + b"\n" + (GOOD.encode() + b"\n") * (payment_day.ORDERS_MAX + 1),
            "10,000 payments",
        ),
    ],
    ids=["no text", "too large", "no csv", "too many"],
)
def test_a_file_is_bounded_and_text(tmp_path: Path, content: bytes, says: str) -> None:
    """Refused by name before a day is simulated."""
    file = tmp_path / "day.csv"
    file.write_bytes(content)
    with pytest.raises(PaymentsRefused, match=says):
        payment_day.read(payment_day.text_of(file), file.name, currencies=BANKS, opens=OPENS, closes=CLOSES)


def test_a_gridlock_is_one_that_nobody_pays_alone() -> None:
    """A ring above every balance is released together; with more money it is no gridlock."""
    poor = payment_day.simulate(ring(1_000), dict.fromkeys("ABC", 10), [570, 600], {})
    assert poor.releases[0].is_gridlock
    assert not poor.releases[1].is_gridlock
    rich = payment_day.simulate(ring(1_000), dict.fromkeys("ABC", 1_000), [570], {})
    assert (rich.releases[0].alone, rich.releases[0].is_gridlock) == (3, False)


def test_what_is_measured_of_a_ring() -> None:
    """All settles by no net movement: no liquidity used, a bound of the gross without netting."""
    orders = ring(1_000)
    day = payment_day.simulate(orders, dict.fromkeys("ABC", 10), [570], {})
    found = payment_day.measures(orders, day, 1_020)
    assert (found.gross, found.net, found.used, found.lower_bound) == (3_000, 0, 0, 0)
    # One after the other A draws 1,000, and B and C pay with what came in.
    assert found.upper_bound == 1_000
    assert found.delay_indicator == (Decimal(25) / Decimal(475)).quantize(Decimal("0.0001"))


def test_a_suspended_bank_pays_and_gets_nothing_more() -> None:
    """What is queued goes back, what is ordered later is refused, what was final stands."""
    orders = [
        Order(1, "P1", 541, "A", "B", 5, 2),
        Order(2, "P2", 542, "A", "B", 100, 2),
        Order(3, "P3", 580, "B", "A", 5, 2),
        Order(4, "P4", 581, "C", "A", 5, 2),
    ]
    day = payment_day.simulate(orders, dict.fromkeys("ABC", 10), [570, 600], {"A": 590})
    assert day.status == {1: "settled", 2: "returned", 3: "returned", 4: "returned"}
    day = payment_day.simulate([*orders[:2], Order(3, "P3", 595, "A", "B", 1, 2)], day.opening, [570, 600], {"A": 590})
    assert day.status[3] == "refused"


orders_of = st.lists(
    st.tuples(
        st.integers(540, 1_020),
        st.sampled_from("ABCD"),
        st.sampled_from("ABCD"),
        st.integers(1, 100),
        st.integers(0, 2),
    ),
    max_size=30,
)


@given(orders_of, st.lists(st.integers(0, 100), min_size=4, max_size=4), st.sampled_from(["", "A", "D"]))
def test_money_is_conserved_and_nobody_is_short(
    given_: Sequence[tuple[int, str, str, int, int]], balances: list[int], stopped: str
) -> None:
    """At every release; every payment ends in one way, and the lower bound is at most what was used."""
    rows = sorted((row for row in given_ if row[1] != row[2]), key=lambda row: row[0])
    orders = [Order(n + 1, str(n), *row) for n, row in enumerate(rows)]
    opening = dict(zip("ABCD", balances, strict=True))
    slots = payment_day.slots_of(OPENS, CLOSES, 60)
    day = payment_day.simulate(orders, opening, slots, {stopped: 700} if stopped else {})
    for release in day.releases:
        assert sum(release.balances.values()) == sum(balances)
        assert min(release.balances.values()) >= 0
    assert set(day.status) == {order.number for order in orders}
    found = payment_day.measures(orders, day, 1_020)
    assert found.lower_bound <= found.used <= sum(balances)
    assert found.net <= found.gross
    settled = sum(order.amount for order in orders if day.status[order.number] == "settled")
    assert (found.gross, found.gross + found.unsettled) == (settled, sum(order.amount for order in orders))
    assert 0 <= found.delay_indicator <= 1
