"""What a monitor is told, who may ask, and what staff see of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from intake.alarms.codes import raised
from intake.alarms.record import Health, shape_of
from intake.config import Alarms, Settings
from intake.review import app
from intake.store import Store
from tests.unit.review.stationed import house_in, served


def write(folder: Path, *codes: str, ago: timedelta = timedelta()) -> None:
    at = datetime.now(UTC) - ago
    alarms = raised(dict.fromkeys(codes, 1), {}, at)
    record = Health(
        schema="intake.health/1", pid=1, at=at, started_at=at, well=not any(alarm.level == "red" for alarm in alarms),
        problems=(), alarms=tuple(shape_of(alarm) for alarm in alarms),
    )  # fmt: skip
    (folder / "health.json").write_text(record.as_json())


def test_a_monitor_is_told_without_signing_in(address: str, tmp_path: Path) -> None:
    def asked() -> tuple[int, object]:
        answer = httpx.get(f"{address}/health", trust_env=False)
        return answer.status_code, [alarm["code"] for alarm in answer.json()["alarms"]]

    assert asked() == (503, [])  # no daemon has run here
    write(tmp_path)
    assert asked() == (200, [])
    write(tmp_path, "orders_late")
    assert asked() == (200, ["orders_late"])
    write(tmp_path, "disk_full", "orders_late")
    assert asked() == (503, ["disk_full", "orders_late"])
    write(tmp_path, ago=timedelta(minutes=5))
    assert asked() == (503, ["daemon_stopped"])
    text = httpx.get(f"{address}/metrics", trust_env=False)
    assert text.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'intake_alarm{code="daemon_stopped"} 1\n' in text.text


@pytest.mark.parametrize("path", ["/health", "/metrics"])
def test_nobody_else_is_told(store: Store, tmp_path: Path, address: str, path: str) -> None:
    write(tmp_path)
    for header in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"):  # through a proxy on this machine
        assert httpx.get(address + path, headers={header: "x"}, trust_env=False).status_code == 403
    elsewhere = Settings(alarms=Alarms(monitor_addresses="10.1.0.0/16"))
    with served(app(house_in(tmp_path, store, elsewhere))) as other:
        assert httpx.get(other + path, trust_env=False).status_code == 403


def test_staff_see_what_stands(client: httpx.Client, tmp_path: Path, reference: str) -> None:
    def shown(path: str) -> list[str]:
        return [part.split('"')[0] for part in client.get(path).text.split('role="alert" data-alarm="')[1:]]

    assert shown("/") == []
    write(tmp_path, "disk_full", "orders_late")
    assert shown("/") == ["disk_full", "orders_late"]
    assert shown("/queue") == ["disk_full", "orders_late"]
    assert shown(f"/order/{reference}") == ["disk_full"]  # where somebody works, only what must not wait
    assert "Säg till den som sköter programmet" in client.get("/").text
    write(tmp_path)
    assert shown("/") == shown(f"/order/{reference}") == []


def test_nobody_is_told_who_has_not_signed_in(address: str, tmp_path: Path) -> None:
    write(tmp_path, "disk_full")
    assert "data-alarm" not in httpx.get(f"{address}/login", trust_env=False).text
