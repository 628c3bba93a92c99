"""The pages of one order → the order with all its fields, facts and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake.extract.consent.claimed import (
    ConsentClaims,
    consent_claims,
    of_the_patient,
    understand_choice,
    weightiest,
)
from intake.extract.consent.paper import Signature, names_other, patient_signature, refuses
from intake.extract.details.contact import fax_field, phone_field, reference_field, urgency_field
from intake.extract.details.facts import clinic_closed, find_facts
from intake.extract.evidence.calibration import Weighing
from intake.extract.evidence.claims import claim_of, doubted, settle, unique
from intake.extract.evidence.dossier import Dossier, Sighted
from intake.extract.evidence.hand import is_by_hand, unguessed, unguessed_examination
from intake.extract.evidence.twice import compared
from intake.extract.examinations.asked import find_asked
from intake.extract.examinations.referral import self_referred_field
from intake.extract.examinations.relevance import relevance_field
from intake.extract.examinations.sides import with_doubted_sides
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.order.last_look import last_look, look_at_examination, not_the_patient
from intake.extract.pages.language import is_swedish
from intake.extract.patient.identity_number import identity_field, numbers_of
from intake.extract.patient.name import name_field
from intake.extract.prose.statements import Statement
from intake.extract.recipients.finding import find_recipients
from intake.extract.requester.profession_decides import foreign, with_private_house, with_therapists
from intake.extract.requester.who_asks import find_requester
from intake.extract.values.letters import undotted
from intake.extract.values.names import clean_person_name
from intake.extract.wishes.delivery import delivery_field
from intake.extract.wishes.images_and_report import wish_fields
from intake.flags import flag
from intake.model import (
    FIELD_NAMES,
    Box,
    Consent,
    ConsentDocument,
    Evidence,
    Examination,
    Field,
    Flag,
    Order,
    RequesterType,
    Severity,
    Side,
)

HOPELESS = 0.6
"""A word of less confidence is as often wrong as right."""

POOR_PAGE = 0.4
"""Below this quality a page is not trusted."""

_STOPS = frozenset(
    {"identity_number", "image_recipient", "report_recipient", "consent_document", "consent", "requester_type"}
)
_HANDWRITABLE: Mapping[str, tuple[str, ...]] = {
    "identity_number": ("identity",),
    "patient_name": ("patient_name", "name"),
    "requesting_clinic": ("clinic",),
    "doctor": ("doctor",),
    "image_recipient": ("image_recipient", "recipient"),
    "report_recipient": ("report_recipient", "recipient"),
    "phone": ("phone",),
    "fax": ("fax",),
    "reference": ("reference",),
}


def assemble(dossier: Dossier, pages: tuple[int, ...], weighing: Weighing, *, split: bool, mixed: bool) -> Order:
    """Works out every field of one order. Nothing is guessed: what is doubtful carries its flag.

    ``weighing`` has the last word on every field that no rule doubts: how probable is it, and is that enough?
    """
    requester = with_private_house(with_therapists(find_requester(dossier), dossier), dossier)
    swedish = is_swedish("\n".join(s.form.sheet.text for s in dossier.orders))
    requester = foreign(requester, swedish)
    patient_asks = requester.settled is RequesterType.PATIENT
    identity = identity_field(dossier)
    # Who signs for somebody else is not whom it is about.
    name = name_field(dossier, identity, patient_asks=patient_asks and not requester.on_behalf)
    doctor = not_the_patient(requester.doctor, name)
    if doctor.value != requester.doctor.value and requester.settled not in {None, RequesterType.UNKNOWN}:
        name = doubted(name, "low_confidence", candidates=(str(name.value),))
    images, report = wish_fields(dossier)
    recipients = find_recipients(
        dossier, requester.settled, requester.clinic, wants_images=_bool(images), wants_report=_bool(report)
    )
    exams = find_asked(dossier)
    said = consent_claims(dossier.said, dossier.rows_said, dossier.choices, dossier.entries)
    facts = find_facts(dossier, identity, patient_asks=patient_asks)
    if not facts.minor:
        said = of_the_patient(said)
    consent, document = _consent_fields(dossier, said, identity, name)
    fields = {
        "requester_type": requester.type,
        "requesting_clinic": requester.clinic,
        "doctor": doctor,
        "image_recipient": recipients.images,
        "report_recipient": recipients.report,
        "onward_recipient": recipients.onward,
        "patient_name": name,
        "identity_number": identity,
        "wants_images": images,
        "wants_report": report,
        "delivery": delivery_field(dossier),
        "consent": consent,
        "consent_document": document,
        "self_referred": self_referred_field(dossier, exams),
        "relevance": relevance_field(dossier, exams),
        "clinic_closed": _closed_field(dossier),
        "phone": phone_field(dossier),
        "fax": fax_field(dossier),
        "urgency": urgency_field(dossier),
        "reference": reference_field(dossier),
    }
    fields = {key: _handwriting(dossier, _HANDWRITABLE.get(key, ()), fields[key]) for key in FIELD_NAMES}
    exams = tuple(replace(e, date=_handwriting(dossier, ("exam_date",), e.date)) for e in exams)
    fields = {key: compared(dossier, key, field) for key, field in fields.items()}
    fields = {key: unguessed(dossier, field, key in _HANDWRITABLE) for key, field in fields.items()}
    exams = tuple(unguessed_examination(dossier, exam) for exam in exams)
    fields = last_look(fields, dossier)
    exams = with_doubted_sides(tuple(look_at_examination(e, dossier) for e in exams), dossier)
    if not swedish:
        exams = tuple(_half_understood(e) for e in exams)
    if any(_is_poor(s) for s in dossier.orders):
        # What is missing on an unreadable page may well stand there: no value of it is our word.
        fields = {key: doubted(field, "poor_page") for key, field in fields.items() if key in FIELD_NAMES}
    fields = {key: weighing.field(key, field) for key, field in fields.items()}
    exams = tuple(weighing.examination(e) for e in exams)
    if requester.on_behalf and not facts.on_behalf_of:
        facts = replace(facts, on_behalf_of=True)
    flags = _flags(dossier, fields, exams, split=split, mixed=mixed, swedish=swedish)
    return Order(
        pages=pages,
        is_order=True,
        fields=fields,
        examinations=exams,
        facts=facts,
        flags=flags,
        requester_candidates=requester.candidates,
        image_recipient_kind=recipients.image_kind,
        report_recipient_kind=recipients.report_kind,
        split=split,
    )


def _half_understood(exam: Examination) -> Examination:
    """In another language a word for the side or the part of the body may stand there unseen."""
    side = doubted(exam.side, "low_confidence") if exam.side.value == Side.NONE else exam.side
    part = doubted(exam.body_part, "low_confidence") if not exam.body_part.value else exam.body_part
    return replace(exam, side=side, body_part=part)


def _is_poor(sighted: Sighted) -> bool:
    """A page whose quality is low, or a third of whose words are hopeless, whatever its print looks like."""
    words = sighted.form.sheet.run.words
    hopeless = sum(w.confidence < HOPELESS for w in words)
    return sighted.form.sheet.page.quality < POOR_PAGE or (len(words) >= 15 and hopeless > len(words) / 3)


def _bool(field: Field) -> bool | None:
    return field.value if isinstance(field.value, bool) else None


def _closed_field(dossier: Dossier) -> Field:
    value, source = clinic_closed(dossier)
    if value is None:
        return Field()
    run = source.run if isinstance(source, Statement) else source.value if isinstance(source, Entry) else Run(1, ())
    return Field(value, run.text, round(run.confidence, 4), (), (), (), run.evidence())


# --- consent ------------------------------------------------------------------------------------------------------


def _consent_fields(dossier: Dossier, said: ConsentClaims, identity: Field, name: Field) -> tuple[Field, Field]:
    taken_back = [run for s in dossier.consents if (run := refuses(s.form, s.choices))]
    claims = (*said.claims, *(claim_of(Consent.REFUSED.value, run, rank=3, sure=True) for run in taken_back))
    best = weightiest(claims)
    document = _document_field(dossier, said, identity, name, best.value if best else None)
    if best is None:
        attached = document.value in {
            ConsentDocument.ATTACHED_SIGNED,
            ConsentDocument.ATTACHED_UNSIGNED,
            ConsentDocument.ATTACHED_OTHER_PATIENT,
        }
        value = Consent.WRITTEN if attached else Consent.NONE
        consent = Field(value.value, None, document.confidence if attached else 0.95, (), (), (), document.evidence)
    else:
        consent = settle([best], doubt_below=dossier.doubt_below)
        if document.value == ConsentDocument.ATTACHED_SIGNED and best.value in {Consent.NONE, Consent.UNCLEAR}:
            evidence = consent.evidence + document.evidence
            consent = replace(consent, value=Consent.WRITTEN.value, flags=(), candidates=(), evidence=evidence)
        if _denied_as_well(said, str(best.value)):
            # What contradicts itself counts as the weaker claim.
            consent = doubted(consent, "several_values", candidates=(str(best.value), Consent.NONE.value))
            consent = replace(consent, value=Consent.NONE.value)
    if said.unclear_mark:
        candidates = (str(consent.value), Consent.ORAL.value, Consent.NONE.value)
        consent = doubted(consent, "unclear_mark", candidates=candidates)
        if not consent.evidence:
            consent = replace(consent, evidence=said.unclear_mark)
    if _both_answers_marked(dossier):
        consent = doubted(consent, "unclear_mark", candidates=(str(consent.value), Consent.NONE.value))
    return consent, document


def _denied_as_well(said: ConsentClaims, value: str) -> bool:
    """Consent is claimed in one place and denied in another, of the same kind."""
    if value in {Consent.NONE, Consent.REFUSED}:
        return False
    other_kind = "skriftl" if value == Consent.ORAL else "muntl"
    return any(
        c.value == Consent.NONE
        and not c.flags
        and c.rank >= 2
        and other_kind not in undotted(c.raw)
        and "blankett" not in undotted(c.raw)
        for c in said.claims
    )


def _both_answers_marked(dossier: Dossier) -> bool:
    answers: dict[tuple[int, str], set[bool]] = {}
    for choice in dossier.choices:
        option = undotted(choice.option.text).strip(" .")
        if choice.marked and understand_choice(choice) is not None and option in {"ja", "nej"}:
            answers.setdefault((choice.row, choice.question.text), set()).add(option == "ja")
    return any(len(v) == 2 for v in answers.values())


def _document_field(dossier: Dossier, said: ConsentClaims, identity: Field, name: Field, claimed: object) -> Field:
    results = [_consent_page(dossier, s, identity, name) for s in dossier.consents]
    order = (
        ConsentDocument.ATTACHED_SIGNED,
        ConsentDocument.ATTACHED_UNSIGNED,
        ConsentDocument.ATTACHED_OTHER_PATIENT,
    )
    for value in order:
        for field in results:
            if field.value == value:
                return field
    on_order = _signed_on_order(dossier)
    if on_order is not None:
        return on_order
    if said.enclosed:
        return Field(ConsentDocument.ANNOUNCED_ABSENT.value, said.enclosed[0].text, 0.95, (), (), (), said.enclosed[:1])
    if said.elsewhere and claimed != Consent.ORAL:
        return Field(ConsentDocument.CLAIMED.value, said.elsewhere[0].text, 0.95, (), (), (), said.elsewhere[:1])
    if claimed == Consent.WRITTEN:
        best = weightiest(said.claims)
        evidence = best.evidence if best else ()
        # Written, but neither enclosed nor said to lie anywhere: it may have been meant to come with the fax.
        candidates = (ConsentDocument.CLAIMED.value, ConsentDocument.ANNOUNCED_ABSENT.value)
        raw = best.raw if best else None
        return Field(ConsentDocument.CLAIMED.value, raw, 0.5, ("low_confidence",), (), candidates, evidence)
    return Field(ConsentDocument.NONE.value, None, 0.95)


def _consent_page(dossier: Dossier, sighted: Sighted, identity: Field, name: Field) -> Field:
    """One consent page: this patient's? signed?"""
    form = sighted.form
    numbers = numbers_of(form, order_year=None, today=dossier.today)
    valid = [n for n in numbers if not n.found.flags]
    same: bool | None = None
    doubt: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    if identity.value is not None and numbers:
        values = {n.found.value for n in numbers}
        evidence = numbers[0].run.evidence()
        if identity.value in values:
            same = True
        elif not valid and _same_name(sighted, name)[0] and any(_one_digit_off(v, identity.value) for v in values):
            # A number that nobody has, and the name of this patient: one digit was misread, a person says whether.
            same, doubt = True, ("low_confidence",)
        elif valid:
            same = False
            second = [n.run.second_text for n in valid if n.run.second_text]
            if min(n.run.confidence for n in valid) < dossier.doubt_below and not second:
                doubt = ("low_confidence",)
        else:
            same, doubt = False, ("low_confidence",)
    else:
        same, evidence = _same_name(sighted, name)
        if same is None:
            same, doubt = True, ("low_confidence",)
    signature = patient_signature(form) or Signature(False, not form.sheet.page.inks, ())
    if not same:
        value = ConsentDocument.ATTACHED_OTHER_PATIENT
    elif signature.signed and signature.sure:
        value = ConsentDocument.ATTACHED_SIGNED
    else:
        value = ConsentDocument.ATTACHED_UNSIGNED
    if same and not signature.sure:
        doubt = (*doubt, "low_confidence")
    candidates = (
        (ConsentDocument.ATTACHED_SIGNED.value, ConsentDocument.ATTACHED_UNSIGNED.value) if doubt and same else ()
    )
    if doubt and not same:
        candidates = (ConsentDocument.ATTACHED_OTHER_PATIENT.value, ConsentDocument.ATTACHED_SIGNED.value)
    confidence = 0.5 if doubt else 0.95
    return Field(value.value, None, confidence, unique(doubt), (), candidates, (*signature.evidence, *evidence))


