"""A routine table decides nothing before it is proven. The proof is remembered by the table and the code behind it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from intake.decide import Routine
from intake.decide.prove import prove, told
from intake.disk import write_whole
from intake.errors import RoutineError

_SCHEMA = "intake.proven/1"
_FILE = "proven.json"

_proven: set[str] = set()  # names of the proofs that this process made or read


def require_proof(routine: Routine, root: Path) -> None:
    """Prove ``routine``, unless that was done before: by this process, or by one that kept the proof under ``root``.

    Raises:
        RoutineError: ``routine_unproven``, with the smallest counter-example.
    """
    name = proof_name(routine)
    if name in _proven:
        return
    if not _is_kept(name, root):
        proof = prove(routine)
        if not proof.holds:
            worst = proof.broken[0]
            raise RoutineError(
                "routine_unproven",
                f"Rutintabellen {routine.version} är inte säker att använda: {told(worst, routine, 'sv')} "
                "Rätta den och starta igen; ”intake routine prove” visar allt.",
                f"The routine table {routine.version} is not safe to use: {told(worst, routine, 'en')} "
                "Mend it and start again; `intake routine prove` shows everything.",
            )
    _proven.add(name)


def keep_proof(routine: Routine, root: Path) -> None:
    """Remember under ``root`` that ``routine`` is proven. Only ever the last one, and only what holds.

    Raises:
        StoreError: disk full or failing.
    """
    name = proof_name(routine)
    if name in _proven and not _is_kept(name, root):
        write_whole(root / _FILE, json.dumps({"schema": _SCHEMA, "proof": name}, indent=2) + "\n")


def proof_name(routine: Routine) -> str:
    """The same for the same table under the same code."""
    return hashlib.sha256(f"{routine.sha256} {_code_sha256()}".encode()).hexdigest()


def _is_kept(name: str, root: Path) -> bool:
    try:
        kept = json.loads((root / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none, or none that can be used: it is proven anew
        return False
    return bool(kept == {"schema": _SCHEMA, "proof": name})


@cache
def _code_sha256() -> str:
    """Of everything that decides and proves."""
    digest = hashlib.sha256()
    package = files("intake")
    for source in (*_sources(package.joinpath("decide")), package.joinpath("model.py")):
        content = source.read_bytes()
        digest.update(f"{source.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _sources(entry)
        elif entry.name.endswith(".py"):
            found.append(entry)
    return found
