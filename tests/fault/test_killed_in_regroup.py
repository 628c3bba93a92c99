"""Killed at any call that changes something while pages are put into other orders: the old orders stand, or the new."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

import pytest
from sqlalchemy.engine.default import DefaultDialect

from bench.returns import open_desk
from intake.desk import Grouping, PagesDesk
from intake.store.balance import balance
from tests.fault.dying import CALLS, dying
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page
from tests.unit.loop.returned import come_back

pytestmark = pytest.mark.slow

OTHER = FORM.replace("Anna Testsson", "Bo Testman").replace("19900602-2397", "19440813-9089")


def regroup_in_a_child(var: Path, sha256: str, nth: int, when: str) -> tuple[int, list[str]]:
    """Merge both pages in a process of its own that dies at its ``nth`` call; its exit status and the calls made."""
    hear, answer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            say = os.write
            desk = PagesDesk(open_desk(var), sha256, "Eva")
            calls: list[str] = []
            if nth:
                for name in CALLS:
                    setattr(os, name, dying(getattr(os, name), name, calls, nth, when))
                DefaultDialect.do_commit = dying(DefaultDialect.do_commit, "commit", calls, nth, when)  # type: ignore[method-assign]
            desk.regroup(Grouping({"new-1": (1, 2)}), {each.reference: each.version for each in desk.open})
            say(answer, json.dumps(calls).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(1)
    os.close(answer)
    with os.fdopen(hear, "rb") as stream:
        told = stream.read()
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), json.loads(told or b"[]")


def prepared(root: Path) -> str:
    house = open_desk(root)
    sha256 = come_back(house, (page(FORM), page(OTHER, number=2)), "two patients")
    house.store.close()
    return sha256


def test_killed_anywhere_the_pages_are_in_the_old_orders_or_in_the_new(tmp_path: Path) -> None:
    sha256 = prepared(tmp_path / "whole")
    status, calls = regroup_in_a_child(tmp_path / "whole", sha256, 10_000, "before")
    assert status == 0
    assert "commit" in calls
    ends = set()
    for nth in range(1, len(calls) + 1):
        for when in ("before", "after"):
            var = tmp_path / f"{nth}-{when}"
            prepared(var)
            status, _ = regroup_in_a_child(var, sha256, nth, when)
            assert status == -9, (nth, when, calls[nth - 1])
            house = open_desk(var)
            fax = house.fax(sha256)
            pages = [house.store.order(each).order.pages for each in fax.orders]
            assert (pages, len(fax.replaced)) in (([(1,), (2,)], 0), ([(1, 2)], 2))
            ends.add(len(pages))
            faults = {fault.code for fault in balance(house.store.ledger, house.archive.blobs).faults}
            assert faults == {"original_missing"}  # the fax of this test has no bytes
            desk = PagesDesk(house, sha256, "Eva")
            desk.regroup(Grouping({fax.orders[-1]: (1, 2)}), {each.reference: each.version for each in desk.open})
            (only,) = house.fax(sha256).orders
            assert house.store.order(only).order.pages == (1, 2)
            house.store.close()
    assert ends == {1, 2}
