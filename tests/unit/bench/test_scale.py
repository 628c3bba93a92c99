"""The arithmetic behind docs/scale.md, and that its page is made from what is kept."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench.scale import forecast
from bench.scale.fit import drift, line, rate_per_hour
from bench.scale.kept import CHECKOUT, Kept
from bench.scale.page import written
from bench.scale.processes import cpu_s, peak_bytes, rss_mb, tree_cpu_s

MEASURED = forecast.Measured(
    pages_a_fax=2.0,
    cpu_s_a_page=3.6,
    engine_ms=20.0,
    server_ms=36.0,
    transactions=30.0,
    wal_bytes=30_000.0,
    idle_ms_a_s=10.0,
    idle_server_ms_a_s=5.0,
    idle_transactions_a_s=8.0,
    blob_bytes_a_page=50_000.0,
    files_a_page=2.5,
    row_bytes=8_000.0,
    ledger_s=40e-6,
    ledger_bytes=3_000.0,
    machine_cores=2,
    machine_bytes=24e9,
)


def test_a_few_outliers_do_not_turn_the_line() -> None:
    rnd = random.Random(1)
    points = [(float(x), 100 + 0.5 * x + rnd.gauss(0, 0.1)) for x in range(200)]
    for place in range(0, 200, 10):
        points[place] = (points[place][0], 5_000.0)
    slope, at_zero = line(points)
    assert slope == pytest.approx(0.5, abs=0.01)
    assert at_zero == pytest.approx(100, abs=1)


def test_drift_is_of_what_it_was_when_it_was_warm() -> None:
    warming = [(float(x), 10.0 * x) for x in range(10)]
    steady = [(float(x), 100.0 + (x - 10) * 0.1) for x in range(10, 111)]
    assert drift(warming + steady, 10) == pytest.approx(0.10)
    assert drift(warming + [(x, 100.0) for x, _ in steady], 10) == 0


def test_a_line_wants_two_points() -> None:
    with pytest.raises(ValueError, match="two different"):
        line([(1.0, 2.0), (1.0, 3.0)])


def test_a_rate_leaves_the_first_of_each_worker_out() -> None:
    waves = [4.0 * wave for wave in range(1, 11) for _ in range(3)]  # three workers, ten faxes each, 4 s a fax
    assert rate_per_hour(waves, 3) == pytest.approx(3 * 3600 / 4)
    assert rate_per_hour([1.0, 3.0, 5.0], 1) == pytest.approx(1800)


def test_ten_times_the_pages_need_ten_times_as_much_but_for_what_is_there_in_any_case() -> None:
    needed = forecast.need(10_000_000, MEASURED)
    assert needed.reading_cores == pytest.approx(10.0)
    assert needed.processes == 1
    assert needed.database_cores == pytest.approx(5_000 / 3600 * 0.036 + 0.005)
    assert needed.transactions_a_s == pytest.approx(5_000 / 3600 * 30 + 8)
    assert needed.blob_tb == pytest.approx(0.5)
    assert needed.people == pytest.approx(5e6 / 60 / 1600)
    more = forecast.need(100_000_000, MEASURED)
    assert more.processes == 7
    assert more.reading_cores == pytest.approx(100.0)


def test_the_limit_is_what_wants_most() -> None:
    of_all, of_machines, shared = forecast.limits(forecast.need(100_000_000, MEASURED), MEASURED)
    assert (of_all, of_machines, shared) == ("review staff, 521", "cores for reading, 50", "memory for the ledger, 6.2")
    few = forecast.limits(forecast.need(10_000, MEASURED), MEASURED)
    assert few[2].startswith("database server")


def test_parts_are_kept_beside_each_other(tmp_path: Path) -> None:
    path = tmp_path / "scale.json"
    Kept(path).put("starts", {"runs": []}, {"cores": 2})
    Kept(path).put("memory", {"drift": 0.01}, {"cores": 2})
    Kept(path).put("memory", {"drift": 0.02}, {"cores": 2})
    assert Kept(path).parts == {"starts": {"cores": 2, "runs": []}, "memory": {"cores": 2, "drift": 0.02}}


def test_a_page_without_figures_says_so() -> None:
    page = written({})
    assert page.count("Not measured yet.") == 7
    assert "Wants the figures" in page


def test_the_page_in_the_docs_is_the_one_that_its_figures_give() -> None:
    parts = json.loads((CHECKOUT / "docs" / "scale.json").read_text("utf-8"))
    assert (CHECKOUT / "docs" / "scale.md").read_text("utf-8") == written(parts)


def test_processor_time_and_memory_of_this_very_process() -> None:
    before_s, times = cpu_s(os.getpid()), os.times()
    assert before_s == pytest.approx(times.user + times.system, abs=0.1)
    assert tree_cpu_s(os.getpid()) >= before_s
    assert 10 < rss_mb(os.getpid()) < 10_000


def test_the_peak_is_the_programs_own_and_not_that_of_who_started_it() -> None:
    ballast = b"x" * 400_000_000
    with subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert 0 < peak_bytes(process.pid) < len(ballast)
        process.communicate(b"\n")
    assert peak_bytes(process.pid) == 0
