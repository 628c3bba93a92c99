"""A desk with a real store and the program's own rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.returns import open_desk
from intake.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = open_desk(tmp_path / "var")
    yield opened
    opened.store.close()
