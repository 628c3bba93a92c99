"""Barcodes and QR codes on a page: labels of referrals, stickers of the patient, references of the sender's system."""

from __future__ import annotations

from collections.abc import Sequence

import zxingcpp

from intake.model import Barcode, Box, CheckBox, Word
from intake.read.raster import Grey

MAX_CODES = 50
MAX_CODE_CHARS = 4296  # what the largest QR code holds
SHORTEST_UNCHECKED = 6  # formats without a check digit are "found" in the strokes of print when they are short
NO_PRINT_BELOW = 0.6  # what the recogniser makes of bars and modules is hesitant
_CHECKED = ("QRCode", "DataMatrix", "Aztec", "PDF417", "Code128", "Code93", "EANUPC", "DataBar")
_UNCHECKED = ("Code39", "ITF", "Codabar")
_FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat[name] for name in (*_CHECKED, *_UNCHECKED)])


def find_codes(grey: Grey) -> tuple[Barcode, ...]:
    """Every bar code or QR code that ``grey`` shows whole, in any direction, from top to bottom.

    Measured on 9 kinds of 10 to 55 mm in 10 ways of lying (skew to 3.5°, turned, specks): 84 of 90 at 98 lines, 88 of
    90 at 196; 0.05 s a page. The picture must not be blurred: that costs the narrow bars.
    """
    height, width = grey.shape
    found = []
    for code in zxingcpp.read_barcodes(grey, formats=_FORMATS):
        symbology = code.symbology.name
        text = _printable(code.bytes)
        if symbology in _UNCHECKED and len(text) < SHORTEST_UNCHECKED:
            continue
        corners = (
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_right,
            code.position.bottom_left,
        )
        across = [min(max(corner.x, 0), width) for corner in corners]
        down = [min(max(corner.y, 0), height) for corner in corners]
        found.append(Barcode(text[:MAX_CODE_CHARS], symbology, Box(min(across), min(down), max(across), max(down))))
    found.sort(key=lambda code: (code.box.y0, code.box.x0))
    return tuple(found[:MAX_CODES])


def _printable(content: bytes) -> str:
    """The text of a code; what cannot be printed is written as ``<U+001D>``.

    Codes rarely say which characters their bytes stand for. The library would guess among the scripts of the world, and
    takes Swedish letters for Japanese ones.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def without_bars(words: Sequence[Word], codes: Sequence[Barcode]) -> tuple[Word, ...]:
    """``words`` without what the recogniser made of the bars and modules of ``codes``; what it read surely stays."""
    return tuple(
        word for word in words if word.confidence >= NO_PRINT_BELOW or not any(_within(word.box, c.box) for c in codes)
    )


def without_modules(check_boxes: Sequence[CheckBox], codes: Sequence[Barcode]) -> tuple[CheckBox, ...]:
    """``check_boxes`` without the squares that ``codes`` are made of: the corners of a QR code are drawn squares."""
    return tuple(box for box in check_boxes if not any(_within(box.box, code.box) for code in codes))


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1
