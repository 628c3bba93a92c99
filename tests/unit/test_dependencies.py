"""The page on dependencies lists what the project declares, with the licences that the packages state."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
STATED_IN_WORDS = {
    "MIT": r"\bMIT\b",
    "BSD-2-Clause": r"BSD",
    "BSD-3-Clause": r"BSD|Neither the name of",
    "Apache-2.0": r"Apache",
    "BSD-3-Clause, Apache-2.0": r"BSD-3-Clause, Apache-2.0",
    "Python Software Foundation License": r"Python Software Foundation License",
}
NO_STRONGER_THAN_LGPL = re.compile(r"^(?!.*(?<!L)GPL).*(MIT|BSD|Apache|LGPL)")


def names(requirements: list[str]) -> list[str]:
    return sorted(re.match(r"[\w-]+", requirement)[0] for requirement in requirements)


def rows(heading: str) -> dict[str, list[str]]:
    """The table under a heading: name to the cells after it."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    return {row[0]: row[1:] for row in cells[2:]}


RUN_TIME, DEVELOPMENT = rows("At run time"), rows("To develop and test")


def test_every_dependency_is_listed_and_nothing_else() -> None:
    assert sorted(RUN_TIME) == names([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["s3"]])
    assert sorted(DEVELOPMENT) == names(PROJECT["optional-dependencies"]["dev"])


@pytest.mark.parametrize("name", [*RUN_TIME, *DEVELOPMENT])
def test_the_licence_is_the_one_the_package_states(name: str) -> None:
    purpose, why, licence = (RUN_TIME | DEVELOPMENT)[name]
    assert purpose
    assert why
    metadata = distribution(name).metadata
    if (expression := metadata.get("License-Expression")) is not None:
        assert licence == expression
        return
    classifiers = [value for value in metadata.get_all("Classifier") or [] if value.startswith("License ::")]
    stated = [metadata.get("License") or "", *classifiers]
    if not any(stated):  # only the file says
        stated = [
            each.read_text() if each.name == "COPYING" else each.read_text().split("\n", 1)[0]
            for each in distribution(name).files or []
            if each.name in ("LICENSE", "COPYING")
        ]
    assert re.search(STATED_IN_WORDS[licence], " ".join(stated))


@pytest.mark.parametrize("name", RUN_TIME)
def test_nothing_at_run_time_is_under_a_stronger_licence_than_the_lgpl(name: str) -> None:
    assert NO_STRONGER_THAN_LGPL.search(RUN_TIME[name][2])


def test_the_licence_of_the_project_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
