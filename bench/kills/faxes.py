"""The faxes that are in work while the program is killed, and a recogniser that remembers their words.

The pages are small, so that many faxes go through between two kills. Each kind of fax is recognised once by the real
Tesseract; afterwards the same pictures get the same words from a file. Everything else about reading stays real: the
process of its own, its scratch folder, the pictures and words that are written.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_DPI = 100
_SIZE_PX = (827, 620)  # an A5 page
_FONT = "DejaVuSans.ttf"

_REMEMBERS = """#!/bin/sh
# Tesseract that reads each picture once: $1 lists pictures, $2 is where the answer goes, the rest are options.
memory='{memory}'
if [ "$1" = --version ]; then echo '{version}'; exit 0; fi
asked=$(sed -n '$=' "$1"; shift 2; echo "$@")
key=$( (echo "$asked"; while read -r picture; do cat "$picture"; done < "$1") | sha256sum | cut -c 1-64)
if ! cp "$memory/$key.tsv" "$2.tsv" 2>/dev/null; then
  '{tesseract}' "$@" || exit 1
  cp "$2.tsv" "$memory/.$key.$$" && mv "$memory/.$key.$$" "$memory/$key.tsv"
fi
"""

_ORDER = """BESTÄLLNING AV BILDER

Klinik: {clinic}
Läkare: {doctor}
Telefon: 0340-48 10 00
Patient: {patient}
Personnummer: {number}
Undersökning: {what}
Us.datum: 2026-03-02
Mottagare: {to}
Önskas: Bilder och utlåtande
"""


def _order(clinic: str, doctor: str, patient: str, number: str, what: str, to: str = "Mediaenheten SU/S") -> str:
    return _ORDER.format(clinic=clinic, doctor=doctor, patient=patient, number=number, what=what, to=to)


_ANNA = ("Anna Testsson", "19900602-2397")
_BO = ("Bo Testman", "19440813-9089")

KINDS: Mapping[str, tuple[str, ...]] = {
    "clinic": (_order("Medicinmottagningen HSV", "Karin Lund", *_ANNA, "CT thorax"),),
    "private": (_order("Solhagens läkarhus", "Eva Berg", *_BO, "MR ländrygg", "Röntgen Solhagen"),),
    "two patients": (
        _order("Medicinmottagningen HSV", "Karin Lund", *_ANNA, "CT thorax"),
        _order("Medicinmottagningen HSV", "Karin Lund", *_BO, "CT buk"),
    ),
    "half a page": ("Rehab Ekliden\nPatient: Bo Testman\nHör av er när bilderna är klara.\n",),
    "blank": ("",),
    "no fax": (),
}
"""Pages by kind: orders of one and of two patients, what only a person can make sense of, and no fax at all."""


class Fax:
    """Makes faxes of a kind; each number gives other bytes that look the same."""

    def __init__(self, kind: str) -> None:
        self._pages = _pdf(KINDS[kind]) if KINDS[kind] else b"a letter, and no fax\n"

    def numbered(self, number: int) -> bytes:
        return self._pages + b"%% fax %d\n" % number


def recogniser(folder: Path, tesseract: str = "tesseract") -> Path:
    """The program to be set as ``read.tesseract``; it remembers in ``folder``, which may be kept and used again.

    Raises:
        RuntimeError: there is no Tesseract.
    """
    real = shutil.which(tesseract)
    if real is None:
        raise RuntimeError(f"{tesseract} is not installed")
    memory = folder.absolute() / "words"
    memory.mkdir(parents=True, exist_ok=True)
    program = folder.absolute() / "tesseract"
    program.write_text(_REMEMBERS.format(memory=memory, tesseract=real, version="tesseract 5, remembered"), "utf-8")
    program.chmod(0o755)
    return program


def _pdf(pages: tuple[str, ...]) -> bytes:
    font = ImageFont.truetype(_FONT, 20)
    drawn = []
    for text in pages:
        page = Image.new("1", _SIZE_PX, 1)
        ImageDraw.Draw(page).multiline_text((60, 50), text, fill=0, font=font, spacing=14)
        drawn.append(page)
    out = io.BytesIO()
    drawn[0].save(out, "PDF", resolution=_DPI, save_all=True, append_images=drawn[1:])
    return out.getvalue()
