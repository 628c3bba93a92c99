"""Is a reason written for the order, and does it fit the examination?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.extract.evidence.claims import claim_of, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.examinations.set_aside import asked_among
from intake.extract.form.hints import is_hint
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import Statement
from intake.extract.values.examinations import ExaminationFound, find_examinations
from intake.extract.values.letters import undotted
from intake.extract.values.professions import find_profession
from intake.extract.values.wish_words import ORDERS
from intake.model import Examination, Field, Relevance

_REGIONS: dict[str, str] = {
    "head": r"huvud|hjarn|skall|migran|ansikt|sinus|bihal|orbit|kak\w*|yrsel|stroke|nacksp",
    "neck": r"nack|hals(?!a)|cervik|c-?rygg|whiplash|struma|skoldkort",
    "upper_back": r"brostrygg|thorakal|torakal|br\b|th-rygg",
    "lower_back": r"landrygg|lumb|lumbag|ischias|ls-rygg|korsrygg|diskbrack|spinal ?stenos|ryggskott|svank"
    r"|l-rygg|rotpaverk|bensmart|diskber|ryggsmart|spondyl|rygg|kotkompress|kotfraktur",
    "pelvis": r"backen|si-led|sacro|sakro|coccyx|svansben|backen",
    "hip": r"hoft|coxa|coxart|larben|lar\b|trokanter|ljumsk",
    "knee": r"kna\b|knan|knat|kna\w*|menisk|korsband|gonart|patell",
    "lower_leg": r"underben|vad(?:en|ont|smart)|tibia|fibula|halsen|akilles|achilles",
    "foot": r"fot\b|fot\w*|fotled|ankel|hal\b|halsporre|hallux|taled|stortan",
    "shoulder": r"axel|axlar|skuldr|rotatorcuff|impingement|frozen|nyckelben|clavicul|supraspin|skulder",
    "elbow": r"armbag|epikondyl|tennisarm|underarm|overarm|humerus",
    "hand": r"handled|hand\b|hander|handen|finger|tumm|karpal|radius|scaphoid",
    "chest": r"lung|thorax|torax|brostkorg|hjart|revben|andnod|pneumo|hosta",
    "belly": r"buk|lever|gall|njur|tarm|urin|prostat|mag(?:e|ont|smart)|pankrea|colon",
    "breast": r"mamma\b|brost\b|mammo",
}
_NEIGHBOURS = {
    frozenset(pair)
    for pair in (
        ("head", "neck"),
        ("neck", "upper_back"),
        ("upper_back", "lower_back"),
        ("neck", "shoulder"),
        ("lower_back", "pelvis"),
        ("pelvis", "hip"),
        ("lower_back", "hip"),
        ("hip", "knee"),
        ("knee", "lower_leg"),
        ("lower_leg", "foot"),
        ("shoulder", "elbow"),
        ("elbow", "hand"),
        ("upper_back", "shoulder"),
        ("upper_back", "chest"),
        ("chest", "belly"),
        ("belly", "pelvis"),
        ("chest", "breast"),
        ("neck", "upper_back"),
        ("shoulder", "chest"),
        ("lower_back", "lower_leg"),
        ("neck", "hand"),
        ("neck", "elbow"),
        ("lower_back", "knee"),
    )
}
_REASON = re.compile(
    r"\b(?:behandla\w*|behandling\w*|rehab\w*|traning\w*|pa ?grund av|pga|p\.g\.a|besvar\w*|smart\w*|vark\w*"
    r"|ont i|soker for|utred\w*|diagnos(?!tik)\w*|fragestallning|anledning\w*|orsak\w*|relevan\w*"
    r"|inskrank\w*|skada\w*|efter (?:fall|trauma|olycka|operation)|planera\w*|uppfolj\w*|bedom\w*"
    r"|manipuler\w*|mobiliser\w*|belast(?:a\w*|ning\w*)|\w*trana(?:r|s|t|de|des)|masser\w*|massage|akupunktur|traktion"
    r"|(?:kommer|gar|soker|sokt|sokte|vardas|traffar) (?:\w+ ){0,4}(?:for|med)(?! att)"
    r"|stallningstagande|infor|gar (?:hos|i behandling hos) (?:mig|oss|undertecknad)(?=:))\b"
)


_HEEL = re.compile(r"\bhäl(?!s[aon])", re.IGNORECASE)
"""``hälsmärta``: without its dots it would be one of the throat."""


def regions_of(text: str) -> set[str]:
    """The regions of the body that a text speaks of."""
    bare = undotted(_HEEL.sub("fot", text))
    return {name for name, words in _REGIONS.items() if re.search(rf"\b(?:{words})", bare)}


def relevance_field(dossier: Dossier, exams: Sequence[Examination]) -> Field:
    """Is a reason written, and does the treated part of the body fit the examination's?"""
    reasons: list[tuple[Run, Entry | None]] = [
        (e.value, e) for e in dossier.of("relevance") if says_something(e.value.text) and not _only_orders(e.value)
    ]
    if not reasons:
        reasons = [(e.value, e) for e in _shortened(dossier)]
    if not reasons:
        reasons = [(run, None) for run in _sentences_beside_consent(dossier) if _gives_reason(undotted(run.text))]
    if not reasons:
        return Field(Relevance.NOT_STATED.value, None, 0.95)
    treated: set[str] = set()
    for run, entry in reasons:
        text = run.text
        text = _without_examinations(text, find_examinations(text) if entry is None else _set_aside(run))
        treated |= regions_of(text)
    value = relevance_to(treated, exams)
    run = reasons[0][0]
    return settle([claim_of(value.value, run, sure=run.confidence >= 0.5)], doubt_below=dossier.doubt_below)


