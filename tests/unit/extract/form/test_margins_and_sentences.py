"""Small print beside a letter, and forms whose labels are answered in whole sentences."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import doubts, read, value

HEAD = """
Till: Röntgen Halmstad, arkivet
Från: Ortopedkliniken, Värnamo sjukhus

"""
LETTER = """
Det gäller Anna Testsson, pnr 19900602-2397. Önskar både bilder och{0}
                                                                        {1}
utlåtande: MR ländrygg från 2026-03-02.{2}
Allt går till Röntgenkliniken, Värnamo sjukhus.{3}
                                                                        {4}
Anledning: Inför operation. Patienten har skyddad identitet, sänd{5}
inget till hemadressen.

Med vänlig hälsning
Karin Lund, överläkare
Ortopedkliniken, Värnamo sjukhus
"""
NUMBERS = ("Tolkservice  08-465 004 22", "Kassan  070-174 06 18", "Tidbokning  070-174 06 13")
NOTICES = ("Besöksadress: ingång B, plan 3.", "Öppettider: mån–tors 7.45–16.30,", "fre 7.45–15.00. Stängt vid helg.")


def _beside(*margin: str) -> str:
    lines = LETTER.strip("\n").split("\n")
    filled = [
        line.split("{")[0].ljust(72) + (margin[int(line.split("{")[1][0])] if "{" in line else "") for line in lines
    ]
    return HEAD.lstrip("\n") + "\n".join(filled)


def test_a_margin_of_small_print_tears_no_sentence_apart() -> None:
    order = read(_beside(*NUMBERS, *NOTICES))
    assert order.facts.protected_identity
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "report_recipient") == "Röntgenkliniken, Värnamo sjukhus"
    assert value(order, "patient_name") == "Anna Testsson"
    assert value(order, "doctor") == "Karin Lund"


MEMO = """
PM till röntgen
Fax till Röntgen HSV

VI SOM SKRIVER   {clinic}
DOKTOR           specialistläkare Karin Lund
RING OSS         0340-48 10 00
ÅBEROPA          B7312
SKRIVET          10 november 2026
PATIENT          Anna Testsson
PERSONNUMMER     19900602-2397
UNDERSÖKNING     CT thorax, utförd 7 mars 2026
ÖNSKEMÅL         Bilder och utlåtande
VART             {place}
HUR              IEP
SKÄL             Second opinion
"""


@pytest.mark.parametrize(
    "said",
    [
        "Vi på Ögonmottagningen HSV skriver till er.",
        "Detta kommer från Ögonmottagningen HSV.",
        "Jag arbetar vid Ögonmottagningen HSV.",
        "Ögonmottagningen HSV",
    ],
)
@pytest.mark.parametrize("sent", ["Allt sänds till Röntgen SÖS.", "Sänd dem till Röntgen SÖS.", "Röntgen SÖS, tack."])
def test_labels_are_answered_in_sentences(said: str, sent: str) -> None:
    order = read(MEMO.format(clinic=said, place=sent))
    assert value(order, "requesting_clinic") == "Ögonmottagningen HSV"
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Röntgen SÖS"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "reference") == "B7312"
    assert value(order, "delivery") == "iep"
    assert not doubts(order) & {"requesting_clinic", "image_recipient", "doctor"}


FORM = """
Fax till: Röntgen HSK, att: utlämning

Beställs av      {by}
Utövare          Karin Lund (leg. kiropraktor)
Patient          Anna Testsson
Personnummer     19900602-2397

Nr   Undersökning        Us-datum      Bild   Svar
1    MR ländrygg         2026-03-02    X      X
Beh. orsak       Rehab av ländrygg efter fall
Bildleverans     Röntgen SÖS
Svarsleverans    d:o
Namn i klartext: Karin Lund
"""


def test_a_house_called_after_a_profession_is_where_somebody_works() -> None:
    order = read(FORM.format(by="Kiropraktor Hamnplan"))
    assert value(order, "requesting_clinic") == "Kiropraktor Hamnplan"
    assert value(order, "doctor") == "Karin Lund"


def test_a_unit_that_orders_is_no_doctor_and_an_attention_line_no_recipient() -> None:
    order = read(FORM.format(by="Ortopedmottagningen HSH"))
    assert value(order, "requesting_clinic") == "Ortopedmottagningen HSH"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Röntgen SÖS"


def test_a_list_ends_at_the_first_line_without_its_number() -> None:
    order = read(FORM.format(by="Ortopedmottagningen HSH"))
    assert len(order.examinations) == 1
    assert value(order, "relevance") == "yes"
