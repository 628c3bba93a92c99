"""Labels whose wordings nobody listed are understood from their parts."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from intake.extract.wordings.grammar import meaning
from intake.extract.wordings.known import understood
from intake.extract.wordings.parts import parts_of

ASKED_FOR = """
clinic: Vilken enhet beställer? | Rekvirerande vårdenhet | Namn på beställande klinik | Tjänsteställe | Vårdinrättning
doctor: Namn på beställande läkare | Begärs av | Remitterande dr | Ansvarig fysioterapeut | Vem är ansvarig läkare?
patient_name: Patientens fullst. namn | Namn, patient | Vad heter patienten? | Den undersöktes namn
identity: Patientens person-nummer | Personnr (10 eller 12 siffror) | Pnr/reservnr | ÅÅMMDD-XXXX
examination: Vilken undersökning gäller det? | Efterfrågade undersökningar | Us typ | Vilka röntgenbilder önskas?
exam_date: Us utförd | När gjordes undersökningen? | Bilderna tagna | Tidpunkt för undersökning | Undersökt (datum)
recipient: Mottagande vårdgivare | Vart ska allt skickas? | Materialet sänds till | Destination för bilder och svar
image_recipient: Bilderna ska till | Mottagare av bildmaterial | Vart skickas bilderna? | Länka bilderna till
report_recipient: Svaret faxas till | Mottagare av röntgenutlåtande | Vart ska svaret? | Vart faxas utlåtandet?
phone: Kontaktnummer | Nås på tel | Telefon beställande enhet | Telnr dagtid
fax: Faxnummer retur | Vår fax | Svarsfaxnummer
relevance: Varför önskas bilderna? | Orsak till begäran | Vad ska bilderna användas till? | Bilderna behövs för
delivery: Sätt för överföring | Hur vill ni ha bilderna? | Distributionssätt
order_date: Datum för begäran | Rekvisitionsdatum | Faxad den
needed_by: Önskas före | Senast önskat datum | Nästa återbesök
patient_signature: Patientens signatur | Namnteckning av vårdnadshavare
other: Patientens tel | Mottagarens faxnummer | Faktureringsadress
onset_heading_other: Begäran om bildmaterial | Lån av röntgenbilder | Bild- och svarsbeställning
"""
PAIRS = [
    (wording, kind)
    for line in ASKED_FOR.strip().splitlines()
    for kind, wordings in [line.split(": ", 1)]
    for wording in wordings.split(" | ")
]


@pytest.mark.parametrize(("wording", "kind"), PAIRS)
def test_a_wording_nobody_listed_is_understood(wording: str, kind: str) -> None:
    found = meaning(wording)
    assert found is not None
    assert (found.kind, found.understood) == (kind, 1.0)


@pytest.mark.parametrize("wording", ["Kontaktnumrner", "Mottagande värdgivare", "Undersökningsdaturn"])
def test_one_misread_letter_in_a_long_word_is_forgiven(wording: str) -> None:
    found = meaning(wording)
    assert found is not None
    assert found.understood == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg",
        "Telander",
        "Storgatan 5",
        "Nej, remitterad av annan",
        "Samma mottagare",
        "Nås på telefon 031-390 06 48",
        "och",
        "",
    ],
)
def test_what_is_no_label_is_not_understood(text: str) -> None:
    assert understood(text) is None


def test_a_word_as_near_to_two_spellings_is_read_alike_in_every_process() -> None:
    """Sets come in another order where Python hashes otherwise, and a fax was then read otherwise."""
    program = "from intake.extract.wordings.parts import _spellings; print(_spellings())"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "3")
    }
    assert len(said) == 1


def test_of_two_words_as_near_the_one_as_listed_is_meant() -> None:
    """ "Förnamn" misread is not "format" with an ending that nobody writes."""
    assert parts_of("formamn") == ("first_name",)
