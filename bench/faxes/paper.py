"""A sheet of A4 to draw on: text, rules, boxes, check boxes, signatures, stamps. Millimetres in, 300 dpi grey out."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

DPI = 300
WIDTH_MM, HEIGHT_MM = 210.0, 297.0
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))


@dataclass(frozen=True, slots=True)
class Face:
    """A family by the file names of its regular and bold cuts."""

    regular: str
    bold: str
    scale: float = 1.0
    italic: str = ""  # upright where the cut is not there


FACES = {
    "DejaVu Sans": Face("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", 0.92, "DejaVuSans-Oblique.ttf"),
    "DejaVu Serif": Face("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", 0.92, "DejaVuSerif-Italic.ttf"),
    "DejaVu Sans Mono": Face("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.92, "DejaVuSansMono-Oblique.ttf"),
    "Liberation Sans": Face("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", 1.0, "LiberationSans-Italic.ttf"),
    "Liberation Serif": Face(
        "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", 1.06, "LiberationSerif-Italic.ttf"
    ),
    "Liberation Mono": Face("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", 0.95, "LiberationMono-Italic.ttf"),
    "Nimbus Sans": Face("NimbusSans-Regular.otf", "NimbusSans-Bold.otf", 1.0, "NimbusSans-Italic.otf"),
    "C059": Face("C059-Roman.otf", "C059-Bold.otf", 1.0, "C059-Italic.otf"),
    "P052": Face("P052-Roman.otf", "P052-Bold.otf", 1.05, "P052-Italic.otf"),
    "URW Gothic": Face("URWGothic-Book.otf", "URWGothic-Demi.otf", 1.0, "URWGothic-BookOblique.otf"),
    "URW Bookman": Face("URWBookman-Light.otf", "URWBookman-Demi.otf", 0.95, "URWBookman-LightItalic.otf"),
    "Narrow": Face(
        "LiberationSansNarrow-Regular.ttf", "LiberationSansNarrow-Bold.ttf", 1.05, "LiberationSansNarrow-Italic.ttf"
    ),
    "Comic": Face("ComicNeue-Regular.otf", "ComicNeue-Bold.otf", 1.0, "ComicNeue-Italic.otf"),
    "Nimbus Mono": Face("NimbusMonoPS-Bold.otf", "NimbusMonoPS-Bold.otf", 1.0, "NimbusMonoPS-BoldItalic.otf"),
    "Lato": Face("Lato-Regular.ttf", "Lato-Bold.ttf", 1.0, "Lato-Italic.ttf"),
    "Lato Italic": Face("Lato-Italic.ttf", "Lato-BoldItalic.ttf"),
    "Open Sans": Face("OpenSans-Regular.ttf", "OpenSans-Bold.ttf", 0.94, "OpenSans-Italic.ttf"),
    "Roboto": Face("Roboto-Regular.ttf", "Roboto-Bold.ttf", 1.0, "Roboto-Italic.ttf"),
    "Roboto Condensed": Face("RobotoCondensed-Regular.ttf", "RobotoCondensed-Bold.ttf", 1.05),
    "Carlito": Face("Carlito-Regular.ttf", "Carlito-Bold.ttf", 1.06, "Carlito-Italic.ttf"),
    "Carlito Italic": Face("Carlito-Italic.ttf", "Carlito-BoldItalic.ttf", 1.06),
    "Caladea": Face("Caladea-Regular.ttf", "Caladea-Bold.ttf", 1.0, "Caladea-Italic.ttf"),
    "Caladea Italic": Face("Caladea-Italic.ttf", "Caladea-BoldItalic.ttf"),
    "Courier Prime": Face("Courier Prime.otf", "Courier Prime Bold.otf"),
}


HANDS = {
    "Breip": ("Breip.ttf", 1.35),
    "Klee": ("KleeOne-Regular.ttf", 1.15),
    "Kristi": ("Kristi.ttf", 1.7),
    "Dancing": ("DancingScript-Regular.otf", 1.3),
    "Print": ("ComicNeue-Italic.otf", 1.25),
    "Upright": ("dkg.ttf", 1.45),
    "Delphine": ("Delphine.ttf", 2.0),
    "Steve": ("SteveHand.ttf", 1.5),
}
"""Handwriting by name: file, and its size beside the print."""


class FontsMissingError(RuntimeError):
    """The machine has no fonts to draw with."""


@functools.cache
def _font_files() -> dict[str, Path]:
    files: dict[str, Path] = {}
    for folder in FONT_FOLDERS:
        if folder.is_dir():
            for path in sorted(folder.rglob("*.[to]tf")):
                files.setdefault(path.name, path)
    return files


def has_face(name: str) -> bool:
    return FACES[name].regular in _font_files() and FACES[name].bold in _font_files()


def has_hand(name: str) -> bool:
    return HANDS[name][0] in _font_files()


@functools.lru_cache(maxsize=256)
def font(face: str, size_pt: float, bold: bool = False, italic: bool = False) -> ImageFont.FreeTypeFont:
    """The font at ``size_pt`` points on 300 dpi.

    Raises:
        FontsMissingError: its file is not installed.
    """
    slanted = FACES[face].italic if italic and FACES[face].italic in _font_files() else ""
    path = _found(FACES[face].bold if bold else slanted or FACES[face].regular)
    size_px = round(size_pt * FACES[face].scale * DPI / 72)
    return ImageFont.truetype(str(path), size_px, layout_engine=ImageFont.Layout.BASIC)


def _found(name: str) -> Path:
    path = _font_files().get(name)
    if path is None:
        raise FontsMissingError(
            f"{name} is not installed: apt-get install fonts-dejavu fonts-liberation fonts-urw-base35 fonts-comic-neue"
        )
    return path


def px(mm: float) -> int:
    return round(mm * DPI / 25.4)


@dataclass(frozen=True, slots=True)
class Printed:
    """What was drawn where: left, top, right, bottom in pixels at 300 dpi."""

    text: str
    edges: tuple[int, int, int, int]


@dataclass(slots=True)
class Sheet:
    """One page. ``y`` is the pen's place in millimetres from the top; drawing methods that flow move it down."""

    rng: Random
    face: str
    size_pt: float
    left: float = 20.0
    right: float = 190.0
    y: float = 22.0
    capitals: bool = False
    hand: str = ""  # a hand of ``HANDS`` for what is filled in by hand
    image: Image.Image = field(init=False)
    draw: ImageDraw.ImageDraw = field(init=False)
    words: list[Printed] = field(default_factory=list)
    boxes: list[Printed] = field(default_factory=list)  # check boxes, ``text`` their state
    writing: list[Printed] = field(default_factory=list)  # signatures, values by hand, stamps

    def __post_init__(self) -> None:
        self.image = Image.new("L", (px(WIDTH_MM), px(HEIGHT_MM)), 255)
        self.draw = ImageDraw.Draw(self.image)

    @property
    def line_mm(self) -> float:
        return self.size_pt * 0.3528 * 1.42

    def width_mm(self, text: str, *, size: float = 0, bold: bool = False, italic: bool = False) -> float:
        return font(self.face, size or self.size_pt, bold, italic).getlength(self._cased(text)) * 25.4 / DPI

    def _cased(self, text: str) -> str:
        return text.upper() if self.capitals else text

    def text(
        self, x: float, y: float, text: str, *, size: float = 0, bold: bool = False, italic: bool = False, grey: int = 0
    ) -> None:
        """Text with its top left at ``x``, ``y``."""
        face = font(self.face, size or self.size_pt, bold, italic)
        self.draw.text((px(x), px(y)), self._cased(text), font=face, fill=grey)
        self._record(x, y, self._cased(text), face)

    def _record(self, x: float, y: float, text: str, face: ImageFont.FreeTypeFont) -> None:
        for match in re.finditer(r"\S+", text):
            start = px(x) + face.getlength(text[: match.start()])
            left, top, right, bottom = face.getbbox(match[0])
            edges = (start + left, px(y) + top, start + right, px(y) + bottom)
            self.words.append(Printed(match[0], tuple(map(round, edges))))  # type: ignore[arg-type]

    def wrap(self, text: str, width: float, *, size: float = 0, bold: bool = False) -> list[str]:
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}".strip()
                if line and self.width_mm(longer, size=size, bold=bold) > width:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return lines

    def lines(self, x: float, y: float, text: str, width: float, *, size: float = 0, bold: bool = False) -> float:
        """Wrapped text; returns the height it took."""
        step = (size or self.size_pt) * 0.3528 * 1.42
        wrapped = self.wrap(text, width, size=size, bold=bold)
        for number, line in enumerate(wrapped):
            self.text(x, y + number * step, line, size=size, bold=bold)
        return len(wrapped) * step

    def paragraph(self, text: str, *, bold: bool = False, size: float = 0, after: float = 2.2) -> None:
        self.y += self.lines(self.left, self.y, text, self.right - self.left, bold=bold, size=size) + after

    def heading(self, text: str, *, size: float = 0, after: float = 3.0) -> None:
        self.paragraph(text, bold=True, size=size or self.size_pt + 4, after=after)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width_mm: float = 0.25) -> None:
        self.draw.line((px(x0), px(y0), px(x1), px(y1)), fill=0, width=max(2, px(width_mm)))

    def box(self, x0: float, y0: float, x1: float, y1: float, width_mm: float = 0.25) -> None:
        self.draw.rectangle((px(x0), px(y0), px(x1), px(y1)), outline=0, width=max(2, px(width_mm)))

    def check_box(self, x: float, y: float, state: str) -> float:
        """A box drawn by rules at ``x``, ``y`` with its mark; returns its width."""
        side = max(3.0, self.size_pt * 0.3528 * 0.95)
        self.box(x, y + 0.3, x + side, y + 0.3 + side, 0.3)
        self.boxes.append(Printed(state, (px(x), px(y + 0.3), px(x + side), px(y + 0.3 + side))))
        self.mark(x, y + 0.3, side, state)
        return side

    def mark(self, x: float, y: float, side: float, state: str) -> None:
        """What a pen puts into a box that is drawn already."""
        jitter = self.rng.uniform
        x0, y0, x1, y1 = x, y, x + side, y + side
        if state == "crossed":
            over = jitter(-0.4, 0.6)
            self.pen([(x0 - over, y0 - over + jitter(-0.2, 0.2)), (x1 + over, y1 + over)], 0.45)
            self.pen([(x1 + over, y0 - over), (x0 - over, y1 + over + jitter(-0.2, 0.2))], 0.45)
        elif state == "ticked":
            self.pen([(x0 + 0.4, y0 + side * 0.5), (x0 + side * 0.4, y1 - 0.3), (x1 + jitter(0.2, 1.2), y0 - 0.9)], 0.5)
        elif state == "filled":
            self.draw.rectangle((px(x0 + 0.5), px(y0 + 0.5), px(x1 - 0.45), px(y1 - 0.45)), fill=0)
        elif state == "struck":  # marked, then scribbled over as a mistake
            points = [
                (x0 - 0.9 + (side + 1.6) * step / 14, (y0 - 1.0 if step % 2 else y1 + 1.0) + jitter(-0.3, 0.3))
                for step in range(15)
            ]
            self.pen(points, 0.5)

    def pen(self, points: list[tuple[float, float]], width_mm: float) -> None:
        """A stroke through ``points``."""
        self.draw.line([(px(x), px(y)) for x, y in points], fill=0, width=px(width_mm), joint="curve")

    def logo(self, x: float, y: float, side: float) -> None:
        """A mark such as letterheads have: no letters in it."""
        self.draw.ellipse((px(x), px(y), px(x + side), px(y + side)), fill=0)
        third = side / 3
        bars = (
            (x + third, y + 1.2, x + 2 * third, y + side - 1.2),
            (x + 1.2, y + third, x + side - 1.2, y + 2 * third),
        )
        for bar in bars if self.rng.random() < 0.5 else bars[:1]:
            self.draw.rectangle(tuple(px(edge) for edge in bar), fill=255)

    def signature(self, x: float, y: float, width: float = 45.0, height: float = 9.0) -> None:
        """A name written by hand: one smooth line of loops that no recogniser should make a word of."""
        uniform = self.rng.uniform
        loops, lean, phase = uniform(4.0, 8.0), uniform(0.1, 0.6), uniform(0, math.tau)
        waves = [(uniform(0.15, 0.5), uniform(2, 13), uniform(0, math.tau)) for _ in range(3)]
        points = []
        for step in range(201):
            t = step / 200
            size = max(0.12, 0.5 + sum(swing * math.sin(pace * t + start) for swing, pace, start in waves))
            size *= 1.9 if t < 0.12 else 1.0  # the capital
            angle = phase + math.tau * loops * t
            up = height * 0.5 * size * math.sin(angle)
            across = x + width * t + 2.0 * math.cos(angle) - lean * up
            points.append((across, y + height * 0.55 + max(-height * 0.8, min(height * 0.6, up))))
        self.pen(points, 0.45)
        self.writing.append(Printed("", (px(x), px(y), px(x + width), px(y + height))))
        if self.rng.random() < 0.5:
            self.pen([(x + width * 0.1, y + height), (x + width * 1.02, y + height * 0.82)], 0.4)

    def by_hand(self, x: float, y: float, text: str) -> None:
        """A value printed by hand: every letter its own size, slant and place, drawn with a ballpoint."""
        if self.hand:
            self._in_hand(x, y, text)
            return
        pen_x = float(px(x))
        for char in text:
            size = self.size_pt * self.rng.uniform(1.25, 1.5)
            face = ImageFont.truetype(str(_found("LiberationSans-Italic.ttf")), round(size * DPI / 72))
            width = face.getlength(char)
            if char != " ":
                patch = Image.new("L", (round(width) + 60, round(size * DPI / 72 * 1.5) + 40), 0)
                ImageDraw.Draw(patch).text((30, 20), char, font=face, fill=255)
                slant, lean = self.rng.uniform(-0.28, 0.1), self.rng.uniform(-7, 7)
                patch = patch.transform(patch.size, Image.Transform.AFFINE, (1, slant, -slant * 40, 0, 1, 0))
                patch = patch.rotate(lean, resample=Image.Resampling.BICUBIC)
                down = px(y) - 34 + self.rng.randint(-7, 9)
                self.image.paste(0, (round(pen_x) - 30, down), patch)
            pen_x += width * self.rng.uniform(0.86, 1.14)
        self.writing.append(Printed(text, (px(x), px(y), round(pen_x), px(y + self.line_mm))))

    def _in_hand(self, x: float, y: float, text: str) -> None:
        """The same in a handwriting font: every word a little up or down, larger or smaller, on a slant."""
        name, scale = HANDS[self.hand]
        pen_x = float(px(x))
        for word in text.split(" "):
            size = round(self.size_pt * scale * self.rng.uniform(0.95, 1.08) * DPI / 72)
            face = ImageFont.truetype(str(_found(name)), size)
            width = face.getlength(word)
            patch = Image.new("L", (round(width) + 60, round(size * 1.8)), 0)
            ImageDraw.Draw(patch).text((30, round(size * 0.25)), word, font=face, fill=255)
            patch = patch.rotate(self.rng.uniform(-2, 3), resample=Image.Resampling.BICUBIC)
            self.image.paste(0, (round(pen_x) - 30, px(y) - round(size * 0.4) + self.rng.randint(-6, 6)), patch)
            pen_x += width + size * self.rng.uniform(0.25, 0.4)
        self.writing.append(Printed(text, (px(x), px(y), round(pen_x), px(y + self.line_mm))))

    def stamp(self, x: float, y: float, rows: list[str], angle: float) -> None:
        """A rubber stamp, slanted and uneven, over whatever stands there."""
        face = font(self.face, 10, True)
        width = max(face.getlength(row) for row in rows)
        patch = Image.new("L", (round(width) + 60, 55 * len(rows) + 40), 0)
        pen = ImageDraw.Draw(patch)
        pen.rectangle((4, 4, patch.width - 5, patch.height - 5), outline=230, width=6)
        for number, row in enumerate(rows):
            pen.text((30, 18 + 55 * number), row, font=face, fill=220)
        patch = patch.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        self.image.paste(0, (px(x), px(y)), patch)
        self.writing.append(Printed(" ".join(rows), (px(x), px(y), px(x) + patch.width, px(y) + patch.height)))
