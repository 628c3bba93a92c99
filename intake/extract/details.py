"""The smaller fields: telephone, fax, urgency, reference, self-referral, relevance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.choices import Choice
from intake.extract.claims import Claim, claim_of, readings_differ, settle
from intake.extract.dates import find_dates
from intake.extract.dossier import Dossier
from intake.extract.examinations import find_examinations
from intake.extract.layout import Run
from intake.extract.letters import undotted
from intake.extract.numbers import find_phone_numbers
from intake.extract.pairs import Entry
from intake.extract.prose import signature_block
from intake.extract.referral import says_self_referred
from intake.extract.statements import statements
from intake.model import Examination, Field, Relevance, SelfReferred

_OWN = (None, "requester", "other", "examination", "consent")


# --- telephone and fax --------------------------------------------------------------------------------------------


_NUMBER_KINDS = ("phone", "phone_fax", "mobile", "fax")


def phone_field(dossier: Dossier) -> Field:
    """The requester's telephone number, as written."""
    return _number(dossier, "phone", "fax", ("phone", "phone_fax", "mobile"))


def fax_field(dossier: Dossier) -> Field:
    """The requester's fax number, as written."""
    return _number(dossier, "fax", "phone", ("fax", "phone_fax"))


def _number(dossier: Dossier, sort: str, other: str, own_kinds: tuple[str, ...]) -> Field:
    """The number of one sort: under its label, or named on the line of the other's."""
    claims: list[Claim] = []
    kinds = _NUMBER_KINDS
    for rank, entries in (
        (10, dossier.of(*kinds, sections=_OWN)),
        (6, [e for e in dossier.cover_entries if e.kind in kinds and e.value]),
    ):
        for place, entry in enumerate(entries):
            numbers = [f for f in find_phone_numbers(entry.value.text) if other not in f.notes]
            if entry.kind == "phone_fax" and len(numbers) > 1:
                numbers = numbers[:1] if sort == "phone" else numbers[1:]
            elif entry.kind not in own_kinds:
                numbers = [f for f in numbers if sort in f.notes]
            for found in numbers[:1]:
                score = (
                    rank
                    + (1 if entry.section == "requester" else 0)
                    - 0.001 * place
                    - (1 if entry.kind == "mobile" else 0)
                )
                claims.append(
                    _claim(entry.value, found.start, found.end, found.raw, found.flags, int(100 * score) - place)
                )
        if claims:
            break
    if not claims:
        claims = _loose_numbers(dossier, sort)
    return settle(claims, doubt_below=dossier.doubt_below)


def _claim(run: Run, start: int, end: int, raw: str, flags: tuple[str, ...], rank: int) -> Claim:
    words = run.between(start, end)
    other = readings_differ(words)
    agreed = words.second_text is not None and other is None
    value = raw.strip(" .,;")
    doubts = (*flags, "readings_differ") if other else flags
    candidates = (value, other) if other else ()
    return claim_of(
        value, words, rank=rank, flags=doubts, candidates=candidates, sure=agreed and words.confidence >= 0.6
    )


def _loose_numbers(dossier: Dossier, sort: str) -> list[Claim]:
    """Numbers in the signature, in running text, in the letterhead: by the word before them."""
    claims: list[Claim] = []
    for sighted in (*dossier.orders, *dossier.covers):
        block = signature_block(sighted.form)
        runs = [(p, 5) for p in block.parts] if block else []
        runs += [(s.run, 3) for s in statements(sighted.form, sighted.choices) if s.source == "prose"]
        for run, rank in runs:
            bare = undotted(run.text)
            for found in find_phone_numbers(run.text):
                if re.search(r"\btill\b", bare[: found.start]):
                    continue  # the recipient's number
                before = bare[max(0, found.start - 22) : found.start]
                is_fax = "fax" in found.notes or re.search(r"fax\D*$", before) is not None
                named = (
                    "phone" in found.notes
                    or re.search(r"(?:tel\w*|tfn|telefon|nas pa|ring\w*|mobil\w*|vaxel)\D*$", before) is not None
                )
                if (sort == "fax" and is_fax) or (sort == "phone" and not is_fax and (named or rank == 5)):
                    claims.append(_claim(run, found.start, found.end, found.raw, found.flags, rank + named))
    best = max((c.rank for c in claims), default=0)
    return [c for c in claims if c.rank == best][:1]


