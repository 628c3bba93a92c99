"""The forest set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets.forest_exams import PURPOSES
from bench.faxes.sets.forest_form import form
from bench.faxes.sets.forest_labels import LABELS
from bench.faxes.sets.forest_mentions import STYLES, VAGUE, Days
from bench.faxes.sets.forest_told import Told
from bench.faxes.sets.forest_voices import OWN, VOICES
from tests.unit.bench.drawn import ORDERS, check, check_verdicts, designs, suits

FOREST = SETS["forest"]
SHARE = 16  # every design draws one scenario in so many, so that all are drawn in some
DESIGNS = designs(FOREST)


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if suits(FOREST, scenario, design) and number % SHARE == DESIGNS.index(design) % SHARE:
            check(FOREST, scenario, design, number, PURPOSES)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(FOREST, name)


def test_the_set_is_for_development_and_large_enough() -> None:
    assert FOREST.name not in HELD_BACK
    assert len(DESIGNS) >= 14
    assert all(len(set(words)) >= 3 for words in LABELS.values())


@pytest.mark.parametrize("voice", [*VOICES.values(), OWN])
def test_every_phrase_has_three_wordings(voice: dict[str, tuple[str, ...]]) -> None:
    assert all(len(set(words)) >= (2 if key.startswith("way_") and key != "way_only" else 3)
               for key, words in voice.items())  # fmt: skip


def test_every_day_is_written_so_that_it_can_be_told_again() -> None:
    for style in STYLES:
        written = Days(Random(1), style).written("2026-03-04")
        assert re.search("26", written) and "4" in written and re.search("3|mar", written), style
    assert not any("{" in word for word in VAGUE)


def test_a_label_of_one_part_names_that_part_alone() -> None:
    for word in LABELS["image_recipient"]:
        assert re.search("bild", word.lower()) and not re.search("utl|svar", word.lower()), word
    for word in LABELS["report_recipient"]:
        assert re.search("utl|svar", word.lower()) and not re.search("bild", word.lower()), word
    for word in (*LABELS["both"], *LABELS["title"]):
        assert not re.search("bild|utl[åa]t|svar", word.lower()), word


@pytest.mark.parametrize("voice", VOICES)
def test_who_gets_one_part_is_not_told_of_both(voice: str) -> None:
    for seed in range(40):
        truth = SCENARIOS["region_one_recipient_missing"].build(Random(seed), FOREST.cast)[0]
        where = Told(truth, Random(seed), voice).where().lower()
        assert "bild" in where and not re.search(
            r"utl[åa]t|\butl\b|svar|\ballt\b|\bmaterial", where.split(" till ")[0]
        ), where


@pytest.mark.parametrize("voice", VOICES)
def test_no_place_is_named_where_the_order_has_none(voice: str) -> None:
    for seed in range(40):
        scenario = SCENARIOS["other_requester" if seed % 4 == 0 else "region_no_recipient"]
        truth = scenario.build(Random(seed), FOREST.cast)[0]
        assert not re.search(r"\btill\b|\boss\b|\bhit\b", Told(truth, Random(seed), voice).where()), seed


def test_an_enclosed_consent_is_announced_by_every_label() -> None:
    for label in LABELS["consent_box_written"]:
        assert re.search("bifoga|medfölj|bilag", label.lower()), label


@pytest.mark.parametrize("boxes", [True, False])
def test_a_report_only_is_asked_of_no_images(boxes: bool) -> None:
    for seed in range(30):
        truth = SCENARIOS["region_report_only"].build(Random(seed), FOREST.cast)[0]
        made = form(truth, Random(seed), LABELS, FOREST.cast.desks, boxes=boxes)
        wanted = next(item for section in made.sections for item in section.items if item.key == "wanted")
        assert {words: state for state, words in wanted.boxes}.get("Bilder", "empty") == "empty"
        assert "bild" not in wanted.value.lower()
