"""Claims about a field, and how they become one value: agreement, contradiction, doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from intake.extract.layout.sheet import Run
from intake.extract.values.found import Found
from intake.flags import FLAGS
from intake.model import Evidence, Field, Severity

HESITANT = "hesitant"
"""Stands among the flags of a field while an order is worked out: its words are hesitant and nothing confirms them. The
last step (``calibration.py``) takes it away, and flags the value if it is improbable."""

HESITANT_BELOW = 0.9
"""Words of less confidence than this are hesitant."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing the fax says about a field. A higher ``rank`` is the better source.

    ``confidence`` is that of the words; ``sure`` says that something independent confirmed the value (a check digit,
    the directory, a closed vocabulary), so that a hesitant recogniser alone is no reason to doubt it.
    """

    value: str | bool
    raw: str
    evidence: tuple[Evidence, ...]
    confidence: float
    rank: int = 0
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    sure: bool = False


def claim_of(
    value: str | bool,
    run: Run,
    *,
    rank: int = 0,
    flags: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    candidates: tuple[str, ...] = (),
    sure: bool = False,
) -> Claim:
    """A claim that rests on the words of ``run``."""
    return Claim(value, run.text, run.evidence(), run.confidence, rank, flags, notes, candidates, sure)


def claim_found(found: Found, run: Run, *, rank: int) -> Claim:
    """The claim that ``found`` in the text of ``run`` makes, resting on the words it was found in."""
    words = run.between(found.start, found.end)
    return claim_of(found.value, words, rank=rank, flags=found.flags, notes=found.notes, candidates=found.candidates)


def settle(
    claims: Sequence[Claim],
    *,
    doubt_below: float,
    agree: Callable[[str | bool, str | bool], bool] | None = None,
    rival_ranks: int = 0,
) -> Field:
    """The field that ``claims`` make.

    The best rank wins. Claims up to ``rival_ranks`` below it that say something else are rivals: the value then
    carries ``several_values`` and every candidate. ``agree`` compares two values (default: equality). Words below
    ``doubt_below`` make the value ``HESITANT`` unless it is confirmed otherwise.
    """
    if not claims:
        return Field()
    same = agree or (lambda a, b: a == b)
    ordered = sorted(claims, key=lambda c: -c.rank)
    best = ordered[0]
    rivals = [c for c in ordered[1:] if best.rank - c.rank <= rival_ranks and not same(best.value, c.value)]
    agreeing = [c for c in ordered if same(best.value, c.value)]
    flags, candidates = list(best.flags), list(best.candidates)
    confidence = max(c.confidence for c in agreeing)
    if rivals:
        flags.append("several_values")
        candidates += [str(best.value), *(str(c.value) for c in rivals)]
        confidence = min(confidence, 0.5)
    elif confidence < doubt_below and not any(c.sure for c in agreeing):
        flags.append(HESITANT)
        candidates.append(str(best.value))
    evidence = best.evidence + tuple(e for c in agreeing[1:2] for e in c.evidence if e not in best.evidence)
    evidence += tuple(e for c in rivals for e in c.evidence)
    return Field(
        value=best.value,
        raw=best.raw or None,
        confidence=round(confidence, 4),
        flags=unique(flags),
        notes=unique(n for c in agreeing[:1] for n in c.notes),
        candidates=unique(candidates),
        evidence=evidence,
    )


_Item = TypeVar("_Item", bound=Hashable)


def unique(items: Iterable[_Item]) -> tuple[_Item, ...]:
    """The items once each, in their order."""
    return tuple(dict.fromkeys(items))


def doubted(field: Field, *codes: str, candidates: Sequence[str] = ()) -> Field:
    """The field with further doubts."""
    return replace(field, flags=unique((*field.flags, *codes)), candidates=unique((*field.candidates, *candidates)))


def undoubted(field: Field) -> bool:
    """No rule has found anything that stops: hesitant words are weighed last, and a mild flag is no verdict on them."""
    return not any(FLAGS[code].severity is Severity.STOP for code in field.flags if code != HESITANT)


def readings_differ(run: Run) -> str | None:
    """The other reading, where the second reading of these words has other digits or letters; else ``None``.

    Separators and letter case do not count.
    """
    second = run.second_text
    if second is None:
        return None
    first_bare, second_bare = _bare(run.text), _bare(second)
    if not second_bare or first_bare == second_bare:
        return None
    if second_bare.isdigit() and not first_bare.isdigit():
        # Read again for digits only: letters are left out or turned into some digit.
        digits = "".join(c for c in first_bare if c.isdigit())
        shape = "".join(c if c.isdigit() else "[0-9]?" for c in first_bare)
        return None if digits == second_bare or re.fullmatch(shape, second_bare) else second
    return second


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())
