"""The sentences of the letters, notes and messages of the island set; each writer has wordings of their own."""

from __future__ import annotations

from collections.abc import Mapping

from bench.faxes.sets.island_form import exam_value
from bench.faxes.sets.island_voices import Chosen, Voice, said
from bench.faxes.truth import THERAPISTS, Truth
from bench.faxes.wording import on_behalf

SHARED = said("""
    both:: bilder och utlåtande | bilderna samt svaret | både bilder och utlåtande
    images:: bilderna | röntgenbilderna | bilderna (utlåtande behövs ej)
    report:: utlåtandet | svaret | enbart utlåtandet
    all:: Vi önskar alla bilder ni har. | Alla bilder som finns önskas. | Alla bilder hos er är av intresse.
    all_both:: Vi önskar alla bilder och utlåtanden ni har. | Alla bilder med utlåtanden önskas. | Alla bilder och svar
    .. beställs.
    patient_wish:: Jag vill ha {things} från {exams}. | Jag ber att få {things} efter {exams}. | Kan jag få {things}
    .. hemskickat? Det gäller {exams}.
    me:: Jag heter {who}. | Mina uppgifter: {who}. | Det är jag som är patienten: {who}.
    them:: Det gäller {who}. | Patienten är {who}. | Patient: {who}.
    reason:: Skäl: {text}. | Anledning: {text}. | Syfte: {text}.
    treatment:: Aktuell behandling: {text}. | Behandling hos oss: {text}. | Vi behandlar patienten: {text}.
    urgency:: Behövs: {text}. | Tidsgräns: {text}. | Senast: {text}.
    own_exam:: Undersökningen remitterades av mig. | Vi har själva skrivit remissen. | Det var en egen remiss.
    other_exam:: Remissen skrevs av annan vårdgivare. | Det var inte på vår remiss. | Annan än vi remitterade.
    both_to:: Materialet {way} till {unit}. | Allt {way} till {unit}. | Bilder och svar {way} till {unit}.
    images_to:: Bilderna {way} till {unit}. | Bilderna {way} direkt till {unit}. | Bilder {way} till {unit}.
    report_to:: Utlåtandet faxas till {unit}. | Svaret sänds till {unit}. | Utlåtandet ska till {unit}.
    to_us:: Materialet {way} till oss. | Allt {way} hit till oss. | Det hela {way} till vår mottagning.
    way_link:: länkas | länkas över | önskas länkade
    way_iep:: skickas via IEP | sänds genom IEP | läggs i IEP
    way_usb:: skickas på USB | sänds på USB-minne | postas på USB
    way_dvd:: skickas på DVD | bränns på DVD och sänds | sänds på CD/DVD
    way:: skickas | sänds | går
    dated:: från {day} | utförd {day} | ({day})
    latest:: senaste | den senaste | senast utförda
    fvb:: fvb | för vidare befordran till | f.v.b.
    closing:: Med vänlig hälsning | Hälsningar | Vänligen
""")


def writer(text: str, *, days: tuple[str, ...], title: str = "after", name: str = "plain") -> Voice:
    """A voice whose words are those of ``text`` or, where it has none, the shared ones."""
    return Voice({**SHARED, **said(text)}, days=days, title=title, name=name)


def exams(truth: Truth, words: Chosen) -> str:
    """The examinations with their days, as they stand in a sentence."""
    named = []
    for exam in truth.exams:
        day = words.day(exam.date) if exam.date else ""
        told = f" ({day})" if exam.date == "latest" else f" {words['dated'].format(day=day)}" if day else ""
        named.append(f"{exam_value(exam, words)}{told}")
    return ", ".join(named[:-1]) + f" och {named[-1]}" if len(named) > 1 else named[0]


def wish(truth: Truth, words: Chosen) -> str:
    images, report = bool(truth.wants_images), bool(truth.wants_report)
    if any(not exam.modality for exam in truth.exams):
        return words["all_both" if report else "all"]
    things = words["both" if images and report else "images" if images else "report"]
    key = "patient_wish" if truth.type == "patient" else "wish"
    return words[key].format(things=things, exams=exams(truth, words))


def who(truth: Truth, words: Chosen) -> str:
    """The patient with the number, in a sentence."""
    if truth.patient is None:
        return ""
    given = f"{truth.patient.last}, {truth.patient.first}" if words.voice.name == "turned" else truth.patient.name
    number = f"{'reservnr ' if truth.patient.reserve else words['number'] + ' '}{truth.patient.printed}"
    told = ", ".join([*([given] if truth.show_name else []), *([number] if truth.show_identity else [])])
    key = "me" if truth.type == "patient" and not on_behalf(truth) else "them"
    return words[key].format(who=told) if told else ""


def where(truth: Truth, words: Chosen) -> str:
    """Where everything goes and how; "to us" for therapists, who name no recipient."""
    way = words[f"way_{truth.delivery}" if f"way_{truth.delivery}" in SHARED else "way"]
    onward = f" {words['fvb']} {truth.onward}" if truth.onward else ""
    out = []
    if truth.image_recipient and truth.image_recipient == truth.report_recipient:
        out.append(words["both_to"].format(way=way, unit=truth.image_recipient + onward))
    else:
        if truth.image_recipient:
            out.append(words["images_to"].format(way=way, unit=truth.image_recipient + onward))
        if truth.report_recipient:
            out.append(words["report_to"].format(unit=truth.report_recipient))
    if not out and truth.type in THERAPISTS and (truth.delivery or words.rng.random() < 0.5):
        out.append(words["to_us"].format(way=way))
    return " ".join(out)


def rest(truth: Truth, words: Chosen) -> str:
    """Why, on whose referral, with what consent, how soon, and what else is to be said."""
    out = []
    if truth.self_referred != "not_stated":
        out.append(words["own_exam" if truth.self_referred == "yes" else "other_exam"])
    if truth.purpose:
        out.append(words["treatment" if truth.type in THERAPISTS else "reason"].format(text=truth.purpose))
    out += [f"{truth.consent_words}."] if truth.consent_words else []
    if truth.urgency:
        text = words.day(truth.urgency) if truth.urgency[:1].isdigit() else truth.urgency
        out.append(words["urgency"].format(text=text))
    return " ".join([*out, *truth.remarks])


def signer(truth: Truth, words: Chosen, given: str) -> str:
    """The name below a letter, ``given`` with its title: a patient's own where they write themselves."""
    if truth.type == "patient" and not on_behalf(truth) and truth.patient:
        return truth.patient.name
    del words
    return given


def reach(truth: Truth, labels: Mapping[str, str]) -> str:
    """Telephone, fax and reference, each after its label."""
    keys = ("phone", "fax", "reference")
    return ", ".join(f"{labels[key]} {getattr(truth, key)}" for key in keys if getattr(truth, key))
