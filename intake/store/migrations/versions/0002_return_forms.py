"""Return forms that were sent, and the faxes that came back with them.

A migration is history: it spells its tables out and does not follow later changes of ``tables.py``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from intake.store.tables import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "return_forms",
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("form_json", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_return_forms"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_return_forms_reference"),
    )
    op.create_index("ix_return_forms_reference", "return_forms", ["reference"])
    op.create_table(
        "joins",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("by", sa.String(16), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "token", name="pk_joins"),
        sa.ForeignKeyConstraint(["sha256"], ["faxes.sha256"], name="fk_joins_sha256"),
        sa.ForeignKeyConstraint(["token"], ["return_forms.token"], name="fk_joins_token"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_joins_reference"),
    )
    op.create_index("ix_joins_reference", "joins", ["reference"])
