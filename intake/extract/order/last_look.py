"""The last look at an order: how could a value be wrong without a flag?

Every value that looks like something else than what its field asks for is cleaned where that is certain, else doubted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from intake.extract.evidence.claims import doubted, undoubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.prose.letterhead import letterhead
from intake.extract.recipients.finding import is_desk
from intake.extract.values.letters import undotted
from intake.extract.values.lost_dots import likelier_names
from intake.extract.values.professions import find_profession
from intake.extract.values.units import recipient_kind
from intake.extract.wordings.known import fold, listed, understood
from intake.extract.wordings.parts import parts_of
from intake.model import Evidence, Examination, Field, RecipientKind, Word

_UNITS = ("requesting_clinic", "image_recipient", "report_recipient", "onward_recipient")
_PEOPLE = ("doctor", "patient_name")

WEAK_PAGE = 0.5
"""Below this quality of a page its words are not trusted by themselves, however sure the recogniser is."""

STRAY = 0.8
"""A lone letter or sign read with less confidence is noise; read with more it is a doubt."""

_NUMBERS_A_PLACE = re.compile(
    r"(?:avd\w*|avdelning\w*|vardavdelning|hus\w*|plan\w*|enhet\w*|byggnad\w*|port\w*|sektion\w*|team\w*"
    r"|mott\w*|box|ingang\w*|\w*klinik\w*|[\d/]+\w?)\W*$"
)
_LABEL_IN_UNIT = re.compile(
    r"\b(?:telefon\w*|tfn|tel|fax\w*|person\w*n\w*r|pnr|datum|samtycke|patient|patientens?|undersokning|onskas|lakare"
    r"|doktor|bestallare|mottagare|underskrift|leverans|utlatande|bilder)\b\s*(?::|$)|:\s*\S"
)
_RUNNING_TEXT = re.compile(
    r"\b(?:jag|vi|mig|onskar|onskas|vill|ber|behover|skickar?|skickas|har|finns|ska|skall|inte|kommer|tacksam|hej|eller|patienten|avled|avliden|blir|efter|infor|kontroll|uppfoljning"
    r"|bedomning|jamforelse|planering"
    r"|gallande|avseende|samtyck\w*)\b"
)
_NO_PERSON = re.compile(
    r"\d|[|!*_=<>@#%{}\[\]\\]|klinik|mottagning|sjukhus|lasarett|vardcentral|rontgen|avdelning|telefon|datum|nummer"
    r"|undersokning|uppgift|bestall|mottagar|samtyck|utlatand|\bbild"
)
_NOISE = re.compile(r"[.,:;~^*_=|<>{}\[\]\\]{2,}\w|[^\W\d_]+[|!{}\[\]<>\\*=][^\W\d_]+|^[^\w&+]+$")


_ASKED = frozenset({"requester", "ordered", "wished", "date", "identity", "name", "reference", "signature"})
"""Parts of labels that no unit's name has: the next field was read with it."""


def not_the_patient(doctor: Field, patient: Field) -> Field:
    """Nobody orders their own images as a doctor: the patient's name was taken for the doctor's, or the reverse."""
    if doctor.value is None or patient.value is None:
        return doctor
    if undotted(str(doctor.value)) != undotted(str(patient.value)):
        return doctor
    return Field(None, doctor.raw, 0.0, ("low_confidence",), (), (str(doctor.value),), doctor.evidence)


