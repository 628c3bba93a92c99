"""What the routine demands of every verdict, section by section, in code of its own.

Nothing here is taken from the table: the headings, the conditions and the sentences were written from the routine's
text (and, where it is silent, from the house's own rules), so that a table which departs from them is found out. A
statement holds where its ``broken`` set is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intake.decide.prove.charted import ASK, NO_ORDER, REFER, RELEASE, REVIEW, Chart
from intake.decide.prove.diagram import Diagram
from intake.decide.routine import PART_VERDICT
from intake.decide.words import Words
from intake.model import PartVerdict

CLINIC = "Annan klinik vill beställa bilder"
PATIENT = "Utlåtande till patient"
PHYSIO = "Sjukgymnast"
CHIRO = "Kiropraktorer"
NAPRAPATH = "Naprapat"
PRIVATE = "Privat vård eller vårdgivare utanför Region Halland"
LOG = "Exporterade bilder"
UPDATED = "Uppdaterat från föregående version"
OWN = "Husets egen regel (rutinen är tyst)"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that must hold of every combination of facts. ``broken`` is where it does not."""

    name: str
    section: str
    words: Words
    broken: Diagram


class _Cases:
    """Sets of cases that several sections speak of."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.has = chart.space.has
        has = self.has
        self.images = chart.images.equals(RELEASE)
        self.report = chart.report.equals(RELEASE)
        self.released = self.images | self.report
        self.asking = chart.strictest.equals(ASK)
        self.clinic = has("requester", "region_clinic")
        self.external = has("requester", "outside_region", "private")
        self.physio = has("requester", "physiotherapist")
        self.chiro = has("requester", "chiropractor")
        self.naprapath = has("requester", "naprapath")
        self.patient = has("requester", "patient")
        self.therapist = self.physio | self.chiro | self.naprapath
        self.care = self.clinic | self.external | self.therapist
        self.own = self.chiro & has("self_referred", "yes")
        self.stated = has("consent", "oral", "written_claimed", "written")
        self.signed = has("consent", "written")
        self.relevant = has("relevance", "yes")

    def asks(self, name: str) -> Diagram:
        return self.chart.asks.get(name, self.chart.space.nowhere())

    def checks(self, name: str) -> Diagram:
        return self.chart.checks.get(name, self.chart.space.nowhere())


Section = Callable[[_Cases], Iterator[Statement]]


def statements(chart: Chart) -> Iterator[Statement]:
    """Every statement, section by section."""
    cases = _Cases(chart)
    for section in _SECTIONS:
        yield from section(cases)


def _own_section(cases: _Cases) -> Iterator[Statement]:
    """A release rests on the section that speaks of the requester, and on no other."""
    sections = (
        ("clinic", CLINIC, cases.clinic),
        ("private", PRIVATE, cases.external),
        ("physio", PHYSIO, cases.physio),
        ("chiro", CHIRO, cases.chiro),
        ("naprapath", NAPRAPATH, cases.naprapath),
        ("patient", PATIENT, cases.patient),
    )
    releasing = [rule for rule in cases.chart.routine.rules if PART_VERDICT.get(rule.outcome) is PartVerdict.RELEASE]
    for name, section, whose in sections:
        elsewhere = cases.chart.space.nowhere()
        for rule in releasing:
            if rule.section != section:
                elsewhere = elsewhere | cases.chart.heard[rule.id]
        yield Statement(
            f"section.{name}", section,
            Words(f"En utlämning vilar på beställarens eget avsnitt, ”{section}”.",
                  f'A release rests on the requester\'s own section, "{section}".'),
            whose & elsewhere,
        )  # fmt: skip


def _gates(cases: _Cases) -> Iterator[Statement]:
    """What nobody but a person may decide, whoever asks."""
    has, images, report = cases.has, cases.chart.images, cases.chart.report
    an_order = has("order", "yes")
    yield Statement(
        "G1.no_order", OWN,
        Words("Det som inte är en beställning lämnar inget ut och ber inte om något.",
              "What is no order releases nothing and asks for nothing."),
        has("order", "no") - (images.equals(NO_ORDER) & report.equals(NO_ORDER)),
    )  # fmt: skip
    for name, fact, value, sv, en in (
        ("G2.several_patients", "several_patients", "yes",
         "Flera patienter som inte kan skiljas åt", "Several patients who cannot be told apart"),
        ("G4.protected", "protected_identity", "yes", "Skyddade personuppgifter", "Protected identity"),
        ("G5.refused", "consent", "refused", "Nekat eller återkallat samtycke", "Refused or withdrawn consent"),
        ("G5.blocked", "blocked", "yes", "En spärr", "A block"),
        ("G8.deceased", "deceased", "yes", "En avliden patient", "A deceased patient"),
        ("U6.formal_demand", "formal_demand", "yes", "En formell begäran", "A formal demand"),
    ):  # fmt: skip
        strictest = images.highest(report)
        yield Statement(
            name, OWN,
            Words(f"{sv} avgörs alltid av en person.", f"{en}: a person always decides."),
            (has(fact, value) & an_order) - strictest.equals(REVIEW),
        )  # fmt: skip
        yield Statement(
            f"{name}.released", OWN,
            Words(f"{sv}: inget lämnas ut.", f"{en}: nothing is released."),
            has(fact, value) & cases.released,
        )  # fmt: skip
    for name, value, sv, en in (
        ("O1.other", "other", "En beställare som rutinen inte känner", "A requester that the routine does not know"),
        ("T9.unknown", "unknown", "En beställare av okänt slag", "A requester of an unknown kind"),
    ):
        yield Statement(
            name, OWN,
            Words(f"{sv} avgörs alltid av en person.", f"{en}: a person always decides."),
            (has("requester", value) & an_order) - images.highest(report).equals(REVIEW),
        )  # fmt: skip


def _both_parts(cases: _Cases) -> Iterator[Statement]:
    images, report = cases.chart.images, cases.chart.report
    strictest = images.highest(report)
    yield Statement(
        "parts.held", OWN,
        Words("Ingen del lämnas ut medan något begärs eller granskas.",
              "No part is released while anything is asked or under review."),
        cases.released & strictest.equals(ASK, REVIEW, NO_ORDER),
    )  # fmt: skip
    yield Statement(
        "parts.asked_for", OWN,
        Words("Bara den del som begärs lämnas ut.", "Only the part that is asked for is released."),
        (cases.images & cases.has("asked", "report", "unstated"))
        | (cases.report & cases.has("asked", "images", "unstated")),
    )  # fmt: skip


def _needed(cases: _Cases) -> Iterator[Statement]:
    """The minimum fields, and that the number and the dates are valid."""
    has, released = cases.has, cases.released
    yield Statement(
        "F.patient_name", OWN,
        Words("Utan patientens namn lämnas inget ut.", "Nothing is released without the patient's name."),
        released & has("patient_name", "missing"),
    )  # fmt: skip
    yield Statement(
        "F.identity", OWN,
        Words("Utan giltigt personnummer, samordningsnummer eller reservnummer lämnas inget ut.",
              "Nothing is released without a valid identity number or a reserve number."),
        released & has("identity", "missing", "invalid"),
    )  # fmt: skip
    yield Statement(
        "F.examination", OWN,
        Words("Utan angiven undersökning lämnas inget ut till vården.",
              "Nothing is released to care providers without a named examination."),
        released & cases.care & has("examination", "missing"),
    )  # fmt: skip
    yield Statement(
        "G3.examination_date", OWN,
        Words("Utan giltigt undersökningsdatum lämnas inget ut till vården.",
              "Nothing is released to care providers without a valid date of the examination."),
        released & cases.care & has("examination_date", "missing", "invalid"),
    )  # fmt: skip


def _clinic(cases: _Cases) -> Iterator[Statement]:
    has, released, care = cases.has, cases.released, cases.care
    yield Statement(
        "G9.by_fax", CLINIC,
        Words("Bara det som beställs via fax lämnas ut.", "Only what is ordered by fax is released."),
        released & has("arrival", "other"),
    )  # fmt: skip
    yield Statement(
        "A4.clinic", CLINIC,
        Words("Utan beställande klinik lämnas inget ut till vården.",
              "Nothing is released to care providers without the ordering clinic."),
        released & care & has("clinic", "missing"),
    )  # fmt: skip
    yield Statement(
        "A5.doctor", CLINIC,
        Words("Utan beställande läkare eller behandlare lämnas inget ut till vården.",
              "Nothing is released to care providers without the ordering doctor or therapist."),
        released & care & has("doctor", "missing"),
    )  # fmt: skip
    yield Statement(
        "A6.image_recipient", CLINIC,
        Words("Utan mottagare skickas inga bilder till en klinik.",
              "No images are sent to a clinic without a recipient."),
        cases.images & (cases.clinic | cases.external) & has("image_recipient", "missing"),
    )  # fmt: skip
    yield Statement(
        "A8.fax_report", CLINIC,
        Words("Utlåtande faxas bara till röntgen eller mediaenhet.",
              "Reports are faxed to radiology or media units only."),
        cases.report & (cases.clinic | cases.external) - has("report_recipient", "media_unit"),
    )  # fmt: skip
    yield Statement(
        "A9.already_exported", CLINIC,
        Words("Det som redan är utlämnat till samma mottagare lämnas inte ut igen utan en person.",
              "What went to the same recipient before is not released again without a person."),
        released & has("already_exported", "yes"),
    )  # fmt: skip
    yield Statement(
        "A.no_consent_asked", CLINIC,
        Words("En klinik i regionen ombeds aldrig om samtycke eller relevans.",
              "A clinic of the region is never asked for consent or relevance."),
        cases.clinic & (cases.asks("oral_consent") | cases.asks("written_consent") | cases.asks("relevance")),
    )  # fmt: skip
    yield Statement(
        "K2.images_to_patient", OWN,
        Words("Vården får inga bilder skickade till patienten.",
              "Care providers never have images sent to the patient."),
        cases.images & has("image_recipient", "patient"),
    )  # fmt: skip


def _private(cases: _Cases) -> Iterator[Statement]:
    has, external = cases.has, cases.external
    yield Statement(
        "P1.consent", PRIVATE,
        Words("Till privat vård och andra regioner lämnas inget ut utan patientens samtycke, minst muntligt.",
              "Nothing is released to private care or other regions without the patient's consent, oral at least."),
        cases.released & external - cases.stated,
    )  # fmt: skip
    yield Statement(
        "P3.oral_is_enough", PRIVATE,
        Words("Privat vård och andra regioner ombeds aldrig om skriftligt samtycke eller relevans.",
              "Private care and other regions are never asked for written consent or relevance."),
        external & (cases.asks("written_consent") | cases.asks("relevance")),
    )  # fmt: skip
    yield Statement(
        "P3.asks_consent", PRIVATE,
        Words("Saknas samtycket begärs besked om det i samma svar som allt annat.",
              "Where consent is missing it is asked for in the same reply as everything else."),
        (external & cases.asking & has("consent", "none", "unclear")) - cases.asks("oral_consent"),
    )  # fmt: skip
    yield Statement(
        "P7.emergency", OWN,
        Words("Där patienten inte kan samtycka och samtycke krävs lämnas inget ut.",
              "Nothing is released where the patient cannot consent and consent is required."),
        cases.released & (external | cases.therapist) & has("emergency", "yes"),
    )  # fmt: skip
    yield Statement(
        "U7.on_behalf_of", OWN,
        Words("Där någon annan företräder en vuxen patient och samtycke krävs lämnas inget ut.",
              "Nothing is released where someone else acts for an adult patient and consent is required."),
        cases.released & (external | cases.therapist) & has("on_behalf_of", "yes") & has("minor", "no"),
    )  # fmt: skip


def _therapists(cases: _Cases) -> Iterator[Statement]:
    """What the three therapists' sections share: the therapist gets the material, and nobody else."""
    for part, released in (("image", cases.images), ("report", cases.report)):
        yield Statement(
            f"therapist.{part}_recipient", PHYSIO,
            Words("En behandlare får materialet till sin egen klinik eller en mediaenhet, inte till någon annan.",
                  "A therapist gets the material at their own clinic or a media unit, never at anyone else's."),
            released & cases.therapist - cases.has(f"{part}_recipient", "own", "media_unit", "missing"),
        )  # fmt: skip


