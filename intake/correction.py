"""A person's corrections: ``field=value`` as typed, checked, and put into the order. Pure.

What a person types is checked as strictly as what is read from a fax. Everything that rests on the corrected value
follows it: who may be the requester, what kind the recipient is, whether the patient is a minor. The doubts about the
field go; those about others stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from intake import words
from intake.directory import Directory
from intake.errors import IntakeError
from intake.extract.our_forms.answers import is_minor
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.units import recipient_kind
from intake.model import (
    FIELD_NAMES,
    Consent,
    ConsentDocument,
    Delivery,
    Examination,
    Facts,
    Field,
    Modality,
    Order,
    Relevance,
    RequesterType,
    SelfReferred,
    Side,
)

Value = str | bool | None

VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "requester_type": RequesterType,
    "consent": Consent,
    "consent_document": ConsentDocument,
    "self_referred": SelfReferred,
    "relevance": Relevance,
    "delivery": Delivery,
    "modality": Modality,
    "side": Side,
}
"""Fields that hold one of a closed list of values."""

TRUTHS = frozenset({"wants_images", "wants_report", "clinic_closed"})
"""Fields that are true, false or not known."""

_YES, _NO = frozenset({"ja", "yes", "true", "1"}), frozenset({"nej", "no", "false", "0"})
RECIPIENTS = ("image_recipient", "report_recipient")
OWN_CLINIC = "own_clinic"
_LATEST = {"latest", "senaste"}
EXAMINATION_PATH = re.compile(r"examinations\.(\d{1,2})(?:\.([a-z_]+))?")
_NUMBERED = re.compile(r"\(undersökning (\d+)\)$")
_EXAMINATION_FIELDS = tuple(member.name for member in fields(Examination))
_FACTS = tuple(member.name for member in fields(Facts))


class CorrectionError(IntakeError):
    """What a person typed cannot stand. Codes: ``unknown_field``, ``bad_value``."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """An order after corrections, and for each path the value before and after."""

    order: Order
    changes: Mapping[str, tuple[Value, Value]]


def correct(order: Order, edits: Mapping[str, str], *, by: str, today: date, directory: Directory) -> Corrected:
    """``order`` with each path of ``edits`` set.

    Args:
        order: as it stands.
        edits: path → text. A path is a name of ``FIELD_NAMES``, ``examinations.0.date`` (examinations from 0; the next
            free number adds one, ``examinations.1`` with an empty text takes one away) or ``facts.deceased``. An empty
            text clears the value.
        by: who typed it.
        today: dates after it are refused.
        directory: tells what kind a recipient is.

    Raises:
        CorrectionError: no such field, or a value that cannot be right.
    """
    changes: dict[str, tuple[Value, Value]] = {}
    for path, text in edits.items():
        if not order.is_order:
            raise _unknown(path, "Faxet är ingen beställning.", "The fax is not an order.")
        order, changes[path] = _set(order, path, text.strip(), _Typist(by, today, directory))
    return Corrected(order, changes)


@dataclass(frozen=True, slots=True)
class _Typist:
    name: str
    today: date
    directory: Directory

    def field(self, value: Value, text: str, notes: tuple[str, ...] = ()) -> Field:
        return Field(value, text or None, 1.0, notes=notes, typed_by=self.name)


def _set(order: Order, path: str, text: str, typist: _Typist) -> tuple[Order, tuple[Value, Value]]:
    if path in FIELD_NAMES:
        return _set_field(order, path, text, typist)
    if path.startswith("facts."):
        return _set_fact(order, path, text)
    if found := EXAMINATION_PATH.fullmatch(path):
        return _set_examination(order, int(found[1]), found[2], text, typist)
    named = ", ".join((*FIELD_NAMES, "examinations.N.…", "facts.…"))
    raise _unknown(path, f"Fälten är: {named}.", f"The fields are: {named}.")


def _set_field(order: Order, name: str, text: str, typist: _Typist) -> tuple[Order, tuple[Value, Value]]:
    old = order.fields[name]
    field = _over(_with_rivals(order, name, old), _typed(name, text, typist))
    changed = {**order.fields, name: field}
    if name == "requesting_clinic":  # a recipient that was taken from the clinic goes with it
        for recipient in RECIPIENTS:
            if OWN_CLINIC in order.fields[recipient].notes:
                changed[recipient] = _over(order.fields[recipient], replace(field, notes=(OWN_CLINIC,)))
    order = replace(order, fields=changed, flags=tuple(flag for flag in order.flags if flag.field != name))
    return following(order, name, typist.today, typist.directory), (old.value, field.value)


def following(order: Order, name: str, today: date, directory: Directory) -> Order:
    """``order`` with what rests on the field ``name`` as it stands now: candidates, kinds of recipient, a minor."""
    field = order.fields[name]
    if name == "requester_type":
        named = dict.fromkeys(str(value) for value in (field.value, *field.candidates) if value)
        candidates = tuple(kind for value in named for kind in RequesterType if kind == value)
        return replace(order, requester_candidates=candidates)
    if name == "image_recipient":
        return replace(order, image_recipient_kind=recipient_kind(str(field.value or ""), directory))
    if name == "report_recipient":
        return replace(order, report_recipient_kind=recipient_kind(str(field.value or ""), directory))
    if name == "identity_number":
        return replace(order, facts=_facts_of(order.facts, field, today))
    return order


def _with_rivals(order: Order, name: str, old: Field) -> Field:
    """The field as read with whom else it may be: the order forgets that when a person says who it is."""
    rivals = tuple(each.value for each in order.requester_candidates) if name == "requester_type" else ()
    if len(rivals) < 2 or old.typed_by is not None or old.candidates:
        return old
    return replace(old, candidates=rivals)


def _set_fact(order: Order, path: str, text: str) -> tuple[Order, tuple[Value, Value]]:
    name = path.removeprefix("facts.")
    if name not in _FACTS:
        named = ", ".join(f"facts.{fact}" for fact in _FACTS)
        raise _unknown(path, f"De är: {named}.", f"They are: {named}.")
    truth = _truth(path, text)
    if truth is None and name != "already_exported":
        raise _bad(path, "ja eller nej", "yes or no")
    old: Value = getattr(order.facts, name)
    change: dict[str, Any] = {name: truth}
    return replace(order, facts=replace(order.facts, **change)), (old, truth)


def _set_examination(
    order: Order, number: int, name: str | None, text: str, typist: _Typist
) -> tuple[Order, tuple[Value, Value]]:
    path = f"examinations.{number}" + (f".{name}" if name else "")
    examinations = list(order.examinations)
    if name is None:
        if text or number >= len(examinations):
            raise _unknown(path, "Ange vilket fält: examinations.0.date.", "Name its field: examinations.0.date.")
        gone = examinations.pop(number)
        return with_examinations(order, examinations, number), (gone.text.value, None)
    if name not in _EXAMINATION_FIELDS or number > len(examinations):
        named = ", ".join(_EXAMINATION_FIELDS)
        raise _unknown(path, f"Fälten är: {named}.", f"The fields are: {named}.")
    if number == len(examinations):
        examinations.append(Examination(*(typist.field(None, "") for _ in range(5))))
    old: Field | None = getattr(examinations[number], name)
    field = _over(old, _typed(name, text, typist))
    examinations[number] = replace(examinations[number], **{name: field})
    return with_examinations(order, examinations, number), (old.value if old else None, field.value)


def with_examinations(order: Order, examinations: list[Examination], changed: int) -> Order:
    """The order's own flags on examinations (``exam_date`` …) stay only where one still has the doubt.

    Among several examinations their texts end in the number (from 1) of the one they mean.
    """
    fewer = len(examinations) < len(order.examinations)
    kept = []
    for flag in order.flags:
        part = (flag.field or "").removeprefix("exam_")
        if flag.field == f"exam_{part}":
            doubted = [code for each in examinations if (field := getattr(each, part)) for code in field.flags]
            meant = _NUMBERED.search(flag.text)
            number = int(meant[1]) - 1 if meant else None
            gone = fewer or flag.code not in getattr(examinations[changed], part).flags
            if flag.code not in doubted or (number == changed and gone):
                continue
            if meant and fewer and number is not None and number > changed:
                flag = replace(flag, text=f"{flag.text[: meant.start()]}(undersökning {number})")
        kept.append(flag)
    return replace(order, examinations=tuple(examinations), flags=tuple(kept))


def _over(old: Field | None, typed: Field) -> Field:
    """``typed`` with what the program had read in its place, however often it is typed over."""
    if old is None:
        return typed
    return replace(typed, read=old if old.typed_by is None else old.read)


def _typed(name: str, text: str, typist: _Typist) -> Field:
    if not text:
        return typist.field(None, "")
    if name in VOCABULARIES:
        return typist.field(_member(name, text), text)
    if name in TRUTHS:
        return typist.field(_truth(name, text), text)
    if name == "identity_number":
        return _identity(text, typist)
    if name == "date":
        return typist.field(_date(text, typist.today), text)
    if not text.isprintable():
        raise _bad(name, "text utan styrtecken", "text without control characters")
    return typist.field(text, text)


def _member(name: str, text: str) -> str:
    values = [member.value for member in VOCABULARIES[name]]
    for value in values:
        if text.casefold() in (value.casefold(), words.value(value).casefold()):
            return value
    named = ", ".join(values)
    raise _bad(name, f"ett av: {named}", f"one of: {named}")


def _truth(name: str, text: str) -> bool | None:
    said = text.casefold()
    if said in _YES | _NO or not said:
        return said in _YES if said else None
    raise _bad(name, "ja, nej eller tomt", "yes, no or empty")


def _date(text: str, today: date) -> str:
    if text.casefold() in _LATEST:
        return "latest"
    if re.fullmatch(r"\d{8}", text, re.ASCII):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII):
        raise _bad("date", "ÅÅÅÅ-MM-DD eller ”senaste”", "YYYY-MM-DD or `latest`")
    try:
        first_day = date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError as error:
        raise _bad("date", "ett datum som finns i kalendern", "a date of the calendar") from error
    if first_day > today:
        raise _bad("date", "ett datum som har varit", "a date in the past")
    return text


def _identity(text: str, typist: _Typist) -> Field:
    found = find_identity_numbers(f"personnummer {text}", order_year=None, today=typist.today)
    values = {(reading.value, reading.notes) for reading in found if not reading.flags}
    guessed = any("assumed_century" in reading.notes for reading in found)
    if len(found) != 1 or len(values) != 1 or guessed:
        raise _bad(
            "identity_number",
            "ett personnummer, samordningsnummer eller reservnummer vars kontrollsiffra stämmer (tolv tecken)",
            "a personal, coordination or reserve number whose check digit fits (twelve characters)",
        )
    ((value, notes),) = values
    return typist.field(value, text, notes)


def _facts_of(facts: Facts, identity: Field, today: date) -> Facts:
    """Whether the patient is a minor follows the number, where the number tells."""
    minor = None if "reserve_number" in identity.notes else is_minor(str(identity.value or ""), today)
    return facts if minor is None else replace(facts, minor=minor)


def _unknown(path: str, sv: str, en: str) -> CorrectionError:
    shown = path if re.fullmatch(r"[a-z_.0-9]{1,60}", path) else "?"
    return CorrectionError("unknown_field", f"Fältet {shown} finns inte. {sv}", f"There is no field {shown}. {en}")


def _bad(name: str, sv: str, en: str) -> CorrectionError:
    return CorrectionError("bad_value", f"{name}: ange {sv}.", f"{name}: give {en}.")
