"""How the library (DBOS) is set up, and the few calls to it that are not the workflow itself."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from dbos import error as dbos_error
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from intake.engine.gate import reader_count
from intake.engine.identity import Identity
from intake.errors import ConfigError
from intake.house import House
from intake.store.server import server_engine

QUEUE = "faxes"
BATCH = 500
LIVE = frozenset({"ENQUEUED", "PENDING", "DELAYED"})
POISON = "MAX_RECOVERY_ATTEMPTS_EXCEEDED"

_APPLICATION_VERSION = (
    "1"  # pinned: a new program goes on with the old one's workflows. A changed step needs DBOS.patch
)
_SCHEMA = "intake_engine"
_POLL_S = 0.2
_KEEP_FINISHED = timedelta(days=7)
_EXTRA_IN_WORK = 3  # beyond the readers: faxes that are being taken up, understood or saved meanwhile
_ENDED = ["SUCCESS", "ERROR", "CANCELLED"]


def launch(house: House, me: Identity, *, works: bool) -> None:
    """Start the library. Workflows are registered already.

    Args:
        house: whose database it uses.
        me: this process.
        works: whether it takes workflows from the queue; otherwise it only puts them in.

    Raises:
        ConfigError: the engine's database cannot be opened.
    """
    settings = house.settings
    if os.environ.get("DBOS__CLOUD") == "true":
        raise ConfigError(
            "no_cloud",
            "Miljövariabeln DBOS__CLOUD är satt: programmet körs bara lokalt. Ta bort den.",
            "The environment variable DBOS__CLOUD is set: this program only runs locally. Remove it.",
        )
    _quiet_the_library()
    try:
        library = DBOS(config=_configuration(settings.storage.root, settings.storage.url, me))
        DBOS.listen_queues([QUEUE] if works else [])
        DBOS.launch()
        if works:
            slots = reader_count(settings.read.workers) + _EXTRA_IN_WORK
            _keep_own_slots(library, slots)
            DBOS.register_queue(
                QUEUE, worker_concurrency=slots, polling_interval_sec=_POLL_S, on_conflict="always_update"
            )
    except (SQLAlchemyError, dbos_error.DBOSException, sqlite3.Error, OSError) as error:
        raise ConfigError(
            "engine_not_started",
            f"Arbetsflödets databas går inte att öppna ({type(error).__name__}).",
            f"The database of the workflow engine cannot be opened ({type(error).__name__}).",
        ) from error


def states_of(ids: Sequence[str]) -> dict[str, str]:
    """The state of each workflow that there is."""
    found = DBOS.list_workflows(workflow_ids=list(ids), load_input=False, load_output=False)
    return {workflow.workflow_id: workflow.status for workflow in found}


def executors_with_work() -> frozenset[str]:
    """The ids of all that have a workflow in hand, dead ones included."""
    found = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
    return frozenset(workflow.executor_id for workflow in found if workflow.executor_id)


def in_hand_of(executor: str) -> frozenset[str]:
    """The ids of the workflows that this executor has taken and not ended."""
    found = DBOS.list_workflows(status="PENDING", executor_id=executor, load_input=False, load_output=False)
    return frozenset(workflow.workflow_id for workflow in found)


def hand_over(dead: Sequence[str]) -> int:
    """Put what these executors had in hand back into the queue. Returns how many workflows.

    Private to the library, so its version is pinned and a test holds it. No public call will do: ``resume_workflow``
    does not ask who has the workflow and would also restart one that somebody took up meanwhile, and it forgets how
    often it killed; ``fork_workflow`` makes another workflow under another name. This one changes a row only while it
    still belongs to the dead executor, so that any number may call it at once.
    """
    return len(DBOS._recover_pending_workflows(list(dead)))


def purge() -> None:
    """Delete what the engine remembers of faxes finished long ago. Our own ledger keeps them for ever."""
    before = (datetime.now(UTC) - _KEEP_FINISHED).isoformat()
    while True:
        finished = DBOS.list_workflows(
            status=_ENDED, completed_before=before, limit=BATCH, load_input=False, load_output=False
        )
        if not finished:
            return
        DBOS.delete_workflows([workflow.workflow_id for workflow in finished])


def is_last_attempt() -> bool:
    """Whether the step that runs in this thread is not tried again."""
    status = DBOS.step_status
    if status is None or status.current_attempt is None or status.max_attempts is None:
        return True
    return status.current_attempt + 1 >= status.max_attempts


def attempt_number() -> int:
    """Of the step that runs in this thread, from 1."""
    status = DBOS.step_status
    return 1 if status is None or status.current_attempt is None else status.current_attempt + 1


def _keep_own_slots(library: DBOS, slots: int) -> None:
    """Let this machine's number of slots count here, whatever others wrote.

    The library keeps the settings of a queue in the database, one for all, and reads them at every poll. Machines
    differ in cores: the last one to start would set the pace of all.
    """
    system: Any = library._sys_db
    kept = system.get_queue

    def get_queue(name: str, *arguments: Any, **options: Any) -> Any:
        queue = kept(name, *arguments, **options)
        if queue is not None and name == QUEUE:
            queue._worker_concurrency = slots
        return queue

    system.get_queue = get_queue


def _configuration(root: Path, url: str, me: Identity) -> DBOSConfig:
    configuration: DBOSConfig = {
        "name": "intake",
        "application_version": _APPLICATION_VERSION,
        "executor_id": me.id,
        "serializer": DBOSPortableJSONSerializer(),
        "dbos_system_schema": _SCHEMA,
        "log_level": "WARNING",
        "enable_otlp": False,
    }
    if url.startswith("postgresql"):
        # As many connections as the library would make for itself.
        named = {"application_name": "intake-engine"}
        server = server_engine(make_url(url), connect_args=named, pool_size=20, max_overflow=0)
        return {**configuration, "system_database_url": url, "system_database_engine": server}
    path = root.absolute() / "engine.sqlite"
    with contextlib.closing(sqlite3.connect(path, timeout=30)) as database:
        database.execute("PRAGMA journal_mode=WAL")  # remembered in the file
    return {**configuration, "system_database_url": f"sqlite:///{path}"}


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
