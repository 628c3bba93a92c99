"""The north set draws what its orders say, all of it, on the page, and nothing on top of anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from bench.faxes.line import Damage
from bench.faxes.make import FaxFile, OverfullError, Plan, make
from bench.faxes.paper import Printed, Sheet, px
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import SETS
from bench.faxes.truth import Truth
from bench.faxes.verdict import verdict

NORTH = SETS["north"]
FORMS = [name for name in SCENARIOS if SCENARIOS[name].rows != "G1" and name != "foreign_provider"]
LETTERS = [name for name in FORMS if not SCENARIOS[name].forms_only]


def drawn(scenario: str, design: str, number: int) -> FaxFile:
    """The fax in the size of its turn, or the largest smaller one that fits."""
    boxes = design not in (*NORTH.letters, *NORTH.fixed_layouts) and number % 3 != 0
    face = Random(number).choice(NORTH.fixed if design in NORTH.fixed_layouts else NORTH.faces)
    plan = Plan(scenario, f"{design} {number}", design, Damage(0), set_name="north", face=face, boxes=boxes,
                size_pt=8.0 + number % 6)  # fmt: skip
    while True:
        try:
            return make(plan, sent=False)
        except OverfullError:
            plan = replace(plan, size_pt=plan.size_pt - 1)
            assert plan.size_pt >= 7, f"{scenario} in {design} fits no page"


def words(text: str) -> set[str]:
    return {part for part in re.split(r"[^\w/+-]+", text.upper()) if part.strip("-/")}


def said(truth: Truth) -> list[str]:
    """What a reader needs of an order, as the paper writes it."""
    who = truth.patient
    out = [truth.clinic, truth.doctor, truth.onward, truth.reference, truth.purpose, *truth.remarks, truth.phone,
           truth.fax, truth.image_recipient, *(exam.text for exam in truth.exams if exam.modality)]  # fmt: skip
    out.append("" if truth.urgency[:1].isdigit() else truth.urgency)
    out.append(truth.report_recipient if truth.report_recipient != truth.image_recipient else "")
    out.append(who.name if who and truth.show_name else "")
    out.append(who.printed if who and truth.show_identity else "")
    out.append("" if truth.consent_boxes or truth.together else truth.consent_words)
    out.append(
        truth.title if truth.title_needed or truth.type in ("physiotherapist", "chiropractor", "naprapath") else ""
    )
    return [one for one in out if one]


def crowded(sheet: Sheet) -> list[tuple[str, str]]:
    things: list[Printed] = [*sheet.words, *sheet.boxes, *(one for one in sheet.writing if one.text)]
    out = []
    for place, one in enumerate(things):
        for other in things[place + 1 :]:
            across = min(one.edges[2], other.edges[2]) - max(one.edges[0], other.edges[0])
            down = min(one.edges[3], other.edges[3]) - max(one.edges[1], other.edges[1])
            if across > 4 and down > 6:
                out.append((one.text, other.text))
    return out


def check(fax: FaxFile) -> None:
    plan, everything = fax.plan, [one.text for sheet in fax.sheets for one in (*sheet.words, *sheet.writing)]
    shown, where = words(" ".join(everything)), f"{plan.scenario} in {plan.layout}"
    for truth in SCENARIOS[plan.scenario].build(Random(plan.seed), NORTH.cast):
        if plan.layout in NORTH.letters or (not plan.boxes and truth.consent_words):
            truth.consent_boxes = None
        for text in said(truth):
            assert words(text) <= shown, f"{where}: {text!r} is missing"
    for sheet in fax.sheets:
        assert not crowded(sheet), (where, crowded(sheet))
        assert max((one.edges[2] for one in (*sheet.words, *sheet.writing)), default=0) < px(203), where
        assert max((one.edges[3] for one in sheet.words), default=0) < px(294), where


@pytest.mark.parametrize("design", NORTH.layouts)
def test_a_form_says_all_of_its_order(design: str) -> None:
    place = [*NORTH.layouts].index(design) % 4
    for number, scenario in [*enumerate(FORMS)][place::4]:
        if design in NORTH.for_patients or not scenario.startswith("patient"):
            check(drawn(scenario, design, number))


@pytest.mark.parametrize("design", NORTH.letters)
def test_a_letter_says_all_of_its_order(design: str) -> None:
    place = [*NORTH.letters].index(design) % 3
    for number, scenario in [*enumerate(LETTERS)][place::3]:
        check(drawn(scenario, design, number))


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    for seed in range(10):
        truths = SCENARIOS[name].build(Random(seed), NORTH.cast)
        assert tuple(verdict(truth).code for truth in truths) == SCENARIOS[name].codes, seed


def test_labels_without_a_value_never_say_that_there_is_consent() -> None:
    for seed in range(200):
        truth = SCENARIOS["private_no_consent"].build(Random(seed), NORTH.cast)[0]
        truth.consent_boxes = None
        made = NORTH.make_form(truth, Random(seed), NORTH.labels, NORTH.cast.desks, boxes=True)
        items = [item for section in made.sections for item in section.items if item.key == "consent"]
        assert all(item.label in NORTH.labels["consent"] and not item.value for item in items)
