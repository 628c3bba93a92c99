"""Consent on paper: a page in the patient's own words, and whether it is signed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Entry, Form
from intake.extract.layout.sheet import Run
from intake.extract.prose.statements import statements
from intake.extract.values.letters import CAPITAL, undotted
from intake.extract.values.name_shapes import SMALL_WORDS
from intake.extract.wordings.known import fold
from intake.model import Box, Evidence, Ink, Page

_GIVES = r"(?:samtycker|godkanner|medger|tillater|lamnar harmed|ger)"
_OWN_WORDS = re.compile(
    rf"\bjag\b[^!?]{{0,140}}?\b{_GIVES}\b|\b{_GIVES}\s+jag\b|\bundertecknad\b[^!?]{{0,140}}?\b{_GIVES}\b"
)
_OF_CONSENT = re.compile(r"samtyck|medgiv|godkann|tillat|medger|tillstand|tillatelse")
_HANDED_OVER = re.compile(r"bild|utlat|svar|journal|uppgift|material|rontgen")
_MINE = re.compile(r"\bmin\b|\bmina\b|\bmitt\b|\bmig\b")
_ORDERS = re.compile(
    r"\b(?:onskar|onskas|bestall\w*|vill ha|vill fa|begar|rekvir\w*|ber om|ber att|skulle vilja|skulle behova"
    r"|behover)\b"
)
_OWN_REFUSAL = re.compile(
    r"\bjag (?:\w+ )?(?:samtycker|medger|godkanner|tillater) (?:\w+ )?(?:inte|ej)\b|\b(?:samtycker|medger"
    r"|godkanner) (?:inte|ej)\b"
    r"|\bjag (?:harmed )?(?:vagrar|aterkallar|motsatter mig|drar tillbaka|tar tillbaka)\b"
    r"|\b(?:harmed )?aterkallar jag\b"
    r"|\bjag vill (?:inte|ej)\b"
)
_OF_STAFF = re.compile(
    r"lakar|behandlar|vardgivar|bestallar|personal|mottagar|vittn|terapeut|skotersk|handlagg|remitter|ordiner|ansvarig"
)


def own_words(text: str) -> bool:
    """Does the patient consent here in their own words, and ask for nothing?"""
    bare = " ".join(undotted(text).split())
    found = _OWN_WORDS.search(bare)
    return (
        found is not None
        and _OF_CONSENT.search(bare) is not None
        and _HANDED_OVER.search(bare) is not None
        and (_MINE.search(bare) is not None or "lamnas ut" in bare)
        and not _ORDERS.search(bare)
    )


def refuses(form: Form, choices: tuple[Choice, ...]) -> Run | None:
    """The words of a consent page in which the patient refuses or takes back; unmarked boxes say nothing."""
    for statement in statements(form, choices):
        if _OWN_REFUSAL.search(statement.bare):
            return statement.run
    return None


_WRITER = re.compile(rf"\b[Jj]ag,?\s+(?P<name>{CAPITAL}[\w'-]+(?:\s+{SMALL_WORDS}{CAPITAL}[\w'-]+)+)")


def names_other(form: Form, patient: str) -> bool | None:
    """False where a letter of consent ("Jag, Anna Ek, …") is written by somebody else than the patient, True where by
    the patient; ``None`` where it does not say who writes."""
    writer = _WRITER.search(form.sheet.text)
    if writer is None:
        return None
    mine, theirs = (set(re.findall(r"\w+", undotted(text))) for text in (patient, writer["name"]))
    return mine <= theirs or theirs <= mine


THINNEST_MM = 0.5
"""Writing crosses each of its columns more than once: its ink, heaped up, is thicker than a printed rule."""


@dataclass(frozen=True)
class Signature:
    """Whether a signature line bears one. ``sure`` is false where ink is there but may be something else."""

    signed: bool
    sure: bool
    evidence: tuple[Evidence, ...]


def patient_signature(form: Form, *, on_order: bool = False) -> Signature | None:
    """The patient's signature line of a page, and whether it is signed; ``None`` without such a line.

    ``on_order``: the page is an order, where "Samtycke" heads a section and who signs at the end is who orders.
    """
    entries = [e for e in form.entries if e.kind == "patient_signature"]
    own = own_words(form.sheet.text) or (consent_heading(form) and not on_order)
    if not entries and own:
        entries = [e for e in form.entries if e.kind == "signature" and not _OF_STAFF.search(undotted(e.label.text))]
    results = [_signed(form, entry) for entry in entries]
    if not results and own_words(form.sheet.text):
        results = [_signed_below(form)]
    for result in results:
        if result.signed and result.sure:
            return result
    return next((r for r in results if r.signed), results[0] if results else None)


def _signed(form: Form, entry: Entry) -> Signature:
    """Ink or a written name right of, above or below the label, within 25 mm."""
    page = form.sheet.page
    zone = _zone(page, entry.label.box)
    inks = [ink for ink in page.inks if _touches(ink.box, zone) and _is_writing(ink, page)]
    if inks:
        ink = max(inks, key=lambda i: i.box.x1 - i.box.x0)
        wide = ink.box.x1 - ink.box.x0 > page.dpi * 10 / 25.4
        return Signature(True, wide, (Evidence(page.number, ink.box, "[underskrift]"),))
    words = [w for w in entry.value.words if re.search(r"[A-Za-zÅÄÖåäö]{2}", w.text)]
    written = Run(page.number, tuple(words))
    if written and not re.search(r"datum|ort|namn|telefon|\bdatum\b", undotted(written.text)):
        # Words without ink: handwriting that was read as print, a typed name, or noise on the line.
        return Signature(True, False, written.evidence())
    return Signature(False, True, entry.label.evidence())


def _signed_below(form: Form) -> Signature:
    """A letter of consent has no line to sign on: writing below its words."""
    page = form.sheet.page
    about = [r for r in form.sheet.rows if own_words(r.run.text) or "samtyck" in undotted(r.run.text)]
    last = max((row.box.y0 for row in about), default=0)
    inks = [ink for ink in page.inks if ink.box.y1 > last and _is_writing(ink, page)]
    if not inks:
        return Signature(False, True, ())
    ink = max(inks, key=lambda i: i.box.x1 - i.box.x0)
    return Signature(True, ink.box.x1 - ink.box.x0 > page.dpi * 10 / 25.4,
                     (Evidence(page.number, ink.box, "[underskrift]"),))  # fmt: skip


def _zone(page: Page, label: Box) -> Box:
    mm = page.dpi / 25.4
    return Box(int(label.x0 - 5 * mm), int(label.y0 - 25 * mm), int(label.x1 + 110 * mm), int(label.y1 + 9 * mm))


def _touches(box: Box, zone: Box) -> bool:
    middle_y = (box.y0 + box.y1) / 2
    return box.x0 < zone.x1 and box.x1 > zone.x0 and zone.y0 <= middle_y <= zone.y1


def _is_writing(ink: Ink, page: Page) -> bool:
    mm = page.dpi / 25.4
    width, height = ink.box.x1 - ink.box.x0, ink.box.y1 - ink.box.y0
    if ink.share * height < THINNEST_MM * mm:
        return False  # the line to sign on, a little aslant
    return width > 5 * mm and 1.5 * mm < height < 45 * mm and ink.share < 0.65


def consent_heading(form: Form) -> bool:
    """Does the page call itself a consent form in one of its first lines?"""
    for row in form.sheet.rows[:7]:
        folded = fold(row.run.text)
        short = len(row.words) <= 9 and not row.marks and not row.run.text.endswith(".")
        said = re.search(r"(?:har|muntligt|finns|bifogas|lamnat)", folded)
        if short and not said and re.search(r"samtyck|medgivande|fullmakt", folded):
            return True
    return False
