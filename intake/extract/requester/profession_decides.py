"""Who asks by profession: a therapist's title beside a name, a physician of a house of its own (rules T2–T7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.evidence.claims import unique
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import Statement
from intake.extract.requester.own_titles import names_the_house, own_titles
from intake.extract.requester.who_asks import Requester
from intake.extract.values.found import Found
from intake.extract.values.letters import undotted
from intake.extract.values.name_shapes import WORD, more_words
from intake.extract.values.professions import find_profession
from intake.extract.values.units import classify_unit
from intake.model import THERAPISTS, Field, RequesterType

_ELSEWHERE = frozenset(
    {
        "relevance", "recipient", "image_recipient", "report_recipient", "onward", "examination", "consent",
        "oral_consent", "written_consent", "patient_name", "identity", "addressee", "self_referred",
    }
)  # fmt: skip
_OF_ANOTHER = re.compile(
    r"\b(?:till|hos|av|fran|via|remiss\w*|gar|behandlas|sokt|traffat|besokt|hanvisad|kontakt|enligt|genom|annan"
    r"|patientens"
    r"|hennes|hans|tidigare)\W+(?:\w+\W+){0,3}$"
)
_HOUSE = re.compile(
    r"halsan$|klinik\w*$|mottagning\w*$|praktik\w*$|lakarna$|specialist\w*$|centrum$|center$|grupp\w*$|huset$"
    r"|hus$|teamet$|(?:kirurgi|ortopedi|medicin|ologi|iatri)$"
)
_GENERIC = re.compile(
    r"^(?:medicin|kirurg|ortoped|neuro|barn|kvinno|ogon|hud|oron|onk|uro|infektion|psyk|reuma|akut|rehab|hjart"
    r"|lung|region"
    r"|sjukhus|vard|avd|mott|klin|the|och|vid|dr)\w*$"
)
_OUT_OF_TOWN = frozenset({RequesterType.OUTSIDE_REGION, RequesterType.PRIVATE})
_OF_OWNERS = re.compile(r"(?:centrum|center|lakarna|specialisterna|gruppen|huset)$")
"""How houses are called that physicians own: ``Gastrocenter Väst i Mölndal``; a region's bear a hospital's name."""
_PHYSICIAN = re.compile(
    r"lakar|\bdr\b|doktor|\bleg\.? lak|docent|\bspec\.? ?lak|professor"
    r"|(?<!psyk)(?<!audi)olog(?:en)?\b|kirurg(?:en)?\b|\w(?:iater|iatern|iatriker)\b|ortoped(?:en)?\b|specialist i\b"
)
"""Physicians call themselves by their field: ``kardiolog``, ``handkirurg``, ``specialist i plastikkirurgi``."""
_NAME = re.compile(rf"{WORD}{more_words(1, 1)}")
_NO_NAME = re.compile(r"klinik|rehab|halsa|centrum|center|\bab\b|mottagning|gymnast|terapi|sjukhus|region|leg\b|order")
MOST_WORDS = 14
"""A line that names its writer is short."""


def with_therapists(requester: Requester, dossier: Dossier) -> Requester:
    """The requester, with what therapists' titles on the order say of the type.

    A clinic's order that names a therapist and no doctor is the therapist's; one that names both is uncertain.
    """
    if THERAPISTS.intersection(requester.candidates):
        return _with_other_titles(_physician_on_their_paper(requester, dossier), dossier)
    if not requester.candidates:
        return requester
    if {RequesterType.PATIENT, RequesterType.OTHER}.intersection(requester.candidates):
        return requester
    named = _named_therapists(requester, dossier)
    kinds = tuple(dict.fromkeys(kind for kind, _ in named))
    if not kinds:
        return requester
    doctor = undotted(str(requester.doctor.value or ""))
    alone = not doctor or any(doctor in undotted(run.text) for _, run in named)
    candidates = kinds if alone and len(kinds) == 1 else unique((*requester.candidates, *kinds))
    return replace(requester, candidates=candidates, type=_type_field(candidates, named[0][1], requester.type))


def _physician_on_their_paper(requester: Requester, dossier: Dossier) -> Requester:
    """A physician who works at a therapist's clinic asks as private care; the letterhead does not make a therapist."""
    name = undotted(str(requester.doctor.value or ""))
    if not name or _named_therapists(requester, dossier):
        return requester
    titles = list(own_titles(name, dossier))
    physician = [run for f, run in titles if f.notes[:1] == ("doctor",) and len(f.raw) > MOST_ABBREVIATION]
    if not physician or any(_is_therapists(f) for f, run in titles if not names_the_house(run, requester.clinic.value)):
        return requester
    kinds = (RequesterType.PRIVATE,)
    return replace(requester, candidates=kinds, type=_type_field(kinds, physician[0], requester.type))


def _is_therapists(title: Found) -> bool:
    return RequesterType(title.value) in THERAPISTS and "unit_name" not in title.notes


