"""Read off the system calls: bytes are on the platter before their name, the name before the row, and so on.

A test with kills alone cannot see this: the kernel keeps what a killed process wrote. A power cut does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.fault.stepping import Call
from tests.fault.test_killed_at_system_calls import INBOX, Runs, database, pytestmark, runs, stepper

__all__ = ["database", "pytestmark", "runs", "stepper"]


def the(calls: Sequence[Call], name: str, pattern: str, after: int = -1) -> int:
    """The place of the first call of this kind after another."""
    for place, call in enumerate(calls):
        if place > after and re.fullmatch(name, call.name) and re.search(pattern, call.line):
            return place
    raise AssertionError(f"no {name} {pattern} after call {after}")


def committed(calls: Sequence[Call], after: int) -> int:
    """The place from which on a transaction is safe: SQLite's log synced, or COMMIT sent to a server that syncs."""
    sqlite = any(".sqlite-wal" in call.line for call in calls)
    return the(calls, "fdatasync|fsync", r"\.sqlite-wal>", after) if sqlite else the(calls, "sendto", "COMMIT", after)


def test_from_the_inbox_to_the_archive(runs: Runs) -> None:
    calls = runs.whole()
    at = -1
    for name in INBOX:
        written = the(calls, "write", r"archive/tmp/[\w-]+>", at)
        (incoming,) = re.findall(r"archive/tmp/([\w-]+)>", calls[written].line)
        bytes_synced = the(calls, "fsync", f"archive/tmp/{incoming}>", written)
        named = the(calls, "link(at)?", f'archive/tmp/{incoming}"', bytes_synced)
        name_synced = the(calls, "fsync", r"archive/[0-9a-f]{2}>", named)
        row = committed(calls, name_synced)
        moved = the(calls, "rename(at2?)?", rf"inbox/{name}\"", row)
        gone = the(calls, "unlink(at)?", r"\.taken\"", moved)
        at = the(calls, "fsync", r"inbox>", gone)
        # and nothing of it before: the name only once the bytes are safe, the inbox untouched until the row is
        assert not any(re.search(rf"inbox/{name}\"", call.line) for call in calls[:row])
        assert not any(f'archive/tmp/{incoming}"' in call.line for call in calls[:bytes_synced])


def test_a_new_folder_of_the_archive_is_synced_into_its_parent(runs: Runs) -> None:
    calls = runs.whole()
    for place, call in enumerate(calls):
        if call.name.startswith("mkdir") and (found := re.search(r"(archive|pages)/\w+\", .*= 0$", call.line)):
            synced = the(calls, "fsync", rf"/{found[1]}>", place)
            assert synced == place + 1


def test_words_and_drafts_are_safe_before_their_row(runs: Runs) -> None:
    calls = runs.whole()
    for name in (r"pages\.json", r"log_line\.txt"):
        synced = the(calls, "fsync", rf"\.{name}\.[\w-]+\.new>" if "json" in name else rf"{name}\.[\w-]+\.new>")
        renamed = the(calls, "rename(at2?)?", rf"{name}\"", synced)
        folder = the(calls, "fsync", r"(pages/\w+|drafts)>", renamed)
        committed(calls, folder)
        assert not any(re.search(rf"{name}\"\)", call.line) for call in calls[:synced])
