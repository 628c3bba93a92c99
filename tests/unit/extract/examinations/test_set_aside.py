"""Examinations that a fax names without asking for them."""

from __future__ import annotations

import pytest

from intake.extract.examinations.relevance import regions_of
from intake.extract.examinations.set_aside import asked_among
from intake.extract.values.examinations import find_examinations
from tests.unit.extract.orders import read

LETTER = """
Ortopedkliniken SÄS Borås

Vi önskar bilder och utlåtande från MR vänster knä 2026-03-02 avseende
Anna Testsson, 19900602-2397. {more}
Allt skickas till Röntgen SÄS Borås.

Med vänlig hälsning
Karin Lund, överläkare
Ortopedkliniken SÄS Borås
"""


def asked(text: str, following: str = "") -> list[str]:
    return [one.text for one in asked_among(text, find_examinations(text), following)]


@pytest.mark.parametrize(
    "said",
    [
        "Inte lungröntgen från 2012 utan bara ovanstående.",
        "Obs inte röntgen av höger handled från 2012, den är det ingen som frågat efter.",
        "Det finns visst en lungröntgen från 2012 också men den behövs inte.",
        "Lungröntgen från 17/7 2013 har vi redan fått av er, så den ska ni inte skicka igen.",
        "Tidigare mammografi 2015 som vi redan har.",
        "Jag har också gjort lungröntgen 2020 men det är inte den jag menar.",
        "Lungröntgen från 2015 är gjord i Lund och hämtas därifrån.",
        "Från begäran undantas lungröntgen 2015.",
        "Begäran omfattar inte lungröntgen från 2018.",
        "Att patienten 2018 genomgick lungröntgen känner vi till.",
        "Lungröntgen 2016 och mammografi 2017 har vi redan.",
    ],
)
def test_what_is_denied_or_at_hand_is_not_asked_for(said: str) -> None:
    assert asked(said) == []
    exams = read(LETTER.format(more=said)).examinations
    assert [(e.modality.value, e.date.value) for e in exams] == [("MR", "2026-03-02")]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Bilder från MR knä 2025-05-05, utlåtandet behövs inte.", ["MR knä"]),
        ("Bilderna från MR knä 2024 har vi redan, bara utlåtandet behövs.", ["MR knä"]),
        ("MR knä 2025-05-05 behöver ni inte skicka på CD utan via länk.", ["MR knä"]),
        ("MR knä 2024-01-01 har vi inte fått.", ["MR knä"]),
        ("Inte bara MR knä utan även rtg höft.", ["MR knä", "rtg höft"]),
        ("MR knä 2025-05-05, inte röntgen av höft.", ["MR knä"]),
        ("Vi har redan planerat operation och önskar MR knä 2025-05-05.", ["MR knä"]),
        ("MR knä som är utförd sedan tidigare hos er.", ["MR knä"]),
        ("MR knä 2025-05-05, redan beställd en gång men ej levererad.", ["MR knä"]),
    ],
)
def test_what_is_said_of_something_else_leaves_the_examination_asked_for(said: str, kept: list[str]) -> None:
    assert asked(said) == kept


def test_the_next_sentence_may_set_it_aside() -> None:
    assert asked("Det finns en lungröntgen från 2012 också.", "Den behövs inte.") == []
    assert asked("Det finns en lungröntgen från 2012 också.", "Den behövs till MDK.") != []


def test_an_undated_examination_of_a_list_is_asked_for_beside_a_dated_one_that_is_at_hand() -> None:
    listed = LETTER.replace("från MR vänster knä 2026-03-02 avseende", "från nedanstående avseende").format(
        more="\n– CT buk någon gång i våras\n"
    )
    order = read(listed.replace("Allt skickas", "Lungröntgen från 17/7 2013 har vi redan fått. Allt skickas"))
    assert [(e.modality.value, e.body_part.value, e.date.value) for e in order.examinations] == [("CT", "buk", None)]


def test_a_heel_is_no_throat() -> None:
    assert regions_of("hälsmärta i höger fot") == {"foot"}
    assert regions_of("halsont") == {"neck"}
    assert regions_of("Jag hälsar så gott") == set()


def test_what_an_examination_showed_asks_for_none() -> None:
    exams = read(LETTER.format(more="Röntgen höger höft visade artros.")).examinations
    assert [(e.modality.value, e.date.value) for e in exams] == [("MR", "2026-03-02")]


def test_a_street_is_no_item_of_a_list() -> None:
    exams = read(
        LETTER.format(more="").replace("\n\nVi önskar", "\nStorgatan 12, 300 00 Granby\n\nVi önskar")
    ).examinations
    assert [e.modality.value for e in exams] == ["MR"]
