"""The return form: what it asks, where each mark stands on the paper, and the code that leads it home.

One function, ``layout``, gives every place in millimetres from the top left of an A4 sheet. Whoever draws the form and
whoever reads the fax of it both use that one, so that they cannot disagree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.reference import ALPHABET

TOKEN_LETTERS = 26
"""130 bits, drawn by the store. A token says nothing about order or patient and cannot be guessed."""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
CODE_MM = 32.0
"""The side of a code without its quiet zone: 25 modules of 1.28 mm, 5 lines of a fax at standard resolution."""
ANCHOR_MM = 6.0
BOX_MM = 5.5
"""Large enough for a hasty tick, and well within what the reader takes for a check box (2.5 to 7.8 mm)."""

LEFT_MM, RIGHT_MM = 18.0, 194.0
TOP_MM, BOTTOM_MM = 62.0, 242.0
_GAP_MM = 4.0
_LINE_MM = 5.0
_LETTERS_A_LINE = 84
_OPTION_MM = 8.5
_FIELD_MM = 12.0
_REASON_MM = 26.0
_SIGNATURE_MM = 20.0
_DATE_WIDTH_MM = 46.0

_CODE = re.compile(rf"INTAKE1/([1-9])([AB])/([{ALPHABET}]{{{TOKEN_LETTERS}}})")
ORDER_TOKEN = "0" * TOKEN_LETTERS
"""What the codes of the blank order form hold: there is no order yet that a token could lead to."""


class QuestionKind(StrEnum):
    CHOICE = "choice"  # one box of several
    BOXES = "boxes"  # as many boxes as apply
    FIELD = "field"  # a line to write on
    REASON = "reason"  # a larger field, for a few sentences
    SIGNATURE = "signature"  # a place for the patient's signature, and one for the date


@dataclass(frozen=True, slots=True)
class Option:
    """One check box: ``code`` is what it means to the program, ``text`` what stands beside it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked; ``ask`` is a code of the routine."""

    ask: str
    kind: QuestionKind
    text: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A form as it was made for one version of one order. It carries no value of the order."""

    token: str
    reference: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the sheet, in millimetres from its top left."""

    x: float
    y: float
    w: float
    h: float

    @property
    def centre(self) -> complex:
        return complex(self.x + self.w / 2, self.y + self.h / 2)


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with the places of its text, its boxes (one an option) and its fields (the first is the answer's)."""

    question: Question
    text: Place
    boxes: tuple[Place, ...] = ()
    fields: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPage:
    """One sheet of a form. ``number`` counts from 1."""

    number: int
    questions: tuple[Placed, ...]


CODES = {"A": Place(162.0, 16.0, CODE_MM, CODE_MM), "B": Place(162.0, 249.0, CODE_MM, CODE_MM)}
"""Where the two codes stand, by the letter they carry: both on the right, so that a sheet upside down is told apart."""

ANCHORS = (
    Place(14.0, 16.0, ANCHOR_MM, ANCHOR_MM),
    Place(14.0, 275.0, ANCHOR_MM, ANCHOR_MM),
)
"""Solid squares on the left: with the codes they span the sheet."""


@dataclass(frozen=True, slots=True)
class FormCode:
    """What one of our codes says: sheet, which of its two codes, token."""

    page: int
    letter: str
    token: str

    @property
    def text(self) -> str:
        return f"INTAKE1/{self.page}{self.letter}/{self.token}"


def parse_code(text: str) -> FormCode | None:
    """The code that ``text`` is; ``None`` for every other code of the world."""
    found = _CODE.fullmatch(text)
    return FormCode(int(found[1]), found[2], found[3]) if found else None


def layout(questions: tuple[Question, ...]) -> tuple[FormPage, ...]:
    """Where everything stands, sheet by sheet; at least one sheet, at most nine."""
    pages: list[list[Placed]] = [[]]
    y = TOP_MM
    for question in questions:
        height = _height_mm(question)
        if y + height > BOTTOM_MM and pages[-1]:
            pages.append([])
            y = TOP_MM
        pages[-1].append(_placed(question, y))
        y += height + _GAP_MM
    if len(pages) > 9:
        raise ValueError("a form has at most nine sheets")
    return tuple(FormPage(number, tuple(placed)) for number, placed in enumerate(pages, 1))


