"""Two daemons never work on the same folder or the same inbox."""

from __future__ import annotations

from tests.fault.running import Daemon, drop, small_fax


def test_a_second_one_refuses_and_the_first_goes_on(shared_daemon: Daemon) -> None:
    same_var = Daemon(shared_daemon.root, shared_daemon.tesseract)
    process = same_var.begin()
    assert process.wait(60) != 0
    assert "already" in shared_daemon.log or "redan" in shared_daemon.log
    assert shared_daemon.is_ready()
    shared_daemon.fate(drop(shared_daemon.inbox, "a.pdf", small_fax("a")))


def test_the_same_inbox_from_another_folder_is_refused_too(shared_daemon: Daemon, daemon: Daemon) -> None:
    daemon.inbox.rmdir()
    daemon.inbox.symlink_to(shared_daemon.inbox, target_is_directory=True)
    assert daemon.begin().wait(60) != 0
    daemon.process = None
    assert "already" in daemon.log or "redan" in daemon.log
