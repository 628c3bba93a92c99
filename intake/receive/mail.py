"""A mail taken apart: the faxes in it, and what it tells of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from intake.disk import disk_errors
from intake.receive.archive import hash_of
from intake.receive.mail_child import MOST_CPU_S
from intake.receive.metadata import LONGEST_BYTES, MetadataKind
from intake.receive.sidecar import SUFFIXES, pair

_WITHIN_S = 2.0 * MOST_CPU_S
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Attachment:
    """A fax in a mail.

    ``name`` is that of the attachment, else ``bilaga-N``. ``key`` names this very attachment of this very mail, so that
    the same mail met again is no second arrival. ``beside`` is the metadata file that came with it.
    """

    path: Path
    name: str
    key: str
    beside: Path | None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart.

    ``for_a_person``: there is no fax in it, it could not be taken apart, or there is more in it than faxes and texts;
    then the mail itself is kept too, under ``key``.
    """

    path: Path
    faxes: tuple[Attachment, ...]
    headers: Mapping[str, str]
    key: str
    for_a_person: bool


def open_mail(path: Path, folder: Path, metadata: MetadataKind | None) -> Mail:
    """Take a mail apart, in a process of its own.

    Args:
        path: of the mail as it came.
        folder: an empty folder for its parts.
        metadata: how metadata attachments are written; ``None``: there are none.

    Raises:
        StoreError: the disk fails.
    """
    parts = _parts(path, folder, SUFFIXES[metadata] if metadata else ())
    headers: dict[str, str] = parts["headers"]
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    # The mail's own name, and where it has none its bytes: numbers of a mailbox change when the server says so.
    mail_id = lower.get("message-id") or hash_of(path)
    named = {_name(part): part for part in parts["parts"] if part["kind"] == "beside"}
    beside = pair([*named, *(_name(part) for part in parts["parts"] if part["kind"] == "fax")], metadata).beside
    found = []
    for part in parts["parts"]:
        if part["kind"] != "fax":
            continue
        file = folder / str(part["number"])
        told = named.get(beside.get(_name(part)) or "")
        told_path = folder / str(told["number"]) if told else None
        if told_path is not None and told_path.stat().st_size > LONGEST_BYTES:
            told_path = None
        key = _key(mail_id, str(part["number"]), hash_of(file))
        found.append(Attachment(file, _name(part), key, told_path))
    return Mail(path, tuple(found), headers, _key(mail_id, "whole", hash_of(path)), bool(not found or parts["others"]))


def _parts(path: Path, folder: Path, endings: tuple[str, ...]) -> dict[str, Any]:
    command = [sys.executable, "-m", "intake.receive.mail_child", str(path), str(folder), *endings]
    try:
        subprocess.run(command, check=True, timeout=_WITHIN_S, capture_output=True, stdin=subprocess.DEVNULL)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return {"headers": {}, "parts": [], "others": 0}  # it says so by having no fax: a person looks at it
    with disk_errors():
        made: dict[str, Any] = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    return made


def _name(part: Mapping[str, Any]) -> str:
    name = str(part["name"]).replace("/", "_")[:_LONGEST_NAME]
    return name or f"bilaga-{part['number']}"


def _key(*parts: str) -> str:
    """A digest, so that nothing can be read from it."""
    return sha256("\0".join(("mail", *parts)).encode("utf-8", "surrogateescape")).hexdigest()
