"""The archive of originals: written once, named by content, never changed.

    archive/tmp/…            bytes on their way in, always on this machine
    archive/ab/abcd….pdf     an original: mode 0440, its name is the SHA-256 of its bytes
    archive/beside/ab/…      what a fax server told of a fax, in the file that it told it in

A file goes through three functions, and a kill between any two of them loses and doubles nothing: ``keep`` (its bytes
are in the archive and on the platter), then the caller commits its row, then ``remove`` (its name leaves the inbox).
Bytes are copied, never renamed, so the inbox may lie on another file system. Names are patient data and never logged.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import shutil
import signal
import stat
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from intake.blobs import Blob, Blobs
from intake.disk import NO_HARD_LINKS, disk_errors, disk_full, is_left, make_folder, own_name, sha256_of, sync_folder
from intake.errors import StoreError
from intake.receive.settle import TAKEN_PREFIX, TAKEN_SUFFIX, Stamp, kind_refused

BESIDE = "beside"
_MAKING = "tmp"
_ORIGINAL = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}\.[a-z]+")
_SUFFIXES = ("pdf", "tif", "bin", "txt", "eml")
_SUFFIXES_BESIDE = ("xml", "json", "text")

_CHUNK_BYTES = 1 << 20
_MAGIC_BYTES = 1024
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class UnsettledError(Exception):
    """The file changed, vanished or is still open for writing: look again later. Nothing was done."""


class RefusedError(Exception):
    """The file cannot be taken as it is. ``code`` is a key of ``settle.REFUSALS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class InInbox:
    """A file of the inbox whose bytes are safe in the archive, so that it may be removed."""

    source: Path
    stamp: Stamp
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept(InInbox):
    """A fax of the inbox whose bytes are safe in the archive, under the name ``original`` there.

    ``arrival_key`` names this very arrival (not its bytes): after a kill the same file in the inbox gives the same key,
    while the same bytes sent again give another.
    """

    size_bytes: int
    original: PurePosixPath
    arrival_key: str