def relevance_to(treated: set[str], exams: Sequence[Examination]) -> Relevance:
    """Does an examination of ``exams`` bear on the treatment of these regions of the body, as far as words tell?"""
    asked: set[str] = set()
    for exam in exams:
        asked |= regions_of(f"{exam.body_part.value or ''} {exam.text.value or ''}")
    fits = not treated or not asked or any(a == t or frozenset((a, t)) in _NEIGHBOURS for a in asked for t in treated)
    return Relevance.YES if fits else Relevance.DOUBTFUL


def _only_orders(run: Run) -> bool:
    """``Ärende: Beställer bilder från MR knä.``: what is ordered, and not why."""
    bare = undotted(run.text)
    return ORDERS.match(bare) is not None and not _REASON.search(bare)


_ELSEWHERE = frozenset(
    """consent oral_consent written_consent clinic doctor recipient profession image_recipient report_recipient
    addressee sender exam_place onward receiving_doctor delivery signature print_name""".split()  # noqa: SIM905
)
"""Kinds of labels beside which people, places and leave are named, never reasons."""


def _sentences_beside_consent(dossier: Dossier) -> Iterator[Run]:
    """What is said where reasons are given, and not about consent or the routine."""
    for statement in dossier.said:
        run = _before_consent(statement)
        if _may_give_reason(statement) and not re.search(r"samtyck|medgiv|\bkravs\b|rutin", undotted(run.text)):
            yield run


def _may_give_reason(statement: Statement) -> bool:
    if statement.source == "choice" or statement.kind in _ELSEWHERE or is_hint(statement.text):
        return False
    if _OPEN_END.search(statement.bare):  # "Behandling som materialet behövs för": a label, whatever its place
        return False
    return statement.kind != "patient_name" or re.search(r"\bbehandla", statement.bare) is not None


_CONSENT_FOLLOWS = re.compile(r"(?<=\w\s)(?:(?:Patientens?|Pat\.?|Skriftligt?|Muntligt?)\s(?:\w+\s){0,2})?[Ss]amtyck")


def _before_consent(statement: Statement) -> Run:
    """The sentence, without the one about consent that follows where the full stop between them was lost."""
    match = _CONSENT_FOLLOWS.search(statement.text)
    return statement.run.between(0, match.start()) if match and match[0][0].isupper() else statement.run


