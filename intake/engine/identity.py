"""Which process this is among those that share the work: its roles, and a name that it keeps over restarts.

var/lock               held shared; a program of old holds it alone, and neither starts beside the other
var/executors/NAME     one for each process that ever ran here at the same time; held while that runs, holds its id
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from intake.alone import locked
from intake.disk import disk_errors, make_folder, sync_folder
from intake.errors import ConfigError

log = logging.getLogger(__name__)

RunRole = Literal["inbox", "worker", "review"]
ROLES: tuple[RunRole, ...] = get_args(RunRole)
ALL = "all"
_MOST = 64  # processes on one folder


@dataclass(frozen=True, slots=True)
class Identity:
    """One process. ``name`` tells it from others on the same folder; ``id`` from all, over restarts; ``token`` is of
    this very run."""

    name: str
    id: str
    roles: tuple[RunRole, ...] = ROLES
    token: str = field(default_factory=lambda: uuid.uuid4().hex)


@contextlib.contextmanager
def claimed(root: Path, roles: Sequence[RunRole]) -> Iterator[Identity]:
    """Be one process on this folder. The locks go with the process, however it ends.

    Args:
        root: the folder of this machine (``storage.var``), made already.
        roles: what the process does.

    Raises:
        ConfigError: ``already_running``: a program of old works on the folder.
        StoreError: the folder cannot be written.
    """
    wanted = tuple(role for role in ROLES if role in roles)
    with contextlib.ExitStack() as locks:
        with disk_errors():
            lock = os.open(root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
            locks.callback(os.close, lock)
            make_folder(root / "executors")
        if not _held(lock, shared=True):
            raise _already(root)
        yield _place(root / "executors", wanted, locks)


def _place(folder: Path, roles: tuple[RunRole, ...], locks: contextlib.ExitStack) -> Identity:
    """The first free place of this kind, which is the one that was ours before a restart where we are alone of it."""
    kind = ALL if roles == ROLES else "+".join(roles)
    for number in range(1, _MOST + 1):
        name = kind if number == 1 else f"{kind}-{number}"
        with disk_errors():
            fd = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
            if not _held(fd):
                os.close(fd)
                continue
            locks.callback(os.close, fd)
            return Identity(name, _kept_id(fd, folder), roles)
    raise ConfigError(
        "too_many",
        f"Redan {_MOST} processer av samma slag arbetar i ”{folder.parent}”.",
        f'{_MOST} processes of the same kind work on "{folder.parent}" already.',
    )


def _kept_id(fd: int, folder: Path) -> str:
    known = os.pread(fd, 100, 0).decode("ascii", "replace").strip()
    if re.fullmatch(r"intake-[0-9a-f-]{36}", known):
        return known
    fresh = f"intake-{uuid.uuid4()}"
    os.ftruncate(fd, 0)
    os.pwrite(fd, f"{fresh}\n".encode(), 0)
    os.fsync(fd)
    sync_folder(folder)
    return fresh


def _held(fd: int, *, shared: bool = False) -> bool:
    try:
        return locked(fd, shared=shared)
    except OSError as error:  # a file system without locks is no reason not to work
        log.warning("no lock: %s", error.strerror)
        return True


def _already(folder: Path) -> ConfigError:
    return ConfigError(
        "already_running",
        f"En annan intake arbetar redan med mappen ”{folder}”. Stoppa den först, eller starta den här med --role.",
        f'Another intake is at work on the folder "{folder}" already. Stop it first, or start this one with --role.',
    )
