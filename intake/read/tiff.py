"""Pages of a TIFF: bilevel (Group 3, Group 4), grey or colour, with square pixels or not."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from intake.config import Limits
from intake.read.pdf import max_pixels
from intake.read.raster import Raster, bounded, settled_dpi
from intake.read.refusals import bad_input

log = logging.getLogger(__name__)

TAG_ORIENTATION, TAG_X_RESOLUTION, TAG_Y_RESOLUTION, TAG_RESOLUTION_UNIT = 274, 282, 283, 296
UNIT_CENTIMETRE = 3
# What Pillow lets out when a directory or a strip is damaged.
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, ZeroDivisionError, OverflowError)


class TiffFax:
    """A TIFF opened for reading. A chain of pages that breaks off ends in one page that cannot be decoded.

    Raises:
        BadInput: damaged, without pages, or beyond a limit on pages, page size or picture size.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        Image.MAX_IMAGE_PIXELS = max_pixels(limits)
        try:
            self._image = Image.open(path, formats=("TIFF",))
        except Image.DecompressionBombError as error:
            raise bad_input("image_bomb") from error
        except UnidentifiedImageError as error:
            raise bad_input("damaged") from error
        except BROKEN as error:
            raise bad_input("damaged") from error
        self._readable = self._walk()
        self.count = self._readable + (1 if self._broken_off else 0)

    def _walk(self) -> int:
        """Count the pages by following their chain, checking each one's size before anything is decoded."""
        self._broken_off = False
        index = 0
        while True:
            if index >= self._limits.max_pages:
                raise bad_input("too_many_pages")
            self._check_size()
            index += 1
            try:
                self._image.seek(index)
            except EOFError:
                return index
            except Image.DecompressionBombError as error:
                raise bad_input("image_bomb") from error
            except BROKEN as error:
                log.info("the chain of pages breaks after %d: %s", index, error)
                self._broken_off = True
                return index

    def _check_size(self) -> None:
        width, height = self._image.size
        if width * height > max_pixels(self._limits):
            raise bad_input("image_bomb")
        x_dpi, y_dpi = self._tagged_dpi()
        known = [(width, x_dpi or 200.0), (height, y_dpi or x_dpi or 98.0)]
        if any(px / max(dpi, 50.0) > self._limits.max_page_inches for px, dpi in known):
            raise bad_input("page_too_large")

    def raster(self, index: int) -> Raster | None:
        """The page ``index`` from 0; ``None`` where it cannot be decoded."""
        if index >= self._readable:
            return None
        try:
            self._image.seek(index)
            x_dpi, y_dpi = self._tagged_dpi()
            sideways = self._image.tag_v2.get(TAG_ORIENTATION, 1) in (5, 6, 7, 8)  # type: ignore[attr-defined]
            self._image.load()  # Pillow turns by the orientation tag here
            grey = np.asarray(_on_white(self._image).convert("L"), np.uint8)
        except Image.DecompressionBombError as error:
            raise bad_input("image_bomb") from error
        except BROKEN as error:
            log.info("page %d cannot be decoded: %s", index + 1, error)
            return None
        if sideways:
            x_dpi, y_dpi = y_dpi, x_dpi
        return bounded(Raster(grey, *settled_dpi(grey, x_dpi, y_dpi)))

    def _tagged_dpi(self) -> tuple[float | None, float | None]:
        tags = self._image.tag_v2  # type: ignore[attr-defined]
        factor = 2.54 if tags.get(TAG_RESOLUTION_UNIT, 2) == UNIT_CENTIMETRE else 1.0

        def dpi(tag: int) -> float | None:
            try:
                value = float(tags[tag]) * factor
            except (KeyError, TypeError, ValueError, ZeroDivisionError):
                return None
            return value if 20 <= value <= 2500 else None

        return dpi(TAG_X_RESOLUTION), dpi(TAG_Y_RESOLUTION)


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands():
        return image
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    paper.alpha_composite(image.convert("RGBA"))
    return paper
