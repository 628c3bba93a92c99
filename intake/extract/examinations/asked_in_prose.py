"""The examinations that running text asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from intake.extract.evidence.dossier import Dossier
from intake.extract.examinations.dates_apart import Placed, date_labels, place_in_text, with_dates
from intake.extract.examinations.fields import date_field, date_in, examination_of
from intake.extract.examinations.referral import referred_in
from intake.extract.examinations.set_aside import asked_among
from intake.extract.prose.statements import Statement
from intake.extract.values.examinations import ExaminationFound, find_examinations
from intake.model import Examination, Field

_ASKING = re.compile(
    r"\b(?:onsk\w*|bestall\w*|rekvirer\w*|begar\w*|vill (?:\w+ )?(?:ha|fa)|skick\w*|sand\w*|oversand\w*|lank\w*"
    r"|bild\w*|utlat\w*|svar\w*|avser|galler|behov\w*|utford\w*|gjord\w*|genomgick|undersokt\w*|fran)\b"
)
_REFERRED = re.compile(r"\b(?:remiss for|remitterar for|kallad till|remitteras)\b")
_PLANNED = re.compile(
    r"\b(?:planera\w*|ny (?=(?:mr|ct|dt|rontgen)\b)|inbokad|vantar pa|ska (?:gora|genomga)|bokad for)\b"
)
_NEAR_PLAN = 30
"""So many characters behind the verb stands what is planned."""

_LISTED = re.compile(r"\W*(?:\d{1,2}[.)]|[a-h]\))?\W*(?:undersokning\w*\W+)?$")
"""What stands before an item of a list."""
_TELLS = re.compile(r"\b(?:visa(?:r|de|t)|pavisa\w*|talar|talade|framgick|noterades|ar|var|sag|ses|sags)\b")
"""Verbs of what an examination showed."""


def exams_in_prose(dossier: Dossier) -> list[Examination]:
    """Examinations in sentences that ask; failing that, those that a date follows."""
    asked: list[Placed] = []
    dated: list[Placed] = []
    rest: list[Placed] = []
    skipped = {
        "relevance",
        "recipient",
        "image_recipient",
        "report_recipient",
        "clinic",
        "doctor",
        "addressee",
        "sender",
        "onward",
    }
    for statement, following in zip_longest(dossier.said, dossier.said[1:]):
        if statement.source == "choice" or statement.kind in skipped or _REFERRED.search(statement.bare):
            continue
        behind = following.text if following is not None and following.source == statement.source else ""
        found = asked_among(statement.text, find_examinations(statement.text), behind)
        for one in found:
            if one.modality is None and not one.all_images:
                continue
            date = date_in(statement.run, one, found, dossier)
            if _is_planned(statement, one, dated=date.value is not None):
                continue
            exam = Placed(
                examination_of(statement.run, one, date, dossier, referred_in(statement.run, one, found)),
                place_in_text(statement.run, dossier),
            )
            if _asks(statement) or _is_listed(statement, one):
                asked.append(exam)
            elif date.value is not None:
                dated.append(exam)
            else:
                rest.append(exam)
    named = [e for e in asked if e.exam.body_part.value] or asked
    candidates = [*named, *(d for d in dated if d.exam.body_part.value)] or dated or rest
    sure = {e.exam.body_part.value for e in candidates if "assumed_modality" not in e.exam.modality.notes}
    candidates = [
        e for e in candidates if "assumed_modality" not in e.exam.modality.notes or e.exam.body_part.value not in sure
    ]
    chosen = with_dates(candidates, date_labels(dossier), dossier)
    if len(chosen) == 1 and chosen[0].date.value is None and not chosen[0].date.raw:
        chosen = [replace(chosen[0], date=_lone_date(dossier))]
    return chosen


def _is_planned(statement: Statement, one: ExaminationFound, *, dated: bool) -> bool:
    """``MR är planerat här, och vi behöver era undersökningar: UL 12 april``: has it been done, where one is to be?"""
    plan = _PLANNED.search(statement.bare)
    return plan is not None and (not dated or not _asks(statement) or 0 <= one.start - plan.end() < _NEAR_PLAN)


def _is_listed(statement: Statement, one: ExaminationFound) -> bool:
    """``– CT buk någon gång i våras``: an item of a list; not ``Röntgen visade artros``, nor ``Storgatan 12``."""
    named = not one.flags and "assumed_modality" not in one.notes
    begins = named and _LISTED.match(statement.bare[: one.start]) is not None
    return begins and not _TELLS.search(statement.bare, one.end)


def _asks(statement: Statement) -> bool:
    return _ASKING.search(statement.bare) is not None


def _lone_date(dossier: Dossier) -> Field:
    """ "Undersökningen gjordes 2026-03-02." in a sentence of its own."""
    for statement in dossier.prose:
        if re.search(
            r"\b(?:undersokning\w*|rontgen\w*|bild\w*|den)\b[^.]{0,40}\b(?:utford\w*|gjord\w*|togs|tagna"
            r"|genomford\w*|fran)\b|\b(?:utford|gjord|tagna)\w* ",
            statement.bare,
        ):
            field = date_field(statement.run, dossier, strict=True)
            if field.value is not None:
                return field
    return Field()
