"""Forms of boxes: their numbers, grids, stickers, rings."""

from __future__ import annotations

from intake.extract.layout.counting import without_counting
from intake.extract.pages.sighted import sighted_page
from intake.extract.wordings.known import wording_of
from intake.model import Page
from tests.unit.extract.orders import read, read_pages, value
from tests.unit.extract.typeset import page


def entries(paper: Page) -> dict[str, str]:
    return {e.kind: e.value.text for e in sighted_page(paper).form.entries if e.value}


def test_short_counting_counts_what_somebody_asks_for() -> None:
    counted = page("1 Enhet      2 Läkare     3 Datum\n4 Namn       5 Telefon")
    assert [w.text for w in without_counting(counted).words] == ["Enhet", "Läkare", "Datum", "Namn", "Telefon"]
    few = page("1 MR knä\n2 DT buk")
    assert without_counting(few) is few


GRID = """
Bildlista

Klinik: Medicinmottagningen HSV
Mottagare: Mediaenheten SU/S

Personnr         Namn             Undersökning     Us-datum     Bilder  Utl
19900602-2397    Anna Testsson    CT buk           2026-09-21   ☒       ☒
19440813-9089    Bo Provsson      MR hjärna        2026-10-05   ☒       ☐
                                  DT thorax        2026-10-14   ☒       ☐
"""


def test_bare_boxes_are_told_by_the_head_of_their_grid() -> None:
    first, second = read_pages(page(GRID)).orders
    assert (value(first, "wants_images"), value(first, "wants_report")) == (True, True)
    assert (value(second, "wants_images"), value(second, "wants_report")) == (True, False)
    assert [e.date.value for e in first.examinations] == ["2026-09-21"]
    assert [e.date.value for e in second.examinations] == ["2026-10-05", "2026-10-14"]


def test_yes_and_no_over_a_grid_answer_the_question_beside_the_boxes() -> None:
    choices = sighted_page(
        page("Fråga                             Ja     Nej\nSamtycker patienten muntligt?      ☐      ☒")
    ).choices
    assert [(c.question.text, c.option.text, c.marked) for c in choices] == [
        ("Samtycker patienten muntligt?", "Ja", False),
        ("Samtycker patienten muntligt?", "Nej", True),
    ]


def test_a_stickers_lines_are_read_by_themselves() -> None:
    rows = [
        row.run.text
        for row in sighted_page(
            page(
                "Gynkliniken Hovås                       19900602-2397 K\n"
                "Beställning av radiologi                TESTSSON ANNA\n"
                "Storgatan 1                             BJÖRKVÄGEN 8 B\n"
                "\n"
                "Undersökning: MR bäcken"
            )
        ).form.sheet.rows
    ]
    assert rows[:3] == ["Gynkliniken Hovås", "Beställning av radiologi", "Storgatan 1"]
    assert rows[3:6] == ["19900602-2397 K", "TESTSSON ANNA", "BJÖRKVÄGEN 8 B"]


def test_a_label_beside_a_number_makes_no_sticker() -> None:
    read_here = entries(
        page("Klinik            Ortopeden\nPersonnummer      19900602-2397\nTelefon           0340-48 17 22")
    )
    assert read_here["identity"] == "19900602-2397"
    assert read_here["clinic"] == "Ortopeden"


def test_alternatives_to_be_ringed_are_said_by_nobody() -> None:
    order = read(
        "Beställande klinik:               Ortopedmottagningen HSV\n"
        "Patient:                          Anna Testsson 19900602-2397\n"
        "Undersökning:                     MR knä 2026-09-21\n"
        "Vi behöver (ringa in)             Bilder      Utlåtande      Båda\n"
        "Samtycke (ringa in)               Inget       Muntligt       Skriftligt\n"
        "Bilder skickas till:              Röntgen, Mölndals sjukhus\n"
    )
    for name in ("wants_images", "wants_report"):
        assert value(order, name) is None or order.fields[name].flags


def test_of_a_label_said_in_two_languages_the_swedish_one_asks() -> None:
    for text, kind in (("Pyytävä yksikkö / Beställande enhet", "clinic"), ("Surname / Efternamn", "last_name")):
        found = wording_of(text)
        assert found is not None and found.kind == kind
    assert wording_of("Björn Rask / läkare") is None


def test_a_question_beside_its_boxes_is_not_answered_for_the_label_above_it() -> None:
    order = read(
        "Kiropraktor Hamnplan\nBehandlare:                                   Karin Lund\n"
        "Yrkestitel:                                   leg kiropraktor\n"
        "Patient:                                      Anna Testsson\n"
        "Personnummer:                                 19900602-2397\n"
        "Pågående behandling som materialet behövs för  Handledsfraktur, träning efter avgipsning\n"
        "Har undersökningen skett på egen remiss       ☐ Ja   ☒ Nej\n"
    )
    assert order.fields["self_referred"].value == "no"


def test_senaste_is_a_day_and_no_part_of_the_body() -> None:
    order = read(
        "Kirurgmottagningen HSK\nBehandlande läkare: Karin Lund, överläkare\nPatientnamn: Anna Testsson\n"
        "P.nr: 19900602-2397\nVilka bilder: CT buk\nNär utförd: senaste\nÖnskas till: Röntgenavdelningen SU/M\n"
    )
    assert order.examinations[0].date.value == "latest"


def test_which_images_is_asked_for_a_report_as_well() -> None:
    order = read(
        "Urologmottagningen HSV\nBeställning av bilder och svar\n"
        "Vilka bilder gäller det: Röntgen båda knäna 2024-05-20\n"
        "Kryssa för det som ska skickas:\nbilder och utlåtande\nPatient: Anna Testsson\nPersonnummer: 19900602-2397\n"
        "Bilderna skickas till: Röntgenavdelningen NÄL\nUtlåtandet skickas till:\n"
    )
    assert value(order, "wants_report") is True


def test_the_answers_of_labels_without_colons_are_no_sticker() -> None:
    order = read(
        "Beställning av bilder\nBeställande klinik      Ortopedspecialisterna Björkvik AB\n"
        "Faxnr                   031-390 06 53\nÄrendenr                B2190\n"
        "Namn                    Anna Testsson\nFullständigt            19900602-2397\npersonnummer\n"
    )
    assert value(order, "fax") == "031-390 06 53"
    assert value(order, "reference") == "B2190"
