"""Who orders, and where they work, as a sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.layout.sheet import Run
from intake.extract.people.written_names import FULL_NAME, TITLE
from intake.extract.prose.statements import Statement
from intake.extract.values.letters import CAPITAL
from intake.extract.values.name_shapes import INITIALS, WORD, more_words
from intake.extract.values.names import is_title, without_capitals

_POSTS = r"(?:(?!\w+(?:ade|erat|erar)\s)(?:[A-ZÅÄÖ]{2}-)?[a-zåäö-]+\.?\s+){0,3}"
"""Titles in small letters before a name, of whatever kind: ``bitr överläkare``, ``spec. allmänmedicin``."""
_BEHIND = r"(?:,\s*[^,:!?]{2,40}?){0,3}"
"""Titles behind it."""
_DOES = r"(?:\s(?!(?:vi|jag|som|undertecknad)\b)[^\s.!?:]+){1,8}?(?<!,)"
"""What else is said of somebody before the wish: ``Dr Lund följer patienten för …  och ber er``."""
_WHOLE_NAME = rf"(?:{WORD}(?:\s+{CAPITAL}\.)?|{INITIALS}){more_words(1, 2)}"
_DOCTOR = (
    re.compile(rf"\b[Ee]nl(?:igt|\.)?\s+(?:önskemål från\s+)?(?P<name>{TITLE}+{FULL_NAME})"),
    re.compile(rf"\b(?:[Uu]ndertecknad|[Jj]ag),?\s+(?:är\s+)?(?P<name>{TITLE}*{FULL_NAME})"),
    re.compile(
        rf"\b(?:[Bb]eställ\w+|[Rr]ekvir\w+|[Bb]egär\w*|[Rr]emitterande|[Aa]nsvarig|[Bb]ehandlande|[Oo]rdinerande)"
        rf"(?:(?:\s+läkare|\s+doktor)?(?:\s+för\s+(?:\w+\s+)?\w+)?\s+(?:är|av)|\s+läkare|\s+doktor)"
        rf"\s+(?P<name>{TITLE}*{FULL_NAME})"
    ),
    re.compile(
        rf"(?P<name>{TITLE}+{FULL_NAME})(?:,(?P<unit>[^,.]{{3,60}}),|\s+(?:vid|på|från)\s(?P<house>[^.,]{{3,60}}?)|{_DOES})?,?"
        rf"\s+(?:(?:och|som)\s+)?(?:önskar|beställer|rekvirerar|vill|begär|ber|behöver|behandlar)\b"
    ),
    re.compile(
        rf"\b(?:önskar|beställer|rekvirerar|vill|begär|ber|behöver|undrar)\s+(?:(?:nu|därför|också|även|gärna)\s+)?"
        rf"(?P<name>{TITLE}+{FULL_NAME})"
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


_BY_POST = (
    re.compile(
        rf"(?P<post>[\wåäöÅÄÖ-]{{4,}})\s+(?P<name>{_WHOLE_NAME})(?:\s*\([^()]*\)|,[^,.]{{3,60}},)?"
        rf"\s+(?:önskar|beställer|rekvirerar|vill|skulle|begär|ber|behöver|undrar|har bett|planerar|ska)\b"
    ),
    re.compile(rf"\b(?:för|genom|gm|åt|från)\s+(?P<post>[\wåäöÅÄÖ-]{{4,}})\s+(?P<name>{_WHOLE_NAME})"),
)
"""A name behind whatever title: ``Kardiologen Karin Lund ber …``, ``för handkirurg K. Lund``."""
_REFERRED = re.compile(r"\b(?:remi\w+|hanvis\w+)\W+(?:\w+\W+){0,2}$")
"""``Remiss från doktor Lund``: who sent the patient to the examination, and orders nothing."""


def doctors(statement: Statement) -> Iterator[Run]:
    """People whom a sentence names as those who order."""
    text = without_capitals(statement.text)
    found = [match for pattern in _DOCTOR for match in pattern.finditer(text)]
    found += [match for pattern in _BY_POST for match in pattern.finditer(text) if is_title(match["post"])]
    for match in found:
        if not _REFERRED.search(statement.bare[: match.start()]):
            yield _on_one_line(statement.run.between(match.start("name"), match.end("name")))


def _on_one_line(name: Run) -> Run:
    """``Karin Lund / Skall vara framme``: a whole name ends with its line."""
    first = tuple(word for word in name.words if word.line == name.words[0].line)
    return Run(name.page, first) if len(first) > 1 else name


def workplaces(statement: Statement) -> Iterator[Run]:
    """What stands between commas behind such a person: ``Dr Lund, Privatläkarna, ber om …``."""
    for match in _DOCTOR[3].finditer(statement.text):
        if match["unit"]:
            yield statement.run.between(match.start("unit") + 1, match.end("unit"))
        elif match["house"]:
            yield statement.run.between(*match.span("house"))
