"""What a value or a marked box says about consent."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.form.choices import Choice
from intake.extract.values.consent_clauses import ConsentSaid
from intake.extract.values.consent_phrases import ELSEWHERE, ENCLOSED, ORAL, REFUSED, STEM, WRITTEN
from intake.extract.values.consent_words import kind_said, understand, without_denied_kind
from intake.extract.values.letters import undotted
from intake.extract.wordings.known import kind_of, understood
from intake.model import Consent

_YES = re.compile(r"^\W*(?:ja|j|ok|x|finns|inhamtat|givet|lamnat|erhallet|har lamnats)\b")
_NO = re.compile(r"^\W*(?:nej|n|ej|inte|saknas|inget|ingen|-)\b")


def understand_value(label: str, value: str) -> ConsentSaid | None:
    """What a filled field says: the label gives the matter (perhaps the kind), the value the answer."""
    if printed := re.match(r"(.{6,}\?)\s*(\w.*)$", value):  # "Har patienten samtyckt (muntligt)? Ja"
        return understand_value(f"{label} {printed[1]}", printed[2])
    whole, answer = undotted(f"{label} {value}"), undotted(value).strip()
    if REFUSED.search(answer) and not re.search(r"^\W*(?:inte|ej) ", answer):
        return ConsentSaid(Consent.REFUSED)
    if not answer or _NO.search(answer) or "?" in answer:
        return ConsentSaid(Consent.NONE)
    if re.search(r"muntlig\w* ?(?:/|eller|och) ?skriftlig|\bja ?/ ?nej\b", answer):
        return None
    if STEM.search(answer):
        return understand(value, answer=True)
    own_kind = ORAL.search(answer) or WRITTEN.search(answer)
    flat = without_denied_kind(value)
    said = understand(f"Samtycke {flat}", answer=True)
    if said is None and (own_kind or _YES.search(answer)):
        said = understand(f"Samtycke finns, {flat}", answer=True)
    if said is None or said.value in {Consent.NONE, Consent.REFUSED}:
        return said or ConsentSaid(Consent.NONE)
    return replace(said, value=kind_said(answer if own_kind else whole, said.enclosed))


_MEANS = {"oral_consent": "muntligt samtycke", "written_consent": "skriftligt samtycke", "consent": "samtycke"}


def understand_choice(choice: Choice) -> ConsentSaid | None:
    """What a marked box says about consent; ``None`` where it is about something else."""
    question, option = undotted(choice.question.text), undotted(choice.option.text)
    known = kind_of(choice.question.text) or getattr(understood(choice.question.text), "kind", None)
    if known in _MEANS:  # a misread letter in the question is forgiven as in any label
        question = f"{question} {_MEANS[known]}"
    whole = f"{question} {option}"
    if not STEM.search(whole):
        return None
    if STEM.search(option):
        said = understand(choice.option.text)
        if said is None or said.unsure:
            said = understand(choice.option.text, answer=True) or said
        if said is not None:
            return said
        if _NO.search(option):
            return ConsentSaid(Consent.NONE)
        enclosed = ENCLOSED.search(option) is not None
        return ConsentSaid(kind_said(option, enclosed), enclosed, ELSEWHERE.search(option) is not None)
    if _NO.search(option) or re.search(r"saknas|ej |inte |inhamtas", option):
        return ConsentSaid(Consent.NONE)
    own = ORAL.search(option) or WRITTEN.search(option)
    asked_both = ORAL.search(question) and WRITTEN.search(question)
    enclosed = ENCLOSED.search(option) is not None or (ENCLOSED.search(question) is not None and not own)
    if own:
        return ConsentSaid(kind_said(option, enclosed), enclosed, ELSEWHERE.search(option) is not None)
    return ConsentSaid(Consent.UNCLEAR if asked_both else kind_said(question, enclosed), enclosed)
