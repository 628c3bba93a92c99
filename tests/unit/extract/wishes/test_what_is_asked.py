"""What is asked for, of what, and where to: silent errors seen on papers that nobody had shown the program."""

from __future__ import annotations

import pytest

from intake.extract.examinations.referral import says_self_referred
from intake.extract.layout.sentences import sentence_ends
from intake.extract.values.examinations import find_examinations
from intake.extract.wishes.delivery import delivery_of
from intake.model import Delivery, SelfReferred
from tests.unit.extract.orders import FORM, doubts, read, value

CHIROPRACTOR = """
Klinik:          Balans Kiropraktik
Behandlare:      Karin Lund, leg. kiropraktor
Patient:         Anna Testsson
Personnummer:    19900602-2397
Undersökning:    {first}
Us.datum:        2026-03-02
Undersökning:    {second}
Us.datum:        2026-04-02
Önskas:          Bilder och utlåtande
Behandling:      Smärta i ländryggen
"""


# --- whose referral -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MR ländrygg, på annans remiss", SelfReferred.NO),
        ("MR ländrygg på ortopedens remiss", SelfReferred.NO),
        ("Gjord på egen remiss", SelfReferred.YES),
        ("Det var jag som skrev remissen till undersökningen.", SelfReferred.YES),
        ("Jag skrev remissen till ortopeden.", None),
        ("Skrev vi remissen?", None),
    ],
)
def test_whose_referral_it_was(text: str, said: SelfReferred | None) -> None:
    assert says_self_referred(text) is said


def test_an_own_referral_is_claimed_of_the_examination_beside_it_alone() -> None:
    order = read(CHIROPRACTOR.format(first="Röntgen ländrygg, på egen remiss", second="MR ländrygg"))
    assert value(order, "self_referred") == "not_stated"
    assert [e.self_referred.value if e.self_referred else None for e in order.examinations] == ["yes", None]


def test_somebody_elses_referral_of_one_examination_makes_the_order_none_of_ones_own() -> None:
    order = read(CHIROPRACTOR.format(first="Röntgen ländrygg, på egen remiss", second="MR ländrygg, på annans remiss"))
    assert value(order, "self_referred") == "no"


def test_a_box_that_tells_who_wrote_the_referral_is_no_yes_by_itself() -> None:
    form = CHIROPRACTOR.format(first="Röntgen ländrygg", second="MR bäcken")
    assert value(read(form + "Vem skrev remissen?   ☒ Läkare   ☐ Vi\n"), "self_referred") == "not_stated"
    assert value(read(form + "Var det ni som skrev remissen?   ☐ Ja   ☒ Nej\n"), "self_referred") == "no"


# --- which parts --------------------------------------------------------------------------------------------------

LETTER = """
Till Röntgen Halmstad. {wish}
Patienten är Anna Testsson, 19900602-2397. Bilderna önskas via IEP till Mediaenheten SU/S.

Karin Lund, överläkare
Medicinmottagningen HSV
"""


def test_a_question_for_help_is_a_wish_for_what_it_names() -> None:
    order = read(LETTER.format(wish="Kan ni hjälpa oss med bilder med utlåtande från MR höger knä 2026-03-02?"))
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)


def test_both_parts_in_a_long_sentence_that_was_not_understood_are_no_silent_no() -> None:
    wish = "Det vore fint med bilder och utlåtande från MR höger knä 2026-03-02 så snart ni hinner."
    order = read(LETTER.format(wish=wish))
    assert value(order, "wants_report") is True or "wants_report" in doubts(order)


def test_a_verb_that_ends_in_med_ends_its_sentence() -> None:
    text = "Vi har inga tidigare bilder att jämföra med. Bilderna sänds hit. Dr Lund, med. Kliniken Växjö"
    assert [text[a:b] for a, b in sentence_ends(text)] == [" ", " "]


# --- where to -----------------------------------------------------------------------------------------------------


def test_a_label_with_a_word_between_its_known_ones_is_a_label() -> None:
    order = read(
        FORM.replace(
            "Mottagare:     Mediaenheten SU/S", "Bilder lämnas ut till: Mediaenheten SU/S\nSvar lämnas ut till: d:o"
        )
    )
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Mediaenheten SU/S"


def test_a_sentence_that_begins_behind_the_value_of_a_label_is_read_whole() -> None:
    order = read("""
Till Röntgen Halmstad. Vi vill ta del av bilder och utlåtande från MR axel vä 2026-05-05.
Patient: Anna Testsson, 19900602-2397. Bilderna
och utlåtandet önskas via IEP till Mediaenheten SU/S.

Karin Lund, överläkare
Medicinmottagningen HSV
""")
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Mediaenheten SU/S"


def test_a_link_of_images_is_a_way_of_delivery() -> None:
    assert delivery_of("Bildlänk") == [Delivery.LINK]
    assert delivery_of("Blänkare") == []


# --- which examinations -------------------------------------------------------------------------------------------


def test_organs_of_one_system_are_shown_by_one_examination() -> None:
    assert [e.body_part for e in find_examinations("UL njurar och urinblåsa")] == ["njurar"]
    assert len(find_examinations("UL njurar 2026-03-02, UL urinblåsa 2026-04-02")) == 2