def _physio(cases: _Cases) -> Iterator[Statement]:
    physio = cases.physio
    yield Statement(
        "S1.consent", PHYSIO,
        Words("Till en sjukgymnast lämnas inget ut utan patientens samtycke, minst muntligt.",
              "Nothing is released to a physiotherapist without the patient's consent, oral at least."),
        cases.released & physio - cases.stated,
    )  # fmt: skip
    yield Statement(
        "S1.relevance", PHYSIO,
        Words("Till en sjukgymnast lämnas inget ut utan relevans för aktuell behandling.",
              "Nothing is released to a physiotherapist without relevance to the present treatment."),
        cases.released & physio - cases.relevant,
    )  # fmt: skip
    yield Statement(
        "S2.oral_is_enough", PHYSIO,
        Words("En sjukgymnast ombeds aldrig om skriftligt samtycke.",
              "A physiotherapist is never asked for written consent."),
        physio & cases.asks("written_consent"),
    )  # fmt: skip
    yield Statement(
        "S4.asks_both", PHYSIO,
        Words("Det som saknas av samtycke och relevans begärs i samma svar.",
              "Whatever is missing of consent and relevance is asked for in the same reply."),
        _asks_all(cases, physio, ("oral_consent", cases.stated), ("relevance", cases.relevant)),
    )  # fmt: skip