_HALF_MM = 85.0
_RIGHT_HALF_MM = RIGHT_MM - _HALF_MM
_ORDER_FIELD_MM = 8.5
_ORDER_OPTION_MM = 7.5


def order_layout(questions: Mapping[str, Question]) -> FormPage:
    """The blank order form: every question of an order on one sheet, most of them two abreast.

    Raises:
        KeyError: a question is missing.
    """
    both = (LEFT_MM, _RIGHT_HALF_MM)
    placed: list[Placed] = []
    for y, names in (
        (52.0, ("patient_name", "identity_number")),
        (67.0, ("examination", "examination_date")),
        (82.0, ("requesting_clinic", "doctor")),
        (141.0, ("image_recipient", "report_recipient")),
        (228.0, ("phone", "fax")),
    ):
        for x, name in zip(both, names, strict=True):
            field = Place(x, y + _LINE_MM, _HALF_MM, _ORDER_FIELD_MM)
            placed.append(Placed(questions[name], Place(x, y, _HALF_MM, _LINE_MM), fields=(field,)))
    for y, x, width, name, across in (
        (97.0, LEFT_MM, RIGHT_MM - LEFT_MM, "requester_type", 2),
        (126.0, LEFT_MM, _HALF_MM, "wants", 2),
        (126.0, _RIGHT_HALF_MM, _HALF_MM, "delivery", 3),
        (156.0, LEFT_MM, _HALF_MM, "oral_consent", 2),
        (156.0, _RIGHT_HALF_MM, _HALF_MM, "self_referred", 2),
    ):
        boxes = tuple(
            Place(
                x + number % across * width / across,
                y + _LINE_MM + 1.0 + number // across * _ORDER_OPTION_MM,
                BOX_MM,
                BOX_MM,
            )
            for number in range(len(questions[name].options))
        )
        placed.append(Placed(questions[name], Place(x, y, width, _LINE_MM), boxes=boxes))
    reason = Place(LEFT_MM, 171.0 + _LINE_MM, RIGHT_MM - LEFT_MM, 17.0)
    placed.append(Placed(questions["relevance"], Place(LEFT_MM, 171.0, reason.w, _LINE_MM), fields=(reason,)))
    width = RIGHT_MM - LEFT_MM - _DATE_WIDTH_MM - 6.0
    signature = (Place(LEFT_MM, 209.0, width, 16.0), Place(RIGHT_MM - _DATE_WIDTH_MM, 209.0, _DATE_WIDTH_MM, 16.0))
    text = Place(LEFT_MM, 197.5, RIGHT_MM - LEFT_MM, 2 * _LINE_MM)
    placed.append(Placed(questions["written_consent"], text, fields=signature))
    return FormPage(1, tuple(sorted(placed, key=lambda each: (each.text.y, each.text.x))))


def _text_mm(question: Question) -> float:
    return _LINE_MM * max(1, math.ceil(len(question.text) / _LETTERS_A_LINE)) + 1.5


def _height_mm(question: Question) -> float:
    return _text_mm(question) + {
        QuestionKind.FIELD: _FIELD_MM,
        QuestionKind.REASON: _REASON_MM,
        QuestionKind.SIGNATURE: _SIGNATURE_MM + _LINE_MM,
    }.get(question.kind, _OPTION_MM * len(question.options))


def _placed(question: Question, y: float) -> Placed:
    text = Place(LEFT_MM, y, RIGHT_MM - LEFT_MM, _text_mm(question))
    below = y + text.h
    width = RIGHT_MM - LEFT_MM
    match question.kind:
        case QuestionKind.FIELD:
            return Placed(question, text, fields=(Place(LEFT_MM, below, width, _FIELD_MM),))
        case QuestionKind.REASON:
            return Placed(question, text, fields=(Place(LEFT_MM, below, width, _REASON_MM),))
        case QuestionKind.SIGNATURE:
            signature = Place(LEFT_MM, below, width - _DATE_WIDTH_MM - 6.0, _SIGNATURE_MM)
            signed_on = Place(RIGHT_MM - _DATE_WIDTH_MM, below, _DATE_WIDTH_MM, _SIGNATURE_MM)
            return Placed(question, text, fields=(signature, signed_on))
    boxes = tuple(
        Place(LEFT_MM, below + number * _OPTION_MM + 1.0, BOX_MM, BOX_MM) for number in range(len(question.options))
    )
    return Placed(question, text, boxes=boxes)
