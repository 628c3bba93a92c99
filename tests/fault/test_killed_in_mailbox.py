"""Killed before and after every call that takes a mail in: on disk, in the database and on the mail server."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.store import open_store
from tests.fault.mail_server import DOVECOT, MailServer, mail, mail_server
from tests.fault.running import sha256_of
from tests.fault.test_killed_in_receive import Receiver

pytestmark = [pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed"), pytest.mark.slow]

FIRST, SECOND = b"%PDF-1.4 first", b"II*\0second"
TOLD = b"<fax><PageCount>2</PageCount></fax>"
LETTER = mail({}, text="no fax", message_id="<letter@fax.example>")
FAXES = mail({"a.pdf": FIRST, "a.xml": TOLD, "b.tif": SECOND}, message_id="<faxes@fax.example>")


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    made = Receiver("dying_mail.py")
    yield made
    made.close()


def prepare(server: MailServer, root: Path, database: Path) -> None:
    (root / "var").mkdir(parents=True)
    shutil.copy(database, root / "var" / "intake.sqlite")
    settings = server.settings(done_mailbox="Klart", metadata="xml")
    (root / "config.toml").write_text(f"[inbox.post]\n{settings}\n", encoding="utf-8")
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


def test_every_call(server: MailServer, receiver: Receiver, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.sqlite"
    open_store(f"sqlite:///{fresh}").close()
    prepare(server, tmp_path / "all", fresh)
    status, calls = receiver.receive(tmp_path / "all", 10**9, place="config.toml")
    assert status == 0
    check(server, tmp_path / "all")
    made = Counter(calls)
    assert made["commit"] >= 3
    assert (made["add_flags"], made["move"]) == (2, 2)
    assert calls.index("add_flags") > calls.index("commit")
    for when in ("before", "after"):
        for nth in range(1, len(calls) + 1):
            root = tmp_path / f"{when}-{nth}"
            prepare(server, root, fresh)
            assert receiver.receive(root, nth, when, place="config.toml")[0] == -9, f"not killed {when} call {nth}"
            assert receiver.receive(root, place="config.toml")[0] == 0
            try:
                check(server, root)
            except AssertionError as error:
                raise AssertionError(f"killed {when} call {nth}, {calls[nth - 1]}") from error
            shutil.rmtree(root)
