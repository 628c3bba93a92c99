"""The staff's directory while the daemon runs: read again when it changes, never worse than the last good one."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from intake.directory import Directory, parse_directory
from intake.errors import ConfigError

log = logging.getLogger(__name__)

_Stamp = tuple[int, int, int]


class DirectoryFile:
    """The directory as it stands in the file now, or as it stood when the file was last right. Thread-safe.

    Args:
        path: the staff's file; ``None``: the directory that came with the program, which does not change.
        directory: as read at the start.
        stamp: of the file before it was read (``stamp_of``), so that no change in between is missed.
    """

    def __init__(self, path: Path | None, directory: Directory, stamp: _Stamp | None = None) -> None:
        self._path, self._directory, self._stamp = path, directory, stamp
        self._problem: ConfigError | None = None
        self._lock = threading.Lock()

    @property
    def problem(self) -> ConfigError | None:
        """What is wrong with the file since it was last right."""
        return self._problem

    def current(self) -> Directory:
        """The newest directory that is right; the file is read only where it changed."""
        if self._path is None:
            return self._directory
        with self._lock:
            stamp = stamp_of(self._path)
            if stamp != self._stamp or stamp is None:
                self._read_again(stamp)
            return self._directory

    def _read_again(self, stamp: _Stamp | None) -> None:
        path = self._path
        assert path is not None
        try:
            fresh = parse_directory(path.read_text(encoding="utf-8"), path.name)
        except ConfigError as error:
            self._keep_the_old(error)
        except (OSError, UnicodeDecodeError):
            self._keep_the_old(
                ConfigError(
                    "directory_unreadable",
                    f"Katalogen ”{path.name}” går inte att läsa. Rätta rättigheterna eller teckenkodningen (UTF-8).",
                    f'The directory "{path.name}" cannot be read. Mend the file, its permissions or encoding (UTF-8).',
                )
            )
        else:
            log.info("directory read again, %d units", len(fresh.units))
            self._directory, self._problem = fresh, None
        self._stamp = stamp

    def _keep_the_old(self, error: ConfigError) -> None:
        if self._problem is None or self._problem.sv != error.sv:
            log.warning("directory: %s The last good one (%d units) stands.", error.en, len(self._directory.units))
        self._problem = error


def stamp_of(path: Path) -> _Stamp | None:
    """Tells one state of a file from another; ``None`` where it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
