"""The labels of a whole sheet: what one row leaves open is told by the rows around it.

A value may read like a label, and a label may have a wording that nobody knows: the columns and stacks that the sure
labels form tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from intake.extract.labels.guessed import LEAST_STACK, add_guessed, asks
from intake.extract.labels.in_row import DASHES, MOST_WORDS, Hit, label_run, row_hits
from intake.extract.labels.misread import add_misread
from intake.extract.layout.sentences import is_greeting
from intake.extract.layout.sheet import Row, Sheet
from intake.extract.people.written_names import is_signature, looks_like_name
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.shapes import fits, reads_like_name
from intake.extract.wordings.known import fold, guess_kind, listed, understood
from intake.model import Word


def find_hits(sheet: Sheet) -> tuple[Hit, ...]:
    """Every label on the sheet, in reading order; a value that only looks like a label is none."""
    dashed = _labels_end_in_dashes(sheet)
    rows = [row_hits(row, index, dashed=dashed) for index, row in enumerate(sheet.rows)]
    add_guessed(sheet, rows)
    _add_numbered(sheet, rows)
    add_misread(sheet, rows)
    for index, hits in enumerate(rows):
        rows[index] = [h for h in hits if not _is_said(sheet, rows, h)]
    values = _value_columns(sheet, rows)
    kept: list[Hit] = []
    for index, hits in enumerate(rows):
        if heads_columns(sheet, rows, index):
            kept += hits
            continue
        for place, hit in enumerate(hits):
            before = hits[place - 1] if place else None
            if (
                before is not None
                and before in kept
                and before.alone
                and (
                    (before.end == hit.start and _answers(sheet.rows[index], before, hit))
                    or (
                        before.colon
                        and not hit.colon
                        and before.end == hit.start
                        and not asks(sheet, before)
                        and not _both_answered_below(sheet, index, before, hit)
                    )
                    or (hit.guessed and not hit.colon and _in_value_column(sheet, hit, values))
                    or hit.kind == "unknown"
                )
            ):
                continue
            if before is None and _stands_below_its_label(sheet, rows, index, hit, kept):
                continue
            kept.append(hit)
    return tuple(kept)


_NUMBERED = re.compile(r"\d{1,2}[.)]")
_LEAST_NUMBERED = 2
"""So many labels with a number say that whatever has one is a label."""


def _add_numbered(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """``4. Klinik   5. Kont.``: on a form that numbers its questions a cell with a number is one of them."""
    cells = [
        (index, start, end)
        for index, row in enumerate(sheet.rows)
        for start, end in pairwise([*sorted(row.column_starts), len(row.tokens)])
        if end - start > 1 and _NUMBERED.fullmatch(getattr(row.tokens[start], "text", ""))
    ]
    known = [cell for cell in cells if any(h.start == cell[1] for h in rows[cell[0]])]
    if len(known) < _LEAST_NUMBERED:
        return
    for index, start, end in cells:
        words = [t.text for t in sheet.rows[index].tokens[start:end] if isinstance(t, Word)]
        lone = len(words) == end - start <= MOST_WORDS and words[1][:1].isupper()
        if lone and not any(h.start < end and h.end > start for h in rows[index]):
            rows[index].append(Hit(index, start, end, guess_kind(" ".join(words)), False, False, True, True))
            rows[index].sort(key=lambda h: h.start)


def _is_said(sheet: Sheet, rows: Sequence[Sequence[Hit]], hit: Hit) -> bool:
    """Words of a label that somebody wrote to say something: they ask for nothing."""
    return (
        _tells_consent(sheet, rows, hit)
        or _signs(sheet, hit)
        or _title_below_name(sheet, hit)
        or _encloses(sheet, rows[hit.row], hit)
    )


def _title_below_name(sheet: Sheet, hit: Hit) -> bool:
    """``Överläkare`` alone on the line under somebody's name: a title, and no label."""
    row = sheet.rows[hit.row]
    if hit.kind != "doctor" or hit.colon or not hit.row or len(hit_words := row.words) != len(row.tokens):
        return False
    above = sheet.rows[hit.row - 1]
    close = row.middle_px - above.middle_px < 1.8 * sheet.line_px and len(above.column_starts) == 1
    lone = hit.start == 0 and hit.end == len(hit_words)
    return lone and close and is_title(row.run.text) and looks_like_name(above.run.text)


_ENCLOSURE = re.compile(r"\W*(?:bilaga|bilagor|bif\w*|medfolj\w*)\b")


def _encloses(sheet: Sheet, hits: Sequence[Hit], hit: Hit) -> bool:
    """``Patientens samtycke   Bilaga 1: …``: the answer begins with what comes with the fax."""
    before = next((h for h in hits if h.end == hit.start), None)
    asked = before is not None and before.kind in _CONSENTS
    return asked and _ENCLOSURE.match(undotted(label_run(sheet, hit).text)) is not None


_CONSENTS = frozenset({"consent", "oral_consent", "written_consent"})
_HAS_DONE = re.compile(r"[a-z]\w+ har (?:\w+ ){0,3}\w+(?:at|it|tt)s?\b")


