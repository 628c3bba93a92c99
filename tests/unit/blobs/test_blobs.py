"""The same of a folder and of a bucket, on a server that knows the condition on writing and on one that does not."""

from __future__ import annotations

import hashlib
import os
import stat
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bench.s3 import Kind, Server, server
from intake.blobs import Blobs, open_blobs
from intake.errors import StoreError
from tests.unit.blobs.servers import storage_in

PDF = b"%PDF-1.4 a small fax"
SHA = hashlib.sha256(PDF).hexdigest()
NAME = f"archive/{SHA[:2]}/{SHA}.pdf"


@pytest.fixture(scope="module", params=["folder", "rclone", "localbucket"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | None]:
    kind: Kind | str = request.param
    if kind == "folder":
        yield None
        return
    with server(tmp_path_factory.mktemp("s3"), kind) as made:  # type: ignore[arg-type]
        yield made


@pytest.fixture
def blobs(place: Server | None, tmp_path: Path) -> Blobs:
    return open_blobs(storage_in(tmp_path / "var", place, prefix=tmp_path.name))


@pytest.fixture
def other(place: Server | None, tmp_path: Path) -> Blobs:
    """The same blobs as another machine sees them."""
    var = tmp_path / ("var" if place is None else "other")
    return open_blobs(storage_in(var, place, prefix=tmp_path.name))


def made(blobs: Blobs, content: bytes = PDF) -> Path:
    blobs.here.mkdir(parents=True, exist_ok=True)
    path = blobs.here / f".{uuid.uuid4()}"
    path.write_bytes(content)
    return path


def text_of(blobs: Blobs, name: str) -> str | None:
    file = blobs.file(name)
    return file.read_text(encoding="utf-8") if file else None


def names(blobs: Blobs, folder: str = "") -> list[str]:
    return sorted(blob.name for blob in blobs.walk(folder))


def test_what_one_puts_the_other_reads(blobs: Blobs, other: Blobs) -> None:
    assert (blobs.look("a/b.txt"), blobs.file("a/b.txt"), names(blobs)) == (None, None, [])
    blobs.put("a/b.txt", "först åäö")
    assert text_of(other, "a/b.txt") == "först åäö"
    blobs.put("a/b.txt", "sedan åäö")
    assert text_of(other, "a/b.txt") == "sedan åäö"
    seen = blobs.look("a/b.txt")
    assert seen is not None and seen == other.look("a/b.txt")
    assert seen.size_bytes == len("sedan åäö".encode())
    assert abs(seen.modified_ns / 1e9 - time.time()) < 60
    blobs.remove("a/b.txt", "never/there")
    assert (other.look("a/b.txt"), other.file("a/b.txt"), names(other)) == (None, None, [])


def test_a_copy_of_the_same_second_and_size_is_still_seen_to_be_old(blobs: Blobs, other: Blobs) -> None:
    for number in range(8):
        blobs.put("x", f"{number}")
        assert text_of(other, "x") == f"{number}"
        assert [text_of(other, "x"), text_of(blobs, "x")] == [f"{number}"] * 2


def test_those_under_a_name_are_found_and_nothing_else(blobs: Blobs) -> None:
    for name in ("pages/a/1.png", "pages/a/2.png", "pages/ab/1.png", "drafts/a"):
        blobs.put(name, name)
    assert names(blobs, "pages/a") == ["pages/a/1.png", "pages/a/2.png"]
    assert names(blobs.under("pages/a")) == ["1.png", "2.png"]
    assert names(blobs.under("pages"), "ab") == ["ab/1.png"]
    assert names(blobs) == ["drafts/a", "pages/a/1.png", "pages/a/2.png", "pages/ab/1.png"]
    assert blobs.under("pages").address("a/1.png").endswith("/pages/a/1.png")
    listed = {blob.name: blob for blob in blobs.walk()}
    assert all(blobs.look(name) == blob for name, blob in listed.items())


def test_a_folder_of_them_is_there_as_they_are_now(blobs: Blobs, other: Blobs) -> None:
    pages = other.under("pages/a")
    assert not pages.folder().exists()
    blobs.put("pages/a/1.png", b"one")
    blobs.put("pages/a/2.png", b"two")
    folder = pages.folder()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"1.png": b"one", "2.png": b"two"}
    blobs.put("pages/a/1.png", b"other")
    assert (pages.folder() / "1.png").read_bytes() == b"other"
    blobs.remove("pages/a/1.png", "pages/a/2.png")
    assert not [path for path in pages.folder().glob("*") if path.is_file()]


