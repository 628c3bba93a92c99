"""Letters of the west set: of practices and clinics, printed e-mails, record notes, short notes, patients' own."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.west_form import WAYS, address, day, exam_text
from bench.faxes.sets.west_layouts import letterhead
from bench.faxes.truth import CLINICS, THERAPISTS, Exam, Truth
from bench.faxes.wording import on_behalf


def small(text: str) -> str:
    """``text`` inside a sentence: abbreviations and names of places keep their capitals."""
    return text if text[:2].isupper() or text[1:2] == "/" else text[0].lower() + text[1:]


def large(text: str) -> str:
    return text[0].upper() + text[1:]


# --- parts of sentences --------------------------------------------------------------------------------------------


def things(truth: Truth, rng: Random) -> str:
    """What is wanted, with the article that "från" goes with."""
    if truth.wants_images and truth.wants_report:
        return rng.choice(("bilderna och utlåtandet", "bilder samt utlåtande", "bilder med tillhörande utlåtande"))
    if truth.wants_images:
        return rng.choice(("bilderna", "enbart bilderna", "röntgenbilderna"))
    return rng.choice(("utlåtandet", "röntgenutlåtandet", "bara utlåtandet"))


def exam(rng: Random, one: Exam, *, inside: bool) -> str:
    """An examination with its day."""
    text = small(exam_text(one)) if inside else exam_text(one)
    if one.date == "latest":
        return f"{text}, {rng.choice(('den senaste', 'senaste undersökningen'))}"
    if not one.date:
        return text
    between = rng.choice((" den ", " ", " gjord ", " utförd den ")) if inside else rng.choice((" ", ", ", "   "))
    written = day(rng, one.date)
    return f"{text}{between}{written}"


def exams(truth: Truth, rng: Random) -> str:
    if not truth.exams[0].modality:
        return "alla undersökningar som finns hos er"
    found = [exam(rng, one, inside=True) for one in truth.exams]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} och {found[-1]}"


def number(truth: Truth, rng: Random) -> str:
    who = truth.patient
    if who is None or not truth.show_identity:
        return ""
    if who.reserve:
        return f"reservnummer {who.printed}"
    return f"{rng.choice(('', '', 'personnummer ', 'pnr ', 'p.nr '))}{who.printed}"


def person(truth: Truth, rng: Random) -> str:
    """Name and number."""
    name = truth.patient.name if truth.patient and truth.show_name else ""
    return rng.choice((", ", " ")).join(part for part in (name, number(truth, rng)) if part)


# --- sentences -----------------------------------------------------------------------------------------------------


def wish(truth: Truth, rng: Random) -> str:
    """The order in a sentence or two."""
    what, of, who = things(truth, rng), exams(truth, rng), person(truth, rng)
    if truth.type == "patient":
        return _own_wish(truth, rng, what, of, who)
    if truth.type in ("other", "unknown"):
        return rng.choice((
            f"Jag ber er sända {what} från {of}. Ärendet rör {who}.",
            f"Det gäller {who}. Önskar ta del av {what} från {of}.",
        ))  # fmt: skip
    return rng.choice((
        f"Beställningen gäller {who}. Vi skulle behöva {what} från {of}.",
        f"Undertecknad önskar {what} från {of} avseende patient {who}.",
        f"Vi har {who} som patient hos oss och skulle vilja ta del av {what} från {of}.",
        f"Tacksam för {what} från {of}. Patienten heter {who}.",
        f"Hos er har {who} undersökts ({of}). Vi ber att få {what}.",
    ))  # fmt: skip


def _own_wish(truth: Truth, rng: Random, what: str, of: str, who: str) -> str:
    if on_behalf(truth):
        return rng.choice((
            f"Jag undrar om ni kan skicka {what} från {of}. Patienten är {who}.",
            f"Jag skriver angående {who} som röntgades hos er. Vi vill ha {what} från {of}.",
        ))  # fmt: skip
    return rng.choice((
        f"Mitt namn är {who} och jag undrar om jag kan få hem {what} från {of}.",
        f"Jag har varit hos er på undersökning, {of}, och vill nu ha {what}. Jag heter {who}.",
        f"Jag som skriver heter {who}. Vill ni vara snälla och skicka {what} från {of} till mig.",
    ))  # fmt: skip


def where(truth: Truth, rng: Random) -> list[str]:
    """Where images and report go, and how."""
    onward = f" {rng.choice(('fvb.', 'f.v.b.', 'för vidare befordran till'))} {truth.onward}" if truth.onward else ""
    images, report, way = truth.image_recipient, truth.report_recipient, truth.delivery
    verb = {"link": "länkas", "iep": "sänds via IEP", "usb": "läggs på USB-minne och skickas",
            "dvd": "bränns på DVD och skickas", "post": "skickas med post"
            }.get(way, rng.choice(("skickas", "sänds")))  # fmt: skip
    if images and images == report and truth.one_recipient:
        return [
            rng.choice((f"Allt {verb} till {images}{onward}.", f"Bilder och utlåtande {verb} till {images}{onward}."))
        ]
    out = [f"Bilderna {verb} till {images}{onward}."] if images else []
    if report:
        out.append(rng.choice((f"Utlåtandet faxas till {report}.", f"Svaret (utlåtandet) skickas till {report}.")))
    if not out and way:
        out.append(f"{rng.choice(('Går bra med', 'Leverans önskas via', 'Helst via'))} {WAYS[way][1]}.")
    return out


def why(truth: Truth, rng: Random) -> list[str]:
    out = []
    if truth.purpose and truth.type in THERAPISTS:
        lead = rng.choice(("Pågående behandling", "Behandlas hos mig för", "Skäl för beställningen"))
        out.append(f"{lead}: {small(truth.purpose)}.")
    elif truth.purpose:
        out.append(f"{rng.choice(('Orsak', 'Materialet ska användas för', 'Skäl'))}: {small(truth.purpose)}.")
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        yes = ("Det är jag som remitterat till undersökningen.", "Remissen till röntgen skrevs av mig.")
        no = ("Remissen skrevs av en annan vårdgivare, inte av mig.", "Det är inte jag som har remitterat.")
        out.append(rng.choice(yes if truth.self_referred == "yes" else no))
    if truth.urgency[:1].isdigit():
        out.append(f"Vi behöver materialet senast {truth.urgency}.")
    elif truth.urgency:
        out.append(f"OBS {truth.urgency}!" if rng.random() < 0.5 else f"Prioritet: {truth.urgency}.")
    return out


def agreed(truth: Truth) -> list[str]:
    return [f"{truth.consent_words}."] if truth.consent_words else []


def signer(truth: Truth) -> str:
    """Who signs: patients with their own name, others with their title."""
    if truth.type == "patient" and not on_behalf(truth) and truth.patient is not None:
        return truth.patient.name
    return truth.doctor


def block(truth: Truth, rng: Random) -> list[str]:
    """The lines below the greeting."""
    named = rng.random() < 0.6
    out = [signer(truth), truth.title] if named else [", ".join(p for p in (signer(truth), truth.title) if p)]
    out.append(truth.clinic)
    reach = [f"{rng.choice(('Tel', 'Tfn', 'Telefon'))} {truth.phone}" if truth.phone else ""]
    reach.append(f"Fax {truth.fax}" if truth.fax else "")
    out.append(", ".join(part for part in reach if part))
    out.append(f"Vår ref: {truth.reference}" if truth.reference else "")
    return [line for line in out if line]


def today(truth: Truth, rng: Random) -> str:
    """The day on which it is written."""
    return truth.ordered_on if rng.random() < 0.5 else day(rng, truth.ordered_on)


def at_foot(sheet: Sheet, truth: Truth) -> None:
    if truth.small_print:
        sheet.y = max(sheet.y + 3, 273)
        sheet.paragraph(truth.small_print, size=7.5, after=0)


def closed(sheet: Sheet, truth: Truth, rng: Random, *, signed: bool = True) -> None:
    """Greeting, signature, and who it was."""
    sheet.y += 3
    sheet.paragraph(rng.choice(("Vänlig hälsning", "Med vänliga hälsningar", "Hälsningar", "Vänligen")), after=1)
    if signed:
        sheet.signature(sheet.left + 4, sheet.y + 1)
        sheet.y += 13
    for line in block(truth, rng):
        sheet.paragraph(line, after=0.2)


# --- letters -------------------------------------------------------------------------------------------------------


def about(truth: Truth, rng: Random) -> str:
    """The line above a letter."""
    both = truth.wants_images and truth.wants_report
    what = "bilder och utlåtande" if both else "bilder" if truth.wants_images else "utlåtande"
    return rng.choice(("Angående {}", "Ang. beställning av {}", "Begäran om {}", "Förfrågan om {}")).format(what)


def formal(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter on a practice's paper: day and addressee at the right, matter in bold, paragraphs."""
    sheet.left, sheet.right = 24, 186
    head = truth.letterhead or truth.clinic
    letterhead(sheet, [head, *address(truth, rng)] if head else [])
    sheet.y += 4
    x = 112.0
    for line in (today(truth, rng), *sheet.wrap(desk, sheet.right - x)):
        sheet.text(x, sheet.y, line)
        sheet.y += sheet.line_mm
    sheet.y += 9
    sheet.paragraph(about(truth, rng), bold=True, size=sheet.size_pt + 1, after=4)
    if rng.random() < 0.6:
        sheet.paragraph(rng.choice(("Hej!", "Bästa kollegor,", "God dag,", "Till den det berör")), after=3)
    body = [" ".join([wish(truth, rng), *where(truth, rng)])]
    reasons, consent = why(truth, rng), agreed(truth)
    if rng.random() < 0.5:
        body += [" ".join(reasons), " ".join([*consent, *truth.remarks])]
    else:
        body.insert(rng.randrange(2), " ".join([*reasons, *truth.remarks]))
        body.append(" ".join(consent))
    for paragraph in body:
        if paragraph:
            sheet.paragraph(paragraph, after=3)
    closed(sheet, truth, rng)
    at_foot(sheet, truth)


