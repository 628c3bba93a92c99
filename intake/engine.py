"""The steps of ``pipeline.py`` as a durable workflow: resumed after a kill, retried, parked when poisonous.

The only module that knows the durable-execution library (DBOS). A workflow is named by the SHA-256 of its fax and
carries nothing else, so no patient data gets into the engine's tables or its log. What is remembered about a fax stands
in our own store; the engine's rows may be purged at any time.

How a fax fares when its step fails:

- ``BadInput`` and whatever else is not worth retrying: quarantine with its reason.
- ``EngineError`` and anything unforeseen: tried again with back-off, then quarantine with its reason.
- ``StoreError``: tried again with back-off, then left waiting and taken up by a later sweep. A database that is down or
  a disk that is full is not the fault of the fax.
- The program is killed over and over while the fax is in work: after ``MAX_DEATHS`` it is quarantined.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID, StepOptions
from dbos import error as dbos_error
from sqlalchemy.exc import SQLAlchemyError

from intake import pipeline
from intake.disk import write_whole
from intake.errors import ConfigError, EngineError, IntakeError, StoreError
from intake.model import FaxState
from intake.pipeline import House

log = logging.getLogger(__name__)

MAX_DEATHS = 60
"""So often the program may die while a fax is in work. High, because the innocent faxes in work at that moment are
counted too, and a reader that fails costs only its own process, never the daemon."""

_APPLICATION_VERSION = (
    "1"  # pinned: a new program goes on with the old one's workflows. A changed step needs DBOS.patch
)
_QUEUE = "faxes"
_SCHEMA = "intake_engine"
_POLL_S = 0.2
_SWEEP_EVERY_S = 30.0
_PURGE_EVERY_S = 3600.0
_KEEP_FINISHED = timedelta(days=7)
_BATCH = 500
_EXTRA_IN_WORK = 3  # beyond the readers: faxes that are being taken up, understood or saved meanwhile
_LIVE = frozenset({"ENQUEUED", "PENDING", "DELAYED"})
_POISON = "MAX_RECOVERY_ATTEMPTS_EXCEEDED"
_ENDED = ["SUCCESS", "ERROR", "CANCELLED"]

Step = Callable[[House, str], None]


class Engine:
    """Runs faxes through the steps of the pipeline. One for each process, because the library is.

    Args:
        house: what the steps work with.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._readers = threading.BoundedSemaphore(reader_count(house.settings.read.workers))
        self._stopping = threading.Event()
        self._woken = threading.Event()
        self._sweeper = threading.Thread(target=self._sweep_for_ever, name="sweep", daemon=True)

        @DBOS.workflow(name="fax", max_recovery_attempts=MAX_DEATHS)
        def fax(sha256: str) -> str:
            return self._fax(sha256)

        self._workflow = fax

    def start(self) -> None:
        """Take up what the last process left, and work from now on.

        Raises:
            ConfigError: the engine's database cannot be opened.
        """
        settings = self._house.settings
        if os.environ.get("DBOS__CLOUD") == "true":
            raise ConfigError(
                "no_cloud",
                "Miljövariabeln DBOS__CLOUD är satt: programmet körs bara lokalt. Ta bort den.",
                "The environment variable DBOS__CLOUD is set: this program only runs locally. Remove it.",
            )
        _quiet_the_library()
        try:
            DBOS(config=_configuration(settings.storage.root, settings.storage.url))
            DBOS.listen_queues([_QUEUE])
            DBOS.launch()
            workers = reader_count(settings.read.workers)
            DBOS.register_queue(
                _QUEUE,
                worker_concurrency=workers + _EXTRA_IN_WORK,
                polling_interval_sec=_POLL_S,
                on_conflict="always_update",
            )
        except (SQLAlchemyError, dbos_error.DBOSException, sqlite3.Error, OSError) as error:
            raise ConfigError(
                "engine_not_started",
                f"Arbetsflödets databas går inte att öppna ({type(error).__name__}).",
                f"The database of the workflow engine cannot be opened ({type(error).__name__}).",
            ) from error
        self._sweeper.start()

    def submit(self, sha256: str) -> None:
        """Put a fax into the queue. One that is there already, or has been through, is not put in again.

        Raises:
            EngineError: the engine's database does not answer; the sweep will find the fax.
        """
        try:
            with SetWorkflowID(_workflow_id(sha256)):
                DBOS.enqueue_workflow(_QUEUE, self._workflow, sha256)
        except Exception as error:
            raise _no_answer(error) from error

    def wake(self) -> None:
        """Sweep now: a person put a fax back to be read once more."""
        self._woken.set()

    def sweep(self) -> None:
        """Put every fax that waits without a living workflow into the queue, and quarantine what has killed too often.

        Raises:
            IntakeError: store or engine do not answer.
        """
        waiting = self._house.store.waiting()
        for start in range(0, len(waiting), _BATCH):
            self._sweep_some(waiting[start : start + _BATCH])

    def _sweep_some(self, waiting: Sequence[str]) -> None:
        try:
            ids = [_workflow_id(sha256) for sha256 in waiting]
            found = DBOS.list_workflows(workflow_ids=ids, load_input=False, load_output=False)
            states = {workflow.workflow_id: workflow.status for workflow in found}
            for sha256 in waiting:
                state = states.get(_workflow_id(sha256))
                if state in _LIVE or self._house.fax(sha256).state is not FaxState.WAITING:
                    continue
                if state == _POISON:
                    pipeline.give_up(self._house, sha256, _poison())
                    continue
                if state is not None:  # failed for good on our own database or disk, or put back to waiting by a person
                    DBOS.delete_workflow(_workflow_id(sha256))
                self.submit(sha256)
        except IntakeError:
            raise
        except Exception as error:
            raise _no_answer(error) from error

    def stop(self) -> None:
        """Take up nothing more and let go. Steps in work are left as they are; the next start takes them up again.

        Call it last: threads in the middle of a step are still there afterwards and are parked for good, so that
        nothing of what happens to them while the process ends is taken for a result.
        """
        self._stopping.set()
        self._woken.set()
        DBOS.destroy(workflow_completion_timeout_sec=0)

    # --- one fax -----------------------------------------------------------------------------------------------

    def _fax(self, sha256: str) -> str:
        """The workflow. Changing the order or the names of its steps needs ``DBOS.patch``."""
        for name, step in (("read", self._read), ("understand", pipeline.understand_step)):
            failure = DBOS.run_step(self._options(name), self._attempt, step, sha256)
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

    def _attempt(self, step: Step, sha256: str) -> dict[str, str] | None:
        """Run a step once. Returns the reason to quarantine the fax for, ``None`` when all went well.

        The reason is returned, not raised, because a result outlives a restart as it is, while the library brings an
        error back as another one.

        Raises:
            IntakeError: to be tried again.
        """
        self._park_when_stopping()
        try:
            step(self._house, sha256)
        except StoreError as error:
            log.warning("%s: %s", sha256[:12], error.code)
            raise
        except Exception as error:
            self._park_when_stopping()
            ours = _as_ours(error, sha256)
            log.warning("%s: %s", sha256[:12], ours.code)
            if ours.retry and not _last_attempt():
                raise ours from error
            return {"code": ours.code, "sv": ours.sv, "en": ours.en}
        return None

    def _read(self, house: House, sha256: str) -> None:
        """The step that needs a whole core, so no more of them at a time than there are cores."""
        with self._readers:
            self._park_when_stopping()
            pipeline.read_step(house, sha256)

    def _quarantine(self, failure: Mapping[str, str], sha256: str) -> None:
        self._park_when_stopping()
        pipeline.give_up(self._house, sha256, EngineError(failure["code"], failure["sv"], failure["en"]))

    def _park_when_stopping(self) -> None:
        if self._stopping.is_set():
            threading.Event().wait()

    # --- upkeep ------------------------------------------------------------------------------------------------

    def _sweep_for_ever(self) -> None:
        purge_at_s = time.monotonic()
        while not self._stopping.is_set():
            try:
                self.sweep()
                if time.monotonic() >= purge_at_s:
                    purge_at_s = time.monotonic() + _PURGE_EVERY_S
                    _purge()
            except Exception as error:  # whatever it was, the next sweep starts afresh
                if not self._stopping.is_set():
                    log.warning("sweep: %s", _as_ours(error, "sweep").code)
            self._woken.wait(_SWEEP_EVERY_S)
            self._woken.clear()


