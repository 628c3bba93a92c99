"""Letters of the east set: a clinic's, a small practice's, one paragraph, notes, an e-mail, a patient's own."""

from __future__ import annotations

from random import Random

from bench.faxes.paper import Sheet
from bench.faxes.prose import in_a_sentence
from bench.faxes.sets.east_draw import centred
from bench.faxes.sets.east_form import SECRETARIES, Pen, capital, names_first, parts, requester
from bench.faxes.truth import CLINICS, THERAPISTS, Truth
from bench.faxes.wording import on_behalf

WAYS = {
    "link": ("länkas", "önskas länkade", "kan länkas"),
    "iep": ("skickas via IEP", "önskas via IEP", "kan sändas med IEP"),
    "usb": ("skickas på USB-minne", "önskas på USB-minne"),
    "dvd": ("skickas på DVD", "önskas på DVD"),
    "": ("skickas", "sänds", "ska"),
}
BACKGROUND = (
    "Patienten sköts numera hos oss.",
    "Vi har själva inga tidigare bilder att jämföra med.",
    "Patienten uppger att undersökningen gjordes i Halland.",
    "Patienten har flyttat hit från Halland.",
)


class Writer:
    """The sentences of one writer."""

    def __init__(self, truth: Truth, rng: Random) -> None:
        self.truth, self.rng, self.pen = truth, rng, Pen(rng)

    def exams(self, joint: str = " samt ") -> str:
        out = []
        for exam in self.truth.exams:
            if not exam.modality:
                return "alla bilder som finns hos er"
            own = {"yes": " (egen remiss)", "no": " (annan remittent)"}.get(exam.self_referred or "", "")
            out.append(f"{in_a_sentence(exam.text)}{own}{self._when(exam.date)}")
        return joint.join(out)

    def _when(self, iso: str) -> str:
        if not iso:
            return ""
        said = self.pen.day(iso)
        if iso == "latest":
            return f" ({said})"
        return self.rng.choice((f" {said}", f" ({said})", f", utförd {said},", f" från {said}")).replace(", ,", ",")

    def things(self) -> str:
        """What is asked for from which examinations."""
        truth = self.truth
        if any(not exam.modality for exam in truth.exams):
            return f"alla bilder{' med utlåtanden' if truth.wants_report else ''} som finns hos er"
        return f"{parts(truth, self.rng)} från {self.exams()}".rstrip(",")

    def number(self) -> str:
        who = self.truth.patient
        if who is None or not self.truth.show_identity:
            return ""
        return f"reservnummer {who.printed}" if who.reserve else who.printed

    def patient(self, *, last_first: bool = False, joint: str = ", ") -> str:
        truth = self.truth
        name = (names_first(truth) if last_first else truth.patient.name) if truth.patient and truth.show_name else ""
        return joint.join(part for part in (name, self.number()) if part)

    def where(self) -> list[str]:
        truth = self.truth
        images, report = truth.image_recipient, truth.report_recipient
        way = self.rng.choice(WAYS[truth.delivery])
        onward = ""
        if truth.onward:
            onward = self.rng.choice((f" fvb {truth.onward}", f", för vidare befordran till {truth.onward}"))
        if images and images == report:
            what = self.rng.choice(("Bilder och svar", "Bilderna och utlåtandet"))
            return [f"{what} {way} till {images}{onward}."]
        if not images and not report:
            if not truth.delivery:
                return []
            home = " till oss" if truth.type in THERAPISTS else ""
            return [f"Bilderna {way}{home}."]
        out = [f"Bilderna {way} till {images}{onward}."] if images else []
        if report:
            verb = self.rng.choice(("faxas", "skickas", "önskas"))
            out.append(f"Svaret {verb} till {report}." if images else f"Utlåtandet {verb} till {report}{onward}.")
        return out

    def why(self) -> list[str]:
        truth, out = self.truth, []
        purpose = in_a_sentence(truth.purpose) if truth.purpose else ""
        if purpose and truth.type in THERAPISTS:
            out.append(
                self.rng.choice((f"Pågående behandling: {purpose}.", f"Patienten behandlas hos mig: {purpose}."))
            )
        elif purpose:
            out.append(f"{self.rng.choice(('Anledning', 'Orsak', 'Skäl'))}: {purpose}.")
        if truth.self_referred == "yes":
            out.append("Det var jag som skrev remissen till undersökningen.")
        elif truth.self_referred == "no":
            out.append("Remissen var utfärdad av annan vårdgivare, inte av mig.")
        return out

    def consent(self) -> list[str]:
        return [f"{self.truth.consent_words}."] if self.truth.consent_words else []

    def haste(self) -> list[str]:
        said = self.truth.urgency
        if not said:
            return []
        return [f"Behövs senast {self.pen.day(said)}." if said[:1].isdigit() else f"{said}."]

    def rest(self) -> list[str]:
        """Reason, consent, other facts and haste, in this writer's order."""
        groups = [self.why(), self.consent(), list(self.truth.remarks)]
        if self.rng.random() < 0.4:
            groups.reverse()
        return [each for group in (*groups, self.haste()) for each in group]

    def reach(self, joint: str = "   ") -> str:
        truth, pen = self.truth, self.pen
        phone = f"Tel {pen.dial(truth.phone)}" if truth.phone else ""
        fax = f"Fax {pen.dial(truth.fax)}" if truth.fax else ""
        return joint.join(each for each in (phone, fax) if each)

    def name(self) -> str:
        """Who signs."""
        truth = self.truth
        if truth.type == "patient" and not on_behalf(truth):
            return truth.patient.name if truth.patient and truth.show_name else ""
        return requester(truth, self.rng)

    def reference(self) -> str:
        return f"Vår ref: {self.truth.reference}" if self.truth.reference else ""

    def opening(self, *, one: bool = False) -> str:
        """The wish and whom it is about, in one or two sentences."""
        truth, rng = self.truth, self.rng
        if truth.type == "patient":
            return self.own()
        we, ask = ("Jag", "önskar") if one else ("Vi", rng.choice(("önskar", "vill ta del av", "behöver")))
        style = rng.random()
        if style < 0.25:
            mine = "mig" if one else "oss"
            return f"Kan ni hjälpa {mine} med {self.things()}? Patienten är {self.patient()}."
        if style < 0.6:
            return f"{we} {ask} {self.things()}. Patient: {self.patient()}."
        return f"Gällande {self.patient()}: {we.lower()} {ask} {self.things()}."

    def own(self) -> str:
        """A patient, or somebody near, asks."""
        wish = self.rng.choice(
            (f"Jag skulle vilja få {self.things()}.", f"Kan ni skicka {self.things()} till mig?",
             f"Jag ber att få {self.things()}.")
        )  # fmt: skip
        if on_behalf(self.truth):
            return f"Det gäller {self.patient()}. {wish}"
        number = self.number()
        if not number:
            return wish
        return f"{wish} Mitt personnummer är {number}." if self.rng.random() < 0.6 else f"Pers.nr {number}. {wish}"


