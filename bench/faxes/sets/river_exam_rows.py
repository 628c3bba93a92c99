"""Examinations on the forms of the river set as tables: a row each, in parted columns, or ticked in a printed list."""

from __future__ import annotations

from bench.faxes.paper import Printed, px
from bench.faxes.sets.river_exams import EXAMS, PARTS
from bench.faxes.sets.river_paper import STEP, Paper, own_words
from bench.faxes.truth import Exam

Cells = tuple[str, ...]


def exams(paper: Paper) -> None:
    """The examinations of the page in the manner of its house, at the pen's place, over the whole width."""
    texts = [exam.text for exam, _ in paper.form.rows]
    named = all(exam.modality for exam, _ in paper.form.rows) and len(set(texts)) == len(texts)
    way = paper.house.exams
    if way == "listed" and named:
        _listed(paper)
    elif way == "parted" and all(exam.text in PARTS for exam, _ in paper.form.rows):
        _parted(paper)
    else:
        _rows(paper)


def _rows(paper: Paper) -> None:
    """Number, examination, day, and whose referral it was where that is asked; empty rows, a row struck out."""
    asks = any(exam.self_referred for exam, _ in paper.form.rows)
    rng = paper.sheet.rng
    heads: Cells = ("", _headed(paper, "exam"), _headed(paper, "date"))
    widths = [11.0, 94.0, 44.0]
    filled: list[Cells] = [(exam.text, day) for exam, day in paper.form.rows]
    if asks:
        heads, widths = (*heads, "Egen remiss (ja/nej)"), [*widths, 30.0]
        said = {"yes": "ja", "no": "nej", None: ""}
        filled = [(exam.text, day, said[exam.self_referred]) for exam, day in paper.form.rows]
    struck = -1
    if not asks and rng.random() < 0.2 and all(exam.modality for exam, _ in paper.form.rows):
        struck = rng.randint(0, len(filled))
        taken = {(exam.modality, exam.body_part) for exam, _ in paper.form.rows}
        other = rng.choice([one for one in EXAMS if (one.modality, one.body_part) not in taken])
        filled.insert(struck, (other.text, "2025-02-11"))
    empty = ("",) * (len(heads) - 1)
    filled += [empty] * rng.randint(1, 3)
    rows = [heads, *((f"{number}.", *cells) for number, cells in enumerate(filled, 1))]
    if rng.random() < 0.3:
        rows.insert(1, _example(paper, len(heads)))
        struck += struck >= 0
    _table(paper, rows, widths, dates=2, struck=struck + 1 if struck >= 0 else -1)


def _example(paper: Paper, columns: int) -> Cells:
    """A printed row that shows how the rows are filled in; it says that it is an example."""
    ways = (("Ex.", "DT buk", "2019-05-17"), ("Ex.", "MR knä hö", "2018-11-02"), ("Ex.", "UL hals", "senaste"))
    return (*paper.sheet.rng.choice(ways), *[""] * (columns - 3))


def _parted(paper: Paper) -> None:
    """Method, body part, side and day in columns of their own; the side as boxes where the form has them."""
    asks = any(exam.self_referred for exam, _ in paper.form.rows)
    heads = [_headed(paper, key) for key in ("method", "part", "side", "date")]
    rows: list[Cells] = []
    for exam, day in paper.form.rows:
        method, part, side, _ = PARTS[exam.text]
        rows.append((method, part + (own_words(exam.self_referred) if asks else ""), side, day))
    rows += [("", "", "", "")] * paper.sheet.rng.randint(1, 3)
    _table(paper, [tuple(heads), *rows], [40.0, 62.0, 30.0, 46.0], dates=3)


def _headed(paper: Paper, key: str) -> str:
    """A column's label, its guidance in parentheses below it."""
    note = paper.help(key)
    return paper.label(key) + (f"\n({note})" if note else "")


def _table(paper: Paper, rows: list[Cells], widths: list[float], *, dates: int, struck: int = -1) -> None:
    """A ruled table; the first row holds the heads, column ``dates`` what is filled in by hand on such forms."""
    sheet = paper.sheet
    share = (sheet.right - sheet.left) / sum(widths)
    wide = [one * share for one in widths]
    for number, row in enumerate(rows):
        size = paper.small + 0.5 if number == 0 else sheet.size_pt
        lines = [len(sheet.wrap(text, width - 3, size=size)) for text, width in zip(row, wide, strict=True)]
        hand = number > 0 and paper.form.by_hand and bool(row[dates]) and row[0] != "Ex."
        tall, x = max(lines) * size * STEP * (1.4 if hand else 1) + 1.8, sheet.left
        for place, (text, width) in enumerate(zip(row, wide, strict=True)):
            sheet.box(x, sheet.y, x + width, sheet.y + tall)
            if hand and place == dates:
                sheet.by_hand(x + 2, sheet.y + 1.4, text)
            elif row[0] == "Ex.":
                sheet.text(x + 1.5, sheet.y + 0.8, text, size=min(size, 9.0), italic=True, grey=70)
            else:
                sheet.lines(x + 1.5, sheet.y + 0.8, text, width - 3, size=size)
            x += width
        if number == struck:
            _strike(paper, sum(wide), tall)
        sheet.y += tall
    sheet.y += 1.6


