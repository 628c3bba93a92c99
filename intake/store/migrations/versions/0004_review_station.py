"""The review station: people, who works on what, what orders are found by, and who saw what.

A migration is history: it spells its tables out and does not follow later changes of ``tables.py``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from intake.store.tables import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORD = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, and give the orders that there are what the queue is sorted by."""
    _orders()
    _undoing()
    op.create_table(
        "order_words",
        sa.Column("word", _WORD, nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("word", "reference", name="pk_order_words"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_order_words_reference"),
    )
    op.create_index("ix_order_words_reference", "order_words", ["reference", "word"])
    op.create_table(
        "claims",
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("held_by", sa.String(64), nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_claims"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_claims_reference"),
    )
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_remarks_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_remarks_reference", "remarks", ["reference"])
    op.create_table(
        "keyings",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("compared", sa.Text, nullable=False),
        sa.Column("differing", sa.Text, nullable=False),
        sa.Column("settled", sa.Text, nullable=False),
        sa.Column("wrong", sa.Text, nullable=False),
        sa.Column("detail_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_keyings"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_keyings_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_keyings_reference", "keyings", ["reference"])
    op.create_index("ix_keyings_at", "keyings", ["at"])
    _counted()
    _people()
    op.create_table(
        "accesses",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("patient_link", sa.String(64)),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("door", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accesses"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_accesses_at", "accesses", ["at", "id"])
    op.create_index("ix_accesses_reference", "accesses", ["reference", "at"])
    op.create_index("ix_accesses_patient_link", "accesses", ["patient_link", "at"])
    op.create_index("ix_accesses_who", "accesses", ["who", "at"])
    for statement in _append_only(op.get_bind().dialect.name):
        op.execute(statement)


def _append_only(dialect: str) -> tuple[str, ...]:
    """What somebody saw is never changed; it may be taken away when its time is over, which is a later migration's."""
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER accesses_no_{verb.lower()} BEFORE {verb} ON accesses "
            "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        )
    return (
        "CREATE FUNCTION accesses_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the access log is append-only'; END $$",
        "CREATE TRIGGER accesses_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON accesses "
        "FOR EACH STATEMENT EXECUTE FUNCTION accesses_append_only()",
    )


def _orders() -> None:
    op.drop_index("ix_orders_state", "orders")
    # Added in place, with defaults for the rows that there are: a table that others refer to cannot be laid anew.
    moment = sa.Column("received_at", Moment, nullable=False, server_default="1970-01-01 00:00:00+00")
    if op.get_bind().dialect.name == "sqlite":
        moment = sa.Column("received_at", Moment, nullable=False, server_default="1970-01-01 00:00:00")
    op.add_column("orders", moment)
    op.add_column("orders", sa.Column("protected", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("orders", sa.Column("source", sa.String(16), nullable=False, server_default="fax"))
    op.add_column("orders", sa.Column("assigned_to", sa.String(64)))
    op.add_column("orders", sa.Column("snoozed_until", Moment))
    op.add_column("orders", sa.Column("snoozed_for", sa.Text))
    op.add_column("orders", sa.Column("urgent_by_hand", sa.Boolean))
    op.add_column("orders", sa.Column("asked", sa.Text))
    op.add_column("orders", sa.Column("wants", sa.String(16), nullable=False, server_default=""))
    op.add_column("orders", sa.Column("doubts", sa.Text, nullable=False, server_default=""))
    op.add_column("orders", sa.Column("keying", sa.String(16)))
    op.add_column("orders", sa.Column("recheck", sa.String(16)))
    op.add_column("orders", sa.Column("stops_read", sa.Text))
    op.add_column("orders", sa.Column("looks_read", sa.Text))
    op.add_column("orders", sa.Column("corrected", sa.Integer, nullable=False, server_default="0"))
    op.add_column("orders", sa.Column("worked_min", sa.Integer))
    op.execute("UPDATE orders SET received_at = (SELECT received_at FROM faxes WHERE faxes.sha256 = orders.sha256)")
    order = sa.table("orders", sa.column("protected"), sa.column("sha256"), sa.column("order_json"))
    _worked_before()
    marked = order.c.order_json.contains('"protected_identity":true')
    marked_faxes = sa.select(order.c.sha256).where(marked)
    op.execute(order.update().where(order.c.sha256.in_(marked_faxes)).values(protected=True))
    sorted_by = ["state", "urgent", "received_at", "reference"]
    narrowed_by = ["snoozed_until", "assigned_to", "protected", "code", "requester_type", "source"]
    op.create_index("ix_orders_queue", "orders", sorted_by + narrowed_by)
    closed_by = ["closed_at", "reference", "urgent", "assigned_to", "protected", "code", "requester_type", "source"]
    op.create_index("ix_orders_closed", "orders", closed_by)
    op.create_index("ix_orders_snoozed", "orders", ["snoozed_until", "reference", "state"])
    op.create_index("ix_orders_assigned", "orders", ["assigned_to", "state", "snoozed_until", "reference"])
    op.drop_index("ix_faxes_state", "faxes")
    op.create_index("ix_faxes_queue", "faxes", ["state", "received_at", "sha256"])
    unseen = sa.text("after_closed AND seen_by IS NULL")
    op.create_index("ix_arrivals_unseen", "arrivals", ["sha256"], sqlite_where=unseen, postgresql_where=unseen)


def _worked_before() -> None:
    """How long the closed orders took, and how often persons corrected each."""
    minutes = "floor(extract(epoch FROM closed_at - received_at) / 60)"
    if op.get_bind().dialect.name == "sqlite":
        minutes = "(strftime('%s', closed_at) - strftime('%s', received_at)) / 60"
    op.execute(f"UPDATE orders SET worked_min = {minutes} WHERE closed_at >= received_at")
    edits = "SELECT count(*) FROM audit WHERE audit.reference = orders.reference AND audit.action = 'edited'"
    op.execute(f"UPDATE orders SET corrected = ({edits})")


def _counted() -> None:
    """What the statistics read. Orders read before have no doubts on record: they are left out where those count."""
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_corrections_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_reference", "corrections", ["reference"])
    op.create_index("ix_corrections_at", "corrections", ["at", "field", "flagged", "kind"])
    op.create_index("ix_faxes_received_at", "faxes", ["received_at", "state"])
    op.create_index("ix_arrivals_arrived_at", "arrivals", ["arrived_at"])
    op.create_index("ix_orders_keying", "orders", ["keying", "state"])
    op.create_index("ix_orders_recheck", "orders", ["recheck", "state"])
    op.create_index("ix_orders_counted_came", "orders", ["received_at", "requester_type", "outcome", "stops_read"])
    closed = ["closed_at", "state", "closed_as", "requester_type", "worked_min", "stops_read", "looks_read"]
    op.create_index("ix_orders_counted_closed", "orders", [*closed, "corrected", "keying"])


def _undoing() -> None:
    op.add_column("exports", sa.Column("withdrawn_at", Moment))
    op.add_column("exports", sa.Column("withdrawn_by", sa.Text))
    op.add_column("faxes", sa.Column("handled_by", sa.Text))
    op.add_column("faxes", sa.Column("handled_note", sa.Text))


def _people() -> None:
    op.create_table(
        "users",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("sees_protected", sa.Boolean, nullable=False),
        sa.Column("signature", sa.Text),
        sa.Column("password_hash", sa.Text),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("temporary", sa.Boolean, nullable=False),
        sa.Column("added_at", Moment, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
    )
    op.create_table(
        "sessions",
        sa.Column("token_sha256", sa.String(64), nullable=False),
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("began_at", Moment, nullable=False),
        sa.Column("seen_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_sessions"),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name="fk_sessions_user"),
    )
    op.create_index("ix_sessions_user", "sessions", ["user"])
    op.create_table(
        "failed_logins",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failed_logins"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_failed_logins_user", "failed_logins", ["user", "at"])
    op.create_index("ix_failed_logins_address", "failed_logins", ["address", "at"])
    op.create_index("ix_failed_logins_at", "failed_logins", ["at"])
