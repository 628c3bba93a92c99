"""Papers written one by one: their truth is whole, about invented people with published test numbers, and they draw."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.faxes import written
from bench.faxes.expected import expected
from bench.faxes.make import random_fax, random_plan
from bench.faxes.people import TEST_CHILD, TEST_MEN, TEST_WOMEN
from bench.faxes.truth import Truth

NAMES = [name for half in written.HALVES for name in written.names(half)]
PUBLISHED = {*TEST_MEN, *TEST_WOMEN, TEST_CHILD}


def _stands_in(value: str, text: str) -> bool:
    """Is every word of ``value`` on the paper, however it is written there?"""
    return all(word.lower() in text for word in re.findall(r"\w+", value.lower()))


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_says_what_its_truth_says(name: str) -> None:
    paper = written.paper(name)
    text = re.sub(r"<[^>]*>", "", paper.html).lower()
    for truth in paper.truths:
        for said in (truth.doctor, truth.phone, truth.fax, truth.reference):
            assert _stands_in(said, text), said
        _check_patient(truth, text)
    plan = random_plan(1, 0, written.WRITTEN)
    assert len(expected(plan, list(paper.truths))["orders"]) == len(paper.truths)


def _check_patient(truth: Truth, text: str) -> None:
    if truth.patient is not None:
        if truth.show_identity:
            assert _stands_in(truth.patient.printed, text)
        if truth.patient.valid and not truth.patient.reserve:
            assert truth.patient.identity in PUBLISHED


def test_a_paper_is_drawn_and_its_words_are_where_their_ink_is() -> None:
    pages = written.sheets(written.paper(NAMES[0]), Random(1))
    assert pages and pages[0].words
    for word in pages[0].words:
        assert min(pages[0].image.crop(word.edges).tobytes()) < 128, word


def test_the_fax_of_a_paper_can_be_sent() -> None:
    fax = random_fax(1, 0, written.WRITTEN)
    assert fax.content[:4] in (b"%PDF", b"II*\0") and fax.plan.layout == written.names(written.WRITTEN)[0]


def test_a_paper_that_says_nothing_known_is_refused() -> None:
    with pytest.raises(ValueError, match="no such fields"):
        written.read("x/01", '<!--\n[[order]]\ntype = "private"\nclinik = "X"\n-->\n<p>')
    with pytest.raises(ValueError, match="no comment"):
        written.read("x/01", "<p>")
