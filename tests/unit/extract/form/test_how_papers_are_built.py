"""How forms, letters and lists are built: blocks side by side, gaps, heads of tables, headings, questions, feet."""

from __future__ import annotations

import pytest

from intake.extract.examinations.referral import says_self_referred
from intake.extract.pages.sighted import sighted_page
from intake.extract.values.consent_words import understand
from intake.extract.values.examinations import find_examinations
from intake.extract.wordings.known import guess_kind, understood
from intake.model import Consent, Modality, SelfReferred
from tests.unit.extract.orders import FORM, THERAPIST, doubts, read, value
from tests.unit.extract.typeset import page

NUMBER = "19900602-2397"


def values(text: str) -> dict[str, str]:
    return {e.kind: e.value.text for e in sighted_page(page(text)).form.entries if e.value}


# --- blocks side by side ------------------------------------------------------------------------------------------


def test_stacks_side_by_side_are_read_one_after_the_other() -> None:
    read_here = values(
        "Patientens namn                         Vår mottagning\n"
        "Anna Testsson                           Dagens datum\n"
        "Patientens personnr                     2026-11-07\n"
        "19900602-2397                           Mottagningens namn\n"
        "                                        Ortopedkliniken Borås\n"
        "                                        Telefon\n"
        "                                        031-390 06 48\n"
        "\n"
        "Undersökning:  MR knä"
    )
    assert read_here["patient_name"] == "Anna Testsson"
    assert read_here["identity"] == NUMBER
    assert read_here["order_date"] == "2026-11-07"
    assert read_here["clinic"] == "Ortopedkliniken Borås"
    assert read_here["phone"] == "031-390 06 48"


def test_labels_beside_their_values_are_no_stacks() -> None:
    sheet = sighted_page(
        page(
            "Beställningsdatum                       2026-11-07\n"
            "Klinik                                  Ortopedkliniken Borås\n"
            "Beställande läkare                      Karin Lund, överläkare\n"
            "Telefon                                 031-390 06 48\n"
            "Patientens namn                         Anna Testsson\n"
            "Patientens personnr                     19900602-2397\n"
        )
    ).form.sheet
    assert not any(row.part for row in sheet.rows)


def test_a_table_is_no_pair_of_stacks() -> None:
    sheet = sighted_page(
        page(
            "Undersökning                            Undersökningsdatum\n"
            "MR knä                                  2026-03-02\n"
            "Klinik                                  Telefon\n"
            "Ortopedkliniken Borås                   031-390 06 48\n"
        )
    ).form.sheet
    assert not any(row.part for row in sheet.rows)


# --- gaps ---------------------------------------------------------------------------------------------------------


def test_a_gap_wider_than_between_words_parts_a_label_from_its_value() -> None:
    read_here = values(
        "Enhet  Hjärtläkarna i Fågelvik AB             Läk.  Björn Rask / läkare\n"
        "Bilder till  Bildenheten SÖS                  Utl. till  d:o\n"
        "Patient  Anna Testsson                        Pers.nr  19900602-2397\n"
    )
    assert read_here == {
        "clinic": "Hjärtläkarna i Fågelvik AB",
        "doctor": "Björn Rask / läkare",
        "image_recipient": "Bildenheten SÖS",
        "report_recipient": "d:o",
        "patient_name": "Anna Testsson",
        "identity": NUMBER,
    }


def test_yes_beside_each_of_two_labels_in_a_line() -> None:
    order = read(FORM.replace("Önskas:        Bilder och utlåtande", "Bildmaterial  Ja      Röntgenutlåtande  ja"))
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)


def test_labels_and_values_by_turns_head_no_table() -> None:
    read_here = values(
        "Datum för us  2026-03-02          Typ av röntgen  Ultraljud buk\n"
        "Material  bilder                  Bakgrund  Nybesök hos oss\n"
    )
    assert read_here["exam_date"] == "2026-03-02"


# --- tables -------------------------------------------------------------------------------------------------------


def test_what_stands_between_labels_over_values_is_a_label() -> None:
    read_here = values(
        "Skicka bilderna till      Skicka utlåtandet till      Det sköter\n"
        "Röntgen Borås             Bildarkivet Borås           posten\n"
    )
    assert read_here["image_recipient"] == "Röntgen Borås"
    assert read_here["report_recipient"] == "Bildarkivet Borås"


