"""Letters of private doctors: where a place ends, who asks through whom, and what heads the paper."""

from __future__ import annotations

import pytest

from intake.extract.pages.classify import page_signs
from intake.extract.pages.sighted import sighted_page
from intake.extract.prose.place_ends import place_end
from intake.extract.values.examinations import find_examinations
from intake.extract.values.names import is_title
from intake.extract.values.wish_words import wanted_parts
from intake.model import PageKind, Side
from tests.unit.extract.orders import read, value
from tests.unit.extract.typeset import page

LETTER = (
    "Kirurgihuset Granen\n\n{asks}\n\nPatient: Anna Testsson 19900602-2397\nMR ländrygg 2026-09-30\n\n{sends}\n\n"
    "Patienten har lämnat muntligt samtycke.\n\n{ends}"
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kliniken Ekbacken på ett USB-minne", "Kliniken Ekbacken"),
        ("Röntgen Nordtorp och faxa ert utlåtande", "Röntgen Nordtorp"),
        ("Röntgen Borås lasarett, som vi delar hus med", "Röntgen Borås lasarett,"),
        ("Barn- och ungdomskliniken i Skövde den här veckan", "Barn- och ungdomskliniken i Skövde"),
        ("Bild och funktion SUS Lund, bildarkivet", "Bild och funktion SUS Lund, bildarkivet"),
        ("Ryggkliniken Granen AB, Storgatan 3, 302 42 Halmstad", "Ryggkliniken Granen AB,"),
        ("RÖNTGEN SÖS SNARAST MED POST", "RÖNTGEN SÖS SNARAST MED POST"),
    ],
)
def test_a_place_ends_before_words_that_name_nothing(text: str, place: str) -> None:
    assert text[: place_end(text)] == place


@pytest.mark.parametrize("title", ["handkirurg", "Radiologen", "specialist i öron-, näs- och halssjukdomar"])
def test_titles_by_their_last_noun(title: str) -> None:
    assert is_title(title)


@pytest.mark.parametrize(
    ("asks", "ends"),
    [
        ("Kardiologen Karin Lund ber att få bilder och utlåtande.", "Med vänlig hälsning\nKirurgihuset Granen"),
        ("Vi önskar bilder och utlåtande.", "/Siv, undersköterska, för röntgenläkare Karin Lund"),
        ("Vi önskar bilder och utlåtande.", "Med tack på förhand\n\nKarin Lund, specialist i plastikkirurgi"),
        (
            "Vi önskar bilder och utlåtande. Ansvarig för patienten är Karin Lund, distriktsläkare.",
            "Kirurgihuset Granen",
        ),
    ],
)
def test_who_asks_through_whom(asks: str, ends: str) -> None:
    order = read(LETTER.format(asks=asks, sends="Allt skickas till Röntgen SUS Lund.", ends=ends))
    assert value(order, "doctor") == "Karin Lund"


def test_the_part_that_they_have_is_not_wanted() -> None:
    assert wanted_parts("Bilderna har hon redan fått, så dem behöver ni inte skicka.") == (False, None)


def test_both_of_two_examinations_is_no_side() -> None:
    sides = [e.side for e in find_examinations("röntgen höger höft samt röntgen bäcken, båda gjorda den 18 juni 2026")]
    assert sides == [Side.RIGHT, Side.NONE]


def test_parts_beside_where_they_go() -> None:
    order = read(
        "Kirurgihuset Granen\n\nVi beställer enligt nedan.\n"
        "Patient:          Anna Testsson 19900602-2397\n"
        "Undersökning:     MR ländrygg 2026-09-30\n"
        "Bilder:           via IEP till Röntgen SUS Lund\n"
        "Utlåtande:        faxas till Röntgen SUS Lund\n\n"
        "Med vänlig hälsning\nKarin Lund, överläkare"
    )
    assert value(order, "image_recipient") == "Röntgen SUS Lund"
    assert value(order, "report_recipient") == "Röntgen SUS Lund"


def test_a_referral_asks_where_its_answer_goes() -> None:
    sheet = sighted_page(
        page(
            "RÖNTGENREMISS\n"
            "Till:                   Röntgen Hallands sjukhus Kungsbacka\n"
            "Patient:                Anna Testsson\n"
            "Personnummer:           19900602-2397\n"
            "Önskad undersökning:    MR ländrygg utan kontrast\n"
            "Anamnes, status:        Ischias sedan fem månader. Ej gravid.\n"
            "Frågeställning:         Diskbråck?\n"
            "Remitterande läkare:    Karin Lund\n"
            "Svar till:              Ryggkliniken Granen\n"
        )
    )
    assert page_signs(sheet.form, sheet.choices, alone=True).kind is PageKind.OTHER
