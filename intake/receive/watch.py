"""Watching one inbox: events are hints, scans are the guarantee.

A watchdog observer wakes the loop when something happens in the folder; whatever it misses is found by the scan that
runs at the start and every few seconds. A network folder sends no events: there the scans alone do it. While an
observer is dead the health record says so and scans go on.

One scan takes a bounded number of files, a twentieth of those that lie there, before the folder is looked through
again: newcomers and changes are seen in time, and a file costs about twenty looks however many there are.
"""

from __future__ import annotations

import errno
import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from intake.errors import IntakeError
from intake.receive.archive import RefusedError, UnsettledError
from intake.receive.metadata import MetadataKind
from intake.receive.observing import BackOff, Events
from intake.receive.receiver import Receiver
from intake.receive.settle import FORGOTTEN_AFTER_S, Look, Settling, Stamp, look
from intake.receive.sidecar import Paired, base_of, others_of, pair

log = logging.getLogger(__name__)

_SHORTEST_GAP_S = 0.1  # between two scans, however many events come in
_LEAST_A_SCAN = 100
_NO_FAULT_OF_THE_FILE = frozenset({"disk_full", "blobs_no_answer", "blobs_refused"})
_LOOKS_A_FILE = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A settled file of the inbox. ``beside`` is the metadata file that belongs to it.

    ``shared``: other faxes that lie there have the same metadata file.
    """

    path: Path
    stamp: Stamp
    beside: tuple[Path, Stamp] | None = None
    shared: bool = False


@dataclass(slots=True)
class _Again:
    """A file that could not be taken: tried again later, or at once when it has changed."""

    stamp: Stamp
    refusal: str | None
    back_off: BackOff


class Watch(Receiver):
    """Takes files from one inbox, in a thread of its own.

    Args:
        folder: the inbox.
        take: takes one settled fax (archive, row, out of the inbox). ``UnsettledError``, ``RefusedError`` and
            ``IntakeError`` are expected of it: the file stays and is tried again.
        refused: told the names refused now, with their codes, after every scan that changed them.
        take_beside: takes a metadata file that lies there without a fax, given with its name without ending; the same
            errors are expected of it.
        before_scan: called before each scan.
        finish: finishes removals that were begun; called where a scan finds one.
        observer: ``native`` (inotify and its like) or ``polling`` (network folders: scans alone).
        metadata: how metadata files are written; ``None``: every file is a fax.
        metadata_wait_s: how long a settled fax waits for its metadata file.
        name: of the inbox, for the log.
    """

    def __init__(
        self,
        folder: Path,
        *,
        take: Callable[[Found], None],
        refused: Callable[[Mapping[str, str]], None],
        take_beside: Callable[[Path, Stamp, str], None] | None = None,
        before_scan: Callable[[], None] = lambda: None,
        finish: Callable[[], None] = lambda: None,
        observer: Literal["native", "polling"] = "native",
        settle_s: float = 2.0,
        scan_every_s: float = 5.0,
        metadata: MetadataKind | None = None,
        metadata_wait_s: float = 30.0,
        name: str = "inbox",
    ) -> None:
        super().__init__(refused, name)
        self._folder = folder
        self._take = take
        self._take_beside = take_beside
        self._before_scan, self._finish = before_scan, finish
        self._scan_every_s = scan_every_s
        self._metadata = metadata if take_beside else None
        self._metadata_wait_s = metadata_wait_s
        self._files, self._unfinished = Settling(settle_s), Settling(FORGOTTEN_AFTER_S)
        self._again: dict[str, _Again] = {}
        self._more = False
        self._held_s: float | None = None
        self._wake = threading.Event()
        self._events = Events(folder, self._wake, name) if observer == "native" else None

    def stop(self, timeout_s: float = 5.0) -> bool:
        """As that of any receiver, without waiting for the next event."""
        self._stop.set()
        self._wake.set()
        return super().stop(timeout_s)

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.clear()
                unobserved = self._events.supervise() if self._events else None
                problem = self.scan() or unobserved
                self._health = replace(
                    self._health,
                    observing=self._events is None or self._events.alive,
                    scans=self._health.scans + 1,
                    problem=problem,
                )
                if not self._more:
                    self._wake.wait(self._wait_s())
                self._stop.wait(_SHORTEST_GAP_S)
        finally:
            if self._events:
                self._events.drop()

    def _wait_s(self) -> float:
        due = [self._scan_every_s, self._files.next_s(time.monotonic()), self._held_s]
        return min(seconds for seconds in due if seconds is not None)

    def scan(self) -> str | None:
        """Look at the inbox once and take what has settled. Returns the code of a problem that stopped it."""
        self._more, self._held_s = False, None
        try:
            self._before_scan()
            seen = look(self._folder)
            if seen.removing:
                self._finish()
            now_s = time.monotonic()
            self._again = {name: again for name, again in self._again.items() if seen.files.get(name) == again.stamp}
            refused = dict(seen.refused)
            refused.update((name, "unfinished") for name in self._unfinished.settled(seen.unfinished, now_s))
            problem = self._take_settled(seen, refused, now_s)
            refused.update((name, again.refusal) for name, again in self._again.items() if again.refusal)
            self._refuse(refused)
        except IntakeError as error:
            return self._problem(error.code)
        except RefusedError as error:
            return self._problem(error.code)
        except OSError as error:
            return self._problem("inbox_missing" if error.errno in (errno.ENOENT, errno.ENOTDIR) else "inbox_failed")
        return self._problem(problem)

    def _take_settled(self, seen: Look, refused: dict[str, str], now_s: float) -> str | None:
        """Take the files that have settled; after an error the rest waits for the next scan."""
        left = max(_LEAST_A_SCAN, len(seen.files) // _LOOKS_A_FILE)
        for found, base in self._due(seen, now_s):
            name = found.path.name
            self._more = left == 0
            if self._more or self._stop.is_set():
                break
            left -= 1
            try:
                if base is not None and self._take_beside is not None:
                    self._take_beside(found.path, found.stamp, base)
                else:
                    self._take(found)
            except UnsettledError:
                if self._files.unchanged_s(name, now_s) > FORGOTTEN_AFTER_S:
                    refused[name] = "held_open"
            except RefusedError as error:
                soon = error.code == "metadata_alone" and self._files.unchanged_s(name, now_s) <= FORGOTTEN_AFTER_S
                self._try_again(found, None if soon else error.code, now_s)  # its fax may still be on its way
            except IntakeError as error:
                if error.code not in _NO_FAULT_OF_THE_FILE:  # that is found out again at the next scan
                    self._try_again(found, None, now_s)
                return error.code
            except Exception as error:  # around one fax: a fault of ours on one file must not stop the others
                log.error("%s: %s while taking a file", self._name, type(error).__name__)
                self._try_again(found, None, now_s)
                return "unforeseen"
            else:
                self._again.pop(name, None)
                self._health = replace(self._health, taken=self._health.taken + 1)
        return None

    def _due(self, seen: Look, now_s: float) -> Iterator[tuple[Found, str | None]]:
        """What may be taken now: by turns new faxes, those that failed before, and metadata files without a fax.

        The last with their names without ending. By turns, so that no kind holds up another however many there are.
        """
        settled = self._files.settled(seen.files, now_s)
        due = [name for name in settled if not (tried := self._again.get(name)) or now_s >= tried.back_off.next_s]
        paired = pair(seen.files, self._metadata) if self._metadata else Paired()
        at_rest = frozenset(settled) if self._metadata else frozenset()
        told = frozenset(paired.beside.values())
        alone = [name for name in due if name in paired.alone]
        faxes = [name for name in due if name not in paired.alone and name not in told]
        ready = [name for name in faxes if not self._waits(name, paired.beside.get(name), at_rest, now_s)]
        new = [name for name in ready if name not in self._again]
        again = [name for name in ready if name in self._again]
        shared = others_of(paired.beside)
        for turn in zip_longest(new, again, alone):
            for name in turn:
                if name is not None:
                    found = Found(self._folder / name, seen.files[name])
                    beside = paired.beside.get(name)
                    if beside is not None and beside in at_rest:
                        rest = (self._folder / beside, seen.files[beside])
                        found = replace(found, beside=rest, shared=shared[beside] > 1)
                    yield found, base_of(name, self._metadata) if name in paired.alone else None

    def _waits(self, name: str, beside: str | None, at_rest: Collection[str], now_s: float) -> bool:
        """Is there time left for the metadata file of a fax, and is that not here yet, or not at rest?"""
        if self._metadata is None or beside in at_rest:
            return False
        left_s = self._files.settle_s + self._metadata_wait_s - self._files.unchanged_s(name, now_s)
        if left_s > 0:
            self._held_s = min(left_s, self._held_s or left_s)
        return left_s > 0

    def _try_again(self, found: Found, refusal: str | None, now_s: float) -> None:
        name = found.path.name
        again = self._again.setdefault(name, _Again(found.stamp, refusal, BackOff(now_s, self._scan_every_s)))
        again.refusal = refusal
        again.back_off.push(now_s)
