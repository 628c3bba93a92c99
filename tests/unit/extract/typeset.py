"""A tiny typesetter: lines of text → pages of words with boxes, as a faultless recogniser would give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from intake.model import Box, CheckBox, CheckState, Ink, Page, Word

PITCH_PX = 20
LINE_PX = 50
HEIGHT_PX = 32
LEFT_PX = 150
_STATES = {"☐": CheckState.EMPTY, "☒": CheckState.MARKED, "▣": CheckState.STRUCK, "◪": CheckState.UNCLEAR}


def page(
    text: str | Sequence[str],
    *,
    number: int = 1,
    confidence: float = 0.97,
    doubtful: Mapping[str, float] | None = None,
    second: Mapping[str, str] | None = None,
    inks: Iterable[tuple[int, int, int]] = (),
    quality: float = 0.95,
    glyphs: bool = False,
) -> Page:
    """Sets ``text`` in fixed pitch, one word for each run of non-blanks.

    ``doubtful`` gives words another confidence, ``second`` a second reading; both by their text. ``inks`` are
    (row, first column, last column) of handwriting. ☐ ☒ ▣ (struck) ◪ (unclear) become drawn check boxes, or stay
    glyph words where ``glyphs`` is true.
    """
    lines = text.strip("\n").split("\n") if isinstance(text, str) else list(text)
    words: list[Word] = []
    boxes: list[CheckBox] = []
    for row, line in enumerate(lines):
        y0 = 300 + row * LINE_PX
        for match in re.finditer(r"\S+", line):
            x0 = LEFT_PX + match.start() * PITCH_PX
            box = Box(x0, y0, x0 + len(match[0]) * PITCH_PX - 4, y0 + HEIGHT_PX)
            if match[0] in _STATES and not glyphs:
                boxes.append(CheckBox(box, _STATES[match[0]], 0.97))
                continue
            sure = (doubtful or {}).get(match[0], confidence)
            words.append(Word(match[0], sure, box, row, 0, (second or {}).get(match[0])))
    drawn = tuple(
        Ink(
            Box(LEFT_PX + a * PITCH_PX, 290 + row * LINE_PX, LEFT_PX + b * PITCH_PX, 340 + row * LINE_PX),
            0.2,
        )
        for row, a, b in inks
    )
    return Page(
        number=number,
        width_px=2480,
        height_px=3508,
        dpi=300,
        x_dpi=204,
        y_dpi=196,
        turned_deg=0,
        skew_deg=0.0,
        quality=quality,
        words=tuple(words),
        check_boxes=tuple(boxes),
        inks=drawn,
        blank=not words and not boxes,
    )
