"""The variants of the ablation: each takes one step away, or does it another way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.read import clean, leaders, pages

Change = tuple[Any, str, Any]

AS_IT_IS = "as it is"

VARIANTS: dict[str, Sequence[Change]] = {
    AS_IT_IS: (),
}
