"""Small invented fax pages: print on paper at 408 dpi, then put through a fax machine of 204 × 98 or 204 × 196."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

PAPER_DPI = 408
WIDTH_PX = 3456  # 1728 pixels on the line of a fax
A4_HEIGHT_PX = 4770

ORDER = (
    "Beställning av röntgenbilder och utlåtande",
    "Vårdcentralen Norrgården, Halmstad",
    "Ansvarig läkare: Åsa Öberg Häggström",
    "Patient: Björn Sjölund",
    "Personnummer: 19900602-2397",
    "Undersökning: MR höger knä 2026-03-14",
    "Önskas: bilder och utlåtande",
    "Mottagare av bilder: Bild- och funktionsmedicin, Malmö",
    "Telefon: 035-12 34 56   Fax: 035-65 43 21",
    "Patienten har gett muntligt samtycke till att bilderna lämnas ut.",
    "Vänliga hälsningar, sekreterare på vårdcentralen",
)


def font(size_pt: float, name: str = "DejaVuSans.ttf") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, round(size_pt * PAPER_DPI / 72))


def mm(length: float) -> int:
    return round(length * PAPER_DPI / 25.4)


def paper(height_px: int = A4_HEIGHT_PX) -> Image.Image:
    return Image.new("L", (WIDTH_PX, height_px), 255)


def printed(
    lines: Sequence[str] = ORDER, size_pt: float = 12, face: str = "DejaVuSans.ttf", height_px: int = A4_HEIGHT_PX
) -> Image.Image:
    """A page of print, one line under the other."""
    page = paper(height_px)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        draw.text((mm(20), mm(25) + round(number * size_pt * 2.2 * PAPER_DPI / 72)), line, 0, font(size_pt, face))
    return page


def signed(page: Image.Image, x_mm: float, y_mm: float) -> Image.Image:
    """The page with a flourish of the pen, some 45 × 12 mm, its top left at the place given."""
    t = np.linspace(0, 1, 400)
    x = mm(x_mm) + mm(45) * t + mm(3) * np.sin(t * 40)
    y = mm(y_mm + 6) + mm(6) * np.sin(t * 55) * (1 - 0.6 * t)
    ImageDraw.Draw(page).line(list(zip(x.tolist(), y.tolist(), strict=True)), 0, mm(0.5))
    return page


def boxed(page: Image.Image, x_mm: float, y_mm: float, side_mm: float, mark: str, pen_mm: float = 0.35) -> Image.Image:
    """The page with a check box holding ``mark``: empty, cross, tick, filled or struck."""
    draw = ImageDraw.Draw(page)
    x0, y0, x1, y1 = mm(x_mm), mm(y_mm), mm(x_mm + side_mm), mm(y_mm + side_mm)
    draw.rectangle((x0, y0, x1, y1), outline=0, width=mm(pen_mm))
    inset = mm(side_mm * 0.12)
    if mark == "cross":
        draw.line((x0 + inset, y0 + inset, x1 - inset, y1 - inset), 0, mm(0.5))
        draw.line((x0 + inset, y1 - inset, x1 - inset, y0 + inset), 0, mm(0.5))
    elif mark == "tick":
        draw.line((x0 + inset, (y0 + y1) // 2, (x0 + x1) // 2, y1 - inset, x1 + mm(1), y0 - mm(1)), 0, mm(0.5))
    elif mark == "filled":
        draw.rectangle((x0, y0, x1, y1), fill=0)
    elif mark == "struck":
        for step in range(0, mm(side_mm + 2), mm(0.45)):
            draw.line((x0 - mm(1.2), y0 - mm(1) + step, x1 + mm(1.2), y0 - mm(0.6) + step), 0, mm(0.5))
    return page


def faxed(
    page: Image.Image, y_dpi: int = 196, *, turned_deg: int = 0, skew_deg: float = 0.0, specks: int = 0, seed: int = 1
) -> Image.Image:
    """The page as a fax machine sends it: laid in turned clockwise and askew, 1728 pixels wide, black and white."""
    if skew_deg:
        page = page.rotate(-skew_deg, Image.Resampling.BICUBIC, fillcolor=255)
    if turned_deg:
        page = page.rotate(-turned_deg, expand=True)
    size = (round(page.width * 204 / PAPER_DPI), round(page.height * y_dpi / PAPER_DPI))
    pixels = np.asarray(page.resize(size, Image.Resampling.BOX), np.float32)
    dice = np.random.default_rng(seed)
    pixels = pixels + dice.normal(0, 12, pixels.shape)
    pixels[dice.integers(0, size[1], specks), dice.integers(0, size[0], specks)] = 0
    return Image.fromarray((pixels > 140).astype(np.uint8) * 255).convert("1", dither=Image.Dither.NONE)


def tiff(
    path: Path, pages: Sequence[Image.Image], dpi: tuple[float, float] | None = (204, 196), coding: str = "group4"
) -> Path:
    first, *rest = pages
    extra = {} if dpi is None else {"dpi": dpi}
    first.save(path, format="TIFF", save_all=True, append_images=rest, compression=coding, **extra)
    return path


def pdf(
    path: Path, pages: Sequence[Image.Image], dpi: tuple[float, float] = (204, 196), *, rotate: int = 0, text: str = ""
) -> Path:
    """An image PDF as fax servers write it: one G4 picture a page, with ``text`` as an invisible layer."""
    objects: list[bytes] = []
    kids = []
    for number, page in enumerate(pages):
        base = 3 + number * 3
        kids.append(f"{base} 0 R")
        width_pt, height_pt = page.width * 72 / dpi[0], page.height * 72 / dpi[1]
        layer = f"BT /F1 10 Tf 3 Tr 50 {height_pt - 60:.1f} Td ({text}) Tj ET" if text else ""
        content = f"q {width_pt:.3f} 0 0 {height_pt:.3f} 0 0 cm /I Do Q {layer}".encode()
        objects += [
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width_pt:.3f} {height_pt:.3f}]/Rotate {rotate}"
                f"/Contents {base + 1} 0 R/Resources<</XObject<</I {base + 2} 0 R>>"
                "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
            ).encode(),
            b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
            _g4_object(page),
        ]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode(),
        *objects,
    ]
    path.write_bytes(_assembled(objects))
    return path


def _g4_object(page: Image.Image) -> bytes:
    buffer = io.BytesIO()
    page.save(buffer, format="TIFF", compression="group4", tiffinfo={278: page.height})
    with Image.open(buffer) as saved:
        offset, length = saved.tag_v2[273][0], saved.tag_v2[279][0]  # type: ignore[attr-defined]
        inverted = saved.tag_v2[262] == 1  # type: ignore[attr-defined]
    code = buffer.getvalue()[offset : offset + length]
    head = (
        f"<</Type/XObject/Subtype/Image/Width {page.width}/Height {page.height}/BitsPerComponent 1"
        f"/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {page.width}/Rows {page.height}"
        f"/BlackIs1 {'true' if inverted else 'false'}>>/Length {length}>>stream\n"
    )
    return head.encode() + code + b"\nendstream"


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
