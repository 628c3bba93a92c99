"""The routine as a table, and the verdict it gives on an order."""

from intake.decide.decide import decide
from intake.decide.routine import Routine, load_routine

__all__ = ["Routine", "decide", "load_routine"]
