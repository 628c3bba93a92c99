"""Forms that a clinic made for itself: titles, columns at the head, boxes for places, tall tables, lists."""

from __future__ import annotations

import pytest

from tests.unit.extract import typeset
from tests.unit.extract.orders import read, read_pages, value

FORM = """
Beställ bilder till annat sjukhus
Kirurgmottagningen Varberg

Personnr: 19900602-2397
Namn: Anna Testsson
Undersökning: MR lever 2026-01-03

Länkas till
☐ SU/Östra, röntgen      ☐ SÄS Borås, röntgen
☒ SU/Sahlgrenska, röntgen      ☐ Annan: {other}

Hur bråttom
☐ I dag      ☒ Inom en vecka      ☐ Ingen brådska

Läkare: Karin Lund
"""


def test_a_recipient_and_the_urgency_by_their_boxes() -> None:
    order = read(FORM.format(other=""))
    assert value(order, "image_recipient") == "SU/Sahlgrenska, röntgen"
    assert str(value(order, "urgency")).lower() == "inom en vecka"


def test_a_recipient_written_behind_the_last_box() -> None:
    text = FORM.replace("☒ SU/S", "☐ SU/S").replace("☐ Annan", "☒ Annan").format(other="Röntgen NÄL")
    assert value(read(text), "image_recipient") == "Röntgen NÄL"


def test_the_title_of_a_paper_is_no_label_of_the_clinic_below_it() -> None:
    assert value(read(FORM.format(other="")), "requesting_clinic") == "Kirurgmottagningen Varberg"


LETTER = """
Region Halland              Tel 0340-48 00 00       Vårdtid 8–11
{clinic}
Halmstad

Till Röntgen Halmstad

Vi önskar bilder från MR höger knä 2026-03-02 gällande Anna Testsson, 19900602-2397.
Bilderna länkas till Röntgen SU/S.

Karin Lund, överläkare
"""


@pytest.mark.parametrize(
    ("clinic", "name"),
    [
        ("Kvinnokliniken Halmstad     Vard. 8–11", "Kvinnokliniken Halmstad"),
        ("Akutmottagningen, Hallands sjukhus     AKUT", "Akutmottagningen, Hallands sjukhus Halmstad"),
    ],
)
def test_what_stands_in_another_column_of_the_head_is_not_the_clinics(clinic: str, name: str) -> None:
    assert value(read(LETTER.format(clinic=clinic)), "requesting_clinic") == name


def test_a_telephone_number_behind_the_doctors_name() -> None:
    order = read("""
Beställare: överläkare Karin Lund, 0340-48 00 00
Patient: Anna Testsson, 19900602-2397
Undersökning: MR lever 2026-01-03
Bilderna länkas till: Röntgen SU/S
""")
    assert value(order, "phone") == "0340-48 00 00"


TALL_TABLE = """
Enhet: Medicinmottagningen, Hallands sjukhus Halmstad
Patient: Anna Testsson, 19900602-2397
Bilder och utlåtanden länkas till BFC Lund, SUS.

Undersökning             Datum            Fråga till konferensen
CT hals                  2026-01-05       Utbredning, och körtlar på motsatt
                                          sida?



CT thorax                2026-01-06       Liten förändring höger ovanlob?




Ultraljud hals           2026-01-07       Punktion gjord.

Inga fler undersökningar.
"""


def test_the_lines_of_a_table_may_stand_far_apart() -> None:
    order = read(TALL_TABLE)
    found = [(e.body_part.value, e.date.value) for e in order.examinations]
    assert found == [("hals", "2026-01-05"), ("thorax", "2026-01-06"), ("hals", "2026-01-07")]


SLIP = """
Beställande vårdcentral              Datum för beställningen
Vårdcentralen Tvååker                17/11-2025

Patientens för- och efternamn        Födelsetid och fyra sista
Anna Testsson                        900602-2397

Undersökning                         Utförd
Rtg vänster axel                     14/7-2025

Vart ska bilder och utlåtande länkas    Till vem där (fvb.)
Röntgenavdelningen, SÄS                 ortopedmottagningen
Borås


Behövs när                           Patienten informerad och har muntligt samtyckt
inför återbesök 3 dec                ☒ Ja      ☐ Nej
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("patient_name", "Anna Testsson"),
        ("image_recipient", "Röntgenavdelningen, SÄS Borås"),
        ("onward_recipient", "ortopedmottagningen"),
        ("urgency", "inför återbesök 3 dec"),
        ("consent", "oral"),
    ],
)
def test_labels_over_their_columns(name: str, expected: str) -> None:
    assert value(read(SLIP), name) == expected


ANSWERED = """
Region Halland             Vår beteckning     30.10.2025
Kvinnokliniken Varberg     KK-2025-1147
432 81 Varberg

Ang. Anna Testsson, 19900602-2397

Inför operation ber vi er om följande:
Bilder från MR lilla bäckenet 21.10.2025 till Röntgenkliniken SU/Östra.

Svar på samma undersökning till Gyntumörmottagningen SU/S, som vill ha det före nybesöket.

Ansvarig är bitr ÖL Karin Lund.
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("image_recipient", "Röntgenkliniken SU/Östra"),
        ("report_recipient", "Gyntumörmottagningen SU/S"),
        ("reference", "KK-2025-1147"),
        ("requesting_clinic", "Kvinnokliniken Varberg"),
    ],
)
def test_a_letter_that_names_a_place_for_each_part(name: str, expected: str) -> None:
    assert value(read(ANSWERED), name) == expected


LIST = """
Lista till rond – bilder och utlåtanden
Neurologmottagningen HSH

Nr     Patient               Personnummer     Undersökning, datum       Överförs
                                              MR hjärna 2025-10-12
1      Testsson, Anna        910717-2380                                bild + utl.
                                              MR halsrygg 2025-10-12

2      Provsson, Per         900602-2397      MR hjärna 2025-09-30      bild + utl.

Gäller båda:
• till Röntgen SUS Malmö
• beställande läkare Karin Lund
"""


def test_a_list_whose_cells_are_taller_than_a_line() -> None:
    reading = read_pages(typeset.page(LIST))
    assert [value(order, "patient_name") for order in reading.orders] == ["Anna Testsson", "Per Provsson"]
    assert [[e.body_part.value for e in order.examinations] for order in reading.orders] == [
        ["hjärna", "halsrygg"],
        ["hjärna"],
    ]
    assert {value(order, "image_recipient") for order in reading.orders} == {"Röntgen SUS Malmö"}
    assert {value(order, "doctor") for order in reading.orders} == {"Karin Lund"}
