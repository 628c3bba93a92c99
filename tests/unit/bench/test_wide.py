"""The wide set keeps its word: all wordings come up, pages hold what they say, nothing is said by mistake."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from PIL import Image

from bench.faxes import people
from bench.faxes.line import Damage, random_damage, transmit
from bench.faxes.make import FaxFile, OverfullError, Plan, make, random_fax, random_plan
from bench.faxes.paper import px
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.scenarios.parts import Scenario
from bench.faxes.sets import SETS
from bench.faxes.sets.wide_exams import EXAMS, MISFIT, TREATED
from bench.faxes.sets.wide_form import form
from bench.faxes.sets.wide_labels import LABELS
from bench.faxes.sets.wide_says import SAYS
from bench.faxes.sets.wide_writing import date
from bench.faxes.truth import Truth
from bench.faxes.verdict import verdict

WIDE = SETS["wide"]
CLEAN = Damage(0)


def _drawn(scenario: str, layout: str, seed: str = "1", **more: object) -> FaxFile:
    plan = Plan(scenario, seed, layout, CLEAN, set_name="wide", size_pt=9.0, **more)  # type: ignore[arg-type]
    while True:
        try:
            return make(plan, sent=False)
        except OverfullError:
            plan = replace(plan, size_pt=plan.size_pt - 1)


def _text(fax: FaxFile) -> str:
    return " ".join(word.text for sheet in fax.sheets for word in sheet.words)


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=lambda each: each.name)
def test_every_scenario_has_its_verdict_in_the_wide_set(scenario: Scenario) -> None:
    for seed in range(20):
        truths = scenario.build(Random(seed), replace(WIDE.cast, committed=bool(seed % 2)))
        assert tuple(verdict(truth).code for truth in truths) == scenario.codes, seed


@pytest.mark.parametrize("layout", [*WIDE.layouts, *WIDE.letters])
def test_every_layout_shows_who_orders_for_whom(layout: str) -> None:
    own = layout in WIDE.patients_only
    for seed in range(6):
        fax = _drawn("patient_report" if own else "private_oral", layout, str(seed))
        fields, shown = fax.expected["orders"][0]["fields"], _text(fax).lower()
        wanted = (
            [fields["patient_name"]] if own else [fields["patient_name"], fields["requesting_clinic"], fields["doctor"]]
        )
        for name in wanted:
            for part in name.lower().split():
                assert part in shown, (layout, seed, part)
        digits = re.sub(r"\D", "", shown)
        assert fields["identity_number"][2:] in digits


@pytest.mark.parametrize("layout", [*WIDE.layouts, *WIDE.letters])
def test_words_stay_on_the_paper_and_do_not_overlap(layout: str) -> None:
    own = layout in WIDE.patients_only
    for seed in range(6):
        for scenario in (
            ("patient_report",) if own else ("region_several_exams", "chiro_written", "private_consent_no_box")
        ):
            for sheet in _drawn(scenario, layout, str(seed)).sheets:
                for word in sheet.words:
                    assert word.edges[0] >= px(10), (layout, seed, scenario, word)
                    assert word.edges[2] <= px(201), (layout, seed, scenario, word)
                _assert_apart([word.edges for word in sheet.words if word.text.strip(".-–=")], (layout, seed, scenario))


def _assert_apart(edges: list[tuple[int, int, int, int]], where: object) -> None:
    for number, one in enumerate(edges):
        for other in edges[number + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 4 or down < 6, (where, one, other)


def test_labels_without_a_value_never_say_that_there_is_consent() -> None:
    for seed in range(300):
        truth = SCENARIOS["private_no_consent"].build(Random(seed), WIDE.cast)[0]
        truth.consent_boxes = None
        items = [
            item for s in form(truth, Random(seed), LABELS, WIDE.cast.desks, boxes=True).sections for item in s.items
        ]
        for item in items:
            if item.key == "consent":
                assert item.label in LABELS["consent"]
                assert not item.value


@pytest.mark.parametrize("name", ["open", "second", "wide"])
def test_a_consent_that_does_not_come_is_announced_and_not_only_claimed(name: str) -> None:
    faxes = SETS[name]
    for seed in range(200):
        truth = SCENARIOS["private_announced_absent"].build(Random(seed), faxes.cast)[0]
        made = faxes.make_form(truth, Random(seed), faxes.labels, faxes.cast.desks, boxes=True)
        item = next(item for section in made.sections for item in section.items if item.key == "consent")
        said = " ".join([item.label, item.value, *(words for _, words in item.boxes)]).lower()
        assert re.search("bifoga|medfölj|bilag|bilägg", said), said


@pytest.mark.parametrize("name", ["open", "second", "wide"])
def test_a_relative_on_a_form_is_neither_the_patient_nor_a_doctor(name: str) -> None:
    faxes = SETS[name]
    for seed in range(40):
        truth = SCENARIOS["patient_relative"].build(Random(seed), faxes.cast)[0]
        made = faxes.make_form(truth, Random(seed), faxes.labels, faxes.cast.desks, boxes=True)
        items = [item for section in made.sections for item in section.items]
        assert any("anhörig" in item.value.lower() for item in items if item.key == "orderer")
        assert all("nhörig" in item.label for item in items if item.key == "doctor")


def test_one_recipient_stands_under_no_heading_that_names_both() -> None:
    for seed in range(200):
        truth = SCENARIOS["region_one_recipient_missing"].build(Random(seed), WIDE.cast)[0]
        titles = {section.title for section in form(truth, Random(seed), LABELS, WIDE.cast.desks, boxes=False).sections}
        assert not titles & set(LABELS["destination_section"])


def test_all_labels_and_sentences_come_up_and_none_often() -> None:
    labels: Counter[str] = Counter()
    for seed in range(3000):
        scenario = random_plan(3, seed, "wide").scenario
        for truth in SCENARIOS[scenario].build(Random(seed), WIDE.cast):
            if truth.is_order:
                made = form(truth, Random(seed), LABELS, WIDE.cast.desks, boxes=bool(seed % 2))
                labels.update(item.label for section in made.sections for item in section.items)
    for key in ("clinic", "doctor", "name", "identity", "exam", "date", "both", "image_recipient", "report_recipient",
                "consent", "consent_box", "purpose", "treatment", "phone", "fax", "delivery", "onward"):  # fmt: skip
        for label in LABELS[key]:
            assert labels[label] > 0, (key, label)
    assert max(labels[label] for label in LABELS["name"]) < 450


def test_dates_are_read_back_as_they_were_meant() -> None:
    rng, seen = Random(1), set()
    for _ in range(500):
        words = date(rng, "2026-04-03")
        seen.add(words)
        assert "26" in words
        assert words.endswith(("03", "2026", "26"))
    assert len(seen) >= 12


def test_examinations_say_their_side_and_no_other() -> None:
    right, left = r"\b(höger|hö|dx)\b", r"\b(vänster|vä|sin)\b"
    for exam in (*EXAMS, *(one for one, _ in TREATED), *(one for one, _ in MISFIT)):
        said = (bool(re.search(right, exam.text.lower())), bool(re.search(left, exam.text.lower())))
        assert said == (exam.side == "right", exam.side == "left"), exam


def test_reasons_name_the_side_that_was_examined() -> None:
    for exam, reason in TREATED:
        if exam.side in ("left", "right") and ("höger" in reason or "vänster" in reason):
            assert ("höger" in reason) == (exam.side == "right"), (exam, reason)


def test_sentences_of_every_meaning_are_said_in_other_sets_too() -> None:
    for faxes in SETS.values():
        assert set(faxes.cast.says) == set(SAYS)
    assert len(SAYS["oral"]) >= 8


def test_several_patients_on_one_page_are_as_many_orders() -> None:
    fax = _drawn("three_patients_one_page", "cells")
    assert len(fax.sheets) == 1
    assert fax.expected["split"]
    shown = _text(fax)
    for order in fax.expected["orders"]:
        for part in order["fields"]["patient_name"].split():
            assert part in shown


def test_a_form_on_two_pages_is_one_order_in_either_order_of_the_pages() -> None:
    for scenario, first in (("region_two_pages", "Sida 1"), ("region_pages_reversed", "Sida 2")):
        fax = _drawn(scenario, "numbered")
        assert len(fax.sheets) == 2
        assert len(fax.expected["orders"]) == 1
        assert first in " ".join(word.text for word in fax.sheets[0].words)


def test_the_consent_may_come_before_the_order_and_a_cover_before_both() -> None:
    assert len(_drawn("naprapath_consent_first", "cells").sheets) == 2
    assert len(_drawn("naprapath_cover_order_consent", "cells").sheets) == 3


def test_a_consent_page_left_unsigned_bears_no_writing() -> None:
    for seed in range(12):
        assert not _drawn("naprapath_unsigned", "cells", str(seed)).sheets[-1].writing
        assert _drawn("naprapath_written", "cells", str(seed)).sheets[-1].writing


def test_coordination_numbers_and_the_very_old_pass_their_check() -> None:
    rng = Random(2)
    for _ in range(200):
        for person in (people.coordination(rng, WIDE.cast), people.centenarian(rng, WIDE.cast)):
            assert people.luhn_digit(person.identity[2:11]) == person.identity[11]
    assert 61 <= int(people.coordination(rng, WIDE.cast).identity[6:8]) <= 91
    plus = {people.centenarian(rng, WIDE.cast).printed for _ in range(30)}
    assert any("+" in one for one in plus)


def test_a_foreign_letter_is_in_its_own_language() -> None:
    for seed in range(12):
        assert "Önskas" not in _text(_drawn("foreign_provider", "cells", str(seed)))


@pytest.mark.parametrize(("level", "limit"), [(0, 0.0), (1, 0.5), (2, 1.5), (3, 3.0), (4, 5.0)])
def test_damage_keeps_to_its_level(level: int, limit: float) -> None:
    drawn = [random_damage(Random(seed), level) for seed in range(600)]
    assert max(abs(one.skew_deg) for one in drawn) <= limit
    upside_down = sum(one.turned_deg == 180 for one in drawn) / len(drawn)
    assert (0.06 < upside_down < 0.14) if level >= 3 else not upside_down
    if level == 4:
        assert all(one.twice and one.bursts and one.streaks and one.dark_edge and one.crop_mm for one in drawn)
    if level < 3:
        assert not any(one.twice or one.bursts or one.crop_mm for one in drawn)


@pytest.mark.parametrize("skew", [-5.0, 5.0])
def test_neither_slant_nor_cropping_takes_words_off_the_page(skew: float) -> None:
    page = Image.new("L", (px(210), px(297)), 255)
    for x, y in ((15, 12), (190, 12), (15, 280), (190, 280)):
        page.paste(0, (px(x), px(y), px(x + 4), px(y + 4)))
    damage = Damage(4, skew, crop_mm=9.0, header=False)
    for seed in range(4):
        sent = np.asarray(transmit(page, "300", damage, "", Random(seed)).image)
        assert (~sent).sum() > 4 * (px(4) ** 2) * 0.9


def test_a_grey_page_has_the_senders_line_and_the_damage_too() -> None:
    page = Image.new("L", (px(210), px(297)), 255)
    clean = np.asarray(transmit(page, "200", Damage(1, header=False), "", Random(1), grey=True).image)
    hurt = np.asarray(transmit(page, "200", Damage(1, dark_edge=True), "Från: AVD 4", Random(1), grey=True).image)
    assert clean.min() > 200
    assert (hurt[:, 0] == 0).all()
    assert (hurt[:40, 40:] == 0).any()


def test_random_faxes_of_the_wide_set_can_be_drawn() -> None:
    for index in range(60):
        fax = random_fax(23, index, "wide", sent=False)
        assert fax.sheets


def test_what_is_handwritten_is_drawn_and_not_printed() -> None:
    truth: Truth = SCENARIOS["private_handwritten"].build(Random("1"), WIDE.cast)[0]
    assert truth.handwritten
    fax = _drawn("private_handwritten", "below")
    number = fax.expected["orders"][0]["fields"]["identity_number"]
    assert number[-4:] not in _text(fax)
    assert any(one.text for one in fax.sheets[0].writing)