def _chiropractor(cases: _Cases) -> Iterator[Statement]:
    chiro = cases.chiro
    others = chiro - cases.own
    yield Statement(
        "R3.consent", CHIRO,
        Words("Till en kiropraktor utan egen remiss lämnas inget ut utan undertecknat skriftligt samtycke.",
              "Nothing is released to a chiropractor without own referral unless written consent is signed."),
        cases.released & others - cases.signed,
    )  # fmt: skip
    yield Statement(
        "R3.relevance", CHIRO,
        Words("Till en kiropraktor utan egen remiss lämnas inget ut utan relevans för aktuell behandling.",
              "Nothing is released to a chiropractor without own referral unless it is relevant to the treatment."),
        cases.released & others - cases.relevant,
    )  # fmt: skip
    yield Statement(
        "R1.without_reservation", CHIRO,
        Words("En kiropraktor med egen remiss ombeds aldrig om samtycke eller relevans.",
              "A chiropractor with own referral is never asked for consent or relevance."),
        cases.own & (cases.asks("written_consent") | cases.asks("oral_consent") | cases.asks("relevance")),
    )  # fmt: skip
    yield Statement(
        "R1.referrer_checked", CHIRO,
        Words("Egen remiss prövas alltid av en person mot remittenten i RIS.",
              "An own referral is always checked by a person against the referrer in RIS."),
        (cases.released & cases.own) - cases.checks("referrer_in_ris"),
    )  # fmt: skip
    yield Statement(
        "R4.oral_is_not_enough", CHIRO,
        Words("En kiropraktor ombeds aldrig om muntligt samtycke: det räcker inte.",
              "A chiropractor is never asked for oral consent: it is not enough."),
        chiro & cases.asks("oral_consent"),
    )  # fmt: skip
    yield Statement(
        "R5.asks_both", CHIRO,
        Words("Det som saknas av skriftligt samtycke och relevans begärs i samma svar.",
              "Whatever is missing of written consent and relevance is asked for in the same reply."),
        _asks_all(cases, others, ("written_consent", cases.signed), ("relevance", cases.relevant)),
    )  # fmt: skip