def _rows(sheet: Sheet, *rows: str, after: float = 0.2) -> None:
    for row in rows:
        if row:
            sheet.paragraph(row, after=after)


def _small_print(sheet: Sheet, truth: Truth) -> None:
    if truth.small_print:
        sheet.y += 3
        sheet.paragraph(truth.small_print, size=sheet.size_pt - 2.5)


def clinic_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A short letter: sender at the left, day at the right, the patient in the subject, addresses at the foot."""
    writer, head = Writer(truth, rng), truth.letterhead or truth.clinic
    sheet.left, sheet.right, sheet.y = 25, 185, 18
    said = writer.pen.day(truth.ordered_on)
    sheet.text(sheet.right - sheet.width_mm(said), sheet.y, said)
    sheet.y += sheet.lines(sheet.left, sheet.y, head, 110, bold=True, size=sheet.size_pt + 1) + 6 if head else 8
    _rows(sheet, "Till", desk)
    sheet.y += 5
    last_first = rng.random() < 0.5
    whom = writer.patient(last_first=last_first, joint="; " if last_first else ", ")
    if truth.type == "patient":
        sheet.paragraph("Begäran om egna handlingar", bold=True, after=3)
        sheet.paragraph(writer.own(), after=2)
    else:
        sheet.paragraph(f"Ang. {whom}", bold=True, after=3)
        ask = rng.choice(("Härmed begärs", "Undertecknad önskar", "Vi ber att få"))
        sheet.paragraph(f"{ask} {writer.things()} rörande ovanstående patient.", after=2)
    known = [rng.choice(BACKGROUND)] if truth.type in ("outside_region", "private") and rng.random() < 0.4 else []
    for sentence in (*known, *writer.where(), *writer.rest()):
        sheet.paragraph(sentence, after=1.2)
    sheet.y += 4
    sheet.paragraph(rng.choice(("Tack på förhand", "Med vänlig hälsning", "Hälsar")), after=1)
    sheet.signature(sheet.left, sheet.y)
    sheet.y += 12
    _rows(sheet, writer.name(), truth.clinic if truth.letterhead else "", writer.reference())
    sheet.y += 8
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.2)
    sheet.y += 1.5
    _rows(sheet, "   ".join(each for each in (truth.clinic, writer.reach()) if each))
    if truth.type in (*THERAPISTS, "private") and rng.random() < 0.5:
        _rows(sheet, f"Org.nr 559999-{rng.randint(1000, 9999)}   Innehar F-skattebevis")
    _small_print(sheet, truth)


def practice(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A small practice's paper: name in the middle, the facts as a list of points, the wish before them."""
    writer, head = Writer(truth, rng), truth.letterhead or truth.clinic
    sheet.left, sheet.right, sheet.y = 26, 184, 14
    if head:
        sheet.logo(100, sheet.y, 9)
        sheet.y += 12
        centred(sheet, head, size=sheet.size_pt + 3, bold=True)
        centred(sheet, writer.reach(", ") or " ", size=sheet.size_pt - 1.5, after=6)
    _rows(sheet, desk, writer.pen.day(truth.ordered_on), after=0.5)
    sheet.y += 4
    one = truth.type in THERAPISTS
    sheet.paragraph(f"Hej! {'Jag' if one else 'Vi'} skulle behöva {parts(truth, rng)} enligt nedan.", after=2.5)
    points = [f"Patient: {writer.patient()}"]
    for exam in truth.exams:
        own = {"yes": ", egen remiss", "no": ", annan remittent"}.get(exam.self_referred or "", "")
        said = f" {writer.pen.day(exam.date)}" if exam.date else ""
        points.append(f"Undersökning: {exam.text}{said}{own}")
    points += writer.where()
    points += [*writer.why(), *writer.consent(), *truth.remarks, *writer.haste()]
    for point in points:
        sheet.text(sheet.left, sheet.y, "•")
        sheet.y += sheet.lines(sheet.left + 5, sheet.y, point, sheet.right - sheet.left - 5) + 1.3
    sheet.y += 4
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 12
    doctor, _, title = writer.name().partition(", ")
    _rows(sheet, doctor, title, truth.clinic if truth.letterhead else "", writer.reference())
    if not head:
        _rows(sheet, writer.reach())
    _small_print(sheet, truth)


