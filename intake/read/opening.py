"""Open a fax by what it contains, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from intake.config import Limits
from intake.read.pdf import PdfFax
from intake.read.raster import Document
from intake.read.refusals import bad_input
from intake.read.tiff import TiffFax

TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")  # the last two: BigTIFF
PDF_MAGIC_WITHIN_BYTES = 1024  # readers accept rubbish before %PDF
PDF_END_WITHIN_BYTES = 2048


def open_fax(path: Path, limits: Limits) -> Document:
    """Open ``path`` as PDF or TIFF.

    Raises:
        BadInput: with a code of ``intake.read.refusals.BAD_INPUT``.
        OSError: the file cannot be read.
    """
    size_bytes = path.stat().st_size
    if size_bytes == 0:
        raise bad_input("empty")
    if size_bytes > limits.max_bytes:
        raise bad_input("too_large")
    with path.open("rb") as file:
        head = file.read(PDF_MAGIC_WITHIN_BYTES)
        file.seek(max(0, size_bytes - PDF_END_WITHIN_BYTES))
        tail = file.read(PDF_END_WITHIN_BYTES)
    if head.startswith(TIFF_MAGIC):
        return TiffFax(path, limits)
    if b"%PDF" in head:
        return PdfFax(path, limits, truncated=b"%%EOF" not in tail)
    raise bad_input("not_a_fax")
