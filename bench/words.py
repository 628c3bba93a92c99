"""The recognised words of simulated faxes: kept, so that a run goes on where it ended and is judged again in seconds.

Reading a fax costs seconds, understanding it a few milliseconds. Words belong to the reader that read them: a folder
notes a digest of it, and words of another reader are not mixed in without a word.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytesseract

import intake.read
from bench.compare import OrderResult, compare
from bench.faxes.ideal import ideal_pages
from bench.faxes.make import FaxFile, random_fax
from bench.sums import FaxScore, score
from intake.config import Limits, Settings
from intake.config import Read as ReadSettings
from intake.errors import BadInput, EngineError
from intake.extract.evidence.calibration import FITTED, Calibration
from intake.house import Rules, load_rules
from intake.judging import outcome_of
from intake.model import Page
from intake.read import read_fax

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
_READER = "reader.txt"
_PATIENCE = 5.0
"""Times the limit of the clock for a page: a bench shares its machine, and a wait for a processor is no lost fax."""


_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Read:
    """One fax (its bytes left out) as it was read; without ``pages`` it was refused, or lost where nothing says why."""

    index: int
    fax: FaxFile
    pages: tuple[Page, ...] = ()
    refused: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """One fax of a run beside what had to come of it."""

    read: Read
    orders: list[OrderResult]

    @property
    def score(self) -> FaxScore:
        fax = self.read.fax
        pages = len(self.read.pages)
        return score(self.read.index, fax.plan, self.orders, pages, lost=self.read.lost, put_aside=self.read.refused)


# --- reading -------------------------------------------------------------------------------------------------------


def recognise(seed: int, set_name: str, faxes: int, folder: Path, jobs: int, *, pictures: bool = False) -> None:
    """Read what of the run is not in ``folder`` yet. ``pictures`` leaves fax files and page images there too.

    Raises:
        ValueError: the folder holds words of another reader.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _same_reader(folder)
    missing = [index for index in range(faxes) if not _path(folder, set_name, seed, index).exists()]
    # Spawned, not forked: a fork server for reading that this process may have is not its children's own.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        one_by_one = pool.map(_recognise, repeat(seed), repeat(set_name), missing, repeat(folder), repeat(pictures))
        for count, _ in enumerate(one_by_one, faxes - len(missing) + 1):
            print(f"\r{count} of {faxes} faxes", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _recognise(seed: int, set_name: str, index: int, folder: Path, pictures: bool) -> None:
    settings = Settings()
    patient = settings.limits.model_copy(update={"page_time_s": _PATIENCE * settings.limits.page_time_s})
    fax = random_fax(seed, index, set_name)
    kept = _path(folder, set_name, seed, index)
    file, pages_dir = kept.with_suffix(fax.suffix), kept.with_suffix("")
    file.write_bytes(fax.content)
    bare = replace(fax, content=b"", sheets=())
    read = _read(index, file, pages_dir, bare, patient, settings.read)
    half = kept.with_suffix(".half")
    half.write_bytes(pickle.dumps(read))
    half.rename(kept)
    if not pictures:
        file.unlink()
        shutil.rmtree(pages_dir, ignore_errors=True)


def _read(index: int, file: Path, pages_dir: Path, fax: FaxFile, limits: Limits, read: ReadSettings) -> Read:
    """What may pass is tried again, as the daemon does: a starved machine loses no fax."""
    for _ in range(_ATTEMPTS):
        try:
            return Read(index, fax, tuple(read_fax(file, pages_dir=pages_dir, limits=limits, read=read)))
        except BadInput as error:
            return Read(index, fax, refused=error.code)
        except EngineError as error:
            print(f"{file.stem}: {error}", file=sys.stderr)
    return Read(index, fax, lost=True)


def _path(folder: Path, set_name: str, seed: int, index: int) -> Path:
    return folder / f"{set_name}-{seed}-{index:05}.pickle"


def _same_reader(folder: Path) -> None:
    note, reader = folder / _READER, _reader()
    if not note.exists():
        note.write_text(reader + "\n", encoding="utf-8")
    elif note.read_text(encoding="utf-8").strip() != reader:
        raise ValueError(f"{folder} holds words of another reader: take a new folder, or write {reader} into {note}")


def _reader() -> str:
    """A digest of the recogniser's version and of the code that prepares what it sees."""
    digest = hashlib.sha256(str(pytesseract.get_tesseract_version()).encode())
    for path in sorted(Path(intake.read.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


# --- judging -------------------------------------------------------------------------------------------------------


def judged(paths: Sequence[Path], jobs: int) -> list[Measured]:
    """The kept words at ``paths``, understood by the program as it is and compared; by index."""
    with ProcessPoolExecutor(jobs) as pool:
        parts = pool.map(_judge_kept, [paths[n :: jobs * 4] for n in range(jobs * 4)])
        return sorted((one for part in parts for one in part), key=lambda one: one.read.index)


def faultless(seed: int, set_name: str, faxes: int, jobs: int, names: str = "") -> list[Measured]:
    """The same for faxes whose words a faultless recogniser read; ``names``: whom else they are about."""
    with ProcessPoolExecutor(jobs) as pool:
        shares = [range(n, faxes, 16) for n in range(16)]
        parts = pool.map(_judge_ideal, repeat(seed), repeat(set_name), shares, repeat(names))
        return sorted((one for part in parts for one in part), key=lambda one: one.read.index)


def kept_words(folder: Path, faxes: int | None = None) -> list[Path]:
    """The files of the words in ``folder``, the first ``faxes`` of them."""
    return sorted(folder.glob("*.pickle"))[:faxes]


def _judge_kept(paths: Sequence[Path]) -> list[Measured]:
    return judge(pickle.loads(path.read_bytes()) for path in paths)


def _judge_ideal(seed: int, set_name: str, indices: Sequence[int], names: str) -> list[Measured]:
    faxes = ((index, random_fax(seed, index, set_name, sent=False, names=names)) for index in indices)
    return judge(Read(index, fax, tuple(ideal_pages(fax))) for index, fax in faxes)


def judge(reads: Iterable[Read], calibration: Calibration = FITTED) -> list[Measured]:
    """Understand every fax with the program as it is, but for the ``calibration``, and compare.

    Each is understood once more with a threshold that flags nothing, which tells what is flagged at any threshold.
    """
    settings, lax = Settings(), Settings(read=ReadSettings(flag_below=0))
    rules = replace(load_rules(settings), calibration=calibration)
    measured = []
    for read in reads:
        orders, unflagged = (compare(read.fax.expected, _outcome(read, rules, each)) for each in (settings, lax))
        for order, other in zip(orders, unflagged, strict=True):
            pairs = zip(order.fields, other.fields, strict=True)
            order.fields = [replace(one, doubted=same.flagged) for one, same in pairs]
        bare = replace(read, fax=replace(read.fax, content=b"", sheets=()))
        measured.append(Measured(bare, orders))
    return measured


def _outcome(read: Read, rules: Rules, settings: Settings) -> dict[str, Any]:
    if not read.pages:
        return {}
    said = outcome_of(read.pages, f"{read.index:05}.pdf", f"{read.index:064x}", rules, settings, NOW)
    found: dict[str, Any] = json.loads(said.model_dump_json(by_alias=True))
    return found
