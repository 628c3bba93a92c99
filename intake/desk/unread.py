"""What a person does about a fax that is not read yet, or could not be: stop it, have it read once more, hurry it."""

from __future__ import annotations

from datetime import datetime

from intake import __version__
from intake.errors import StoreError
from intake.outcome import Versions, build_quarantined
from intake.store import NotAllowedError, Store, cancelled


def cancel(store: Store, sha256: str, who: str, at: datetime) -> None:
    """Stop a fax that is not read yet: it goes into quarantine, with the name of who stopped it as the reason.

    Whoever reads it just now is told within seconds and lets go.

    Args:
        store: the books.
        sha256: of the fax.
        who: the person's name.
        at: aware.

    Raises:
        NotAllowedError: ``not_waiting``, ``name_needed``.
        StoreError: ``unknown_fax``, or the database failed.
    """
    fax = store.fax(sha256)
    if fax is None:
        raise StoreError("unknown_fax", "Faxet finns inte i databasen.", "The fax is not in the database.")
    error = cancelled(who.strip())
    versions = Versions(program=__version__, routine="", ocr="")
    outcome = build_quarantined(fax.arrivals[0].name, sha256, fax.received_at, error, versions)
    store.works.cancel(outcome, error, who, at)


def retry(store: Store, sha256: str, who: str, at: datetime) -> None:
    """Have a fax in quarantine read once more, in a round of its own: what was counted against it counts no more.

    Raises:
        NotAllowedError: ``not_quarantined``.
        StoreError: the database failed.
    """
    if not store.requeue(sha256, who, at):
        raise NotAllowedError(
            "not_quarantined",
            "Faxet är inte i karantän: det väntar redan, eller är läst.",
            "The fax is not in quarantine: it waits already, or is read.",
        )
