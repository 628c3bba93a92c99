"""A return form as it came back: what was ticked, what was written, and what only a person can read.

Nothing is guessed. A box that cannot be made out and a field filled in by hand carry a doubt that stops everything,
with the place on the page to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.extract.our_forms.places import Registration, box_at, register
from intake.model import Box, CheckState, Evidence, Page, Word
from intake.return_form import (
    BOTTOM_MM,
    ORDER_TOKEN,
    TOP_MM,
    FormPage,
    Place,
    Placed,
    QuestionKind,
    ReturnForm,
    layout,
    parse_code,
)

SURE_TYPED = 0.9
"""A field counts as typed only where every word is read with this confidence (0–1) and none looks written by hand."""

_INSET_MM = 0.8
"""The outline of a field is not what stands in it."""
_REMARK_MM = 6.0
_REMARK_LETTERS = 3
"""A remark is wider than noise."""
_OPTION_LETTER_MM = 2.2
_WRITING_MM = 3.0
"""Ink that is narrower is a speck."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    ``marked`` are the codes of the ticked boxes; ``text`` is what is typed in the field; ``flags`` are doubts; all are
    empty where nothing was answered. ``evidence`` is the place on the returned page, whatever stands there.
    """

    ask: str
    kind: QuestionKind
    marked: tuple[str, ...] = ()
    text: str | None = None
    confidence: float = 0.0
    flags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def given(self) -> bool:
        """Whether anything was answered, even if only a person can say what."""
        return bool(self.marked or self.text or self.flags)


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back of a form: the answers on the sheets that came, and the numbers of those that did not."""

    answers: tuple[Answer, ...]
    sheets_missing: tuple[int, ...]
    boxes_found: int
    boxes_expected: int
    beside: tuple[Evidence, ...] = ()
    """What is written where the form asks nothing: a remark, which may change everything."""


def read_return(pages: Sequence[Page], form: ReturnForm, fax: str | None) -> Returned:
    """The answers on ``pages``, of which at least one holds a code of ``form``.

    Args:
        pages: those of one fax; sheets of other forms and other papers among them are passed over.
        form: as it was sent.
        fax: the SHA-256 of the fax that the pages came with; it stands in the evidence.
    """
    answers: list[Answer] = []
    missing: list[int] = []
    beside: list[Evidence] = []
    found = expected = 0
    for sheet in layout(form.questions):
        places = [place for placed in sheet.questions for place in placed.boxes]
        at = next(((p, r) for p in pages if (r := register(p, sheet.number, form.token, places))), None)
        if at is None:
            missing.append(sheet.number)
            continue
        page, registration = at
        expected += len(places)
        found += sum(box_at(registration, place, page.check_boxes) is not None for place in places)
        answers += [_answer(page, registration, placed, fax) for placed in sheet.questions]
        beside += _written_beside(page, registration, sheet, fax)
    return Returned(tuple(answers), tuple(missing), found, expected, tuple(beside))


def read_order_page(page: Page, sheet: FormPage) -> tuple[Answer, ...] | None:
    """The answers on a blank order form that was filled in; ``None`` where ``page`` is none."""
    registration = register(page, 1, ORDER_TOKEN, [place for placed in sheet.questions for place in placed.boxes])
    if registration is None:
        return None
    return tuple(_answer(page, registration, placed, None) for placed in sheet.questions)


def tokens_on(page: Page) -> tuple[str, ...]:
    """The tokens of our codes on ``page``, each once; a blank order form has none."""
    tokens = (said.token for code in page.codes if (said := parse_code(code.text)))
    return tuple(dict.fromkeys(token for token in tokens if token != ORDER_TOKEN))


def _answer(page: Page, registration: Registration, placed: Placed, fax: str | None) -> Answer:
    if placed.boxes:
        return _ticks(page, registration, placed, fax)
    if placed.question.kind is QuestionKind.SIGNATURE:
        return _signature(page, registration, placed, fax)
    return _field(page, registration, placed, fax)


def _ticks(page: Page, registration: Registration, placed: Placed, fax: str | None) -> Answer:
    marked: list[str] = []
    evidence: list[Evidence] = []
    confidence = 1.0
    doubtful = False
    for option, place in zip(placed.question.options, placed.boxes, strict=True):
        box = box_at(registration, place, page.check_boxes)
        if box is None or box.state in (CheckState.UNCLEAR, CheckState.STRUCK):
            doubtful = True
            evidence.append(Evidence(page.number, _around(registration, place), option.text, fax))
        elif box.state is CheckState.MARKED:
            marked.append(option.code)
            confidence = min(confidence, box.confidence)
            evidence.append(Evidence(page.number, box.box, option.text, fax))
    if placed.question.kind is QuestionKind.CHOICE and len(marked) > 1:
        doubtful = True
    flags = ("unclear_mark",) if doubtful else ()
    return Answer(
        placed.question.ask,
        placed.question.kind,
        tuple(marked),
        None,
        round(confidence, 2) if marked and not doubtful else 0.0,
        flags,
        tuple(evidence),
    )


