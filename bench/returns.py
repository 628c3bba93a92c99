"""Simulated returns: forms filled in by pen, faxed back, and joined by the real flow. ``python -m bench.returns``.

Each return has an order and a token of its own in a real store. The real printer prints each kind of form once; its
codes are drawn anew for each return. Codes, ticks and ink are read by the real reader; words are not, for their cost,
so a page that lies upside down stays so, which is harder than the real thing. Fields filled in by hand count as right
when they are put before a person, never when they are guessed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import segno
from PIL import Image, ImageDraw

from bench.faxes.line import Damage, random_damage, transmit
from bench.faxes.paper import DPI, HANDS, Sheet, has_hand, px
from intake import config, judging, pipeline
from intake.blobs import Folder
from intake.draft import Letterhead, Outgoing, case_of, questions_for, sheets
from intake.extract.our_forms.places import MM_PER_INCH
from intake.house import House, open_house
from intake.model import FIELD_NAMES, Examination, Field, Order, Page, PageKind, Reading, RecipientKind, RequesterType
from intake.outcome import build_outcome
from intake.paper import print_sheets
from intake.read.clean import clean, rules_mask
from intake.read.codes import find_codes, without_modules
from intake.read.ink import FORM_STROKE_MM, find_inks
from intake.read.marks import box_areas, find_check_boxes
from intake.read.raster import Raster, bounded
from intake.read.streaks import without_streaks
from intake.read.upright import find_turn
from intake.reference import reference
from intake.replying import pictures
from intake.return_form import CODES, FormCode, FormPage, Placed, QuestionKind, ReturnForm, layout
from intake.store.codec import PAGES

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LETTERHEAD = {"hospital": "Hallands sjukhus Halmstad", "phone": "035-00 00 00", "fax": "035-00 00 01"}
NAMES = ("Anna Lind", "Bo Ask", "Eva Berg", "Per Ek", "Maria Holm", "Nils Öberg", "Åsa Ström")
REASONS = (
    "Behandlas för ryggsmärta, behöver se diskbråck",
    "Knäskada, rehab pågår sedan maj",
    "Axelbesvär efter fall, inför träning",
)

_COMPLETE: Mapping[str, str | bool] = {
    "requester_type": "private", "requesting_clinic": "Solhagens läkarhus", "doctor": "Eva Berg",
    "image_recipient": "Röntgen Solhagen", "report_recipient": "Röntgen Solhagen", "patient_name": "Tolvan Tolvansson",
    "identity_number": "191212121212", "wants_images": True, "wants_report": True, "consent": "oral",
    "consent_document": "none", "relevance": "yes",
}  # fmt: skip
KINDS: Mapping[str, Mapping[str, str | bool | None]] = {
    "private, no consent": {"consent": "none"},
    "private, much missing": {"consent": "none", "doctor": None, "image_recipient": None},
    "physiotherapist": {"requester_type": "physiotherapist", "consent": "none", "relevance": "not_stated"},
    "naprapath": {"requester_type": "naprapath", "consent": "none"},
    "chiropractor": {"requester_type": "chiropractor", "consent": "none", "relevance": "not_stated"},
    "clinic": {"requester_type": "region_clinic", "requesting_clinic": "Medicinmott HSV", "doctor": None,
               "report_recipient": None},
}  # fmt: skip


def order_of(kind: str) -> Order:
    """An invented order that lacks what ``kind`` says."""
    values = {**_COMPLETE, **KINDS[kind]}
    media = RecipientKind.MEDIA_UNIT
    return Order(
        pages=(1,),
        is_order=True,
        fields={n: Field(v, str(v), 0.99) if (v := values.get(n)) is not None else Field() for n in FIELD_NAMES},
        examinations=(
            Examination(
                Field("CT", "CT", 0.99),
                Field("torax", "torax", 0.99),
                Field("none"),
                Field("2025-01-15", "2025-01-15", 0.99),
                Field("CT torax", "CT torax", 0.99),
            ),
        ),
        requester_candidates=(RequesterType(str(values["requester_type"])),),
        image_recipient_kind=media if values["image_recipient"] else RecipientKind.MISSING,
        report_recipient_kind=media if values["report_recipient"] else RecipientKind.MISSING,
    )


# --- the desk's side ---------------------------------------------------------------------------------------------


def open_desk(root: Path) -> House:
    settings = config.load(
        Path("/dev/null"),
        overrides={"storage.var": str(root), **{f"letterhead.{k}": v for k, v in LETTERHEAD.items()}},
        environ={},
    )
    return open_house(settings)


def arrive(house: House, content: bytes, at: datetime = AT) -> str:
    """Enter a fax without a file; its bytes are only its name here."""
    sha256 = hashlib.sha256(content).hexdigest()
    house.store.record_arrival(sha256, f"{sha256[:8]}.tif", len(content), at, f"{sha256}.tif", sha256)
    return sha256


def ask(house: House, kind: str, number: int) -> tuple[str, ReturnForm]:
    """An order of ``kind`` in review, and its return form."""
    sha256 = arrive(house, f"{kind}-{number}".encode())
    order, named = order_of(kind), reference(sha256, 1)
    decision, drafts = judging.redecide(order, house.settings, order_reference=named, received_at=AT, rules=house.rules)
    reading = Reading((PageKind.ORDER,), (order,))
    page = Page(1, 1728, 2292, 204, 204, 98, 0, 0.0, 1.0)
    outcome = build_outcome("order.tif", sha256, AT, (page,), reading, (decision,), (drafts,), house.rules.versions)
    house.store.save_reading(outcome, reading, (decision,), (drafts,), AT)
    asks = {code: words.sv for code, words in house.rules.routine.asks.items()}
    questions = questions_for(order, decision, templates=house.rules.templates, language="sv", ask_words=asks)
    return named, house.store.make_form(named, 1, questions, "bench", AT)


def printed(house: House, form: ReturnForm, cache: Path) -> list[Image.Image]:
    """The sheets of a form at 300 dpi in grey, from the real PDF."""
    record = house.store.order(form.reference)
    case = case_of(
        record.order,
        record.decision,
        templates=house.rules.templates,
        letterhead=Letterhead(**house.settings.letterhead.model_dump()),
        reference=form.reference,
        received_at=AT,
        ask_words={code: words.sv for code, words in house.rules.routine.asks.items()},
    )
    made = sheets(case, "reply_completion", Outgoing(AT.date(), "Test"), form, pictures(form))
    document = pdfium.PdfDocument(print_sheets(made.html, Folder(cache)).pdf)
    count = len(layout(form.questions))
    pages = [document[len(document) - count + number] for number in range(count)]
    return [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in pages]


# --- the requester's side ----------------------------------------------------------------------------------------


@dataclass
class Filled:
    """What was put on a form: for each ask the marked options, or ``written``; nothing where left empty."""

    marked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    typed: dict[str, str] = field(default_factory=dict)


def fill(sheet: Image.Image, page: FormPage, token: str, rng: Random, filled: Filled, *, codes: str = "AB") -> Sheet:
    """One sheet with its own codes, filled in by hand; ``codes``: those that can be read."""
    paper = Sheet(rng, "Liberation Sans", 11, hand=rng.choice(["", *(h for h in HANDS if has_hand(h))]))
    paper.image = sheet.copy()
    paper.draw = ImageDraw.Draw(paper.image)
    for letter, place in CODES.items():
        code = segno.make_qr(FormCode(page.number, letter, token).text, error="m", version=2, boost_error=False)
        modules = np.array([list(row) for row in code.matrix], dtype=np.uint8)
        picture = Image.fromarray(255 - 255 * modules).resize((px(place.w), px(place.h)), Image.Resampling.NEAREST)
        paper.image.paste(picture, (px(place.x), px(place.y)))
        if letter not in codes:
            paper.draw.rectangle((px(place.x + 3), px(place.y), px(place.x + 16), px(place.y + 32)), fill=0)
    for placed in page.questions:
        _answer(paper, placed, rng, filled)
    return paper


def _answer(paper: Sheet, placed: Placed, rng: Random, filled: Filled) -> None:
    ask_code = placed.question.ask
    if rng.random() < 0.08:
        filled.marked[ask_code] = ()
        return
    if placed.boxes:
        codes = [option.code for option in placed.question.options]
        if placed.question.kind is QuestionKind.CHOICE:
            chosen = [rng.choices(codes, [0.85] + [0.15] * (len(codes) - 1))[0]]
        else:
            chosen = [code for code in codes if rng.random() < 0.75] or codes[:1]
        filled.marked[ask_code] = tuple(chosen)
        for code, place in zip(codes, placed.boxes, strict=True):
            if code in chosen:
                paper.mark(place.x, place.y, place.w, rng.choice(["crossed", "crossed", "ticked", "ticked", "filled"]))
            elif rng.random() < 0.02:
                paper.mark(place.x, place.y, place.w, "struck")
                filled.struck.add(ask_code)
        return
    place = placed.fields[0]
    filled.written.add(ask_code)
    if placed.question.kind is QuestionKind.SIGNATURE:
        paper.signature(place.x + 6, place.y + 5, width=min(60.0, place.w - 20))
        return
    text = rng.choice(REASONS) if placed.question.kind is QuestionKind.REASON else rng.choice(NAMES)
    paper.by_hand(place.x + 4, place.y + 4, text)


# --- reading without words ---------------------------------------------------------------------------------------


def look(pixels: Image.Image, x_dpi: float, y_dpi: float, number: int = 1) -> Page:
    """A page as the reader makes it, without its words."""
    grey = np.asarray(pixels.convert("L"), np.uint8)
    raster = without_streaks(bounded(Raster(grey, x_dpi, y_dpi)))
    page = clean(raster, find_turn(raster))
    codes = find_codes(page.sharp)
    boxes = without_modules(find_check_boxes(page.ink, page.dpi), codes)
    explained = [*box_areas(boxes, margin_px=round(page.dpi / MM_PER_INCH)), *(code.box for code in codes)]
    inks, _ = find_inks(page.ink, rules_mask(page.ink, page.dpi), (), explained, page.dpi, stroke_mm=FORM_STROKE_MM)
    height, width = page.sharp.shape
    return Page(
        number, width, height, page.dpi, round(raster.x_dpi), round(raster.y_dpi), page.turn.turned_deg,
        page.turn.skew_deg, 1.0, (), boxes, inks, False, None, codes,
    )  # fmt: skip


# --- measuring ---------------------------------------------------------------------------------------------------


_MISSES = frozenset(
    {"not joined", "WRONG JOIN", "tick wrong", "tick read from an empty box", "writing not seen", "signature not seen",
     "writing GUESSED", "empty field to a person"}
)  # fmt: skip


def measure(count: int, resolution: str, seed: int, root: Path, *, keep: Path | None = None) -> Counter[str]:
    """Send ``count`` forms back at ``resolution`` and count what became of them."""
    rng = Random(f"{seed}-{resolution}")
    house = open_desk(root / f"var-{resolution}")
    blank: dict[str, list[Image.Image]] = {}
    out: Counter[str] = Counter()
    for number in range(count):
        kind = list(KINDS)[number % len(KINDS)]
        named, form = ask(house, kind, number)
        if kind not in blank:
            blank[kind] = printed(house, form, root / "cache")
        filled = Filled()
        pages = layout(form.questions)
        papers = [fill(s, p, form.token, rng, filled) for s, p in zip(blank[kind], pages, strict=True)]
        damage = _damage(rng)
        scans = [
            transmit(_fitted(p.image, rng), resolution, damage, "2026-03-02 09:14  0346 00 00", rng) for p in papers
        ]
        seen = tuple(look(s.image, s.x_dpi, s.y_dpi, n) for n, s in enumerate(scans, 1))
        sha256 = arrive(house, f"return-{number}".encode(), AT + timedelta(days=3))
        folder = house.pages_folder(sha256)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pages.json").write_text(PAGES.encode(seen), encoding="utf-8")
        pipeline.understand_step(house, sha256)
        verdicts = list(_judged(house, sha256, kind, named, filled))
        out.update(verdicts)
        bad = _MISSES & {*verdicts}
        if bad and keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            for n, s in enumerate(scans, 1):
                s.image.save(keep / f"{resolution}-{number}-{n}-{'-'.join(sorted(bad)).replace(' ', '_')}.png")
            print(number, kind, bad, damage.words, filled, flush=True)
    house.store.close()
    return out


def _damage(rng: Random) -> Damage:
    """As the lines of the accuracy report: mostly little, sometimes much; every sixth sheet upside down."""
    level = rng.choices([0, 1, 2, 3], [25, 35, 25, 15])[0]
    damage = random_damage(rng, level)
    turned = 180 if rng.random() < 1 / 6 else damage.turned_deg
    return replace(damage, turned_deg=turned, skew_deg=rng.uniform(-3, 3) if rng.random() < 0.5 else damage.skew_deg)


def _fitted(sheet: Image.Image, rng: Random) -> Image.Image:
    """Some machines shrink the sheet a little to fit their line."""
    if rng.random() < 0.7:
        return sheet
    scale = rng.uniform(0.95, 1.0)
    small = sheet.resize((round(sheet.width * scale), round(sheet.height * scale)), Image.Resampling.BICUBIC)
    out = Image.new("L", sheet.size, 255)
    out.paste(small, ((sheet.width - small.width) // 2, rng.randint(0, sheet.height - small.height)))
    return out


def _judged(house: House, sha256: str, kind: str, named: str, filled: Filled) -> Iterator[str]:
    fax = house.fax(sha256)
    yield "returns"
    if fax.joined != (named,):
        yield "WRONG JOIN" if fax.joined else "not joined"
        return
    yield "joined"
    order = house.store.order(named).order
    for ask_code, values in _truth(filled).items():
        fields = [order.fields[name] for name in values]
        flagged = any(each.flags for each in fields)
        if tuple(each.value for each in fields) == tuple(values.values()) and not flagged:
            yield "tick right"
        elif flagged:
            yield "tick to a person"
        else:
            yield "tick wrong" if filled.marked[ask_code] else "tick read from an empty box"
    yield "remark seen where none is" if _remarked(order) else "no remark"
    before = order_of(kind)
    for ask_code in sorted(filled.written | {name for name, marked in filled.marked.items() if not marked}):
        name = {"written_consent": "consent_document"}.get(ask_code, ask_code)
        if name not in order.fields:
            continue  # boxes
        one, was = order.fields[name], before.fields[name].value
        if ask_code in filled.written:
            seen = "to a person" if one.flags else "not seen" if one.value == was else "GUESSED"
            yield f"{'signature' if ask_code == 'written_consent' else 'writing'} {seen}"
        elif ask_code not in ("oral_consent", "self_referred"):
            yield "empty field left alone" if not one.flags and one.value == was else "empty field to a person"


def _remarked(order: Order) -> bool:
    return any("utanför" in each.text for each in order.flags)


def _truth(filled: Filled) -> dict[str, dict[str, str | bool]]:
    """For each question with boxes the fields that it sets, and to what."""
    truth: dict[str, dict[str, str | bool]] = {}
    for ask_code, marked in filled.marked.items():
        if ask_code == "oral_consent":
            truth[ask_code] = {"consent": "oral" if marked == ("yes",) else "none"}
        elif ask_code in ("own_referral", "self_referred") and marked:
            truth[ask_code] = {"self_referred": "yes" if marked == ("yes",) else "no"}
        elif ask_code == "wants" and marked:
            truth[ask_code] = {"wants_images": "images" in marked, "wants_report": "report" in marked}
    return truth


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resolutions", nargs="+", default=["standard", "fine"])
    parser.add_argument("--keep", type=Path, help="write the pages of every miss here")
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args(arguments)
    figures: dict[str, Any] = {"seed": given.seed, "on": date.today().isoformat()}
    for resolution in given.resolutions:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="intake-returns-") as folder:
            counted = measure(given.count, resolution, given.seed, Path(folder), keep=given.keep)
        figures[resolution] = dict(sorted(counted.items()))
        share = counted["joined"] / counted["returns"]
        print(f"{resolution}: {share:.1%} of {counted['returns']} joined, {counted['WRONG JOIN']} wrong; "
              f"{time.monotonic() - started:.0f} s")  # fmt: skip
        print(json.dumps(figures[resolution], indent=2))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
