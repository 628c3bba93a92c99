"""The generator keeps its word: the same seed gives the same bytes, and verdicts are those declared."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random

import pypdfium2
import pytest
from PIL import Image

from bench.faxes import people
from bench.faxes.files import Scan, pdf, tiff
from bench.faxes.line import Damage
from bench.faxes.make import Plan, make, random_plan
from bench.faxes.samples import SAMPLES
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.sets.open_cast import CAST
from bench.faxes.verdict import verdict


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_has_the_verdict_it_declares(name: str) -> None:
    for seed in range(40):
        truths = SCENARIOS[name].build(Random(seed), replace(CAST, committed=bool(seed % 2)))
        assert tuple(verdict(truth).code for truth in truths) == SCENARIOS[name].codes, seed


@pytest.mark.parametrize("seed", range(40))
def test_an_order_that_asks_for_anything_releases_nothing(seed: int) -> None:
    for scenario in SCENARIOS.values():
        for truth in scenario.build(Random(seed), CAST):
            result = verdict(truth)
            if result.asks:
                assert "release" not in (result.images, result.report), scenario.name


def test_the_same_plan_gives_the_same_bytes_and_another_seed_others() -> None:
    plan = SAMPLES[5]
    assert make(plan).content == make(plan).content
    assert make(replace(plan, seed="another")).content != make(plan).content


def test_a_standard_resolution_tiff_says_its_resolution_unless_told_to_lie() -> None:
    for tagged_square, said in ((False, (204.0, 98.0)), (True, (204.0, 204.0))):
        plan = Plan("region_complete", "x", "table", Damage(0), "standard", "tiff-g3", tagged_square=tagged_square)
        with Image.open(io.BytesIO(make(plan).content)) as image:
            assert image.size[0] == 1728
            assert 1130 < image.size[1] < 1150
            assert image.info["dpi"] == said


def test_pdf_and_tiff_show_the_pixels_that_were_sent() -> None:
    page = Image.new("1", (408, 392), 1)
    page.paste(0, (100, 50, 180, 90))
    with Image.open(io.BytesIO(tiff([Scan(page, 204, 196)] * 2))) as image:
        assert image.n_frames == 2
        assert image.convert("1").tobytes() == page.tobytes()
    with pypdfium2.PdfDocument(pdf([Scan(page, 204, 196)])) as document:
        assert document[0].get_size() == pytest.approx((144, 144), abs=0.1)
        shown = document[0].render(scale=1, grayscale=True).to_pil()
    assert shown.getpixel((50, 25)) < 40
    assert shown.getpixel((100, 100)) > 250


def test_random_numbers_pass_their_check_and_altered_ones_do_not() -> None:
    rng = Random(7)
    for _ in range(500):
        number = people.random_number(rng)
        assert people.luhn_digit(number[2:11]) == number[11]
        altered = people.invalid(rng, CAST, number).identity
        assert people.luhn_digit(altered[2:11]) != altered[11]


def test_published_numbers_pass_the_same_check() -> None:
    for number in (*people.TEST_MEN, *people.TEST_WOMEN, people.TEST_CHILD):
        assert people.luhn_digit(number[2:11]) == number[11]


def test_random_faxes_have_the_shares_of_the_benchmark() -> None:
    plans = [random_plan(11, index) for index in range(2000)]
    for level in range(5):
        assert 0.16 < sum(plan.damage.level == level for plan in plans) / len(plans) < 0.24
    assert 0.19 < sum(plan.resolution == "standard" for plan in plans) / len(plans) < 0.29
    assert {plan.scenario for plan in plans} == set(SCENARIOS)
