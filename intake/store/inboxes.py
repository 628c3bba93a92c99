"""Metadata files that came into an inbox after their fax."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select

from intake.store.arriving import note_beside
from intake.store.beside import enter
from intake.store.connect import writing
from intake.store.tables import arrivals, transmissions
from intake.transmission import Beside, belongs

_FITS_FOR = timedelta(days=1)


class Inboxes:
    """Reached as ``Store.inboxes``. Every method is one transaction and may raise ``StoreError``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_beside(self, inbox: str, base: str, beside: Beside, at: datetime) -> bool:
        """Enter a metadata file that came after its fax.

        It belongs to the newest arrival of the last day through ``inbox`` that it fits (``transmission.belongs``).

        Args:
            inbox: name of the inbox.
            base: the file's name without its ending.
            beside: the file, already in the archive.
            at: aware.

        Returns:
            whether there was such an arrival, or the file was entered before.
        """
        with writing(self._engine) as connection:
            return _add(connection, inbox, base, beside, at)


def _add(connection: Connection, inbox: str, base: str, beside: Beside, at: datetime) -> bool:
    columns = select(arrivals.c.id, arrivals.c.sha256, arrivals.c.name, transmissions.c.file_sha256)
    of_it = (arrivals.c.name == base) | arrivals.c.name.startswith(f"{base}.", autoescape=True)
    of_it &= (arrivals.c.inbox == inbox) & (arrivals.c.arrived_at >= at - _FITS_FOR)
    query = columns.select_from(arrivals.outerjoin(transmissions)).where(of_it).order_by(arrivals.c.id.desc())
    newest = next((row for row in connection.execute(query) if belongs(base, row.name)), None)
    if newest is None:
        return False
    if enter(connection, newest.id, beside):
        note_beside(connection, newest.sha256, beside, at)
        return True
    return bool(newest.file_sha256 == beside.sha256)
