"""The south set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from bench.faxes.paper import DPI, WIDTH_MM
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import SETS
from bench.faxes.sets.south_form import form
from bench.faxes.sets.south_labels import HABITS, LABELS, dressed
from bench.faxes.truth import Truth
from tests.unit.bench.drawn import ORDERS, check_verdicts, designs, drawn, overlaps, suits, tokens

SOUTH = SETS["south"]
DESIGNS = designs(SOUTH)


def told(truth: Truth) -> list[str]:
    """All that must be read on the pages, in the words of the truth."""
    who = truth.patient
    assert who is not None
    if truth.language != "sv":
        return [truth.clinic, truth.doctor, who.name, who.printed]
    out = [truth.clinic, truth.doctor, truth.onward, truth.urgency, truth.reference, truth.purpose, *truth.remarks,
           truth.image_recipient, *(exam.text for exam in truth.exams if exam.modality)]  # fmt: skip
    out += [truth.report_recipient] if truth.report_recipient != truth.image_recipient else []
    out += [who.name] if truth.show_name else []
    out += [who.printed] if truth.show_identity else []
    out += [truth.consent_words] if truth.consent_boxes is None and not truth.together else []
    out += [truth.title] if truth.type in ("physiotherapist", "chiropractor", "naprapath", "other") else []
    out += [truth.title] if truth.title_needed else []
    return [*out, truth.letterhead, truth.phone, truth.fax, "" if truth.together else truth.small_print]


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if not suits(SOUTH, scenario, design):
            continue
        fax = drawn(SOUTH, scenario, design, number)
        truths = SCENARIOS[scenario].build(Random(fax.plan.seed), replace(SOUTH.cast, committed=False))
        things = [one.text for sheet in fax.sheets for one in (*sheet.words, *sheet.writing)]
        there = tokens(" ".join(things))
        for truth in truths:
            if design in SOUTH.letters or (
                not fax.plan.boxes and (truth.consent_words or truth.consent_boxes == ("empty", "empty"))
            ):
                truth.consent_boxes = None
            for text in told(truth):
                assert tokens(text) <= there, f"{scenario} in {design}: {text!r} is not on the page"
            if truth.language == "sv" and not truth.together:
                years = {exam.date[:4] for exam in truth.exams if exam.date[:1] == "2"}
                shown = " ".join(things)
                assert all(re.search(rf"{year}|[/ -]{year[2:]}\b", shown) for year in years), (scenario, design)
        for sheet in fax.sheets:
            assert not overlaps(sheet), f"{scenario} in {design}: {overlaps(sheet)}"
            assert (
                max((one.edges[2] for one in (*sheet.words, *sheet.writing)), default=0) < (WIDTH_MM - 12) / 25.4 * DPI
            )
            assert max((one.edges[3] for one in sheet.words), default=0) < 293 / 25.4 * DPI


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(SOUTH, name)


@pytest.mark.parametrize(
    "key", ["clinic", "doctor", "name", "identity", "exam", "date", "both", "report_recipient", "treatment", "phone"]
)
def test_labels_come_in_a_hundred_wordings(key: str) -> None:
    rng = Random(key)
    seen = {dressed(rng, rng.choice(HABITS), key, rng.choice(LABELS[key]), rng.randint(1, 20)) for _ in range(6000)}
    assert len(seen) >= 100


def test_no_therapist_is_called_the_one_who_referred() -> None:
    for name in ("chiro_oral_only", "chiro_referral_not_said", "chiro_written", "naprapath_oral_only"):
        for seed in range(60):
            truth = SCENARIOS[name].build(Random(seed), SOUTH.cast)[0]
            made = form(truth, Random(seed), LABELS, SOUTH.cast.desks, boxes=bool(seed % 2))
            for item in (item for section in made.sections for item in section.items):
                assert item.key in ("self_referred", "reference") or not re.search(
                    "remit|remiss", item.label.lower()
                ), item


def test_a_report_only_is_asked_of_no_images() -> None:
    for seed in range(80):
        truth = SCENARIOS["patient_report"].build(Random(seed), SOUTH.cast)[0]
        made = form(truth, Random(seed), LABELS, SOUTH.cast.desks, boxes=False)
        labels = [item.label.lower() for section in made.sections for item in section.items]
        assert not any("bild" in label for label in labels), labels


def test_an_announced_consent_that_does_not_come_is_announced() -> None:
    for seed in range(100):
        truth = SCENARIOS["private_announced_absent"].build(Random(seed), SOUTH.cast)[0]
        made = form(truth, Random(seed), LABELS, SOUTH.cast.desks, boxes=True)
        item = next(item for section in made.sections for item in section.items if item.key.startswith("consent"))
        assert re.search("bifoga|medfölj|bilag", f"{item.label} {item.value}".lower()), item
