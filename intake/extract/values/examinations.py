"""Which examinations a text names: modality, body part and side of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

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
_TRUNK = ("hals", "thorax", "buk", "bäcken")
_ONE_SYSTEM = (frozenset({"njurar", "urinvägar"}),)  # organs that one examination shows
_REPLACEABLE = frozenset({"kärl", "bröst", "hjärta"})  # what an examination's own name says until a part is named
_ADJACENT_ONLY = frozenset({"h", "v", "sin", "bil"})  # sides only right beside a body part: they are other words too
_ABBREVIATION = 5
_ALL_IMAGES = re.compile(
    r"\b(?:samtliga|alla|all|allt)\s+(?:(?!till\b)\w+\s+){0,2}?"
    r"(?:bild\w*|undersökning\w*|röntgen\w*|rtg\w*|us\b|material\w*|radiologi\w*|utlåtande\w*)"
    r"|\ballt\s+(?:som finns|ni har)|\ballt bildmaterial"
)


@dataclass(slots=True)
class _Draft:
    """An examination while its words are being gathered."""

    mod: Item | None = None
    bodies: list[Item] = field(default_factory=list)
    side: Side = Side.NONE
    side_items: list[Item] = field(default_factory=list)
    part: str = ""
    carried: bool = False  # the modality was written for an earlier examination
    shared: bool = False  # one of several modalities written for the same body part
    doubtful_carry: bool = False
    closed: bool = False  # a date or a comma has ended it


def find_examinations(text: str) -> tuple[ExaminationFound, ...]:
    """All examinations that ``text`` (a value, a line or prose) names, in their order.

    A body part alone counts, as a plain film, only where the text says little else: prose about a knee is no request.
    """
    items = list(items_of(text))
    terse = all(item.meaning.kind != "other" for item in items)
    drafts = [draft for clause in _clauses(items) for draft in _Clause(clause).read()]
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
            yield clause if not ends or item.meaning.kind != "department" else clause[:-1]
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


class _Clause:
    """Reads one clause from left to right."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.drafts: list[_Draft] = []
        self.mods: list[Item] = []  # the modalities that govern what follows
        self.waiting: list[Item] = []  # of these, not yet given a body part
        self.side = Side.NONE
        self.side_items: list[Item] = []
        self.joined = ""  # how the next item is joined: "", "," or a joining word
        self.dated = False

    def read(self) -> list[_Draft]:
        for place, item in enumerate(self.items):
            if "," in item.gap:
                self.joined = ","
            elif not self.joined and item.gap.strip() in {"/", "-", "+"}:
                self.joined = item.gap.strip()
            kind = item.meaning.kind
            if kind == "mod":
                self._modality(item)
            elif kind == "body":
                self._body(item)
            elif kind == "side" and self._is_side(place):
                self._side(item)
            elif kind == "join":
                self.joined = lower(item.text)
            elif kind == "number":
                self.dated = True
                self._close()
        self._flush()
        if self.side is not Side.NONE and self.drafts:
            self._late_side(self.drafts[-1])
        return self.drafts

    def _modality(self, item: Item) -> None:
        last = self.drafts[-1] if self.drafts else None
        if last and last.bodies and last.mod is None and self.joined in {"", "-"}:
            for draft in reversed(self.drafts):  # "knä MR": the body part came first
                if draft.mod is not None or draft.closed:
                    break
                draft.mod = item
            self.mods, self.joined = [item], ""
            return
        own = self.waiting[-1].meaning if self.waiting else None
        if own and item.meaning.part and not own.part and self.joined in {"", "-"} and own.modality is not Modality.XR:
            self._body(item)  # "DT buköversikt": how is said, and the word tells where
            return
        if self.waiting and self.joined != "," and not self.waiting[-1].meaning.part:
            if self.waiting[-1].meaning.modality is Modality.XR and self.joined in {"", "-"}:
                self.waiting[-1] = item  # "Röntgenundersökning: CT buk": the first word means any kind of imaging
                self.mods = list(self.waiting)
            elif all(w.meaning.modality is not item.meaning.modality for w in self.waiting):
                self.waiting.append(item)  # "MR/CT hjärna"
                self.mods = list(self.waiting)
            elif item.meaning.part:
                self.waiting[-1] = item
                self.mods = list(self.waiting)
        else:
            self._flush()
            self.waiting, self.mods = [item], [item]
        self.joined, self.dated = "", False

    def _body(self, item: Item) -> None:
        last = self.drafts[-1] if self.drafts else None
        part = item.meaning.part
        if last and last.bodies and not last.closed and not self.waiting and self._extends(last, part):
            last.bodies.append(item)
            last.part = last.part if {last.part, part} in _ONE_SYSTEM else _merged(last.part, part)
            self._take_side(last)
            self.joined = ""
            return
        if self.waiting and self.waiting[0].meaning.part and not self._replaces(part):
            self._flush()
        mods: list[Item | None] = [*(self.waiting or self.mods[-1:])] or [None]
        carried = not self.waiting and bool(self.mods)
        side, side_items = self.side, self.side_items
        for mod in mods:
            self.side, self.side_items = side, list(side_items)
            draft = _Draft(mod, [item], part=part, carried=carried, shared=len(mods) > 1)
            draft.doubtful_carry = carried and self.dated and self.joined in {"", ","}
            self._take_side(draft)
            self.drafts.append(draft)
        self.waiting, self.joined, self.dated = [], "", False

    def _replaces(self, part: str) -> bool:
        own = self.waiting[0].meaning.part
        return self.joined not in {",", "och", "o", "samt", "+", "&"} and (own == part or own in _REPLACEABLE)

    def _extends(self, last: _Draft, part: str) -> bool:
        """Whether a further body part belongs to the same examination."""
        if part == last.part and self.joined in {"", "/"}:
            return True
        if last.side is not Side.NONE or self.side is not Side.NONE:
            return False
        if {last.part, part} in _ONE_SYSTEM:
            return self.joined not in {"", ","}
        parts = last.part.split("-")
        if not {*parts, *part.split("-")} <= set(_TRUNK):
            return False
        if self.joined in {"/", "-", "+"}:
            return True
        return self.joined != "" and {*parts, part} == {"thorax", "buk"}

    def _take_side(self, draft: _Draft) -> None:
        if self.side is not Side.NONE:
            draft.side, draft.side_items = self.side, self.side_items
        self.side, self.side_items = Side.NONE, []

    def _is_side(self, place: int) -> bool:
        if lower(self.items[place].text) not in _ADJACENT_ONLY:
            return True
        beside = [self.items[i] for i in (place - 1, place + 1) if 0 <= i < len(self.items)]
        # "Fotledsröntgen sin": the word holds its body part
        return any(i.meaning.kind in {"body", "side"} or (i.meaning.kind == "mod" and i.meaning.part) for i in beside)

    def _side(self, item: Item) -> None:
        last = self.drafts[-1] if self.drafts else None
        side = item.meaning.side
        if self.side is not Side.NONE and self.side is not side:
            self.side = Side.BOTH  # "hö och vä"
            self.side_items.append(item)
        elif last and last.bodies and last.side is Side.NONE and not (last.closed or self.joined or self.waiting):
            last.side, last.side_items = side, [item]
            return
        else:
            self.side, self.side_items = side, [item]
        self.joined = ""

    def _late_side(self, last: _Draft) -> None:
        """ "knä hö och vä": a side at the end with no body part of its own."""
        last.side = self.side if last.side in {Side.NONE, self.side} else Side.BOTH
        last.side_items = [*last.side_items, *self.side_items]

    def _close(self) -> None:
        if self.drafts and not self.waiting:
            self.drafts[-1].closed = True

    def _flush(self) -> None:
        """Modalities that got no body part stand for themselves."""
        for item in self.waiting:
            draft = _Draft(item, part=item.meaning.part)
            self._take_side(draft)
            self.drafts.append(draft)
        self.waiting = []


