"""Pages that are not trusted."""

from __future__ import annotations

from intake.extract.evidence.dossier import Sighted

HOPELESS = 0.6
"""A word of less confidence is as often wrong as right."""
POOR_PAGE = 0.4
"""Below this quality a page is not trusted."""


def is_poor(sighted: Sighted) -> bool:
    """A page whose quality is low, or a third of whose words are hopeless, whatever its print looks like."""
    words = sighted.form.sheet.run.words
    hopeless = sum(w.confidence < HOPELESS for w in words)
    return sighted.form.sheet.page.quality < POOR_PAGE or (len(words) >= 15 and hopeless > len(words) / 3)
