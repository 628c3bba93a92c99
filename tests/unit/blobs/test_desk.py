"""A desk works alike whatever its blobs lie in: from the inbox to a person, the ledger, a back-up and the way back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from bench.s3 import Server, server
from intake import backup, pipeline, taking
from intake.blobs import open_blobs
from intake.config import Settings, Storage
from intake.errors import BadInput, ConfigError, StoreError
from intake.house import House, open_house
from intake.model import FaxState, Page
from intake.receive.archive import finish_removals
from intake.receive.settle import TAKEN_PREFIX, TAKEN_SUFFIX, look
from intake.receive.watch import Found
from intake.store.balance import balance, in_pieces, summed
from tests.unit.blobs.servers import storage_in
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page
from tests.unit.review.stationed import rules

PDF = b"%PDF-1.4 an order, played back"


@pytest.fixture(scope="module", params=["folder", "rclone"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | None]:
    if request.param == "folder":
        yield None
        return
    with server(tmp_path_factory.mktemp("s3"), request.param) as made:
        yield made


def storage(place: Server | None, root: Path, name: str, prefix: str = "") -> Storage:
    return storage_in(root / name, place, prefix=f"{root.name}/{prefix or name}")


@pytest.fixture
def house(place: Server | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    def read_fax(path: Path, *, pages_dir: Path, **_: object) -> tuple[Page, ...]:
        if path.read_bytes() != PDF:
            raise BadInput("not_a_fax", "Inget fax.", "No fax.")
        Image.new("L", (40, 60), 255).save(pages_dir / "1.png")
        return (page(FORM),)

    monkeypatch.setattr(pipeline, "read_fax", read_fax)
    monkeypatch.setattr("intake.house.load_rules", lambda _: rules())  # they take a moment, and are the same each time
    made = open_house(Settings(storage=storage(place, tmp_path, "desk")))
    yield made
    made.store.close()


def take(house: House, name: str, content: bytes) -> str:
    inbox = house.settings.inbox_folder
    (inbox / name).write_bytes(content)
    sha256 = taking.take(house, Found(inbox / name, look(inbox).files[name]))
    assert not (inbox / name).exists()
    return sha256


def codes(house: House, *, verify: bool = True, under_way_s: float = 0.0) -> list[str]:
    ledger = balance(house.store.ledger, house.archive.blobs, verify=verify, under_way_s=under_way_s)
    return [fault.code for fault in ledger.faults]


def names(house: House, folder: str) -> list[str]:
    return sorted(blob.name for blob in house.blobs.walk(folder))


def test_from_the_inbox_to_a_person(house: House) -> None:
    sha256, broken = take(house, "a.pdf", PDF), take(house, "b.pdf", b"no fax")
    assert take(house, "again.pdf", PDF) == sha256
    assert codes(house) == []
    pipeline.through(house, sha256)
    pipeline.through(house, broken)
    fax = house.fax(sha256)
    assert (fax.state, len(fax.arrivals)) == (FaxState.IN_REVIEW, 2)
    assert house.fax(broken).state is FaxState.QUARANTINED
    assert names(house, f"pages/{sha256}") == [f"pages/{sha256}/1.png", f"pages/{sha256}/pages.json"]
    assert len(pipeline.words_of(house, sha256)) == 1
    assert (house.pages_folder(sha256) / "1.png").is_file()
    drafts = {f"drafts/{fax.orders[0]}.{each.kind}.txt" for each in house.store.order(fax.orders[0]).drafts}
    assert drafts and set(names(house, "drafts")) == drafts
    originals = names(house, "archive")
    assert originals == sorted(f"archive/{house.fax(each).archive_path}" for each in (sha256, broken))
    assert codes(house) == []
    assert not list(house.archive.root.joinpath("tmp").iterdir())
    pipeline.read_step(house, sha256)  # and once more changes nothing
    assert names(house, "archive") == originals


def test_a_removal_that_a_kill_broke_off_is_finished_only_where_the_bytes_are_kept(house: House) -> None:
    sha256 = take(house, "a.pdf", PDF)
    inbox = house.settings.inbox_folder
    taken = inbox / f"{TAKEN_PREFIX}{sha256}{TAKEN_SUFFIX}"
    taken.write_bytes(PDF)
    finish_removals(inbox, house.archive)
    assert list(inbox.iterdir()) == []
    house.blobs.remove(f"archive/{house.fax(sha256).archive_path}")
    taken.write_bytes(PDF)
    finish_removals(inbox, house.archive)
    assert [path.read_bytes() for path in inbox.iterdir()] == [PDF]


def test_every_fault_of_the_archive_is_found_by_the_ledger(house: House) -> None:
    missing, shorter, changed = (take(house, f"{n}.pdf", PDF + bytes([n])) for n in range(3))
    blobs = house.archive.blobs
    blobs.remove(house.fax(missing).archive_path)
    blobs.put(house.fax(shorter).archive_path, b"%PDF")
    blobs.put(house.fax(changed).archive_path, PDF + b"!")
    blobs.put("aa/stranger.pdf", b"?")
    blobs.put("elsewhere.pdf", b"?")
    wrong = ["bytes_differ", "no_row", "no_row", "original_missing", "size_differs"]
    assert sorted(codes(house)) == wrong
    pieces = summed(in_pieces(house.store.books, blobs, verify=True, under_way_s=0))
    assert sorted(fault.code for fault in pieces.faults) == wrong
    assert sorted(codes(house, verify=False, under_way_s=3600)) == ["original_missing", "size_differs"]
    with pytest.raises(BadInput, match="no longer the one"):
        pipeline.read_step(house, changed)


def test_an_original_without_a_row_is_entered(house: House) -> None:
    name = house.archive.enter(PDF, "pdf")
    assert codes(house) == ["no_row"]
    assert taking.adopt(house, older_than_s=3600) == 0
    assert taking.adopt(house, older_than_s=0.0) == 1
    assert house.fax(name.stem).archive_path == str(name)
    assert codes(house) == []
    assert abs(house.fax(name.stem).received_at.timestamp() - time.time()) < 60


def test_words_that_are_gone_are_waited_for_and_never_taken_for_none(house: House) -> None:
    sha256 = take(house, "a.pdf", PDF)
    pipeline.read_step(house, sha256)
    house.blobs.remove(f"pages/{sha256}/pages.json")
    with pytest.raises(StoreError) as error:
        pipeline.understand_step(house, sha256)
    assert (error.value.code, error.value.retry) == ("words_gone", True)
    pipeline.through(house, sha256)
    assert house.fax(sha256).state is FaxState.IN_REVIEW


def test_a_back_up_costs_what_is_new_and_comes_back_whole(house: House, place: Server | None, tmp_path: Path) -> None:
    sha256 = take(house, "a.pdf", PDF)
    pipeline.through(house, sha256)
    link = house.links.of("191212121212")
    first, _ = backup.make(house.settings, tmp_path / "backups")
    new = take(house, "b.pdf", PDF + b"2")
    second, manifest = backup.make(house.settings, tmp_path / "backups")
    assert (manifest.faxes, manifest.faults, backup.verify(second)[1]) == (2, (), ())
    fresh = {path.stem for path in (second / "archive").rglob("*.pdf") if path.stat().st_nlink == 1}
    assert fresh == {new}
    assert (second / "pages" / sha256 / "1.png").stat().st_nlink == 2 and first != second

    elsewhere = Settings(storage=storage(place, tmp_path, "elsewhere"))
    assert backup.restore(tmp_path / "backups", elsewhere)[2] == ()
    again = open_house(elsewhere)
    try:
        assert again.links.of("191212121212") == link
        for area in ("archive", "pages", "drafts"):
            assert names(again, area) == names(house, area)
            assert all(again.blobs.sha256(name) == house.blobs.sha256(name) for name in names(house, area))
        assert codes(again) == []
    finally:
        again.store.close()
    name = "elsewhere" if place is None else "third"
    with pytest.raises(StoreError) as refusal:  # never into what is not empty
        backup.restore(tmp_path / "backups", Settings(storage=storage(place, tmp_path, name, "elsewhere")))
    assert refusal.value.code == "not_empty"


def test_a_restore_that_was_broken_off_clears_its_own_and_nobody_elses(
    house: House, place: Server | None, tmp_path: Path
) -> None:
    if place is None:
        pytest.skip("of a folder tests/unit/backup tells")
    take(house, "a.pdf", PDF)
    backup.make(house.settings, tmp_path / "backups")
    elsewhere, wrong = (Settings(storage=storage(place, tmp_path, "elsewhere", name)) for name in ("right", "desk"))
    blobs = open_blobs(elsewhere.storage)
    blobs.put("patient-link.key", "of the first try")
    blobs.put("archive/ab/half.pdf", "of the first try")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "restoring").write_text(f"backups\n{blobs.address('')}\n")
    with pytest.raises(StoreError) as refusal:  # another bucket is named meanwhile: it is not touched
        backup.restore(tmp_path / "backups", wrong)
    assert refusal.value.code == "not_empty"
    assert codes(house) == []
    assert backup.restore(tmp_path / "backups", elsewhere)[2] == ()
    assert "archive/ab/half.pdf" not in [blob.name for blob in blobs.walk()]


def test_a_machine_with_other_blobs_is_refused(house: House, place: Server | None, tmp_path: Path) -> None:
    stray = storage(place, tmp_path, "stray").model_copy(update={"database": house.settings.storage.url})
    with pytest.raises(ConfigError, match=r"storage\.blobs") as error:
        open_house(Settings(storage=stray))
    assert error.value.code == "other_blobs"
