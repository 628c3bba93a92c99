"""The patient's name: by its label, by the identity number, on whatever page prints it."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import FORM, read, read_pages, value
from tests.unit.extract.typeset import page


def test_a_name_in_the_column_beside_the_number_needs_no_label() -> None:
    order = read(
        FORM.replace("Patient:       Anna Testsson\nPersonnummer:  19900602-2397", "19900602-2397      Anna Testsson")
    )
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_word_under_a_label_yields_to_the_whole_name_beside_the_number() -> None:
    order = read(
        FORM.replace("Patient:       Anna Testsson", "Patient:       Dal").replace(
            "19900602-2397", "19900602-2397  Anna Testsson"
        )
    )
    name = order.fields["patient_name"]
    assert name.value == "Anna Testsson"
    assert "several_values" in name.flags


CONSENT = """
SAMTYCKE

Jag samtycker till att bilder lämnas ut.
Anna Testsson    19900602-2397
Underskrift: ____
"""


def test_the_consent_page_names_the_patient_whom_the_order_does_not() -> None:
    order = FORM.replace("Patient:       Anna Testsson\n", "")
    reading = read_pages(page(order), page(CONSENT, number=2))
    assert len(reading.orders) == 1
    assert value(reading.orders[0], "patient_name") == "Anna Testsson"


@pytest.mark.parametrize("hint", ["Så fyller du i", "Stora bokstäver", "Ange vad som", "Uppgifter Förklaring"])
def test_a_hint_on_a_form_is_no_name(hint: str) -> None:
    assert value(read(FORM.replace("Anna Testsson", hint)), "patient_name") is None


def test_a_name_ends_where_a_hint_begins() -> None:
    assert (
        value(read(FORM.replace("Anna Testsson", "Anna Testsson stora bokstäver")), "patient_name") == "Anna Testsson"
    )


def test_the_heading_of_a_part_of_a_form_is_no_name() -> None:
    order = read(FORM.replace("Patient:       Anna Testsson", "UPPGIFTER OM PATIENTEN"))
    assert value(order, "patient_name") is None


def test_a_name_over_the_end_of_a_line_is_not_read_twice() -> None:
    order = read(
        """
Hej!

Jag är patient hos er och önskar få utlåtande från röntgen vänster knä 2024-11-20. Jag heter Anna
Testsson, personnummer 19900602-2397.

Med vänlig hälsning
Anna Testsson
"""
    )
    assert value(order, "patient_name") == "Anna Testsson"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("pat. BERG LIND, Karin Sofia, pers.nr 19900602-2397", "Karin Sofia Berg Lind"),
        ("vår patient von Essen Karin 19900602-2397", "von Essen Karin"),
        ("pat: 19900602-2397 Lindh Nyberg, Karin Sofia", "Karin Sofia Lindh Nyberg"),
        ("patient 19900602-2397 Karin Lindh, Medicinkliniken", "Karin Lindh"),
        ("pat. MAC NAMARA, Karin, pnr 19900602-2397", "Karin Mac Namara"),
        ("patienten Karin van der Meer 19900602-2397", "Karin van der Meer"),
        ("Lindh Nyberg, Karin med personnummer 19900602-2397", "Karin Lindh Nyberg"),
        ("Karin Lindh, Födelsenummer 19900602-2397", "Karin Lindh"),
        ("KARIN LINDH, personnummer 19900602-2397", "Karin Lindh"),
        ("19900602-2397 KARIN LINDH", "Karin Lindh"),
    ],
)
def test_surnames_of_several_words_beside_the_number(written: str, name: str) -> None:
    order = read(f"Hej!\n\nVi önskar bilder från DT buk 2025-03-02 för {written}.\n\nHälsningar\nEva Ask, överläkare")
    found = order.fields["patient_name"]
    assert (found.value, found.flags) == (name, ())


@pytest.mark.parametrize(
    "line",
    [
        "Pers.nr. 19900602-2397 Eftern., förn.: Testsson, Anna",
        "Vi har övertagit TESTSSON, Anna pers,nr 19900602-2397 och behöver bilderna",
        "Testsson. Anna PAT.ID: 19900602-2397",
    ],
)
def test_what_a_fax_makes_of_the_words_between_name_and_number(line: str) -> None:
    order = read(f"Röntgenkliniken\n\n{line}\n\nVi önskar bilder från DT buk 2025-03-02.")
    assert "testsson" in str(value(order, "patient_name")).casefold()
    assert "anna" in str(value(order, "patient_name")).casefold()


def test_a_long_label_moves_the_number_from_under_the_name() -> None:
    order = read(
        """
Ange patientens efternamn och förnamn:     Är undersökningen egen:
Ja   Nej
Testsson, Anna
Ange patientens personnummer:  19900602-2397
Undersökning:  CT thorax 2026-03-02
"""
    )
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_surname_in_capitals_in_a_sentence_without_a_number() -> None:
    text = "Hej!\n\nDet gäller VON ESSEN, Karin som ni undersökte med DT buk 2025-03-02.\n\nMvh\nEva Ask, överläkare"
    order = read(text)
    assert value(order, "patient_name") == "Karin von Essen"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hos er har Karin Lindh undersökts med MR vänster axel 2025-04-06.",
        "För KARIN LINDH skulle vi vilja ha bilder från MR vänster axel 2025-04-06.",
    ],
)
def test_a_sentence_names_who_was_examined_and_another_the_number(sentence: str) -> None:
    order = read(f"Hej!\n\n{sentence}\n\nPnr 19900602-2397 är det patienten har.\n\nMvh\nEva Ask, överläkare")
    assert value(order, "patient_name") == "Karin Lindh"


def test_an_examination_in_capitals_is_no_name() -> None:
    order = read("Hej!\n\nVi önskar bilder för MR HÖGER KNÄ 2025-04-06, 19900602-2397.\n\nMvh\nEva Ask, överläkare")
    assert value(order, "patient_name") is None


def test_a_name_begun_on_the_line_above_is_read_from_its_beginning() -> None:
    order = read(
        """
Härmed rekvireras bilder och utlåtande från MR höger fot den 23 oktober 2024. Det gäller Karin
Lindh Nyberg, personnummer 19900602-2397.

Mvh
Eva Ask, överläkare
"""
    )
    assert value(order, "patient_name") == "Karin Lindh Nyberg"


def test_of_surnames_before_an_unknown_first_name_the_first_is_not_lost() -> None:
    text = "Hej!\n\nRubr. pat San Martin, D'Arcy personnr 19900602-2397 har undersökts.\n\nMvh\nEva Ask, överläkare"
    name = read(text).fields["patient_name"]
    assert name.value == "D'Arcy San Martin"
    assert name.flags
