"""How Alembic runs a migration: on the connection that `Store` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from rwa_chain.index.schema import metadata


def migrate() -> None:
    """Run what is missing."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    context.run_migrations()


if hasattr(context, "config"):  # Alembic runs this file; whoever imports it has nothing to migrate
    migrate()
