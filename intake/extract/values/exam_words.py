"""What single words and phrases mean in the name of an examination."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from intake.extract.values.letters import lower, plain, undotted
from intake.extract.vocabulary import EXAMINATIONS
from intake.model import Modality, Side

SURE, POSSIBLE = 88.0, 80.0
"""How alike (0–100) a misread word must be to count without a doubt, and to count at all."""

_SPLIT = re.compile(r"[^\W_]+|[+&]")
_ENDINGS = ("arna", "orna", "erna", "ens", "ets", "ns", "na", "en", "et", "n", "t", "s")
_COMPOUND = re.compile(
    r"(.{3,}?)s?(röntgen|rontgen|rtg|ultraljud|angiografi|scint|scintigrafi|mr|ct|dt"
    r"|bild(?:er|erna)?)"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says. ``kind``: mod, body, side, join, quiet (says nothing), request, not_exam, department, number,
    other. ``sure`` is false where the word was misread; ``rivals`` are then other things that it may be."""

    kind: str
    modality: Modality | None = None
    part: str = ""
    side: Side = Side.NONE
    plural: bool = False
    sure: bool = True
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A word or phrase of the text with its meaning; ``gap`` is what stands between it and the one before."""

    start: int
    end: int
    text: str
    gap: str
    meaning: Meaning


_Phrase = tuple[str, ...]


def _phrases() -> dict[_Phrase, Meaning]:
    known: dict[_Phrase, Meaning] = {}

    def put(words: str, meaning: Meaning) -> None:
        known.setdefault(tuple(_SPLIT.findall(words)), meaning)

    for words, (code, part) in EXAMINATIONS["whole"].items():
        put(words, Meaning("mod", Modality(code), part))
    for code, variants in EXAMINATIONS["modalities"].items():
        for words in variants:
            put(words, Meaning("mod", Modality(code)))
    plural = set(EXAMINATIONS["sides"]["plural"])
    for part, variants in EXAMINATIONS["body_parts"].items():
        for words in variants:
            put(words, Meaning("body", part=part, plural=words in plural or words.split()[-1] in plural))
    for name in ("right", "left", "both"):
        for words in EXAMINATIONS["sides"][name]:
            put(words, Meaning("side", side=Side(name)))
    put("h", Meaning("side", side=Side.RIGHT))
    put("v", Meaning("side", side=Side.LEFT))
    words_of: Mapping[str, list[str]] = EXAMINATIONS["words"]
    for list_name, kind in (
        ("joins", "join"), ("not_examinations", "not_exam"), ("departments", "department"), ("qualifiers", "quiet"),
        ("requests", "request"),
    ):  # fmt: skip
        for words in words_of[list_name]:
            put(words, Meaning(kind))
    return known


_KNOWN = _phrases()
_EXACT = {word: part for part, variants in EXAMINATIONS["exact_body_parts"].items() for word in variants}
_LONGEST = max(map(len, _KNOWN))
_COMMON = frozenset(EXAMINATIONS["words"]["common"])
_SINGLE = {phrase[0]: meaning for phrase, meaning in _KNOWN.items() if len(phrase) == 1}
_NAMING = {word: m for word, m in _SINGLE.items() if m.kind in {"mod", "body", "side"} and len(word) >= 4}
_UNDOTTED = {undotted(word): word for word in reversed([*_NAMING, "knä"])}
_MISREAD = [word for word in _UNDOTTED if len(word) >= 5]
_SHORT = 4
_CUT_SPINE = {
    "hals": "halsrygg", "cervikal": "halsrygg", "c": "halsrygg", "bröst": "bröstrygg", "thorakal": "bröstrygg",
    "th": "bröstrygg", "länd": "ländrygg", "lumbal": "ländrygg",
}  # fmt: skip
_DOUBTFUL_MODALITIES = {
    **dict.fromkeys(("GT", "ST", "OT", "CI", "DI", "Cl", "Dl"), Modality.CT),
    **dict.fromkeys(("ME", "MK", "MB", "NR", "IMR"), Modality.MR),
    **dict.fromkeys(("Rig", "rig", "Rlg", "Rfg", "Rtq", "Rug"), Modality.XR),
    "US": Modality.US,
}  # misread; US is also short for "undersökning"
_NOTHING = Meaning("other")
_MUST_BE_CAPITAL = frozenset({"nm", "rx", "xr", "mam", "pet", "eko"})


def items_of(text: str) -> Iterator[Item]:
    """The words of ``text`` with their meanings, phrases taken whole (the longest first)."""
    bare = plain(text)
    tokens = list(_SPLIT.finditer(bare))
    place, last_end = 0, 0
    before = _NOTHING
    while place < len(tokens):
        width, meaning = _meaning_at(bare, tokens, place)
        if meaning.kind == "other" and before.kind in {"mod", "side"}:
            meaning = _misread_short(undotted(lower(tokens[place][0])))
        before = meaning
        start, end = tokens[place].start(), tokens[place + width - 1].end()
        yield Item(start, end, text[start:end], bare[last_end:start], meaning)
        place, last_end = place + width, end


def _meaning_at(bare: str, tokens: list[re.Match[str]], place: int) -> tuple[int, Meaning]:
    token = tokens[place]
    if token[0][0].isdigit():
        return 1, Meaning("number")
    if token[0] in _DOUBTFUL_MODALITIES and _before_body(tokens, place):
        return 1, Meaning("mod", _DOUBTFUL_MODALITIES[token[0]], sure=False)
    cut = _cut_spine(bare, tokens, place)
    if cut:
        return 1, Meaning("body", part=cut)
    for width in range(min(_LONGEST, len(tokens) - place), 0, -1):
        group = tokens[place : place + width]
        phrase = tuple(lower(m[0]) for m in group)
        meaning = _KNOWN.get(phrase)
        if meaning is None or not _closely(bare, group):
            continue
        if width == 1 and phrase[0] in _MUST_BE_CAPITAL and not token[0].isupper():
            continue
        return width, meaning
    if token[0] in _EXACT:
        rivals = tuple(EXAMINATIONS["doubtful"].get(token[0], ()))
        return 1, Meaning("body", part=_EXACT[token[0]], sure=not rivals, rivals=rivals)
    return 1, _single(lower(token[0]))


def _before_body(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a body part or side follows directly, and no modality stands right before."""
    if place + 1 >= len(tokens) or (place and _SINGLE.get(lower(tokens[place - 1][0]), _NOTHING).kind == "mod"):
        return False
    word = lower(tokens[place + 1][0])
    return _SINGLE.get(word, _NOTHING).kind in {"body", "side"} or _single(word).kind == "body"


