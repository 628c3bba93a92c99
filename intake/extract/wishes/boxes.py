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


def claim_from_boxes(
    choices: Sequence[Choice], images: list[Claim], report: list[Claim], unclear: list[tuple[str, Choice]]
) -> None:
    """A group of boxes answers for both parts once one of them is marked."""
    about: list[tuple[Choice, tuple[bool | None, bool | None]]] = []
    for choice in choices:
        option = undotted(choice.option.text)
        if re.search(
            r"samtyck|medgiv|remiss(?!var)|samma|mottag|lankas till|skickas till|^\W*(?:bestall|rekvis|begaran)", option
        ):
            continue
        parts = wanted_parts(mended(choice.option.text))
        if parts == (None, None):
            answer = yes_or_no(choice.option.text)
            question = undotted(choice.question.text)
            if (
                answer is None
                or re.search(r"samtyck|medgiv|remiss(?!var)|samma|kliniken", question)
                or len(question.split()) > 6
            ):
                continue
            asked = wanted_parts(choice.question.text)
            parts = (answer if asked[0] else None, answer if asked[1] else None)
            if parts == (None, None):
                continue
        elif len(option.split()) > 9:
            continue
        about.append((choice, parts))
    ticked = [(c, p) for c, p in about if c.marked]
    rows = {c.row for c, _ in about}
    known = {id(c) for c, _ in about}
    # A marked box beside these whose words cannot be read may be the one that asks for the other part.
    unread = [
        c
        for c in choices
        if c.row in rows and c.marked and id(c) not in known and c.question.words == about[0][0].question.words
    ]
    for name, index in (("images", 0), ("report", 1)):
        if unread and not any(p[index] for _, p in ticked):
            unclear.append((name, unread[0]))
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


def _of_choice(choice: Choice, value: bool) -> Claim:
    evidence: tuple[Evidence, ...] = choice.evidence()
    sure = choice.confidence >= 0.8 or choice.unclear  # an unclear mark carries its own flag
    return Claim(value, choice.text, evidence, choice.confidence, 10, sure=sure)
