"""Telephone and fax numbers whose end was lost, or that reach a switchboard instead of whom the paper names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.layout.sheet import Row
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.letters import undotted
from intake.extract.values.numbers import find_phone_numbers

_LEAST_DIGITS = 9
_MOBILE_DIGITS = 10
_SWITCHBOARD = re.compile(r"\bvaxel|\bswitchboard\b")


def too_short(paper: Paper) -> Iterator[Doubt]:
    """A number with its area code of fewer digits than any has.

    Caught 7 and none; needless on none.
    """
    for name in ("phone", "fax"):
        field = paper.undoubted(name)
        digits = re.sub(r"\D", "", str(field.value)) if field is not None else ""
        mobile = digits.startswith("07")
        if digits.startswith("0") and len(digits) < (_MOBILE_DIGITS if mobile else _LEAST_DIGITS):
            yield Doubt(name, "words_left", str(paper.fields[name].value))


def switchboards(paper: Paper) -> Iterator[Doubt]:
    """The switchboard's number where the paper gives another one.

    Caught 12 and none; needless on none.
    """
    field = paper.undoubted("phone")
    if field is None:
        return
    own = paper.places(field.evidence)
    rows = [row for sighted in paper.dossier.orders for row in sighted.form.sheet.rows]
    holding = (row for row in rows if any((row.page, word.box) in own for word in row.words))
    if not any(_SWITCHBOARD.search(undotted(row.run.text)) for row in holding):
        return
    others = [other for row in rows for other in _unheld(row, paper)]
    if others:
        yield Doubt("phone", "words_left", others[0])


def _unheld(row: Row, paper: Paper) -> Iterator[str]:
    for found in find_phone_numbers(row.run.text):
        words = row.run.between(found.start, found.end).words
        if "fax" not in found.notes and not any((row.page, word.box) in paper.held for word in words):
            yield found.raw
