"""Letters of the south set: facts in any order, several a sentence, some as lists; e-mails; notes of patients."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.south_form import WAYS, date
from bench.faxes.truth import CLINICS, THERAPISTS, Truth
from bench.faxes.wording import exam_words, on_behalf


def things(truth: Truth, rng: Random) -> str:
    if truth.wants_images and truth.wants_report:
        return rng.choice(
            ("bilder och utlåtande", "både bilder och utlåtande", "bilderna samt utlåtandet", "bilder + svar")
        )
    return (
        rng.choice(("bilderna", "endast bilder"))
        if truth.wants_images
        else rng.choice(("utlåtandet", "endast utlåtande"))
    )


def exams(truth: Truth, rng: Random) -> str:
    """All examinations with their dates, inside a sentence."""
    out = []
    for exam in truth.exams:
        text = exam_words(exam)
        if not exam.modality:
            return "alla undersökningar som ni har"
        text = text if text[:2].isupper() or text.startswith("MR") else text[0].lower() + text[1:]
        if exam.date == "latest":
            text += rng.choice((" (den senaste)", ", den senaste"))
        elif exam.date:
            text += rng.choice((" ", " av den ", ", utförd ", " från ")) + date(rng, exam.date).removeprefix("den ")
        out.append(text)
    return " samt ".join(out) if len(out) < 3 else "; ".join(out)


def person(truth: Truth, rng: Random) -> str:
    who = truth.patient
    if who is None:
        return ""
    number = who.printed if truth.show_identity else ""
    if who.reserve:
        number = f"reservnummer {number}"
    if not truth.show_name or not number:
        return who.name if truth.show_name else number
    return rng.choice((f"{who.name}, {number}", f"{who.name} ({number})", f"{number} {who.name}",
                       f"{who.name}, pnr {number}" if not who.reserve else f"{who.name}, {number}"))  # fmt: skip


def wish(truth: Truth, rng: Random) -> list[str]:
    """Who was examined, how, and what is wanted of it, in one sentence or two."""
    what, of, who = things(truth, rng), exams(truth, rng), person(truth, rng)
    if truth.type == "patient":
        if on_behalf(truth):
            return [f"Jag ber att få {what} från {of}.", f"Det gäller {who}."]
        return rng.choice(([f"Jag, {who}, har gjort {of} hos er och vill ha {what}."],
                           [f"Jag heter {who}.", f"Jag vill gärna få {what} från {of}."],
                           [f"Kan ni skicka mig {what} från {of}?", f"Mitt namn är {who}."]))  # fmt: skip
    return rng.choice(([f"Vi behöver {what} från {of} på vår patient {who}."],
                       [f"Patienten {who} har undersökts hos er med {of}.", f"Vi önskar {what}."],
                       [f"Härmed rekvireras {what} avseende {of}.", f"Patient: {who}."],
                       [f"Beträffande {who}: vänligen skicka {what} från {of}."],
                       [f"Det gäller {who}, undersökt hos er: {of}. Beställningen omfattar {what}."]))  # fmt: skip


def where(truth: Truth, rng: Random) -> list[str]:
    onward = f" fvb. {truth.onward}" if truth.onward else ""
    images, report, way = truth.image_recipient, truth.report_recipient, truth.delivery
    verb = {"link": "länkas", "iep": "skickas via IEP", "usb": "skickas på USB", "dvd": "skickas på DVD-skiva"}.get(
        way, "skickas per post" if way == "post" else rng.choice(("skickas", "sänds")))  # fmt: skip
    if images and images == report:
        both = rng.choice(("Bilder och utlåtande", "Allt material", "Bilderna och utlåtandet"))
        return [f"{both} {verb} till {images}{onward}."]
    out = []
    if images:
        out.append(f"Bilderna {verb} till {images}{onward}.")
    if report:
        out.append(f"Utlåtandet {rng.choice(('faxas', 'skickas'))} till {report}.")
    if not out and way:
        out.append(f"Bilderna önskas {rng.choice(WAYS[way]).lower() if way == 'link' else WAYS[way][0]}.")
    return out


def why(truth: Truth, rng: Random) -> list[str]:
    out = []
    if truth.purpose:
        lead = ("Aktuell behandling", "Relevans", "Pågående behandling") if truth.type in THERAPISTS else (
            "Anledning", "Orsak", "Syfte", "Ändamål")  # fmt: skip
        kept = truth.purpose if truth.purpose[:3].isupper() else truth.purpose[0].lower() + truth.purpose[1:]
        out.append(f"{rng.choice(lead)}: {kept}.")
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        yes = ("Undersökningen gjordes på egen remiss.", "Jag har själv remitterat patienten till undersökningen.")
        no = (
            "Undersökningen är remitterad av annan vårdgivare.",
            "Remissen skrevs inte av mig utan av annan vårdgivare.",
        )
        out.append(rng.choice(yes if truth.self_referred == "yes" else no))
    if truth.urgency:
        out.append(f"Behövs senast {truth.urgency}." if truth.urgency[:1].isdigit() else f"Prioritet: {truth.urgency}.")
    return out


def consent(truth: Truth) -> list[str]:
    return [f"{truth.consent_words}."] if truth.consent_words else []


def signature(truth: Truth, rng: Random) -> list[str]:
    """Who signs, the unit, telephone, fax, reference, day; one a line."""
    own = truth.type == "patient" and not on_behalf(truth) and truth.patient is not None and truth.show_name
    name = truth.patient.name if own and truth.patient else truth.doctor
    who = rng.choice((f"{name}, {truth.title}", f"{truth.title} {name}")) if name and truth.title else name
    reach = [
        f"Tel {truth.phone}" if truth.phone else "",
        f"{rng.choice(('Fax', 'Telefax'))} {truth.fax}" if truth.fax else "",
    ]
    lines = [who, truth.clinic, ", ".join(one for one in reach if one)]
    lines += [f"Referens: {truth.reference}" if truth.reference else "", truth.ordered_on]
    return [line for line in lines if line]


def paragraphs(truth: Truth, rng: Random) -> list[str]:
    """The body: the wish first or later, the rest in any order, two or three facts a paragraph."""
    groups = [where(truth, rng), why(truth, rng), consent(truth), list(truth.remarks)]
    if truth.doctor and truth.clinic and truth.type in CLINICS and rng.random() < 0.4:
        title = f"{truth.title} " if truth.title else ""
        groups.append([f"Beställande läkare är {title}{truth.doctor}, {truth.clinic}."])
    if truth.phone and rng.random() < 0.3:
        groups.append([f"Vid frågor nås vi på {truth.phone}." if truth.type != "patient" else f"Ring {truth.phone}."])
    rng.shuffle(groups)
    groups.insert(rng.choice((0, 0, 0, 1)), wish(truth, rng))
    sentences = [" ".join(group) for group in groups if group]
    out = []
    while sentences:
        number = rng.choice((1, 2, 2, 3))
        out.append(" ".join(sentences[:number]))
        sentences = sentences[number:]
    return out


def _head(sheet: Sheet, truth: Truth, desk: str, rng: Random, title: str) -> None:
    head = truth.letterhead or truth.clinic
    if head:
        sheet.text(sheet.left, 12, head, size=sheet.size_pt + 2, bold=True)
        sheet.y = 24
    if rng.random() < 0.5:
        sheet.text(sheet.right - sheet.width_mm(truth.ordered_on), sheet.y, truth.ordered_on)
    sheet.paragraph(desk, after=7)
    sheet.paragraph(title, bold=True, size=sheet.size_pt + 1, after=4)


def _close(sheet: Sheet, truth: Truth, rng: Random) -> None:
    sheet.y += 3
    sheet.paragraph(rng.choice(("Med vänlig hälsning", "Vänligen", "Hälsningar", "Mvh", "Tack på förhand")), after=2)
    if rng.random() < 0.8:
        sheet.signature(sheet.left + 3, sheet.y)
        sheet.y += 13
    for line in signature(truth, rng):
        sheet.paragraph(line, after=0.3)
    if truth.small_print:
        sheet.y = max(sheet.y + 3, 272)
        sheet.paragraph(truth.small_print, size=max(6.5, sheet.size_pt - 3), after=0)


def letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter in paragraphs."""
    _head(
        sheet, truth, desk, rng, rng.choice(("Begäran om röntgenmaterial", "Beställning", "Angående röntgenmaterial"))
    )
    others = ("Bästa kollegor,", "Till berörd personal,") if truth.type in CLINICS else ()
    sheet.paragraph(rng.choice(("Hej!", "Hej,", *others)), after=3)
    for text in paragraphs(truth, rng):
        sheet.paragraph(text, after=3)
    _close(sheet, truth, rng)


