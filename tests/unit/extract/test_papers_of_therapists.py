"""Papers of therapists as their houses print them: centred cells, tables of referrals, letterheads, mails, reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.extract import extract
from intake.extract.consent.answers import understand_value
from intake.extract.pages.sighted import sighted_page
from intake.extract.values.consent_words import understand
from intake.extract.values.dates import find_dates
from intake.extract.values.examinations import find_examinations
from intake.model import Consent, Page, Relevance, SelfReferred
from tests.unit.extract.orders import DIRECTORY, THERAPIST, TODAY, doubts, read, value
from tests.unit.extract.typeset import LINE_PX, page


def raised(text: str, lines: dict[int, float]) -> Page:
    """The page with these lines printed higher by so many lines."""
    plain = page(text)
    words = (
        replace(w, box=replace(w.box, y0=w.box.y0 - up, y1=w.box.y1 - up))
        for w in plain.words
        for up in [round(lines.get(w.line, 0) * LINE_PX)]
    )
    return replace(plain, words=tuple(words))


CENTRED = """
Mottagning        Rehab Ekliden

Patient           Anna Testsson

Samtycke          Ja, muntligen 12/10

                  Karin Lund,
Behandlare
                  leg. fysioterapeut

Telefon           031-390 06 48
"""


def test_a_label_centred_beside_two_lines_belongs_to_the_first() -> None:
    form = sighted_page(raised(CENTRED, {7: 0.5, 8: 1.0})).form
    values = {e.kind: e.value.text for e in form.entries}
    assert values["consent"] == "Ja, muntligen 12/10"
    assert values["doctor"] == "Karin Lund, leg. fysioterapeut"


def test_a_line_that_goes_on_belongs_to_the_label_above() -> None:
    form = sighted_page(
        page(
            "Mottagning        Rehab Ekliden\n\nPatient           Anna Testsson\n\n"
            "Skickas till      Rehab Ekliden,\n                  Storgatan 1\nTelefon           031-390 06 48\n"
        )
    ).form
    assert next(e.value.text for e in form.entries if e.kind == "phone") == "031-390 06 48"
    assert next(e.value.text for e in form.entries if e.kind == "recipient").startswith("Rehab Ekliden")


TABLE = """
Undersökning      Datum         Remitterad av
rtg ländrygg      2026-10-01    {first}
CT bäcken         2026-03-17    {second}

Skickas till      Lindens Kiropraktorer
Patient           Anna Testsson, 19900602-2397

Karin Lund, leg. kiropraktor
"""


def test_a_table_says_of_each_examination_who_referred() -> None:
    order = read(TABLE.format(first="undertecknad", second="läkare på akuten"))
    told = [exam.self_referred.value if exam.self_referred else None for exam in order.examinations]
    assert told == [SelfReferred.YES, SelfReferred.NO]
    assert value(order, "self_referred") == SelfReferred.NO


def test_a_name_in_the_column_of_referrers_tells_nothing() -> None:
    order = read(TABLE.format(first="undertecknad", second="Per Ask"))
    assert order.examinations[1].self_referred is None
    assert value(order, "self_referred") != SelfReferred.YES


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Muntligt vid besök 3/10", Consent.ORAL),
        ("Muntligt, från patienten vid besöket", Consent.ORAL),
        ("Muntligt, till ansvarig läkare", Consent.ORAL),
        ("Ja, skriftligt (medsänds)", Consent.WRITTEN),
        ("Muntligt vid besök", Consent.NONE),
        ("Muntligt vid nästa besök", Consent.NONE),
        ("Inhämtas vid besöket", Consent.NONE),
    ],
)
def test_when_and_to_whom_consent_is_given(answer: str, said: Consent) -> None:
    found = understand_value("Patientens samtycke", answer)
    assert found is not None and found.value is said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Har muntligen OK från patienten.", Consent.ORAL),
        ("Patienten är med på att bilderna skickas hit.", Consent.UNCLEAR),
        ("Han är med på rehab.", None),
        ("Patienten är inte med på att bilderna skickas.", Consent.NONE),
    ],
)
def test_everyday_words_of_consent(sentence: str, said: Consent | None) -> None:
    found = understand(sentence)
    assert (found.value if found else None) == said


def test_the_requester_behind_a_recipients_heading_keeps_number_and_consent() -> None:
    order = read(
        "Mottagare\nKlinik            Mediaenheten SU/S\n\nFrågande klinik   Ortopedkliniken Borås\n"
        "Telefon           031-390 06 48\nPatient           Anna Testsson, 19900602-2397\n"
        "Undersökning      CT hjärna 2026-03-02\nSamtycke          Muntligt\n"
    )
    assert value(order, "phone") == "031-390 06 48"
    assert value(order, "consent") == Consent.ORAL


def test_a_title_may_say_whom_it_asks() -> None:
    sheet = sighted_page(
        page("Förfrågan till annan vårdgivare om bilder\n\nKlinik            Ortopedkliniken Borås\n")
    ).form
    assert [e.section for e in sheet.entries if e.kind == "clinic"] != ["recipient"]


@pytest.mark.parametrize(
    "place",
    [
        "Rehab Ekliden, Brogatan 21, 302 42 Halmstad",
        "Rehab Ekliden (faxnr enl. ovan)",
        "Rehab Ekliden, enl ovan",
        "Rehab Ekliden, Box 12, 302 42 Halmstad",
    ],
)
def test_a_recipient_is_no_address(place: str) -> None:
    order = read(THERAPIST.format(title="naprapat", more=f"Skickas till:        {place}"))
    assert value(order, "image_recipient") == "Rehab Ekliden"
    assert "image_recipient" not in doubts(order)


LETTER = """
Lindens Naprapater
Telefon {number}

