"""Orders a second on one core: ``python -m tests.venue.measure`` prints JSON."""

from __future__ import annotations

import json
import random
import time

from rwa_chain.venue.book import Order, OrderBook, Side


def measure(count: int = 200_000, seed: int = 1) -> dict[str, float]:
    """Random orders of 500 clients around one price; a quarter of the resting ones are cancelled."""
    draw = random.Random(seed)
    orders = [
        Order(
            str(n),
            f"c{draw.randrange(500)}",
            draw.choice(tuple(Side)),
            draw.randint(1, 100),
            10_000 + draw.randint(-60, 60),
        )
        for n in range(count)
    ]
    book, fills, cancelled = OrderBook(), 0, 0
    started = time.perf_counter()
    for number, order in enumerate(orders):
        fills += len(book.place(order).fills)
        if number % 4 == 0 and order.id in book:
            book.cancel(order.id)
            cancelled += 1
    seconds = time.perf_counter() - started
    return {"orders": count, "fills": fills, "cancelled": cancelled, "orders_per_second": round(count / seconds)}


if __name__ == "__main__":
    print(json.dumps(measure()))
