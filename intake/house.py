"""What the steps of the pipeline work with: settings, the staff's rules, the store and the archive, all opened."""

from __future__ import annotations

import subprocess
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from intake import __version__
from intake.blobs import Blobs, open_blobs
from intake.config import Settings
from intake.decide import Routine, load_routine
from intake.directory import Directory, parse_directory
from intake.directory_file import DirectoryFile, stamp_of
from intake.disk import clear_half_written, disk_errors, make_folder
from intake.errors import ConfigError, StoreError
from intake.extract.evidence.calibration import FITTED, Calibration
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.logbook.link import PatientLinks
from intake.model import Draft, DraftKind
from intake.outcome import Versions
from intake.proven import keep_proof, require_proof
from intake.receive.archive import Archive
from intake.resources import bundled
from intake.store import FaxRecord, Store, open_store

BELONGS = "belongs-to"
"""Among the blobs: the name of the database that they belong to."""
_LOOKS, _LOOK_AGAIN_S = 20, 0.1
RESTORING = "restoring"
"""Under ``var`` while a back-up is being restored there, and after a restore that was interrupted or went wrong."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The data that the verdicts rest on: kept by staff, but for the calibration, which was fitted."""

    routine: Routine
    directory: Directory
    templates: Mapping[str, str]
    versions: Versions
    calibration: Calibration = FITTED


def load_rules(settings: Settings) -> Rules:
    """Routine, directory and templates: the staff's own where the settings name them, else those of the program.

    Raises:
        RoutineError: the routine table is wrong (file, line and key), or not proven to be safe (a counter-example).
        ConfigError: directory or templates are wrong, a file is missing, or there is no recogniser.
    """
    chosen = settings.rules
    routine = load_table(settings)
    require_proof(routine, settings.storage.root)
    directory = load_directory(settings)
    folder = Path(chosen.templates) if chosen.templates else bundled("templates")
    templates = {
        path.relative_to(folder).as_posix(): text_of(path, "rules.templates") for path in sorted(folder.rglob("*.j2"))
    }
    versions = Versions(program=__version__, routine=f"halland {routine.version}", ocr=recogniser_version(settings))
    return Rules(routine, directory, templates, versions)


def load_directory(settings: Settings) -> Directory:
    """The staff's directory, else the one that came with the program.

    Raises:
        ConfigError: the file cannot be read, or is wrong (file, line and column).
    """
    chosen = settings.rules.directory
    if not chosen:
        return parse_directory(STARTER_DIRECTORY)
    return parse_directory(text_of(Path(chosen), "rules.directory"), chosen)


def load_table(settings: Settings, file: Path | None = None) -> Routine:
    """The routine table of ``file``, else the one in use. It is checked, but not proven.

    Raises:
        RoutineError: the table is wrong (file, line and key).
        ConfigError: the file cannot be read.
    """
    if file is not None:
        return load_routine(text_of(file, "FILE"), str(file))
    chosen = settings.rules.routine
    if chosen:
        return load_routine(text_of(Path(chosen), "rules.routine"), chosen)
    return load_routine(files("intake.decide").joinpath("halland.toml").read_text(encoding="utf-8"), "halland.toml")


def recogniser_version(settings: Settings) -> str:
    """Name and version of the recogniser, for instance ``tesseract 5.3.0``.

    Raises:
        ConfigError: it is not installed, or does not start.
    """
    program = settings.read.tesseract
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as error:
        raise ConfigError(
            "no_recogniser",
            f"Programmet {program} går inte att starta. Kör ”make setup” eller installera tesseract-ocr.",
            f"The program {program} does not start. Run `make setup` or install tesseract-ocr.",
        ) from error
    lines = (answer.stdout or answer.stderr).decode("utf-8", "replace").splitlines()
    return lines[0].strip() if lines else "tesseract"


@dataclass(frozen=True, slots=True)
class House:
    """Everything that the steps work with."""

    settings: Settings
    rules: Rules
    store: Store
    archive: Archive
    directory: DirectoryFile | None = None

    def rules_now(self) -> Rules:
        """The rules with the directory as staff have it now; of a broken file the last good state."""
        return replace(self.rules, directory=self.directory.current()) if self.directory else self.rules

    def fax(self, sha256: str) -> FaxRecord:
        """The fax in the books.

        Raises:
            StoreError: ``unknown_fax``, or the database failed.
        """
        fax = self.store.fax(sha256)
        if fax is None:
            raise StoreError("unknown_fax", "Faxet finns inte i databasen.", "The fax is not in the database.")
        return fax

    @property
    def blobs(self) -> Blobs:
        """All that belongs to the faxes and is no row."""
        return open_blobs(self.settings.storage)

    def pages(self, sha256: str) -> Blobs:
        """The words and page images of a fax."""
        return self.blobs.under(f"pages/{sha256}")

    def pages_folder(self, sha256: str) -> Path:
        """A folder of this machine with them, to be read soon.

        Raises:
            StoreError: the server failed.
        """
        with disk_errors():
            return self.pages(sha256).folder()

    @property
    def links(self) -> PatientLinks:
        """Which lines of "Exporterade bilder" are of one patient."""
        return PatientLinks(self.blobs)


