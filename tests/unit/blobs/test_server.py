"""What a server may do to us: be away, come back, deny, have no bucket, hang; and what stands in the settings."""

from __future__ import annotations

import hashlib
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bench.s3 import SECRET, Server, server
from intake import config
from intake.blobs import Blobs, bucket, client, open_blobs
from intake.blobs.bucket import Bucket
from intake.config import Storage
from intake.errors import ConfigError, StoreError
from tests.unit.blobs.servers import storage_in

ASKED: dict[str, Callable[[Blobs], object]] = {
    "look": lambda blobs: blobs.look("there"),
    "missing": lambda blobs: blobs.look("not there"),
    "file": lambda blobs: blobs.file("there"),
    "folder": lambda blobs: blobs.folder(),
    "walk": lambda blobs: list(blobs.walk()),
    "sha256": lambda blobs: blobs.sha256("there"),
    "put": lambda blobs: blobs.put("there", "other"),
    "put_new": lambda blobs: blobs.put_new("new", "new"),
    "remove": lambda blobs: blobs.remove("there"),
}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Server]:
    with server(tmp_path / "s3") as running:
        yield running


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up after a second instead of fifteen: how long it is tried is the library's matter."""
    monkeypatch.setattr(client, "_RETRY", client._RETRY | {"retry_timeout": timedelta(seconds=1), "max_retries": 1})
    monkeypatch.setattr(client, "_ANSWER_WITHIN", timedelta(seconds=1))


def refusal(ask: Callable[[], object]) -> tuple[str, bool]:
    with pytest.raises(StoreError) as error:
        ask()
    assert SECRET not in f"{error.value} {error.value.sv} {error.value.__cause__}"
    return error.value.code, error.value.retry


def test_a_server_that_is_away_is_waited_for_and_has_kept_everything(made: Server, tmp_path: Path) -> None:
    blobs = open_blobs(storage_in(tmp_path / "var", made))
    blobs.put("there", "kept")
    held = blobs.file("there")
    made.kill()
    for name, ask in ASKED.items():
        assert refusal(lambda ask=ask: ask(blobs)) == ("blobs_no_answer", True), name  # type: ignore[misc]
    assert held is not None and held.read_text() == "kept"  # who reads it already may go on
    made.start()
    assert (found := blobs.file("there")) is not None
    assert found.read_text() == "kept"
    assert blobs.look("not there") is None


def test_a_key_that_is_wrong_is_said_and_no_fax_is_taken_for_missing(made: Server, tmp_path: Path) -> None:
    open_blobs(storage_in(tmp_path / "var", made)).put("there", "kept")
    stranger = open_blobs(storage_in(tmp_path / "var2", made, secret="wrong"))
    told = {name: refusal(lambda ask=ask: ask(stranger)) for name, ask in ASKED.items()}  # type: ignore[misc]
    assert {retry for _, retry in told.values()} == {True}
    assert told["look"] == told["file"] == told["put"] == ("blobs_refused", True)
    assert {code for code, _ in told.values()} <= {"blobs_refused", "blobs_no_answer"}


def test_a_bucket_that_is_gone_is_no_missing_fax(made: Server, tmp_path: Path) -> None:
    blobs = open_blobs(storage_in(tmp_path / "var", made))
    (made.folder / "faxes").rename(made.folder / "renamed")
    for name in ("look", "missing", "file", "put", "put_new"):
        assert refusal(lambda name=name: ASKED[name](blobs))[1], name  # type: ignore[misc]
    (made.folder / "renamed").rename(made.folder / "faxes")
    made.kill()  # this one remembers what it saw
    made.start()
    assert blobs.look("not there") is None


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        deaf = Server("rclone", tmp_path, silent.getsockname()[1])
        taken: list[socket.socket] = []
        threading.Thread(target=lambda: taken.extend(silent.accept()[0] for _ in range(2)), daemon=True).start()
        blobs = open_blobs(storage_in(tmp_path / "var", deaf))
        assert refusal(lambda: blobs.look("there")) == ("blobs_no_answer", True)
        assert taken


