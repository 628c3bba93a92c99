"""``directory``: every fault of the file at once, what to look at, and whom a name means."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from intake.cli.schemas import schema_text
from tests.unit.cli.conftest import Run
from tests.unit.test_directory import HEADER, ROW


def test_all_faults_are_listed(run: Run, json_of: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "enheter.csv"
    other = "Annan,PSH,Ort,Region,no,public,clinic,,0300-111111,,2000-01-01,Eva,no\n"
    third = "Tredje,,Ort,Region,no,public,clinic,,0300 11 11 11,,,,no\n"
    file.write_text(HEADER + ROW + ROW + ROW.replace("public", "x") + other + "kort\n" + third, encoding="utf-8")
    shape = json_of("directory", "check", str(file), status=1)
    Draft202012Validator(json.loads(schema_text("directory-check"))).validate(shape)
    assert [fault["line"] for fault in shape["faults"]] == [3, 4, 6]
    assert shape["units"] == 3
    kinds = [(remark["kind"], remark["line"]) for remark in shape["remarks"]]
    assert kinds == [("shared_name", 5), ("shared_number", 7), ("stale", 5), ("number_unchecked", 7)]
    said = run("directory", "check", str(file), status=1).output
    assert "står redan på rad 2" in said
    assert "3 enheter, 3 fel, 4 att se över" in said


def test_the_directory_that_came_with_the_program_is_right(run: Run) -> None:
    assert "0 fel" in run("directory", "check").output


def test_a_missing_file_is_a_setting_that_is_wrong(run: Run) -> None:
    run("directory", "check", "nix.csv", status=2)


def test_a_name_is_found_or_reported_as_ambiguous(run: Run, json_of: Callable[..., Any]) -> None:
    shape = json_of("directory", "find", "Varbergs sjukhns")
    Draft202012Validator(json.loads(schema_text("directory-find"))).validate(shape)
    assert [unit["name"] for unit in shape["units"]] == ["Hallands sjukhus Varberg"]
    assert shape["score"] < 1
    assert json_of("directory", "find", "SU")["ambiguous"]
    assert "ingen av dem väljs" in run("directory", "find", "SU").output
    assert "Ingen enhet" in run("directory", "find", "Månen", status=1).output
