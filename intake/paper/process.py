"""The trusted side of printing: a process of its own, bounded, and never for the same sheets twice."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from intake.blobs import Blobs
from intake.disk import disk_errors
from intake.errors import EngineError

TIME_S = 120.0
_FILES = ("reply.pdf", "reply.tiff", "arrived.tiff")


@dataclass(frozen=True, slots=True)
class Printed:
    """Sheets in ``folder``: as PDF, as G4 TIFF for a fax server, and as they may arrive at standard resolution."""

    folder: Path

    @property
    def pdf(self) -> Path:
        return self.folder / _FILES[0]

    @property
    def tiff(self) -> Path:
        return self.folder / _FILES[1]

    @property
    def arrived(self) -> Path:
        return self.folder / _FILES[2]


def print_sheets(html: str, replies: Blobs) -> Printed:
    """The sheets of ``html``, printed when first asked for and kept among ``replies`` under the hash of what they say.

    Raises:
        EngineError: ``printer_failed``, ``printer_timeout``: may be tried again.
        StoreError: disk or server failed.
    """
    name = hashlib.sha256(html.encode()).hexdigest()
    with disk_errors():
        if replies.look(f"{name}/{max(_FILES)}") is None:
            with replies.making(name) as unfinished:
                _print(html, unfinished)
        return Printed(replies.under(name).folder())


def _print(html: str, folder: Path) -> None:
    command = [sys.executable, "-m", "intake.paper.child", str(folder.absolute())]
    try:
        done = subprocess.run(command, input=html.encode(), capture_output=True, timeout=TIME_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise EngineError(
            "printer_timeout",
            "Svaret kunde inte sättas i tid. Försök igen; händer det åter, hör av dig till support.",
            "The reply could not be set in time. Try again; if it happens again, call support.",
        ) from error
    if done.returncode != 0 or not all((folder / name).is_file() for name in _FILES):
        raise EngineError(
            "printer_failed",
            "Svaret kunde inte sättas som PDF. Kör ”intake check”: Pango och typsnittet Liberation ska finnas.",
            "The reply could not be set as PDF. Run `intake check`: Pango and the Liberation font must be there.",
        ) from RuntimeError(_last_line(done.stderr))


def _last_line(said: bytes) -> str:
    """What kind of fault it was; the rest may quote the letter."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].partition(":")[0][:80] if lines else "?"
