"""Images that an order wishes for without naming them, since it speaks of the report as something besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.extract.evidence.claims import Claim, claim_of
from intake.extract.evidence.dossier import Dossier
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import IMAGES, yes_or_no

_BESIDES = re.compile(r"\b(?:ocksa|aven|likasa|dessutom|tillika|dartill)\b")
_TITLE_RANK = 2
"""What a form calls itself says nothing of this order."""


def presumed_images(dossier: Dossier, report: Sequence[Claim]) -> Iterator[Claim]:
    """``Utlåtandet behöver vi också`` behind the examinations; ``Utlåtande önskas: Ja`` on a form for images.

    ``report`` are the claims about the report. For an order that says nothing of the images itself.
    """
    for claim in report:
        if claim.value is True and claim.rank > _TITLE_RANK and _BESIDES.search(undotted(claim.raw or "")):
            yield claim
            return
    entries = [e for e in dossier.entries if e.kind in {"report_wanted", "examination"}]
    if any(e.kind == "report_wanted" and (e.marked or yes_or_no(e.value.text) is not None) for e in entries):
        filled = (e.label for e in entries if e.kind == "examination" and e.value)
        over = next((label for label in filled if IMAGES.search(undotted(label.text))), None)
        if over is not None:
            yield claim_of(True, over, rank=6, sure=True)
