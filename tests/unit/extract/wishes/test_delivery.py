"""How the material shall come, in running text and on forms whose labels stand below."""

from __future__ import annotations

from tests.unit.extract.orders import read, value


def test_a_sentence_behind_a_reason_tells_the_way() -> None:
    order = read("""
Rehab Ekliden

Pat: Anna Testsson, 19900602-2397. Önskar bilder av MR ländrygg 2026-03-02.
Relevans: smärta i ländryggen, manuell behandling. Materialet sänds via IEP.

Karin Lund, leg. naprapat
""")
    assert value(order, "delivery") == "iep"
    assert value(order, "relevance") == "yes"


def test_values_that_read_like_labels_are_put_under_the_labels_below_them() -> None:
    order = read("""
Beställande enhet
Medicinmottagningen HSV      Karin Lund
Vår enhet                    Läkare
0340-48 10 00                2026-11-12
Tfn                          Beställningsdatum

Patient
Anna Testsson                19900602-2397
Patientens namn              Personnummer

Beställning
CT thorax                    2026-03-02
Begärd undersökning          Us-dat
Bilder (ej utlåtande)
Önskas
USB-minne
Hur ska bilderna levereras?
Behandling av hosta
Varför behövs bilderna?
""")
    assert value(order, "delivery") == "usb"
    assert value(order, "relevance") == "yes"
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, False)
    assert order.examinations[0].date.value == "2026-03-02"
