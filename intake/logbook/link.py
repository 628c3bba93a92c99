"""The patient link: which lines are of one patient, without the identity number.

HMAC-SHA256 over the normalised number, with a key that lies in the data folder and nowhere else: whoever has the
database alone cannot try the few million numbers there are.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from intake.disk import disk_errors, make_folder, own_name, sync_folder
from intake.errors import StoreError

KEY_NAME = "patient-link.key"
_KEY_BYTES = 32


class PatientLinks:
    """Makes links with the key of one data folder. The key is made on first use."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEY_NAME

    @property
    def path(self) -> Path:
        """The key file, which need not be there yet."""
        return self._path

    def of(self, number: str) -> str | None:
        """The link of an identity number, 64 hexadecimal digits; ``None`` where ``number`` holds no number.

        Args:
            number: twelve digits, or a reserve number; case and everything but letters and digits are nothing to it.

        Raises:
            StoreError: the key cannot be read or made (``link_key_unreadable``), or the disk failed.
        """
        bare = re.sub(r"[\W_]+", "", number).upper()
        return self._mac(f"patient:{bare}") if bare else None

    def lot(self, what: str) -> float:
        """A number of 0 up to 1 that follows from ``what`` and the key alone: nobody without the key can foretell it.

        Raises:
            StoreError: as ``of``.
        """
        return int(self._mac(f"lot:{what}")[:13], 16) / 16**13

    @property
    def key_id(self) -> str:
        """Names the key without telling it: links made with another key are not comparable."""
        return self._mac("key")[:16]

    def _mac(self, text: str) -> str:
        return hmac.new(self._key(), text.encode(), hashlib.sha256).hexdigest()

    def _key(self) -> bytes:
        with disk_errors():
            try:
                return self._read()
            except FileNotFoundError:
                self._make()
                return self._read()

    def _read(self) -> bytes:
        text = self._path.read_text(encoding="ascii", errors="replace").strip()
        if not re.fullmatch(rf"[0-9a-f]{{{2 * _KEY_BYTES}}}", text):
            raise StoreError(
                "link_key_unreadable",
                f"Nyckelfilen {KEY_NAME} i datamappen är skadad. Återställ den från säkerhetskopia.",
                f"The key file {KEY_NAME} in the data folder is damaged. Restore it from a back-up.",
            )
        return bytes.fromhex(text)

    def _make(self) -> None:
        """Whoever comes first makes the key; it has its name only when it is whole."""
        make_folder(self._path.parent)
        fresh = self._path.with_name(f".{KEY_NAME}.{own_name()}.new")
        fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(fd, "w", encoding="ascii") as stream:
                stream.write(secrets.token_hex(_KEY_BYTES) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            with contextlib.suppress(FileExistsError):  # another process was first; its key counts
                try:
                    os.link(fresh, self._path)
                except FileExistsError:
                    raise
                except OSError:  # a file system without hard links: a rename, should nobody have been first
                    if not self._path.exists():
                        fresh.rename(self._path)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(self._path.parent)
