"""``progress``, ``cancel``, ``retry`` and ``hasten``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from intake.store import Store
from tests.unit.cli.conftest import Run
from tests.unit.store.made import OTHER_SHA, SHA, arrive, save, waiting


def test_what_is_in_hand_and_who_works(run: Run, json_of: Callable[..., Any], store: Store) -> None:
    arrive(store)
    arrive(store, OTHER_SHA, name="Tolv Tolvsson.pdf", key="other")
    store.executors.enter("e", token="t", host="hund", pid=7, roles=("worker",), version="1", fresh_s=20)
    store.works.begin(OTHER_SHA, 0, "read", executor="e", token="t", attempt=2, alone=False)
    made = json_of("progress")
    assert (made["in_hand"], made["waiting"]) == (1, 1)
    held, waits = made["faxes"]
    assert (held["sha256"], held["step"], held["by"], held["attempt"]) == (OTHER_SHA, "read", "hund:7", 2)
    assert (waits["step"], waits["by"], waits["since"], waits["attempt"]) == (None, None, None, 0)
    (run_,) = made["executors"]
    assert (run_["by"], run_["roles"], run_["state"]) == ("hund:7", ["worker"], "alive")
    said = run("progress").stdout
    assert "1 fax läses, 1 väntar" in said
    assert "hund:7" in said
    assert "Tolvsson" not in said


def test_without_a_database_nothing_is_at_work(json_of: Callable[..., Any]) -> None:
    assert json_of("progress")["executors"] == []


def test_stopped_and_read_again(run: Run, store: Store) -> None:
    arrive(store)
    assert "karantän" in run("cancel", SHA[:8], "--by", "Eva Ek").stdout
    fax = store.fax(SHA)
    assert fax is not None and fax.reason_sv is not None and "Eva Ek" in fax.reason_sv
    run("cancel", SHA[:8], "--by", "Eva Ek", status=1)
    run("retry", SHA[:8], "--by", "Eva Ek")
    assert waiting(store) == (SHA,)
    run("retry", SHA[:8], "--by", "Eva Ek", status=1)
    run("cancel", SHA[:8], status=2)
    assert [each.action for each in store.history(SHA)] == ["received", "cancelled", "requeued"]


def test_hurried(run: Run, store: Store) -> None:
    arrive(store)
    run("hasten", SHA[:8], "--by", "Eva Ek")
    assert store.works.progress()[0].urgent
    save(store)
    run("hasten", SHA[:8], "--by", "Eva Ek", status=1)


def test_a_role_that_there_is_not_is_refused_by_name(run: Run) -> None:
    said = run("run", "--role", "worker,reader", status=2).output
    assert "reader" in said
    assert "inbox, worker, review" in said
