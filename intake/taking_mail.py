"""From a mailbox to the archive: every fax of a mail kept and in the books, before the mail is marked.

A mail that holds no fax, or more than faxes, is an original itself: a person looks at it in the quarantine.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from intake.disk import disk_errors
from intake.house import House
from intake.inbox_settings import NamedInbox
from intake.receive.archive import suffix_of
from intake.receive.beside import read_beside
from intake.receive.mail import Attachment, Mail, open_mail
from intake.receive.metadata import from_headers
from intake.transmission import LONGEST_TEXT, Beside, Transmission

MAIL_SUFFIX = "eml"
_MAIL_NAME = "brev.eml"


def take_mail(house: House, file: Path, folder: Path, came_at: datetime, inbox: NamedInbox) -> tuple[str, ...]:
    """Take every fax of a mail. Told again after a kill, it changes nothing.

    Args:
        house: where to.
        file: the mail.
        folder: an empty folder for its parts.
        came_at: when the mail server got it; aware.
        inbox: the mailbox.

    Returns:
        The SHA-256 of each fax (or of the mail, where that is kept), in the order of the mail.

    Raises:
        StoreError: disk or database failed; some of the faxes may be in the books, and the mail is to be taken again.
    """
    kind = inbox.settings.metadata
    mail = open_mail(file, folder, None if kind == "none" else kind)
    return tuple(_entered(house, mail, came_at, inbox))


def _entered(house: House, mail: Mail, came_at: datetime, inbox: NamedInbox) -> Iterator[str]:
    for fax in mail.faxes:
        with disk_errors():
            content = fax.path.read_bytes()
        told = _beside(house, fax, inbox) or _told(mail, came_at, inbox)
        yield _enter(house, content, suffix_of(content), fax.name, fax.key, inbox, told)
    if mail.for_a_person:
        with disk_errors():
            content = mail.path.read_bytes()
        yield _enter(house, content, MAIL_SUFFIX, _MAIL_NAME, mail.key, inbox, _told(mail, came_at, inbox))


def _enter(
    house: House,
    content: bytes,
    suffix: str,
    name: str,
    key: str,
    inbox: NamedInbox,
    told: Beside | Transmission,
) -> str:
    original = house.archive.enter(content, suffix)
    house.store.record_arrival(
        sha256=original.stem,
        name=name,
        size_bytes=len(content),
        archive_path=str(original),
        arrival_key=key,
        arrived_at=datetime.now(UTC),
        inbox=inbox.name,
        urgent=inbox.settings.urgent,
        told=told,
    )
    return original.stem


def _beside(house: House, fax: Attachment, inbox: NamedInbox) -> Beside | None:
    kind = inbox.settings.metadata
    if fax.beside is None or kind == "none":
        return None
    with disk_errors():
        content = fax.beside.read_bytes()
    kept = house.archive.enter(content, kind, beside=True)
    return read_beside(kept.stem, str(kept), content, kind, inbox.settings.fields)


def _told(mail: Mail, came_at: datetime, inbox: NamedInbox) -> Transmission:
    """When it came and the mail's own name; of its headers those alone that the settings name."""
    mail_id = next((text for name, text in mail.headers.items() if name.lower() == "message-id"), "")
    printable = "".join(letter for letter in mail_id if letter.isprintable())[:LONGEST_TEXT].strip()
    said = {"received_at": came_at, "comm_id": printable or None}
    return Transmission(**(said | from_headers(mail.headers, inbox.settings.fields)))
