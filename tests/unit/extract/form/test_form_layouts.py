"""Where labels stand, and what stands for a value: forms of shapes that no listed wording tells."""

from __future__ import annotations

import pytest

from intake.extract.form.pairs import Form
from intake.extract.pages.sighted import sighted_page
from intake.model import Page
from tests.unit.extract.orders import read_pages
from tests.unit.extract.typeset import page


def form_of(sheet: Page) -> Form:
    return sighted_page(sheet).form


def values(text: str) -> dict[str, str]:
    return {e.kind: e.value.text for e in form_of(page(text)).entries if e.value}


def test_labels_end_in_dashes_behind_bullets() -> None:
    read = values(
        "- Pat. namn – Anna Testsson\n- P.nr – 19900602-2397\n- Nås på telefon – 031-390 06 48\n"
        "- Allt skickas till – Röntgen Borås"
    )
    assert read == {
        "patient_name": "Anna Testsson",
        "identity": "19900602-2397",
        "phone": "031-390 06 48",
        "recipient": "Röntgen Borås",
    }


def test_labels_stand_below_their_values() -> None:
    read = values(
        "19900602-2397     Anna Testsson\n"
        "Pers. nr.         Patientens fullst. namn\n"
        "\n"
        "2026-11-07        Ortopedkliniken Borås\n"
        "Beställt den      Vårdinrättning\n"
        "\n"
        "031-390 06 48\n"
        "Återuppringning\n"
        "\n"
    )
    assert read == {
        "identity": "19900602-2397",
        "patient_name": "Anna Testsson",
        "order_date": "2026-11-07",
        "clinic": "Ortopedkliniken Borås",
        "phone": "031-390 06 48",
    }


def test_headings_stand_in_a_column_left_of_the_labels() -> None:
    form = form_of(
        page(
            "Vem beställer?      Rekvirerande vårdenhet\n"
            "                    Ortopedkliniken Borås\n"
            "                    Namn\n"
            "                    Gunnar Fält\n"
            "\n"
            "Vem gäller det?     Namn\n"
            "                    Anna Testsson\n"
            "                    P.nr\n"
            "                    19900602-2397\n"
        )
    )
    found = {(e.kind, e.section): e.value.text for e in form.entries if e.value}
    assert found[("name", "requester")] == "Gunnar Fält"
    assert found[("name", "patient")] == "Anna Testsson"


def test_fields_are_parted_by_semicolons() -> None:
    read = values("Enhet: Ortopedkliniken Borås ; Beställande dr: Gunnar Fält ; Ring: 031-390 06 48")
    assert read == {"clinic": "Ortopedkliniken Borås", "doctor": "Gunnar Fält", "phone": "031-390 06 48"}


def test_numbered_labels_keep_no_number() -> None:
    read = values("1.1 Pat. namn: Anna Testsson\n1.2 P.nr: 19900602-2397\n2. Begärd us: MR knä")
    assert read == {"patient_name": "Anna Testsson", "identity": "19900602-2397", "examination": "MR knä"}


def test_a_label_needs_no_colon_before_a_value_of_its_shape() -> None:
    read = values("Beställande dr Gunnar Fält\nKlin. Ortopedkliniken Borås\nUs utförd 2026-09-30")
    assert read == {"doctor": "Gunnar Fält", "clinic": "Ortopedkliniken Borås", "exam_date": "2026-09-30"}


def test_an_area_code_is_no_remark_of_the_label() -> None:
    assert values("Tfn (031) 390 06 48") == {"phone": "(031) 390 06 48"}


def test_whom_the_fax_is_for_is_said_twice_and_is_no_recipient() -> None:
    assert values("Till: Fax till: Röntgen Halmstad") == {"addressee": "Röntgen Halmstad"}


def test_a_value_that_reads_like_a_label_stays_a_value() -> None:
    read = values(
        "Klinik:           Ortopedkliniken Borås\nVad önskas:       Bilder och utlåtande\n"
        "Bilder till:      Röntgen Borås\nUtlåtande till:   Samma mottagare"
    )
    assert read["wanted"] == "Bilder och utlåtande"
    assert read["report_recipient"] == "Samma mottagare"


STICKER = """
Ortopedkliniken SÄS Borås            19900602-2397
Beställning av bilder                Anna Testsson
Läkare:        Gunnar Fält
Undersökning:  MR ländrygg
Us.datum:      2026-09-30
"""


def test_the_name_on_a_sticker_stands_beside_the_number() -> None:
    (order,) = read_pages(page(STICKER)).orders
    assert order.fields["patient_name"].value == "Anna Testsson"


@pytest.mark.parametrize("written", ["Tor Vall (Leg naprapat)", "specialistläkare"])
def test_a_person_is_no_clinic(written: str) -> None:
    text = f"Klinik: Ryggcentrum Ekliden\nBeställare: {written}\nPatient: Anna Testsson\nPersonnummer: 19900602-2397"
    (order,) = read_pages(page(text)).orders
    assert order.fields["requesting_clinic"].value == "Ryggcentrum Ekliden"


