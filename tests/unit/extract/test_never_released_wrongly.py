"""What must never become a release: claims that are none, other people's papers, requesters taken for others.

Each text goes the whole way: typeset page → ``extract`` → ``decide`` with the routine of the program.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from intake.decide import Routine, decide, load_routine
from intake.model import Order, Page, Severity
from tests.unit.extract.orders import read_pages
from tests.unit.extract.typeset import page


@cache
def routine() -> Routine:
    text = files("intake.decide").joinpath("halland.toml").read_text(encoding="utf-8")
    return load_routine(text, "halland.toml")


def goes_out(*pages: Page) -> bool:
    """Would anything be drafted as a release without a doubt that stops it?"""
    return any(_released(order) for order in read_pages(*pages).orders if order.is_order)


def _released(order: Order) -> bool:
    stopped = any(f.severity is Severity.STOP for f in order.flags)
    return decide(order, routine()).code.value.startswith("release") and not stopped


LETTER = """
Ortopedkliniken, Södra Älvsborgs sjukhus Borås

Vi önskar MR ländrygg 2026-09-30, bilder och utlåtande, på Anna Testsson 19900602-2397.
{said}
Skickas till Röntgen SÄS Borås.

Med vänlig hälsning
Dr Gunnar Fält
Ortopedkliniken SÄS Borås
"""
ORDER = """
BESTÄLLNING AV BILDER
Klinik:        Ortopedkliniken SÄS Borås
Läkare:        Gunnar Fält
Patient:       Anna Testsson
Personnummer:  19900602-2397
Undersökning:  MR ländrygg
Us.datum:      2026-09-30
Mottagare:     Röntgen SÄS Borås
Önskas:        Bilder och utlåtande
{said}
"""

NO_CONSENT = """
Patienten har inte lämnat samtycke.
Muntligt samtycke har inte lämnats.
Patienten kommer att lämna muntligt samtycke.
Muntligt samtycke inhämtas vid nästa besök.
Muntligt samtycke ska inhämtas.
Vi ber patienten om muntligt samtycke i morgon.
Patienten har tillfrågats men inte svarat om samtycke.
Patienten är tillfrågad om samtycke men vill tänka på saken.
Patienten är tillfrågad och samtycker inte.
Patienten är tillfrågad och nekar samtycke.
Patienten har lämnat muntligt samtycke men tagit tillbaka det.
Muntligt samtycke fanns men är återkallat.
Patientens muntliga samtycke saknas.
Utan patientens muntliga samtycke.
Vi har försökt nå patienten för muntligt samtycke.
Muntligt samtycke krävs enligt er rutin.
Behöver ni muntligt samtycke från patienten?
Räcker det med muntligt samtycke?
Om patienten samtycker muntligt skickar ni bilderna.
Har patienten lämnat muntligt samtycke?
Patientens mor har lämnat muntligt samtycke till behandling hos oss.
Patienten har lämnat muntligt samtycke till operation.
Patienten har samtyckt till undersökningen muntligt.
Patienten har gett muntligt samtycke till deltagande i studien.
Muntligt samtycke har lämnats för en tidigare beställning.
Samtycke (muntligt) finns ej.
Muntligt samtycke: -
Muntligt samtycke: nej
Muntligt samtycke lämnat: ej ännu
Patienten har ej kunnat tillfrågas, muntligt samtycke saknas därför.
Samtycke muntligt: kommer
Muntligt samtycke: ?
Muntligt samtycke: kommer per telefon senare
Muntligt samtycke har begärts.
Muntligt samtycke är begärt.
Patienten vill inte lämna muntligt samtycke.
Patienten samtycker muntligt till utlåtandet men inte till bilderna.
Muntligt samtycke gäller inte längre.
Vi utgår från att patienten har lämnat muntligt samtycke.
Patienten har troligen lämnat muntligt samtycke.
Patienten torde samtycka muntligt.
Muntligt samtycke förmodas.
Patienten har muntligt sagt nej.
Presumerat samtycke.
Vi har glömt fråga om muntligt samtycke har lämnats.
Oklart om patienten har lämnat muntligt samtycke.
Vet ej om muntligt samtycke lämnats.
Samtycke från patienten efterfrågas muntligt vid besöket.
Patienten har inte motsatt sig.
Hon har muntligen avböjt.
Patienten har lämnat muntligt samtycke till sammanhållen journalföring.
Patienten har inte gett något muntligt samtycke.
Muntligt samtycke har aldrig lämnats.
Muntligt samtycke kunde ej erhållas.
Muntligt samtycke har ej kunnat inhämtas då patienten är dement.
Patienten säger sig vilja lämna muntligt samtycke.
Vi återkommer när patienten har lämnat muntligt samtycke.
Så snart patienten har lämnat muntligt samtycke meddelar vi er.
När patienten har lämnat muntligt samtycke hör vi av oss.
Var vänlig kontrollera att patienten har lämnat muntligt samtycke.
Kan ni fråga om patienten lämnat muntligt samtycke?
Patienten ombeds lämna muntligt samtycke.
Patienten uppmanas att ge muntligt samtycke.
Patienten avser att lämna muntligt samtycke.
Patienten har lovat att lämna muntligt samtycke.
Vi hoppas få muntligt samtycke.
Muntligt samtycke planeras.
Patienten tillfrågas om muntligt samtycke vid ankomst.
Maken har lämnat muntligt samtycke.
Anhöriga har gett muntligt samtycke.
Annan patient har lämnat muntligt samtycke.
Patienten har inte förstått frågan om muntligt samtycke.
Patienten har tidigare lämnat muntligt samtycke men ångrat sig.
Patienten har tidigare lämnat muntligt samtycke men ångrade sig i går.
Samtycke ges muntligt av patienten på måndag.
Muntligt samtycke lämnas i samband med besöket nästa vecka.
"""
CONSENT = """
Patienten har lämnat muntligt samtycke.
Muntligt samtycke finns.
Patienten samtycker muntligt.
Pat har gett sitt muntliga samtycke per telefon i dag.
Patienten är tillfrågad och samtycker.
Patienten är tillfrågad och har inget emot att bilderna lämnas ut, muntligt samtycke.
Muntligt samtycke från patienten.
Hon har muntligen samtyckt till att ni skickar bilderna.
Samtycke: muntligt
Muntligt samtycke: ja
Muntligt samtycke inhämtat 2026-11-12.
Patienten har muntligt godkänt att bilderna skickas till oss.
Patientens muntliga medgivande har inhämtats.
Vi har patientens muntliga samtycke.
Muntligt samtycke erhållet av patienten vid besök 2026-11-10.
"""


@pytest.mark.parametrize("said", NO_CONSENT.strip().splitlines())
def test_what_is_no_consent_releases_nothing(said: str) -> None:
    assert not goes_out(page(LETTER.format(said=said)))
    assert not goes_out(page(ORDER.format(said=said)))


@pytest.mark.parametrize("said", CONSENT.strip().splitlines())
def test_consent_said_in_any_words_counts(said: str) -> None:
    assert goes_out(page(LETTER.format(said=said)))
    assert goes_out(page(ORDER.format(said=said)))


THERAPIST = """
{clinic}
Jag är {title} och önskar bilder och utlåtande från MR ländrygg 2026-03-02
på Anna Testsson, 19900602-2397.
{said}
Karin Lund, {title}
{clinic}
"""
RELEVANT = "Jag behandlar henne för ländryggssmärta."


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Vi har lång erfarenhet av behandling.",
        "Patienten behandlas på annat håll för diabetes.",
        "Betalning sker efter behandling av ärendet.",
        "Vi behandlar personuppgifter enligt dataskyddsförordningen.",
        "Tack för snabb behandling.",
        "Vi erbjuder behandling och träning för rygg och nacke.",
        "Behandlingsrum 3, Ryggvägen 4",
        "Patienten har inte börjat någon behandling.",
        "Jag behandlar henne inte.",
        "Bilderna är inte relevanta för min behandling.",
        "Hon behandlas för en fotledsstukning.",
    ],
)
def test_no_reason_is_no_relevance(said: str) -> None:
    said = f"{said}\nPatienten har lämnat muntligt samtycke."
    text = THERAPIST.format(clinic="Rehab Ekliden", title="leg. fysioterapeut", said=said)
    assert not goes_out(page(text))


def test_a_reason_that_fits_is_relevance() -> None:
    said = f"{RELEVANT}\nPatienten har lämnat muntligt samtycke."
    assert goes_out(page(THERAPIST.format(clinic="Rehab Ekliden", title="leg. fysioterapeut", said=said)))


@pytest.mark.parametrize(
    "said",
    [
        "Det är inte på egen remiss.",
        "Undersökningen gjordes på remiss från vårdcentralen.",
        "Jag har inte remitterat patienten.",
        "Remissen är skriven av patientens husläkare.",
        "Hennes husläkare skrev remissen.",
        "Kollegan på mottagningen remitterade henne.",
        "Min remiss avslogs, ortopeden remitterade i stället.",
        "Är det min remiss?",
        "Jag kan skriva en egen remiss om det behövs.",
        "Remitterad av ortopedkliniken.",
        "Utan egen remiss.",
        "Vi saknar egen remiss.",
        "Egen remiss: nej",
        "Jag tror att undersökningen gjordes på min remiss.",
        "Egen remiss skickas senare.",
        "Ej på vår remiss.",
    ],
)
def test_a_chiropractor_without_an_own_referral_needs_written_consent(said: str) -> None:
    said = f"{said}\n{RELEVANT} Hon har samtyckt muntligt."
    assert not goes_out(page(THERAPIST.format(clinic="Ryggcentrum", title="leg. kiropraktor", said=said)))


def test_a_chiropractors_own_referral_is_enough() -> None:
    said = "Undersökningen är gjord på min egen remiss."
    assert goes_out(page(THERAPIST.format(clinic="Ryggcentrum", title="leg. kiropraktor", said=said)))


WRITTEN = [
    "Skriftligt samtycke finns i journalen.",
    "Skriftligt samtycke bifogas.",
    "Skriftligt samtycke är undertecknat av patienten.",
    "Patienten har skrivit under samtycke.",
    "Samtycke, se bilaga.",
    "Bifogar undertecknat samtycke från patienten.",
    "Patientens underskrift: se separat blankett",
]
CONSENT_FORM = """
SAMTYCKE TILL UTLÄMNANDE AV BILDER OCH UTLÅTANDE

