"""A letter about somebody is no message, whatever language it is in: an order must not get lost."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import read

FINNISH = """
Lääkärikeskus Koivula
Röntgen, Hallands sjukhus
Kuvien tilaus
Hyvä vastaanottaja,
asiakkaamme Anna Testsson, 900602 - 2397, on tutkittu teillä. Pyydämme lähettämään vasemman polven
magneettikuvat ja lausunnon. Lähettäkää materiaali osoitteeseen Lääkärikeskus Koivula.
"""
NORWEGIAN = """
Fjordbyen sykehus
Vedr. Anna Testsson, født 02.06.1990
Vi ber dere vennligst sende CT thorax hit til oss så snart som mulig, for vurdering på møtet.
"""
GERMAN = """
Klinik am See
Sehr geehrte Damen und Herren, wir bitten um die Aufnahmen von Frau Anna Testsson, geb. 2.6.1990,
und um den Befund. Bitte senden Sie alles an die Klinik am See, mit freundlichen Grüßen
"""
POLISH = """
Szpital Miejski
Szanowni Państwo, prosimy o przesłanie zdjęć i opisu badania, które wykonano u Państwa w maju. Pani Anna
Testsson, ur. 2.6.1990, jest obecnie leczona na naszym oddziale. Z poważaniem
"""
ENGLISH = """
Harbour Hospital
Dear colleagues, please send us the scans and the written findings of Anna Testsson, 02/06/1990,
who was with you on 03/11/2025. We would like to have the files by secure transfer. Kind regards
"""


@pytest.mark.parametrize("letter", [FINNISH, NORWEGIAN, GERMAN, POLISH, ENGLISH])
def test_a_letter_from_abroad_about_somebody_is_an_order(letter: str) -> None:
    assert read(letter).is_order


@pytest.mark.parametrize("number", ["900602 - 2397", "19900602 2397", "1990-06-02-2397", "90 06 02-2397"])
def test_a_number_of_a_person_however_it_is_set_apart_makes_no_message(number: str) -> None:
    assert read(
        f"Hej! Vi vill gärna få allt ni har om Anna Testsson, {number}, skickat hit till oss på kliniken."
    ).is_order


def test_a_company_s_number_and_telephones_name_nobody() -> None:
    told = (
        "Nya kaffemaskiner till personalrummet. Ring 031-390 06 23 så kommer vi och visar. Kaffebolaget, 559999-1101."
    )
    assert not read(told).is_order
