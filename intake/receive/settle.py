"""What lies in the inbox, and which of it has settled and may be taken.

Nothing here opens a file. A name is looked at with ``lstat``, so a link, a FIFO, a socket or a folder is refused
without ever blocking on it. Waiting is measured with the monotonic clock: a wall clock set back takes nothing early and
holds nothing up.

Names that start with a dot or end in ``.part``, ``.tmp`` or ``.filepart`` are how programs mark a file they are still
writing. Such a name is left alone until it is renamed; one that has not changed for an hour is listed as refused, so
that a transfer that died is seen and not forgotten. The file itself stays where it is.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

TAKEN_PREFIX, TAKEN_SUFFIX = ".intake-", ".taken"
"""Around the names of files that are being removed from the inbox."""

UNFINISHED_SUFFIXES = (".part", ".tmp", ".filepart")
FORGOTTEN_AFTER_S = 3600.0


class Stamp(NamedTuple):
    """One file at one moment. Equal stamps mean: the same file, not written to in between.

    The time of change (``ctime``) is in it because nobody can set it: a second file with the same name, bytes and
    copied time, on a reused inode, is still told from the first.
    """

    device: int
    inode: int
    size_bytes: int
    mtime_ns: int
    ctime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a name in the inbox is not taken. ``code`` is stable; the sentences are for staff."""

    code: str
    sv: str
    en: str


REFUSALS: Mapping[str, Refusal] = {
    refusal.code: refusal
    for refusal in (
        Refusal("symlink", "Länk, inte en fil: tas inte emot.", "A link, not a file: not taken."),
        Refusal("folder", "Mapp: lägg faxen direkt i inkorgen.", "A folder: put the faxes straight into the inbox."),
        Refusal("fifo", "Namngivet rör, inte en fil: tas inte emot.", "A named pipe, not a file: not taken."),
        Refusal("socket", "Socket, inte en fil: tas inte emot.", "A socket, not a file: not taken."),
        Refusal("device", "Enhet, inte en fil: tas inte emot.", "A device, not a file: not taken."),
        Refusal(
            "unreadable",
            "Filen får inte läsas: rätta behörigheten, så tas den emot.",
            "The file may not be read: mend its permissions and it will be taken.",
        ),
        Refusal(
            "immovable",
            "Filen är arkiverad men får inte tas bort ur inkorgen: rätta mappens behörighet.",
            "The file is archived but may not be removed from the inbox: mend the folder's permissions.",
        ),
        Refusal(
            "unfinished",
            "Namnet säger att filen ännu skrivs, men inget har hänt på en timme: sänd om eller döp om den.",
            "Its name says it is still being written, but nothing has happened for an hour: send again or rename it.",
        ),
        Refusal(
            "metadata_alone",
            "Metadatafil utan fax: inget fax med det namnet har kommit in det senaste dygnet.",
            "A metadata file without a fax: no fax of that name has come in within a day.",
        ),
        Refusal(
            "metadata_too_big",
            "Filen heter som en metadatafil men är för stor för att vara en: döp om den om den är ett fax.",
            "The file has the name of a metadata file but is too large to be one: rename it if it is a fax.",
        ),
        Refusal(
            "mail_too_big",
            "Brevet är större än inbox.mail_max_mb och ligger kvar i brevlådan.",
            "The mail is larger than inbox.mail_max_mb and stays in the mailbox.",
        ),
        Refusal(
            "held_open",
            "Ett annat program har haft filen öppen för skrivning i över en timme.",
            "Another program has held the file open for writing for more than an hour.",
        ),
    )
}


def kind_refused(mode: int) -> str | None:
    """The code of the refusal for this kind of directory entry; ``None`` for a regular file."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return "symlink"
    if stat.S_ISDIR(mode):
        return "folder"
    if stat.S_ISFIFO(mode):
        return "fifo"
    return "socket" if stat.S_ISSOCK(mode) else "device"


def is_unfinished(name: str) -> bool:
    """Does the name say that its file is still being written?"""
    return name.startswith(".") or name.lower().endswith(UNFINISHED_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Look:
    """The inbox at one moment: files by name, and the names refused with their codes.

    ``removing``: a file lies there whose removal was begun and not finished.
    """

    files: Mapping[str, Stamp]
    unfinished: Mapping[str, Stamp]
    refused: Mapping[str, str]
    removing: bool = False


def look(folder: Path) -> Look:
    """List the inbox without opening anything in it.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    files: dict[str, Stamp] = {}
    unfinished: dict[str, Stamp] = {}
    refused: dict[str, str] = {}
    removing = False
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(TAKEN_PREFIX) and entry.name.endswith(TAKEN_SUFFIX):
                removing = True
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            except OSError:
                refused[entry.name] = "unreadable"
                continue
            if is_unfinished(entry.name):
                if stat.S_ISREG(status.st_mode):
                    unfinished[entry.name] = Stamp.of(status)
            elif code := kind_refused(status.st_mode):
                refused[entry.name] = code
            else:
                files[entry.name] = Stamp.of(status)
    return Look(files, unfinished, refused, removing)


@dataclass(slots=True)
class Settling:
    """Remembers since when each name has not changed.

    Args:
        settle_s: how long a file must stay unchanged before it may be taken.
    """

    settle_s: float
    _since: dict[str, tuple[Stamp, float]] = field(default_factory=dict)

    def settled(self, files: Mapping[str, Stamp], now_s: float) -> list[str]:
        """The names that have not changed for ``settle_s``: first seen first, of those seen together the oldest.

        By when they were seen, not by their time alone: that is the sender's to set, and a file from the future would
        wait for ever behind newcomers.

        Args:
            files: what lies in the inbox now; names that are gone are forgotten.
            now_s: the monotonic clock.
        """
        self._since = {
            name: seen if (seen := self._since.get(name)) and seen[0] == stamp else (stamp, now_s)
            for name, stamp in files.items()
        }
        ready = [
            (since_s, stamp.mtime_ns, name)
            for name, (stamp, since_s) in self._since.items()
            if now_s - since_s >= self.settle_s
        ]
        return [name for _, _, name in sorted(ready)]

    def unchanged_s(self, name: str, now_s: float) -> float:
        """For how long ``name`` has been seen unchanged; 0 for a name never seen."""
        seen = self._since.get(name)
        return now_s - seen[1] if seen else 0.0

    def next_s(self, now_s: float) -> float | None:
        """Seconds until the next file may have settled; ``None`` when none is on its way."""
        left = [self.settle_s - (now_s - since_s) for _, since_s in self._since.values()]
        waiting = [seconds for seconds in left if seconds > 0]
        return min(waiting) if waiting else None
