"""The plots of the accuracy report: is confidence a probability, and what does the threshold trade?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "intake"  # the same figures give the same file

from matplotlib import pyplot as plt  # noqa: E402  (after the backend is chosen)

from bench.curves import Bin, Point  # noqa: E402
from intake.interval import wilson  # noqa: E402


def reliability_plot(bins: Sequence[Bin], path: Path) -> None:
    """Share of right values by stated confidence, with 95 % intervals; the diagonal is perfect calibration. The right
    half shows the top tenth, where most values lie."""
    figure, halves = plt.subplots(ncols=2, figsize=(8.4, 4.0))
    xs, ys, below, above = [], [], [], []
    for each in bins:
        low, high = wilson(each.right, each.n)
        share = each.right / each.n
        xs.append(each.confidence)
        ys.append(share)
        below.append(share - low)
        above.append(high - share)
    for axes, start in zip(halves, (0.0, 0.9), strict=True):
        edge = (1 - start) * 0.02
        axes.plot([start, 1], [start, 1], color="0.7", linewidth=1)
        axes.errorbar(xs, ys, yerr=(below, above), fmt="o", markersize=4, capsize=2)
        axes.set(xlabel="stated confidence", xlim=(start - edge, 1 + edge), ylim=(start - edge, 1 + edge))
    halves[0].set_ylabel("share of values that are right")
    _save(figure, path)


def threshold_plot(points: Sequence[Point], chosen: float, path: Path) -> None:
    """Silent errors per 1,000 unflagged values against the share of right values that are flagged; the ring is the
    threshold ``chosen`` in the settings."""
    figure, axes = plt.subplots(figsize=(5.2, 4.2))
    axes.plot([100 * p.needless for p in points], [1000 * p.silent for p in points], marker=".")
    ring = [p for p in points if p.threshold == chosen]
    axes.plot([100 * p.needless for p in ring], [1000 * p.silent for p in ring], "o", fillstyle="none", markersize=10)
    shown = {(p.needless, p.silent): p for p in points}  # of thresholds that flag the same, the strictest
    for point in shown.values():
        place = (100 * point.needless, 1000 * point.silent)
        axes.annotate(f"{point.threshold:g}", place, xytext=(4, 4), textcoords="offset points", fontsize=7)
    axes.set(xlabel="right values flagged, %", ylabel="silent errors per 1,000 unflagged values")
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    _save(figure, path)


def _save(figure: object, path: Path) -> None:
    figure.tight_layout()  # type: ignore[attr-defined]
    figure.savefig(path, metadata={"Date": None})  # type: ignore[attr-defined]
    plt.close("all")
