"""What counts as the same, and what does not: a difference too few costs a patient."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.flags import FLAGS
from intake.keying import asked_of, compared, doubted, keyed_text
from intake.keying.comparing import agree
from intake.model import Field, Order, RequesterType
from intake.store import KeyingKind
from intake.store.closing import stops_of
from tests.unit.review.stationed import rules
from tests.unit.store.made import order, seen

TODAY = date(2026, 3, 2)


def with_fields(entry: Order, **fields: Field) -> Order:
    return replace(entry, fields={**entry.fields, **fields})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mediaenh SU/S", "Mediaenheten SU/S"),
        ("Mediaenheten SU/S", "röntgen SU/S"),
        ("SU/S", "mediaenh SU/S"),
        ("Mediaenheten SU/S fvb. Toraxkliniken SU/S", "mediaenh SU/S"),
        ("Röntgen Varberg", "Varbergs sjukhus röntgen"),
        ("VC Nyhem", "Vårdcentralen Nyhem"),
        ("Kliniken  Eva Berg", "kliniken eva berg"),
        ("Röntgen–Solhagen", "Röntgen-Solhagen"),
    ],
)
def test_the_same_recipient_in_other_words_agrees(one: str, other: str) -> None:
    directory = rules().directory
    assert agree("image_recipient", one, other, directory)
    assert agree("report_recipient", other, one, directory)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Röntgen Varberg", "Röntgen Halmstad"),
        ("mediaenh SU/S", "avd 53 SU/S"),
        ("Ortopedkliniken SU/S", "Medicinkliniken SU/S"),
        ("avd 53 SU/S", "avd 35 SU/S"),
        ("Avd 5 hus 3", "Avd 3 hus 5"),
        ("Kliniken Eva Berg", "Kliniken Eva Borg"),
        ("Sahlgrenska", "mediaenh SU/S"),
        ("SUS", "mediaenhet Lund"),
        ("VC Nyhem", "VC Vallås"),
        ("mediaenh SU/S", None),
        (None, "mediaenh SU/S"),
    ],
)
def test_what_may_be_another_recipient_differs(one: str | None, other: str | None) -> None:
    assert not agree("image_recipient", one, other, rules().directory)


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("identity_number", "191212121212", "19121212-1212", True),
        ("identity_number", "191212121212", "201212121212", False),
        ("identity_number", "191212121212", "191212121221", False),
        ("patient_name", "Anna Lind", "LIND, Anna", True),
        ("patient_name", "Anna-Maria Öberg", "Öberg Anna Maria", True),
        ("patient_name", "Anna Lönn", "Anna Lonn", False),
        ("patient_name", "Anna Lind", "Anna Maria Lind", False),
        ("exam_date", "2024-01-15 2023", "2023 2024-01-15", True),
        ("exam_date", "2024-01-15", "2024-01-16", False),
        ("exam_date", None, None, True),
    ],
)
def test_numbers_names_and_dates(field: str, one: str | None, other: str | None, same: bool) -> None:
    assert agree(field, one, other, rules().directory) is same


def test_the_recipient_asked_for_is_that_of_what_goes_out() -> None:
    images = order()
    assert asked_of(images, KeyingKind.BLIND) == ("identity_number", "image_recipient")
    report = with_fields(images, wants_images=seen(False), wants_report=seen(True))
    assert asked_of(report, KeyingKind.BLIND) == ("identity_number", "report_recipient")
    both = with_fields(images, wants_images=seen(True), wants_report=seen(True))
    assert asked_of(both, KeyingKind.SAMPLE) == ("identity_number", "patient_name", "exam_date", "image_recipient")


def test_who_receives_it_themselves_is_the_recipient() -> None:
    entry = with_fields(order(), image_recipient=Field(), requesting_clinic=seen("Ryggkliniken"), doctor=seen("Berg"))
    therapist = replace(entry, requester_candidates=(RequesterType.NAPRAPATH,))
    directory = rules().directory
    assert compared(therapist, {"image_recipient": "Ryggkliniken"}, directory)["image_recipient"].agrees
    assert not compared(therapist, {"image_recipient": "Axelkliniken"}, directory)["image_recipient"].agrees
    assert not compared(entry, {"image_recipient": "Ryggkliniken"}, directory)["image_recipient"].agrees
    unsure = replace(entry, requester_candidates=(RequesterType.NAPRAPATH, RequesterType.PRIVATE))
    assert not compared(unsure, {"image_recipient": "Ryggkliniken"}, directory)["image_recipient"].agrees


def test_what_differs_becomes_a_stop_with_both_values_to_choose_from() -> None:
    values = compared(
        order(flagged=False),
        {"identity_number": "191212121220", "image_recipient": "mediaenheten SU/S"},
        rules().directory,
    )
    entry = doubted(order(flagged=False), values)
    assert [stop.key for stop in stops_of(entry)] == [("keying_differs", "identity_number")]
    assert entry.fields["identity_number"].candidates == ("191212121212", "191212121220")
    assert entry.fields["identity_number"].value == "191212121212"
    assert all("1912" not in flag.text for flag in entry.flags)  # flags stand in lists, which name no patient
    assert doubted(entry, values) == entry


def test_what_is_typed_is_held_to_the_rules_of_a_correction_and_asked_about_once() -> None:
    directory = rules().directory

    def typed(field: str, text: str, again: str | None = None) -> tuple[str | None, bool]:
        found = keyed_text(field, text, today=TODAY, directory=directory, as_it_stands=again)
        return found.value, found.refused is None

    assert typed("identity_number", " 19121212-1212 ") == ("191212121212", True)
    assert typed("identity_number", "19121212-1213") == ("19121212-1213", False)
    assert typed("identity_number", "19121212-1213", "19121212-1213") == ("19121212-1213", True)
    assert typed("identity_number", "19121212-1214", "19121212-1213") == ("19121212-1214", False)
    assert typed("identity_number", "") == (None, False)
    assert typed("identity_number", "", "") == (None, True)
    assert typed("exam_date", "20240115, 2023-02") == ("2023-02 2024-01-15", True)
    assert typed("exam_date", "senaste") == ("latest", True)
    assert typed("exam_date", "2024-02-30")[1] is False
    assert typed("exam_date", "2027-01-01")[1] is False
    assert typed("image_recipient", "SU/S\x07")[1] is False


def test_the_doubt_is_one_that_stops() -> None:
    assert FLAGS["keying_differs"].severity == "stop"
