"""Forms that a clinic made for itself: titles, columns at the head, recipients and urgency by box, numbers beside names."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import read, value

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
