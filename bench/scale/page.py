"""docs/scale.md from the figures that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from bench.scale.carried_on import carried_on
from bench.scale.kept import QUIET
from bench.scale.tables import Parts, run_on, table

_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_KB = 1e3
_MEMORIES = ("daemon, MB", "what readers are born from, MB")


def written(parts: Parts) -> str:
    """The whole page. Parts that were never measured say so."""
    sections = (_real, _waits, _overhead, _memory, _filled, _starts, _take_overs)
    blocks = [block for section in sections for block in (*section(parts), "")]
    return "\n".join([_HEAD, *blocks, *carried_on(parts)]).rstrip() + "\n"


def _real(parts: Parts) -> Iterable[str]:
    yield "## Faxes an hour, real recognition\n"
    if (part := parts.get("real")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        f"{part['faxes']} simulated faxes with {part['pages']} pages, each Tesseract on one core, all faxes in the "
        "queue from the start. Goal: two workers read 1.8 times what one reads.\n"
    )
    first = {run["database"]: run["faxes_per_hour"] for run in part["runs"] if run["workers"] == 1}
    rows = [
        (_NAMES[run["database"]], run["workers"], run["faxes"], _whole(run["faxes_per_hour"]), _times(run, first))
        for run in part["runs"]
    ]
    yield table(("database", "workers", "n faxes", "faxes an hour", "times one worker"), rows)


def _waits(parts: Parts) -> Iterable[str]:
    yield "## Faxes an hour, recognition replaced by a wait\n"
    if (part := parts.get("waits")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        f"Small faxes of one page. The recogniser waits {part['wait_s']:g} s and then answers with words that it "
        f"knows, so that {part['cores']} cores carry many readers. Everything else of a reading (its process, the "
        "pictures) is real and shares these cores; that is the processor time in the table. Goal: 0.9 of a straight "
        "line up to 16 workers.\n"
    )
    if real := parts.get("real"):
        yield f"A real fax takes one worker {real['s_a_fax']:.1f} s{_LONGER if _is_longer(part, real) else ''}.\n"
    first = {run["database"]: run["faxes_per_hour"] for run in part["runs"] if run["workers"] == 1}
    rows = [
        (
            _NAMES[run["database"]],
            run["processes"],
            run["workers"],
            run["faxes"],
            _whole(run["faxes_per_hour"]),
            _times(run, first, run["workers"]),
            f"{run['cpu_s_a_fax']:.2f}",
        )
        for run in part["runs"]
    ]
    heads = ("processes", "workers", "n faxes", "faxes an hour", "of a straight line", "processor, s a fax")
    yield table(("database", *heads), rows)


def _is_longer(part: Mapping[str, Any], real: Mapping[str, Any]) -> bool:
    return bool(part["wait_s"] > real["s_a_fax"])


def _overhead(parts: Parts) -> Iterable[str]:
    yield "## What the engine costs\n"
    if (part := parts.get("overhead")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        "Processor time of the program's own process (user and system, its readers not counted) with a recogniser that "
        "knows the words already, minus that of the same steps called one after the other without engine and watch. "
        f"{part['warm']} faxes went before; {part['readers']} readers. Goal: 60 ms a fax.\n"
    )
    rows = [
        tuple(
            [_NAMES[run["database"]], run["faxes"]]
            + [f"{run[key]:.0f}" for key in ("daemon_ms", "bare_ms", "overhead_ms", "idle_ms_a_s")]
        )
        for run in part["runs"]
    ]
    yield table(("database", "n faxes", "program, ms a fax", "steps alone", "**engine**", "idle, ms a second"), rows)
    if server := run_on(part, "postgresql"):
        yield (
            f"\nPostgreSQL: {server['transactions']:.0f} transactions, {server['wal_bytes'] / _KB:.0f} kB of log and "
            f"{server['server_ms']:.0f} ms of its processors a fax. A process with nothing to do asks "
            f"{server['idle_transactions_a_s']:.0f} times a second, which costs the server "
            f"{server['idle_server_ms_a_s']:.0f} ms a second."
        )


def _memory(parts: Parts) -> Iterable[str]:
    yield "## Memory of the daemon\n"
    if (part := parts.get("memory")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        f"{part['faxes']:,} faxes through one daemon on SQLite (two readers, words known already), {part['samples']} "
        f"samples. Drift from fax {part['first']:,} to the last, by a Theil-Sen line: **{part['drift']:+.1%}** of the "
        f"daemon, {part['fork_server_drift']:+.1%} of the process that readers are born from. Goal: below 5 %.\n"
    )
    points = [part["points"][round(n * (len(part["points"]) - 1) / 9)] for n in range(10)]
    rows = [(what, *(_whole(point[at]) for point in points)) for at, what in enumerate(_MEMORIES, 1)]
    yield table(("faxes read", *(f"{count:,}" for count, _, _ in points)), rows)


def _filled(parts: Parts) -> Iterable[str]:
    yield "## A database full of orders\n"
    if (part := parts.get("filled")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        f"{part['orders']:,} invented orders, each of a fax of its own, written in bulk; each fax has an original of a "
        "few bytes in the archive, so that the ledger balances and a back-up verifies every one. List and search: "
        "[queue-speed.md](queue-speed.md).\n"
    )
    rows = [
        (
            _NAMES[run["database"]],
            _whole(part["orders"] / run["fill_s"]),
            f"{run['database_bytes'] / part['orders'] / _KB:.1f}",
            _whole(run["ledger_s"]),
            f"{run['ledger_bytes'] / 1e9:.2f}",
            _whole(run["backup_s"]),
            _whole(run["backup_again_s"]),
        )
        for run in part["runs"]
    ]
    heads = (
        "orders a second",
        "kB an order",
        "ledger, s",
        "ledger, GB of memory",
        "first back-up, s",
        "next back-up, s",
    )
    yield table(("database", *heads), rows)


def _starts(parts: Parts) -> Iterable[str]:
    yield "## From a start to the first work\n"
    if (part := parts.get("starts")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        "`intake run` with faxes waiting, each start after a kill; seconds from the start of the process. Goal: first "
        "work within 10 s.\n"
    )
    rows = [
        (
            _NAMES[run["database"]],
            f"{run['waiting']:,}",
            len(run["begun_s"]),
            *_spread(run["begun_s"]),
            *_spread(run["read_s"]),
        )
        for run in part["runs"]
    ]
    heads = ("first fax in hand: median", "longest", "first fax read: median", "longest")
    yield table(("database", "waiting", "n", *heads), rows)


def _take_overs(parts: Parts) -> Iterable[str]:
    yield "## Take-over from a dead process\n"
    if (part := parts.get("take-overs")) is None:
        yield _NOT_YET
        return
    yield _under(part)
    yield (
        "A worker is killed with a fax in hand, another is at work beside it; seconds until that one has the fax. "
        "Settings as they come (`engine.dead_after_s` 20). Goal: within 60 s.\n"
    )
    rows = [(_NAMES[run["database"]], len(run["took_s"]), *_spread(run["took_s"])) for run in part["runs"]]
    yield table(("database", "n", "median, s", "longest, s"), rows)


# --- words ---------------------------------------------------------------------------------------------------------


def _under(part: Mapping[str, Any]) -> str:
    """When and on what, and a warning where other work may have slowed it down."""
    on = f"{part['at'][:10]}, version {part['version']}, {part['cores']} cores, {part['memory_gb']} GB."
    shares = (part["busy"], part["busy_after"])
    if max(shares) <= QUIET:
        return on
    before, after = (f"{share:.0%}" for share in shares)
    return f"{on} **Other work had {before} of the machine before and {after} after: figures of a loaded machine.**"


def _times(run: Mapping[str, Any], first: Mapping[str, float], by: int = 1) -> str:
    """So many times what one worker reads, divided ``by``."""
    return f"{run['faxes_per_hour'] / first[run['database']] / by:.2f}" if run["database"] in first else ""


def _spread(seconds: Sequence[float]) -> tuple[str, str]:
    return f"{median(seconds):.1f}", f"{max(seconds):.1f}"


def _whole(number: float) -> str:
    return f"{number:,.0f}"


_LONGER = "; the wait is longer, so that so few cores can carry what else 16 readers do"
_NOT_YET = "Not measured yet."

_HEAD = """\
# How it grows

Made by `make bench-scale` (`python -m bench.scale`); the figures are kept in [scale.json](scale.json), and `--only`
with no part makes this page anew from them. A part that other work ran beside says so.
"""