def _naprapath(cases: _Cases) -> Iterator[Statement]:
    naprapath = cases.naprapath
    yield Statement(
        "N1.consent", NAPRAPATH,
        Words("Till en naprapat lämnas inget ut utan undertecknat skriftligt samtycke.",
              "Nothing is released to a naprapath without signed written consent."),
        cases.released & naprapath - cases.signed,
    )  # fmt: skip
    yield Statement(
        "N1.relevance", NAPRAPATH,
        Words("Till en naprapat lämnas inget ut utan relevans för aktuell behandling.",
              "Nothing is released to a naprapath without relevance to the present treatment."),
        cases.released & naprapath - cases.relevant,
    )  # fmt: skip
    yield Statement(
        "N2.oral_is_not_enough", NAPRAPATH,
        Words("En naprapat ombeds aldrig om muntligt samtycke: det räcker inte.",
              "A naprapath is never asked for oral consent: it is not enough."),
        naprapath & cases.asks("oral_consent"),
    )  # fmt: skip
    yield Statement(
        "N3.asks_both", NAPRAPATH,
        Words("Det som saknas av skriftligt samtycke och relevans begärs i samma svar.",
              "Whatever is missing of written consent and relevance is asked for in the same reply."),
        _asks_all(cases, naprapath, ("written_consent", cases.signed), ("relevance", cases.relevant)),
    )  # fmt: skip
    yield Statement(
        "N6.own_referral", NAPRAPATH,
        Words("Egen remiss ändrar inget för en naprapat.", "An own referral changes nothing for a naprapath."),
        _differs(cases, "self_referred", naprapath),
    )  # fmt: skip


