"""Which examinations a text names: modality, body part and side of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.extract.values.exam_clauses import DraftExamination, ExaminationClause
from intake.extract.values.exam_words import Item, Meaning, items_of
from intake.extract.values.letters import lower, plain
from intake.extract.vocabulary import EXAMINATIONS
from intake.model import Modality, Side

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExaminationFound:
    """One examination named in a text.

    ``modality`` is ``None`` and ``body_part`` empty where the text does not say. ``text`` is the examination as
    written, its modality put first where the fax wrote it once for several. ``raw`` is ``text[start:end]`` of the
    source. The spans tell where each part stands. ``all_images`` means "all images" with no examination named (a body
    part at most). Flags: ``low_confidence``. Notes: ``assumed_modality`` (a body part alone), ``plural`` (both sides,
    from a plural).
    """

    start: int
    end: int
    raw: str
    text: str
    modality: Modality | None
    body_part: str
    side: Side = Side.NONE
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    all_images: bool = False
    modality_span: Span | None = None
    body_span: Span | None = None
    side_span: Span | None = None


_PLAIN_FILM = frozenset(EXAMINATIONS["plain_film"]["parts"])
_ABBREVIATION = 5
_ALL_IMAGES = re.compile(
    r"\b(?:samtliga|alla|all|allt)\s+(?:(?!till\b)\w+\s+){0,2}?"
    r"(?:bild\w*|undersökning\w*|röntgen\w*|rtg\w*|us\b|material\w*|radiologi\w*|utlåtande\w*)"
    r"|\ballt\s+(?:som finns|ni har)|\ballt bildmaterial"
)


def find_examinations(text: str) -> tuple[ExaminationFound, ...]:
    """All examinations that ``text`` (a value, a line or prose) names, in their order.

    A body part alone counts, as a plain film, only where the text says little else: prose about a knee is no request.
    """
    items = list(items_of(text))
    terse = all(item.meaning.kind != "other" for item in items)
    drafts = [draft for clause in _clauses(items) for draft in ExaminationClause(clause).read()]
    all_images = bool(_ALL_IMAGES.search(lower(plain(text))))
    found = [e for draft in drafts if (e := _finished(text, draft, terse, all_images)) is not None]
    named = {e.modality for e in found if e.body_part}
    found = [e for e in found if e.body_part or e.modality not in named]
    if not found:
        found.extend(_all_images(text))
    return tuple(found)


def _all_images(text: str) -> Iterator[ExaminationFound]:
    match = _ALL_IMAGES.search(lower(plain(text)))
    if match:
        raw = text[match.start() : match.end()]
        yield ExaminationFound(match.start(), match.end(), raw, raw, None, "", all_images=True)


def _clauses(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items that belong together: up to a new line, a semicolon, a full stop or a word of another kind."""
    clause: list[Item] = []
    for item in items:
        ends = item.meaning.kind in {"other", "not_exam", "department"}
        if clause and (ends or _breaks(clause[-1], item)):
            # "knämottagningen" names no knee; "knä (remiss …)" does.
            compound = ends and item.meaning.kind == "department" and "(" not in item.gap
            yield clause[:-1] if compound else clause
            clause = []
        if not ends:
            clause.append(item)
    if clause:
        yield clause


def _breaks(before: Item, item: Item) -> bool:
    if ";" in item.gap or "•" in item.gap:
        return True
    if "\n" in item.gap:
        # A line that ends in "och", or in a modality without its body part, goes on.
        return before.meaning.kind != "join" and not (before.meaning.kind == "mod" and not before.meaning.part)
    return ". " in item.gap and len(before.text) > _ABBREVIATION


_OF = re.compile(r"\b(?:bild\w*|utl\w*|röntgensvar\w*|svar\w*|material\w*)\s+(?:av|på|från|över)\s+(?:\w{1,8}\s+)?$")


def _of_images(text: str, draft: DraftExamination) -> bool:
    """ "bilder och utlåtande av vä axel": running text that asks for the images of a body part."""
    begin = min((i.start for i in (*draft.bodies, *draft.side_items)), default=0)
    return bool(draft.bodies) and _OF.search(lower(plain(text[:begin]))) is not None


def _finished(text: str, draft: DraftExamination, terse: bool, all_images: bool) -> ExaminationFound | None:
    mod = draft.mod
    all_images = all_images and mod is None
    if mod is None and not terse and not _of_images(text, draft):
        return None
    unnamed = not draft.part and not draft.side_items
    if mod is not None and mod.meaning.modality is Modality.XR and unnamed and not terse:
        return None  # "röntgen" alone names the department as often as an examination
    own = [*draft.bodies, *draft.side_items, *([mod] if mod and not draft.carried else [])]
    start, end = min(i.start for i in own), max(i.end for i in own)
    flags, candidates = _doubts(draft)
    notes: tuple[str, ...] = ()
    modality = mod.meaning.modality if mod else None
    if mod is None:
        if draft.part in _PLAIN_FILM and not all_images:
            modality, notes = Modality.XR, ("assumed_modality",)
        elif not all_images:
            flags = (*flags, "low_confidence")
    side = draft.side
    if side is Side.NONE and any(b.meaning.plural for b in draft.bodies):
        side, notes = Side.BOTH, (*notes, "plural")
    raw = text[start:end]
    body_items = draft.bodies or ([mod] if mod and draft.part else [])
    return ExaminationFound(
        start, end, raw, _as_written(text, draft), modality, draft.part, side,
        tuple(dict.fromkeys(flags)), notes, candidates, all_images,
        _span([mod] if mod else []), _span(body_items), _span(draft.side_items),
    )  # fmt: skip


def _as_written(text: str, draft: DraftExamination) -> str:
    """The examination in the fax's own words, with a modality that was written once for several."""
    named = [*draft.bodies, *draft.side_items] or ([draft.mod] if draft.mod else [])
    own = named if draft.carried or draft.shared or not draft.mod else [*named, draft.mod]
    body = text[min(i.start for i in own) : max(i.end for i in own)]
    return f"{draft.mod.text} {body}" if draft.mod and draft.mod not in own else body


def _doubts(draft: DraftExamination) -> tuple[tuple[str, ...], tuple[str, ...]]:
    items = [*draft.bodies, *draft.side_items, *([draft.mod] if draft.mod else [])]
    meanings: list[Meaning] = [item.meaning for item in items]
    candidates = [rival for m in meanings for rival in m.rivals]
    unsure = any(not m.sure for m in meanings)
    if draft.doubtful_carry and draft.mod and draft.mod.meaning.modality not in {None, Modality.XR}:
        unsure = True
        candidates += [str(draft.mod.meaning.modality), Modality.XR.value]
    return (("low_confidence",) if unsure else ()), tuple(dict.fromkeys(candidates))


def _span(items: list[Item]) -> Span | None:
    return (min(i.start for i in items), max(i.end for i in items)) if items else None
