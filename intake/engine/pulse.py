"""Heartbeats: this run says that it lives, notices that it was declared dead, and sees which others fell silent."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intake import __version__
from intake.engine.identity import Identity
from intake.errors import IntakeError
from intake.store import Executor
from intake.store.executing import Executors

log = logging.getLogger(__name__)

_BEATS_IN_TIME = 10  # so many beats have to be missed in a row


class Pulse:
    """One for each process.

    Args:
        executors: the books of those at work.
        me: this process.
        dead_after_s: who says nothing for so long is declared dead.
        lost: called once, in any thread, when this run finds that it was declared dead.
    """

    def __init__(self, executors: Executors, me: Identity, dead_after_s: float, lost: Callable[[], None]) -> None:
        self._executors, self._me, self._lost = executors, me, lost
        self._dead_after_s = dead_after_s
        self.every_s = min(2.0, dead_after_s / _BEATS_IN_TIME)
        self._beaten_s = 0.0
        self._beating = threading.Lock()
        self._is_lost = threading.Event()

    def enter(self) -> None:
        """Begin this run.

        Raises:
            ConfigError: ``executor_twice``.
            StoreError: the database failed.
        """
        began_s = _now_s()
        self._executors.enter(
            self._me.id,
            token=self._me.token,
            host=socket.gethostname(),
            pid=os.getpid(),
            roles=self._me.roles,
            version=__version__,
            fresh_s=self._dead_after_s,
        )
        self._beaten_s = began_s

    def beat(self) -> bool:
        """Say that this run lives. ``False``: it was declared dead, and may publish nothing.

        Raises:
            StoreError: the database failed.
        """
        with self._beating:
            if self._is_lost.is_set():
                return False
            began_s = _now_s()
            if self._executors.beat(self._me.id, self._me.token):
                self._beaten_s = began_s
                return True
            self._is_lost.set()
        log.error("this process was declared dead while it was held up; it publishes nothing more and ends")
        self._lost()
        return False

    def lives(self) -> bool:
        """May this run publish? Asks the database only when it has not heard from it for a while: then the run may have
        been frozen, and others may have its work.

        Raises:
            StoreError: the database failed.
        """
        if _now_s() - self._beaten_s < self._dead_after_s / 2:
            return not self._is_lost.is_set()
        return self.beat()

    def may_be_lost(self) -> bool:
        """As ``lives``, the other way round and without an error: a database that does not answer says nothing."""
        try:
            return not self.lives()
        except IntakeError:
            return False

    def leave(self) -> None:
        """End this run.

        Raises:
            StoreError: the database failed.
        """
        self._executors.leave(self._me.id, self._me.token)


def _now_s() -> float:
    """A clock that nobody can set and that also runs while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


@dataclass(slots=True)
class _Heard:
    token: str
    beats: int
    silent_s: float


class Silence:
    """For how long each run has said nothing, as this process sees it with its own monotonic clock.

    Both clocks have to agree before a run counts as dead: that of the database, and this one, which no one can set. The
    time between two looks counts only up to ``at_most_s``: a process that was frozen itself has heard nothing, and must
    not blame the others for it.
    """

    def __init__(self, dead_after_s: float, at_most_s: float) -> None:
        self._dead_after_s, self._at_most_s = dead_after_s, at_most_s
        self._heard: dict[str, _Heard] = {}
        self._looked_s: float | None = None

    def look(self, runs: Sequence[Executor], now_s: float) -> list[Executor]:
        """Those of ``runs`` that have fallen silent for good."""
        passed_s = 0.0 if self._looked_s is None else min(now_s - self._looked_s, self._at_most_s)
        self._looked_s = now_s
        before, self._heard = self._heard, {}
        silent = []
        for run in runs:
            if run.dead:
                continue
            heard = before.get(run.id)
            if heard is None or (heard.token, heard.beats) != (run.token, run.beats):
                heard = _Heard(run.token, run.beats, 0.0)
            else:
                heard.silent_s += passed_s
            self._heard[run.id] = heard
            clock_agrees = run.silent_s >= self._dead_after_s or run.silent_s < 0  # below 0: it was set back
            if heard.silent_s >= self._dead_after_s and clock_agrees:
                silent.append(run)
        return silent
