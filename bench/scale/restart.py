"""From a start to the first work, and from a death to the take-over."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from bench.scale.desk import Desk, Replays, desk, wait_until
from intake.store.tables import executors, works
from tests.fault.running import Daemon

_LONG_S = 3600.0
_KNOWN_FOR_S = 6.0  # so long the other has been at work when the first dies
_LOOK_EVERY_S = 0.02


def starts(replays: Replays, databases: Sequence[str], waiting: int, times: int) -> dict[str, Any]:
    """Start ``intake run`` on faxes that wait, again and again, each time after a kill.

    Returns:
        ``begun_s``: from the start of the process until a reader has the first fax; ``read_s``: until that one is read.
    """
    runs = []
    for database in databases:
        with desk(database, replays.tesseract) as at:
            at.take(replays.faxes(waiting))
            begun, done = [], []
            for _ in range(times):
                before, began_s = at.ended(), time.time()
                daemon = at.process()
                daemon.begin()
                wait_until(lambda since_s=began_s: _first_begun_s(at) > since_s, _LOOK_EVERY_S)  # type: ignore[misc]
                begun.append(_first_begun_s(at) - began_s)
                wait_until(lambda ended=before: at.ended() > ended, _LOOK_EVERY_S)  # type: ignore[misc]
                done.append(next(at_s for at_s in at.read_at_s() if at_s > began_s) - began_s)
                daemon.kill()
        runs.append({"database": database, "waiting": waiting, "begun_s": begun, "read_s": done})
        print(f"  {database}: first work after {sorted(begun)[times // 2]:.1f} s", flush=True)
    return {"runs": runs}


def _first_begun_s(at: Desk) -> float:
    """When the step that was begun last was begun."""
    with at.engine.connect() as connection:
        since = connection.execute(select(func.max(works.c.since))).scalar_one()
    return float(since.timestamp()) if since else 0.0


def take_overs(replays: Replays, databases: Sequence[str], times: int, dead_after_s: float | None) -> dict[str, Any]:
    """Kill a worker that has a fax in hand, with another beside it, and wait until the other has it.

    Args:
        replays: the faxes.
        databases: by name.
        times: so often.
        dead_after_s: ``engine.dead_after_s``; ``None``: the default.
    """
    settings = {} if dead_after_s is None else {"INTAKE_ENGINE_DEAD_AFTER_S": str(dead_after_s)}
    runs = []
    for database in databases:
        with desk(database, replays.tesseract, **settings) as at:
            took = [_taken_over_s(at, replays, number) for number in range(times)]
        runs.append({"database": database, "took_s": took})
        print(f"  {database}: taken over after {sorted(took)[times // 2]:.1f} s", flush=True)
    return {"runs": runs}


def _taken_over_s(at: Desk, replays: Replays, number: int) -> float:
    at.take([replays.fax(number)])
    dying = at.process("worker", 1, INTAKE_READ_TESSERACT=str(replays.waiting(_LONG_S))).start()
    wait_until(lambda: _has_a_fax(at, dying), _LOOK_EVERY_S)
    other = at.process("worker", 2).start()
    time.sleep(_KNOWN_FOR_S)
    assert dying.process is not None
    os.killpg(dying.process.pid, signal.SIGKILL)
    died_s = time.monotonic()
    wait_until(lambda: _has_a_fax(at, other) or at.ended() > number, _LOOK_EVERY_S)
    took_s = time.monotonic() - died_s
    dying.kill()
    wait_until(lambda: at.ended() > number)
    other.stop()
    return took_s


def _has_a_fax(at: Desk, daemon: Daemon) -> bool:
    assert daemon.process is not None
    with at.engine.connect() as connection:
        with_one = select(executors.c.pid).join(works, works.c.token == executors.c.token)
        return daemon.process.pid in connection.execute(with_one).scalars().all()
