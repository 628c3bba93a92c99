"""Letters of the coast set: surgeries, clinics and offices in running text, e-mails, dictations, telegrams."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.sets.coast_days import WAYS
from bench.faxes.sets.coast_form import address, reason
from bench.faxes.sets.coast_own import OWN
from bench.faxes.sets.coast_prose import Voice, upper
from bench.faxes.sets.coast_sheet import head
from bench.faxes.truth import CLINICS, THERAPISTS, Truth

PLAIN = str.maketrans("åäöćčü", "aaoccu")
HELLOS = ("Hej!", "Hej röntgen!", "Bäste kollega!", "God dag!", "Till röntgen", "Hej,")
BYES = ("Med vänlig hälsning", "Vänliga hälsningar", "Mvh", "Tack på förhand!", "Med kollegial hälsning", "Hälsningar")


def letterhead(sheet: Sheet, truth: Truth, rng: Random) -> None:
    name = truth.letterhead or truth.clinic
    head(sheet, [name, *address(truth, rng)] if name else [])


def parting(sheet: Sheet, voice: Voice, *, ink: bool = True, kin: bool = True) -> None:
    """Greeting, signature and the lines below it."""
    truth, rng = voice.truth, voice.rng
    bye = rng.choice(BYES if kin else BYES[:3])
    sheet.paragraph(bye, after=1)
    if ink:
        sheet.signature(sheet.left + 3, sheet.y + 1)
        sheet.y += 13
    for line in lines_below(voice):
        sheet.paragraph(line, after=0.2)
    del truth


def lines_below(voice: Voice) -> list[str]:
    truth, rng = voice.truth, voice.rng
    name, title = voice.signed(), truth.title
    together = rng.random() < 0.5
    out = [", ".join(part for part in (name, title) if part)] if together else [name, upper(title) if title else ""]
    out.append(truth.clinic)
    reach = [
        f"{rng.choice(('Tel', 'Tfn', 'Telefon', 'T'))}: {truth.phone}" if truth.phone else "",
        f"{rng.choice(('Fax', 'Faxnr'))}: {truth.fax}" if truth.fax else "",
    ]
    out += [part for part in reach if part] if rng.random() < 0.4 else ["   ".join(part for part in reach if part)]
    out.append(f"{rng.choice(('Vår referens', 'Ref', 'Vår ref'))}: {truth.reference}" if truth.reference else "")
    return [line for line in out if line]


def footer(sheet: Sheet, truth: Truth) -> None:
    if truth.small_print:
        sheet.y = max(sheet.y + 2, 274)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.15)
        sheet.y += 1
        sheet.paragraph(truth.small_print, size=7.0, after=0)


# --- on paper ------------------------------------------------------------------------------------------------------


def regarding(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A surgery's letter with "Angående" and the patient on a line of their own above the text."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right = 23, 187
    letterhead(sheet, truth, rng)
    sheet.y += 4
    sheet.text(sheet.right - 48, sheet.y, voice.pen.own_day(truth.ordered_on))
    sheet.paragraph(desk, after=9)
    person = voice.person()
    sheet.paragraph(f"{rng.choice(('Angående:', 'Ang.', 'Betr.', 'Rör:'))} {person}", bold=True, after=4)
    sheet.paragraph(rng.choice(HELLOS), after=2.5)
    what, of = voice.things().rstrip(","), voice.exams()
    wish = rng.choice(
        (
            f"Vi vore tacksamma för {what} från {of} på ovanstående patient.",
            f"Ovanstående patient har hos er genomgått {of}. Vi beställer {what}.",
            f"Önskar {what} från {of} för rubricerad patient.",
        )
    )
    if truth.type == "patient":
        wish = f"Jag vill gärna ha {what} från {of}."
    sheet.paragraph(wish, after=2.5)
    for block in (voice.where(), [*voice.agreed(), *truth.remarks], voice.why()):
        if block:
            sheet.paragraph(" ".join(block), after=2.5)
    sheet.y += 2
    parting(sheet, voice)
    footer(sheet, truth)


def brief(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """One paragraph with everything in it, signed; a narrow column with wide margins."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right = 32, 178
    letterhead(sheet, truth, rng)
    sheet.y += 6
    sheet.paragraph(f"{desk}\n{voice.pen.own_day(truth.ordered_on)}", after=7)
    parts = [voice.wish(), *voice.why(), *voice.where(), *voice.agreed(), *truth.remarks]
    sheet.paragraph(" ".join(parts), after=6)
    parting(sheet, voice)
    footer(sheet, truth)


