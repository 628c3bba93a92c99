"""Examinations whose words or sides are ticked in boxes."""

from __future__ import annotations

import re

from intake.extract.evidence.dossier import Dossier
from intake.extract.examinations.dates_apart import Placed, date_labels, with_dates
from intake.extract.examinations.fields import date_in, examination_of
from intake.extract.form.choices import Choice
from intake.extract.layout.sheet import Run
from intake.extract.values.exam_words import items_of
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.model import Examination, Word


def _ticked_words(dossier: Dossier, kind: str) -> tuple[Word, ...]:
    """The words of marked boxes that say nothing but a modality ("mod") or a side ("side")."""
    return tuple(
        w
        for choice in dossier.choices
        if choice.marked
        and 0 < len(choice.option.words) <= 3
        and _says_only(choice.option.text, kind)
        and (kind != "side" or _is_side(choice, dossier))
        for w in choice.option.words
    )


def _is_side(choice: Choice, dossier: Dossier) -> bool:
    """ "Båda" is a side beside "Höger" and "Vänster" only: it answers other questions too."""
    beside = [c for c in dossier.choices if c.option.page == choice.option.page and c.row == choice.row]
    about = undotted(" ".join((choice.question.text, *(c.option.text for c in beside))))
    return re.search(r"\bsid(?:a|an|or)?\b|hoger|vanster|\bho\b|\bva\b", about) is not None


def _says_only(text: str, kind: str) -> bool:
    kinds = {item.meaning.kind for item in items_of(text)}
    return kind in kinds and kinds <= {kind, "quiet"}


def by_boxes(run: Run, dossier: Dossier) -> Run:
    """A body part with the modality and the side that boxes beside it give, where its own words lack them."""
    kinds = {item.meaning.kind for item in items_of(run.text)}
    modality = () if "mod" in kinds else _ticked_words(dossier, "mod")
    side = () if "side" in kinds else _ticked_words(dossier, "side")
    return Run(run.page, (*modality, *run.words, *side)) if "body" in kinds else run


def ticked_exams(dossier: Dossier) -> list[Examination]:
    """Examinations chosen by check boxes: ``☒ CT ☐ MR``."""
    exams = []
    for choice in dossier.choices:
        if choice.marked:
            found = find_examinations(choice.option.text)
            if found and len(choice.option.words) <= 8 and found[0].body_part:
                date = date_in(choice.option, found[0], found, dossier)
                place = (choice.option.page, choice.row, choice.mark.box.x0)
                exams.append(Placed(examination_of(choice.option, found[0], date, dossier), place))
    return with_dates(exams, date_labels(dossier), dossier)
