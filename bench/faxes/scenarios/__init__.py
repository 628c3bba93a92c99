"""Orders by the rows of the decision table.

Each says its verdict beforehand; the rule work in ``verdict`` must agree.
"""

from __future__ import annotations

from bench.faxes.scenarios import (  # noqa: F401  they register themselves
    clinics,
    more_clinics,
    more_others,
    more_therapists,
    others,
    therapists,
)
from bench.faxes.scenarios.parts import SCENARIOS, Scenario

__all__ = ["SCENARIOS", "Scenario"]
