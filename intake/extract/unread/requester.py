"""Who asks: what the paper says of another kind of requester than the one concluded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.prose.statements import Statement
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.found import Found
from intake.extract.values.letters import undotted
from intake.extract.values.professions import find_profession
from intake.model import THERAPISTS, RequesterType

_CARE = frozenset({RequesterType.REGION_CLINIC, RequesterType.OUTSIDE_REGION, RequesterType.PRIVATE, *THERAPISTS})
_PATIENT_SPEAKS = re.compile(
    r"\bjag\b[^.]{0,25}\bar (?:sjalv )?patienten?\b|\bundersoktes jag\b"
    r"|\bjag (?:har )?(?:genomgick|rontgades|undersoktes)"
    r"|\bmina? (?:egna? )?(?:bild\w*|rontgen\w*|undersokning\w*|journal\w*|utlatand\w*|svar\b|mr\b|ct\b|personnummer"
    r"|pnr)"
)
_PRINTED = re.compile(
    r"\bkravs\b|\bracker\b|\bgaller\b|\bblankett\w*|samtyck|medgiv|\banvand\w*"
    r"|\bfor \w*(?:gymnast|terapeut|prakt|naprapat)"
)
"""What a form says of professions: what each needs, and who may use it."""
_FULL_NAME = re.compile(r"[A-ZÅÄÖÉ][\w-]+ [A-ZÅÄÖÉ][a-zåäöé]+")
_LICENSED = re.compile(r"\b(?:leg|legitimerad\w*|dr)\b\.? *$")
_DOCTORS_TITLE = re.compile(r"(?:leg|st-|at-|over|under|special|distrikts)")


def requester(paper: Paper) -> Iterator[Doubt]:
    """Somebody from care who speaks as the patient; a patient with a title of care; another therapist's title.

    Caught 8 and 1; needless on none.
    """
    field = paper.undoubted("requester_type")
    if field is None:
        return
    kind = RequesterType(str(field.value))
    for statement in paper.sentences:
        words = _speaks_otherwise(kind, statement)
        if words:
            yield Doubt("requester_type", "words_left", words, statement.run.evidence())
            return


def _speaks_otherwise(kind: RequesterType, statement: Statement) -> str:
    if kind in _CARE and _PATIENT_SPEAKS.search(statement.bare):
        return statement.text
    if _PRINTED.search(statement.bare):
        return ""
    titles = [f for f in find_profession(statement.text) if "unit_name" not in f.notes and not f.flags]
    if kind is RequesterType.PATIENT and len(titles) <= 2 and any(_of_care(title, statement) for title in titles):
        return statement.text
    if kind in _CARE and len(titles) == 1 and _other_therapist(titles[0], kind, statement.text):
        return statement.text
    return ""


def _of_care(title: Found, statement: Statement) -> bool:
    """A licensed person's title; a doctor's alone may be whom the patient saw."""
    if title.value not in THERAPISTS and title.notes[0] != "doctor":
        return False
    licensed = _LICENSED.search(statement.bare[: title.start]) or _DOCTORS_TITLE.match(undotted(title.raw))
    return licensed is not None


def _other_therapist(title: Found, kind: RequesterType, text: str) -> bool:
    return (
        _FULL_NAME.search(text) is not None
        and title.value in THERAPISTS
        and title.value != kind
        and not title.raw.endswith("er")
    )
