"""What is asked of a place for blobs, whichever kind it is. Names are relative, with ``/``, and tell of no patient."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from intake.errors import StoreError


@dataclass(frozen=True, slots=True)
class Blob:
    """One that is there. Size and time together say which version of it.

    ``modified_ns``: nanoseconds of the epoch; of a server to two seconds, the rest is made of its mark of a version.
    """

    name: str
    size_bytes: int
    modified_ns: int


class Blobs(Protocol):
    """Files by name. Whoever looks finds the old one or the new one, whole.

    Whatever fails is an ``OSError`` of a disk, which the caller says in its own words, or a ``StoreError``: of a disk
    that was written, or of a server (``blobs_no_answer``, ``blobs_refused``). Each may be tried again.
    """

    @property
    def here(self) -> Path:
        """The folder on this machine: of the blobs themselves, or of copies that are made as they are asked for."""

    def under(self, name: str) -> Blobs:
        """Those whose names begin with ``name/``, without that."""

    def address(self, name: str) -> str:
        """Where it lies, for a person: an absolute path, or ``s3://…``."""

    def walk(self, folder: str = "", *, without: Collection[str] = ()) -> Iterator[Blob]:
        """Every blob, or those under ``folder/``; not what is being made, whose names begin with a dot.

        In the order of their names, part by part, as far as a server keeps it.

        Args:
            folder: a name, without the ``/``.
            without: not those under ``folder/name/`` for any of these names; they are not looked through either.
        """

    def look(self, name: str) -> Blob | None:
        """Is it there?"""

    def file(self, name: str) -> Path | None:
        """A file of this machine with its bytes as they are now, to be read soon and not changed."""

    def folder(self) -> Path:
        """A folder of this machine with all of them, to be read soon; where there are none it need not exist."""

    def sha256(self, name: str) -> str:
        """SHA-256 of its bytes, in hex.

        Raises:
            FileNotFoundError: it is not there.
        """

    def copy(self, name: str, target: Path) -> str:
        """Copy bytes and time into a file; returns their SHA-256.

        Raises:
            FileNotFoundError: it is not there.
        """

    def bring(self, name: str, source: Path) -> str:
        """Take a file in, with its time where that can be kept; returns its SHA-256."""

    def put(self, name: str, content: str | bytes) -> None:
        """Put ``content`` there, text as UTF-8, in place of what was there."""

    def put_new(self, name: str, content: str) -> bool:
        """Put a secret there that only the account reads; ``False``: somebody was first, and theirs is left alone."""

    def put_once(self, name: str, made: Path, sha256: str) -> None:
        """Put a finished file there that is named by its content; one of that name is never written over.

        Args:
            name: of the blob.
            made: on this machine, safe on disk, under ``here``; it is left there, or is gone.
            sha256: of its bytes.

        Raises:
            StoreError: also ``archive_damaged``: what lies there now has another SHA-256.
        """

    def remove(self, *names: str) -> None:
        """Take them away, where they are there."""

    def working(self) -> AbstractContextManager[Path]:
        """A folder to write files in that become blobs, at the latest at the end; what is there stays there.

        Where the body raises, those that are not there yet do not come.
        """

    def making(self, name: str) -> AbstractContextManager[Path]:
        """An empty folder for the files of ``name/``, which is there whole at the end, the last by its name last.

        Whoever made the same meanwhile is left alone. Where the body raises, nothing comes.
        """


def damaged() -> StoreError:
    """The error for bytes that are not what their name says."""
    return StoreError(
        "archive_damaged",
        "En arkiverad fil har skadats på disken. Kontrollera disken och återställ filen från säkerhetskopia.",
        "An archived file was damaged on disk. Check the disk and restore the file from a back-up.",
    )
