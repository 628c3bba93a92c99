"""Did the requester refer the patient to the examination themself?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from intake.extract.evidence.claims import Claim, claim_of, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.values.examinations import ExaminationFound, find_examinations
from intake.extract.values.letters import undotted
from intake.extract.wordings.known import understood
from intake.model import Examination, Field, SelfReferred

_WRITTEN_BY = r"\bremiss\w*[^.]{0,30}\b(?:skrevs|skriven|utfardades|utfardad|stalldes|stalld|gjordes) av"
_SELF = re.compile(
    r"\begen remiss\b|\begna remisser\b|\bremitterad\w* av (?:oss|mig|undertecknad)|\b(?:jag|vi"
    r"|undertecknad) (?:har )?(?:sjalv(?:a)? )?remittera\w*|\bvar (?:egen )?remiss\b|\bmin (?:egen )?remiss\b"
    r"|\bsjalv(?:a)? (?:har )?remittera\w*|\bpa remiss (?:fran|av) (?:oss|mig|undertecknad)"
    rf"|{_WRITTEN_BY} (?:oss|mig|undertecknad)\b"
    r"|\b(?:jag|vi|undertecknad) (?:sjalva? )?(?:har )?som (?:har )?remittera\w*"
    r"|\bsjalv skrivit remiss\w*|\begenremitterad\b|\bremitterades av (?:oss|mig|undertecknad)"
    r"|\bremiss\w*[^.]{0,40}\b(?:var|ar) (?:min|var|vara|undertecknads) egen\b"
    r"|\b(?:jag|vi) (?:ar|var) (?:sjalv(?:a)? )?remittent"
    r"|\bundertecknad(?:s)? remiss\b|\bremiss (?:fran|av) (?:oss|mig|undertecknad)"
    r"|\b(?:jag|vi|undertecknad) (?:\w+ ){0,2}(?:skrev|skrivit|utfardade|utfardat|stallde|stallt|skickade|skickat)"
    r" remissen"
    r"(?! till (?!undersokning|rontgen|mr\b|ct\b|dt\b))"
)
_NOT_SELF = re.compile(
    r"\b(?:ej|inte|icke|aldrig|utan|saknar|saknas)\b[^.]{0,25}\b(?:egen|min|var|undertecknads?) (?:egen )?remiss|"
    r"\b(?:ej|inte|icke|nej)\b[^.]{0,20}(?:egen remiss|remittera\w*|var remiss)|\bannan (?:remittent|vardgivare"
    r"|lakare|remiss)\b"
    r"|\bpa (?!egen|min|var|undertecknads)\w{3,}s (?:\w+ )?remiss\b|\bannans remiss\b"
    r"|\bremiss\w*[^.]{0,30}\b(?:ar|var) (?:\w+ )?(?:inte|ej) (?:min|var|skriven|skickad|utfardad)"
    r"|\b(?:lakare\w*|doktor\w*|vardcentral\w*|kirurg\w*|ortoped\w*|husdoktor\w*)\b[^.]{0,40}"
    r"\b(?:skrev|skrivit|skickade|skickat|utfardade|utfardat|remitterade) (?:\w+ ){0,2}(?:remiss\w*|till)"
    r"|\b(?:jag|vi|undertecknad)\b[^.]{0,20}\b(?:inte|ej|aldrig)\b[^.]{0,20}\bremiss"
    r"|\b(?:ar|var) (?:inte|ej) (?:sjalv(?:a)? )?remittent"
    r"|\bremi(?:ss|tt)\w*[^.]{0,30},? (?:inte|ej|icke) (?:jag|vi|undertecknad)\b"
    r"|\bremi(?:ss|tt)\w*[^.]{0,60}\b(?:inte|ej|icke) (?:av|fran|ifran) (?:oss|mig|undertecknad)"
    r"|\bremiss\w*[^.]{0,40}\b(?:kom|kommer|utgick|utgar|skickades|sandes) (?:fran|ifran|av)"
    r" (?!oss\b|mig\b|undertecknad)"
    r"|\bremitterad\w* av (?!oss\b|mig\b|undertecknad)"
    rf"|{_WRITTEN_BY} (?!oss\b|mig\b|undertecknad)"
    r"|\bremitterades av (?!oss\b|mig\b|undertecknad)"
    r"|\b(?:annan|andra|annat|nagon)\b(?: \w+){0,2} an (?:vi|jag|oss|mig|undertecknad)\b"
    r"|\b(?:jag|vi|undertecknad) (?:\w+ )?remittera\w* (?:\w+ ){0,2}(?:inte|ej|icke|aldrig)\b"
    r"|\bremiss fran (?!oss\b|mig\b|undertecknad)|\b(?:egen remiss)\W+(?:nej|ej|inte)\b|\bhar (?:inte"
    r"|ej) (?:sjalv )?remittera\w*|\bpa remiss (?:fran|av) (?!oss\b|mig\b|undertecknad)"
)


_NO_CLAIM = re.compile(
    r"\b(?:tror|kanske|troligen|sannolikt|formodligen|oklart|vet (?:ej|inte))\b|\?\s*$"
    r"|\b(?:kan|ska|skall|kommer att|vill|tanker|om)\s+(?:\w+ ){0,3}(?:egen|min|var) (?:egen )?remiss"
    r"|\bremiss\w*\s+(?:\w+ ){0,2}(?:skickas|kommer|foljer|skrivs|avslogs|avslagen|aterkallad\w*|makulera\w*)"
)
"""Supposed, asked or planned."""


def says_self_referred(text: str) -> SelfReferred | None:
    """Yes, no, or ``None`` where the text does not speak of it.

    >>> says_self_referred("Undersökningen är gjord på egen remiss.")
    <SelfReferred.YES: 'yes'>
    """
    bare = undotted(text)
    if _NOT_SELF.search(bare):
        return SelfReferred.NO
    return SelfReferred.YES if _SELF.search(bare) and not _NO_CLAIM.search(bare) else None


def referred_in(run: Run, one: ExaminationFound, every: Sequence[ExaminationFound]) -> Field | None:
    """What is said of one examination's referral right behind it: ``MR ländrygg (remitterad av annan)``."""
    later = [e.start for e in every if e.start > one.start]
    rest = run.between(one.end, min(later, default=len(run.text)))
    if not rest:
        return None
    said = says_self_referred(rest.text)
    return None if said is None else settle([claim_of(said.value, rest, sure=True)], doubt_below=0.0)


