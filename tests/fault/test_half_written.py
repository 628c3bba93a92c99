"""A file is taken when it is whole, and what is put in its place meanwhile is a fax of its own."""

from __future__ import annotations

import time
from pathlib import Path

from intake.model import FaxState
from tests.fault.running import Daemon, drop, sha256_of, small_fax, until

FAX = small_fax("written slowly")


def test_written_slowly_with_pauses_longer_than_the_settling_time(shared_daemon: Daemon) -> None:
    """The writer keeps the file open, as fax servers and copying programs do."""
    with (shared_daemon.inbox / "slow.pdf").open("wb", buffering=0) as writer:
        for start in range(0, len(FAX), len(FAX) // 3 + 1):
            writer.write(FAX[start : start + len(FAX) // 3 + 1])
            time.sleep(0.8)
    fax = shared_daemon.fate(sha256_of(FAX))
    assert (fax.state, len(fax.arrivals)) == (FaxState.IN_REVIEW, 1)
    assert [arrival.name for found in shared_daemon.books().faxes for arrival in found.arrivals] == ["slow.pdf"]


def test_appended_to_in_short_steps(shared_daemon: Daemon) -> None:
    """The writer opens the file anew for every piece."""
    content = small_fax("appended to")
    path = shared_daemon.inbox / "appended.pdf"
    for start in range(0, len(content), 200):
        with path.open("ab") as writer:
            writer.write(content[start : start + 200])
        time.sleep(0.05)
    assert len(shared_daemon.fate(sha256_of(content)).arrivals) == 1
    names = [arrival.name for found in shared_daemon.books().faxes for arrival in found.arrivals]
    assert names.count("appended.pdf") == 1


def test_a_name_that_says_it_is_half_waits_until_it_is_renamed(shared_daemon: Daemon) -> None:
    content = small_fax("under another name first")
    part = shared_daemon.inbox / "whole.pdf.part"
    part.write_bytes(content)
    time.sleep(1.0)
    assert part.exists()
    part.rename(shared_daemon.inbox / "whole.pdf")
    assert shared_daemon.fate(sha256_of(content)).arrivals[0].name == "whole.pdf"


def test_replaced_over_and_over_under_one_name(daemon: Daemon) -> None:
    """Whatever lay there long enough to be taken is in the books; the last one always is; none is torn."""
    daemon.settings["INTAKE_INBOX_SETTLE_S"] = "0"
    daemon.start()
    contents = [small_fax(f"version {number}") + b"\n%" + b"x" * 400_000 for number in range(25)]
    for content in contents:
        drop(daemon.inbox, "same.pdf", content)
        time.sleep(0.07)
    last = sha256_of(contents[-1])
    assert daemon.fate(last).state is FaxState.IN_REVIEW
    until(lambda: not list(daemon.inbox.iterdir()))
    known = {sha256_of(content) for content in contents}
    until(lambda: all(fax.state is not FaxState.WAITING for fax in daemon.books().faxes))
    dropped = [(arrival.name, fax.sha256) for fax in daemon.books().faxes for arrival in fax.arrivals]
    assert {sha256 for _, sha256 in dropped} <= known
    assert len(dropped) == len(set(dropped))
    daemon.assert_in_balance(dropped)


def test_the_inbox_on_another_file_system(daemon: Daemon, tmp_path: Path) -> None:
    """Bytes are copied, never renamed across; shared memory is a file system of its own nearly everywhere."""
    elsewhere = Path("/dev/shm")
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        elsewhere = tmp_path
    inbox = elsewhere / f"intake-test-{tmp_path.name}-{time.monotonic_ns()}"
    inbox.mkdir()
    try:
        daemon.inbox.rmdir()
        daemon.inbox.symlink_to(inbox, target_is_directory=True)
        daemon.start()
        sha256 = drop(daemon.inbox, "far.pdf", small_fax("from afar"))
        assert daemon.fate(sha256).state is FaxState.IN_REVIEW
        daemon.assert_in_balance([("far.pdf", sha256)])
    finally:
        daemon.kill()
        for left in inbox.iterdir():
            left.unlink()
        inbox.rmdir()
