"""Parts of a page that belong to different patients: lists, and forms that begin again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from intake.extract.evidence.dossier import Sighted
from intake.extract.form.choices import read_choices
from intake.extract.form.pairs import Form
from intake.extract.form.reading import read_form
from intake.extract.labels.hit import Hit
from intake.extract.layout.sheet import Sheet
from intake.extract.patient.identity_number import Numbered
from intake.extract.patient.near_number import surname_cased
from intake.extract.values.examinations import find_examinations
from intake.extract.values.names import clean_person_name
from intake.extract.values.shapes import reads_like_name
from intake.extract.wordings.known import fold

_PATIENT_KINDS = frozenset({"identity", "patient_name", "name", "first_name", "last_name", "birth", "birth_date"})
_EXAM_KINDS = frozenset(
    {"examination", "exam_date", "modality", "body_part", "side", "exam_place", "relevance", "self_referred"}
)


def parts_of_page(sighted: Sighted, numbers: Sequence[Numbered]) -> list[tuple[str, Sighted]] | None:
    """The parts of a page that holds several patients' orders one below the other; ``None`` where they are mixed.

    What stands before the first and after the last patient's part belongs to all of them.
    """
    form, sheet = sighted.form, sighted.form.sheet
    firsts: dict[str, int] = {}
    for number in numbers:
        firsts.setdefault(number.found.value, number.row)
    rows = sorted(firsts.values())
    in_table = {e.table for e in form.entries if e.kind == "identity" and e.table is not None}
    lines = _own_lines(form, numbers)
    listed = any(
        sum(1 for e in form.entries if e.table == t and e.kind == "identity" and e.value) > 1 for t in in_table
    )
    if listed or _is_list(form, sorted(lines.values())):
        return _lines_of_list(sighted, lines, tabled=listed)
    people = _blocks_of_people(form, lines) or _numbered_blocks(sheet, lines)
    if people is not None:
        order = sorted(people, key=lambda value: people[value].start)
        return [
            (value, _part(sighted, {i for other in order if other != value for i in people[other]})) for value in order
        ]
    if len(set(rows)) < len(rows):
        return None
    by_row: dict[int, list[Hit]] = {}
    for hit in form.hits:
        by_row.setdefault(hit.row, []).append(hit)
    if any(row not in by_row and not any(e.row == row for e in form.entries) for row in rows):
        return None  # running text
    starts = _starts(rows, by_row)
    whole = _repeats(starts, rows, by_row)
    if whole is not None:
        starts, end = whole, len(sheet.rows)
        starts[0] = 0
    else:
        end = _end_of_last(rows[-1], by_row, len(sheet.rows), form)
    blocks = [range(a, b) for a, b in zip(starts, [*starts[1:], end], strict=True)]
    if not all(_names_examination(sheet, block) for block in blocks):
        return None
    values = sorted(firsts, key=lambda v: firsts[v])
    out = []
    for place, value in enumerate(values):
        others = {i for k, block in enumerate(blocks) if k != place for i in block}
        out.append((value, _part(sighted, others)))
    return out


def _own_lines(form: Form, numbers: Sequence[Numbered]) -> dict[str, int]:
    """The line on which each number itself stands (in a list that is not the line of its label)."""
    at = {id(w): index for index, row in enumerate(form.sheet.rows) for w in row.words}
    lines: dict[str, int] = {}
    for number in numbers:
        found = next((at[id(w)] for w in number.run.words if id(w) in at), None)
        if found is None:
            found = _line_of(form, number)
        lines.setdefault(number.found.value, found)
    return lines


def _line_of(form: Form, number: Numbered) -> int:
    """By its place on the page: words that were mended are no longer the ones of the sheet."""
    middle = (number.run.box.y0 + number.run.box.y1) / 2
    return min(range(len(form.sheet.rows)), key=lambda i: abs(form.sheet.rows[i].printed_px - middle))


def _is_list(form: Form, rows: Sequence[int]) -> bool:
    """A list of patients, one a line under a line of labels: each line has its number and its examination."""
    if len(rows) < 2:
        return False
    heads = [r for r in range(max(0, rows[0] - 2), rows[0]) if sum(h.row == r for h in form.hits) >= 3]
    close = all(b - a <= _MOST_LINES for a, b in pairwise(rows))
    headed = bool(heads) or all(_begins_with_a_person(form.sheet, r) for r in rows)
    return headed and close and all(_names_examination(form.sheet, range(r, r + 1)) for r in rows)


_MOST_LINES = 5
"""A line of a list takes no more lines of the paper, where what one of its columns says was broken."""


def _blocks_of_people(form: Form, lines: Mapping[str, int]) -> dict[str, range] | None:
    """``Anna Berg, 1990…`` on a line of its own over an examination, then the next: the lines that belong to each."""
    rows, sheet = sorted(lines.values()), form.sheet
    if len(set(rows)) < len(rows) or not all(_names_a_person(sheet, row) for row in rows):
        return None
    labelled = {h.row for h in form.hits if h.row > rows[-1]}
    last = min((*labelled, rows[-1] + _MOST_LINES, len(sheet.rows)))
    blocks = {row: range(row, end) for row, end in zip(rows, [*rows[1:], last], strict=True)}
    short = all(len(block) <= _MOST_LINES for block in blocks.values())
    if not short or not all(_names_examination(sheet, block) for block in blocks.values()):
        return None
    return {value: blocks[row] for value, row in lines.items()}


_COUNTED = re.compile(r"\W*(?P<word>[^\W\d_]{3,})\W{1,2}(?P<number>\d{1,2})\b(?![-/.:]\d)")


def _numbered_blocks(sheet: Sheet, lines: Mapping[str, int]) -> dict[str, range] | None:
    """``Målsägande 1 …`` and further down ``Målsägande 2 …``: parts whose headings count the people."""
    heads: dict[str, list[int]] = {}
    for index, row in enumerate(sheet.rows):
        counted = _COUNTED.match(row.run.text)
        if counted:
            before = heads.setdefault(fold(counted["word"]), [])
            before += [index] if int(counted["number"]) == len(before) + 1 else []
    rows = sorted(lines.values())
    for starts in heads.values():
        if len(starts) != len(rows):
            continue
        longest = max(b - a for a, b in pairwise(starts))
        ends = [*starts[1:], min(len(sheet.rows), starts[-1] + longest)]
        blocks = [range(a, b) for a, b in zip(starts, ends, strict=True)]
        if all(row in block and _names_examination(sheet, block) for row, block in zip(rows, blocks, strict=True)):
            return {value: blocks[rows.index(row)] for value, row in lines.items()}
    return None


_NUMBER = re.compile(r"\(?(?:(?:pers(?:on)?\.? ?n(?:umme)?r|p\.?nr)\.?:? ?)?\d[\d +–-]{8,}\d\)?", re.IGNORECASE)


_OPENS_ITEM = re.compile(r"\W*(?:\d{1,2}[.):]?|pat(?:ient)?\.?\s*\d{0,2}\s*[.:)]?)\s+", re.IGNORECASE)


def _begins_with_a_person(sheet: Sheet, row: int) -> bool:
    """``2) Anna Berg, 19900602-2397, MR knä``: an item of a list that begins with a name and a number."""
    text = sheet.rows[row].run.text
    opened = _OPENS_ITEM.match(text)
    number = _NUMBER.search(text)
    if number is None:
        return False
    name = text[opened.end() if opened else 0 : number.start()].strip(" ,;:")
    return clean_person_name(name) is not None and reads_like_name(surname_cased(name))


def _names_a_person(sheet: Sheet, row: int) -> bool:
    """A line that is a name and a number, and nothing else."""
    text, count = _NUMBER.subn("", sheet.rows[row].run.text)
    return count == 1 and clean_person_name(text) is not None and reads_like_name(surname_cased(text.strip(" ,;:")))


def _part(sighted: Sighted, others: set[int]) -> Sighted:
    own = sighted.form.sheet.without(others)
    choices = read_choices(own)
    return Sighted(read_form(own, choices), choices)


def _lines_of_list(sighted: Sighted, firsts: Mapping[str, int], *, tabled: bool) -> list[tuple[str, Sighted]] | None:
    """Each line of a list of patients with all that stands around the list; ``None`` where a line names no
    examination. ``tabled``: its columns are known, and the rest of an examination may stand on the next line."""
    sheet = sighted.form.sheet
    rows = sorted(firsts.values())
    if len(set(rows)) < len(rows):
        return None
    end = max(_end_of_list(sheet, rows[-1]), _end_of_record(sheet, rows[-1]) if tabled else 0)
    blocks = _lines_around(sighted.form, rows, end)
    if not all(_names_examination(sheet, block, whole=not tabled) for block in blocks.values()):
        return None
    out = []
    for value, row in sorted(firsts.items(), key=lambda item: item[1]):
        up = sheet.rows[row].middle_px - sheet.rows[rows[0]].middle_px  # right below the labels, as the first line is
        moved = tuple(
            replace(line, down_px=line.down_px - up) if place in blocks[row] else line
            for place, line in enumerate(sheet.rows)
        )
        own = replace(sheet, rows=moved).without({i for other, b in blocks.items() if other != row for i in b})
        choices = read_choices(own)
        out.append((value, Sighted(read_form(own, choices), choices)))
    return out


def _end_of_record(sheet: Sheet, row: int) -> int:
    """Behind the lines that go on with what a line of a list says: closer to it than lines of their own."""
    near = 1.3 * sheet.line_px
    steps = pairwise(sheet.rows[row:])
    return row + 1 + len(list(takewhile(lambda pair: pair[1].middle_px - pair[0].middle_px < near, steps)))


def _lines_around(form: Form, rows: Sequence[int], end: int) -> dict[int, range]:
    """The lines of each item of a list: a number in the middle of a tall cell has lines of its item above it, too."""
    middles = [row.middle_px for row in form.sheet.rows]
    starts = [_edge_of_item(form, rows[0], -1)]
    for above, row in pairwise(rows):
        between = range(above + 1, row)
        starts.append(next((i for i in between if middles[row] - middles[i] < middles[i] - middles[above]), row))
    ends = [*starts[1:], max(end, _edge_of_item(form, rows[-1], 1) + 1)]
    return {row: range(a, b) for row, a, b in zip(rows, starts, ends, strict=True)}


def _edge_of_item(form: Form, row: int, step: int) -> int:
    """The last line up or down from a line of a list that begins right of it, close by, and is no label."""
    lines, char_px = form.sheet.rows, form.sheet.char_px
    labelled = {hit.row for hit in form.hits}
    while 0 <= (beside := row + step) < len(lines) and beside not in labelled:
        near = abs(lines[beside].middle_px - lines[row].middle_px) < 1.5 * form.sheet.line_px
        if not near or lines[beside].box.x0 < lines[row].box.x0 + 4 * char_px:
            break
        row = beside
    return row


def _end_of_list(sheet: Sheet, last: int) -> int:
    """Behind the further lines of the last patient: each with an examination, its columns before that left empty."""
    end = last + 1
    while end < len(sheet.rows):
        row, above = sheet.rows[end], sheet.rows[end - 1]
        near = row.middle_px - above.middle_px < 2.5 * sheet.line_px
        indented = row.box.x0 > sheet.rows[last].box.x0 + 5 * sheet.char_px
        if not near or not indented or not _names_examination(sheet, range(end, end + 1)):
            break
        end += 1
    return end


def _starts(rows: Sequence[int], by_row: dict[int, list[Hit]]) -> list[int]:
    """Where each patient's part begins: at the first of the patient labels right above the number."""
    starts = []
    for place, row in enumerate(rows):
        floor = rows[place - 1] if place else -1
        start = row
        for above in range(row, max(floor, row - 4), -1):
            if any(h.kind in _PATIENT_KINDS or h.kind == "onset_heading_patient" for h in by_row.get(above, ())):
                start = above
        starts.append(start)
    return starts


