"""Names and units whose hesitant words something else confirms: the same words elsewhere on the fax, or read again.

Of 90 hesitant units that stood a second time on the fax, letter by letter, 89 were right, and the other one was a part
of what stood there. Two readings alike alone confirm no name: of 80 such, two were wrong ("Rol" for Rolf). A name that
many bear, read so twice, is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.extract.evidence.claims import HESITANT, HESITANT_BELOW
from intake.extract.evidence.dossier import Dossier
from intake.extract.values.names_in_use import is_in_use
from intake.model import Box, Evidence, Field, Page, Word

PEOPLE = frozenset({"patient_name", "doctor"})
UNITS = frozenset({"requesting_clinic", "image_recipient", "report_recipient", "onward_recipient"})

NUMBERS = frozenset({"phone", "fax"})
NEARLY_SURE = 0.84
"""Of telephone numbers read so surely and alike twice all of 27 were right."""
_NO_NAME = re.compile(r".*:|\d.*|.{1,3}")
"""What stands behind a name in the line of a sending machine: a label, a number, ``S.`` for the page."""

NOISE = 0.5
"""Words of less confidence are noise, whatever they come to when they are read again."""


def confirmed(dossier: Dossier, name: str, field: Field) -> Field:
    """The field ``name`` without its hesitation where its words are confirmed; doubts of other rules stay."""
    words = [word for _, word in dossier.words_behind(field.evidence)]
    if name in NUMBERS and field.confidence >= NEARLY_SURE and all(_read_alike(word) for word in words):
        return replace(field, confidence=max(field.confidence, HESITANT_BELOW))
    if HESITANT not in field.flags or not isinstance(field.value, str) or name not in PEOPLE | UNITS:
        return field
    if not (name in PEOPLE and _all_confirmed(field.value, words)) and not printed_again(
        field.value, field.evidence, dossier
    ):
        return field
    return replace(field, flags=tuple(code for code in field.flags if code != HESITANT))


def confirmed_date(dossier: Dossier, field: Field) -> Field:
    """The date of an examination without its hesitation, where each of its hesitant words was read twice alike.

    Of hesitant dates all of 11 were right, of them 7 read so.
    """
    words = [word for _, word in dossier.words_behind(field.evidence)]
    if HESITANT not in field.flags or not all(_read_alike(word) for word in words):
        return field
    return replace(field, flags=tuple(code for code in field.flags if code != HESITANT))


def _all_confirmed(value: str, words: Sequence[Word]) -> bool:
    """Is every hesitant word of a name one that people bear, and its second reading, where there is one, the same?

    Of 165 hesitant words that were such names and read alike twice 162 were right; three had lost dots or gained some,
    which ``last_look.py`` doubts.
    """
    spelled = [_bare(part) for part in value.split()]
    of_name = [word for word in words if _bare(word.text) in spelled]
    return len(of_name) >= len(spelled) and all(_is_confirmed(word) for word in of_name)


def _is_confirmed(word: Word) -> bool:
    """Surely read, or a name in use that was read twice alike."""
    if word.confidence >= HESITANT_BELOW:
        return True
    second = word.second_reading
    if second is None:
        alike = word.confidence >= NOISE or len(_bare(word.text)) >= _LONG_NAME
    else:
        alike = _bare(second) == _bare(word.text)
    return alike and is_in_use(word.text)


_LONG_NAME = 6
"""So many letters of noise are no name by chance."""


def _read_alike(word: Word) -> bool:
    """Read surely, or read again as it was read first."""
    if word.confidence >= HESITANT_BELOW:
        return True
    return (
        word.confidence >= NOISE
        and word.second_reading is not None
        and _bare(word.second_reading) == _bare(word.text) != ""
    )


def printed_again(value: str, evidence: Sequence[Evidence], dossier: Dossier) -> bool:
    """Whether ``value`` stands, letter by letter, in a line of the fax that is no part of ``evidence``.

    Capitals and punctuation do not count: the letterhead, a signature and the line of the sending machine write a name
    each in their own way. A name that goes on in that line is another, and what is written by hand confirms nothing.
    """
    sought = [_bare(word) for word in value.split()]
    for page in _pages(dossier):
        own = [e.box for e in evidence if e.page == page.number]
        for line in _lines(page):
            others = [w for w in line if not (w.by_hand or any(_inside(w, box) for box in own))]
            if sought and _holds(others, sought):
                return True
    return False


def _holds(line: Sequence[Word], sought: Sequence[str]) -> bool:
    spelled = [_bare(word.text) for word in line]
    for start in range(len(line) - len(sought) + 1):
        end = start + len(sought)
        if spelled[start:end] != list(sought):
            continue
        goes_on = end < len(line) and line[end - 1].text[-1:].isalnum() and line[end].text[:1].isupper()
        if not goes_on or _NO_NAME.fullmatch(line[end].text):
            return True
    return False


def _pages(dossier: Dossier) -> Iterator[Page]:
    for sighted in (*dossier.orders, *dossier.covers, *dossier.consents):
        yield sighted.form.sheet.page


def _lines(page: Page) -> Iterator[list[Word]]:
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    yield from lines.values()


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _bare(text: str) -> str:
    return re.sub(r"[^\w/+&-]", "", text.casefold())
