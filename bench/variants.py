"""The variants of the ablation: each takes one step away, or does it another way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from intake.model import CheckBox
from intake.read import clean, pages
from intake.read.raster import Mask, Raster
from intake.read.upright import Turn, find_turn

Change = tuple[Any, str, Any]
"""A module, a name in it, and what the name shall mean while the variant is measured."""

AS_IT_IS = "as it is"


def _no_boxes(ink: Mask, _boxes: Sequence[CheckBox], _dpi: int) -> Mask:
    return np.zeros_like(ink)


def _no_leaders(ink: Mask, _dpi: int) -> Mask:
    return np.zeros_like(ink)


def _as_it_lies(raster: Raster) -> Turn:
    return Turn(0, find_turn(raster).skew_deg, 9.0)


def _askew(raster: Raster) -> Turn:
    turn = find_turn(raster)
    return Turn(turn.turned_deg, 0.0, turn.sure)


VARIANTS: dict[str, Sequence[Change]] = {
    AS_IT_IS: (),
    "streaks and dark edges left": ((pages, "without_streaks", lambda raster: raster),),
    "check boxes left": ((pages, "squares_mask", _no_boxes),),
    "leaders left": ((pages, "leaders_mask", _no_leaders),),
    "rules, leaders and boxes left": ((pages, "without_rules", lambda grey, _rules: grey),),
    "specks left": ((clean, "MIN_SPECKS", 10**9),),
    "no blur": ((clean, "softened", lambda grey: grey),),
    "not levelled": ((pages, "find_turn", _askew),),
    "not turned upright": ((pages, "find_turn", _as_it_lies), (pages, "HOPELESS_BELOW", 0.0)),
}