def _patient(cases: _Cases) -> Iterator[Statement]:
    has, patient = cases.has, cases.patient
    yield Statement(
        "U4.images", OWN,
        Words("Bilder lämnas aldrig ut till en patient.", "Images are never released to a patient."),
        cases.images & patient,
    )  # fmt: skip
    yield Statement(
        "U2.closed", PATIENT,
        Words("Utlåtande skickas till en patient bara när behandlande klinik inte längre finns.",
              "A report is sent to a patient only where the treating clinic no longer exists."),
        cases.report & patient - has("clinic_closed", "yes"),
    )  # fmt: skip
    yield Statement(
        "U2.recipient", PATIENT,
        Words("En patients utlåtande skickas bara till patienten själv.",
              "A patient's report is sent to the patient only."),
        cases.report & patient - has("report_recipient", "patient", "missing"),
    )  # fmt: skip
    yield Statement(
        "U7.relative", OWN,
        Words("Till en anhörig eller ett ombud lämnas inget ut.", "Nothing is released to a relative or proxy."),
        cases.released & patient & has("on_behalf_of", "yes"),
    )  # fmt: skip
    yield Statement(
        "U1.referred", PATIENT,
        Words("En patient ombeds aldrig om samtycke, relevans, klinik eller läkare.",
              "A patient is never asked for consent, relevance, clinic or doctor."),
        patient & _any_asked(cases, "oral_consent", "written_consent", "relevance", "requesting_clinic", "doctor"),
    )  # fmt: skip
    yield Statement(
        "U2.checks", PATIENT,
        Words("Innan ett utlåtande skickas till en patient bekräftas nedläggning, identitet och adress.",
              "Closure, identity and address are confirmed before a report is sent to a patient."),
        (cases.released & patient) - (cases.checks("closure_confirmed") & cases.checks("identity_and_address")),
    )  # fmt: skip
    yield Statement(
        "K1.report_to_patient", PATIENT,
        Words("Vården får aldrig ett utlåtande skickat till patienten.",
              "Care providers never have a report sent to the patient."),
        cases.report & cases.care & has("report_recipient", "patient"),
    )  # fmt: skip
    yield Statement(
        "U1.never_released", PATIENT,
        Words("Patienten hänvisas till läkare och klinik, om inget annat stoppar beställningen.",
              "The patient is referred to doctor and clinic, unless something else stops the order."),
        (patient & has("asked", "report") & has("clinic_closed", "no", "not_stated") & has("order", "yes"))
        - cases.chart.report.equals(REFER, ASK, REVIEW),
    )  # fmt: skip


