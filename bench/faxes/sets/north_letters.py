"""Letters of the north set: order of facts and grammar differ from writer to writer."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.prose import in_a_sentence
from bench.faxes.sets.north_form import day, exam_words, order_day, person
from bench.faxes.truth import CLINICS, THERAPISTS, Truth

HISTORY = (
    "Patienten söker oss på grund av kvarstående besvär. MR-undersökning har vi själva gjort i år och den behöver ni "
    "inte skicka.",
    "Tidigare väsentligen frisk. EKG och lungröntgen hos oss 2023 var utan anmärkning. Ny bedömning planeras.",
    "Bakgrunden är en längre tids utredning på flera håll. Ultraljud är beställt här hemma men inte utfört.",
    "Pat har varit i kontakt med er tidigare under semestern i Halland. Prover och EKG har vi redan fått.",
)
WAYS = {"link": "länkas", "iep": "skickas via IEP", "usb": "skickas på USB-minne", "dvd": "skickas på DVD"}


def _nouns(truth: Truth, rng: Random) -> str:
    if truth.wants_images and truth.wants_report:
        return rng.choice(["bilder och utlåtande", "både bilder och svar", "bilder samt utlåtande"])
    return rng.choice(["bilder", "bilderna"]) if truth.wants_images else rng.choice(["utlåtande", "utlåtandet"])


def _exams(truth: Truth, rng: Random) -> str:
    out = []
    for exam in truth.exams:
        if not exam.modality:
            return "alla undersökningar som finns hos er"
        when = day(rng, exam.date) if exam.date else ""
        if when:
            late = exam.date == "latest"
            when = f" ({when})" if late else rng.choice([f" ({when})", f", utförd {when}", f" {when}"])
        out.append(in_a_sentence(exam_words(exam)) + when)
    return " samt ".join(out) if len(out) < 3 else "; ".join(out)


def _patient(truth: Truth, number_words: str = "personnummer") -> str:
    who = truth.patient
    if who is None:
        return ""
    number = f"{'reservnummer' if who.reserve else number_words} {who.printed}".strip() if truth.show_identity else ""
    return ", ".join(part for part in (who.name if truth.show_name else "", number) if part)


def _where(truth: Truth, rng: Random) -> list[str]:
    onward = f" fvb. {truth.onward}" if truth.onward else ""
    way, images, report = WAYS.get(truth.delivery, "skickas"), truth.image_recipient, truth.report_recipient
    if images and images == report:
        late = f", bilderna {way}" if truth.delivery else ""
        return [rng.choice([f"Bilder och svar {way} till {images}{onward}.", f"Allt till {images}{onward}{late}."])]
    out = [f"Bilderna {way} till {images}{onward}."] if images else []
    if report:
        out.append(rng.choice([f"Utlåtandet faxas till {report}.", f"Svaret ska till {report}."]))
    if not out and truth.delivery:
        out.append(f"Materialet {way}.")
    return out


def _why(truth: Truth) -> list[str]:
    out = []
    if truth.type in THERAPISTS and truth.purpose:
        out.append(f"Patienten går hos mig: {in_a_sentence(truth.purpose)}.")
    elif truth.purpose:
        out.append(f"Skälet är {in_a_sentence(truth.purpose)}.")
    if truth.self_referred != "not_stated":
        own = truth.self_referred == "yes"
        out.append("Remissen till undersökningen var min egen." if own else "Jag var inte remittent, det var en annan.")
    return out


def _facts(truth: Truth, rng: Random) -> list[str]:
    urgent = truth.urgency
    if urgent:
        urgent = f"Vi behöver svar senast {day(rng, urgent)}." if urgent[:1].isdigit() else f"{urgent}."
    consent = f"{truth.consent_words}." if truth.consent_words else ""
    return [one for one in (consent, *truth.remarks, urgent) if one]


def _close(sheet: Sheet, truth: Truth, rng: Random, *, dated: bool = True, short: bool = False) -> None:
    """Greeting, signature, and all of the sender that stands at the foot."""
    who = truth.patient
    name = person(truth, rng) if truth.doctor else ""
    if truth.type == "patient" and who is not None:
        name = truth.doctor or (who.name if truth.show_name else "")
    sheet.y += 2
    if not short:
        sheet.paragraph(rng.choice(["Med vänlig hälsning", "Vänligen", "Hälsningar", "Högaktningsfullt"]), after=1.5)
        sheet.signature(sheet.left + 2, sheet.y)
        sheet.y += 12
    reach = [f"Tel {truth.phone}" if truth.phone else "", f"Fax {truth.fax}" if truth.fax else ""]
    rows = [name, truth.clinic, "   ".join(one for one in reach if one)]
    rows.append(f"{'Ärende' if truth.type == 'patient' else 'Vår ref'}: {truth.reference}" if truth.reference else "")
    rows.append(order_day(rng, truth.ordered_on) if dated else "")
    for row in rows:
        if row:
            sheet.paragraph(row, after=0.2)
    if truth.small_print:
        sheet.y += 3
        sheet.paragraph(truth.small_print, size=sheet.size_pt - 2.5)


def _head(sheet: Sheet, truth: Truth) -> None:
    sheet.y = 15
    head = truth.letterhead or truth.clinic
    if head:
        sheet.paragraph(head, bold=True, size=sheet.size_pt + 2, after=2)
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.4)
        sheet.y += 6


def _own(sheet: Sheet, truth: Truth, desk: str, rng: Random, *, mailed: bool = False) -> None:
    """A patient, or somebody near, writes."""
    if not mailed:
        sheet.y = 20
        sheet.paragraph(f"Till {desk}", after=6)
    nouns, exams = _nouns(truth, rng), _exams(truth, rng)
    near = "on_behalf_of" in truth.facts
    if near:
        sex = truth.patient is not None and int(truth.patient.identity[10]) % 2
        whose = "mitt barn" if "minor" in truth.facts else "min pappa" if sex else "min mamma"
        say = [f"Jag skriver för {whose} {_patient(truth)}. Vi skulle vilja få {nouns} från {exams}."]
    elif mailed:
        say = [f"Hej! Kan jag få {nouns} från {exams}? Jag heter {_patient(truth)}."]
    elif rng.random() < 0.5:
        say = [f"Hej, mitt namn är {_patient(truth)}. Jag har varit på {exams} hos er och vill gärna ha {nouns} hem."]
    else:
        say = [f"Jag önskar få {nouns} som gäller {exams}.", f"Mina uppgifter: {_patient(truth)}."]
    for row in [*say, " ".join(_facts(truth, rng))]:
        if row:
            sheet.paragraph(row, after=3)
    _close(sheet, truth, rng, dated=not mailed, short=mailed)


def long_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """The history first, the wish late."""
    if truth.type == "patient":
        _own(sheet, truth, desk, rng)
        return
    _head(sheet, truth)
    sheet.text(sheet.right - 42, sheet.y, order_day(rng, truth.ordered_on))
    sheet.paragraph(f"Till {desk}".replace(", ", "\n", 1), after=7)
    sheet.paragraph(rng.choice(["Bästa kolleger!", "Hej!", "Till ansvarig för bildutlämning"]), after=3)
    sheet.paragraph(f"Detta gäller {_patient(truth)}.", after=3)
    if truth.type in CLINICS and not truth.facts:
        for row in rng.sample(HISTORY, rng.choice([1, 2, 3])):
            sheet.paragraph(row, after=3)
    sheet.paragraph(
        f"Vad vi behöver är {_nouns(truth, rng)} från {_exams(truth, rng)}. {' '.join(_why(truth))}", after=3
    )
    for block in (_where(truth, rng), _facts(truth, rng)):
        if block:
            sheet.paragraph(" ".join(block), after=3)
    _close(sheet, truth, rng, dated=False)


def short_note(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A few lines, telegram style."""
    if truth.type == "patient":
        _own(sheet, truth, desk, rng)
        return
    _head(sheet, truth)
    sheet.paragraph(f"{desk}\n", after=0)
    sheet.paragraph(f"Skicka {_nouns(truth, rng)}: {_exams(truth, rng)}.", after=1.5)
    sheet.paragraph(f"Pat {_patient(truth, 'pnr')}.", after=1.5)
    sheet.paragraph(" ".join([*_where(truth, rng), *_facts(truth, rng), *_why(truth)]), after=2)
    _close(sheet, truth, rng, short=rng.random() < 0.5)


