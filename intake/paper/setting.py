"""HTML to PDF, and the PDF to what a fax machine makes of it. Runs in the printing process."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pypdfium2 as pdfium
from PIL import Image
from weasyprint import HTML
from weasyprint.urls import URLFetcher

PDF, TIFF, ARRIVED = "reply.pdf", "reply.tiff", "arrived.tiff"
"""The letter as PDF; as G4 at fine resolution for fax servers; and as it may arrive: standard resolution, askew."""

LINE_PX = 1728
"""The line of a Group 3 machine: 215 mm, a little more than the sheet is wide."""
ACROSS_DPI, FINE_DPI, STANDARD_DPI = 204, 196, 98
FINER = 2
"""Sheets are drawn this much finer than a fax, then thresholded, as a scanner does."""
BLACK_BELOW = 150
SKEW_DEG = 0.8


def set_sheets(html: str, folder: Path) -> None:
    """Write ``PDF``, ``TIFF`` and ``ARRIVED`` into ``folder``."""
    document = HTML(string=html, url_fetcher=_Nothing()).write_pdf(pdf_forms=True)
    (folder / PDF).write_bytes(document)
    opened = pdfium.PdfDocument(document)
    opened.init_forms()  # draws what stands in the fields
    sheets = [_drawn(page) for page in opened]
    _write(folder / TIFF, [_faxed(sheet, FINE_DPI) for sheet in sheets], FINE_DPI)
    askew = [sheet.rotate(SKEW_DEG, resample=Image.Resampling.BILINEAR, fillcolor=255) for sheet in sheets]
    _write(folder / ARRIVED, [_faxed(sheet, STANDARD_DPI) for sheet in askew], STANDARD_DPI)


class _Nothing(URLFetcher):  # type: ignore[misc]  # the library has no types
    """A letter refers to nothing outside itself."""

    def fetch(self, *_: Any, **__: Any) -> NoReturn:
        raise ValueError("a letter refers to nothing outside itself")


def _drawn(page: Any) -> Image.Image:
    """The page in grey, square pixels, on a sheet as wide as the line of a fax machine."""
    picture = page.render(scale=ACROSS_DPI * FINER / 72, grayscale=True).to_pil().convert("L")
    sheet = Image.new("L", (LINE_PX * FINER, picture.height), 255)
    sheet.paste(picture, ((sheet.width - picture.width) // 2, 0))
    return sheet


def _faxed(sheet: Image.Image, lines_dpi: int) -> Image.Image:
    height = round(sheet.height / (ACROSS_DPI * FINER) * lines_dpi)
    small = sheet.resize((LINE_PX, height), Image.Resampling.BOX)
    return small.point(lambda grey: 255 if grey >= BLACK_BELOW else 0).convert("1")


def _write(path: Path, sheets: list[Image.Image], lines_dpi: int) -> None:
    content = BytesIO()
    sheets[0].save(
        content, "TIFF", compression="group4", dpi=(ACROSS_DPI, lines_dpi), save_all=True, append_images=sheets[1:]
    )
    path.write_bytes(content.getvalue())
