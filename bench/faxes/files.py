"""Fax pages into files as fax servers write them: multi-page TIFF (G3, G4) and PDF around one image a page.

The bytes depend on the pixels alone: no dates, no identifiers.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import numpy as np
from PIL import Image

PHOTOMETRIC, STRIP_OFFSETS, ROWS_PER_STRIP, STRIP_BYTES = 262, 273, 278, 279


@dataclass(frozen=True, slots=True)
class Scan:
    """One transmitted page: mode ``1`` or ``L``, with the resolution its pixels have."""

    image: Image.Image
    x_dpi: int
    y_dpi: int


def tiff(scans: list[Scan], *, compression: str = "group4", tagged_square: bool = False) -> bytes:
    """A multi-page TIFF; ``tagged_square`` writes the x resolution for both, as some servers wrongly do."""
    pages = []
    for scan in scans:
        page = _white_as_zero(scan.image)
        dpi = (scan.x_dpi, scan.x_dpi if tagged_square else scan.y_dpi)
        page.encoderinfo = {"dpi": dpi, "tiffinfo": {ROWS_PER_STRIP: page.height}}
        pages.append(page)
    out = io.BytesIO()
    first, *rest = pages
    first.save(out, "TIFF", compression=compression, save_all=True, append_images=rest, **first.encoderinfo)
    return _said_white_as_zero(out.getvalue())


def _white_as_zero(image: Image.Image) -> Image.Image:
    """The page with 0 for white, as fax machines code it: long runs of white are then the cheap ones."""
    return Image.fromarray(~np.asarray(image.convert("1", dither=Image.Dither.NONE)))


def _said_white_as_zero(content: bytes) -> bytes:
    """Pillow writes every 1-bit TIFF as black-is-zero; say in each page's directory what ``_white_as_zero`` did."""
    out = bytearray(content)
    place = struct.unpack_from("<I", out, 4)[0]
    while place:
        count = struct.unpack_from("<H", out, place)[0]
        for entry in range(place + 2, place + 2 + 12 * count, 12):
            if struct.unpack_from("<H", out, entry)[0] == PHOTOMETRIC:
                struct.pack_into("<H", out, entry + 8, 0)
        place = struct.unpack_from("<I", out, place + 2 + 12 * count)[0]
    return bytes(out)


def _group4(image: Image.Image) -> bytes:
    """The G4 code of a whole page as one strip."""
    out = io.BytesIO()
    _white_as_zero(image).save(out, "TIFF", compression="group4", tiffinfo={ROWS_PER_STRIP: image.height})
    content = out.getvalue()
    with Image.open(io.BytesIO(content)) as again:
        tags = again.tag_v2  # type: ignore[attr-defined]
        offsets, sizes = tags[STRIP_OFFSETS], tags[STRIP_BYTES]
    if len(offsets) != 1:
        raise RuntimeError("expected one strip")
    return content[offsets[0] : offsets[0] + sizes[0]]


def pdf(scans: list[Scan], *, jpeg_quality: int = 0, text_layer: list[str] | None = None) -> bytes:
    """A PDF with one image a page (G4, or grey JPEG); ``text_layer`` is hidden text, one string a page."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for number, scan in enumerate(scans):
        image, width, height = scan.image, *scan.image.size
        points = (width / scan.x_dpi * 72, height / scan.y_dpi * 72)
        if jpeg_quality:
            out = io.BytesIO()
            image.convert("L").save(out, "JPEG", quality=jpeg_quality, optimize=True)
            stream = out.getvalue()
            coding = "/BitsPerComponent 8 /Filter /DCTDecode"
        else:
            stream = _group4(image)
            coding = (
                f"/BitsPerComponent 1 /Filter /CCITTFaxDecode "
                f"/DecodeParms << /K -1 /Columns {width} /Rows {height} /BlackIs1 false >>"
            )
        first = len(objects) + 1
        hidden = text_layer[number] if text_layer else ""
        content = f"q {points[0]:.3f} 0 0 {points[1]:.3f} 0 0 cm /Im Do Q".encode()
        if hidden:
            content += _hidden_text(hidden, points[1])
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {points[0]:.3f} {points[1]:.3f}] "
                f"/Contents {first + 1} 0 R /Resources << /XObject << /Im {first + 2} 0 R >> /Font << /F1 "
                f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            ).encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray {coding} "
            f"/Length {len(stream)} >>\nstream\n".encode()
            + stream
            + b"\nendstream",
        ]
        kids.append(f"{first} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out_bytes = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out_bytes))
        out_bytes += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out_bytes)
    out_bytes += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out_bytes += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out_bytes += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out_bytes)


def _hidden_text(text: str, height_pt: float) -> bytes:
    lines = [f"BT /F1 10 Tf 3 Tr 40 {height_pt - 40:.1f} Td 12 TL".encode()]
    for line in text.split("\n"):
        escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        lines.append(b"(" + escaped.encode("cp1252", "replace") + b") Tj T*")
    return b"\n" + b"\n".join(lines) + b" ET"
