"""Returned forms as the reader would see them: codes, boxes and words at their places, without any pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.returns import arrive
from intake import pipeline
from intake.house import House
from intake.model import Barcode, Box, CheckBox, CheckState, Ink, Page, Word
from intake.return_form import ANCHORS, CODES, FormCode, Place, QuestionKind, ReturnForm, layout
from intake.store.codec import PAGES

LATER = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
PX_PER_MM = 204 / 25.4


def seen(
    form: ReturnForm,
    *,
    marked: Mapping[str, Sequence[str]] | None = None,
    states: Mapping[str, CheckState] | None = None,
    written: Sequence[str] = (),
    typed: Mapping[str, str] | None = None,
    codes: str = "AB",
    token: str | None = None,
    turn: complex = 1.0,
    shift: complex = 3 - 2j,
    first: int = 1,
) -> tuple[Page, ...]:
    """The sheets of ``form``: boxes named in ``marked`` are ticked, fields in ``written`` hold ink."""
    marked, states, typed = marked or {}, states or {}, typed or {}

    def box(place: Place) -> Box:
        ends = [(turn * complex(x, y) * PX_PER_MM + shift) for x, y in
                ((place.x, place.y), (place.x + place.w, place.y + place.h))]  # fmt: skip
        if turn.real < 0:
            ends = [each + complex(1728, 2386) for each in ends]
        xs, ys = sorted(e.real for e in ends), sorted(e.imag for e in ends)
        return Box(round(xs[0]), round(ys[0]), round(xs[1]), round(ys[1]))

    pages = []
    for sheet in layout(form.questions):
        boxes = [CheckBox(box(place), CheckState.MARKED, 0.8) for place in ANCHORS]
        inks: list[Ink] = []
        words: list[Word] = []
        for placed in sheet.questions:
            ask = placed.question.ask
            for option, place in zip(placed.question.options, placed.boxes, strict=True):
                ticked = CheckState.MARKED if option.code in marked.get(ask, ()) else CheckState.EMPTY
                boxes.append(CheckBox(box(place), states.get(f"{ask}.{option.code}", ticked), 0.9))
            if ask in written:
                place = placed.fields[0]
                inks.append(Ink(box(Place(place.x + 5, place.y + 3, 40, 6)), 0.2))
            if ask in typed:
                place = placed.fields[0]
                for number, text in enumerate(typed[ask].split()):
                    words.append(Word(text, 0.97, box(Place(place.x + 4 + 22 * number, place.y + 3, 20, 4)), 7))
        drawn = tuple(
            Barcode(FormCode(sheet.number, letter, token or form.token).text, "QRCode", box(CODES[letter]))
            for letter in codes
        )
        if not codes:
            words += [_word("Svarsblankett", 20, 18), _word(form.reference, 50, 24), _word(form.reference, 40, 270)]
        pages.append(
            Page(first + len(pages), 1728, 2386, 204, 204, 98, 0, 0.0, 0.9, tuple(words), tuple(boxes), tuple(inks),
                 False, None, drawn)
        )  # fmt: skip
    return tuple(pages)


def _word(text: str, x: float, y: float) -> Word:
    return Word(text, 0.96, Box(*(round(mm * PX_PER_MM) for mm in (x, y, x + 40, y + 5))), 1)


def come_back(house: House, pages: Sequence[Page], name: str = "return") -> str:
    """Enter a fax of these pages and let the flow understand it; returns its SHA-256."""
    sha256 = put(house, pages, name)
    pipeline.understand_step(house, sha256)
    return sha256


def put(house: House, pages: Sequence[Page], name: str = "return") -> str:
    """Enter a fax of these pages, read but not understood."""
    sha256 = arrive(house, name.encode(), LATER)
    folder: Path = house.pages_folder(sha256)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pages.json").write_text(PAGES.encode(tuple(pages)), encoding="utf-8")
    return sha256


def all_answered(form: ReturnForm) -> tuple[dict[str, list[str]], list[str]]:
    """Every question answered as a requester would: the first box, ink in each field."""
    marked = {q.ask: [q.options[0].code] for q in form.questions if q.options}
    written = [q.ask for q in form.questions if q.kind not in (QuestionKind.CHOICE, QuestionKind.BOXES)]
    return marked, written
