"""A gateway on real sockets for a test, and what is in its database afterwards."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.meter.gateway.server import Gateway
from rwa_chain.meter.gateway.settings import read_settings
from rwa_chain.meter.gateway.store import Store

PILES = 210
FILE = """\
asset_type: charging-pile
register_file: piles.csv
tariff: { per_unit: "0.40", currency: CNY, assumed: "a test" }
guard: { burst: 60, per_minute: 6000 }
"""


class Site:
    """A gateway's files, and what its database holds."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "gateway.yaml"
        self.store = folder / "gateway.db"
        self.file.write_text(FILE)
        lines = [f"P{n},S{n // 10},60" for n in range(PILES)]
        (folder / "piles.csv").write_text("\n".join(["device,station,rated", *lines]) + "\n")
        self.said: list[str] = []

    def run(
        self, test: Callable[[int], Awaitable[None]], opened: Callable[[Store], None] = lambda store: None
    ) -> Gateway:
        """Runs a gateway and, beside it, the test with its port; ``opened`` gets the store first."""

        async def both(store: Store) -> Gateway:
            gateway = Gateway(read_settings(self.file), store, self.said.append)
            server = await gateway.listen("127.0.0.1", 0)
            try:
                await asyncio.wait_for(test(next(iter(server.sockets)).getsockname()[1]), 60)
            finally:
                server.close()
                await server.wait_closed()
            return gateway

        with Store(self.store) as store:
            opened(store)
            return asyncio.run(both(store))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with closing(sqlite3.connect(self.store)) as db:
            return db.execute(query).fetchall()

    def sessions(self) -> list[tuple[Any, ...]]:
        """Device, station, start, end, Wh, fen, in order."""
        return self.rows(
            "SELECT device, station, started, ended, quantity, revenue FROM session ORDER BY device, started"
        )

    def refused(self) -> list[str]:
        """Reasons in order."""
        return [reason for (reason,) in self.rows("SELECT reason FROM refused ORDER BY number")]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of its own."""
    return Site(tmp_path)
