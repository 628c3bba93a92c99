"""What the tests of reading share: a reader into a temporary folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.config import Limits, Read
from intake.model import Page
from intake.read import prefetch, read_fax

Reader = Callable[[Path], tuple[Page, ...]]


@pytest.fixture(scope="session", autouse=True)
def _server() -> None:
    prefetch()


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return lambda path: read_fax(path, pages_dir=tmp_path / "pages", limits=Limits(), read=Read())
