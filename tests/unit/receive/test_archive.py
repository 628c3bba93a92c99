"""The archive keeps every byte once, and leaves nothing half behind."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from intake.blobs import Folder
from intake.errors import StoreError
from intake.receive.archive import Archive, Kept, RefusedError, UnsettledError, finish_removals, remove, suffix_of
from intake.receive.settle import Stamp

PDF = b"%PDF-1.4 a small fax"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(Folder(tmp_path / "var" / "archive"))
    made.prepare()
    return made


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def drop(inbox: Path, name: str = "fax.pdf", content: bytes = PDF) -> Path:
    path = inbox / name
    path.write_bytes(content)
    return path


def keep(archive: Archive, path: Path) -> Kept:
    return archive.keep(path, Stamp.of(path.lstat()))


def originals(archive: Archive) -> list[Path]:
    return [path for path in archive.root.rglob("*") if path.is_file()]


def test_an_original_is_kept_under_its_hash_and_cannot_be_written(archive: Archive, inbox: Path) -> None:
    kept = keep(archive, drop(inbox))
    sha256 = hashlib.sha256(PDF).hexdigest()
    assert kept.sha256 == sha256
    assert archive.root / kept.original == archive.root / sha256[:2] / f"{sha256}.pdf"
    assert (archive.root / kept.original).read_bytes() == PDF
    assert stat.S_IMODE((archive.root / kept.original).stat().st_mode) == 0o440
    assert originals(archive) == [archive.root / kept.original]
    assert kept.source.exists()


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PDF, "pdf"),
        (b"\xef\xbb\xbfjunk before %PDF-1.7", "pdf"),
        (b"II*\0rest", "tif"),
        (b"MM\0*rest", "tif"),
        (b"hello", "bin"),
        (b"", "bin"),
        (b" " * 2000 + b"%PDF-1.4", "bin"),
    ],
)
def test_the_suffix_comes_from_the_content(archive: Archive, inbox: Path, content: bytes, suffix: str) -> None:
    assert suffix_of(content) == suffix
    assert keep(archive, drop(inbox, "name.docx", content)).original.suffix == f".{suffix}"


def test_the_same_bytes_again_are_kept_once_but_are_another_arrival(archive: Archive, inbox: Path) -> None:
    first = keep(archive, drop(inbox, "a.pdf"))
    inode = (archive.root / first.original).stat().st_ino
    second = keep(archive, drop(inbox, "b.pdf"))
    assert second.sha256 == first.sha256
    assert second.arrival_key != first.arrival_key
    assert [path.stat().st_ino for path in originals(archive)] == [inode]


def test_the_same_arrival_keeps_its_key_and_does_not_tell_its_name(archive: Archive, inbox: Path) -> None:
    path = drop(inbox, "h\udcf6ft 199006022397.pdf")
    assert keep(archive, path).arrival_key == keep(archive, path).arrival_key
    assert "199006022397" not in keep(archive, path).arrival_key


def test_a_file_that_grew_is_left_for_later(archive: Archive, inbox: Path) -> None:
    path = drop(inbox)
    stamp = Stamp.of(path.lstat())
    path.write_bytes(PDF + b"more")
    with pytest.raises(UnsettledError):
        archive.keep(path, stamp)
    assert originals(archive) == []


def test_a_file_replaced_is_left_for_later(archive: Archive, inbox: Path) -> None:
    path = drop(inbox)
    stamp = Stamp.of(path.lstat())
    newcomer = drop(inbox, ".new", PDF)
    newcomer.rename(path)
    with pytest.raises(UnsettledError):
        archive.keep(path, stamp)


def test_a_file_still_open_for_writing_is_left_for_later(archive: Archive, inbox: Path) -> None:
    path = drop(inbox)
    with path.open("ab"), pytest.raises(UnsettledError):
        keep(archive, path)
    keep(archive, path)


def test_a_file_that_vanished_is_no_error(archive: Archive, inbox: Path) -> None:
    path = drop(inbox)
    stamp = Stamp.of(path.lstat())
    path.unlink()
    with pytest.raises(UnsettledError):
        archive.keep(path, stamp)


def test_what_took_the_place_of_a_settled_file_is_never_followed_or_waited_for(archive: Archive, inbox: Path) -> None:
    path = drop(inbox)
    stamp = Stamp.of(path.lstat())
    for code, make in (("symlink", lambda: path.symlink_to("/etc/passwd")), ("fifo", lambda: os.mkfifo(path))):
        path.unlink()
        make()
        with pytest.raises(RefusedError) as refused:
            archive.keep(path, stamp)
        assert refused.value.code == code
    assert originals(archive) == []


def test_removing_takes_only_the_file_that_was_kept(archive: Archive, inbox: Path) -> None:
    kept = keep(archive, drop(inbox))
    remove(kept)
    assert list(inbox.iterdir()) == []
    kept = keep(archive, drop(inbox))
    newcomer = drop(inbox, ".new", b"%PDF-another")
    newcomer.rename(inbox / "fax.pdf")
    remove(kept)
    assert (inbox / "fax.pdf").read_bytes() == b"%PDF-another"


def test_a_newcomer_in_the_very_moment_of_removal_is_put_back(
    archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(archive, drop(inbox))
    real_rename = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == kept.source:
            drop(inbox, ".new", b"%PDF-another").replace(kept.source)
        return real_rename(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    remove(kept)
    assert [(path.name, path.read_bytes()) for path in inbox.iterdir()] == [("fax.pdf", b"%PDF-another")]


def test_a_removal_cut_short_is_finished(archive: Archive, inbox: Path) -> None:
    kept = keep(archive, drop(inbox))
    kept.source.rename(inbox / f".intake-{kept.sha256}.taken")
    finish_removals(inbox, archive)
    assert list(inbox.iterdir()) == []


def test_a_newcomer_moved_aside_is_never_lost(archive: Archive, inbox: Path) -> None:
    sha256 = hashlib.sha256(PDF).hexdigest()
    drop(inbox, f".intake-{sha256}.taken", PDF)  # right bytes, but the archive does not have them
    drop(inbox, f".intake-{'0' * 64}.taken", b"%PDF-another")
    finish_removals(inbox, archive)
    assert sorted(path.read_bytes() for path in inbox.iterdir()) == sorted([PDF, b"%PDF-another"])
    assert not any(path.name.startswith(".") for path in inbox.iterdir())


def test_a_full_disk_leaves_nothing_half(archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = drop(inbox)
    for call in ("write", "fsync", "link"):

        def full(*_args: object, **_options: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device", "199006022397.pdf")

        with monkeypatch.context() as patch:
            patch.setattr(os, call, full)
            with pytest.raises(StoreError) as error:
                keep(archive, path)
        assert error.value.code == "disk_full"
        assert "199006022397" not in f"{error.value} {error.value.sv}"
        assert originals(archive) == []
    assert (archive.root / keep(archive, path).original).read_bytes() == PDF


def test_room_that_must_stay_free_is_not_touched(archive: Archive, inbox: Path) -> None:
    greedy = Archive(archive.blobs, keep_free_bytes=1 << 60)
    assert not greedy.has_room()
    with pytest.raises(StoreError) as error:
        keep(greedy, drop(inbox))
    assert error.value.code == "disk_full"
    assert originals(archive) == []


def test_a_file_system_without_hard_links_will_do(
    archive: Archive, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_args: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    kept = keep(archive, drop(inbox))
    assert originals(archive) == [archive.root / kept.original]
    assert keep(archive, kept.source).original == kept.original


def test_a_rotten_original_is_noticed_and_never_written_over(archive: Archive, inbox: Path) -> None:
    kept = keep(archive, drop(inbox))
    assert archive.is_whole(kept.sha256)
    (archive.root / kept.original).chmod(0o640)
    (archive.root / kept.original).write_bytes(b"%PDF-1.4 a small fix")
    assert not archive.is_whole(kept.sha256)
    with pytest.raises(StoreError) as error:
        keep(archive, kept.source)
    assert error.value.code == "archive_damaged"
    assert (archive.root / kept.original).read_bytes() == b"%PDF-1.4 a small fix"


def test_preparing_clears_what_a_kill_left(archive: Archive) -> None:
    (archive.root / "tmp" / "half").write_bytes(b"half")
    archive.prepare()
    assert originals(archive) == []
    assert archive.find("0" * 64) is None
