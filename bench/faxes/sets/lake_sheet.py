"""What the papers of the lake set have in common: heads and feet, labels and values in a given width."""

from __future__ import annotations

from bench.faxes.layouts import value_at, value_height
from bench.faxes.paper import Sheet, px
from bench.faxes.wording import Form, Item


def step(size: float) -> float:
    """A line's height in millimetres at ``size`` points."""
    return size * 0.3528 * 1.42


def head(sheet: Sheet, form: Form) -> None:
    """The letterhead, if there is one, under the place of the fax machine's line."""
    sheet.y = 13
    for number, row in enumerate(form.letterhead):
        if number == 0:
            sheet.paragraph(row, bold=True, size=sheet.size_pt + 2, after=0.8)
        else:
            sheet.paragraph(row, size=max(7, sheet.size_pt - 2), after=0.8)
    sheet.y += 2


def title(sheet: Sheet, form: Form, *, bar: bool = False) -> None:
    """The title, in a grey bar or plain, and to whom the paper goes."""
    size = sheet.size_pt + 3
    if bar:
        tall = len(sheet.wrap(form.title, sheet.right - sheet.left - 4, size=size, bold=True)) * step(size) + 1.5
        sheet.draw.rectangle((px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + tall)), fill=218)
        sheet.lines(sheet.left + 2, sheet.y + 0.7, form.title, sheet.right - sheet.left - 4, size=size, bold=True)
        sheet.y += tall + 2
    else:
        sheet.paragraph(form.title, bold=True, size=size, after=2)
    desk(sheet, form)


def desk(sheet: Sheet, form: Form) -> None:
    if form.desk:
        sheet.paragraph(f"{form.desk_label}: {form.desk}", after=2.5)


def foot(sheet: Sheet, form: Form, *, line: bool = True) -> None:
    """Sentences that carry facts, the signature, small print."""
    for sentence in form.sentences:
        sheet.paragraph(sentence, after=1.5)
    if form.signed and sheet.y < 262:
        sheet.y += 4
        x = sheet.left + sheet.width_mm(f"{form.signed} ") + 3
        sheet.text(sheet.left, sheet.y + 3, form.signed)
        sheet.signature(x + 3, sheet.y - 3)
        if line:
            sheet.rule(x, sheet.y + 8, x + 62, sheet.y + 8)
        sheet.y += 13
    if form.small_print:
        size = max(6.5, sheet.size_pt - 3)
        sheet.y += 1
        sheet.paragraph(form.small_print, size=size, after=0)


def printed_by(sheet: Sheet, system: str) -> None:
    """The line a record system prints at the foot of its pages: time and user code."""
    code = "".join(sheet.rng.choice("abdehklmnorst") for _ in range(4)) + str(sheet.rng.randint(100, 999))
    time = f"{sheet.rng.randint(7, 17):02}:{sheet.rng.randint(0, 59):02}"
    sheet.y = max(sheet.y + 2, 279.0)
    size = max(6.5, sheet.size_pt - 3)
    sheet.text(sheet.left, sheet.y, f"{system}   Utskrivet kl. {time} av {code}", size=size)
    sheet.y += 3


def labelled(
    sheet: Sheet, text: str, x: float, y: float, width: float, *, size: float = 0, bold: bool = False
) -> float:
    """A label in its width; returns its height."""
    return sheet.lines(x, y, text, width, size=size, bold=bold)


def label_high(sheet: Sheet, text: str, width: float, *, size: float = 0, bold: bool = False) -> float:
    return len(sheet.wrap(text, width, size=size, bold=bold)) * step(size or sheet.size_pt)


def put(sheet: Sheet, item: Item, x: float, y: float, width: float) -> float:
    """The value of ``item``, whatever it is; returns its height."""
    return value_at(sheet, item, x, y, width)


def high(sheet: Sheet, item: Item, width: float) -> float:
    """The height that ``put`` will take."""
    return sheet.line_mm if item.by_hand else value_height(sheet, item, width)


def need(sheet: Sheet, item: Item) -> float:
    """The width in which the value stands on one line."""
    if item.boxes:
        return sum(12.0 + sheet.width_mm(text) for _, text in item.boxes)
    return sheet.width_mm(item.value) * (2.2 if item.by_hand else 1.0)


def coloned(label: str) -> str:
    return label if label[-1] in "?:" else f"{label}:"
