"""Names freed of titles and neighbours."""

from __future__ import annotations

import pytest

from intake.extract.values.names import clean_doctor_name, clean_person_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dr Andersson", "Andersson"),
        ("Dr. Eva Lund", "Eva Lund"),
        ("Eva Lund, ÖL", "Eva Lund"),
        ("leg. läk. Eva Lund", "Eva Lund"),
        ("Eva Lund; Telefon sekr.", "Eva Lund"),
        ("sekr Anna Berg; dr Lund", "Lund"),
        ("ÖL Eva Lund, Medicinmott HSV", "Eva Lund"),
        ("Bitr ÖL Anna Berg", "Anna Berg"),
        ("ST-läk Karin af Ugglas", "Karin af Ugglas"),
        ("spec.läk Per-Olof Åkesson /abc123", "Per-Olof Åkesson"),
        ("LUND, EVA", "Eva Lund"),
        ("EVA LUND", "Eva Lund"),
        ("Andersson, HSV", "Andersson"),
        ("Andersson, Varberg", "Andersson"),
        ("A. Andersson", "A. Andersson"),
        ("Dr Eva Lund tel 035-131000", "Eva Lund"),
        ("leg. naprapat Johan Ek, DN", "Johan Ek"),
        ("fysioterapeut OMT Lisa Ström", "Lisa Ström"),
        ("Doktor: Eva Lund", "Eva Lund"),
        ("sekr Anna Berg för dr Lund", "Lund"),
        ("Leg. läkare Anna-Karin Nilsson, specialist i ortopedi", "Anna-Karin Nilsson"),
    ],
)
def test_doctor(text: str, name: str) -> None:
    found = clean_doctor_name(text)
    assert found is not None
    assert (found.value, found.flags) == (name, ())
    assert found.raw == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Dr",
        "se ovan",
        "d:o",
        "Medicinmott HSV",
        "Kirurgkliniken",
        "Provhälsan Granby",
        "läkarsekr. Anna Berg",
        "ssk Anna Berg",
    ],
)
def test_no_doctor(text: str) -> None:
    assert clean_doctor_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Test Testsson", "Test Testsson"),
        ("TESTSSON, ANNA-KARIN", "Anna-Karin Testsson"),
        ("Patient: Anna Testsson", "Anna Testsson"),
        ("Namn: Testsson, Anna 19900602-2397", "Anna Testsson"),
        ("anna testsson", "Anna Testsson"),
        ("Karin af Ugglas", "Karin af Ugglas"),
        ("O'Brien, Sean", "Sean O'Brien"),
        ("Anna  Testsson", "Anna Testsson"),
    ],
)
def test_patient(text: str, name: str) -> None:
    found = clean_person_name(text)
    assert found is not None
    assert (found.value, found.flags) == (name, ())


@pytest.mark.parametrize("text", ["Anna", "Anna T3stsson"])
def test_doubtful_patient(text: str) -> None:
    found = clean_person_name(text)
    assert found is not None
    assert found.flags == ("low_confidence",)


@pytest.mark.parametrize("text", ["", "Personnummer", "19900602-2397", "se remiss", "Röntgenkliniken"])
def test_no_patient(text: str) -> None:
    assert clean_person_name(text) is None


def test_a_first_name_alone_is_hardly_the_doctor() -> None:
    found = clean_doctor_name("Lotta")
    assert found is not None
    assert found.flags == ("low_confidence",)


def test_initials_are_no_doubt() -> None:
    found = clean_doctor_name("G. Eskilsson")
    assert found is not None
    assert (found.value, found.flags) == ("G. Eskilsson", ())


def test_a_speciality_with_an_ending_is_a_house_and_what_follows_it_no_name() -> None:
    house, person = clean_doctor_name("ORTOPEDEN SUS MALMÖ"), clean_doctor_name("Handkirurg Karin Lund")
    assert house is None or house.value != "Sus Malmö"
    assert person is not None
