"""The book of exports: lines of "Exporterade bilder", imported and kept, and when which file was imported.

A migration is history: it spells its tables out and does not follow later changes of ``tables.py``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from intake.store.tables import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("patient_link", sa.String(64)),
        sa.Column("patient", sa.String(16), nullable=False),
        sa.Column("how_read", sa.String(16), nullable=False),
        sa.Column("exported_at", Moment),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("reference", sa.String(32)),
        sa.Column("added_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_exports"),
        sa.UniqueConstraint("key", name="uq_exports_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_exports_patient_link", "exports", ["patient_link"])
    op.create_table(
        "log_imports",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("lines", sa.Integer, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("linked", sa.Integer, nullable=False),
        sa.Column("unread", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log_imports"),
        sqlite_autoincrement=True,
    )
