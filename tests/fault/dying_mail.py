"""Take everything in a mailbox, and die by SIGKILL before or after the n-th call that changes something.

Run as a program with four arguments: var, settings file, n, ``before`` or ``after``; n = 0 lives. It prints the calls
made as JSON. Calls on disk, commits and what is asked of the mail server are counted from outside.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from imapclient import IMAPClient
from sqlalchemy.engine.default import DefaultDialect

from intake import config, pipeline
from intake.receive import archive
from intake.receive.mail_watch import MailWatch
from intake.store import open_store
from intake.taking_mail import take_mail
from tests.fault.dying import dying

ON_DISK = ("link", "rename", "unlink", "fsync")
ON_THE_SERVER = ("add_flags", "move", "copy", "uid_expunge")


def take_all(var: Path, settings_file: Path, nth: int, when: str) -> list[str]:
    settings = config.load(settings_file, overrides={"storage.var": str(var), "storage.keep_free_mb": 0}, environ={})
    store = open_store(settings.storage.url)
    kept = archive.Archive(var / "archive")
    kept.prepare()
    house = pipeline.House(settings, None, store, kept)  # type: ignore[arg-type]  # receiving knows no rules
    seen: list[str] = []
    for name in ON_DISK:
        setattr(os, name, dying(getattr(os, name), name, seen, nth, when))
    for name in ON_THE_SERVER:
        setattr(IMAPClient, name, dying(getattr(IMAPClient, name), name, seen, nth, when))
    commit = DefaultDialect.do_commit
    DefaultDialect.do_commit = dying(commit, "commit", seen, nth, when)  # type: ignore[method-assign]
    pipeline.adopt(house)
    (inbox,) = (each for each in settings.inboxes if each.settings.kind == "imap")
    watch = MailWatch(
        inbox.settings,
        kept,
        take=lambda file, folder, mail: take_mail(house, file, folder, mail.came_at, inbox),  # type: ignore[arg-type, return-value]
        refused=lambda _refused: None,
        name="post",
    )
    if problem := watch.scan():
        raise RuntimeError(problem)
    return seen


if __name__ == "__main__":
    made = take_all(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    print(json.dumps(made), flush=True)
    os._exit(0)
