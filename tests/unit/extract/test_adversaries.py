"""Cases made to be taken for a release: each must be held, or at least be stopped by a doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.extract.orders import doubts, read, read_pages, value
from tests.unit.extract.test_never_released_wrongly import goes_out
from tests.unit.extract.typeset import page

PRIVATE_FORM = """
BESTÄLLNING AV BILDER
Klinik:        Havskliniken Privatläkare AB
Läkare:        Gunnar Fält
Patient:       Anna Testsson
Personnummer:  19900602-2397
Undersökning:  MR ländrygg
Us.datum:      2026-09-30
Mottagare:     Röntgen SÄS Borås
Önskas:        Bilder och utlåtande
{more}
"""
CONSENT = "Patienten har lämnat muntligt samtycke."


def test_the_form_itself_goes_out_with_consent() -> None:
    assert goes_out(page(PRIVATE_FORM.format(more=CONSENT)))
    assert not goes_out(page(PRIVATE_FORM.format(more="")))


@pytest.mark.parametrize(
    "more",
    [
        "Patienten har lämnat muntligt samtycke:   ☐ Ja   ☐ Nej",
        "Patienten har lämnat muntligt samtycke:   ☐ Ja   ☒ Nej",
        "Samtycke\nPatienten har lämnat muntligt samtycke\n☐ Ja   ☐ Nej",
        "Samtycke från patienten\nSamtycke inhämtat muntligen\n☐ Ja   ☒ Nej",
        "Muntligt samtycke inhämtat",
        "Muntligt samtycke inhämtat:",
        "Muntligt samtycke inhämtat ....................",
        "☐ Muntligt samtycke   ☐ Skriftligt samtycke",
        "▣ Muntligt samtycke",
        "◪ Muntligt samtycke inhämtat",
        "☒ Muntligt samtycke inhämtas vid besök",
        "☒ Patienten har informerats om att samtycke krävs",
        "☒ Samtycke saknas",
        "☒ Samtycke behövs ej",
        "☒ Patienten samtycker inte",
        "Samtycke: ☐ Muntligt ☐ Skriftligt ☒ Ej inhämtat",
        f"{CONSENT}\nPatienten har inte lämnat samtycke.",
        f"{CONSENT}\nSamtycke saknas.",
        f"{CONSENT} Patienten har senare återkallat det.",
        f"{CONSENT} Patienten vill dock inte att utlåtandet skickas.",
        "Utlämnande förutsätter att patienten har lämnat muntligt samtycke.",
        "Beställaren intygar härmed att patienten har lämnat muntligt samtycke.",
        "Genom sin underskrift intygar beställaren att patienten lämnat muntligt samtycke.",
        "Vårdgivare utanför regionen ska ha patientens muntliga samtycke.",
        "Enligt patientdatalagen kan patientens samtycke behövas.",
        "Har patienten samtyckt (muntligt)?",
        "Har patienten samtyckt (muntligt)? Nej",
        "Har patienten samtyckt (muntligt)? Vet ej",
        "Samtycke: se föregående beställning",
        "Samtycke: Muntligt / Skriftligt / Nej",
        "Samtycke: maken samtycker muntligt",
        "Samtycke: muntligt, från dottern",
        "Samtycke: muntligt till operationen",
        "Samtycke: vår kurator har muntligt samtycke från anhörig",
        "Samtycke\nPat ej tillfrågad",
        "Samtycke: Ej inhämtat ännu",
        "Samtycke: Samtycke eftersändes",
        "Samtycke: kontakta patienten på 070-174 06 05",
        "OBS muntligt samtycke!",
        "Muntligt samtycke inhämtat: Ja Nej",
        "Muntligt samtycke inhämtat: Ja / Nej",
    ],
)
def test_consent_that_is_none(more: str) -> None:
    assert not goes_out(page(PRIVATE_FORM.format(more=more)))


@pytest.mark.parametrize(
    "more",
    [
        "Samtycke: Har patienten samtyckt (muntligt)? Ja",
        "Har patienten samtyckt (muntligt)? ☒ Ja ☐ Nej",
        "Samtycke från patienten\nSamtycke inhämtat muntligen\n☒ Ja   ☐ Nej",
        "Samtycke: Pat tillfrågad per telefon, godkänner att materialet skickas hit",
        "Samtycke\nPatienten har vid besöket sagt ja till att vi begär in bilderna.",
        f"{CONSENT}\nUtlämnande förutsätter patientens samtycke enligt gällande regler.",
        f"{CONSENT}\nEnligt patientdatalagen kan patientens samtycke behövas innan uppgifter lämnas ut.",
        f"{CONSENT} Skriftligt samtycke behövs inte enligt er rutin.",
        "Samtycke: muntligt, skriftligt saknas",
    ],
)
def test_consent_in_other_words_counts(more: str) -> None:
    assert goes_out(page(PRIVATE_FORM.format(more=more)))


@pytest.mark.parametrize(
    ("wish", "images", "report"),
    [
        ("Önskas: Bilder (ej utlåtande)", True, False),
        ("Önskas: Utlåtande (bilder behövs ej)", False, True),
        ("Önskas: bilderna, utlåtande behövs inte", True, False),
        ("Önskas: Endast svar", False, True),
        ("Bildmaterial: Ja\nRöntgensvar: Nej", True, False),
        ("Röntgenbilder: nej\nKopia av utlåtande: ja", False, True),
        ("Bilder: ja\nSkriftligt svar: ja", True, True),
        ("Önskas: bilder utan utlåtande", True, False),
        ("Vi behöver bara bilderna, inget utlåtande.", True, False),
        ("Skicka gärna bilderna och svaret.", True, True),
    ],
)
def test_what_is_wanted(wish: str, images: bool, report: bool) -> None:
    order = read(PRIVATE_FORM.replace("Önskas:        Bilder och utlåtande", wish).format(more=CONSENT))
    assert (value(order, "wants_images"), value(order, "wants_report")) == (images, report)


def test_two_answers_on_one_line_are_each_heard() -> None:
    order = read(PRIVATE_FORM.format(more="Muntligt samtycke: Ja          Egen remiss: Nej"))
    assert value(order, "consent") == "oral"


def test_a_label_and_a_sentence_that_disagree_are_a_doubt() -> None:
    text = PRIVATE_FORM.format(more=f"{CONSENT}\nVi vill även ha utlåtandet.")
    order = read(text.replace("Bilder och utlåtande", "Endast bilder"))
    assert order.fields["wants_report"].flags


def test_a_title_asks_for_nothing_where_the_form_says_what_is_wanted() -> None:
    text = PRIVATE_FORM.replace("BESTÄLLNING AV BILDER", "BESTÄLLNING AV RÖNTGENBILDER OCH UTLÅTANDE")
    order = read(text.replace("Bilder och utlåtande", "Endast bilder").format(more=CONSENT))
    assert value(order, "wants_report") is False


@pytest.mark.parametrize("desk", ["Fax till: Röntgen HSV", "Skickas till: Röntgen, Hallands sjukhus Halmstad"])
def test_the_desk_is_no_recipient(desk: str) -> None:
    order = read(PRIVATE_FORM.format(more=CONSENT).replace("BESTÄLLNING AV BILDER", f"BESTÄLLNING AV BILDER\n{desk}"))
    assert value(order, "image_recipient") == "Röntgen SÄS Borås"
    assert value(order, "report_recipient") == "Röntgen SÄS Borås"


@pytest.mark.parametrize(
    "recipient",
    [
        "Avd 5, bredvid röntgen",
        "Röntgenläkare Karin Lund",
        "Ortopedmottagningen, Röntgenvägen 3",
        "Vårdcentralen Röntgenbacken",
        "Folktandvården, odontologisk radiologi",
        "Försäkringskassan, bildarkivet",
        "Röntgen SU",
        "Röntgen SUS",
        "Röntgen, Centralsjukhuset",
        "Röntgenavdelningen",
        "Mottagning",
        "Inför operation",
        "Hemadress: Röntgenvägen 2",
        "(namn på röntgen/mediaenhet)",
    ],
)
def test_what_only_looks_like_a_radiology_department(recipient: str) -> None:
    order = read(PRIVATE_FORM.format(more=CONSENT).replace("Röntgen SÄS Borås", recipient))
    text = PRIVATE_FORM.format(more=CONSENT).replace("Röntgen SÄS Borås", recipient)
    held = not goes_out(page(text)) or "report_recipient" in doubts(order)
    assert held or order.report_recipient_kind != "media_unit"


@pytest.mark.parametrize(
    "head",
    [
        "Läkare:        Gunnar Fält, leg. naprapat",
        "Läkare:        Gunnar Fält\nGunnar Fält, leg. naprapat",
        "Remittent:     Gunnar Fält, leg. kiropraktor",
        "Beställs av:   Gunnar Fält, naprapat",
        "GUNNAR FÄLT, LEG. NAPRAPAT",
    ],
)
def test_a_therapist_on_a_clinics_paper_stays_a_therapist(head: str) -> None:
    assert not goes_out(page(PRIVATE_FORM.format(more=CONSENT).replace("Läkare:        Gunnar Fält", head)))


@pytest.mark.parametrize(
    "more",
    [
        "Patienten går hos naprapat Karin Lund.",
        "Remiss till sjukgymnast Karin Lund är skickad.",
    ],
)
def test_a_therapist_whom_the_patient_sees_asks_for_nothing(more: str) -> None:
    order = read(PRIVATE_FORM.format(more=f"{CONSENT} {more}"))
    assert value(order, "requester_type") == "private"


def test_numbers_of_other_kinds_are_no_identity() -> None:
    text = PRIVATE_FORM.format(
        more="Telefon: 070-174 06 05\nFax: 031-390 06 71\nOrg.nr: 556036-0793\nBankgiro 5050-1055"
    )
    order = read(text.replace("Personnummer:  19900602-2397\n", ""))
    assert value(order, "identity_number") is None


def test_other_dates_are_no_examination_date() -> None:
    text = PRIVATE_FORM.format(more="Datum: 2026-11-12\nBehövs senast: 2026-11-30\nFödd: 1990-06-02")
    order = read(text.replace("Us.datum:      2026-09-30\n", ""))
    assert all(exam.date.value is None for exam in order.examinations)


OWN_WORDS = """
Granby 2026-11-02
Härmed {verb} jag att Ryggcentrum får mina bilder och utlåtanden från Region
Halland. Jag heter Anna Testsson och mitt personnummer är 19900602-2397.

