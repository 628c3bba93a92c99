"""Files that are no readable fax end in a reasoned quarantine, with the original kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest

from intake.model import FaxState
from tests.fault.running import Daemon, drop, small_fax


def pdf(objects: Sequence[str], trailer: str = "") -> bytes:
    """A PDF of these objects, the first being the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


def pages(count: int, size_pt: int = 300) -> list[str]:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size_pt} {size_pt}]>>"
    return ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>", *[page] * count]


def encrypted() -> bytes:
    lock = "<</Filter/Standard/V 1/R 2/P -44/O<" + "5a" * 32 + ">/U<" + "a5" * 32 + ">>>"
    return pdf([*pages(1), lock], "/Encrypt 4 0 R/ID[<00><00>]")


BAD = {
    "empty": b"",
    "not_a_fax": b"PK\x03\x04 a letter, not a fax",
    "truncated": small_fax("cut off")[:600],
    "encrypted": encrypted(),
    "too_many_pages": pdf(pages(10_000)),
    "page_too_large": pdf(pages(1, size_pt=200 * 72)),
}


@pytest.mark.parametrize("code", BAD)
def test_it_is_quarantined_with_its_reason(shared_daemon: Daemon, code: str) -> None:
    sha256 = drop(shared_daemon.inbox, f"{code}.pdf", BAD[code])
    fax = shared_daemon.fate(sha256)
    assert fax.state is FaxState.QUARANTINED
    assert fax.reason_code == code
    assert fax.reason_sv
    original = shared_daemon.var / "archive" / fax.archive_path
    assert hashlib.sha256(original.read_bytes()).hexdigest() == sha256


def test_a_file_beyond_the_limit_is_kept_unread(daemon: Daemon) -> None:
    daemon.settings["INTAKE_LIMITS_MAX_BYTES"] = "100000"
    daemon.start()
    content = small_fax("large") + b"\0" * 200_000
    fax = daemon.fate(drop(daemon.inbox, "large.pdf", content))
    assert (fax.state, fax.reason_code) == (FaxState.QUARANTINED, "too_large")
    assert (daemon.var / "archive" / fax.archive_path).read_bytes() == content


def test_the_daemon_reads_on_after_all_of_them(shared_daemon: Daemon) -> None:
    fax = shared_daemon.fate(drop(shared_daemon.inbox, "good.pdf", small_fax("good")))
    assert fax.state is FaxState.IN_REVIEW


def test_an_original_that_rotted_is_not_read(daemon: Daemon) -> None:
    """Stopped between receiving and reading, and the disk spoils the file meanwhile."""
    daemon.tesseract = daemon.root / "hanging"
    daemon.tesseract.write_text('#!/bin/sh\n[ "$1" = --version ] && echo tesseract 5 && exit 0\nsleep 1000\n')
    daemon.tesseract.chmod(0o755)
    daemon.start()
    sha256 = drop(daemon.inbox, "rotting.pdf", small_fax("rotting"))
    while daemon.fax(sha256) is None:
        pass
    daemon.kill()
    fax = daemon.fax(sha256)
    assert fax is not None
    original = daemon.var / "archive" / fax.archive_path
    original.chmod(0o640)
    original.write_bytes(small_fax("rotten"))
    daemon.start()
    assert (daemon.fate(sha256).state, daemon.fate(sha256).reason_code) == (FaxState.QUARANTINED, "original_damaged")
