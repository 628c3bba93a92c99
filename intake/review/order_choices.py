"""The values that one key chooses: readings that compete, or the words of a short list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from intake.correction import TRUTHS, VOCABULARIES
from intake.model import Field, Order

_KEYS = 9
_COMPARED_LETTERS = 200  # of longer texts nothing is marked


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that one key chooses. ``parts``: its text, each part with whether it differs from its rivals."""

    key: int
    value: str
    parts: tuple[tuple[str, bool], ...]
    of_list: bool  # a word of a closed list, to be shown in the person's language


def choices_of(name: str, field: Field, order: Order) -> Iterator[Choice]:
    """The readings that compete; where none do, a short list as a whole."""
    rivals: list[str] = [*field.candidates]
    if name == "requester_type" and not rivals and len(order.requester_candidates) > 1:
        rivals = [each.value for each in order.requester_candidates]
    if rivals and field.value is not None:
        rivals.insert(0, form_text(field.value))
    if len({*rivals}) < 2:
        rivals = rivals if field.value is None else []
    listed = options_of(name)
    found = [*dict.fromkeys(rivals)] or ([*listed] if len(listed) <= _KEYS else [])
    for key, value in enumerate(found[:_KEYS], start=1):
        others = [other for other in found if other != value] if rivals and not listed else []
        yield Choice(key, value, _differing(value, others), bool(listed))


def _differing(value: str, others: list[str]) -> tuple[tuple[str, bool], ...]:
    """``value`` in parts, each with whether it stands otherwise in one of ``others``."""
    if max(map(len, (value, *others)), default=0) > _COMPARED_LETTERS:
        return ((value, False),)
    alike = [True] * len(value)
    for other in others:
        same = [False] * len(value)
        for block in SequenceMatcher(None, value, other, autojunk=False).get_matching_blocks():
            same[block.a : block.a + block.size] = [True] * block.size
        alike = [one and two for one, two in zip(alike, same, strict=True)]
    parts: list[tuple[str, bool]] = []
    for letter, is_alike in zip(value, alike, strict=True):
        if parts and parts[-1][1] is not is_alike:
            parts[-1] = (parts[-1][0] + letter, not is_alike)
        else:
            parts.append((letter, not is_alike))
    return tuple(parts)


def form_text(value: str | bool | None) -> str:
    """A value as an input holds it."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value or ""


def options_of(name: str) -> tuple[str, ...]:
    """The closed list of a field, as inputs hold its values; empty where it has none."""
    if name in TRUTHS:
        return ("ja", "nej")
    return tuple(member.value for member in VOCABULARIES[name]) if name in VOCABULARIES else ()
