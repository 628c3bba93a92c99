"""A page without the earlier mails that it quotes: what was written in them is no part of this order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extract.values.letters import undotted
from intake.model import Page, Word

_ABOUT_PATIENT = re.compile(r"\d{6}\W{0,3}\d{4}|vagra|motsatt|aterkall|\bnekar|avlid|skyddad|sekretessmark|sparr")
"""What an earlier mail may say that counts whoever wrote it: whose images, and that they may not be released."""
_OURS = re.compile(r"halland|bildexp|bild- och|\w*utlamn")
"""Who answers from the desk that the fax is sent to: what it says asks for nothing."""


def without_earlier_mails(page: Page) -> Page:
    """Without lines marked as quoted (``> Ämne: SV: bilder``), and without mails quoted below the one that was sent
    (``Från: Kansliet / Skickat: …``) where they name no patient or come from our own desk."""
    page = _without_marked_lines(page)
    words = page.words
    heads = [w.box.y0 for w in words if _heads_mail(w, words)]
    cut: set[int] = set()
    for begin, end in pairwise([*sorted(heads)[1:], page_end(words)]):
        block = [w for w in words if begin <= w.box.y0 < end]
        text = undotted(" ".join(w.text for w in block))
        sender = undotted(" ".join(w.text for w in block if w.line == block[0].line))
        if _OURS.search(sender) or not _ABOUT_PATIENT.search(text):
            cut |= {id(w) for w in block}
    return replace(page, words=tuple(w for w in words if id(w) not in cut)) if cut else page


def page_end(words: Sequence[Word]) -> int:
    """A row of pixels below all words."""
    return max((w.box.y1 for w in words), default=0) + 1


def _heads_mail(word: Word, words: Sequence[Word]) -> bool:
    """``Från:`` with ``Skickat:`` right below it."""
    high = word.box.y1 - word.box.y0
    return undotted(word.text) in {"fran:", "from:"} and any(
        re.fullmatch(r"(?:skickat|skickades|sant|sent):", undotted(w.text))
        and 0 < w.box.y0 - word.box.y0 < 3 * high
        and abs(w.box.x0 - word.box.x0) < 2 * high
        for w in words
    )


def _without_marked_lines(page: Page) -> Page:
    marks = [w.box for w in page.words if w.text.startswith((">", "»"))]
    if marks:
        marks += [w.box for w in page.words if re.match(r"-{3,}\w", w.text)]

    def quoted(word: Word) -> bool:
        middle = (word.box.y0 + word.box.y1) / 2
        return any(box.y0 <= middle <= box.y1 and word.box.x0 >= box.x0 for box in marks)

    return replace(page, words=tuple(w for w in page.words if not quoted(w))) if marks else page