def test_the_head_of_a_table_takes_two_lines_and_its_crosses_stand_in_the_middle() -> None:
    order = read(
        "Medicinmottagningen HSV\nBeställning av bilder\n"
        f"Patient: Anna Testsson\nPersonnummer: {NUMBER}\nLäkare: Karin Lund\n"
        "Undersökning, organ       Undersökningen utförd     Bilder       Utlåtande\n"
        "                          den\n"
        "MR halsrygg               2026-03-02                     X            X\n"
        "\nMottagare: Mediaenheten SU/S\n"
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert [e.date.value for e in order.examinations] == ["2026-03-02"]


# --- headings -----------------------------------------------------------------------------------------------------


def test_a_heading_in_capitals_is_one_label() -> None:
    read_here = values(
        "MOTTAGARE AV MATERIALET\nLeverans sker genom     USB-minne\n\nUNDERSÖKNINGAR VI VILL TA DEL AV\n"
        "Undersökning            MR knä\n"
    )
    assert "AV MATERIALET" not in read_here.values()
    assert read_here["examination"] == "MR knä"


def test_a_word_of_running_text_heads_the_labels_below_it() -> None:
    form = sighted_page(
        page("Till\nBilder till\n  Röntgen Borås\n\nFrån\nEnhet\n  Ortopedkliniken Borås\nLäkare\n  Karin Lund\n")
    ).form
    assert {e.kind: e.section for e in form.entries if e.value}["doctor"] == "requester"


def test_what_asks_for_something_else_than_its_heading_is_a_label() -> None:
    read_here = values("Adressat\n Försändelsesätt\n  Kopia på USB-minne\n\n")
    assert read_here == {"delivery": "Kopia på USB-minne"}


def test_a_line_in_brackets_heads_the_next_part() -> None:
    read_here = values("Bilder till:  Röntgen Borås\n              [Övriga uppgifter]\nVi behöver det för:  Operation")
    assert read_here["image_recipient"] == "Röntgen Borås"


# --- labels -------------------------------------------------------------------------------------------------------


def test_a_question_asks_whatever_its_words() -> None:
    read_here = values(
        "Vad heter patienten?                             Anna Testsson\n"
        "Vilken klinik eller mottagning arbetar du på?    Ortopedkliniken Borås\n"
        "Vem är ansvarig läkare?                          Karin Lund\n"
        "Vart ska vi skicka materialet?                   Röntgen Borås\n"
        "Ska materialet vidare till någon klinik?         Handkirurgen Borås\n"
    )
    assert read_here["clinic"] == "Ortopedkliniken Borås"
    assert read_here["recipient"] == "Röntgen Borås"


def test_a_request_put_as_a_question_is_no_label() -> None:
    order = read(f"Medicinmottagningen HSV\nDT buk 2026-03-02. Patient Anna Testsson {NUMBER}.\nKan jag få utlåtandet?")
    assert value(order, "wants_report") is True


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Vår mottagning", "clinic"),
        ("Mottagare av faxet", "addressee"),
        ("Mottagare av denna beställning", "addressee"),
        ("Leverans sker genom", "delivery"),
        ("När gör du beställningen?", "order_date"),
        ("Skapad", "order_date"),
    ],
)
def test_labels_are_understood_from_their_parts(label: str, kind: str) -> None:
    found = understood(label)
    assert found is not None and found.kind == kind


def test_a_condition_asks_for_nothing() -> None:
    assert guess_kind("Är du inte rätt mottagare:") == "unknown"
    order = read(
        THERAPIST.format(
            title="fysioterapeut",
            more="Behandling: artros i ländryggen. Patienten har lämnat muntligt samtycke.\n\n"
            "Detta fax kan innehålla uppgifter. Är du inte rätt mottagare: radera det och meddela avsändaren.",
        )
    )
    assert value(order, "image_recipient") == "Rehab Ekliden"


def test_numbered_labels_end_in_a_colon() -> None:
    kinds = [e.kind for e in sighted_page(page(f"Patient 2: Doris af Testsson, personnr {NUMBER}\n")).form.entries]
    assert kinds == ["patient_name"]


