"""The coast set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from bench.faxes.line import Damage
from bench.faxes.make import FaxFile, OverfullError, Plan, make
from bench.faxes.paper import DPI, WIDTH_MM, Printed, Sheet, has_face
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets.coast_days import STYLES, VAGUE, Pen
from bench.faxes.sets.coast_form import AUTHORITY, form
from bench.faxes.sets.coast_labels import HOUSES, LABELS, House
from bench.faxes.truth import Truth
from bench.faxes.verdict import verdict

COAST = SETS["coast"]
ORDERS = [name for name, one in SCENARIOS.items() if one.rows != "G1"]
SHARE = 6  # every design draws one scenario in so many, so that all are drawn in some
DESIGNS = [*COAST.layouts, *COAST.letters]


def suits(scenario: str, design: str) -> bool:
    if SCENARIOS[scenario].forms_only and design in COAST.letters:
        return False
    return design in COAST.for_patients if scenario.startswith("patient") else design not in COAST.patients_only


def drawn(scenario: str, design: str, number: int) -> FaxFile:
    rng = Random(f"{design} {number}")
    named = COAST.fixed if design in COAST.fixed_layouts else COAST.faces
    faces = [face for face in named if has_face(face)] or ["DejaVu Sans"]
    boxes = design not in (*COAST.letters, *COAST.fixed_layouts) and number % 3 != 0
    plan = Plan(scenario, f"{design} {number}", design, Damage(0), set_name="coast", face=rng.choice(faces),
                size_pt=(8.0, 9.0, 10.0, 11.0, 12.0, 13.0)[number % 6], boxes=boxes)  # fmt: skip
    while plan.size_pt > 6:
        try:
            return make(plan, sent=False)
        except OverfullError:
            plan = replace(plan, size_pt=plan.size_pt - 1)
    raise AssertionError(f"{scenario} in {design} fits no page")


def tokens(text: str) -> set[str]:
    return {token for token in re.split(r"[^\w/+-]+", text.upper()) if token.strip("-/")}


def told(truth: Truth) -> list[str]:
    """All that must be read on the pages, in the words of the truth."""
    who = truth.patient
    assert who is not None
    if truth.language != "sv":
        return [truth.clinic, truth.doctor, who.name, who.printed]
    purpose = AUTHORITY.get(truth.title, truth.purpose) if truth.type == "other" else truth.purpose
    out = [truth.clinic, truth.doctor, truth.onward, truth.reference, purpose, *truth.remarks, truth.image_recipient,
           *(exam.text for exam in truth.exams if exam.modality)]  # fmt: skip
    out += [truth.report_recipient] if truth.report_recipient != truth.image_recipient else []
    out += [who.name] if truth.show_name else []
    out += [who.printed] if truth.show_identity else []
    boxed = truth.consent_boxes is not None or truth.together
    out += ["" if boxed else truth.consent_words, "" if truth.urgency[:1].isdigit() else truth.urgency]
    out += [truth.title] if truth.type in ("physiotherapist", "chiropractor", "naprapath", "other") else []
    out += [truth.title] if truth.title_needed else []
    return [*out, truth.letterhead, truth.phone, truth.fax, "" if truth.together else truth.small_print]


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    things = [*sheet.words, *sheet.boxes, *(one for one in sheet.writing if one.text)]
    out = []
    for place, one in enumerate(things):
        out += [(one.text, other.text) for other in things[place + 1 :] if _shared(one, other) > 0.12]
    return out


def _shared(one: Printed, other: Printed) -> float:
    left, top = max(one.edges[0], other.edges[0]), max(one.edges[1], other.edges[1])
    right, bottom = min(one.edges[2], other.edges[2]), min(one.edges[3], other.edges[3])
    if right <= left or bottom <= top:
        return 0.0
    areas = ((each.edges[2] - each.edges[0]) * (each.edges[3] - each.edges[1]) for each in (one, other))
    return (right - left) * (bottom - top) / max(1, min(areas))


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if not suits(scenario, design) or number % SHARE != DESIGNS.index(design) % SHARE:
            continue
        fax = drawn(scenario, design, number)
        truths = SCENARIOS[scenario].build(Random(fax.plan.seed), replace(COAST.cast, committed=False))
        things = [one.text for sheet in fax.sheets for one in (*sheet.words, *sheet.writing)]
        there = tokens(" ".join(things))
        for truth in truths:
            if design in COAST.letters or (
                not fax.plan.boxes and (truth.consent_words or truth.consent_boxes == ("empty", "empty"))
            ):
                truth.consent_boxes = None
            for text in told(truth):
                assert tokens(text) <= there, f"{scenario} in {design}: {text!r} is not on the page"
        for sheet in fax.sheets:
            assert not overlaps(sheet), f"{scenario} in {design}: {overlaps(sheet)}"
            farthest = max((one.edges[2] for one in (*sheet.words, *sheet.writing)), default=0)
            assert farthest < (WIDTH_MM - 8) / 25.4 * DPI, (scenario, design)
            assert max((one.edges[3] for one in sheet.words), default=0) < 293 / 25.4 * DPI


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    for seed in range(20):
        truths = SCENARIOS[name].build(Random(seed), replace(COAST.cast, committed=bool(seed % 2)))
        assert tuple(verdict(truth).code for truth in truths) == SCENARIOS[name].codes, seed


def test_the_set_is_for_development_and_large_enough() -> None:
    assert COAST.name not in HELD_BACK
    assert len(DESIGNS) >= 16
    assert sum(len(set(words)) for words in LABELS.values()) >= 200


def test_every_day_is_written_so_that_it_can_be_told_again() -> None:
    pen = Pen(Random(1))
    for style in STYLES:
        pen.style = style
        assert re.search(r"26", pen.day("2026-03-04")), style
        assert "2026" in pen.own_day("2026-03-04"), style
    assert not any("{dd}" in one or "{d}" in one for one in VAGUE)


def test_a_label_of_one_part_names_that_part_alone() -> None:
    for word in LABELS["image_recipient"]:
        assert re.search("bild", word.lower()) and not re.search("utl|svar", word.lower()), word
    for word in LABELS["report_recipient"]:
        assert re.search("utl|svar", word.lower()) and not re.search("bild", word.lower()), word
    for word in LABELS["both"]:
        assert not re.search("bild|utl[åa]t|svar", word.lower()), word


def test_an_enclosed_consent_is_announced_by_every_house() -> None:
    for number in range(len(HOUSES)):
        for seed in range(20):
            label = House(Random(seed), number)["consent_written"]
            assert re.search("bifoga|medfölj|bilag", label.lower()), label


def test_no_therapist_is_called_the_one_who_referred() -> None:
    for name in ("chiro_oral_only", "chiro_referral_not_said", "chiro_written", "naprapath_oral_only"):
        for seed in range(60):
            truth = SCENARIOS[name].build(Random(seed), COAST.cast)[0]
            made = form(truth, Random(seed), LABELS, COAST.cast.desks, boxes=bool(seed % 2))
            for item in (item for section in made.sections for item in section.items):
                assert (
                    item.key == "self_referred"
                    or not re.search("remit|remiss", item.label.lower())
                    or (item.key == "wants_report")
                ), item


def test_a_report_only_is_asked_of_no_images() -> None:
    for seed in range(80):
        truth = SCENARIOS["patient_report"].build(Random(seed), COAST.cast)[0]
        made = form(truth, Random(seed), LABELS, COAST.cast.desks, boxes=False)
        assert "bild" not in made.title.lower()
