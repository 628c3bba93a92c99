"""``python -m bench.picture FAX PICTURE``: one fax, the fields found on it, and the draft, as one picture.

The README's first picture is made by this from a committed sample, through the program as it is.
"""

from __future__ import annotations

import sys
import tempfile
import textwrap
from pathlib import Path

from PIL import Image, ImageDraw

from bench.faxes.paper import font
from intake import words
from intake.config import Settings
from intake.house import load_rules
from intake.judging import understand
from intake.outcome import Outcome, PublishedField, PublishedOrder
from intake.read import prefetch, read_fax

_WIDTH_PX, _MARGIN_PX, _PAGE_WIDTH_PX = 1640, 28, 780
_PAPER, _TEXT, _QUIET, _INK = "#f4f2ee", "#1d2530", "#6b7280", "#0b6e99"
_VERDICT = {"release": "#1a7f4b", "ask": "#b45309", "refer": "#0b6e99", "review": "#8b3a8b"}


def picture(fax: Path, settings: Settings) -> Image.Image:
    """The fax on the left with its evidence marked, fields, verdict and draft on the right."""
    outcome = understand(fax, settings, rules=load_rules(settings))
    with tempfile.TemporaryDirectory() as folder:
        read_fax(fax, pages_dir=Path(folder), limits=settings.limits, read=settings.read)
        page = Image.open(Path(folder) / "1.png").convert("RGB")
    order = outcome.orders[0]
    marked = _marked(page, order)
    sheet = Image.new("RGB", (_WIDTH_PX, marked.height + 2 * _MARGIN_PX), _PAPER)
    sheet.paste(marked, (_MARGIN_PX, _MARGIN_PX))
    _column(sheet, outcome, order, _PAGE_WIDTH_PX + 2 * _MARGIN_PX)
    return sheet


def _found(order: PublishedOrder) -> list[tuple[str, PublishedField]]:
    named = [(words.field_name(name), field) for name, field in order.fields.items()]
    for examination in order.examinations:
        named += [("Undersökning", examination.text), ("Undersökningsdatum", examination.date)]
    return [(name, field) for name, field in named if field.value is not None and field.evidence]


def _marked(page: Image.Image, order: PublishedOrder) -> Image.Image:
    scale = _PAGE_WIDTH_PX / page.width
    small = page.resize((_PAGE_WIDTH_PX, round(page.height * scale)), Image.Resampling.LANCZOS)
    tint = Image.new("RGBA", small.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(tint)
    for _, field in _found(order):
        for evidence in field.evidence:
            if evidence.page != 1:
                continue
            x0, y0, x1, y1 = (round(side * scale) for side in evidence.box)
            pen.rounded_rectangle((x0 - 4, y0 - 4, x1 + 4, y1 + 4), 4, fill="#0b6e9930", outline=_INK, width=2)
    return Image.alpha_composite(small.convert("RGBA"), tint).convert("RGB")


def _column(sheet: Image.Image, outcome: Outcome, order: PublishedOrder, x: int) -> None:
    pen = ImageDraw.Draw(sheet)
    y = _MARGIN_PX
    plain, strong, small = (
        font("Liberation Sans", 4.6),
        font("Liberation Sans", 4.6, True),
        font("Liberation Sans", 4),
    )
    mono = font("DejaVu Sans Mono", 3.7)
    pen.text((x, y), outcome.file, font=small, fill=_QUIET)
    y += 34
    for name, field in _found(order):
        pen.text((x, y), name, font=small, fill=_QUIET)
        pen.text((x + 200, y - 3), words.value(field.value)[:52], font=strong if field.flags else plain, fill=_TEXT)
        y += 25
    y += 12
    colour = _VERDICT[order.decision.outcome]
    pen.rounded_rectangle((x, y, _WIDTH_PX - _MARGIN_PX, y + 68), 8, fill=colour)
    pen.text((x + 16, y + 9), words.CODES[order.decision.code], font=strong, fill="white")
    rules = ", ".join(order.decision.rules)
    pen.text((x + 16, y + 38), f"Rutinen: {order.decision.section} ({rules})", font=small, fill="white")
    y += 84
    for draft in order.drafts:
        pen.text((x, y), f"Utkast: {words.DRAFTS[draft.kind]}", font=strong, fill=_TEXT)
        y += 30
        for paragraph in draft.text.splitlines():
            for line in textwrap.wrap(paragraph, 84) or [""]:
                pen.text((x, y), line, font=mono, fill=_TEXT)
                y += 17
        y += 20


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__)
        return 2
    prefetch()
    picture(Path(arguments[0]), Settings()).save(arguments[1], optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
