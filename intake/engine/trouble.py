"""What goes wrong around a step, in our own words."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from intake.errors import EngineError, IntakeError

log = logging.getLogger(__name__)


def as_ours(error: Exception, what: str) -> IntakeError:
    """The error as one of ours. Of an unforeseen one only kind and place are logged: its message may quote a fax."""
    if isinstance(error, IntakeError):
        return error
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s: %s at %s:%s", what[:12], type(error).__name__, Path(place.filename).name, place.lineno)
    return EngineError(
        "unforeseen",
        f"Oväntat fel i programmet ({type(error).__name__}). Läs faxet för hand och anmäl felet.",
        f"Unforeseen error in the program ({type(error).__name__}). Read the fax by hand and report the error.",
    )


def poison() -> EngineError:
    """A process died again and again with the fax in hand and nothing else."""
    return EngineError(
        "poison",
        "Programmet har avbrutits gång på gång medan faxet lästes. Läs det för hand.",
        "The program was killed over and over while it read the fax. Read it by hand.",
    )


def no_answer(error: Exception) -> EngineError:
    """The library or its database failed."""
    return EngineError(
        "engineno_answer",
        f"Arbetsflödets databas svarar inte ({type(error).__name__}). Faxet väntar och tas upp igen av sig självt.",
        f"The database of the workflow engine does not answer ({type(error).__name__}). The fax waits and is taken up.",
    )
