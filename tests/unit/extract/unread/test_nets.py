"""Each net: what it catches on a paper that was read wrongly, and that it lets the same paper read rightly pass."""

from __future__ import annotations

import pytest

from intake.extract.unread.denied import denied
from intake.extract.unread.examinations import examinations
from intake.extract.unread.goes_on import goes_on
from intake.extract.unread.guidance import guidance
from intake.extract.unread.many import many
from intake.extract.unread.numbers import switchboards, too_short
from intake.extract.unread.people import people
from intake.extract.unread.referral import referral
from intake.extract.unread.refusals import refusals
from intake.extract.unread.requester import requester
from intake.extract.unread.units import units
from intake.extract.unread.wishes import wishes
from intake.model import Facts
from tests.unit.extract.unread.papers import doubted, held

MR_KNEE = {"modality": "MR", "body_part": "knä", "side": "right", "text": "MR knä höger"}
CT_CHEST = {"modality": "CT", "body_part": "thorax", "side": "none", "text": "CT thorax"}


@pytest.mark.parametrize(
    ("unit", "stranger"),
    [
        ("Ekens Naprapati Anna Testsson", "Ekens Naprapati Anna Testsson"),
        ("Lungmottagningen HSV ST-läkare Tove Rask", "ST-läkare"),
        ("Röntgen SÄS Borås Sectra", "Sectra"),
        ("Fysioterapin HSV 4/11 2026", "Fysioterapin HSV 4/11 2026"),
        ("Ortopeden HSH Utskrivet", "Utskrivet"),
        ("Mediaenheten SU/S (Sektion", "Mediaenheten SU/S (Sektion"),
        ("vår mottagning", "vår mottagning"),
        ("Behandl", "Behandl"),
        ("KLINIK Ekens Kiropraktorer HB", "KLINIK"),
        ("Telefon Röntgen SÄS Borås", "Telefon"),
    ],
)
def test_words_that_no_name_of_a_unit_has(unit: str, stranger: str) -> None:
    assert doubted(units, held(unit, image_recipient=unit)) == {"image_recipient": stranger}


@pytest.mark.parametrize(
    "unit",
    [
        "Röntgenavdelningen, Hallands sjukhus Varberg",
        "Vårdavdelning 43, Hallands sjukhus Halmstad, fax 040-628 04 31",
        "mediaenheten SU/S",
        "Dr Testssons Mottagning AB",
        "Akutmottagningen HSV",
    ],
)
def test_names_of_units_as_they_are(unit: str) -> None:
    assert doubted(units, held(unit, requester_type="region_clinic", requesting_clinic=unit)) == {}


def test_a_house_called_like_a_person_is_believed_where_it_is_printed_again() -> None:
    text = "Kiropraktor City Åvik\n\nKlinik:  Kiropraktor City Åvik\n"
    assert doubted(units, held(text, requester_type="chiropractor", requesting_clinic="Kiropraktor City Åvik")) == {}


def test_whom_a_letter_is_written_to_is_no_clinic_abroad() -> None:
    paper = held("Hallands sjukhus Varberg", requester_type="other", requesting_clinic="Hallands sjukhus Varberg")
    assert "requesting_clinic" in doubted(units, paper)


@pytest.mark.parametrize(
    "name",
    [
        "Testsson",
        "Anna Testsson Personnr",
        "Hälsning Anna Testsson",
        "Ultraljud Testsson",
        "Karolinska Solna",
        "Ange Vad Som",
    ],
)
def test_no_whole_name(name: str) -> None:
    assert doubted(people, held(name, doctor=name)) == {"doctor": name}


def test_a_lost_particle() -> None:
    paper = held("Patient: Anna af Testsson", patient_name="Anna af Testsson")
    field = paper.order.fields["patient_name"]
    assert doubted(people, paper) == {}
    shortened = held("Patient: Anna af Testsson", patient_name="Anna af Testsson")
    object.__setattr__(field, "value", "Anna Testsson")
    fields = {**shortened.order.fields, "patient_name": field}
    object.__setattr__(shortened.order, "fields", fields)
    assert doubted(people, shortened) == {"patient_name": "Anna Testsson"}


@pytest.mark.parametrize("name", ["Anna Testsson", "K-G Lund", "Viktor Forsman", "Anna-Lena von Testsson"])
def test_whole_names(name: str) -> None:
    assert doubted(people, held(name, doctor=name)) == {}


@pytest.mark.parametrize(
    ("text", "values", "further"),
    [
        ("Mvh Karin Lund, naprapat", {"doctor": "Karin"}, {"doctor": "Lund,"}),
        ("Till Röntgen SÖS, bildenheten.", {"image_recipient": "Röntgen SÖS,"}, {"image_recipient": "bildenheten."}),
        ("Tel 031-390 06 74, Ref 12", {"phone": "031-390 06"}, {"phone": "74,"}),
        ("Karin Lund, överläkare", {"doctor": "Karin Lund"}, {}),
        ("Dr Karin Lund överläkare", {"doctor": "Karin Lund"}, {}),
        ("Till Röntgen SÖS, fvb. Ortopedkliniken", {"image_recipient": "Röntgen SÖS,"}, {}),
        ("Tel 031-390 06 74\n9 november 2026", {"phone": "031-390 06 74"}, {}),
    ],
)  # fmt: skip
def test_where_a_value_goes_on(text: str, values: dict[str, str], further: dict[str, str]) -> None:
    assert doubted(goes_on, held(text, **values)) == further


