"""What a fax says in sentences: running text, values that are sentences, and ticked options."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from intake.extract.form.choices import Choice, option_words
from intake.extract.form.pairs import Form
from intake.extract.layout.sentences import sentence_ends, split_sentences
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import ORDERS
from intake.model import Word


@dataclass(frozen=True)
class Statement:
    """One sentence with its words. ``bare`` is lower case without dots on letters, as long as ``text``.

    ``source`` says where it stands: ``prose`` (running text), ``entry`` (value of a label, with the label's kind) or
    ``choice`` (a marked box, question and option together).
    """

    run: Run
    source: str
    kind: str = ""

    @property
    def text(self) -> str:
        return self.run.text

    @cached_property
    def bare(self) -> str:
        return undotted(self.text)


def paragraphs(form: Form, choices: tuple[Choice, ...]) -> list[Run]:
    """Running text: rows outside label/value pairs, joined where they follow closely; unticked options left out."""
    silent = option_words(choices) | {id(w) for c in choices for w in c.question.words}
    blocks: list[list[int]] = []
    previous = -2
    for index in form.free_rows:
        row = form.sheet.rows[index]
        near = index == previous + 1 and row.middle_px - form.sheet.rows[previous].middle_px < 1.6 * form.sheet.line_px
        whole = near and form.ends_free(previous) and form.begins_free(index)
        if whole and _runs_on(form.sheet, form.sheet.rows[previous], row):
            blocks[-1].append(index)
        else:
            blocks.append([index])
        previous = index
    runs = (
        Run(
            form.number,
            (
                *_begun_in_value(form, block[0]),
                *(w for i in block for w in form.free_run(i).words if id(w) not in silent),
            ),
        )
        for block in blocks
    )
    return [run for run in runs if run]


def _begun_in_value(form: Form, index: int) -> tuple[Word, ...]:
    """``Patient: Anna Berg, 19900602-2397. Bilderna / och svaret skickas till …``: a sentence whose first words stand
    behind the value of a label, at the end of the line above."""
    row, above = form.sheet.rows[index], form.sheet.rows[index - 1] if index else None
    if above is None or not above.words or above.marks or form.ends_free(index - 1) or not form.begins_free(index):
        return ()
    if not row.words[0].text[:1].islower() or row.middle_px - above.middle_px > 1.6 * form.sheet.line_px:
        return ()
    ends = list(sentence_ends(above.run.text))
    tail = above.run.between(ends[-1][1], len(above.run.text)) if ends else None
    return tail.words if tail is not None and not any(w.text.endswith(":") for w in tail.words) else ()


def _runs_on(sheet: Sheet, row: Row, below: Row) -> bool:
    """Does the text of ``row`` go on in ``below``? Its first word would not have fitted, or it begins in lower case."""
    if not row.words or not below.words:
        return False
    first = below.words[0]
    if first.text.startswith("/") or below.item:
        return False  # a signature, the next item of a list
    edge = sheet.edge_px(row)
    wrapped = row.words[-1].box.x1 + (first.box.x1 - first.box.x0) + 2 * sheet.char_px > 0.93 * edge
    return wrapped or first.text[:1].islower() or row.words[-1].text.endswith((",", "-", "och"))


def statements(form: Form, choices: tuple[Choice, ...]) -> list[Statement]:
    """Everything that the sheet says in sentences, in the order: prose, values, marked boxes."""
    said = [Statement(s, "prose") for p in paragraphs(form, choices) for s in split_sentences(p)]
    silent = option_words(choices) | {id(w) for c in choices for w in c.question.words}
    for entry in form.entries:
        value = Run(entry.value.page, tuple(w for w in entry.value.words if id(w) not in silent))
        if value and not entry.marked:
            said += [Statement(s, "entry", _kind_of(s, entry.kind)) for s in split_sentences(value)]
    said += [Statement(c.question + c.option, "choice") for c in choices if c.marked and (c.question or c.option)]
    return said


def _kind_of(sentence: Run, kind: str) -> str:
    """``Kontaktorsak: Beställer bilder från MR knä``: a sentence that orders is one, whatever label it answers."""
    return "wanted" if kind in _ANSWERED_FREELY and ORDERS.match(undotted(sentence.text)) else kind


_ANSWERED_FREELY = frozenset({"relevance", "other", "unknown", "reference"})


def all_rows(form: Form, choices: tuple[Choice, ...]) -> list[Statement]:
    """Every sentence of the sheet row by row, without check boxes and their questions and without blank labels."""
    silent = option_words(choices) | {id(w) for c in choices for w in c.question.words}
    silent |= {id(w) for e in form.entries if not e.value for w in e.label.words}
    runs = [Run(form.number, tuple(w for w in row.words if id(w) not in silent)) for row in form.sheet.rows]
    said = [Statement(s, "row") for run in runs if run for s in split_sentences(run)]
    whole = Run(form.number, tuple(w for run in runs for w in run.words))
    return said + [Statement(s, "row") for s in split_sentences(whole)] if whole else said