def test_a_unit_that_holds_words_of_the_next_label_is_doubted() -> None:
    text = "Klinik: Onkologmottagningen Borås beställande\nPatient: Anna Testsson\nPersonnummer: 19900602-2397"
    (order,) = read_pages(page(text)).orders
    assert order.fields["requesting_clinic"].flags


def test_an_address_that_ends_beside_a_sticker_is_no_part_of_the_name() -> None:
    text = STICKER.replace("Anna Testsson", "Testsson, Anna").replace(
        "Ortopedkliniken SÄS Borås            ", "Till: Hallands sjukhus Halmstad      "
    )
    (order,) = read_pages(page(text)).orders
    assert "Halmstad" not in str(order.fields["patient_name"].value)


@pytest.mark.parametrize("before", ["Från ", "Detta är ", "Klin. ", "Mott./avd. "])
def test_words_before_the_clinic_are_no_part_of_its_name(before: str) -> None:
    text = f"{before}Ortopedkliniken SÄS Borås\nLäkare: Gunnar Fält\nPatient: Anna Testsson\nPnr: 19900602-2397"
    (order,) = read_pages(page(text)).orders
    assert order.fields["requesting_clinic"].value == "Ortopedkliniken SÄS Borås"


def test_leaders_of_dots_end_in_the_colon_of_their_label() -> None:
    read = values(
        "** OM PATIENTEN **\nPNR........................: 19900602-2397\nPATIENT (NAMN).............: ANNA TESTSSON\n"
        "BEHANDLINGSORSAK...........:\n** MOTTAGARE **\nSKICKAS VIA................: USB-MINNE"
    )
    assert read == {"identity": "19900602-2397", "patient_name": "ANNA TESTSSON", "delivery": "USB-MINNE"}


def test_values_are_indented_under_labels_of_which_some_are_ordinary_words() -> None:
    read = values(
        "Personnummer\n 19900602-2397\n\nFöretag/klinik\n Ortopedkliniken Borås\n\nLäkarens namn\n Gunnar Fält\n\n"
        "Vilken undersökning\n MR knä\n\nNär\n 2026-09-30\n"
    )
    assert read["clinic"] == "Ortopedkliniken Borås"
    assert read["exam_date"] == "2026-09-30"


def test_two_halves_side_by_side_are_no_headings_with_their_labels() -> None:
    read = values(
        "Om patienten                  Om beställaren\n"
        "Person-ID                     Enhet som beställer\n"
        "19900602-2397                 Ortopedkliniken Borås\n"
        "Patientens namn               Läkarens namn\n"
        "Anna Testsson                 Gunnar Fält\n"
        "                              Yrkestitel\n"
        "                              överläkare\n"
        "                              Tfn dagtid\n"
        "                              031-390 06 48\n"
    )
    assert read["patient_name"] == "Anna Testsson"
    assert read["identity"] == "19900602-2397"
    assert read["clinic"] == "Ortopedkliniken Borås"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Företag/klinik            Ortopedkliniken Borås", "clinic"),
        ("Mottagning/avd            Ortopedkliniken Borås", "clinic"),
        ("Behandling/diagnos        Ischias", "relevance"),
        ("Undersökningsdag          2026-09-30", "exam_date"),
        ("Koppling till behandlingen   Ischias", "relevance"),
    ],
)
def test_two_words_for_one_thing_ask_for_it_without_a_colon(line: str, kind: str) -> None:
    assert kind in values(line + "\nPersonnummer              19900602-2397")


def test_an_answer_begins_with_its_capital_behind_a_label_in_small_letters() -> None:
    read = values("Beställningen gäller Endast bilder     Undersökning MR knä\nBehövs för Planerad operation")
    assert read["wanted"] == "Endast bilder"
    assert read["relevance"] == "Planerad operation"


def test_a_title_before_a_name_is_a_label_only_in_a_column_of_its_own() -> None:
    read = values(
        "Vårdgivare/enhet Ortopedkliniken Borås        Dr Gunnar Fält, bitr. överläkare\nPersonnummer 19900602-2397"
    )
    assert read["doctor"] == "Gunnar Fält, bitr. överläkare"
    assert "doctor" not in values("Kiropraktorn i Ängsbyn     Tel 031-390 06 48")


def test_the_title_of_a_form_opens_no_part_of_it() -> None:
    form = form_of(
        page("Bildöverföring – beställning\nEr enhet:     Ortopedkliniken Borås\nBehandlare:   Gunnar Fält\n")
    )
    assert {e.section for e in form.entries if e.value} <= {None, "other", "requester"}


def test_a_sentence_is_no_heading() -> None:
    form = form_of(page("Patienten godkänner muntligen att uppgifterna lämnas till oss.\nTel 031-390 06 48"))
    assert [e.kind for e in form.entries] == ["phone"]
