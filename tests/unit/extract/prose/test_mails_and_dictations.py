"""Mails with earlier ones below, answers in sentences, dictations with spoken stops, and who writes for whom."""

from __future__ import annotations

import pytest

from intake.extract.consent.paper import own_words
from intake.extract.values.consent_words import understand
from intake.extract.values.professions import find_profession
from intake.extract.values.wish_words import wanted_parts
from intake.model import Consent
from tests.unit.extract.orders import read, value

MAIL = """
Från: Karin Lund
Skickat: 2026-11-08 15:03
Till: Röntgenavdelningen, Hallands sjukhus Varberg
Ämne: Bilder

Vi önskar bilder och utlåtande från MR vänster knä 2026-03-02 avseende
Anna Testsson, 19900602-2397. {more}

Mvh
Karin Lund, överläkare
Ortopedkliniken SÄS Borås
{below}
"""


@pytest.mark.parametrize("sender", ["Kansliet", "Röntgen Halland"])
@pytest.mark.parametrize("mark", ["", "> "])
def test_an_earlier_mail_below_is_no_part_of_the_order(sender: str, mark: str) -> None:
    below = f"\n{mark}Från: {sender}\n{mark}Skickat: 2026-11-08 06:42\n{mark}Kan du ordna det här? Glöm inte samtycke."
    order = read(MAIL.format(more="Allt skickas till Röntgen SÄS Borås.", below=below))
    assert value(order, "requesting_clinic") == "Ortopedkliniken SÄS Borås"
    assert value(order, "consent") == "none"


def test_an_earlier_mail_that_tells_of_a_refusal_counts() -> None:
    below = "\nFrån: Kansliet\nSkickat: 2026-11-08 06:42\nPatienten vägrar samtycke."
    order = read(MAIL.format(more="Allt skickas till Röntgen SÄS Borås.", below=below))
    assert value(order, "consent") == "refused"


@pytest.mark.parametrize(
    "told",
    [
        "Skulle ni kunna se till att allt skickas till Röntgen SÄS Borås?",
        "Bilder och utlåtande länkas till Röntgen SÄS Borås, tack.",
        "Jag vore tacksam om bilder och utlåtande skickas till Röntgen SÄS Borås.",
    ],
)
def test_where_to_is_answered_in_a_sentence(told: str) -> None:
    order = read(
        "Ortopedkliniken SÄS Borås\n\nVilken undersökning? MR vänster knä 2026-03-02\n"
        f"Vilken patient? Anna Testsson, 19900602-2397\nVart ska det? {told}\n\n"
        "Med vänlig hälsning\nKarin Lund, överläkare\nOrtopedkliniken SÄS Borås"
    )
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Röntgen SÄS Borås"


NOTE = """
Journalanteckning

Anna Testsson, 19900602-2397

Enhet:         Ortopedkliniken SÄS Borås
Antecknat av:  Karin Lund, överläkare
Faxas till:    Röntgen, Hallands sjukhus Halmstad
Kontaktorsak:  Beställer bilder jämte utlåtande från MR vänster knä 2026-03-02.
Planering:     Bilderna länkas till Röntgen SÄS Borås.
"""


def test_an_order_is_one_beside_whatever_label_it_stands() -> None:
    order = read(NOTE)
    assert [(e.modality.value, e.date.value) for e in order.examinations] == [("MR", "2026-03-02")]
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "relevance") == "not_stated"


def test_a_dictation_names_its_full_stops() -> None:
    order = read(
        "Diktat\nEnhet: Ortopedkliniken SÄS Borås\nDikterat av: Karin Lund, överläkare\n"
        "Mottagare: Röntgen, Hallands sjukhus Halmstad\n\n"
        "Vi önskar bilder och utlåtande från MR vänster knä 2 mars 2026 punkt Patienten är\n"
        "Anna Testsson, 19900602-2397 punkt Allt skickas till Röntgen SÄS Borås punkt Muntligt\n"
        "samtycke finns punkt slut\n"
    )
    assert order.examinations[0].date.value == "2026-03-02"
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"
    assert value(order, "consent") == "oral"
    assert value(order, "doctor") == "Karin Lund"


@pytest.mark.parametrize(
    "opening",
    [
        "Hej! Jag skriver på uppdrag av ST-läkare Karin Lund.",
        "Hej, en fråga från Karin Lund, öl.",
        "Karin Lund, leg. läkare, har bett mig höra av mig.",
        "Hejsan, bitr överläkare Karin Lund här på Ortopedkliniken SÄS Borås.",
    ],
)
def test_an_opening_tells_who_orders(opening: str) -> None:
    order = read(
        f"Ortopedkliniken SÄS Borås\n\n{opening}\nVi önskar bilder och utlåtande från MR vänster knä 2026-03-02 på\n"
        "Anna Testsson, 19900602-2397. Allt skickas till Röntgen SÄS Borås.\n\nMed vänlig hälsning\nMia Holm, "
        "vårdadministratör\nOrtopedkliniken SÄS Borås"
    )
    assert value(order, "doctor") == "Karin Lund"


