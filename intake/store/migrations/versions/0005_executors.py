"""The processes that work on one set of books, what each has in hand, and in which order faxes are read.

A migration is history: it spells its tables out and does not follow later changes of ``tables.py``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from intake.store.tables import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables. Faxes that wait keep their place: none of them is urgent or was put back."""
    op.add_column("faxes", sa.Column("round", sa.Integer, nullable=False, server_default="0"))
    op.add_column("faxes", sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("faxes", sa.Column("put_back_at", Moment))
    op.create_table(
        "executors",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("roles", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("started_at", Moment, nullable=False),
        sa.Column("beat_at", Moment, nullable=False),
        sa.Column("beats", sa.BigInteger, nullable=False),
        sa.Column("dead_at", Moment),
        sa.Column("dead_by", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_executors"),
    )
    op.create_table(
        "works",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("executor", sa.String(64)),
        sa.Column("token", sa.String(64)),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("since", Moment),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("next_try_at", Moment),
        sa.Column("deaths", sa.Integer, nullable=False),
        sa.Column("deaths_alone", sa.Integer, nullable=False),
        sa.Column("alone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_works"),
        sa.ForeignKeyConstraint(["sha256"], ["faxes.sha256"], name="fk_works_sha256"),
    )
    op.create_index("ix_works_token", "works", ["token"])
    op.create_table(
        "marks",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_marks"),
    )