def fax_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A fax sheet with the message in whole sentences below its head."""
    head = truth.letterhead or truth.clinic
    sheet.y = 13
    sheet.text(sheet.left, sheet.y, rng.choice(("Fax", "Faxblad", "F A X")), size=24, bold=True)
    sheet.y += 15
    pages = 2 if truth.consent_document.startswith("attached") else 1
    rows = [("Till", desk), ("Från", head), ("Fax", truth.fax),
            ("Tel", truth.phone), ("Dag", truth.ordered_on), ("Sidor", str(pages))]  # fmt: skip
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
            sheet.y += sheet.lines(sheet.left + 32, sheet.y, value, sheet.right - sheet.left - 32) + 1
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.8)
    sheet.y += 6
    sheet.paragraph(about(truth, rng), bold=True, after=3)
    first = [wish(truth, rng), *agreed(truth)]
    for paragraph in (first, [*why(truth, rng), *truth.remarks], where(truth, rng)):
        if paragraph:
            sheet.paragraph(" ".join(paragraph), after=3)
    sheet.y += 3
    sheet.paragraph(rng.choice(("Tack för hjälpen!", "Med vänlig hälsning", "Hälsningar")), after=1)
    sheet.signature(sheet.left + 4, sheet.y + 1)
    sheet.y += 13
    for line in (", ".join(part for part in (signer(truth), truth.title) if part), truth.clinic,
                 f"Ref {truth.reference}" if truth.reference else ""):  # fmt: skip
        if line:
            sheet.paragraph(line, after=0.3)
    at_foot(sheet, truth)


def email(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A printed e-mail that was put into the fax."""
    sender = signer(truth) or truth.clinic or "Mottagningen"
    sheet.y = 14
    sheet.paragraph(sender, bold=True, size=sheet.size_pt + 2, after=1)
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.7)
    sheet.y += 2
    enclosed = truth.consent_document.startswith(("attached", "announced"))
    rows = [("Från:", sender), ("Skickat:", f"{truth.ordered_on} {rng.randint(7, 17):02}:{rng.randint(10, 59)}"),
            ("Till:", desk), ("Ämne:", about(truth, rng))]  # fmt: skip
    rows += [("Bifogade filer:", "samtycke.pdf")] if enclosed else []
    beside = sheet.left + max(sheet.width_mm(label, bold=True) for label, _ in rows) + 5
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, label, bold=True)
        sheet.y += sheet.lines(beside, sheet.y, value, sheet.right - beside) + 0.4
    sheet.y += 7
    sheet.paragraph(rng.choice(("Hej,", "Hej!", "Goddag,", "God morgon!")), after=2.5)
    for sentence in (wish(truth, rng), " ".join(where(truth, rng)), " ".join(why(truth, rng)),
                     " ".join([*truth.remarks, *agreed(truth)])):  # fmt: skip
        if sentence:
            sheet.paragraph(sentence, after=2.5)
    closed(sheet, truth, rng, signed=False)
    sheet.y += 6
    if truth.type not in ("patient", "unknown"):
        sheet.paragraph(
            truth.small_print
            or "Detta meddelande kan innehålla sekretessbelagd information. Är du inte rätt mottagare: "
            "radera det och meddela avsändaren.",
            size=7.5,
        )


