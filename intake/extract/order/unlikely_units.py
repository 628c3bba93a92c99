"""Units of an unlikely shape: cleaned, or doubted."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.evidence.claims import doubted, undoubted
from intake.extract.evidence.dossier import Dossier
from intake.extract.values.letters import undotted
from intake.extract.values.professions import find_profession
from intake.extract.values.units import recipient_kind
from intake.extract.wordings.known import fold, listed, understood
from intake.extract.wordings.parts import parts_of
from intake.model import Evidence, Field, RecipientKind, Word

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
_NOISE = re.compile(r"[.,:;~^*_=|<>{}\[\]\\]{2,}\w|[^\W\d_]+[|!{}\[\]<>\\*=][^\W\d_]+|^[^\w&+]+$")
_ASKED = frozenset({"requester", "ordered", "wished", "date", "identity", "name", "reference", "signature"})
"""Parts of labels that no unit's name has: the next field was read with it."""
_ENDS_OPEN = re.compile(r"(?:\b(?:fvb|f\.v\.b|for|till|och|via|vid|att|pa|samt|av|hos)\W*|[(/,-]\s*)$")
_BEGINS_WRONG = re.compile(
    r"^\W*(?:\((?!r)|fran\b|infor\b|om\b|att\b|satt\b|vem\b|vad\b|hur\b|nar\b|vilk\w+|varfor\b|namn\b|ange\b)"
)
_GENERIC = re.compile(
    r"\W*(?:mottagning\w*|klinik\w*|enhet\w*|avdelning\w*|vardgivare\w*|mottagare\w*|sjukhus\w*|lasarett\w*|lakare\w*"
    r"|adress\w*|namn\w*)\W*"
)


def unlike_a_unit(field: Field, clinic: Field, dossier: Dossier) -> bool:
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


def likely_unit(field: Field, dossier: Dossier) -> Field:
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
    r"(?:(?:bildarkiv|rontgenarkiv|mediaenhet|bildenhet)(?!en\b|et\b)\w*|rontgen\w*)"
    r"\s(?:bildarkiv|rontgen|mediaenhet|bildenhet)"
)
"""``Bildarkiv Röntgenarkivet``: the first of the two is the label; ``Bildarkivet Röntgen`` is one place."""
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
    house = any("unit_name" in f.notes for f in find_profession(tokens[-1])) if tokens else False
    last = understood(tokens[-1]) if len(tokens) > 1 and not house else None
    return (last is not None and last.kind == "doctor") or any(
        wording is not None and wording.kind in _OTHER_LABELS for wording in found
    )


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
