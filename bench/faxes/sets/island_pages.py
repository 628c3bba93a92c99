"""The other pages of the island set: covers, consents, several patients in one table, and what is no order."""

from __future__ import annotations

from random import Random

from bench.faxes import nonorders, people
from bench.faxes.cast import Cast
from bench.faxes.paper import Sheet
from bench.faxes.sets.island_form import Piece, exam_value, named, orderer, wanted
from bench.faxes.sets.island_labels import JOURNAL, REFERRAL, TELEFAX
from bench.faxes.sets.island_labels_more import COLUMNS, HALF
from bench.faxes.sets.island_paper import STREETS, high, hours, numbers, put, signed
from bench.faxes.sets.island_voices import Chosen
from bench.faxes.truth import Truth
from bench.faxes.wording import Labels

SWORN = (
    "Härmed medger jag att Röntgen, Hallands sjukhus, lämnar mina röntgenbilder och utlåtanden till {clinic}.",
    "Jag samtycker till att uppgifter om mig (bilder och svar från röntgen) lämnas ut till {clinic}, enligt "
    "offentlighets- och sekretesslagen 10 kap. 1 §.",
    "Jag häver sekretessen gentemot {clinic} för de röntgenundersökningar som anges i beställningen.",
    "Mitt medgivande: {clinic} får ta del av bilder och utlåtanden från Region Halland. Jag kan när som helst ångra "
    "mig.",
)
SWORN_HEADS = ("PATIENTENS SAMTYCKE", "Medgivande till utlämnande", "Samtyckesblankett", "Bilaga 1. Samtycke")


def consent_page(sheet: Sheet, truth: Truth, is_signed: bool) -> None:
    """A consent with the patient's name and number, and the line that is signed or still empty."""
    whose = truth.consent_patient or truth.patient
    if whose is None:
        raise ValueError("a consent page needs a patient")
    rng, sheet.y = sheet.rng, 20
    words = Chosen(rng.choice((TELEFAX, HALF, REFERRAL)), rng)
    sheet.heading(rng.choice(SWORN_HEADS), after=5)
    text = rng.choice(SWORN).format(clinic=truth.clinic or "beställaren")
    who = [(words["name"], whose.name), (words["identity"], whose.printed)]
    upside = rng.random() < 0.4
    if upside:
        sheet.paragraph(text, after=5)
    for label, value in who:
        sheet.text(sheet.left, sheet.y, label)
        sheet.text(sheet.left + 62, sheet.y, value)
        sheet.y += sheet.line_mm + 3
    if not upside:
        sheet.paragraph(text, after=5)
    sheet.y += 8
    label = rng.choice(("Ort och datum", "Datum", "Den"))
    sheet.text(sheet.left, sheet.y, label)
    sheet.rule(sheet.left + 40, sheet.y + 5, sheet.left + 100, sheet.y + 5)
    if is_signed:
        sheet.text(sheet.left + 42, sheet.y - 0.8, words.day(truth.ordered_on))
    sheet.y += 18
    if is_signed:
        sheet.signature(sheet.left + 10, sheet.y - 9, 58, 10)
    sheet.rule(sheet.left, sheet.y + 2, sheet.left + 95, sheet.y + 2)
    sheet.y += 3.5
    sheet.text(sheet.left, sheet.y, rng.choice(("Patientens underskrift", "Namnteckning patient", "Underskrift")))
    sheet.y += 10


def cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet in a frame, with hours and telephones that matter to nobody."""
    rng = sheet.rng
    sheet.text(sheet.left, 22, rng.choice(("TELEFAX", "FAXFÖRSÄTTSBLAD", "Fax")), size=24, bold=True)
    sheet.y = 42
    rows = [("TILL", desk), ("FRÅN", truth.clinic or truth.doctor), ("DATUM", truth.ordered_on),
            ("ANTAL SIDOR", f"{pages} (med denna)"), ("TELEFON", truth.phone)]  # fmt: skip
    for label, value in rows:
        if value:
            tall = len(sheet.wrap(value, 118)) * sheet.line_mm + 4
            sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + tall)
            sheet.text(sheet.left + 2, sheet.y + 1.6, label, bold=True)
            sheet.lines(sheet.left + 48, sheet.y + 1.6, value, 118)
            sheet.y += tall
    sheet.y += 8
    sheet.y += numbers(sheet, sheet.left, sheet.y) + 4
    sheet.y += hours(sheet, sheet.left, sheet.y, 150) + 6
    sheet.paragraph(
        "Faxet innehåller uppgifter under sekretess. Har det kommit fel: ring oss och förstör alla sidor.",
        size=max(7.0, sheet.size_pt - 2),
    )


def several(sheet: Sheet, truths: list[Truth], labels: Labels, desk: str, rng: Random) -> None:
    """One list of patients with what each was examined for, and one sender for all."""
    del labels
    words, first = Chosen(COLUMNS, rng), truths[0]
    sheet.left, sheet.right, sheet.y = 13, 197, 13
    sheet.heading(rng.choice(("Beställning, flera patienter", "Samlad beställning", "Patientlista, beställning")))
    rows = [(words["to"], desk), (words["clinic"], first.clinic), (words["doctor"], orderer(first, words)),
            (words["phone"], first.phone), (words["fax"], first.fax), (words["reference"], first.reference),
            (words["ordered"], words.day(first.ordered_on)), (words["wanted"], wanted(first, words)),
            (words["recipient"], first.image_recipient), (words["purpose"], first.purpose)]  # fmt: skip
    for label, value in rows:
        if value:
            sheet.text(sheet.left, sheet.y, label, bold=True)
            sheet.y += sheet.lines(sheet.left + 48, sheet.y, value, sheet.right - sheet.left - 48) + 0.8
    sheet.y += 3
    asks = first.type != "region_clinic"
    _list(sheet, truths, words, asks=asks)
    sheet.y += 4
    signed(sheet, words)


def _list(sheet: Sheet, truths: list[Truth], words: Chosen, *, asks: bool) -> None:
    wides = [42.0, 36.0, 56.0, 26.0, *([30.0] if asks else [])]
    scale = (sheet.right - sheet.left) / sum(wides)
    table = [[words["name"], words["identity"], words["exam"], words["date"], *(["Muntl. samtycke"] if asks else [])]]
    for truth in truths:
        if truth.patient is None:
            raise ValueError("a row needs a patient")
        row = [
            named(truth.patient, COLUMNS),
            truth.patient.printed,
            "\n".join(exam_value(exam, words) for exam in truth.exams),
            "\n".join(words.day(exam.date) if exam.date else "" for exam in truth.exams),
        ]
        table.append([*row, *(["Ja" if truth.consent == "oral" else ""] if asks else [])])
    kept = sheet.size_pt
    sheet.size_pt = min(kept, 10.0)
    for place, row in enumerate(table):
        pieces = [Piece("cell", "", text) for text in row]
        high_as = [
            high(sheet, piece, wide * scale - 3, "typed", bold=place == 0)
            for piece, wide in zip(pieces, wides, strict=True)
        ]
        tall = max(high_as) + 2
        x = sheet.left
        for piece, wide in zip(pieces, wides, strict=True):
            put(sheet, piece, x + 1.5, sheet.y + 1, wide * scale - 3, "typed", bold=place == 0)
            x += wide * scale
        sheet.y += tall
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.5 if place == 0 else 0.2)
    sheet.size_pt = kept


def non_order(sheet: Sheet, looks_like: str, rng: Random, cast: Cast) -> None:
    """A page that is no order: a request for a new examination or a summons of this set's own, or one of all sets'."""
    if looks_like == "referral":
        _rows(sheet, "RÖNTGENREMISS", _new_examination(rng, cast))
    elif looks_like == "appointment":
        _rows(sheet, "KALLELSE TILL BESÖK", _visit(rng, cast))
    else:
        nonorders.draw(sheet, looks_like, rng, cast)


def _new_examination(rng: Random, cast: Cast) -> list[tuple[str, str]]:
    who, words = people.person(rng, cast), Chosen(JOURNAL, rng)
    return [("REMITTERANDE ENHET", rng.choice(cast.region)), ("REMITTENT", people.doctor(rng, cast)),
            (words["name"], who.name), (words["identity"], who.printed), ("REMISSDATUM", "2026-11-12"),
            ("ÖNSKAD UNDERSÖKNING", rng.choice(("DT buk", "MR ländrygg", "Ultraljud hals"))),
            ("ANAMNES", "Buksmärta till och från i två månader. Avföringsrubbning. Inget blod. Ingen feber."),
            ("FRÅGESTÄLLNING", "Förändring? Divertikulit?"), ("KREATININ", "74 (2026-11-09)"),
            ("ÖVERKÄNSLIG FÖR KONTRAST", "Nej"), ("ÖNSKAS UTFÖRD", "Inom 14 dagar, kallelse till hemmet")]  # fmt: skip


def _visit(rng: Random, cast: Cast) -> list[tuple[str, str]]:
    who = people.person(rng, cast)
    return [("PATIENT", who.name), ("PERSONNUMMER", who.printed), ("MOTTAGNING", rng.choice(cast.region)),
            ("TID", "Onsdag 9 december 2026 kl. 13.20"), ("PLATS", rng.choice(STREETS)),
            ("ATT TÄNKA PÅ", "Kom i god tid. Ät som vanligt. Lämna återbud senast dagen innan.")]  # fmt: skip


def _rows(sheet: Sheet, title: str, rows: list[tuple[str, str]]) -> None:
    sheet.heading(title, after=4)
    for label, value in rows:
        sheet.text(sheet.left, sheet.y, label, size=max(6.5, sheet.size_pt - 3), bold=True)
        sheet.y += sheet.line_mm * 0.8
        sheet.y += sheet.lines(sheet.left, sheet.y, value, sheet.right - sheet.left) + 2
