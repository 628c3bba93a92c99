"""Papers that once gave a wrong value without a flag: what each of them must say, or doubt."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import FORM, THERAPIST, read, read_pages, value
from tests.unit.extract.typeset import page

LETTER = """
Medicinmottagningen HSV

Till Röntgen                                        2026-11-07
Hallands sjukhus Varberg

Hej!

{wish} från CT thorax 2026-03-02 på Anna Testsson 19900602-2397. {to}

Vi behöver svar senast 2026-11-18.

Med vänlig hälsning
Karin Lund, överläkare
Medicinmottagningen HSV
"""


def test_an_answer_wanted_by_a_day_is_no_report() -> None:
    order = read(LETTER.format(wish="Vi behöver bilder", to="Bilderna länkas till Mediaenheten SU/S."))
    assert value(order, "wants_images") is True
    report = order.fields["wants_report"]
    assert report.value is False
    assert report.flags, "who reads it may mean the report after all"


def test_the_date_of_a_letter_is_no_recipient() -> None:
    order = read(
        LETTER.format(wish="Vi behöver både bilder och utlåtande", to="Bilderna länkas till Mediaenheten SU/S.")
    )
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") is None


@pytest.mark.parametrize("label", ["Svar till", "Utlåtandet skickas till"])
def test_a_recipient_asked_for_apart_and_left_blank_is_not_the_general_one(label: str) -> None:
    order = read(FORM.replace("Önskas:", f"{label}:\nÖnskas:"))
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") is None


def test_a_blank_for_another_recipient_changes_nothing() -> None:
    order = read(FORM.replace("Önskas:", "Utlåtande till (om annan mottagare):\nÖnskas:"))
    assert value(order, "report_recipient") == "Mediaenheten SU/S"


def test_where_the_order_is_faxed_to_is_no_wish_for_a_report() -> None:
    text = "Faxas till: Röntgen, Hallands sjukhus Varberg\n" + FORM.replace("Önskas:        Bilder och utlåtande", "{}")
    assert value(read(text.format("Endast bilder")), "wants_report") is False
    silent = read(text.format(""))
    assert (value(silent, "wants_images"), value(silent, "wants_report")) == (None, None)


def test_a_question_broken_over_two_lines_keeps_its_answer() -> None:
    order = read(
        FORM.replace(
            "Önskas:        Bilder och utlåtande",
            "Us.plats: HSV; Önskas bilder?   ☒ Ja   ☐ Nej   Svar\nönskas?   ☒ Ja   ☐ Nej",
        )
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)


@pytest.mark.parametrize(
    ("boxes", "expected"), [("☒ Ja  ☐ Nej", "yes"), ("☐ Ja  ☒ Nej", "no"), ("☐ Ja  ☐ Nej", "not_stated")]
)
def test_printed_answers_under_their_question_are_no_answer(boxes: str, expected: str) -> None:
    text = THERAPIST.format(title="kiropraktor", more=f"Är ni remittent till undersökningen?\n{boxes}")
    assert value(read(text), "self_referred") == expected


def test_who_signs_an_order_under_a_heading_of_consent_is_not_the_patient() -> None:
    first = page(THERAPIST.format(title="kiropraktor", more=""))
    lines = [
        "BESTÄLLNING AV BILDER, forts.",
        "SAMTYCKE",
        "Samtycke: muntligt, lämnat av patienten i dag",
        "",
        "Underskrift",
    ]
    order = read_pages(first, page(lines, number=2, inks=[(4, 14, 40)])).orders[0]
    assert value(order, "consent") == "oral"
    assert value(order, "consent_document") == "none"
