"""Has it gone out before? The patient is looked up in the book of exports; the answer is plain data in the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from intake.directory import Directory
from intake.logbook.link import PatientLinks
from intake.logbook.reading import read_line
from intake.logbook.same import Likeness, likeness, recipient_of, wish_of
from intake.model import Field, LoggedExport, Order
from intake.store import ExportRecord, Store
from intake.words import STOCKHOLM

COMPLETE_FOR = timedelta(days=1)
"""How old an import may be for "nothing is there" to be an answer. After that the question stays open."""

_SHOWN = 5


def looked_up(order: Order, store: Store, links: PatientLinks, directory: Directory, at: datetime) -> Order:
    """``order`` with what the book of exports says of it: ``earlier`` and ``facts.already_exported``.

    ``already_exported`` is true where a line is surely the same, false where the log was imported whole within a day
    and holds nothing like it, and else not known, so that a person searches.

    Args:
        at: now, aware.

    Raises:
        StoreError: the database or the key failed.
    """
    number = order.fields.get("identity_number", Field())
    link = links.of(number.value) if order.is_order and isinstance(number.value, str) else None
    if link is None:
        return _answered(order, (), None)
    certain = not number.flags  # a doubted number may be another patient's
    found = earlier_in(order, store.exports_of(link), directory, at)
    if not certain:
        found = tuple(replace(each, sure=False) for each in found)
    if any(each.sure for each in found):
        return _answered(order, found, True)
    return _answered(order, found, None if found or not certain or not _complete(store, links, at) else False)


def earlier_in(
    order: Order, lines: tuple[ExportRecord, ...], directory: Directory, at: datetime
) -> tuple[LoggedExport, ...]:
    """The lines of one patient that are, or may be, of what ``order`` asks for; the sure ones first, the newest first.

    A line that nobody could read may be anything; one that was withdrawn may have gone out all the same.
    """
    wish = wish_of(order)
    today = at.astimezone(STOCKHOLM).date()
    found: list[LoggedExport] = []
    for record in lines:
        line = read_line(record.text, today=today).line
        likely = Likeness.POSSIBLE if line is None else likeness(wish, line, directory)
        if likely is not Likeness.OTHER:
            on = f"{line.at:%Y-%m-%d}" if line is not None and line.at is not None else None
            recipient = recipient_of(wish, line, directory) if line is not None else None
            found.append(LoggedExport(record.text, on, recipient, likely is Likeness.SAME and not record.withdrawn_at))
    return tuple(sorted(found, key=lambda each: not each.sure)[:_SHOWN])


def _complete(store: Store, links: PatientLinks, at: datetime) -> bool:
    """Does the book hold all of the log, as far as that can be known? Every line with a patient, and just imported."""
    newest = store.newest_import()
    if newest is None or not newest.linked or newest.key_id != links.key_id or at - newest.at > COMPLETE_FOR:
        return False
    return store.count_exports()[2] == 0


def _answered(order: Order, found: tuple[LoggedExport, ...], answer: bool | None) -> Order:
    return replace(order, earlier=found, facts=replace(order.facts, already_exported=answer))
