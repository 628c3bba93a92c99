"""The book of exports: what "Exporterade bilder" says went out, imported from the RIS or written here.

Nothing is dropped and nothing doubled: a line has one row however often it is imported, and a line that cannot be
understood or has no patient is kept as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from intake.store.arriving import note
from intake.store.records import ExportRecord, ImportRecord, LogLineRecord, NewExport, PatientGiven
from intake.store.tables import exports, log_imports

_BATCH = 500


def export_key(patient_link: str | None, text: str, copy: int = 0) -> str:
    """Names a line: the same text of the same patient is one line, but for its ``copy`` within one file."""
    return hashlib.sha256(f"{patient_link or ''}\n{copy}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def import_lines(
    connection: Connection, *, lines: Sequence[NewExport], file_sha256: str, key_id: str, who: str, at: datetime
) -> ImportRecord:
    """See ``Store.import_log``."""
    rows = {
        export_key(line.patient_link, line.text, line.copy): {
            "text": line.text.replace("\0", "\ufffd"),
            "patient_link": line.patient_link,
            "patient": line.patient,
            "how_read": line.how_read,
            "exported_at": line.exported_at,
            "source": "import",
            "reference": None,
            "added_at": at,
        }
        for line in lines
    }
    new = _add(connection, [{"key": key, **row} for key, row in rows.items()])
    record = ImportRecord(
        at=at,
        who=who,
        key_id=key_id,
        lines=len(lines),
        new=new,
        linked=sum(1 for line in lines if line.patient_link),
        unread=sum(1 for line in lines if line.how_read == "unread"),
    )
    counts = {"lines": record.lines, "new": record.new, "linked": record.linked, "unread": record.unread}
    row = {"at": at, "who": who, "file_sha256": file_sha256, "key_id": key_id, **counts}
    connection.execute(insert(log_imports).values(row))
    note(connection, at, who, "log_imported", detail={**counts, "file": file_sha256[:12]})
    return record


def keep_line(connection: Connection, *, reference: str, line: LogLineRecord, at: datetime) -> None:
    """Enter the line of an order that a person completed, in the transaction that closes it."""
    row: dict[str, object] = {
        "key": export_key(line.patient_link, line.text),
        "text": line.text,
        "patient_link": line.patient_link,
        "patient": PatientGiven.LINKED if line.patient_link else PatientGiven.NOT_GIVEN,
        "how_read": "exact",
        "exported_at": line.at,
        "source": "desk",
        "reference": reference,
        "added_at": at,
    }
    _add(connection, [row])


def withdraw_line(connection: Connection, *, reference: str, who: str, at: datetime) -> int:
    """Mark the standing line of an order as withdrawn; it stays in the book, because somebody may have used it.

    Its key is let go, so that the same line may be entered again: by the order's next completion, or by an import,
    which then says that the line does stand in the log.

    Returns:
        how many lines that were.
    """
    standing = (exports.c.reference == reference) & exports.c.withdrawn_at.is_(None)
    found = connection.execute(select(exports.c.id, exports.c.key).where(standing)).all()
    for row in found:
        key = hashlib.sha256(f"withdrawn\n{row.id}\n{row.key}".encode()).hexdigest()
        values = {"key": key, "withdrawn_at": at, "withdrawn_by": who}
        connection.execute(update(exports).where(exports.c.id == row.id).values(values))
    return len(found)


def of_patient(connection: Connection, patient_link: str) -> tuple[ExportRecord, ...]:
    """See ``Store.exports_of``."""
    query = select(exports).where(exports.c.patient_link == patient_link)
    newest = query.order_by(exports.c.exported_at.desc().nulls_last(), exports.c.id.desc())
    return tuple(_record(row) for row in connection.execute(newest))


def listed(connection: Connection, *, only_open: bool, limit: int | None) -> tuple[ExportRecord, ...]:
    """See ``Store.exports``."""
    query = select(exports).order_by(exports.c.id.desc())
    if only_open:
        query = query.where((exports.c.how_read == "unread") | (exports.c.patient != PatientGiven.LINKED))
    return tuple(_record(row) for row in connection.execute(query.limit(limit)))


def count(connection: Connection) -> tuple[int, int, int]:
    """All lines, those nobody could read, and those without a patient."""
    unread = func.count().filter(exports.c.how_read == "unread")
    unlinked = func.count().filter(exports.c.patient_link.is_(None))
    row = connection.execute(select(func.count(), unread, unlinked).select_from(exports)).one()
    return row[0], row[1], row[2]


def newest_import(connection: Connection) -> ImportRecord | None:
    """See ``Store.newest_import``."""
    query = select(log_imports).order_by(log_imports.c.at.desc(), log_imports.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    return ImportRecord(row.at, row.who, row.key_id, row.lines, row.new, row.linked, row.unread)


def _add(connection: Connection, rows: Sequence[dict[str, object]]) -> int:
    """Enter the rows whose key is not there yet; returns how many that were."""
    added = 0
    into = postgresql.insert(exports) if connection.dialect.name == "postgresql" else sqlite.insert(exports)
    for start in range(0, len(rows), _BATCH):
        batch = list(rows[start : start + _BATCH])
        entered = connection.execute(into.on_conflict_do_nothing().values(batch).returning(exports.c.id))
        added += len(entered.all())
    return added


def _record(row: Row[tuple[object, ...]]) -> ExportRecord:
    return ExportRecord(
        row.id,
        row.text,
        PatientGiven(row.patient),
        row.how_read,
        row.exported_at,
        row.source,
        row.reference,
        row.added_at,
        row.withdrawn_at,
    )
