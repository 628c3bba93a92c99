"""The same order as a letter in whole sentences."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from bench.faxes.truth import THERAPISTS, Truth
from bench.faxes.wording import DELIVERY_WORDS, date_words

Phrases = Mapping[str, tuple[str, ...]]
"""How the people of a set begin their sentences; the keys stand in ``sets/open_set.py``."""


def letter(truth: Truth, rng: Random, phrases: Phrases) -> list[str]:
    """Paragraphs of a letter; the last is the signature block (lines parted by newlines)."""
    out = [rng.choice(phrases["opening"])]
    out.append(f"{_wish(truth, rng, phrases)} {_who(truth, rng, phrases)}")
    where = _where(truth)
    if where:
        out.append(where)
    reason = [_reason(truth, phrases), truth.consent_words + "." if truth.consent_words else "", *truth.remarks]
    reason = [sentence for sentence in reason if sentence]
    if reason:
        out.append(" ".join(reason))
    if truth.urgency:
        out.append(f"Behövs senast {truth.urgency}.")
    closing = [rng.choice(["Med vänlig hälsning", "Vänliga hälsningar", "Med vänliga hälsningar"])]
    closing += [", ".join(part for part in (_styled(truth), truth.title) if part)]
    closing += [truth.clinic if truth.type != "patient" else ""]
    reach = [f"Tel {truth.phone}" if truth.phone else "", f"fax {truth.fax}" if truth.fax else ""]
    closing.append(", ".join(part for part in reach if part).capitalize())
    closing.append(f"Vår referens: {truth.reference}" if truth.reference else "")
    closing.append(truth.ordered_on)
    out.append("\n".join(line for line in closing if line))
    return out


def subject(truth: Truth, rng: Random, phrases: Phrases) -> str:
    """What a letter calls itself; unlike a form's title it fits what is asked."""
    images, report = truth.wants_images, truth.wants_report
    things = "bilder och utlåtande" if images and report else "utlåtande" if report else "röntgenbilder"
    return f"{rng.choice(phrases['subject'])} {things}"


def _styled(truth: Truth) -> str:
    """Who signs: patients with their own name."""
    if truth.type == "patient" and truth.patient is not None and "on_behalf_of" not in truth.facts:
        return truth.patient.name
    return truth.doctor


def in_a_sentence(text: str) -> str:
    """An examination inside a sentence: abbreviations keep their capitals."""
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def _wish(truth: Truth, rng: Random, phrases: Phrases) -> str:
    images, report = truth.wants_images, truth.wants_report
    things = "bilder och utlåtande" if images and report else "bilder" if images else "utlåtande"
    if any(not exam.modality for exam in truth.exams):  # nothing named (S6)
        return f"Vi beställer alla bilder{' och utlåtanden' if report else ''} som ni har."
    named = [f"{in_a_sentence(exam.text)}{_own(exam.self_referred)} {_dated(rng, exam.date)}" for exam in truth.exams]
    exams = " samt ".join(each.strip() for each in named)
    if truth.type == "patient":
        return f"{phrases['patient_wish'][0]} {things} från {exams}."
    return f"{rng.choice(phrases['wish'])} {things} från {exams}."


def _own(self_referred: str | None) -> str:
    return {"yes": " (egen remiss)", "no": " (remitterad av annan)"}.get(self_referred or "", "")


def _dated(rng: Random, iso: str) -> str:
    if not iso:
        return ""
    return "(den senaste)" if iso == "latest" else rng.choice(["utförd ", "", "den "]) + date_words(rng, iso)


def _who(truth: Truth, rng: Random, phrases: Phrases) -> str:
    if truth.patient is None:
        return ""
    name = truth.patient.name if truth.show_name else ""
    number = f"personnummer {truth.patient.printed}" if truth.show_identity else ""
    if truth.patient.reserve:
        number = f"reservnummer {truth.patient.printed}"
    if "on_behalf_of" in truth.facts:
        whom = "min mor" if int(truth.patient.identity[10]) % 2 == 0 else "min far"
        return f"Det gäller {whom} {name}, {number}."
    if truth.type == "patient":
        return f"Jag heter {name}, {number}." if number else f"Jag heter {name}."
    return f"{rng.choice(phrases['who'])} {', '.join(part for part in (name, number) if part)}."


def _where(truth: Truth) -> str:
    onward = f" fvb. {truth.onward}" if truth.onward else ""
    way = {"link": "länkas", "dvd": "skickas på DVD"}.get(truth.delivery, "")
    if not way:
        way = f"skickas via {DELIVERY_WORDS[truth.delivery][0]}" if truth.delivery in ("iep", "usb") else "skickas"
    out = []
    both = truth.wants_images and truth.wants_report
    if truth.image_recipient and truth.report_recipient and (truth.image_recipient == truth.report_recipient):
        subject = "Bilder och utlåtande" if both else "Bilderna" if truth.wants_images else "Utlåtandet"
        if subject == "Utlåtandet":
            way = "faxas"
        out.append(f"{subject} {way} till {truth.image_recipient}{onward}.")
    else:
        if truth.image_recipient:
            out.append(f"Bilderna {way} till {truth.image_recipient}{onward}.")
        if truth.report_recipient:
            out.append(f"Utlåtandet faxas till {truth.report_recipient}.")
        if not out and truth.delivery and truth.type in THERAPISTS:
            out.append(f"Materialet {way}.")
    if truth.self_referred == "yes":
        out.append("Undersökningen är gjord på egen remiss.")
    elif truth.self_referred == "no":
        out.append("Undersökningen är remitterad av annan vårdgivare.")
    return " ".join(out)


def _reason(truth: Truth, phrases: Phrases) -> str:
    if not truth.purpose:
        return ""
    label = phrases["treatment" if truth.type in THERAPISTS else "purpose"][0]
    return f"{label}: {truth.purpose[0].lower()}{truth.purpose[1:]}."
