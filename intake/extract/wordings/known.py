"""Wordings of labels: the listed ones, tolerant of misread letters, and those understood from their parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz, process

from intake.extract.values.letters import undotted
from intake.extract.vocabulary import table
from intake.extract.wordings.dress import bare_label
from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.parts import is_word

_FUZZY_FROM = 7
"""Shorter wordings must match letter by letter (after folding): one wrong letter there makes another word."""

_FUZZY_SCORE = 87.0
_LETTERS = str.maketrans("åäöéèüáà", "aaoeeuaa")


def fold(text: str) -> str:
    """Letters and digits only, in lower case, without the dots and rings of å ä ö."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().translate(_LETTERS))


@dataclass(frozen=True, slots=True)
class Wording:
    kind: str
    weak: bool


@dataclass(frozen=True)
class Vocabulary:
    """All wordings by their folded form."""

    wordings: Mapping[str, Wording]
    english: frozenset[str]

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(w for w in self.wordings if len(w) >= _FUZZY_FROM and w not in self.english)

    def find(self, folded: str, *, fuzzy: bool) -> Wording | None:
        exact = self.wordings.get(folded)
        if exact is not None or not fuzzy or len(folded) < _FUZZY_FROM - 1:
            return exact
        if is_word(folded):
            return None  # "Handling": no misread "Behandling"
        best = process.extractOne(folded, self._long, scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
        if best is None or abs(len(best[0]) - len(folded)) > 2:
            return None
        # A misread letter is forgiven anywhere, another last word ("till", "från", "via") is not.
        if fuzz.ratio(best[0][-4:], folded[-4:]) < 70:
            return None
        return self.wordings[best[0]]


@cache
def vocabulary() -> Vocabulary:
    """The bundled wordings; part of the program, like its code."""
    wordings: dict[str, Wording] = {}
    for kind, groups in table("labels.toml").items():
        for strength in ("strong", "weak"):
            for wording in groups.get(strength, ()):
                wordings.setdefault(fold(wording), Wording(kind, strength == "weak"))
    foreign: set[str] = set()
    for kind, groups in table("labels.toml").items():
        for folded in map(fold, groups.get("english", ())):
            if folded not in wordings:
                wordings[folded] = Wording(kind, False)
                foreign.add(folded)
    return Vocabulary(wordings, frozenset(foreign))


@cache
def listed(folded: str, fuzzy: bool) -> Wording | None:
    """The listed wording that a folded text is, where ``fuzzy`` with misread letters forgiven."""
    return vocabulary().find(folded, fuzzy=fuzzy)


VALUE_LIKE = frozenset(
    {
        "clinic",
        "consent",
        "delivery",
        "doctor",
        "examination",
        "body_part",
        "side",
        "modality",
        "image_recipient",
        "images_wanted",
        "oral_consent",
        "other",
        "profession",
        "recipient",
        "relevance",
        "report_wanted",
        "self_referred",
        "urgency",
        "wanted",
        "written_consent",
        "needed_by",
        "receiving_doctor",
        "addressee",
        "sender",
        "patient_name",
    }
)
"""Kinds whose labels are made of words that values are made of, too."""

_BARE = frozenset({"plain", "joined", "exists", "all", "kind", "info", "material"})
_ASKING = frozenset(
    """requester ordered wished recipient which where how when who why name first_name last_name number date to by
    contact concerns info kind scope address your our approximate""".split()  # noqa: SIM905
)
"""Parts that a label has and a value seldom: a phrase with one of them asks for something."""

_TELLS_TO = re.compile(r"\W*(?:\d+\W+)?(?:ange|uppge|skriv|fyll i|beskriv|specificera|kryssa)\b")
"""``Ange pågående behandling``: a form that tells to write."""

_ANSWERED = re.compile(r"\b(?:ar|heter)\W*$|\bsom \w{4,}[rs]\W*$")
"""``Undersökningen vi menar är``, ``Behandling som pågår``: a clause with its verb, which the value answers."""

_EITHER = frozenset({"clinic", "relevance", "needed_by"})
_EITHER_OR = re.compile(r"[^\W\d_]+\.? ?/ ?[^\W\d_]+\.?:?")
"""``Behandling/diagnos``: two words for what may stand here; a value is one of them."""


_REMARK = re.compile(r"\([^)]*[^\W\d_][^)]*\)?")
"""A remark on a label: ``(12 siffror)``; an area code is none."""


_LAST_REMARK = re.compile(r"\s*\([^()]*[^\W\d_]{2}[^()]*\)?\W*$")


def understood(text: str) -> Wording | None:
    """A wording nobody listed, all of whose words are parts of labels; ``weak`` where it may as well be a value."""
    bare = bare_label(text)
    if bare != text and (known := listed(fold(bare), True)) is not None:
        return known
    found = meaning(bare)
    if found is None or found.understood < 1:
        short = _LAST_REMARK.sub("", bare)
        known = listed(fold(short), True) if short != bare and short else None
        found = meaning(short) if short != bare else None
        if known is not None or found is None:
            return known
    if found.understood < 1 or _BARE.issuperset(found.parts):
        return None
    if "answer" in found.parts and "(" not in text:
        return None
    if re.search(r"\d{3}", _REMARK.sub("", text)):
        return None  # its value was read with it: "Tel (035) 13 10 00"
    either = found.kind in _EITHER and _EITHER_OR.fullmatch(text.strip()) is not None
    asks = _ASKING.intersection(found.parts) or found.parts[-1] == "via"  # "Leverans sker genom"
    asks = asks or _TELLS_TO.match(undotted(bare)) is not None or _ANSWERED.search(undotted(bare)) is not None
    asks = asks or found.parts[-2:] == ("at", "own")  # "… hos oss"
    weak = found.kind in VALUE_LIKE and not asks and not either
    return Wording(found.kind, weak)


def wording_of(text: str) -> Wording | None:
    """What a whole text asks for as a label: listed, misread letters forgiven, or else understood by its parts."""
    return listed(fold(text), True) or understood(text)


def guess_kind(text: str) -> str:
    """What a label outside the vocabulary asks for, by the parts that are understood; else ``unknown``."""
    bare = bare_label(text)
    if bare != text and (known := listed(fold(bare), True)) is not None:
        return known.kind
    found = meaning(bare)
    if found is not None and _DENIES.search(undotted(text)) and not text.rstrip().endswith("?"):
        return "unknown"  # "Är du inte rätt mottagare: ring oss": a condition, and no question
    return found.kind if found is not None and found.understood >= 0.5 else "unknown"


_DENIES = re.compile(r"\b(?:inte|ej|icke|aldrig)\b")


def is_wording(text: str) -> bool:
    """Is the whole text a label of the vocabulary, letter by letter?"""
    return listed(fold(text), False) is not None


def kind_of(text: str) -> str | None:
    """What a whole text asks for as a label, misread letters forgiven; ``None`` where it is none."""
    found = listed(fold(text), True)
    return found.kind if found else None
