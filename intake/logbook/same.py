"""Is what an order asks for the same as what a line of the log says went out? Pure.

Examinations are compared by the words of the extraction ("DT thorax" is "CT torax"), recipients by the directory.
``SAME`` is said only where examination, date, recipient and material are all known and agree; what may be the same is
``POSSIBLE``, for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from intake.directory import Directory
from intake.draft.logline import LATEST, LogLine, LogPart
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import lower, undotted
from intake.model import Examination, Field, Order, RecipientKind, RequesterType, Side

_ALIKE, _PART_OF = 92.0, 88.0
"""How alike (0–100) two names must be that the directory does not know: to be one, and to be perhaps one."""

_SURE_OF_UNIT = 0.9
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_TITLES = re.compile(
    r"\b(?:dr|doktor|leg|läk|läkare|överläkare|sjukgymnast|fysioterapeut|kiropraktor|naprapat|legitimerad)\b\.?",
    re.IGNORECASE,
)


class Likeness(IntEnum):
    """How sure it is that two things are one."""

    OTHER = 0
    POSSIBLE = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Body:
    """An examination in the words of the extraction; empty where not said. ``text`` where none of it is known."""

    modality: str
    part: str
    side: Side
    text: str

    @property
    def known(self) -> bool:
        return bool(self.modality or self.part)


@dataclass(frozen=True, slots=True)
class Wish:
    """What an order asks for, as far as it can be compared."""

    examinations: tuple[tuple[Body, str], ...]  # with the date as in ``Examination.date``; empty: not said
    recipients: tuple[str, ...]
    images: bool | None
    report: bool | None


def wish_of(order: Order) -> Wish:
    """What ``order`` asks for."""
    texts = [_text(order.fields.get(name)) for name in ("image_recipient", "report_recipient", "onward_recipient")]
    if not any(texts[:2]) or (order.requester_candidates and order.requester_candidates[0] in _RECEIVE_THEMSELVES):
        texts += [_text(order.fields.get(name)) for name in ("requesting_clinic", "doctor")]
    if RequesterType.PATIENT in order.requester_candidates or order.report_recipient_kind is RecipientKind.PATIENT:
        texts.append("patient")
    images, report = (order.fields.get(name, Field()).value for name in ("wants_images", "wants_report"))
    return Wish(
        tuple((body, _text(each.date)) for each in order.examinations for body in bodies_of(each)),
        tuple(dict.fromkeys(text for text in texts if text)),
        images if isinstance(images, bool) else None,
        report if isinstance(report, bool) else None,
    )


_RECEIVE_THEMSELVES = frozenset({RequesterType.PHYSIOTHERAPIST, RequesterType.CHIROPRACTOR, RequesterType.NAPRAPATH})


def bodies_of(examination: Examination) -> tuple[Body, ...]:
    """The examination by its fields where they were understood, else by its words."""
    modality, part, side = (_text(each) for each in (examination.modality, examination.body_part, examination.side))
    text = _text(examination.text) or (examination.text.raw or "")
    named = bodies_in(text)
    if not (modality or part):
        return named
    if len(named) == 1 and named[0].known:
        modality, part = modality or named[0].modality, (part and _canonical(part)) or named[0].part
        side = side or named[0].side
    return (Body(modality, _canonical(part), Side(side) if side in set(Side) else Side.NONE, _folded(text)),)


def bodies_in(text: str) -> tuple[Body, ...]:
    """The examinations that ``text`` names; one without any known part where it names none."""
    found = find_examinations(text)
    if not found:
        return (Body("", "", Side.NONE, _folded(text)),)
    return tuple(
        Body(
            each.modality.value if each.modality else "",
            each.body_part,
            each.side,
            "" if each.all_images else _folded(each.text),
        )
        for each in found
    )


def likeness(wish: Wish, line: LogLine, directory: Directory) -> Likeness:
    """How sure it is that ``line`` is an export of what ``wish`` asks for: that of its likest part."""
    return max((_likeness(wish, part, directory) for part in line.parts), default=Likeness.OTHER)


def recipient_of(wish: Wish, line: LogLine, directory: Directory) -> str:
    """To whom the likest part of ``line`` went. The other parts are not the requester's to know."""
    return max(line.parts, key=lambda part: _likeness(wish, part, directory)).to


