"""Files written whole or not at all, and what the disk says in our own words.

No message here names a file: the names of incoming files are patient data.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import socket
import time
import uuid
import zlib
from collections.abc import Iterator
from pathlib import Path

from intake.errors import StoreError

_FRESH = ".new"  # the end of a name that is being written
_LEFT_AFTER_S = 3600.0
_CHUNK_BYTES = 1 << 20
_COPIED_TIMES, _COPIED_AGAIN_S = 20, 0.25
_HOST = f"{zlib.crc32(socket.gethostname().encode()):08x}"
_RUN = uuid.uuid4().hex[:12]
_OWNER = re.compile(r"(?P<host>[^-]*)-(?P<pid>[0-9]+)-(?P<run>[^-]*)-[^-]*")  # as own_name writes it
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says of a full disk."""

NO_HARD_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
"""What it says where a second name of a file cannot be had."""


NETWORK_FILE_SYSTEMS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "lustre", "gpfs", "glusterfs", "beegfs", "ncpfs"),
        *("gfs2", "ocfs2", "davfs", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone"),
        *("fuse.davfs2", "fuse.gvfsd-fuse", "fuse.juicefs", "fuse.blobfuse2", "fuse.gcsfuse"),
    }
)
"""File systems that send no events of other machines, and whose locks and shared memory SQLite cannot trust."""


@contextlib.contextmanager
def disk_errors() -> Iterator[None]:
    """Turn ``OSError`` into ``StoreError``: ``disk_full`` where there is no room, else ``disk_failed``."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise disk_full() from error
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise StoreError(
            "disk_failed", f"Disken svarar med fel: {reason}.", f"The disk answers with an error: {reason}."
        ) from error


def disk_full() -> StoreError:
    """The error for a disk without room."""
    return StoreError(
        "disk_full",
        "Disken är nästan full: inga fler filer tas emot. Frigör utrymme, så fortsätter mottagningen av sig själv.",
        "The disk is nearly full: no more files are taken. Make room and receiving goes on by itself.",
    )


def write_whole(path: Path, content: str | bytes) -> None:
    """Put ``content`` at ``path`` so that whoever looks, even after a power cut, finds the old file or the new one.

    Text is written as UTF-8.

    Raises:
        StoreError: the disk is full or fails; the old file is still there.
    """
    fresh = half_written(path)
    with disk_errors():
        try:
            with fresh.open("wb") as stream:
                stream.write(content.encode() if isinstance(content, str) else content)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(path.parent)


def half_written(path: Path) -> Path:
    """The name, beside ``path``, of what is to become it; ``clear_half_written`` removes what a kill left of it."""
    return path.with_name(f".{path.name}.{own_name()}{_FRESH}")


def clear_half_written(folder: Path) -> None:
    """Remove what a kill left of ``write_whole`` in ``folder``. What others are writing just now is left alone."""
    for left in folder.glob(f".*{_FRESH}"):
        if is_left(left, left.name.removesuffix(_FRESH).rpartition(".")[2]):
            left.unlink(missing_ok=True)


def own_name() -> str:
    """A name for a file on its way, which says whose it is: ``is_left`` reads it."""
    return f"{_HOST}-{os.getpid()}-{_RUN}-{uuid.uuid4().hex[:12]}"


def is_left(path: Path, name: str) -> bool:
    """Is nobody writing the file at ``path`` any more, made under ``own_name``? Several machines may share a folder.

    The processes of this machine can be asked for. Of another machine's file only its age tells: an hour untouched.
    """
    owner = _OWNER.fullmatch(name)
    if owner is None:
        return True  # made by a program of old, which worked alone
    if owner["host"] == _HOST and not _runs(int(owner["pid"]), owner["run"]):
        return True
    try:
        return time.time() - path.stat().st_mtime > _LEFT_AFTER_S
    except FileNotFoundError:
        return False


def is_in_use_here(name: str) -> bool:
    """Is what was named ``own_name`` of a process that runs on this machine?"""
    owner = _OWNER.fullmatch(name)
    return owner is not None and owner["host"] == _HOST and _runs(int(owner["pid"]), owner["run"])


def _runs(pid: int, run: str) -> bool:
    if pid == os.getpid():
        return run == _RUN  # else a process before this one had its number
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """Dead, but not yet fetched by its parent: it has a number still, and writes nothing."""
    try:
        status = Path("/proc", str(pid), "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False  # no such record on this system, or gone this moment: its files are cleared the next time
    return status.rpartition(")")[2].split()[:1] == ["Z"]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def copy_at_rest(source: Path, target: Path) -> str:
    """Copy bytes and time of change; returns the SHA-256. A file that changes meanwhile is copied again.

    Raises:
        FileNotFoundError: ``source`` is not there.
        OSError: the disk failed, or the file does not come to rest.
    """
    for _ in range(_COPIED_TIMES):
        with source.open("rb") as stream:
            before = os.fstat(stream.fileno())
            digest = hashlib.sha256()
            with target.open("wb") as out:
                while chunk := stream.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    out.write(chunk)
        after = source.stat()
        if (before.st_ino, before.st_size, before.st_mtime_ns) == (after.st_ino, after.st_size, after.st_mtime_ns):
            target.chmod(before.st_mode & 0o640)
            os.utime(target, ns=(before.st_mtime_ns, before.st_mtime_ns))
            return digest.hexdigest()
        time.sleep(_COPIED_AGAIN_S)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def make_folder(folder: Path) -> None:
    """Make ``folder`` where it is missing, for our own account and its group only."""
    if not folder.is_dir():
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in ``folder`` onto the platter."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def mounts() -> str:
    """What the system says of its mounts (``/proc/self/mountinfo``); empty where it has no such record."""
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def file_system_of(path: Path, mountinfo: str) -> str | None:
    """Which kind of file system ``path`` lies on (``ext4``, ``nfs4``, ``cifs`` …); ``None`` where that is not known.

    Args:
        path: absolute, links resolved.
        mountinfo: see ``mounts``.
    """
    best: tuple[int, str] | None = None
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        mount_point = Path(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), fields.split(" ")[4]))
        if path.is_relative_to(mount_point) and (best is None or len(mount_point.parts) >= best[0]):
            best = (len(mount_point.parts), rest.split(" ")[0])
    return best[1] if best else None
