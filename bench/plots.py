"""The plots of the accuracy report: is confidence a probability, and what does the threshold trade?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "intake"  # the same figures give the same file

from matplotlib import pyplot as plt  # noqa: E402  (after the backend is chosen)

from bench.curves import Bin, Point  # noqa: E402
from bench.sums import wilson  # noqa: E402


def reliability_plot(bins: Sequence[Bin], path: Path) -> None:
    """Share of right values by stated confidence, with 95 % intervals; the diagonal is perfect calibration."""
    figure, axes = plt.subplots(figsize=(5.2, 4.2))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    xs, ys, below, above = [], [], [], []
    for each in bins:
        low, high = wilson(each.right, each.n)
        share = each.right / each.n
        xs.append(each.confidence)
        ys.append(share)
        below.append(share - low)
        above.append(high - share)
    axes.errorbar(xs, ys, yerr=(below, above), fmt="o", markersize=4, capsize=2)
    axes.set(xlabel="stated confidence", ylabel="share of values that are right", xlim=(0, 1.02), ylim=(0, 1.02))
    _save(figure, path)


def threshold_plot(points: Sequence[Point], path: Path) -> None:
    """Silent errors per 1,000 unflagged values against the share of right values that are flagged."""
    figure, axes = plt.subplots(figsize=(5.2, 4.2))
    axes.plot([100 * p.needless for p in points], [1000 * p.silent for p in points], marker=".")
    for point in points[:: max(1, len(points) // 6)]:
        axes.annotate(f"{point.threshold:.2f}", (100 * point.needless, 1000 * point.silent), fontsize=7)
    axes.set(xlabel="right values flagged, %", ylabel="silent errors per 1,000 unflagged values")
    axes.set_ylim(bottom=0)
    _save(figure, path)


def _save(figure: object, path: Path) -> None:
    figure.tight_layout()  # type: ignore[attr-defined]
    figure.savefig(path, metadata={"Date": None})  # type: ignore[attr-defined]
    plt.close("all")
