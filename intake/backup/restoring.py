"""From a generation back to a desk: into an empty folder, every file compared with its sum, the ledger balanced."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from intake.alone import no_daemon
from intake.backup.copying import backup_errors, copy
from intake.backup.generation import AREAS, Manifest, generation_in, listed, manifest_of
from intake.backup.verifying import Flaw, flaw_of_sums, flaws_of_ledger
from intake.config import Settings
from intake.disk import write_whole
from intake.errors import StoreError
from intake.house import RESTORING
from intake.store import open_store
from intake.store.balance import in_pieces, summed
from intake.store.snapshot import NAMES, is_empty, put_snapshot

_CONFIGURATION = "restored-configuration"
_MAY_BE_THERE = frozenset({"inbox", "lock", RESTORING})


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
        root, shared = settings.storage.root, settings.storage.shared
        with no_daemon(root):
            _make_way((root, shared) if shared != root else (root,), settings.storage.url)
            write_whole(root / RESTORING, f"{generation}\n")
            flaws = _files(generation, root, shared)
            if not flaws:
                put_snapshot(generation / NAMES[manifest.database], settings.storage.url)
                flaws = _books(settings, manifest)
            os.sync()
            if not flaws:
                (root / RESTORING).unlink()
    return generation, manifest, flaws


def _make_way(folders: Sequence[Path], url: str) -> None:
    root = folders[0]
    for left in root.glob(f".{RESTORING}.*"):  # of a kill before anything was begun
        left.unlink()
    interrupted = (root / RESTORING).exists()
    for folder in folders:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        if interrupted:
            _clear(folder)
        there = sorted(path.name for path in folder.iterdir() if path.name not in _MAY_BE_THERE)
        if there and not interrupted:
            raise NotEmptyError(
                "not_empty",
                f"”{folder}” är inte tom ({', '.join(there[:3])} …). Ange en tom mapp med --into.",
                f'"{folder}" is not empty ({", ".join(there[:3])} …). Name an empty folder with --into.',
            )
    if interrupted and url.startswith("sqlite:") and Path(url.removeprefix("sqlite:///")).parent == root.absolute():
        for left in root.glob("*intake.sqlite*"):
            left.unlink()
    if not is_empty(url):
        raise NotEmptyError(
            "database_not_empty",
            "Databasen är inte tom. Återställ till en ny, tom databas (storage.database).",
            "The database is not empty. Restore into a new, empty one (storage.database).",
        )


def _clear(folder: Path) -> None:
    """Take away what an interrupted restore put there."""
    for area in (*AREAS, _CONFIGURATION):
        if (folder / area).is_dir():
            shutil.rmtree(folder / area)
        else:
            (folder / area).unlink(missing_ok=True)


def _files(generation: Path, root: Path, shared: Path) -> tuple[Flaw, ...]:
    flaws = []
    for path, sha256 in listed(generation):
        if path in NAMES.values():
            continue
        home = root if path.startswith("configuration/") else shared
        target = home / path.replace("configuration/", f"{_CONFIGURATION}/", 1)
        target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        try:
            if copy(generation / path, target) != sha256:
                flaws.append(Flaw(path, "Filen är ändrad eller skadad."))
        except FileNotFoundError:
            flaws.append(Flaw(path, "Filen saknas."))
    return tuple(flaws)


def _books(settings: Settings, manifest: Manifest) -> tuple[Flaw, ...]:
    """The ledger of what was restored, every original compared with its SHA-256; brought up to date first."""
    store = open_store(settings.storage.url)
    try:
        ledger = summed(in_pieces(store.books, settings.storage.shared / "archive", verify=True, under_way_s=0))
    finally:
        store.close()
    return tuple(flaws_of_ledger(ledger, manifest))