def last_look(fields: Mapping[str, Field], dossier: Dossier) -> dict[str, Field]:
    """The fields, cleaned of noise, with a doubt on each whose value has an unlikely shape or a weak page."""
    out = dict(fields)
    for name in _UNITS:
        out[name] = _unit(out[name], dossier)
    for name in ("image_recipient", "report_recipient"):
        field = out[name]
        if (
            isinstance(field.value, str)
            and undoubted(field)
            and _unlike_a_unit(field, out["requesting_clinic"], dossier)
        ):
            field = out[name] = doubted(field, "low_confidence", candidates=(field.value,))
        if isinstance(field.value, str) and undoubted(field) and is_desk(field.value, dossier.directory):
            # Orders are addressed to this desk: its name beside the label may be the addressee's, not a recipient's.
            out[name] = doubted(field, "own_department", candidates=(field.value,))
    clinic = out["requesting_clinic"]
    if isinstance(clinic.value, str) and clinic.value[:1].islower() and not clinic.flags:
        # A name begins with a capital: the beginning of this one was cut off.
        out["requesting_clinic"] = doubted(clinic, "low_confidence", candidates=(clinic.value,))
    out["requesting_clinic"] = _shortened(out["requesting_clinic"], dossier)
    kind, swollen = out["requester_type"], out["requesting_clinic"].flags and not fields["requesting_clinic"].flags
    if swollen and kind.raw is None and not kind.flags:
        # The type rests on the clinic alone, and the words of the clinic are in doubt.
        out["requester_type"] = doubted(kind, "requester_uncertain", candidates=(str(kind.value),))
    for name in ("image_recipient", "report_recipient"):
        own = "own_clinic" in out[name].notes and out[name].value == out["requesting_clinic"].value
        if own and out["requesting_clinic"].flags and not out[name].flags:
            out[name] = doubted(out[name], "low_confidence", candidates=out["requesting_clinic"].candidates)
    for name in _PEOPLE:
        out[name] = _person(out[name])
    for name in _UNITS:
        out[name] = _without_the_patient(out[name], out["patient_name"])
    weak = {s.form.number for s in (*dossier.orders, *dossier.covers) if s.form.sheet.page.quality < WEAK_PAGE}
    return {name: _cut_off(_on_weak_page(field, weak), dossier) for name, field in out.items()}


def _shortened(clinic: Field, dossier: Dossier) -> Field:
    """A clinic that the letterhead calls by more words: the end or the beginning of its name may have been lost."""
    if not isinstance(clinic.value, str) or clinic.flags or dossier.directory.find(clinic.value).units:
        return clinic
    bare = undotted(clinic.value)
    for sighted in dossier.orders[:1]:
        for line in letterhead(sighted.form):
            rest = undotted(line.text)[len(bare) :] if undotted(line.text).startswith(bare) else ""
            before = undotted(line.text).partition(f" {bare}")
            if before[1] and re.fullmatch(r"\w*(?:mottagning\w*|klinik\w*|praktik\w*|central\w*)", before[0]):
                return doubted(clinic, "low_confidence", candidates=(clinic.value, line.text))
            if re.fullmatch(r"\s[\w&/-]{3,}(?:\s[\w&/-]+){0,2}", rest) and not any(c.isdigit() for c in rest):
                return doubted(clinic, "low_confidence", candidates=(clinic.value, line.text))
    return clinic


_ENDS_OPEN = re.compile(r"(?:\b(?:fvb|f\.v\.b|for|till|och|via|vid|att|pa|samt|av|hos)\W*|[(/,-]\s*)$")
_BEGINS_WRONG = re.compile(
    r"^\W*(?:\((?!r)|fran\b|infor\b|om\b|att\b|satt\b|vem\b|vad\b|hur\b|nar\b|vilk\w+|varfor\b|namn\b|ange\b)"
)
_GENERIC = re.compile(
    r"\W*(?:mottagning\w*|klinik\w*|enhet\w*|avdelning\w*|vardgivare\w*|mottagare\w*|sjukhus\w*|lasarett\w*|lakare\w*"
    r"|adress\w*|namn\w*)\W*"
)


def _unlike_a_unit(field: Field, clinic: Field, dossier: Dossier) -> bool:
    """Words beside a recipient's label that name no place to send anything to: the next label, a reason, a hint."""
    bare = undotted(str(field.value))
    if _ENDS_OPEN.search(bare) or _BEGINS_WRONG.search(bare) or _GENERIC.fullmatch(bare):
        return True
    if ")" in bare.split("(")[0]:
        return True  # the end of a remark: the label goes on here
    if "own_clinic" in field.notes or (clinic.value and undotted(str(clinic.value)) in bare):
        return False
    if any("unit_name" not in f.notes for f in find_profession(str(field.value))):
        return True
    kind = recipient_kind(str(field.value), dossier.directory)
    return kind is RecipientKind.UNKNOWN and not dossier.directory.find(str(field.value)).units


