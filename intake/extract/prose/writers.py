"""Who orders, and where they work, as a sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.layout.sheet import Run
from intake.extract.people.written_names import FULL_NAME, TITLE
from intake.extract.prose.statements import Statement
from intake.extract.values.letters import CAPITAL
from intake.extract.values.name_shapes import INITIALS, WORD, more_words
from intake.extract.values.names import without_capitals

_POSTS = r"(?:(?!\w+(?:ade|erat|erar)\s)(?:[A-ZÅÄÖ]{2}-)?[a-zåäö-]+\.?\s+){0,3}"
"""Titles in small letters before a name, of whatever kind: ``bitr överläkare``, ``spec. allmänmedicin``."""
_BEHIND = r"(?:,\s*[^,:!?]{2,40}?){0,3}"
"""Titles behind it."""
_WHOLE_NAME = rf"(?:{WORD}(?:\s+{CAPITAL}\.)?|{INITIALS}){more_words(1, 2)}"
_DOCTOR = (
    re.compile(rf"\b[Ee]nl(?:igt|\.)?\s+(?:önskemål från\s+)?(?P<name>{TITLE}+{FULL_NAME})"),
    re.compile(rf"\b(?:[Uu]ndertecknad|[Jj]ag),?\s+(?:är\s+)?(?P<name>{TITLE}*{FULL_NAME})"),
    re.compile(
        rf"\b(?:[Bb]eställ\w+|[Rr]ekvir\w+|[Bb]egär\w*|[Rr]emitterande|[Aa]nsvarig|[Bb]ehandlande|[Oo]rdinerande)"
        rf"(?:\s+läkare|\s+doktor)?\s+(?:är|av)\s+(?P<name>{TITLE}*{FULL_NAME})"
    ),
    re.compile(
        rf"(?P<name>{TITLE}+{FULL_NAME})(?:,(?P<unit>[^,.]{{3,60}}),|\s+(?:vid|på)\s[^.,]{{3,60}}?)?"
        rf"\s+(?:önskar|beställer|rekvirerar|vill|begär|ber|behöver|behandlar)\b"
    ),
    re.compile(rf"\b(?:av|från|för|till)\s+(?P<name>(?:[Dd]r\.?|[Dd]oktor|[Öö]verläkare)\s+{FULL_NAME})"),
    re.compile(
        rf"\b(?:[Dd]ikter|[Aa]nteckn|[Ss]igner|[Uu]nderteckn|[Uu]tfärd|[Oo]rdiner)(?:at|ad)(?:\s+av)?:?\s+"
        rf"{_POSTS}(?P<name>{FULL_NAME})"
    ),
    re.compile(
        rf"\b(?:[Pp]å (?:uppdrag|begäran|anmodan) av|[Ff]råga från"
        rf"|[Hh]älsning(?:ar)? från)\s+{_POSTS}(?P<name>{_WHOLE_NAME})"
    ),
    re.compile(rf"\b[Ff]ör\s+{_POSTS}(?P<name>{_WHOLE_NAME})s räkning\b"),
    re.compile(
        rf"(?P<name>{_WHOLE_NAME}){_BEHIND},?\s+(?:har bett|bad|ber|har bett om att|undrar|hälsar)\s+(?:mig|oss"
        rf"|om|att)\b"
    ),
    re.compile(rf"(?P<name>{_WHOLE_NAME}){_BEHIND},?\s+här\s+(?:på|från|vid|hos)\b"),
    re.compile(rf"\b(?:[Bb]eställ|[Rr]ekvirer|[Bb]egär)(?:e?s|er|[dt]|ning)\s+åt\s+(?P<name>{TITLE}*{FULL_NAME})"),
    re.compile(
        rf"\b[Dd]et är\s+(?P<name>{TITLE}*{FULL_NAME})(?:,[^,]{{2,40}}?)?,?"
        rf"\s+som\s+(?:vill|önskar|beställer|begär|behöver|rekvirerar|ber)\b"
    ),
    re.compile(rf"\b(?:[Mm]itt namn är|[Jj]ag heter)\s+(?P<name>{FULL_NAME})"),
)


_REFERRED = re.compile(r"\b(?:remi\w+|hanvis\w+)\W+(?:\w+\W+){0,2}$")
"""``Remiss från doktor Lund``: who sent the patient to the examination, and orders nothing."""


def doctors(statement: Statement) -> Iterator[Run]:
    """People whom a sentence names as those who order."""
    text = without_capitals(statement.text)
    for pattern in _DOCTOR:
        for match in pattern.finditer(text):
            if not _REFERRED.search(statement.bare[: match.start()]):
                yield statement.run.between(match.start("name"), match.end("name"))


def workplaces(statement: Statement) -> Iterator[Run]:
    """What stands between commas behind such a person: ``Dr Lund, Privatläkarna, ber om …``."""
    for match in _DOCTOR[3].finditer(statement.text):
        if match["unit"]:
            yield statement.run.between(match.start("unit") + 1, match.end("unit"))