def test_an_original_is_put_once_and_never_written_over(blobs: Blobs, other: Blobs) -> None:
    blobs.put_once(NAME, made(blobs), SHA)
    before = blobs.look(NAME)
    time.sleep(1.1)  # the time of a server has whole seconds
    other.put_once(NAME, made(other), SHA)
    assert blobs.look(NAME) == before
    assert (blobs.sha256(NAME), other.sha256(NAME)) == (SHA, SHA)


def test_an_original_that_rotted_is_noticed_and_left(blobs: Blobs, other: Blobs) -> None:
    blobs.put(NAME, b"%PDF-1.4 a small fix")
    with pytest.raises(StoreError) as error:
        other.put_once(NAME, made(other), SHA)
    assert error.value.code == "archive_damaged"
    assert text_of(blobs, NAME) == "%PDF-1.4 a small fix"


def test_many_that_put_the_same_at_once_leave_it_whole(blobs: Blobs, other: Blobs) -> None:
    content = os.urandom(300_000)
    sha256 = hashlib.sha256(content).hexdigest()
    copies = [made(each, content) for each in (blobs, other) * 8]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda path: blobs.put_once("archive/x.pdf", path, sha256), copies))
    assert other.sha256("archive/x.pdf") == sha256
    assert names(other, "archive") == ["archive/x.pdf"]


def test_a_secret_is_made_by_one_and_read_alike_by_all(blobs: Blobs, other: Blobs, place: Server | None) -> None:
    # where the server knows no condition, two that begin within the same second are told apart by waiting: not here
    with ThreadPoolExecutor(1 if place is not None and place.kind == "rclone" else 8) as pool:
        won = list(pool.map(lambda n: (blobs, other)[n % 2].put_new("key", f"secret {n}"), range(8)))
    assert sum(won) == 1
    assert text_of(blobs, "key") == text_of(other, "key") == f"secret {won.index(True)}"
    assert not other.put_new("key", "another")
    file = other.file("key")
    assert file is not None and stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_worked_on_comes_whole_or_not_at_all(blobs: Blobs, other: Blobs) -> None:
    with blobs.under("pages/a").working() as folder:
        (folder / "1.png").write_bytes(b"one")
        (folder / ".half").write_bytes(b"half")
        (folder / ".reading-x").mkdir()
    assert names(other) == ["pages/a/1.png"]
    with pytest.raises(RuntimeError), blobs.making("replies/a") as folder:
        (folder / "reply.pdf").write_bytes(b"pdf")
        raise RuntimeError
    assert names(other) == ["pages/a/1.png"]
    for content in (b"pdf", b"of another"):
        with blobs.making("replies") as folder:
            (folder / "reply.pdf").write_bytes(content)
    file = other.file("replies/reply.pdf")
    assert file is not None and file.read_bytes() in (b"pdf", b"of another")


def test_bytes_and_time_go_out_and_come_in(blobs: Blobs, other: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(PDF)
    assert blobs.bring("a/b", source) == SHA
    assert other.copy("a/b", tmp_path / "out") == SHA
    seen, out = blobs.look("a/b"), tmp_path / "out"
    assert seen is not None
    assert (out.stat().st_size, out.stat().st_mtime_ns) == (seen.size_bytes, seen.modified_ns)
    assert out.read_bytes() == PDF
    with pytest.raises(FileNotFoundError):
        other.copy("a/none", tmp_path / "none")
    with pytest.raises(FileNotFoundError):
        other.sha256("a/none")
