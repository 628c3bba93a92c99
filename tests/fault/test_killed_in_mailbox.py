"""Killed before and after every call that takes a mail in: on disk, in the database and on the mail server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.store import open_store
from tests.fault.mail_server import DOVECOT, MailServer, mail, mail_server
from tests.fault.running import CHECKOUT, sha256_of

pytestmark = [pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed"), pytest.mark.slow]

FIRST, SECOND = b"%PDF-1.4 first", b"II*\0second"
TOLD = b"<fax><PageCount>2</PageCount></fax>"
LETTER = mail({}, text="no fax", message_id="<letter@fax.example>")
FAXES = mail({"a.pdf": FIRST, "a.xml": TOLD, "b.tif": SECOND}, message_id="<faxes@fax.example>")


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


def take(server: MailServer, root: Path, nth: int = 0, when: str = "before") -> tuple[int, list[str]]:
    settings = root / "config.toml"
    settings.write_text(f"[inbox.post]\n{server.settings(done_mailbox='Klart', metadata='xml')}\n", encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, str(Path(__file__).with_name("dying_mail.py")), str(root / "var"), str(settings)]
    done = subprocess.run(
        [*command, str(nth), when], env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -9), done.stderr
    return done.returncode, json.loads(done.stdout or "[]")


def prepare(server: MailServer, root: Path, database: Path) -> None:
    (root / "var").mkdir(parents=True)
    shutil.copy(database, root / "var" / "intake.sqlite")
    with server.client() as client:
        for name in ("INBOX", "Klart"):
            if client.folder_exists(name):
                client.select_folder(name)
                client.delete_messages(client.search())
                client.expunge()
        client.append("INBOX", FAXES.as_bytes())
        client.append("INBOX", LETTER.as_bytes())


def check(server: MailServer, root: Path) -> None:
    """Two faxes and one letter, each arrived once; every byte in the archive, nothing else; no mail left behind."""
    store = open_store(f"sqlite:///{root / 'var' / 'intake.sqlite'}", read_only=True)
    faxes = store.ledger().faxes
    store.close()
    arrived = Counter((arrival.name, fax.archive_path[-4:]) for fax in faxes for arrival in fax.arrivals)
    assert arrived == Counter([("a.pdf", ".pdf"), ("b.tif", ".tif"), ("brev.eml", ".eml")])
    told = {arrival.name: arrival.told and arrival.told.pages for fax in faxes for arrival in fax.arrivals}
    assert told == {"a.pdf": 2, "b.tif": None, "brev.eml": None}
    kept = [path for path in (root / "var" / "archive").rglob("*") if path.is_file()]
    assert {sha256_of(path.read_bytes()) for path in kept} == {path.stem for path in kept}
    assert {path.stem for path in kept} == {fax.sha256 for fax in faxes} | {sha256_of(TOLD)}
    assert len(kept) == 4
    assert (server.count("INBOX"), server.count("Klart")) == (0, 2)


def test_every_call(server: MailServer, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.sqlite"
    open_store(f"sqlite:///{fresh}").close()
    prepare(server, tmp_path / "all", fresh)
    status, calls = take(server, tmp_path / "all", nth=10**9)
    assert status == 0
    check(server, tmp_path / "all")
    made = Counter(calls)
    assert made["commit"] >= 3
    assert (made["add_flags"], made["move"]) == (2, 2)
    assert min(number for number, call in enumerate(calls) if call == "add_flags") > calls.index("commit")
    for when in ("before", "after"):
        for nth in range(1, len(calls) + 1):
            root = tmp_path / f"{when}-{nth}"
            prepare(server, root, fresh)
            assert take(server, root, nth, when)[0] == -9, f"not killed {when} call {nth}"
            assert take(server, root)[0] == 0
            try:
                check(server, root)
            except AssertionError as error:
                raise AssertionError(f"killed {when} call {nth}, {calls[nth - 1]}") from error
            shutil.rmtree(root)