def bulleted(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A sentence or two, then the facts in a list."""
    _head(sheet, truth, desk, rng, "Beställning av röntgenmaterial")
    sheet.paragraph(" ".join(wish(truth, rng)), after=3)
    facts = [*where(truth, rng), *why(truth, rng), *consent(truth), *truth.remarks]
    rng.shuffle(facts)
    sign = rng.choice(("-", "•", "*", "–"))
    for fact in facts:
        sheet.text(sheet.left + 4, sheet.y, sign)
        sheet.y += sheet.lines(sheet.left + 10, sheet.y, fact, sheet.right - sheet.left - 10) + 1.5
    _close(sheet, truth, rng)


def listed(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Prose that sets out patient and examinations in lines of their own."""
    _head(sheet, truth, desk, rng, rng.choice(("Rekvisition", "Beställning till röntgen")))
    bare = any(not exam.modality for exam in truth.exams)
    sheet.paragraph(
        f"Hej! {'Jag' if truth.type == 'patient' else 'Vi'} önskar {things(truth, rng)} enligt nedan.", after=2.5
    )
    one = exams(truth, rng)
    rows = [
        "Patient:",
        f"    {person(truth, rng)}",
        "Undersökning:",
        f"    {one if bare else one[0].upper() + one[1:]}",
    ]
    for row in rows:
        sheet.paragraph(row.strip(), bold=not row.startswith(" "), after=1)
    sheet.y += 2
    for group in (where(truth, rng), consent(truth), [*why(truth, rng), *truth.remarks]):
        if group:
            sheet.paragraph(" ".join(group), after=2.5)
    _close(sheet, truth, rng)


def email(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed e-mail, or a message of a record system."""
    own = truth.patient.name if truth.patient and truth.type == "patient" and truth.show_name else ""
    sender = truth.doctor or own or truth.clinic
    place = truth.letterhead or truth.clinic
    sender += f" ({place})" if place and sender != place else ""
    labels = rng.choice((("Från", "Skickat", "Till", "Ämne"), ("From", "Sent", "To", "Subject"), ("Avsändare", "Datum",
                        "Mottagare", "Ärende")))  # fmt: skip
    values = (
        sender,
        f"{truth.ordered_on} {rng.randint(7, 17)}:{rng.randint(10, 59)}",
        desk,
        "Beställning röntgenmaterial",
    )
    for label, value in zip(labels, values, strict=True):
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 30, sheet.y, value, sheet.right - sheet.left - 30) + 0.6
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1)
    sheet.y += 6
    for text in ("Hej,", *paragraphs(truth, rng), "Mvh", "\n".join(signature(truth, rng)), truth.small_print):
        sheet.paragraph(text, after=3)


def private(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A short note of a patient."""
    sheet.y = 30
    sheet.paragraph(rng.choice((desk, f"Till {desk}")), after=8)
    for text in paragraphs(truth, rng):
        sheet.paragraph(text, after=3)
    _close(sheet, truth, rng)


LETTERS = {"letter": letter, "bulleted": bulleted, "listed": listed, "email": email, "private": private}
