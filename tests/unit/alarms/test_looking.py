"""Every alarm comes when it should and goes when it should, on a real store and real folders."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake import backup
from intake.alarms import Watcher
from intake.alarms.codes import KINDS, Level, raised
from intake.alarms.looking import look
from intake.alarms.office import office_hours
from intake.alarms.record import DeskFigures, Health, forget_dead, health_of, shape_of
from intake.blobs import Folder
from intake.config import Alarms, Inbox, Settings, Storage
from intake.disk import disk_full
from intake.receive.archive import Archive
from intake.store import Closing, Store, open_store
from intake.words import STOCKHOLM
from tests.fault.running import until
from tests.unit.store.both import books, url
from tests.unit.store.made import NOW, OTHER_SHA, SHA, arrive, save
from tests.unit.store.test_balance import keep

__all__ = ["books", "url"]

MON_FRI, HOURS = frozenset(range(5)), (8, 17)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    var = tmp_path / "var"
    Archive(Folder(var / "archive")).prepare()
    (var / "inbox").mkdir()
    return Settings(storage=Storage(var=str(var), keep_free_mb=0), alarms=Alarms(disk_warn_mb=0))


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = open_store(settings.storage.url)
    yield store
    store.close()


def alarmed(settings: Settings, **changed: object) -> Settings:
    return settings.model_copy(update={"alarms": settings.alarms.model_copy(update=changed)})


def found(settings: Settings, store: Store, at: datetime = NOW, began: datetime = NOW) -> dict[str, int]:
    return look(settings, store, began, at)[0]


def test_all_is_well(settings: Settings, store: Store) -> None:
    assert found(settings, store) == {}


def test_orders_past_their_target(settings: Settings, books: Store) -> None:
    arrive(books)
    save(books)
    reference = books.list_orders()[0].reference
    hours = timedelta(hours=1)
    assert found(settings, books, NOW + 23 * hours) == {}
    assert found(settings, books, NOW + 25 * hours) == {"orders_late": 1}
    books.allotments.hasten(reference, True, who="Eva", at=NOW)
    assert found(settings, books, NOW + 1 * hours) == {}
    assert found(settings, books, NOW + 3 * hours) == {"urgent_late": 1}
    books.allotments.snooze(reference, NOW + 9 * hours, "svar väntas", who="Eva", at=NOW)
    assert found(settings, books, NOW + 3 * hours) == {}
    assert found(settings, books, NOW + 10 * hours) == {"urgent_late": 1}
    books.close_order(
        reference, books.order(reference).version, Closing("review", rejected=True, note="nej"), "Eva", NOW
    )
    assert found(settings, books, NOW + 30 * hours) == {}


def test_faxes_that_nobody_reads(settings: Settings, books: Store) -> None:
    arrive(books)
    late = NOW + timedelta(minutes=31)
    assert found(settings, books, NOW + timedelta(minutes=29)) == {}
    assert found(settings, books, late) == {"faxes_unread": 1}
    assert found(settings, books, late, began=late) == {}  # it was off until now: what waited is being read
    assert found(alarmed(settings, unread_minutes=0.0), books, late) == {}
    save(books)
    assert found(settings, books, late) == {}


def test_the_inbox(settings: Settings, store: Store) -> None:
    inbox = settings.inbox_folder
    inbox.rmdir()
    assert found(settings, store) == {"inbox_missing": 1}
    inbox.write_text("a file in its place")
    assert found(settings, store) == {"inbox_missing": 1}
    inbox.unlink()
    inbox.mkdir()
    assert found(settings, store) == {}
    if os.geteuid():
        inbox.chmod(0o500)
        assert found(settings, store) == {"inbox_not_writable": 1}
        inbox.chmod(0o300)
        assert found(settings, store) == {"inbox_not_readable": 1}
        inbox.chmod(0o700)


def test_an_archive_that_cannot_be_written(settings: Settings, store: Store) -> None:
    archive = settings.storage.root / "archive"
    shutil.rmtree(archive / "tmp")
    assert found(settings, store) == {"archive_not_writable": 1}
    (archive / "tmp").mkdir()
    assert found(settings, store) == {}
    assert list((archive / "tmp").iterdir()) == []


def test_the_disk(settings: Settings, store: Store) -> None:
    free = shutil.disk_usage(settings.storage.root).free // 1_000_000
    assert list(found(alarmed(settings, disk_warn_mb=free + 10_000), store)) == ["disk_filling"]
    storage = settings.storage.model_copy(update={"keep_free_mb": free + 10_000})
    assert list(found(settings.model_copy(update={"storage": storage}), store)) == ["disk_full"]


def test_silence_counts_office_hours_only_and_of_each_inbox_by_itself(settings: Settings, store: Store) -> None:
    watched = settings.model_copy(update={"inbox": Inbox(silent_after_hours=4.0)})
    friday = datetime(2024, 3, 1, 15, 0, tzinfo=STOCKHOLM)
    store.record_arrival(SHA, "a.pdf", 1, friday, "ab/a.pdf", "key", inbox="inbox")
    save(store)
    for moment, silent in (
        (datetime(2024, 3, 1, 23, 0, tzinfo=STOCKHOLM), False),
        (datetime(2024, 3, 3, 12, 0, tzinfo=STOCKHOLM), False),
        (datetime(2024, 3, 4, 9, 59, tzinfo=STOCKHOLM), False),
        (datetime(2024, 3, 4, 10, 1, tzinfo=STOCKHOLM), True),
    ):
        codes = look(watched, store, friday, moment)[0]
        assert ("inbox_silent" in codes) is silent, moment
    monday = datetime(2024, 3, 4, 10, 1, tzinfo=STOCKHOLM)
    assert "inbox_silent" not in look(watched, store, monday, monday)[0]  # it was off until now
    assert "inbox_silent" not in look(settings, store, friday, monday)[0]
    store.record_arrival(OTHER_SHA, "b.pdf", 1, monday, "ab/b.pdf", "key2", inbox="another")
    assert "inbox_silent" in look(watched, store, friday, monday)[0]
    store.record_arrival(OTHER_SHA, "b.pdf", 1, monday, "ab/b.pdf", "key3", inbox="inbox")
    assert "inbox_silent" not in look(watched, store, friday, monday)[0]


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2024-03-04T08:00", "2024-03-04T17:00", 9),
        ("2024-03-04T00:00", "2024-03-05T00:00", 9),
        ("2024-03-04T16:00", "2024-03-05T09:00", 2),
        ("2024-03-01T16:30", "2024-03-04T08:15", 0.75),
        ("2024-03-02T00:00", "2024-03-04T00:00", 0),
        ("2024-03-29T12:00", "2024-04-01T12:00", 9),  # over the change to summer time
        ("2024-03-04T12:00", "2024-03-04T11:00", 0),  # the clock was set back
    ],
)
def test_office_hours(begin: str, end: str, hours: float) -> None:
    moments = (datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM) for text in (begin, end))
    assert office_hours(*moments, MON_FRI, HOURS) == hours


def test_days_may_go_round_the_week() -> None:
    assert Alarms(office_days="mon-fri").days == MON_FRI
    assert Alarms(office_days="sat-mon").days == {5, 6, 0}
    assert Alarms(office_days="sun").days == {6}
    assert Alarms(office_days="mon-sun", office_hours="0-24").days == set(range(7))


def test_a_back_up_that_is_too_old(settings: Settings, store: Store, tmp_path: Path) -> None:
    watched = alarmed(settings, backup_after_hours=26.0)
    assert found(settings, store) == {}
    assert found(watched, store) == {"backup_old": 1}
    backup.make(watched, tmp_path / "backups")
    at = datetime.now(UTC)
    assert "backup_old" not in found(watched, store, at)
    assert "backup_old" in found(watched, store, at + timedelta(hours=27))


def test_a_database_that_does_not_answer(settings: Settings, store: Store) -> None:
    arrive(store)
    with closing(sqlite3.connect(settings.storage.root / "intake.sqlite")) as database:
        database.execute("ALTER TABLE faxes RENAME TO gone")
    codes, figures = look(settings, store, NOW, NOW)
    assert (codes, figures) == ({"database_no_answer": 1}, None)


def test_each_is_said_once_when_it_comes_and_once_when_it_has_passed(
    settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    parts = {"observer_dead"}
    watcher = Watcher(settings, store, lambda: parts)
    caplog.set_level(logging.INFO, "intake.alarms")
    for second in range(5):
        assert [alarm.code for alarm in watcher.look(NOW + timedelta(seconds=second)).alarms] == ["observer_dead"]
    assert watcher.seen.alarms[0].since == NOW
    assert not watcher.seen.red
    parts = {"page_dead"}
    for second in range(5, 10):
        watcher.look(NOW + timedelta(seconds=second))
    assert watcher.seen.red
    parts = set()
    watcher.look(NOW)
    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "alarm observer_dead",
        "alarm page_dead",
        "alarm observer_dead has passed",
        "alarm page_dead has passed",
    ]


def test_what_stood_before_a_restart_stands_since_then(settings: Settings, store: Store) -> None:
    began = datetime.now(UTC)
    alarms = raised({"page_dead": 1}, {"page_dead": NOW}, NOW)
    record = Health(schema="intake.health/1", pid=1, at=began, started_at=NOW, well=False, problems=(),
                    alarms=tuple(shape_of(alarm) for alarm in alarms))  # fmt: skip
    (settings.storage.root / "health.json").write_text(record.as_json())
    watcher = Watcher(settings, store, lambda: ("page_dead",))
    assert watcher.look(began).alarms[0].since == NOW


def test_the_ledger_is_proven_folder_by_folder(settings: Settings, store: Store) -> None:
    archive = settings.storage.root / "archive"
    kept = [keep(store, archive, bytes([number]), "a.pdf") for number in range(40)]
    watcher = Watcher(settings, store)
    assert watcher.audit() == 0
    lost = archive / kept[0][:2] / f"{kept[0]}.pdf"
    content = lost.read_bytes()
    lost.unlink()
    stray = archive / "ab" / f"ab{'0' * 62}.pdf"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"?")
    os.utime(stray, (0, 0))
    assert watcher.audit() == 2
    at = datetime.now(UTC)
    (alarm,) = (alarm for alarm in watcher.look(at).alarms if alarm.code == "ledger_unbalanced")
    assert "2" in alarm.en
    lost.write_bytes(content)
    stray.unlink()
    assert watcher.audit() == 0
    assert "ledger_unbalanced" not in [alarm.code for alarm in watcher.look(at).alarms]


def test_a_look_that_hangs_is_an_alarm(settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    hang = threading.Event()
    watcher = Watcher(settings, store, lambda: hang.wait() and ())
    monkeypatch.setattr("intake.alarms.watcher._STUCK_AFTER_S", -1.0)
    watcher._thread.start()
    try:
        assert [alarm.code for alarm in watcher.seen.alarms] == ["database_no_answer"]
    finally:
        watcher.stop()
        hang.set()
        watcher._thread.join()


def test_a_record_that_is_no_longer_written_says_so(settings: Settings) -> None:
    root = settings.storage.root
    assert health_of(root, NOW) is None
    record = Health(schema="intake.health/1", pid=1, at=NOW, started_at=NOW, well=True, problems=(),
                    figures=DeskFigures(waiting=1, quarantined=0, open_orders=0, urgent_late=0, late=0,
                                        oldest_waiting_at=None, last_arrival_at=None))  # fmt: skip
    (root / "health.json").write_text(record.as_json())
    assert health_of(root, NOW + timedelta(seconds=59)) == record
    assert record.figures is not None
    old = health_of(root, NOW + timedelta(seconds=61))
    assert old is not None
    assert (old.well, [alarm.code for alarm in old.alarms], old.alarms[0].since) == (False, ["daemon_stopped"], NOW)
    for broken in ("{", "[]", json.dumps({"well": True})):
        (root / "health.json").write_text(broken)
        assert [alarm.code for alarm in health_of(root, NOW).alarms] == ["daemon_stopped"]  # type: ignore[union-attr]


def test_what_is_amiss_is_mended_once_though_the_books_are_never_compared(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("intake.alarms.watcher._MEND_AFTER_S", 0.01)
    monkeypatch.setattr("intake.alarms.watcher._AUDIT_AFTER_S", 0.01)
    tries = iter([disk_full(), None])

    def mend() -> None:
        if (error := next(tries)) is not None:
            raise error

    watcher = Watcher(alarmed(settings, ledger_every_minutes=0.0), store, mend=mend)
    watcher.start()
    watcher._auditor.join()
    watcher.stop()
    watcher._thread.join()
    assert [record.message for record in caplog.records if record.message.startswith("ledger")] == ["ledger: disk_full"]
    assert list(tries) == []


def test_the_books_are_compared_though_what_is_amiss_cannot_be_mended(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.alarms.watcher._MEND_AFTER_S", 0.01)

    def mend() -> None:
        raise disk_full()

    sha256 = keep(store, settings.storage.root / "archive", b"lost", "a.pdf")
    (settings.storage.root / "archive" / sha256[:2] / f"{sha256}.pdf").unlink()
    watcher = Watcher(settings, store, mend=mend)
    watcher.start()
    until(lambda: watcher._unbalanced == 1)
    watcher.stop()
    watcher._auditor.join()
    watcher._thread.join()


def test_one_of_several_that_died_stops_nothing_while_another_has_its_roles(settings: Settings) -> None:
    root, day = settings.storage.root, timedelta(days=1)

    def write(name: str, at: datetime, *roles: str) -> None:
        record = Health(schema="intake.health/1", pid=1, at=at, started_at=at, well=True, problems=(), roles=roles)
        (root / name).write_text(record.as_json())

    def problems() -> tuple[str, ...]:
        found = health_of(root, NOW)
        assert found is not None
        return found.problems

    write("health-inbox.json", NOW, "inbox")
    write("health-worker.json", NOW, "worker")
    write("health-worker-2.json", NOW - 8 * day, "worker")
    assert problems() == ()
    write("health-inbox+worker.json", NOW - 8 * day, "inbox", "worker")
    assert problems() == ()  # between them they do all that it did
    write("health-review.json", NOW - 8 * day, "review")
    assert problems() == ("daemon_stopped",)
    (root / "health-all.json").write_text("{")
    forget_dead(root, NOW)
    left = {path.name for path in root.glob("health*")}
    assert left == {"health-inbox.json", "health-worker.json", "health-review.json", "health-all.json"}
    write("health-worker-2.json", NOW - 6 * day, "worker")
    forget_dead(root, NOW)
    assert (root / "health-worker-2.json").exists()
    write("health-worker.json", NOW - timedelta(minutes=2), "worker")
    forget_dead(root, NOW + 2 * day)  # nobody has its role now, so it is still missed
    assert (root / "health-worker-2.json").exists()


def test_several_processes_are_one_desk(settings: Settings) -> None:
    """Beside ``health.json`` each process with fewer roles writes its own."""
    root = settings.storage.root

    def write(name: str, at: datetime, *codes: str) -> None:
        alarms = tuple(shape_of(alarm) for alarm in raised(dict.fromkeys(codes, 1), {}, at))
        record = Health(schema="intake.health/1", pid=1, at=at, started_at=at, well=not codes, problems=codes,
                        alarms=alarms)  # fmt: skip
        (root / name).write_text(record.as_json())

    write("health-inbox.json", NOW, "disk_full")
    write("health-worker.json", NOW - timedelta(seconds=5), "disk_full", "orders_late")
    write("health-review.json", NOW)
    found = health_of(root, NOW)
    assert found is not None
    assert (found.well, [alarm.code for alarm in found.alarms]) == (False, ["disk_full", "orders_late"])
    assert found.alarms[0].since == NOW - timedelta(seconds=5)
    write("health-worker.json", NOW - timedelta(minutes=5))
    write("health-inbox.json", NOW)
    found = health_of(root, NOW)
    assert found is not None
    assert (found.well, [alarm.code for alarm in found.alarms]) == (False, ["daemon_stopped"])


def test_who_takes_no_faxes_does_not_miss_the_inbox(settings: Settings, store: Store) -> None:
    settings.inbox_folder.rmdir()
    assert look(settings, store, NOW, NOW, inbox=False)[0] == {}


def test_the_worst_stand_first_and_every_one_says_what_to_do() -> None:
    alarms = raised(dict.fromkeys([*KINDS, "something_new"], 3), {}, NOW)
    levels = [alarm.level for alarm in alarms]
    assert levels == sorted(levels, key=lambda level: level is not Level.RED)
    assert len(alarms) == len(KINDS) + 1
    for alarm in alarms:
        assert "{" not in alarm.sv + alarm.en
        assert alarm.sv.endswith(".")
        assert alarm.en.endswith(".")
        assert alarm.sv != alarm.en
    assert "something_new" in next(alarm.en for alarm in alarms if alarm.code == "something_new")


def test_every_alarm_stands_in_the_operators_page() -> None:
    page = (Path(__file__).parents[3] / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [code for code in KINDS if f"`{code}`" not in page] == []
