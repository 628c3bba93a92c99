"""What a clinic or a recipient is, as far as its words and the directory tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from intake.directory import Directory, Unit, UnitMatch
from intake.extract.values.letters import lower, plain, undotted
from intake.extract.values.names import clean_doctor_name
from intake.extract.values.professions import find_profession
from intake.extract.vocabulary import PLACES, UNITS
from intake.model import THERAPISTS, RecipientKind, RequesterType

SURE_MATCH = 0.9
"""Below this score of the directory's match the unit is a doubt."""


@dataclass(frozen=True, slots=True)
class UnitClass:
    """What a unit's name says about who asks.

    ``types`` are all requester types that the name allows, never empty (``unknown`` alone where it says nothing);
    ``flags``: ``ambiguous_unit``, ``unknown_unit``, ``low_confidence``. ``notes`` say what told.
    """

    types: tuple[RequesterType, ...]
    match: UnitMatch
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    recipient_kind: RecipientKind

    @property
    def certain(self) -> bool:
        return len(self.types) == 1 and self.types[0] is not RequesterType.UNKNOWN


def _words(section: str) -> re.Pattern[str]:
    parts = [
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for word in sorted(UNITS[section]["words"], key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?![\w])")


def _exact(section: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, UNITS[section]['exact']))})(?![\w/])")


_MEDIA, _MEDIA_EXACT = _words("media"), _exact("media")
_WARD, _WARD_EXACT = _words("ward"), _exact("ward")
_PATIENT, _PERSON = _words("patient"), _words("person")
_PRIVATE, _PRIVATE_EXACT = _words("private"), _exact("private")
_HEALTH_CENTRE, _HALLAND, _OTHER_REGIONS = _words("health_centre"), _words("halland"), _words("other_regions")
_FOREIGN, _SAME = _words("foreign"), _words("same")
_HOSPITALS_ONLY = re.compile(
    rf"(?<!\w)(?:{'|'.join(UNITS['hospital']['specialties'])})(?:mottagning|klinik|avdelning|mott|klin)(?:en)?(?!\w)"
)
_HALLAND_PLACES = tuple(UNITS["halland"]["places"])
_ELSEWHERE = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(lower(p)) for p in PLACES['elsewhere']['places'])})s?(?!\w)")
_MEDIA_NAMES = (
    "rontgen", "rontgenavdelningen", "rontgenkliniken", "mediaenhet", "mediaenheten", "mediaenh", "bildarkiv",
    "radiologi", "rontgenarkiv", "bildenheten",
)  # fmt: skip
_ITS_NOUN_BEFORE = re.compile(r"\b(?:avd|avdelning|avdelningen|kliniken|enheten|sektionen)\b\.?[ för]*$")
_ITS_NOUN_AFTER = re.compile(
    r"\s*(?:kliniken|klinik|avdelningen|avdelning|avd|mottagningen|mottagning|mott|enheten|sekretariatet"
    r"|expeditionen)\b"
)
_ONWARD = re.compile(r"\b(?:f\.?v\.?b\b\.?|för vidare bef\w*|vidare till)")


def classify_unit(text: str, directory: Directory) -> UnitClass:
    """What the unit named in ``text`` is: evidence for the requester's type, and its kind as a recipient.

    The profession of a therapist weighs more than the house (rules T2–T4); what the routine does not know (rule T8) is
    ``other``. A health centre in Halland that the directory does not know the owner of may be either.
    """
    match = directory.find(text)
    types, notes = _types(text, match, directory)
    flags: list[str] = []
    if match.ambiguous:
        flags.append("ambiguous_unit")
    elif match.unit is None and text.strip():
        flags.append("unknown_unit")
    elif match.unit is not None and match.score < SURE_MATCH:
        flags.append("low_confidence")
    return UnitClass(types, match, tuple(flags), notes, recipient_kind(text, directory))