def test_a_title_below_a_name_is_no_label() -> None:
    order = read(
        f"2026-11-02\nTill Röntgen Halland\nÖnskar bilder och utlåtande: MR knä 2026-03-02\n"
        f"Pat: Anna Testsson {NUMBER}\n"
        "Allt skickas till Bildarkivet SU/Östra.\n\n/\nRobert Fält\nläkare\nMedicinmottagningen HSV\n"
    )
    assert value(order, "requesting_clinic") == "Medicinmottagningen HSV"
    assert value(order, "doctor") == "Robert Fält"


# --- who and where ------------------------------------------------------------------------------------------------


def test_a_number_that_was_filled_in_outranks_the_switchboard() -> None:
    order = read("Medicinmottagningen HSV\nVäxel 031-390 06 00\n" + FORM)
    assert value(order, "phone") == "0340-48 10 00"


def test_a_date_beside_the_letterhead_is_not_of_the_clinic() -> None:
    order = read(
        "Ortopedkliniken HSH                    Utskrivet 2026-11-12\nBrev\n"
        f"Hej! Vi önskar bilder och utlåtande från MR knä 2026-03-02 för Anna Testsson {NUMBER}.\n"
        "Bilderna skickas till Mediaenheten SU/S.\n"
    )
    assert value(order, "requesting_clinic") == "Ortopedkliniken HSH"


def test_who_dictated_orders() -> None:
    order = read(FORM.replace("Läkare:        Karin Lund\n", "") + "\nDikterat av: Sofia Fält, överläkare\n")
    assert value(order, "doctor") == "Sofia Fält"


def test_a_ward_of_a_hospital_is_a_clinic() -> None:
    order = read(FORM.replace("Medicinmottagningen HSV", "Avd 3C HSH"))
    assert value(order, "requesting_clinic") == "Avd 3C HSH"


def test_a_hospital_that_reads_like_a_name_belongs_to_its_clinic() -> None:
    order = read(
        f"Hej, önskar bilder och utlåtande från MR knä 2026-03-02 för Anna Testsson {NUMBER}.\n"
        "Bilderna och svaret skickas till Mediaenheten SU/S.\n\nVänliga hälsningar\n"
        "Björn Fält, leg. läkare\nLungkliniken, Karolinska Solna\n"
    )
    assert value(order, "requesting_clinic") == "Lungkliniken, Karolinska Solna"


def test_the_way_to_send_may_be_told_in_sentences() -> None:
    order = read(
        FORM.replace("Mottagare:     Mediaenheten SU/S\n", "").replace(
            "Önskas:        Bilder och utlåtande",
            "Begäran:       Bilder och utlåtande från nedanstående.\n"
            "Skickas:       Bilderna sänds till Mediaenheten SU/S. Svaret faxas till Röntgen Borås.",
        )
    )
    assert value(order, "image_recipient") == "Mediaenheten SU/S"
    assert value(order, "report_recipient") == "Röntgen Borås"
    assert value(order, "wants_images") is True


def test_a_recipient_goes_on_below_fvb() -> None:
    order = read(
        FORM.replace("Mottagare:     Mediaenheten SU/S\n", "")
        + "\nMottagarenhet\nMediaenheten SUS Lund f.v.b.\nOrtopedkliniken SUS Lund\n"
    )
    assert value(order, "image_recipient") == "Mediaenheten SUS Lund"
    assert value(order, "onward_recipient") == "Ortopedkliniken SUS Lund"


def test_a_name_stands_before_a_number_however_it_is_called() -> None:
    order = read(
        f"Medicinmottagningen HSV\nHos er har Anna Testsson, p.nr {NUMBER} undersökts (MR knä 2026-03-02).\n"
        "Vi önskar bilder och utlåtande.\n"
    )
    assert value(order, "patient_name") == "Anna Testsson"


def test_the_side_is_not_believed_in_another_language() -> None:
    order = read(
        f"Lääkärikeskus Koivula\nAsia: Anna Testsson, henkilötunnus {NUMBER}\nHyvät kollegat,\n"
        "potilaalle on tehty teillä vasemman polven MRI 2025-07-05. Pyydämme kuvia ja lausuntoa.\nTerveisin\n"
    )
    assert all(e.side.flags for e in order.examinations if e.side.value == "none")
    assert order.examinations


