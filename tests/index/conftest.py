"""A chain with a bond's register and money on it, and databases of both kinds."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from rwa_chain.bench import world as bench
from rwa_chain.chain import Chain, Party, keccak
from rwa_chain.errors import Reverted
from rwa_chain.index.follow import Follower
from rwa_chain.index.reconcile import Outcome, reconcile
from rwa_chain.index.register import RegisterAt, Registers
from rwa_chain.index.store import Store
from rwa_chain.lifecycle import control
from rwa_chain.solidity import build
from tests.cli.conftest import inside, rwa

__all__ = ["inside", "rwa"]

DATABASES = ["sqlite", *(["postgresql"] if os.environ.get("RWA_POSTGRES") else [])]
"""PostgreSQL where ./scripts/test has started one."""


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of either kind."""
    if request.param == "sqlite":
        yield str(tmp_path / "index.sqlite")
        return
    with new_postgres() as url:
        yield url


class new_postgres:
    """A database of its own in the tests' server, dropped in the end."""

    _made = 0

    def __enter__(self) -> str:
        server = os.environ["RWA_POSTGRES"]
        new_postgres._made += 1
        self._name = f"t{os.getpid()}_{new_postgres._made}"
        self._run(f'CREATE DATABASE "{self._name}"')
        return server.replace("/postgres?", f"/{self._name}?")

    def __exit__(self, *_: object) -> None:
        self._run(f'DROP DATABASE "{self._name}" WITH (FORCE)')

    @staticmethod
    def _run(statement: str) -> None:
        url = os.environ["RWA_POSTGRES"].replace("postgresql:", "postgresql+psycopg:")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@dataclass
class Life:
    """A bond's register and the banks' money, with acts drawn at random; some are refused."""

    world: bench.World
    draw: random.Random
    done: dict[str, int] = field(default_factory=dict)

    @property
    def chain(self) -> Chain:
        """The node."""
        return self.world.chain

    def act(self, times: int = 1) -> None:
        """So many acts."""
        acts: list[Callable[[], object]] = [
            self._sell, self._sell, self._pay, self._pay, self._freeze, self._freeze_part, self._book, self._order,
            self._sanction, self._register,
        ]  # fmt: skip
        for _ in range(times):
            act = self.draw.choice(acts)
            try:
                act()
            except Reverted:
                self.done["refused"] = self.done.get("refused", 0) + 1
            else:
                self.done[act.__name__] = self.done.get(act.__name__, 0) + 1

    def _seller(self) -> Party:
        return self.draw.choice(self.world.investors)

    def _sell(self) -> None:
        buyer = self.draw.choice([*self.world.investors, *self.world.holders])
        self.world.token.transfer(buyer, self.draw.choice((0, 1, 100, 137, 900)), sender=self._seller())

    def _pay(self) -> None:
        self.world.deposit.transfer(
            self.draw.choice([*self.world.investors[:4], *self.world.holders]), self.draw.randrange(10_000),
            sender=self.draw.choice(self.world.investors[:4]),
        )  # fmt: skip

    def _freeze(self) -> None:
        token = self.draw.choice([self.world.token, self.world.deposit])
        freezer = self.world.people.freezer if token is self.world.token else self.world.spec.freezer
        token.set_address_frozen(self._seller(), self.draw.random() < 0.3, sender=freezer)

    def _freeze_part(self) -> None:
        self.world.token.set_frozen_tokens(self._seller(), self.draw.randrange(500), sender=self.world.people.freezer)

    def _book(self) -> None:
        bank = self.world.spec.banks[0]
        reference = keccak(self.draw.randbytes(32))
        if self.draw.random() < 0.5:
            self.world.deposit.book(self.draw.randrange(1, 10**9), reference, sender=bank.party)
        else:
            self.world.deposit.unbook(self.draw.randrange(1, 10**9), reference, sender=bank.party)

    def _order(self) -> None:
        source, target = self.draw.sample(self.world.investors, 2)
        control.carry_out_order(
            self.world.token, source, target, self.draw.randrange(1, 300), keccak(self.draw.randbytes(8)),
            court=self.world.people.court, enforcer=self.world.people.enforcer,
        )  # fmt: skip

    def _sanction(self) -> None:
        on = self.draw.random() < 0.2
        self.world.stack.identity.sanction(self._seller(), on, sender=self.world.spec.compliance)

    def _register(self) -> None:
        made = bench.wallet(f"late {self.draw.random()}")
        self.world.register([made])
        self.world.admit([made])
        self.world.holders.append(made)


@pytest.fixture(scope="session")
def _world() -> Iterator[bench.World]:
    """The issue closed and spread over a hundred holders."""
    build()
    with Chain.anvil(start_at=bench.START_AT, states_kept=None) as chain:
        world = bench.make(chain)
        bench.prepare_issue(world)
        world.close_offering()
        bench.spread(world)
        yield world


@pytest.fixture
def life(_world: bench.World, request: pytest.FixtureRequest) -> Iterator[Life]:
    """That world, undone after each test."""
    holders = list(_world.holders)
    with _world.chain.rolled_back():
        yield Life(_world, random.Random(request.node.name))
    _world.holders[:] = holders


def index(life: Life, database: str, *, chain: Chain | None = None, logs_in_range: int = 200) -> None:
    """All that the node has, in ranges of about so many logs."""
    with Store.open(database, writing=True) as store:
        follower = Follower(store, chain or life.chain, life.world.stack.book, logs_in_range=logs_in_range)
        try:
            follower.run(until_done=True)
        finally:
            follower.close()


def everything(database: str) -> dict[str, RegisterAt]:
    """Every token's register at the newest block."""
    with Store.open(database) as store:
        registers = Registers(store)
        return {key: registers.at(token, registers.moment()) for key, token in registers.tokens.items()}


def rows(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row with a history, addresses and kinds by name, whatever number they were given."""
    from rwa_chain.index import schema

    with Store.open(database) as store, store.engine.connect() as connection:
        named = dict(connection.execute(schema.address.select()).all())
        kinds = dict(connection.execute(schema.kind.select()).all())
        standings = {
            number: (*said, None if successor is None else named[successor])
            for number, *said, successor in connection.execute(schema.standing.select())
        }
        found: dict[str, list[tuple[Any, ...]]] = {}
        for table in schema.HISTORIES:
            order = list(table.primary_key.columns)
            found[table.name] = sorted(
                tuple(
                    named[value] if column.name in _ADDRESSES and value is not None
                    else standings[value] if column.name == "standing"
                    else kinds[value] if column.name == "kind" and table is schema.event
                    else bytes(value) if isinstance(value, memoryview | bytes)
                    else str(int(value)) if isinstance(column.type, schema.Amount)
                    else value
                    for column, value in zip(table.c, row, strict=True)
                )
                for row in connection.execute(table.select().order_by(*order))
            )  # fmt: skip
        return found


_ADDRESSES = {"contract", "token", "wallet", "agent", "holder", "payee", "cash"}


def compared(life: Life, database: str) -> Outcome:
    """The index beside the chain."""
    with Store.open(database) as store:
        return reconcile(store, life.chain)
