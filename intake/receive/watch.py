"""Watching the inbox: events are hints, scans are the guarantee.

A watchdog observer wakes the loop when something happens in the folder; whatever it misses is found by the scan that
runs at the start and every few seconds. An observer that dies (a folder unmounted, no inotify watches left) is noticed
at the next scan and started again, each time after a longer wait; until then the health record says so and scans go on.
"""

from __future__ import annotations

import errno
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from intake.errors import IntakeError
from intake.receive.archive import RefusedError, UnsettledError
from intake.receive.settle import FORGOTTEN_AFTER_S, Look, Settling, Stamp, look

log = logging.getLogger(__name__)

_LONGEST_WAIT_S = 10.0
_SHORTEST_GAP_S = 0.1  # between two scans, however many events come in
_JOIN_S = 2.0


@dataclass(frozen=True, slots=True)
class Health:
    """How the watch is. ``problem`` is the code of what stands in the way, ``None`` when all is well."""

    observing: bool = False
    scans: int = 0
    taken: int = 0
    problem: str | None = None


@dataclass(slots=True)
class _BackOff:
    """When something that failed is tried again."""

    next_s: float
    wait_s: float

    def push(self, now_s: float) -> None:
        self.next_s = now_s + self.wait_s
        self.wait_s = min(self.wait_s * 2, _LONGEST_WAIT_S)


@dataclass(slots=True)
class _Again:
    """A file that could not be taken: tried again later, or at once when it has changed."""

    stamp: Stamp
    refusal: str | None
    back_off: _BackOff


class _Hint(FileSystemEventHandler):
    def __init__(self, wake: threading.Event) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):  # our own reading is no news
            self._wake.set()


class Watch:
    """Takes files from one inbox, in a thread of its own.

    Args:
        folder: the inbox.
        take: takes one settled file (archive, row, out of the inbox). ``UnsettledError``, ``RefusedError`` and
            ``IntakeError`` are expected of it: the file stays and is tried again.
        refused: told the names refused now, with their codes, after every scan that changed them.
        before_scan: called before each scan.
        observer: ``native`` (inotify and its like) or ``polling`` (network folders).
    """

    def __init__(
        self,
        folder: Path,
        *,
        take: Callable[[Path, Stamp], None],
        refused: Callable[[Mapping[str, str]], None],
        before_scan: Callable[[], None] = lambda: None,
        observer: Literal["native", "polling"] = "native",
        settle_s: float = 2.0,
        scan_every_s: float = 5.0,
    ) -> None:
        self._folder = folder
        self._take = take
        self._tell_refused = refused
        self._before_scan = before_scan
        self._observer_kind = observer
        self._scan_every_s = scan_every_s
        self._files, self._unfinished = Settling(settle_s), Settling(FORGOTTEN_AFTER_S)
        self._again: dict[str, _Again] = {}
        self._told: Mapping[str, str] | None = None
        self._observer: BaseObserver | None = None
        self._observer_back_off = _BackOff(0.0, 1.0)
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)
        self._health = Health()
        self._said: str | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Finish the file in hand and stop. ``False``: it did not stop in time."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    @property
    def health(self) -> Health:
        return self._health

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.clear()
                observer_problem = self._supervise_observer()
                problem = self.scan() or observer_problem
                self._health = replace(
                    self._health, observing=_lives(self._observer), scans=self._health.scans + 1, problem=problem
                )
                due_s = self._files.next_s(time.monotonic())
                self._wake.wait(self._scan_every_s if due_s is None else min(due_s, self._scan_every_s))
                self._stop.wait(_SHORTEST_GAP_S)
        finally:
            self._drop_observer()

    def scan(self) -> str | None:
        """Look at the inbox once and take what has settled. Returns the code of a problem that stopped it."""
        try:
            self._before_scan()
            seen = look(self._folder)
            now_s = time.monotonic()
            self._again = {name: again for name, again in self._again.items() if seen.files.get(name) == again.stamp}
            refused = dict(seen.refused)
            refused.update((name, "unfinished") for name in self._unfinished.settled(seen.unfinished, now_s))
            problem = self._take_settled(seen, refused, now_s)
            refused.update((name, again.refusal) for name, again in self._again.items() if again.refusal)
            if refused != self._told:
                self._tell_refused(refused)
                self._told = refused
        except IntakeError as error:
            return self._problem(error.code)
        except RefusedError as error:
            return self._problem(error.code)
        except OSError as error:
            return self._problem("inbox_missing" if error.errno in (errno.ENOENT, errno.ENOTDIR) else "inbox_failed")
        return self._problem(problem)

    def _take_settled(self, seen: Look, refused: dict[str, str], now_s: float) -> str | None:
        """Take the files that have settled; after an error the rest waits for the next scan."""
        for name in self._files.settled(seen.files, now_s):
            again = self._again.get(name)
            if self._stop.is_set() or (again and now_s < again.back_off.next_s):
                continue
            stamp = seen.files[name]
            try:
                self._take(self._folder / name, stamp)
            except UnsettledError:
                if self._files.unchanged_s(name, now_s) > FORGOTTEN_AFTER_S:
                    refused[name] = "held_open"
            except RefusedError as error:
                self._try_again(name, stamp, error.code, now_s)
            except IntakeError as error:
                if error.code != "disk_full":  # that is found out again without touching the file
                    self._try_again(name, stamp, None, now_s)
                return error.code
            except Exception as error:  # around one fax: a fault of ours on one file must not stop the others
                log.error("inbox: %s while taking a file", type(error).__name__)
                self._try_again(name, stamp, None, now_s)
                return "unforeseen"
            else:
                self._again.pop(name, None)
                self._health = replace(self._health, taken=self._health.taken + 1)
        return None

    def _try_again(self, name: str, stamp: Stamp, refusal: str | None, now_s: float) -> None:
        again = self._again.setdefault(name, _Again(stamp, refusal, _BackOff(now_s, self._scan_every_s)))
        again.refusal = refusal
        again.back_off.push(now_s)

    def _problem(self, code: str | None) -> str | None:
        """Say it once when a problem comes and once when it has passed."""
        if code != self._said:
            if code:
                log.warning("inbox: %s", code)
            else:
                log.info("inbox: well again after %s", self._said)
            self._said = code
        return code

    def _supervise_observer(self) -> str | None:
        """Start the observer, or start it again where it died. Returns the code of the problem while it is dead."""
        if _lives(self._observer):
            self._observer_back_off = _BackOff(0.0, 1.0)
            return None
        now_s = time.monotonic()
        if now_s < self._observer_back_off.next_s:
            return "observer_dead"
        if self._observer is not None:
            log.warning("inbox: the observer died and is started again")
        self._drop_observer()
        self._observer_back_off.push(now_s)
        observer = PollingObserver(timeout=self._scan_every_s) if self._observer_kind == "polling" else Observer()
        try:
            observer.schedule(_Hint(self._wake), str(self._folder))
            observer.start()
        except (OSError, RuntimeError) as error:
            log.warning("inbox: no observer (%s); scanning goes on", type(error).__name__)
            return "observer_dead"
        self._observer = observer
        return None

    def _drop_observer(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            if observer.is_alive():
                observer.join(_JOIN_S)


def _lives(observer: BaseObserver | None) -> bool:
    """An observer lives only while its emitters do: they die alone when their folder is unmounted or removed."""
    return (
        observer is not None
        and observer.is_alive()
        and bool(observer.emitters)
        and all(emitter.is_alive() for emitter in observer.emitters)
    )
