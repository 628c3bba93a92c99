"""From an inbox to the archive and the books: the bytes kept, the row committed, and only then out of the inbox."""

from __future__ import annotations

import contextlib
import logging
import math
import time
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from intake.house import House
from intake.inbox_settings import NamedInbox
from intake.receive.archive import RefusedError, UnsettledError, remove
from intake.receive.beside import IsFaxError, KeptBeside, keep_beside
from intake.receive.settle import Stamp, look
from intake.receive.watch import Found
from intake.store.balance import PREFIXES, UNDER_WAY_S

log = logging.getLogger(__name__)

_ADOPTED_WITHIN_S = 7 * 86_400.0
_MAIL_WITHIN_S = 3_600.0
_NAME_LOST = "(namnet gick förlorat)"


def take(house: House, found: Found, inbox: NamedInbox | None = None) -> str:
    """From the inbox to the archive: bytes kept, row committed, and only then out of the inbox.

    A metadata file beside it goes the same way; whatever is wrong with that one, the fax is taken.

    Args:
        house: where to.
        found: the fax as it settled.
        inbox: which inbox it lies in; ``None``: the plain one.

    Returns:
        The SHA-256 of the fax, which may be one that came before.

    Raises:
        UnsettledError, RefusedError: the file is left where it is.
        StoreError: disk or database failed; the file is still in the inbox.
    """
    through = inbox or house.settings.inboxes[0]
    kept = house.archive.keep(found.path, found.stamp)
    beside = _kept_beside(house, found, through)
    house.store.record_arrival(
        sha256=kept.sha256,
        name=found.path.name,
        size_bytes=kept.size_bytes,
        archive_path=str(kept.original),
        arrival_key=kept.arrival_key,
        arrived_at=datetime.now(UTC),
        inbox=through.name,
        urgent=through.settings.urgent,
        told=beside.beside if beside else None,
    )
    remove(kept)
    if beside and not found.shared:
        remove(beside.file)
    return kept.sha256


def _kept_beside(house: House, found: Found, inbox: NamedInbox) -> KeptBeside | None:
    kind = inbox.settings.metadata
    if found.beside is None or kind == "none":
        return None
    try:
        return keep_beside(house.archive, *found.beside, kind, inbox.settings.fields)
    except (UnsettledError, RefusedError, IsFaxError):
        return None  # it is looked at again by itself when its fax is gone


def take_beside(house: House, source: Path, stamp: Stamp, base: str, inbox: NamedInbox) -> str | None:
    """Take a metadata file that lies there without a fax: it came late, or is a fax by another name.

    Args:
        house: where to.
        source: its name in the inbox.
        stamp: the file as it settled.
        base: its name without its ending.
        inbox: which inbox it lies in.

    Returns:
        The SHA-256 of the fax, where it is one.

    Raises:
        UnsettledError, RefusedError: the file is left where it is; ``metadata_alone``: no fax of that name came.
        StoreError: disk or database failed; the file is still in the inbox.
    """
    kind, now = inbox.settings.metadata, datetime.now(UTC)
    if kind == "none":
        raise ValueError("without metadata every file is a fax")
    try:
        kept = keep_beside(house.archive, source, stamp, kind, inbox.settings.fields)
    except IsFaxError:
        return take(house, Found(source, stamp), inbox)
    if not house.store.inboxes.add_beside(inbox.name, base, kept.beside, now):
        raise RefusedError("metadata_alone")
    remove(kept.file)
    return None


def adopt(house: House, *, older_than_s: float = UNDER_WAY_S, within_s: float = _ADOPTED_WITHIN_S) -> int:
    """Enter originals that have no row: a kill came between the two, and the file left the inbox by another hand since;
    or the books are a back-up and the archive is younger.

    A file of the same size in the inbox may be where the original came from; it will be taken in the usual way. Goes
    through the whole archive, one folder of it after the other; may run beside everything else.

    Args:
        house: opened.
        older_than_s: only originals that came into the archive longer ago: a younger one may be about to get its row.
        within_s: only originals that came into the archive within so long.

    Returns:
        how many were entered.

    Raises:
        StoreError: disk or database failed.
    """
    sizes_bytes: set[int] = set()
    by_mail = False
    for inbox in house.settings.inboxes:
        if inbox.settings.kind == "imap":
            by_mail = True
            continue
        with contextlib.suppress(OSError):  # one that is away just now holds up nothing
            sizes_bytes |= {stamp.size_bytes for stamp in look(inbox.folder).files.values()}
    still_a_mail_s = time.time() - _MAIL_WITHIN_S if by_mail else math.inf
    entered = 0
    for prefix in PREFIXES:
        originals = list(house.archive.since(time.time() - within_s, prefix))
        known = house.store.known(prefix) if originals else frozenset()  # after the files: what comes later is younger
        for original in originals:
            came_s, sha256 = original.modified_ns / 1e9, PurePosixPath(original.name).stem
            if sha256 in known or original.size_bytes in sizes_bytes:
                continue
            if abs(time.time() - came_s) < older_than_s or came_s > still_a_mail_s:
                continue  # another process, or the mail that it came by, is most likely about to enter it
            if not house.archive.is_whole(sha256):
                log.error("%s: an original without a row is not what its name says", sha256[:12])
                continue
            house.store.record_arrival(
                sha256=sha256,
                name=_NAME_LOST,
                size_bytes=original.size_bytes,
                archive_path=original.name,
                arrival_key=f"adopted-{sha256}",
                arrived_at=datetime.fromtimestamp(came_s, UTC),
            )
            log.warning("%s: an original without a row was entered", sha256[:12])
            entered += 1
    return entered
