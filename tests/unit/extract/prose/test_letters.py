"""Running text: letters, e-mails and short notes in many voices."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import doubts, read, value

NUMBER = "19900602-2397"


@pytest.mark.parametrize(
    "end",
    [
        "Karin Lund, överläkare",
        "/Karin Lund",
        "Dr Karin Lund",
        "Karin Lund\növerläkare",
        "Med vänlig hälsning\nKarin Lund",
        "/Karin Lund\nnås på 0340-48 10 00 om något är oklart för er",
    ],
)
def test_the_writer_is_found_with_and_without_a_greeting(end: str) -> None:
    order = read(
        f"Medicinmottagningen HSV\n\nKan ni länka bilderna från CT thorax 2026-03-02 till Mediaenheten SU/S.\n"
        f"Gäller Anna Testsson, {NUMBER}.\n\n{end}"
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "patient_name") == "Anna Testsson"
    assert not doubts(order)


@pytest.mark.parametrize(
    ("wish", "images", "report"),
    [
        ("Önskar bilderna länkade. Även svaret.", True, True),
        ("Såväl bilder som utlåtanden.", True, True),
        ("Skulle vilja se bilderna och läsa svaret.", True, True),
        ("Endast bilder, tack.", True, False),
        ("Bilderna vill vi ha, utlåtandet behövs inte.", True, False),
        ("Kan jag få utlåtandet av er?", False, True),
        ("Önskar DT buk 2026-03-02 + utlåtande.", True, True),
        ("Önskar utlåtande DT buk 2026-03-02.", False, True),
    ],
)
def test_what_is_wished_for_in_everyday_words(wish: str, images: bool, report: bool) -> None:
    order = read(f"Medicinmottagningen HSV\nDT buk 2026-03-02. Patient Anna Testsson {NUMBER}.\n{wish}\nDr Karin Lund")
    assert (value(order, "wants_images"), value(order, "wants_report")) == (images, report)


@pytest.mark.parametrize(
    "way",
    [
        "Skicka bilder och svar till Röntgen SÄS Borås.",
        "Bilder och svar till Röntgen SÄS Borås.",
        "Länka bilderna till Röntgen SÄS Borås, dit även svaret kan faxas.",
        "Bilderna länkas till Röntgen SÄS Borås. Svaret skickas också dit.",
        "Bilder till Röntgen SÄS Borås, utlåtande samma.",
        f"Skicka bilder och svar till Röntgen SÄS Borås avseende Anna Testsson {NUMBER}",
        "Kan ni skicka bilder och svar till Röntgen SÄS Borås?",
        "Vi önskar bilder och svar. Allt till Röntgen SÄS Borås, bilderna skickas via IEP.",
    ],
)
def test_one_destination_told_for_both(way: str) -> None:
    order = read(f"Medicinmottagningen HSV\nCT thorax 2026-03-02, Anna Testsson {NUMBER}.\n{way}\n\nDr Karin Lund")
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"
    assert value(order, "report_recipient") == "Röntgen SÄS Borås"


@pytest.mark.parametrize(
    "head",
    ["Dr Per Ask, Ortopedmottagningen HSV", "Journalanteckning 2026-11-10, Ortopedmottagningen HSV, Dr Per Ask"],
)
def test_a_letterhead_with_a_person_in_it_is_taken_apart(head: str) -> None:
    order = read(
        f"{head}\nPat Anna Testsson {NUMBER}. Bilder från CT thorax 2026-03-02 länkas till Mediaenheten SU/S.\n"
    )
    assert value(order, "requesting_clinic") == "Ortopedmottagningen HSV"
    assert value(order, "doctor") == "Per Ask"


def test_running_text_is_no_letterhead() -> None:
    order = read(
        "Jag vill ha mitt röntgensvar från 2026-04-04. Min doktor på\n"
        f"vårdcentralen har slutat. Anna Testsson, {NUMBER}"
    )
    assert value(order, "requester_type") == "patient"
    assert value(order, "requesting_clinic") is None


def test_an_announced_consent_in_a_short_letter_makes_it_no_consent_form() -> None:
    order = read(
        f"Kiropraktorn vid Torget\nAng. Anna Testsson, {NUMBER}\nHos er har gjorts slätröntgen hö fotled 2026-03-02.\n"
        "Från denna undersökning önskar vi bilder och svar.\nUndertecknat samtycke medföljer detta fax.\n"
        "Patienten behandlas efter en stukning. Jag önskar detta snarast.\nMed vänlig hälsning\n"
        "Karin Lund, leg. kiropraktor\n"
    )
    assert order.is_order


def test_a_formal_petition_is_an_order() -> None:
    order = read(
        f"Ortopedmottagningen HSH\nAnhållan om bilder samt utlåtande\nUndertecknad anhåller om bilder och utlåtande "
        f"rörande\nAnna Testsson, personnummer {NUMBER}.\nDet rör sig om rtg vä höft (2026-03-02).\n"
        "Allt till Röntgen SÄS Borås.\nHögaktningsfullt\nKarin Lund\nOrtopedmottagningen HSH\n"
    )
    assert order.is_order
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "report_recipient") == "Röntgen SÄS Borås"


def test_background_and_place_names_are_no_examinations() -> None:
    order = read(
        f"Ortopedmottagningen HSH\nDetta gäller Anna Testsson, {NUMBER}.\nEKG och lungröntgen hos oss 2023 var utan "
        "anmärkning.\nVad vi behöver är bilder från CT hjärna 2026-03-02.\nBilderna länkas till Röntgenarkivet SUS "
        "Malmö.\nKarin Lund, överläkare"
    )
    assert [(e.modality.value, e.body_part.value) for e in order.examinations] == [("CT", "hjärna")]


def test_a_wish_before_a_colon_is_a_wish() -> None:
    order = read(
        f"Ortopedmottagningen HSH\nSkicka både bilder och svar: CT hjärna 2026-03-02.\n"
        f"Pat Anna Testsson, pnr {NUMBER}.\n"
        "Allt till Röntgen SÄS Borås, bilderna länkas.\nKarin Lund, överläkare\nOrtopedmottagningen HSH"
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert not {"wants_images", "wants_report"} & doubts(order)


def test_the_writer_stands_above_the_small_print_of_the_page() -> None:
    order = read(
        f"Går det bra att ni skickar bilderna från CT hjärna 2026-03-02?\nVi har Anna Testsson hos oss, {NUMBER}.\n"
        "Överläkare Karin Lund\nMedicinkliniken HSH\nTel 035-13 10 00\n\n\n\n"
        "Vi behandlar personuppgifter enligt lag, se vår hemsida."
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Medicinkliniken HSH"
    assert value(order, "patient_name") == "Anna Testsson"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Remissen till undersökningen var min egen.", "yes"),
        ("Jag var inte remittent, det var en annan.", "no"),
        ("Jag var remittent.", "yes"),
    ],
)
def test_who_referred_the_patient(said: str, expected: str) -> None:
    order = read(
        f"Vi önskar bilder från MR knä 2026-03-02 av Anna Testsson, {NUMBER}. {said}\n\nKarin Lund, leg. kiropraktor\n"
        "Kiropraktorn vid Torget"
    )
    assert value(order, "self_referred") == expected


def test_a_private_person_gives_their_particulars() -> None:
    order = read(
        f"Till Region Halland, Röntgen\nJag önskar få utlåtande som gäller DT buk 2026-03-02.\n"
        f"Mina uppgifter: Anna Testsson, personnummer {NUMBER}.\nHögaktningsfullt\nAnna Testsson\nTel 031-390 06 40"
    )
    assert value(order, "requester_type") == "patient"
