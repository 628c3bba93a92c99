"""Names of people as they are written on a line of their own: with a title, by initials, in capitals, signed."""

from __future__ import annotations

import re

from intake.extract.values.letters import CAPITAL, undotted
from intake.extract.values.name_shapes import IN_CAPITALS, INITIALS, WORD, more_words
from intake.extract.values.names import is_title, without_capitals
from intake.extract.values.professions import LONG, find_profession
from intake.extract.wordings.known import fold
from intake.extract.wordings.parts import parts_of

TITLE = (
    r"(?:(?:[Ll]eg\.?|[Dd]r\.?|[Dd]oktor|DR|[Bb]itr\.?|[Ss]pec\.?|[Öö]verläkare|ÖL|[Ss]pecialistläkare"
    r"|[Dd]istriktsläkare|[a-zåäö]*[Ll]äkare|[A-ZÅÄÖ][a-zåäö]+läkare|[a-zåäö]{2,}(?:olog|oped|kirurg|iater|iker)(?=\s)|[Ll]äkare|[Ll]äk\.?|ST-läkare|AT-läkare"
    r"|[Nn]aprapat|[Kk]iropraktor|[Ff]ysioterapeut|[Ss]jukgymnast|[Oo]steopat|[Ss]juksköterska|[Ss]ekreterare"
    r"|[Mm]edicinsk|DC|DN|OMT)\s+)"
)
FULL_NAME = rf"(?:{WORD}(?:\s+{CAPITAL}\.)?{more_words(0, 3)}|{INITIALS}{more_words(1, 2)})"
HOUSE_ENDS = (
    r"(?:teamet|gruppen|kompaniet|verket|verksta(?:n|den)|akuten|studion|institutet|kollektivet|poolen|smedjan)\b"
)
"""How companies of therapists and physicians end that name themselves by a noun: ``Ryggteamet``, ``Naprapatverket``."""
_TWO_NAMES = re.compile(rf"{TITLE}*{WORD}(?:\s+{CAPITAL}\.?)?{more_words(1, 3)}")
_BY_LETTERS = re.compile(rf"{TITLE}*{INITIALS}(?P<last>{more_words(1, 2)})")
_IN_CAPITALS = re.compile(rf"(?:DR\.? |LEG\.? \w+ )?{IN_CAPITALS}(?: {IN_CAPITALS}){{1,3}}")


def looks_like_name(text: str) -> bool:
    """Two to four words in capitals like a name, perhaps with a title before."""
    bare = _untitled(text.strip(" ,.;/"))
    if bare.isupper() and re.search(rf"\b{CAPITAL}\. ", bare):
        bare = without_capitals(bare, least=3)  # "L. EKWALL"
    if re.search(r"\d", bare) or not _TWO_NAMES.fullmatch(bare):
        upper, by_letters = _IN_CAPITALS.fullmatch(bare), _BY_LETTERS.fullmatch(bare)
        if upper is None and (by_letters is None or parts_of(fold(by_letters["last"]))):
            return False  # "B. Patient" numbers a part of a form
    return not re.search(
        r"klinik|mottagning|sjukhus|lasarett|vardcentral|region|psykiatri|\bhalland\b|rontgen|avdelning|rehab|hals[ao]|center|centrum|huset\b"
        r"|enhet|praktik|team(?:et)?\b|specialisterna\b|sjukvard|specialistvard|narsjukvard|foretagshals|halsovard|lakarna\b|lakargrupp|\bvarden?\b"
        r"|vanlig|halsning|patient|gymnast(?:ik|en|erna)|fysioterapi\b|naprapati|\bab\b|kliniken|terapi"
        r"|specialist i|allmanmedicin|lakarhus|medicin\b|kirurgi\b|ortopedi\b|keskus|sykehus|sygehus|hospital|clinic"
        rf"|(?:kiropraktor|naprapat|sjukgymnast|fysioterapeut|tandlakar)\w|{HOUSE_ENDS}",
        undotted(re.sub(rf"^{TITLE}+", "", bare)),
    )


def _untitled(text: str) -> str:
    """``legitimerad kiropraktor Tor Vall``, ``spec. allmänmedicin Karin Lund``: without titles before a name that are
    long or written small."""
    words = text.split()
    while len(words) > 2 and (len(words[0]) >= LONG or words[0][:1].islower()) and is_title(words[0]):
        words = words[1:]
    return " ".join(words)


def is_signature(text: str) -> bool:
    """``Dr Karin Lund överläkare, Ortopedmottagningen``: a line of its own that begins with a name and a title."""
    slashed = re.match(r"\s*/\s*(?=[^\W\d_])", text)  # "/ Karin Lund": in notes a stroke signs
    first = re.split(r"[,;|]", text[slashed.end() :] if slashed else text)[0]
    if slashed and names_writer(first):
        return True
    return bool(find_profession(first)) and names_writer(first) and len(text.split()) <= 12


_COMPANY = re.compile(r"\b(?:AB|HB|KB)\W*$")
_TITLE_ASIDE = re.compile(r"\s*\((?P<title>[^()]+)\)\W*$")


def names_writer(text: str) -> bool:
    """A name, perhaps with a title before or behind it."""
    aside = _TITLE_ASIDE.search(text)
    titled = aside is not None and all(is_title(title) for title in re.split(r",\s*", aside["title"]))
    text = text[: aside.start()] if aside and titled else text
    if _COMPANY.search(text):
        return False  # "Lilla Torgs Naprapatklinik AB"
    titles = [f for f in find_profession(text) if f.start > 0]
    name = text[: titles[0].start] if titles else text
    return looks_like_name(re.sub(r"\W+(?:leg\.?|legitimerad)?\W*$", "", name))