def open_house(settings: Settings) -> House:
    """Open everything for work and clear what a kill left half written.

    Raises:
        ConfigError, RoutineError: what was set is wrong; ``other_blobs``: the folder of originals belongs to another
            database.
        StoreError: the database or a folder cannot be opened.
    """
    root, shared = settings.storage.root, settings.storage.shared
    refuse_half_restored(root)
    path = Path(settings.rules.directory) if settings.rules.directory else None
    stamp = stamp_of(path) if path else None
    rules = load_rules(settings)
    with disk_errors():
        make_folder(root)
        make_folder(shared)
    store = open_store(settings.storage.url, root / "backup")
    try:
        blobs = open_blobs(settings.storage)
        refuse_other_blobs(blobs, store)
        archive = Archive(blobs.under("archive"), settings.storage.keep_free_mb * 1_000_000)
        archive.prepare()
        with disk_errors():
            make_folder(shared / "pages")
            make_folder(shared / "drafts")
            clear_leavings(root, shared)
            if not settings.inbox.folder:
                make_folder(settings.inbox_folder)
        keep_proof(rules.routine, root)
    except BaseException:
        store.close()
        raise
    return House(settings, rules, store, archive, DirectoryFile(path, rules.directory, stamp))


def refuse_other_blobs(blobs: Blobs, store: Store) -> None:
    """Does nothing where the blobs and the database belong together: a worker that looked for originals in a folder of
    its own would put every fax into quarantine.

    Raises:
        ConfigError: ``other_blobs``.
        StoreError: disk, server or database failed.
    """
    known = store.executors.marked(BELONGS)
    with disk_errors():
        here = _mark_of(blobs, made=known is None)
    if here is not None and known is None:
        known = store.executors.mark(BELONGS, here)
    if here != known:
        place = blobs.address("")
        raise ConfigError(
            "other_blobs",
            f"”{place}” hör inte till den här databasen (filen {BELONGS} saknas där eller säger något annat). "
            f"Låt storage.blobs peka på samma mapp på alla datorer. Är mappen rätt: skriv {known} i filen.",
            f'"{place}" does not belong to this database (its file {BELONGS} is missing or differs). '
            f"Let storage.blobs name the same folder on all machines. If it is right: write {known} into the file.",
        )


def clear_leavings(root: Path, shared: Path) -> None:
    """Remove what a kill left half written: health records, drafts, the key of the patient links.

    What lies beside a fax's pages is cleared when it is read again.
    """
    for folder in {root, shared, shared / "drafts"}:
        clear_half_written(folder)


def _mark_of(blobs: Blobs, *, made: bool) -> str | None:
    """What the file says; with ``made`` it is made where it is missing, by whoever comes first."""
    if made:
        blobs.put_new(BELONGS, f"{uuid.uuid4()}\n")
    for _ in range(_LOOKS):
        file = blobs.file(BELONGS)
        if file is None:
            return None
        if written := file.read_text(encoding="ascii", errors="replace").strip():
            return written
        time.sleep(_LOOK_AGAIN_S)  # a program of old made it just now, and wrote into it afterwards
    if made:  # and was killed before it wrote anything
        blobs.remove(BELONGS)
        return _mark_of(blobs, made=True)
    return None


def refuse_half_restored(root: Path) -> None:
    """Does nothing where the data folder is whole.

    Raises:
        ConfigError: a restore into it was not finished.
    """
    if (root / RESTORING).exists():
        raise ConfigError(
            "half_restored",
            f"Återställningen till ”{root}” blev inte klar. Kör intake restore igen, med samma eller en annan kopia.",
            f'The restore into "{root}" was not finished. Run intake restore again, with the same or another back-up.',
        )


def write_drafts(blobs: Blobs, reference: str, drafts: Sequence[Draft]) -> None:
    """The drafts of one order as files beside the database, and none of those that it had before.

    Raises:
        StoreError: disk or server failed.
    """
    texts = {draft.kind: draft.text for draft in drafts}
    blobs.remove(*(_draft_of(reference, kind) for kind in DraftKind if kind not in texts))
    for kind, text in texts.items():
        blobs.put(_draft_of(reference, kind), f"{text}\n")


def _draft_of(reference: str, kind: DraftKind) -> str:
    """The reference names it, never the patient."""
    return f"drafts/{reference}.{kind}.txt"


def text_of(path: Path, key: str) -> str:
    """The text of a file that the setting or argument ``key`` names.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            "file_unreadable",
            f"{key}: filen ”{path}” går inte att läsa. Rätta sökvägen, rättigheterna eller teckenkodningen (UTF-8).",
            f'{key}: the file "{path}" cannot be read. Mend the path, the permissions or the encoding (UTF-8).',
        ) from error