Jag samtycker till att Röntgen lämnar ut mina bilder.
Namn:           {name}
Personnummer:   {number}

Patientens underskrift:
"""


@pytest.mark.parametrize("title", ["leg. naprapat", "leg. kiropraktor"])
@pytest.mark.parametrize("said", WRITTEN)
def test_a_written_consent_that_nobody_sees_is_none(title: str, said: str) -> None:
    text = THERAPIST.format(clinic="Ryggcentrum", title=title, said=f"{RELEVANT} {said}")
    assert not goes_out(page(text))


@pytest.mark.parametrize("title", ["leg. naprapat", "leg. kiropraktor"])
def test_only_this_patients_signed_consent_counts(title: str) -> None:
    order = page(THERAPIST.format(clinic="Ryggcentrum", title=title, said=f"{RELEVANT} Skriftligt samtycke bifogas."))
    ink = [(6, 24, 45)]
    mine = CONSENT_FORM.format(name="Anna Testsson", number="19900602-2397")
    others = CONSENT_FORM.format(name="Bertil Provsson", number="19440813-9089")
    nameless = CONSENT_FORM.format(name="________", number="________")
    assert goes_out(order, page(mine, number=2, inks=ink))
    assert not goes_out(order, page(mine, number=2))
    assert not goes_out(order, page(others, number=2, inks=ink))
    assert not goes_out(order, page(nameless, number=2, inks=ink))
    assert not goes_out(order, page(mine, number=2, inks=ink, quality=0.2))


REGIONAL = """
{head}
Bilder och utlåtande från MR ländrygg 2026-09-30 önskas till Röntgen SU/S.
Patient: Anna Testsson
Personnummer: 19900602-2397
{sign}
"""


@pytest.mark.parametrize(
    ("head", "sign"),
    [
        ("Hallands sjukhus Varberg", "Dr Karin Lund"),
        ("Region Halland", "Dr Karin Lund"),
        ("Till Röntgen, Hallands sjukhus Varberg", "Dr Karin Lund"),
        ("Röntgenkliniken Hallands sjukhus Halmstad\nBeställning av bilder", "Dr Karin Lund"),
        ("Privata Ortopedmottagningen i Halmstad", "Dr Karin Lund, Privata Ortopedmottagningen"),
        ("Capio Vårdcentral Halmstad", "Dr Karin Lund, Capio Vårdcentral Halmstad"),
        ("Medicinmottagningen HSV", "Karin Lund, leg. kiropraktor, Ryggcentrum"),
        ("Medicinmottagningen HSV", "Karin Lund, leg. fysioterapeut"),
        ("Hallands sjukhus Halmstad, Rehab", "Karin Lund, fysioterapeut"),
        ("Försäkringskassan Halmstad", "Karin Lund, handläggare"),
        ("Polisen Region Väst, Halmstad", "Karin Lund"),
        ("Folktandvården Halland", "Karin Lund, tandläkare"),
        ("Ortopedkliniken Sahlgrenska", "Dr Karin Lund"),
        ("Medicinmottagningen HSV", "Anna Testsson"),
        ("", "Dr Karin Lund"),
    ],
)
def test_a_letterhead_makes_nobody_a_clinic_of_the_region(head: str, sign: str) -> None:
    assert not goes_out(page(REGIONAL.format(head=head, sign=sign)))


def test_a_clinic_of_the_region_needs_no_consent() -> None:
    text = REGIONAL.format(head="Medicinmottagningen HSV", sign="Dr Karin Lund\nMedicinmottagningen HSV")
    assert goes_out(page(text))


@pytest.mark.parametrize(
    "said",
    [
        "Patienten avled i förra veckan.",
        "Obs! Skyddade personuppgifter.",
        "Patienten har sekretessmarkering.",
        "Patienten har spärrat sin journal.",
        "Patienten vägrar lämna ut något.",
        "Patienten har återkallat sitt samtycke.",
        "Hon motsätter sig att bilderna lämnas ut.",
        "Patienten vill inte att bilderna skickas.",
        "Pat är död sedan i maj.",
        "Patienten har gått bort.",
        "Patienten lever under skyddad identitet.",
    ],
)
@pytest.mark.parametrize("consent", ["", "Patienten har lämnat muntligt samtycke."])
def test_marks_that_only_a_person_may_judge(said: str, consent: str) -> None:
    inside = REGIONAL.format(head=f"Medicinmottagningen HSV\n{said}", sign="Dr Karin Lund\nMedicinmottagningen HSV")
    assert not goes_out(page(inside))
    assert not goes_out(page(LETTER.format(said=f"{consent} {said}")))


@pytest.mark.parametrize("consent", ["", "Patienten har lämnat muntligt samtycke."])
def test_who_cannot_consent_is_for_a_person(consent: str) -> None:
    said = f"{consent} Patienten är medvetslös och kan inte tillfrågas."
    assert not goes_out(page(LETTER.format(said=said)))


PRIVATE_PERSON = """
Hej! Jag vill ha utlåtandet från min röntgen av knät 2026-04-04.
{said}
Vänliga hälsningar
Anna Testsson
19900602-2397
"""


@pytest.mark.parametrize(
    "said",
    [
        "Min läkare har slutat.",
        "Kliniken har flyttat.",
        "Mottagningen har bytt namn.",
        "Kliniken är stängd i sommar.",
        "Mottagningen är stängd på lördagar.",
        "Kliniken har tillfälligt stängt.",
        "Jag har hört att kliniken kanske ska läggas ner.",
        "Kliniken har inte lagts ner.",
        "Finns kliniken inte längre?",
        "Vårdcentralen svarar inte.",
        "Min doktor finns inte längre på kliniken.",
        "Mottagningen finns inte längre i Halmstad utan i Varberg.",
        "Kliniken ska läggas ner.",
        "Jag är inte längre patient på kliniken.",
    ],
)
def test_a_clinic_that_lives_hands_out_its_reports_itself(said: str) -> None:
    assert not goes_out(page(PRIVATE_PERSON.format(said=said)))


def test_a_clinic_that_is_gone_hands_out_nothing() -> None:
    assert goes_out(page(PRIVATE_PERSON.format(said="Kliniken som remitterade mig har lagts ner.")))


MAIL = """
Avsändare: G. Fält
Datum: 13 nov 2026 09:51
{to} Röntgen, Region Halland
{subject} Fråga om bilder och utlåtande

Hej! Vi önskar bilder och utlåtande från MR ländrygg den 30 september 2026 på
Anna Testsson, pnr 19900602-2397, inför mottagningsbesök.
Vi ser gärna att bilderna läggs i bildportalen till Dr Fälts Mottagning AB. Svaret
faxar ni till Dr Fälts Mottagning AB, fax 031-390 06 68.
Jag har talat med patienten som samtycker muntligt.

G. Fält
leg. läkare
Dr Fälts Mottagning AB
"""


@pytest.mark.parametrize("to", ["Mottagare:", "Till:"])
@pytest.mark.parametrize("subject", ["Rubrik:", "Ämne:"])
def test_to_whom_a_mail_is_written_is_not_where_the_report_goes(to: str, subject: str) -> None:
    order = read_pages(page(MAIL.format(to=to, subject=subject))).orders[0]
    decision = decide(order, routine())
    assert decision.code.value == "release_images_refer_report"
    assert order.fields["image_recipient"].value == "Dr Fälts Mottagning AB"
