"""Blobs as files in a folder: of this machine, or one that several of them reach.

Bytes are on the platter before they have their name, and the name before anybody is told.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.blobs.blobs import Blob, damaged
from intake.disk import (
    NO_HARD_LINKS,
    clear_half_written,
    copy_at_rest,
    disk_errors,
    half_written,
    make_folder,
    sha256_of,
    sync_folder,
    write_whole,
)


@dataclass(frozen=True, slots=True)
class Folder:
    """Blobs under ``root``, which need not exist yet. What its methods do stands at ``Blobs``."""

    root: Path

    @property
    def here(self) -> Path:
        return self.root

    def under(self, name: str) -> Folder:
        return Folder(self.root / name)

    def address(self, name: str) -> str:
        return str(self.root.absolute() / name)

    def walk(self, folder: str = "", *, without: Collection[str] = ()) -> Iterator[Blob]:
        yield from _walk(self.root / folder, f"{folder}/" if folder else "", without)

    def look(self, name: str) -> Blob | None:
        try:
            status = (self.root / name).stat()
        except FileNotFoundError:
            return None
        return Blob(name, status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None

    def file(self, name: str) -> Path | None:
        path = self.root / name
        return path if path.is_file() else None

    def folder(self) -> Path:
        return self.root

    def sha256(self, name: str) -> str:
        return sha256_of(self.root / name)

    def copy(self, name: str, target: Path) -> str:
        return copy_at_rest(self.root / name, target)

    def bring(self, name: str, source: Path) -> str:
        target = self.root / name
        target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        return copy_at_rest(source, target)

    def put(self, name: str, content: str | bytes) -> None:
        with disk_errors():
            make_folder((self.root / name).parent)
        write_whole(self.root / name, content)

    def put_new(self, name: str, content: str) -> bool:
        path = self.root / name
        with disk_errors():
            make_folder(path.parent)
            fresh = half_written(path)
            fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            try:
                with os.fdopen(fd, "w", encoding="utf-8") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                return _named(fresh, path)
            finally:
                fresh.unlink(missing_ok=True)
                sync_folder(path.parent)

    def put_once(self, name: str, made: Path, sha256: str) -> None:
        path = self.root / name
        with disk_errors():
            for parent in reversed(path.relative_to(self.root).parents[:-1]):
                make_folder(self.root / parent)
            # Where there are no hard links another machine may come in between. The name is the hash of the bytes, so
            # what is written over is the same, byte for byte; that it is, is read back.
            _named(made, path)
            sync_folder(path.parent)
            if sha256_of(path) != sha256:
                raise damaged()

    def remove(self, *names: str) -> None:
        with disk_errors():
            for name in names:
                (self.root / name).unlink(missing_ok=True)

    @contextlib.contextmanager
    def working(self) -> Iterator[Path]:
        with disk_errors():
            make_folder(self.root)
            clear_half_written(self.root)
        yield self.root

    @contextlib.contextmanager
    def making(self, name: str) -> Iterator[Path]:
        whole = self.root / name
        with disk_errors():
            make_folder(self.root)
            unfinished = Path(tempfile.mkdtemp(prefix=".making-", dir=self.root))
        try:
            yield unfinished
            with disk_errors():
                try:
                    unfinished.rename(whole)
                except OSError:
                    if not whole.is_dir():  # else somebody else made the same meanwhile
                        raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def _walk(folder: Path, prefix: str, without: Collection[str] = ()) -> Iterator[Blob]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name in without:
                continue
            yield from _walk(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            with contextlib.suppress(FileNotFoundError):  # made anew, or taken away, this moment
                status = entry.stat(follow_symlinks=False)
                yield Blob(prefix + entry.name, status.st_size, status.st_mtime_ns)


def _named(made: Path, path: Path) -> bool:
    """Give a finished file its name for good. ``False``: a file of that name was there, and is left alone."""
    try:
        os.link(made, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        if path.exists():
            return False
        made.rename(path)
    return True