def _repeats(starts: Sequence[int], rows: Sequence[int], by_row: dict[int, list[Hit]]) -> list[int] | None:
    """Whole orders one below the other: a label from before the first patient comes back before the second."""
    general = {
        "clinic",
        "doctor",
        "sender",
        "recipient",
        "image_recipient",
        "onset_heading_requester",
        "phone",
        "order_date",
    }
    ahead = {h.kind for r in range(starts[0]) for h in by_row.get(r, ())} & general
    out = [0]
    for place in range(1, len(starts)):
        again = [
            r for r in range(rows[place - 1] + 1, starts[place]) if any(h.kind in ahead for h in by_row.get(r, ()))
        ]
        inside = {h.kind for r in range(rows[place - 1], starts[place]) for h in by_row.get(r, ())} & general
        if again:
            out.append(again[0])
        elif inside and not ahead:
            out.append(starts[place])
        else:
            return None
    return out


def _end_of_last(row: int, by_row: dict[int, list[Hit]], count: int, form: Form) -> int:
    last = row
    for below in range(row, count):
        kinds = {h.kind for h in by_row.get(below, ())}
        if kinds & (_EXAM_KINDS | _PATIENT_KINDS):
            last = below
        elif kinds:
            break
        elif below not in form.free_rows:
            last = below
    return last + 1


def _names_examination(sheet: Sheet, block: range, *, whole: bool = True) -> bool:
    return any(
        any(e.modality is not None and (e.body_part or not whole) for e in find_examinations(sheet.rows[i].run.text))
        for i in block
    )
