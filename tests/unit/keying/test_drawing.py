"""Which orders a second person keys: the same every time, about as many as wished, and nobody's to foretell."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.blobs import Folder
from intake.config import Review
from intake.keying import drawn
from intake.logbook.link import PatientLinks

FAXES = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(3000)]


def falls(folder: Path, blind: float, sample: float, faxes: list[str] = FAXES) -> tuple[set[str], set[str]]:
    links, shares = PatientLinks(Folder(folder)), Review(blind_share=blind, sample_share=sample)
    lots = {sha256: drawn(sha256, shares, links) for sha256 in faxes}
    return {each for each, lot in lots.items() if lot.blind}, {each for each, lot in lots.items() if lot.sample}


def test_the_lot_falls_on_about_the_share_and_never_on_an_order_twice(tmp_path: Path) -> None:
    blind, sample = falls(tmp_path, 0.05, 0.02)
    assert 100 < len(blind) < 200  # 150 expected; outside four standard deviations else
    assert 25 < len(sample) < 90
    assert not blind & sample


def test_a_restart_changes_nothing_and_another_house_draws_otherwise(tmp_path: Path) -> None:
    first = falls(tmp_path / "a", 0.05, 0.02)
    assert falls(tmp_path / "a", 0.05, 0.02, FAXES[::-1]) == first
    assert len(first[0] & falls(tmp_path / "b", 0.05, 0.02)[0]) < len(first[0]) / 2


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_none_and_all(tmp_path: Path, share: float) -> None:
    blind, sample = falls(tmp_path, share, share, FAXES[:50])
    assert len(blind) == 50 * share
    assert not sample


def test_a_larger_share_takes_the_same_orders_and_more(tmp_path: Path) -> None:
    assert falls(tmp_path, 0.05, 0)[0] < falls(tmp_path, 0.2, 0)[0]


@given(st.text())
def test_a_lot_is_a_share(tmp_path_factory: pytest.TempPathFactory, what: str) -> None:
    assert 0 <= PatientLinks(Folder(tmp_path_factory.getbasetemp())).lot(what.encode("utf-8", "replace").decode()) < 1
