"""A run's scores as ``docs/accuracy.md`` with its plots. Names no value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.compare import Kind
from bench.cost import Cost
from bench.curves import at_share, expected_error, found_values, reliability, trade
from bench.faxes.written import HALVES, UNSEEN, names
from bench.goals import GOALS
from bench.plots import reliability_plot, threshold_plot
from bench.sums import FaxScore, Sums, per_thousand, percent, sums
from intake.config import Settings
from intake.extract.vocabulary import CALIBRATION

HEAD = (
    "| {} | faxes | verdict right | false releases | silently wrong per 1,000 fields | wrong, flagged | missing "
    "| needless flags | straight through |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)
MOST_COST = 1.4
FIXED_SHARE = 0.05


def write_report(
    scores: list[FaxScore], cost: Cost | None, *, command: str, set_name: str, seed: int, folder: Path
) -> str:
    """Write ``accuracy.md`` and its plots into ``folder``; returns the page's beginning."""
    values = found_values(scores)
    plots = folder / "plots"
    plots.mkdir(parents=True, exist_ok=True)
    bins = reliability(values)
    reliability_plot(bins, plots / "reliability.svg")
    chosen = Settings().read.flag_below
    points = trade(values, chosen)
    threshold_plot(points, chosen, plots / "threshold.svg")
    total = sums(scores)
    head = [
        "# Accuracy",
        "",
        f"Measured by `{command}`: {total.faxes:,} simulated faxes with {total.orders:,} orders and {total.values:,} "
        f"fields, {_drawn_as(set_name)}, seed {seed}. Damage levels 0 (clean) to 4 (skew to 5°, noise, a fax "
        "of a fax) in equal shares; resolutions 25 % standard, 40 % fine, 20 % 200 dpi, 15 % 300 dpi. In brackets the "
        "95 % Wilson interval. The figures are as they came out; how right and wrong are told apart stands in "
        "`bench/compare.py`.",
        "",
        *_goals(scores, cost),
    ]
    share = at_share(points, FIXED_SHARE)
    body = [
        f"- faxes lost: {sum(f.lost for f in scores)}; put aside with a reason: "
        f"{sum(bool(f.put_aside) for f in scores)}",
        f"- verdicts right: {percent(total.verdicts_right, total.orders)}",
        f"- false releases: {total.false_releases} among {total.must_be_held:,} orders that must not be released",
        f"- silently wrong: {per_thousand(total.fields[Kind.SILENT], total.values)} per 1,000 fields",
        f"- straight through (all right, no question): {percent(total.straight_through, total.orders)}",
        f"- silent errors per 1,000 unflagged values where at most {100 * FIXED_SHARE:.0f} % of the right ones are "
        f"flagged: {1000 * share.silent:.2f} ({100 * share.needless:.1f} % flagged, n = {share.unflagged:,})",
        "",
        "A field's confidence is the probability that its value is right, by a table "
        f"{_fitted_on(set_name)}. Stated and found shares lie {100 * expected_error(bins):.2f} percentage points apart "
        f"on average (expected calibration error, n = {len(values):,}). What is right with less probability than "
        f"`read.flag_below` of `config.toml` (ringed: {chosen:g}) is flagged; a flag that rests on something else "
        "stays at every threshold.",
        "",
        "![Stated confidence against the share of values that are right](plots/reliability.svg)",
        "![Silent errors against needless flags as the threshold moves](plots/threshold.svg)",
        "",
        *_table("damage level", scores, lambda fax: str(fax.level)),
        *_table("resolution", scores, lambda fax: fax.resolution),
        *_table("layout", scores, lambda fax: fax.layout.partition("/")[0]),  # of written papers: the author
        *_table("container", scores, lambda fax: fax.container),
        *fields_table(scores),
        *_wrong(scores, seed, set_name),
    ]
    (folder / "accuracy.md").write_text("\n".join(head + body).rstrip() + "\n", encoding="utf-8")
    return "\n".join(head)