def _one_reply(cases: _Cases) -> Iterator[Statement]:
    """Everything that is missing is asked for at once, and nothing that stands on the fax."""
    has = cases.has
    both = has("asked", "both", "assumed", "unstated")
    clinics = cases.clinic | cases.external
    required = (
        ("patient_name", cases.chart.space.everywhere(), has("patient_name", "missing")),
        ("identity_number", cases.chart.space.everywhere(), has("identity", "missing", "invalid")),
        ("examination", cases.care, has("examination", "missing")),
        ("examination_date", cases.care, has("examination_date", "missing", "invalid")),
        ("requesting_clinic", cases.care, has("clinic", "missing")),
        ("doctor", cases.care, has("doctor", "missing")),
        ("image_recipient", clinics & (both | has("asked", "images")), has("image_recipient", "missing")),
        ("report_recipient", clinics & (both | has("asked", "report")), has("report_recipient", "missing")),
        ("wants", cases.chart.space.everywhere(), has("asked", "unstated")),
        ("order_by_fax", cases.chart.space.everywhere(), has("arrival", "other")),
    )
    for name, whose, missing in required:
        yield Statement(
            f"reply.{name}", OWN,
            Words(f"Allt som saknas begärs i samma svar ({name}).", f"All that is missing is asked at once ({name})."),
            (cases.asking & whose & missing) - cases.asks(name),
        )  # fmt: skip
    present = (
        *((name, whose & missing) for name, whose, missing in required if name != "examination_date"),
        ("examination_date", has("examination_date", "missing", "invalid") | has("examination", "missing")),
        ("oral_consent", ~cases.stated),
        ("written_consent", ~cases.signed),
        ("relevance", ~cases.relevant),
        ("self_referred", cases.chiro & has("self_referred", "not_stated")),
    )
    for name, missing in present:
        yield Statement(
            f"reply.{name}.needed", OWN,
            Words(f"Inget begärs som redan står på faxet ({name}).",
                  f"Nothing is asked for that stands on the fax already ({name})."),
            cases.asks(name) - missing,
        )  # fmt: skip


def _checks(cases: _Cases) -> Iterator[Statement]:
    """What a person must still do before anything leaves the house."""
    has, released = cases.has, cases.released
    rests_on_consent = cases.external | cases.physio | cases.naprapath | (cases.chiro - cases.own)
    required = (
        ("C1", "patient_in_ris", OWN, released, "patienten finns i RIS", "the patient is in RIS"),
        ("C2", "earlier_export", CLINIC, released, "tidigare utlämning är sökt", "an earlier release is looked for"),
        ("C4", "relevance_judged", PHYSIO, released & (cases.physio | cases.naprapath | (cases.chiro - cases.own)),
         "relevansen är bedömd", "the relevance is judged"),
        ("C4", "consent_document", NAPRAPATH, released & (cases.naprapath | (cases.chiro - cases.own)),
         "samtyckesdokumentet är granskat", "the consent document is examined"),
        ("C5", "export_and_log", LOG, released, "raden i Exporterade bilder är sparad", "the log line is saved"),
        ("C6", "minor_consent", OWN, released & rests_on_consent & has("minor", "yes"),
         "det är klarlagt vem som har samtyckt för ett barn", "it is clear who consented for a child"),
        ("G2", "split_confirmed", OWN, released & has("split", "yes"),
         "delningen av faxet är bekräftad", "the split of the fax is confirmed"),
        ("G3", "reserve_number", OWN, released & has("identity", "reserve"),
         "reservnumret är kontrollerat", "the reserve number is checked"),
        ("F", "assumed_parts", OWN, released & has("asked", "assumed"),
         "det antagna är bekräftat", "what was assumed is confirmed"),
        ("K2", "recipient_in_directory", OWN, released & cases.care & has("directory", "not_listed"),
         "mottagaren är kontrollerad mot katalogen", "the recipient is checked against the directory"),
        ("K5", "delivery_address", OWN, released & cases.therapist,
         "USB eller IEP och adress är klarlagda", "USB or IEP and the address are settled"),
        ("U2", "examination_identified", OWN,
         released & cases.patient & (has("examination", "missing") | has("examination_date", "missing", "invalid")),
         "det är klarlagt vilken undersökning patienten menar", "it is settled which examination is meant"),
    )  # fmt: skip
    for row, check, section, where, sv, en in required:
        yield Statement(
            f"{row}.{check}", section,
            Words(f"En utlämning kräver att en person bekräftar: {sv}.", f"A release needs a person to confirm: {en}."),
            where - cases.checks(check),
        )  # fmt: skip


