"""``med personnummer 19301010-8318`` and under the number ``(personnummer)``: answers in a sentence, each captioned.

The caption in brackets begins where its answer does, in the middle of the line: it is put above its answer, alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import wording_of
from intake.model import Word

_LEAST = 3
"""So many captions stand under the middle of a line."""
_CLOSE = 1.8


def with_captions_above_answers(sheet: Sheet) -> Sheet:
    """The sheet with each bracketed caption above the words it stands under, without those that lead up to them."""
    captions = {i for i in range(1, len(sheet.rows)) if _is_caption(sheet, i)}
    inside = sum(
        sheet.rows[i].tokens[0].box.x0 > sheet.rows[i - 1].tokens[0].box.x0 + 5 * sheet.char_px for i in captions
    )
    if inside < _LEAST:
        return sheet
    return replace(sheet, rows=tuple(_turned(sheet, captions)))


def _turned(sheet: Sheet, captions: set[int]) -> Iterator[Row]:
    for index, row in enumerate(sheet.rows):
        if index in captions:
            continue
        if index + 1 not in captions:
            yield row
            continue
        caption = sheet.rows[index + 1]
        edge = caption.tokens[0].box.x0 - sheet.char_px
        answer = tuple(t for t in row.tokens if t.box.x0 >= edge)
        yield _bare(caption, down_px=caption.down_px - (caption.middle_px - row.middle_px))
        if answer:
            yield replace(
                row, tokens=answer, aligned=frozenset(), down_px=row.down_px + caption.middle_px - row.middle_px
            )


def _is_caption(sheet: Sheet, index: int) -> bool:
    """Does a row hold one bracket, with a label in it, closely under a line?"""
    row, above = sheet.rows[index], sheet.rows[index - 1]
    text = row.run.text
    if row.marks or not text.startswith("(") or not text.endswith(")") or len(row.column_starts) > 1:
        return False
    label = text.strip("() ")
    known = wording_of(label) is not None
    begins = any(abs(t.box.x0 - row.tokens[0].box.x0) < sheet.char_px for t in above.tokens)
    ends = above.tokens[-1].box.x1 <= row.tokens[0].box.x0 + sheet.char_px
    near = row.middle_px - above.middle_px < _CLOSE * sheet.line_px
    return near and known and (begins or ends)


def _bare(row: Row, *, down_px: float) -> Row:
    """The caption without its brackets, begun with a capital as labels are."""
    words = [t for t in row.tokens if isinstance(t, Word)]
    words[0] = replace(words[0], text=words[0].text.lstrip("("))
    words[0] = replace(words[0], text=words[0].text[:1].upper() + words[0].text[1:])
    words[-1] = replace(words[-1], text=words[-1].text.rstrip(")"))
    return replace(row, tokens=tuple(words), down_px=down_px)
