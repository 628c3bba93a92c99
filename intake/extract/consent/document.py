"""Consent on paper: is the page this patient's, and is it signed?"""

from __future__ import annotations

from intake.extract.consent.claimed import (
    ConsentClaims,
    weightiest,
)
from intake.extract.consent.paper import Signature, names_other, patient_signature
from intake.extract.evidence.claims import unique
from intake.extract.evidence.dossier import Dossier, Sighted
from intake.extract.patient.identity_number import numbers_of
from intake.extract.values.letters import undotted
from intake.extract.values.names import clean_person_name
from intake.model import (
    Consent,
    ConsentDocument,
    Evidence,
    Field,
)


def document_field(dossier: Dossier, said: ConsentClaims, identity: Field, name: Field, claimed: object) -> Field:
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
