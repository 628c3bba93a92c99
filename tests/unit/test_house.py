"""The folder of originals and the database belong together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from intake.blobs import Folder
from intake.errors import ConfigError
from intake.house import refuse_other_blobs
from intake.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'intake.sqlite'}")


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def refusal(shared: Path, store: Store) -> str | None:
    try:
        refuse_other_blobs(Folder(shared), store)
    except ConfigError as error:
        return error.code
    return None


def test_the_first_folder_is_the_right_one_and_another_is_refused(store: Store, tmp_path: Path) -> None:
    right, other = folder(tmp_path, "right"), folder(tmp_path, "other")
    assert [refusal(right, store), refusal(right, store), refusal(other, store)] == [None, None, "other_blobs"]
    assert not list(other.iterdir())
    store.close()
    stranger = open_store(f"sqlite:///{tmp_path / 'stranger.sqlite'}")  # the books were lost; the originals are there
    assert refusal(right, stranger) is None
    assert refusal(other, stranger) == "other_blobs"
    stranger.close()


def test_whoever_knows_better_says_so_in_the_file(store: Store, tmp_path: Path) -> None:
    refuse_other_blobs(Folder(folder(tmp_path, "right")), store)
    restored = folder(tmp_path, "restored")
    with pytest.raises(ConfigError) as error:
        refuse_other_blobs(Folder(restored), store)
    named = str(store.executors.marked("belongs-to"))
    assert named in error.value.sv
    (restored / "belongs-to").write_text(named)
    assert refusal(restored, store) is None
    store.close()


def test_many_that_start_at_once_agree(store: Store, tmp_path: Path) -> None:
    shared = folder(tmp_path, "shared")
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: refusal(shared, store), range(8))) == [None] * 8
    store.close()


def test_a_kill_before_anything_was_written_is_mended(store: Store, tmp_path: Path) -> None:
    shared = folder(tmp_path, "shared")
    (shared / "belongs-to").touch()
    assert refusal(shared, store) is None
    assert (shared / "belongs-to").read_text().strip() == store.executors.marked("belongs-to")
    store.close()
