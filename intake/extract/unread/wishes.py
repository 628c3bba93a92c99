"""Images or a report asked for in words that the wishes did not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.prose.statements import Statement
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.extract.values.wish_words import (
    ANY_REPORT,
    IMAGES,
    PRINTED,
    TITLE,
    WANT,
    is_nominal,
    reads_like_options,
    wanted_parts,
)

_ELSEWHERE = frozenset(
    """addressee sender relevance reference consent oral_consent written_consent recipient image_recipient
    report_recipient""".split()  # noqa: SIM905
)
"""Kinds of labels beside which images and reports are spoken of and not asked for."""
_OTHER_MATTER = re.compile(
    r"samtyck|medgiv|godkan|\bnej\W*$|lamnas ut|spar(?:at|ad)|utlamn|\bhamta|\beller\b|\bsom [a-z]{2} "
)


def wishes(paper: Paper) -> Iterator[Doubt]:
    """A part that nobody is said to want, in a sentence or box that asks for it.

    Caught 9 and 3; needless on none but forms that print such sentences, and on none of the known ones.
    """
    for place, name, words in ((0, "wants_images", IMAGES), (1, "wants_report", ANY_REPORT)):
        field = paper.undoubted(name)
        if field is None or field.value is not False:
            continue
        own = paper.places(field.evidence)
        for statement in paper.dossier.said:
            used = any((statement.run.page, word.box) in own for word in statement.run.words)
            if not used and words.search(statement.bare) and wanted_parts(statement.text)[place] and _asks(statement):
                yield Doubt(name, "words_left", statement.text, statement.run.evidence())
                break


def _asks(statement: Statement) -> bool:
    bare = statement.bare
    if statement.kind in _ELSEWHERE or any(p.search(bare) for p in (TITLE, PRINTED, _OTHER_MATTER)):
        return False
    if reads_like_options(statement.text) or "/" in statement.text:
        return False
    return statement.source != "prose" or WANT.search(bare) is not None or is_nominal(bare)