def official(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter as offices write it: matter, day and addressee in a block at the left, numbered points below."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right = 22, 188
    letterhead(sheet, truth, rng)
    rows = [
        ("Datum", truth.ordered_on),
        ("Ärende", voice.about()),
        ("Beteckning", truth.reference),
        ("Till", desk),
    ]
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, label, size=sheet.size_pt - 1.5)
            sheet.y += sheet.lines(sheet.left + 30, sheet.y - 0.3, value, sheet.right - sheet.left - 30) + 0.5
    sheet.y += 5
    points = [
        voice.wish(),
        " ".join(voice.where()),
        " ".join(voice.why()),
        " ".join(voice.agreed()),
        " ".join(truth.remarks),
    ]
    for number, text in enumerate((point for point in points if point), 1):
        sheet.text(sheet.left, sheet.y, f"{number}.")
        sheet.y += sheet.lines(sheet.left + 8, sheet.y, text, sheet.right - sheet.left - 8) + 2
    sheet.y += 4
    sheet.signature(sheet.left + 3, sheet.y)
    sheet.y += 13
    for line in lines_below(voice):
        if truth.reference not in line or not truth.reference:
            sheet.paragraph(line, after=0.2)
    footer(sheet, truth)


def dictated(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A dictation that a secretary wrote: patient first, keywords in capitals run into their text."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right = 20, 190
    letterhead(sheet, truth, rng)
    sheet.paragraph(f"{voice.person()}", bold=True, after=0.5)
    sheet.paragraph(f"Diktat {voice.pen.own_day(truth.ordered_on)}. Till {desk}.", after=4)
    what = upper(voice.things().rstrip(","))
    care = truth.type in (*CLINICS, *THERAPISTS)
    rows = [
        ("BEGÄRAN", f"{what} från {voice.exams()}."),
        ("SÄNDES", " ".join(voice.where())),
        ("BEHANDLING" if truth.type in THERAPISTS else "BAKGRUND", upper(reason(truth)) if reason(truth) else ""),
    ]
    if truth.type == "chiropractor" and truth.self_referred != "not_stated":
        rows.append(("EGEN REMISS", "Ja." if truth.self_referred == "yes" else "Nej, remiss från annan vårdgivare."))
    urgent = voice.pen.own_day(truth.urgency) if truth.urgency[:1].isdigit() else truth.urgency
    rows += [
        ("SAMTYCKE", truth.consent_words),
        ("TIDPUNKT", f"senast {urgent}" if truth.urgency[:1].isdigit() else urgent),
        ("ÖVRIGT", " ".join(truth.remarks)),
    ]
    for key, text in rows:
        if text:
            sheet.paragraph(f"{key}: {text}", after=1.6)
    sheet.y += 3
    if care:
        sheet.paragraph(
            f"Dikterat av {', '.join(part for part in (voice.signed(), truth.title) if part)}"
            if truth.doctor
            else "Dikterat, ej kontrolläst",
            after=0.5,
        )
        rest = [
            truth.clinic,
            f"Tel {truth.phone}" if truth.phone else "",
            f"Fax {truth.fax}" if truth.fax else "",
            f"Ref {truth.reference}" if truth.reference else "",
        ]
        sheet.paragraph("\n".join(line for line in rest if line))
    else:
        sheet.paragraph("\n".join(lines_below(voice)))
    footer(sheet, truth)


def pointed(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A letter with the examinations as a list and the address to send to as a block, set in."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right = 24, 186
    letterhead(sheet, truth, rng)
    sheet.y += 3
    sheet.heading(voice.about(), size=sheet.size_pt + 1.5, after=2)
    sheet.paragraph(f"{desk}, {voice.pen.own_day(truth.ordered_on)}", after=5)
    lead = f"För {voice.person()} önskas {voice.things().rstrip(',')} från:"
    sheet.paragraph(f"Jag önskar {voice.things().rstrip(',')} från:" if truth.type == "patient" else lead, after=1.5)
    for number, line in enumerate(voice.listed(), 1):
        mark = f"{number})" if len(truth.exams) > 1 else "•" if sheet.face.startswith("DejaVu") else "-"
        sheet.text(sheet.left + 6, sheet.y, mark)
        sheet.y += sheet.lines(sheet.left + 13, sheet.y, line, sheet.right - sheet.left - 13) + 0.6
    sheet.y += 2
    if truth.type == "patient":
        sheet.paragraph(voice.person(), after=2)
    unit = truth.image_recipient
    if unit and unit == truth.report_recipient and truth.one_recipient:
        sheet.paragraph(rng.choice(("Sänds till:", "Skickas/länkas till:", "Mottagare:")), after=0.5)
        onward = f"\nfvb {truth.onward}" if truth.onward else ""
        way = f"\n({WAYS[truth.delivery][0]})" if truth.delivery else ""
        sheet.left += 12
        sheet.paragraph(f"{unit}{onward}{way}", bold=True, after=3)
        sheet.left -= 12
    else:
        for sentence in voice.where():
            sheet.paragraph(sentence, after=1.5)
    for sentence in (*voice.why(), *voice.agreed(), *truth.remarks):
        sheet.paragraph(sentence, after=1.5)
    sheet.y += 3
    parting(sheet, voice)
    footer(sheet, truth)


def telegram(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Catchwords, as on a slip between two patients; large margins, no titles."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right, sheet.y = 26, 184, 24
    if truth.letterhead and not truth.clinic:
        sheet.paragraph(truth.letterhead, size=sheet.size_pt - 1, after=4)
    sheet.paragraph(f"{voice.pen.own_day(truth.ordered_on)}  {desk}", after=5)
    lead = rng.choice(("Pat", "Pat.", "Avs pat:", "Gäller"))
    sheet.paragraph(f"{lead} {voice.person()}", after=1.5)
    sheet.paragraph(
        f"{rng.choice(('Önskar', 'Behöver', 'Skicka'))} {voice.things().rstrip(',')}: "
        + rng.choice((" + ", "; ", ", ")).join(voice.listed()),
        after=1.5,
    )
    for sentence in (*voice.where(), *voice.agreed(), *voice.why(), *truth.remarks):
        sheet.paragraph(sentence.rstrip(".") if rng.random() < 0.6 else sentence, after=1.2)
    sheet.y += 3
    sign = rng.choice(("/", "Sign:", "Mvh")) if voice.signed() else "Mvh"
    below = lines_below(voice)
    sheet.paragraph(f"{sign} {below[0]}" if below else sign, after=0.2)
    for line in below[1:]:
        sheet.paragraph(line, after=0.2)
    footer(sheet, truth)


def mailed(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A print-out of an e-mail, with an earlier answer of the desk below it now and then."""
    voice = Voice(truth, rng)
    sheet.left, sheet.right, sheet.y = 18, 192, 12
    name = voice.signed() or truth.clinic or "Mottagningen"
    box = (
        "".join(char for char in name.lower().translate(PLAIN).split()[-1] if char.isascii() and char.isalpha())
        or "post"
    )
    hour = f"{rng.randint(7, 17):02}:{rng.randint(10, 59)}"
    rows = [
        ("Från", f"{name} <{box}@post.example>"),
        ("Till", desk),
        ("Skickat", f"{truth.ordered_on} {hour}"),
        ("Ämne", voice.about()),
    ]
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, f"{label}:", bold=True)
        sheet.y += sheet.lines(sheet.left + 24, sheet.y, value, sheet.right - sheet.left - 24) + 0.4
    sheet.rule(sheet.left, sheet.y + 1, sheet.right, sheet.y + 1, 0.2)
    sheet.y += 5
    sheet.paragraph(rng.choice(HELLOS), after=2)
    for block in ([voice.wish()], voice.agreed(), [*voice.where(), *voice.why()], list(truth.remarks)):
        if block:
            sheet.paragraph(" ".join(block), after=2)
    sheet.y += 1
    if truth.letterhead and not truth.clinic:
        sheet.paragraph(truth.letterhead, size=sheet.size_pt - 1, after=1)
    parting(sheet, voice, ink=False)
    if rng.random() < 0.3 and truth.type != "patient":
        sheet.y += 4
        for line in (
            "> Hej! Vi tar inte emot beställningar per e-post. Skicka den per fax i stället.",
            "> Vänligen Röntgen",
        ):
            sheet.paragraph(line, size=sheet.size_pt - 1, after=0.3)
    footer(sheet, truth)


LETTERS = {
    "regarding": regarding,
    "brief": brief,
    "official": official,
    "dictated": dictated,
    "pointed": pointed,
    "telegram": telegram,
    "mailed": mailed,
    **OWN,
}
