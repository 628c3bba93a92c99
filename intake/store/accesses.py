"""Who saw which order, and so which patient: one row a look, in the access log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert

from intake.store.tables import accesses


def record_accesses(
    connection: Connection, who: str, seen: Mapping[str, str | None], what: str, door: str, at: datetime
) -> None:
    """See ``Store.record_accesses``."""
    rows = [
        {"at": at, "who": who, "reference": reference, "patient_link": patient_link, "what": what, "door": door}
        for reference, patient_link in seen.items()
    ]
    if rows:
        connection.execute(insert(accesses), rows)
