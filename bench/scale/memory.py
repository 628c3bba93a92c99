"""Memory of the daemon over many faxes."""

from __future__ import annotations

import time
from typing import Any

from bench.scale.desk import Replays, desk
from bench.scale.fit import drift
from bench.scale.processes import fork_server, rss_mb
from tests.fault.running import drop

_AHEAD = 60  # faxes that wait at most: how long the queue is shall not be measured
_EVERY_S = 2.0


def measure(replays: Replays, faxes: int, first: int) -> dict[str, Any]:
    """Sample the memory of the daemon, and of the process that its readers are born from, while ``faxes`` go through.

    Args:
        replays: the faxes.
        faxes: how many.
        first: those before count as warming up.
    """
    points: list[tuple[int, float, float]] = []
    with desk("sqlite", replays.tesseract, INTAKE_READ_WORKERS="2") as at:
        daemon = at.process().start()
        assert daemon.process is not None
        pid = daemon.process.pid
        sent = ended = 0
        while ended < faxes:
            while sent < min(faxes, ended + _AHEAD):
                drop(at.inbox, *replays.fax(sent))
                sent += 1
            time.sleep(_EVERY_S)
            ended = at.ended()
            server = fork_server(pid)
            points.append((ended, rss_mb(pid), rss_mb(server) if server else 0.0))
        lost = at.quarantined()
    daemon_points = [(float(count), mb) for count, mb, _ in points]
    server_points = [(float(count), mb) for count, _, mb in points]
    return {
        "faxes": faxes,
        "first": first,
        "quarantined": lost,
        "points": [(count, round(mb, 1), round(other, 1)) for count, mb, other in _thinned(points)],
        "samples": len(points),
        "drift": drift(daemon_points, first),
        "fork_server_drift": drift(server_points, first),
    }


def _thinned(points: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    step = max(1, len(points) // 40)
    return [*points[::step], points[-1]]
