"""The floor of cost: one pass of Tesseract as it comes, one thread, over the pages drawn anew at 300 dpi."""

from __future__ import annotations

import resource
from pathlib import Path

import cv2
import numpy as np

from intake.config import Limits, Read
from intake.model import Word
from intake.read.opening import open_fax
from intake.read.raster import Grey, Raster
from intake.read.recognise import Recogniser

PLAIN_DPI = 300


def plain_pass(path: Path) -> tuple[list[tuple[Word, ...]], float]:
    """The words of each page of the fax and the CPU seconds of the recogniser alone, without making the pictures."""
    pictures = redrawn_pages(path)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = Recogniser(Read(), path.parent).pages(pictures, PLAIN_DPI)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return words, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def redrawn_pages(path: Path) -> list[Grey]:
    """Every page of the fax at 300 dpi, square; one that cannot be decoded is left out."""
    document = open_fax(path, Limits())
    rasters = (document.raster(index) for index in range(document.count))
    return [_redrawn(raster) for raster in rasters if raster is not None]


def _redrawn(raster: Raster) -> Grey:
    height, width = raster.grey.shape
    size = (round(width * PLAIN_DPI / raster.x_dpi), round(height * PLAIN_DPI / raster.y_dpi))
    return np.asarray(cv2.resize(raster.grey, size, interpolation=cv2.INTER_LINEAR), np.uint8)
