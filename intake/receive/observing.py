"""The operating system's events on a folder: they wake a watch, and are watched themselves.

An observer that dies (a folder unmounted, no inotify watches left) is noticed when it is looked at and started again,
each time after a longer wait.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

log = logging.getLogger(__name__)

_LONGEST_WAIT_S = 10.0
_JOIN_S = 2.0


@dataclass(slots=True)
class BackOff:
    """When something that failed is tried again."""

    next_s: float
    wait_s: float

    def push(self, now_s: float) -> None:
        self.next_s = now_s + self.wait_s
        self.wait_s = min(self.wait_s * 2, _LONGEST_WAIT_S)


class Events:
    """Sets ``wake`` whenever something happens in ``folder``."""

    def __init__(self, folder: Path, wake: threading.Event, name: str) -> None:
        self._folder, self._wake, self._name = folder, wake, name
        self._observer: BaseObserver | None = None
        self._back_off = BackOff(0.0, 1.0)

    @property
    def alive(self) -> bool:
        """An observer lives only while its emitters do: they die alone when their folder is unmounted or removed."""
        observer = self._observer
        return (
            observer is not None
            and observer.is_alive()
            and bool(observer.emitters)
            and all(emitter.is_alive() for emitter in observer.emitters)
        )

    def supervise(self) -> str | None:
        """Start the observer, or start it again where it died. Returns the code of the problem while it is dead."""
        if self.alive:
            self._back_off = BackOff(0.0, 1.0)
            return None
        now_s = time.monotonic()
        if now_s < self._back_off.next_s:
            return "observer_dead"
        if self._observer is not None:
            log.warning("%s: the observer died and is started again", self._name)
        self.drop()
        self._back_off.push(now_s)
        observer = Observer()
        try:
            observer.schedule(_Hint(self._wake), str(self._folder))
            observer.start()
        except (OSError, RuntimeError) as error:
            log.warning("%s: no observer (%s); scanning goes on", self._name, type(error).__name__)
            return "observer_dead"
        self._observer = observer
        return None

    def drop(self) -> None:
        """Let go of the observer."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            if observer.is_alive():
                observer.join(_JOIN_S)


class _Hint(FileSystemEventHandler):
    def __init__(self, wake: threading.Event) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):  # our own reading is no news
            self._wake.set()