def _strike(paper: Paper, wide: float, tall: float) -> None:
    """A pen through the row at the pen's place: it does not count."""
    sheet, jitter = paper.sheet, paper.sheet.rng.uniform
    left, right = sheet.left + 6, sheet.left + wide - 3
    for down in (0.38, 0.6):
        y = sheet.y + tall * down
        sheet.pen([(left, y + jitter(-0.5, 0.5)), ((left + right) / 2, y), (right, y + jitter(-0.7, 0.7))], 0.5)
    edges = (px(left), px(sheet.y + tall * 0.3), px(right), px(sheet.y + tall * 0.7))
    sheet.writing.append(Printed("", edges))


def _listed(paper: Paper) -> None:
    """A long printed list in two columns, a line for the day after each; what is ordered is ticked or has an X."""
    sheet, rng = paper.sheet, paper.sheet.rng
    size = min(sheet.size_pt, 10.0)
    marked = {exam.text: (exam, day) for exam, day in paper.form.rows}
    rows = _printed(paper, set(marked))
    sheet.y += paper.note(sheet.left, sheet.y, _how(paper), sheet.right - sheet.left) + 1
    half, step = (sheet.right - sheet.left) / 2, size * STEP + 1.5
    if any(own_words(exam.self_referred) for exam, _ in paper.form.rows) or paper.form.by_hand:
        step += 3
    deep = (len(rows) + 1) // 2
    mark = rng.choice(("crossed", "ticked", "filled"))
    for place, text in enumerate(rows):
        x, y = sheet.left + half * (place // deep), sheet.y + step * (place % deep)
        chosen = marked.get(text)
        if paper.form.boxes:
            sheet.check_box(x, y, mark if chosen else "empty")
        else:
            sheet.rule(x, y + step - 1.6, x + 4, y + step - 1.6)
            if chosen:
                sheet.text(x + 0.9, y, "X", size=size, bold=True)
        sheet.text(x + 6, y, text, size=size)
        line = x + 6 + 44
        sheet.rule(line, y + step - 1.6, x + half - 4, y + step - 1.6)
        if chosen and chosen[1]:
            if paper.form.by_hand:
                sheet.by_hand(line + 1, y, chosen[1])
            else:
                sheet.text(line + 1, y, chosen[1], size=size)
        if chosen and chosen[0].self_referred:
            sheet.text(x + 6, y + size * STEP, own_words(chosen[0].self_referred).strip(), size=size - 1.5)
    sheet.y += step * deep + 1.2
    sheet.text(sheet.left, sheet.y, "Annan undersökning (ange metod och kroppsdel):", size=size)
    x = sheet.left + sheet.width_mm("Annan undersökning (ange metod och kroppsdel):", size=size) + 2
    sheet.rule(x, sheet.y + step - 1.6, sheet.right, sheet.y + step - 1.6)
    sheet.y += step + 1.5


def _how(paper: Paper) -> str:
    ways = ("Markera en eller flera undersökningar och ange datum på linjen (ÅÅÅÅ-MM-DD)",
            "Sätt kryss framför undersökningen och skriv när den gjordes",
            "Kryssa för det som beställs. Datum skrivs efter undersökningen, t.ex. 2019-05-17")  # fmt: skip
    return paper.sheet.rng.choice(ways)


def _printed(paper: Paper, marked: set[str]) -> list[str]:
    """Eighteen or more names of examinations, among them the ordered ones and their other sides, by method."""
    rng = paper.sheet.rng
    taken = {(exam.modality, exam.body_part) for exam, _ in paper.form.rows}
    others: dict[tuple[str, str], Exam] = {}
    for exam in rng.sample(EXAMS, len(EXAMS)):
        if (exam.modality, exam.body_part) not in taken and exam.side != "both":
            others.setdefault((exam.modality, exam.body_part), exam)
    names = set(marked)
    for exam in list(others.values())[: rng.randint(14, 18)]:
        names |= {exam.text, *_other_side(exam.text)}
    for text in marked:
        names |= set(_other_side(text))
    order = {"DT": 0, "CT": 0, "Datortomografi": 0, "MR": 1, "MRT": 1, "Magnetkamera": 1}
    return sorted(names, key=lambda text: (order.get(text.split()[0], 2), text.split()[-1], text))


def _other_side(text: str) -> tuple[str, ...]:
    """The same examination of the other side."""
    if text not in PARTS or not PARTS[text][2]:
        return ()
    _, _, side, other = PARTS[text]
    return (text.replace(f" {side}", f" {other}"),)