_OWN = re.compile(r"\W*(?:oss|mig|jag|vi|undertecknad|egen|egna|sjalv)\b")
"""Whom a label or a column about the referral names where it was their own."""


def referred_by_cells(cells: Sequence[Entry]) -> Field | None:
    """What a line of a table of examinations says of this one's referral: whether it was their own, or by whom.

    Somebody's name alone tells nothing: it may be the requester's.
    """
    for entry in cells:
        bare = undotted(entry.value.text)
        said: SelfReferred | None = None
        if entry.kind == "self_referred":
            said = SelfReferred.YES if re.match(r"\W*(?:ja|x|j|egen)\b", bare) else SelfReferred.NO
        elif entry.kind == "referrer" and (said := says_self_referred(entry.value.text)) is None:
            said = SelfReferred.YES if _OWN.match(bare) else SelfReferred.NO if _OF_ANOTHER.search(bare) else None
        if said is not None:
            return settle([claim_of(said.value, entry.value, sure=True)], doubt_below=0.0)
    return None


_OF_ANOTHER = re.compile(
    r"\b(?:ej|inte|icke|annan|annat|dr|doktor|vc|hc|akut\w*|rtg|bvc|st|leg)\b|lakar|mottagning|klinik|central|sjukhus"
    r"|lasarett|akuten?\b|ortoped|kirurg|medicin|foretagshals"
)
"""Words of another, and of where they work."""


