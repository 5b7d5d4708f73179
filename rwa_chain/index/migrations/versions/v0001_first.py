"""The first tables."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Text,
    text,
)  # fmt: skip

from rwa_chain.index.schema import Amount, Big

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "fact",
        Column("name", String(40), primary_key=True),
        Column("value", Text, nullable=False),
    )  # fmt: skip
    op.create_table(
        "block",
        Column("number", Big, primary_key=True, autoincrement=False),
        Column("hash", String(66), nullable=False),
        Column("timestamp", Big, nullable=False),
    )  # fmt: skip
    op.create_index("block_by_time", "block", ["timestamp"])
    op.create_table(
        "address",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("address", String(42), nullable=False, unique=True),
    )  # fmt: skip
    op.create_table(
        "contract",
        Column("address", Integer, primary_key=True, autoincrement=False),
        Column("key", String(80), nullable=False),
        Column("kind", String(60), nullable=False),
        Column("block", Big, nullable=False),
        Column("symbol", Text),
        Column("title", Text),
        Column("decimals", SmallInteger),
        Column("currency", String(3)),
    )  # fmt: skip
    op.create_table(
        "party",
        Column("address", Integer, primary_key=True, autoincrement=False),
        Column("name", Text, nullable=False),
    )  # fmt: skip
    op.create_table(
        "kind",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("name", String(80), nullable=False, unique=True),
    )  # fmt: skip
    op.create_table(
        "event",
        Column("place", Big, primary_key=True, autoincrement=False),
        Column("contract", Integer, nullable=False),
        Column("kind", Integer, nullable=False),
        Column("tx", LargeBinary, nullable=False),
        Column("fields", Text, nullable=False),
    )  # fmt: skip
    op.create_index("event_by_kind", "event", ["kind", "place"])
    op.create_table(
        "unknown_log",
        Column("place", Big, primary_key=True, autoincrement=False),
        Column("contract", Integer, nullable=False),
        Column("tx", LargeBinary, nullable=False),
        Column("topics", Text, nullable=False),
        Column("data", LargeBinary, nullable=False),
    )  # fmt: skip
    op.create_table(
        "entry",
        Column("token", Integer, nullable=False),
        Column("wallet", Integer, nullable=False),
        Column("place", Big, nullable=False),
        Column("units", Amount, nullable=False),
        Column("frozen", Amount, nullable=False),
        Column("held", Amount, nullable=False),
        Column("flags", SmallInteger, nullable=False),
        Column("country", SmallInteger, nullable=False),
        Column("investor_class", SmallInteger, nullable=False),
        Column("valid_until_at", Big, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("member", Integer, nullable=False),
        Column("successor", Integer),
        PrimaryKeyConstraint("token", "wallet", "place"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("entry_by_block", "entry", [text("(place >> 20)")])
    op.create_table(
        "supply",
        Column("token", Integer, nullable=False),
        Column("place", Big, nullable=False),
        Column("units", Amount, nullable=False),
        Column("wallets", Integer, nullable=False),
        PrimaryKeyConstraint("token", "place"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("supply_by_block", "supply", [text("(place >> 20)")])
    op.create_table(
        "hold",
        Column("token", Integer, nullable=False),
        Column("id", LargeBinary, nullable=False),
        Column("place", Big, nullable=False),
        Column("wallet", Integer, nullable=False),
        Column("agent", Integer, nullable=False),
        Column("units", Amount, nullable=False),
        Column("expires_at", Amount, nullable=False),
        PrimaryKeyConstraint("token", "id", "place"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("hold_by_block", "hold", [text("(place >> 20)")])
    op.create_table(
        "booked",
        Column("token", Integer, nullable=False),
        Column("place", Big, nullable=False),
        Column("amount", Amount, nullable=False),
        PrimaryKeyConstraint("token", "place"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("booked_by_block", "booked", [text("(place >> 20)")])
    op.create_table(
        "holder",
        Column("wallet", Integer, nullable=False),
        Column("place", Big, nullable=False),
        Column("holder", Integer),
        PrimaryKeyConstraint("wallet", "place"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("holder_by_block", "holder", [text("(place >> 20)")])
    op.create_index("holder_by_holder", "holder", ["holder"])
    op.create_table(
        "payment",
        Column("place", Big, nullable=False),
        Column("number", Integer, nullable=False),
        Column("obligation", LargeBinary, nullable=False),
        Column("wallet", Integer, nullable=False),
        Column("payee", Integer, nullable=False),
        Column("cash", Integer),
        Column("kind", String(12), nullable=False),
        Column("gross", Amount, nullable=False),
        Column("withheld", Amount, nullable=False),
        Column("net", Amount, nullable=False),
        PrimaryKeyConstraint("place", "number"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("payment_by_wallet", "payment", ["wallet", "place"])
    op.create_index("payment_by_obligation", "payment", ["obligation", "place"])
