"""Tables of the index, as SQLAlchemy Core sees them.

A row that has a history stands under its `place`, one number in the order of the chain: block × 2²⁰ + index of the log
in its block. What held at an instant is the last row at or before the end of the last block that is not later.
Addresses and kinds of events are kept once and named by number.

Units and amounts are whole numbers of any size: NUMERIC in PostgreSQL; in SQLite an INTEGER, or above 2⁶³ a text of 78
digits, which sorts after every integer.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    literal_column,
)  # fmt: skip
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import UserDefinedType

PLACE_BITS = 20
"""Bits of a place that hold the index of a log in its block."""

LARGEST = (1 << 63) - 1
"""The largest whole number that SQLite keeps as one."""


class Amount(UserDefinedType[Any]):
    """A whole number from 0 to 2²⁵⁶ − 1; `stored` makes what is written, `int` reads it."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Its name in PostgreSQL."""
        return "NUMERIC(78, 0)"


@compiles(Amount, "sqlite")
def _in_sqlite(*_: Any, **__: Any) -> str:
    """A type without affinity: SQLite would make a floating-point number of a long text of digits otherwise."""
    return "BLOB"


Big = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits; as SQLite's INTEGER it may be the key of a row itself."""


def stored(value: int) -> int | str:
    """A whole number as SQLite keeps it."""
    return value if value <= LARGEST else f"{value:078d}"


def first_place(block: int) -> int:
    """The place of a block's first log."""
    return block << PLACE_BITS


def last_place(block: int) -> int:
    """The last place of a block."""
    return (block + 1 << PLACE_BITS) - 1


def block_of(place: int) -> int:
    """The block of a place."""
    return place >> PLACE_BITS


def place_reference(place: int) -> str:
    """A place as people and messages write it: block-index."""
    return f"{block_of(place)}-{place & ((1 << PLACE_BITS) - 1)}"


metadata = MetaData()

fact = Table(
    "fact", metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip
"""What the database is of: chain, first block, how far it is, from which record it was read."""

block = Table(
    "block", metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("hash", String(66), nullable=False),
    Column("timestamp", Big, nullable=False),
    Index("block_by_time", "timestamp"),
)  # fmt: skip
"""Blocks that hold logs of the stack, and the last one of every range that was read."""

address = Table(
    "address", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("address", String(42), nullable=False, unique=True),
)  # fmt: skip

contract = Table(
    "contract", metadata,
    Column("address", Integer, primary_key=True, autoincrement=False),
    Column("key", String(80), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("block", Big, nullable=False),
    Column("symbol", Text),
    Column("title", Text),
    Column("decimals", SmallInteger),
    Column("currency", String(3)),
)  # fmt: skip
"""The contracts of the deployment book; what keeps entries has a symbol and decimals, money a currency too."""

party = Table(
    "party", metadata,
    Column("address", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
)  # fmt: skip
"""Who an address is, where the operator's own list says it; never from the chain."""

kind = Table(
    "kind", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String(80), nullable=False, unique=True),
)  # fmt: skip
"""Kinds of events, `Settlement.Settled`."""

event = Table(
    "event", metadata,
    Column("place", Big, primary_key=True, autoincrement=False),
    Column("contract", Integer, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("tx", LargeBinary, nullable=False),
    Column("fields", Text, nullable=False),
    Index("event_by_kind", "kind", "place"),
)  # fmt: skip
"""Every event of the stack; `fields` is a JSON object whose whole numbers are text."""

unknown_log = Table(
    "unknown_log", metadata,
    Column("place", Big, primary_key=True, autoincrement=False),
    Column("contract", Integer, nullable=False),
    Column("tx", LargeBinary, nullable=False),
    Column("topics", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip
"""Logs that no known contract declares, as the node gave them."""

entry = Table(
    "entry", metadata,
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
"""A wallet's entry in a register after each event that changed it; units are base units of the token.

The longest table: rows of a block are found through `listed`, wallet by wallet, so that none is written twice for an
index of blocks."""

standing = Table(
    "standing", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("flags", SmallInteger, nullable=False),
    Column("country", SmallInteger, nullable=False),
    Column("investor_class", SmallInteger, nullable=False),
    Column("valid_until_at", Big, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("successor", Integer),
)  # fmt: skip
"""What entries say beside units: it changes rarely, movements often. The same may stand here twice."""

listed = Table(
    "listed", metadata,
    Column("token", Integer, nullable=False),
    Column("wallet", Integer, nullable=False),
    Column("place", Big, nullable=False),
    PrimaryKeyConstraint("token", "wallet"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""The wallets of a register and where each was met first: who to look for when the register is read."""

supply = Table(
    "supply", metadata,
    Column("token", Integer, nullable=False),
    Column("place", Big, nullable=False),
    Column("units", Amount, nullable=False),
    Column("wallets", Integer, nullable=False),
    PrimaryKeyConstraint("token", "place"),
    sqlite_with_rowid=False,
)  # fmt: skip

"""Units outstanding and how many wallets hold any, after each change of either."""

hold = Table(
    "hold", metadata,
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
"""Units under a hold after each event that changed it; none when it has ended."""

booked = Table(
    "booked", metadata,
    Column("token", Integer, nullable=False),
    Column("place", Big, nullable=False),
    Column("amount", Amount, nullable=False),
    PrimaryKeyConstraint("token", "place"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""What stands on a bank's book behind its money."""

holder = Table(
    "holder", metadata,
    Column("wallet", Integer, nullable=False),
    Column("place", Big, nullable=False),
    Column("holder", Integer),
    PrimaryKeyConstraint("wallet", "place"),
    Index("holder_by_holder", "holder"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Whose a wallet is from here on; nobody's where it was removed. A holder is named by its first wallet."""

payment = Table(
    "payment", metadata,
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
    Index("payment_by_wallet", "wallet", "place"),
    Index("payment_by_obligation", "obligation", "place"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""What an obligation's pages did holder by holder: paid, kept, released, prescribed. Amounts are base units of cash."""


HISTORIES = (event, unknown_log, entry, listed, supply, hold, booked, holder, payment)
"""Tables whose rows go when their block does."""


def block_number(place: ColumnElement[int]) -> ColumnElement[int]:
    """The block of a place, in SQL; PostgreSQL shifts by 32 bits only, so the distance is no parameter."""
    return place.bitwise_rshift(literal_column(str(PLACE_BITS), Integer))


for _table in (supply, hold, booked, holder):
    Index(f"{_table.name}_by_block", block_number(_table.c.place))