def reader_count(workers: int) -> int:
    """How many faxes are read at a time; 0: one for each core that we may use."""
    return workers or len(os.sched_getaffinity(0))


def _workflow_id(sha256: str) -> str:
    return f"fax-{sha256}"


def _configuration(root: Path, url: str) -> DBOSConfig:
    configuration: DBOSConfig = {
        "name": "intake",
        "application_version": _APPLICATION_VERSION,
        "serializer": DBOSPortableJSONSerializer(),
        "dbos_system_schema": _SCHEMA,
        "log_level": "WARNING",
        "enable_otlp": False,
    }
    if url.startswith("postgresql"):
        return {**configuration, "system_database_url": url, "executor_id": _executor_id(root)}
    path = root.absolute() / "engine.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")  # remembered in the file
    return {**configuration, "system_database_url": f"sqlite:///{path}", "executor_id": "intake"}


def _executor_id(root: Path) -> str:
    """Who we are among those who share the database: made once and kept, so that our own work comes back to us."""
    path = root / "executor-id"
    if not path.exists():
        write_whole(path, f"intake-{uuid.uuid4()}")
    return path.read_text(encoding="ascii")


def _quiet_the_library() -> None:
    """Let its warnings through without tracebacks and arguments, which may quote what a step was working on."""
    library = logging.getLogger("dbos")
    library.handlers.clear()
    library.propagate = False
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s engine %(module)s:%(lineno)d"))
    handler.addFilter(_bare)
    library.addHandler(handler)


