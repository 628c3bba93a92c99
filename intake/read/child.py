"""The reading process: opens a fax nobody trusts, reads it, sends JSON, and ends."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import cv2

from intake.config import Limits, Read
from intake.errors import IntakeError
from intake.read import sandbox
from intake.read.opening import open_fax
from intake.read.pages import read_pages
from intake.read.recognise import Recogniser
from intake.read.refusals import bad_input, engine_error
from intake.read.wire import encode

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """What the parent asks for. ``scratch`` is a folder for temporary files, removed by the parent.

    ``turns``: page → how it lies, in quarters clockwise, where a person said so.
    """

    path: Path
    pages_dir: Path
    scratch: Path
    limits: Limits
    read: Read
    turns: Mapping[int, int] = field(default_factory=dict)


def main(task: Task, answer: Connection) -> None:
    """Read ``task`` and send two messages: what was opened, then the pages; or one that says why not."""
    skipped = sandbox.enter(task.limits)
    os.environ.update(OMP_THREAD_LIMIT="1", OMP_NUM_THREADS="1", TMPDIR=str(task.scratch))
    tempfile.tempdir = str(task.scratch)
    cv2.setNumThreads(1)
    try:
        _read(task, answer, skipped)
    except IntakeError as error:
        _say(answer, {"refused": error.code})
    except MemoryError:
        _say(answer, {"refused": engine_error("reader_memory").code})
    except Exception as error:  # the door of this process: the parent is told, whatever it was
        log.exception("reading failed")
        _say(answer, {"refused": engine_error("reader_failed").code, "fault": _where(error)})
    finally:
        answer.close()


def _read(task: Task, answer: Connection, skipped: list[str]) -> None:
    try:
        document = open_fax(task.path, task.limits)
    except MemoryError as error:
        raise bad_input("image_bomb") from error
    except OSError as error:
        raise engine_error("unreadable_file") from error
    _say(answer, {"pages": document.count, "skipped": skipped})
    sandbox.allow_cpu_s(sandbox.reading_time_s(task.limits, document.count))
    recogniser = Recogniser(task.read, task.scratch)
    answer.send_bytes(encode(tuple(read_pages(document, recogniser, task.pages_dir, task.turns))))


def _say(answer: Connection, message: dict[str, object]) -> None:
    answer.send_bytes(json.dumps(message).encode())


def _where(error: Exception) -> str:
    """Kind and place of a fault, without its message: that may quote the fax."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    place = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step is not None else "?"
    return f"{type(error).__name__} at {place}"
