"""Which files of an inbox tell of a fax instead of being one, and which fax each belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intake.receive.metadata import MetadataKind
from intake.transmission import belongs

SUFFIXES: Mapping[MetadataKind, tuple[str, ...]] = {
    "xml": (".xml",),
    "json": (".json",),
    "text": (".txt", ".idx"),
}


def base_of(name: str, kind: MetadataKind | None) -> str | None:
    """The name of a metadata file without its ending; ``None`` where the name is not that of one."""
    if kind is None:
        return None
    lower = name.lower()
    return next((name[: -len(end)] for end in SUFFIXES[kind] if lower.endswith(end) and len(name) > len(end)), None)


@dataclass(frozen=True, slots=True)
class Paired:
    """The names of an inbox: each fax with its metadata file, if there is one; and the files without a fax."""

    beside: Mapping[str, str | None] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()


def pair(names: Iterable[str], kind: MetadataKind | None) -> Paired:
    """Sort the names of an inbox, in one pass.

    Args:
        names: of regular files.
        kind: how metadata is written; ``None``: every file is a fax.
    """
    faxes: list[str] = []
    files: dict[str, str] = {}
    more: set[str] = set()  # of two with one base the first counts
    for name in sorted(names):
        base = base_of(name, kind)
        if base is None:
            faxes.append(name)
        elif files.setdefault(base, name) != name:
            more.add(name)
    beside: dict[str, str | None] = {}
    used: set[str] = set()
    for name in faxes:
        base = next((base for base in _bases(name) if base in files), None)
        beside[name] = files[base] if base is not None else None
        if base is not None:
            used.add(base)
    return Paired(beside, frozenset(more.union(name for base, name in files.items() if base not in used)))


def _bases(fax_name: str) -> tuple[str, ...]:
    """Under which bases a metadata file of this fax may lie, the exact one first (``transmission.belongs``)."""
    stem, dot, _ = fax_name.rpartition(".")
    found = (fax_name, stem) if dot and stem else (fax_name,)
    return tuple(base for base in found if belongs(base, fax_name))


def others_of(beside: Mapping[str, str | None]) -> Mapping[str, int]:
    """How many faxes lie there for each metadata file."""
    counted: dict[str, int] = defaultdict(int)
    for name in beside.values():
        if name is not None:
            counted[name] += 1
    return counted
