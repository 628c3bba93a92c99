"""The steps of ``pipeline.py`` as a durable workflow: resumed after a kill, retried, parked when poisonous.

A workflow is named by the SHA-256 of its fax and the round (how often it was put back), and carries nothing else, so no
patient data gets into the engine's tables or its log. What is remembered about a fax stands in our own store; the
engine's rows may be purged at any time.

How a fax fares when its step fails:

- ``BadInput`` and whatever else is not worth retrying: quarantine with its reason.
- ``EngineError`` and anything unforeseen: tried again with back-off, then quarantine with its reason.
- ``StoreError``: tried again with back-off, then left waiting and taken up by a later sweep. A database that is down or
  a disk that is full is not the fault of the fax.
- The process dies while the fax is in hand: another takes it up. After ``SUSPECT_AFTER`` deaths it is worked on alone;
  after ``GUILTY_AFTER`` deaths alone it is quarantined. Those that were only beside it go on. A death without a suspect
  in hand speaks for all of them, and takes one of theirs back.
- A person cancels it, or another process has it now: the step ends and publishes nothing.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dbos import DBOS, SetEnqueueOptions, SetWorkflowID, StepOptions

from intake import pipeline
from intake.engine import library
from intake.engine.gate import Gate, reader_count
from intake.engine.identity import Identity
from intake.engine.pulse import Pulse, Silence
from intake.engine.trouble import as_ours, no_answer, poison
from intake.engine.turn import priority
from intake.errors import EngineError, IntakeError, StoppedError, StoreError
from intake.house import House
from intake.store import Executor, Waiting

log = logging.getLogger(__name__)

SUSPECT_AFTER = 3
"""So often a process may die with a fax in hand, among others, before the fax is worked on alone."""

GUILTY_AFTER = 3
"""So often, and more often than otherwise, a process may die with a fax in hand and nothing else, before the fax is put
aside."""

MAX_DEATHS = 1000
"""The library's own count of starts, which also counts the innocent and every restart: no bound of ours."""

_SWEEP_EVERY_S = 30.0
_PURGE_EVERY_S = 3600.0
_FORGET_EXECUTORS_AFTER = timedelta(days=7)

_STOPPED = "stopped"