# --- what is said -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Vårdgivare utanför regionen ska ha inhämtat patientens samtycke före beställning.",
        "Dokument 4471, version 3. Godkänd av verksamhetschef.",
    ],
)
def test_what_a_form_says_to_everybody_says_nothing_of_this_patient(text: str) -> None:
    assert understand(text) is None
    order = read(FORM.replace("HSV", "SU/Östra") + f"Samtycke:      Muntligt samtycke finns\n\n{text}")
    assert value(order, "consent") == "oral"
    assert "consent" not in doubts(order)


def test_an_archived_consent_is_elsewhere() -> None:
    said = understand("Påskrivet samtycke finns arkiverat på mottagningen.")
    assert said is not None and said.value is Consent.WRITTEN and said.elsewhere


def test_a_label_of_its_own_under_a_heading_for_consent() -> None:
    order = read(FORM.replace("HSV", "SU/Östra") + "\nSamtycke\nBilaga:  Muntligt samtycke från patienten\n")
    assert value(order, "consent") in {"oral", "written"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Remissen till röntgen skrevs av mig.", SelfReferred.YES),
        ("Det är jag som remitterat till undersökningen.", SelfReferred.YES),
        ("Remissen skrevs av en annan vårdgivare, inte av mig.", SelfReferred.NO),
        ("Remissen skrevs av doktor Ek.", SelfReferred.NO),
        ("Annan än vi remitterade.", SelfReferred.NO),
        ("Någon annan vårdgivare än undertecknad har remitterat.", SelfReferred.NO),
        ("Vi remitterade inte till undersökningen.", SelfReferred.NO),
    ],
)
def test_who_wrote_the_referral(text: str, said: SelfReferred) -> None:
    assert says_self_referred(text) is said


def test_a_clinic_closed_for_good() -> None:
    order = read(
        f"Hej! Jag heter Anna Testsson, {NUMBER}, och vill ha mitt utlåtande från MR knä 2026-03-02.\n"
        "Mottagningen där jag var patient har stängt för gott.\nAnna Testsson\n"
    )
    assert value(order, "clinic_closed") is True


def test_a_word_for_an_examination_behind_another_modality_tells_where() -> None:
    found = find_examinations("DT buköversikt")
    assert [(e.modality, e.body_part) for e in found] == [(Modality.CT, "buk")]


def test_who_signs_for_a_child_is_not_the_patient() -> None:
    order = read(
        "Axel Testsson\nHej! Jag undrar om ni kan skicka utlåtandet från MR halsrygg 2024-10-04.\n"
        "Patienten är Anna Fält, född 2019. Patienten är mitt barn och jag är vårdnadshavare.\n"
        "Med vänliga hälsningar\nAxel Testsson\n"
    )
    assert value(order, "patient_name") in {None, "Anna Fält"}


def test_a_wish_over_a_list_of_examinations() -> None:
    order = read(
        f"Till Röntgen Halland\nJag önskar röntgenutlåtandet:\n- Röntgen bäcken, 2026-02-23\n"
        f"Jag heter Anna Testsson {NUMBER}\nMvh\nAnna Testsson\n"
    )
    assert value(order, "wants_report") is True


def test_the_desk_fills_no_blank_for_another_recipient() -> None:
    order = read(
        FORM.replace("Mottagare:     Mediaenheten SU/S", "Materialet skickas till:").replace(
            "BESTÄLLNING AV BILDER", "BESTÄLLNING AV BILDER\n\nMottagare:     Röntgenmottagningen Halmstad, utlämning"
        )
    )
    assert value(order, "image_recipient") is None
    assert value(order, "report_recipient") is None


def test_small_print_without_a_full_stop_ends_no_letter() -> None:
    order = read(
        f"Till Röntgen Halland\nVill gärna ha bilderna och utlåtandet: MR knä 2026-03-02\nPat: Anna Testsson {NUMBER}\n"
        "Allt skickas till Bildarkivet SU/Östra.\n\n/\nAxel Fält\nbitr överläkare\nFamiljeläkarna Sandheden AB\n"
        "Telefon 070-174 06 21\n\n"
        "Vid felsändning: ring avsändaren och makulera. Sekretess enligt patientdatalagen och OSL\n"
    )
    assert value(order, "requesting_clinic") == "Familjeläkarna Sandheden AB"
    assert value(order, "doctor") == "Axel Fält"