# --- urgency ------------------------------------------------------------------------------------------------------

_URGENT = re.compile(
    r"\b(?:akut|skyndsamt|bradskande|omgaende|snarast(?: mojligt)?|fortur|prio ?1|hogprio\w*|jour"
    r"|sa snart som mojligt|sa fort som mojligt|bradskar)\b"
)
_NOT_URGENT = re.compile(r"\b(?:ej|inte|icke|nej|rutin|normal|elektiv)\b")
_NEEDED = re.compile(
    r"\b(?:rond\w*|mdk\w*|operation\w*|op\b|aterbesok\w*|besok\w*|senast|konferens\w*|infor)\b[^.]{0,45}"
)


def urgency_field(dossier: Dossier) -> Field:
    """How urgent, in the fax's own words ("akut", "rond 2026-03-04"); a box must be marked to count."""
    claims: list[Claim] = []
    for choice in dossier.choices:
        option = undotted(choice.option.text)
        about = (
            re.search(r"akut|skynd|brad|fortur|prio|snarast|normal|rutin|urgent", option) and len(option.split()) <= 6
        )
        yes = re.match(r"\W*ja\b", option) and _URGENT.search(undotted(choice.question.text))
        if choice.marked and (about or yes) and not _NOT_URGENT.search(option):
            run = choice.option if about else choice.question
            claims.append(Claim(_tidy(run.text), run.text, choice.evidence(), choice.confidence, 9, sure=True))
    for entry in dossier.of("urgency"):
        bare = undotted(entry.value.text)
        if not _NOT_URGENT.match(bare) and not re.fullmatch(r"\W*", bare):
            answer_yes = re.fullmatch(r"\W*(?:ja|x)\W*", bare)
            run = entry.label if answer_yes else entry.value
            claims.append(claim_of(_tidy(run.text), run, rank=10, sure=True))
    for entry in dossier.of("needed_by"):
        bare = undotted(entry.value.text)
        if re.fullmatch(r"\W*(?:-|nej|ej aktuellt)?\W*", bare):
            continue
        claims.append(claim_of(_tidy(entry.value.text), entry.value, rank=8, sure=entry.value.confidence >= 0.75))
    if not claims:
        for statement in dossier.said:
            if statement.source == "choice" or statement.kind in {
                "relevance",
                "examination",
                "clinic",
                "recipient",
                "doctor",
            }:
                continue
            for pattern, rank in ((_URGENT, 5), (_NEEDED, 4)):
                match = pattern.search(statement.bare)
                before = statement.bare[max(0, (match.start() if match else 0) - 12) : match.start() if match else 0]
                if match and not _NOT_URGENT.search(before):
                    dated = find_dates(match[0], today=dossier.today) or rank == 5
                    if dated:
                        run = statement.run.between(*match.span())
                        claims.append(claim_of(_tidy(run.text), run, rank=rank, sure=True))
    return settle(claims[:1] if claims else [], doubt_below=dossier.doubt_below)


def _tidy(text: str) -> str:
    return text.strip(" .,;:!()").lower() if text.isupper() or len(text.split()) <= 2 else text.strip(" .,;:!")


# --- reference ----------------------------------------------------------------------------------------------------


