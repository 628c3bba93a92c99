"""The two fields of consent: what is claimed, and what the paper shows."""

from __future__ import annotations

from dataclasses import replace

from intake.extract.consent.answers import understand_choice
from intake.extract.consent.claimed import ConsentClaims, weightiest
from intake.extract.consent.document import document_field
from intake.extract.consent.paper import refuses
from intake.extract.evidence.claims import claim_of, doubted, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.values.letters import undotted
from intake.model import (
    Consent,
    ConsentDocument,
    Field,
)


def consent_fields(dossier: Dossier, said: ConsentClaims, identity: Field, name: Field) -> tuple[Field, Field]:
    taken_back = [run for s in dossier.consents if (run := refuses(s.form, s.choices))]
    claims = (*said.claims, *(claim_of(Consent.REFUSED.value, run, rank=3, sure=True) for run in taken_back))
    best = weightiest(claims)
    document = document_field(dossier, said, identity, name, best.value if best else None)
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