class Engine:
    """Runs faxes through the steps of the pipeline. One for each process, because the library is.

    Args:
        house: what the steps work with.
        me: this process, and its roles. Who is no worker only puts faxes into the queue.
        lost: called once, in any thread, when this process finds that it was declared dead: it has to end.
    """

    def __init__(self, house: House, me: Identity, lost: Callable[[], None] = lambda: None) -> None:
        self._house, self._me = house, me
        self._works = "worker" in me.roles
        self._pulse = Pulse(house.store.executors, me, house.settings.engine.dead_after_s, lost)
        self._silence = Silence(house.settings.engine.dead_after_s, at_most_s=2 * self._pulse.every_s)
        self._gate = Gate(reader_count(house.settings.read.workers))
        self._stopping, self._woken = threading.Event(), threading.Event()
        self._begun: set[tuple[str, int]] = set()
        self._over: frozenset[tuple[str, int]] = frozenset()
        self._running: set[str] = set()
        self._dropped: frozenset[str] = frozenset()
        self._leads = False
        self._newest: int | None = None  # entry of the audit trail that the sweep knows of
        self.problem: str | None = None  # the code of what stopped the last sweep
        self._threads = [
            threading.Thread(target=work, name=name, daemon=True)
            for name, work in (("pulse", self._beat_for_ever), ("sweep", self._sweep_for_ever))
        ]

        @DBOS.workflow(name="fax", max_recovery_attempts=MAX_DEATHS)
        def fax(sha256: str, round_: int = 0) -> str:
            return self._fax(sha256, round_)

        self._workflow = fax

    def start(self) -> None:
        """Take up what the last run left, and work from now on.

        Raises:
            ConfigError: the engine's database cannot be opened, or another machine works under our name.
            StoreError: the database failed.
        """
        self._pulse.enter()
        library.launch(self._house, self._me, works=self._works)
        for thread in self._threads:
            thread.start()

    def submit(self, sha256: str) -> None:
        """Put a fax into the queue. One that is there already, or has been through, is not put in again.

        Raises:
            EngineError: the engine's database does not answer; the sweep will find the fax.
            StoreError: the database failed.
        """
        fax = self._house.store.works.of(sha256)
        if fax is not None:
            self._submit(fax)

    def _submit(self, fax: Waiting) -> None:
        try:
            with (
                SetWorkflowID(_workflow_id(fax.sha256, fax.round)),
                SetEnqueueOptions(priority=priority(fax, self._house.settings.review)),
            ):
                DBOS.enqueue_workflow(library.QUEUE, self._workflow, fax.sha256, fax.round)
        except Exception as error:
            raise no_answer(error) from error

    def wake(self) -> None:
        """Sweep now: a person put a fax back to be read once more, stopped one, or wants one to be read first."""
        self._woken.set()

    def sweep(self) -> None:
        """Put every fax that waits without a living workflow into the queue.

        Any number of processes may do so at once: a workflow of a name that is there already is not made again, and a
        fax gets a new round only from one of them.

        Raises:
            IntakeError: store or engine do not answer.
        """
        waiting = self._house.store.works.waiting()
        for start in range(0, len(waiting), library.BATCH):
            self._sweep_some(waiting[start : start + library.BATCH])

    def _sweep_some(self, waiting: Sequence[Waiting]) -> None:
        try:
            states = library.states_of([_workflow_id(fax.sha256, fax.round) for fax in waiting])
            for fax in waiting:
                state = states.get(_workflow_id(fax.sha256, fax.round))
                if state is None:
                    self._submit(fax)
                elif state == library.POISON:
                    pipeline.give_up(self._house, fax.sha256, poison())
                elif state not in library.LIVE:  # failed for good on our own database or disk, or stopped and put back
                    again = self._house.store.works.next_round(fax.sha256, fax.round)
                    if again is not None:
                        self._submit(again)
        except IntakeError:
            raise
        except Exception as error:
            raise no_answer(error) from error

    def _take_up_dropped(self) -> None:
        """Give a new round to what is in our hands by the engine's books alone.

        Such is a workflow whose thread ended while its end could not be written, because the disk was full: nobody
        would ever touch it again. Seen twice, a sweep apart, so that one which is just being begun or ended is none.
        """
        dropped = library.in_hand_of(self._me.id) - self._running
        for fax in self._house.store.works.waiting() if dropped & self._dropped else ():
            if _workflow_id(fax.sha256, fax.round) in dropped & self._dropped:
                log.warning("%s: dropped when it could not be written down, taken up again", fax.sha256[:12])
                again = self._house.store.works.next_round(fax.sha256, fax.round)
                if again is not None:
                    self._submit(again)
        self._dropped = dropped

    def stop(self) -> None:
        """Take up nothing more and let go. Steps in work are left as they are; the next start takes them up again.

        Call it last: threads in the middle of a step are still there afterwards and are parked for good, so that
        nothing of what happens to them while the process ends is taken for a result.
        """
        self._stopping.set()
        self._woken.set()
        with contextlib.suppress(IntakeError):  # then the others find out by themselves
            self._pulse.leave()
        DBOS.destroy(workflow_completion_timeout_sec=0)

    # --- one fax -----------------------------------------------------------------------------------------------

    def _fax(self, sha256: str, round_: int) -> str:
        """The workflow."""
        name = _workflow_id(sha256, round_)
        self._running.add(name)
        try:
            return self._steps(sha256, round_)
        finally:
            self._running.discard(name)

    def _steps(self, sha256: str, round_: int) -> str:
        """Changing the order or the names of the steps needs ``DBOS.patch``."""
        for name in ("read", "understand"):
            failure = DBOS.run_step(self._options(name), self._attempt, name, sha256, round_)
            if failure is not None and failure["code"] == _STOPPED:
                return _STOPPED
            if failure is not None:
                DBOS.run_step(self._options("quarantine"), self._quarantine, failure, sha256)
                return "quarantined"
        return "read"

    def _options(self, name: str) -> StepOptions:
        retry = self._house.settings.retry
        return StepOptions(
            name=name,
            retries_allowed=True,
            max_attempts=retry.attempts,
            interval_seconds=retry.first_wait_s,
            backoff_rate=retry.backoff,
            should_retry=lambda error: isinstance(error, IntakeError) and error.retry,
        )

    def _attempt(self, name: str, sha256: str, round_: int) -> dict[str, str] | None:
        """Run a step once. Returns the reason to quarantine the fax for, ``None`` when all went well.

        The reason is returned, not raised, because a result outlives a restart as it is, while the library brings an
        error back as another one.

        Raises:
            IntakeError: to be tried again.
        """
        self._park_when_stopping()
        hold = _Hold((sha256, round_), self._is_over, self._pulse)
        self._begun.add(hold.what)
        try:
            return self._step(name, sha256, round_, hold)
        except StoppedError:
            self._park_when_stopping()
            log.info("%s: stopped", sha256[:12])
            return {"code": _STOPPED, "sv": "", "en": ""}
        except StoreError as error:
            log.warning("%s: %s", sha256[:12], error.code)
            self._note_next_try(sha256)
            raise
        except Exception as error:
            self._park_when_stopping()
            ours = as_ours(error, sha256)
            log.warning("%s: %s", sha256[:12], ours.code)
            if ours.retry and not library.is_last_attempt():
                self._note_next_try(sha256)
                raise ours from error
            return {"code": ours.code, "sv": ours.sv, "en": ours.en}
        finally:
            self._begun.discard(hold.what)

    def _step(self, name: str, sha256: str, round_: int, hold: _Hold) -> dict[str, str] | None:
        works = self._house.store.works
        fax, deaths = works.of(sha256), works.deaths(sha256, self._me.token)
        if fax is None or fax.round != round_:
            works.end(sha256)  # where it was saved, and a kill came before that was remembered
            raise StoppedError
        if deaths.alone >= GUILTY_AFTER:
            guilty = poison()
            log.warning("%s: %s", sha256[:12], guilty.code)
            return {"code": guilty.code, "sv": guilty.sv, "en": guilty.en}
        alone = deaths.beside >= SUSPECT_AFTER
        rank = (priority(fax, self._house.settings.review), fax.received_at)
        with self._gate.entered(reads=name == "read", alone=alone, rank=rank):
            self._park_when_stopping()
            begun = works.begin(
                sha256,
                round_,
                name,
                executor=self._me.id,
                token=self._me.token,
                attempt=library.attempt_number(),
                alone=alone,
            )
            if not begun:
                raise StoppedError
            step = pipeline.read_step if name == "read" else pipeline.understand_step
            step(self._house, sha256, hold)
        if name == "understand":
            works.end(sha256)
        return None

    def _note_next_try(self, sha256: str) -> None:
        """For those who look on; that it cannot be written down stops nothing."""
        if library.is_last_attempt():
            return
        retry = self._house.settings.retry
        wait_s = retry.first_wait_s * retry.backoff ** (library.attempt_number() - 1)
        with contextlib.suppress(IntakeError):
            self._house.store.works.again_at(sha256, self._me.token, datetime.now(UTC) + timedelta(seconds=wait_s))

    def _quarantine(self, failure: Mapping[str, str], sha256: str) -> None:
        self._park_when_stopping()
        pipeline.give_up(self._house, sha256, EngineError(failure["code"], failure["sv"], failure["en"]))
        self._house.store.works.end(sha256)

    def _is_over(self, what: tuple[str, int]) -> bool:
        return self._stopping.is_set() or what in self._over

    def _park_when_stopping(self) -> None:
        if self._stopping.is_set():
            threading.Event().wait()

    # --- upkeep ------------------------------------------------------------------------------------------------

    def _beat_for_ever(self) -> None:
        while not self._stopping.wait(self._pulse.every_s):
            try:
                if not self._pulse.beat():
                    return
                self._over = self._house.store.works.over(tuple(self._begun))
                if self._works:
                    self._take_over()
                if self._leads:
                    self._newest, stirred = self._house.store.works.stirred(self._newest)
                    if stirred:
                        self._woken.set()
            except Exception as error:  # whatever it was, the next beat starts afresh
                if not self._stopping.is_set():
                    log.warning("pulse: %s", as_ours(error, "pulse").code)

    def _take_over(self) -> None:
        """Declare dead who has fallen silent, and put what dead ones had in hand back into the queue.

        Every worker does so; which of them is first makes no difference. An executor that nobody has heard of is of an
        older program. Who has work is asked before who lives: an executor enters before it takes any.
        """
        with_work = library.executors_with_work()
        runs = self._house.store.executors.all()
        dead = {run.id for run in runs if run.dead}
        for run in self._silence.look(runs, time.monotonic()):
            if run.id != self._me.id and self._house.store.executors.declare_dead(run, self._me.id):
                log.warning("%s on %s has said nothing for %d s: taken for dead", run.id, run.host, run.silent_s)
                dead.add(run.id)
        alive = {run.id for run in runs} - dead | {self._me.id}
        if left := with_work - alive:
            log.info("%d faxes taken over", library.hand_over(sorted(left)))
        self._leads = _leads(self._me.id, [run for run in runs if run.id in alive])

    def _sweep_for_ever(self) -> None:
        purge_at_s = time.monotonic()
        asked = True  # at the start, whoever leads: what waits must not depend on it
        while not self._stopping.is_set():
            try:
                if asked or self._leads:
                    self.sweep()
                if self._works:
                    self._take_up_dropped()
                self.problem = None
                if self._leads and time.monotonic() >= purge_at_s:
                    purge_at_s = time.monotonic() + _PURGE_EVERY_S
                    library.purge()
                    self._house.store.executors.forget(_FORGET_EXECUTORS_AFTER)
            except Exception as error:  # whatever it was, the next sweep starts afresh
                if not self._stopping.is_set():
                    self.problem = as_ours(error, "sweep").code
                    log.warning("sweep: %s", self.problem)
            asked = self._woken.wait(_SWEEP_EVERY_S)
            self._woken.clear()


@dataclass(frozen=True, slots=True)
class _Hold:
    """A fax in hand, as a step asks about it."""

    what: tuple[str, int]
    is_over: Callable[[tuple[str, int]], bool]
    pulse: Pulse

    def stopped(self) -> bool:
        return self.is_over(self.what) or self.pulse.may_be_lost()

    def refuse_stopped(self) -> None:
        if self.is_over(self.what) or not self.pulse.lives():
            raise StoppedError


def _leads(me: str, alive: Collection[Executor]) -> bool:
    """One worker looks after the queue: the one that has been at work for the longest time."""
    workers = sorted((run.started_at, run.id) for run in alive if "worker" in run.roles)
    return bool(workers) and workers[0][1] == me


def _workflow_id(sha256: str, round_: int) -> str:
    return f"fax-{sha256}-{round_}" if round_ else f"fax-{sha256}"
