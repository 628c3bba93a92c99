"""Words right before or behind a value that nothing accounts for: the value may go on there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intake.extract.layout.sentences import GREETING
from intake.extract.layout.sheet import Row, Run, Sheet
from intake.extract.people.presented import UNIT_WORDS
from intake.extract.prose.contact_lines import ADDRESS
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.dates import find_dates
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.professions import find_profession
from intake.extract.values.units import without_regions
from intake.extract.values.wish_words import TITLE
from intake.extract.vocabulary import UNITS
from intake.extract.wordings.known import fold, listed
from intake.extract.wordings.parts import parts_of
from intake.model import Evidence, Word

_PLACES = frozenset(map(undotted, UNITS["halland"]["places"]))
_NAME = re.compile(r"[A-ZÅÄÖÉ](?:[a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?|[A-ZÅÄÖÉ]{2,})[,.;]?")
_UNIT = re.compile(r"bild(?:ark|enh|mott|diag|sekt)|arkiv|enhet|kommun")
_NEXT_MATTER = re.compile(r"(?:tel|tfn|fax|ref|mob|var|org|box|tack|vanl|med\b|garna|bild|utl|svar|f\.?v\.?b)")
_SAYS_WHO = frozenset({"pojke", "pojken", "flicka", "flickan", "kvinna", "kvinnan", "mannen", "barnet"})
_OF_FORMS = re.compile(r"patient|journal|person(?:nr|num)|etikett")
_END_OF_NUMBER = re.compile(r"\d{2,3}[.,;)]?")
_NEAR = 1.6
"""Lines of text within so many times the usual distance follow each other."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word beside a value: ``where`` is ``behind`` or ``before`` on its row, ``below`` or ``above`` at the turn of a
    line; ``edge`` is the value's own word next to it, ``row`` the row of the neighbour."""

    where: str
    word: Word
    edge: Word
    row: Row


_Judge = Callable[[Neighbour, Paper], bool]


def goes_on(paper: Paper) -> Iterator[Doubt]:
    """A further name beside a person's, a further part of a unit behind a comma or below, further digits of a number.

    Caught 36 and 10; needless on 1 and 5 faxes, and on 1 of the known ones.
    """
    for names, judge in _JUDGES:
        for name in names:
            field = paper.undoubted(name)
            near = _neighbours(paper, field.evidence[0]) if field is not None and field.evidence else iter(())
            found = next((each for each in near if judge(each, paper)), None)
            if found is not None:
                words = Run(found.row.page, (found.word,))
                yield Doubt(name, "words_left", found.word.text, words.evidence())


def _name_goes_on(near: Neighbour, paper: Paper) -> bool:
    """A capitalised word that is no title, label, greeting or place, with no sign between."""
    if near.where == "below" or not paper.is_left(near.row.page, near.word):
        return False
    first = near.edge if near.where == "behind" else near.word
    if first.text[-1:] in ".,;:)(/":
        return False
    text = near.word.text.strip("(),.;")
    bare = undotted(text)
    shouts = text.isupper() and not near.edge.text.isupper()
    other = (
        shouts
        or _OF_FORMS.match(bare)
        or bare in _SAYS_WHO
        or is_title(text)
        or find_profession(text)
        or parts_of(fold(text))
        or listed(fold(text), False)
    )
    place = bare in _PLACES or UNIT_WORDS.search(bare) or GREETING.search(bare)
    return len(text) > 2 and _NAME.fullmatch(near.word.text) is not None and not other and not place


def _unit_goes_on(near: Neighbour, paper: Paper) -> bool:
    """``SUS Lund, bildarkivet``, ``Endokrinkliniken, Karolinska``; a line of a unit's words below."""
    if near.where == "behind" and near.edge.text[-1:] not in ".;:":
        comma, bare = near.edge.text.endswith(","), undotted(near.word.text)
        if comma and re.match(ADDRESS, undotted(_from(near))):
            return False
        if _NEXT_MATTER.match(bare):
            return _UNIT.match(bare) is not None and comma
        titled = is_title(near.word.text.strip(",.")) or find_profession(near.word.text)
        if not titled and (comma or near.word.text[:1].islower()) and (UNIT_WORDS.search(bare) or _UNIT.match(bare)):
            return True
        left = paper.is_left(near.row.page, near.word)  # "Rehab Ekliden, Karin Lund": who works there
        return comma and left and len(bare) > 3 and _NAME.fullmatch(near.word.text) is not None and not titled
    if near.where != "below" or not paper.is_left(near.row.page, near.word):
        return False
    text = near.row.cells()[0].text
    plain = len(text.split()) < 6 and text[:1].isupper() and text[-1:] not in ".:" and not re.search(r"\d", text)
    whose = without_regions(text)  # "Region Skåne" under a clinic says whose it is
    return plain and UNIT_WORDS.search(undotted(whose)) is not None and not TITLE.search(undotted(text))


def _number_goes_on(near: Neighbour, paper: Paper) -> bool:
    if near.where not in {"behind", "below"} or not _END_OF_NUMBER.fullmatch(near.word.text):
        return False
    return not any(found.start == 0 for found in find_dates(_from(near), today=paper.dossier.today))


def _from(near: Neighbour) -> str:
    """The row from the neighbour on."""
    at = next(i for i, token in enumerate(near.row.tokens) if token is near.word)
    return " ".join(token.text for token in near.row.tokens[at:] if isinstance(token, Word))


_JUDGES: tuple[tuple[tuple[str, ...], _Judge], ...] = (
    (("doctor", "patient_name"), _name_goes_on),
    (("requesting_clinic", "image_recipient", "report_recipient", "onward_recipient"), _unit_goes_on),
    (("phone", "fax"), _number_goes_on),
)


def _neighbours(paper: Paper, evidence: Evidence) -> Iterator[Neighbour]:
    own = paper.places((evidence,))
    for sighted in paper.dossier.orders:
        sheet = sighted.form.sheet
        for index, row in enumerate(sheet.rows if sheet.number == evidence.page else ()):
            mine = [i for i, token in enumerate(row.tokens) if (sheet.number, token.box) in own]
            if mine:
                found = (*_on_row(row, mine), *_at_turns(sheet, index, mine))
                yield from (n for n in found if (sheet.number, n.word.box) not in own and re.search(r"\w", n.word.text))


def _on_row(row: Row, mine: list[int]) -> Iterator[Neighbour]:
    first, last = mine[0], mine[-1]
    if last + 1 < len(row.tokens) and last + 1 not in row.column_starts:
        yield from _pair("behind", row.tokens[last + 1], row.tokens[last], row)
    if first and first not in row.column_starts:
        yield from _pair("before", row.tokens[first - 1], row.tokens[first], row)


def _at_turns(sheet: Sheet, index: int, mine: list[int]) -> Iterator[Neighbour]:
    row = sheet.rows[index]
    if mine[0] == 0 and index and _follows(sheet, index - 1):
        above = sheet.rows[index - 1]
        yield from _pair("above", above.tokens[-1], row.tokens[0], above)
    if mine[-1] == len(row.tokens) - 1 and index + 1 < len(sheet.rows) and _follows(sheet, index):
        below = sheet.rows[index + 1]
        yield from _pair("below", below.tokens[0], row.tokens[-1], below)


def _follows(sheet: Sheet, index: int) -> bool:
    return sheet.rows[index + 1].middle_px - sheet.rows[index].middle_px < _NEAR * sheet.line_px


def _pair(where: str, token: object, edge: object, row: Row) -> Iterator[Neighbour]:
    if isinstance(token, Word) and isinstance(edge, Word):
        yield Neighbour(where, token, edge, row)
