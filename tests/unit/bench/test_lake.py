"""The lake set prints what its orders say, all of it and nothing on top of anything else, each sender in its words."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets import HELD_BACK, SETS
from bench.faxes.sets.lake_fill import filled, paper
from bench.faxes.sets.lake_house import SHARED, House, written_day
from bench.faxes.sets.lake_houses import HOUSES as PRINTED
from bench.faxes.sets.lake_houses_more import HOUSES as BUILT
from bench.faxes.sets.lake_voices import VOICES
from bench.faxes.wording import Item
from tests.unit.bench.drawn import ORDERS, check, check_verdicts, designs, drawn, suits, tokens

LAKE = SETS["lake"]
HOUSES = PRINTED | BUILT
DESIGNS = designs(LAKE)
SHARE = 6  # every design draws one scenario in so many, so that all are drawn in some


def wordings(key: str) -> set[str]:
    return {each for lists in (SHARED, *(house.words for house in HOUSES.values())) for each in lists.get(key, ())}


def items(scenario: str, seed: int, house: House, *, boxes: bool) -> list[Item]:
    truth = SCENARIOS[scenario].build(Random(seed), LAKE.cast)[0]
    form = filled(paper(truth, Random(seed), {}, LAKE.cast.desks, boxes=boxes), house)[1]
    return [item for section in form.sections for item in section.items]


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_prints_all_of_every_order(design: str) -> None:
    for number, scenario in enumerate(ORDERS):
        if suits(LAKE, scenario, design) and number % SHARE == DESIGNS.index(design) % SHARE:
            check(LAKE, scenario, design, number, {})


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdicts_hold_for_the_people_of_this_set(name: str) -> None:
    check_verdicts(LAKE, name)


def test_the_set_is_for_development_and_every_phrase_of_a_sender_has_three_wordings() -> None:
    assert LAKE.name not in HELD_BACK
    assert set(HOUSES) == set(LAKE.layouts)
    for name, lists in {**{name: house.words for name, house in HOUSES.items()}, **VOICES}.items():
        assert not [key for key, wordings_ in lists.items() if len(wordings_) < 3], name


@pytest.mark.parametrize("name", ["two_patients_one_page", "three_patients_one_page"])
def test_the_list_of_several_patients_says_how_the_images_are_sent(name: str) -> None:
    for number in range(8):
        fax = drawn(LAKE, name, "cosmic", number)
        way = SCENARIOS[name].build(Random(fax.plan.seed), LAKE.cast)[0].delivery
        there = tokens(" ".join(one.text for sheet in fax.sheets for one in sheet.words))
        assert not way or any(tokens(word) <= there for word in SHARED[way]), (number, way)


def test_every_day_is_written_so_that_it_can_be_told_again() -> None:
    for style in {style for house in HOUSES.values() for style in house.days}:
        assert re.search(r"26.*(0?3|mars).*0?4|0?4.*(0?3|mars?).*26", written_day("2026-03-04", style)), style


def test_a_label_of_one_part_names_that_part_alone() -> None:
    for word in wordings("image_recipient"):
        assert re.search("bild", word.lower()) and not re.search("utl|svar", word.lower()), word
    for word in wordings("report_recipient"):
        assert re.search("utl|svar", word.lower()) and not re.search("bild", word.lower()), word
    for word in wordings("both"):
        assert not re.search("bild|utl[åa]t|svar", word.lower()), word


def test_a_wish_that_is_not_said_is_not_in_the_title_either() -> None:
    for word in wordings("title"):
        assert not re.search(r"bild|utl[åa]t\b|utlåtande|svar", word.lower()), word


@pytest.mark.parametrize("house", HOUSES)
def test_no_therapist_is_called_the_one_who_referred(house: str) -> None:
    for name in ("chiro_oral_only", "chiro_referral_not_said", "chiro_written", "naprapath_oral_only"):
        for seed in range(20):
            for item in items(name, seed, HOUSES[house], boxes=bool(seed % 2)):
                assert item.key == "self_referred" or not re.search("remit|remiss", item.label.lower()), item


@pytest.mark.parametrize("house", HOUSES)
def test_an_enclosed_consent_is_announced_by_every_sender(house: str) -> None:
    for seed in range(40):
        consent = next(
            i for i in items("private_announced_absent", seed, HOUSES[house], boxes=True) if i.key == "consent"
        )
        said = " ".join((consent.label, consent.value, *(text for _, text in consent.boxes)))
        assert re.search("bifoga|medfölj|bilag", said.lower()), consent
