"""One clause that names examinations, read word by word: modality, body part and side of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake.extract.values.exam_words import Item
from intake.extract.values.letters import lower
from intake.model import Modality, Side

_TRUNK = ("hals", "thorax", "buk", "bäcken")
_ONE_SYSTEM = (frozenset({"njurar", "urinvägar"}),)  # organs that one examination shows
_REPLACEABLE = frozenset({"kärl", "bröst", "hjärta"})  # what an examination's own name says until a part is named
_COUNTING = frozenset({"båda", "bägge"})
_ADJACENT_ONLY = frozenset({"h", "v", "sin", "bil"})  # sides only right beside a body part: they are other words too


@dataclass(slots=True)
class DraftExamination:
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


class ExaminationClause:
    """Reads one clause from left to right."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.drafts: list[DraftExamination] = []
        self.mods: list[Item] = []  # the modalities that govern what follows
        self.waiting: list[Item] = []  # of these, not yet given a body part
        self.side = Side.NONE
        self.side_items: list[Item] = []
        self.joined = ""  # how the next item is joined: "", "," or a joining word
        self.dated = False
        self.before: DraftExamination | None = (
            None  # what a modality behind a comma may belong to: "lungor, slätröntgen"
        )

    def read(self) -> list[DraftExamination]:
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
                self._take_modality_behind()
                self._close()
        self._take_modality_behind()
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
        self.before = last if last and last.bodies and last.mod is None and self.joined == "," else None
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
        self.before = None
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
            draft = DraftExamination(mod, [item], part=part, carried=carried, shared=len(mods) > 1)
            draft.doubtful_carry = carried and self.dated and self.joined in {"", ","}
            self._take_side(draft)
            self.drafts.append(draft)
        self.waiting, self.joined, self.dated = [], "", False

    def _take_modality_behind(self) -> None:
        """``Lungor, slätröntgen``: no part of the body follows, so the modality is of the one before."""
        alone = len(self.waiting) == 1 and not self.waiting[0].meaning.part
        if self.before is not None and not self.before.closed and alone:
            self.before.mod, self.waiting = self.waiting[0], []
        self.before = None

    def _replaces(self, part: str) -> bool:
        own = self.waiting[0].meaning.part
        return self.joined not in {",", "och", "o", "samt", "+", "&"} and (own == part or own in _REPLACEABLE)

    def _extends(self, last: DraftExamination, part: str) -> bool:
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

    def _take_side(self, draft: DraftExamination) -> None:
        if self.side is not Side.NONE:
            draft.side, draft.side_items = self.side, self.side_items
        self.side, self.side_items = Side.NONE, []

    def _is_side(self, place: int) -> bool:
        if self._counts_examinations(place):
            return False
        if lower(self.items[place].text) not in _ADJACENT_ONLY:
            return True
        beside = [self.items[i] for i in (place - 1, place + 1) if 0 <= i < len(self.items)]
        # "Fotledsröntgen sin": the word holds its body part
        return any(i.meaning.kind in {"body", "side"} or (i.meaning.kind == "mod" and i.meaning.part) for i in beside)

    def _counts_examinations(self, place: int) -> bool:
        """``CT hjärta och CT aorta, båda 8 sept``: two examinations with one date, and no side of either."""
        after = next((item for item in self.items[place + 1 :] if item.meaning.kind != "quiet"), None)
        dated = after is None or after.meaning.kind == "number"
        named = len(self.drafts) + len(self.waiting)
        return lower(self.items[place].text) in _COUNTING and "," in self.items[place].gap and dated and named > 1

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

    def _late_side(self, last: DraftExamination) -> None:
        """ "knä hö och vä": a side at the end with no body part of its own."""
        last.side = self.side if last.side in {Side.NONE, self.side} else Side.BOTH
        last.side_items = [*last.side_items, *self.side_items]

    def _close(self) -> None:
        if self.drafts and not self.waiting:
            self.drafts[-1].closed = True

    def _flush(self) -> None:
        """Modalities that got no body part stand for themselves."""
        for item in self.waiting:
            draft = DraftExamination(item, part=item.meaning.part)
            self._take_side(draft)
            self.drafts.append(draft)
        self.waiting = []


def _merged(part: str, more: str) -> str:
    if part == more:
        return part
    parts = {*part.split("-"), *more.split("-")}
    return "-".join(p for p in _TRUNK if p in parts)
