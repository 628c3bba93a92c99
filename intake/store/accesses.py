"""Who saw which order, and so which patient: one row a look, in the access log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from intake.store.tables import accesses


def record_access(
    connection: Connection, who: str, reference: str, patient_link: str | None, what: str, door: str, at: datetime
) -> None:
    """See ``Store.record_access``."""
    row = {"at": at, "who": who, "reference": reference, "patient_link": patient_link, "what": what, "door": door}
    connection.execute(insert(accesses).values(row))
