"""Examinations that a fax names without asking for them: denied, had already, fetched elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.values.examinations import ExaminationFound
from intake.extract.values.letters import undotted

_NO = r"(?:inte|ej|icke|aldrig)"
_DENIED_BEFORE = re.compile(
    rf"\b{_NO}(?! (?:bara|endast|enbart|blott))(?: (?:heller|den|det|de|nagon|nagot|nagra|vanliga?|aldre|tidigare"
    r"|gamla|forra|om|for|pa))*\W*$"
    r"|\b(?:utom|forutom|undanta\w*|bortse\w* fran|avstar fran|inga|ingen)(?: (?:den|det|de|ar|aldre"
    r"|tidigare|gamla|forra))*\W*$"
)
"""``inte röntgen utan MR``, ``omfattar inte …``, ``Från begäran undantas …``: right before the examination."""
_ONLY_HOW = r"(?! (?:\w+ ){0,2}(?:cd|dvd|usb|skiv\w*|post\w*|fax\w*|papper\w*|brev\w*|lank\w*)\b)"
"""``behöver ni inte skicka på skiva``: how it comes is denied, and not that it shall."""
_DENIED_BEHIND = re.compile(
    r"\b(?:behov(?:s|er|de|des)?|efterfraga(?:s|r)?|fragat efter|avse[sr]?|omfatta[sr]?|ingar|onska(?:s|r)?"
    r"|begar(?:s|an)?"
    r"|bestall\w*|sand\w*|skick\w*|ska(?:ll)?|vill|galler|menar?|medfolj\w*|bifog\w*|aktuell\w*|intress\w*|relevan\w*)"
    rf" (?:alltsa |vi |jag |ni )?(?:{_NO}|ingen|inga|inget)\b{_ONLY_HOW}"
    rf"|\b{_NO} (?:langre )?(?:den|det|de|dem|nagot|nagon|vad|ar|ska|behov\w*|efterfraga\w*|onska\w*|aktuell\w*|avse\w*"
    r"|omfatta\w*|intress\w*|relevan\w*|sandas|skickas|medtas|inga)\b(?! som)"
    r"|\bej (?:den|det)\b|\bar det ingen som\b|\bingen (?:fragar|vill|har)\b|\bsaknar (?:intresse|betydelse|relevans)\b"
    r"|\bointressant\w*\b|\bundanta\w*\b|\bbortse\w*\b"
)
"""``… behövs inte``, ``… men det är inte den jag menar``: behind it in the same sentence."""
_HAD = re.compile(
    r"\b(?:har|fick) (?:vi|jag) (?:\w+ ){0,2}(?:redan|sedan (?:lange|tidigare|forut)|tidigare|fatt)\b"
    r"|\b(?:vi|jag) (?:har|fick) (?:redan|sedan (?:lange|tidigare)|tidigare fatt)\b"
    r"|\bredan (?:har\b|fatt|fick|rekvirer\w*|hamta\w*|skickad\w*|oversand\w*|bestalld\w*|begard\w*|tillgang\w*)"
    r"|\bfinns (?:redan )?(?:har )?(?:hos oss|i vart?)\b|\bhar (?:vi|jag)(?= *(?:[.,;!]|$))"
    r"|\bkanner (?:vi|jag) (?:redan )?till\b"
    r"|\b(?:hamtas|bestalls|rekvireras|begars)(?: (?:\w+ ){0,2})?"
    r"(?:darifran|dar|separat|annorstades|annanstans|i annan ordning)\b"
    r"|\butan anmarkning\b|\bvar (?:helt )?normal\w*\b"
)
"""``har vi redan``, ``är gjord i Lund och hämtas därifrån``, ``utan anmärkning``: it is at hand, or elsewhere."""
_WISHES = re.compile(r"\b(?:onsk|bestall|behov|begar|vill|ber\b|rekv|skick|sand|tacksam|galler|avser)\w*")
"""``Vi har redan planerat operation och önskar MR knä``: what stands before the wish is no word on it."""
_NOT_HAD = re.compile(
    rf"\bhar (?:vi|jag) (?:annu |dock |tyvarr )?{_NO}\b|\b{_NO} (?:annu )?(?:fatt|kommit|sett|lever\w*|natt"
    rf"|skickat\w*)\b"
)
_OTHER = re.compile(
    r"\b(?:\w*bild\w*|utl|\w*utlat\w*|\w*svar\w*|samtyck\w*|medgiv\w*|\w*remiss\w*|pat\w*|material\w*)\b"
)
"""What else a sentence may say it of: ``MR knä 2026-03-02, utlåtandet behövs inte``."""
_PART = re.compile(r"\b(?:\w*bild(?:er|en)?(?:na)?|utl|\w*utlat\w*|\w*svar(?:et|en)?|material\w*)\b")
_GOES_ON = re.compile(
    r"(?:\W|\d|\b(?:(?:och|o|samt|eller|fran|den|i)\b|(?:utford|gjord|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"[a-z]*\b))*"
)
"""What stands between examinations of one list: joining words and dates."""
_SAID_OF_IT = re.compile(r"\W*(?:men |och )?(?:den|de|dem|denna|dessa|undersokningen)\b")


def asked_among(text: str, found: Sequence[ExaminationFound], following: str = "") -> tuple[ExaminationFound, ...]:
    """The examinations ``found`` in the sentence ``text`` that it does not say are not asked for.

    ``following`` is the sentence behind it, which may say it of "den".
    """
    return tuple(one for one in found if not _is_set_aside(text, one, found, following))


def _is_set_aside(text: str, one: ExaminationFound, every: Sequence[ExaminationFound], following: str) -> bool:
    bare = undotted(text)
    begin = max((e.end for e in every if e.start < one.start), default=0)
    before = bare[begin : one.start]
    if _DENIED_BEFORE.search(before):
        return True
    later = next((e for e in every if e.start > one.start), None)
    behind = bare[one.end : later.start if later else len(bare)]
    if later and _GOES_ON.fullmatch(behind):
        return _is_set_aside(text, later, every, following)
    if later is None and _SAID_OF_IT.match(undotted(following)):
        behind = f"{behind} {undotted(following)}"
    if _PART.search(before) and _PART.search(behind):
        return False  # "Bilderna från MR knä har vi, utlåtandet behövs": one part of it is asked for
    behind = _OTHER.split(behind, maxsplit=1)[0]
    if _DENIED_BEHIND.search(behind):
        return True
    here = f"{_WISHES.split(_OTHER.split(before)[-1])[-1]} {behind}"
    return _HAD.search(here) is not None and not _NOT_HAD.search(behind)
