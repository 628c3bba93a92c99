"""Values taken from an example or an instruction that a form prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.layout.sentences import sentence_ends
from intake.extract.layout.sheet import Sheet
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.letters import undotted
from intake.model import Field

_EXAMPLE = re.compile(r"\bt\.? ?ex\b|\bex\b[.:]|\bexempel(?:vis)?\b|\bsasom\b")
_TELLS = re.compile(r"\W*(?:anges?|beskriv|skriv|fylls?|uppge)\b")
_ENDS_SO = re.compile(rf"(?:{_EXAMPLE.pattern})\W*$")
_VALUES = frozenset(
    """requesting_clinic doctor image_recipient report_recipient onward_recipient patient_name phone fax
    reference modality body_part side date""".split()  # noqa: SIM905
)


def guidance(paper: Paper) -> Iterator[Doubt]:
    """A value behind ``t.ex.``, ``exempel`` or an order to write ("Ange …") in the same sentence.

    Caught none of 241, whose sets print no examples where answers stand, and 153 of 413 on a set that does; needless on
    3 of its faxes, on none of the others.
    """
    for path, field in paper.fields.items():
        part = path.rsplit(".", 1)[-1]
        if field.flags or not field.evidence or part not in _VALUES:
            continue
        # What of an examination stands first tells for all its parts; its date stands alone.
        whole = paper.fields.get(path.replace(part, "text"), field) if "." in path and part != "date" else field
        words = _behind_guidance(whole, paper)
        if words:
            yield Doubt(path, "printed_words", words)


def _behind_guidance(field: Field, paper: Paper) -> str:
    own = paper.places(field.evidence[:1])
    for sighted in paper.dossier.orders:
        sheet = sighted.form.sheet
        for index, row in enumerate(sheet.rows):
            mine = next((i for i, word in enumerate(row.words) if (sheet.number, word.box) in own), None)
            if mine is None:
                continue
            said = _sentence_before(sheet, index, mine)
            bare = undotted(said)
            labelled = mine > 0 and (sheet.number, row.words[mine - 1].box) in paper.labels
            told = _TELLS.match(bare) is not None and mine > 0 and not labelled
            return said if _EXAMPLE.search(bare) or told else ""
    return ""


def _sentence_before(sheet: Sheet, index: int, mine: int) -> str:
    """The words of a sentence that stand before its word ``mine`` on a row; where it begins the row, the end of the one
    above that leads to it ("till exempel")."""
    words = sheet.rows[index].words[:mine]
    text = " ".join(word.text for word in words)
    if not words and index and _ENDS_SO.search(undotted(sheet.rows[index - 1].run.text)):
        text = sheet.rows[index - 1].run.text
    ends = list(sentence_ends(text))
    said = text[ends[-1][1] :] if ends else text
    if _ENDS_SO.search(undotted(said)):
        return said
    return re.sub(r"^.*[:)](?=\s|$)", "", said)  # a label, or its remark, ends there
