"""Settings: what each is, its default, and how a wrong one is refused.

``config.toml`` at the top level lists every key with its default and one sentence; the models below are the same list
in types, and a test holds the two together. Precedence: command-line option > environment (``INTAKE_SECTION_KEY``,
for instance ``INTAKE_INBOX_SETTLE_S=5``) > the file > the default here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator

from intake.errors import ConfigError
from intake.inbox_settings import PLAIN_INBOX, Inbox, InboxName, NamedInbox, OwnInbox, Seconds, Section, Text

COPIES = "copies"
"""Under ``var``: this machine's copies of what lies in a bucket."""

_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._-]+)*/?")
_THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


class Storage(Section):
    """Where everything the program writes lies."""

    var: Text = "var"
    blobs: str = ""  # empty: var; a folder, or s3://bucket/prefix
    s3_endpoint: str = ""  # empty: the library's own, or AWS_ENDPOINT_URL
    s3_region: str = ""
    s3_key_file: str = ""  # empty: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what the machine is given
    s3_ca_file: str = ""  # empty: the authorities that come with the library
    database: str = ""  # empty: sqlite under var; sqlite:///… or postgresql://…
    keep_free_mb: Annotated[int, Field(ge=0)] = 500

    @property
    def root(self) -> Path:
        return Path(self.var)

    @property
    def shared(self) -> Path:
        """The folder of what belongs to the faxes, with several machines the same one for all of them; of a bucket the
        folder of this machine's copies."""
        if self.is_bucket:
            return self.root / COPIES
        return Path(self.blobs) if self.blobs else self.root

    @property
    def is_bucket(self) -> bool:
        """Whether the blobs lie on an S3-compatible server."""
        return self.blobs.startswith("s3://")

    @property
    def bucket(self) -> tuple[str, str]:
        """The name of the bucket, and the beginning of the names in it (may be empty)."""
        bucket, _, prefix = self.blobs.removeprefix("s3://").partition("/")
        return bucket, prefix.strip("/")

    @property
    def url(self) -> str:
        """The database's URL, with the default filled in."""
        return self.database or f"sqlite:///{self.root.absolute() / 'intake.sqlite'}"

    @field_validator("blobs")
    @classmethod
    def _a_folder_or_a_bucket(cls, blobs: str) -> str:
        if "://" in blobs and not _BUCKET.fullmatch(blobs):
            raise ValueError("must be a folder, or s3://bucket/prefix without anything more")
        if blobs.startswith("s3://") and find_spec("obstore") is None:
            raise ValueError('needs the package obstore; install it with: pip install "intake[s3]"')
        return blobs

    @field_validator("s3_endpoint")
    @classmethod
    def _an_endpoint(cls, address: str) -> str:
        if address and not re.fullmatch(r"https?://[A-Za-z0-9.\[\]:-]+/?", address):
            raise ValueError("must be empty or an address without a path, like https://s3.example.se")
        if address.startswith("http:") and _host_of(address) not in _THIS_MACHINE:
            raise ValueError("must be https://…: faxes would go in clear; http:// is for a server on this machine only")
        return address

    @field_validator("database")
    @classmethod
    def _known_scheme(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must be empty, sqlite:///… or postgresql://…")
        return url


class Limits(Section):
    """Bounds on one fax; beyond them it is quarantined."""

    max_bytes: Annotated[int, Field(gt=0)] = 50_000_000
    max_pages: Annotated[int, Field(gt=0, le=2000)] = 100
    max_page_inches: Annotated[float, Field(gt=0, le=200)] = 40.0
    page_time_s: Seconds = 60.0
    memory_mb: Annotated[int, Field(ge=256)] = 2048


class Read(Section):
    """The recogniser and what counts as doubtful."""

    tesseract: Text = "tesseract"
    language: Text = "swe"
    workers: Annotated[int, Field(ge=0, le=64)] = 0  # 0: one a core
    flag_below: Annotated[float, Field(ge=0, le=1)] = 0.94


class Rules(Section):
    """The routine, the directory of units and the templates; empty: those that came with the program."""

    routine: str = ""
    directory: str = ""
    templates: str = ""


class Letterhead(Section):
    """What stands at the top and the foot of a reply. Empty values leave a visible blank for staff."""

    region: str = "Region Halland"
    unit: str = "Röntgen, bild- och utlåtandeutlämning"
    hospital: str = ""
    phone: str = ""
    fax: str = ""


class Wording(Section):
    """Phrases of the export-log line and the language of the drafts."""

    language: Literal["sv", "en"] = "sv"
    oral_consent: str = "(muntligt samtycke enl. beställaren)"
    written_consent: str = "(skriftligt samtycke)"
    stated_consent: str = "(samtycke enl. beställaren)"
    own_referral: str = "(egen remiss)"
    via_iep: str = "via IEP"
    on_usb: str = "på USB"
    linked: str = "länkas"


class Retry(Section):
    """How often a step that may pass is tried again, and the waiting time before the first new try."""

    attempts: Annotated[int, Field(ge=1, le=20)] = 5
    first_wait_s: Seconds = 1.0
    backoff: Annotated[float, Field(ge=1, le=10)] = 2.0


class Engine(Section):
    """The processes that share the work."""

    dead_after_s: Annotated[float, Field(ge=1, le=3600)] = 20.0


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Alarms(Section):
    """When the program says that something is wrong, and to whom it tells how it is."""

    unread_minutes: Annotated[float, Field(ge=0, le=10_000)] = 30.0
    disk_warn_mb: Annotated[int, Field(ge=0)] = 2000
    office_days: str = "mon-fri"
    office_hours: str = "8-17"
    backup_after_hours: Annotated[float, Field(ge=0, le=10_000)] = 0.0
    ledger_every_minutes: Annotated[float, Field(ge=0, le=10_000)] = 60.0
    monitor_addresses: str = "127.0.0.0/8, ::1"

    @property
    def days(self) -> frozenset[int]:
        """The weekdays of ``office_days``; Monday is 0."""
        first, _, last = self.office_days.partition("-")
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        return frozenset(day % 7 for day in range(begin, end + (7 if end < begin else 0) + 1))

    @property
    def hours(self) -> tuple[int, int]:
        """From when to when the office is open, in hours of Swedish time."""
        first, _, last = self.office_hours.partition("-")
        return int(first), int(last)

    @property
    def monitors(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks of ``monitor_addresses``."""
        return tuple(ip_network(text.strip()) for text in self.monitor_addresses.split(",") if text.strip())

    @field_validator("office_days")
    @classmethod
    def _weekdays(cls, days: str) -> str:
        first, _, last = days.partition("-")
        if first not in _DAYS or (last or first) not in _DAYS:
            raise ValueError("must be days like mon-fri")
        return days

    @field_validator("office_hours")
    @classmethod
    def _opening(cls, hours: str) -> str:
        if (
            not re.fullmatch(r"\d{1,2}-\d{1,2}", hours)
            or not 0 <= int(hours.split("-")[0]) < int(hours.split("-")[1]) <= 24
        ):
            raise ValueError("must be hours like 8-17")
        return hours

    @field_validator("monitor_addresses")
    @classmethod
    def _monitors(cls, given: str) -> str:
        return _networks_of(given)


class Review(Section):
    """The review station: how it is reached, how long a sign-in lasts, and how much a second person looks at."""

    page: bool = True
    host: Text = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    target_hours: Annotated[float, Field(gt=0, le=10_000)] = 24.0
    urgent_target_hours: Annotated[float, Field(gt=0, le=10_000)] = 2.0
    claim_minutes: Annotated[float, Field(gt=0, le=1440)] = 10.0
    address: str = ""  # as staff type it: https://intake.example.se; empty: the one it listens on
    idle_min: Annotated[int, Field(ge=1, le=1440)] = 30
    session_hours: Annotated[int, Field(ge=1, le=168)] = 12
    proxy_addresses: str = ""
    proxy_header: str = ""
    blind_share: Annotated[float, Field(ge=0, le=1)] = 0.05
    sample_share: Annotated[float, Field(ge=0, le=1)] = 0.02

    @property
    def public_host(self) -> str:
        """The name in ``address`` without its port, in lower case; empty where there is none."""
        return _host_of(self.address)

    @property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks of ``proxy_addresses``."""
        return tuple(ip_network(text.strip()) for text in self.proxy_addresses.split(",") if text.strip())

    @field_validator("address")
    @classmethod
    def _an_address(cls, address: str) -> str:
        if address and not re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?/?", address, re.IGNORECASE):
            raise ValueError("must be empty or an address without a path, like https://intake.example.se")
        return address

    @field_validator("proxy_addresses")
    @classmethod
    def _networks(cls, given: str) -> str:
        return _networks_of(given)

    @field_validator("proxy_header")
    @classmethod
    def _only_from_a_proxy(cls, header: str, info: ValidationInfo) -> str:
        if header and not re.fullmatch(r"[A-Za-z0-9-]+", header):
            raise ValueError("must be the name of a header, like X-Remote-User")
        if header and not info.data.get("proxy_addresses", "").strip():
            raise ValueError("needs proxy_addresses: anybody could send the header otherwise")
        return header


def _networks_of(given: str) -> str:
    for text in filter(None, map(str.strip, given.split(","))):
        try:
            network = ip_network(text)
        except ValueError as error:
            raise ValueError(f"{text} is no address or network") from error
        if network.prefixlen == 0:
            raise ValueError("must not be every address there is")
    return given


def _host_of(address: str) -> str:
    return re.sub(r"^https?://|:\d+/?$|/$", "", address, flags=re.IGNORECASE).lower()


class Settings(Section):
    """All settings, validated."""

    storage: Storage = Storage()
    inbox: Inbox = Inbox()
    named_inboxes: dict[InboxName, OwnInbox] = Field(default={}, exclude=True)  # in the file: [inbox.NAME]
    limits: Limits = Limits()
    read: Read = Read()
    rules: Rules = Rules()
    letterhead: Letterhead = Letterhead()
    wording: Wording = Wording()
    retry: Retry = Retry()
    engine: Engine = Engine()
    alarms: Alarms = Alarms()
    review: Review = Review()

    @property
    def inbox_folder(self) -> Path:
        """The plain inbox, with the default filled in."""
        return Path(self.inbox.folder) if self.inbox.folder else self.storage.root / "inbox"

    @property
    def inboxes(self) -> tuple[NamedInbox, ...]:
        """Those that are watched: each ``[inbox.NAME]``; ``[inbox]`` where it names a place, or there is no other."""
        plain = NamedInbox(PLAIN_INBOX, self.inbox, self.inbox_folder)
        named = [NamedInbox(name, each, Path(each.folder)) for name, each in self.named_inboxes.items()]
        is_a_place = bool(self.inbox.folder or self.inbox.kind == "imap" or not named)
        return (plain, *named) if is_a_place else tuple(named)

    @model_validator(mode="after")
    def _places_of_their_own(self) -> Settings:
        if PLAIN_INBOX in self.named_inboxes:
            raise ValueError(f"@inbox.{PLAIN_INBOX}: that is the name of [inbox] itself; choose another")
        taken: dict[Path, str] = {}
        for each in self.inboxes:
            if each.settings.kind == "folder":
                first = taken.setdefault(each.folder.absolute(), each.name)
                if first != each.name:
                    raise ValueError(f"@inbox.{each.name}.folder: is the folder of the inbox {first} already")
        return self


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a value was set: what to name when it is refused."""

    where: str


def load(
    path: Path | None = None,
    *,
    overrides: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Settings from a file, the environment and the command line.

    Args:
        path: a TOML file; ``None``: ``config.toml`` in the working directory if there is one, else only the defaults.
            Relative paths in it are relative to the working directory.
        overrides: values from the command line by dotted key, for instance ``{"storage.var": "/srv/intake"}``.
        environ: the environment; ``INTAKE_<SECTION>_<KEY>`` is read, other ``INTAKE_…`` names are refused.

    Raises:
        ConfigError: naming file, line and key, or the environment variable.
    """
    if path is None and Path("config.toml").is_file():
        path = Path("config.toml")
    values: dict[str, dict[str, Any]] = {}
    origins: dict[str, _Origin] = {}
    if path is not None:
        _from_file(path, values, origins)
    _from_environment(environ or {}, values, origins)
    for key, value in (overrides or {}).items():
        section, name = key.split(".", 1)
        values.setdefault(section, {})[name] = value
        origins[key] = _Origin("command line")
    for name, settings in values.get("named_inboxes", {}).items():  # what one does not set, [inbox] sets for all
        shared = {key: value for key, value in values.get("inbox", {}).items() if key != "folder"}
        values["named_inboxes"][name] = shared | settings
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key, why = _named(first["loc"], _in_words(first["type"], first["msg"]))
        raise _refused(_where(key, origins, path), key, why) from error


def _named(loc: tuple[int | str, ...], why: str) -> tuple[str, str]:
    """The key as it is written in the file. What concerns several keys names one itself: ``@key: why``."""
    parts = [str(part) for part in loc if part != "[key]"]
    if parts[:1] == ["named_inboxes"]:
        parts = ["inbox", *parts[1:4]]
    else:
        parts = parts[:3] if parts[:1] == ["inbox"] else parts[:2]
    if found := re.match(r"@([\w.-]+): ", why):
        named = found[1]
        return named if "." in named else ".".join([*parts, named]), why[found.end() :]
    return ".".join(parts), why


def _where(key: str, origins: Mapping[str, _Origin], path: Path | None) -> str:
    """Where ``key`` was set, else the section that it is missing in."""
    while key not in origins and "." in key:
        key = key.rpartition(".")[0]
    return origins[key].where if key in origins else str(path)


def _from_file(path: Path, values: dict[str, dict[str, Any]], origins: dict[str, _Origin]) -> None:
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise _refused(str(path), "-", error.strerror or "cannot be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refused(str(path), "-", str(error)) from error
    lines = _lines_of_keys(text)
    for section, table in tables.items():
        if not isinstance(table, dict):
            raise _refused(f"{path}:{lines.get(section, 1)}", section, "must be a [section]")
        origins[section] = _Origin(f"{path}:{lines.get(section, 1)}")
        if section == "named_inboxes":
            raise _refused(f"{path}:{lines.get(section, 1)}", section, "unknown key")
        plain, named = _parted(section, table)
        values.setdefault(section, {}).update(_checked(section, section, plain, path, lines, origins))
        for name, settings in named.items():
            inside = f"{section}.{name}"
            origins[inside] = _Origin(f"{path}:{lines.get(inside, 1)}")
            inboxes = values.setdefault("named_inboxes", {})
            inboxes[name] = _checked(section, inside, settings, path, lines, origins)


def _parted(section: str, table: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The settings of a section, and for ``[inbox]`` the inboxes named under it."""
    if section != "inbox":
        return table, {}
    named = {name: value for name, value in table.items() if isinstance(value, dict) and name not in Inbox.model_fields}
    return {name: value for name, value in table.items() if name not in named}, named


def _checked(
    section: str,
    inside: str,
    table: Mapping[str, Any],
    path: Path,
    lines: Mapping[str, int],
    origins: dict[str, _Origin],
) -> dict[str, Any]:
    """The values of one table of the file, each with where it stands. ``inside``: its header."""
    for name, value in table.items():
        key = f"{inside}.{name}"
        line = lines.get(key, lines.get(inside, 1))
        origins[key] = _Origin(f"{path}:{line}")
        _strict(value, section, name, key, origins[key].where)
        for inner in value if isinstance(value, dict) else ():
            origins[f"{key}.{inner}"] = _Origin(f"{path}:{lines.get(f'{key}.{inner}', line)}")
    return dict(table)


def _strict(value: Any, section: str, name: str, key: str, where: str) -> None:
    """TOML is typed, so a number in quotes is a mistake there (in the environment it is the only way to write one)."""
    wanted = _types().get(f"{section}.{name}")
    if wanted is None:
        return  # an unknown key: the model refuses it by name
    ok = isinstance(value, bool) == (wanted is bool) and (
        isinstance(value, wanted) or (wanted is float and isinstance(value, int))
    )
    if not ok:
        raise _refused(where, key, f"must be of type {wanted.__name__}, not {type(value).__name__}")


def _types() -> dict[str, type]:
    defaults = Settings()
    return {
        f"{section}.{name}": type(getattr(getattr(defaults, section), name))
        for section, field in Settings.model_fields.items()
        if not field.exclude
        for name in type(getattr(defaults, section)).model_fields
    }


def _from_environment(
    environ: Mapping[str, str], values: dict[str, dict[str, Any]], origins: dict[str, _Origin]
) -> None:
    names = {f"INTAKE_{key.replace('.', '_').upper()}": key for key in _types()}
    for variable, text in environ.items():
        if not variable.startswith("INTAKE_"):
            continue
        if variable not in names:
            raise _refused(f"environment variable {variable}", variable, "unknown key")
        key = names[variable]
        section, name = key.split(".")
        values.setdefault(section, {})[name] = text
        origins[key] = _Origin(f"environment variable {variable}")


def _lines_of_keys(text: str) -> dict[str, int]:
    """Line numbers (from 1) of ``section`` and ``section.key``. The parser of the standard library keeps none."""
    lines: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            section = header[1].strip().replace('"', "").replace("'", "")
            lines.setdefault(section, number)
        elif key := re.match(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*=", line):
            lines.setdefault(f"{section}.{key[1]}" if section else key[1], number)
    return lines


def _in_words(kind: str, message: str) -> str:
    return "unknown key" if kind == "extra_forbidden" else message.removeprefix("Value error, ")


def _refused(where: str, key: str, why: str) -> ConfigError:
    return ConfigError(
        "bad_setting",
        f"{where}: ”{key}”: {why}. Rätta inställningen och starta igen.",
        f"{where}: {key}: {why}. Mend the setting and start again.",
    )