def _signature(page: Page, registration: Registration, placed: Placed, fax: str | None) -> Answer:
    """Whether something is written where the patient signs. That it is the patient's name, a person sees."""
    place = placed.fields[0]
    evidence = (Evidence(page.number, registration.box(place), "[underskrift]", fax),)
    signed = _has_writing(page, registration, place) or bool(_words_in(page, registration, place))
    flags = ("signature_unconfirmed",) if signed else ()
    return Answer(placed.question.ask, placed.question.kind, (), None, 0.0, flags, evidence if signed else ())


def _field(page: Page, registration: Registration, placed: Placed, fax: str | None) -> Answer:
    place = placed.fields[0]
    words = _words_in(page, registration, place)
    text = " ".join(word.text for word in words).strip()
    written = _has_writing(page, registration, place)
    box = registration.box(place)
    asked = Answer(placed.question.ask, placed.question.kind)
    if not written and sum(c.isalnum() for c in text) == 0:
        return asked
    typed = not written and all(_is_sure(word) for word in words)
    if not typed or registration.upside_down:
        evidence = (Evidence(page.number, box, "[handskrift]", fax),)
        return Answer(asked.ask, asked.kind, (), None, 0.0, ("handwritten",), evidence)
    confidence = min(word.confidence for word in words)
    return Answer(asked.ask, asked.kind, (), text, confidence, (), (Evidence(page.number, box, text, fax),))


def _is_sure(word: Word) -> bool:
    """Printed, read surely, and the same when read again."""
    return word.confidence >= SURE_TYPED and not word.by_hand and word.second_reading in (None, word.text)


def _written_beside(page: Page, registration: Registration, sheet: FormPage, fax: str | None) -> list[Evidence]:
    """Words and strokes between ``TOP_MM`` and ``BOTTOM_MM`` that touch nothing of what is printed or asked there."""
    free = registration.box(Place(4.0, TOP_MM - 2.0, 200.0, BOTTOM_MM - TOP_MM + 2.0))
    taken = [registration.box(place) for placed in sheet.questions for place in _taken(placed)]
    least = _REMARK_MM * registration.px_per_mm
    pieces = [(word.box, word.text) for word in page.words if sum(c.isalnum() for c in word.text) >= _REMARK_LETTERS]
    pieces += [(ink.box, "[handskrift]") for ink in page.inks if ink.box.x1 - ink.box.x0 >= least]
    return [
        Evidence(page.number, box, text, fax)
        for box, text in pieces
        if _touches(box, free) and not any(_touches(box, place) for place in taken)
    ]


def _taken(placed: Placed) -> list[Place]:
    """The places of a question with what is printed in them, and room for a hasty pen around the boxes."""
    taken = [_wider(placed.text, 1.0), *(_wider(place, 2.0) for place in placed.fields)]
    for option, box in zip(placed.question.options, placed.boxes, strict=True):
        beside = _OPTION_LETTER_MM * len(option.text) + 12.0
        taken.append(_wider(Place(box.x, box.y, box.w + beside, box.h), 2.5))
    return taken


def _wider(place: Place, by_mm: float) -> Place:
    return Place(place.x - by_mm, place.y - by_mm, place.w + 2 * by_mm, place.h + 2 * by_mm)


def _touches(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _words_in(page: Page, registration: Registration, place: Place) -> list[Word]:
    """The words whose middle lies in ``place``, line by line."""
    box = _inside(registration, place)
    found = [
        word
        for word in page.words
        if box.x0 <= (word.box.x0 + word.box.x1) / 2 < box.x1 and box.y0 <= (word.box.y0 + word.box.y1) / 2 < box.y1
    ]
    return sorted(found, key=lambda word: (word.line, word.box.x0))


def _has_writing(page: Page, registration: Registration, place: Place) -> bool:
    box = _inside(registration, place)
    for ink in page.inks:
        x0, x1 = max(ink.box.x0, box.x0), min(ink.box.x1, box.x1)
        y0, y1 = max(ink.box.y0, box.y0), min(ink.box.y1, box.y1)
        if x1 - x0 >= _WRITING_MM * registration.px_per_mm and y1 > y0:
            return True
    return False


def _inside(registration: Registration, place: Place) -> Box:
    within = Place(place.x + _INSET_MM, place.y + _INSET_MM, place.w - 2 * _INSET_MM, place.h - 2 * _INSET_MM)
    return registration.box(within)


def _around(registration: Registration, place: Place) -> Box:
    return registration.box(Place(place.x - 2, place.y - 2, place.w + 4, place.h + 4))
