"""Making a generation: the books at one moment first, then every file that they speak of."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from intake import __version__
from intake.alone import locked
from intake.backup.copying import backup_errors, is_same, link
from intake.backup.generation import MANIFEST, SUMS, Earlier, Fault, Manifest, begin, forget, generations
from intake.backup.listing import Listed
from intake.blobs import Blob, Blobs, Folder, open_blobs
from intake.config import Settings
from intake.disk import sha256_of, write_whole
from intake.errors import StoreError
from intake.logbook.link import KEY_NAME
from intake.store.snapshot import write_snapshot

LAST = "last-backup.json"
"""Under ``var``: the manifest of the newest back-up, for whoever watches how old it is."""


def make(settings: Settings, folder: Path, *, keep: int = 0, config_file: Path | None = None) -> tuple[Path, Manifest]:
    """Make a generation in ``folder``, beside a daemon at work.

    Args:
        settings: in force.
        folder: of the generations; made where it is missing.
        keep: so many generations stay, the newest; 0: all of them.
        config_file: the settings' file, kept along.

    Returns:
        the generation and its manifest. Originals that are damaged or missing stand there as faults: everything else is
        backed up all the same.

    Raises:
        StoreError: database or disk failed, or another back-up into ``folder`` is under way; no half
            generation is left.
    """
    with backup_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(folder):
            at = datetime.now(UTC)
            known = generations(folder)
            part, final = begin(folder, at)
            try:
                with (part / SUMS).open("x", encoding="utf-8") as sums:
                    making = _Making(settings, part, Earlier(known[-1] if known else None), sums)
                    manifest = making.all(at, config_file)
                part.rename(final)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
            os.sync()
            if keep:
                forget(folder, keep)
    write_whole(settings.storage.root / LAST, manifest.model_dump_json(by_alias=True) + "\n")
    return final, manifest


@dataclass
class _Making:
    settings: Settings
    part: Path
    earlier: Earlier
    sums: TextIO
    files: int = 0
    faults: list[Fault] = field(default_factory=list)
    size_bytes: int = 0

    def all(self, at: datetime, config_file: Path | None) -> Manifest:
        """Everything, the manifest last."""
        books = Listed()
        database = write_snapshot(self.settings.storage.url, self.part, books.take)
        self._list(database.name, sha256_of(database))
        self._configuration(config_file)
        blobs = open_blobs(self.settings.storage)
        if (key := blobs.look(KEY_NAME)) is not None:
            self._copy(blobs, key, KEY_NAME)
        self._originals(blobs, books)
        self._area(blobs, "drafts")
        self._pages(blobs, books)
        self._area(blobs, "replies")
        self.sums.flush()
        os.sync()  # every file is on the platter before the manifest says that it is there
        manifest = Manifest(
            schema="intake.backup/1",
            made_at=at,
            program=__version__,
            database="sqlite" if database.suffix == ".sqlite" else "postgresql",
            faxes=books.faxes,
            arrivals=books.arrivals,
            waiting=books.waiting,
            files=self.files,
            size_bytes=self.size_bytes,
            sums_sha256=sha256_of(self.part / SUMS),
            faults=tuple(self.faults),
        )
        write_whole(self.part / MANIFEST, manifest.model_dump_json(by_alias=True, indent=2) + "\n")
        return manifest

    def _configuration(self, config_file: Path | None) -> None:
        rules = self.settings.rules
        given = {"config.toml": config_file, "directory.csv": rules.directory, "routine.toml": rules.routine}
        files = {name: Path(path) for name, path in given.items() if path}
        if rules.templates:
            folder = Path(rules.templates)
            files |= {f"templates/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*.j2")}
        dumped = self.settings.model_dump_json(indent=2).encode()
        for path in sorted([*files, "settings.json"], key=lambda path: path.split("/")):
            if path != "settings.json":
                beside = Folder(files[path].parent)
                if (file := beside.look(files[path].name)) is None:
                    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
                self._copy(beside, file, f"configuration/{path}")
                continue
            target = self._target("configuration/settings.json")
            target.write_bytes(dumped)
            target.chmod(0o600)
            self._list("configuration/settings.json", hashlib.sha256(dumped).hexdigest())

    def _originals(self, blobs: Blobs, books: Listed) -> None:
        """Those with a row, and what was told of them. An original never changes: one that the generation before has is
        not read again."""
        for path, sha256, fax_sha256 in books.files():
            try:
                if (original := blobs.look(f"archive/{path}")) is None:
                    raise FileNotFoundError
                found = self._copy(blobs, original, original.name, sha256)
            except FileNotFoundError:
                self.faults.append(Fault(code="original_missing", sha256=fax_sha256))
                continue
            if found != sha256:
                self.faults.append(Fault(code="bytes_differ", sha256=fax_sha256))

    def _pages(self, blobs: Blobs, books: Listed) -> None:
        """Words and images of what is read. Of a fax that is being read nothing: it is read again after a restore."""
        for sha256, _ in sorted(books.originals):
            if blobs.look(f"pages/{sha256}/pages.json") is not None:
                self._area(blobs, f"pages/{sha256}")

    def _area(self, blobs: Blobs, area: str) -> None:
        for blob in blobs.walk(area):
            try:
                self._copy(blobs, blob, blob.name)
            except FileNotFoundError:  # made anew by the desk since: it makes it again
                (self.part / blob.name).unlink(missing_ok=True)

    def _copy(self, blobs: Blobs, source: Blob, path: str, sha256: str | None = None) -> str:
        target, known = self._target(path), self.earlier.find(path)
        if known is not None and sha256 in (None, known[1]) and is_same(source, known[0]) and link(known[0], target):
            found = known[1]
        else:
            found = blobs.copy(source.name, target)
            if path == KEY_NAME or path.startswith("configuration/"):
                target.chmod(0o600)
        self._list(path, found)
        return found

    def _target(self, path: str) -> Path:
        target = self.part / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return target

    def _list(self, path: str, sha256: str) -> None:
        self.sums.write(f"{sha256}  {path}\n")
        self.files += 1
        self.size_bytes += (self.part / path).stat().st_size


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if not locked(lock):
            raise StoreError(
                "backup_under_way",
                f"En annan säkerhetskopiering till ”{folder}” pågår. Vänta tills den är klar.",
                f'Another back-up to "{folder}" is under way. Wait until it is done.',
            )
        yield
    finally:
        os.close(lock)
