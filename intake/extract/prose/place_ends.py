"""Where the name of a place ends in a sentence: at the first small word that joins no other part of the name."""

from __future__ import annotations

import re

from intake.extract.values.letters import undotted

_JOINING = frozenset({"och", "i", "pa", "vid", "for"})
"""``Barn- och ungdomskliniken``, ``Röntgen vid Ystads lasarett``."""
_CLOSED = re.compile(
    r"och|i|pa|vid|for|med|till|fran|av|om|som|dar|dit|hit|har|vi|ni|de[nmt]?|detta|en|ett|ert?|min|var|vart|mitt|oss"
    r"|mig|jag|hon|han|eller|samt|utan|nar|da|sa|att|eftersom|innan|under|via|per|genom|efter|infor|senast|snarast"
    r"|tack|garna|helst|nr|tel|telefon|tfn|fax|ej|inte|ska(?:ll)?|kan|ar|men|annars|dock|bada|aven|ocksa|likasa|mot|hos"
    r"|over"
)
"""Words of the closed classes, which name nothing."""
_UNIT = re.compile(
    r"\w*(?:rontgen|radiolog|klinik|mottagning|sjukhus|lasarett|avd(?:elning)?|enhet|central|media|bild|arkiv"
    r"|medicin|kirurgi|team|lab|huset?|hallen|rehab|halsa|region|funktion|ungdom|diagnostik|sjukvard)\w*"
)
_STREET = re.compile(r"\w+(?:gatan|vagen|torget|torg|gata|vag|allen|alle|backen|grand|stigen|plan|platsen|kajen)")


def place_end(text: str) -> int:
    """How many letters of ``text``, which begins with a place, name it.

    Of a text in capitals, or one that opens with no name, no end is seen.

    >>> text = "Kliniken Ekbacken på ett USB-minne"
    >>> text[: place_end(text)]
    'Kliniken Ekbacken'
    """
    words = list(re.finditer(r"\S+", text))
    if text.isupper() or not any(m[0][:1].isupper() for m in words[:2]):
        return len(text)
    for index, match in enumerate(words):
        bare = undotted(match[0]).strip("().,;:")
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if (
            index
            and _CLOSED.fullmatch(bare)
            and match[0].islower()
            and not (bare in _JOINING and _names(following, bare))
        ):
            return words[index - 1].end()
        if index and _opens_address(words, index):
            return words[index - 1].end()
    return len(text)


def _names(word: str, joining: str) -> bool:
    """Does a word behind a joining one go on with the name?"""
    bare = undotted(word).strip("().,;:")
    if word[:1].isupper() or word[:1].isdigit() or _UNIT.fullmatch(bare):
        return True
    return joining == "i" and not _CLOSED.fullmatch(bare) and len(bare) > len("tid")


def _opens_address(words: list[re.Match[str]], index: int) -> bool:
    """``…, Storgatan 3``: a street with its number behind a comma."""
    if not words[index - 1][0].endswith(",") or index + 1 >= len(words):
        return False
    return _STREET.fullmatch(undotted(words[index][0])) is not None and words[index + 1][0][:1].isdigit()
