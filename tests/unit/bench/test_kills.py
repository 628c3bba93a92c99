"""What the harness of random kills would say of books that are wrong: it has to find each fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.kills.books import Fate, Faults, at_rest, fate_of, stray_files, while_dead
from bench.kills.log import Logged, append, logged_in, sums
from intake import config, pipeline, taking
from intake.house import House, open_house
from intake.model import FaxState
from intake.receive.settle import look
from intake.receive.watch import Found
from tests.fault.running import sha256_of

CONTENT = b"a letter, and no fax"
SHA = sha256_of(CONTENT)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """With one file taken and put into quarantine."""
    overrides = {"storage.var": str(tmp_path / "var"), "storage.keep_free_mb": 0}
    made = open_house(config.load(Path("/dev/null"), overrides=overrides, environ={}))
    inbox = made.settings.inbox_folder
    (inbox / "a.pdf").write_bytes(CONTENT)
    taking.take(made, Found(inbox / "a.pdf", look(inbox).files["a.pdf"]))
    pipeline.through(made, SHA)
    yield made
    made.store.close()


def found(house: House, dropped: list[tuple[str, str]], fates: dict[str, Fate] | None = None) -> Faults:
    faults, var = Faults(), house.settings.storage.root
    folders = {name: var / name for name in ("archive", "drafts", "pages")} | {"inbox": house.settings.inbox_folder}
    while_dead(folders["inbox"], folders["archive"], dropped, faults)
    at_rest(house.store, folders, dropped, fates or {}, faults)
    faults.strays += stray_files(folders["inbox"], [var])
    return faults


def test_books_that_are_right(house: House) -> None:
    assert not found(house, [("a.pdf", SHA)], {SHA: fate_of(house.store, house.fax(SHA))})


def test_what_came_and_is_nowhere_is_lost(house: House) -> None:
    assert len(found(house, [("a.pdf", SHA), ("b.pdf", sha256_of(b"b"))]).lost) == 2
    assert found(house, [("a.pdf", SHA), ("again.pdf", SHA)]).lost


def test_what_came_more_often_than_it_was_sent_is_doubled(house: House) -> None:
    assert found(house, []).doubled


def test_another_fate_is_a_fault(house: House) -> None:
    assert found(house, [("a.pdf", SHA)], {SHA: Fate(FaxState.IN_REVIEW, (("RELEASE", ("log_line",)),))}).lost


def test_a_changed_original_is_lost_and_unbalanced(house: House) -> None:
    original = house.archive.find(SHA)
    assert original is not None
    original.chmod(0o640)
    original.write_bytes(b"x" * len(CONTENT))
    faults = found(house, [("a.pdf", SHA)])
    assert faults.lost and faults.unbalanced


def test_an_original_twice_and_a_draft_of_nobody_are_doubled(house: House) -> None:
    original = house.archive.find(SHA)
    assert original is not None
    original.with_suffix(".pdf").write_bytes(CONTENT)
    (house.blobs.here / "drafts" / "AAAAA-BBBBB-1.reply.txt").write_text("?", "utf-8")
    faults = found(house, [("a.pdf", SHA)])
    assert len(faults.doubled) == 2 and faults.unbalanced


@pytest.mark.parametrize("name", ["archive/tmp/x", ".health.json.x.new", "pages/a/.reading-1-x/1.bmp", "ready"])
def test_what_lies_about_is_found(house: House, name: str) -> None:
    path = house.settings.storage.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    assert found(house, [("a.pdf", SHA)]).strays


def test_rounds_add_up_and_are_known_again(tmp_path: Path) -> None:
    log = tmp_path / "kills.csv"
    for seed, lost in ((1, 0), (2, 3)):
        append(log, Logged("2026-11-28", "abc", "sqlite", 1, seed, 25, 5, 30, 40, lost, 0, 0, 0, 1, 60))
    first, second = logged_in(log)
    assert (first.named, first.faults, second.faults) == (("sqlite", 1, 1), 0, 3)
    assert "| sqlite | 1 | 2 | 50 | 10 | 60 | 80 | 3 | 0 | 0 | 0 | 2 |" in sums([first, second])