def _indifferent(cases: _Cases) -> Iterator[Statement]:
    """Facts that call for attention and change no requirement."""
    everywhere = cases.chart.space.everywhere()
    for name, fact, section, sv, en in (
        ("G10.urgent", "urgent", OWN, "Brådska sänker inga krav", "Urgency lowers no requirement"),
        ("K3.dvd", "dvd", UPDATED, "Önskan om CD eller DVD ändrar inte beslutet",
         "A wish for CD or DVD changes no verdict"),
        ("G2.split", "split", OWN, "Att faxet delats ändrar inte beslutet", "That a fax was split changes no verdict"),
        ("F.return_number", "return_number", OWN, "Att telefon och fax saknas ändrar inte beslutet",
         "Missing phone and fax change no verdict"),
        ("K2.directory", "directory", OWN, "Att en mottagare saknas i katalogen ändrar inte beslutet",
         "A recipient missing in the directory changes no verdict"),
    ):  # fmt: skip
        yield Statement(name, section, Words(f"{sv}.", f"{en}."), _differs(cases, fact, everywhere))
    yield Statement(
        "G7.minor", UPDATED,
        Words("Samma regler gäller för barn och vuxna, utom när någon annan företräder patienten.",
              "The same rules hold for children and adults, except where someone else acts for the patient."),
        _differs(cases, "minor", cases.has("on_behalf_of", "no")),
    )  # fmt: skip


def _asks_all(cases: _Cases, whose: Diagram, *needs: tuple[str, Diagram]) -> Diagram:
    """Where something is asked of ``whose`` and not all that is needed and not there is asked for."""
    asking = cases.asking & whose
    broken = cases.chart.space.nowhere()
    for name, there in needs:
        broken = broken | ((asking - there) - cases.asks(name))
    return broken


def _any_asked(cases: _Cases, *names: str) -> Diagram:
    asked = cases.chart.space.nowhere()
    for name in names:
        asked = asked | cases.asks(name)
    return asked


def _differs(cases: _Cases, fact: str, where: Diagram) -> Diagram:
    """Where ``fact`` alone changes code or part."""
    found = cases.chart.space.nowhere()
    for verdict in (cases.chart.images, cases.chart.report, cases.chart.code):
        first, *others = (verdict.given(fact, value) for value in cases.chart.space.facts[fact])
        for other in others:
            found = found | first.higher_than(other) | other.higher_than(first)
    return where & found


_SECTIONS: tuple[Section, ...] = (
    _own_section, _gates, _both_parts, _needed, _clinic, _private, _therapists, _physio, _chiropractor, _naprapath,
    _patient, _one_reply, _checks, _indifferent,
)  # fmt: skip
