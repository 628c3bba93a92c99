"""The codes of a return form as pictures."""

from __future__ import annotations

import segno

VERSION = 2
"""25 modules a side, with room for 38 letters and digits at level M: the fewest, and so the largest, modules."""


def code_picture(text: str) -> str:
    """The QR code of ``text`` as SVG that fills its place; without a quiet zone, which the sheet leaves white.

    Raises:
        ValueError: ``text`` is too long.
    """
    code = segno.make_qr(text, error="m", version=VERSION, boost_error=False)
    return str(code.svg_inline(border=0, omitsize=True, dark="#000"))
