"""Sentences of the wide set's letters: each says one thing of the order, in one of many ways."""

from __future__ import annotations

from random import Random

from bench.faxes.prose import in_a_sentence
from bench.faxes.sets import wide_writing as writing
from bench.faxes.truth import THERAPISTS, Exam, Truth

Tone = str
"""formal, plain, note or telegram; patients have their own sentences."""


def things(truth: Truth, rng: Random) -> str:
    """What is asked for, inside a sentence."""
    if truth.wants_images is None:
        return "materialet"
    if truth.wants_images and truth.wants_report:
        return rng.choice(
            ["bilder och utlåtande", "bilder samt utlåtande", "röntgenbilder och svar", "bilder + utlåtande"]
        )
    if truth.wants_images:
        return rng.choice(["bilder", "bilderna (utlåtande behövs ej)", "enbart bilder"])
    return rng.choice(["utlåtande", "endast utlåtandet", "en kopia av utlåtandet"])


def exam_dated(exam: Exam, rng: Random) -> str:
    """An examination with its date where one is given."""
    own = {"yes": " (egen remiss)", "no": " (remitterad av annan)"}.get(exam.self_referred or "", "")
    text = in_a_sentence(exam.text) + own
    if not exam.date:
        return text
    if exam.date == "latest":
        return rng.choice([f"senaste {text}", f"{text} (den senaste)"])
    day = writing.date(rng, exam.date)
    return rng.choice(
        [f"{text} {day}", f"{text} utförd {day}", f"{text} ({day})", f"{text}, {day}", f"{text} gjord {day}"]
    )


def exams(truth: Truth, rng: Random) -> str:
    return rng.choice([" samt ", " och "]).join(exam_dated(exam, rng) for exam in truth.exams)


def everything(truth: Truth) -> bool:
    """The order names no examination (S6)."""
    return any(not exam.modality for exam in truth.exams)


def wish(truth: Truth, rng: Random, tone: Tone) -> str:
    """What is ordered."""
    if everything(truth):
        also = " och utlåtanden" if truth.wants_report else ""
        return f"{rng.choice(['Vi önskar', 'Vi beställer', 'Vi vill ha'])} alla bilder{also} som ni har."
    what, which = things(truth, rng), exams(truth, rng)
    openings = {
        "formal": ("Härmed beställs {w} från {e}.", "Undertecknad anhåller om {w} från {e}.",
                   "Vi ber att få {w} avseende {e}.", "Härmed hemställes om utlämnande av {w} avseende {e}."),
        "plain": ("Vi skulle behöva {w} från {e}.", "Kan ni skicka {w} från {e}?", "Vi önskar {w} från {e}.",
                  "Jag skulle vilja beställa {w} från {e}."),
        "note": ("Beställer {w}: {e}.", "Önskar {w} på {e}.", "Vill ha {w} från {e}, tack."),
        "telegram": ("Önskar {w} {e}.", "Beställer {w}, {e}.", "Behöver {w} av {e}."),
    }[tone]  # fmt: skip
    return rng.choice(openings).format(w=what, e=which)


def who(truth: Truth, rng: Random, tone: Tone) -> str:
    """The patient, as far as the letter says who that is."""
    patient = truth.patient
    if patient is None:
        return ""
    name = patient.name if truth.show_name else ""
    number = ""
    if truth.show_identity:
        kind = "reservnr" if patient.reserve else "samordningsnummer" if patient.coordination else "personnummer"
        plain = not patient.reserve and rng.random() < 0.5
        number = patient.printed if plain else f"{kind if tone in ('formal', 'plain') else kind[:20]} {patient.printed}"
    both = rng.choice([", ", " "]).join(part for part in (name, number) if part)
    if not both:
        return ""
    openings: tuple[str, ...] = {
        "formal": ("Patient: {b}.", "Beställningen avser {b}.", "Det gäller patienten {b}."),
        "plain": ("Det gäller {b}.", "Patienten heter {b}." if name else "Patientens {b}.", "Vår patient är {b}."),
        "note": ("Ang. pat. {b}.", "Pat: {b}.", "Gäller {b}."),
        "telegram": ("Pat {b}.", "Pt {b}.", "Ang {b}."),
    }[tone]
    if not name:
        openings = ("Patientens {b}.",) if not both[0].isdigit() else ("Patientens personnummer: {b}.",)
    return rng.choice(openings).format(b=both)


