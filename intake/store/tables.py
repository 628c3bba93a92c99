"""The tables. Migrations make them (``migrations/``); a test compares the two.

Times are aware UTC. A column named ``…_json`` holds what ``codec`` writes. Names of files and texts of orders are
patient data; the columns that lists show (``requester``, ``section``, ``missing``) are not.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept as UTC whatever the database knows of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database.

        Raises:
            ValueError: the time is naive.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times are aware")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class FileName(TypeDecorator[str]):
    """A file's name as the system gave it, bytes that are not UTF-8 as surrogate escapes.

    No database takes those as text, so each is written as ``\\udcXX`` in six plain characters (and ``\\`` as two).
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        if value is None:
            return None
        return re.sub(r"[\\\ud800-\udfff]", lambda found: _escaped(found[0]), value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """From the database."""
        if value is None:
            return None
        return re.sub(r"\\(?:\\|u([0-9a-f]{4}))", lambda found: chr(int(found[1], 16)) if found[1] else "\\", value)


def _escaped(letter: str) -> str:
    return "\\\\" if letter == "\\" else f"\\u{ord(letter):04x}"


_SHA256 = String(64)
_REFERENCE = String(32)
_NAME = String(64)
_WORD = String(64).with_variant(String(64, collation="C"), "postgresql")
"""Compared byte by byte, so that an index finds beginnings."""

_UNSEEN = "after_closed AND seen_by IS NULL"
UNSEEN_REPEAT = text("arrivals.after_closed AND arrivals.seen_by IS NULL")
"""Spelt as the index ``ix_arrivals_unseen`` is: otherwise SQLite does not see that it may use it."""

faxes = Table(
    "faxes",
    metadata,
    Column("sha256", _SHA256, primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),  # model.FaxState
    Column("archive_path", Text, nullable=False),  # the original's name in the archive
    Column("reason_code", String(64)),
    Column("reason_sv", Text),
    Column("reason_en", Text),
    Column("read_at", Moment),
    Column("done_at", Moment),
    Column("handled_by", Text),  # who saw to it by hand, where it could not be read
    Column("handled_note", Text),
    Column("round", Integer, nullable=False, server_default="0"),  # how often it was put back to be read once more
    Column("urgent", Boolean, nullable=False, server_default=false()),  # said before it was read
    Column("put_back_at", Moment),
    Index("ix_faxes_received_at", "received_at", "state"),
    Index("ix_faxes_queue", "state", "received_at", "sha256"),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sha256", ForeignKey("faxes.sha256"), nullable=False),
    Column("name", FileName, nullable=False),
    Column("arrived_at", Moment, nullable=False),
    Column("arrival_key", String(128), nullable=False),
    Column("after_closed", Boolean, nullable=False),  # came again when all its orders were closed: put before staff
    Column("seen_at", Moment),
    Column("seen_by", Text),
    Column("inbox", String(64)),  # which inbox it came through; null: none, or before inboxes had names
    Column("urgent", Boolean, nullable=False),  # came through an inbox whose faxes go first
    UniqueConstraint("arrival_key"),
    Index("ix_arrivals_sha256", "sha256"),
    Index("ix_arrivals_arrived_at", "arrived_at"),
    Index("ix_arrivals_inbox", "inbox", "arrived_at"),
    Index("ix_arrivals_unseen", "sha256", sqlite_where=text(_UNSEEN), postgresql_where=text(_UNSEEN)),
    sqlite_autoincrement=True,
)

transmissions = Table(  # what the fax server said of a call: transmission.Transmission. Numbers are patient data
    "transmissions",
    metadata,
    Column("arrival", ForeignKey("arrivals.id"), primary_key=True),
    Column("caller", Text),
    Column("caller_name", Text),
    Column("station", Text),
    Column("called", Text),
    Column("received_at", Moment),
    Column("pages", Integer),
    Column("bit_rate", Integer),
    Column("quality", Text),
    Column("comm_id", Text),
    Column("error", Text),
    Column("file_sha256", _SHA256),  # of the metadata file; null: it was told without one
    Column("file_path", Text),  # relative to the archive's folder
    Column("problem", String(64)),  # why nothing was read in the file
)

refused = Table(
    "refused",
    metadata,
    Column("name", FileName, primary_key=True),
    Column("reason", String(64), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
)

orders = Table(
    "orders",
    metadata,
    Column("reference", _REFERENCE, primary_key=True),
    Column("sha256", ForeignKey("faxes.sha256"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),  # counts every change: two people cannot both change the same state
    Column("state", String(16), nullable=False),  # records.OrderState
    Column("code", String(64), nullable=False),  # model.Code
    Column("outcome", String(16), nullable=False),  # outcome.OutcomeKind
    Column("requester_type", String(32), nullable=False),
    Column("requester", Text, nullable=False),  # the clinic, never a patient
    Column("section", Text, nullable=False),
    Column("missing", Text, nullable=False),  # names of fields, with a space between
    Column("urgent", Boolean, nullable=False),
    Column("order_json", Text, nullable=False),
    Column("decision_json", Text, nullable=False),
    Column("drafts_json", Text, nullable=False),
    Column("received_at", Moment, nullable=False),  # that of the fax, kept here so that the queue reads one table
    Column("protected", Boolean, nullable=False),  # protected identity: shown to those marked for it only
    Column("source", String(16), nullable=False),  # records.Source
    Column("assigned_to", _NAME),  # users.name; nobody: anybody's
    Column("snoozed_until", Moment),
    Column("snoozed_for", Text),  # why it waits until then
    Column("urgent_by_hand", Boolean),  # none: as the fax says
    Column("asked", Text),  # the examinations in a few words, no patient; none: to be derived (indexing.refill)
    Column("wants", String(16), nullable=False),  # "images", "report", both with a space between, or nothing
    Column("doubts", Text, nullable=False),  # codes of the doubts that stop, with a space between
    Column("keying", String(16)),  # records.Keying: whether a second person keys number and recipient blind
    Column("recheck", String(16)),  # records.Recheck: whether it is looked at again after it was closed
    Column("stops_read", Text),  # codes of the doubts that stopped it as it was read; null: not counted then
    Column("looks_read", Text),  # codes of the lighter doubts
    Column("corrected", Integer, nullable=False),  # values that a person changed
    Column("worked_min", Integer),  # whole minutes from when the fax came to when a person closed it
    Column("created_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("closed_by", Text),
    Column("closed_as", String(16)),  # outcome.OutcomeKind, as the person closed it
    Column("closed_text", Text),  # the reply as approved
    Column("closed_note", Text),
    UniqueConstraint("sha256", "number"),
)
Index("ix_orders_keying", orders.c.keying, orders.c.state)
Index("ix_orders_recheck", orders.c.recheck, orders.c.state)
# The statistics read these two alone, never the rows, which are wide.
Index("ix_orders_counted_came", orders.c.received_at, orders.c.requester_type, orders.c.outcome, orders.c.stops_read)
Index(
    "ix_orders_counted_closed",
    *(orders.c.closed_at, orders.c.state, orders.c.closed_as, orders.c.requester_type),
    *(orders.c.worked_min, orders.c.stops_read, orders.c.looks_read, orders.c.corrected, orders.c.keying),
)
Index(  # what the queue is sorted by, then what it is narrowed by: a page of it is found in the index alone
    "ix_orders_queue",
    *(orders.c.state, orders.c.urgent, orders.c.received_at, orders.c.reference),
    *(orders.c.snoozed_until, orders.c.assigned_to, orders.c.protected),
    *(orders.c.code, orders.c.requester_type, orders.c.source, orders.c.doubts),
)
Index(
    "ix_orders_closed",
    *(orders.c.closed_at, orders.c.reference, orders.c.urgent, orders.c.assigned_to, orders.c.protected),
    *(orders.c.code, orders.c.requester_type, orders.c.source, orders.c.doubts),
)
Index("ix_orders_snoozed", orders.c.snoozed_until, orders.c.reference, orders.c.state)
Index("ix_orders_assigned", orders.c.assigned_to, orders.c.state, orders.c.snoozed_until, orders.c.reference)

order_words = Table(  # what an order is found by: parts of names, numbers, the clinic. Patient data
    "order_words",
    metadata,
    Column("word", _WORD, primary_key=True),  # case folded; searched by its beginning
    Column("reference", ForeignKey("orders.reference"), primary_key=True),
    Index("ix_order_words_reference", "reference", "word"),
)

claims = Table(  # who works on an order just now
    "claims",
    metadata,
    Column("reference", ForeignKey("orders.reference"), primary_key=True),
    Column("held_by", _NAME, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
)

remarks = Table(  # what colleagues write to each other about an order
    "remarks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("reference", ForeignKey("orders.reference"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", _NAME, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_remarks_reference", "reference"),
    sqlite_autoincrement=True,
)

keyings = Table(  # a second person's reading of an order, made without seeing the first
    "keyings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("reference", ForeignKey("orders.reference"), nullable=False),
    Column("kind", String(16), nullable=False),  # records.KeyingKind
    Column("who", _NAME, nullable=False),
    Column("at", Moment, nullable=False),
    Column("compared", Text, nullable=False),  # names of the fields keyed, with a space between
    Column("differing", Text, nullable=False),  # of those: the ones that differ
    Column("settled", Text, nullable=False),  # of those: the ones that a person has decided since
    Column("wrong", Text, nullable=False),  # of those: the ones where what stood was wrong
    Column("detail_json", Text, nullable=False),  # field → value that stood, value keyed. Patient data
    Index("ix_keyings_reference", "reference"),
    Index("ix_keyings_at", "at"),
    sqlite_autoincrement=True,
)

corrections = Table(  # what the program read and a person changed: counted, without the values and without the person
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("reference", ForeignKey("orders.reference"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("field", String(64), nullable=False),
    Column("flagged", Boolean, nullable=False),  # the program had doubted it
    Column("kind", String(16), nullable=False),  # records.CorrectionKind
    Index("ix_corrections_reference", "reference"),
    Index("ix_corrections_at", "at", "field", "flagged", "kind"),
    sqlite_autoincrement=True,
)

users = Table(
    "users",
    metadata,
    Column("name", _NAME, primary_key=True),  # what one signs in with, in lower case
    Column("shown", Text, nullable=False),  # the person's name; it stands in the audit trail and under letters
    Column("role", String(16), nullable=False),  # records.Role
    Column("sees_protected", Boolean, nullable=False),
    Column("signature", Text),  # in the export log
    Column("password_hash", Text),  # argon2id; none: signs in through the proxy only
    Column("active", Boolean, nullable=False),
    Column("language", String(2), nullable=False),  # of the pages
    Column("temporary", Boolean, nullable=False),  # somebody else chose the password: to be changed at the sign-in
    Column("added_at", Moment, nullable=False),
    Column("added_by", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", _SHA256, primary_key=True),  # of the cookie, which stands nowhere
    Column("user", ForeignKey("users.name"), nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Index("ix_sessions_user", "user"),
)

failed_logins = Table(
    "failed_logins",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("user", _SHA256, nullable=False),  # of the name as typed: it may be a password in the wrong field
    Column("address", String(64), nullable=False),
    Index("ix_failed_logins_user", "user", "at"),
    Index("ix_failed_logins_address", "address", "at"),
    Index("ix_failed_logins_at", "at"),
    sqlite_autoincrement=True,
)

accesses = Table(  # who saw which order, and so which patient, when and how
    "accesses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("reference", _REFERENCE, nullable=False),  # empty: the access log as a whole
    Column("patient_link", String(64)),  # logbook.link: the number stands nowhere
    Column("what", String(32), nullable=False),  # accessing.Look
    Column("door", String(16), nullable=False),  # accessing.Door
    Index("ix_accesses_at", "at", "id"),
    Index("ix_accesses_reference", "reference", "at"),
    Index("ix_accesses_patient_link", "patient_link", "at"),
    Index("ix_accesses_who", "who", "at"),
    sqlite_autoincrement=True,
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("sha256", ForeignKey("faxes.sha256"), primary_key=True),
    Column("json", Text, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    Column("reference", ForeignKey("orders.reference"), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("confirmed_by", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("reference", ForeignKey("orders.reference"), primary_key=True),
    Column("code", String(64), primary_key=True),
    Column("field", String(128), primary_key=True),  # empty: the order as a whole
    Column("answered_by", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

log_lines = Table(
    "log_lines",
    metadata,
    Column("reference", ForeignKey("orders.reference"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),  # when the work was done, as the line says
    Column("signature", Text, nullable=False),
)

return_forms = Table(
    "return_forms",
    metadata,
    Column("token", String(32), primary_key=True),  # drawn at random; leads a returned form to its order
    Column("reference", ForeignKey("orders.reference"), nullable=False),
    Column("version", Integer, nullable=False),  # of the order that it was made for
    Column("form_json", Text, nullable=False),  # return_form.ReturnForm
    Column("state", String(16), nullable=False),  # records.FormState
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Index("ix_return_forms_reference", "reference"),
)

joins = Table(
    "joins",
    metadata,
    Column("sha256", ForeignKey("faxes.sha256"), primary_key=True),  # the fax that came back
    Column("token", ForeignKey("return_forms.token"), primary_key=True),
    Column("reference", ForeignKey("orders.reference"), nullable=False),
    Column("by", String(16), nullable=False),  # "code" or "reference"
    Column("at", Moment, nullable=False),
    Index("ix_joins_reference", "reference"),
)

exports = Table(  # lines of "Exporterade bilder", whoever wrote them
    "exports",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False),  # exporting.export_key: the same line again is the same row
    Column("text", Text, nullable=False),  # as it stands in the log
    Column("patient_link", String(64)),  # a keyed hash; the number stands nowhere
    Column("patient", String(16), nullable=False),  # records.PatientGiven
    Column("how_read", String(16), nullable=False),  # logbook.reading.HowRead
    Column("exported_at", Moment),  # what the line says, where it says so
    Column("source", String(16), nullable=False),  # "import", "desk"
    Column("reference", _REFERENCE),  # of the order whose completion wrote it
    Column("added_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),  # its order was opened again: the line may have been used, and does not count
    Column("withdrawn_by", Text),
    UniqueConstraint("key"),
    Index("ix_exports_patient_link", "patient_link"),
    sqlite_autoincrement=True,
)

log_imports = Table(
    "log_imports",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("file_sha256", _SHA256, nullable=False),
    Column("key_id", String(16), nullable=False),  # which key made its patient links
    Column("lines", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("linked", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),  # a person's name, or "intake"
    Column("action", String(32), nullable=False),
    Column("sha256", _SHA256),
    Column("reference", _REFERENCE),
    Column("detail_json", Text, nullable=False),
    Index("ix_audit_reference", "reference"),
    Index("ix_audit_sha256", "sha256"),
    sqlite_autoincrement=True,
)

executors = Table(
    "executors",
    metadata,
    Column("id", String(64), primary_key=True),  # stable: the same after a restart
    Column("token", String(64), nullable=False),  # of this very run: who lost it may publish nothing more
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("roles", String(64), nullable=False),  # with spaces between
    Column("version", String(64), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("beat_at", Moment, nullable=False),  # on the database's clock, as are the other two
    Column("beats", BigInteger, nullable=False),
    Column("dead_at", Moment),  # stopped, or declared dead
    Column("dead_by", String(64)),
)

works = Table(
    "works",
    metadata,
    Column("sha256", ForeignKey("faxes.sha256"), primary_key=True),
    Column("round", Integer, nullable=False),
    Column("executor", String(64)),  # who has it in hand; NULL: nobody, it waits for its next try
    Column("token", String(64)),
    Column("step", String(16), nullable=False),  # "read", "understand"
    Column("since", Moment),
    Column("attempt", Integer, nullable=False),  # from 1
    Column("next_try_at", Moment),
    Column("deaths", Integer, nullable=False),  # so often an executor died with it in hand, beside others
    Column("deaths_alone", Integer, nullable=False),  # and with nothing else in hand
    Column("alone", Boolean, nullable=False),  # whether it is in hand alone now
    Index("ix_works_token", "token"),
)

marks = Table(
    "marks",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
