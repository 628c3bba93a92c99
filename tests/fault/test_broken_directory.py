"""Staff break the directory while the daemon runs: it goes on with the last good one and says so."""

from __future__ import annotations

from tests.fault.running import Daemon, drop, small_fax, until
from tests.unit.test_directory import HEADER, ROW


def test_a_broken_directory_leaves_the_last_good_one_in_force(daemon: Daemon) -> None:
    file = daemon.root / "enheter.csv"
    file.write_text(HEADER + ROW, encoding="utf-8")
    daemon.settings["INTAKE_RULES_DIRECTORY"] = str(file)
    daemon.start()
    until(lambda: daemon.health().problems == (), what="health")
    file.write_text(HEADER + ROW + ROW, encoding="utf-8")
    until(lambda: daemon.health().problems == ("directory_wrong",), what="the problem")
    assert "line 3, column name" in daemon.log
    assert "The last good one (1 units) stands" in daemon.log
    drop(daemon.inbox, "a.pdf", small_fax("a"))
    until(lambda: not (daemon.inbox / "a.pdf").exists(), what="taking")
    file.write_text(HEADER + ROW + ROW.replace("Provsjukhuset", "Nya"), encoding="utf-8")
    until(lambda: daemon.health().problems == (), what="mending")
    assert "directory read again, 2 units" in daemon.log
    assert daemon.stop() == 0
    file.write_text(HEADER + ROW + ROW, encoding="utf-8")
    assert daemon.begin().wait(60) == 2
