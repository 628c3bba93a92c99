"""Several inboxes: which one a fax came through, whether its faxes go first, and what the fax server said of the call.

A migration is history: it spells its tables out and does not follow later changes of ``tables.py``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from intake.store.tables import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns in place, and make the table."""
    op.add_column("arrivals", sa.Column("inbox", sa.String(64)))
    op.add_column("arrivals", sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_arrivals_inbox", "arrivals", ["inbox", "arrived_at"])
    op.create_table(
        "transmissions",
        sa.Column("arrival", sa.Integer, nullable=False),
        sa.Column("caller", sa.Text),
        sa.Column("caller_name", sa.Text),
        sa.Column("station", sa.Text),
        sa.Column("called", sa.Text),
        sa.Column("received_at", Moment),
        sa.Column("pages", sa.Integer),
        sa.Column("bit_rate", sa.Integer),
        sa.Column("quality", sa.Text),
        sa.Column("comm_id", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("file_sha256", sa.String(64)),
        sa.Column("file_path", sa.Text),
        sa.Column("problem", sa.String(64)),
        sa.PrimaryKeyConstraint("arrival", name="pk_transmissions"),
        sa.ForeignKeyConstraint(["arrival"], ["arrivals.id"], name="fk_transmissions_arrival"),
    )