@dataclass(frozen=True, slots=True)
class Archive:
    """Originals.

    Args:
        blobs: where they lie.
        keep_free_bytes: how much room is left untouched on the disk of this machine that they come through.
    """

    blobs: Blobs
    keep_free_bytes: int = 0

    @property
    def root(self) -> Path:
        """The archive's folder on this machine."""
        return self.blobs.here

    def prepare(self) -> None:
        """Make the folders and clear what a kill left half written, but nothing of another process at work.

        Raises:
            StoreError: the folders cannot be made or written.
        """
        with disk_errors():
            make_folder(self.root)
            make_folder(self._tmp)
            for stale in self._tmp.iterdir():
                if is_left(stale, stale.name):
                    shutil.rmtree(stale) if stale.is_dir() else stale.unlink(missing_ok=True)
            sync_folder(self.root)

    @property
    def _tmp(self) -> Path:
        return self.root / _MAKING

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """An empty folder on the archive's disk, gone with all that is in it at the end.

        Raises:
            StoreError: it cannot be made.
        """
        folder = self._tmp / own_name()
        with disk_errors():
            folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def has_room(self, size_bytes: int = 0) -> bool:
        """Is there room for ``size_bytes`` more without touching what must stay free?"""
        with disk_errors():
            disk = os.statvfs(self.root)
            return disk.f_bavail * disk.f_frsize - size_bytes >= self.keep_free_bytes

    def find(self, sha256: str) -> Path | None:
        """A file of this machine with the bytes of the original of this SHA-256; ``None``: there is none.

        Raises:
            StoreError: disk or server failed.
        """
        with disk_errors():
            return next(filter(None, map(self.blobs.file, _names(sha256))), None)

    def since(self, moment_s: float, prefix: str) -> Iterator[Blob]:
        """The originals that came into the archive after ``moment_s`` and whose names begin with ``prefix``.

        Args:
            moment_s: seconds of the epoch.
            prefix: two hexadecimal digits.

        Raises:
            StoreError: disk or server failed.
        """
        with disk_errors():
            for original in self.blobs.walk(prefix):
                if _ORIGINAL.fullmatch(original.name) and original.modified_ns >= moment_s * 1e9:
                    yield original

    def is_whole(self, sha256: str) -> bool:
        """Is it there, byte for byte, as an original or beside one?

        Raises:
            StoreError: disk or server failed.
        """
        names = (*_names(sha256), *(f"{BESIDE}/{sha256[:2]}/{sha256}.{suffix}" for suffix in _SUFFIXES_BESIDE))
        with disk_errors():
            name = next((name for name in names if self.blobs.look(name) is not None), None)
            return name is not None and self.blobs.sha256(name) == sha256

    def read(self, source: Path, stamp: Stamp, most_bytes: int) -> bytes:
        """The bytes of a small file of the inbox, as it settled.

        Raises:
            UnsettledError: the file is not the one that settled, or changed while it was read.
            RefusedError: no regular file, not to be opened, or ``metadata_too_big``.
            StoreError: the disk fails.
        """
        fd = _open_regular(source)
        try:
            if Stamp.of(os.fstat(fd)) != stamp or _open_for_writing(fd):
                raise UnsettledError
            if stamp.size_bytes > most_bytes:
                raise RefusedError("metadata_too_big")
            with disk_errors(), os.fdopen(os.dup(fd), "rb") as stream:
                content = stream.read(stamp.size_bytes + 1)
            if len(content) != stamp.size_bytes or Stamp.of(os.fstat(fd)) != stamp:
                raise UnsettledError
        finally:
            os.close(fd)
        return content

    def enter(self, content: bytes, suffix: str, *, beside: bool = False) -> PurePosixPath:
        """Put bytes into the archive, write-once; the same bytes again are the same file. Returns its name there.

        Args:
            content: the bytes.
            suffix: of the file's name, without the dot.
            beside: they tell of an original, and are none.

        Raises:
            StoreError: the disk is full or fails; the archive is as it was before.
        """
        if not self.has_room(len(content)):
            raise disk_full()
        sha256 = hashlib.sha256(content).hexdigest()
        original = PurePosixPath(BESIDE if beside else "", sha256[:2], f"{sha256}.{suffix}")
        incoming = self._tmp / own_name()
        with disk_errors():
            out = os.open(incoming, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            try:
                view = memoryview(content)
                while view:
                    view = view[os.write(out, view) :]
                os.fchmod(out, 0o440)
                os.fsync(out)
                self.blobs.put_once(str(original), incoming, sha256)
            finally:
                os.close(out)
                incoming.unlink(missing_ok=True)
        return original

    def keep(self, source: Path, stamp: Stamp) -> Kept:
        """Copy the bytes of ``source`` into the archive, write-once.

        Args:
            source: a name in the inbox.
            stamp: the file as it settled; anything else found at the name is left for later.

        Raises:
            UnsettledError: the file is not the one that settled, or changed while it was read.
            RefusedError: no regular file, or not to be opened.
            StoreError: the disk is full or fails; the archive is as it was before.
        """
        if not self.has_room(stamp.size_bytes):
            raise disk_full()
        fd = _open_regular(source)
        try:
            if Stamp.of(os.fstat(fd)) != stamp or _open_for_writing(fd):
                raise UnsettledError
            sha256, original = self._copy(fd, source, stamp)
        finally:
            os.close(fd)
        return Kept(source, stamp, sha256, stamp.size_bytes, original, _arrival_key(source.name, stamp, sha256))

    def _copy(self, fd: int, source: Path, stamp: Stamp) -> tuple[str, PurePosixPath]:
        incoming = self._tmp / own_name()
        with disk_errors():
            out = os.open(incoming, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            try:
                sha256, head = _pour(fd, out, stamp.size_bytes)
                os.fchmod(out, 0o440)
                os.fsync(out)
                if Stamp.of(os.fstat(fd)) != stamp or _stamp_at(source) != stamp:
                    raise UnsettledError
                original = PurePosixPath(sha256[:2], f"{sha256}.{suffix_of(head)}")
                self.blobs.put_once(str(original), incoming, sha256)
            finally:
                os.close(out)
                incoming.unlink(missing_ok=True)
        return sha256, original


def remove(kept: InInbox) -> None:
    """Take the name out of the inbox, now that its bytes are kept and its row is committed.

    The name is first moved aside and looked at there: a file that a writer put under the same name meanwhile is not
    ours to remove, and is put back.

    Raises:
        RefusedError: the folder does not allow it.
        StoreError: the disk fails.
    """
    aside = kept.source.with_name(f"{TAKEN_PREFIX}{kept.sha256}{TAKEN_SUFFIX}")
    with _allowed():
        if _stamp_at(kept.source) != kept.stamp:
            return  # gone, or a newcomer already: it will be taken in its own right
        kept.source.rename(aside)
        if _same_file(aside, kept.stamp):
            aside.unlink()
        else:
            _put_back(aside, kept.source)
        sync_folder(kept.source.parent)


def finish_removals(inbox: Path, archive: Archive) -> None:
    """Finish what ``remove`` had begun when the program was killed. Cheap where there is nothing to finish.

    A file moved aside whose bytes are in the archive is what was being removed; any other is a newcomer and gets a
    visible name again.

    Raises:
        RefusedError: the inbox does not allow it.
        StoreError: the disk fails.
    """
    with _allowed():
        for aside in sorted(inbox.glob(f"{TAKEN_PREFIX}*{TAKEN_SUFFIX}")):
            sha256 = aside.name.removeprefix(TAKEN_PREFIX).removesuffix(TAKEN_SUFFIX)
            if _stamp_at(aside) is not None and hash_of(aside) == sha256 and archive.is_whole(sha256):
                aside.unlink()
            else:
                _put_back(aside, inbox / f"{uuid.uuid4().hex}.pdf")
            sync_folder(inbox)


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex.

    Raises:
        StoreError: the file cannot be read.
    """
    with disk_errors():
        return sha256_of(path)


def suffix_of(head: bytes) -> str:
    """What the first bytes of a file say it is: ``pdf``, ``tif`` or, for anything else, ``bin``."""
    if b"%PDF-" in head[:_MAGIC_BYTES]:
        return "pdf"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "tif"
    return "bin"


def _names(sha256: str) -> Iterator[str]:
    """What an original of this SHA-256 may be called, the most frequent first."""
    return (f"{sha256[:2]}/{sha256}.{suffix}" for suffix in _SUFFIXES)


def _open_regular(source: Path) -> int:
    codes = {errno.ELOOP: "symlink", errno.ENXIO: "socket", errno.EACCES: "unreadable", errno.EPERM: "unreadable"}
    with disk_errors():
        try:
            fd = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        except FileNotFoundError as error:
            raise UnsettledError from error
        except OSError as error:
            if error.errno in codes:
                raise RefusedError(codes[error.errno]) from error
            raise
    if code := kind_refused(os.fstat(fd).st_mode):
        os.close(fd)
        raise RefusedError(code)
    return fd


def _open_for_writing(fd: int) -> bool:
    """Does any process still hold the file open for writing?

    The kernel grants a read lease only where there is no writer. The lease is given back at once; should a writer come
    in that moment, we are told by a signal that is ignored by default. Where leases are not to be had (network folders,
    a file of another user) the settling time alone has to do.
    """
    try:
        fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False


def _pour(fd: int, out: int, size_bytes: int) -> tuple[str, bytes]:
    """Copy exactly ``size_bytes``; return their SHA-256 and the first of them."""
    digest, copied_bytes, head = hashlib.sha256(), 0, b""
    while chunk := os.read(fd, _CHUNK_BYTES):
        head = head or chunk[:_MAGIC_BYTES]
        copied_bytes += len(chunk)
        if copied_bytes > size_bytes:
            raise UnsettledError
        digest.update(chunk)
        view = memoryview(chunk)
        while view:
            view = view[os.write(out, view) :]
    if copied_bytes != size_bytes:
        raise UnsettledError
    return digest.hexdigest(), head


def _put_back(aside: Path, name: Path) -> None:
    """Give a newcomer its visible name again, without writing over a still newer one."""
    if aside.lstat().st_nlink == 1:  # otherwise a kill came after the link below
        try:
            os.link(aside, name, follow_symlinks=False)
        except FileExistsError:
            os.link(aside, name.with_name(f"{uuid.uuid4().hex}{name.suffix}"), follow_symlinks=False)
        except OSError as error:
            if error.errno not in NO_HARD_LINKS:
                raise
            aside.rename(name.with_name(f"{uuid.uuid4().hex}{name.suffix}"))
            return
    aside.unlink()


def _same_file(path: Path, stamp: Stamp) -> bool:
    """Is this the file of the stamp? Renaming changes the time of change, so that is left out."""
    now = _stamp_at(path)
    return now is not None and (now.device, now.inode, now.size_bytes, now.mtime_ns) == (
        stamp.device,
        stamp.inode,
        stamp.size_bytes,
        stamp.mtime_ns,
    )


def _stamp_at(path: Path) -> Stamp | None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    return Stamp.of(status) if stat.S_ISREG(status.st_mode) else None


def _arrival_key(name: str, stamp: Stamp, sha256: str) -> str:
    """A digest, so that the name cannot be read from it. The device is left out: its number may change at a restart."""
    parts = (name, stamp.inode, stamp.size_bytes, stamp.mtime_ns, stamp.ctime_ns, sha256)
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()


@contextlib.contextmanager
def _allowed() -> Iterator[None]:
    """Say that the inbox does not let go of its files, where it is that and not the disk."""
    try:
        with disk_errors():
            yield
    except StoreError as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in _FORBIDDEN:
            raise RefusedError("immovable") from error
        raise
