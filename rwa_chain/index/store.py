"""The database of an index: opened, migrated, written whole ranges at a time, wound back.

SQLite in WAL mode, whose readers go on while one process writes, or PostgreSQL by URL. One indexer writes to a
database: it holds a lock of the operating system beside a SQLite file, an advisory lock in PostgreSQL, until it ends.
"""

from __future__ import annotations

import fcntl
import gc
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
)  # fmt: skip
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from rwa_chain.chain import Address
from rwa_chain.errors import IndexRefused, InputError
from rwa_chain.extras import extra
from rwa_chain.index import schema
from rwa_chain.index.schema import HISTORIES, block_number, first_place, metadata

_CACHE_KIB = 96_000
_ADVISORY = 0x52574149  # "RWAI"
_CHUNK = 500
_BY_PLACE = (schema.event, schema.unknown_log, schema.payment, schema.listed)
"""Tables whose key begins with the place, or that are short; the others have an index of their blocks, but `entry`."""
_LATER_ENTRIES = text("""
    DELETE FROM entry WHERE (token, wallet, place) IN
        (SELECT e.token, e.wallet, e.place FROM listed w CROSS JOIN entry e
         WHERE e.token = w.token AND e.wallet = w.wallet AND e.place >= :place)
""")
"""One look at each wallet, as a register takes; going back is rare, and every block writes entries."""


@dataclass(frozen=True)
class Cursor:
    """The last block that is in the index."""

    number: int
    hash: str
    timestamp: int


@contextmanager
def without_collections() -> Iterator[None]:
    """Rows are hundreds of thousands of objects without a cycle, which the collector would walk again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def explained(where: str) -> Iterator[None]:
    """A database's own errors as one message; what was not committed is not in it."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()
        raise IndexRefused(f"the index's database {where} failed, and keeps what it had: {' '.join(said)}") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise InputError("--database", where, f"a file, or postgresql://NAME@HOST/DATABASE ({error})") from None


