"""The patient link: which lines are of one patient, without the identity number.

HMAC-SHA256 over the normalised number, with a key that lies with the originals and nowhere else: whoever has the
database alone cannot try the few million numbers there are.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from intake.blobs import Blobs
from intake.disk import disk_errors
from intake.errors import StoreError

KEY_NAME = "patient-link.key"
_KEY_BYTES = 32


class PatientLinks:
    """Makes links with the key that lies among ``blobs``. It is made on first use."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs

    @property
    def path(self) -> Path:
        """The key file on this machine, which need not be there yet."""
        return self._blobs.here / KEY_NAME

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
            file = self._blobs.file(KEY_NAME)
            if file is None:  # whoever comes first makes it
                self._blobs.put_new(KEY_NAME, f"{secrets.token_hex(_KEY_BYTES)}\n")
                file = self._blobs.file(KEY_NAME) or self.path
            text = file.read_text(encoding="ascii", errors="replace").strip()
        if not re.fullmatch(rf"[0-9a-f]{{{2 * _KEY_BYTES}}}", text):
            raise StoreError(
                "link_key_unreadable",
                f"Nyckelfilen {KEY_NAME} i datamappen är skadad. Återställ den från säkerhetskopia.",
                f"The key file {KEY_NAME} in the data folder is damaged. Restore it from a back-up.",
            )
        return bytes.fromhex(text)
