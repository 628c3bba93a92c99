"""Forms of boxes: captions in small print over or under answers, numbers of boxes, grids, stickers, rings."""

from __future__ import annotations

from dataclasses import replace

from intake.extract.arrangement.captioned_cells import with_captioned_cells
from intake.extract.layout.counting import without_counting
from intake.extract.pages.sighted import sighted_page
from intake.extract.wordings.known import wording_of
from intake.model import Page, Word
from tests.unit.extract.orders import read, read_pages, value
from tests.unit.extract.typeset import page

LARGE_PX, SMALL_PX = 40, 24


def in_two_prints(text: str, *small: int) -> Page:
    """The page with each box as high as its letters; the lines ``small`` are in small print."""
    plain = page(text)
    return replace(plain, words=tuple(_printed(w, SMALL_PX if w.line in small else LARGE_PX) for w in plain.words))


def _printed(word: Word, size_px: int) -> Word:
    rising = any(c in "bdfhklåäöij" or c.isupper() or c.isdigit() or c == "t" for c in word.text)
    hanging = any(c in "gjpqy" for c in word.text)
    up, down = (0.77 if rising else 0.54) * size_px, 0.23 * size_px if hanging else 0.0
    base = word.box.y0 + 28
    return replace(word, box=replace(word.box, y0=round(base - up), y1=round(base + down)))


UNDER = """
Begäran om bilder

Kinnunen, Eila                   440813-9089
patient (efternamn, förnamn)     personnummer

Rtg knän bilat                   2026-06-11
undersökning                     när

Eva Lund, leg. läkare            0320-55 09 18
behandlande läkare hos oss       telefon (sköterskan)

Bildenheten SÖS                  VO 26/0417
vart bilderna skall              vår beteckning
"""


def entries(paper: Page) -> dict[str, str]:
    return {e.kind: e.value.text for e in sighted_page(paper).form.entries if e.value}


def test_small_captions_under_answers_are_their_labels() -> None:
    found = entries(in_two_prints(UNDER, 3, 6, 9, 12))
    assert found["patient_name"] == "Kinnunen, Eila"
    assert found["identity"] == "440813-9089"
    assert found["doctor"] == "Eva Lund, leg. läkare"
    assert found["phone"] == "0320-55 09 18"
    assert found["image_recipient"] == "Bildenheten SÖS"
    assert found["reference"] == "VO 26/0417"
    assert found["exam_date"] == "2026-06-11"


def test_where_all_boxes_are_of_one_height_no_print_tells() -> None:
    sheet = sighted_page(page(UNDER)).form.sheet
    assert with_captioned_cells(sheet) is sheet


OVER = """
1 Beställande enhet          2 Kombikakod
Ortopedmottagningen HSV      42 011 311 02
3 Ansvarig läkare, titel     4 Telefon direkt
Eva Lund, överläkare         0340-48 17 22
5 Patientens namn            6 Personnummer
Anna Testsson                19900602-2397
7a Metod          7b Organ            7c Sida         7d Us.datum
Slätrtg           höft                ☐ hö ☒ vä       260819
7a Metod          7b Organ            7c Sida         7d Us.datum
DT                bäcken              ☐ hö ☐ vä       260903
8 Vi behöver
☒ 8a bilder ☒ 8b utlåtande ☐ 8c endast granskning
9 Bildmottagare              10 Svarsmottagare
Röntgen, Mölndals sjukhus    ☒ samma som ruta 9 ☐ annan:
"""


def test_numbered_boxes_with_captions_over_their_answers() -> None:
    order = read_pages(in_two_prints(OVER, 0, 2, 4, 6, 8, 10, 12)).orders[0]
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "doctor") == "Eva Lund"
    assert value(order, "phone") == "0340-48 17 22"
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "report_recipient") == value(order, "image_recipient") == "Röntgen, Mölndals sjukhus"
    exams = [(str(e.modality.value), e.body_part.value, e.side.value, e.date.value) for e in order.examinations]
    assert exams == [("XR", "höft", "left", "2026-08-19"), ("CT", "bäcken", "none", "2026-09-03")]


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


def test_a_heading_over_the_first_answer_of_a_part_is_none_of_it() -> None:
    paper = in_two_prints(
        """
Uppgiftslämnare
Petra Lund                        Ögonmottagningen
Läkare                            Avsändande enhet
08-465 004 76                     040-628 04 35
Telefon                           Telefax
19121212-1212                     Eva Berg
Personnummer                      Patientens namn
""",
        2,
        4,
        6,
    )
    assert entries(paper)["doctor"] == "Petra Lund"
