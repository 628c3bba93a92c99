"""Tesseract's library inside the reading process: small pictures get the words that the program gives, without a start.

Starting the program costs a tenth of a second of processor time, nearly all of it for loading the model; the numbers
and names that are read again cost less than that. Here the fork server loads library and model once, and every reading
process is born with them. Pages go through pytesseract: there a start is small beside the reading. The
library is the one that the installed program rests on; where it is not found, is of another version than the program,
or another program is set, ``recognise.py`` starts the program instead.
"""

from __future__ import annotations

import ctypes
import functools
import os
import subprocess
from collections.abc import Sequence

import numpy as np

from intake.config import Read
from intake.read.raster import Grey
from intake.read.refusals import engine_error

PROGRAM = "tesseract"  # as found on the path; with a path of its own it may rest on any library
NAMES = ("libtesseract.so.5", "libtesseract.5.dylib")
NEURAL = 1  # what the program calls --oem 1
START_WITHIN_S = 30.0


class Library:
    """One opened recogniser. Not for two threads at once."""

    def __init__(self, functions: ctypes.CDLL, handle: ctypes.c_void_p) -> None:
        self._functions = functions
        self._handle = handle

    def table(self, pictures: Sequence[Grey], dpi: int, psm: int, characters: str = "") -> str:
        """Tesseract's table (TSV, without its heading) of all ``pictures``, numbered from 1 as in a list of files.

        Raises:
            EngineError: ``tesseract_failed``.
        """
        self._functions.TessBaseAPISetPageSegMode(self._handle, psm)
        self._set("user_defined_dpi", str(dpi))
        self._set("tessedit_char_whitelist", characters)
        return "".join(self._rows(number, picture) for number, picture in enumerate(pictures))

    def _set(self, name: str, value: str) -> None:
        if not self._functions.TessBaseAPISetVariable(self._handle, name.encode(), value.encode()):
            raise engine_error("tesseract_failed")

    def _rows(self, number: int, picture: Grey) -> str:
        pixels = np.ascontiguousarray(picture)
        height, width = pixels.shape
        at = pixels.ctypes.data_as(ctypes.c_void_p)
        self._functions.TessBaseAPISetImage(self._handle, at, width, height, 1, width)
        if self._functions.TessBaseAPIRecognize(self._handle, None) != 0:
            raise engine_error("tesseract_failed")
        rows = self._functions.TessBaseAPIGetTsvText(self._handle, number)
        if not rows:
            raise engine_error("tesseract_failed")
        try:
            return ctypes.string_at(rows).decode("utf-8", errors="replace")
        finally:
            self._functions.TessDeleteText(rows)


def library_for(read: Read) -> Library | None:
    """The recogniser that ``read`` names, opened in this process or in the fork server that it came from."""
    return _opened(read.language) if read.tesseract == PROGRAM else None


@functools.cache
def _opened(language: str) -> Library | None:
    os.environ["OMP_THREAD_LIMIT"] = "1"  # read once, when the library is loaded
    functions = next((found for found in map(_loaded, NAMES) if found is not None), None)
    if functions is None or not _is_that_of_the_program(functions):
        return None
    handle = ctypes.c_void_p(functions.TessBaseAPICreate())
    if functions.TessBaseAPIInit2(handle, None, language.encode(), NEURAL) != 0:
        functions.TessBaseAPIDelete(handle)
        return None
    functions.TessBaseAPISetVariable(handle, b"debug_file", os.devnull.encode())
    return Library(functions, handle)


def _loaded(name: str) -> ctypes.CDLL | None:
    try:
        functions = ctypes.CDLL(name)
        functions.TessVersion.restype = ctypes.c_char_p
        functions.TessBaseAPICreate.restype = ctypes.c_void_p
        functions.TessBaseAPIDelete.argtypes = [ctypes.c_void_p]
        functions.TessBaseAPIInit2.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
        functions.TessBaseAPISetVariable.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p]
        functions.TessBaseAPISetPageSegMode.argtypes = [ctypes.c_void_p, ctypes.c_int]
        functions.TessBaseAPISetImage.argtypes = [ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_int] * 4]
        functions.TessBaseAPIRecognize.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        functions.TessBaseAPIGetTsvText.argtypes = [ctypes.c_void_p, ctypes.c_int]
        functions.TessBaseAPIGetTsvText.restype = ctypes.c_void_p
        functions.TessDeleteText.argtypes = [ctypes.c_void_p]
    except (OSError, AttributeError):
        return None
    return functions


def _is_that_of_the_program(functions: ctypes.CDLL) -> bool:
    try:
        answer = subprocess.run([PROGRAM, "--version"], capture_output=True, check=True, timeout=START_WITHIN_S)
    except (OSError, subprocess.SubprocessError):
        return False
    said = (answer.stdout or answer.stderr).split(maxsplit=2)
    return said[:2] == [b"tesseract", functions.TessVersion()]