def look_at_examination(exam: Examination, dossier: Dossier) -> Examination:
    """An examination whose modality nobody wrote, or whose date is only a part of one, carries the doubt."""
    modality, when = exam.modality, exam.date
    if "assumed_modality" in modality.notes:
        modality = doubted(modality, "assumed", candidates=(str(modality.value),))
    value = when.value
    partial = isinstance(value, str) and re.fullmatch(r"\d{4}(?:-\d{2})?", value) is not None
    # 2026-06-1: whoever writes the month with two digits writes the day with two; one was lost.
    lost = re.search(r"\d{4}\W?(?:\d\d\W\d|\d\W\d\d)\W*$", when.raw or "") is not None
    if (partial or lost) and undoubted(when):
        when = doubted(when, "low_confidence", candidates=(str(value), when.raw or str(value)))
    when = _cut_off(when, dossier)
    return replace(exam, modality=modality, date=when)


def _unit(field: Field, dossier: Dossier) -> Field:
    if not isinstance(field.value, str):
        return field
    field, stray = _without_noise(field, dossier)
    # "fvb klinik Medicinkliniken": the last word of the label, whose sign was lost.
    value = re.sub(r"^(?:klinik|mottagning|enhet|avdelning)\s(?=[A-ZÅÄÖ][a-zåäö]{4})", "", str(field.value or ""))
    if value != field.value:
        field = replace(field, value=value)
    bare = undotted(value)
    wrong = (
        stray
        or len(re.findall(r"[a-z]", bare)) < 2
        or len(value.split()) > 12
        or _LABEL_IN_UNIT.search(bare)
        or _RUNNING_TEXT.search(bare)
        or any(_NOISE.search(token) for token in value.split())
        or _GENERIC.fullmatch(bare)
        or re.search(r"\d{6}\W?\d{4}", bare)
        or _TWICE_MEDIA.match(bare)
        or re.search(r"[^\W\d_]{5}\.\s", value)  # a sentence ends inside it
        or _ends_in_label(value)
        or _REASON_IN_UNIT.search(value)
        or _WITHOUT_TOWN.search(bare)
        or any(find_profession(remark) for remark in re.findall(r"\(([^)]+)\)", value))  # who asks for it
        or _ASKED.intersection(p for token in value.split() for p in parts_of(fold(token)))
    )
    return doubted(field, "low_confidence", candidates=(value,)) if wrong and undoubted(field) else field


_REASON_IN_UNIT = re.compile(r"\w\s(?:Skäl|Motiv|Syfte|Orsak|Anledning|Indikation|Ändamål)(?:et|en)?\b")
"""Why it is ordered stands behind the unit, and the sign between them was lost."""

_WITHOUT_TOWN = re.compile(r"\b(?:lanssjukhuset|hallands sjukhus|universitetssjukhuset|region)\W*$")
"""There are several of them: the town, on the next line, was lost."""

_TWICE_MEDIA = re.compile(
    r"(?:bildarkiv\w*|rontgenarkiv\w*|mediaenhet\w*|bildenhet\w*|rontgen\w*)\s(?:bildarkiv|rontgen|mediaenhet|bildenhet)"
)
"""``Bildarkiv Röntgenarkivet``: the first of the two is the label."""

_OTHER_LABELS = frozenset(
    {
        "consent", "oral_consent", "written_consent", "delivery", "relevance", "self_referred", "urgency", "wanted",
        "exam_date", "order_date", "needed_by", "identity", "phone", "fax", "signature", "reference", "examination",
        "doctor",
    }
)  # fmt: skip
"""Kinds of labels that no unit's name ends with."""