def _bare(record: logging.LogRecord) -> bool:
    record.exc_info = record.exc_text = record.stack_info = None
    return record.levelno >= logging.WARNING


def _purge() -> None:
    """Delete what the engine remembers of faxes finished long ago. Our own ledger keeps them for ever."""
    before = (datetime.now(UTC) - _KEEP_FINISHED).isoformat()
    while True:
        finished = DBOS.list_workflows(
            status=_ENDED, completed_before=before, limit=_BATCH, load_input=False, load_output=False
        )
        if not finished:
            return
        DBOS.delete_workflows([workflow.workflow_id for workflow in finished])


def _last_attempt() -> bool:
    status = DBOS.step_status
    if status is None or status.current_attempt is None or status.max_attempts is None:
        return True
    return status.current_attempt + 1 >= status.max_attempts


def _as_ours(error: Exception, what: str) -> IntakeError:
    """The error as one of ours. Of an unforeseen one only kind and place are logged: its message may quote a fax."""
    if isinstance(error, IntakeError):
        return error
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s: %s at %s:%s", what[:12], type(error).__name__, Path(place.filename).name, place.lineno)
    return EngineError(
        "unforeseen",
        f"Oväntat fel i programmet ({type(error).__name__}). Läs faxet för hand och anmäl felet.",
        f"Unforeseen error in the program ({type(error).__name__}). Read the fax by hand and report the error.",
    )


def _poison() -> EngineError:
    return EngineError(
        "poison",
        "Programmet har avbrutits gång på gång medan faxet lästes. Läs det för hand.",
        "The program was killed over and over while it read the fax. Read it by hand.",
    )


def _no_answer(error: Exception) -> EngineError:
    return EngineError(
        "engine_no_answer",
        f"Arbetsflödets databas svarar inte ({type(error).__name__}). Faxet väntar och tas upp igen av sig självt.",
        f"The database of the workflow engine does not answer ({type(error).__name__}). The fax waits and is taken up.",
    )
