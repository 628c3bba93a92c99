"""The sets of faxes by their names."""

from __future__ import annotations

from bench.faxes.faxset import FaxSet
from bench.faxes.sets import north_set, open_set, report_set, second_set, south_set, west_set, wide_set

SETS: dict[str, FaxSet] = {
    each.SET.name: each.SET for each in (open_set, second_set, wide_set, north_set, south_set, report_set, west_set)
}
