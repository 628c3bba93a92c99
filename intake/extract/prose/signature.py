"""The signature block: the lines under the greeting, or those that end a note which greets nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from intake.extract.form.pairs import Form
from intake.extract.layout.sentences import GREETING, is_sentence, split_sentences
from intake.extract.layout.sheet import Row, Run
from intake.extract.people.legibility import scribbled
from intake.extract.people.written_names import is_signature, looks_like_name, names_writer
from intake.extract.prose.contact_lines import is_contact_line, without_trailing
from intake.extract.values.letters import CAPITAL, undotted
from intake.extract.values.name_shapes import INITIALS, WORD, more_words
from intake.extract.values.names import is_title
from intake.extract.values.professions import find_profession


@dataclass(frozen=True)
class SignatureBlock:
    """The lines under the greeting, whole and divided at commas."""

    parts: tuple[Run, ...]
    lines: tuple[Run, ...] = ()

    @cached_property
    def text(self) -> str:
        return "\n".join(p.text for p in self.parts)

    def name(self) -> Run | None:
        """The first part that reads like a person's name, with its title; a signature read as letters is none.

        Above a line that is a title and nothing else, initials or a surname alone name the person.
        """
        for part, below in pairwise(self.parts):
            if _is_title_alone(below.text) and _may_stand_above_title(part):
                return part
        named = (p for p in self.parts if looks_like_name(p.text) or names_writer(p.text))
        return next((p for p in named if not scribbled(p)), None)


_ABOVE_TITLE = re.compile(rf"(?:{WORD}|{INITIALS})(?:\s+{CAPITAL}\.)?{more_words(0, 3)}")


def _may_stand_above_title(part: Run) -> bool:
    text = part.text.strip(" ,/")
    named = (_ABOVE_TITLE.fullmatch(text) is not None or looks_like_name(text)) and not find_profession(text)
    return named and not _HOUSE.search(undotted(text)) and not scribbled(part)


def _is_title_alone(text: str) -> bool:
    """``Leg. naprapat/idrottsnaprapat``, ``Docent, överläkare``: a line that says what somebody is."""
    bare = text.strip(" ,.()")
    titles = [f for f in find_profession(bare) if "unit_name" not in f.notes]
    if _HOUSE.search(undotted(bare)) or re.search(r"\d", bare):
        return False
    return is_title(bare) or sum(f.end - f.start for f in titles) > 0.6 * len(bare)


def names_over_titles(form: Form) -> Iterator[Run]:
    """Names on lines of their own, closely under which a line says what they are, wherever on the page they stand."""
    for index, (row, below) in enumerate(pairwise(form.sheet.rows)):
        free = row.words and form.begins_free(index) and form.ends_free(index) and index + 1 in form.free_rows
        near = below.middle_px - row.middle_px < 1.8 * form.sheet.line_px
        if free and near and _is_title_alone(below.run.text) and looks_like_name(row.run.text):
            yield _unslashed(row.run)


def signature_block(form: Form) -> SignatureBlock | None:
    """The block under the greeting of a letter; ``None`` where nobody greets."""
    rows = form.sheet.rows
    for index in range(len(rows) - 1, -1, -1):
        if index not in form.free_rows:
            continue
        match = max(GREETING.finditer(undotted(rows[index].run.text)), key=lambda m: m.end(), default=None)
        if match is None or (match.start() > 60 and len(rows[index].words) > 12):
            continue
        parts: list[Run] = []
        lines: list[Run] = []
        text = rows[index].run.text
        behind = re.compile(r"\w").search(text, match.end())
        rest = rows[index].run.between(behind.start(), len(text)) if behind else None
        if rest:
            parts += _by_commas(rest)
        previous: Row = rows[index]
        for below in rows[index + 1 : index + 9]:
            if not below.words or below.middle_px - previous.middle_px > 5.5 * form.sheet.line_px:
                break
            place = rows.index(below)
            if any(e.row == place for e in form.of("sender", "addressee")) or _QUOTES.match(below.run.text):
                break  # the mail that this one answers
            if place in form.free_rows and not is_sentence(below.run.text):
                line = _without_contacts(_unslashed(below.run))
                parts += _by_commas(line)
                lines.append(line)
            previous = below
        if parts and all(_DESK.fullmatch(undotted(p.text)) for p in parts):
            continue  # the mail that this one answers
        return SignatureBlock(tuple(p for p in parts if p), tuple(lines))
    return _closing_lines(form)


_QUOTES = re.compile(
    r"\W*-{3,}|\W*(?:ert|ursprungligt|tidigare|original) (?:meddelande|mejl|mail|message)\b", re.IGNORECASE
)
_DESK = re.compile(r"\W*(?:(?:rontgen|radiolog|bild)\w*|hallands sjukhus|region halland)(?: \w+)?\W*")
"""Who answers from a radiology department, and signs with no name."""


def _without_contacts(run: Run) -> Run:
    """``Ortopedmottagningen Tel 031 …``: the clinic before its telephone number."""
    return without_trailing(run, (r"[,;|]?\s+(?:tel|tfn|telefon|fax|telefax|mobil|vaxel)\b[.:]?\s*[\d(+]",))


_CONTACTS = ("phone", "mobile", "fax", "phone_fax", "reference", "order_date")


def _closing_lines(form: Form) -> SignatureBlock | None:
    """The end of a note whose writer greets nobody: ``Karin Lund, överläkare``, ``/Leif Gran, sjukgymnast``."""
    rows = form.sheet.rows
    contacts = {e.row for e in form.of(*_CONTACTS)} - set(form.free_rows)
    last = len(rows)
    for index in range(len(rows) - 1, max(0, len(rows) - 6 - len(contacts)), -1):
        row = rows[index]
        if index in contacts:
            last = index
            continue  # telephone and fax stand below the name
        if last == len(rows) and index and _is_small_print(rows, index, form, contacts):
            continue
        if not row.words or not (_ends_with_writer(row) or (index in form.free_rows and form.begins_free(index))):
            break
        if last < len(rows) and rows[last].middle_px - row.middle_px > 2.5 * form.sheet.line_px:
            break
        parts = [p for p in _by_commas(_after_slash(_last_sentence(row.run))) if p]
        below_is_title = index + 1 < len(rows) and _is_title_alone(rows[index + 1].run.text)
        writes = bool(parts) and (
            names_writer(parts[0].text) or (below_is_title and len(parts) == 1 and _may_stand_above_title(parts[0]))
        )
        about = re.search(r"\d{6}", row.run.text)  # "Anna Berg, 19900602-2397.": whom it is about
        if writes and not about and len(row.words) <= 9 and not _signed_above(rows, index, form):
            after = [rows[i].run for i in range(index + 1, len(rows)) if i in form.free_rows]
            below = [_without_contacts(run) for run in after if not is_sentence(run.text)]
            more = [p for run in below for p in _by_commas(run) if p]
            return SignatureBlock((*parts, *more), (row.run, *below))
        ended = row.run.text.rstrip().endswith((".", "!", "?")) and not _is_title_alone(row.run.text)  # "Spec.läk."
        sentence = ended or len(row.words) > 9
        if sentence and not (index == len(rows) - 1 and is_contact_line(row.run.text)):
            break
        last = index
    return _unit_at_the_end(form, last)


def _signed_above(rows: Sequence[Row], index: int, form: Form) -> bool:
    """``/ Per Ask, naprapat`` over a line without a title, which names where he works though it reads like a name."""
    if index == 0 or find_profession(rows[index].run.text):
        return False
    above = rows[index - 1]
    close = rows[index].middle_px - above.middle_px < 1.8 * form.sheet.line_px
    signed = above.run.text.startswith("/") and is_signature(above.run.text)
    return close and (signed or _ends_with_writer(above))


_HOUSE = re.compile(
    r"klinik(?:en)?\b|mottagning|sjukhus|lasarett|vardcentral|halsocentral|lakarhus|\b(?:ab|hb|kb)\b|enheten\b|avdelning"
)


def _unit_at_the_end(form: Form, first: int) -> SignatureBlock | None:
    """A clinic in place of a name under a letter, apart from its text."""
    rows = form.sheet.rows
    if not 0 < first < len(rows) or first not in form.free_rows:
        return None
    text = rows[first].run.text
    apart = rows[first].middle_px - rows[first - 1].middle_px > 1.8 * form.sheet.line_px
    if not apart or not _HOUSE.search(undotted(text)) or len(rows[first].words) > 9 or is_contact_line(text):
        return None
    free = [rows[i].run for i in range(first, len(rows)) if i in form.free_rows]
    lines = [_without_contacts(run) for run in free if not is_sentence(run.text)]
    return SignatureBlock(tuple(p for run in lines for p in _by_commas(run) if p), tuple(lines))


_DATED = re.compile(r"\W*(?:\d{1,4}[-/. ]{0,2}){1,3}(?:[a-z]{3,9}\.? \d{2,4})?\W*")
"""A line that is a date and nothing else."""
_SMALL_PRINT_WORDS = 10
"""So many words under a letter are no signature, with a full stop or without."""


def _is_small_print(rows: Sequence[Row], index: int, form: Form, contacts: set[int]) -> bool:
    """A sentence at the foot of the page: apart from the letter, or under the name, number or date that ends it."""
    row, above = rows[index], rows[index - 1]
    if not is_sentence(row.run.text) and len(row.words) < _SMALL_PRINT_WORDS:
        return False
    apart = row.middle_px - above.middle_px > 1.8 * form.sheet.line_px
    ended = index - 1 in contacts or _DATED.fullmatch(undotted(above.run.text)) or names_writer(above.run.text)
    return apart or bool(ended)


def _ends_with_writer(row: Row) -> bool:
    """``Överläkare Karin Lund``: a title that was taken for the label of the name behind it."""
    return len(row.words) <= _WRITER_WORDS and bool(find_profession(row.run.text)) and names_writer(row.run.text)


_WRITER_WORDS = 5


def _last_sentence(run: Run) -> Run:
    """``Tack! Karin Lund, överläkare``: without what is said before the name."""
    return list(split_sentences(run))[-1]


def _after_slash(run: Run) -> Run:
    words = [w for w in run.words if w.text.strip("/–-")]
    return Run(run.page, (replace(words[0], text=words[0].text.lstrip("/–-")), *words[1:]) if words else ())


def _unslashed(run: Run) -> Run:
    """``/ Karin Lund, överläkare``: without the stroke that signs."""
    first = run.words[0].text.lstrip("/")
    if first == run.words[0].text:
        return run
    return Run(run.page, (*((replace(run.words[0], text=first),) if first else ()), *run.words[1:]))


def _by_commas(run: Run) -> list[Run]:
    text = run.text
    parts, start = [], 0
    for match in re.finditer(r"[,;|]\s+(?![^(]*\))|\s[-–/·•]\s|$", text):
        part = run.between(start, match.start())
        if part and match.start() > start:
            parts.append(part)
        start = match.end()
    return parts