def self_referred_field(dossier: Dossier, exams: Sequence[Examination]) -> Field:
    """Did the requester refer the patient to the examination?"""
    asked = [choice for choice in dossier.choices if _asks_who_referred(choice)]
    claims = [*_ticked(asked), *_answered(dossier), *_told(dossier, exams), *_of_examinations(exams)]
    single = {str(c.value) for c in claims if c.rank == max(c.rank for c in claims)}
    if len(single) > 1 and len(exams) > 1:
        # Said of each examination by itself: for the order as a whole the stricter holds.
        claims = [c for c in claims if c.value == SelfReferred.NO.value]
    field = settle(claims, doubt_below=dossier.doubt_below)
    unclear = next((choice for choice in reversed(asked) if choice.unclear), None)
    if unclear is not None:
        value = field.value if field.value is not None else SelfReferred.NOT_STATED.value
        candidates = (SelfReferred.YES.value, SelfReferred.NO.value)
        evidence = field.evidence or unclear.evidence()
        return Field(value, field.raw, 0.5, (*field.flags, "unclear_mark"), (), candidates, evidence)
    if field.value is None:
        return Field(SelfReferred.NOT_STATED.value, None, 0.95)
    return field


_ABOUT_REFERRING = re.compile(r"\bskrev\b.*\bremiss|egen remiss|remitte[rn]|\b(?:var|min) remiss|annan remittent")


def _asks_who_referred(choice: Choice) -> bool:
    whole = undotted(choice.text)
    asked = understood(choice.question.text)
    asks = asked is not None and asked.kind == "self_referred"
    if not (asks or _ABOUT_REFERRING.search(whole) or _SELF.search(whole)) or re.search(r"samtyck", whole):
        return False
    # "Vem skrev remissen?" is answered with more than yes or no.
    return not re.search(r"\bskrev\b", whole) or bool(re.fullmatch(r"\W*(?:ja|nej)\W*", undotted(choice.option.text)))


def _ticked(asked: Iterable[Choice]) -> Iterator[Claim]:
    for choice in asked:
        option = undotted(choice.option.text)
        no = re.match(r"\W*(?:nej|ej|annan)\b", option) is not None or says_self_referred(option) is SelfReferred.NO
        if choice.marked:
            value = SelfReferred.NO if no else SelfReferred.YES
            yield Claim(value.value, choice.text, choice.evidence(), choice.confidence, 10, sure=True)


def _answered(dossier: Dossier) -> Iterator[Claim]:
    """Labels that ask whether the referral was their own, and labels that ask for the referring physician."""
    listed = {e.table for e in dossier.of("examination", "modality", "body_part") if e.table is not None}
    for entry in dossier.of("self_referred"):
        if entry.table in listed:
            continue  # said of one examination of a list
        bare = undotted(entry.value.text)
        if re.match(r"\W*(?:ja|j|x)\b", bare):
            yield claim_of(SelfReferred.YES.value, entry.label + entry.value, rank=9, sure=True)
        elif re.match(r"\W*(?:nej|n|ej|inte)\b", bare):
            yield claim_of(SelfReferred.NO.value, entry.label + entry.value, rank=9, sure=True)
    for entry in dossier.of("referrer"):
        if entry.table not in listed and _OWN.match(undotted(entry.value.text)):
            yield claim_of(SelfReferred.YES.value, entry.label + entry.value, rank=8, sure=True)


def _told(dossier: Dossier, exams: Sequence[Examination]) -> Iterator[Claim]:
    for entry in dossier.entries:  # "Egen remiss.": a sentence, and no label left blank
        if entry.kind == "self_referred" and not entry.value and not entry.marked and entry.label.text.endswith("."):
            said = says_self_referred(entry.label.text)
            yield from (claim_of(value.value, entry.label, rank=6, sure=True) for value in (said,) if value)
    for statement in dossier.said:
        if statement.source == "choice":
            continue
        said = says_self_referred(statement.text)
        of_some = 0 < len(find_examinations(statement.text)) < len(exams)  # said of those that it names
        if said is not None and not (of_some and said is SelfReferred.YES):
            yield claim_of(said.value, statement.run, rank=6, sure=True)


def _of_examinations(exams: Sequence[Examination]) -> Iterator[Claim]:
    """What is said of single examinations: a yes counts where it is said of all."""
    told = [exam.self_referred for exam in exams if exam.self_referred is not None and exam.self_referred.value]
    for field in told:
        of_all = len(told) == len(exams) or field.value == SelfReferred.NO.value
        if of_all:  # what is claimed of one examination is not claimed of the one beside it
            yield Claim(str(field.value), field.raw or "", field.evidence, 1.0, 6, sure=True)
