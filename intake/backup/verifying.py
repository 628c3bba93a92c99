"""Is a generation whole? Every file is hashed, and the books in it are balanced with the originals in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.backup.copying import backup_errors
from intake.backup.generation import AREAS, MANIFEST, SUMS, Manifest, listed, manifest_of
from intake.blobs import Folder
from intake.disk import sha256_of
from intake.errors import StoreError
from intake.store.balance import in_pieces, summed
from intake.store.ledger import Ledger
from intake.store.snapshot import NAMES, read_snapshot


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong: ``path`` under the generation, or the SHA-256 of a fax."""

    path: str
    text: str


def verify(generation: Path) -> tuple[Manifest, tuple[Flaw, ...]]:
    """Hash every file and balance the books.

    Raises:
        StoreError: there is no manifest that can be read, or the disk failed.
    """
    manifest = manifest_of(generation)
    with backup_errors():
        if flaw := flaw_of_sums(generation, manifest):
            return manifest, (flaw,)
        return manifest, (*_flaws_of_files(generation), *_flaws_of_books(generation, manifest))


def flaw_of_sums(generation: Path, manifest: Manifest) -> Flaw | None:
    """The list of sums is held by the manifest, and holds everything else."""
    sums = generation / SUMS
    if sums.is_file() and sha256_of(sums) == manifest.sums_sha256:
        return None
    return Flaw(SUMS, "Listan över kontrollsummor saknas eller är ändrad.")


def _flaws_of_files(generation: Path) -> Iterator[Flaw]:
    expected = set()
    for path, sha256 in listed(generation):
        expected.add(path)
        try:
            if sha256_of(generation / path) != sha256:
                yield Flaw(path, "Filen är ändrad eller skadad.")
        except FileNotFoundError:
            yield Flaw(path, "Filen saknas.")
    for area in AREAS:
        found = [each.name for each in Folder(generation).walk(area)] if (generation / area).is_dir() else []
        yield from (Flaw(path, "Filen hör inte till säkerhetskopian.") for path in found if path not in expected)


def _flaws_of_books(generation: Path, manifest: Manifest) -> Iterator[Flaw]:
    try:
        with read_snapshot(generation / NAMES[manifest.database]) as books:
            archive = Folder(generation / "archive")
            ledger = summed(in_pieces(books, archive, under_way_s=0)) if books is not None else None
    except StoreError as error:
        if error.code == "archive_unreadable":
            raise
        yield Flaw(NAMES[manifest.database], error.sv)
        return
    if ledger is None:  # only a server reads it: as many originals as it has faxes, and the ledger at the restore
        paths = (path for path, _ in listed(generation) if path.startswith("archive/"))
        originals = sum(not path.startswith("archive/beside/") for path in paths)
        if originals + len({fault.sha256 for fault in manifest.faults}) < manifest.faxes:
            yield Flaw("archive", "Antalet original stämmer inte med böckerna.")
        return
    yield from flaws_of_ledger(ledger, manifest)


def flaws_of_ledger(ledger: Ledger, manifest: Manifest) -> Iterator[Flaw]:
    """What the books say that the manifest does not; what was wrong before the back-up was made is known there."""
    known = {fault.sha256 for fault in manifest.faults}
    for fault in ledger.faults:
        if fault.sha256 not in known:
            yield Flaw(fault.sha256 or fault.path or MANIFEST, fault.text)
    if (ledger.received, ledger.arrivals, ledger.waiting) != (manifest.faxes, manifest.arrivals, manifest.waiting):
        yield Flaw(MANIFEST, "Böckerna stämmer inte med manifestet.")
