"""Killed at any call that changes something while a returned form joins its order: run again, it ends the same."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

import pytest
from sqlalchemy.engine.default import DefaultDialect

from bench.returns import ask, open_desk
from intake import pipeline
from intake.model import Code, FaxState
from tests.fault.dying import CALLS, dying
from tests.unit.loop.returned import put, seen

pytestmark = pytest.mark.slow


def join_in_a_child(var: Path, sha256: str, nth: int, when: str) -> tuple[int, list[str]]:
    """Understand the fax in a process of its own that dies at its ``nth`` call; its exit status and the calls made."""
    hear, answer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            say = os.write
            house = open_desk(var)
            calls: list[str] = []
            if nth:
                for name in CALLS:
                    setattr(os, name, dying(getattr(os, name), name, calls, nth, when))
                DefaultDialect.do_commit = dying(DefaultDialect.do_commit, "commit", calls, nth, when)  # type: ignore[method-assign]
            pipeline.understand_step(house, sha256)
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


def prepared(root: Path) -> tuple[str, str]:
    house = open_desk(root)
    named, form = ask(house, "private, no consent", 1)
    sha256 = put(house, seen(form, marked={"oral_consent": ["yes"]}))
    house.store.close()
    return named, sha256


def test_killed_anywhere_the_join_happens_once(tmp_path: Path) -> None:
    _, sha256 = prepared(tmp_path / "whole")
    status, calls = join_in_a_child(tmp_path / "whole", sha256, 10_000, "before")
    assert status == 0
    assert "commit" in calls
    for nth in range(1, len(calls) + 1):
        for when in ("before", "after"):
            var = tmp_path / f"{nth}-{when}"
            named, sha256 = prepared(var)
            status, _ = join_in_a_child(var, sha256, nth, when)
            assert status == -9, (nth, when, calls[nth - 1])
            house = open_desk(var)
            pipeline.understand_step(house, sha256)
            record = house.store.order(named)
            joined = [each for each in house.store.history(record.summary.sha256, named) if each.action == "joined"]
            assert (record.version, record.decision.code, len(joined)) == (2, Code.RELEASE, 1)
            assert house.fax(sha256).joined == (named,)
            assert house.fax(sha256).state is FaxState.IN_REVIEW
            drafts = sorted(path.name for path in (house.blobs.here / "drafts").glob(f"{named}.*"))
            assert drafts == [f"{named}.log_line.txt"]
            house.store.close()
