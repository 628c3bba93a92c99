"""The directory while the daemon runs: changes are seen, and a broken file leaves the last good one in force."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from intake.directory import parse_directory
from intake.directory_file import DirectoryFile, stamp_of
from tests.unit.test_directory import HEADER, ROW


def test_it_is_read_again_when_it_changes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "enheter.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    first = parse_directory(path.read_text(encoding="utf-8"))
    file = DirectoryFile(path, first, stamp_of(path))
    assert file.current() is first

    path.write_text(HEADER + ROW + ROW.replace("Provsjukhuset", "Nya"), encoding="utf-8")
    assert [unit.name for unit in file.current().units] == ["Provsjukhuset", "Nya"]
    assert file.problem is None

    path.write_text(HEADER + ROW + ROW, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert [unit.name for unit in file.current().units] == ["Provsjukhuset", "Nya"]
        file.current()
    assert file.problem is not None
    assert (file.problem.code, caplog.text.count("line 3, column name")) == ("directory_wrong", 1)

    path.unlink()
    assert len(file.current().units) == 2
    assert file.problem.code == "directory_unreadable"

    path.write_text(HEADER + ROW, encoding="utf-8")
    assert len(file.current().units) == 1
    assert file.problem is None


def test_the_one_that_came_with_the_program_does_not_change() -> None:
    directory = parse_directory(HEADER + ROW)
    assert DirectoryFile(None, directory).current() is directory
