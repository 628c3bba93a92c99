"""Steps run again change nothing, wherever they were cut off; an original without a row is entered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.returns import ask, open_desk
from intake import config, pipeline, taking
from intake.house import House, open_house
from intake.model import FaxState
from intake.receive.settle import look
from intake.receive.watch import Found
from tests.fault.running import sha256_of, small_fax
from tests.unit.loop.returned import put, seen


@pytest.fixture
def house(tmp_path: Path, quick_tesseract: Path) -> Iterator[House]:
    overrides = {"storage.var": str(tmp_path / "var"), "read.tesseract": str(quick_tesseract)}
    made = open_house(config.load(Path("/dev/null"), overrides=overrides, environ={}))
    yield made
    made.store.close()


def receive(house: House, name: str, content: bytes) -> str:
    inbox = house.settings.inbox_folder
    (inbox / name).write_bytes(content)
    return taking.take(house, Found(inbox / name, look(inbox).files[name]))


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its inode and bytes: a file written anew shows even where its bytes are the same."""
    return {
        str(path.relative_to(folder)): (path.stat().st_ino, path.read_bytes())
        for part in ("archive", "pages", "drafts")
        for path in (folder / part).rglob("*")
        if path.is_file()
    }


def test_a_second_time_changes_nothing(house: House) -> None:
    sha256 = receive(house, "a.pdf", small_fax("a"))
    pipeline.through(house, sha256)
    books, files = house.store.ledger(), tree(house.settings.storage.root)
    assert books.faxes[0].state is FaxState.IN_REVIEW
    pipeline.through(house, sha256)
    pipeline.give_up(house, sha256, pipeline.BadInput("late", "För sent.", "Too late."))
    assert house.store.ledger() == books
    assert tree(house.settings.storage.root) == files


def test_words_once_read_are_not_read_again(house: House) -> None:
    sha256 = receive(house, "a.pdf", small_fax("a"))
    pipeline.read_step(house, sha256)
    house.archive.find(sha256).unlink()  # type: ignore[union-attr]
    pipeline.through(house, sha256)
    assert house.fax(sha256).state is FaxState.IN_REVIEW


@pytest.mark.parametrize("asked", ["next_number", "fax", "find_forms"])
@pytest.mark.parametrize("returned", [False, True])
def test_another_saves_it_meanwhile(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, returned: bool
) -> None:
    """One that died had its commit still under way, and it is through between two questions of who took over."""
    if returned:
        house = open_desk(tmp_path / "desk")
        _, form = ask(house, "private, no consent", 1)
        sha256 = put(house, seen(form, marked={"oral_consent": ["yes"]}))
    else:
        sha256 = receive(house, "a.pdf", small_fax("a"))
        pipeline.read_step(house, sha256)
    owner = pipeline if asked == "find_forms" else house.store
    question = getattr(owner, asked)

    def late(*about: Any) -> Any:
        answer = question(*about)
        monkeypatch.undo()
        pipeline.understand_step(house, sha256)  # the other's
        return answer

    monkeypatch.setattr(owner, asked, late)
    pipeline.understand_step(house, sha256)
    meant = {
        f"{order.reference}.{draft.kind}.txt": f"{draft.text}\n"
        for order in map(house.store.order, (each.reference for each in house.store.list_orders()))
        for draft in order.drafts
    }
    assert {path.name: path.read_text("utf-8") for path in (house.blobs.here / "drafts").iterdir()} == meant
    assert [each.action for each in house.store.history(sha256)].count("read") == 1
    if returned:
        house.store.close()


def test_bad_input_is_quarantined_without_an_engine(house: House) -> None:
    sha256 = receive(house, "a.pdf", b"")
    pipeline.through(house, sha256)
    pipeline.through(house, sha256)
    fax = house.fax(sha256)
    assert (fax.state, fax.reason_code) == (FaxState.QUARANTINED, "empty")
    outcome = house.store.outcome(sha256)
    assert outcome is not None
    assert outcome.status == "quarantined"


def test_an_original_without_a_row_is_entered_once(house: House) -> None:
    """As a kill leaves it between the archive and the books, the file then taken away by somebody."""
    content = small_fax("orphan")
    inbox = house.settings.inbox_folder
    (inbox / "orphan.pdf").write_bytes(content)
    house.archive.keep(inbox / "orphan.pdf", look(inbox).files["orphan.pdf"])
    taking.adopt(house, older_than_s=0.0)
    assert house.store.ledger().faxes == ()  # its file is still there and will be taken
    (inbox / "orphan.pdf").unlink()
    assert taking.adopt(house) == 0  # another process may be about to enter it
    taking.adopt(house, older_than_s=0.0)
    taking.adopt(house, older_than_s=0.0)
    (fax,) = house.store.ledger().faxes
    assert (fax.sha256, fax.state, len(fax.arrivals)) == (sha256_of(content), FaxState.WAITING, 1)
    pipeline.through(house, fax.sha256)
    assert house.fax(fax.sha256).state is FaxState.IN_REVIEW
