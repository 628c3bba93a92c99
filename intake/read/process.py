"""The trusted side: start a reading process, bound it, and believe only what can be checked."""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from intake.config import Limits, Read
from intake.disk import is_in_use_here, own_name
from intake.errors import EngineError, StoppedError
from intake.model import Page
from intake.read.refusals import BAD_INPUT, ENGINE, bad_input, engine_error
from intake.read.sandbox import OPENING_TIME_S, reading_time_s
from intake.read.wire import MAX_MESSAGE_BYTES, decode

log = logging.getLogger(__name__)

TERMINATE_WAIT_S = 2.0
SCRATCH_PREFIX = ".reading-"
_ASK_EVERY_S = 0.25


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["intake.read.forkserver"])
    return context


def prefetch() -> None:
    """Start the fork server, with the libraries loaded. To be called before the program has any thread."""
    _context()
    forkserver.ensure_running()


def read_fax(
    path: Path,
    *,
    pages_dir: Path,
    limits: Limits,
    read: Read,
    turns: Mapping[int, int] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Page, ...]:
    """Read the fax at ``path`` in a process of its own.

    Writes ``pages_dir``/{n}.png, the upright picture of each page, and returns the pages in order. A page that cannot
    be decoded comes back with quality 0 and no words, so that a person sees it. ``turns``: page → how it lies, in
    quarters clockwise, where a person said so; all other pages are measured. ``stopped`` is asked all the time; once it
    says so, the reading process is ended with everything it started.

    Raises:
        StoppedError: ``stopped`` said so.
        BadInput: the fax cannot be read; codes in ``intake.read.refusals.BAD_INPUT``.
        EngineError: reading failed and may be tried again; codes in ``intake.read.refusals.ENGINE``.
    """
    from intake.read.child import Task, main  # the libraries are the fork server's business until a fax is read

    try:
        pages_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise engine_error("pages_dir") from error
    context = _context()
    with _scratch(pages_dir) as scratch:
        answer, question = context.Pipe(duplex=False)
        task = Task(path.absolute(), pages_dir.absolute(), scratch.absolute(), limits, read, dict(turns or {}))
        process = context.Process(target=main, args=(task, question), name="read", daemon=True)
        try:
            process.start()
            question.close()
            return _converse(process, answer, limits, stopped)
        finally:
            _end(process)
            answer.close()


def _converse(
    process: ForkServerProcess, answer: Connection, limits: Limits, stopped: Callable[[], bool]
) -> tuple[Page, ...]:
    opened = _message(process, answer, OPENING_TIME_S, stopped)
    count = opened.get("pages")
    if not isinstance(count, int) or not 0 < count <= limits.max_pages:
        raise engine_error("reader_garbled")
    skipped = opened.get("skipped")
    for layer in skipped if isinstance(skipped, list) else ():
        log.warning("protection of the reading process that this system lacks: %.40s", layer)
    received = _received(process, answer, reading_time_s(limits, count), stopped)
    if received.startswith(b"{"):
        _refuse(received)
    return decode(received, count)


def _message(
    process: ForkServerProcess, answer: Connection, within_s: float, stopped: Callable[[], bool]
) -> dict[str, object]:
    received = _received(process, answer, within_s, stopped)
    _refuse(received)
    return dict(json.loads(received))


def _refuse(received: bytes) -> None:
    """Raise what the child reports, if it reports a failure."""
    try:
        message = json.loads(received)
    except ValueError as error:
        raise engine_error("reader_garbled") from error
    if not isinstance(message, dict):
        raise engine_error("reader_garbled")
    code = message.get("refused")
    if code is None:
        return
    if "fault" in message:
        log.error("fault in the reading process: %.120r", message["fault"])
    if code in BAD_INPUT:
        raise bad_input(str(code))
    raise engine_error(str(code) if code in ENGINE else "reader_garbled")


def _received(process: ForkServerProcess, answer: Connection, within_s: float, stopped: Callable[[], bool]) -> bytes:
    deadline = time.monotonic() + within_s
    try:
        while not answer.poll(max(0.0, min(deadline - time.monotonic(), _ASK_EVERY_S))):
            if stopped():
                raise StoppedError
            if time.monotonic() >= deadline:
                raise engine_error("reader_timeout")
        return answer.recv_bytes(MAX_MESSAGE_BYTES)
    except (EOFError, OSError) as error:
        raise _death(process) from error


def _death(process: ForkServerProcess) -> EngineError:
    process.join(TERMINATE_WAIT_S)
    return engine_error("reader_timeout" if process.exitcode == -signal.SIGXCPU else "reader_died")


def _end(process: ForkServerProcess) -> None:
    """Let the process end by itself, else tell it to, else kill it; in any case with everything it started."""
    if process.pid is None:
        return
    if process.exitcode is None:
        process.join(0.2)
    if process.exitcode is None:
        _signal_group(process.pid, signal.SIGTERM)
        process.join(TERMINATE_WAIT_S)
    _signal_group(process.pid, signal.SIGKILL)
    if process.exitcode is None:
        process.kill()  # before it led a group of its own
    process.join()
    process.close()


def _signal_group(group: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def clear_scratch(pages_dir: Path) -> None:
    """Take away the temporary files of readings of this fax that were killed."""
    for left in pages_dir.glob(f"{SCRATCH_PREFIX}*"):
        if not is_in_use_here(left.name.removeprefix(SCRATCH_PREFIX)):
            shutil.rmtree(left, ignore_errors=True)


@contextlib.contextmanager
def _scratch(pages_dir: Path) -> Iterator[Path]:
    """A folder for temporary files, gone afterwards; also takes away what a killed program left here, and another
    machine: that had the fax before, and has it no more."""
    clear_scratch(pages_dir)
    try:
        folder = pages_dir / f"{SCRATCH_PREFIX}{own_name()}"
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise engine_error("pages_dir") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
