"""The report set's orders in sentences: stiff, hurried, dictated, and as patients write."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.faxes.prose import in_a_sentence
from bench.faxes.sets.report_form import day_words, doctor_words, number_words
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth

SECRETARIES = ("Maj-Britt Sollander", "Jessica Ekman", "Camilla Wik", "Lotta Åhman")


@dataclass(frozen=True, slots=True)
class Voice:
    """How one kind of letter speaks. ``{…}`` are filled in; every tuple holds equals to draw from."""

    wish: tuple[str, ...]  # {things} {exams}
    whole: tuple[str, ...]  # nothing named: {things}
    who: tuple[str, ...]  # {name} {number}
    name_only: tuple[str, ...]
    both: tuple[str, ...]  # {way} or after an auxiliary {passive}, {unit}
    images: tuple[str, ...]
    report: tuple[str, ...]
    same: tuple[str, ...]
    way: tuple[str, ...]  # without any recipient: {way}
    doctor: tuple[str, ...]  # {doctor}
    treatment: tuple[str, ...]  # {reason}
    purpose: tuple[str, ...]
    urgent: tuple[str, ...]


FORMAL = Voice(
    wish=(
        "Härmed begär vi att få ta del av {things} från {exams}.",
        "Vi skulle behöva {things} från följande hos er utförda undersökning: {exams}.",
        "Vi anhåller om utlämnande av {things} avseende {exams}.",
    ),
    whole=("Vi begär att få ta del av {things} som finns hos er, samtliga undersökningar.",),
    who=(
        "Begäran gäller {name} med personnummer {number}.",
        "Patientens namn är {name} och personnumret är {number}.",
        "Patient är {name} ({number}).",
    ),
    name_only=("Begäran gäller {name}.",),
    both=("Vi önskar att bilder och utlåtande {way} till {unit}.", "Materialet ska {passive} till {unit}."),
    images=("Vi önskar att bilderna {way} till {unit}.",),
    report=("Utlåtandet önskar vi få skickat till {unit}.", "Vi önskar att utlåtandet faxas till {unit}."),
    same=("Utlåtandet skickas till samma mottagare.",),
    way=("Vi önskar att materialet {way}.",),
    doctor=("Beställande läkare är {doctor}.", "Ansvarig läkare hos oss är {doctor}."),
    treatment=("Patientens aktuella behandling hos oss: {reason}.", "Patienten behandlas hos oss ({reason})."),
    purpose=("Skälet till vår begäran: {reason}.", "Bakgrund: {reason}."),
    urgent=("Observera: {urgency}.", "Prioritet: {urgency}."),
)
HURRIED = Voice(
    wish=(
        "Vi behöver {things} på {exams}.",
        "Kan ni ordna {things} från {exams} åt oss?",
        "Skulle vi kunna få {things} från {exams}? Tack!",
    ),
    whole=("Kan vi få {things} på alla undersökningar som ni har?",),
    who=("Det gäller pat {name}, {number}.", "Pat heter {name}, pnr {number}.", "Patient: {name} {number}."),
    name_only=("Det gäller pat {name}.",),
    both=("Bilder och svar {way} till {unit}.", "Bilder och svar ska {passive} till {unit}."),
    images=("Bilderna {way} till {unit}.",),
    report=("Utlåtandet ska till {unit}.", "Svaret faxas till {unit}."),
    same=("Svaret till samma ställe.", "Svar till samma mottagare."),
    way=("Det går bra att det {way}.",),
    doctor=("Beställare: {doctor}.", "Beställande läkare: {doctor}."),
    treatment=("Går hos mig för: {reason}.", "Pat:s behandling här: {reason}."),
    purpose=("Anledning: {reason}.",),
    urgent=("OBS! {urgency}!",),
)
DICTATED = Voice(
    wish=("Beställn av {things} gällande us {exams}.", "Rekv av {things}, tidigare us: {exams}."),
    whole=("Beställn av {things}, samtliga us.",),
    who=("Pat {name}, pnr {number}.", "Avser pat {name}, {number}."),
    name_only=("Pat {name}.",),
    both=("Bilder + utl {way} till {unit}.",),
    images=("Bilder {way} till {unit}.",),
    report=("Utl faxas till {unit}.", "Utl till {unit}."),
    same=("Utl till samma.",),
    way=("Materialet {way}.",),
    doctor=("Enl {doctor}.", "Best läk: {doctor}."),
    treatment=("Akt behandling: {reason}.", "Beh hos oss: {reason}."),
    purpose=("Anl: {reason}.",),
    urgent=("Prio: {urgency}.",),
)


def things(truth: Truth, rng: Random, *, short: bool = False) -> str:
    """Images, report or both."""
    if truth.wants_images and truth.wants_report:
        return rng.choice(("bilder + utl", "bilder och utl") if short else ("bilder och utlåtande", "bilder samt svar"))
    if truth.wants_images:
        return "bilder" if short else rng.choice(("bilderna", "röntgenbilderna"))
    return "utl" if short else rng.choice(("utlåtandet", "röntgenutlåtandet"))


def exams(truth: Truth, rng: Random, before: tuple[str, ...] = ("", "från ", "den ", "utförd ")) -> str:
    """The examinations with their dates, in a sentence; ``before`` are the words that may stand before a date."""
    return " och ".join(_exam(exam, rng, before) for exam in truth.exams)


def _exam(exam: Exam, rng: Random, before: tuple[str, ...]) -> str:
    own = {"yes": " (min egen remiss)", "no": " (remitterad av annan vårdgivare)"}.get(exam.self_referred or "", "")
    text = in_a_sentence(exam.text) + own
    if not exam.date:
        return text
    if exam.date == "latest":
        return f"{text} (senaste undersökningen)"
    return f"{text} {rng.choice(before)}{day_words(rng, exam.date)}"


def body(truth: Truth, rng: Random, voice: Voice, *, names_doctor: bool) -> list[str]:
    """The paragraphs between greeting and signature; ``names_doctor`` where somebody else signs."""
    short = voice is DICTATED
    named = all(exam.modality for exam in truth.exams)
    first = rng.choice(voice.wish if named else voice.whole).format(
        things=things(truth, rng, short=short), exams=exams(truth, rng)
    )
    paragraphs = [f"{first} {_who(truth, rng, voice)}".strip(), " ".join(_where(truth, rng, voice))]
    rest = []
    if names_doctor and truth.doctor:
        doctor = (
            doctor_words(truth, rng)
            if truth.type in CLINICS
            else ", ".join(part for part in (truth.doctor, truth.title) if part)
        )
        rest.append(rng.choice(voice.doctor).format(doctor=doctor))
    if truth.purpose:
        reason = in_a_sentence(truth.purpose)
        rest.append(rng.choice(voice.treatment if truth.type in THERAPISTS else voice.purpose).format(reason=reason))
    if truth.consent_words:
        rest.append(f"{truth.consent_words}.")
    paragraphs.append(" ".join(rest))
    paragraphs += truth.remarks
    if truth.urgency[:1].isdigit():
        by = day_words(rng, truth.urgency)
        paragraphs.append(rng.choice((f"Vi behöver materialet senast {by}.", f"Rond {by}.", f"Ronddatum {by}.")))
    elif truth.urgency:
        paragraphs.append(rng.choice(voice.urgent).format(urgency=truth.urgency))
    return [paragraph for paragraph in paragraphs if paragraph]


def _who(truth: Truth, rng: Random, voice: Voice) -> str:
    who = truth.patient
    if who is None or not truth.show_name:
        return ""
    if not truth.show_identity:
        return rng.choice(voice.name_only).format(name=who.name)
    if who.reserve:
        return f"Patient: {who.name}, reservnummer {who.printed}."
    return rng.choice(voice.who).format(name=who.name, number=who.printed)


WAYS = {"link": ("länkas", "länkas"), "iep": ("skickas via IEP", "skickas via IEP"), "post": ("skickas per post",) * 2,
        "usb": ("skickas på USB-minne", "skickas på USB"), "dvd": ("skickas på CD", "skickas på DVD"),
        "": ("skickas", "sänds")}  # fmt: skip


def _where(truth: Truth, rng: Random, voice: Voice) -> list[str]:
    way = rng.choice(WAYS[truth.delivery])
    onward = f"{rng.choice((' fvb ', ' fvb. ', ' för vidare befordran till '))}{truth.onward}" if truth.onward else ""
    images, report = truth.image_recipient, truth.report_recipient
    filling = {"way": way, "passive": way.replace("sänds", "sändas"), "unit": images + onward}
    out = []
    if images and report == images and truth.one_recipient:
        out.append(rng.choice(voice.both).format(**filling))
    else:
        if images:
            out.append(rng.choice(voice.images).format(**filling))
        if report and report == images:
            out.append(rng.choice(voice.same))
        elif report:
            out.append(rng.choice(voice.report).format(unit=report))
        if not images and not report and truth.delivery:
            out.append(rng.choice(voice.way).format(**filling))
    if truth.self_referred != "not_stated":
        own = truth.self_referred == "yes"
        out.append(rng.choice(OWN_REFERRAL if own else OTHER_REFERRAL))
    return out


OWN_REFERRAL = ("Jag har själv remitterat till undersökningen.", "Undersökningen gjordes på min egen remiss.")
OTHER_REFERRAL = ("Remissen kom från en annan vårdgivare.", "Jag har inte själv skrivit remissen.")


def signature(truth: Truth, rng: Random, *, secretary: str = "") -> list[str]:
    """Who signs, where, and how to reach them, a line each."""
    who = secretary or truth.doctor
    title = rng.choice(("läkarsekreterare", "med. sekr.", "vårdadministratör")) if secretary else truth.title
    phone, fax = (number_words(rng, number) if number else "" for number in (truth.phone, truth.fax))
    lines = [f"{who}, {title}"] if who and title and rng.random() < 0.5 else [who, title if who else ""]
    lines.append(truth.clinic)
    lines += [f"Tel {phone}", f"Fax {fax}"] if phone and fax else [f"Tfn {phone}" if phone else "",
                                                                   f"Fax {fax}" if fax else ""]  # fmt: skip
    lines.append(f"Vår ref: {truth.reference}" if truth.reference else "")
    return [line for line in lines if line]


def sent_by_secretary(truth: Truth, rng: Random) -> str:
    """A secretary's name where a clinic's order is sent by one."""
    return rng.choice(SECRETARIES) if truth.type in ("region_clinic", "outside_region") and rng.random() < 0.6 else ""


def subject(truth: Truth, rng: Random) -> str:
    return rng.choice(("Ang. {}", "Begäran: {}", "Beställning – {}")).format(things(truth, rng))


# --- patients ------------------------------------------------------------------------------------------------------


def patients_letter(truth: Truth, rng: Random) -> list[str]:
    """A patient's, or a relative's, own words; the signature comes apart."""
    who = truth.patient
    if who is None:
        raise ValueError("a patient's letter needs a patient")
    wanted, made = things(truth, rng), exams(truth, rng, ("", "den "))
    if not truth.show_identity:
        opening = f"Hej! Jag heter {who.name} och har gjort {made} hos er. Jag vill gärna få hem {wanted}."
        return _closed(truth, rng, [opening, *truth.remarks])
    if "on_behalf_of" in truth.facts:
        mother = int(who.identity[10]) % 2 == 0
        whom, pronoun = ("min mamma", "hon") if mother else ("min pappa", "han")
        if who.minor:
            whom, pronoun = ("min dotter", "vi") if mother else ("min son", "vi")
        opening = rng.choice(
            (
                f"Hej! Det här gäller {whom} {who.name}, {who.printed}. Vi vill gärna ha {wanted} från {made}.",
                f"Hej, {whom} {who.name} ({who.printed}) har undersökts hos er: {made}. Nu vill {pronoun} ha {wanted}.",
            )
        )
    else:
        opening = rng.choice(
            (
                f"Hej! Jag heter {who.name} och mitt personnummer är {who.printed}. Jag har gjort {made} hos er och "
                f"skulle vilja få hem {wanted}.",
                f"Hej. Jag har varit hos er på undersökning ({made}). Nu vill jag gärna läsa och spara {wanted} själv. "
                f"Mina uppgifter är {who.name}, {who.printed}.",
                f"Undertecknad {who.name}, personnr {who.printed}, önskar en kopia av {wanted} från {made}.",
                f"God dag, hur gör jag för att få {wanted} från {made}? Jag är patienten och heter {who.name}, "
                f"{who.printed}. Skicka gärna till min hemadress.",
            )
        )
    return _closed(truth, rng, [opening, *truth.remarks])


def _closed(truth: Truth, rng: Random, paragraphs: list[str]) -> list[str]:
    """With how to reach the writer."""
    if truth.phone:
        paragraphs.append(f"Jag nås på {number_words(rng, truth.phone)}.")
    if truth.reference:
        paragraphs.append(f"Referens: {truth.reference}")
    return paragraphs


def patients_name(truth: Truth) -> str:
    if "on_behalf_of" in truth.facts or truth.patient is None:
        return truth.doctor
    return truth.patient.name
