"""One fax from its plan: pages drawn, sent over the line, written to a file; the expected outcome beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from bench.faxes import files, written
from bench.faxes.cast import Cast
from bench.faxes.expected import expected
from bench.faxes.faxset import FaxSet
from bench.faxes.line import Damage, random_damage, transmit
from bench.faxes.other_names import with_other_names
from bench.faxes.paper import FACES, Printed, Sheet, has_face, has_hand, px
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import SETS
from bench.faxes.truth import Truth
from bench.faxes.wording import Form


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides a fax beside its scenario."""

    scenario: str
    seed: str
    layout: str
    damage: Damage
    resolution: str = "fine"
    container: str = "pdf-g4"  # pdf-g4, pdf-jpeg, tiff-g4, tiff-g3
    set_name: str = "open"
    face: str = "Liberation Sans"
    size_pt: float = 11.0
    boxes: bool = True
    cover: bool = False
    stamp: bool = False
    text_layer: str = ""
    tagged_square: bool = False
    committed: bool = False  # only the published test numbers
    names: str = ""  # people called otherwise than in the set: a kind of ``other_names.KINDS``
    changes: dict[str, Any] = field(default_factory=dict)  # what a sample fixes in the truth


@dataclass(frozen=True, slots=True)
class FaxFile:
    """A finished fax: its bytes, how its name ends, and what must come of it."""

    content: bytes
    suffix: str
    expected: dict[str, Any]
    plan: Plan
    sheets: tuple[Sheet, ...] = ()
    headers: tuple[str, ...] = ()  # what the sender's machine prints above each page


class OverfullError(ValueError):
    """What is to be written does not fit on one page in this type size."""


def random_fax(
    seed: int,
    index: int,
    set_name: str = "open",
    *,
    levels: tuple[int, ...] = (0, 1, 2, 3, 4),
    sent: bool = True,
    names: str = "",
) -> FaxFile:
    """Fax ``index`` of the run ``seed``, in the planned type size or the largest smaller one that fits the page.

    Where it is not ``sent`` it is only drawn: it has sheets and no bytes. ``names``: see ``Plan``.
    """
    plan = replace(random_plan(seed, index, set_name, levels=levels), names=names)
    while True:
        try:
            return make(plan, sent=sent)
        except OverfullError:
            plan = replace(plan, size_pt=plan.size_pt - 1)


def make(plan: Plan, *, sent: bool = True) -> FaxFile:
    """The fax of ``plan``; the same plan gives the same bytes.

    Raises:
        FontsMissingError: a font of the plan is not installed.
    """
    drawing = Random(f"{plan.seed} drawing")
    if plan.set_name in written.HALVES:
        paper = written.paper(plan.layout)
        return _finished(plan, list(paper.truths), written.sheets(paper, drawing), drawing, sent=sent)
    rng = Random(plan.seed)
    faxes = SETS[plan.set_name]
    cast = replace(faxes.cast, committed=plan.committed)
    if plan.names:
        cast = with_other_names(cast, plan.names, plan.seed)
    truths = SCENARIOS[plan.scenario].build(rng, cast)
    for name, value in plan.changes.items():
        setattr(truths[0], name, value)
    if plan.layout in faxes.letters:  # a letter has no boxes: what a box said is said in words
        for truth in truths:
            truth.consent_boxes = None
            if truth.handwritten:
                raise ValueError("a letter has no fields to fill in by hand")
    elif not plan.boxes:
        for truth in truths:
            if truth.consent_words or truth.consent_boxes == ("empty", "empty"):
                truth.consent_boxes = None
    return _finished(plan, truths, _pages(plan, faxes, cast, truths, drawing), drawing, sent=sent)


def _finished(plan: Plan, truths: list[Truth], pages: list[Sheet], drawing: Random, *, sent: bool) -> FaxFile:
    content, headers = _sent(plan, truths, pages, drawing) if sent else (b"", ())
    suffix = ".pdf" if plan.container.startswith("pdf") else ".tif"
    return FaxFile(content, suffix, expected(plan, truths), plan, tuple(pages), headers)


def _pages(plan: Plan, faxes: FaxSet, cast: Cast, truths: list[Truth], rng: Random) -> list[Sheet]:
    """All pages in the order in which they are sent."""
    pages: list[Sheet] = []
    if (plan.cover or truths[0].cover) and truths[0].is_order:
        pages.append(_cover(plan, faxes, truths, rng))
    if truths[0].together:
        sheet = _sheet(plan, faxes, rng)
        faxes.several(sheet, truths, faxes.labels, rng.choice(cast.desks), rng)
        return [*pages, _fitting(sheet, plan)]
    for truth in truths:
        order = _order_pages(plan, faxes, cast, truth, rng)
        if truth.consent_document.startswith("attached"):
            consent = _consent(plan, faxes, truth, rng)
            order = [consent, *order] if truth.page_order == "consent_first" else [*order, consent]
        pages += order
    return pages


