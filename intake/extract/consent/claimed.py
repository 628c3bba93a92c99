"""Consent: what the fax claims, and what it shows on paper.

A claim is something the requester says has happened. Printed conditions ("the patient must consent"), promises and
empty boxes are no claims. A form page counts only when it is this patient's and bears a signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extract.consent.answers import understand_choice, understand_value
from intake.extract.consent.neighbours import (
    MATTER_ALONE,
    answers_about_consent,
    of_neighbours,
    stands_by,
    unfilled_label,
)
from intake.extract.evidence.claims import Claim, claim_of
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry
from intake.extract.labels.said import CONSENT_KINDS
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import Statement
from intake.extract.values.consent_clauses import ConsentSaid
from intake.extract.values.consent_phrases import ENCLOSED, ORAL, STEM, may_deny
from intake.extract.values.consent_words import understand
from intake.extract.values.letters import undotted
from intake.model import Consent, Evidence

_BY_OTHERS = re.compile(
    r"\b(?:make|maken|makan|maka|hustru\w*|sambo\w*|anhorig\w*|narstaende\w*|son|sonen|dotter|dottern|mor|modern"
    r"|mamma\w*"
    r"|(?:patientens|hans|hennes) far|fadern|pappa\w*|foraldra\w*|foralder\w*|vardnadshavar\w*|syster\w*|bror"
    r"|brodern|god man|gode mannen"
    r"|forvaltare\w*)\b(?! till patient)[^.]{0,25}\b(?:har|lamna\w*|samtyck\w*|medge\w*|gett|gav|ger|godkan\w*)\b"
    r"|\b(?:samtyck\w*|medgiv\w*)[^.]{0,30}\b(?:av|fran|genom)\b (?:patientens |hans |hennes )?(?:make|maka"
    r"|maken|makan"
    r"|hustru|sambo|anhorig\w*|narstaende|son|dotter|mor|mamma|far|pappa|foralder\w*|foraldra\w*|vardnadshavar\w*"
    r"|syster|bror"
    r"|god man|forvaltare)\b"
)
"""Somebody speaks for the patient: consent for a child, none for an adult."""
_NOISE = 0.6
"""A word of less confidence is as often noise as a word."""
BY_OTHERS = "by_others"
"""Note on a claim of consent that somebody else than the patient gave."""


def _said_without_noise(run: Run) -> Consent | None:
    """What the surely read words of a sentence say of consent by themselves; ``None`` where one that is left out may
    deny it, or where they say nothing sure."""
    noise = [word for word in run.words if word.confidence < _NOISE]
    if not noise or any(may_deny(word.text) for word in noise):
        return None
    said = understand(Run(run.page, tuple(w for w in run.words if w not in noise)).text, answer=True)
    return said.value if said is not None and not said.unsure else None


@dataclass(frozen=True)
class ConsentClaims:
    """All that the order pages say about consent."""

    claims: tuple[Claim, ...]
    enclosed: tuple[Evidence, ...] = ()
    elsewhere: tuple[Evidence, ...] = ()
    unclear_mark: tuple[Evidence, ...] = ()


def consent_claims(
    said: Sequence[Statement], rows: Sequence[Statement], choices: Sequence[Choice], entries: Sequence[Entry]
) -> ConsentClaims:
    """Gathers every claim about consent on an order; a refusal counts wherever it stands (``rows``: all sentences)."""
    gathered = _Gathering(said, choices, entries)
    gathered.of_boxes()
    gathered.of_labels()
    gathered.of_enclosures()
    gathered.of_sentences()
    for statement in rows:
        about = understand(statement.text)
        if about is not None and about.value is Consent.REFUSED:
            gathered.take(about, statement.run, 2)
    return gathered.result()


class _Gathering:
    """The work of ``consent_claims``: boxes before labels, labels before sentences."""

    def __init__(self, said: Sequence[Statement], choices: Sequence[Choice], entries: Sequence[Entry]) -> None:
        self.said, self.choices, self.entries = said, choices, entries
        self.claims: list[Claim] = []
        self.enclosed: list[Evidence] = []
        self.elsewhere: list[Evidence] = []
        self.unclear: list[Evidence] = []
        self.enclosures: set[int] = set()  # first words of what a label says comes with the fax
        self.asks = {id(w) for c in choices for w in c.question.words}
        self.answers = [c for c in choices if answers_about_consent(c)]

    def result(self) -> ConsentClaims:
        return ConsentClaims(tuple(self.claims), tuple(self.enclosed), tuple(self.elsewhere), tuple(self.unclear))

    def take(self, what: ConsentSaid | None, run: Run, rank: int, confidence: float = 1.0) -> None:
        """One claim, and where it says that the paper is."""
        if what is None:
            return
        if what.unsure and what.value is not Consent.REFUSED:
            # Reads like consent, but not every word is understood: none until a person has read it, or what the words
            # say that were read at all.
            candidates = (what.value.value, Consent.NONE.value)
            value = what.value if _said_without_noise(run) is what.value else Consent.NONE
            claim = claim_of(value.value, run, rank=rank, flags=("low_confidence",), candidates=candidates)
            self.claims.append(claim)
            self.enclosed.extend(run.evidence() if what.enclosed else ())
            return
        self.claims.append(_claim(what, run, rank, confidence))
        if what.value is not Consent.REFUSED and what.enclosed:
            self.enclosed.extend(run.evidence())
        elif what.elsewhere:
            self.elsewhere.extend(run.evidence())

    def _asked(self, run: Run) -> bool:
        """The words of a form that boxes answer: no claim, however they are put."""
        if any(id(w) in self.asks for w in run.words):
            return True
        if run.text.rstrip().endswith("."):
            return False
        return any(stands_by(c, run) for c in self.answers)

    def of_boxes(self) -> None:
        for choice in self.choices:
            about = understand_choice(choice)
            if about is None:
                continue
            if choice.unclear:
                self.unclear.extend(choice.evidence())
            elif choice.marked:
                about = of_neighbours(about, choice, self.said)
                self.take(about, choice.question + choice.option, 3, choice.confidence)

    def of_labels(self) -> None:
        for entry in self.entries:
            if entry.kind in CONSENT_KINDS and entry.value and not entry.marked and not self._asked(entry.value):
                below = not entry.label or entry.value.box.y0 > entry.label.box.y1
                left_blank = MATTER_ALONE.fullmatch(undotted(entry.value.text))
                if below and (unfilled_label(entry.value, self.entries) or left_blank):
                    continue
                self.take(understand_value(entry.label.text, entry.value.text), entry.label + entry.value, 3)

    def of_enclosures(self) -> None:
        """``Bilaga 1: patientens skriftliga samtycke``: a label that says what comes with the fax.

        Under a form's heading for consent a label of its own ("Samt.", "Bilaga:") asks for nothing else.
        """
        for entry in self.entries:
            label = f"{entry.label.text} {entry.value.text}"
            bare = undotted(entry.value.text)
            comes_along = ENCLOSED.search(undotted(entry.label.text)) is not None and STEM.search(bare) is not None
            if entry.kind in {"unknown", "other"} and comes_along:
                kind = Consent.ORAL if ORAL.search(bare) else Consent.WRITTEN
                self.take(ConsentSaid(kind, enclosed=kind is Consent.WRITTEN), entry.label + entry.value, 3)
                self.enclosures.add(id(entry.value.words[0]))
                continue
            told = entry.kind in {"unknown", "other"} and entry.section == "consent" and STEM.search(undotted(label))
            if told and entry.value and not entry.marked and not self._asked(entry.value):
                sentence = label if entry.label.text.endswith(":") else entry.value.text
                self.take(understand(sentence, answer=True), entry.value, 2)

    def of_sentences(self) -> None:
        for statement in self.said:
            if statement.run.words and id(statement.run.words[0]) in self.enclosures:
                continue
            if statement.source == "choice" or statement.kind in CONSENT_KINDS or self._asked(statement.run):
                continue
            if statement.source == "prose" and unfilled_label(statement.run, self.entries):
                continue
            answers_so = statement.kind == "onset_heading_consent" or _ANSWERED.fullmatch(statement.bare) is not None
            self.take(understand(statement.text, answer=answers_so), statement.run, 2)


def _claim(what: ConsentSaid, run: Run, rank: int, confidence: float) -> Claim:
    notes = (BY_OTHERS,) if _BY_OTHERS.search(undotted(run.text)) else ()
    base = claim_of(what.value.value, run, rank=rank, notes=notes, sure=True)
    # "Oral" and "written" are words that no misreading makes; their absence may be one.
    told = what.value in {Consent.ORAL, Consent.WRITTEN, Consent.REFUSED} or (rank == 3 and what.value is Consent.NONE)
    sure = confidence >= 0.8 and told
    return Claim(base.value, base.raw, base.evidence, min(base.confidence, confidence), rank, notes=notes, sure=sure)


_ANSWERED = re.compile(r"\W*ja\W+(?:muntlig|skriftlig)\w* (?:samtycke|medgivande)\w*\W*")
"""``Ja, muntligt samtycke`` on a line of its own."""


def of_the_patient(said: ConsentClaims) -> ConsentClaims:
    """What others consented to on behalf of an adult is no consent of the patient."""
    claims = (
        replace(c, value=Consent.NONE.value) if BY_OTHERS in c.notes and c.value != Consent.REFUSED else c
        for c in said.claims
    )
    return replace(said, claims=tuple(claims))


_STRENGTH = {Consent.NONE: 0, Consent.UNCLEAR: 1, Consent.ORAL: 2, Consent.WRITTEN: 3, Consent.REFUSED: 4}


def weightiest(claims: Sequence[Claim]) -> Claim | None:
    """The claim that counts: a refusal before all, then the strongest consent said."""
    return max(claims, key=lambda c: (_STRENGTH[Consent(str(c.value))], bool(c.flags), c.rank), default=None)
