"""Who of the faxes in work may go on."""

from __future__ import annotations

import threading
from collections.abc import Callable

from intake.engine.gate import Gate


class Runner:
    """A thread that goes through the gate and stays inside until told."""

    def __init__(self, gate: Gate, *, reads: bool, alone: bool, rank: int = 0) -> None:
        self.inside, self._leave = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(gate, reads, alone, rank), daemon=True)
        self._thread.start()

    def _run(self, gate: Gate, reads: bool, alone: bool, rank: int) -> None:
        with gate.entered(reads=reads, alone=alone, rank=rank):
            self.inside.set()
            self._leave.wait(30)

    def leave(self) -> None:
        self._leave.set()
        self._thread.join(30)


def blocked(gate: Gate, *others: Runner) -> Callable[[], bool]:
    """Whether all of ``others`` wait at the gate: looked at under its own lock, so no clock is needed."""

    def all_wait() -> bool:
        with gate._moved:
            waiting = len(gate._moved._waiters)  # type: ignore[attr-defined]
        return waiting == len(others) and not any(each.inside.is_set() for each in others)

    return all_wait


def until(true: Callable[[], bool]) -> None:
    for _ in range(3000):
        if true():
            return
        threading.Event().wait(0.01)
    raise AssertionError("did not come about")


def test_no_more_read_than_there_are_cores_while_others_are_understood() -> None:
    gate = Gate(2)
    first, second = Runner(gate, reads=True, alone=False), Runner(gate, reads=True, alone=False)
    assert first.inside.wait(30)
    assert second.inside.wait(30)
    third, other = Runner(gate, reads=True, alone=False), Runner(gate, reads=False, alone=False)
    assert other.inside.wait(30)
    until(blocked(gate, third))
    first.leave()
    assert third.inside.wait(30)


def test_one_alone_waits_for_the_others_and_lets_none_in_before_it_is_through() -> None:
    gate = Gate(4)
    before = Runner(gate, reads=True, alone=False)
    assert before.inside.wait(30)
    suspect = Runner(gate, reads=True, alone=True)
    until(blocked(gate, suspect))
    late = Runner(gate, reads=False, alone=False)
    until(blocked(gate, suspect, late))
    before.leave()
    assert suspect.inside.wait(30)
    until(blocked(gate, late))
    suspect.leave()
    assert late.inside.wait(30)


def test_of_those_that_wait_to_read_the_lowest_rank_is_next() -> None:
    gate = Gate(1)
    now = Runner(gate, reads=True, alone=False, rank=0)
    assert now.inside.wait(30)
    late = Runner(gate, reads=True, alone=False, rank=9)
    until(blocked(gate, late))
    early = Runner(gate, reads=True, alone=False, rank=1)
    until(blocked(gate, late, early))
    now.leave()
    assert early.inside.wait(30)
    until(blocked(gate, late))
    early.leave()
    assert late.inside.wait(30)