def _fitting(sheet: Sheet, plan: Plan) -> Sheet:
    if sheet.y > 285:
        raise OverfullError(f"{plan.scenario} {plan.seed}: the page is overfull")
    return sheet


def _sent(plan: Plan, truths: list[Truth], pages: list[Sheet], drawing: Random) -> tuple[bytes, tuple[str, ...]]:
    """The file as it comes over the line, and the line that the sender's machine prints above each page."""
    header = _header(truths[0], plan, drawing)
    headers = tuple(header.format(number=number, pages=len(pages)) for number in range(1, len(pages) + 1))
    scans = []
    for page, line in zip(pages, headers, strict=True):
        scans.append(
            transmit(page.image, plan.resolution, plan.damage, line, drawing, grey=plan.container == "pdf-jpeg")
        )
    return _written(plan, scans), headers


def _sheet(plan: Plan, faxes: FaxSet, rng: Random) -> Sheet:
    hands = [name for name in faxes.hands if has_hand(name)]
    return Sheet(rng, plan.face, plan.size_pt, hand=hands[hash_of(plan.seed) % len(hands)] if hands else "")


def hash_of(seed: str) -> int:
    """A number that depends on ``seed`` alone, and takes no draw from the chance of the page."""
    return Random(f"{seed} hand").randrange(1_000_000)


def _cover(plan: Plan, faxes: FaxSet, truths: list[Truth], rng: Random) -> Sheet:
    sheet = _sheet(plan, faxes, rng)
    pages = 1 + (1 if truths[0].together else len(truths)) + sum(truth.two_pages for truth in truths)
    pages += sum(truth.consent_document.startswith("attached") for truth in truths)
    faxes.cover(sheet, truths[0], rng.choice(faxes.cast.desks), pages)
    return sheet


def _order_pages(plan: Plan, faxes: FaxSet, cast: Cast, truth: Truth, rng: Random) -> list[Sheet]:
    sheet = _sheet(plan, faxes, rng)
    if not truth.is_order:
        faxes.non_order(sheet, truth.looks_like, rng, cast)
        return [sheet]
    if truth.language != "sv":
        faxes.foreign(sheet, truth, rng)
        return [_fitting(sheet, plan)]
    if plan.layout in faxes.letters:
        faxes.letters[plan.layout](sheet, truth, rng.choice(cast.desks), rng)
        pages = [sheet]
    else:
        form = faxes.make_form(truth, rng, faxes.labels, cast.desks, boxes=plan.boxes)
        pages = _form_pages(plan, faxes, truth, form, sheet)
    for page in pages:
        _fitting(page, plan)
    if plan.stamp:
        _stamped(pages[0], truth, faxes, rng)
    return pages


def _form_pages(plan: Plan, faxes: FaxSet, truth: Truth, form: Form, first: Sheet) -> list[Sheet]:
    """The form on its page, or begun on one and finished on the next."""
    layout = faxes.layouts[plan.layout]
    if not truth.two_pages or len(form.sections) < 2:
        layout(first, form)
        return [first]
    second = _sheet(plan, faxes, first.rng)
    cut = len(form.sections) // 2
    layout(first, replace(form, sections=form.sections[:cut], sentences=[], signed="", small_print=""))
    layout(second, replace(form, letterhead=[], title=f"{form.title}, forts.", sections=form.sections[cut:], desk=""))
    pages = [first, second]
    for number, page in enumerate(pages, 1):
        page.text(page.right - 24, 287, f"Sida {number} (2)", size=9)
    return pages[::-1] if truth.page_order == "reversed" else pages


def _stamped(sheet: Sheet, truth: Truth, faxes: FaxSet, rng: Random) -> None:
    """The stamp of arrival: at the foot, or where the set is a careless one, over words that no digits are in."""
    rows = ["ANKOM", truth.ordered_on]
    places = [(rng.uniform(120, 140), rng.uniform(250, 262))]
    if faxes.careless:
        places = [(rng.uniform(20, 140), rng.uniform(15, 250)) for _ in range(30)] + places
    x, y = next((place for place in places if _covers_little(sheet, *place)), places[-1])
    sheet.stamp(x, y, rows, rng.uniform(-8, 8))


def _covers_little(sheet: Sheet, x: float, y: float) -> bool:
    """A stamp there covers one to four words without digits, and no check box."""
    left, above, right, below = px(x - 3), px(y - 3), px(x + 46), px(y + 22)

    def under(one: Printed) -> bool:
        return one.edges[0] < right and one.edges[2] > left and one.edges[1] < below and one.edges[3] > above

    words = [one for one in sheet.words if under(one)]
    clean = not any(char.isdigit() for one in words for char in one.text)
    return 1 <= len(words) <= 4 and clean and not any(under(one) for one in (*sheet.boxes, *sheet.writing))


def _consent(plan: Plan, faxes: FaxSet, truth: Truth, rng: Random) -> Sheet:
    sheet = _sheet(plan, faxes, rng)
    faxes.consent_page(sheet, truth, truth.consent_document != "attached_unsigned")
    return sheet


