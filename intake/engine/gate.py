"""Who of the faxes in work may go on just now.

Reading needs a whole core, so no more faxes are read at a time than there are cores; of those that wait for one, the
one that is due first is next. A fax that a process died over,
perhaps not by its fault, is worked on with nothing else in hand: if the process dies again, it is known what did it.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import threading
from collections.abc import Iterator
from typing import Any


def reader_count(workers: int) -> int:
    """How many faxes are read at a time; 0: one for each core that we may use."""
    return workers or len(os.sched_getaffinity(0))


class Gate:
    """One for each process.

    Args:
        readers: how many may read at a time.
    """

    def __init__(self, readers: int) -> None:
        self._readers = readers
        self._moved = threading.Condition()
        self._reading = self._inside = self._waiting_alone = 0
        self._alone = False
        self._queue: list[tuple[Any, int]] = []  # of those that wait to read: rank, and who came first
        self._serial = itertools.count()

    @contextlib.contextmanager
    def entered(self, *, reads: bool, alone: bool, rank: Any = ()) -> Iterator[None]:
        """Wait until there is room, and hold it. Who waits to be alone is let in before whoever comes later.

        Args:
            reads: whether it needs a core.
            alone: whether nothing else may be in hand meanwhile.
            rank: of those that wait to read, the lowest is next.
        """
        with self._moved:
            if alone:
                self._waiting_alone += 1
                self._moved.wait_for(lambda: not self._inside)
                self._waiting_alone -= 1
                self._alone = True
            elif reads:
                place = (rank, next(self._serial))
                self._queue.append(place)
                self._moved.wait_for(lambda: self._is_free() and self._reading < self._readers and self._is_next(place))
                self._queue.remove(place)
            else:
                self._moved.wait_for(self._is_free)
            self._inside += 1
            self._reading += reads
            self._moved.notify_all()  # the next may have a core of its own
        try:
            yield
        finally:
            with self._moved:
                self._inside -= 1
                self._reading -= reads
                if alone:
                    self._alone = False
                self._moved.notify_all()

    def _is_free(self) -> bool:
        return not self._alone and not self._waiting_alone

    def _is_next(self, place: tuple[Any, int]) -> bool:
        return place == min(self._queue)
