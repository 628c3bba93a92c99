"""What the machine read, put back where a person had typed something else: its value, its ink and its doubts. Pure.

Everything that rests on the value follows it, as after a correction.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from intake.correction import (
    EXAMINATION_PATH,
    OWN_CLINIC,
    RECIPIENTS,
    Corrected,
    CorrectionError,
    following,
    with_examinations,
)
from intake.directory import Directory
from intake.flags import FLAGS, flag
from intake.model import Field, Flag, Order


def restorable(field: Field) -> bool:
    """Did a person type over something that the machine had read, or had doubted?"""
    read = field.read
    return field.typed_by is not None and read is not None and bool(read.value is not None or read.flags)


def restore(order: Order, path: str, *, today: date, directory: Directory) -> Corrected:
    """``order`` with what the machine read at ``path``, and its doubts open again.

    Args:
        order: as it stands.
        path: as ``correct`` takes it: a name of ``FIELD_NAMES`` or ``examinations.0.date``.
        today: tells whether a patient is a minor.
        directory: tells what kind a recipient is.

    Raises:
        CorrectionError: ``nothing_read``: no person changed it, or the machine had read nothing there.
    """
    old = _field_at(order, path)
    if old is None or old.read is None or not restorable(old):
        raise CorrectionError(
            "nothing_read",
            "Där finns inget läst att återställa.",
            "There is nothing read to put back.",
        )
    changes = {path: (old.value, old.read.value)}
    if found := EXAMINATION_PATH.fullmatch(path):
        number, name = int(found[1]), str(found[2])
        examinations = list(order.examinations)
        change: dict[str, Any] = {name: old.read}
        examinations[number] = replace(examinations[number], **change)
        order = with_examinations(order, examinations, number)
        detail = f"(undersökning {number + 1})" if len(examinations) > 1 else ""
        return Corrected(_doubted(order, old.read, f"exam_{name}", detail), changes)
    order = _put_back(order, path, old.read, today, directory)
    if path == "requesting_clinic":  # a recipient that was taken from the clinic comes back with it
        for recipient in RECIPIENTS:
            follows = order.fields[recipient]
            if OWN_CLINIC in follows.notes and follows.read is not None and OWN_CLINIC in follows.read.notes:
                order = _put_back(order, recipient, follows.read, today, directory)
    return Corrected(order, changes)


def _put_back(order: Order, name: str, read: Field, today: date, directory: Directory) -> Order:
    others = tuple(flag for flag in order.flags if flag.field != name)
    order = replace(order, fields={**order.fields, name: read}, flags=others)
    return _doubted(following(order, name, today, directory), read, name, "")


def _doubted(order: Order, read: Field, name: str, detail: str) -> Order:
    """With the doubts about ``read`` in words, where the order does not tell of them."""
    told = {(each.code, each.field, each.text) for each in order.flags}
    made: list[Flag] = [flag(code, name, detail) for code in read.flags if code in FLAGS]
    return replace(order, flags=order.flags + tuple(new for new in made if (new.code, new.field, new.text) not in told))


def _field_at(order: Order, path: str) -> Field | None:
    found = EXAMINATION_PATH.fullmatch(path)
    if found is None:
        return order.fields.get(path)
    number, name = int(found[1]), found[2]
    if name is None or number >= len(order.examinations):
        return None
    field = getattr(order.examinations[number], name, None)
    return field if isinstance(field, Field) else None
