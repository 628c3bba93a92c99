"""A counter-example in words."""

from __future__ import annotations

from intake.decide.fact_words import CODES, PARTS, Language, case_in
from intake.decide.prove.proof import Broken, Case
from intake.decide.routine import Routine


def told(broken: Broken, routine: Routine, language: Language) -> str:
    """What does not hold and the smallest case against it: who asks for what, what the table says, by which rules."""
    lines = [broken.words.in_(language)]
    if len(broken.cases) == 2:
        less, more = broken.cases
        lines.append(_case(less, routine, language))
        lines.append(_words(language, "men", "but") + " " + _case(more, routine, language))
    else:
        lines += [_case(case, routine, language) for case in broken.cases]
    return " ".join(lines)


def _case(case: Case, routine: Routine, language: Language) -> str:
    facts = case_in(case.facts, routine.usual, routine.facts, language)
    images, report = (PARTS[part].in_(language) for part in (case.images, case.report))
    rules = ", ".join(case.rules)
    verdict = CODES[case.code].in_(language)
    return (
        f"[{facts}] → {verdict}: {_words(language, 'bilder', 'images')} {images}, "
        f"{_words(language, 'utlåtande', 'report')} {report} ({_words(language, 'regel', 'rule')} {rules})."
    )


def _words(language: Language, sv: str, en: str) -> str:
    return sv if language == "sv" else en
