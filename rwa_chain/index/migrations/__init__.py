"""Migrations of the index's database; Alembic runs those that are missing when an index is opened for writing."""