def _keywords(truth: Truth, rng: Random) -> list[tuple[str, str]]:
    """A record note's keywords and their texts."""
    what = large(things(truth, rng))
    seen = [exam(rng, one, inside=False) for one in truth.exams]
    listed = "\n".join(seen) if truth.exams[0].modality else "Alla bilder"
    rows = [("Begäran", f"{what} från nedanstående."), ("Undersökningar" if len(seen) > 1 else "Undersökning", listed)]
    rows.append(("Skickas", " ".join(where(truth, rng))))
    rows.append(("Aktuell behandling" if truth.type in THERAPISTS else "Orsak", truth.purpose))
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        rows.append(("Remittent", "Undertecknad (egen remiss)" if truth.self_referred == "yes" else "Annan vårdgivare"))
    rows.append(("Samtycke", truth.consent_words))
    rows.append(("Övrigt", " ".join(truth.remarks)))
    rows.append(("Senast" if truth.urgency[:1].isdigit() else "Prioritet", truth.urgency))
    return [(key, text) for key, text in rows if text]


def record_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A page printed from a record system: the patient in a banner, keywords in bold, signed at the foot."""
    sheet.left, sheet.right, sheet.y = 18, 192, 13
    head = truth.letterhead or truth.clinic
    if head:
        sheet.text(sheet.left, sheet.y, head, size=sheet.size_pt - 1)
    sheet.text(sheet.right - 40, sheet.y, f"Utskrivet {truth.ordered_on}", size=7.5)
    sheet.y += 7
    sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + sheet.line_mm + 3, 0.4)
    sheet.text(sheet.left + 2, sheet.y + 1.5, person(truth, rng), bold=True)
    sheet.y += sheet.line_mm + 8
    care = truth.type in (*CLINICS, *THERAPISTS)
    title = rng.choice(
        ("Brev", "Utgående brev", "Konsultationsbrev", "Anteckning, beställning") if care else ("Brev", "PM")
    )
    sheet.paragraph(title, bold=True, size=sheet.size_pt + 3, after=2)
    sheet.paragraph(f"Till {desk}", after=4)
    beside = sheet.left + 46
    hanging = rng.random() < 0.5
    for key, text in _keywords(truth, rng):
        sheet.text(sheet.left, sheet.y, key, bold=True)
        x = beside if hanging else sheet.left + 4
        sheet.y += 0 if hanging else sheet.line_mm
        sheet.y += sheet.lines(x, sheet.y, text, sheet.right - x) + 2.2
    sheet.y += 4
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y)
    sheet.y += 2
    who = ", ".join(part for part in (signer(truth), truth.title) if part)
    if who:
        sheet.paragraph(f"{rng.choice(('Signerat av', 'Ansvarig', 'Dikterat av'))}: {who}", after=0.3)
    reach = [truth.clinic, f"Tel: {truth.phone}" if truth.phone else "", f"Fax: {truth.fax}" if truth.fax else "",
             f"Referens: {truth.reference}" if truth.reference else ""]  # fmt: skip
    for line in reach:
        if line:
            sheet.paragraph(line, after=0.3)
    at_foot(sheet, truth)


def note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A short note in catchwords, as a secretary types it between two calls."""
    sheet.left, sheet.y = 22, 18
    sheet.paragraph(today(truth, rng), after=2)
    sheet.paragraph(f"Till {desk}", bold=True, after=5)
    private = truth.type == "patient"
    verb = rng.choice(("Vill ha", "Jag önskar") if private else ("Behöver", "Önskar", "Vill gärna ha"))
    sheet.paragraph(f"{verb} {things(truth, rng)}:", after=1.5)
    seen = [exam(rng, one, inside=False) for one in truth.exams] if truth.exams[0].modality else ["Alla bilder"]
    for line in seen:
        sheet.text(sheet.left + 3, sheet.y, "-")
        sheet.y += sheet.lines(sheet.left + 7, sheet.y, line, sheet.right - sheet.left - 7) + 0.8
    sheet.y += 2
    leads = ("Jag heter", "Mitt namn:") if private and not on_behalf(truth) else ("Pat:", "Patient:", "Gäller:")
    sheet.paragraph(f"{rng.choice(leads)} {person(truth, rng)}", after=3)
    for sentence in (*where(truth, rng), *why(truth, rng), *agreed(truth), *truth.remarks):
        sheet.paragraph(sentence, after=1.4)
    sheet.y += 3
    sheet.paragraph(rng.choice(("Mvh", "Tack! Mvh", "/", "Hälsn.")), after=0.5)
    for line in block(truth, rng):
        sheet.paragraph(line, after=0.2)
    if rng.random() < 0.5:
        sheet.signature(sheet.left + 4, sheet.y + 2)
        sheet.y += 13
    at_foot(sheet, truth)


