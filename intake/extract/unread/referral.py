"""Who referred the patient: words that speak of another's referral beside the requester's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.model import RequesterType, SelfReferred

_ANOTHERS = re.compile(
    r"\b(?:annan|annans|andras?|extern\w*|vardcentralens?|lakares?|ej egen|inte egen|inte (?:av )?(?:oss|mig|var))\b"
    r"[^.;]{0,30}\bremi"
    r"|\bremi\w*[^.;]{0,25}\b(?:annan|annans|extern\w*|vardcentral\w*|lakare|sjukhus\w*|husl\w*)\b"
)


def referral(paper: Paper) -> Iterator[Doubt]:
    """A chiropractor's own referral (row R9: no consent is needed) on a paper that names somebody else's, too.

    Caught 1 of 4 and 1 of 6 false releases; needless on none.
    """
    if paper.order.fields["requester_type"].value != RequesterType.CHIROPRACTOR:
        return
    field = paper.undoubted("self_referred")
    told = (exam.self_referred for exam in paper.order.examinations)
    if field is None or field.value != SelfReferred.YES or any(f and f.value == SelfReferred.NO for f in told):
        return
    for statement in paper.sentences:
        if _ANOTHERS.search(statement.bare):
            yield Doubt("self_referred", "words_left", statement.text, statement.run.evidence())
            return
