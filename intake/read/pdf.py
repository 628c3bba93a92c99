"""Pages of a PDF: the scanned picture itself where a page is nothing else, otherwise a rendering."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.config import Limits
from intake.read.raster import Grey, LayerWord, Raster, bounded, settled_dpi
from intake.read.refusals import bad_input

log = logging.getLogger(__name__)

RENDER_DPI = 300
POINTS_PER_INCH = 72.0
COVERS = 0.9  # a picture over this share of width and height is the page
MAX_LAYER_WORDS = 5000
EMPTY_STREAM_BYTES = 3000  # a coded blank A4 page takes under 1,500 bytes


@dataclass(frozen=True, slots=True)
class _Geometry:
    """What pdfplumber finds on a page: the words of the text layer and how many visible things are no picture."""

    layer: tuple[LayerWord, ...]
    drawn: int


class PdfFax:
    """A PDF opened for reading.

    Raises:
        BadInput: encrypted, damaged, without pages, or beyond a limit on pages, page size or picture size.
    """

    def __init__(self, path: Path, limits: Limits, *, truncated: bool) -> None:
        self._max_pixels = max_pixels(limits)
        self._truncated = truncated
        try:
            self._pdf = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            locked = error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
            raise bad_input("encrypted" if locked else "truncated" if truncated else "damaged") from error
        self.count = len(self._pdf)
        if self.count == 0:
            raise bad_input("truncated" if truncated else "no_pages")
        if self.count > limits.max_pages:
            raise bad_input("too_many_pages")
        for index in range(self.count):
            width_pt, height_pt = self._size_pt(index)
            if max(width_pt, height_pt) > limits.max_page_inches * POINTS_PER_INCH:
                raise bad_input("page_too_large")
        self._plumber = _open_plumber(path)

    def raster(self, index: int) -> Raster | None:
        """The page ``index`` from 0; ``None`` where it cannot be decoded.

        Raises:
            BadInput: ``image_bomb``.
        """
        try:
            page = self._pdf[index]
            geometry = self._geometry(index)
            picture = self._picture(page, geometry)
            raster = picture if picture is not None else self._rendering(page, geometry.layer)
        except pdfium.PdfiumError as error:
            log.info("page %d cannot be decoded: %s", index + 1, error)
            return None
        if self._truncated and int(raster.grey.min(initial=255)) > 128:
            return None  # an empty page of a file that lost its end is no blank page
        return raster

    def _size_pt(self, index: int) -> tuple[float, float]:
        try:
            width_pt, height_pt = self._pdf.get_page_size(index)
            return float(width_pt), float(height_pt)
        except pdfium.PdfiumError:
            return 0.0, 0.0  # a page that cannot be loaded; raster() will say so

    def _geometry(self, index: int) -> _Geometry:
        """Words and drawings by pdfplumber; nothing where it cannot make sense of the page that pdfium can read."""
        if self._plumber is None:
            return _Geometry((), 0)
        try:
            page = self._plumber.pages[index]
            words = page.extract_words(use_text_flow=False)[:MAX_LAYER_WORDS]
            width, height = float(page.width), float(page.height)
            layer = tuple(
                LayerWord(w["text"], w["x0"] / width, w["top"] / height, w["x1"] / width, w["bottom"] / height)
                for w in words
            )
            drawn = len(page.lines) + len(page.rects) + len(page.curves)
            page.close()
            return _Geometry(layer, drawn)
        except Exception as error:  # pdfminer lets anything out on a damaged page; pdfium may read it
            log.info("page %d: no text layer to be had: %s", index + 1, type(error).__name__)
            return _Geometry((), 0)

    def _picture(self, page: pdfium.PdfPage, geometry: _Geometry) -> Raster | None:
        """The page's one picture, if the page is nothing else, with the density its placement gives."""
        images, visible_text = _objects(page)
        for image in images:
            width_px, height_px = image.get_px_size()
            if width_px * height_px > self._max_pixels:
                raise bad_input("image_bomb")
        if len(images) != 1 or visible_text or geometry.drawn:
            return None
        image = images[0]
        page_left, page_bottom, page_right, page_top = page.get_cropbox()
        left, bottom, right, top = image.get_bounds()
        width_pt, height_pt = right - left, top - bottom
        page_width_pt, page_height_pt = page_right - page_left, page_top - page_bottom
        if width_pt < COVERS * page_width_pt or height_pt < COVERS * page_height_pt:
            return None
        matrix = image.get_matrix()
        if matrix.a <= 0 or matrix.d <= 0 or abs(matrix.b) + abs(matrix.c) > 1e-3 * (matrix.a + matrix.d):
            return None  # turned or mirrored by its placement
        grey = _grey(image.get_bitmap(render=False))
        if grey is None or min(grey.shape) < 50:
            return None
        if int(grey.min()) > 128 and len(image.get_data()) > EMPTY_STREAM_BYTES:
            raise pdfium.PdfiumError("a picture with much code and no ink")
        x_dpi = grey.shape[1] * POINTS_PER_INCH / width_pt
        y_dpi = grey.shape[0] * POINTS_PER_INCH / height_pt
        turns = (page.get_rotation() // 90) % 4
        grey = np.ascontiguousarray(np.rot90(grey, -turns))
        if turns % 2:
            x_dpi, y_dpi = y_dpi, x_dpi
        agreed = _polarity(grey, _render(page, 36.0))
        if agreed == 0:
            return None
        if agreed < 0:
            grey = np.asarray(255 - grey, np.uint8)
        x_dpi, y_dpi = settled_dpi(grey, x_dpi, y_dpi)
        return bounded(Raster(grey, x_dpi, y_dpi, geometry.layer))

    def _rendering(self, page: pdfium.PdfPage, layer: tuple[LayerWord, ...]) -> Raster:
        width_pt, height_pt = page.get_size()
        inches2 = max(width_pt * height_pt / POINTS_PER_INCH**2, 0.01)
        dpi = min(float(RENDER_DPI), (self._max_pixels / inches2) ** 0.5)
        return Raster(_render(page, dpi), dpi, dpi, layer)


def max_pixels(limits: Limits) -> int:
    """How many pixels a page may unpack to: what a colour picture may take of half the memory allowed."""
    return min(100_000_000, limits.memory_mb * 2**20 // 16)


def _open_plumber(path: Path) -> Any:
    try:
        return pdfplumber.open(path)
    except Exception as error:  # pdfminer lets any exception out on a damaged file; pdfium could open it
        log.info("no text layer to be had: %s", type(error).__name__)
        return None


def _objects(page: pdfium.PdfPage) -> tuple[list[pdfium.PdfImage], bool]:
    """The pictures on a page, and whether it shows any text (invisible text is a recogniser's layer)."""
    images: list[pdfium.PdfImage] = []
    visible_text = False
    wanted = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT)
    for number, thing in enumerate(page.get_objects(filter=wanted, max_depth=4)):
        if number > 20_000:
            break
        if isinstance(thing, pdfium.PdfImage):
            images.append(thing)
        elif pdfium_c.FPDFTextObj_GetTextRenderMode(thing) != pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
            visible_text = True
    return images, visible_text


def _grey(bitmap: pdfium.PdfBitmap) -> Grey | None:
    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.ascontiguousarray(pixels.reshape(pixels.shape[:2]), np.uint8)
    if pixels.shape[2] == 3:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    return None  # with an alpha channel: let pdfium put it on paper


def _render(page: pdfium.PdfPage, dpi: float) -> Grey:
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True, fill_color=(255, 255, 255, 255))
    grey = _grey(bitmap)
    if grey is None:
        raise pdfium.PdfiumError("not rendered in grey")
    return grey.copy()


def _polarity(picture: Grey, shown: Grey) -> int:
    """1 where the picture is shown as it is, -1 where inverted, 0 where the page shows something else."""
    small = cv2.resize(picture, (shown.shape[1], shown.shape[0]), interpolation=cv2.INTER_AREA).astype(np.float32)
    a, b = small - small.mean(), shown.astype(np.float32) - shown.mean()
    spread = float(np.sqrt((a * a).sum() * (b * b).sum()))
    if spread < 1e-3 * a.size:  # one even tone
        return 1 if abs(float(small.mean()) - float(shown.mean())) < 64 else -1
    likeness = float((a * b).sum()) / spread
    return 0 if abs(likeness) < 0.6 else (1 if likeness > 0 else -1)
