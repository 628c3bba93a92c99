"""Take everything in a mailbox, and die by SIGKILL before or after the n-th call that changes something.

As ``dying.py``, with a settings file in place of the inbox. What is asked of the mail server is counted too.
"""

from __future__ import annotations

from pathlib import Path

from imapclient import IMAPClient

from intake import config, taking
from intake.blobs import Folder
from intake.house import House
from intake.receive import archive
from intake.receive.mail_watch import MailWatch
from intake.store import open_store
from intake.taking_mail import take_mail
from tests.fault.dying import ON_DISK, main

UNCOUNTED = ("write", "mkdir")
"""Of mails in pieces there are many, and none of them is kept."""

ON_THE_SERVER = ("add_flags", "move", "copy", "uid_expunge")


def take_all(var: Path, settings_file: Path) -> None:
    """What the daemon does at its start and in one look into the mailbox."""
    settings = config.load(settings_file, overrides={"storage.var": str(var), "storage.keep_free_mb": 0}, environ={})
    store = open_store(settings.storage.url)
    kept = archive.Archive(Folder(var / "archive"))
    kept.prepare()
    house = House(settings, None, store, kept)  # type: ignore[arg-type]  # receiving knows no rules
    taking.adopt(house, older_than_s=0.0)
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


if __name__ == "__main__":
    on_disk = [call for call in ON_DISK if call[2] not in UNCOUNTED]
    main(take_all, [*on_disk, *((IMAPClient, name, name) for name in ON_THE_SERVER)])