def formal(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Stiff language; the sender names himself at once."""
    if truth.type == "patient":
        _own(sheet, truth, desk, rng)
        return
    _head(sheet, truth)
    sheet.paragraph(f"{desk}\n", after=2)
    sheet.heading(f"Anhållan om {_nouns(truth, rng)}", size=sheet.size_pt + 2, after=4)
    me = f"Undertecknad anhåller för {truth.clinic}" if truth.clinic else "Undertecknad anhåller"
    sheet.paragraph(f"{me} om att ni lämnar ut {_nouns(truth, rng)} rörande {_patient(truth)}.", after=3)
    lead = rng.choice(["Det rör sig om", "Begäran omfattar", "Avser"])
    sheet.paragraph(f"{lead} {_exams(truth, rng)}.", after=3)
    rest = [*_facts(truth, rng), *_why(truth), *_where(truth, rng)]
    for number, row in enumerate(rest, 1):
        sheet.paragraph(f"{number}. {row}", after=1.5)
    _close(sheet, truth, rng)


def mail(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """An e-mail printed and faxed."""
    who = truth.patient
    near = truth.doctor if truth.doctor or who is None or not truth.show_name else who.name
    sender = (near if truth.type == "patient" else truth.doctor) or truth.clinic or "Sekreterare"
    nouns = _nouns(truth, rng)
    time = f"{truth.ordered_on} {rng.randint(7, 16):02}:{rng.randint(10, 59)}"
    sheet.y = 16
    sheet.paragraph(sender, bold=True, size=sheet.size_pt + 1, after=1)
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.6)
    sheet.y += 2
    for label, value in (("Från:", sender), ("Skickat:", time), ("Till:", desk), ("Ämne:", f"Önskar {nouns}")):
        sheet.text(sheet.left, sheet.y, label, bold=True)
        sheet.y += sheet.lines(sheet.left + 26, sheet.y, value, sheet.right - sheet.left - 26) + 0.4
    sheet.y += 5
    if truth.type == "patient":
        _own(sheet, truth, desk, rng, mailed=True)
        return
    sheet.paragraph(rng.choice(["Hej!", "Hejsan,", "God morgon"]), after=3)
    sheet.paragraph(f"Vi har {_patient(truth)} hos oss. {' '.join(_why(truth))}", after=3)
    sheet.paragraph(
        f"Går det bra att ni skickar {nouns} från {_exams(truth, rng)}? {' '.join(_where(truth, rng))}", after=3
    )
    facts = " ".join(_facts(truth, rng))
    if facts:
        sheet.paragraph(facts, after=3)
    _close(sheet, truth, rng, dated=False, short=True)


def keyed(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """The patient as a heading, then what was done and what is wanted of it."""
    if truth.type == "patient":
        _own(sheet, truth, desk, rng)
        return
    _head(sheet, truth)
    sheet.paragraph(desk, after=4)
    sheet.paragraph(f"Ang. {_patient(truth, '')}", bold=True, after=3)
    named = all(exam.modality for exam in truth.exams)
    exams, nouns = _exams(truth, rng), _nouns(truth, rng)
    many = "dessa undersökningar" if len(truth.exams) > 1 else "denna undersökning"
    if named:
        sheet.paragraph(f"Hos er har gjorts {exams}. Från {many} önskar vi {nouns}.", after=3)
    else:
        sheet.paragraph(f"Vi önskar {nouns} från {exams}.", after=3)
    for block in (_facts(truth, rng), _where(truth, rng), _why(truth)):
        if block:
            sheet.paragraph(" ".join(block), after=2.5)
    _close(sheet, truth, rng)
