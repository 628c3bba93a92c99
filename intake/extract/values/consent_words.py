"""What one sentence says about consent: who gives what, has it happened, and where is the paper.

A sentence is a claim only where it says that it has happened and every word of it is understood. Whatever denies,
promises, asks, supposes or sets a condition makes it none; an unknown word makes it a doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.values.consent_clauses import ConsentSaid, denies_other_kind, weighed
from intake.extract.values.consent_phrases import (
    CAN_VOUCH,
    CONDITION,
    DONE,
    ELSEWHERE,
    ENCLOSED,
    FORM_TEXT,
    GIVEN,
    HANDED,
    KIND,
    KIND_IN_BRACKETS,
    LATER,
    MATTER,
    NO_OBJECTION,
    NOT_REFUSED,
    NOT_THIS,
    OF_A_PAPER,
    OF_LAW,
    ORAL,
    OTHER_MATTER,
    PLAIN,
    QUESTION,
    REFUSED,
    SEPARATORS,
    STEM,
    WRITTEN,
)
from intake.extract.values.letters import undotted
from intake.model import Consent


def understand(text: str, *, answer: bool = False) -> ConsentSaid | None:
    """What a sentence says about consent; ``None`` when it says nothing.

    ``answer``: it fills a field or belongs to a marked box, so that it need not be a whole sentence.

    >>> understand("Patienten har lämnat muntligt samtycke.").value
    <Consent.ORAL: 'oral'>
    """
    text = _PERSON_AND_NUMBER.sub("", _behind_heading(text), count=1)
    if len(pieces := _run_together(text)) > 1:
        return _of_several([understand(piece, answer=answer) for piece in pieces])
    bare = KIND_IN_BRACKETS.sub(r" \1 ", undotted(text))
    bare = OF_LAW.sub(lambda m: " " * len(m[0]), bare)
    bare = CAN_VOUCH.sub(lambda m: "intygar".ljust(len(m[0])), bare)
    bare = _THESE.sub(lambda m: "patienten".ljust(len(m[0])), bare)
    if not STEM.search(bare):
        return None
    if REFUSED.search(NO_OBJECTION.sub(" ", bare)) and not NOT_REFUSED.search(bare):
        return ConsentSaid(Consent.REFUSED)
    if QUESTION.search(bare) or FORM_TEXT.search(bare) or OF_A_PAPER.search(bare):
        return None
    if NOT_THIS.search(bare) or (LATER.search(bare) and not DONE.search(bare)):
        return ConsentSaid(Consent.NONE)
    if OTHER_MATTER.search(bare) and not _names_what_is_handed_over(bare):
        return None
    enclosed = ENCLOSED.search(bare) is not None
    elsewhere = ELSEWHERE.search(bare) is not None and not enclosed
    said = weighed(text, bare, enclosed=enclosed, answer=answer)
    if said is None or said.value is Consent.NONE:
        return said
    return replace(said, value=kind_said(bare, enclosed), enclosed=enclosed, elsewhere=elsewhere)


_THESE = re.compile(r"\b(?:bada|bagge|dessa|de \w{3,5}) patienterna\b")
"""``Båda patienterna är tillfrågade``: those of this order, where "patienterna" alone may be any."""
_HEADING = re.compile(
    r"(?:\b(?:sekretess och |uppgift om |patientens )?(?:samtycke|medgivande)(?:/medgivande)?|\bpatientsamtycke"
    r"|\bpat\.? samtycke)(?: från patienten)?(?: \(se [^)]*\))?:?\s+(?=(?:[A-ZÅÄÖ]))",
    re.IGNORECASE,
)


_PERSON_AND_NUMBER = re.compile(
    r"^\W*(?:[A-ZÅÄÖ][\w'-]+\s){0,3}[A-ZÅÄÖ][\w'-]+,?\s(?:[a-zåäö.]+\s)?\d{2}(?:\d{2})?\s?\d{2}\s?\d{2}\s?[-–+]?\s?\d{4},\s+"
)
"""``Anna Berg, 19900602-2397, MR knä, samtycker muntligt.``: an item of a list, before what it says."""


def _behind_heading(text: str) -> str:
    """A sentence without the heading of a form that was read with it: "Samtycke Muntligt samtycke finns"."""
    for match in reversed(list(_HEADING.finditer(text))):
        rest = text[match.end() :]
        if rest[:1].isupper() and STEM.search(undotted(rest)):
            return rest
    return text


def _run_together(text: str) -> list[str]:
    """Sentences that lost the stop between them: "… lämnas ut Vårdgivare ska ha patientens samtycke …"."""
    if text.isupper():
        return [text]
    for match in re.finditer(r"(?<=[a-zåäö]) (?=[A-ZÅÄÖ][a-zåäö])", text):
        word = undotted(re.match(r"\w+", text[match.end() :])[0])  # type: ignore[index]
        before, behind = text[: match.start()], text[match.end() :]
        starts = any(p.fullmatch(word) for p in (PLAIN, HANDED, GIVEN, CONDITION, KIND, MATTER)) or word == "vardgivare"
        if (
            starts
            and len(before.split()) > 2
            and len(behind.split()) > 2
            and all(STEM.search(undotted(x)) for x in (before, behind))
        ):
            return [before, *_run_together(behind)]
    return [text]


def _of_several(results: list[ConsentSaid | None]) -> ConsentSaid | None:
    """What sentences say together: a refusal counts, a claim beside a denial is a doubt."""
    said = [r for r in results if r is not None]
    refused = next((r for r in said if r.value is Consent.REFUSED), None)
    claims = [r for r in said if r.value not in {Consent.NONE, Consent.REFUSED}]
    if refused or not claims:
        return refused or (said[0] if said else None)
    return replace(claims[0], unsure=claims[0].unsure or len(claims) < len(said))


def _names_what_is_handed_over(bare: str) -> bool:
    return (
        re.search(
            r"\b(?:bild\w*|rontgenbild\w*|utlat\w*|svar\w*|utlamn\w*|lamnas ut|lamna ut|skick\w*|overfor\w*"
            r"|oversand\w*"
            r"|lank\w*|ta del|tar del|hamta\w*|dela\w*|rekvir\w*|inhamta\w* (?:bild|rontgen)\w*)\b",
            bare,
        )
        is not None
    )


def kind_said(bare: str, enclosed: bool) -> Consent:
    """Oral or written, by the words of the clauses that deny nothing."""
    kept = " , ".join(c for c in SEPARATORS.split(bare) if not denies_other_kind(c)) or bare
    oral, written = ORAL.search(kept), WRITTEN.search(kept)
    if oral and written:
        return Consent.WRITTEN if enclosed else Consent.UNCLEAR
    if written or enclosed:
        return Consent.WRITTEN
    return Consent.ORAL if oral else Consent.UNCLEAR


def without_denied_kind(answer: str) -> str:
    """An answer in one piece, without what it says of the kind that there is not: "muntligt, skriftligt saknas"."""
    parts = re.split(r"[,;()]", answer)
    kept = [p for p in parts if len(parts) == 1 or not denies_other_kind(undotted(p))]
    return " ".join(p.strip() for p in kept)