@pytest.mark.parametrize(
    ("number", "short"), [("031-390 06", True), ("070-174 06", True), ("08-465 004 29", False), ("035-13 10 00", False)]
)
def test_a_number_that_is_too_short(number: str, short: bool) -> None:
    assert ("phone" in doubted(too_short, held(number, phone=number))) is short


def test_a_switchboard_where_another_number_is_given() -> None:
    text = "Växel 031-390 06 00\n\nNås på {other}\n"
    held_number = {"phone": "031-390 06 00"}
    assert doubted(switchboards, held(text.format(other="070-174 06 29"), **held_number)) == {"phone": "070-174 06 29"}
    assert doubted(switchboards, held(text.format(other="avdelningen"), **held_number)) == {}


GUIDED = """
Läkare
Namn och titel, t.ex. Eva Ek, överläkare
Karin Lund, överläkare

Undersökning
Skriv vad som gjordes, till exempel
MR knä höger 2025-01-15.
CT thorax 2026-03-02
"""


def test_an_example_is_no_answer() -> None:
    found = doubted(guidance, held(GUIDED, MR_KNEE, CT_CHEST, doctor="Eva Ek"))
    assert set(found) == {"doctor", "examinations.0.modality", "examinations.0.body_part", "examinations.0.side"}


def test_an_answer_behind_a_label_that_gives_an_example_is_one() -> None:
    text = "Undersökning (t.ex. CT, MR):   MR knä höger\n\nAnge läkare:   Karin Lund\n"
    assert doubted(guidance, held(text, MR_KNEE, doctor="Karin Lund")) == {}


def test_what_a_form_offers_to_be_ticked_is_not_ordered() -> None:
    offered = [{**MR_KNEE, "text": f"MR knä höger {n}"} for n in range(6)]
    assert len(doubted(many, held("MR knä höger", *offered))) == 12
    assert doubted(many, held("MR knä höger", *offered[:5])) == {}


@pytest.mark.parametrize(
    ("kind", "line", "doubt"),
    [
        ("region_clinic", "Jag som frågar är patienten.", True),
        ("region_clinic", "Kan ni skicka mina bilder?", True),
        ("patient", "Karin Lund, leg. kiropraktor", True),
        ("private", "Karin Lund, fysioterapeut, Rehab Ekliden", True),
        ("physiotherapist", "Karin Lund, fysioterapeut, Rehab Ekliden", False),
        ("private", "Skriftligt samtycke krävs för naprapat.", False),
        ("region_clinic", "Jag har träffat patienten.", False),
    ],
)
def test_who_asks_by_what_the_paper_says(kind: str, line: str, doubt: bool) -> None:
    assert ("requester_type" in doubted(requester, held(line, requester_type=kind))) is doubt


def test_anothers_referral_beside_the_own_one() -> None:
    own = {"requester_type": "chiropractor", "self_referred": "yes"}
    text = "Undersökning  Röntgen ländrygg, egen remiss\nUndersökning  MR ländrygg, på annans remiss\n"
    assert "self_referred" in doubted(referral, held(text, **own))
    assert doubted(referral, held(text.partition("\n")[0], **own)) == {}


def test_a_report_asked_for_and_not_wanted() -> None:
    text = "Kan ni skicka bilder och utlåtande från CT thorax?"
    assert set(doubted(wishes, held(text, wants_images=True, wants_report=False))) == {"wants_report"}
    assert doubted(wishes, held("Kan ni skicka bilder från CT thorax?", wants_images=True, wants_report=False)) == {}


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Vi önskar bilder från CT thorax 2026-03-02.", True),
        ("Tidigare CT thorax utan anmärkning.", False),
        ("Undersökning, t.ex. CT thorax.", False),
    ],
)
def test_an_examination_that_nothing_holds(line: str, left: bool) -> None:
    paper = held(f"MR knä höger 2026-01-02\n\n{line}\n", MR_KNEE)
    assert ("examinations.0.text" in doubted(examinations, paper)) is left


@pytest.mark.parametrize(
    ("line", "denies"),
    [
        ("Obs inte MR knä höger från 2012, den är det ingen som frågat efter.", True),
        ("MR knä höger från 2013 har vi redan fått av er.", True),
        ("Vi önskar bilder från MR knä höger från 2013.", False),
        ("Vi önskar bilder från MR knä höger, inget utlåtande.", False),
    ],
)
def test_an_examination_that_is_denied(line: str, denies: bool) -> None:
    assert bool(doubted(denied, held(line, MR_KNEE))) is denies


@pytest.mark.parametrize(
    ("line", "refuses"),
    [
        ("Obs journalspärr på patienten.", True),
        ("Patienten motsätter sig att bilderna lämnas ut.", True),
        ("Samtycket kan när som helst återkallas.", False),
        ("Det finns ingen spärr.", False),
    ],
)
def test_a_refusal_that_nothing_holds(line: str, refuses: bool) -> None:
    assert ("consent" in doubted(refusals, held(line, consent="oral"))) is refuses
    assert doubted(refusals, held(line, consent="refused")) == {}
    assert doubted(refusals, held(line, facts=Facts(blocked=True), consent="oral")) == {}
