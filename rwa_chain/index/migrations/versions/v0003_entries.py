"""Entries have no index of their blocks any more: it doubled what was written, for the sake of going back."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What was indexed stays."""
    op.drop_index("entry_by_block", "entry")