def _ends_in_label(value: str) -> bool:
    """``Röntgenavdelningen SU/M Överföring``: the next label was read with the unit."""
    tokens = value.split()
    tails = (tokens[-count:] for count in range(1, min(4, len(tokens))))
    found = (listed(fold(" ".join(tail)), False) for tail in tails if tail[0][:1].isupper())
    last = understood(tokens[-1]) if len(tokens) > 1 else None
    return (last is not None and last.kind == "doctor") or any(
        wording is not None and wording.kind in _OTHER_LABELS for wording in found
    )


def _without_the_patient(unit: Field, patient: Field) -> Field:
    """A unit in whose name the whole name of the patient stands was read across two columns."""
    if not isinstance(unit.value, str) or not isinstance(patient.value, str) or unit.flags:
        return unit
    names = set(re.findall(r"\w+", undotted(patient.value)))
    whole = len(names) > 1 and names <= set(re.findall(r"\w+", undotted(unit.value)))
    return replace(doubted(unit, "low_confidence", candidates=(unit.value,)), value=None) if whole else unit


def _without_noise(field: Field, dossier: Dossier) -> tuple[Field, bool]:
    """The value without signs and hesitant lone letters at its ends; and whether a lone letter had to stay."""
    tokens = str(field.value).split()
    while len(tokens) > 1 and not any(c.isalnum() for c in tokens[-1]):
        tokens.pop()
    while len(tokens) > 1 and not any(c.isalnum() for c in tokens[0]):
        tokens.pop(0)
    stray = False
    for place in (-1, 0):
        lone = tokens[place].strip(".,;:|") if tokens else ""
        if len(tokens) < 2 or len(lone) != 1 or not lone.isalpha():
            continue
        if place == -1 and _NUMBERS_A_PLACE.search(undotted(" ".join(tokens[:-1]))):
            continue
        if _confidence_of(tokens[place], field.evidence, dossier) < STRAY:
            tokens.pop(place)
        else:
            stray = True
    value = " ".join(tokens)
    return (field if value == field.value else replace(field, value=value)), stray


def _confidence_of(token: str, evidence: tuple[Evidence, ...], dossier: Dossier) -> float:
    """The least confidence among the words of the evidence that read like ``token``; 1 where there is none."""
    found = [
        w.confidence for e in evidence for w in _words_in(e, dossier) if w.text.strip(".,;:|") == token.strip(".,;:|")
    ]
    return min(found, default=1.0)


def _words_in(evidence: Evidence, dossier: Dossier) -> list[Word]:
    box = evidence.box
    return [
        w
        for s in (*dossier.orders, *dossier.covers)
        if s.form.number == evidence.page
        for w in s.form.sheet.page.words
        if box.x0 <= (w.box.x0 + w.box.x1) / 2 < box.x1 and box.y0 <= (w.box.y0 + w.box.y1) / 2 < box.y1
    ]


def _person(field: Field) -> Field:
    if not isinstance(field.value, str) or not undoubted(field):
        return field
    words = field.value.split()
    letters = [re.sub(r"[^\w]", "", w) for w in words]
    wrong = (
        _NO_PERSON.search(undotted(field.value))
        or len(words) > 5
        or not any(len(w) > 1 for w in letters)
        or (len(letters[-1]) == 1 and len(words) > 1)
        or not words[0][:1].isupper()
        or bool(find_profession(field.value))
    )
    likelier = likelier_names(field.value, field.confidence)
    return doubted(field, "low_confidence", candidates=(field.value, *likelier)) if wrong or likelier else field


def _cut_off(field: Field, dossier: Dossier) -> Field:
    """A value that touches the edge of the paper may go on beyond it."""
    if field.value is None or not undoubted(field):
        return field
    width = {s.form.number: s.form.sheet.page.width_px for s in (*dossier.orders, *dossier.covers)}
    if any(e.box.x1 >= width.get(e.page, e.box.x1 + 9) - 3 or e.box.x0 <= 2 for e in field.evidence if e.box.x1 > 0):
        return doubted(field, "low_confidence", candidates=(str(field.value),))
    return field


def _on_weak_page(field: Field, weak: set[int]) -> Field:
    if field.value is None or not undoubted(field) or not any(e.page in weak for e in field.evidence):
        return field
    return doubted(field, "low_confidence", candidates=(str(field.value),))
