"""A house with rules and books, and a fax whose words are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.house import House
from intake.store import Store, open_store
from tests.unit.review.stationed import house_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    return house_in(tmp_path, store)
