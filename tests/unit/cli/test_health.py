"""``intake health``, ``backup`` and ``restore`` as commands: what they print, and their exit statuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from intake.alarms.record import Health
from intake.store import Store
from tests.unit.cli.conftest import Run
from tests.unit.store.test_balance import keep


def write(var: Path, *, well: bool) -> None:
    at = datetime.now(UTC)
    record = Health(schema="intake.health/1", pid=1, at=at, started_at=at, well=well, problems=())
    (var / "health.json").write_text(record.as_json())


@pytest.mark.usefixtures("store")
def test_a_monitor_hears_of_red(run: Run, var: Path, json_of: Callable[..., Any]) -> None:
    write(var, well=True)
    assert "mår bra" in run("health").output
    write(var, well=False)
    run("health", status=1)
    assert json_of("health", status=1)["well"] is False


def test_it_looks_by_itself_where_no_daemon_runs(run: Run, store: Store, json_of: Callable[..., Any]) -> None:
    store.record_arrival("ab" * 32, "a.pdf", 1, datetime(2024, 3, 5, tzinfo=UTC), "ab/ab.pdf", "key")
    codes = [alarm["code"] for alarm in json_of("health", status=1)["alarms"]]
    assert {"daemon_stopped", "faxes_unread", "archive_not_writable", "inbox_missing"} <= set(codes)
    assert "systemctl start intake" in run("health", status=1).output.replace("\n", " ")


def test_there_and_back(run: Run, store: Store, var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sha256 = keep(store, var / "archive", b"one", "a.pdf")
    backups = str(tmp_path / "backups")
    assert "1 fax" in run("backup", backups, "--keep", "1").output
    assert "✓" in run("backup", "--verify", backups).output
    assert "böckerna går ihop" in run("restore", backups, "--into", str(tmp_path / "there")).output
    assert (tmp_path / "there" / "archive" / sha256[:2] / f"{sha256}.pdf").read_bytes() == b"one"
    assert "inte tom" in run("restore", backups, status=1).output
    kept = next(Path(backups).glob(f"*/archive/*/{sha256}.pdf"))
    kept.chmod(0o600)
    kept.write_bytes(b"ONE")
    assert kept.name in run("backup", "--verify", backups, status=1).output
    run("restore", backups, "--into", str(tmp_path / "again"), status=1)
    run("backup", "--verify", str(tmp_path / "nowhere"), status=1)
    (var / "archive" / sha256[:2] / f"{sha256}.pdf").unlink()
    assert sha256[:12] in run("backup", str(tmp_path / "other backups"), status=1).output
    monkeypatch.setenv("INTAKE_STORAGE_DATABASE", "postgresql://nobody@127.0.0.1:1/none")
    run("backup", backups, status=3)
