"""Tables and their migrations, on both kinds of databases."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from rwa_chain.errors import IndexRefused
from rwa_chain.index import schema
from rwa_chain.index.store import Cursor, Store


def test_migrations_make_what_the_schema_says(database: str) -> None:
    """A column that only one of them has would be seen."""
    with Store.open(database, writing=True) as store, store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": False, "include_name": lambda name, kind, _: kind != "index" or name}
        )
        found = [each for each in compare_metadata(context, schema.metadata) if "by_block" not in str(each)]
        assert found == []


def test_tables_of_another_version_are_refused(database: str) -> None:
    """With the command that migrates them."""
    with Store.open(database, writing=True) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(IndexRefused, match="has tables of version 0000, this program reads"):
        Store.open(database)


def test_a_range_is_whole_or_not_there(database: str) -> None:
    """A row that can't be written takes the others with it."""
    with Store.open(database, writing=True) as store:
        store.bind(1, "0x00")
        bad = {schema.booked: [(1, 5, 7), (1, 5, 8)]}
        with pytest.raises(IndexRefused, match="failed, and keeps what it had"):
            store.write(bad, Cursor(9, "0x09", 9), [Cursor(9, "0x09", 9)])
        assert store.cursor() is None
        store.write({schema.booked: [(1, 5, 7)]}, Cursor(9, "0x09", 9), [Cursor(9, "0x09", 9)])
        assert store.cursor() == Cursor(9, "0x09", 9)


def test_a_reader_does_not_write(database: str) -> None:
    """SQLite refuses; PostgreSQL's rights are its administrator's matter."""
    with Store.open(database, writing=True):
        pass
    with Store.open(database) as store:
        if store.is_sqlite:
            with pytest.raises(IndexRefused, match="readonly"):
                store.note(x="y")
