"""The floor of cost: one pass of Tesseract as it comes, one thread, over the pages drawn anew at 300 dpi.

It stands on its own, so that what makes the program cheaper does not move the mark it is measured against:
pytesseract's ``image_to_data``, one start for all pages, PGM files.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pytesseract

from intake.config import Limits
from intake.model import Word
from intake.read.opening import open_fax
from intake.read.raster import Grey, Raster
from intake.read.recognise import without_heading, words_of

PLAIN_DPI = 300


def plain_pass(path: Path) -> tuple[list[tuple[Word, ...]], float]:
    """The words of each page of the fax and the CPU seconds of the recogniser alone, without making the pictures."""
    pictures = redrawn_pages(path)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = plain_words(pictures)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return words, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def plain_words(pictures: Sequence[Grey]) -> list[tuple[Word, ...]]:
    """The words of each picture by one plain pass with one thread."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.pgm" for number in range(len(pictures))]
        for path, picture in zip(paths, pictures, strict=True):
            cv2.imwrite(str(path), picture)
        listed = Path(folder) / "pictures.txt"
        listed.write_text("".join(f"{path}\n" for path in paths))
        table = pytesseract.image_to_data(
            str(listed),
            lang="swe",
            config=f"--oem 1 --psm 3 --dpi {PLAIN_DPI}",
            output_type=pytesseract.Output.BYTES,
        )
    return words_of(without_heading(table.decode("utf-8", errors="replace")), len(pictures))


def redrawn_pages(path: Path) -> list[Grey]:
    """Every page of the fax at 300 dpi, square; one that cannot be decoded is left out."""
    document = open_fax(path, Limits())
    rasters = (document.raster(index) for index in range(document.count))
    return [_redrawn(raster) for raster in rasters if raster is not None]


def _redrawn(raster: Raster) -> Grey:
    height, width = raster.grey.shape
    size = (round(width * PLAIN_DPI / raster.x_dpi), round(height * PLAIN_DPI / raster.y_dpi))
    return np.asarray(cv2.resize(raster.grey, size, interpolation=cv2.INTER_LINEAR), np.uint8)
