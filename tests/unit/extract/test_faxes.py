"""Whole faxes: kinds of pages, several orders, papers that are no order, facts, doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.extract import extract
from intake.model import FIELD_NAMES, PageKind, Severity
from tests.unit.extract.orders import DIRECTORY, FORM, THERAPIST, doubts, read, read_pages, value
from tests.unit.extract.typeset import page

OTHER = (
    FORM.replace("Anna Testsson", "Bo Testman").replace("19900602-2397", "19440813-9089").replace("CT thorax", "MR knä")
)
COVER = """
TELEFAX

Till:   Röntgen, Hallands sjukhus Halmstad
Från:   Medicinmottagningen HSV
Datum:  2026-11-10
Antal sidor (inkl. denna): 2
Detta fax är endast avsett för angiven mottagare.
"""


def test_a_cover_joins_its_order() -> None:
    reading = read_pages(page(COVER), page(FORM, number=2))
    assert reading.page_kinds == (PageKind.COVER, PageKind.ORDER)
    (order,) = reading.orders
    assert order.pages == (1, 2)
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert not doubts(order)


def test_two_patients_on_two_pages_are_two_orders_to_confirm() -> None:
    reading = read_pages(page(FORM), page(OTHER, number=2))
    assert [value(o, "identity_number") for o in reading.orders] == ["199006022397", "194408139089"]
    assert [e.body_part.value for o in reading.orders for e in o.examinations] == ["thorax", "knä"]
    assert all(o.split and any(f.code == "split_unconfirmed" for f in o.flags) for o in reading.orders)


def test_two_patients_one_below_the_other_share_what_stands_around_them() -> None:
    text = (
        "Klinik: Medicinmottagningen HSV\nLäkare: Karin Lund\n\n"
        "Patient: Anna Testsson\nPersonnummer: 19900602-2397\nUndersökning: CT thorax\nUs.datum: 2026-03-02\n\n"
        "Patient: Bo Testman\nPersonnummer: 19440813-9089\nUndersökning: MR knä\nUs.datum: 2026-02-01\n\n"
        "Mottagare: Mediaenheten SU/S\nÖnskas: Bilder och utlåtande"
    )
    orders = read_pages(page(text)).orders
    assert [value(o, "patient_name") for o in orders] == ["Anna Testsson", "Bo Testman"]
    assert [o.examinations[0].date.value for o in orders] == ["2026-03-02", "2026-02-01"]
    assert {value(o, "image_recipient") for o in orders} == {"Mediaenheten SU/S"}
    assert {value(o, "doctor") for o in orders} == {"Karin Lund"}


def test_two_patients_that_cannot_be_told_apart_stop() -> None:
    order = read(
        "Klinik: Medicinmottagningen HSV\nVi önskar bilder från CT thorax 2026-03-02 för Anna Testsson "
        "19900602-2397 och\n"
        "Bo Testman 19440813-9089 länkade till mediaenheten SU/S."
    )
    assert any(f.code == "several_patients" and f.severity is Severity.STOP for f in order.flags)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "REMISS TILL RÖNTGEN\nRemitterande enhet: Psykiatrin Halland\nPatient: Anna Testsson\nPersonnummer: "
            "19900602-2397\n"
            "Önskad undersökning: MR ländrygg\nAnamnes: Ryggsmärta sedan tre månader.\nFrågeställning: "
            "Diskbråck?\nKreatinin: 78",
            "remiss",
        ),
        (
            "PROVSVAR\nKlinisk kemi\nAnna Testsson 19900602-2397\nP-Kreatinin 78 umol/L\nReferensintervall 45-90",
            "provsvar",
        ),
        (
            "ERBJUDANDE!\nJust nu 30 % rabatt på alla skrivare. Beställ nu på www.kontorsvaror.example\n995 kr "
            "exkl. moms",
            "reklam",
        ),
        ("", "tom sida"),
    ],
)
def test_papers_that_are_no_order(text: str, name: str) -> None:
    (order,) = read_pages(page(text)).orders
    assert not order.is_order
    assert order.looks_like is not None
    assert name in order.looks_like


def test_a_poor_order_is_still_an_order() -> None:
    order = read("Bilder tack\nAnna Testsson")
    assert order.is_order
    assert set(order.fields) == set(FIELD_NAMES)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("OBS! Patienten har skyddade personuppgifter.", "protected_identity"),
        ("SEKRETESSMARKERING", "protected_identity"),
        ("Patienten är avliden.", "deceased"),
        ("Patienten är medvetslös och kan inte lämna samtycke.", "emergency"),
        ("Patienten har spärrat sin journal.", "blocked"),
        ("Obs journalspärr på patienten.", "blocked"),
        ("Skyddade personuppgifter: ☒ Ja  ☐ Nej", "protected_identity"),
    ],
)
def test_facts(line: str, fact: str) -> None:
    assert getattr(read(FORM + line).facts, fact)


@pytest.mark.parametrize(
    "line",
    [
        "Ingen sekretessmarkering.",
        "Skyddade personuppgifter: nej",
        "Skyddade personuppgifter: ☐ Ja  ☒ Nej",
        "Skyddade personuppgifter: ☐ Ja  ☐ Nej",
        "Patienten har inte spärrat sin journal.",
    ],
)
def test_negations_and_empty_boxes_are_no_facts(line: str) -> None:
    facts = read(FORM + line).facts
    assert not (facts.protected_identity or facts.deceased or facts.blocked or facts.emergency)


def test_a_minor_by_the_identity_number() -> None:
    assert read(FORM.replace("19900602-2397", "20170101-2393")).facts.minor
    assert not read(FORM).facts.minor


@pytest.mark.parametrize("letter", ["Jag är vårdnadshavare till patienten.", "Det gäller min mor."])
def test_somebody_speaks_for_the_patient(letter: str) -> None:
    order = read(f"Jag vill ha utlåtandet från lungröntgen 2026-06-10 för Anna Testsson 19900602-2397. {letter}")
    assert value(order, "requester_type") == "patient"
    assert order.facts.on_behalf_of


def test_hesitant_words_are_doubts() -> None:
    order = read(FORM, doubtful={"Testsson": 0.6, "2026-03-02": 0.6})
    assert "low_confidence" in order.fields["patient_name"].flags
    assert "low_confidence" in order.examinations[0].date.flags
    assert any(f.field == "exam_date" and f.severity is Severity.STOP for f in order.flags)


def test_a_checked_number_read_twice_needs_no_question() -> None:
    sure = read(FORM, doubtful={"19900602-2397": 0.72}, second={"19900602-2397": "199006022397"})
    assert not sure.fields["identity_number"].flags


def test_readings_that_differ_are_a_doubt_with_both() -> None:
    order = read(FORM, second={"19900602-2397": "19900602-2897", "2026-03-02": "2026-08-02"})
    identity = order.fields["identity_number"]
    assert "readings_differ" in identity.flags
    assert set(identity.candidates) == {"199006022397", "199006022897"}
    assert "readings_differ" in order.examinations[0].date.flags


def test_a_number_that_fails_its_check_stays_and_is_flagged() -> None:
    order = read(FORM.replace("2397", "2398"))
    assert value(order, "identity_number") == "199006022398"
    assert "invalid_check_digit" in order.fields["identity_number"].flags


def test_two_numbers_for_one_patient_are_a_doubt() -> None:
    order = read(FORM + "Personnummer: 19910717-2380")
    assert "several_values" in order.fields["identity_number"].flags


def test_a_recipient_that_may_be_several_units_is_a_doubt() -> None:
    order = read(FORM.replace("Mediaenheten SU/S", "Röntgen SUS"))
    assert "ambiguous_unit" in order.fields["image_recipient"].flags


def test_handwriting_is_flagged_and_not_guessed() -> None:
    text = FORM.replace("Anna Testsson", "")
    row = [line.split(":")[0] for line in text.strip("\n").split("\n")].index("Patient")
    order = read(text, inks=[(row, 16, 40)])
    assert value(order, "patient_name") is None
    assert "handwritten" in order.fields["patient_name"].flags


def test_a_poor_page_makes_every_value_doubtful() -> None:
    order = read(FORM, quality=0.2)
    assert doubts(order) == set(FIELD_NAMES)


def test_another_language_is_flagged() -> None:
    order = read(
        "Dear colleagues, we kindly ask you to send the images of the examination CT thorax from 2026-03-02 for "
        "our patient\n"
        "Anna Testsson 19900602-2397 to the radiology department of the university hospital. With best regards, "
        "Dr Karin Lund"
    )
    assert any(f.code == "not_swedish" for f in order.flags)
    assert not any(f.code == "not_swedish" for f in read(FORM).flags)


def test_unticked_options_are_never_read_as_text() -> None:
    order = read(THERAPIST.format(title="naprapat", more="☐ Skriftligt samtycke bifogas\n☐ Patienten är avliden"))
    assert value(order, "consent") == "none"
    assert value(order, "consent_document") == "none"
    assert not order.facts.deceased


_LINES = st.lists(
    st.one_of(
        st.sampled_from(FORM.strip("\n").split("\n")),
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60),
        st.sampled_from(["☒ Ja ☐ Nej", "☐", "Patient:", ":", "___", "Samtycke: ☒ Muntligt", "Med vänlig hälsning"]),
    ),
    max_size=14,
)


def test_a_title_said_twice_with_nothing_behind_it_is_read_without_failing() -> None:
    lines = ["BESTÄLLNING AV BILDER", "BESTÄLLNING AV BILDER", "", "/"]
    reading = extract([page([]), page(lines, number=2)], directory=DIRECTORY, today=date(2026, 11, 20))
    assert all(order.fields["patient_name"].value is None for order in reading.orders if order.is_order)


@settings(max_examples=60, deadline=None)
@given(first=_LINES, second=_LINES)
def test_whatever_stands_there_is_read_without_failing(first: list[str], second: list[str]) -> None:
    reading = extract([page(first), page(second, number=2)], directory=DIRECTORY, today=date(2026, 11, 20))
    assert len(reading.page_kinds) == 2
    assert reading.orders
    for order in reading.orders:
        assert set(order.fields) == (set(FIELD_NAMES) if order.is_order else set())


def test_a_value_read_from_handwriting_is_left_for_a_person_however_surely_it_was_read() -> None:
    form = page(FORM)
    written = tuple(replace(w, by_hand=w.text in {"Anna", "Testsson", "19900602-2397"}) for w in form.words)
    (order,) = extract([replace(form, words=written)], directory=DIRECTORY, today=date(2026, 11, 20)).orders
    assert value(order, "identity_number") is None
    assert order.fields["identity_number"].flags == ("handwritten",)
    assert order.fields["identity_number"].candidates == ()
    assert order.fields["identity_number"].evidence
    assert "handwritten" in order.fields["patient_name"].flags
    assert "handwritten" not in order.fields["image_recipient"].flags
