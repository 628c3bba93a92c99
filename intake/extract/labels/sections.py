"""The parts of a form: which labels are headings, and whose a value is by the heading above it or its own label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.extract.labels.hit import Hit, label_run
from intake.extract.layout.sheet import Sheet
from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.known import fold

HEADING_KINDS = {
    "patient_name": "patient",
    "clinic": "requester",
    "sender": "requester",
    "doctor": "requester",
    "recipient": "recipient",
    "addressee": "recipient",
    "examination": "examination",
    "consent": "consent",
    "onset_heading_patient": "patient",
    "onset_heading_requester": "requester",
    "onset_heading_recipient": "recipient",
    "onset_heading_examination": "examination",
    "onset_heading_consent": "consent",
    "onset_heading_other": "other",
    "message": "other",
    "wanted": "examination",
    "images_wanted": "examination",
    "delivery": "recipient",
    "image_recipient": "recipient",
    "report_recipient": "recipient",
    "relevance": "other",
    "order_date": "other",
    "phone": "requester",
    "profession": "requester",
    "referrer": "requester",
    "other": "other",
    "urgency": "other",
}
"""What section a heading opens."""

HEADING_WORDS = frozenset(
    map(
        fold,
        (
            "Patient",
            "Patienten",
            "Beställare",
            "Beställaren",
            "Avsändare",
            "Mottagare",
            "Från",
            "Till",
            "Undersökning",
            "Undersökningar",
            "Samtycke",
            "Patientens samtycke",
            "Patientsamtycke",
            "Beställande enhet",
            "Beställande klinik",
            "Beställande vårdenhet",
            "Remitterande enhet",
            "Rekvirerande enhet",
            "Vårdgivare",
            "Behandlare",
            "Rekvirent",
            "Mottagande enhet",
            "Mottagande klinik",
            "Röntgenundersökning",
            "Röntgenundersökningar",
            "Vårdenhet",
            "Remittent",
            "Material",
            "Bilder",
        ),
    )
)
"""Labels that also head a part of a form."""

_REQUESTER_KINDS = frozenset(
    {"clinic", "doctor", "sender", "profession", "reference", "signature", "print_name", "fax"}
)
"""Kinds that no part of a form about the patient asks for."""
_ENDED_BY = {
    "patient": _REQUESTER_KINDS,
    "recipient": frozenset({
        "patient_name", "identity", "birth_date", "examination", "exam_date", "consent", "oral_consent",
        "written_consent", "relevance", "referrer", "profession", "signature", "print_name",
    }),
}  # fmt: skip
"""Kinds by which a part of the form has ended that asks for nothing of the sort."""

_PHONES = frozenset({"phone", "mobile", "phone_fax"})
_OWNED_KINDS = frozenset({"clinic", "doctor", "name", "phone", "mobile", "fax", "phone_fax", "profession"})
_WHOSE = {
    "requester": "requester",
    "ordered": "requester",
    "referrer": "requester",
    "recipient": "recipient",
    "your": "requester",
    "own": "requester",
}


_MOST_INDENT = 12
"""Values are indented by no more characters."""


class Sections:
    """The headings found so far, from top to bottom."""

    def __init__(self, sheet: Sheet, by_row: Mapping[int, Sequence[Hit]]) -> None:
        self.sheet = sheet
        self.rows = sheet.rows
        self.by_row = by_row
        self.left: list[int] = []  # rows that ask about somebody else inside a part of the form
        self.headings: list[tuple[int, int, int, str]] = []  # row, x0, x1, section

    def of_value(self, hit: Hit) -> str | None:
        """The part of the form that the value of a label belongs to."""
        label = label_run(self.sheet, hit)
        section, named = self.of(hit.row, label.box.x0), self.named_by(hit, label.text)
        if named is not None or section not in _ENDED_BY:
            if named not in (None, section):
                self.left.append(hit.row)
            return named or section
        # Where a label asks about somebody else, the part about the patient, or the recipient, has ended.
        if hit.kind in _ENDED_BY[section]:
            self.left.append(hit.row)
            return None
        return None if hit.kind in _PHONES and self._has_left(hit.row, label.box.x0) else section

    def _has_left(self, row: int, x0: int) -> bool:
        """Was somebody else asked for between the heading of this part and this row?"""
        heading = max((at for at, start, end, _ in self.headings if at <= row and start <= x0 < end), default=-1)
        return any(heading <= at <= row for at in self.left)

    @staticmethod
    def named_by(hit: Hit, text: str) -> str | None:
        """Whose the label itself says its value is."""
        found = meaning(text)
        parts = found.parts if found is not None else ()
        if hit.kind not in _OWNED_KINDS:
            return None
        return next((_WHOSE[p] for p in parts if p in _WHOSE), None)

    def opens(self, hit: Hit) -> bool:
        """A label alone on its row with labels right below it is the heading of a part of the form."""
        section = HEADING_KINDS.get(hit.kind)
        if section is None and not hit.kind.startswith("onset_heading"):
            return False
        row = self.rows[hit.row]
        x0 = row.tokens[hit.start].box.x0
        if not hit.kind.startswith("onset_heading") and not self._heads_labels(hit):
            return False
        others = [self.rows[hit.row].tokens[h.start].box.x0 for h in self.by_row[hit.row]]
        x1 = min((x for x in others if x > x0), default=10**9)
        self.headings.append((hit.row, x0, x1, section or "other"))
        return True

    def _heads_labels(self, hit: Hit) -> bool:
        """Does a label of its own stand right below, where the value would be?"""
        row = self.rows[hit.row]
        x0 = row.tokens[hit.start].box.x0
        below = next(
            (
                i
                for i in range(hit.row + 1, min(hit.row + 3, len(self.rows)))
                if any(abs(t.box.x0 - x0) < 4 * self.sheet.char_px for t in self.rows[i].tokens)
            ),
            None,
        )
        if below is None or self.rows[below].middle_px - row.middle_px > 3 * self.sheet.line_px:
            return False
        if below > hit.row + 1 and self._indented_value(hit.row + 1, x0):
            return False
        first = next((h for h in self.by_row.get(below, ()) if h.start == 0), None)
        label = label_run(self.sheet, hit)
        if fold(label.text) in HEADING_WORDS:
            return any(
                abs(self.rows[below].tokens[h.start].box.x0 - x0) < 6 * self.sheet.char_px
                for h in self.by_row.get(below, ())
            )
        if first is None or label.text.endswith(":") or len(self.by_row[hit.row]) > 1:
            return False
        return self.rows[below].tokens[0].box.x0 - x0 > -self.sheet.char_px and not (hit.weak and hit.guessed)

    def _indented_value(self, row: int, x0: int) -> bool:
        """Does a line without a label stand a little right of ``x0``: the value of the label above it?"""
        indent = self.rows[row].tokens[0].box.x0 - x0 if self.rows[row].tokens else -1
        return row not in self.by_row and 0 < indent < _MOST_INDENT * self.sheet.char_px

    def of(self, row: int, x0: int) -> str | None:
        slack = 2 * self.sheet.char_px
        for at, start, end, section in reversed(self.headings):
            if self.rows[at].part not in (0, self.rows[row].part):
                continue  # it heads the part beside this one
            if (at < row or (at == row and start < x0 - slack)) and start - slack <= x0 < end - slack:
                return section
        return None
