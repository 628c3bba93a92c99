"""The last look at an order: how could a value be wrong without a flag?

Every value that looks like something else than what its field asks for is cleaned where that is certain, else doubted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from intake.extract.evidence.claims import doubted, undoubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.order.unlikely_units import likely_unit, unlike_a_unit
from intake.extract.prose.letterhead import letterhead
from intake.extract.recipients.desk import is_desk
from intake.extract.values.letters import undotted
from intake.extract.values.lost_dots import is_unused, likelier_names
from intake.extract.values.name_shapes import PARTICLES
from intake.extract.values.names_in_use import likely_meant
from intake.extract.values.professions import find_profession
from intake.model import Examination, Field

_UNITS = ("requesting_clinic", "image_recipient", "report_recipient", "onward_recipient")
_PEOPLE = ("doctor", "patient_name")
WEAK_PAGE = 0.5
"""Below this quality of a page its words are not trusted by themselves, however sure the recogniser is."""
_NO_PERSON = re.compile(
    r"\d|[|!*_=<>@#%{}\[\]\\]|klinik|mottagning|sjukhus|lasarett|vardcentral|rontgen|avdelning|telefon|datum|nummer"
    r"|undersokning|uppgift|bestall|mottagar|samtyck|utlatand|\bbild(?!t\b)"
)


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
        out[name] = likely_unit(out[name], dossier)
    for name in ("image_recipient", "report_recipient"):
        field = out[name]
        if (
            isinstance(field.value, str)
            and undoubted(field)
            and unlike_a_unit(field, out["requesting_clinic"], dossier)
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


def _without_the_patient(unit: Field, patient: Field) -> Field:
    """A unit in whose name the whole name of the patient stands was read across two columns."""
    if not isinstance(unit.value, str) or not isinstance(patient.value, str) or unit.flags:
        return unit
    names = set(re.findall(r"\w+", undotted(patient.value)))
    whole = len(names) > 1 and names <= set(re.findall(r"\w+", undotted(unit.value)))
    return replace(doubted(unit, "low_confidence", candidates=(unit.value,)), value=None) if whole else unit


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
        or not (words[0][:1].isupper() or words[0] in PARTICLES)
        or bool(find_profession(field.value))
    )
    likelier, misread = likelier_names(field.value, field.confidence), _misread(field)
    if not wrong and not likelier and not misread:
        return field
    # A spelling that nobody uses stands behind the only one that is in use: "Jurgen" behind Jürgen.
    value = likelier[0] if len(likelier) == 1 and not wrong and is_unused(field.value, likelier[0]) else field.value
    return doubted(replace(field, value=value), "low_confidence", candidates=(value, field.value, *likelier, *misread))


SURELY_READ = 0.95
"""From this confidence on a recogniser is believed that a name is an unusual one."""


def _misread(field: Field) -> tuple[str, ...]:
    """The name with each word that nobody is known to bear as one that many bear, a letter away."""
    if field.confidence >= SURELY_READ or not isinstance(field.value, str):
        return ()
    words = field.value.split()
    changed = ((i, name) for i, word in enumerate(words) for name in likely_meant(word))
    return tuple(" ".join((*words[:i], name.title(), *words[i + 1 :])) for i, name in changed)


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
