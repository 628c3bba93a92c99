"""The patient link: the same for the same number, telling nothing of it."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from intake.blobs import Folder
from intake.errors import StoreError
from intake.logbook.link import KEY_NAME, PatientLinks

NUMBER = "191212121212"


def test_one_number_has_one_link_however_it_is_written(tmp_path: Path) -> None:
    links = PatientLinks(Folder(tmp_path))
    assert links.of(NUMBER) == PatientLinks(Folder(tmp_path)).of("19121212-1212")
    assert links.of(NUMBER) != links.of("199006022397")
    assert links.of(" -") is None


def test_the_link_is_keyed(tmp_path: Path) -> None:
    one, other = PatientLinks(Folder(tmp_path / "a")), PatientLinks(Folder(tmp_path / "b"))
    assert one.of(NUMBER) != other.of(NUMBER)
    assert one.key_id != other.key_id
    assert one.of(NUMBER) != hashlib.sha256(NUMBER.encode()).hexdigest()


def test_the_key_is_for_the_account_alone_and_made_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: PatientLinks(Folder(tmp_path)).of(NUMBER), range(16)))
    assert len(made) == 1
    key = tmp_path / KEY_NAME
    assert key.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_NAME]


def test_a_damaged_key_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / KEY_NAME).write_text("halv")
    with pytest.raises(StoreError) as caught:
        PatientLinks(Folder(tmp_path)).of(NUMBER)
    assert caught.value.code == "link_key_unreadable"
    assert (tmp_path / KEY_NAME).read_text() == "halv"