def test_a_server_without_the_condition_tells_two_first_ones_apart(made: Server, tmp_path: Path) -> None:
    """Both put; what lies there when all is quiet is the secret of both."""
    one, other = (open_blobs(storage_in(tmp_path / name, made)) for name in ("one", "other"))
    assert isinstance(one, Bucket)
    assert one._create("key", b"first") and one._create("key", b"second")  # that is what such a server does
    assert not other.put_new("key", "third")
    assert other.sha256("key") == one.sha256("key")


def test_a_server_with_the_condition_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bucket, "_SETTLED_AFTER_S", 3600.0)  # it is not waited for
    with server(tmp_path / "s3", "localbucket") as knowing:
        blobs = open_blobs(storage_in(tmp_path / "var", knowing))
        assert [blobs.put_new("key", "first"), blobs.put_new("key", "second")] == [True, False]


def test_a_server_that_refuses_the_condition_is_asked_without_it(tmp_path: Path) -> None:
    with server(tmp_path / "s3", "refusing") as refusing:
        blobs = open_blobs(storage_in(tmp_path / "var", refusing))
        made = tmp_path / "made"
        made.write_bytes(b"fax")
        for _ in range(2):
            blobs.put_once("archive/x.pdf", made, hashlib.sha256(b"fax").hexdigest())
        assert [blobs.put_new("key", "first"), blobs.put_new("key", "second")] == [True, False]
        assert refusing.objects() == {"desk/archive/x.pdf": b"fax", "desk/key": b"first"}


def test_copies_that_nobody_asks_for_go(made: Server, tmp_path: Path) -> None:
    blobs = open_blobs(storage_in(tmp_path / "var", made))
    assert isinstance(blobs, Bucket)
    blobs.put("a/old", "old")
    blobs.put("a/new", "new")
    old, new = blobs.file("a/old"), blobs.file("a/new")
    assert old is not None and new is not None
    between_s = old.stat().st_atime + 10
    os.utime(new, (between_s + 10, new.stat().st_mtime))
    blobs.copies.trim(between_s)
    assert (old.exists(), new.exists()) == (False, True)
    assert (again := blobs.file("a/old")) is not None and again.read_text() == "old"


def test_nothing_of_a_secret_stands_in_the_log(made: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        blobs = open_blobs(storage_in(tmp_path / "var", made))
        blobs.put("there", "kept")
    assert SECRET not in caplog.text + repr(blobs)


@pytest.mark.parametrize(
    "text", ["", "[default]\n", "aws_access_key_id = x\n", "[default]\naws_access_key_id = hush\nhush\n"]
)
def test_a_file_of_keys_that_holds_none_is_refused_without_quoting_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys").write_text(text)
    storage = Storage(blobs="s3://faxes", s3_key_file=str(tmp_path / "keys"))
    with pytest.raises(ConfigError, match=r"storage\.s3_key_file") as error:
        open_blobs(storage)
    assert "hush" not in f"{error.value} {error.value.__cause__}"


def test_without_the_extra_it_refuses_to_start_by_file_line_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.toml"
    file.write_text("[storage]\nblobs = 's3://faxes/desk'\n")
    assert config.load(file).storage.bucket == ("faxes", "desk")
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(ConfigError) as error:
        config.load(file)
    assert f"{file}:2: storage.blobs" in str(error.value)
    assert "intake[s3]" in str(error.value)


def test_the_usual_variables_will_do(made: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    environment = {name: value for name, value in made.environment.items() if name.startswith("INTAKE_")}
    environment |= {"INTAKE_STORAGE_BLOBS": "s3://faxes/by-variables", "INTAKE_STORAGE_VAR": str(tmp_path / "var")}
    open_blobs(config.load(Path(os.devnull), environ=environment).storage).put("there", "kept")
    assert made.objects() == {"by-variables/there": b"kept"}
