"""The coast set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets.coast_days import STYLES, VAGUE, Pen
from bench.faxes.sets.coast_form import AUTHORITY, form
from bench.faxes.sets.coast_labels import HOUSES, LABELS, House
from tests.unit.bench.drawn import ORDERS, check, check_verdicts, designs, suits

COAST = SETS["coast"]
SHARE = 6  # every design draws one scenario in so many, so that all are drawn in some
DESIGNS = designs(COAST)


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if suits(COAST, scenario, design) and number % SHARE == DESIGNS.index(design) % SHARE:
            check(COAST, scenario, design, number, AUTHORITY)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(COAST, name)


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
