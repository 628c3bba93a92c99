"""Looks again and again, in a thread of its own, and says each alarm once when it comes and once when it has passed."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from intake.alarms.codes import KINDS, Alarm, Level, raised, raised_by
from intake.alarms.looking import look
from intake.alarms.record import forget_dead, health_of
from intake.blobs import open_blobs
from intake.config import Settings
from intake.errors import IntakeError
from intake.store import Figures, Store
from intake.store.balance import UNDER_WAY_S, in_pieces

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 10.0
_STUCK_AFTER_S = 90.0  # longer than the database is waited for
_AUDIT_AFTER_S = 120.0
"""So long after the start the archive is compared with the books for the first time."""

_MEND_AFTER_S = UNDER_WAY_S + 5.0
"""Where that process mends what a kill left between the two. What was under way when it was started is old enough by
then, and others see the fault no more when they compare."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last look found."""

    alarms: tuple[Alarm, ...] = ()
    figures: Figures | None = None

    @property
    def red(self) -> bool:
        return any(alarm.level is Level.RED for alarm in self.alarms)


class Watcher:
    """The alarms of one daemon.

    Args:
        settings: in force.
        store: opened; used from the watcher's thread.
        parts: codes of what is wrong with the parts of the program: the watch of the inbox, the page, the directory,
            the engine (``engine_no_answer``).
        inbox: whether this process takes faxes from the inbox.
        mend: mends what is known to be amiss between archive and books, before they are compared.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        parts: Callable[[], Collection[str]] = tuple,
        *,
        inbox: bool = True,
        mend: Callable[[], object] | None = None,
    ) -> None:
        self._mend = mend
        self._settings, self._store, self._parts, self._inbox = settings, store, parts, inbox
        self._began = datetime.now(UTC)
        self._since = _stood_before(settings.storage.root, self._began)
        self._seen = Seen()
        self._unbalanced = 0
        self._stop = threading.Event()
        self._looked_s = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="alarms", daemon=True)
        self._auditor = threading.Thread(target=self._audit_for_ever, name="ledger", daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()
        if self._settings.alarms.ledger_every_minutes or self._mend is not None:
            self._auditor.start()

    def stop(self) -> None:
        """Begin no further look."""
        self._stop.set()

    @property
    def seen(self) -> Seen:
        """What the last look found. A look that hangs is itself an alarm: the disk or the database does not answer."""
        if self._thread.is_alive() and time.monotonic() - self._looked_s > _STUCK_AFTER_S:
            return Seen(raised({"database_no_answer": 1}, self._since, datetime.now(UTC)))
        return self._seen

    def look(self, at: datetime) -> Seen:
        """Look once, and say what came and what has passed."""
        found, figures = look(self._settings, self._store, self._began, at, inbox=self._inbox)
        for code in self._parts():
            found.setdefault(code, 1)
        if self._unbalanced:
            found["ledger_unbalanced"] = self._unbalanced
        alarms = raised(found, self._since, at)
        standing = {alarm.code: alarm for alarm in alarms}
        for code in standing.keys() - {alarm.code for alarm in self._seen.alarms}:
            level = logging.ERROR if standing[code].level is Level.RED else logging.WARNING
            log.log(level, "alarm %s: %s", code, standing[code].en)
        for code in {alarm.code for alarm in self._seen.alarms} - standing.keys():
            log.info("alarm %s has passed", code)
        self._since = {code: alarm.since for code, alarm in standing.items()}
        self._seen = Seen(alarms, figures)
        return self._seen

    def audit(self) -> int:
        """Compare the archive with the books, one folder of it after the other. Returns how many faults there are."""
        faults = 0
        for piece in in_pieces(self._store.books, open_blobs(self._settings.storage).under("archive")):
            if self._stop.is_set():
                return self._unbalanced
            faults += len(piece.faults)
        self._unbalanced = faults
        return faults

    def _run(self) -> None:
        while not self._stop.is_set():
            self._looked_s = time.monotonic()
            try:
                forget_dead(self._settings.storage.root, datetime.now(UTC))
                self.look(datetime.now(UTC))
            except Exception as error:  # whatever it was: who watches must not stop watching
                log.error("alarms: %s", type(error).__name__)
            self._stop.wait(_LOOK_EVERY_S)

    def _audit_for_ever(self) -> None:
        """Mends at least once; where the books are never compared by themselves, no more often."""
        every_s = self._settings.alarms.ledger_every_minutes * 60 or math.inf
        wait_s = min(every_s, _AUDIT_AFTER_S if self._mend is None else _MEND_AFTER_S)
        while not self._stop.wait(wait_s):
            mended = self._mend is None or _went_well(self._mend)
            # Also where the mending failed: the comparison says what is wrong.
            audited = math.isinf(every_s) or _went_well(self.audit)
            wait_s = every_s if mended and audited else min(every_s, _AUDIT_AFTER_S)
            if math.isinf(wait_s):
                return


def _went_well(work: Callable[[], object]) -> bool:
    try:
        work()
    except Exception as error:  # the alarm of the database or the disk says so too
        log.warning("ledger: %s", raised_by(error) if isinstance(error, IntakeError) else type(error).__name__)
        return False
    return True


def _stood_before(root: Path, at: datetime) -> dict[str, datetime]:
    """Since when the alarms of the last run stand, so that a restart makes none younger."""
    record = health_of(root, at)
    return {alarm.code: alarm.since for alarm in record.alarms if alarm.code in KINDS} if record else {}
