"""The words this program knows, as data files beside this module.

The only place in the core that reads anything: package data, once, when it is first imported.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """The bundled file ``name`` as it is."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def table(name: str) -> Mapping[str, Any]:
    """The bundled TOML file ``name``."""
    return tomllib.loads(text(name))


STARTER_DIRECTORY = text("directory.csv")
"""The directory of units that comes with the program, for ``intake.directory.parse_directory``."""
CALIBRATION = table("calibration.toml")
EXAMINATIONS = table("examinations.toml")
CONSENT = table("consent.toml")
NAMES = table("names.toml")
NAMES_IN_USE = table("names_in_use.toml")
PLACES = table("places.toml")
PROFESSIONS = table("professions.toml")
UNITS = table("units.toml")
