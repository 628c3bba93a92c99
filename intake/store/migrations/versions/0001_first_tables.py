"""The first tables: faxes and how they arrived, orders and what people did with them, and an audit trail.

A migration is history: it spells its tables out and does not follow later changes of ``tables.py``. Going back is done
with the back-up that was made before.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from intake.store.tables import FileName, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and triggers that keep the audit trail append-only."""
    _faxes()
    _orders()
    _people()
    _audit()


def _faxes() -> None:
    op.create_table(
        "faxes",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("archive_path", sa.Text, nullable=False),
        sa.Column("reason_code", sa.String(64)),
        sa.Column("reason_sv", sa.Text),
        sa.Column("reason_en", sa.Text),
        sa.Column("read_at", Moment),
        sa.Column("done_at", Moment),
        sa.PrimaryKeyConstraint("sha256", name="pk_faxes"),
    )
    op.create_index("ix_faxes_state", "faxes", ["state"])
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", FileName, nullable=False),
        sa.Column("arrived_at", Moment, nullable=False),
        sa.Column("arrival_key", sa.String(128), nullable=False),
        sa.Column("after_closed", sa.Boolean, nullable=False),
        sa.Column("seen_at", Moment),
        sa.Column("seen_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_arrivals"),
        sa.ForeignKeyConstraint(["sha256"], ["faxes.sha256"], name="fk_arrivals_sha256"),
        sa.UniqueConstraint("arrival_key", name="uq_arrivals_arrival_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_arrivals_sha256", "arrivals", ["sha256"])
    op.create_table(
        "refused",
        sa.Column("name", FileName, nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("first_seen", Moment, nullable=False),
        sa.Column("last_seen", Moment, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_refused"),
    )
    op.create_table(
        "outcomes",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_outcomes"),
        sa.ForeignKeyConstraint(["sha256"], ["faxes.sha256"], name="fk_outcomes_sha256"),
    )


def _orders() -> None:
    op.create_table(
        "orders",
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("requester_type", sa.String(32), nullable=False),
        sa.Column("requester", sa.Text, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("missing", sa.Text, nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("order_json", sa.Text, nullable=False),
        sa.Column("decision_json", sa.Text, nullable=False),
        sa.Column("drafts_json", sa.Text, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("closed_at", Moment),
        sa.Column("closed_by", sa.Text),
        sa.Column("closed_as", sa.String(16)),
        sa.Column("closed_text", sa.Text),
        sa.Column("closed_note", sa.Text),
        sa.PrimaryKeyConstraint("reference", name="pk_orders"),
        sa.ForeignKeyConstraint(["sha256"], ["faxes.sha256"], name="fk_orders_sha256"),
        sa.UniqueConstraint("sha256", "number", name="uq_orders_sha256"),
    )
    op.create_index("ix_orders_state", "orders", ["state"])


def _people() -> None:
    op.create_table(
        "checks",
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("confirmed_by", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("reference", "name", name="pk_checks"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_checks_reference"),
    )
    op.create_table(
        "answers",
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("field", sa.String(128), nullable=False),
        sa.Column("answered_by", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("reference", "code", "field", name="pk_answers"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_answers_reference"),
    )
    op.create_table(
        "log_lines",
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_log_lines"),
        sa.ForeignKeyConstraint(["reference"], ["orders.reference"], name="fk_log_lines_reference"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("reference", sa.String(32)),
        sa.Column("detail_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_reference", "audit", ["reference"])
    op.create_index("ix_audit_sha256", "audit", ["sha256"])
    for statement in _append_only(op.get_bind().dialect.name):
        op.execute(statement)


def _append_only(dialect: str) -> tuple[str, ...]:
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        )
    return (
        "CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$",
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()",
    )
