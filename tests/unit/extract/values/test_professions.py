"""Words for who somebody is."""

from __future__ import annotations

import pytest

from intake.extract.values.professions import find_profession


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("leg. sjukgymnast", "physiotherapist", "physiotherapist"),
        ("Fysioterapeut", "physiotherapist", "physiotherapist"),
        ("OMT", "physiotherapist", "physiotherapist"),
        ("chiropraktor", "chiropractor", "chiropractor"),
        ("Eva Lund, DC", "chiropractor", "chiropractor"),
        ("Leg. naprapat", "naprapath", "naprapath"),
        ("Naprapatkliniken", "naprapath", "naprapath"),
        ("osteopat", "other", "osteopath"),
        ("Folktandvården", "other", "dentist"),
        ("Försäkringskassan", "other", "insurer"),
        ("LÖF", "other", "insurer"),
        ("IVO", "other", "authority"),
        ("Polismyndigheten", "other", "police"),
        ("företagshälsovården", "other", "occupational health"),
        ("Halmstads kommun", "other", "municipality"),
        ("Jag vill ha mina bilder", "patient", "patient"),
        ("god man", "patient", "relative"),
        ("överläkare", "unknown", "doctor"),
        ("läkarsekreterare", "unknown", "secretary"),
    ],
)
def test_profession(text: str, value: str, name: str) -> None:
    (found,) = find_profession(text)
    assert (found.value, found.notes[0], found.flags) == (value, name, ())


def test_misread_profession_is_a_doubt() -> None:
    (found,) = find_profession("fysloterapeut")
    assert (found.value, found.flags) == ("physiotherapist", ("low_confidence",))


@pytest.mark.parametrize("text", ["", "Medicinmott HSV", "Patient: Test Testsson", "MR knä", "dna", "dc"])
def test_no_profession(text: str) -> None:
    assert find_profession(text) == ()