def _merged(part: str, more: str) -> str:
    if part == more:
        return part
    parts = {*part.split("-"), *more.split("-")}
    return "-".join(p for p in _TRUNK if p in parts)


_OF = re.compile(r"\b(?:bild\w*|utl\w*|röntgensvar\w*|svar\w*|material\w*)\s+(?:av|på|från|över)\s+(?:\w{1,8}\s+)?$")


def _of_images(text: str, draft: _Draft) -> bool:
    """ "bilder och utlåtande av vä axel": running text that asks for the images of a body part."""
    begin = min((i.start for i in (*draft.bodies, *draft.side_items)), default=0)
    return bool(draft.bodies) and _OF.search(lower(plain(text[:begin]))) is not None


def _finished(text: str, draft: _Draft, terse: bool, all_images: bool) -> ExaminationFound | None:
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


def _as_written(text: str, draft: _Draft) -> str:
    """The examination in the fax's own words, with a modality that was written once for several."""
    named = [*draft.bodies, *draft.side_items] or ([draft.mod] if draft.mod else [])
    own = named if draft.carried or draft.shared or not draft.mod else [*named, draft.mod]
    body = text[min(i.start for i in own) : max(i.end for i in own)]
    return f"{draft.mod.text} {body}" if draft.mod and draft.mod not in own else body


def _doubts(draft: _Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
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
