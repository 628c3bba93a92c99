"""Houses that stand where a person is asked for, or read like one."""

from __future__ import annotations

import re

from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.people.presented import is_person, reads_like_person, split_parts
from intake.extract.people.written_names import looks_like_name
from intake.extract.prose.letterhead import letterhead
from intake.extract.requester.units_named import is_unit
from intake.extract.values.names import clean_doctor_name, is_title
from intake.extract.values.professions import find_profession
from intake.extract.wordings.known import fold

_LONE = re.compile(r"\W+(?P<name>[A-ZÅÄÖ][^\W\d_]{2,})\W*")
"""One word behind a profession: ``Kiropraktor Centrum``, and no more."""


def heads_the_paper(run: Run, dossier: Dossier) -> bool:
    """``Kiropraktor City Åvik`` beside a clinic's label: a house that bears a profession's name, as its paper does."""
    lines = (line for sighted in dossier.orders for line in letterhead(sighted.form))
    return any(fold(line.text) == fold(run.text) for line in lines)


def called_after_a_profession(run: Run, dossier: Dossier) -> bool:
    """``Kiropraktor Hamnplan`` on a paper on which somebody else has a whole name: where they work, and no person."""
    titles = find_profession(run.text)
    lone = _LONE.fullmatch(run.text, titles[0].end) if titles and titles[0].start == 0 else None
    if lone is None:
        return False
    people = (clean_doctor_name(e.value.text) for e in dossier.of("doctor", "print_name", "signature"))
    whole = [fold(found.value) for found in people if found is not None and " " in found.value]
    return bool(whole) and not any(fold(lone["name"]) in name for name in whole)


def _has_title_behind(text: str) -> bool:
    """``Ida Berg specialist i ortopedi``: a name, and in small letters what that person is."""
    words = text.split()
    place = next((i for i, word in enumerate(words) if word[:1].islower()), 0)
    return place > 1 and looks_like_name(" ".join(words[:place])) and is_title(" ".join(words[place:]))


def is_a_house(run: Run, dossier: Dossier) -> bool:
    """A unit, in whatever field it was written."""
    first = (split_parts(run) or [run])[0]  # "Ida Berg, specialistläkare ortopedi": a person
    if reads_like_person(first.text) or is_person(first) or _has_title_behind(first.text):
        return called_after_a_profession(run, dossier)
    return is_unit(first, dossier.directory)