def _one_digit_off(one: object, other: object) -> bool:
    """One digit of two numbers of the same length differs."""
    return len(str(one)) == len(str(other)) and sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1


def _same_name(sighted: Sighted, name: Field) -> tuple[bool | None, tuple[Evidence, ...]]:
    for entry in sighted.form.of("patient_name", "name", "print_name"):
        found = clean_person_name(entry.value.text)
        if found is not None and name.value is not None:
            mine, theirs = set(undotted(str(name.value)).split()), set(undotted(found.value).split())
            return mine <= theirs or theirs <= mine, entry.value.evidence()
    return (names_other(sighted.form, str(name.value)) if name.value is not None else None), ()


def _signed_on_order(dossier: Dossier) -> Field | None:
    """The patient's signature on the order itself, where the order holds the patient's own words of consent."""
    if "samtyck" not in dossier.bare_text and "medgiv" not in dossier.bare_text:
        return None
    for sighted in dossier.orders:
        signature = patient_signature(sighted.form, on_order=True)
        if signature is None:
            continue
        if signature.signed and not signature.sure:
            # What may be a signature and may be noise is none until a person has seen it.
            candidates = (ConsentDocument.ATTACHED_SIGNED.value, ConsentDocument.ATTACHED_UNSIGNED.value)
            value = ConsentDocument.ATTACHED_UNSIGNED.value
            return Field(value, None, 0.5, ("low_confidence",), (), candidates, signature.evidence)
        if signature.signed:
            return Field(ConsentDocument.ATTACHED_SIGNED.value, None, 0.95, (), (), (), signature.evidence)
        own_words = any(
            w in dossier.bare_text for w in ("jag samtycker", "samtycker harmed", "jag medger", "jag godkanner")
        )
        if own_words:
            return Field(ConsentDocument.ATTACHED_UNSIGNED.value, None, 0.95, (), (), (), signature.evidence)
    return None