def _types(text: str, match: UnitMatch, directory: Directory) -> tuple[tuple[RequesterType, ...], tuple[str, ...]]:
    low = lower(plain(text))
    professions = [f for f in find_profession(text) if f.value != RequesterType.UNKNOWN]
    therapists = _distinct(RequesterType(f.value) for f in professions if RequesterType(f.value) in THERAPISTS)
    if therapists:
        return therapists, ("profession",)
    others = _distinct(RequesterType(f.value) for f in professions)
    if others:
        return others, ("profession",)
    private = bool(_PRIVATE.search(low) or _PRIVATE_EXACT.search(plain(text)))
    owned = _distinct(t for unit in match.units for t in _owner(unit))
    if owned:
        if private and RequesterType.PRIVATE in owned:
            return (RequesterType.PRIVATE,), ("directory", "private_word")
        if private:
            return _distinct((*owned, RequesterType.PRIVATE)), ("directory", "private_word")
        if owned == (RequesterType.REGION_CLINIC, RequesterType.PRIVATE) and _HALLAND.search(low):
            return (RequesterType.REGION_CLINIC,), ("region_named",)
        return owned, ("directory",)
    return _types_by_words(low, private, directory)


def _types_by_words(low: str, private: bool, directory: Directory) -> tuple[tuple[RequesterType, ...], tuple[str, ...]]:
    halland, elsewhere = bool(_HALLAND.search(low)), bool(_OTHER_REGIONS.search(low))
    if private:
        mixed = (RequesterType.REGION_CLINIC,) if halland else ()
        return (*mixed, RequesterType.PRIVATE), ("private_word",)
    if halland and elsewhere:
        return (RequesterType.REGION_CLINIC, RequesterType.OUTSIDE_REGION), ("region_named",)
    if halland:
        return (RequesterType.REGION_CLINIC,), ("region_named",)
    if elsewhere:
        return (RequesterType.OUTSIDE_REGION,), ("region_named",)
    if _FOREIGN.search(low):
        return (RequesterType.OTHER,), ("foreign",)
    return _types_by_place(low, directory)


def _types_by_place(low: str, directory: Directory) -> tuple[tuple[RequesterType, ...], tuple[str, ...]]:
    """A health centre or clinic of which only the place is known: public or private, in Halland or not."""
    if not (_HEALTH_CENTRE.search(low) or _WARD.search(low)):
        return (RequesterType.UNKNOWN,), ()
    if _HOSPITALS_ONLY.search(low) and (owned := _hospitals_in(low, directory)):
        return owned, ("place",)
    here, there = stands_here(low), stands_elsewhere(low, directory)
    if here and not there:
        return (RequesterType.REGION_CLINIC, RequesterType.PRIVATE), ("place",)
    if there and not here:
        if _HEALTH_CENTRE.search(low):
            return (RequesterType.OUTSIDE_REGION,), ("place",)
        return (RequesterType.OUTSIDE_REGION, RequesterType.PRIVATE), ("place",)
    return (RequesterType.UNKNOWN,), ()


def _hospitals_in(low: str, directory: Directory) -> tuple[RequesterType, ...]:
    """Whose the hospitals are in the town that the text names; nobody's where some are public and some private."""
    hospitals = (u for u in directory.units if u.kind == "hospital" and u.place and _stands(lower(u.place), low))
    owned = _distinct(t for unit in hospitals for t in _owner(unit))
    return owned if len(owned) == 1 else ()


def without_regions(text: str) -> str:
    """``text`` in small letters without the names of regions, which say whose a house is and not which."""
    return _OTHER_REGIONS.sub(" ", _HALLAND.sub(" ", lower(plain(text))))


def stands_here(low: str) -> bool:
    """Does a text in small letters name a place in Halland?"""
    return any(_stands(place, low) for place in _HALLAND_PLACES)


def stands_elsewhere(low: str, directory: Directory) -> bool:
    """Does a text in small letters name a place in Sweden outside Halland?"""
    known = (lower(unit.place) for unit in directory.units if unit.place and not unit.in_halland)
    return _ELSEWHERE.search(low) is not None or any(_stands(place, low) for place in known)


