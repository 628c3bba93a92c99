"""Every word of the queue's pages has its English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake import words
from intake.review import app
from intake.review.language import translations

TEMPLATES = Path(app.__code__.co_filename).parent / "templates"
MINE = ("queue", "_queue", "_search", "search", "_found", "_keys", "_claim", "_desk", "_glance")
_SAID = re.compile(r"""\b(?:n?gettext|_)\(\s*(?:"([^"]*)"|'([^']*)')""")


def said() -> Iterator[str]:
    for name in MINE:
        for found in _SAID.finditer((TEMPLATES / f"{name}.html").read_text(encoding="utf-8")):
            yield found[1] or found[2]
    for codes in (words.OUTCOMES, words.REQUESTERS, words.SOURCES, words.CODES, words.STATES, words.GROUPS):
        yield from codes.values()
    yield from (*words.WANTS.values(), *words.FIELDS.values())


@pytest.mark.parametrize("text", sorted(set(said())))
def test_it_is_told_in_english_too(text: str) -> None:
    english = translations("en")
    known = getattr(english, "_catalog", {})
    assert text in known or (text, 0) in known or (text, 1) in known
