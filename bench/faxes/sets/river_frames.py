"""How the forms of the river set are ruled: small captions in cells, labels below the line, columns of instructions."""

from __future__ import annotations

from collections.abc import Callable

from bench.faxes import layouts
from bench.faxes.paper import px
from bench.faxes.sets.river_exam_rows import exams
from bench.faxes.sets.river_paper import STEP, Paper
from bench.faxes.wording import Item, Section

Draw = Callable[[list[Item]], None]
Rows = list[list[tuple[Item, float]]]


def flow(paper: Paper, section: Section, draw: Draw) -> None:
    """The fields of a section by ``draw``, its examinations as the house has them."""
    run: list[Item] = []
    for item in section.items:
        if item.key != "exams":
            run.append(item)
            continue
        draw(run)
        paper.sheet.y += 0.8
        exams(paper)
        run = []
    draw(run)


def rows_of(paper: Paper, items: list[Item], most: int, around: float = 8.0) -> Rows:
    """``items`` in rows of ``most`` or fewer over the width of the page, with room for labels and values."""
    sheet = paper.sheet
    width = sheet.right - sheet.left

    def least(item: Item) -> float:
        label = sheet.width_mm(paper.label(item.key), size=paper.small, bold=True)
        return max(paper.need(item) + around, min(label + 4, 70.0), width / most * 0.7)

    return layouts.packed(items, width, most, least)


def captioned(paper: Paper) -> None:
    """Cells with a small caption in the upper left, its guidance in parentheses behind or below."""
    sheet = paper.sheet
    paper.begin(14, 196)

    def draw(items: list[Item]) -> None:
        for row in rows_of(paper, items, 3):
            tops = [_caption(paper, item, 0, 0, wide - 3, draw=False) for item, wide in row]
            down = max(tops) + 0.6
            tall = down + max(paper.high(item, wide - 5) for item, wide in row) + 1.4
            x = sheet.left
            for item, wide in row:
                sheet.box(x, sheet.y, x + wide, sheet.y + tall)
                _caption(paper, item, x + 1.2, sheet.y + 0.4, wide - 3, draw=True)
                paper.put(item, x + 2.5, sheet.y + down, wide - 5)
                x += wide
            sheet.y += tall

    for section in paper.sections():
        paper.bar(paper.title(section), 200)
        flow(paper, section, draw)
        sheet.y += 1.5
    paper.end()


def _caption(paper: Paper, item: Item, x: float, y: float, width: float, *, draw: bool) -> float:
    """Label and guidance of a cell; returns their height."""
    sheet, size = paper.sheet, paper.small
    label, note = paper.label(item.key), paper.help(item.key)
    lines = sheet.wrap(label, width, size=size)
    if draw:
        for number, line in enumerate(lines):
            sheet.text(x, y + number * size * STEP, line, size=size)
    tall = len(lines) * size * STEP
    if not note:
        return tall
    after = sheet.width_mm(f"{lines[-1]} ", size=size)
    if after + sheet.width_mm(f"({note})", size=size) * 1.05 <= width:
        if draw:
            paper.note(x + after, y + tall - size * STEP, f"({note})", width)
        return tall
    return tall + (paper.note(x, y + tall, f"({note})", width) if draw else paper.noted(f"({note})", width))


def under_line(paper: Paper) -> None:
    """The value on a line, its label in small print beneath the line, guidance after it."""
    sheet = paper.sheet
    paper.begin(20, 190)

    def draw(items: list[Item]) -> None:
        for row in rows_of(paper, items, 2, 12):
            tall = max(paper.high(item, wide - 8) for item, wide in row)
            x, low = sheet.left, 0.0
            for item, wide in row:
                paper.put(item, x + 1, sheet.y + tall - paper.high(item, wide - 8), wide - 8)
                sheet.rule(x, sheet.y + tall + 0.8, x + wide - 5, sheet.y + tall + 0.8, 0.2)
                text = ". ".join(one for one in (paper.label(item.key), paper.help(item.key)) if one)
                low = max(low, sheet.lines(x, sheet.y + tall + 1.3, text, wide - 6, size=paper.small))
                x += wide
            sheet.y += tall + low + 3.4

    for section in paper.sections():
        sheet.paragraph(paper.title(section), bold=True, after=0.6)
        sheet.y += paper.note(sheet.left, sheet.y, paper.before(section), 165) + 1.5
        flow(paper, section, draw)
        sheet.y += 1
    paper.end()


