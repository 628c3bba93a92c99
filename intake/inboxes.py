"""The inboxes at work: a watch each, that fail alone.

An inbox that vanishes, is held by another program or whose watch dies leaves the others at work and says so in its
health; when it is back, work goes on by itself.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake import taking
from intake.alone import locked
from intake.config import Settings
from intake.disk import make_folder
from intake.errors import ConfigError, IntakeError
from intake.house import House
from intake.inbox_settings import NamedInbox
from intake.receive.archive import RefusedError, finish_removals
from intake.receive.receiver import Receiver
from intake.receive.settle import Stamp
from intake.receive.watch import Found, Watch
from intake.taking_mail import take_mail

if TYPE_CHECKING:
    from intake.receive.mailbox import Envelope

log = logging.getLogger(__name__)


class Inboxes:
    """All inboxes of the settings.

    Args:
        house: where faxes are taken to.
        claims: that they are this process's alone.
        submit: told the SHA-256 of each fax that was taken.
    """

    def __init__(self, house: House, claims: Claims, submit: Callable[[str], None]) -> None:
        self._desks = {inbox.name: _Desk(house, inbox, claims.of(inbox), submit) for inbox in house.settings.inboxes}

    def start(self) -> None:
        """Finish what the last run had begun to remove, and watch."""
        for desk in self._desks.values():
            desk.start()

    def beat(self) -> None:
        """Start again what died."""
        for desk in self._desks.values():
            desk.beat()

    def stop(self, within_s: float) -> bool:
        """Finish the files in hand. ``False``: some inbox was busy for longer."""
        each_s = within_s / max(1, len(self._desks))
        return all(desk.stop(each_s) for desk in self._desks.values())

    @property
    def problems(self) -> list[str]:
        """The codes of what stands in the way anywhere."""
        return [code for desk in self._desks.values() for code in desk.problems]

    def health(self, last: Mapping[str, datetime]) -> dict[str, dict[str, object]]:
        """How each inbox is, by its name, with the time of its last arrival (ISO 8601; ``None``: never, or unknown).

        Args:
            last: when something last came in, by the inbox's name.
        """
        return {
            name: desk.health() | {"last_arrival": last[name].isoformat() if name in last else None}
            for name, desk in self._desks.items()
        }


class _Desk:
    """One inbox."""

    def __init__(self, house: House, inbox: NamedInbox, claim: Claim | None, submit: Callable[[str], None]) -> None:
        self._house, self._inbox, self._submit = house, inbox, submit
        self._claim = claim
        self._receiving = self._made()
        self._refused: Mapping[str, str] = {}

    def start(self) -> None:
        if self._claim is not None:
            with contextlib.suppress(OSError, RefusedError, IntakeError):  # the first scan says what is the matter
                self._finish()
        self._receiving.start()

    def beat(self) -> None:
        if not self._receiving.alive:
            log.error("%s: its watch died and is started again", self._inbox.name)
            self._receiving = self._made()
            self._receiving.start()

    def stop(self, within_s: float) -> bool:
        return self._receiving.stop(within_s)

    @property
    def problems(self) -> list[str]:
        health = self._receiving.health
        return [code for code in (health.problem, None if health.observing else "observer_dead") if code]

    def health(self) -> dict[str, object]:
        settings = self._inbox.settings
        return asdict(self._receiving.health) | {
            "kind": settings.kind,
            "alive": self._receiving.alive,
            "refused": len(self._refused),
            "silent_after_hours": settings.silent_after_hours,
        }

    def _made(self) -> Receiver:
        settings = self._inbox.settings
        if settings.kind == "imap":
            from intake.receive.mail_watch import MailWatch  # loaded only where there is a mailbox

            return MailWatch(
                settings,
                self._house.archive,
                take=self._take_mail,
                refused=self._note_refused,
                name=self._inbox.name,
            )
        return Watch(
            self._inbox.folder,
            take=self._take,
            take_beside=self._take_beside,
            refused=self._note_refused,
            before_scan=self._hold,
            finish=self._finish,
            observer=settings.observer,
            settle_s=settings.settle_s,
            scan_every_s=settings.scan_every_s,
            metadata=None if settings.metadata == "none" else settings.metadata,
            metadata_wait_s=settings.metadata_wait_s,
            name=self._inbox.name,
        )

    def _hold(self) -> None:
        if self._claim is not None and not self._claim.hold():
            raise RefusedError("inbox_taken")

    def _finish(self) -> None:
        finish_removals(self._inbox.folder, self._house.archive)

    def _take(self, found: Found) -> None:
        self._send(taking.take(self._house, found, self._inbox), found.stamp.size_bytes)

    def _take_beside(self, source: Path, stamp: Stamp, base: str) -> None:
        sha256 = taking.take_beside(self._house, source, stamp, base, self._inbox)
        if sha256 is not None:
            self._send(sha256, stamp.size_bytes)

    def _take_mail(self, file: Path, folder: Path, envelope: Envelope) -> None:
        for sha256 in take_mail(self._house, file, folder, envelope.came_at, self._inbox):
            self._send(sha256, envelope.size_bytes)

    def _send(self, sha256: str, size_bytes: int) -> None:
        log.info("%s: %s: taken, %d bytes", self._inbox.name, sha256[:12], size_bytes)
        try:
            self._submit(sha256)
        except IntakeError as error:
            log.warning("%s: %s", sha256[:12], error.code)  # it is in the books as waiting; the sweep finds it

    def _note_refused(self, refused: Mapping[str, str]) -> None:
        for name, code in refused.items():
            if self._refused.get(name) != code:
                self._house.store.record_refused(name, code, datetime.now(UTC))
                log.warning("%s: something refused, %s", self._inbox.name, code)
        self._refused = dict(refused)


class Claims:
    """That this process alone takes from the inboxes of the settings. One that is not there yet is claimed when it is.

    Args:
        settings: in force.

    Raises:
        ConfigError: another intake is at work on one of them.
    """

    def __init__(self, settings: Settings) -> None:
        self._claims: dict[str, Claim] = {}
        for inbox in settings.inboxes:
            if inbox.settings.kind != "folder":
                continue
            self._claims[inbox.name] = claim = Claim(inbox.folder)
            try:
                make_folder(inbox.folder)
                held = claim.hold()
            except OSError as error:
                log.warning("%s: not there (%s); it is watched for", inbox.name, error.strerror)
                continue
            if not held:
                raise ConfigError(
                    "already_running",
                    f"En annan intake arbetar redan med mappen ”{inbox.folder}”. Stoppa den först, eller starta den "
                    "här med --role worker eller review.",
                    f'Another intake is at work on the folder "{inbox.folder}" already. Stop it first, or start this '
                    "one with --role worker or review.",
                )

    def of(self, inbox: NamedInbox) -> Claim | None:
        """The claim on this inbox; a mailbox has none."""
        return self._claims.get(inbox.name)


class Claim:
    """That this process alone takes from a folder. It goes with the process, and is made anew where the folder is.

    Args:
        folder: of the inbox.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fd: int | None = None

    def hold(self) -> bool:
        """Claim the folder that lies at the path now. ``False``: another process has it.

        Raises:
            OSError: there is no folder, or it cannot be opened.
        """
        if self._fd is not None and _is_at(self._fd, self._folder):
            return True
        self._let_go()
        fd = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            if not locked(fd):
                os.close(fd)
                return False
        except OSError as error:  # a file system without locks is no reason not to work
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL):
                os.close(fd)
                raise
            log.warning("no lock: %s", error.strerror)
        self._fd = fd
        return True

    def _let_go(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _is_at(fd: int, folder: Path) -> bool:
    """Is the folder at the path still the one that ``fd`` is open on? A share that hangs or went away is not."""
    held, there = os.fstat(fd), folder.stat()
    return (held.st_dev, held.st_ino) == (there.st_dev, there.st_ino)
