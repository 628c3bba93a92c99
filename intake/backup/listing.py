"""What a back-up needs to know of the books: which files, and how many faxes. Of each fax little is kept in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from intake.model import FaxState
from intake.store.records import Books


@dataclass(slots=True)
class Listed:
    """The books at one moment, told piece by piece.

    ``originals``: SHA-256 of each fax, and where it lies in the archive. ``told``: where what was told of faxes lies
    there, and the SHA-256 of one that it was told of.
    """

    arrivals: int = 0
    waiting: int = 0
    originals: list[tuple[str, str]] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    def take(self, piece: Books) -> None:
        """The next piece."""
        for fax in piece.faxes:
            self.originals.append((fax.sha256, fax.archive_path))
            self.arrivals += len(fax.arrivals)
            self.waiting += fax.state is FaxState.WAITING
            for arrival in fax.arrivals:
                if arrival.beside_path:
                    self.told[arrival.beside_path] = fax.sha256

    @property
    def faxes(self) -> int:
        return len(self.originals)

    def files(self) -> Iterator[tuple[str, str, str]]:
        """Every file of the archive in the order of their names: its path, its SHA-256, and that of its fax."""
        kept = [(path, sha256, sha256) for sha256, path in self.originals]
        kept += [(path, PurePosixPath(path).stem, sha256) for path, sha256 in self.told.items()]
        return iter(sorted(kept, key=lambda each: each[0].replace("/", "\0")))  # folder by folder
