"""Which orders a second person keys: the same every time, about as many as wished, and nobody's to foretell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.config import Review
from intake.keying import drawn
from intake.logbook.link import PatientLinks

NAMES = [f"{number:05}-AAAAA-1" for number in range(4000)]


def shares(blind: float, sample: float) -> Review:
    return Review(blind_share=blind, sample_share=sample)


def test_the_lot_falls_on_about_the_share_and_never_on_an_order_twice(tmp_path: Path) -> None:
    found = drawn(NAMES, shares(0.05, 0.02), PatientLinks(tmp_path))
    assert 140 < len(found.blind) < 260  # 200 expected; outside four standard deviations else
    assert 40 < len(found.sample) < 120
    assert not found.blind & found.sample


def test_a_restart_changes_nothing_and_another_house_draws_otherwise(tmp_path: Path) -> None:
    first = drawn(NAMES, shares(0.05, 0.02), PatientLinks(tmp_path / "a"))
    again = drawn(NAMES[::-1], shares(0.05, 0.02), PatientLinks(tmp_path / "a"))
    elsewhere = drawn(NAMES, shares(0.05, 0.02), PatientLinks(tmp_path / "b"))
    assert first == again
    assert len(first.blind & elsewhere.blind) < len(first.blind) / 2


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_none_and_all(tmp_path: Path, share: float) -> None:
    found = drawn(NAMES[:50], shares(share, share), PatientLinks(tmp_path))
    assert len(found.blind) == 50 * share
    assert not found.sample


def test_a_larger_share_takes_the_same_orders_and_more(tmp_path: Path) -> None:
    links = PatientLinks(tmp_path)
    assert drawn(NAMES, shares(0.05, 0), links).blind < drawn(NAMES, shares(0.2, 0), links).blind


@given(st.text())
def test_a_lot_is_a_share(tmp_path_factory: pytest.TempPathFactory, what: str) -> None:
    assert 0 <= PatientLinks(tmp_path_factory.getbasetemp()).lot(what.encode("utf-8", "replace").decode()) < 1