@pytest.mark.parametrize(
    ("said", "consent"),
    [
        ("Patienten, som jag träffade i går, samtycker muntligt till att ni lämnar ut uppgifterna.", Consent.ORAL),
        ("Samtycke enligt 10 kap. 1 § OSL har lämnats muntligt av patienten.", Consent.ORAL),
        ("Vi har frågat patienten, svaret var ja: muntligt samtycke alltså.", Consent.ORAL),
        ("Patienten har inget emot att ni lämnar ut materialet, det har jag fått muntligt besked om.", Consent.ORAL),
        ("Patienten har i skrift samtyckt enligt 10 kap. 1 § OSL, handlingen finns i journalen.", Consent.WRITTEN),
        ("Som bilaga följer samtycket, påskrivet av patienten.", Consent.WRITTEN),
    ],
)
def test_consent_in_subordinate_clauses_and_by_the_law(said: str, consent: Consent) -> None:
    about = understand(said)
    assert about is not None and about.value is consent and not about.unsure


@pytest.mark.parametrize(
    "said",
    [
        "Patienten, som är dement, samtycker muntligt till att ni lämnar ut uppgifterna.",
        "Enligt patientdatalagen krävs samtycke.",
        "Samtycke enligt 10 kap. 1 § OSL kommer att lämnas muntligt av patienten.",
    ],
)
def test_a_clause_that_may_take_consent_back_still_does(said: str) -> None:
    about = understand(said)
    assert about is None or about.unsure or about.value is Consent.NONE


def test_a_letter_that_tells_what_the_patient_approves_is_no_page_of_consent() -> None:
    assert not own_words("Jag har talat med patienten, som godkänner att bilder och svar lämnas ut.")
    assert own_words("Jag samtycker till att mina bilder lämnas ut.")


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("Utlåtandet har vi redan, så bara bilderna behövs.", (True, False)),
        ("Utlåtandet är redan tillgängligt för oss.", (None, False)),
        ("Bilderna har vi inte fått.", (True, None)),
        ("Önskar bilder och utlåtande, har redan remiss.", (True, True)),
    ],
)
def test_a_part_that_is_had_already_is_not_wished_for(said: str, parts: tuple[bool | None, bool | None]) -> None:
    assert wanted_parts(said) == parts


def test_an_examination_is_no_police_inquiry_misread() -> None:
    assert find_profession("Tacksamma för bilder från nedanstående undersökning") == ()
    assert [f.notes[0] for f in find_profession("förundersökning")] == ["police"]


def test_a_slip_names_what_it_is_for_and_no_verb() -> None:
    order = read(
        "Till Röntgenavdelningen, Hallands sjukhus Varberg\n\n"
        "Bilder o utlåtande från MR vänster knä 2026-03-02, pat Anna Testsson, 19900602-2397.\n"
        "Bilderna: länkas till Röntgen SÄS Borås. Utl till samma ställe. Inte lungröntgen 2018.\n\n"
        "/ spec. allmänmedicin Karin Lund\nOrtopedkliniken SÄS Borås\n2026-11-10"
    )
    assert (value(order, "wants_images"), value(order, "wants_report")) == (True, True)
    assert [(e.modality.value, e.date.value) for e in order.examinations] == [("MR", "2026-03-02")]
    assert value(order, "image_recipient") == value(order, "report_recipient") == "Röntgen SÄS Borås"
    assert value(order, "doctor") == "Karin Lund"
    assert value(order, "requesting_clinic") == "Ortopedkliniken SÄS Borås"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("skickas till Röntgen SÄS Borås, bildmottagningen.", "Röntgen SÄS Borås, bildmottagningen"),
        ("läggs ut på IEP till Röntgen SÄS Borås tack.", "Röntgen SÄS Borås"),
        ("ska till Röntgen SÄS Borås, bilderna snarast.", "Röntgen SÄS Borås"),
    ],
)
def test_a_place_ends_before_what_is_said_of_the_sending(told: str, name: str) -> None:
    order = read(MAIL.format(more=f"Allt {told}", below=""))
    assert value(order, "image_recipient") == name


def test_a_physician_above_the_name_of_a_chiropractors_house_is_no_chiropractor() -> None:
    order = read(
        "Vi önskar bilderna från MR vänster knä 2026-03-02 avseende Anna Testsson, 19900602-2397.\n"
        "Muntligt samtycke finns. Bilderna skickas till Röntgen SÄS Borås.\n\n"
        "leg. läkare Karin Lund\nKiropraktor Björkdungen AB"
    )
    assert value(order, "requester_type") == "private"


@pytest.mark.parametrize("where", ["nedanstående adress", "adressen nedan"])
def test_the_address_below_is_where_the_material_goes(where: str) -> None:
    below = "\nAdress:\nRöntgenavdelningen, Kungälvs sjukhus"
    order = read(MAIL.format(more=f"Bilder och utlåtande länkas till {where}.", below=below))
    named = "Röntgenavdelningen, Kungälvs sjukhus"
    assert value(order, "image_recipient") == value(order, "report_recipient") == named