def _stands(word: str, low: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", low))


def _owner(unit: Unit) -> tuple[RequesterType, ...]:
    """The requester types that a unit of the directory may be."""
    if unit.ownership == "private":
        return (RequesterType.PRIVATE,)
    public = RequesterType.REGION_CLINIC if unit.in_halland else RequesterType.OUTSIDE_REGION
    return (public, RequesterType.PRIVATE) if unit.ownership == "unknown" else (public,)


def _distinct(types: Iterable[RequesterType]) -> tuple[RequesterType, ...]:
    return tuple(dict.fromkeys(types))


def recipient_kind(text: str, directory: Directory) -> RecipientKind:
    """What the recipient in ``text`` is (rule K1).

    A radiology department, media unit or image archive only when the words or the directory say so; a hospital's bare
    name could be any of its wards. What stands after "fvb." is not the recipient.
    """
    bare = plain(text).strip()
    onward = _ONWARD.search(lower(bare))
    if onward and bare[: onward.start()].strip(" ,:"):
        bare = bare[: onward.start()]
    low = lower(bare).strip(" .,:;-")
    if not low:
        return RecipientKind.MISSING
    if _SAME.fullmatch(low):
        return RecipientKind.UNKNOWN
    media, rest = _without_media(bare)
    ward = bool(_WARD.search(lower(rest)) or _WARD_EXACT.search(rest))
    if media:
        # A radiology department of dentists, insurers or therapists is none that reports are faxed to.
        roles = {f.value for f in find_profession(rest)} - {RequesterType.UNKNOWN.value}
        return RecipientKind.UNKNOWN if ward or roles else RecipientKind.MEDIA_UNIT
    match = directory.find(bare)
    unit = match.unit
    if unit is not None and unit.kind == "media_unit" and not ward:
        return RecipientKind.MEDIA_UNIT
    if ward or (unit is not None and unit.kind in {"clinic", "health_centre"}):
        return RecipientKind.OTHER_UNIT
    roles = {f.value for f in find_profession(bare)} - {RequesterType.UNKNOWN.value}
    if roles:
        patient = RequesterType.PATIENT.value in roles
        return RecipientKind.PATIENT if patient else RecipientKind.OTHER_UNIT
    if _PATIENT.search(low):
        return RecipientKind.PATIENT
    if match.units:
        return RecipientKind.UNKNOWN  # a hospital, or a private group that has radiology departments too
    if _PRIVATE.search(low) or _PRIVATE_EXACT.search(bare):
        return RecipientKind.OTHER_UNIT
    return RecipientKind.PERSON if _is_person(bare, low) else RecipientKind.UNKNOWN


def names_no_place(text: str, match: UnitMatch) -> bool:
    """ "Röntgenavdelningen" alone: a radiology department, but of which hospital?"""
    media, rest = _without_media(plain(text))
    nowhere = r"(?i)\b(?:fax|tel|nr|för|vid|och|plan|hus|våning|\w*sjukhuset|lasarettet|sjukhus|region\w*)\b"
    return media and not match.units and not re.search(r"[^\W\d_]{2,}", re.sub(nowhere, " ", rest))


def _without_media(bare: str) -> tuple[bool, str]:
    """Whether the words name a radiology department, and the text without those words."""
    low = lower(bare)
    named = (*_MEDIA.finditer(low), *_MEDIA_EXACT.finditer(bare))
    spans = [m.span() for m in named if not _is_object(low[: m.start()])]
    if not spans:
        spans = [
            m.span()
            for m in re.finditer(r"[^\W\d_]{7,}", low)
            if not _is_object(low[: m.start()])
            and any(fuzz.ratio(undotted(m[0]), name) >= SURE_MATCH * 100 for name in _MEDIA_NAMES)
        ]
    rest = list(bare)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    # "avd röntgen", "radiologiska kliniken": the word beside it belongs to the department.
    blanked = "".join(rest)
    for start, end in spans:
        before = _ITS_NOUN_BEFORE.search(lower(blanked[:start]))
        after = _ITS_NOUN_AFTER.match(lower(blanked[end:]))
        if before:
            blanked = blanked[: before.start()] + " " * (len(blanked[:start]) - before.start()) + blanked[start:]
        if after:
            blanked = blanked[:end] + " " * after.end() + blanked[end + after.end() :]
    return bool(spans), blanked


def _is_object(before: str) -> bool:
    """ "Svar på röntgen": the examination, not the department."""
    return bool(re.search(r"\b(?:på|av|om|efter|gällande|genomgången|gjord)\s+$", before))


def _is_person(bare: str, low: str) -> bool:
    if _PERSON.search(low):
        return clean_doctor_name(bare) is not None
    name = clean_doctor_name(bare)
    words = re.findall(r"[^\W\d_][\w'-]*", bare)
    return name is not None and 2 <= len(words) <= 4 and all(w[:1].isupper() for w in words)
