"""One look at everything that an alarm may be about. Remembers nothing."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from intake.alarms.codes import raised_by
from intake.alarms.office import office_hours
from intake.backup.making import LAST
from intake.blobs import open_blobs
from intake.config import Settings
from intake.errors import IntakeError
from intake.house import BELONGS
from intake.store import Figures, Store


def look(
    settings: Settings, store: Store, began: datetime, at: datetime, *, inbox: bool = True
) -> tuple[dict[str, int], Figures | None]:
    """Everything but the archive, which takes longer (``watcher.py``).

    Args:
        settings: in force.
        store: opened.
        began: since when there has been somebody to see a fax arrive.
        at: now.
        inbox: whether this process takes faxes from the inbox; else it may not even see the folder.

    Returns:
        codes of what is wrong, each with how many or how much; and how the desk stands, where the database answers.
    """
    found = {**_archive(settings), **_disk(settings), **_backup(settings, at)}
    for each in settings.inboxes if inbox else ():
        if each.settings.kind == "folder":
            found |= _inbox(each.folder)
    review = settings.review
    late = at - timedelta(hours=review.urgent_target_hours), at - timedelta(hours=review.target_hours)
    try:
        figures = store.figures(at, late, [each.name for each in settings.inboxes] if inbox else [])
    except IntakeError as error:
        return {**found, raised_by(error): 1}, None
    if inbox:
        found |= _silent(settings, figures, began, at)
    return {**found, **_waiting(settings, figures, began, at)}, figures


def last_backup(root: Path) -> datetime | None:
    """When the newest back-up was made, as the data folder says; ``None`` where it says nothing."""
    try:
        return datetime.fromisoformat(json.loads((root / LAST).read_text(encoding="utf-8"))["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def free_mb(root: Path) -> int | None:
    """Free space for the program, in MB; ``None`` where the disk does not say."""
    try:
        return shutil.disk_usage(root).free // 1_000_000
    except OSError:
        return None


def _waiting(settings: Settings, figures: Figures, began: datetime, at: datetime) -> dict[str, int]:
    counts = {
        "urgent_late": figures.urgent_late,
        "orders_late": figures.late,
        "executor_dead": figures.dead_executors,
    }
    found = {code: number for code, number in counts.items() if number}
    unread = timedelta(minutes=settings.alarms.unread_minutes)
    if unread and figures.oldest_waiting_at is not None and at - max(figures.oldest_waiting_at, began) > unread:
        found["faxes_unread"] = figures.waiting
    return found


def _silent(settings: Settings, figures: Figures, began: datetime, at: datetime) -> dict[str, int]:
    """The longest silence of an inbox that has been silent for longer than it may, in whole office hours."""
    alarms = settings.alarms
    allowed = {
        inbox.name: inbox.settings.silent_after_hours for inbox in settings.inboxes if inbox.settings.silent_after_hours
    }
    silent = []
    for name, hours in allowed.items():
        since = max(figures.last_arrivals.get(name, began), began)
        if (silence := office_hours(since, at, alarms.days, alarms.hours)) >= hours:
            silent.append(int(silence))
    return {"inbox_silent": max(silent)} if silent else {}


def _inbox(inbox: Path) -> dict[str, int]:
    if not inbox.is_dir():
        return {"inbox_missing": 1}
    found = {}
    try:
        with os.scandir(inbox) as entries:
            next(entries, None)
    except OSError:
        found["inbox_not_readable"] = 1
    if not os.access(inbox, os.W_OK | os.X_OK):
        found["inbox_not_writable"] = 1
    return found


def _archive(settings: Settings) -> dict[str, int]:
    making = settings.storage.shared / "archive" / "tmp"
    try:
        with tempfile.NamedTemporaryFile(dir=making, prefix="probe-"):
            pass
        open_blobs(settings.storage).look(BELONGS)
    except OSError:
        return {"archive_not_writable": 1}
    except IntakeError as error:
        return {raised_by(error): 1}
    return {}


def _disk(settings: Settings) -> dict[str, int]:
    folders = {settings.storage.root, settings.storage.shared, settings.inbox_folder}
    free = [mb for folder in folders if (mb := free_mb(folder)) is not None]
    for code, least in (("disk_full", settings.storage.keep_free_mb), ("disk_filling", settings.alarms.disk_warn_mb)):
        if free and min(free) < least:
            return {code: min(free)}
    return {}


def _backup(settings: Settings, at: datetime) -> dict[str, int]:
    allowed = timedelta(hours=settings.alarms.backup_after_hours)
    if not allowed:
        return {}
    last = last_backup(settings.storage.root)
    if last is None:
        return {"backup_old": 1}
    return {"backup_old": 1} if at - last > allowed else {}
