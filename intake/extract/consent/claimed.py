"""Consent: what the fax claims, and what it shows on paper.

A claim is something the requester says has happened. Printed conditions ("the patient must consent"), promises and
empty boxes are no claims. A form page counts only when it is this patient's and bears a signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extract.evidence.claims import Claim, claim_of
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import Statement
from intake.extract.values.consent_clauses import ConsentSaid
from intake.extract.values.consent_phrases import ELSEWHERE, ENCLOSED, ORAL, REFUSED, STEM, WRITTEN
from intake.extract.values.consent_words import kind_said, understand, without_denied_kind
from intake.extract.values.letters import undotted
from intake.extract.wordings.known import kind_of, understood
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
        said = understand(f"Samtycke {flat} finns", answer=True)
    if said is None or said.value in {Consent.NONE, Consent.REFUSED}:
        return said or ConsentSaid(Consent.NONE)
    return replace(said, value=kind_said(answer if own_kind else whole, said.enclosed))


COLUMN_PX = 40
"""Values that begin within so many pixels (3–5 mm) stand in one column."""

BY_OTHERS = "by_others"
"""Note on a claim of consent that somebody else than the patient gave."""

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
    claims: list[Claim] = []
    enclosed: list[Evidence] = []
    elsewhere: list[Evidence] = []
    unclear: list[Evidence] = []

    def take(what: ConsentSaid | None, run: Run, rank: int, confidence: float = 1.0) -> None:
        if what is None:
            return
        notes = (BY_OTHERS,) if _BY_OTHERS.search(undotted(run.text)) else ()
        if what.unsure and what.value is not Consent.REFUSED:
            # Reads like consent, but not every word is understood: none until a person has read it.
            candidates = (what.value.value, Consent.NONE.value)
            claim = claim_of(Consent.NONE.value, run, rank=rank, flags=("low_confidence",), candidates=candidates)
            claims.append(claim)
            enclosed.extend(run.evidence() if what.enclosed else ())
            return
        base = claim_of(what.value.value, run, rank=rank, notes=notes, sure=True)
        # "Oral" and "written" are words that no misreading makes; their absence may be one.
        told = what.value in {Consent.ORAL, Consent.WRITTEN, Consent.REFUSED} or (
            rank == 3 and what.value is Consent.NONE
        )
        sure = confidence >= 0.8 and told
        certainty = min(base.confidence, confidence)
        claims.append(Claim(base.value, base.raw, base.evidence, certainty, rank, notes=notes, sure=sure))
        if what.value is not Consent.REFUSED and what.enclosed:
            enclosed.extend(run.evidence())
        elif what.elsewhere:
            elsewhere.extend(run.evidence())

    asks = {id(w) for c in choices for w in c.question.words}
    answers = [c for c in choices if _answers_about_consent(c)]

    def asked(run: Run) -> bool:
        """The words of a form that boxes answer: no claim, however they are put."""
        if any(id(w) in asks for w in run.words):
            return True
        if run.text.rstrip().endswith("."):
            return False
        return any(_stands_by(c, run) for c in answers)

    for choice in choices:
        about = understand_choice(choice)
        if about is None:
            continue
        if choice.unclear:
            unclear.extend(choice.evidence())
        elif choice.marked:
            take(_of_neighbours(about, choice, said), choice.question + choice.option, 3, choice.confidence)
    consent_kinds = {"consent", "oral_consent", "written_consent"}
    for entry in entries:
        if entry.kind in consent_kinds and entry.value and not entry.marked and not asked(entry.value):
            below = not entry.label or entry.value.box.y0 > entry.label.box.y1
            if below and (_unfilled_label(entry.value, entries) or _MATTER_ALONE.fullmatch(undotted(entry.value.text))):
                continue
            take(understand_value(entry.label.text, entry.value.text), entry.label + entry.value, 3)
    enclosures: set[int] = set()
    for entry in entries:
        # "Bilaga 1: patientens skriftliga samtycke": a label that says what comes with the fax.
        # Under a form's heading for consent a label of its own ("Samt.", "Bilaga:") asks for nothing else.
        label = f"{entry.label.text} {entry.value.text}"
        bare = undotted(entry.value.text)
        comes_along = ENCLOSED.search(undotted(entry.label.text)) is not None and STEM.search(bare) is not None
        if entry.kind in {"unknown", "other"} and comes_along:
            kind = Consent.ORAL if ORAL.search(bare) else Consent.WRITTEN
            take(ConsentSaid(kind, enclosed=kind is Consent.WRITTEN), entry.label + entry.value, 3)
            enclosures.add(id(entry.value.words[0]))
            continue
        told = entry.kind in {"unknown", "other"} and entry.section == "consent" and STEM.search(undotted(label))
        if told and entry.value and not entry.marked and not asked(entry.value):
            take(understand(label if entry.label.text.endswith(":") else entry.value.text, answer=True), entry.value, 2)
    for statement in said:
        if statement.run.words and id(statement.run.words[0]) in enclosures:
            continue
        if statement.source == "choice" or statement.kind in consent_kinds or asked(statement.run):
            continue
        if statement.source == "prose" and _unfilled_label(statement.run, entries):
            continue
        answers_so = statement.kind == "onset_heading_consent" or _ANSWERED.fullmatch(statement.bare) is not None
        take(understand(statement.text, answer=answers_so), statement.run, 2)
    for statement in rows:
        about = understand(statement.text)
        if about is not None and about.value is Consent.REFUSED:
            take(about, statement.run, 2)
    return ConsentClaims(tuple(claims), tuple(enclosed), tuple(elsewhere), tuple(unclear))


_ANSWERED = re.compile(r"\W*ja\W+(?:muntlig|skriftlig)\w* (?:samtycke|medgivande)\w*\W*")
"""``Ja, muntligt samtycke`` on a line of its own."""

_MATTER_ALONE = re.compile(r"\W*(?:patientens? |pat\.? )?(?:samtycke|medgivande)\W*(?:fran patienten)?\W*")
"""What stands below ``Patientens medgivande`` and says no more: the label of the field, left blank."""


def _answers_about_consent(choice: Choice) -> bool:
    """A box "Ja" or "Nej" that consent is, or may be, asked with."""
    option = undotted(choice.option.text).strip(" .:,")
    question = undotted(choice.question.text)
    return option in {"ja", "nej", "j", "n"} and (not question.strip(" .:") or STEM.search(question) is not None)


def _unfilled_label(run: Run, entries: Sequence[Entry]) -> bool:
    """A line in the column of a form's labels, with nothing beside it: its words are asked, and nobody has answered."""
    if run.text.rstrip().endswith("."):
        return False
    beside = [
        (e.label, e.value)
        for e in entries
        if e.label and e.value and e.value.page == run.page and e.value.words[0].box.x0 > e.label.box.x1
        and abs(e.value.words[0].box.y0 - e.label.box.y0) < e.label.box.y1 - e.label.box.y0
    ]  # fmt: skip
    if len(beside) < 4:
        return False
    columns = Counter(value.words[0].box.x0 // COLUMN_PX for _, value in beside)
    column, count = columns.most_common(1)[0]
    left = min(label.box.x0 for label, _ in beside)
    in_labels = abs(run.box.x0 - left) < 2 * COLUMN_PX and run.box.x1 <= (column + 1) * COLUMN_PX
    return count >= 4 and count > len(beside) / 2 and in_labels


def _of_neighbours(about: ConsentSaid, choice: Choice, said: Sequence[Statement]) -> ConsentSaid:
    """A box "Ja" whose own question names no kind of consent, beside a printed line that does."""
    if about.value is not Consent.UNCLEAR or not _answers_about_consent(choice):
        return about
    for statement in said:
        bare = undotted(statement.text)
        if STEM.search(bare) and _stands_by(choice, statement.run) and (ORAL.search(bare) or WRITTEN.search(bare)):
            return replace(about, value=kind_said(bare, enclosed=False))
    return about


def _stands_by(choice: Choice, run: Run) -> bool:
    """Within two lines of the box."""
    box = choice.mark.box
    line_px = max(w.box.y1 - w.box.y0 for w in run.words)
    return choice.option.page == run.page and any(
        abs((w.box.y0 + w.box.y1) - (box.y0 + box.y1)) / 2 < 3 * line_px for w in run.words
    )


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