def own(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A patient's letter: the sender's name at the top, place and day, a little story."""
    sheet.left, sheet.right, sheet.y = 26, 184, 20
    name = signer(truth)
    if name:
        sheet.paragraph(
            f"{name}\n{rng.choice(STREETS)} {rng.randint(1, 60)}\n300 {rng.randint(10, 99)} Sandheden", after=6
        )
    sheet.paragraph(desk, after=5)
    sheet.text(sheet.right - 55, sheet.y, f"Sandheden {today(truth, rng)}")
    sheet.y += sheet.line_mm + 6
    sheet.paragraph(rng.choice(("Hej!", "Hej på er,", "Till er som arbetar på röntgen.")), after=3)
    sheet.paragraph(wish(truth, rng), after=3)
    if truth.remarks:
        sheet.paragraph(" ".join(truth.remarks), after=3)
    for sentence in why(truth, rng):
        sheet.paragraph(sentence, after=3)
    ending = ("Tack på förhand för hjälpen.", "Hoppas att det går att ordna.", "Hör av er om något saknas.")
    sheet.paragraph(rng.choice(ending), after=4)
    sheet.signature(sheet.left + 4, sheet.y + 1)
    sheet.y += 14
    for line in (
        name,
        f"Telefon {truth.phone}" if truth.phone else "",
        f"Ref {truth.reference}" if truth.reference else "",
    ):
        if line:
            sheet.paragraph(line, after=0.3)


STREETS = ("Måsgränd", "Björkbacken", "Skepparstigen", "Ljungvägen")
LETTERS = {
    "formal": formal,
    "fax_letter": fax_letter,
    "email": email,
    "record_note": record_note,
    "note": note,
    "own": own,
}
