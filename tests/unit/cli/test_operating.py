"""``ledger``, ``check``, and how errors become exit statuses."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from intake import check, config
from intake.cli.root import intake, status_of
from intake.cli.schemas import schema_text
from intake.errors import BadInput, ConfigError, DeliveryError, EngineError, RoutineError, StoreError
from intake.store import Store
from tests.unit.cli.conftest import Run
from tests.unit.store.made import NOW


def keep(store: Store, var: Path, content: bytes, name: str) -> Path:
    sha256 = hashlib.sha256(content).hexdigest()
    original = var / "archive" / sha256[:2] / f"{sha256}.pdf"
    original.parent.mkdir(parents=True)
    original.write_bytes(content)
    store.record_arrival(sha256, name, len(content), NOW, f"{sha256[:2]}/{sha256}.pdf", sha256)
    return original


def test_the_ledger_balances_and_says_so(run: Run, json_of: Callable[..., Any], store: Store, var: Path) -> None:
    original = keep(store, var, b"one", "r\udcf6.pdf")
    store.record_refused("länk.pdf", "symlink", NOW)
    text = run("ledger", "--verify").output
    assert "1 ankomster = 0 upprepade + 1 fax" in text
    assert "Böckerna går ihop" in text
    books = json_of("ledger", "--verify")
    Draft202012Validator(json.loads(schema_text("ledger"))).validate(books)
    assert (books["balanced"], books["received"], books["waiting"]) == (True, 1, 1)
    assert books["faxes"][0]["names"] == ["r\udcf6.pdf"]
    assert Path(books["faxes"][0]["original"]) == original
    assert books["refused"] == [{"name": "länk.pdf", "reason": "symlink"}]


def test_books_that_do_not_balance_are_a_finding(
    run: Run, json_of: Callable[..., Any], store: Store, var: Path
) -> None:
    original = keep(store, var, b"one", "a.pdf")
    original.write_bytes(b"two")
    assert run("ledger").exit_code == 0
    assert "ändrats på disken" in run("ledger", "--verify", status=1).output
    assert [fault["code"] for fault in json_of("ledger", "--verify", status=1)["faults"]] == ["bytes_differ"]
    original.unlink()
    assert [fault["code"] for fault in json_of("ledger", status=1)["faults"]] == ["original_missing"]


def test_an_original_without_any_database_is_a_finding(run: Run, var: Path) -> None:
    (var / "archive" / "ab").mkdir(parents=True)
    (var / "archive" / "ab" / "x.pdf").write_bytes(b"x")
    assert "1 på väg in" in run("ledger").output  # a moment ago
    os.utime(var / "archive" / "ab" / "x.pdf", (0, 0))
    assert "saknar rad" in run("ledger", status=1).output
    assert not (var / "intake.sqlite").exists()


def test_the_ledger_of_nothing_balances_and_makes_nothing(json_of: Callable[..., Any], var: Path) -> None:
    assert json_of("ledger")["balanced"] is True
    assert not var.exists()


def test_the_ledger_changes_nothing(run: Run, store: Store, var: Path) -> None:
    keep(store, var, b"one", "a.pdf")
    store.close()  # the daemon is dead

    def everything() -> dict[str, bytes]:
        kept = {path for path in var.rglob("*") if path.is_file() and path.suffix not in (".sqlite-wal", ".sqlite-shm")}
        return {str(path): path.read_bytes() for path in kept}

    before = everything()
    run("ledger", "--verify")
    run("list")
    assert {path: content for path, content in everything().items() if not path.endswith(("-wal", "-shm"))} == before


def test_an_odd_name_is_printed_by_the_real_program(store: Store, var: Path, tmp_path: Path) -> None:
    keep(store, var, b"one", "a.pdf").unlink()
    store.record_refused(b"l\xe4nk\x1b.pdf".decode("utf-8", "surrogateescape"), "symlink", NOW)
    command = [sys.executable, "-m", "intake", "ledger", "--var", str(var)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env=environment)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1  # the original is not there
    assert b"l\\udce4nk\\x1b.pdf" in done.stdout


def test_what_runs_into_a_broken_database_says_so(run: Run, var: Path) -> None:
    var.mkdir()
    (var / "intake.sqlite").write_bytes(b"no database" * 1000)
    result = run("list", status=3)
    assert "Databasen svarar inte" in result.stderr
    assert "Traceback" not in result.output


def test_a_newer_database_is_left_alone(run: Run, store: Store, var: Path) -> None:
    store.close()
    with sqlite3.connect(var / "intake.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "nyare version" in run("list", status=3).stderr


@pytest.mark.parametrize(
    "arguments",
    [["list", "--config", "none.toml"], ["list", "--state", "moon"], ["read"], ["moon"], ["confirm", "ABCD"]],
)
def test_wrong_usage_and_settings_are_told_apart_from_failures(var: Path, arguments: list[str]) -> None:
    assert not var.exists()
    assert CliRunner().invoke(intake, arguments).exit_code == 2


def test_every_error_has_its_status() -> None:
    statuses = {kind: status_of(kind("code", "sv", "en")) for kind in (ConfigError, RoutineError, BadInput)}
    assert statuses == {ConfigError: 2, RoutineError: 2, BadInput: 1}
    assert {status_of(kind("code", "sv", "en")) for kind in (EngineError, StoreError, DeliveryError)} == {3}


def test_read_tells_of_files_that_are_none_and_reads_on(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    result = run("read", str(tmp_path / "none.pdf"), str(tmp_path), str(empty), "--json", status=1)
    assert result.stderr.count("ingen vanlig fil") == 2
    (line,) = result.stdout.splitlines()
    outcome = json.loads(line)
    Draft202012Validator(json.loads(schema_text("outcome"))).validate(outcome)
    assert (outcome["status"], outcome["orders"]) == ("quarantined", [])
    assert json.loads(run("read", str(empty), "--json").stdout)["reason"] == outcome["reason"]


def test_check_prints_its_findings(var: Path) -> None:
    result = CliRunner().invoke(intake, ["check", "--var", str(var), "--json"])
    findings = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema_text("check"))).validate(findings)
    assert result.exit_code == (0 if findings["ok"] else 1)
    assert "databas" in {each["name"] for each in findings["findings"] if each["ok"]}


def test_check_says_where_no_events_will_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = tmp_path / "share"
    share.mkdir()
    mountinfo = f"1 0 0:1 / / rw - ext4 x rw\n2 1 0:2 / {share.resolve()} rw - cifs //nas/fax rw\n"
    monkeypatch.setattr(check, "mounts", lambda: mountinfo)
    for observer, said in (("native", 'Sätt observer = "polling"'), ("polling", "på cifs, letas igenom")):
        settings = config.load(Path("/dev/null"), overrides={"inbox.folder": str(share), "inbox.observer": observer})
        assert said in check._inboxes(settings)
    local = config.load(Path("/dev/null"), overrides={"inbox.folder": str(tmp_path)})
    assert "på ext4, säger till om nya filer" in check._inboxes(local)