def paragraph(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Everything in one block of prose, signed below."""
    writer = Writer(truth, rng)
    sheet.left, sheet.right, sheet.y = 24, 186, 24
    one = truth.type in (*THERAPISTS, "unknown")
    said = [f"Till {desk}.", writer.opening(one=one)]
    if truth.type in ("outside_region", "private") and rng.random() < 0.5:
        said.append(rng.choice(BACKGROUND))
    said += [*writer.where(), *writer.rest()]
    if rng.random() < 0.4:
        said.append("Hör av er om något är oklart.")
    sheet.paragraph(" ".join(said), after=5)
    if truth.type == "patient":
        sheet.paragraph("Hälsningar", after=1)
    sheet.signature(sheet.left + 4, sheet.y)
    sheet.y += 12
    _rows(sheet, writer.name(), truth.clinic or truth.letterhead, writer.reach(", "), writer.reference(),
          writer.pen.day(truth.ordered_on))  # fmt: skip
    _small_print(sheet, truth)


def notes(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """Jotted down between two patients: no verbs, one thing a line."""
    writer, onward = Writer(truth, rng), f" fvb {truth.onward}" if truth.onward else ""
    sheet.left, sheet.right, sheet.y = 22, 190, 20
    head = truth.letterhead
    _rows(sheet, head, f"{desk}", writer.pen.day(truth.ordered_on), after=1)
    sheet.y += 4
    name = writer.patient(last_first=rng.random() < 0.5, joint="  ")
    wish = {(True, True): "bilder + utl", (True, False): "bilder", (False, True): "utl"}[
        (bool(truth.wants_images), bool(truth.wants_report))]  # fmt: skip
    rows = [f"Pat: {name}" if name else ""]
    rows += [
        " ".join(
            each
            for each in (
                exam.text,
                writer.pen.day(exam.date) if exam.date else "",
                {"yes": "(egen rem)", "no": "(annan rem)"}.get(exam.self_referred or "", ""),
            )
            if each
        )
        for exam in truth.exams
    ]
    rows.append(f"Önskas: {wish}")
    images, report = truth.image_recipient, truth.report_recipient
    if images and images == report:
        rows.append(f"Bilder + utl till: {images}{onward}")
    else:
        rows += [f"Bilder till: {images}{onward}"] if images else []
        rows += [f"Utl till: {report}{'' if images else onward}"] if report else []
    rows.append({"link": "Länkas", "iep": "Via IEP", "usb": "På USB", "dvd": "På DVD"}.get(truth.delivery, ""))
    if truth.type in THERAPISTS and truth.purpose:
        rows.append(f"Beh: {truth.purpose}")
    elif truth.purpose:
        rows.append(f"Orsak: {truth.purpose}")
    rows.append({"yes": "Egen remiss", "no": "Ej egen remiss, annan remittent"}.get(truth.self_referred, ""))
    rows += [truth.consent_words, *truth.remarks, *writer.haste()]
    _rows(sheet, *rows, after=1.6)
    sheet.y += 5
    _rows(sheet, f"/ {writer.name()}" if writer.name() else "", truth.clinic, writer.reach(" "), writer.reference(),
          after=0.8)  # fmt: skip
    sheet.signature(sheet.left + 60, sheet.y)
    sheet.y += 10
    _small_print(sheet, truth)


def _address(name: str) -> str:
    plain = name.lower().translate(str.maketrans("åäöéüč", "aaoeuc"))
    return ".".join(plain.replace(",", "").split()[:2]) + "@post.example"


def email(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """An e-mail printed and faxed: headers in a column, greeting, short paragraphs, a block of the sender."""
    writer = Writer(truth, rng)
    sheet.left, sheet.right, sheet.y = 18, 192, 15
    patient_name = truth.patient.name if truth.patient else ""
    sender = truth.doctor or truth.clinic or (patient_name if truth.type == "patient" else "") or truth.letterhead
    about = {(True, True): "Bilder och svar önskas", (True, False): "Bilder önskas", (False, True): "Svar önskas"}[
        (bool(truth.wants_images), bool(truth.wants_report))]  # fmt: skip
    sheet.text(sheet.left, sheet.y, sender, bold=True, size=sheet.size_pt + 1)
    sheet.y += sheet.line_mm + 2
    sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.8)
    sheet.y += 2
    sent = f"{truth.ordered_on} {rng.randint(7, 16):02}:{rng.randint(0, 59):02}"
    for label, value in (("Från:", f"{sender} <{_address(sender)}>"), ("Skickat:", sent), ("Till:", desk),
                         ("Ämne:", about)):  # fmt: skip
        sheet.text(sheet.left, sheet.y, label, bold=True)
        sheet.y += sheet.lines(sheet.left + 30, sheet.y, value, sheet.right - sheet.left - 30) + 0.3
    sheet.y += 4
    sheet.paragraph(rng.choice(("Hej,", "Hej!", "Goddag")), after=2)
    sheet.paragraph(writer.opening(one=truth.type in (*THERAPISTS, "unknown")), after=2)
    for group in (writer.where(), writer.rest()):
        if group:
            sheet.paragraph(" ".join(group), after=2)
    sheet.paragraph(rng.choice(("/Mvh", "Vänligen", "Hälsningar")), after=2)
    if truth.type in CLINICS and truth.doctor and not truth.title_needed and rng.random() < 0.25:
        _rows(sheet, f"{rng.choice(SECRETARIES)}, medicinsk sekreterare", f"för dr {truth.doctor}")
    else:
        _rows(sheet, writer.name())
    _rows(sheet, truth.clinic or truth.letterhead, writer.reach(" | "), writer.reference())
    _small_print(sheet, truth)
    sheet.y += 6
    sheet.paragraph("Skriv inte ut det här mejlet om du inte måste.", size=sheet.size_pt - 2)


def own_letter(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
    """A private person's letter: own name and street on top, thanks at the end."""
    writer = Writer(truth, rng)
    sheet.left, sheet.right, sheet.y = 28, 182, 22
    name = writer.name()
    _rows(sheet, name, f"{rng.choice(('Björkvägen', 'Hagagatan', 'Kyrkbyn'))} {rng.randint(1, 90)}",
          writer.reach())  # fmt: skip
    sheet.y += 8
    _rows(sheet, desk)
    sheet.y += 8
    sheet.paragraph("Hej,", after=3)
    near = on_behalf(truth)
    if near:
        sheet.paragraph(f"{' '.join(truth.remarks)} {writer.own()}", after=3)
    else:
        sheet.paragraph(writer.own(), after=3)
        if truth.remarks:
            sheet.paragraph(" ".join(truth.remarks), after=3)
    send = "Går det att skicka hem det till mig med posten?" if rng.random() < 0.5 else ""
    _rows(sheet, send, writer.reference(), f"{capital(rng.choice(('tack för hjälpen', 'tack på förhand')))}!", after=3)
    sheet.signature(sheet.left + 2, sheet.y)
    sheet.y += 12
    _rows(sheet, name, writer.pen.day(truth.ordered_on))
