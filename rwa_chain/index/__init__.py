"""The index: a chain's logs kept in SQL, and the register, statements and reconciliation that are read from it.

It never writes to a chain. `Store` is the database, `Follower` what fills it; `Registers` answers who held what at any
instant, `reconcile` compares all of it with the chain.
"""

from __future__ import annotations

from rwa_chain.extras import extra

with extra("index"):
    import alembic as alembic
    import sqlalchemy as sqlalchemy