def reference_field(dossier: Dossier) -> Field:
    """The requester's own reference; failing that, the one they quote."""
    claims = []
    for kind, rank in (("reference", 10), ("their_reference", 5)):
        for entry in dossier.of(kind):
            if any(c.isdigit() for c in entry.value.text) or len(entry.value.words) <= 3:
                run = entry.value
                differs = readings_differ(run)
                if differs and any(c.isalpha() for c in run.text) and not any(c.isalpha() for c in differs):
                    differs = None  # a code read again for digits only: that reading says nothing
                flags = ("readings_differ",) if differs else ()
                agreed = run.second_text is not None and readings_differ(run) is None
                candidates = (run.text, differs) if differs else ()
                claims.append(
                    claim_of(
                        run.text.strip(" .,;"),
                        run,
                        rank=rank,
                        flags=flags,
                        candidates=candidates,
                        sure=agreed and run.confidence >= 0.6,
                    )
                )
    return settle(claims[:1], doubt_below=dossier.doubt_below)


# --- self-referral ------------------------------------------------------------------------------------------------


def self_referred_field(dossier: Dossier, exams: Sequence[Examination]) -> Field:
    """Did the requester refer the patient to the examination?"""
    claims: list[Claim] = []
    unclear: Choice | None = None

    def take(value: SelfReferred, run: Run, rank: int) -> None:
        claims.append(claim_of(value.value, run, rank=rank, sure=True))

    for choice in dossier.choices:
        whole = undotted(choice.text)
        if not re.search(r"egen remiss|remitter|var remiss|annan remittent", whole) or re.search(r"samtyck", whole):
            continue
        option = undotted(choice.option.text)
        no = re.match(r"\W*(?:nej|ej|annan)\b", option) is not None or says_self_referred(option) is SelfReferred.NO
        if choice.unclear:
            unclear = choice
        if choice.marked:
            value = SelfReferred.NO if no else SelfReferred.YES
            claims.append(Claim(value.value, choice.text, choice.evidence(), choice.confidence, 10, sure=True))
    listed = {e.table for e in dossier.of("examination", "modality", "body_part") if e.table is not None}
    for entry in dossier.of("self_referred"):
        if entry.table in listed:
            continue  # said of one examination of a list
        bare = undotted(entry.value.text)
        if re.match(r"\W*(?:ja|j|x)\b", bare):
            take(SelfReferred.YES, entry.label + entry.value, 9)
        elif re.match(r"\W*(?:nej|n|ej|inte)\b", bare):
            take(SelfReferred.NO, entry.label + entry.value, 9)
    for entry in dossier.of("referrer"):
        bare = undotted(entry.value.text)
        if re.match(r"\W*(?:oss|mig|undertecknad|egen|sjalv)", bare):
            take(SelfReferred.YES, entry.label + entry.value, 8)
    for statement in dossier.said:
        if statement.source == "choice":
            continue
        said = says_self_referred(statement.text)
        if said is not None:
            take(said, statement.run, 6)
    for exam in exams:
        if exam.self_referred is not None and exam.self_referred.value is not None:
            evidence = exam.self_referred.evidence
            claims.append(Claim(exam.self_referred.value, exam.self_referred.raw or "", evidence, 1.0, 6, sure=True))
    single = {str(c.value) for c in claims if c.rank == max(c.rank for c in claims)}
    if len(single) > 1 and len(exams) > 1:
        # Said of each examination by itself: for the order as a whole the stricter holds.
        claims = [c for c in claims if c.value == SelfReferred.NO.value]
    field = settle(claims, doubt_below=dossier.doubt_below)
    if unclear is not None:
        field = Field(
            field.value if field.value is not None else SelfReferred.NOT_STATED.value,
            field.raw,
            0.5,
            (*field.flags, "unclear_mark"),
            (),
            (SelfReferred.YES.value, SelfReferred.NO.value),
            field.evidence or unclear.evidence(),
        )
    if field.value is None:
        return Field(SelfReferred.NOT_STATED.value, None, 0.95)
    return field


# --- relevance ----------------------------------------------------------------------------------------------------

