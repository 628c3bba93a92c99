"""Signatures that were read as letters: what of them can be believed."""

from __future__ import annotations

from intake.extract.layout.sheet import Run
from intake.extract.values.names_in_use import is_in_use

SCRIBBLE = 0.35
"""Of words read with less confidence none is a word: a signature whose strokes were taken for letters."""


def scribbled(run: Run) -> bool:
    """Was no word of ``run`` read with any confidence?"""
    return all(w.confidence < SCRIBBLE for w in run.words)


LEGIBLE = 0.6
"""A word of less confidence is as often wrong as right."""


def legible(run: Run) -> Run:
    """The words of a signature that can be believed: letters of its strokes are titles by chance ("DN")."""
    return Run(run.page, tuple(w for w in run.words if w.confidence >= LEGIBLE))


def is_scribble(run: Run) -> bool:
    """Was no word of a name read legibly, and is none a name that people bear ("YYVA", "Emm Mds")?"""
    return not any(w.confidence >= LEGIBLE or is_in_use(w.text) for w in run.words)
