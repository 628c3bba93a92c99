"""Papers written one by one: a page of HTML each with its truth at its head, and no two alike.

A set of layouts is one mind's idea of a fax, told a thousand times. Here every paper is somebody else's: its words, its
order, its way to ask. ``bench/papers/AUTHOR/NN.html`` begins with a comment in TOML, one ``[[order]]`` per order with
the fields of ``truth.Truth``; pages are A4, ``<span class="hand">`` is written by hand, ☐ ☒ ☑ are check boxes.
Papers of an odd number are there to develop on, those of an even number are held back.
"""

from __future__ import annotations

import functools
import io
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2
from PIL import Image

from bench.faxes.paper import DPI, HANDS, Printed, Sheet
from bench.faxes.truth import Exam, Person, Truth

FOLDER = Path(__file__).parents[1] / "papers"
WRITTEN, UNSEEN = "written", "unseen"
HALVES = (WRITTEN, UNSEEN)
"""Their names, as sets are named; nobody looks at a case of the second."""
SCENARIO = "written"
_PIXELS_A_POINT = DPI / 72
_BOXES = {"☐": "empty", "□": "empty", "☒": "crossed", "☑": "ticked", "■": "filled"}
_HEAD = re.compile(r"\s*<!--(.*?)-->(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """One paper: ``name`` as AUTHOR/NN, what it says, and its HTML."""

    name: str
    truths: tuple[Truth, ...]
    html: str


@functools.cache
def names(set_name: str) -> tuple[str, ...]:
    """All papers of one half, by AUTHOR/NN."""
    paths = (path for path in FOLDER.glob("*/*.html") if int(path.stem) % 2 == (set_name == WRITTEN))
    return tuple(sorted(f"{path.parent.name}/{path.stem}" for path in paths))


@functools.cache
def paper(name: str) -> WrittenPaper:
    """The paper AUTHOR/NN.

    Raises:
        ValueError: as ``read``.
    """
    return read(name, (FOLDER / f"{name}.html").read_text(encoding="utf-8"))


def read(name: str, text: str) -> WrittenPaper:
    """The paper that ``text`` is.

    Raises:
        ValueError: it has no head, or one that names a field that there is none of.
    """
    found = _HEAD.fullmatch(text)
    if found is None:
        raise ValueError(f"{name}: no comment at its head")
    try:
        truths = tuple(_truth(order) for order in tomllib.loads(found[1])["order"])
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{name}: {error}") from error
    return WrittenPaper(name, truths, found[2])


def _truth(order: dict[str, Any]) -> Truth:
    known = {one.name for one in fields(Truth)}
    if strange := order.keys() - known:
        raise TypeError(f"no such fields: {sorted(strange)}")
    said: dict[str, Any] = {
        **order,
        **{name: _person(order[name]) for name in ("patient", "consent_patient") if name in order},
        "exams": [Exam(**{"text": "", "date": "", **exam}) for exam in order.get("exams", ())],
        "facts": frozenset(order.get("facts", ())),
        "doubtful": tuple(order.get("doubtful", ())),
    }
    return Truth(**said)


def _person(said: dict[str, Any]) -> Person:
    return Person(**{"printed": said["identity"], **said})


def sheets(paper: WrittenPaper, rng: Random) -> list[Sheet]:
    """The pages of ``paper``: their picture, and what stands where."""
    document = _printed_paper(paper.html)
    with pdfplumber.open(io.BytesIO(document)) as pages, pypdfium2.PdfDocument(document) as pictures:
        return [
            _sheet(page, pictures[number].render(scale=_PIXELS_A_POINT).to_pil().convert("L"), rng)
            for number, page in enumerate(pages.pages)
        ]


def _printed_paper(html: str) -> bytes:
    command = [sys.executable, "-m", "bench.faxes.printing"]
    return subprocess.run(
        command, input=html.encode(), stdout=subprocess.PIPE, cwd=FOLDER.parents[1], check=True
    ).stdout


def _sheet(page: pdfplumber.page.Page, picture: Image.Image, rng: Random) -> Sheet:
    sheet = Sheet(rng, "Liberation Sans", 11.0)
    sheet.image = picture.resize(sheet.image.size)
    ink = np.asarray(sheet.image) < 128
    for word in page.extract_words(x_tolerance_ratio=0.2, extra_attrs=["fontname"]):
        edges = _tight(tuple(round(word[edge] * _PIXELS_A_POINT) for edge in ("x0", "top", "x1", "bottom")), ink)
        if any(hand in word["fontname"] for hand in HANDS):
            sheet.writing.append(Printed(word["text"], edges))
        else:
            _printed(sheet, word["text"], edges)
    return sheet


def _printed(sheet: Sheet, text: str, edges: tuple[int, int, int, int]) -> None:
    """A word, or check boxes with what stands close to them."""
    left, top, right, bottom = edges
    width = (right - left) / len(text)
    for found in re.finditer(r"[☐□☒☑■]|[^☐□☒☑■]+", text):
        part = (round(left + found.start() * width), top, round(left + found.end() * width), bottom)
        if found[0] in _BOXES:
            sheet.boxes.append(Printed(_BOXES[found[0]], part))
        else:
            sheet.words.append(Printed(found[0], part))


def _tight(edges: tuple[int, ...], ink: Any) -> tuple[int, int, int, int]:
    """``edges`` drawn in to where there is ink, as a recogniser gives them."""
    left, top, right, bottom = edges
    rows = np.flatnonzero(ink[top:bottom, left:right].any(axis=1))
    columns = np.flatnonzero(ink[top:bottom, left:right].any(axis=0))
    if not len(rows):
        return left, top, right, bottom
    return left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1


if __name__ == "__main__":  # python -m bench.faxes.written AUTHOR/NN FOLDER: draw one, to look at it
    for number, drawn in enumerate(sheets(paper(sys.argv[1]), Random(1)), 1):
        drawn.image.save(Path(sys.argv[2]) / f"{sys.argv[1].replace('/', '-')}-{number}.png")