def where(truth: Truth, rng: Random, tone: Tone) -> list[str]:
    """Where it is to be sent, and how."""
    short = tone in ("note", "telegram")
    onward = f" {rng.choice(['fvb.', 'fvb', 'för vidare befordran till'])} {truth.onward}" if truth.onward else ""
    way = {
        "link": rng.choice(["länkas", "önskas länkade", "kan länkas"]),
        "iep": rng.choice(["skickas via IEP", "sänds via IEP"]),
        "usb": "skickas på USB-minne",
        "dvd": rng.choice(["skickas på CD/DVD", "bränns på DVD-skiva och skickas"]),
        "post": "skickas per post",
    }.get(truth.delivery, rng.choice(["skickas", "sändes", "önskas"]))
    images, report = truth.image_recipient, truth.report_recipient
    out: list[str] = []
    if images and images == report:
        subject = rng.choice(["Bilder och utlåtande", "Allt", "Materialet"] if not short else ["Allt", "Bilder + utl"])
        out.append(f"{subject} {way} till {images}{onward}.")
    else:
        if images:
            out.append(f"{'Bilder' if short else 'Bilderna'} {way} till {images}{onward}.")
        if report:
            verb = rng.choice(["faxas", "skickas", "sändes"])
            subject = rng.choice(["Utl.", "Svar"] if short else ["Utlåtandet", "Svaret"])
            out.append(f"{subject} {verb} till {report}.")
    if not out and truth.delivery and truth.type in THERAPISTS:
        out.append(f"Materialet {way}.")
    if truth.self_referred == "yes":
        out.append(
            rng.choice(["Undersökningen är gjord på egen remiss.", "Jag har själv remitterat till undersökningen."])
        )
    elif truth.self_referred == "no":
        out.append(
            rng.choice(
                ["Undersökningen är remitterad av annan vårdgivare.", "Remittent var annan vårdgivare, inte vi."]
            )
        )
    return out


def reason(truth: Truth, rng: Random) -> str:
    if not truth.purpose:
        return ""
    words = f"{truth.purpose[0].lower()}{truth.purpose[1:]}" if truth.purpose[1:2].islower() else truth.purpose
    starts = (
        ("Aktuell behandling", "Relevans", "Bakgrund") if truth.type in THERAPISTS else ("Anledning", "Syfte", "Skäl")
    )
    return f"{rng.choice(starts)}: {words}."


def consent(truth: Truth) -> str:
    return f"{truth.consent_words}." if truth.consent_words else ""


def urgency(truth: Truth, rng: Random) -> str:
    if not truth.urgency:
        return ""
    if truth.urgency[0].isdigit():
        return rng.choice(["Behövs senast {u}.", "Rond {u}.", "Operation planerad {u}."]).format(u=truth.urgency)
    return f"{truth.urgency}!"


def closing(truth: Truth, rng: Random) -> list[str]:
    """Who signs: name and title, unit, how to reach them."""
    title = truth.title
    out = [", ".join(part for part in (truth.doctor, title) if part)]
    if truth.clinic and truth.type != "patient":
        out.append(truth.clinic)
    if truth.phone:
        out.append(f"{rng.choice(['Tel', 'Tfn', 'Telefon', 'Tel.'])} {writing.phone(rng, truth.phone)}")
    if truth.fax:
        out.append(f"{rng.choice(['Fax', 'Telefax', 'Faxnr'])} {writing.phone(rng, truth.fax)}")
    if truth.reference:
        out.append(f"{rng.choice(['Vår ref', 'Vår referens', 'Dnr'])}: {truth.reference}")
    return [line for line in out if line]
