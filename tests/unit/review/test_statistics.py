"""The statistics page and its files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.busy_desk import fill
from intake.config import Review
from intake.flags import FLAGS
from intake.review.language import translations
from intake.review.plots import columns, rows, shortened, ticks_to
from intake.review.statistics import in_words_min
from intake.statistics import Table, figures_of, tables_of, targets_of
from intake.store import Drawn, Store
from tests.unit.review.stationed import OLA, signed_in
from tests.unit.store.test_keying import check, close, read

TABLES = ("summary", "days", "hours", "ages", "times", "requesters", "stops", "corrections", "keying", "quarantine")


def test_a_busy_desk_is_drawn_and_listed(client: httpx.Client, store: Store) -> None:
    fill(store, 400, days=20)
    page = client.get("/statistics").text
    assert page.count('<svg class="plot"') == 7
    assert page.count("<title id=") == page.count("<desc id=") == 7
    assert page.count("<details>") == 7
    assert " style=" not in page
    for title in ("Skäl till stopp", "Rättat per uppgift", "Fel uppmätta genom omskrivning", "Filen är krypterad."):
        assert title in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_an_empty_desk_is_said_to_be(client: httpx.Client) -> None:
    page = client.get("/statistics?days=7")
    assert page.status_code == 200
    assert "Inget under perioden." in page.text


def test_nothing_on_it_names_a_patient_or_a_colleague(client: httpx.Client, store: Store) -> None:
    read(store, Drawn())
    check(store)
    close(store)
    texts = [client.get("/statistics?days=366").text]
    texts += [client.get(f"/statistics/{name}.csv?days=366").content.decode("utf-8-sig") for name in TABLES]
    for text in texts:
        text = text.replace('href="/me">Rut Granskare</a>', "")  # who is signed in
        for word in ("Tolvsson", "191212121212", "Rut", "Ada", "Ola", "Berg"):
            assert word not in text


def test_a_file_is_what_a_swedish_spreadsheet_opens(client: httpx.Client, store: Store) -> None:
    fill(store, 300, days=20)
    answer = client.get("/statistics/requesters.csv?days=30")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="intake-requesters-30d.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines[0][0] == "Beställare"
    assert all(len(line) == len(lines[0]) for line in lines)
    assert re.fullmatch(r"\d+,\d\d", lines[1][-1])


@pytest.mark.parametrize("wrong", ["0", "367", "x", "-1", "1e2", "99999999999", "", "²"])
def test_a_period_is_bounded(client: httpx.Client, wrong: str) -> None:
    assert client.get("/statistics", params={"days": wrong}).status_code == 404
    assert client.get("/statistics/days.csv", params={"days": wrong}).status_code == 404


def test_there_are_no_other_files(client: httpx.Client) -> None:
    for name in ("users", "..%2Fdays", "days.csv"):
        assert client.get(f"/statistics/{name}.csv").status_code == 404


def test_it_is_counted_once_a_minute(client: httpx.Client, store: Store) -> None:
    client.get("/statistics")
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE corrections")
    assert client.get("/statistics").status_code == 200
    assert client.get("/statistics?days=7").status_code == 503


def test_everybody_signed_in_sees_the_same(client: httpx.Client, address: str) -> None:
    with signed_in(address, OLA) as auditor:
        mine, theirs = (each.get("/statistics").text for each in (client, auditor))
    between = re.compile(r"<main.*</main>", re.DOTALL)
    assert between.search(mine)[0] == between.search(theirs)[0]  # type: ignore[index]


@given(st.integers(1, 10**9))
def test_ticks_are_few_round_and_reach_the_top(most: int) -> None:
    ticks = ticks_to(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most > ticks[-2]
    assert 2 <= len(ticks) <= 5


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=366))
def test_bars_stay_in_the_picture(values: list[int]) -> None:
    names = [f"{number}" for number in range(len(values))]
    upright = columns("n", "T", "t", names, values, also=values)
    lying = rows("n", "T", "t", names, (values, values), kinds=("first", "stop"))
    for plot in (upright, lying):
        for bar in plot.bars:
            assert bar.x >= 0 and bar.x + bar.width <= 561 and bar.y >= 0 and bar.y + bar.height <= plot.height
    assert len(upright.bars) == len(values)
    assert len(upright.labels) <= 8 + 1 + 5


def test_words_of_a_plot() -> None:
    assert shortened("Kort") == "Kort"
    assert shortened("Sidan är för dålig för att lita på.") == "Sidan är för dålig för att lita…"
    assert [in_words_min(each) for each in (None, 0, 59, 60, 90, 2880, 3600)] == [
        *("–", "0 min", "59 min", "1 h", "1,5 h", "2 d", "2,5 d"),
    ]


SAME = {"under 1 h", "1–4 h", "4–8 h", "8–24 h", "Patient", "patient", "Fax", "fax", "Filen är krypterad."}
"""Said alike in both languages, or brought with its English from where it stands."""


def test_every_heading_and_name_has_its_english(store: Store) -> None:
    fill(store, 300, days=10)
    known = {kind.sv for kind in FLAGS.values()} | SAME | {f"{hour:02}–{hour + 1:02}" for hour in range(24)}
    figures = figures_of(store, 30, datetime.now(UTC), targets_of(Review()))
    texts = {text for table in tables_of(figures) for text in words_of(table)}
    catalogue = translations("en")
    assert {text for text in texts if catalogue.gettext(text) == text} - known == set()


def words_of(table: Table) -> Iterator[str]:
    yield from (table.title, *(column.heading for column in table.columns))
    if table.note:
        yield table.note
    yield from (cell for row in table.rows for cell in row if isinstance(cell, str))