def _with_other_titles(requester: Requester, dossier: Dossier) -> Requester:
    """A title beside a name that is another one: it outweighs two or three letters that may be a signature ("FT")."""
    named = _named_therapists(requester, dossier)
    kinds = tuple(dict.fromkeys(kind for kind, _ in named))
    if not kinds or not THERAPISTS.intersection(requester.candidates) or set(kinds) <= set(requester.candidates):
        return requester
    titles = find_profession(requester.type.raw or "")
    short = bool(titles) and all(len(f.raw) <= MOST_ABBREVIATION for f in titles)
    candidates = kinds if short else unique((*requester.candidates, *kinds))
    return replace(requester, candidates=candidates, type=_type_field(candidates, named[0][1], requester.type))


MOST_ABBREVIATION = 3
"""A shorter title ("dr") is used by therapists too: DC is a doctor of chiropractic."""


def foreign(requester: Requester, swedish: bool) -> Requester:
    """A fax in another language comes from abroad until somebody says who sent it (rule T8)."""
    if swedish or requester.settled is RequesterType.PATIENT:
        return requester
    kinds = (RequesterType.OTHER,)
    field = replace(requester.type, value=RequesterType.OTHER.value, flags=("requester_uncertain",))
    return replace(requester, candidates=kinds, type=field)


def with_private_house(requester: Requester, dossier: Dossier) -> Requester:
    """A physician of a house with a name of its own, which belongs to no hospital or region that is known.

    Taken for private care: of the types that a physician can have it is the one that needs most (P rows).
    """
    clinic = str(requester.clinic.value or "")
    if requester.settled not in {None, RequesterType.UNKNOWN} or not _is_own_house(clinic, dossier):
        return requester
    if not set(requester.candidates) <= {RequesterType.UNKNOWN, *_OUT_OF_TOWN}:
        return requester
    if any(f.value != RequesterType.UNKNOWN for s in dossier.said for f in _titles(s)) or not _by_physician(
        requester, dossier
    ):
        return requester
    field = replace(
        requester.type,
        value=RequesterType.PRIVATE.value,
        raw=clinic,
        flags=tuple(f for f in requester.type.flags if f != "requester_uncertain"),
        candidates=(),
        confidence=requester.clinic.confidence,
        evidence=requester.clinic.evidence,
    )
    return replace(requester, candidates=(RequesterType.PRIVATE,), type=field)


def _is_own_house(clinic: str, dossier: Dossier) -> bool:
    """A unit's name with a name in it: "Neurohälsan Linden", not "Ortopedmottagningen"."""
    kinds = classify_unit(clinic, dossier.directory).types
    words = re.findall(r"[^\W\d_][\w-]+", clinic)
    unit = [w for w in words if _HOUSE.search(undotted(w))]
    named = [
        w for w in words if w[:1].isupper() and not _HOUSE.search(undotted(w)) and not _GENERIC.search(undotted(w))
    ]
    private = any(_OF_OWNERS.search(undotted(w)) for w in words)
    untold = kinds == (RequesterType.UNKNOWN,) or (set(kinds) == _OUT_OF_TOWN and private)
    return untold and bool(unit) and bool(named) and len(words) <= 6


def _titles(statement: Statement) -> list[Found]:
    if statement.source == "choice" or statement.kind in _ELSEWHERE:
        return []
    return [f for f in find_profession(statement.text) if f.value not in {RequesterType.PATIENT.value}]


def _by_physician(requester: Requester, dossier: Dossier) -> bool:
    name = undotted(str(requester.doctor.value or ""))
    if not name:
        return False
    for entry in dossier.entries:
        if (
            entry.kind == "doctor"
            and name in undotted(entry.value.text)
            and _PHYSICIAN.search(undotted(entry.label.text))
        ):
            return True
    return any(name in s.bare and _PHYSICIAN.search(s.bare) for s in dossier.said)


def _type_field(candidates: tuple[RequesterType, ...], run: Run, before: Field) -> Field:
    sure = len(candidates) == 1
    return replace(
        before,
        value=candidates[0].value if sure else RequesterType.UNKNOWN.value,
        raw=run.text,
        flags=tuple(f for f in before.flags if f != "requester_uncertain")
        if sure
        else unique((*before.flags, "requester_uncertain")),
        candidates=() if sure else tuple(c.value for c in candidates),
        evidence=run.evidence(),
    )


def _named_therapists(requester: Requester, dossier: Dossier) -> list[tuple[RequesterType, Run]]:
    """Therapists' titles beside a person's name, which is not the name of the house where somebody else orders."""
    clinic = requester.clinic.value if requester.doctor.value else None
    return [(kind, run) for kind, run in _beside_names(dossier) if not names_the_house(run, clinic)]


def _beside_names(dossier: Dossier) -> Iterator[tuple[RequesterType, Run]]:
    """Therapists' titles beside a person's name, but for those of whom it is said that the patient sees them."""
    for statement in dossier.said:
        if statement.source == "choice" or statement.kind in _ELSEWHERE or len(statement.run.words) > MOST_WORDS:
            continue
        for found in find_profession(statement.text):
            if not _is_therapists(found):
                continue
            rest = statement.text[: found.start], statement.text[found.end :]
            beside = any(_names_a_person(part) for part in rest)
            if beside and not _OF_ANOTHER.search(statement.bare[: found.start]):
                yield RequesterType(found.value), statement.run


def _names_a_person(text: str) -> bool:
    return any(not _NO_NAME.search(undotted(m[0])) for m in _NAME.finditer(text))
