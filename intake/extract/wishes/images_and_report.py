"""What is asked for: images, the report, or both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from intake.extract.evidence.claims import HESITANT, Claim, claim_of, doubted, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.prose.destinations import examination_and_report
from intake.extract.prose.statements import Statement
from intake.extract.recipients.desk import is_desk
from intake.extract.values.consent_phrases import STEM
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import (
    ANY_REPORT,
    HAD,
    IMAGES,
    PART_ANSWERED,
    PRINTED,
    TITLE,
    TITLE_LABEL,
    WANT,
    WHOLE_ANSWER,
    is_nominal,
    reads_like_options,
    wanted_parts,
    yes_or_no,
)
from intake.extract.wishes.boxes import claim_from_boxes
from intake.extract.wishes.left_over import left_over_runs
from intake.extract.wishes.presumed import presumed_images
from intake.model import Field

_WISHES = re.compile(
    r"\W*(?:vanligen |jag |vi |harmed )?"
    r"(?:bestalls|rekvireras|begars|onskas|skicka|sand|oversand|lanka|exportera|overfor|bestaller|onskar|begar|rekvirerar|behover"
    r"|vill (?:\w+ ){0,3}(?:ha|fa)|skulle (?:\w+ ){0,3}(?:ha|fa|behova)|ber (?:\w+ ){0,2}om"
    r"|(?:bestallningen|begaran|rekvisitionen)\W+[^:]*\b(?:galler|avser|omfattar))\b"
)
"""``Skicka bilder och svar: MR knä``: a sentence that was taken for a label and says itself what is wished for."""
_OWN_WISH = re.compile(
    r"\W*(?:(?:jag|vi|harmed) )?(?:bestalls|rekvireras|begars|onskas"
    r"|onskar|begar|bestaller|rekvirerar|behover|vill (?:\w+ ){0,3}(?:ha|fa)"
    r"|(?:bestallningen|begaran|rekvisitionen)\W+[^:]*\b(?:galler|avser|omfattar))\b"
)
"""``Jag önskar utlåtandet:``, ``Beställningen, bilder och svar, gäller:`` over a list of examinations or patients."""
_PARTS = frozenset({"report_wanted", "images_wanted", "wanted"})
Take = Callable[[tuple[bool | None, bool | None], Run, int], None]
"""Takes a claim for each part that is not ``None``: from these words, of this rank."""

_ALSO = re.compile(r"\b(?:aven|ocksa|dessutom|tillika)\b")
"""``Önskas även utlåtande: Ja``: beside the other part."""
_WHICH_IMAGES = re.compile(r"\W*vilk\w+ (?:rontgen)?bilder\b")
_ONLY = re.compile(r"\b(?:endast|enbart|bara)\b")

_SAID = 6
"""The rank of a sentence."""
LABELLED = 8
"""The rank of what stands beside a label that asks what is wanted."""


def wish_fields(dossier: Dossier) -> tuple[Field, Field]:
    """``wants_images`` and ``wants_report``."""
    wishes = _Wishes(dossier)
    wishes.gather()
    first, second = wishes.settled("images", wishes.images), wishes.settled("report", wishes.report)
    # One named and the other not a word of: the other is not asked for, as far as the words can be read.
    if first.value is True and second.value is None and not second.flags:
        second = _not_asked(first, ANY_REPORT, dossier)
    elif second.value is True and first.value is None and not first.flags:
        first = _not_asked(second, IMAGES, dossier)
    elif second.value is False and first.value is None and not first.flags and wishes.denied("report"):
        first = replace(second, value=True)  # "CT hjärna önskas inlänkad. Inget utlåtande behövs."
    silent = first.value is None and second.value is None and not (first.flags or second.flags)
    if silent and (named := _named_by_a_verb(dossier)) is not None:
        # What is wished for stands there and was not understood: that is no silence, which the routine reads as both.
        unread = Field(None, None, 0.0, ("low_confidence",), (), ("ja", "nej"), named.evidence())
        return unread, unread
    return first, second


class _Wishes:
    """What an order says of images and report: boxes, labels, sentences, and lines where nothing else tells."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.images: list[Claim] = []
        self.report: list[Claim] = []
        self.unclear: list[tuple[str, Choice]] = []
        self.options = False  # a label answered with its own options: "ja/nej"

    def take(self, parts: tuple[bool | None, bool | None], run: Run, rank: int) -> None:
        """A claim for each part that is not ``None``."""
        for value, claims in zip(parts, (self.images, self.report), strict=True):
            if value is not None and run:
                claims.append(claim_of(value, run, rank=rank, sure=True))

    def denied(self, part: str) -> bool:
        """Does the order say of one part in so many words that it is not wanted?"""
        claims = self.images if part == "images" else self.report
        return bool(claims) and all(c.value is False for c in claims)

    def gather(self) -> None:
        claim_from_boxes(self.dossier.choices, self.images, self.report, self.unclear)
        self._of_labels()
        for sentence in _cut_by_a_label(self.dossier):
            self.take(wanted_parts(sentence.text), sentence, 6)
        _from_prose(self.dossier, self.take)
        if not self._said_plainly():
            _from_lines(self.dossier, self.take)
        _from_recipient_labels(self.dossier, self.take)
        if not any(c.rank > 2 for c in self.images):
            self.images += presumed_images(self.dossier, self.report)
        if self._said_plainly():  # a title counts only where nothing else says what is wanted
            self.images, self.report = ([c for c in claims if c.rank > 2] for claims in (self.images, self.report))

    def _said_plainly(self) -> bool:
        return any(c.rank >= 6 for c in (*self.images, *self.report))

    def _of_labels(self) -> None:
        for entry in self.dossier.of("wanted"):
            if entry.marked:
                continue  # the boxes tell
            images, report = wanted_parts(entry.value.text)
            if (images, report) != (None, None):
                titled = TITLE_LABEL.fullmatch(undotted(entry.label.text)) and not entry.value.text.endswith(".")
                rank = 2 if titled else LABELLED
                self.take((bool(images), bool(report)), entry.label + entry.value, rank)
            self.options |= reads_like_options(entry.value.text)
        for entry in self.dossier.entries:
            if entry.value and not entry.marked and (answer := yes_or_no(entry.value.text)) is not None:
                asked = _asked_by(entry)
                answers = (answer if asked[0] else None, answer if asked[1] else None)
                if answer and any(asked) and _ALSO.search(undotted(entry.label.text)):
                    answers = (True, True)
                self.take(answers, entry.label + entry.value, LABELLED)
            if _WHICH_IMAGES.match(undotted(entry.label.text)) and find_examinations(entry.value.text):
                self.take((True, None), entry.label + entry.value, 2)  # as a title: a form may ask so for either
            listed_below = not entry.value and entry.kind in _PARTS and _OWN_WISH.match(undotted(entry.label.text))
            names_what = _WISHES.match(undotted(entry.label.text)) and find_examinations(entry.value.text)
            if not entry.marked and (listed_below or names_what):
                self.take(wanted_parts(entry.label.text), entry.label, 6)

    def settled(self, name: str, claims: Sequence[Claim]) -> Field:
        """The claims of one part as a field: yes where a sentence says so, unless the form's own answer outranks it."""
        best = max((c.rank for c in claims), default=0)
        if any(c.rank == LABELLED and _ONLY.search(undotted(c.raw or "")) for c in claims):
            # "Endast bilder" beside its label: what a form calls itself asks for no more.
            claims = [c for c in claims if c.rank >= LABELLED or (c.raw or "").rstrip().endswith((".", "!", "?"))]
        named = IMAGES if name == "images" else ANY_REPORT
        if any(c.value is False and named.search(undotted(c.raw or "")) for c in claims):
            # "Kan vi få båda länkade? Svaren har vi sett.": both examinations, not both parts
            claims = [c for c in claims if c.value is False or c.rank > _SAID or named.search(undotted(c.raw or ""))]
            best = max((c.rank for c in claims), default=0)
        positive = [c for c in claims if c.rank >= best - 3 and c.value is True]
        chosen = positive if positive and best < 9 else [c for c in claims if c.rank == best]
        field = settle(chosen, doubt_below=self.dossier.doubt_below)
        if field.value is True and best == LABELLED and all(c.value is False for c in claims if c.rank == best):
            # The form's own answer says no, a sentence says yes.
            field = doubted(field, "several_values", candidates=("ja", "nej"))
        if self.options and field.value is True:
            field = doubted(field, "unclear_mark", candidates=("ja", "nej"))
        doubtful = next((c for which, c in self.unclear if which == name), None)
        if doubtful is None:
            return field
        evidence = field.evidence or doubtful.evidence()
        flags = (*field.flags, "unclear_mark")
        return Field(field.value, field.raw, 0.5, flags, field.notes, ("ja", "nej"), evidence)


