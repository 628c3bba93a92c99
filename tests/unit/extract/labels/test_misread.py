"""What poor faxes do to letters: labels, full stops and scribbles, as the recogniser really gives them."""

from __future__ import annotations

import pytest

from intake.extract.labels.misread import look_alikes
from tests.unit.extract.orders import FORM, read, value


@pytest.mark.parametrize(
    ("misread", "kind"),
    [("pur", "identity"), ("par", "identity"), ("tin", "phone"), ("faxar", "fax"), ("utlord", "exam_date")],
)
def test_a_label_is_known_by_its_outline(misread: str, kind: str) -> None:
    assert look_alikes(misread) == {kind}


def test_a_misread_label_is_known_by_the_value_below() -> None:
    order = read("""
Patient                  Pur
Anna Testsson            19900602-2397

Undersökning             Utlörd
CT thorax                2026-03-02

MouUagare
Röntgen, Akademiska sjukhuset
""")
    assert value(order, "identity_number") == "199006022397"
    assert value(order, "patient_name") == "Anna Testsson"
    assert order.examinations[0].date.value == "2026-03-02"
    assert value(order, "image_recipient") == "Röntgen, Akademiska sjukhuset"


def test_a_label_that_lost_its_capital_stands_in_their_column() -> None:
    order = read("""
Beställande läkare   Karin Lund
Patient              Anna Testsson
Personnummer         19900602-2397
Undersökning         MR hjärna
utförd               2026-03-14
Anledning            Uppföljning
""")
    assert order.examinations[0].date.value == "2026-03-14"
    assert order.examinations[0].body_part.value == "hjärna"


def test_a_line_of_a_letter_that_begins_with_a_labels_word_is_no_label() -> None:
    order = read("""
Hej!
Jag vill ha mina bilder från ultraljud buk 2026-03-02. Jag heter Anna Testsson,
personnummer 19900602-2397.   Vår referens: B5820
Vänliga hälsningar
Anna Testsson
""")
    assert value(order, "requester_type") == "patient"
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_label_without_its_colon_heads_the_other_column() -> None:
    order = read("""
Beställande enhet:                      Patient
Kirurgkliniken, Alingsås lasarett       Anna Testsson
Läkare:                                 Personnummer:
Karin Lund                              19900602-2397
""")
    assert value(order, "requesting_clinic") == "Kirurgkliniken, Alingsås lasarett"
    assert value(order, "patient_name") == "Anna Testsson"


def test_a_comma_read_as_a_semicolon_makes_no_label() -> None:
    order = read("""
Bilderna önskas länkade till
Röntgen; Skånes universitetssjukhus Lund

Personnummer
19900602-2397
""")
    assert str(value(order, "image_recipient")).startswith("Röntgen")


def test_onward_is_known_with_a_letter_too_many() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "Mediaenheten SU/S fvhb Medicinkliniken, Alingsås lasarett"))
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "onward_recipient") == "Medicinkliniken, Alingsås lasarett"


def test_iep_is_known_with_a_letter_misread() -> None:
    assert value(read(FORM + "Leveranssätt:  via ILP\n"), "delivery") == "iep"


LETTER = """
Hej,
Vi önskar få bilder och utlåtande från MR halsrygg den 10 januari 2026. Patient Anna Testsson, 19900602-2397.
{reason}
Med vänliga hälsningar
{name}
{title}
Granuddens hus
"""


@pytest.mark.parametrize(
    "reason",
    [
        "Aktuell behandling behandling av nackbesvär efter olycka.",
        "Aktuell behandling aktuell behandling av nacken Patientens skriftliga samtycke bifogas.",
    ],
)
def test_a_reason_is_seen_without_its_colon_and_full_stop(reason: str) -> None:
    order = read(LETTER.format(reason=reason, name="Karin Lund, leg naprapat", title="Naprapathuset"))
    assert value(order, "relevance") == "yes"


def test_letters_behind_a_title_are_no_clinic() -> None:
    order = read(LETTER.format(reason="", name="Karin Lund, leg naprapat, ON", title="Hälsopunkten Granen"))
    assert value(order, "requesting_clinic") == "Hälsopunkten Granen"


def test_a_signature_read_as_letters_is_no_name() -> None:
    text = LETTER.format(reason="", name="TY YTA", title="Karin Lund, leg. sjukgymnast")
    assert value(read(text, doubtful={"TY": 0.0, "YTA": 0.2}), "doctor") == "Karin Lund"


def test_a_signature_read_as_letters_is_no_profession() -> None:
    form = FORM.replace("Läkare:        Karin Lund", "Läkare:        Karin Lund, leg. kiropraktor")
    order = read(form + "Datum och underskrift:  DN RR\n", doubtful={"DN": 0.3, "RR": 0.0})
    assert value(order, "requester_type") == "chiropractor"
