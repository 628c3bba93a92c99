"""A mailbox that a fax-to-mail gateway sends to, by IMAP.

Nothing rests on the numbers of mails from one session to the next: what has not been taken is asked for anew each time,
so a mailbox laid anew (another UIDVALIDITY) is read like any other. What was taken is moved away, or bears a keyword of
ours; that somebody opened a mail in a mail program says nothing.
"""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from intake.inbox_settings import Inbox

KEYWORD = "IntakeTaken"
_TIMEOUT_S = 30.0
_CHUNK_BYTES = 1 << 20
_PORTS = {"tls": 993, "starttls": 143, "none": 143}


class MailboxError(Exception):
    """The mailbox cannot be read just now. ``code`` stands in the health record."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail that has not been taken. ``name`` names it for the operator: mailbox, UIDVALIDITY and UID."""

    uid: int
    size_bytes: int
    came_at: datetime
    name: str


class Mailbox:
    """An open session. Made by ``open_mailbox``; every method raises ``MailboxError`` when the server fails."""

    def __init__(self, client: IMAPClient, settings: Inbox) -> None:
        self._client, self._settings = client, settings
        with _translated():
            self._prepare()

    def _prepare(self) -> None:
        settings = self._settings
        try:
            seen = self._client.select_folder(settings.mailbox)
        except IMAPClientError as error:
            raise MailboxError("mailbox_missing") from error
        self._validity = int(seen.get(b"UIDVALIDITY", 0))
        allowed = {flag.lower() for flag in seen.get(b"PERMANENTFLAGS", ())}
        self._keyword = b"\\*" in allowed or KEYWORD.lower().encode() in allowed
        done = settings.done_mailbox
        if done and not self._client.folder_exists(done):
            self._client.create_folder(done)

    def waiting(self) -> Iterator[Envelope]:
        """What has not been taken, the oldest first."""
        if self._settings.done_mailbox:  # what lies here was not moved yet, whatever it is marked with
            criteria = ["UNDELETED"]
        else:
            criteria = ["UNDELETED", "UNKEYWORD", KEYWORD] if self._keyword else ["UNDELETED", "UNSEEN"]
        with _translated():
            self._client.noop()
            uids = sorted(self._client.search(criteria))
        for start in range(0, len(uids), 50):
            with _translated():
                found = self._client.fetch(uids[start : start + 50], ["RFC822.SIZE", "INTERNALDATE"])
            for uid in sorted(found):
                came = found[uid].get(b"INTERNALDATE")
                came_at = came.astimezone(UTC) if isinstance(came, datetime) else datetime.now(UTC)
                name = f"{self._settings.mailbox}/{self._validity}/{uid}"
                yield Envelope(uid, int(found[uid].get(b"RFC822.SIZE", 0)), came_at, name)

    def fetch(self, envelope: Envelope, path: Path) -> bool:
        """Write the mail to ``path``, piece by piece, without marking it as seen.

        Returns:
            ``False``: it is gone, or larger than it said.
        """
        most_bytes = self._settings.mail_max_mb * 1_000_000
        written = 0
        with path.open("wb") as stream:
            while written <= most_bytes:
                with _translated():
                    found = self._client.fetch([envelope.uid], [f"BODY.PEEK[]<{written}.{_CHUNK_BYTES}>"])
                piece = found.get(envelope.uid, {}).get(f"BODY[]<{written}>".encode())
                if piece is None:
                    return False
                stream.write(piece)
                written += len(piece)
                if len(piece) < _CHUNK_BYTES:
                    return written > 0
        return False

    def done(self, envelope: Envelope) -> None:
        """Its faxes are in the archive and in the books: move it away, or mark it."""
        uids, away = [envelope.uid], self._settings.done_mailbox
        with _translated():
            flags = [b"\\Seen", KEYWORD.encode()] if self._keyword else [b"\\Seen"]
            self._client.add_flags(uids, flags, silent=True)
            if not away:
                return
            if self._client.has_capability("MOVE"):
                self._client.move(uids, away)
                return
            self._client.copy(uids, away)
            self._client.add_flags(uids, [b"\\Deleted"], silent=True)
            if self._client.has_capability("UIDPLUS"):
                self._client.uid_expunge(uids)  # without it other people's deleted mails would go too

    def wait(self, stop: threading.Event, idle_s: float, poll_s: float) -> None:
        """Wait for a new mail: as long as ``idle_s`` where the server tells of one, else ``poll_s``."""
        if not self._client.has_capability("IDLE"):
            stop.wait(poll_s)
            return
        with _translated():
            self._client.idle()
            try:
                for _ in range(max(1, int(idle_s))):
                    if stop.is_set() or self._client.idle_check(timeout=1):
                        break
            finally:
                self._client.idle_done()

    def close(self) -> None:
        """Say good-bye, if the server still listens."""
        with contextlib.suppress(OSError, IMAPClientError):
            self._client.logout()
        with contextlib.suppress(OSError, IMAPClientError, AttributeError):
            self._client.shutdown()


def open_mailbox(settings: Inbox) -> Mailbox:
    """Connect and sign in.

    Raises:
        MailboxError: ``mail_password``, ``mail_certificate``, ``mail_server_away``, ``mail_login_refused``,
            ``mailbox_missing``.
    """
    try:
        password = Path(settings.password_file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise MailboxError("mail_password") from error
    with _translated():
        context = None if settings.tls == "none" else ssl.create_default_context(cafile=settings.ca_file or None)
        port = settings.port or _PORTS[settings.tls]
        client = IMAPClient(settings.host, port, ssl=settings.tls == "tls", ssl_context=context, timeout=_TIMEOUT_S)
        try:
            if settings.tls == "starttls":
                client.starttls(context)
            client.login(settings.user, password)
            return Mailbox(client, settings)
        except BaseException:
            with contextlib.suppress(OSError, IMAPClientError, AttributeError):
                client.shutdown()
            raise


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """What the network and the server say, as a code of ours."""
    try:
        yield
    except LoginError as error:
        raise MailboxError("mail_login_refused") from error
    except ssl.SSLError as error:
        raise MailboxError("mail_certificate") from error
    except (OSError, IMAPClientError) as error:
        raise MailboxError("mail_server_away") from error
