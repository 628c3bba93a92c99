"""Plots as geometry: what stands where in an SVG of ours. The template draws it, the style sheet colours it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

WIDTH = 560
_LEFT, _TOP, _BOTTOM = 44, 10, 26
_HEIGHT = 160
_LABELS_AT_MOST = 8
_ROW, _NAME_WIDTH, _VALUE_WIDTH = 24, 212, 74
_NAME_LETTERS = 34
_ADDED_UP_AFTER = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle. ``kind`` is its class; ``told`` what it says when pointed at."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text. ``anchor`` is ``start``, ``middle`` or ``end``."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot. ``grid``: heights of its lines; ``line``: points of a second series; ``legend``: class → name."""

    name: str
    title: str
    told: str
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    grid: tuple[float, ...] = ()
    line: str = ""
    legend: tuple[tuple[str, str], ...] = ()


def columns(
    name: str,
    title: str,
    told: str,
    names: Sequence[str],
    values: Sequence[int],
    *,
    also: Sequence[int] = (),
    legend: Sequence[tuple[str, str]] = (),
) -> Plot:
    """Upright bars, one a name, and a line over them where there is a second series (``also``)."""
    ticks = ticks_to(max((*values, *also, 1)))
    slot = (WIDTH - _LEFT) / max(1, len(values))
    bars, labels = [], []
    for place, (label, value) in enumerate(zip(names, values, strict=True)):
        tall = _HEIGHT * value / ticks[-1]
        gap = min(6.0, slot * 0.2)
        x = _LEFT + place * slot
        bars.append(_bar(x + gap / 2, _TOP + _HEIGHT - tall, slot - gap, tall, "first", f"{label}: {value}"))
        if place % ceil(len(names) / _LABELS_AT_MOST) == 0:
            labels.append(Label(round(x + slot / 2, 1), _TOP + _HEIGHT + 18, label, "middle"))
    heights = [round(_TOP + _HEIGHT - _HEIGHT * tick / ticks[-1], 1) for tick in ticks]
    labels += [Label(_LEFT - 6, height + 4, written(tick), "end") for tick, height in zip(ticks, heights, strict=True)]
    points = (
        f"{_LEFT + (place + 0.5) * slot:.1f},{_TOP + _HEIGHT - _HEIGHT * value / ticks[-1]:.1f}"
        for place, value in enumerate(also)
    )
    height = _TOP + _HEIGHT + _BOTTOM
    shown = tuple(legend) if also else ()
    return Plot(name, title, told, height, tuple(bars), tuple(labels), tuple(heights), " ".join(points), shown)


def rows(
    name: str,
    title: str,
    told: str,
    names: Sequence[str],
    series: Sequence[Sequence[int]],
    *,
    kinds: Sequence[str] = ("first",),
    legend: Sequence[tuple[str, str]] = (),
) -> Plot:
    """Lying bars, one a name, the series one after the other in it. Long names are cut; the table has them whole."""
    totals = [sum(values) for values in zip(*series, strict=True)]
    longest = max((*totals, 1))
    room = WIDTH - _NAME_WIDTH - _VALUE_WIDTH
    bars, labels = [], []
    for place, label in enumerate(names):
        y, x = 4 + place * _ROW, float(_NAME_WIDTH)
        labels.append(Label(_NAME_WIDTH - 10, y + 16, shortened(label), "end"))
        for kind, values in zip(kinds, series, strict=True):
            long = room * values[place] / longest
            if values[place]:
                bars.append(_bar(x, y, max(long, 1), _ROW - 6, kind, f"{label}: {values[place]}"))
            x += long
        told_value = " + ".join(written(values[place]) for values in series)
        if len(series) > _ADDED_UP_AFTER:
            told_value = written(sum(values[place] for values in series))
        labels.append(Label(round(x + 8, 1), y + 16, told_value, "start"))
    height = 8 + max(1, len(names)) * _ROW
    return Plot(name, title, told, height, tuple(bars), tuple(labels), legend=tuple(legend))


def ticks_to(most: int) -> tuple[int, ...]:
    """Whole round numbers from 0 to at least ``most``, few enough to be told apart."""
    step = most / 4
    size = 10 ** floor(log10(step)) if step >= 1 else 1
    step = next(int(size * each) for each in (1, 2, 5, 10) if size * each >= step)
    return tuple(range(0, step * ceil(most / step) + 1, step))


def written(number: int) -> str:
    """A number with a thin space between thousands."""
    return f"{number:,}".replace(",", "\u202f")


def shortened(text: str) -> str:
    """``text``, cut at a word where it is too long for its place."""
    if len(text) <= _NAME_LETTERS:
        return text
    return f"{text[: _NAME_LETTERS - 1].rsplit(' ', 1)[0].rstrip(' ,:.')}…"


def _bar(x: float, y: float, width: float, height: float, kind: str, told: str) -> Bar:
    return Bar(round(x, 1), round(y, 1), round(max(width, 0.5), 1), round(height, 1), kind, told)
