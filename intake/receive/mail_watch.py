"""Watching a mailbox: what has not been taken is taken, and only then marked or moved.

The connection is kept; when it breaks, or the server does not answer, it is made anew after a longer and longer wait,
and the health record says so until then.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from intake.disk import disk_errors, disk_full
from intake.errors import IntakeError
from intake.inbox_settings import Inbox
from intake.receive.archive import Archive
from intake.receive.mailbox import Envelope, Mailbox, MailboxError, open_mailbox
from intake.receive.observing import BackOff
from intake.receive.receiver import Receiver

log = logging.getLogger(__name__)

_IDLE_S = 60.0
_SHORTEST_GAP_S = 0.1


class MailWatch(Receiver):
    """Takes faxes from one mailbox, in a thread of its own.

    Args:
        settings: of the inbox; ``kind`` is ``imap``.
        archive: lends the folder that a mail is fetched into.
        take: takes one mail, given its file, an empty folder and the mail; returns when all of it is in the books.
        refused: told the mails that are not taken, with the codes of why, after every look that changed them.
        name: of the inbox, for the log.
    """

    def __init__(
        self,
        settings: Inbox,
        archive: Archive,
        *,
        take: Callable[[Path, Path, Envelope], None],
        refused: Callable[[Mapping[str, str]], None],
        name: str,
    ) -> None:
        super().__init__(refused, name)
        self._settings, self._archive = settings, archive
        self._take = take
        self._again: dict[str, BackOff] = {}
        self._mailbox: Mailbox | None = None
        self._back_off = BackOff(0.0, settings.scan_every_s)

    def _run(self) -> None:
        while not self._stop.is_set():
            problem = self.scan()
            self._health = replace(
                self._health, observing=True, scans=self._health.scans + 1, problem=self._problem(problem)
            )
            self._wait()
        if self._mailbox is not None:
            self._mailbox.close()

    def scan(self) -> str | None:
        """Take what waits. Returns the code of a problem that stopped it."""
        try:
            self._mailbox = self._mailbox or open_mailbox(self._settings)
            problem = self._take_waiting(self._mailbox)
        except MailboxError as error:
            self._drop()
            return error.code
        except IntakeError as error:
            return error.code
        self._back_off = BackOff(0.0, self._settings.scan_every_s)
        return problem

    def _take_waiting(self, mailbox: Mailbox) -> str | None:
        refused: dict[str, str] = {}
        problem: str | None = None
        for envelope in mailbox.waiting():
            if self._stop.is_set():
                return None
            if envelope.size_bytes > self._settings.mail_max_mb * 1_000_000:
                refused[envelope.name] = "mail_too_big"
            elif (again := self._again.get(envelope.name)) is None or time.monotonic() >= again.next_s:
                problem = self._take_one(mailbox, envelope)
                if problem in ("disk_full", "database_failed"):
                    return problem
        self._refuse(refused)
        return problem

    def _take_one(self, mailbox: Mailbox, envelope: Envelope) -> str | None:
        """One mail: fetched, in the books, and only then marked. A fault of ours on one must not stop the others."""
        try:
            if not self._archive.has_room(3 * envelope.size_bytes):  # the mail, its parts, and what is kept of them
                raise disk_full()
            with self._archive.scratch() as folder:
                parts = folder / "parts"
                with disk_errors():
                    parts.mkdir()
                    if not mailbox.fetch(envelope, folder / "mail"):
                        return None
                self._take(folder / "mail", parts, envelope)
            mailbox.done(envelope)
        except MailboxError:
            raise
        except Exception as error:
            code = error.code if isinstance(error, IntakeError) else "unforeseen"
            log.error("%s: %s (%s) while taking a mail", self._name, code, type(error).__name__)
            back_off = self._again.setdefault(envelope.name, BackOff(0.0, self._settings.scan_every_s))
            back_off.push(time.monotonic())
            return code
        self._again.pop(envelope.name, None)
        self._health = replace(self._health, taken=self._health.taken + 1)
        return None

    def _wait(self) -> None:
        if self._mailbox is None or self._again or self._health.problem:
            now_s = time.monotonic()
            self._back_off.push(now_s)
            self._stop.wait(max(_SHORTEST_GAP_S, self._back_off.next_s - now_s))
            return
        try:
            self._mailbox.wait(self._stop, max(_IDLE_S, self._settings.scan_every_s), self._settings.scan_every_s)
        except MailboxError:
            self._drop()  # the next look connects anew, and says so where it cannot

    def _drop(self) -> None:
        mailbox, self._mailbox = self._mailbox, None
        if mailbox is not None:
            mailbox.close()
