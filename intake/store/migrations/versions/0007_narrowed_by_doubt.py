"""The queue is narrowed by the kind of doubt too: found in its index alone, as what it was narrowed by before.

A migration is history: it spells its indexes out and does not follow later changes of ``tables.py``.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The two indexes that lists are read from, with ``doubts`` as their last column."""
    sorted_by = ["state", "urgent", "received_at", "reference"]
    narrowed_by = ["snoozed_until", "assigned_to", "protected", "code", "requester_type", "source", "doubts"]
    op.drop_index("ix_orders_queue", "orders")
    op.create_index("ix_orders_queue", "orders", sorted_by + narrowed_by)
    closed_by = ["closed_at", "reference", "urgent", "assigned_to", "protected", "code", "requester_type", "source"]
    op.drop_index("ix_orders_closed", "orders")
    op.create_index("ix_orders_closed", "orders", [*closed_by, "doubts"])
