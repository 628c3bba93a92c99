"""The settings of one inbox; ``config.py`` reads them from ``[inbox]`` and ``[inbox.NAME]``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from intake.transmission import TransmissionField

Seconds = Annotated[float, Field(gt=0, le=86_400)]
Text = Annotated[str, Field(min_length=1)]
InboxName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,31}$")]

PLAIN_INBOX = "inbox"
"""What the inbox without a name of its own is called in the books."""

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Section(BaseModel):
    """A table of the file: an unknown key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Inbox(Section):
    """Where a fax server puts its faxes: a folder, or a mailbox that a fax-to-mail gateway writes to."""

    kind: Literal["folder", "imap"] = "folder"
    folder: str = ""  # empty: inbox under var
    observer: Literal["native", "polling"] = "native"
    settle_s: Annotated[float, Field(ge=0, le=3600)] = 2.0
    scan_every_s: Seconds = 5.0
    urgent: bool = False
    silent_after_hours: Annotated[float, Field(ge=0, le=10_000)] = 0.0  # 0: never an alarm
    metadata: Literal["none", "xml", "json", "text"] = "none"
    metadata_wait_s: Annotated[float, Field(ge=0, le=3600)] = 30.0
    fields: dict[TransmissionField, Text] = {}
    host: str = ""
    port: Annotated[int, Field(ge=0, le=65535)] = 0  # 0: the usual one, 993 or 143
    tls: Literal["tls", "starttls", "none"] = "tls"
    ca_file: str = ""  # empty: the authorities that the system trusts
    user: str = ""
    password_file: str = ""
    mailbox: Text = "INBOX"
    done_mailbox: str = ""  # empty: marked where they are, not moved
    mail_max_mb: Annotated[int, Field(ge=1, le=1000)] = 100

    @model_validator(mode="after")
    def _whole(self) -> Inbox:
        if self.kind == "imap":
            for name in ("host", "user", "password_file"):
                if not getattr(self, name):
                    raise ValueError(f'@{name}: kind = "imap" needs it')
            if self.tls == "none" and self.host not in _LOOPBACK:
                raise ValueError('@tls: "none" sends the password in clear, and is for a server on this machine only')
        return self


class OwnInbox(Inbox):
    """An ``[inbox.NAME]``: nothing stands in for a folder that it does not name."""

    @model_validator(mode="after")
    def _placed(self) -> OwnInbox:
        if self.kind == "folder" and not self.folder:
            raise ValueError("@folder: an inbox with a name needs a folder of its own")
        return self


@dataclass(frozen=True, slots=True)
class NamedInbox:
    """One inbox to be watched. ``folder`` is where its files lie; a mailbox has none."""

    name: str
    settings: Inbox
    folder: Path
