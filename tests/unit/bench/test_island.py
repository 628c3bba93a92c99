"""The island set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets import island_labels as labels
from bench.faxes.sets import island_labels_more as more
from bench.faxes.sets.island_letters import DASHES, FAXNOTE, MEMO, MESSAGE, PATIENT, STAMPED
from bench.faxes.sets.island_voices import COMMON, DAYS, Chosen, Voice
from tests.unit.bench.drawn import ORDERS, check, check_verdicts, designs, suits

ISLAND = SETS["island"]
SHARE = 40  # every design draws one scenario in so many, so that all are drawn in some
DESIGNS = designs(ISLAND)
FORMS = [voice for module in (labels, more) for voice in vars(module).values() if isinstance(voice, Voice)]
WRITERS = (MEMO, MESSAGE, STAMPED, FAXNOTE, DASHES, PATIENT)


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if suits(ISLAND, scenario, design) and number % SHARE == DESIGNS.index(design) % SHARE:
            check(ISLAND, scenario, design, number, {})


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(ISLAND, name)


def test_the_set_is_for_development_and_large_enough() -> None:
    assert ISLAND.name not in HELD_BACK
    assert len(DESIGNS) >= 16
    assert len(FORMS) == len(ISLAND.layouts)


def test_every_phrase_has_three_wordings() -> None:
    for voice in (*FORMS, *WRITERS):
        for key, words in {**COMMON, **voice.words}.items():
            assert len(words) >= 3 and all(words), (key, words)


def test_a_label_of_one_part_names_that_part_alone() -> None:
    for voice in FORMS:
        for word in voice.all_of("image_recipient"):
            assert re.search("bild", word.lower()) and not re.search(r"utlå|\butl\b|svar", word.lower()), word
        for word in voice.all_of("report_recipient"):
            assert re.search("utl|svar", word.lower()) and not re.search("bild", word.lower()), word


def test_every_day_is_written_so_that_it_can_be_told_again() -> None:
    for style in DAYS:
        day = Chosen(Voice({}, days=(style,)), Random(1)).day("2026-03-04")
        assert "26" in day and "4" in day, style
