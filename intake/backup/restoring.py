"""From a generation back to a desk: into an empty folder, every file compared with its sum, the ledger balanced."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from intake.alone import no_daemon
from intake.backup.copying import backup_errors
from intake.backup.generation import AREAS, Manifest, generation_in, listed, manifest_of
from intake.backup.verifying import Flaw, flaw_of_sums, flaws_of_ledger
from intake.blobs import Blobs, Folder, open_blobs
from intake.config import COPIES, Settings
from intake.disk import write_whole
from intake.errors import StoreError
from intake.house import RESTORING
from intake.store import open_store
from intake.store.balance import in_pieces, summed
from intake.store.snapshot import NAMES, is_empty, put_snapshot

_CONFIGURATION = "restored-configuration"
_MAY_BE_THERE = frozenset({"inbox", "lock", RESTORING, COPIES})


class NotEmptyError(StoreError):
    """There is something where a back-up was to go."""

    retry = False


def restore(folder: Path, settings: Settings) -> tuple[Path, Manifest, tuple[Flaw, ...]]:
    """Restore a generation under ``settings.storage.var`` and into its database; both have to be empty.

    An inbox that is there stays: what lies in it is taken at the next start, as new. A restore that was interrupted is
    begun again; until it is done no daemon starts there.

    Args:
        folder: a generation, or the folder of several: then the newest.
        settings: where to.

    Returns:
        the generation, its manifest, and what is wrong: nothing, or the desk is not to be started.

    Raises:
        StoreError: something is there already, a daemon runs, the back-up is incomplete, or disk or database failed.
    """
    with backup_errors():
        generation = generation_in(folder)
        manifest = manifest_of(generation)
        if flaw := flaw_of_sums(generation, manifest):
            return generation, manifest, (flaw,)
        root, blobs = settings.storage.root, open_blobs(settings.storage)
        with no_daemon(root):
            _make_way(root, blobs, settings.storage.url)
            write_whole(root / RESTORING, f"{generation}\n{blobs.address('')}\n")
            flaws = _files(generation, root, blobs)
            if not flaws:
                put_snapshot(generation / NAMES[manifest.database], settings.storage.url)
                flaws = _books(settings, manifest)
            os.sync()
            if not flaws:
                (root / RESTORING).unlink()
    return generation, manifest, flaws


def _make_way(root: Path, blobs: Blobs, url: str) -> None:
    for left in root.glob(f".{RESTORING}.*"):  # of a kill before anything was begun
        left.unlink()
    interrupted = (root / RESTORING).exists()
    folders = {root, blobs.root} if isinstance(blobs, Folder) else {root}
    for folder in folders:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        if interrupted:
            _clear(folder)
        else:
            _refuse_what_is_there(str(folder), sorted({path.name for path in folder.iterdir()} - _MAY_BE_THERE))
    if not isinstance(blobs, Folder):
        place = blobs.address("")
        if interrupted and place in (root / RESTORING).read_text(encoding="utf-8").splitlines():
            blobs.remove(*(each.name for each in blobs.walk() if each.name.split("/")[0] in AREAS))
        _refuse_what_is_there(place, [each.name for each in islice(blobs.walk(), 3)])
    if interrupted and url.startswith("sqlite:") and Path(url.removeprefix("sqlite:///")).parent == root.absolute():
        for left in root.glob("*intake.sqlite*"):
            left.unlink()
    if not is_empty(url):
        raise NotEmptyError(
            "database_not_empty",
            "Databasen är inte tom. Återställ till en ny, tom databas (storage.database).",
            "The database is not empty. Restore into a new, empty one (storage.database).",
        )


def _refuse_what_is_there(place: str, names: Sequence[str]) -> None:
    if names:
        raise NotEmptyError(
            "not_empty",
            f"”{place}” är inte tom ({', '.join(names[:3])} …). Ange en tom plats med --into (eller storage.blobs).",
            f'"{place}" is not empty ({", ".join(names[:3])} …). Name an empty place with --into (or storage.blobs).',
        )


def _clear(folder: Path) -> None:
    """Take away what an interrupted restore put there."""
    for area in (*AREAS, _CONFIGURATION):
        if (folder / area).is_dir():
            shutil.rmtree(folder / area)
        else:
            (folder / area).unlink(missing_ok=True)


def _files(generation: Path, root: Path, blobs: Blobs) -> tuple[Flaw, ...]:
    flaws = []
    for path, sha256 in listed(generation):
        if path in NAMES.values():
            continue
        home = Folder(root) if path.startswith("configuration/") else blobs
        try:
            if home.bring(path.replace("configuration/", f"{_CONFIGURATION}/", 1), generation / path) != sha256:
                flaws.append(Flaw(path, "Filen är ändrad eller skadad."))
        except FileNotFoundError:
            flaws.append(Flaw(path, "Filen saknas."))
    return tuple(flaws)


def _books(settings: Settings, manifest: Manifest) -> tuple[Flaw, ...]:
    """The ledger of what was restored, every original compared with its SHA-256; brought up to date first."""
    store = open_store(settings.storage.url)
    try:
        archive = open_blobs(settings.storage).under("archive")
        ledger = summed(in_pieces(store.books, archive, verify=True, under_way_s=0))
    finally:
        store.close()
    return tuple(flaws_of_ledger(ledger, manifest))
