"""Where the places of our own forms lie on a page as it was read: millimetres of the sheet to pixels of the page.

The page is upright and level already. What is left is a shift, the scale of the sender's machine, rarely half a turn,
and the lines that a fax drops or doubles. Codes, anchors and check boxes are the points to hold on to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intake.model import Box, CheckBox, Page
from intake.return_form import ANCHORS, CODES, Place, parse_code

MM_PER_INCH = 25.4
WITHIN_MM = 2.4
"""A square is the expected one when its middle lies this near; the next expected one is at least 8 mm away."""

_SCALES = tuple(1.0 + step / 200 for step in range(-14, 9))
"""Machines that fit a sheet to their line shrink it by up to 7 per cent, or widen it by up to 4."""


@dataclass(frozen=True, slots=True)
class Registration:
    """``pixel = turn * mm + shift``, both as complex numbers (across + down · i). ``held`` points agree with it."""

    turn: complex
    shift: complex
    held: int

    def pixel(self, mm: complex) -> complex:
        return self.turn * mm + self.shift

    def box(self, place: Place) -> Box:
        """The place as a box of the page."""
        a, b = self.pixel(complex(place.x, place.y)), self.pixel(complex(place.x + place.w, place.y + place.h))
        xs, ys = sorted((a.real, b.real)), sorted((a.imag, b.imag))
        return Box(round(xs[0]), round(ys[0]), round(xs[1]), round(ys[1]))

    @property
    def px_per_mm(self) -> float:
        return abs(self.turn)

    @property
    def upside_down(self) -> bool:
        return self.turn.real < 0


def register(page: Page, number: int, token: str, boxes: Iterable[Place]) -> Registration | None:
    """Lay sheet ``number`` of the form ``token`` over ``page``; ``None`` where none of its codes can be seen.

    Args:
        page: as read.
        number: of the sheet, from 1.
        token: of the form.
        boxes: the places of its check boxes.
    """
    seen: dict[str, complex] = {}
    for code in page.codes:
        said = parse_code(code.text)
        if said is not None and (said.page, said.token) == (number, token):
            seen.setdefault(said.letter, _middle(code.box))
    if not seen:
        return None
    expected = [place.centre for place in (*ANCHORS, *boxes)]
    squares = [_middle(box.box) for box in page.check_boxes]
    return _best(seen, expected, squares, page.dpi / MM_PER_INCH)


def _best(
    seen: dict[str, complex], expected: Sequence[complex], squares: Sequence[complex], px_per_mm: float
) -> Registration:
    first, *_ = seen
    guesses = [
        complex(way * scale * px_per_mm, 0) for way in (1, -1) for scale in _SCALES
    ]  # the page is level: what is left is the way up
    if len(seen) == 2:
        here, there = seen["A"], seen["B"]
        guesses.insert(0, (here - there) / (CODES["A"].centre - CODES["B"].centre))
    found = [
        _refined(Registration(turn, seen[first] - turn * CODES[first].centre, 0), seen, expected, squares)
        for turn in guesses
    ]
    return max(found, key=lambda each: each.held)


def _refined(
    guess: Registration, seen: dict[str, complex], expected: Sequence[complex], squares: Sequence[complex]
) -> Registration:
    """``guess`` fitted to all squares that it finds where it expects them."""
    for _ in range(2):
        pairs = [(CODES[letter].centre, middle) for letter, middle in seen.items()]
        pairs += _pairs(guess, expected, squares)
        if len(pairs) < 2:
            break
        guess = _fitted(pairs)
    held = len(_pairs(guess, expected, squares)) + sum(
        abs(guess.pixel(CODES[letter].centre) - middle) <= WITHIN_MM * guess.px_per_mm
        for letter, middle in seen.items()
    )
    return Registration(guess.turn, guess.shift, held)


def _pairs(
    guess: Registration, expected: Sequence[complex], squares: Sequence[complex]
) -> list[tuple[complex, complex]]:
    reach = WITHIN_MM * guess.px_per_mm
    pairs = []
    for mm in expected:
        there = guess.pixel(mm)
        nearest = min(squares, key=lambda square: abs(square - there), default=None)
        if nearest is not None and abs(nearest - there) <= reach:
            pairs.append((mm, nearest))
    return pairs


def _fitted(pairs: Sequence[tuple[complex, complex]]) -> Registration:
    """The similarity that fits best in the sense of least squares."""
    mean_mm = sum((mm for mm, _ in pairs), 0j) / len(pairs)
    mean_px = sum((px for _, px in pairs), 0j) / len(pairs)
    spread = sum(abs(mm - mean_mm) ** 2 for mm, _ in pairs)
    turn = sum(((px - mean_px) * (mm - mean_mm).conjugate() for mm, px in pairs), 0j) / spread
    return Registration(turn, mean_px - turn * mean_mm, 0)


def box_at(registration: Registration, place: Place, boxes: Sequence[CheckBox]) -> CheckBox | None:
    """The check box of the page that stands where the form has one; ``None`` where none was found."""
    there = registration.pixel(place.centre)
    nearest = min(boxes, key=lambda box: abs(_middle(box.box) - there), default=None)
    if nearest is None or abs(_middle(nearest.box) - there) > WITHIN_MM * registration.px_per_mm:
        return None
    return nearest


def _middle(box: Box) -> complex:
    return complex((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
