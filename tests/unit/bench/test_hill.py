"""The hill set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets.hill_cast import PURPOSES
from bench.faxes.sets.hill_days import STYLES, VAGUE, Days
from bench.faxes.sets.hill_form import form
from bench.faxes.sets.hill_labels import LABELS
from bench.faxes.sets.hill_prose import Told
from bench.faxes.sets.hill_voices import CURT, OFFICIAL, OWN, PLAIN, TALKING, Voice
from tests.unit.bench.drawn import ORDERS, check, check_verdicts, designs, suits

HILL = SETS["hill"]
SHARE = 6  # every design draws one scenario in so many, so that all are drawn in some
DESIGNS = designs(HILL)
VOICES = (PLAIN, CURT, OFFICIAL, TALKING)


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if suits(HILL, scenario, design) and number % SHARE == DESIGNS.index(design) % SHARE:
            check(HILL, scenario, design, number, PURPOSES)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(HILL, name)


def test_the_set_is_for_development_and_large_enough() -> None:
    assert HILL.name not in HELD_BACK
    assert len(DESIGNS) >= 14
    assert all(len(set(words)) >= 3 for words in LABELS.values())


@pytest.mark.parametrize("voice", [*VOICES, OWN])
def test_every_phrase_has_three_wordings(voice: Voice) -> None:
    assert all(len(set(words)) >= 3 for words in voice.values())


def test_every_day_is_written_so_that_it_can_be_told_again() -> None:
    days = Days(Random(1))
    for style in STYLES:
        days.style = style
        written = days.written("2026-03-04")
        assert re.search("26", written) and re.search("4|fjärde", written) and re.search("3|mars", written), style
    assert not any("{" in word for words in VAGUE.values() for word in words)


def test_a_label_of_one_part_names_that_part_alone() -> None:
    for word in LABELS["image_recipient"]:
        assert re.search("bild", word.lower()) and not re.search("utl|svar", word.lower()), word
    for word in LABELS["report_recipient"]:
        assert re.search("utl|svar", word.lower()) and not re.search("bild", word.lower()), word
    for word in LABELS["both"]:
        assert not re.search("bild|utl[åa]t|svar", word.lower()), word


@pytest.mark.parametrize("voice", VOICES)
def test_who_gets_one_part_is_not_told_of_both(voice: Voice) -> None:
    for seed in range(40):
        truth = SCENARIOS["region_one_recipient_missing"].build(Random(seed), HILL.cast)[0]
        where = Told(truth, Random(seed), voice).where.lower()
        assert "bild" in where and not re.search(r"utl[åa]t|svar|allt|\bmaterial", where.split(" till ")[0]), where


def test_an_enclosed_consent_is_announced_by_every_label() -> None:
    for label in LABELS["consent_written"]:
        assert re.search("bifoga|medfölj|bilag", label.lower()), label


def test_a_report_only_is_asked_of_no_images() -> None:
    for seed in range(80):
        truth = SCENARIOS["region_report_only"].build(Random(seed), HILL.cast)[0]
        made = form(truth, Random(seed), LABELS, HILL.cast.desks, boxes=False)
        assert "bild" not in made.title.lower()


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", ["region_complete", "outside_oral", "chiro_own_referral", "region_dvd"])
def test_the_way_of_delivery_is_told_in_every_wording(voice: Voice, name: str) -> None:
    ways = {"link": "länk", "iep": "iep", "usb": "usb", "dvd": "dvd", "": ""}
    for seed in range(60):
        truth = SCENARIOS[name].build(Random(seed), HILL.cast)[0]
        where = Told(truth, Random(seed), voice).where.lower()
        assert ways[truth.delivery] in where, where
        assert truth.wants_report or "allt " not in where, where