def _cut_by_a_label(dossier: Dossier) -> Iterator[Run]:
    """``Vill gärna ha bilder med tillhörande | utlåtande:``: a sentence whose last word was taken for a blank label."""
    for entry in dossier.entries:
        if entry.value or entry.marked or entry.kind not in {"report_wanted", "images_wanted", "wanted"}:
            continue
        label = entry.label.words[0]
        for statement in dossier.prose:
            last = statement.run.words[-1]
            follows = last.line == label.line and last.box.x1 <= label.box.x0 and last.box.y1 > label.box.y0
            if follows and label.box.x0 - last.box.x1 < label.box.y1 - label.box.y0 and WANT.search(statement.bare):
                yield statement.run + entry.label


_VERB_AND_PART = re.compile(
    r"\b(?:(?:vi|jag) \w{4,}|bestaller|onskar|begar|rekvirerar|(?:vill|skulle) (?:\w+ ){0,3}(?:ha|fa))\b.{0,40}"
    r"\b(?:rontgen)?(?:bild|utlat|svar)\w*"
)


def _named_by_a_verb(dossier: Dossier) -> Run | None:
    """The first line of the order that wishes for a part in so many words."""
    rows = (row.run for sighted in dossier.orders for row in sighted.form.sheet.rows if row.run)
    return next((run for run in rows if _VERB_AND_PART.search(undotted(run.text))), None)