# --- doubts -------------------------------------------------------------------------------------------------------


def _handwriting(dossier: Dossier, kinds: tuple[str, ...], field: Field) -> Field:
    """A field that was filled in by hand, with words that mean nothing to us or beside a blank: a person reads it."""
    if not kinds or field.value is not None:
        return field
    for sighted in dossier.orders:
        page = sighted.form.sheet.page
        for entry in sighted.form.any_of(*kinds):
            if entry.value:
                if is_by_hand(entry.value.words):
                    return Field(None, None, 0.0, ("handwritten",), (), (), entry.value.evidence())
                continue
            label = entry.label.box
            high = label.y1 - label.y0
            beside = Box(label.x1 - 10, label.y0 - high, label.x1 + 5 * page.dpi, label.y1 + high // 2)
            below = Box(
                label.x0 - high, label.y1, label.x0 + page.dpi, label.y1 + int(2.2 * sighted.form.sheet.line_px)
            )
            for ink in page.inks:
                middle = (ink.box.y0 + ink.box.y1) / 2
                near = any(z.y0 <= middle <= z.y1 and z.x0 <= ink.box.x0 < z.x1 for z in (beside, below))
                if near and ink.box.x1 - ink.box.x0 > page.dpi / 6:
                    evidence = (*entry.label.evidence(), Evidence(page.number, ink.box, "[handskrift]"))
                    notes = () if {"identity", "patient_name", "exam_date"}.intersection(kinds) else ("ink_only",)
                    return Field(None, None, 0.0, ("handwritten",), notes, (), evidence)
    return field


def _flags(
    dossier: Dossier,
    fields: Mapping[str, Field],
    exams: tuple[Examination, ...],
    *,
    split: bool,
    mixed: bool,
    swedish: bool,
) -> tuple[Flag, ...]:
    found: list[Flag] = []
    if mixed:
        found.append(flag("several_patients"))
    if split:
        found.append(flag("split_unconfirmed"))
    for name, field in fields.items():
        found += [_field_flag(code, name, field.candidates) for code in field.flags]
    for number, exam in enumerate(exams, 1):
        for part in ("modality", "body_part", "side", "date", "text"):
            own: Field = getattr(exam, part)
            for code in own.flags:
                severity = None if part == "date" else _milder(code)
                where = f" (undersökning {number})" if len(exams) > 1 else ""
                found.append(flag(code, f"exam_{part}", _listed(own.candidates) + where, severity))
    poor = [s.form.number for s in (*dossier.orders, *dossier.consents) if _is_poor(s)]
    found += [flag("poor_page", None, f"Sida {n}.") for n in poor]
    if not swedish:
        found.append(flag("not_swedish"))
    return tuple(dict.fromkeys(found))


def _field_flag(code: str, name: str, candidates: tuple[str, ...]) -> Flag:
    return flag(code, name, _listed(candidates), None if name in _STOPS else _milder(code))


def _listed(candidates: tuple[str, ...]) -> str:
    return f"({' / '.join(candidates)})" if len(candidates) > 1 else ""


def _milder(code: str) -> Severity | None:
    """Doubts about fields that decide nothing by themselves are worth a look; a mark nobody can read still stops."""
    return None if code in {"unclear_mark", "handwritten"} else Severity.LOOK
