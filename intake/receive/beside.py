"""A metadata file on its way from the inbox into the archive, and what is read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from intake.receive.archive import Archive, InInbox, suffix_of
from intake.receive.metadata import LONGEST_BYTES, BrokenError, MetadataKind, parse
from intake.receive.settle import Stamp
from intake.transmission import Beside, TransmissionField


class IsFaxError(Exception):
    """The file is named like a metadata file, and holds a fax."""


@dataclass(frozen=True, slots=True)
class KeptBeside:
    """A metadata file whose bytes are in the archive; ``file`` may be removed once ``beside`` is in the books."""

    file: InInbox
    beside: Beside


def keep_beside(
    archive: Archive, source: Path, stamp: Stamp, kind: MetadataKind, fields: Mapping[TransmissionField, str]
) -> KeptBeside:
    """Copy a metadata file into the archive and read it. One that is broken is kept all the same.

    Args:
        archive: where to.
        source: a name in the inbox.
        stamp: the file as it settled.
        kind: how it is written.
        fields: see ``metadata.parse``.

    Raises:
        IsFaxError: see there; nothing was kept.
        UnsettledError, RefusedError, StoreError: see ``Archive.read``, ``Archive.enter``.
    """
    content = archive.read(source, stamp, LONGEST_BYTES)
    if suffix_of(content) != "bin":
        raise IsFaxError
    kept = archive.enter(content, kind, beside=True)
    sha256 = kept.stem
    return KeptBeside(InInbox(source, stamp, sha256), read_beside(sha256, str(kept), content, kind, fields))


def read_beside(
    sha256: str, path: str, content: bytes, kind: MetadataKind, fields: Mapping[TransmissionField, str]
) -> Beside:
    """What a kept metadata file says, or why nothing can be read in it."""
    try:
        return Beside(sha256, path, parse(kind, content, fields))
    except BrokenError as error:
        return Beside(sha256, path, None, error.code)
