"""Columns of values: what stands in them, below a label or in the shape of a value, is no label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.labels.guessed import LEAST_STACK
from intake.extract.labels.hit import Hit, label_run
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.wordings.known import fold
from intake.model import Word


def value_columns_of(sheet: Sheet, rows: Sequence[Sequence[Hit]]) -> list[int]:
    """Where values begin right of a label in their row, in pixels: once for each such value."""
    return [
        sheet.rows[hits[0].row].tokens[hits[0].end].box.x0
        for hits in rows
        if len(hits) == 1 and hits[0].alone and hits[0].end < len(sheet.rows[hits[0].row].tokens)
    ]


def in_value_column(sheet: Sheet, hit: Hit, values: Sequence[int]) -> bool:
    x0 = sheet.rows[hit.row].tokens[hit.start].box.x0
    return sum(abs(x0 - x) < sheet.char_px for x in values) >= LEAST_STACK


_BULLET_CHARS = 4.5


def heads_columns(sheet: Sheet, rows: Sequence[Sequence[Hit]], index: int) -> bool:
    """Is the row one of labels side by side, each above its value?"""
    row, hits = sheet.rows[index], rows[index]
    if len(hits) < 2 or index + 1 >= len(sheet.rows) or not all(h.alone for h in hits):
        return False
    if any(label_run(sheet, h).text.endswith(":") for h in hits):
        return False
    below = sheet.rows[index + 1]
    starts = [row.tokens[h.start].box.x0 for h in hits]
    if len(row.column_starts) != len(hits) or row.marks:
        return False
    if below.marks:  # options stand side by side: each label needs something below its beginning
        x0s = [below.tokens[i].box.x0 for i in below.column_starts]
        return all(any(abs(x - x0) < 2 * sheet.char_px for x0 in x0s) for x in starts)
    if len(below.column_starts) > len(hits):
        return False
    mine = {h.start for h in rows[index + 1] if not (h.guessed and h.weak)}
    ends = (*starts[1:], float("inf"))
    first, under = starts[0], below.tokens[0].box.x0
    if 0 < first - under < _BULLET_CHARS * sheet.char_px:  # its number was left out as a bullet
        starts[0] = under
    near = [
        i
        for i in below.column_starts
        if i not in mine
        and any(
            abs(below.tokens[i].box.x0 - x) < 2 * sheet.char_px
            or (is_cross(below.tokens[i]) and x < below.tokens[i].box.x0 < end)
            for x, end in zip(starts, ends, strict=True)
        )
    ]
    return len(near) == len(below.column_starts) >= 2


def is_cross(token: object) -> bool:
    """A mark typed in the middle of its column."""
    return isinstance(token, Word) and len(token.text) <= _MARK


_MARK = 3
VALUE_LIKE = re.compile(
    r"^(?:akut|skyndsamt|bradskande|infor\w*|lankning|lankas|usb\w*|iep|viaiep|cddvd|dvdskiva|perpost\w*"
    r"|hamtas\w*|pagaendebehandling|eftergranskning|demonstration"
    r"|konsultation|mdk|rond|bilder|utlatanden?|svar|rontgensvar|mediaenhet|rontgen|rontgenavdelning|bildenhet"
    r"|rontgenarkiv|bildarkiv|.*(?:muntlig|skriftlig|finns|inhamtat|bifogas|lamnat).*|(?:bade)?bilder(?:och|samt|plus)?(?:rontgen)?utlatanden?"
    r"|endastbilder\w*|kopiaavutlatande)$"
)
"""Wordings of labels that are also common values."""


def answers_label(row: Row, label: Hit, value: Hit) -> bool:
    """Is ``value``, found like a label, rather the value of ``label``?"""
    words = "".join(t.text for t in row.tokens[value.start : value.end] if isinstance(t, Word))
    if value.colon or (label.kind == value.kind == "wanted" and not VALUE_LIKE.match(fold(words))):
        return False
    if value.guessed and value.weak:
        return True
    return label.kind != "unknown" and (
        VALUE_LIKE.match(fold(words)) is not None or (label.kind == "profession" and value.kind == "doctor")
    )


def stands_below_its_label(sheet: Sheet, rows: list[list[Hit]], index: int, hit: Hit, kept: list[Hit]) -> bool:
    """Label, value, label one below the other: the middle one is the value, whatever its words."""
    if hit.start != 0 or hit.colon or index == 0:
        return False
    row, above = sheet.rows[index], sheet.rows[index - 1]
    label = next(
        (
            k
            for k in kept
            if k.row == index - 1 and abs(above.tokens[k.start].box.x0 - row.tokens[0].box.x0) <= 4 * sheet.char_px
        ),
        None,
    )
    if label is None or not label.alone or not answers_label(row, label, hit):
        return False
    if label.end < len(above.tokens) and not any(k.row == index - 1 and k.start == label.end for k in kept):
        return False  # its value stands beside it
    if fold(label_run(sheet, label).text) == fold(label_run(sheet, hit).text):
        return False  # a heading, and the label of its only field
    if hit.alone and hit.end < len(row.tokens) and not any(h.start == hit.end for h in rows[index]):
        return False  # it has a value of its own beside it
    if index + 1 == len(sheet.rows):
        return True
    below = rows[index + 1]
    apart = sheet.rows[index + 1].middle_px - row.middle_px > 1.3 * (row.middle_px - above.middle_px)
    return apart or (bool(below) and below[0].start == 0)
