"""Is a fax written in Swedish?"""

from __future__ import annotations

import re

from intake.extract.values.letters import undotted

_SWEDISH = frozenset(
    [
        "och",
        "att",
        "det",
        "som",
        "en",
        "ett",
        "av",
        "för",
        "på",
        "är",
        "till",
        "med",
        "den",
        "har",
        "inte",
        "om",
        "vi",
        "jag",
        "från",
        "vid",
        "undersökning",
        "bilder",
        "patient",
        "patienten",
        "klinik",
        "läkare",
        "samtycke",
        "utlåtande",
        "beställning",
        "datum",
        "mottagare",
        "namn",
        "önskas",
        "personnummer",
        "telefon",
        "muntligt",
        "skriftligt",
        "hälsning",
        "vänlig",
        "ja",
        "nej",
    ]
)
_FOREIGN = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "for",
        "please",
        "with",
        "we",
        "you",
        "is",
        "are",
        "have",
        "hospital",
        "patient's",
        "images",
        "dear",
        "regards",
        "from",
        "der",
        "die",
        "das",
        "und",
        "ist",
        "bitte",
        "wir",
        "sie",
        "mit",
        "von",
        "für",
        "den",
        "dem",
        "ein",
        "eine",
        "le",
        "la",
        "les",
        "de",
        "et",
        "pour",
        "nous",
        "vous",
        "avec",
        "og",
        "ikke",
        "jeg",
        "fra",
        "til",
        "vennlig",
        "hilsen",
        "på",
        "vegne",
        "bilder",
        "røntgen",
        "ville",
        "gerne",
        "med",
        "venlig",
        "hilsen",
        "af",
        "ved",
        "kan",
        "mvh",
        "potilas",
        "kuvat",
        "ja",
        "lausunto",
        "pyydämme",
        "el",
        "los",
        "las",
        "por",
        "favor",
        "con",
        "una",
        "del",
    ]
)
_SHARED = _SWEDISH & _FOREIGN


_SWEDISH_STEMS = re.compile(
    r"(?:bestall|rontgen|undersok|patient|klinik|mottag|lakar|utlat|samtyck|personn|onsk|skick|lank|bild|remi"
    r"|namn|telef|datum"
    r"|sjuk|vard|avdel|behand|faxn|lever|anled|unders|signat|fodel|hoger|vanster|muntlig|skriftlig|fraga|svar|kopi|hals"
    r"|avse|galle|enhet|lasarett|halsning)\w*"
)
SOME_WORDS, SWEDISH_SHARE = 20, 0.12
"""Of so many words at least this share is Swedish on any Swedish order; names and numbers make up much of a form."""


def is_swedish(text: str) -> bool:
    """A simple share of common words; too few words to tell count as Swedish."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    common = [w in _SWEDISH and w not in _SHARED for w in words]
    foreign = sum(w in _FOREIGN and w not in _SHARED for w in words)
    ours = sum(c or _SWEDISH_STEMS.fullmatch(undotted(w)) is not None for c, w in zip(common, words, strict=True))
    if len(words) >= SOME_WORDS and ours < SWEDISH_SHARE * len(words):
        return False
    letters = sum("å" in w for w in words)
    return foreign < 6 or foreign <= 1.2 * (sum(common) + letters)