def _from_lines(dossier: Dossier, take: Take) -> None:
    """An answer that no label was seen for: a line, or what was taken for an empty label, that reads like one."""
    runs = [e.label for e in dossier.entries if not e.value and not e.marked]
    runs += [s.run for s in dossier.rows_said]
    for run in runs:
        bare = undotted(run.text)
        if TITLE.search(bare) or PRINTED.search(bare) or STEM.search(bare):
            continue
        match = WHOLE_ANSWER.search(bare)
        whole = match is not None and match[0] == bare.strip(" .,:;")  # nothing else stands there that names our desk
        if match and (whole or not is_desk(run.text, dossier.directory)):
            part = run.between(*match.span())
            parts = wanted_parts(part.text)
            if part and parts != (None, None):
                take(parts, part, 5)


def _asked_by(entry: Entry) -> tuple[bool | None, bool | None]:
    """Which part a label asks for with yes or no: "Bildmaterial: Ja", "Kopia av utlåtande: nej"."""
    if entry.kind in {"report_wanted", "images_wanted"}:
        return (None, True) if entry.kind == "report_wanted" else (True, None)
    label = undotted(entry.label.text)
    if len(label.split()) > 5 or re.search(
        r"samtyck|medgiv|remiss(?!var)|samma|till\b|mottag|varfor|behovs|tidigare bild", label
    ):
        return None, None
    return wanted_parts(entry.label.text)


def _not_asked(other: Field, pattern: re.Pattern[str], dossier: Dossier) -> Field:
    """No, since nothing asks for it; doubted where it is named in words that nobody made anything of."""
    doubtful = other.confidence < min(dossier.doubt_below, 0.7)
    field = Field(False, None, other.confidence, (HESITANT,) if doubtful else (), (), (), other.evidence)
    left_over = next((run for run in left_over_runs(dossier) if pattern.search(undotted(run.text))), None)
    if left_over is None:
        return field
    return replace(
        doubted(field, "low_confidence", candidates=("ja", "nej")), evidence=(*field.evidence, *left_over.evidence())
    )


def _from_prose(dossier: Dossier, take: Take) -> None:
    for statement in dossier.said:
        if (answered := PART_ANSWERED.fullmatch(statement.bare)) is not None:
            yes = not answered["answer"].startswith("n")
            take((yes, None) if IMAGES.fullmatch(answered["part"]) else (None, yes), statement.run, LABELLED)
            continue
        if statement.source == "choice" or (
            statement.source == "entry"
            and statement.kind not in {"other", "unknown", "wanted", "recipient", "examination"}
        ):
            continue
        bare = statement.bare
        if STEM.search(bare) and not re.search(r"onsk|bestall|rekvir|vill ha|vill fa|ber om", bare):
            continue
        if not WANT.search(bare) and not is_nominal(bare):
            if HAD.search(bare):  # "Svaren har vi sett i NPÖ."
                images, report = wanted_parts(statement.text)
                take((images and None, report and None), statement.run, 6)  # the denied ones alone
            continue
        if PRINTED.search(bare) or (is_desk(statement.text, dossier.directory) and not WANT.search(bare)):
            continue
        parts = wanted_parts(statement.text)
        if parts == (None, True) and examination_and_report(statement.text):
            parts = (True, True)
        if parts != (None, None):
            take(parts, statement.run, 2 if _is_title(statement) else 6)


def _is_title(statement: Statement) -> bool:
    """The name of a form or letter, or the subject of a mail, rather than a sentence that wishes something."""
    if statement.source == "entry":
        return statement.kind == "other"
    if statement.text.rstrip().endswith(".") or len(statement.run.words) > 9:
        return False
    return TITLE.search(statement.bare) is not None or statement.text.isupper()


def _from_recipient_labels(dossier: Dossier, take: Take) -> None:
    """A filled "Bilder till:" asks for images, a filled "Utlåtande till:" for the report."""
    for entry in dossier.of("image_recipient", "report_recipient", "recipient"):
        parts = wanted_parts(entry.label.text)
        if parts == (None, None) and is_desk(entry.value.text, dossier.directory):
            continue  # "Faxas till: Röntgen HSV": where the order goes
        if entry.kind == "image_recipient":
            parts = (True, None)
        elif entry.kind == "report_recipient":
            parts = (None, True)
        if re.search(r"^\W*(?:-|nej|ej|inte)\W*$", entry.value.text.casefold()):
            parts = tuple(None if p is None else False for p in parts)  # type: ignore[assignment]
        if also := re.search(r"\b(utl|svar|bild)\w* (?:till )?(?:samma|d:o|likasa|dit)\b", undotted(entry.value.text)):
            parts = (True, parts[1]) if also[1] == "bild" else (parts[0], True)
        if parts != (None, None):
            take(parts, entry.label + entry.value, 4)
