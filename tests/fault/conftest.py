"""What the tests of faults share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fault.running import QUICK_TESSERACT, Daemon, executable


@pytest.fixture(scope="session")
def quick_tesseract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return executable(tmp_path_factory.mktemp("bin") / "tesseract", QUICK_TESSERACT)


@pytest.fixture
def daemon(tmp_path: Path, quick_tesseract: Path) -> Iterator[Daemon]:
    """A daemon that is not started yet, with a recogniser that answers at once."""
    made = Daemon(tmp_path, quick_tesseract)
    yield made
    made.kill()


@pytest.fixture(scope="module")
def shared_daemon(tmp_path_factory: pytest.TempPathFactory, quick_tesseract: Path) -> Iterator[Daemon]:
    """One running daemon for all tests of a file."""
    made = Daemon(tmp_path_factory.mktemp("shared"), quick_tesseract)
    made.start()
    yield made
    assert made.stop() == 0
