"""What the reading process gives up before it touches a fax: time, memory, files, privileges, the network.

Each layer that the system lacks is skipped and named, so that the log shows it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
from types import FrameType

from intake.config import Limits
from intake.read.seccomp import forbid_system_calls

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 36, 38
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # mallopt(3)
KEPT_PIECE_BYTES = 32 * 2**20  # the most that it takes
KEPT_BYTES = 512 * 2**20
OPENING_TIME_S = 30.0
BASE_TIME_S = 20.0
MAX_FILE_BYTES = 256 * 2**20
MAX_OPEN_FILES = 256


def reading_time_s(limits: Limits, pages: int) -> float:
    """Wall time, and processor time, that ``pages`` pages may take."""
    return BASE_TIME_S + limits.page_time_s * pages


def enter(limits: Limits) -> list[str]:
    """Lock this process in; returns the names of the layers that this system does not have.

    It becomes the leader of its own session, so that it can be killed with everything it starts. Told to end, it
    takes its whole group with it.
    """
    os.setsid()
    signal.signal(signal.SIGTERM, _end_group)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    skipped = []
    most_s = int(reading_time_s(limits, limits.max_pages)) + 1
    for name, soft, hard in (
        ("RLIMIT_AS", limits.memory_mb * 2**20, limits.memory_mb * 2**20),
        ("RLIMIT_CPU", int(OPENING_TIME_S) + 1, most_s),
        ("RLIMIT_FSIZE", MAX_FILE_BYTES, MAX_FILE_BYTES),
        ("RLIMIT_NOFILE", MAX_OPEN_FILES, MAX_OPEN_FILES),
        ("RLIMIT_CORE", 0, 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (soft, hard))
        except (AttributeError, ValueError, OSError):
            skipped.append(name)
    for name, option, value in (
        ("PR_SET_PDEATHSIG", PR_SET_PDEATHSIG, int(signal.SIGTERM)),
        ("PR_SET_NO_NEW_PRIVS", PR_SET_NO_NEW_PRIVS, 1),
    ):
        if not prctl(option, value):
            skipped.append(name)
    if not forbid_system_calls():
        skipped.append("seccomp")
    return skipped


def allow_cpu_s(seconds: float) -> None:
    """Raise the limit on processor time to ``seconds``, within what ``enter`` left open."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(seconds) + 1
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def keep_freed_memory() -> None:
    """Let freed memory be used again by this process and those it forks, where the C library can be told so.

    Otherwise every picture of a page goes back to the system when it is done with, and the next one is handed out anew
    page by page: a fifth of the time of preparing a page.
    """
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, KEPT_PIECE_BYTES)
        libc.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def prctl(option: int, value: int) -> bool:
    """Call Linux's prctl; ``False`` where there is none or it refuses."""
    try:
        call = ctypes.CDLL(None, use_errno=True).prctl
    except (OSError, AttributeError):
        return False
    return bool(call(option, ctypes.c_ulong(value), 0, 0, 0) == 0)


def _end_group(_number: int, _frame: FrameType | None) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(os.getpgrp(), signal.SIGKILL)
