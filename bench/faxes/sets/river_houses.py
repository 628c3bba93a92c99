"""The senders of the river set: each its own paper, its own words, its own order of fields and manner of ticking."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faxes.faxset import Letter
from bench.faxes.layouts import Layout
from bench.faxes.paper import Sheet
from bench.faxes.sets import river_frames as frames
from bench.faxes.sets import river_frames_more as more
from bench.faxes.sets.river_form import form
from bench.faxes.sets.river_paper import House, Paper
from bench.faxes.sets.river_words import ASKING, OFFICIAL, PLURAL, TERSE, rows
from bench.faxes.truth import Truth
from bench.faxes.wording import Form

Frame = Callable[[Paper], None]


def _titles(both: str, report: str, neutral: str) -> dict[str, tuple[str, ...]]:
    """Titles of an order of images, of a report alone, and of one that does not say what it wants."""
    return rows(f"both | {both}\nreport | {report}\nwish_open | {neutral}")


BOTH = "Beställning av bilder och utlåtande; Beställning av röntgenmaterial; Begäran om bilder och utlåtande"
REPORT = "Beställning av utlåtande; Begäran om röntgenutlåtande; Beställning, röntgenutlåtande"
OPEN = "Beställning; Beställningsblankett, röntgen; Beställning från röntgenarkivet"
USUAL = _titles(BOTH, REPORT, OPEN)
ORDER_FORM = _titles("Beställningsblankett röntgenbilder/utlåtande; Rekvisition av röntgenmaterial"
                     "; Blankett R2, rekvisition",
                     "Rekvisition av utlåtande; Blankett R2, rekvisition; Beställningsblankett utlåtande",
                     "Rekvisition; Blankett R2, rekvisition; Beställningsblankett")  # fmt: skip
ASKED = _titles("Frågor vid beställning av röntgenmaterial; Begäran om material från röntgen; Formulär för beställning",
                "Frågor vid beställning av utlåtande; Formulär för beställning; Begäran om utlåtande",
                "Formulär för beställning; Frågor vid beställning; Begäran")  # fmt: skip
PATIENTS = _titles("Patientens begäran om handlingar från röntgen; Begäran från patient: bilder och utlåtande"
                   "; Jag vill ha kopior från röntgen",
                   "Begäran från patient om röntgenutlåtande; Patientens begäran om kopia av utlåtande"
                   "; Jag vill ha mitt röntgenutlåtande",
                   "Begäran från patient; Patientens begäran; Jag vill ha kopior")  # fmt: skip
PATIENT_WORDS = rows("""
    self | Jag som begär är; Den som begär; Jag är
    relative | Anhörigs namn; Namn på anhörig; Ombudets namn
    phone | Telefon dagtid; Här når du mig; Mobil/telefon
    ordered | Dagens datum; Datum; Begäran gjord
    exam | Vilken undersökning; Undersökning; Jag undersöktes med
    date | När; Datum för undersökningen; Undersökningsdag
    wanted | Jag vill ha; Det jag begär; Kopia av
    purpose | Jag behöver det för; Orsak; Varför
    urgency | Behöver det senast; Om det är bråttom, när; Senast
    remarks | Annat som vi behöver veta; Övrigt; Berätta mer här
    s_orderer | Om dig; Vem begär; Sökande
    s_patient | Den som undersöktes; Patient; Uppgifter om patienten
    s_order | Begäran; Undersökningen; Det gäller
    s_consent | Övrigt; Mer information; Kommentarer
    """)
PATIENT_FIRST = ("patient", "orderer", "order", "consent")
ORDER_FIRST = ("order", "patient", "orderer", "consent")
ORDERER_LAST = ("patient", "order", "consent", "orderer")
CONSENT_EARLY = ("patient", "consent", "order", "orderer")

HOUSES: dict[str, tuple[Frame, House]] = {
    "small_captions": (frames.captioned, House(USUAL, OFFICIAL, PATIENT_FIRST, starred=True)),
    "labels_beneath": (frames.under_line, House(USUAL, PLURAL, first=("doctor", "therapist"), head="right")),
    "instruction_column": (frames.instructed, House(ORDER_FORM, OFFICIAL, consent="three", helps=0.95)),
    "three_across": (frames.three_pairs, House(USUAL, TERSE, PATIENT_FIRST, exams="rows", head="right")),
    "two_blocks": (frames.side_by_side, House(ORDER_FORM, OFFICIAL, exams="parted", consent="one", helps=0.5)),
    "numbered_questions": (frames.asked, House(ASKED, ASKING, ORDERER_LAST, head="below", helps=0.9)),
    "steps": (frames.stepwise, House(USUAL, PLURAL, PATIENT_FIRST, exams="rows", consent="one", upright=True)),
    "explained_labels": (more.explained, House(USUAL, OFFICIAL, consent="three", upright=True, helps=0.95)),
    "footnotes": (more.footnoted, House(ORDER_FORM, PLURAL, ORDERER_LAST, exams="parted", head="right")),
    "sticker": (more.sticker, House(USUAL, TERSE, exams="rows", first=("wanted",), helps=0.6)),
    "print_out": (more.leaders, House(ORDER_FORM, TERSE, PATIENT_FIRST, first=("ordered",), head="below")),
    "sentences": (more.sentences, House(USUAL, OFFICIAL, ORDER_FIRST, upright=True, helps=0.7)),
    "printed_list": (frames.captioned, House(ORDER_FORM, TERSE, exams="listed", consent="three", head="right")),
    "list_in_blocks": (frames.side_by_side, House(USUAL, PLURAL, exams="listed", first=("exams",), helps=0.6)),
    "hints_beside": (more.framed_hints, House(USUAL, OFFICIAL, CONSENT_EARLY, first=("identity",), helps=0.9)),
    "letters_for_boxes": (more.keyed, House(ORDER_FORM, PLURAL, ORDER_FIRST, consent="one", head="below")),
}
OF_PATIENTS: dict[str, tuple[Frame, House]] = {
    "patient_form": (more.explained, House(PATIENTS, OFFICIAL, PATIENT_FIRST, own=PATIENT_WORDS, helps=0.9)),
    "patient_steps": (frames.stepwise, House(PATIENTS, OFFICIAL, own=PATIENT_WORDS, head="below")),
    "patient_questions": (frames.asked, House(PATIENTS, ASKING, own=PATIENT_WORDS, upright=True)),
}


def _layout(frame: Frame, house: House) -> Layout:
    def draw(sheet: Sheet, made: Form) -> None:
        frame(Paper(sheet, made, house))

    return draw


def _of_patients(frame: Frame, house: House) -> Letter:
    """A form that nobody but patients is given, so no sender's."""

    def draw(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
        made = form(truth, rng, OFFICIAL, (desk,), boxes=rng.random() < 0.65)
        frame(Paper(sheet, made, house))

    return draw


LAYOUTS: dict[str, Layout] = {name: _layout(*pair) for name, pair in HOUSES.items()}
PATIENT_FORMS: dict[str, Letter] = {name: _of_patients(*pair) for name, pair in OF_PATIENTS.items()}
