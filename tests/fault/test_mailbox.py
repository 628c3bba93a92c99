"""Faxes that come by mail: persisted first, marked after; nothing lost, nothing twice, nothing that stops the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake import check, config
from intake.errors import IntakeError
from intake.model import FaxState
from tests.fault.mail_server import DOVECOT, MailServer, mail, mail_server
from tests.fault.running import Daemon, drop, running, sha256_of, small_fax, until

pytestmark = pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed")


@pytest.fixture(scope="module")
def started() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def server(started: MailServer) -> MailServer:
    """The server, its account empty."""
    if started.process is None:
        started.start()
    with started.client() as client:
        for _, _, name in client.list_folders():
            client.select_folder(name)
            client.delete_messages(client.search())
            client.expunge()
            if name != "INBOX":
                client.unselect_folder()
                client.delete_folder(name)
    return started


def daemon_for(tmp_path: Path, quick_tesseract: Path, settings: str) -> Daemon:
    made = Daemon(tmp_path, quick_tesseract)
    (tmp_path / "config.toml").write_text(f"[inbox.post]\n{settings}\n", encoding="utf-8")
    return made


def health(daemon: Daemon) -> dict[str, Any]:
    return dict((daemon.health().inboxes or {}).get("post", {}))


def test_every_attachment_is_a_fax_and_the_mail_is_moved(
    server: MailServer, tmp_path: Path, quick_tesseract: Path
) -> None:
    faxes = {f"{name}.pdf": small_fax(name) for name in "abc"}
    told = b"<fax><RemoteCSID>035-13 10 00</RemoteCSID><PageCount>1</PageCount></fax>"
    server.deliver(mail({**faxes, "b.xml": told, "logo.png": b"\x89PNG"}))
    daemon = daemon_for(
        tmp_path,
        quick_tesseract,
        server.settings(done_mailbox="Klart", metadata="xml") + '\nfields = { caller = "X-Caller" }\nurgent = true',
    )
    with running(daemon):
        for name, content in faxes.items():
            fax = daemon.fate(sha256_of(content))
            (arrival,) = fax.arrivals
            assert (fax.state, arrival.name, arrival.inbox, arrival.urgent) == (FaxState.IN_REVIEW, name, "post", True)
            assert arrival.told is not None
            if name == "b.pdf":
                assert (arrival.told.station, arrival.told.pages) == ("035-13 10 00", 1)
                assert arrival.beside_path is not None
            else:
                assert arrival.told.caller == "035-13 10 00"
                assert arrival.told.comm_id is not None
                assert arrival.told.comm_id.endswith("@fax.example>")
        until(lambda: server.count("INBOX") == 0)
        assert server.count("Klart") == 1
        later = small_fax("later")  # while it listens
        server.deliver(mail({"later.tif": later}))
        assert daemon.fate(sha256_of(later)).state is FaxState.IN_REVIEW
        until(lambda: server.count("Klart") == 2)
        until(lambda: health(daemon).get("last_arrival") is not None)
        assert (health(daemon)["kind"], health(daemon)["problem"]) == ("imap", None)
        assert daemon.stop() == 0
    assert len(daemon.books().faxes) == 4
    assert "035-13" not in daemon.log
    assert not list((daemon.var / "archive" / "tmp").iterdir())


def test_a_mail_that_a_person_opened_is_taken_and_one_that_was_taken_is_not(
    server: MailServer, tmp_path: Path, quick_tesseract: Path
) -> None:
    content = small_fax("opened")
    server.deliver(mail({"a.pdf": content}))
    with server.client() as client:
        client.select_folder("INBOX")
        client.add_flags(client.search(), [b"\\Seen"])
    daemon = daemon_for(tmp_path, quick_tesseract, server.settings())
    with running(daemon):
        daemon.fate(sha256_of(content))
        until(lambda: health(daemon).get("taken") == 1)
        assert daemon.stop() == 0
    with server.client() as client:
        client.select_folder("INBOX")
        (uid,) = client.search()
        assert {b"\\Seen", b"IntakeTaken"} <= set(client.get_flags(uid)[uid])
    with running(daemon):
        until(lambda: health(daemon)["scans"])  # the whole mailbox was looked through
        assert daemon.stop() == 0
    assert [len(fax.arrivals) for fax in daemon.books().faxes] == [1]


@pytest.mark.parametrize(
    "made",
    [
        mail({}, text="Ingen bilaga alls"),
        mail({"brev.docx": b"PK\x03\x04"}),
        b"",
        b"\xff\xfe\0not a mail",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\nx\r\n" * 2000 + b"--a--\r\n",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)),
        b"Content-Type: application/pdf; name*0*=utf-99''%ff\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
    ],
    ids=["text", "word", "empty", "garbage", "many-parts", "nested", "bad-headers"],
)
def test_a_mail_without_a_fax_is_kept_for_a_person_and_holds_up_no_other(
    server: MailServer, tmp_path: Path, quick_tesseract: Path, made: Any
) -> None:
    raw = made if isinstance(made, bytes) else made.as_bytes()
    server.deliver(raw or b"\r\n")
    content = small_fax("after it")
    server.deliver(mail({"a.pdf": content}))
    daemon = daemon_for(tmp_path, quick_tesseract, server.settings(done_mailbox="Klart"))
    with running(daemon):
        assert daemon.fate(sha256_of(content)).state is FaxState.IN_REVIEW
        until(lambda: server.count("Klart") == 2)
        until(lambda: len(daemon.books().faxes) == 2)
        (kept,) = [fax for fax in daemon.books().faxes if fax.sha256 != sha256_of(content)]
        kept = daemon.fate(kept.sha256)
        assert (kept.state, kept.reason_code) == (FaxState.QUARANTINED, "mail_for_a_person")
        original = daemon.var / "archive" / kept.archive_path
        assert original.suffix == ".eml"
        assert sha256_of(original.read_bytes()) == kept.sha256
        assert daemon.stop() == 0


def test_a_mail_with_a_fax_and_something_else_is_both(
    server: MailServer, tmp_path: Path, quick_tesseract: Path
) -> None:
    content = small_fax("with a letter")
    server.deliver(mail({"a.pdf": content, "brev.docx": b"PK\x03\x04"}))
    daemon = daemon_for(tmp_path, quick_tesseract, server.settings(done_mailbox="Klart"))
    with running(daemon):
        assert daemon.fate(sha256_of(content)).state is FaxState.IN_REVIEW
        until(lambda: sorted(fax.reason_code or "" for fax in daemon.books().faxes) == ["", "mail_for_a_person"])


def test_a_mail_that_is_too_big_stays_and_is_listed(server: MailServer, tmp_path: Path, quick_tesseract: Path) -> None:
    server.deliver(mail({"big.pdf": b"%PDF-" + b"\0" * 1_500_000}))
    content = small_fax("small")
    server.deliver(mail({"a.pdf": content}))
    daemon = daemon_for(tmp_path, quick_tesseract, server.settings() + "\nmail_max_mb = 1")
    with running(daemon):
        daemon.fate(sha256_of(content))
        until(lambda: [each.reason for each in daemon.books().refused] == ["mail_too_big"])
        assert health(daemon)["problem"] is None
    with server.client() as client:
        client.select_folder("INBOX")
        assert len(client.search(["UNKEYWORD", "IntakeTaken"])) == 1


def test_the_server_goes_away_and_comes_back_while_a_folder_works_on(
    server: MailServer, tmp_path: Path, quick_tesseract: Path
) -> None:
    daemon = daemon_for(tmp_path, quick_tesseract, server.settings(done_mailbox="Klart"))
    with running(daemon):
        until(lambda: health(daemon).get("scans", 0) > 0 and health(daemon)["problem"] is None)
        server.stop()
        until(lambda: health(daemon)["problem"] == "mail_server_away")
        folder = drop(daemon.inbox, "a.pdf", small_fax("by folder"))
        assert daemon.fate(folder).state is FaxState.IN_REVIEW
        server.start()
        content = small_fax("after the outage")
        server.deliver(mail({"b.pdf": content}))
        assert daemon.fate(sha256_of(content)).state is FaxState.IN_REVIEW
        until(lambda: health(daemon)["problem"] is None)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("ca_file", "no_ca_file", "mail_certificate"),
        ('user = "fax"', 'user = "fax"\ntls = "starttls"', None),
        ("/password", "/no-password", "mail_password"),
        ("hemligt", "fel", "mail_login_refused"),
        ('kind = "imap"', 'kind = "imap"\nmailbox = "Finns inte"', "mailbox_missing"),
    ],
)
def test_what_is_wrong_with_the_way_in_is_said_by_its_code(
    server: MailServer, tmp_path: Path, quick_tesseract: Path, old: str, new: str, problem: str | None
) -> None:
    settings = server.settings()
    if old == "ca_file":
        settings = "\n".join(line for line in settings.splitlines() if not line.startswith("ca_file"))
    elif old == "hemligt":
        (server.root / "password").write_text(new, encoding="utf-8")
    else:
        settings = settings.replace(old, new)
    if "starttls" in new:
        settings = settings.replace(f"port = {server.port}", f"port = {server.plain_port}")
    daemon = daemon_for(tmp_path, quick_tesseract, settings)
    with running(daemon):
        until(lambda: health(daemon).get("scans", 0) > 0)
        assert health(daemon)["problem"] == problem


def test_a_mailbox_laid_anew_doubles_nothing(server: MailServer, tmp_path: Path, quick_tesseract: Path) -> None:
    """Numbers and UIDVALIDITY are others then, and marks are gone; a mail is known by its own name."""
    content, made = small_fax("known"), mail({"a.pdf": small_fax("x")}, message_id="<one@fax.example>")
    made = mail({"a.pdf": content}, message_id="<one@fax.example>")
    server.deliver(made)
    daemon = daemon_for(tmp_path, quick_tesseract, server.settings(mailbox="Fax"))
    with server.client() as client:
        client.create_folder("Fax")
    server.deliver(made, "Fax")
    with running(daemon):
        daemon.fate(sha256_of(content))
        until(lambda: health(daemon).get("taken") == 1)
        with server.client() as client:
            client.delete_folder("Fax")
            client.create_folder("Fax")
        server.deliver(made, "Fax")
        other = small_fax("another under the same name")
        server.deliver(mail({"a.pdf": other}, message_id="<one@fax.example>"), "Fax")
        daemon.fate(sha256_of(other))
        assert daemon.stop() == 0
    assert {fax.sha256: len(fax.arrivals) for fax in daemon.books().faxes} == {
        sha256_of(content): 1,
        sha256_of(other): 1,
    }


def test_a_server_that_can_little_is_asked_again_and_again_and_keeps_no_mail(
    tmp_path: Path, quick_tesseract: Path
) -> None:
    """Neither MOVE nor IDLE: copied and removed, and looked into every ``scan_every_s``."""
    with mail_server("IMAP4rev1 UIDPLUS") as plain:
        daemon = daemon_for(tmp_path, quick_tesseract, plain.settings(done_mailbox="Klart"))
        with running(daemon):
            for number in (1, 2):
                content = small_fax(f"fax {number}")
                plain.deliver(mail({"a.pdf": content}))
                assert daemon.fate(sha256_of(content)).state is FaxState.IN_REVIEW
                until(lambda number=number: plain.count("Klart") == number)  # type: ignore[misc]
            until(lambda: plain.count("INBOX") == 0)
            assert daemon.stop() == 0
        assert [len(fax.arrivals) for fax in daemon.books().faxes] == [1, 1]


def test_the_check_asks_the_mailbox(server: MailServer, tmp_path: Path) -> None:
    server.deliver(mail({"a.pdf": b"%PDF-1.4"}))
    file = tmp_path / "config.toml"
    file.write_text(f"[inbox.post]\n{server.settings()}\n", encoding="utf-8")
    settings = config.load(file)
    assert check._inboxes(settings) == "post: brevlådan INBOX svarar, 1 brev väntar"
    (server.root / "password").chmod(0o644)
    with pytest.raises(IntakeError, match="chmod 600"):
        check._inboxes(settings)
    (server.root / "password").write_text("fel", encoding="utf-8")
    (server.root / "password").chmod(0o600)
    with pytest.raises(IntakeError, match="neither user nor password"):
        check._inboxes(settings)
