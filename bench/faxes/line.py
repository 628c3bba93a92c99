"""The way of a page over the telephone line: scanner, threshold, resolution, damage, the sender's header line."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from bench.faxes.files import Scan
from bench.faxes.paper import DPI, font

RESOLUTIONS = {"standard": (204, 98), "fine": (204, 196), "200": (200, 200), "300": (300, 300)}


@dataclass(frozen=True, slots=True)
class Damage:
    """What befell a page. ``level`` 0–4 as in the benchmark; ``turned_deg`` clockwise."""

    level: int
    skew_deg: float = 0.0
    turned_deg: int = 0
    specks: int = 0
    stroke: int = 0  # −1 thin, +1 bold
    lost_lines: int = 0
    doubled_lines: int = 0
    streaks: int = 0
    dark_edge: bool = False
    crop_mm: float = 0.0
    bursts: int = 0
    twice: bool = False  # a fax of a fax
    header: bool = True

    @property
    def words(self) -> str:
        """In words, for the expected file."""
        said = [
            f"skew {self.skew_deg:.1f}°" if self.skew_deg else "",
            f"turned {self.turned_deg}°" if self.turned_deg else "",
            f"{self.specks} specks" if self.specks else "",
            {-1: "thin strokes", 1: "bold strokes"}.get(self.stroke, ""),
            f"{self.lost_lines} lost lines" if self.lost_lines else "",
            f"{self.doubled_lines} doubled lines" if self.doubled_lines else "",
            f"{self.streaks} streaks" if self.streaks else "",
            "dark edge" if self.dark_edge else "",
            f"cropped {self.crop_mm:.0f} mm" if self.crop_mm else "",
            f"{self.bursts} noise bursts" if self.bursts else "",
            "fax of a fax" if self.twice else "",
        ]
        return ", ".join(part for part in said if part) or "clean"


def random_damage(rng: Random, level: int) -> Damage:
    """Damage of ``level``: 0 clean … 4 all of it."""
    if level == 0:
        return Damage(0, header=rng.random() < 0.7)
    if level == 1:
        return Damage(1, rng.uniform(-0.5, 0.5), specks=rng.randint(10, 60))
    turned = 0
    if level >= 3:
        turned = rng.choices([0, 180, 90, 270], [84, 10, 3, 3])[0]
    limit = {2: 1.5, 3: 3.0, 4: 5.0}[level]
    every = level == 4  # all of it
    return Damage(
        level,
        rng.uniform(-limit, limit),
        turned,
        specks=rng.randint(40, 200) * (level - 1),
        stroke=rng.choice([-1, 1] if every else [-1, 0, 0, 1]),
        lost_lines=rng.randint(1 if every else 0, 3 * (level - 1)),
        doubled_lines=rng.randint(1 if every else 0, 3 * (level - 1)),
        streaks=rng.choice([1, 1, 2] if every else [0, 0, 1, 2]),
        dark_edge=rng.random() < (1.0 if every else 0.25),
        crop_mm=rng.uniform(2, 9) if every or (level == 3 and rng.random() < 0.5) else 0.0,
        bursts=rng.randint(1, level - 1) if every or (level == 3 and rng.random() < 0.6) else 0,
        twice=every or (level == 3 and rng.random() < 0.35),
    )


def transmit(
    page: Image.Image, resolution: str, damage: Damage, header: str, rng: Random, *, grey: bool = False
) -> Scan:
    """``page`` (grey, 300 dpi, A4) as it arrives."""
    x_dpi, y_dpi = RESOLUTIONS[resolution]
    noise = np.random.default_rng(rng.getrandbits(64))
    if damage.crop_mm:
        page = _cropped(page, damage.crop_mm, rng)
    if damage.skew_deg:
        page = _skewed(page, damage.skew_deg)
    if damage.twice:
        sent = page
        page = page.filter(ImageFilter.BoxBlur(0.8)).resize((1728, 2292), Image.Resampling.BOX)
        page = page.point(lambda value: 255 if value > 150 else 0).resize(sent.size, Image.Resampling.BILINEAR)
    if damage.turned_deg:
        page = page.rotate(-damage.turned_deg, expand=True)
    width = 1728 if x_dpi == 204 and page.width < page.height else round(page.width / DPI * x_dpi)
    height = round(page.height / DPI * y_dpi)
    page = page.filter(ImageFilter.BoxBlur(0.7)).resize((width, height), Image.Resampling.BOX)
    if grey:
        pixels = np.asarray(page, dtype=np.int16) + noise.normal(0, damage.level, (height, width)).astype(np.int16)
        shades = _damaged(np.clip(pixels, 0, 255).astype(np.uint8), damage, rng, noise)
        if damage.header and header:
            shades[_header_ink(shades.shape, header, x_dpi, y_dpi)] = 0
        return Scan(Image.fromarray(shades), x_dpi, y_dpi)
    threshold = {-1: 96, 0: 150, 1: 196}[damage.stroke]
    ink = np.asarray(page) < threshold
    ink = _damaged(ink, damage, rng, noise)
    if damage.header and header:
        line = _header_ink(ink.shape, header, x_dpi, y_dpi)
        ink[: round(HEADER_DOTS * y_dpi / DPI)] = False
        ink |= line
    return Scan(Image.fromarray(~ink), x_dpi, y_dpi)


HEADER_DOTS = 60
"""The height of the header line's strip at 300 dpi."""


