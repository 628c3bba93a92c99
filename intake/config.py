"""Settings: what each is, its default, and how a wrong one is refused.

``config.toml`` at the top level lists every key with its default and one sentence; the models below are the same list
in types. Precedence: command-line option > environment (``INTAKE_SECTION_KEY``) > the file > default.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[float, Field(gt=0, le=86_400)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Storage(_Section):
    """Where everything the program writes lies."""

    var: str = "var"
    database: str = ""  # empty: sqlite under var; sqlite:///… or postgresql://…
    keep_free_mb: Annotated[int, Field(ge=0)] = 500

    @property
    def root(self) -> Path:
        return Path(self.var)


class Inbox(_Section):
    """The folder that the fax server writes into."""

    folder: str = ""  # empty: inbox under var
    observer: Literal["native", "polling"] = "native"
    settle_s: Annotated[float, Field(ge=0, le=3600)] = 2.0
    scan_every_s: Seconds = 5.0


class Limits(_Section):
    """Bounds on one fax; beyond them it is quarantined."""

    max_bytes: Annotated[int, Field(gt=0)] = 50_000_000
    max_pages: Annotated[int, Field(gt=0, le=2000)] = 100
    max_page_inches: Annotated[float, Field(gt=0, le=200)] = 40.0
    page_time_s: Seconds = 60.0
    memory_mb: Annotated[int, Field(ge=256)] = 2048


class Read(_Section):
    """The recogniser and what counts as doubtful."""

    tesseract: str = "tesseract"
    language: str = "swe"
    workers: Annotated[int, Field(ge=0, le=64)] = 0  # 0: one a core
    doubt_below: Annotated[float, Field(ge=0, le=1)] = 0.9


class Rules(_Section):
    """The routine, the directory of units and the templates; empty: those that came with the program."""

    routine: str = ""
    directory: str = ""
    templates: str = ""


class Letterhead(_Section):
    """What stands at the top and the foot of a reply. Empty values leave a visible blank for staff."""

    region: str = "Region Halland"
    unit: str = "Röntgen, bild- och utlåtandeutlämning"
    hospital: str = ""
    phone: str = ""
    fax: str = ""


class Wording(_Section):
    """Phrases of the export-log line and the language of the drafts."""

    language: Literal["sv", "en"] = "sv"
    oral_consent: str = "(muntligt samtycke enl. beställaren)"
    written_consent: str = "(skriftligt samtycke)"
    via_iep: str = "via IEP"
    on_usb: str = "på USB"
    linked: str = "länkas"


class Retry(_Section):
    """How often a step that may pass is tried again, and the waiting time before the first new try."""

    attempts: Annotated[int, Field(ge=1, le=20)] = 5
    first_wait_s: Seconds = 1.0
    backoff: Annotated[float, Field(ge=1, le=10)] = 2.0


class Review(_Section):
    """The read-only page of the queue."""

    page: bool = True
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765


class Settings(_Section):
    """All settings, validated."""

    storage: Storage = Storage()
    inbox: Inbox = Inbox()
    limits: Limits = Limits()
    read: Read = Read()
    rules: Rules = Rules()
    letterhead: Letterhead = Letterhead()
    wording: Wording = Wording()
    retry: Retry = Retry()
    review: Review = Review()
