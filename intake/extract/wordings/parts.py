"""The parts that the words of a label are made of, compounds and misread letters understood."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from intake.extract.values.letters import undotted
from intake.extract.vocabulary import table

_ENDINGS = frozenset(
    """a ad ade an ande ar are aren arens arna arnas as at d da de des e en ens er erna ernas es et ets n na nas ns or
    orna r re s t te ts""".split()  # noqa: SIM905
)
"""Endings that a stem may take (folded)."""
_INFLECTED_FROM = 4
"""Shorter stems are words of their own: an ending would make another word of them."""
_FUZZY_FROM = 6
_FUZZY_SCORE = 85.0
_FIXED = (
    (re.compile(r"\be-(post|mail)"), r"e\1"),
    (re.compile(r"\bp\.? ?n(?:r|ummer)\b"), "pnr"),
    (re.compile(r"\b(?:de )?(?:fyra|4) sista\b(?: siffror\w*)?"), "pnr"),
    (re.compile(r"\bres\.? ?n(?:r|ummer)\b"), "reservnr"),
    (re.compile(r"\b(?:for|efter|till\w*)- ?(?:och|o|/|&) ?(?=(?:for|efter)namn)"), "namn "),
    (re.compile(r"\bdet som\b"), "vad"),
    (
        re.compile(r"\b(?:vi|jag) som (?:skriver|bestaller|fragar|ber|begar|onskar|rekvirerar|sander|hor av oss)\b"),
        "bestallare",
    ),
    (re.compile(r"\bvem (?:vi|jag|det|brevet) (?:skriver|vander (?:oss|mig)|riktas|ar|skrivs) till\b"), "till"),
    (re.compile(r"\bvem det (?:handlar om|galler|avser|ror)\b"), "patient"),
    (re.compile(r"\bden som\b"), "person"),
    (re.compile(r"\bhur nar\b|\bnar (?:ni|man|du) (?:oss|mig)\b"), "kontakt"),
    (re.compile(r"\b(bild|svars?|utl\w*)mott\b"), r"\1 mottagare"),
    (re.compile(r"\bsamt\.(?=\W|$)|^\W*samt\W*$"), "samtycke"),
    (re.compile(r"\ba{2,4}mmdd\W?(?:nnnn|xxxx)"), "pnr"),
    (re.compile(r"\bf\.? ?v\.? ?b\b"), "fvb"),
    (re.compile(r"\bu\.s\b"), "us"),
    (re.compile(r"\bae-titel"), "aetitel"),
    (re.compile(r"(?<=\w )avs(?=\W*$)"), "avsandare"),
    (re.compile(r"\bvar remiss\b"), "egen remiss"),
    (re.compile(r"\bmott\.? (?=(?:enh|enhet|bild|utl|svar|lakare|rontgen|media))"), "mottagande "),
    (re.compile(r"\b(?:akt|aktuell|pagaende|nuvarande)\.? beh\b"), "aktuell behandling"),
    (re.compile(r"\bfr\.? ?o\.? ?m\b|\bt\.? ?o\.? ?m\b"), "period"),
    (re.compile(r"\(s?(?:ar|er|or|en|n|na|erna)\)"), ""),
    (re.compile(r"\b(hoger|ho|h)/(vanster|va|v)\b"), "sida"),
)


def split_words(text: str) -> list[str]:
    bare = undotted(text)
    for pattern, plain in _FIXED:
        bare = pattern.sub(plain, bare)
    return re.findall(r"[a-z]+|\d+|[/+&,()]", bare.replace("-", " "))


@cache
def lexicon() -> tuple[dict[str, str], dict[str, str]]:
    """Stems that take endings, and words that do not, each with its part."""
    stems: dict[str, str] = {}
    whole: dict[str, str] = {}
    for part, lists in table("label_parts.toml").items():
        for stem in lists.get("stems", ()):
            stems.setdefault(stem.replace(" ", ""), part)
        for word in lists.get("words", ()):
            whole.setdefault(word.replace(" ", ""), part)
    return stems, whole


def is_word(folded: str) -> bool:
    """Is the whole text one of the words that labels are made of, as it is listed?"""
    stems, whole = lexicon()
    return folded in stems or folded in whole


@cache
def parts_of(word: str) -> tuple[str, ...]:
    """The parts of one folded word, in order; empty where it holds a piece that is no part of a label."""
    found = _taken_apart(word) or _taken_apart(word.replace("rn", "m"))  # the usual misreading
    if found is None and len(word) >= _FUZZY_FROM:
        near = process.extractOne(word, _spellings(), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
        found = _taken_apart(near[0]) if near is not None and abs(len(near[0]) - len(word)) <= 1 else None
    return found or ()


@cache
def _spellings() -> tuple[str, ...]:
    """The words as listed, then those with an ending. Of two that are as near to a misread one the first is taken, so
    their order is fixed: a set has another in every process."""
    stems, whole = lexicon()
    endings = ("en", "et", "er", "ens", "s", "n", "ns")
    listed = sorted(w for w in {*stems, *whole} if len(w) >= 5)
    inflected = sorted(s + e for s in stems for e in endings if len(s) >= 5)
    return tuple(dict.fromkeys((*listed, *inflected)))


@cache
def _taken_apart(word: str) -> tuple[str, ...] | None:
    """``undersokningsdatum`` → exam, date. The longest stems win; every letter must belong to one."""
    stems, whole = lexicon()
    if word in whole:
        return (whole[word],)
    if word in stems:
        return (stems[word],)
    for length in range(len(word), 1, -1):
        head, rest = word[:length], word[length:]
        part = stems.get(head)
        if part is not None:
            if rest in _ENDINGS and length >= _INFLECTED_FROM:
                return (part,)
            for link in ("", "s", "e", "ar", "nings", "es", "n"):
                if rest.startswith(link) and len(rest) - len(link) >= 2:
                    tail = _taken_apart(rest[len(link) :])
                    if tail is not None:
                        return (part, *tail)
        part = whole.get(head)
        if part is not None and part not in _NEVER_IN_COMPOUNDS and len(rest) >= 2:
            tail = _taken_apart(rest)
            if tail is not None and tail[0] not in _NEVER_IN_COMPOUNDS:
                return (part, *tail)
    return None


_NEVER_IN_COMPOUNDS = frozenset(
    {"plain", "own", "our", "your", "to", "from", "by", "at", "joined", "where", "when", "how", "who", "side", "faxed"}
)
