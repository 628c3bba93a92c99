"""What forms dress a label up with: a number, a word that it must or may be answered, its English."""

from __future__ import annotations

import re
from functools import cache

from intake.extract.values.letters import undotted
from intake.extract.vocabulary import table
from intake.extract.wordings.parts import parts_of

_NUMBER = re.compile(r"\W*\d{1,2}[.)]\s+(?=[^\W\d_])")
_MAY = re.compile(r"\W*ev(?:entuell\w*|\.)?\s+(?=[^\W\d_])")
_MUST = re.compile(
    r"\s*(?:[(\[–-]\s*(?:obl\b\.?|obligatorisk\w*|maste|ska|skall)(?:\s(?:uppgift|falt|anges|fyllas i))?"
    r"\s*[)\]]?|\*+)\s*(?=[:(/]|$)"
)
_HOW = re.compile(r"\s*\((?:v\.?g\.? )?(?:texta|textat|kort|markera|fritext|valj|ange|fullst|obl)[^()]*\)?")
"""How an answer is to be written, which says nothing of what is asked."""
_REMARK = re.compile(r"\(([^()]*)\)?")
_LEAST = 4
"""So many letters of an English wording tell it where the rest of it stands on the next line."""


def bare_label(text: str) -> str:
    """``text`` without what is no part of the question: ``2. Klinik/Clinic - obligatorisk uppgift`` → ``Klinik``.

    As it was where nothing would be left.
    """
    kept = text
    for pattern in (_NUMBER, _MAY):
        if match := pattern.match(undotted(kept)):
            kept = kept[match.end() :]
    while match := _MUST.search(undotted(kept)):
        kept = kept[: match.start()] + kept[match.end() :]
    while match := _HOW.search(undotted(kept)):
        kept = kept[: match.start()] + kept[match.end() :]
    kept = _REMARK.sub(lambda m: "" if is_english(m[1]) else m[0], kept)
    pieces = re.split(r"\s*/\s*", kept)
    if len(pieces) > 1 and is_english(pieces[-1], cut=True):
        pieces.pop()
    elif len(pieces) > 1 and is_english(pieces[0], cut=pieces[0].endswith(".")):
        pieces.pop(0)
    pieces = _in_swedish(pieces)
    kept = "/".join(pieces).strip()
    return kept if re.search(r"[^\W\d_]{2}", kept) else text


def _in_swedish(pieces: list[str]) -> list[str]:
    """``Pyytävä yksikkö / Beställande enhet``: of a label said twice the words that are known, beside none that is."""
    known = [[bool(parts_of(word)) for word in re.findall(r"[a-z]{2,}", undotted(piece))] for piece in pieces]
    if len(pieces) != _TWICE or not all(known) or any(known[0]) == any(known[1]):
        return pieces
    if any(not piece[:1].isupper() or re.search(r"\s[A-ZÅÄÖ][a-zåäö]", piece) for piece in pieces):
        return pieces  # "Björn Rask / läkare": a name and a title
    return [piece for piece, words in zip(pieces, known, strict=True) if all(words)] or pieces


_TWICE = 2


def is_english(text: str, *, cut: bool = False) -> bool:
    """Is the whole text an English wording of a label, or where it was ``cut`` by the line's end, how one begins?"""
    bare = _letters(text)
    return bare in _wordings() or (cut and len(bare) >= _LEAST and any(w.startswith(bare) for w in _wordings()))


@cache
def _wordings() -> frozenset[str]:
    return frozenset(_letters(w) for groups in table("labels.toml").values() for w in groups.get("english", ()))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", undotted(text))
