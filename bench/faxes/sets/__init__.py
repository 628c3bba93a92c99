"""The sets of faxes by their names."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets import (
    coast_set,
    east_set,
    forest_set,
    hill_set,
    island_set,
    lake_set,
    north_set,
    open_set,
    report_set,
    river_set,
    second_set,
    south_set,
    west_set,
    wide_set,
)

_DEVELOPED_ON = (
    open_set,
    second_set,
    wide_set,
    north_set,
    south_set,
    east_set,
    west_set,
    coast_set,
    lake_set,
    hill_set,
    river_set,
    island_set,
    forest_set,
)

SETS: dict[str, FaxSet] = {each.SET.name: each.SET for each in (*_DEVELOPED_ON, report_set)}
HELD_BACK = frozenset({report_set.SET.name})
"""Never looked at case by case, never tuned on: what the published figures are measured with."""
