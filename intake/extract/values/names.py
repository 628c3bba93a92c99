"""Names of people, freed of titles, labels and whatever else stands on their line."""

from __future__ import annotations

import re

from intake.extract.values.examinations import find_examinations
from intake.extract.values.found import Found
from intake.extract.values.letters import lower, plain, undotted
from intake.extract.values.name_shapes import PARTICLES
from intake.extract.values.names_in_use import is_in_use, is_no_surname
from intake.extract.values.professions import LONG, find_profession
from intake.extract.vocabulary import NAMES, UNITS

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?|[^\W\d_]+\d[^\W\d_]*|[^\W\d_]+[|!1][^\W\d_]+")
_LABELS = re.compile(
    r"^\W*(?:(?:jag |patienten )?heter|undertecknad[,:]?(?= )"
    r"|angående|ang\.?|avseende|avser|gäller|gällande|beträffande|rörande|ärende"
    r"|patientens namn|patientnamn|patient(?:en)?|pat\.?|namn|för- och efternamn|förnamn och efternamn"
    r"|efternamn,? ?förnamn|namnförtydligande|remittent|remitterande läkare|beställande läkare|ansvarig läkare"
    r"|behandlande läkare|mottagande läkare|beställare|beställd av|underskrift|signatur|sign\.?|avsändare|läkare|doktor"
    r"|att\.?|enl\.?|enligt|från|behandlare|kontaktperson|pojken?|gossen?|flickan?|kvinnan?|mannen|barnet)(?![^\W\d_])\s*[:.]?\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"\W*\d[\d +-]{5,15}[,;/:]?\s+(?=[^\W\d_]{2})")
"""The identity number, where it was written before the name."""

_CUT = re.compile(
    r"\s*(?:[;|(\[\n/]|,?\s+(?=\d)|\bfvb\b|\bf\.v\.b|\btel\b|\btfn\b|\bfax\b|\bpnr\b|\bpers\b|\bf\. |\bfödd\b"
    r"|\bvid\b|\bpå\b|\bhos\b| - |   +)",
    re.IGNORECASE,
)
_UNIT_ENDING = re.compile(
    r"(?:klinik|kliniken|mottagning|mottagningen|mott|sjukhus|sjukhuset|lasarett|lasarettet|vårdcentral|vårdcentralen"
    r"|röntgen|avdelning|centrum|center|centret|enheten|enhet|hälsan|hälsa|punkten|specialisterna|läkarna|gruppen|teamet|praktiken"
    r"|apoteket|byrån|bolaget|läkarhus|läkarhuset|sjukhus|huset)$"
)
_DOCTOR_BEFORE = re.compile(
    r"\b(?:för|enl\.?|enligt|genom|/)?\s*(?:dr\b\.?|doktor\b|öl\b|överläkare\b|leg\.? ?läk(?:are)?\b\.?)\s*(?=\w)"
)
_TITLE = re.compile(r"[^\W\d_]+(?:[.:-][^\W\d_]+)*\.?")
_TITLES = frozenset(NAMES["titles"])
_POST = re.compile(
    r"[^\W\d_]{3,}(?:chef|chefen|läkare|läkaren|sköterska|terapeut|sekreterare|administratör|ansvarig|föreståndare|ledare"
    r"|assistent|koordinator|samordnare|handläggare|inspektör|psykolog|logoped"
    r"|kirurg|olog(?:en)?|iatern?|iatriker|oped|internist(?:en)?|anestesist(?:en)?)"
)
"""A compound that says what somebody is at work, by its last noun: "sektionschef"; no surname ends so.

Those who cut are called as their house is, once the word has an ending: ``Ortopeden SUS Malmö``, ``Kirurgen Varberg``.
"""
_NO_NAMES = frozenset(NAMES["no_names"])
_PLACES = frozenset(UNITS["halland"]["places"])
_PEOPLE = frozenset(
    {"physiotherapist", "chiropractor", "naprapath", "osteopath", "dentist", "doctor", "nurse", "secretary"}
)
"""Professions whose words are titles of people, not names of houses."""
_SECRETARIES = frozenset({"secretary", "nurse"})


_WORD_IN_CAPITALS = re.compile(r"[^\W\d_]{2,}")


def without_capitals(text: str, *, least: int = 8) -> str:
    """A text that is all in capitals with the letters that it would have: names in title case, the rest small.

    As long as ``text``, so that a place in it is a place there. Other texts, and such of fewer than ``least`` letters,
    stay as they are.
    """
    letters = [c for c in text if c.isalpha()]
    if len(letters) < least or sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return text

    def cased(match: re.Match[str]) -> str:
        low = lower(match[0])
        small = low in PARTICLES or low in _NO_NAMES or low in _TITLES or bool(find_profession(low))
        return low if small else low[:1].upper() + low[1:]

    return _WORD_IN_CAPITALS.sub(cased, text)


def clean_person_name(text: str, *, surname_first: bool = False) -> Found | None:
    """The name of a patient in ``text``, first name first; ``None`` where it holds no name.

    ``surname_first`` says that the label asks for it so ("Efternamn, förnamn"). Flags: ``low_confidence`` where letters
    are doubtful, or where it is not sure that what stands behind a comma is the first name. Notes: ``single_name``
    where only one name is given, ``turned`` where the surname stood first.
    """
    number = _NUMBER_BEFORE.match(text)
    return _clean(text, doctor=False, offset=number.end() if number else 0, surname_first=surname_first)


def clean_doctor_name(text: str) -> Found | None:
    """The name of the person who orders, without titles; a surname alone is enough.

    A secretary or nurse alone is no doctor (``None``); "sekr Anna Berg för dr Lund" gives Lund. Flags and notes as for
    ``clean_person_name``.
    """
    head = text.partition(";")[0]
    if head.strip() and not any(p.notes[0] in _SECRETARIES for p in find_profession(head)):
        text = head  # "Karin Lund; Telefon sekr.": the next label, whose colon was lost
    bare = plain(text)
    low = lower(bare)
    after_doctor = _DOCTOR_BEFORE.search(low)
    helpers = [p for p in find_profession(text) if p.notes[0] in _SECRETARIES]
    if helpers and not after_doctor:
        return None
    offset = after_doctor.end() if helpers and after_doctor else 0
    return _clean(text, doctor=True, offset=offset)


def _clean(text: str, *, doctor: bool, offset: int = 0, surname_first: bool = False) -> Found | None:
    bare = plain(text)
    start = offset
    while label := _LABELS.match(bare[start:]):
        if label.end() == 0 or not bare[start + label.end() :].strip():
            break
        start += label.end()
    words = _words(bare, start, double_surname=not doctor)
    words, turned = _in_order(bare, words)
    if not words or len(words) > 6:
        return None
    if not doctor and len(words) == 1 and len(words[0][0].rstrip(".")) < 2:
        return None
    if doctor and all(len(w.rstrip(".")) < 2 for w, _, _ in words):
        return None
    first, last = min(s for _, s, _ in words), max(e for _, _, e in words)
    value = " ".join(_cased(word) for word, _, _ in words)
    doubtful = any(re.search(r"[\d|!]", word) for word, _, _ in words)
    doubtful = doubtful or (turned and not surname_first and _surname_is_doubtful(bare, words))
    doubtful = doubtful or (len(words) > 1 and lower(words[-1][0]) in PARTICLES)  # "Bo De": the name goes on
    doubtful = doubtful or (doctor and len(words) == 1 and is_no_surname(words[0][0]))  # "Lotta": she signs for another
    doubtful = doubtful or lower(words[-1][0]) in _NO_NAMES
    notes = (*(["single_name"] if len(words) == 1 else []), *(["turned"] if turned else []))
    flags = ("low_confidence",) if doubtful or (not doctor and len(words) == 1) else ()
    return Found(first, last, text[first:last], value, flags, notes)


def _surname_is_doubtful(bare: str, words: list[tuple[str, int, int]]) -> bool:
    """Two words before the comma: a double surname, or a whole name and something else behind it."""
    comma = bare.index(",", min(s for _, s, _ in words))
    before = [w for w, s, _ in words if s < comma and lower(w) not in PARTICLES]
    return len(before) > 1


def _words(bare: str, start: int, *, double_surname: bool) -> list[tuple[str, int, int]]:
    """The words of the name with their places: from the first that can be one to the first that cannot."""
    begin = start
    while match := _TITLE.match(bare, begin + len(bare[begin:]) - len(bare[begin:].lstrip(" .,:-*/"))):
        bald = lower(match[0]).rstrip(".")
        if (
            not _is_title(match[0])
            and bald not in _TITLES
            and not all(part in _TITLES for part in re.split(r"[.-]", bald))
        ):
            break
        if not bare[match.end() :].strip(" .,:"):
            return []
        begin = match.end()
    cut = _CUT.search(bare, begin + 1) if begin < len(bare) else None
    end = cut.start() if cut else len(bare)
    words: list[tuple[str, int, int]] = []
    for match in re.finditer(r"[^\s,]+", bare[begin:end]):
        word = match[0].strip(".:;*_\"'()")
        at = begin + match.start() + match[0].find(word) if word else begin + match.start()
        if not word or word == "-":
            continue
        surname = len(words) == 1 and word.istitle() and "." not in bare[at : at + len(word) + 1]
        if _is_title(word) and not (surname and len(word) <= 4) and (words or lower(word) != "i"):
            continue
        if not _NAME_WORD.fullmatch(word) or _is_no_name(word):
            if not words:
                return []
            if double_surname and len(words) == 1 and _may_be_surname(word) and not bare[at + len(word) :].strip(" ."):
                words.append((word, at, at + len(word)))
            break
        if words and word.islower() and words[0][0][:1].isupper() and not (word in PARTICLES or is_in_use(word)):
            break  # "Frida Lund stora bokstäver": a hint on the form behind the name
        comma = bool(words) and "," in bare[words[-1][2] : at]
        if comma and not _continues(bare, words, word, double_surname=double_surname):
            break
        dotted = "." if len(word) == 1 and bare[at + 1 : at + 2] == "." else ""
        words.append((word + dotted, at, at + len(word) + len(dotted)))
    return words


def is_title(text: str) -> bool:
    """Nothing but titles: ``bitr. överläkare``, ``specialist i öron-, näs- och halssjukdomar``."""
    words = re.findall(r"[^\W\d_][\w-]*", _OF_WHAT.sub("", text))
    return bool(words) and all(_is_title(word) for word in words)


_OF_WHAT = re.compile(r"(?<=\w)\s+(?:i|inom) [a-zåäö][a-zåäö ,-]*$")
"""The field of a title, in small letters behind it: ``specialist i oral kirurgi``."""


def _is_title(word: str) -> bool:
    bald = lower(word).rstrip(".")
    # "Al" and "Ul" are names, "AL" and "ul" are not.
    like_a_name = len(bald) <= 2 and word[:1].isupper() and word[1:].islower() and bald not in {"dr", "hr"}
    whole = len(bald) >= LONG and any(
        f.end - f.start == len(bald) and f.notes[0] in _PEOPLE and "unit_name" not in f.notes
        for f in find_profession(bald)
    )
    joined = "-" in bald and all(part in _TITLES for part in bald.split("-"))  # "OMT-specialist"
    return (bald in _TITLES or whole or joined or bool(_POST.fullmatch(bald))) and not like_a_name


def _continues(bare: str, words: list[tuple[str, int, int]], word: str, *, double_surname: bool) -> bool:
    """After a comma: the first names, when what stood before may be a surname."""
    before = [w for w, _, _ in words if lower(w) not in PARTICLES]
    if len(before) > 2 or "," in bare[words[0][1] : words[-1][2]]:
        return False
    if len(before) == 2 and "-" not in before[0] and not double_surname:
        return False  # "Eva Lund, Medicin": a whole name already
    return not (word.isupper() and len(word) <= 4 and not before[0].isupper()) and lower(word) not in _PLACES


def _is_no_name(word: str) -> bool:
    low = lower(word).rstrip(".")
    if low in PARTICLES:
        return False
    if low in _NO_NAMES or undotted(low) in _NO_NAMES:
        return True
    if _UNIT_ENDING.search(low) or (len(low) >= LONG and _names_examination(low)):
        return True
    if "-" in word:
        return False  # "K-G": first names by their letters
    return word.isupper() and len(word) in (2, 3) and not re.search(r"[AEIOUYÅÄÖ]", word)


def _may_be_surname(word: str) -> bool:
    """``Kim Ny``, ``Eva Man``: a word of forms that people are called as well, where the line ends with it."""
    return word.istitle() and lower(word) in _NO_NAMES


def _names_examination(word: str) -> bool:
    """A word that is one of an examination as it stands: "Thelander" is no misread hand."""
    return any(not found.flags for found in find_examinations(word))


def _in_order(bare: str, words: list[tuple[str, int, int]]) -> tuple[list[tuple[str, int, int]], bool]:
    """First name first: what stands before a comma is the surname."""
    for place in range(1, len(words)):
        if "," in bare[words[place - 1][2] : words[place][1]]:
            return [*words[place:], *words[:place]], True
    return words, False


def _cased(word: str) -> str:
    """ANNA-KARIN and anna-karin as Anna-Karin; mixed case stays as written."""
    if not (word.isupper() or word.islower()) or len(word.rstrip(".")) == 1:
        return word.upper() if len(word.rstrip(".")) == 1 else word
    low = lower(word)
    if low in PARTICLES:
        return low
    return re.sub(r"(?:^|(?<=[-']))[^\W\d_]", lambda m: m[0].upper(), low)