HEADERS = (
    "{{day}}/{{month}}/{{year}} {{time}}  {{phone}}  {{sender}}  S. {number}/{pages}",
    "{{year}}-{{month}}-{{day}} {{time}}   FRÅN: {{sender}}   TILL: 040628040   P.{number:03}/{pages:03}",
    "Från: {{sender}}  Fax: {{phone}}   {{day}}.{{month}}.{{year}} {{time}}   Sida: {number} av {pages}",
    "{{time}} {{day}}-{{month}}-{{short}}  {{phone}}   Sid. {number}/{pages}",
    "  {{sender}}      {{year}}{{month}}{{day}} {{time}}  {number}({pages})  R4471",
)


def _header(truth: Truth, plan: Plan, rng: Random) -> str:
    """The line of the sender's machine, with the places of the page numbers left open."""
    careless = plan.set_name in written.HALVES or SETS[plan.set_name].careless
    style = HEADERS[hash_of(plan.seed) % len(HEADERS)] if careless else HEADERS[0]
    year, month, day = truth.ordered_on.split("-")
    sender = (truth.clinic or "FAX").upper()[:24].replace("{", "").replace("}", "")
    time = f"{rng.randint(7, 17):02}:{rng.randint(0, 59):02}"
    known = {"year": year, "short": year[2:], "month": month, "day": day, "time": time, "sender": sender}
    phone = truth.fax or truth.phone
    return _filled(style, known | {"phone": phone})


def _filled(style: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        style = style.replace(f"{{{{{name}}}}}", value)
    return style


def _written(plan: Plan, scans: list[files.Scan]) -> bytes:
    if plan.container == "pdf-jpeg":
        return files.pdf(scans, jpeg_quality=22, text_layer=[plan.text_layer] * len(scans) if plan.text_layer else None)
    if plan.container == "pdf-g4":
        return files.pdf(scans, text_layer=[plan.text_layer] * len(scans) if plan.text_layer else None)
    compression = {"tiff-g4": "group4", "tiff-g3": "group3"}[plan.container]
    return files.tiff(scans, compression=compression, tagged_square=plan.tagged_square)


def random_plan(seed: int, index: int, set_name: str = "open", *, levels: tuple[int, ...] = (0, 1, 2, 3, 4)) -> Plan:
    """The plan of fax ``index`` of the run ``seed``: scenario, layout, resolution and damage drawn by the shares
    of the benchmark. Of papers written one by one fax ``index`` is one of them, in turn."""
    rng = Random(f"{seed}:{index}:{set_name}")
    if set_name in written.HALVES:
        papers, own = written.names(set_name), f"{seed}:{index}:{set_name}"
        paper = papers[index % len(papers)]
        line = random_plan(seed, index, levels=levels)
        return replace(line, scenario=written.SCENARIO, seed=own, layout=paper, set_name=set_name)
    names = list(SCENARIOS)
    scenario = rng.choices(names, [SCENARIOS[name].weight for name in names])[0]
    faxes = SETS[set_name]
    forms = list(faxes.layouts)
    layout = rng.choice([*forms, *(name for name in faxes.letters if name not in faxes.patients_only)])
    if SCENARIOS[scenario].forms_only:
        layout = rng.choice(forms)
    if scenario.startswith("patient"):
        layout = rng.choice(faxes.for_patients or [*faxes.letters, next(iter(faxes.letters)), forms[-1]])
    faces = [face for face in faxes.faces if has_face(face)] or list(FACES)[:2]
    fixed = [face for face in faxes.fixed if has_face(face)] or ["DejaVu Sans Mono"]
    resolution = rng.choices(["standard", "fine", "200", "300"], [25, 40, 20, 15])[0]
    jpeg = 8 / 0.35 if resolution in ("200", "300") else 0  # 8 % of all, and never at a fax's own resolutions
    container = rng.choices(["pdf-g4", "tiff-g4", "tiff-g3", "pdf-jpeg"], [50, 30, 12, jpeg])[0]
    damage = random_damage(rng, rng.choice(levels))
    if damage.turned_deg in (90, 270) and resolution == "standard":
        damage = replace(damage, turned_deg=0)
    size = rng.choice([8.0, 9.0, 10.0, 10.0, 11.0, 11.0, 12.0, 13.0])
    return Plan(
        scenario,
        f"{seed}:{index}:{set_name}{' order' if faxes.apart else ''}",
        layout,
        damage,
        resolution,
        container,
        set_name,
        rng.choice(fixed if layout in faxes.fixed_layouts or rng.random() < 0.08 else faces),
        max(size, 10.0) if resolution == "standard" else size,
        boxes=layout not in (*faxes.letters, *faxes.fixed_layouts) and rng.random() < 0.65,
        cover=rng.random() < 0.12,
        stamp=rng.random() < 0.08,
        text_layer="Fax Server 3.1 RX 0001" if rng.random() < 0.08 else "",
        tagged_square=resolution == "standard" and container.startswith("tiff") and rng.random() < 0.25,
    )
