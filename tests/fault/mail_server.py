"""A real IMAP server (Dovecot) on loopback, for as long as it is needed, and mails as gateways send them."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path

from imapclient import IMAPClient

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
USER, PASSWORD = "fax", "hemligt"

_SETTINGS = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
imap_capability = {capability}
listen = 127.0.0.1
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{root}/mail
mail_uid = {mail}
mail_gid = {mailgroup}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={mail} gid={mailgroup} home={root}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass
class MailServer:
    """``port`` speaks TLS from the first byte, ``plain_port`` plain or STARTTLS, by the certificate ``ca_file``."""

    root: Path
    port: int
    plain_port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def ca_file(self) -> Path:
        return self.root / "cert.pem"

    def start(self) -> None:
        assert DOVECOT is not None
        self.process = subprocess.Popen([DOVECOT, "-F", "-c", str(self.root / "dovecot.conf")], start_new_session=True)
        deadline_s = time.monotonic() + 30
        while True:
            try:
                with self.client():
                    return
            except (OSError, IMAPClient.Error):
                assert time.monotonic() < deadline_s, (self.root / "log").read_text()
                time.sleep(0.1)

    def stop(self) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(20)
            self.process = None

    @contextlib.contextmanager
    def client(self) -> Iterator[IMAPClient]:
        context = ssl.create_default_context(cafile=str(self.ca_file))
        with IMAPClient("localhost", self.port, ssl_context=context, timeout=20) as client:
            client.login(USER, PASSWORD)
            yield client

    def deliver(self, mail: EmailMessage | bytes, mailbox: str = "INBOX") -> None:
        with self.client() as client:
            client.append(mailbox, mail if isinstance(mail, bytes) else mail.as_bytes())

    def count(self, mailbox: str) -> int:
        with self.client() as client:
            if not client.folder_exists(mailbox):
                return 0
            return int(client.select_folder(mailbox, readonly=True)[b"EXISTS"])

    def settings(self, **more: str) -> str:
        """The lines of an ``[inbox.NAME]`` on this server."""
        password = self.root / "password"
        password.write_text(PASSWORD + "\n", encoding="utf-8")
        password.chmod(0o600)
        lines = {
            "kind": "imap",
            "host": "localhost",
            "user": USER,
            "password_file": str(password),
            "ca_file": str(self.ca_file),
            **more,
        }
        return "\n".join([f"port = {self.port}", "scan_every_s = 0.5", *(f'{k} = "{v}"' for k, v in lines.items())])


@contextlib.contextmanager
def mail_server(capability: str = "") -> Iterator[MailServer]:
    """A fresh server with one empty account; gone at the end.

    Args:
        capability: what it says it can; empty: all that it can.
    """
    root = Path(tempfile.mkdtemp(prefix="intake-imap-"))
    root.chmod(0o755)
    me = pwd.getpwuid(os.geteuid()).pw_name
    is_root = os.geteuid() == 0
    names = {
        "internal": "dovecot" if is_root else me,
        "group": "dovecot" if is_root else me,
        "login": "dovenull" if is_root else me,
        "mail": "mail" if is_root else me,
        "mailgroup": "mail" if is_root else me,
    }
    for name in ("mail", "home"):
        (root / name).mkdir()
        if is_root:
            shutil.chown(root / name, "mail", "mail")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    plain, tls = _free_ports(2)
    (root / "dovecot.conf").write_text(
        _SETTINGS.format(root=root, plain=plain, tls=tls, password=PASSWORD, capability=capability, **names),
        encoding="utf-8",
    )
    server = MailServer(root, tls, plain)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]


def mail(attachments: Mapping[str, bytes], *, message_id: str | None = None, text: str = "Se bilaga.") -> EmailMessage:
    """A mail with these attachments, each under its name."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "gateway@fax.example", "fax@example", "Fax från 035-13 10 00"
    made["Message-ID"] = message_id or make_msgid(domain="fax.example")
    made["X-Caller"] = "035-13 10 00"
    made.set_content(text)
    for name, content in attachments.items():
        kinds = {".xml": ("application", "xml"), ".png": ("image", "png")}
        maintype, subtype = kinds.get(Path(name).suffix, ("application", "octet-stream"))
        made.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return made
