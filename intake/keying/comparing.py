"""Does what a second person keyed say the same as what stands? Pure.

Written in other words counts as the same only where the directory is sure; one differing letter in a name that it does
not know is a difference. A difference too many costs a look, one too few a patient.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from intake.directory import Directory
from intake.extract.values.letters import lower, plain
from intake.extract.values.units import SURE_MATCH, recipient_kind
from intake.flags import flag
from intake.keying.typed import DATES
from intake.model import THERAPISTS, Field, Order, RecipientKind, RequesterType
from intake.store import Keyed, Keying, KeyingKind, OrderRecord, Store
from intake.store.keying import FLAG

_ONWARD = re.compile(r"[\s,;(]+(?:f\.?\s?v\.?\s?b\b\.?|för vidare befordran)", re.IGNORECASE)
_RECIPIENTS = frozenset({"image_recipient", "report_recipient"})


def asked_of(order: Order, kind: KeyingKind) -> tuple[str, ...]:
    """What the second person keys: number and recipient; of the sample also name and examination dates.

    The recipient is that of the images, and that of the report only where nothing but a report is asked for.
    """
    images, report = (order.fields.get(name, Field()).value for name in ("wants_images", "wants_report"))
    recipient = "report_recipient" if report is True and images is not True else "image_recipient"
    if kind is KeyingKind.BLIND:
        return "identity_number", recipient
    return "identity_number", "patient_name", DATES, recipient


def stood(order: Order, field: str) -> str | None:
    """What stands in the order, as it is compared."""
    if field == DATES:
        dates = sorted(str(each.date.value) for each in order.examinations if each.date.value)
        return " ".join(dates) or None
    value = order.fields.get(field, Field()).value
    return str(value) if value is not None and str(value).strip() else None


def compared(order: Order, keyed: Mapping[str, str | None], directory: Directory) -> dict[str, Keyed]:
    """Each value as it stands beside the one keyed.

    Where no recipient stands because the requesters receive the material themselves, they are who has to be keyed.
    """
    values = {}
    for field, text in keyed.items():
        stands = stood(order, field)
        agrees = agree(field, stands, text, directory)
        if stands is None and text is not None and field in _RECIPIENTS:
            agrees = any(agree(field, each, text, directory) for each in _receive_themselves(order))
        values[field] = Keyed(stands, text, agrees)
    return values


def _receive_themselves(order: Order) -> tuple[str, ...]:
    """Who gets the material where the requester is the recipient."""
    if order.requester_candidates in _PATIENT_ALONE:
        return tuple(each for each in (stood(order, "patient_name"), "patient", "patienten") if each)
    if not order.requester_candidates or not THERAPISTS.issuperset(order.requester_candidates):
        return ()
    return tuple(each for each in (stood(order, "requesting_clinic"), stood(order, "doctor")) if each)


_PATIENT_ALONE = ((RequesterType.PATIENT,),)


def agree(field: str, one: str | None, other: str | None, directory: Directory) -> bool:
    """Do two values of ``field`` say the same?"""
    if one is None or other is None:
        return one is other
    if field in _RECIPIENTS:
        return same_recipient(one, other, directory)
    if field == "patient_name":
        return sorted(_in_order(one)) == sorted(_in_order(other))  # "Lind, Anna" is "Anna Lind"
    if field == DATES:
        return sorted(one.split()) == sorted(other.split())
    return _bare(one) == _bare(other)


def same_recipient(one: str, other: str, directory: Directory) -> bool:
    """Are two recipients one: in the same words, or surely the same unit of the directory in other words?

    A ward of a hospital is not the hospital: only the unit itself, or its media unit, may be written otherwise. Whom
    the recipient passes it on to is another field.
    """
    one, other = (_ONWARD.split(text)[0].strip() or text for text in (one, other))
    if _in_order(one) == _in_order(other):
        return True
    first, second = _unit_itself(one, directory), _unit_itself(other, directory)
    return first is not None and first == second


def doubted(order: Order, values: Mapping[str, Keyed]) -> Order:
    """``order`` with a stopping doubt on each value that differs, what was keyed among its candidates."""
    fields, flags = dict(order.fields), list(order.flags)
    for name, value in values.items():
        if value.agrees or name not in fields:
            continue
        field = fields[name]
        both = tuple(dict.fromkeys(each for each in (value.stood, value.keyed, *field.candidates) if each))
        codes = tuple(dict.fromkeys((*field.flags, FLAG)))
        fields[name] = replace(field, flags=codes, candidates=both)
        # The text stands in lists; the value keyed stands among the candidates only, with the order's other values.
        detail = "" if value.keyed else "Den andra fann inget värde."
        flags = [each for each in flags if (each.code, each.field) != (FLAG, name)]
        flags.append(flag(FLAG, name, detail))
    return replace(order, fields=fields, flags=tuple(flags))


def compared_again(record: OrderRecord, order: Order, store: Store, directory: Directory) -> Keying | None:
    """Where the keying stands once ``record`` holds ``order``: a person may have taken the value that was keyed.

    ``None`` where nothing was keyed, or where it has to be keyed anew: neither of the two values was taken.

    Raises:
        StoreError: the database failed.
    """
    if record.keying not in (Keying.AGREED, Keying.DIFFERED):
        return None
    keyed = [each for each in store.keyings_of(record.reference) if each.kind is KeyingKind.BLIND]
    asked = asked_of(order, KeyingKind.BLIND)
    if not keyed or tuple(keyed[-1].values) != asked:
        return None
    state = Keying.AGREED
    for field, value in keyed[-1].values.items():
        now = stood(order, field)
        if agree(field, now, value.keyed, directory):
            continue
        if now != stood(record.order, field):
            return None
        state = Keying.DIFFERED
    return state


def _unit_itself(text: str, directory: Directory) -> str | None:
    """The name of the unit where ``text`` is nothing but it or its media unit; ``None`` where it may be more."""
    match = directory.find(text)
    if match.unit is None or match.score < SURE_MATCH:
        return None
    alone = _in_order(text) == _in_order(match.matched)
    media = recipient_kind(text, directory) is RecipientKind.MEDIA_UNIT and not re.search(r"\d", text)
    return match.unit.name if alone or media else None


def _in_order(text: str) -> list[str]:
    """The words of a name or an address, however they are set."""
    return re.findall(r"[\w/]+", lower(plain(unicodedata.normalize("NFKC", text))))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
