"""The recogniser: Tesseract through pytesseract, one start for all pages of a fax.

A text file of picture paths makes the program read them all in one start; the pages of the answer are numbered in that
order. Small pictures are read by Tesseract's library where it can be had (``library.py``): a start of the program for
them costs nearly what reading them does. The words are the same either way.
"""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import cv2
import pytesseract

from intake.config import Read
from intake.model import Box, Word
from intake.read.library import library_for
from intake.read.raster import Grey
from intake.read.refusals import engine_error

LIST_PREFIX = "pictures-"
WHOLE_PAGE = 3  # what the program calls --psm 3
PLACE = ("level", "page_num", "block_num", "par_num", "line_num", "word_num")
COLUMNS = (*PLACE, "left", "top", "width", "height", "conf", "text")
MISSPELT = re.compile(r"[A-ZÅÄÖ]{2,}[a-zåäö]\w*")  # "ÖRMan" (0.9) is what comes of a faultless Öhman
UNBELIEVED = 0.5
SAME_ROW = 0.5  # lines whose centres lie within this share of the smaller height stand side by side


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    confidence: float
    box: Box
    line: tuple[int, int, int]


class Recogniser:
    """Tesseract as the settings name it, writing its temporary files into ``scratch``.

    Raises (from every method):
        EngineError: ``tesseract_missing`` or ``tesseract_failed``.
    """

    def __init__(self, read: Read, scratch: Path) -> None:
        self._library = library_for(read)
        self._language = read.language
        self._scratch = scratch
        pytesseract.pytesseract.tesseract_cmd = read.tesseract

    def pages(self, pictures: Sequence[Grey], dpi: int) -> list[tuple[Word, ...]]:
        """The words of each picture, lines numbered from 0 from top to bottom."""
        return words_of(self.table(pictures, dpi, WHOLE_PAGE), len(pictures)) if pictures else []

    def lines(self, pictures: Sequence[Grey], dpi: int, psm: int = 7, characters: str = "") -> list[tuple[str, float]]:
        """Text and mean confidence (0–1) of each small picture; of ``characters`` only, where given."""
        if not pictures:
            return []
        table = (self._library or self).table(pictures, dpi, psm, characters)
        return [
            (" ".join(t.text for t in tokens), sum(t.confidence for t in tokens) / max(1, len(tokens)))
            for tokens in _tokens(table, len(pictures))
        ]

    def table(self, pictures: Sequence[Grey], dpi: int, psm: int, characters: str = "") -> str:
        """What Tesseract's program says about the pictures, as TSV without its heading."""
        whitelist = f" -c tessedit_char_whitelist={shlex.quote(characters)}" if characters else ""
        paths: list[Path] = []
        try:
            for picture in pictures:
                with NamedTemporaryFile(dir=self._scratch, suffix=".bmp", delete=False) as file:
                    paths.append(Path(file.name))
                cv2.imwrite(file.name, picture)  # unpacked, and not PGM: Tesseract takes that in byte by byte
            with NamedTemporaryFile(
                "w", dir=self._scratch, prefix=LIST_PREFIX, suffix=".txt", delete=False, encoding="utf-8"
            ) as list_file:
                paths.append(Path(list_file.name))
                list_file.write("".join(f"{path}\n" for path in paths[:-1]))
            # What image_to_data does, less the question for the version that it starts Tesseract for each time.
            answer = pytesseract.run_and_get_output(
                list_file.name,
                extension="tsv",
                lang=self._language,
                config=f"-c tessedit_create_tsv=1 --oem 1 --dpi {dpi} --psm {psm}{whitelist}",
                return_bytes=True,
            )
        except pytesseract.TesseractNotFoundError as error:
            raise engine_error("tesseract_missing") from error
        except (pytesseract.TesseractError, SystemExit, OSError) as error:
            raise engine_error("tesseract_failed") from error
        finally:
            for path in paths:
                path.unlink(missing_ok=True)
        return without_heading(answer.decode("utf-8", errors="replace"))


def words_of(table: str, count: int) -> list[tuple[Word, ...]]:
    """The words of each of ``count`` pictures in Tesseract's table; EngineError ``tesseract_failed`` as above."""
    return [_words(tokens) for tokens in _tokens(table, count)]


def without_heading(table: str) -> str:
    return table.partition("\n")[2]


def _tokens(table: str, count: int) -> list[list[_Token]]:
    """Split Tesseract's table by picture; rows that make no sense are a failure, not noise."""
    pages: list[list[_Token]] = [[] for _ in range(count)]
    try:
        for row in csv.DictReader(io.StringIO(table), COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = (row["text"] or "").strip()
            if row["level"] != "5" or not text:
                continue
            x, y, w, h = (int(row[key]) for key in ("left", "top", "width", "height"))
            pages[int(row["page_num"]) - 1].append(
                _Token(
                    text=text,
                    confidence=min(max(float(row["conf"]) / 100, 0.0), 1.0),
                    box=Box(x, y, x + w, y + h),
                    line=(int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
                )
            )
    except (KeyError, ValueError, IndexError, TypeError) as error:
        raise engine_error("tesseract_failed") from error
    return pages


def _words(tokens: Sequence[_Token]) -> tuple[Word, ...]:
    """Number the printed lines in reading order: by height on the page, side by side from the left."""
    lines: dict[tuple[int, int, int], list[_Token]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token)
    ordered: list[Word] = []
    for number, line in enumerate(_reading_order(list(lines.values()))):
        ordered += [
            Word(token.text, _believed(token), token.box, number, token.line[0])
            for token in sorted(line, key=lambda t: t.box.x0)
        ]
    return tuple(ordered)


def _believed(token: _Token) -> float:
    return min(token.confidence, UNBELIEVED) if MISSPELT.fullmatch(token.text) else token.confidence


def _reading_order(lines: list[list[_Token]]) -> list[list[_Token]]:
    def middle(line: list[_Token]) -> float:
        heights = sorted((t.box.y0 + t.box.y1) / 2 for t in line)
        return heights[len(heights) // 2]

    def height(line: list[_Token]) -> int:
        return sorted(t.box.y1 - t.box.y0 for t in line)[len(line) // 2]

    rows: list[list[list[_Token]]] = []
    for line in sorted(lines, key=middle):
        if rows:
            first = rows[-1][0]
            if middle(line) - middle(first) <= SAME_ROW * min(height(line), height(first)):
                rows[-1].append(line)
                continue
        rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line[0].box.x0)]