_REGIONS: dict[str, str] = {
    "head": r"huvud|hjarn|skall|migran|ansikt|sinus|bihal|orbit|kak\w*|yrsel|stroke|nacksp",
    "neck": r"nack|hals|cervik|c-?rygg|whiplash|struma|skoldkort",
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
    r"|ont i|soker for|utred\w*|diagnos\w*|fragestallning|anledning\w*|orsak\w*|relevan\w*"
    r"|inskrank\w*|skada\w*|efter (?:fall|trauma|olycka|operation)|planera\w*|uppfolj\w*|bedom\w*"
    r"|stallningstagande|infor)\b"
)


def regions_of(text: str) -> set[str]:
    """The regions of the body that a text speaks of."""
    bare = undotted(text)
    return {name for name, words in _REGIONS.items() if re.search(rf"\b(?:{words})", bare)}


def relevance_field(dossier: Dossier, exams: Sequence[Examination]) -> Field:
    """Is a reason written, and does the treated part of the body fit the examination's?"""
    reasons: list[tuple[Run, Entry | None]] = [
        (e.value, e) for e in dossier.of("relevance") if says_something(e.value.text)
    ]
    if not reasons:
        for statement in dossier.said:
            if (
                statement.source == "choice"
                or statement.kind
                in {
                    "consent",
                    "oral_consent",
                    "written_consent",
                    "clinic",
                    "doctor",
                    "recipient",
                    "profession",
                    "image_recipient",
                    "report_recipient",
                }
                or (statement.kind == "patient_name" and not re.search(r"\bbehandla", statement.bare))
            ):
                continue
            if re.search(r"samtyck|medgiv|\bkravs\b|rutin", statement.bare):
                continue
            if _gives_reason(statement.bare):
                reasons.append((statement.run, None))
    if not reasons:
        return Field(Relevance.NOT_STATED.value, None, 0.95)
    treated: set[str] = set()
    for run, entry in reasons:
        text = run.text
        if entry is None:
            text = _without_examinations(text)
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


_ABOUT_PATIENT = re.compile(
    r"\b(?:patient\w*|pat|hon|han|henne|honom|hennes|hans|behandlas|pagaende|pagar|gar (?:hos|pa)|i behandling"
    r"|soker|sokt|infor|diagnos\w*|fragestallning\w*|relevan\w*|anledning\w*|orsak\w*|p\.? ?g\.? ?a|pa ?grund av"
    r"|behandlar|besvar\w*|smart\w*|vark\w*|ont i)\b"
)
_NO_REASON = re.compile(
    r"\berbjud\w*|\berfarenhet\w*|\bspecialiser\w*|\bpersonuppgift\w*|\bbetalning\w*|\btack for\b|\barende\w*\W*$"
    r"|\b(?:inte|ej|aldrig|ingen|inga|icke)\b (?:\w+ ){0,3}(?:behandl\w*|relevan\w*|traning\w*|rehab\w*)"
    r"|\b(?:behandla\w*|relevan\w*|paborja\w*) (?:henne |honom |patienten |pat )?(?:inte|ej)\b|\?\s*$"
)
"""Advertisement, courtesy, or a reason denied."""


def _gives_reason(bare: str) -> bool:
    """Does a sentence of running text tell why this patient's examination matters?"""
    if not _REASON.search(bare) or not _ABOUT_PATIENT.search(bare) or _NO_REASON.search(bare):
        return False
    return bool(regions_of(bare)) or re.search(r"\bbehandla\w* (?:\w+ )?(?:for|hos)\b|\bbehandling", bare) is not None


def says_something(text: str) -> bool:
    bare = undotted(text).strip(" .-:")
    return len(re.sub(r"[^a-z]", "", bare)) >= 3 and not re.fullmatch(
        r"(?:ingen|inget|nej|ej angivet|ej angiven|saknas|okand|se ovan|se nedan)", bare
    )


def _without_examinations(text: str) -> str:
    """Prose names the examination too: what is asked for is not what is treated."""
    out = text
    for found in reversed(find_examinations(text)):
        out = out[: found.start] + " " * (found.end - found.start) + out[found.end :]
    return out
