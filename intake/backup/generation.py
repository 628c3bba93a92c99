"""One generation on disk: its name, its manifest, its list of sums."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from intake.errors import StoreError

MANIFEST, SUMS = "manifest.json", "sums.sha256"
AREAS = (
    "database.sqlite",
    "database.dump",
    "configuration",
    "patient-link.key",
    "archive",
    "drafts",
    "pages",
    "replies",
)
"""What a generation holds, in the order in which it is written and listed."""

_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{4}Z(-\d+)?")
_INCOMPLETE = ".incomplete-"


class Fault(BaseModel):
    """What was wrong with the desk already when the back-up was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    sha256: str


class Manifest(BaseModel):
    """What a generation is; counts are those of the books in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    schema_: Literal["intake.backup/1"] = Field(alias="schema")
    made_at: datetime
    program: str
    database: Literal["sqlite", "postgresql"]
    faxes: int
    arrivals: int
    waiting: int
    files: int
    size_bytes: int
    sums_sha256: str
    faults: tuple[Fault, ...]


def generations(folder: Path) -> tuple[Path, ...]:
    """The complete generations in ``folder``, the oldest first."""
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file()]
    return tuple(sorted(found, key=lambda path: (path.name[:16], int(path.name[17:] or 1))))


def generation_in(folder: Path) -> Path:
    """``folder`` itself where it is a complete generation, else the newest in it.

    Raises:
        StoreError: there is none.
    """
    if (folder / MANIFEST).is_file():
        return folder
    found = generations(folder) if folder.is_dir() else ()
    if not found:
        raise _refused(
            "no_backup",
            f"Det finns ingen hel säkerhetskopia i ”{folder}”: manifest.json saknas.",
            f'There is no complete back-up in "{folder}": manifest.json is missing.',
        )
    return found[-1]


def manifest_of(generation: Path) -> Manifest:
    """The manifest.

    Raises:
        StoreError: it cannot be read, or was written by a newer program.
    """
    try:
        return Manifest.model_validate_json((generation / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise _refused(
            "bad_manifest",
            f"”{generation / MANIFEST}” går inte att läsa. Använd en annan generation.",
            f'"{generation / MANIFEST}" cannot be read. Use another generation.',
        ) from error


def begin(folder: Path, at: datetime) -> tuple[Path, Path]:
    """An empty folder to write into, and the name that it gets once it is complete.

    Whatever an interrupted back-up left is cleared away.

    Raises:
        OSError: the disk failed.
    """
    for left in folder.glob(f"{_INCOMPLETE}*"):
        shutil.rmtree(left)
    name = f"{at:%Y-%m-%dT%H%MZ}"
    of_this_minute = [int(path.name[17:] or 1) for path in folder.glob(f"{name}*") if _NAME.fullmatch(path.name)]
    final = folder / (f"{name}-{max(of_this_minute) + 1}" if of_this_minute else name)
    part = folder / f"{_INCOMPLETE}{final.name}"
    part.mkdir(mode=0o700)
    return part, final


def forget(folder: Path, keep: int) -> int:
    """Remove the oldest complete generations until ``keep`` are left. Returns how many went.

    Raises:
        OSError: the disk failed.
    """
    old = generations(folder)[:-keep]
    for generation in old:
        (generation / MANIFEST).unlink()  # from here on it is none, however far the removal gets
        shutil.rmtree(generation)
    for left in folder.iterdir():
        if _NAME.fullmatch(left.name) and not (left / MANIFEST).exists():
            shutil.rmtree(left)
    return len(old)


def listed(generation: Path) -> Iterator[tuple[str, str]]:
    """Path (relative, with ``/``) and SHA-256 of every file, in the order of ``order_of``.

    Raises:
        OSError: the list cannot be read.
    """
    with (generation / SUMS).open(encoding="utf-8") as lines:
        for line in lines:
            sha256, _, path = line.rstrip("\n").partition("  ")
            yield path, sha256


def order_of(path: str) -> tuple[int, list[str]]:
    """Sorts paths as they are written."""
    parts = path.split("/")
    return AREAS.index(parts[0]), parts


class Earlier:
    """The generation before, asked for files in the order in which it lists them."""

    def __init__(self, generation: Path | None) -> None:
        self._root = generation
        self._lines = listed(generation) if generation else iter(())
        self._next = next(self._lines, None)

    def find(self, path: str) -> tuple[Path, str] | None:
        """The earlier copy of ``path`` and its SHA-256. Each call with a path that comes after the last."""
        while self._next is not None and order_of(self._next[0]) < order_of(path):
            self._next = next(self._lines, None)
        if self._root is None or self._next is None or self._next[0] != path:
            return None
        return self._root / path, self._next[1]


def _refused(code: str, sv: str, en: str) -> StoreError:
    return _BackupError(code, sv, en)


class _BackupError(StoreError):
    """What is asked for cannot be done with this back-up; trying again does not help."""

    retry = False