def test_images_of_a_body_part_in_one_word_are_a_plain_film() -> None:
    found = find_examinations("belastade knäbilder vänster")
    assert [(e.modality, e.body_part, e.side) for e in found] == [("XR", "knä", "left")]


TABLE = """
Medicinmottagningen HSV

Undersökning och organ      Utförd den
DT buk                      2026-03-02
{line}
Lämnas ut till
Mediaenheten SU/S
"""


def test_the_heading_below_a_table_is_none_of_its_lines() -> None:
    order = read(TABLE.format(line="Utlämnande"))
    assert [e.text.value for e in order.examinations] == ["DT buk"]


@pytest.mark.parametrize("line", ["MR knä vä", "Xqzrm plonk"])
def test_an_undated_examination_at_the_end_of_a_table_is_kept(line: str) -> None:
    assert [e.text.value for e in read(TABLE.format(line=line)).examinations] == ["DT buk", line]


def test_the_date_may_have_a_label_of_its_own_below_the_table() -> None:
    order = read("""
Medicinmottagningen HSV

Önskas               Undersökning
Bilder och svar      MR ländrygg
Us-dat
2026-03-02
""")
    assert [e.date.value for e in order.examinations] == ["2026-03-02"]


# --- why, and with whose leave ------------------------------------------------------------------------------------

NOTE = """
Pat: Anna Testsson 19900602-2397
MR knä hö 2026-03-02
Önskas: bilder + utl
{lines}
/ Karin Lund, leg. sjukgymnast
Rehab Ekliden
"""


def test_a_label_alone_is_no_reason() -> None:
    order = read(NOTE.format(lines="Orsak: Behandling"))
    assert value(order, "relevance") == "not_stated"


def test_a_label_cut_short_before_what_is_ill_gives_the_reason() -> None:
    order = read(NOTE.format(lines="Beh: Rehab efter korsbandsskada höger knä"))
    assert value(order, "relevance") == "yes"


def test_a_statement_of_consent_below_a_reason_is_none_of_it() -> None:
    order = read(NOTE.format(lines="Beh: Rehab efter korsbandsskada höger knä\nMuntligt samtycke finns"))
    assert value(order, "consent") == "oral"
    assert not order.fields["consent"].flags


def test_a_statement_above_the_signature_is_no_label() -> None:
    order = read(NOTE.format(lines="Samtycke har lämnats muntligt av patienten"))
    assert value(order, "consent") == "oral"


def test_the_same_words_with_an_answer_below_are_a_question() -> None:
    words = "Patientens medgivande\nSamtycke har lämnats muntligt av patienten\n{answer}"
    for answer in ("Nej", "☐ Ja   ☒ Nej"):
        assert value(read(FORM + words.format(answer=answer)), "consent") != "oral"


def test_a_field_for_consent_left_blank_says_none() -> None:
    order = read(
        FORM + "\nPatientens medgivande\nMedgivande\n-\n\nSvaret är sparat. Skriv ut och faxa till mottagaren.\n"
    )
    assert value(order, "consent") == "none"


@pytest.mark.parametrize("words", ["patienten är sövd", "patienten går inte att fråga om samtycke"])
def test_who_cannot_be_asked_is_an_emergency(words: str) -> None:
    assert read(FORM + f"\nAkut läge: {words}.\n").facts.emergency


def test_a_label_goes_on_behind_an_abbreviation() -> None:
    order = read(
        FORM.replace(
            "Mottagare:     Mediaenheten SU/S",
            "Allt skickas till Mediaenheten SU/S fvb. Medicinkliniken SU/S",
        )
    )
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "onward_recipient") == "Medicinkliniken SU/S"


# --- wishes that a label was seen in ------------------------------------------------------------------------------

LETTER = """
Till Röntgensekretariatet Varberg

{wish}
- Röntgen höft vänster 2025-07-24
Pat: Anna Testsson, p.nr 19900602-2397
Bilderna sänds via IEP till Röntgen SU/S.

Mvh
Eva Lund
leg. läkare
Ortopedmottagningen HSH
"""


@pytest.mark.parametrize(
    ("wish", "parts"),
    [
        ("Vill gärna ha bilderna:", (True, False)),
        ("Vill gärna ha bilder med tillhörande utlåtande:", (True, True)),
        ("Vi skulle gärna vilja ha bilder och utlåtande:", (True, True)),
    ],
)
def test_a_wish_before_a_list_is_heard_though_it_reads_like_a_label(wish: str, parts: tuple[bool, bool]) -> None:
    order = read(LETTER.format(wish=wish))
    assert (value(order, "wants_images"), value(order, "wants_report")) == parts


def test_the_second_line_of_a_label_is_no_answer_to_it() -> None:
    order = read(
        "Vårdenhet: Sjukgymnastiken Viken\n"
        "Behandlare: Karin Lund, leg. sjukgymnast\n"
        "Patient: Anna Testsson\n"
        "Personnummer: 19900602-2397\n"
        "Undersökning: Röntgen vänster fotled 2026-02-04\n"
        "Önskas: Bilder och utlåtande\n"
        "Samtycke: Muntligt\n"
        "Pågående behandling som materialet\n"
        "behövs för\n"
        "Beställarens namnteckning\n"
    )
    assert value(order, "relevance") == "not_stated"