class Store:
    """An open database. `write` is for one indexer at a time; reading is for anybody."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where
        """The database for people, without a password."""
        self._lock: Any = None

    # -- opening ---------------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, database: str | Path, *, writing: bool = False) -> Self:
        """The index at a path or a URL; ``writing`` makes and migrates it, and keeps other indexers out.

        Raises `IndexRefused` where another indexer writes, or nothing was indexed there and it is only to be read.
        """
        where, url = _url_of(database)
        file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        if file is not None and not writing and not file.is_file():
            raise IndexRefused(f"nothing is indexed in {where}; run `rwa index run` first")
        with explained(where):
            if file is None:
                with extra("postgres"):
                    engine = create_engine(url, paramstyle="format", pool_pre_ping=True)
            else:
                if writing:
                    file.parent.mkdir(parents=True, exist_ok=True)
                engine = create_engine(url)
                _tune(engine, writing=writing)
            store = cls(engine, where)
            try:
                if writing:
                    store._keep_others_out(file)
                    store._migrate()
                else:
                    store._check_version()
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Let others write."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    def _keep_others_out(self, file: Path | None) -> None:
        refused = IndexRefused(f"another indexer writes to {self.where}; there can be one at a time")
        if file is not None:
            lock = file.with_name(f"{file.name}.lock").open("a")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                raise refused from None
            self._lock = lock
            return
        connection = self.engine.connect()
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY}).scalar():
            connection.close()
            raise refused
        connection.commit()
        connection.detach()  # the lock lives as long as this session, not as long as the pool finds it useful
        self._lock = connection

    def _migrate(self) -> None:
        from alembic import command

        with self.engine.begin() as connection:
            command.upgrade(_alembic(connection), "head")

    def _check_version(self) -> None:
        from alembic.runtime.migration import MigrationContext
        from alembic.script import ScriptDirectory

        with self.engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        wanted = ScriptDirectory.from_config(_alembic(None)).get_current_head()
        if found is None:
            raise IndexRefused(f"nothing is indexed in {self.where}; run `rwa index run` first")
        if found != wanted:
            raise IndexRefused(
                f"{self.where} has tables of version {found}, this program reads {wanted}; run `rwa index run`, which "
                "migrates it"
            )

    def give_up_after(self, seconds: float) -> None:
        """End every query of this store that takes longer."""
        if not self.is_sqlite:

            @event.listens_for(self.engine, "begin")
            def _limited(connection: Connection) -> None:
                connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")

            return
        until = threading.local()

        @event.listens_for(self.engine, "begin")
        def _begins(connection: Connection) -> None:
            until.at = time.monotonic() + seconds
            raw: Any = connection.connection.dbapi_connection
            raw.set_progress_handler(lambda: time.monotonic() > getattr(until, "at", float("inf")), 1_000)

    # -- facts -----------------------------------------------------------------------------------------------------

    def facts(self) -> dict[str, str]:
        """What the database is of."""
        with explained(self.where), self.engine.connect() as connection:
            return dict(connection.execute(select(schema.fact)).all())

    def cursor(self) -> Cursor | None:
        """The last block that is in it."""
        found = self.facts().get("cursor")
        if found is None:
            return None
        number, hash_, timestamp = found.split(" ")
        return Cursor(int(number), hash_, int(timestamp))

    def bind(self, chain_id: int, genesis: str) -> None:
        """Say of which chain it is; raises `IndexRefused` where it is another's."""
        known = self.facts()
        if not known:
            with explained(self.where), self.engine.begin() as connection:
                self._set(connection, chain_id=str(chain_id), genesis=genesis)
            return
        if known["chain_id"] != str(chain_id):
            raise IndexRefused(f"{self.where} is the index of chain {known['chain_id']}, the node serves {chain_id}")
        if known["genesis"] != genesis:
            raise IndexRefused(
                f"{self.where} is the index of another chain {chain_id}: the first blocks differ; give another "
                "--database, or remove it"
            )

    def note(self, **facts: str) -> None:
        """Keep facts."""
        with explained(self.where), self.engine.begin() as connection:
            self._set(connection, **facts)

    @staticmethod
    def _set(connection: Connection, **facts: str) -> None:
        connection.execute(delete(schema.fact).where(schema.fact.c.name.in_(facts)))
        connection.execute(insert(schema.fact), [{"name": name, "value": value} for name, value in facts.items()])

    # -- writing ---------------------------------------------------------------------------------------------------

    def write(self, rows: dict[Table, list[tuple[Any, ...]]], cursor: Cursor, blocks: Sequence[Cursor]) -> None:
        """All rows of a range of blocks and how far it goes, or nothing."""
        with explained(self.where), self.engine.begin() as connection:
            for table, found in rows.items():
                if found:
                    connection.exec_driver_sql(self._insertion(table), found)
            known = [(each.number, each.hash, each.timestamp) for each in blocks]
            if known:
                connection.exec_driver_sql(self._insertion(schema.block), known)
            self._set(connection, cursor=f"{cursor.number} {cursor.hash} {cursor.timestamp}")

    def _insertion(self, table: Table) -> str:
        return str(insert(table).compile(self.engine))

    def wind_back(self, number: int) -> Cursor | None:
        """Forget every block after `number`, at once; the last block that is left."""
        with explained(self.where), self.engine.begin() as connection:
            for table in HISTORIES:
                if table is schema.entry:
                    connection.execute(_LATER_ENTRIES, {"place": first_place(number + 1)})
                    continue
                later = (
                    table.c.place >= first_place(number + 1)
                    if table in _BY_PLACE
                    else block_number(table.c.place) > number
                )
                connection.execute(delete(table).where(later))
            connection.execute(delete(schema.block).where(schema.block.c.number > number))
            last = connection.execute(select(schema.block).order_by(schema.block.c.number.desc()).limit(1)).first()
            if last is None:
                connection.execute(delete(schema.fact).where(schema.fact.c.name == "cursor"))
                return None
            self._set(connection, cursor=f"{last.number} {last.hash} {last.timestamp}")
            return Cursor(*last)

    def hash_before(self, number: int) -> Cursor | None:
        """The last known block at or before a number."""
        b = schema.block.c
        with explained(self.where), self.engine.connect() as connection:
            found = connection.execute(
                select(schema.block).where(b.number <= number).order_by(b.number.desc()).limit(1)
            ).first()
        return None if found is None else Cursor(*found)

    def row_count(self) -> int:
        """Rows of all tables with a history."""
        with explained(self.where), self.engine.connect() as connection:
            return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in HISTORIES)

    # -- names -----------------------------------------------------------------------------------------------------

    def ids(self, addresses: Sequence[str], connection: Connection) -> dict[str, int]:
        """The numbers of addresses, new ones given the next."""
        table = schema.address
        found: dict[str, int] = {}
        for start in range(0, len(addresses), _CHUNK):
            part = addresses[start : start + _CHUNK]
            rows = connection.execute(select(table.c.address, table.c.id).where(table.c.address.in_(part)))
            found.update(dict(rows.all()))
        fresh = [each for each in dict.fromkeys(addresses) if each not in found]
        if fresh:
            last = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
            made = {name: number for number, name in enumerate(fresh, start=last + 1)}
            connection.exec_driver_sql(self._insertion(table), [(number, name) for name, number in made.items()])
            found |= made
        return found

    def set_names(self, names: dict[Address, str]) -> None:
        """Who addresses are, as the operator's list says now."""
        with explained(self.where), self.engine.begin() as connection:
            ids = self.ids(list(names), connection)
            connection.execute(delete(schema.party))
            if names:
                connection.exec_driver_sql(
                    self._insertion(schema.party), [(ids[address], name) for address, name in names.items()]
                )


def _url_of(database: str | Path) -> tuple[str, Any]:
    """A database for people, and for SQLAlchemy; a path is a file of SQLite's."""
    given = str(database)
    if "://" not in given:
        return given, make_url(f"sqlite:///{given}")
    try:
        url = make_url(given)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise InputError("--database", "the address given", "a file, or postgresql://NAME@HOST/DATABASE") from None
    if backend not in ("postgresql", "sqlite"):
        raise InputError("--database", backend, "a file, or postgresql://NAME@HOST/DATABASE")
    where = url.render_as_string(hide_password=True)
    return where, url.set(drivername="postgresql+psycopg") if backend == "postgresql" else url


def _tune(engine: Engine, *, writing: bool) -> None:
    """SQLite as an index needs it: readers beside a writer, a cache that is bounded."""

    @event.listens_for(engine, "connect")
    def _opened(connection: Any, _: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN, below, also covers DDL
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 10000")
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        if writing:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
        else:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begins(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")  # deferred: there is one writer, and it reads while it writes


def _alembic(connection: Connection | None) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", os.fspath(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    return config


__all__ = ["Cursor", "Store", "explained", "metadata", "without_collections"]