def _likeness(wish: Wish, part: LogPart, directory: Directory) -> Likeness:
    return min(
        _examination(wish, part),
        max((same_recipient(to, each, directory) for to in wish.recipients for each in _receivers(part)),
            default=Likeness.POSSIBLE),
        _material(wish, part),
    )  # fmt: skip


def _receivers(part: LogPart) -> Iterator[str]:
    yield part.to
    if part.onward:
        yield part.onward


def _material(wish: Wish, part: LogPart) -> Likeness:
    """A report that went before is no earlier export of the images, and the other way round."""
    images, report = part.medium is not None, part.report is not None
    if wish.images is None and wish.report is None:
        return Likeness.SAME
    return Likeness.SAME if (images and wish.images) or (report and wish.report) else Likeness.POSSIBLE


def _examination(wish: Wish, part: LogPart) -> Likeness:
    if not wish.examinations:
        return Likeness.POSSIBLE
    said = bodies_in(part.examination)
    return max(
        min(same_body(wanted, body), same_date(day, part.date)) for wanted, day in wish.examinations for body in said
    )


def same_body(one: Body, other: Body) -> Likeness:
    """Are two examinations one? What only one of them says leaves it open."""
    if one.known != other.known or not (one.text and other.text):
        return Likeness.POSSIBLE
    if not one.known:
        if fuzz.token_sort_ratio(one.text, other.text) >= _ALIKE:
            return Likeness.SAME
        return Likeness.POSSIBLE if fuzz.token_set_ratio(one.text, other.text) >= _PART_OF else Likeness.OTHER
    return min(_same(one.modality, other.modality), _same_part(one.part, other.part), _same_side(one.side, other.side))


def _same(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME if one else Likeness.POSSIBLE
    return Likeness.OTHER if one and other else Likeness.POSSIBLE


def _same_part(one: str, other: str) -> Likeness:
    if one == other or not (one and other):
        return _same(one, other)
    return Likeness.POSSIBLE if set(one.split("-")) & set(other.split("-")) else Likeness.OTHER


def _same_side(one: Side, other: Side) -> Likeness:
    if one is other:
        return Likeness.SAME
    return Likeness.OTHER if {one, other} == {Side.LEFT, Side.RIGHT} else Likeness.POSSIBLE


def same_date(wanted: str, logged: str) -> Likeness:
    """Are two dates one? A year or a month may be any day of it; "the latest" may be another one by now."""
    logged = "latest" if logged == LATEST else logged
    if not (_ISO.fullmatch(wanted) and _ISO.fullmatch(logged)):
        return Likeness.POSSIBLE
    if wanted == logged:
        return Likeness.SAME if len(wanted) == len("2015-01-01") else Likeness.POSSIBLE
    shorter, longer = sorted((wanted, logged), key=len)
    return Likeness.POSSIBLE if longer.startswith(f"{shorter}-") else Likeness.OTHER


def same_recipient(one: str, other: str, directory: Directory) -> Likeness:
    """Are two recipients one? By the directory where it knows both; an ambiguous name is never taken for one unit."""
    if _folded(one) == _folded(other):
        return Likeness.SAME
    first, second = directory.find(one), directory.find(other)
    if first.units and second.units:
        if not set(first.units) & set(second.units):
            return Likeness.OTHER
        known = not (first.ambiguous or second.ambiguous) and min(first.score, second.score) >= _SURE_OF_UNIT
        return Likeness.SAME if known else Likeness.POSSIBLE
    bare, else_bare = (_folded(_TITLES.sub(" ", text)) for text in (one, other))
    if not (first.units or second.units) and fuzz.token_sort_ratio(bare, else_bare) >= _ALIKE:
        return Likeness.SAME
    return Likeness.POSSIBLE if bare and else_bare and _within(bare, else_bare) else Likeness.OTHER


def _within(one: str, other: str) -> bool:
    """Is one the other with more words round it, a letter misread or not?"""
    return len(min(one, other, key=len)) >= 5 and fuzz.token_set_ratio(one, other) >= _PART_OF


def _canonical(part: str) -> str:
    """A body part as the extraction names it: a person may have typed "torax"."""
    found = {each.body_part for each in find_examinations(part) if each.body_part}
    return found.pop() if len(found) == 1 else part


def _folded(text: str) -> str:
    return undotted(lower(" ".join(re.findall(r"[\w/]+", text))))


def _text(field: Field | None) -> str:
    return field.value.strip() if field is not None and isinstance(field.value, str) else ""