def _closely(bare: str, group: list[re.Match[str]]) -> bool:
    return all(re.fullmatch(r" ?[-/. ]? ?", bare[a.end() : b.start()]) for a, b in pairwise(group))


def _cut_spine(bare: str, tokens: list[re.Match[str]], place: int) -> str:
    """ "hals- och ländrygg": the first word lacks the ending that the last one bears."""
    if place + 2 >= len(tokens) or not bare.startswith("-", tokens[place].end()):
        return ""
    joint, last = lower(tokens[place + 1][0]), lower(tokens[place + 2][0])
    if joint not in {"och", "o", "samt", "resp"} or not last.endswith(("rygg", "ryggen")):
        return ""
    return _CUT_SPINE.get(lower(tokens[place][0]), "")


@lru_cache(maxsize=4096)
def _single(word: str) -> Meaning:
    """A word that stands in no list as it is: with an ending, in a compound, without its dots, misread."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        meaning = _SINGLE.get(stem) if stem != word and len(stem) >= 3 else None
        if meaning is not None and meaning.kind == "body":
            return Meaning("body", part=meaning.part, plural=ending in {"na", "arna", "erna"} and meaning.plural)
    compound = _COMPOUND.fullmatch(word)
    if compound:
        stems = (compound[1], compound[1] + "a", compound[1] + "s")  # "knä", "hjärn-", "skolios"
        part = next((m for stem in stems if (m := _SINGLE.get(stem)) is not None), None)
        if part is not None and part.kind == "body" and compound[2].startswith("bild"):
            return Meaning("mod", Modality.XR, part.part)  # "knäbilder"
        if part is not None and part.kind == "body":
            return Meaning("mod", _SINGLE[compound[2].replace("rontgen", "röntgen")].modality, part.part)
    if word in _COMMON:
        return Meaning("other")
    bald = undotted(word)
    if bald in _UNDOTTED:
        return _NAMING.get(_UNDOTTED[bald], _SINGLE[_UNDOTTED[bald]])
    return _misread(bald) if len(bald) >= 5 else Meaning("other")


def _misread(bald: str) -> Meaning:
    near = process.extract(bald, _MISREAD, scorer=fuzz.ratio, score_cutoff=POSSIBLE, limit=4)
    if not near:
        return Meaning("other")
    best_word, best, _ = near[0]
    meaning = _NAMING[_UNDOTTED[best_word]]
    others = [_NAMING[_UNDOTTED[word]] for word, score, _ in near[1:] if score > best - 6.0]
    rivals = tuple(dict.fromkeys(_label(m) for m in (meaning, *others)))
    if len(rivals) > 1:
        return Meaning(meaning.kind, meaning.modality, meaning.part, meaning.side, meaning.plural, False, rivals)
    return Meaning(meaning.kind, meaning.modality, meaning.part, meaning.side, meaning.plural, best >= SURE)


def _misread_short(bald: str) -> Meaning:
    """``vänster nöft``: a word of four letters behind a side or modality, one letter off a part of the body."""
    near = {
        meaning.part
        for word, meaning in _SINGLE.items()
        if meaning.kind == "body" and len(word) == len(bald) == _SHORT and _letters_off(undotted(word), bald) == 1
    }
    return Meaning("body", part=near.pop(), sure=False) if len(near) == 1 and bald not in _COMMON else _NOTHING


def _letters_off(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _label(meaning: Meaning) -> str:
    return meaning.part or (meaning.modality.value if meaning.modality else meaning.side.value)
