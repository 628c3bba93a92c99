"""Receive everything in an inbox, and die by SIGKILL before or after the n-th call that changes something on disk.

Run as a program it stays loaded and forks a child for each line on standard input: a JSON list of var, inbox, n, when.
n = 0 lives. For each it answers with the child's exit status (-9: killed) and the calls made. Nothing of this is in the
program itself: the calls are counted from outside.
"""

from __future__ import annotations

import functools
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from intake import config, taking
from intake.blobs import Folder
from intake.house import House
from intake.receive import archive
from intake.receive.watch import Watch
from intake.store import open_store

CALLS = ("link", "rename", "replace", "unlink", "fsync", "mkdir", "fchmod", "write")


def dying(call: Callable[..., Any], name: str, seen: list[str], nth: int, when: str) -> Callable[..., Any]:
    @functools.wraps(call)
    def counted(*args: Any, **options: Any) -> Any:
        seen.append(name)
        mine = len(seen) == nth
        if mine and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return call(*args, **options)
        finally:
            if mine and when == "after":
                os.kill(os.getpid(), signal.SIGKILL)

    return counted


def receive(var: Path, inbox: Path) -> None:
    """What the daemon does at its start and in one scan of settled files, metadata files beside them included."""
    overrides = {"storage.var": str(var), "inbox.folder": str(inbox), "storage.keep_free_mb": 0}
    overrides |= {"inbox.metadata": "text", "inbox.metadata_wait_s": 0}
    settings = config.load(Path("/dev/null"), overrides=overrides, environ={})
    store = open_store(settings.storage.url)
    kept = archive.Archive(Folder(var / "archive"))
    kept.prepare()
    house = House(settings, None, store, kept)  # type: ignore[arg-type]  # receiving knows no rules
    archive.finish_removals(inbox, kept)
    place = settings.inboxes[0]
    watch = Watch(
        inbox,
        take=lambda found: taking.take(house, found),  # type: ignore[arg-type, return-value]
        take_beside=lambda source, stamp, base: taking.take_beside(house, source, stamp, base, place),  # type: ignore[arg-type, return-value]
        refused=lambda _refused: None,
        settle_s=0.0,
        metadata="text",
        metadata_wait_s=0.0,
    )
    if problem := watch.scan():
        raise RuntimeError(problem)
    store.close()


Act = Callable[[Path, Path], None]
Calls = Sequence[tuple[Any, str, str]]
"""Where a call stands, its name there, and the name under which it is counted."""

ON_DISK: Calls = [(os, name, name) for name in CALLS] + [(DefaultDialect, "do_commit", "commit")]


def child(act: Act, calls: Calls, var: Path, place: Path, nth: int, when: str, answer: int) -> None:
    seen: list[str] = []
    say = os.write
    for owner, name, counted in calls if nth else ():
        setattr(owner, name, dying(getattr(owner, name), counted, seen, nth, when))
    act(var, place)
    say(answer, json.dumps(seen).encode())
    os._exit(0)


def main(act: Act, calls: Calls) -> None:
    for line in sys.stdin:
        var, place, nth, when = json.loads(line)
        hear, answer = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                child(act, calls, Path(var), Path(place), nth, when, answer)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        os.close(answer)
        with os.fdopen(hear, "rb") as stream:
            seen = stream.read()
        _, status = os.waitpid(pid, 0)
        print(json.dumps([os.waitstatus_to_exitcode(status), json.loads(seen or b"[]")]), flush=True)


if __name__ == "__main__":
    main(receive, ON_DISK)
