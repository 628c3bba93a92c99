"""The held-back set draws what its orders say, all of it, on one page, and nothing on top of anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

import pytest

from bench.faxes.line import Damage
from bench.faxes.make import FaxFile, OverfullError, Plan, make
from bench.faxes.paper import DPI, WIDTH_MM, Printed, Sheet, has_face
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import SETS
from bench.faxes.truth import Truth
from bench.faxes.verdict import verdict

REPORT = SETS["report"]
SIZES = (8.0, 9.0, 10.0, 11.0, 12.0, 13.0)
SMALLEST_PT = 7.0
FORMS = [name for name in SCENARIOS if SCENARIOS[name].rows != "G1"]
LETTERS = [name for name in FORMS if not SCENARIOS[name].forms_only]
ON_A_FORM = [name for name in FORMS if not name.startswith("patient")]


def drawn(scenario: str, design: str, number: int) -> FaxFile:
    """The fax in the size of its turn, or the largest smaller one that fits."""
    rng = Random(f"{design} {number}")
    named = REPORT.fixed if design in REPORT.fixed_layouts else REPORT.faces
    faces = [face for face in named if has_face(face)] or ["DejaVu Sans"]
    size = SIZES[number % len(SIZES)]
    boxes = design not in (*REPORT.letters, *REPORT.fixed_layouts) and number % 3 != 0
    while size >= SMALLEST_PT:
        plan = Plan(scenario, f"{design} {number}", design, Damage(0), set_name="report", face=rng.choice(faces),
                    size_pt=size, boxes=boxes, cover=number % 5 == 0)  # fmt: skip
        try:
            return make(plan, sent=False)
        except OverfullError:
            size -= 1
    raise AssertionError(f"{scenario} in {design} fits no page")


def tokens(text: str) -> list[str]:
    return [token for token in re.split(r"[^\w/+-]+", text.upper()) if token.strip("-/")]


def has(sheets: Iterable[Sheet], text: str) -> bool:
    """Every word of ``text`` was printed or written by hand somewhere."""
    there = [one.text for sheet in sheets for one in (*sheet.words, *sheet.writing)]
    return set(tokens(text)) <= set(tokens(" ".join(there)))


def shared(one: Printed, other: Printed) -> float:
    """Share of the smaller that lies under the other."""
    left, top = max(one.edges[0], other.edges[0]), max(one.edges[1], other.edges[1])
    right, bottom = min(one.edges[2], other.edges[2]), min(one.edges[3], other.edges[3])
    if right <= left or bottom <= top:
        return 0.0
    areas = ((each.edges[2] - each.edges[0]) * (each.edges[3] - each.edges[1]) for each in (one, other))
    return (right - left) * (bottom - top) / max(1, min(areas))


def on_top_of_each_other(sheet: Sheet) -> list[tuple[str, str]]:
    things = sorted((*sheet.words, *sheet.boxes, *(one for one in sheet.writing if one.text)), key=lambda t: t.edges[1])
    out = []
    for place, one in enumerate(things):
        for other in things[place + 1 :]:
            if other.edges[1] >= one.edges[3]:
                break
            if shared(one, other) > 0.12:
                out.append((one.text, other.text))
    return out


def must_be_there(truth: Truth) -> list[str]:
    """What a reader needs of an order, as the paper says it; telephone numbers are grouped freely."""
    who = truth.patient
    texts = [
        truth.clinic,
        truth.doctor,
        truth.onward,
        truth.urgency if not truth.urgency[:1].isdigit() else "",
        truth.reference,
        truth.purpose,
        *truth.remarks,
    ]
    texts += [truth.image_recipient, *(exam.text for exam in truth.exams if exam.modality)]
    if truth.report_recipient != truth.image_recipient:
        texts.append(truth.report_recipient)
    if who and truth.show_name:
        texts.append(who.name)
    if who and truth.show_identity:
        texts.append(who.printed)
    if truth.consent_boxes is None:
        texts.append(truth.consent_words if not truth.together else "")
    if truth.title_needed:
        texts.append(truth.title)
    if truth.language != "sv" and who:
        texts = [truth.clinic, truth.doctor, who.name, who.printed]
    return [text for text in texts if text]


def check(fax: FaxFile, design: str) -> None:
    cast = REPORT.cast
    rng = Random(fax.plan.seed)
    truths = SCENARIOS[fax.plan.scenario].build(rng, cast)
    boxed = design not in REPORT.letters and fax.plan.boxes
    for truth in truths:
        if not boxed and (truth.consent_words or truth.consent_boxes == ("empty", "empty")):
            truth.consent_boxes = None
        for text in must_be_there(truth):
            assert has(fax.sheets, text), f"{fax.plan.scenario} in {design}: {text!r} is missing"
        digits = "".join(re.findall(r"\d", " ".join(one.text for sheet in fax.sheets for one in sheet.words)))
        for number in (truth.phone, truth.fax):
            assert re.sub(r"\D", "", number) in digits, f"{fax.plan.scenario} in {design}: {number}"
    for sheet in fax.sheets:
        assert not on_top_of_each_other(sheet), f"{fax.plan} {on_top_of_each_other(sheet)}"
        right = max((one.edges[2] for one in (*sheet.words, *sheet.writing)), default=0)
        assert right < (WIDTH_MM - 14) / 25.4 * DPI, f"{fax.plan}: runs out of the page"
        assert max((one.edges[3] for one in sheet.words), default=0) < 292 / 25.4 * DPI, fax.plan


@pytest.mark.parametrize("design", REPORT.layouts)
def test_a_form_says_all_of_its_order_on_one_page(design: str) -> None:
    scenarios, place = FORMS if design == [*REPORT.layouts][-1] else ON_A_FORM, [*REPORT.layouts].index(design)
    for number in range(place % 5, len(scenarios), 5):
        check(drawn(scenarios[number], design, number), design)


@pytest.mark.parametrize("design", REPORT.letters)
def test_a_letter_says_all_of_its_order_on_one_page(design: str) -> None:
    for number in range([*REPORT.letters].index(design) % 3, len(LETTERS), 3):
        check(drawn(LETTERS[number], design, number), design)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    for seed in range(20):
        truths = SCENARIOS[name].build(Random(seed), REPORT.cast)
        assert tuple(verdict(truth).code for truth in truths) == SCENARIOS[name].codes, seed


def test_the_set_is_another_than_the_ones_to_develop_on() -> None:
    for name in ("open", "second", "wide"):
        other = SETS[name]
        assert not {*REPORT.layouts.values(), *REPORT.letters.values()} & {
            *other.layouts.values(),
            *other.letters.values(),
        }
        assert not {*REPORT.faces} & {*other.faces}
        for group in ("women", "men", "private", "physio", "chiro", "naprapath", "desks", "outside", "region"):
            mine, theirs = {*getattr(REPORT.cast, group)}, {*getattr(other.cast, group)}
            assert len(mine & theirs) <= len(mine) / 4, group
        assert all(not {*sentences} & {*other.cast.says[what]} for what, sentences in REPORT.cast.says.items()
                   if what != "urgent")  # fmt: skip
    assert len(REPORT.layouts) >= 8
    assert len(REPORT.letters) >= 5
    assert all(len(wordings) >= 5 for wordings in REPORT.labels.values())


def test_the_same_fax_is_drawn_again_and_again() -> None:
    one, again = (drawn("private_oral", "sticker", 3) for _ in range(2))
    assert [sheet.image.tobytes() for sheet in one.sheets] == [sheet.image.tobytes() for sheet in again.sheets]
