"""The river set prints what its orders say, all of it and nothing on top of anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from bench.faxes.make import random_fax
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets.river_exams import EXAMS, PARTS
from bench.faxes.sets.river_form import DAYS, day_words, form
from bench.faxes.sets.river_helps import BEFORE, FOOT, HELPS
from bench.faxes.sets.river_houses import HOUSES
from bench.faxes.sets.river_words import ASKING, BOXES, OFFICIAL, PLURAL, TERSE
from tests.unit.bench.drawn import ORDERS, check, check_verdicts, designs, suits

RIVER = SETS["river"]
DESIGNS = designs(RIVER)
MANNERS = (OFFICIAL, TERSE, ASKING, PLURAL)


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    suited = [(number, name) for number, name in enumerate(ORDERS) if suits(RIVER, name, design)]
    first = 5 * DESIGNS.index(design)  # other orders for other designs, so that most are drawn in some
    for place in (first, first + len(suited) // 2):
        number, scenario = suited[place % len(suited)]
        check(RIVER, scenario, design, number, {})


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(RIVER, name)


def test_the_set_is_for_development_and_large_enough() -> None:
    assert RIVER.name not in HELD_BACK
    assert len(HOUSES) >= 14
    wordings = [words for manner in (*MANNERS, BOXES) for words in manner.values()]
    assert all(len(set(words)) == len(words) >= 3 for words in wordings)
    assert all(len(words) >= 2 for table in (HELPS, BEFORE, FOOT) for words in table.values())


def test_every_manner_names_every_field() -> None:
    assert all(manner.keys() >= {*OFFICIAL, *HELPS} - {"method", "part", "side"} for manner in MANNERS)


def test_every_day_is_written_so_that_it_can_be_told_again() -> None:
    for style in DAYS:
        assert sorted(re.findall(r"\d+", day_words(style, "2025-12-24")))[0] in ("12", "20251224", "2025", "24"), style
    assert day_words("six", "2025-03-04") == "25-03-04"


def test_a_label_of_one_part_names_that_part_alone() -> None:
    for manner in MANNERS:
        for word in manner["image_recipient"]:
            assert re.search("bild", word.lower()) and not re.search("utl|svar", word.lower()), word
        for word in manner["report_recipient"]:
            assert re.search("utl|svar", word.lower()) and not re.search("bild", word.lower()), word
        for word in manner["recipient"]:
            assert not re.search("bild|utl[åa]t|svar", word.lower()), word
        for word in manner["consent_written"]:
            assert re.search("bifoga|medfölj|bilag", word.lower()), word


def test_no_therapist_is_called_a_doctor_or_the_one_who_referred() -> None:
    for manner in MANNERS:
        for word in manner["therapist"]:
            assert not re.search("läk|dokt|remit|remiss", word.lower()), word


def test_an_examination_in_columns_is_the_one_of_the_text() -> None:
    for exam in EXAMS:
        if exam.text in PARTS:
            method, part, side, _ = PARTS[exam.text]
            assert sorted(f"{method} {part} {side}".split()) == sorted(exam.text.split())


def test_a_report_only_is_asked_of_no_images() -> None:
    for seed in range(40):
        truth = SCENARIOS["patient_report"].build(Random(seed), RIVER.cast)[0]
        title = form(truth, Random(seed), OFFICIAL, RIVER.cast.desks, boxes=False).title
        for _, house in HOUSES.values():
            assert not any("bild" in words.lower() for words in house.titles[title])


def test_the_same_fax_is_drawn_twice_alike() -> None:
    first, second = (random_fax(11, 3, "river", sent=False) for _ in range(2))
    assert [one.words for one in first.sheets] == [one.words for one in second.sheets]
    assert replace(first.plan) == second.plan