_ABOUT_PATIENT = re.compile(
    r"\b(?:patient\w*|pat|hon|han|hen|henne|honom|hennes|hans|behandlas|pagaende|pagar|gar (?:hos|pa|har)|i behandling"
    r"|aktuellt|andamal\w*|syfte\w*|skal\w*"
    r"|soker|sokt|infor|diagnos(?!tik)\w*|fragestallning\w*|relevan\w*|anledning\w*|orsak\w*|p\.? ?g\.? ?a|pa ?grund av"
    r"|behandlar|behandlingen|besvar\w*|smart\w*|vark\w*|ont i|aktuell behandling)\b"
)
_NO_REASON = re.compile(
    r"\berbjud\w*|\berfarenhet\w*|\bspecialiser\w*|\bpersonuppgift\w*|\bbetalning\w*|\btack for\b|\barende\w*\W*$"
    r"|\b(?:inte|ej|aldrig|ingen|inga|icke)\b (?:\w+ ){0,3}(?:behandl\w*|relevan\w*|traning\w*|rehab\w*)"
    r"|\b(?:behandla\w*|relevan\w*|paborja\w*) (?:henne |honom |patienten |pat )?(?:inte|ej)\b|\?\s*$"
)
"""Advertisement, courtesy, or a reason denied."""


_TREATMENT = re.compile(
    r"\W*(?:[a-z ]{3,40}:\s+)?(?:(?:patienten|pat|hon|han) gar (?:i behandling )?(?:hos|pa) (?:mig|oss)\W+)?"
    r"\w*(?:traning|skola|behandling|rehab|rehabilitering|mobilisering|stabilisering|ovningar|terapi)"
    r" (?:av|for|efter|vid|mot|i|med)\b[^:?]*\.\W*$"
)
"""``Träning efter meniskskada i vänster knä.``: what a note says of the treatment, without a verb."""


def _gives_reason(bare: str) -> bool:
    """Does a sentence of running text tell why this patient's examination matters?"""
    if _TREATMENT.match(bare) and not _NO_REASON.search(bare) and len(regions_of(bare)) == 1:
        return True  # of one part of a body: letterheads advertise with several
    if not _REASON.search(bare) or not _ABOUT_PATIENT.search(bare) or _NO_REASON.search(bare):
        return False
    return bool(regions_of(bare)) or re.search(r"\bbehandla\w* (?:\w+ )?(?:for|hos)\b|\bbehandling", bare) is not None


_MATTER = (
    r"(?:aktuell |pagaende )?(?:behandling|diagnos|fragestallning|orsak|motivering|anledning|andamal|indikation)(?:en)?"
)
"""The name of what is asked for: a label of its own, and no reason."""
_SHORTENED = re.compile(
    r"\W*(?:akt(?:uell)?\W+)?(?:beh|behandl|diag|diagn|frag\w*|fr\.? ?st|mot|motiv|anl|anledn|ind|indik)\W*"
)


def _shortened(dossier: Dossier) -> Iterator[Entry]:
    """``Beh: Rehab efter knäoperation``: a label cut short that no vocabulary knows, before the name of what is ill."""
    for entry in dossier.of("unknown", "other"):
        value = entry.value.text
        if _SHORTENED.fullmatch(undotted(entry.label.text)) and regions_of(value) and not find_profession(value):
            yield entry


_OPEN_END = re.compile(r"\b(?:for|av|till|med|om|hos|vid|fran|som|att|och|eller)\W*$")
_UNFINISHED = re.compile(r"(?:\w+ ){0,4}(?:for|av|till|med|om|pa|i|hos|vid|fran|som|att|och|eller|den|det|denna|detta)")
"""``behövs för``: the end of a label of two lines, which is no answer to it."""


def says_something(text: str) -> bool:
    bare = undotted(text).strip(" .-:")
    if _UNFINISHED.fullmatch(bare):
        return False
    if is_hint(text) and not regions_of(text):
        return False
    return len(re.sub(r"[^a-z]", "", bare)) >= 3 and not re.fullmatch(
        r"(?:ingen|inget|nej|ej angivet|ej angiven|saknas|okand|se ovan|se nedan)|" + _MATTER, bare
    )


def _set_aside(run: Run) -> list[ExaminationFound]:
    """``Inte röntgen av armbågen från 2020 utan bara ovanstående.``: examinations that say nothing of a treatment."""
    text = run.text
    found = find_examinations(text)
    asked = asked_among(text, found)
    return [one for one in found if one not in asked]


def _without_examinations(text: str, examinations: Sequence[ExaminationFound]) -> str:
    """Prose names the examination too: what is asked for is not what is treated."""
    out = text
    for found in reversed(examinations):
        out = out[: found.start] + " " * (found.end - found.start) + out[found.end :]
    return out