def instructed(paper: Paper) -> None:
    """Three columns: what is asked, what is answered, and the instruction for it."""
    sheet = paper.sheet
    paper.begin(14, 196)
    edges = (sheet.left, sheet.left + 46, sheet.right - 48, sheet.right)
    heads = sheet.rng.choice((("Uppgift", "Fylls i av beställaren", "Anvisning"), ("Fält", "Svar", "Så fyller du i"),
                              ("Rubrik", "Uppgifter", "Förklaring")))  # fmt: skip
    for x, text in zip(edges, heads, strict=False):
        sheet.text(x + 1.5, sheet.y, text, bold=True, size=paper.small + 1)
    sheet.y += (paper.small + 1) * STEP + 0.6

    def draw(items: list[Item]) -> None:
        for item in items:
            label, note, width = paper.label(item.key), paper.help(item.key), edges[2] - edges[1] - 4
            size = paper.fitting(label, 42)
            asked = len(sheet.wrap(label, 43, size=size)) * sheet.line_mm
            tall = max(asked, paper.high(item, width), paper.noted(note, 45)) + 1.8
            sheet.box(edges[0], sheet.y, edges[3], sheet.y + tall)
            for x in edges[1:3]:
                sheet.rule(x, sheet.y, x, sheet.y + tall)
            sheet.lines(edges[0] + 1.5, sheet.y + 0.9, label, 43, size=size)
            paper.put(item, edges[1] + 2, sheet.y + 0.9, width)
            paper.note(edges[2] + 1.5, sheet.y + 0.9, note, 45)
            sheet.y += tall

    for section in paper.sections():
        flow(paper, section, draw)
        sheet.y += 2
    paper.end()


def three_pairs(paper: Paper) -> None:
    """Three pairs of label and value across, without rules; the guidance of a row in small print below it."""
    sheet = paper.sheet
    paper.begin(15, 195)

    def least(item: Item) -> float:
        asked = paper.need(item) + sheet.width_mm(f"{paper.label(item.key)}: ", bold=True) + 6
        return max([asked, *(sheet.width_mm(one, size=paper.small) * 1.1 + 5 for one in paper.help(item.key).split())])

    def draw(items: list[Item]) -> None:
        for row in layouts.packed(items, sheet.right - sheet.left, 3, least):
            x, tall, low = sheet.left, 0.0, 0.0
            for item, wide in row:
                label = f"{paper.label(item.key)}:"
                sheet.text(x, sheet.y, label, bold=True)
                after = sheet.width_mm(f"{label} ", bold=True) + 0.8
                tall = max(tall, paper.put(item, x + after, sheet.y, wide - after - 3))
                x += wide
            sheet.y += tall + 0.2
            x = sheet.left
            for item, wide in row:
                low = max(low, paper.note(x, sheet.y, paper.help(item.key), wide - 4))
                x += wide
            sheet.y += low + 1.3

    for section in paper.sections():
        sheet.rule(sheet.left, sheet.y, sheet.right, sheet.y, 0.35)
        sheet.y += 1.2
        sheet.paragraph(paper.title(section).upper(), bold=True, after=1, size=paper.small + 1)
        flow(paper, section, draw)
        sheet.y += 1.5
    paper.end()


def side_by_side(paper: Paper) -> None:
    """Two framed blocks beside each other, the rest of the form in frames below them."""
    sheet = paper.sheet
    paper.begin(14, 196)
    sections = paper.sections()
    left, right, top = sheet.left, sheet.right, sheet.y
    middle, lowest = (left + right) / 2, top
    beside = [one for one in sections if one.title in ("orderer", "patient")]
    for section, (x0, x1) in zip(beside, ((left, middle - 2), (middle + 2, right)), strict=False):
        sheet.left, sheet.right, sheet.y = x0 + 2, x1 - 2, top + 1.5
        sheet.paragraph(paper.title(section), bold=True, after=0.4)
        sheet.y += paper.note(sheet.left, sheet.y, paper.before(section), x1 - x0 - 5) + 0.8
        _stack(paper, section.items)
        lowest = max(lowest, sheet.y)
    for _, (x0, x1) in zip(beside, ((left, middle - 2), (middle + 2, right)), strict=False):
        sheet.box(x0, top, x1, lowest + 0.5, 0.35)
    sheet.left, sheet.right, sheet.y = left + 2, right - 2, lowest + 3
    for section in sections:
        if section in beside:
            continue
        top = sheet.y
        sheet.y += 1.5
        sheet.paragraph(paper.title(section), bold=True, after=0.5)
        flow(paper, section, lambda items: _stack(paper, items))
        sheet.box(left, top, right, sheet.y + 0.5, 0.35)
        sheet.y += 3
    sheet.left, sheet.right = left, right
    paper.end()