def _tells_consent(sheet: Sheet, rows: Sequence[Sequence[Hit]], hit: Hit) -> bool:
    """``Samtycke har lämnats muntligt av patienten``: somebody's statement on a line of its own, and no question.

    Such words are printed on forms, too, for an answer beside or below: so they are told by the label that they answer,
    or by the signature that follows them.
    """
    row = sheet.rows[hit.row]
    whole = hit.start == 0 and hit.end == len(row.tokens) and not hit.colon
    if hit.kind not in _CONSENTS or not whole or hit.row + 1 >= len(sheet.rows):
        return False
    if not re.match(rf"{_HAS_DONE.pattern}|\W*ja\b", undotted(row.run.text)) or sheet.rows[hit.row + 1].marks:
        return False
    if re.match(r"\W*ja\b", undotted(row.run.text)):
        return True
    below = sheet.rows[hit.row + 1].run.text
    above = rows[hit.row - 1] if hit.row else ()
    answers = any(h.kind in _CONSENTS and h.alone and h.end == len(sheet.rows[h.row].tokens) for h in above)
    asks_on = bool(rows[hit.row + 1]) or not re.match(r"\W*(?:ja|nej|x)\b", undotted(below))
    return (answers and asks_on) or below.startswith("/") or is_signature(below) or is_greeting(below)


def _signs(sheet: Sheet, hit: Hit) -> bool:
    """``läkare`` alone below a name: what the writer is, and no question."""
    row = sheet.rows[hit.row]
    if hit.kind not in {"doctor", "profession"} or hit.colon or not hit.row or hit.end - hit.start < len(row.tokens):
        return False
    return row.run.text.islower() and is_title(row.run.text) and reads_like_name(sheet.rows[hit.row - 1].run.text)


_TELLING = frozenset({"patient_name", "name", "identity", "phone", "mobile", "fax", "doctor"})
"""Kinds that a value tells by its shape."""


def _both_answered_below(sheet: Sheet, index: int, before: Hit, hit: Hit) -> bool:
    """``Enhet:   Patient`` over two columns of values: a label whose colon was lost, behind one with a colon."""
    if index + 1 == len(sheet.rows) or hit.kind not in _TELLING:
        return False
    row, below = sheet.rows[index], sheet.rows[index + 1]
    starts = [*sorted(below.column_starts), len(below.tokens)]
    cells = [
        next(
            (
                " ".join(t.text for t in below.tokens[begin:end] if isinstance(t, Word))
                for begin, end in pairwise(starts)
                if abs(below.tokens[begin].box.x0 - row.tokens[label.start].box.x0) < 2 * sheet.char_px
            ),
            "",
        )
        for label in (before, hit)
    ]
    return bool(cells[0]) and bool(fits(hit.kind, cells[1]) if cells[1] else False)


def _value_columns(sheet: Sheet, rows: Sequence[Sequence[Hit]]) -> list[int]:
    """Where values begin right of a label in their row, in pixels: once for each such value."""
    return [
        sheet.rows[hits[0].row].tokens[hits[0].end].box.x0
        for hits in rows
        if len(hits) == 1 and hits[0].alone and hits[0].end < len(sheet.rows[hits[0].row].tokens)
    ]


def _in_value_column(sheet: Sheet, hit: Hit, values: Sequence[int]) -> bool:
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
            or (_is_cross(below.tokens[i]) and x < below.tokens[i].box.x0 < end)
            for x, end in zip(starts, ends, strict=True)
        )
    ]
    return len(near) == len(below.column_starts) >= 2


def _is_cross(token: object) -> bool:
    """A mark typed in the middle of its column."""
    return isinstance(token, Word) and len(token.text) <= _MARK


_MARK = 3

VALUE_LIKE = re.compile(
    r"^(?:akut|skyndsamt|bradskande|infor\w*|lankning|lankas|usb\w*|iep|viaiep|cddvd|dvdskiva|perpost\w*"
    r"|hamtas\w*|pagaendebehandling|eftergranskning|demonstration"
    r"|konsultation|mdk|rond|bilder|utlatanden?|svar|rontgensvar|mediaenhet|rontgen|rontgenavdelning|bildenhet"
    r"|rontgenarkiv|bildarkiv|.*(?:muntlig|skriftlig|finns|inhamtat|bifogas|lamnat).*|bilderutlatande"
    r"|endastbilder\w*|kopiaavutlatande)$"
)
"""Wordings of labels that are also common values."""


def _answers(row: Row, label: Hit, value: Hit) -> bool:
    """Is ``value``, found like a label, rather the value of ``label``?"""
    words = "".join(t.text for t in row.tokens[value.start : value.end] if isinstance(t, Word))
    if value.colon or (label.kind == value.kind == "wanted" and not VALUE_LIKE.match(fold(words))):
        return False
    if value.guessed and value.weak:
        return True
    return label.kind != "unknown" and (
        VALUE_LIKE.match(fold(words)) is not None or (label.kind == "profession" and value.kind == "doctor")
    )


def _stands_below_its_label(sheet: Sheet, rows: list[list[Hit]], index: int, hit: Hit, kept: list[Hit]) -> bool:
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
    if label is None or not label.alone or not _answers(row, label, hit):
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


def _labels_end_in_dashes(sheet: Sheet) -> bool:
    """Do at least three rows read ``label – value``?"""
    count = 0
    for row in sheet.rows:
        place = next((i for i, t in enumerate(row.tokens[:MOST_WORDS]) if isinstance(t, Word) and t.text in DASHES), 0)
        text = " ".join(t.text for t in row.tokens[:place] if isinstance(t, Word))
        count += bool(text) and (listed(fold(text), True) or understood(text)) is not None
    return count >= 3
