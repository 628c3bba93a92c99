"""What a label asks for, worked out from its parts: wordings that nobody has listed are understood like those we know.

A label names whose (patient, requester, recipient), what (name, number, date, unit …) and sometimes how. Each word is
taken apart into known stems (``vocabulary/label_parts.toml``); an ordered table of rules tells what their sum asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from intake.extract.values.letters import undotted
from intake.extract.wordings.parts import lexicon, parts_of, split_words
from intake.extract.wordings.rules import kind_by_rules


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase asks for. ``parts`` are its parts in order; ``understood`` is the share (0–1) of words with one."""

    kind: str
    parts: tuple[str, ...]
    understood: float


@cache
def meaning(text: str) -> Meaning | None:
    """What ``text`` asks for as a label; ``None`` where its parts do not tell."""
    text = _UNCLOSED.sub("", text)  # the remark goes on on the next line
    text = _OURS.sub("min", text)
    words = [w for w in split_words(text) if not w.isdigit()]
    if _TITLE.match(undotted(text)):
        return Meaning("onset_heading_other", ("ordered",), 1.0)
    parts: list[str] = []
    known = 0
    shortened = set(_SHORTENED.findall(undotted(text)))
    for word in words:
        of_word = _JOINERS.get(word) or parts_of(word) or (_stands_for(word) if word in shortened else ())
        known += bool(of_word)
        parts += of_word
    if parts[-1:] == ["day"]:
        parts[-1] = "date"  # "Utförd den": the day follows
    if words[-1:] == ["for"] and {"wished", "patient", "material"}.intersection(parts):
        parts[-1] = "reason"  # "Bilderna behövs för": the reason follows
    if not parts or words[-2:] == ["har", "den"]:  # "Patienten har den | 2 november undertecknat …"
        return None
    if parts == ["at"]:
        return Meaning("delivery", ("at",), known / len(words))  # "På": behind "Sändes till"
    parts = _head(parts)
    kind = _asked_whether(text, frozenset(parts)) or kind_by_rules(tuple(parts))
    return Meaning(kind, tuple(parts), known / len(words)) if kind else None


def _head(parts: list[str]) -> list[str]:
    """``Läkare på kliniken``: what stands before the preposition is asked for, where it is a person."""
    at = parts.index("at") if "at" in parts[1:-1] else 0
    person = {"doctor", "contact"}.intersection(parts[:at])
    return (
        [*parts[:at], "who"]
        if person and not {"name", "phone", "fax", "exam", "images"}.intersection(parts[:at])
        else parts
    )


_WHETHER = re.compile(r"\W*(?:\d+\W+)?(?:ska|skall)\b")


def _asked_whether(text: str, parts: frozenset[str]) -> str | None:
    """``Ska bilderna skickas``: a question that yes and no answer, about the images, the report or both."""
    if not _WHETHER.match(undotted(text)) or {"how", "where", "to", "via", "date", "when", "which"} & parts:
        return None
    images, report = "images" in parts, "report" in parts
    if images and report:
        return "wanted"
    return "images_wanted" if images else "report_wanted" if report else None


_SHORTENED = re.compile(r"\b([a-z]{5,})[.:]")
"""A word that may be cut off, by a full stop that leaders or a colon may have taken with them."""
_WHO_OR_WHY = frozenset({"doctor", "treating", "reason"})


@cache
def _stands_for(word: str) -> tuple[str, ...]:
    """``Undersökn.``: the part of all stems that begin so; ``Behandl.`` may ask who or why, which the value tells."""
    parts = {part for stem, part in lexicon()[0].items() if stem.startswith(word)}
    if len(parts) > 1 and "doctor" in parts and parts <= _WHO_OR_WHY:
        return ("doctor",)
    return tuple(parts) if len(parts) == 1 else ()


_TITLE = re.compile(
    r"\W*(?:(?:begaran|bestallning\w*|forfragan|rekvisition\w*|ansokan|anhallan|onskemal|lan)\W"
    r"(?!.*(?:\bvad\b|vilk|lakare|\btill\b(?!.*\bom\b)|galler|avser|datum|\bden\b|person)).*"
    r"(?:bild|rontgen|radiolog|utlat|svar|material|utlamn)"
    r"|(?=.*(?:bild|rontgen|utlat|svar|material)).*\s[-–]\s*(?:bestallning|rekvisition|begaran|forfragan|anhallan)\W*$"
    r"|[\w/ -]*(?:bild|svar|rontgen|utlatande|material)\w*(?:\W{1,3})?"
    r"(?:bestallning|rekvisition|begaran|forfragan)\w*\W*$"
    r"|\W*(?:bestallning|rekvisition|begaran|forfragan|anhallan|onskemal|meddelande|brev|fraga|pm) (?:till"
    r"|for) (?:rontgen|radiolog)\w*\W*$)"
)
"""What a form calls itself: ``Begäran om bilder``."""
_OURS = re.compile(r"\bvår(?:t|a)?\b", re.IGNORECASE)
"""``Vår mottagning``: ours; without its ring the word asks where."""
_UNCLOSED = re.compile(r"\s*\([^)]*$")
_JOINERS = {"/": ("joined",), "+": ("joined",), "&": ("joined",), ",": ("joined",), "(": ("joined",), ")": ("plain",)}