def _stack(paper: Paper, items: list[Item]) -> None:
    """Label in small print, its value beside it or below, guidance last."""
    sheet = paper.sheet
    width = sheet.right - sheet.left
    for item in items:
        label, note = f"{paper.label(item.key)}:", paper.help(item.key)
        after = sheet.width_mm(f"{label} ") + 1
        if after + paper.need(item) <= width:
            sheet.text(sheet.left, sheet.y, label)
            sheet.y += paper.put(item, sheet.left + after, sheet.y, width - after)
        else:
            sheet.y += sheet.lines(sheet.left, sheet.y, label, width)
            sheet.y += paper.put(item, sheet.left + 4, sheet.y, width - 4)
        sheet.y += paper.note(sheet.left + 1, sheet.y, note, width - 2) + 1.2


def asked(paper: Paper) -> None:
    """Numbered questions, what is meant by each in parentheses, the answer on a line below."""
    sheet = paper.sheet
    paper.begin(20, 190)
    number = 0

    def draw(items: list[Item]) -> None:
        nonlocal number
        for item in items:
            number += 1
            note, label = paper.help(item.key), f"{number}. {paper.label(item.key)}"
            after = sheet.width_mm(f"{label} ", bold=True) + 2
            beside = after + sheet.width_mm(f"({note})", size=paper.small) * 1.05 < 166
            down = sheet.lines(sheet.left, sheet.y, label, 168, bold=True)
            if note and beside:
                paper.note(sheet.left + after, sheet.y + 0.8, f"({note})", 160)
            elif note:
                down += paper.note(sheet.left + 6, sheet.y + down, f"({note})", 160)
            sheet.y += down + 0.3
            sheet.y += paper.put(item, sheet.left + 7, sheet.y, 160)
            if not item.boxes:
                sheet.rule(sheet.left + 6, sheet.y + 0.5, sheet.right, sheet.y + 0.5, 0.18)
            sheet.y += 1.6

    for section in paper.sections():
        flow(paper, section, draw)
    paper.end()


def stepwise(paper: Paper) -> None:
    """Steps under black bars with an instruction each, fields in boxes with their guidance below the box."""
    sheet = paper.sheet
    paper.begin(15, 195)

    def draw(items: list[Item]) -> None:
        for row in rows_of(paper, items, 2, 10):
            x, low = sheet.left, 0.0
            labels = max(len(sheet.wrap(paper.label(item.key), wide - 4)) for item, wide in row) * sheet.line_mm
            tall = max(paper.high(item, wide - 9) for item, wide in row) + 1.6
            for item, wide in row:
                sheet.lines(x, sheet.y, paper.label(item.key), wide - 4)
                if not item.boxes:
                    sheet.box(x, sheet.y + labels, x + wide - 4, sheet.y + labels + tall, 0.2)
                paper.put(item, x + 1.5, sheet.y + labels + 0.8, wide - 9)
                low = max(low, paper.note(x, sheet.y + labels + tall + 0.5, paper.help(item.key), wide - 5))
                x += wide
            sheet.y += labels + tall + low + 1.8

    for number, section in enumerate(paper.sections(), 1):
        sheet.draw.rectangle(
            (px(sheet.left), px(sheet.y), px(sheet.right), px(sheet.y + sheet.line_mm + 0.4)), fill=205
        )
        sheet.text(sheet.left + 2, sheet.y + 0.3, f"Steg {number}", bold=True)
        sheet.text(sheet.left + 24, sheet.y + 0.3, paper.title(section), bold=True)
        sheet.y += sheet.line_mm + 1
        sheet.y += paper.note(sheet.left, sheet.y, f"- {paper.before(section)}".rstrip(" -"), 176) + 0.8
        flow(paper, section, draw)
        sheet.y += 1
    paper.end()