Anna Testsson
"""
NAPRAPATH = """
Ryggcentrum
Jag är leg. naprapat och önskar bilder och utlåtande från MR ländrygg 2026-03-02
på Anna Testsson, 19900602-2397.
Jag behandlar henne för ländryggssmärta. Skriftligt samtycke bifogas.
Karin Lund, leg. naprapat
Ryggcentrum
"""


@pytest.mark.parametrize("verb", ["godkänner", "medger", "tillåter", "samtycker"])
def test_a_letter_of_consent_counts_where_it_is_signed(verb: str) -> None:
    letter = OWN_WORDS.format(verb=verb)
    assert goes_out(page(NAPRAPATH), page(letter, number=2, inks=[(5, 2, 30)]))
    assert not goes_out(page(NAPRAPATH), page(letter, number=2))


@pytest.mark.parametrize(
    "words",
    [
        "Jag samtycker inte till att mina bilder lämnas ut.",
        "Härmed återkallar jag mitt samtycke till att mina bilder lämnas ut.",
        "Jag vill inte att mina bilder lämnas ut. Jag samtycker endast till vård.",
    ],
)
def test_a_signed_page_that_refuses_is_no_consent(words: str) -> None:
    text = f"SAMTYCKE\n\n{words}\nAnna Testsson, 19900602-2397\n\nPatientens underskrift:"
    assert not goes_out(page(NAPRAPATH), page(text, number=2, inks=[(5, 24, 45)]))


CLOSED = """
Hej! Jag vill ha utlåtandet från min röntgen av knät 2026-04-04.
{said}
Vänliga hälsningar
Anna Testsson
19900602-2397
"""


@pytest.mark.parametrize(
    "said",
    [
        "Doktorn jag hade har gått i pension, men mottagningen finns kvar.",
        "Läkaren som skickade mig har slutat.",
        "Min mottagning har bytt namn sedan dess.",
        "Mottagningen har slagits ihop med en annan mottagning.",
        "Kliniken har stängt för dagen.",
        "Kliniken stänger nästa år.",
        "Vårdcentralen har fått ny ägare.",
        "Min läkare har lagt ner sin praktik på kliniken men kliniken finns.",
        "Telefonen till kliniken är avstängd.",
        "Kliniken upphör vid årsskiftet.",
        "Mottagningen är nedlagd på helgerna.",
        "Jag har upphört att gå till mottagningen.",
        "Kliniken har inte stängt.",
        "Är kliniken nedlagd?",
        "Jag vet inte om kliniken är nedlagd.",
        "Jag tror att kliniken har lagts ner.",
    ],
)
def test_a_clinic_that_may_live_on(said: str) -> None:
    assert not goes_out(page(CLOSED.format(said=said)))


@pytest.mark.parametrize(
    "said",
    [
        "Mottagningen jag gick hos har lagts ner och finns inte kvar.",
        "Den klinik som skickade mig på röntgen existerar inte längre.",
        "Vårdcentralen där jag behandlades har upphört.",
    ],
)
def test_a_clinic_that_is_gone(said: str) -> None:
    assert goes_out(page(CLOSED.format(said=said)))


@pytest.mark.parametrize(
    "said",
    [
        "Pat är avliden sedan i somras.",
        "Patienten avled på vår avdelning förra veckan.",
        "Pat. dog i oktober.",
        "Patienten har dött.",
        "Dödsfall 2026-10-02.",
        "Exitus 2026-10-02.",
        "Patienten är sövd och nedkyld och kan inte tillfrågas.",
        "Pat är okontaktbar på IVA.",
        "Observera att patienten har en spärr i journalen.",
        "Pat har begärt spärr av sina uppgifter.",
        "Sekretessmarkerad i folkbokföringen.",
        "Patienten har skyddad folkbokföring.",
        "Patienten lever med kvarskrivning.",
        "Skyddad adress.",
        "Pat säger nej till att bilderna lämnas ut.",
        "Patienten vill inte att bilderna lämnas ut.",
        "Patienten vill ej att ni lämnar ut något.",
        "Patienten har ångrat sig och vill inte vara med.",
    ],
)
def test_marks_for_a_person(said: str) -> None:
    assert not goes_out(page(PRIVATE_FORM.format(more=f"{CONSENT}\n{said}")))
    assert not goes_out(page(PRIVATE_FORM.format(more=f"{said}\n{CONSENT}")))


LIST = """
Medicinmottagningen HSV
BESTÄLLNING AV BILDER
Klinik: Medicinmottagningen HSV
Läkare: Karin Lund
Önskas: Bilder och utlåtande
Mottagare: Mediaenheten SU/S

