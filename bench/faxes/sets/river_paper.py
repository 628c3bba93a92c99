"""The paper of a house of the river set: its own words for the fields, its guidance, and how values stand on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.faxes.paper import Sheet, px
from bench.faxes.sets.river_form import Filled
from bench.faxes.sets.river_helps import BEFORE, FOOT, HELPS
from bench.faxes.sets.river_words import BOXES, OFFICIAL, Words
from bench.faxes.wording import Form, Item, Section

STEP = 0.3528 * 1.42  # millimetres a line takes, by the point


@dataclass(frozen=True, slots=True)
class House:
    """How one sender builds its form. ``helps`` is the share of the fields that have guidance."""

    titles: Words
    manner: Words = field(default_factory=lambda: OFFICIAL)
    sections: tuple[str, ...] = ("orderer", "patient", "order", "consent")
    first: tuple[str, ...] = ()  # fields that head their section
    exams: str = "lines"  # lines, rows, parted, listed
    helps: float = 0.8
    consent: str = "pair"  # pair, three, one
    own: Words = field(default_factory=dict)  # words that this house alone has
    upright: bool = False  # guidance in upright black, not in grey italics
    starred: bool = False  # required fields have an asterisk
    head: str = "left"  # where the sender stands: left, right, below


class Paper:
    """One page of ``form`` as ``house`` prints it."""

    def __init__(self, sheet: Sheet, form: Form, house: House) -> None:
        if not isinstance(form, Filled):
            raise TypeError("the houses of the river set draw its own forms")
        self.sheet, self.form, self.house = sheet, form, house
        self.small = max(6.0, sheet.size_pt - 2.5)
        self._kept: dict[str, str] = {}

    # --- words ----------------------------------------------------------------------------------------------------

    def word(self, key: str, *lists: Words) -> str:
        """One of the wordings of ``key``, the same on all of the page."""
        if key not in self._kept:
            found = next((words[key] for words in (self.house.own, *lists) if key in words), ("",))
            self._kept[key] = self.sheet.rng.choice(found)
        return self._kept[key]

    def label(self, key: str) -> str:
        text = self.word(key.partition(" ")[0], self.house.manner)
        number = key.partition(" ")[2]
        if number:
            text = f"{text[:-1]} ({number})?" if text.endswith("?") else f"{text} {number}"
        starred = self.house.starred and key in ("clinic", "doctor", "name", "identity", "exam", "date")
        return f"{text} *" if starred else text

    def help(self, key: str) -> str:
        """The guidance of a field, or nothing."""
        key = key.partition(" ")[0]
        if f"help {key}" not in self._kept:
            given = self.sheet.rng.random() < self.house.helps and key in HELPS
            self._kept[f"help {key}"] = self.sheet.rng.choice(self._apt(HELPS[key])) if given else ""
        return self._kept[f"help {key}"]

    def before(self, section: Section) -> str:
        """What is printed before a section."""
        title = section.title
        if self.form.type == "patient":  # no guidance that is meant for those who care for patients
            title = {"orderer": "applicant", "consent": "rest"}.get(title, title)
        return self.sheet.rng.choice(self._apt(BEFORE[title]))

    def _apt(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Without those that would make a plain yes of a naprapath or chiropractor mean a written consent."""
        strict = self.form.type in ("naprapath", "chiropractor")
        return tuple(text for text in texts if not (strict and "skriftligt" in text.lower())) or ("",)

    def title(self, section: Section) -> str:
        if section.title == "consent" and self.form.type == "patient" and "s_consent" not in self.house.own:
            return self.label("remarks")
        return self.word(f"s_{section.title}", self.house.manner)

    def sections(self) -> list[Section]:
        """The sections on this page in the house's order, with its fields."""
        there = sorted(self.form.sections, key=lambda one: self.house.sections.index(one.title))
        return [Section(one.title, self._items(one)) for one in there]

    def _items(self, section: Section) -> list[Item]:
        rank = {key: place for place, key in enumerate(self.house.first)}
        out: list[Item] = []
        for item in sorted(section.items, key=lambda one: rank.get(one.key, 99)):
            out += self._exams() if item.key == "exams" and self.house.exams == "lines" else [item]
        return out

    def _exams(self) -> list[Item]:
        """Each examination and its day as fields of their own."""
        out, many = [], len(self.form.rows) > 1
        for number, (exam, day) in enumerate(self.form.rows, 1):
            tail = f" {number}" if many else ""
            out.append(Item(f"exam{tail}", "", exam.text + own_words(exam.self_referred)))
            if exam.modality:
                out.append(Item(f"date{tail}", "", day, by_hand=self.form.by_hand and bool(day)))
        return out

    # --- values ---------------------------------------------------------------------------------------------------

    def options(self, item: Item) -> list[tuple[str, str]]:
        """The states and words of a field's check boxes."""
        if item.key.startswith("consent") and self.house.consent != "pair":
            return self._consent(item)
        return [(state, self.word(code, BOXES)) for state, code in item.boxes]

    def _consent(self, item: Item) -> list[tuple[str, str]]:
        (yes, _), (no, _) = item.boxes
        written = item.key == "consent_written"
        if self.house.consent == "one":
            return [(yes, self.word("enclosed" if written else "agreed", BOXES))]
        states = ("empty", yes) if written else (yes, "empty")
        return [(states[0], self.word("oral", BOXES)), (states[1], self.word("written", BOXES)),
                (no, self.word("none", BOXES))]  # fmt: skip

    def value(self, item: Item) -> str:
        return self.word(item.value[1:], BOXES) if item.value.startswith("=") else item.value

    def need(self, item: Item) -> float:
        """Millimetres the field's value takes on one line."""
        if item.boxes:
            return sum(self._box_mm(words) for _, words in self.options(item))
        wide = self.sheet.width_mm(self.value(item))
        return wide * 2.1 + 6 if item.by_hand else wide

    def _box_mm(self, words: str) -> float:
        return 10.0 + self.sheet.width_mm(words)

    def high(self, item: Item, width: float) -> float:
        """Millimetres the value is high in ``width``."""
        return self._flow(item, 0, 0, width, draw=False)

    def put(self, item: Item, x: float, y: float, width: float) -> float:
        """The value at ``x``, ``y``; returns its height."""
        return self._flow(item, x, y, width, draw=True)

    def _flow(self, item: Item, x: float, y: float, width: float, *, draw: bool) -> float:
        sheet = self.sheet
        if item.by_hand:
            if draw:
                sheet.by_hand(x, y + 0.6, item.value)
            return sheet.line_mm * 1.4
        if not item.boxes:
            text = self.value(item)
            return sheet.lines(x, y, text, width) if draw else len(sheet.wrap(text, width)) * sheet.line_mm
        start, top = x, y
        for state, words in self.options(item):
            if x > start and x + self._box_mm(words) - 4 > start + width:
                x, y = start, y + sheet.line_mm + 1.2
            lines = sheet.wrap(words, width - 6)
            if draw:
                side = sheet.check_box(x, y, state)
                for place, line in enumerate(lines):
                    sheet.text(x + side + 1.8, y + place * sheet.line_mm, line)
            y += (len(lines) - 1) * sheet.line_mm
            x += self._box_mm(words)
        return y + sheet.line_mm - top

    def fitting(self, text: str, width: float, size: float = 0, bold: bool = False) -> float:
        """``size``, or the largest smaller one in which every word of ``text`` is narrower than ``width``."""
        size = size or self.sheet.size_pt
        while size > 5 and any(self.sheet.width_mm(one, size=size, bold=bold) > width for one in text.split()):
            size -= 0.5
        return size

    # --- print ----------------------------------------------------------------------------------------------------

    def note(self, x: float, y: float, text: str, width: float, size: float = 0) -> float:
        """Guidance in small print; returns its height."""
        size = size or self.small
        slanted, grey = not self.house.upright, 0 if self.house.upright else 70
        lines = self.sheet.wrap(text, width * 0.96, size=size) if text else []
        for number, line in enumerate(lines):
            self.sheet.text(x, y + number * size * STEP, line, size=size, italic=slanted, grey=grey)
        return len(lines) * size * STEP

    def noted(self, text: str, width: float, size: float = 0) -> float:
        """The height ``note`` would take."""
        size = size or self.small
        return len(self.sheet.wrap(text, width * 0.96, size=size)) * size * STEP if text else 0.0

    def begin(self, left: float = 16.0, right: float = 194.0) -> None:
        """Who sends it, what the form is called, where it goes, how it is filled in."""
        sheet, form = self.sheet, self.form
        sheet.left, sheet.right, sheet.y = left, right, 13
        head = form.letterhead[0] if form.letterhead else ""
        title = sheet.rng.choice(self.house.titles[form.title]) if form.title in self.house.titles else form.title
        if title.endswith(", forts."):
            title = "Fortsättning"
        if head and self.house.head == "right":
            x = right - sheet.width_mm(head, bold=True)
            sheet.text(max(left, x), sheet.y, head, bold=True)
            sheet.y += sheet.line_mm + 1
        elif head and self.house.head == "left":
            sheet.logo(left, sheet.y - 2, 8)
            sheet.text(left + 11, sheet.y, head, bold=True)
            sheet.y += sheet.line_mm + 3
        sheet.paragraph(title, bold=True, size=sheet.size_pt + 4, after=1)
        if head and self.house.head == "below":
            sheet.paragraph(head, after=1)
        if form.desk:
            ways = ("Blanketten faxas till: ", "Sänds till: ", "Till: ", "Ifylld blankett skickas till ")
            sheet.paragraph(sheet.rng.choice(ways) + form.desk, after=1)
            sheet.y += self.note(left, sheet.y, sheet.rng.choice(BEFORE["top"]), right - left) + 1.5

    def bar(self, text: str, shade: int = 215) -> None:
        """A shaded bar with the name of a section."""
        sheet = self.sheet
        sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + sheet.line_mm)), fill=shade)
        sheet.text(sheet.left + 1.5, sheet.y + 0.2, text, bold=True)
        sheet.y += sheet.line_mm + 0.6

    def end(self, extra: tuple[str, ...] = ()) -> None:
        """The signature, what the senders print small, the routine of the form and the meaning of its boxes."""
        sheet, form, rng = self.sheet, self.form, self.sheet.rng
        if form.signed:
            sheet.y += 4
            label = self.word("sign", self.house.manner)
            x = sheet.left + sheet.width_mm(label) + 4
            if rng.random() < 0.4:  # the label below the line
                sheet.signature(sheet.left + 4, sheet.y - 2)
                sheet.rule(sheet.left, sheet.y + 8, sheet.left + 70, sheet.y + 8)
                sheet.text(sheet.left, sheet.y + 8.6, label, size=self.small)
            else:
                sheet.text(sheet.left, sheet.y + 3, label)
                sheet.signature(x + 3, sheet.y - 2)
                sheet.rule(x, sheet.y + 8, x + 60, sheet.y + 8)
            sheet.y += 14
        foot = [*extra, form.small_print]
        if form.desk or form.signed:
            foot += [rng.choice(FOOT["foot"]) if rng.random() < 0.8 else "",
                     rng.choice(FOOT["legend"]) if form.boxes and rng.random() < 0.5 else ""]  # fmt: skip
        width = sheet.right - sheet.left
        tall = sum(self.noted(text, width) + 0.8 for text in foot if text)
        sheet.y = max(sheet.y, 283 - tall)
        for text in foot:
            if text:
                sheet.y += self.note(sheet.left, sheet.y, text, width) + 0.8


def own_words(self_referred: str | None) -> str:
    """Whose referral an examination was, after its name."""
    return {"yes": " (egen remiss)", "no": " (remitterad av annan)"}.get(self_referred or "", "")
