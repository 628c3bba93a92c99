"""The sheets as they arrive after a fax, as pictures for a screen: square pixels, made once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from intake.disk import disk_errors, write_whole
from intake.paper.process import Printed

WIDTH_PX = 864
"""Half the line of a fax: as wide as a screen shows it, and half the size."""


def arrived_pictures(printed: Printed) -> tuple[Path, ...]:
    """One PNG for each page of ``printed.arrived``, in order, kept beside it. The file is one of our own making.

    Raises:
        StoreError: the disk failed or is full.
    """
    with disk_errors(), Image.open(printed.arrived) as sheets:
        count = getattr(sheets, "n_frames", 1)
        pictures = tuple(printed.folder / f"arrived-{number}.png" for number in range(1, count + 1))
        for number, picture in enumerate(pictures):
            if not picture.is_file():
                sheets.seek(number)
                _write(sheets, picture)
    return pictures


def _write(sheet: Image.Image, path: Path) -> None:
    across, down = sheet.info.get("dpi", (204.0, 98.0))
    height = round(sheet.height * (float(across) / float(down)) * WIDTH_PX / sheet.width)
    content = BytesIO()
    sheet.convert("L").resize((WIDTH_PX, height), Image.Resampling.BOX).save(content, "PNG")
    write_whole(path, content.getvalue())
