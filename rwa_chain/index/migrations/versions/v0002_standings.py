"""Entries keep what rarely changes elsewhere, and a register lists its wallets; the chain is read again."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, SmallInteger, text

from rwa_chain.index.schema import Amount, Big

revision = "0002"
down_revision = "0001"

_AGAIN = ("block", "event", "unknown_log", "supply", "hold", "booked", "holder", "payment")


def upgrade() -> None:
    """Entries of the old shape go, and everything else that follows from logs: what they say is on the chain."""
    for table in _AGAIN:
        op.execute(f"DELETE FROM {table}")
    op.execute("DELETE FROM fact WHERE name = 'cursor'")
    op.drop_index("entry_by_block", "entry")
    op.drop_table("entry")
    op.create_table(
        "entry",
        Column("token", Integer, nullable=False),
        Column("wallet", Integer, nullable=False),
        Column("place", Big, nullable=False),
        Column("units", Amount, nullable=False),
        Column("frozen", Amount, nullable=False),
        Column("held", Amount, nullable=False),
        Column("standing", Integer, nullable=False),
        Column("member", Integer, nullable=False),
        PrimaryKeyConstraint("token", "wallet", "place"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("entry_by_block", "entry", [text("(place >> 20)")])
    op.create_table(
        "standing",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("flags", SmallInteger, nullable=False),
        Column("country", SmallInteger, nullable=False),
        Column("investor_class", SmallInteger, nullable=False),
        Column("valid_until_at", Big, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("successor", Integer),
    )  # fmt: skip
    op.create_table(
        "listed",
        Column("token", Integer, nullable=False),
        Column("wallet", Integer, nullable=False),
        Column("place", Big, nullable=False),
        PrimaryKeyConstraint("token", "wallet"),
        sqlite_with_rowid=False,
    )  # fmt: skip