Till Röntgen, Hallands sjukhus Kungsbacka

Jag behöver utlåtandet av MR ländrygg 2026-03-02. Det gäller Anna Testsson 19900602-2397.

{end}

Sida 1 av 1
"""


def test_a_name_over_its_title_writes_the_letter() -> None:
    order = read(LETTER.format(number="031-390 06 48", end="Karin Lund\nLeg. naprapat, DN\n\n2 sidor"))
    assert value(order, "doctor") == "Karin Lund"


@pytest.mark.parametrize(
    "said",
    [
        "Går att nå mig på 031-390 06 48 mellan patienter.",
        "Om detta fax kommit fel, kontakta avsändaren på 031-390 06 48.",
    ],
)
def test_who_is_reached_by_a_number(said: str) -> None:
    letter = LETTER.format(number="", end="{end}").replace("Telefon \n", "")
    assert value(read(letter.format(end=f"{said}\n\nKarin Lund, leg. naprapat")), "phone") == "031-390 06 48"


def test_a_letterhead_of_colleagues_and_a_bare_number() -> None:
    order = read(
        "Lindens Kiropraktorgrupp\nKarin Lund · Per Ask · Eva Ström\n031-390 06 48\n\nTill Röntgen, Halmstad\n\n"
        "Jag önskar bilder och utlåtande från MR ländrygg 2026-03-02 för Anna Testsson 19900602-2397.\n"
        "Patienten kommer hit varannan vecka för låsningar i ländryggen.\n\nKarin Lund, leg. kiropraktor\n"
    )
    assert value(order, "doctor") == "Karin Lund" and "doctor" not in doubts(order)
    assert value(order, "phone") == "031-390 06 48"
    assert value(order, "relevance") == Relevance.YES


def test_the_head_of_a_printed_mail_names_no_recipient() -> None:
    order = read(
        "Från:      Karin Lund\nSkickat:   den 10 november 2026 13:42\nTill:      Skrivare reception\n"
        "Ämne:      FAXA TILL RÖNTGEN\n\nHej röntgen,\nJag heter Karin Lund och är leg. naprapat på Rehab Ekliden.\n"
        "Jag behöver bilder och utlåtande från MR axel 31 augusti i år för Anna Testsson 19900602-2397.\n"
        "Hälsningar\nKarin\n\nRehab Ekliden\nMassage · Naprapati · Gym\n"
    )
    assert value(order, "image_recipient") == "Rehab Ekliden"
    assert value(order, "requesting_clinic") == "Rehab Ekliden"
    assert value(order, "doctor") == "Karin Lund"
    assert order.examinations[0].date.value == "2026-08-31"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("den 3/9 i år", "2026-09-03"),
        ("12 mars i fjol", "2025-03-12"),
        ("oktober förra året", "2025-10"),
        ("i fjol", "2025"),
    ],
)
def test_years_in_words(text: str, said: str) -> None:
    assert [d.value for d in find_dates(text, today=date(2026, 11, 20))] == [said]


def test_the_same_day_is_a_date_and_no_breast() -> None:
    text = "MR ländrygg 18/9-26 och MR SI-leder samma dag"
    assert len(find_examinations(text)) == 2
    order = read(
        THERAPIST.format(title="naprapat", more="").replace("MR ländrygg\nUs.datum:            2026-03-02", text)
    )
    assert [exam.date.value for exam in order.examinations] == ["2026-09-18", "2026-09-18"]


def test_a_clinic_here_at_which_somebody_works() -> None:
    order = read(
        "RYGGTEAMET   Fysioterapi – Kiropraktik – Läkarmottagning\n\n"
        "På uppdrag av dr Karin Lund här på Ryggteamet Göteborg, läkarmottagningen, ber jag er skicka bilder och\n"
        "utlåtande av MR ländrygg 2026-03-02. Det gäller Anna Testsson 19900602-2397. Dr Lund träffar henne inför ev\n"
        "kirurgi, återbesök 1 december.\n\nVänligen\nEva Ström, leg ssk\n"
    )
    assert value(order, "requesting_clinic") == "Ryggteamet Göteborg, läkarmottagningen"
    assert value(order, "requester_type") == "private"
    assert value(order, "urgency") == "återbesök 1 december"


def test_a_report_for_information_is_no_order() -> None:
    reading = extract(
        (
            page(
                "SLUTRAPPORT FYSIOTERAPI\nDatum: 2026-11-06\nTill: Remitterande läkare, Ortopedmottagningen Varberg\n"
                "Kopia för kännedom: Röntgen Varberg\nPatient: Anna Testsson, 19900602-2397\n"
                "MR höger axel 2026-05-20 visade ruptur. Bilder och utlåtande har vi redan fått, tack för det.\n"
                "Patienten avslutas härmed. Ingen åtgärd önskas från röntgen.\nKarin Lund, leg. fysioterapeut\n"
            ),
        ),
        directory=DIRECTORY,
        today=TODAY,
    )
    assert not reading.orders[0].is_order


def test_a_doctor_who_referred_does_not_order() -> None:
    order = read(
        "Från: Rygginstitutet Halland AB, kiropraktor Karin Lund\nPat Anna Testsson   19900602-2397\n\n"
        "Skicka bilder på CT halsrygg från 2026-10-03. Remiss från doktor Per Ask på vårdcentralen.\n"
        "Samtycke: muntligt\n"
    )
    assert value(order, "doctor") == "Karin Lund"
    assert "requesting_clinic" not in doubts(order)


def test_the_patients_own_name_begins_a_sentence_about_consent() -> None:
    found = understand("Anna har muntligen godkänt att ni lämnar ut materialet.")
    assert found is not None and found.value is Consent.ORAL and not found.unsure


def test_a_house_beside_its_numbers_heads_a_form_that_asks_for_the_report_too() -> None:
    order = read(
        "REHAB VÄSTKUSTEN         Telefon 031-390 06 48    Fax 031-390 06 49\n\nRekvisition av bilder\n\n"
        "Patient: Anna Testsson\nPersonnummer: 19900602-2397\nVilka bilder: Röntgen fot höger\nNär: 2026-10-02\n"
        "Har patienten lämnat samtycke?  Ja, muntligt\nÖnskar även utlåtande: Ja\n"
        "Genom: Karin Lund, fysioterapeut\n"
    )
    assert value(order, "requesting_clinic") == "REHAB VÄSTKUSTEN"
    assert value(order, "wants_images") is True and value(order, "wants_report") is True
    assert value(order, "doctor") == "Karin Lund"


def test_a_date_beside_its_examination_where_the_letter_is_dated() -> None:
    order = read(
        "Lindens Naprapatmottagning\nRöntgen Kungsbacka, fax 0300-12 34 50\nKungsbacka den 9 november 2026\n\n"
        "Patient: Testsson, Anna         Pnr: 19900602-2397\n"
        "Undersökning: MR bröstrygg      Datum: 20 augusti 2026\n\nJag önskar utlåtandet.\n\nKarin Lund, naprapat\n"
    )
    assert order.examinations[0].date.value == "2026-08-20"
    assert value(order, "fax") is None


def test_a_line_of_a_table_tells_day_and_place_of_its_examination() -> None:
    order = read(
        "Ryggakademin Halmstad AB\nBeställning av röntgenbilder\n\nPATIENT\nNamn                     Personnummer\n"
        "Anna Testsson            19900602-2397\n\nUNDERSÖKNING\nTyp                      Datum                    "
        "Sjukhus\nMR halsrygg              2026-09-02               Halmstad\n\nBESTÄLLARE\n"
        "Namn                     Titel\nKarin Lund               Leg. naprapat\n"
    )
    assert order.examinations[0].date.value == "2026-09-02"
    assert value(order, "requesting_clinic") == "Ryggakademin Halmstad AB"


def test_a_house_and_who_works_there_behind_one_label() -> None:
    order = read(
        "Avsändare          Rehab Ekliden, Karin Lund\nYrke               Sjukgymnast\n"
        "Patient            Anna Testsson, 19900602-2397\nUndersökning       MR ländrygg 2026-04-05\n"
        "Önskas             Bilder och svar\nSamtycke           Ja, muntligt\n"
    )
    assert value(order, "requesting_clinic") == "Rehab Ekliden" and value(order, "doctor") == "Karin Lund"
    assert not {"requesting_clinic", "doctor"} & doubts(order)


def test_thanks_are_no_order() -> None:
    text = "Tack för bilderna på Anna Testsson (19900602-2397) som kom i går.\n\nKarin Lund, leg. kiropraktor\n"
    assert not extract((page(text),), directory=DIRECTORY, today=TODAY).orders[0].is_order
    order = read(
        "Tack för svaret. Nu önskar jag bilder från MR knä 2026-04-05 på Anna Testsson 19900602-2397.\n\nKarin Lund"
    )
    assert order.is_order


def test_own_referral_and_leave_in_everyday_words() -> None:
    order = read(
        "Hej!\nJag vill få ta del av röntgensvaret på min patient Anna Testsson, pnr 19900602-2397.\n"
        "Rtg fotled 2026-10-19. "
        "Har fått hennes muntliga ok. Det var jag som skickade remissen.\n\n/Karin Lund\nleg kiropraktor\n"
    )
    assert value(order, "consent") == Consent.ORAL
    assert value(order, "self_referred") == SelfReferred.YES


def test_a_house_by_its_label_and_a_name_above_the_patients_part() -> None:
    order = read(
        "Namn: Karin Lund               Arbetsplats: Idrottsforum Halmstad\nYrke: naprapat\n\nUppgifter om patienten\n"
        "Namn: Anna Testsson            Födelsenummer: 19900602-2397\n\nUndersökt del: Höger handled\nMetod: Röntgen\n"
        "Undersökningsdatum: 2026-10-11\nÖnskas: bilder och svar\n"
    )
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Idrottsforum Halmstad"
    assert "requesting_clinic" not in doubts(order)
    exam = order.examinations[0]
    assert (exam.modality.value, exam.body_part.value, exam.date.value) == ("XR", "handled", "2026-10-11")


def test_a_house_of_any_name_on_top_of_a_letter_is_doubted() -> None:
    order = read(
        "ACTIVA RYGG & NACKE\nKarin Lund, leg. kiropraktor   fax 035-12 34 57\n\n"
        "Undertecknad remitterade Anna Testsson, 19900602-2397, till MR ländrygg 2026-10-20.\n"
        "Kan ni skicka bilderna?\n\n"
        "Tack på förhand\n\nKarin Lund\n"
    )
    assert value(order, "requesting_clinic") == "ACTIVA RYGG & NACKE"
    assert value(order, "doctor") == "Karin Lund"


def test_a_clinic_beside_its_address_of_mail() -> None:
    order = read(
        "Fysio Centrum i Kungsbacka AB                 fysiocentrum@example.se\n\nRekvisition\n\n"
        "Härmed rekvireras utlåtande och bilder rörande nedanstående patient:\n\nNamn       Anna Testsson\n"
        "Persnr     19900602-2397\nAvser      CT thorakalrygg 261005\n\nKarin Lund, leg. fysioterapeut\n"
    )
    assert value(order, "requesting_clinic") == "Fysio Centrum i Kungsbacka AB"
    assert value(order, "wants_images") is True and value(order, "wants_report") is True