def _drawn_as(set_name: str) -> str:
    """What the faxes of the set are."""
    if set_name in HALVES:
        half = "the half that nobody develops on" if set_name == UNSEEN else "the half to develop on"
        return f"of {len(names(set_name))} papers written one by one (`bench/papers`, {half})"
    return f"layouts of the set `{set_name}`"


def _fitted_on(set_name: str) -> str:
    """Where the calibration comes from, and whether what is reported is any of it."""
    fitted = CALIBRATION["fitted_on"]
    sets = fitted["sets"]
    among = (
        "**which this set is one of, so the figures flatter it**" if set_name in sets else "none of which is this set"
    )
    words = (
        " and ".join((", ".join(f"`{each}`" for each in sets[:-1]), f"`{sets[-1]}`")) if sets[1:] else f"`{sets[0]}`"
    )
    return f"fitted on {fitted['values']:,} values of the development sets {words}, {among}"


def _goals(scores: Sequence[FaxScore], cost: Cost | None) -> list[str]:
    rows = ["| goal | reached | found |", "| --- | --- | --- |"]
    for goal in GOALS:
        reached, found = goal.find(scores)
        rows.append(f"| {goal.words} | {'yes' if reached else '**no**'} | {found} |")
    if cost:
        reached = cost.ratio <= MOST_COST
        rows.append(
            f"| processor time a page ≤ {MOST_COST} × one plain pass of Tesseract at 300 dpi "
            f"| {'yes' if reached else '**no**'} | {cost.ratio:.2f} ({cost.program_s / cost.pages:.2f} s against "
            f"{cost.plain_s / cost.pages:.2f} s), n = {cost.pages} pages |"
        )
    return [*rows, ""]


def _row(name: str, one: Sums) -> str:
    kinds, values = one.fields, one.values
    cells = (
        name,
        str(one.faxes),
        percent(one.verdicts_right, one.orders),
        f"{one.false_releases} of {one.must_be_held}",
        per_thousand(kinds[Kind.SILENT], values),
        percent(kinds[Kind.FLAGGED], values),
        percent(kinds[Kind.MISSING], values),
        percent(kinds[Kind.NEEDLESS], values),
        percent(one.straight_through, one.orders),
    )
    return f"| {' | '.join(cells)} |"


def _table(title: str, scores: Iterable[FaxScore], group: Callable[[FaxScore], str]) -> list[str]:
    groups: dict[str, Sums] = {}
    for fax in scores:
        groups.setdefault(group(fax), Sums()).add(fax)
    return [HEAD.format(title), *(_row(name, groups[name]) for name in sorted(groups)), ""]


def fields_table(scores: Iterable[FaxScore]) -> list[str]:
    """One row a field: how many there were and what became of them."""
    by_name: dict[str, Counter[Kind]] = {}
    for fax in scores:
        for order in fax.orders:
            for each in order.fields:
                by_name.setdefault(each.name, Counter())[each.kind] += 1
    rows = [
        "| field | n | right | needless flag | missing | wrong, flagged | silently wrong |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, kinds in sorted(by_name.items()):
        cells = (str(kinds[kind]) for kind in (Kind.RIGHT, Kind.NEEDLESS, Kind.MISSING, Kind.FLAGGED, Kind.SILENT))
        rows.append(f"| {name} | {sum(kinds.values())} | {' | '.join(cells)} |")
    return [*rows, ""]


def _wrong(scores: list[FaxScore], seed: int, set_name: str) -> list[str]:
    false = [fax.index for fax in scores if any(order.false_release for order in fax.orders)]
    silent = [
        fax.index for fax in scores if any(each.kind is Kind.SILENT for order in fax.orders for each in order.fields)
    ]
    show = f"python -m bench.accuracy --set {set_name} --show {seed} INDEX FOLDER"
    return [
        f"A case can be made again with `{show}`:",
        "",
        f"- lost: {_listed(fax.index for fax in scores if fax.lost)}",
        f"- put aside: {_listed(fax.index for fax in scores if fax.put_aside)}",
        f"- falsely released: {_listed(false)}",
        f"- a value wrong in silence: {_listed(silent)}",
    ]


def _listed(indices: Iterable[int]) -> str:
    return ", ".join(map(str, indices)) or "none"
