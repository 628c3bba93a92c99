"""Sentences that look like labels: they tell something, and ask for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.labels.hit import Hit, label_run
from intake.extract.layout.sentences import is_greeting
from intake.extract.layout.sheet import Sheet
from intake.extract.people.written_names import is_signature, looks_like_name
from intake.extract.values.letters import undotted
from intake.extract.values.names import is_title
from intake.extract.values.shapes import reads_like_name


def is_said(sheet: Sheet, rows: Sequence[Sequence[Hit]], hit: Hit) -> bool:
    """Words of a label that somebody wrote to say something: they ask for nothing."""
    return (
        _tells_consent(sheet, rows, hit)
        or _signs(sheet, hit)
        or _title_below_name(sheet, hit)
        or _encloses(sheet, rows[hit.row], hit)
        or (not hit.colon and undotted(label_run(sheet, hit).text).endswith((" att", " eftersom")))
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
    asked = before is not None and before.kind in CONSENT_KINDS
    return asked and _ENCLOSURE.match(undotted(label_run(sheet, hit).text)) is not None


CONSENT_KINDS = frozenset({"consent", "oral_consent", "written_consent"})
_HAS_DONE = re.compile(r"[a-z]\w+ har (?:\w+ ){0,3}\w+(?:at|it|tt)s?\b")


def _tells_consent(sheet: Sheet, rows: Sequence[Sequence[Hit]], hit: Hit) -> bool:
    """``Samtycke har lämnats muntligt av patienten``: somebody's statement on a line of its own, and no question.

    Such words are printed on forms, too, for an answer beside or below: so they are told by the label that they answer,
    or by the signature that follows them.
    """
    row = sheet.rows[hit.row]
    whole = hit.start == 0 and hit.end == len(row.tokens) and not hit.colon
    if hit.kind not in CONSENT_KINDS or not whole or hit.row + 1 >= len(sheet.rows):
        return False
    if not re.match(rf"{_HAS_DONE.pattern}|\W*ja\b", undotted(row.run.text)) or sheet.rows[hit.row + 1].marks:
        return False
    if re.match(r"\W*ja\b", undotted(row.run.text)):
        return True
    below = sheet.rows[hit.row + 1].run.text
    above = rows[hit.row - 1] if hit.row else ()
    answers = any(h.kind in CONSENT_KINDS and h.alone and h.end == len(sheet.rows[h.row].tokens) for h in above)
    asks_on = bool(rows[hit.row + 1]) or not re.match(r"\W*(?:ja|nej|x)\b", undotted(below))
    return (answers and asks_on) or below.startswith("/") or is_signature(below) or is_greeting(below)


def _signs(sheet: Sheet, hit: Hit) -> bool:
    """``läkare`` alone below a name: what the writer is, and no question."""
    row = sheet.rows[hit.row]
    if hit.kind not in {"doctor", "profession"} or hit.colon or not hit.row or hit.end - hit.start < len(row.tokens):
        return False
    return row.run.text.islower() and is_title(row.run.text) and reads_like_name(sheet.rows[hit.row - 1].run.text)