def _cropped(page: Image.Image, crop_mm: float, rng: Random) -> Image.Image:
    """A margin is cut off: the sheet lay askew on the scanner. Never deeper than the printed margins' white."""
    dots = round(crop_mm / 25.4 * DPI)
    from_left = rng.random() < 0.5
    left, top, _, _ = _ink_edges(page)
    dots = max(0, min(dots, (left if from_left else top - HEADER_DOTS) - 12))
    out = Image.new("L", page.size, 255)
    out.paste(page, (-dots, 0) if from_left else (0, -dots))
    return out


def _skewed(page: Image.Image, degrees: float) -> Image.Image:
    """``page`` at a slant about its middle, moved on where words would leave the paper or come under the header."""
    turned = page.rotate(-degrees, resample=Image.Resampling.BILINEAR, fillcolor=255)
    whole = page.rotate(-degrees, resample=Image.Resampling.BILINEAR, fillcolor=255, expand=True)
    across, down = (whole.width - page.width) // 2, (whole.height - page.height) // 2
    left, top, right, bottom = _ink_edges(whole)
    move = (
        _moved(left - across, right - across, 12, page.width - 12),
        _moved(top - down, bottom - down, HEADER_DOTS + 6, page.height - 12),
    )
    if move == (0, 0):
        return turned
    out = Image.new("L", page.size, 255)
    out.paste(whole, (move[0] - across, move[1] - down))
    return out


def _moved(first: int, last: int, least: int, most: int) -> int:
    """How far to move what reaches from ``first`` to ``last`` to keep it between ``least`` and ``most``."""
    if first < least:
        return least - first
    return min(0, max(most - last, least - first))


def _ink_edges(page: Image.Image) -> tuple[int, int, int, int]:
    return page.point(lambda value: 255 if value < 128 else 0).getbbox() or (0, 0, page.width, page.height)


def _damaged(dots: NDArray[Any], damage: Damage, rng: Random, noise: np.random.Generator) -> NDArray[Any]:
    """``dots`` are ink (true or false) or shades of grey."""
    dots = dots.copy()
    grey = dots.dtype != np.bool_
    black = 0 if grey else True
    height, width = dots.shape
    for _ in range(damage.specks):
        y, x, size = rng.randrange(height), rng.randrange(width), rng.choice([1, 1, 1, 2])
        dots[y : y + 1, x : x + size] = black
    for _ in range(damage.streaks):
        x = rng.randrange(width)
        streak = dots[:, x : x + rng.choice([1, 1, 2])]
        streak[np.broadcast_to(noise.random((height, 1)) < rng.uniform(0.25, 0.9), streak.shape)] = black
    if damage.dark_edge:
        dots[:, : rng.randint(6, 24)] = black
    for _ in range(damage.bursts):
        y, rows = rng.randrange(height - 12), rng.randint(2, 6)
        x, columns = rng.randrange(width // 2), rng.randint(100, width // 2)
        area = dots[y : y + rows, x : x + columns]
        hit = noise.random(area.shape) < 0.35
        area[hit] = 255 - area[hit] if grey else ~area[hit]
    rows_kept = list(range(height))
    for _ in range(damage.lost_lines):
        del rows_kept[rng.randrange(len(rows_kept))]
    for _ in range(damage.doubled_lines):
        at = rng.randrange(len(rows_kept))
        rows_kept.insert(at, rows_kept[at])
    return dots[rows_kept]


def _header_ink(shape: tuple[int, ...], header: str, x_dpi: int, y_dpi: int) -> NDArray[np.bool_]:
    """The line that the sending machine prints above the page."""
    strip = Image.new("L", (round(shape[1] * DPI / x_dpi), HEADER_DOTS), 255)
    ImageDraw.Draw(strip).text((90, 8), header, font=font("DejaVu Sans Mono", 8.5, False), fill=0)
    small = strip.resize((shape[1], round(HEADER_DOTS * y_dpi / DPI)), Image.Resampling.BOX)
    out = np.zeros(shape, dtype=np.bool_)
    out[: small.height] = np.asarray(small) < 140
    return out