Namn              Personnummer      Undersökning     Us.datum
Anna Testsson     19900602-2397     CT thorax        2026-03-02
Bertil Provsson   19440813-9089     MR hjärna        2026-04-03

Underskrift:
"""


def test_a_list_of_patients_is_an_order_a_line_for_confirmation() -> None:
    first, second = read_pages(page(LIST)).orders
    assert (value(first, "identity_number"), value(second, "identity_number")) == ("199006022397", "194408139089")
    assert [e.text.value for e in first.examinations] == ["CT thorax"]
    assert [e.date.value for e in second.examinations] == ["2026-04-03"]
    assert all(any(f.code == "split_unconfirmed" for f in order.flags) for order in (first, second))


TWO_EXAMS = """
Klinik: Medicinmottagningen HSV
Läkare: Karin Lund
Patient: Anna Testsson
Personnummer: 19900602-2397
Undersökning: CT thorax
{first}
Undersökning: MR knä
{second}
Mottagare: Mediaenheten SU/S
Önskas: Bilder
"""


def test_a_date_between_two_examinations_belongs_to_the_one_before() -> None:
    order = read(TWO_EXAMS.format(first="Us.datum: 2026-03-02", second=""))
    assert [e.date.value for e in order.examinations] == ["2026-03-02", None]


def test_a_date_behind_all_examinations_belongs_to_all() -> None:
    order = read(TWO_EXAMS.format(first="", second="Us.datum: 2026-03-02"))
    assert [e.date.value for e in order.examinations] == ["2026-03-02", "2026-03-02"]


def test_modality_and_side_from_boxes() -> None:
    boxes = "Metod:  ☐ CT   ☒ MR   ☐ Ultraljud\nKroppsdel: knä\nSida:  ☐ Höger   ☒ Vänster"
    text = PRIVATE_FORM.format(more=CONSENT).replace("Undersökning:  MR ländrygg", boxes)
    (exam,) = read(text).examinations
    assert (exam.modality.value, exam.body_part.value, exam.side.value) == ("MR", "knä", "left")


@pytest.mark.parametrize(
    "text",
    [
        "Beställning\nTill: Granby Trä, orderkontoret\nHej! Vi beställer följande till fredag:\n"
        "40 reglar, 12 pkt skruv\n"
        "Levereras till bygget på Storgatan 14. Ring Kjell om något saknas.",
        "Barnmottagningen HSH\nKALLELSE\nAnna Testsson\n19900602-2397\nVälkommen på besök tisdagen den 8 december.\n"
        "Ta med legitimation. Har du blivit röntgad på annat sjukhus hämtar vi svaret därifrån.",
    ],
)
def test_papers_of_other_matters_are_no_order(text: str) -> None:
    assert not read(text).is_order


FINNISH = """
Lääkärikeskus Koivula
Kuvien tilaus
Hyvä vastaanottaja, potilaamme Anna Testsson, henkilönumero 19900602-2397,
on tutkittu teillä. Pyydämme lähettämään vasemman polven magneettikuvat ja
lausunnon. Lähettäkää materiaali osoitteeseen Koivula. Ystävällisin terveisin
"""


def test_a_fax_in_another_language_is_for_a_person() -> None:
    order = read(FINNISH)
    assert any(f.code == "not_swedish" for f in order.flags)
    assert not goes_out(page(FINNISH))


def test_a_physician_on_a_therapists_paper_is_no_therapist() -> None:
    text = PRIVATE_FORM.format(more=CONSENT).replace("Havskliniken Privatläkare AB", "Kiropraktik Hamngatan")
    order = read(text.replace("Gunnar Fält", "Gunnar Fält, specialistläkare"))
    assert value(order, "requester_type") == "private"


def test_the_lines_of_a_quoted_mail_say_nothing() -> None:
    text = PRIVATE_FORM.format(more=f"{CONSENT}\n> Vi vill bara ha utlåtande.\n> Patienten har inte samtyckt.")
    order = read(text.replace("Bilder och utlåtande", "Endast bilder"))
    assert value(order, "wants_report") is False
    assert value(order, "consent") == "oral"


def test_a_rule_aslant_or_noise_on_the_line_is_no_signature() -> None:
    form = "SAMTYCKE\n\nJag samtycker till att mina bilder lämnas ut.\nAnna Testsson, 19900602-2397\n\n"
    form += "Patientens underskrift:"
    thin = page(form, number=2, inks=[(5, 24, 45)])
    thin = replace(thin, inks=tuple(replace(ink, share=0.05) for ink in thin.inks))
    assert not goes_out(page(NAPRAPATH), thin)
    noise = page(f"{form} PUMA ax", number=2, doubtful={"PUMA": 0.3, "ax": 0.3})
    assert not goes_out(page(NAPRAPATH), noise)


def test_a_scribble_that_reads_like_an_abbreviation_makes_no_therapist() -> None:
    text = PRIVATE_FORM.format(more=CONSENT)
    text = text.replace("Läkare:        Gunnar Fält", "Behandlare: Lena Ek, leg. kiropraktor")
    order = read(f"{text}\nBeställd av (underskrift): fp FT")
    assert value(order, "requester_type") in {"chiropractor", "unknown"}
    assert not goes_out(page(f"{text}\nBeställd av (underskrift): fp FT"))
