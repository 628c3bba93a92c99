"""Boxes that ask for images and report: a group answers for both once one of them is marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.extract.evidence.claims import Claim
from intake.extract.form.choices import Choice
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import (
    mended,
    wanted_parts,
    yes_or_no,
)
from intake.model import Evidence

_Parts = tuple[bool | None, bool | None]

_OTHER_OPTION = re.compile(
    r"samtyck|medgiv|remiss(?!var)|samma|mottag|lankas till|skickas till|^\W*(?:bestall|rekvis|begaran)"
)
_OTHER_QUESTION = re.compile(r"samtyck|medgiv|remiss(?!var)|samma|kliniken")


def claim_from_boxes(
    choices: Sequence[Choice], images: list[Claim], report: list[Claim], unclear: list[tuple[str, Choice]]
) -> None:
    """A group of boxes answers for both parts once one of them is marked."""
    about = [(choice, parts) for choice in choices if (parts := _asks_for(choice)) is not None]
    ticked = [(c, p) for c, p in about if c.marked]
    unread = _unread(choices, [c for c, _ in about])
    for name, index in (("images", 0), ("report", 1)):
        if unread and not any(p[index] for _, p in ticked):
            unclear.append((name, unread))
    for choice, parts in about:
        if choice.unclear:
            unclear.extend((name, choice) for name, value in zip(("images", "report"), parts, strict=True) if value)
    if not ticked:
        return
    for index, claims in ((0, images), (1, report)):
        saying = [(c, p[index]) for c, p in ticked if p[index] is not None]
        offered = [c for c, p in about if p[index]]
        if saying:
            values = {v for _, v in saying}
            for choice, value in saying:
                if value or len(values) == 1:
                    claims.append(_of_choice(choice, bool(value)))
        elif offered:
            claims.append(_of_choice(offered[0], False))


def _asks_for(choice: Choice) -> _Parts | None:
    """What a marked box would say of images and report; ``None`` where it is about something else."""
    option, question = undotted(choice.option.text), undotted(choice.question.text)
    if _OTHER_OPTION.search(option):
        return None
    parts = wanted_parts(mended(choice.option.text))
    if parts != (None, None):
        return parts if len(option.split()) <= 9 else None
    answer = yes_or_no(choice.option.text)
    if answer is None or _OTHER_QUESTION.search(question) or len(question.split()) > 6:
        return None
    asked = wanted_parts(choice.question.text)
    parts = (answer if asked[0] else None, answer if asked[1] else None)
    return parts if parts != (None, None) else None


def _unread(choices: Sequence[Choice], known: Sequence[Choice]) -> Choice | None:
    """A marked box beside these whose words cannot be read: it may be the one that asks for the other part."""
    rows, ids = {c.row for c in known}, {id(c) for c in known}
    return next(
        (
            c
            for c in choices
            if c.row in rows and c.marked and id(c) not in ids and c.question.words == known[0].question.words
        ),
        None,
    )


def _of_choice(choice: Choice, value: bool) -> Claim:
    evidence: tuple[Evidence, ...] = choice.evidence()
    sure = choice.confidence >= 0.8 or choice.unclear  # an unclear mark carries its own flag
    return Claim(value, choice.text, evidence, choice.confidence, 10, sure=sure)
