"""A routine table that could release what the routine withholds: the daemon does not start on it."""

from __future__ import annotations

import json

from tests.fault.running import Daemon, drop, small_fax
from tests.unit.decide.orders import TABLE


def test_an_unsafe_table_refuses_to_start_with_its_counter_example(daemon: Daemon) -> None:
    text = TABLE.read_text(encoding="utf-8")
    unsafe = text.replace('when = { deceased = "yes" }', 'when = { deceased = "yes", dvd = "yes" }')
    assert unsafe != text
    table = daemon.root / "unsafe.toml"
    table.write_text(unsafe.replace('deceased = "no", ', ""), encoding="utf-8")
    daemon.settings["INTAKE_RULES_ROUTINE"] = str(table)
    drop(daemon.inbox, "a.pdf", small_fax("a"))
    assert daemon.begin().wait(60) == 2
    assert "Avliden: ja] → lämna ut" in daemon.log
    assert "Traceback" not in daemon.log
    assert (daemon.inbox / "a.pdf").exists()
    assert not (daemon.var / "proven.json").exists()
    table.write_text(text, encoding="utf-8")
    daemon.start()
    kept = (daemon.var / "proven.json").read_bytes()
    assert json.loads(kept)["schema"] == "intake.proven/1"
    assert daemon.stop() == 0
    daemon.start()
    assert (daemon.var / "proven.json").read_bytes() == kept
    assert daemon.stop() == 0
