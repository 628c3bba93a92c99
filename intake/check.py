"""Is everything in place? Each examination says what is wrong and what to do about it.

``intake check`` prints the findings; the daemon's own start refuses on the same grounds, one at a time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytesseract

from intake.blobs import Folder, open_blobs
from intake.blobs.blobs import damaged
from intake.config import Settings
from intake.decide import Routine
from intake.disk import NETWORK_FILE_SYSTEMS, file_system_of, mounts
from intake.draft import Letterhead, Phrases, try_templates
from intake.errors import ConfigError, IntakeError
from intake.house import load_directory, load_rules
from intake.inbox_settings import NamedInbox
from intake.logbook.link import PatientLinks
from intake.replying import print_order_form
from intake.store import open_store
from intake.words import STOCKHOLM

_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined. ``text`` says what was found and, where ``ok`` is false, what to do."""

    name: str
    ok: bool
    text: str


def run(settings: Settings) -> list[Finding]:
    """Examine everything the program rests on; every examination is made, whatever the others found."""
    return [_examined(name, examine, settings) for name, examine in _EXAMINATIONS]


def _examined(name: str, examine: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(name, True, examine(settings))
    except IntakeError as error:
        return Finding(name, False, error.sv)
    except OSError as error:
        return Finding(name, False, f"{error.strerror}: {error.filename}. Rätta sökvägen eller rättigheterna.")


class _UnfitError(IntakeError):
    """An examination's own finding."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__("check_failed", sv, en)

    def __reduce__(self) -> tuple[type[_UnfitError], tuple[str, str]]:  # type: ignore[override]
        return type(self), (self.sv, self.en)


def _configuration(settings: Settings) -> str:
    return f"läst; allt som skrivs hamnar under {settings.storage.root}"


def _rules(settings: Settings) -> str:
    rules = load_rules(settings)
    language = settings.wording.language
    drafted = try_templates(
        rules.templates,
        replies=rules.routine.replies,
        letterhead=Letterhead(**settings.letterhead.model_dump()),
        phrases=Phrases(**settings.wording.model_dump(exclude={"language"})),
        language=language,
        ask_words={code: getattr(words, language) for code, words in rules.routine.asks.items()},
    )
    units = len(rules.directory.units)
    _valid_today(rules.routine)
    return f"rutin {rules.routine.version}, bevisad; {units} enheter i katalogen; {drafted} utkast skrivna på prov"


def _valid_today(routine: Routine) -> None:
    today = datetime.now(STOCKHOLM).date()
    if routine.valid_from <= today and (routine.valid_to is None or today <= routine.valid_to):
        return
    dates = f"{routine.valid_from} – {routine.valid_to or ''}".rstrip()
    raise _UnfitError(
        f"Rutin {routine.version} gäller inte i dag, bara {dates}. Byt tabell i config.toml, eller rätta dess datum.",
        f"Routine {routine.version} is not valid today, only {dates}. Name another in config.toml or mend its dates.",
    )


def _languages(settings: Settings) -> str:
    if shutil.which(settings.read.tesseract) is None:
        raise _UnfitError(
            f"Programmet {settings.read.tesseract} finns inte. Kör ”make setup” eller installera tesseract-ocr.",
            f"The program {settings.read.tesseract} is not there. Run `make setup` or install tesseract-ocr.",
        )
    pytesseract.pytesseract.tesseract_cmd = settings.read.tesseract
    wanted = settings.read.language.split("+")
    absent = sorted(set(wanted) - set(pytesseract.get_languages()))
    if absent:
        packages = " ".join(f"tesseract-ocr-{language}" for language in absent)
        raise _UnfitError(
            f"Språkmodell saknas: {', '.join(absent)}. Installera {packages}.",
            f"Language model missing: {', '.join(absent)}. Install {packages}.",
        )
    return f"Tesseract {pytesseract.get_tesseract_version()} med {settings.read.language}"


def _paper(settings: Settings) -> str:
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        printed = print_order_form(settings, load_rules(settings), among=Folder(Path(folder)))
        size_bytes = printed.pdf.stat().st_size
    return f"en tom beställningsblankett satt på prov, {size_bytes // 1000} kB"


def _folders(settings: Settings) -> str:
    for folder in _folders_of(settings):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".check-"):
            pass
    return f"går att skriva i: {', '.join(str(folder) for folder in _folders_of(settings))}"


def _blobs(settings: Settings) -> str:
    blobs, name = open_blobs(settings.storage), f"check-{uuid.uuid4()}"
    blobs.put(name, name)
    try:
        written = blobs.file(name)
        if written is None or written.read_text() != name:
            raise damaged()
    finally:
        blobs.remove(name)
    return f"läses och skrivs: {blobs.address('').rstrip('/')}"


def _folders_of(settings: Settings) -> Iterator[Path]:
    yield from dict.fromkeys((settings.storage.root, settings.storage.shared))
    yield from (inbox.folder for inbox in settings.inboxes if inbox.settings.kind == "folder")


def _inboxes(settings: Settings) -> str:
    return "; ".join(
        f"{inbox.name}: {_mailbox(inbox) if inbox.settings.kind == 'imap' else _inbox_folder(inbox)}"
        for inbox in settings.inboxes
    )


def _inbox_folder(inbox: NamedInbox) -> str:
    kind = file_system_of(inbox.folder.resolve(), mounts())
    on = f"på {kind}" if kind else "på okänt filsystem"
    if kind in NETWORK_FILE_SYSTEMS and inbox.settings.observer == "native":
        return (
            f"{on}, som inte säger till om nya filer: den letas igenom var {inbox.settings.scan_every_s:g}:e sekund. "
            'Sätt observer = "polling"'
        )
    return f"{on}, {'letas igenom' if inbox.settings.observer == 'polling' else 'säger till om nya filer'}"


def _mailbox(inbox: NamedInbox) -> str:
    from intake.receive.mailbox import MailboxError, open_mailbox  # loaded only where there is a mailbox

    file = Path(inbox.settings.password_file)
    if file.exists() and file.stat().st_mode & 0o077:
        raise _UnfitError(
            f"Lösenordsfilen {file} kan läsas av andra konton. Kör: chmod 600 {file}",
            f"The password file {file} can be read by other accounts. Run: chmod 600 {file}",
        )
    try:
        with contextlib.closing(open_mailbox(inbox.settings)) as mailbox:
            waiting = sum(1 for _ in mailbox.waiting())
    except MailboxError as error:
        sv, en = _MAIL_PROBLEMS[error.code]
        raise _UnfitError(f"Inkorgen {inbox.name}: {sv}", f"The inbox {inbox.name}: {en}") from error
    return f"brevlådan {inbox.settings.mailbox} svarar, {waiting} brev väntar"


_MAIL_PROBLEMS: Mapping[str, tuple[str, str]] = {
    "mail_password": (
        "lösenordsfilen går inte att läsa. Rätta password_file.",
        "the password file cannot be read. Mend password_file.",
    ),
    "mail_certificate": (
        "serverns certifikat godkänns inte. Ange rätt host, eller utfärdaren i ca_file.",
        "the server's certificate is not accepted. Give the right host, or its authority in ca_file.",
    ),
    "mail_server_away": (
        "e-postservern svarar inte. Kontrollera host, port, tls och brandväggen.",
        "the mail server does not answer. Check host, port, tls and the firewall.",
    ),
    "mail_login_refused": (
        "e-postservern godkänner inte user och lösenord.",
        "the mail server accepts neither user nor password.",
    ),
    "mailbox_missing": (
        "brevlådan mailbox finns inte på servern.",
        "there is no such mailbox on the server.",
    ),
}


def _database(settings: Settings) -> str:
    settings.storage.root.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.storage.url, settings.storage.root / "backup")
    try:
        return f"öppnad, {store.dialect}"
    finally:
        store.close()


def _log_of_exports(settings: Settings) -> str:
    key = PatientLinks(open_blobs(settings.storage)).path
    if key.exists() and key.stat().st_mode & 0o077:
        raise _UnfitError(
            f"Nyckelfilen {key} kan läsas av andra konton. Kör: chmod 600 {key}",
            f"The key file {key} can be read by other accounts. Run: chmod 600 {key}",
        )
    store = open_store(settings.storage.url, settings.storage.root / "backup")
    try:
        total, unread, without_patient = store.count_exports()
        newest = store.newest_import()
    finally:
        store.close()
    if newest is not None and newest.linked and newest.key_id != PatientLinks(open_blobs(settings.storage)).key_id:
        raise _UnfitError(
            f"Nyckelfilen {key} är en annan än vid senaste importen. Återställ den, eller importera loggen på nytt.",
            f"The key file {key} is not that of the last import. Restore it, or import the log anew.",
        )
    since = f"importerad {newest.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}" if newest else "aldrig importerad"
    return f"{total} rader, {unread} otolkade, {without_patient} utan patient; {since}"


def _users(settings: Settings) -> str:
    store = open_store(settings.storage.url, settings.storage.root / "backup")
    try:
        active = [user for user in store.people.all() if user.active]
        anybody = store.people.any_administrator()
    finally:
        store.close()
    review = settings.review
    if not review.page:
        return "granskningsstationen är avstängd"
    if review.host not in _THIS_MACHINE and not review.address.lower().startswith("https:"):
        raise _UnfitError(
            f"Granskningsstationen nås på {review.host} utan TLS: lösenord går i klartext. Låt en proxy med TLS stå "
            "framför och skriv dess adress i review.address, eller lyssna på 127.0.0.1.",
            f"The review station is reached on {review.host} without TLS: passwords go in clear. Put a proxy with TLS "
            "in front and its address in review.address, or listen on 127.0.0.1.",
        )
    if not anybody:
        return "ingen administratör ännu. Lägg till med: intake user add NAMN --role administrator"
    return f"{len(active)} aktiva på granskningsstationen"


def _directory(settings: Settings) -> str:
    try:
        directory = load_directory(settings)
    except ConfigError as error:
        raise _UnfitError(
            f"{error.sv} En intake som redan är igång använder den senaste riktiga katalogen.",
            f"{error.en} An intake that is running goes on with the last directory that was right.",
        ) from error
    return f"{len(directory.units)} enheter i {settings.rules.directory or 'programmets egen katalog'}"


def _disk(settings: Settings) -> str:
    settings.storage.shared.mkdir(parents=True, exist_ok=True)
    free_mb = shutil.disk_usage(settings.storage.shared).free // 1_000_000
    if free_mb < settings.storage.keep_free_mb:
        raise _UnfitError(
            f"Bara {free_mb} MB ledigt; {settings.storage.keep_free_mb} MB krävs. Frigör plats eller flytta var.",
            f"Only {free_mb} MB free; {settings.storage.keep_free_mb} MB needed. Free space or move storage.var.",
        )
    return f"{free_mb} MB ledigt"


def _user(_settings: Settings) -> str:
    return "körs som root; ett eget konto är säkrare" if os.geteuid() == 0 else "körs under eget konto"


_EXAMINATIONS: tuple[tuple[str, Callable[[Settings], str]], ...] = (
    ("inställningar", _configuration),
    ("rutin, mallar, katalog", _rules),
    ("katalog", _directory),
    ("teckenläsning", _languages),
    ("svar på papper", _paper),
    ("mappar", _folders),
    ("original", _blobs),
    ("inkorgar", _inboxes),
    ("databas", _database),
    ("Exporterade bilder", _log_of_exports),
    ("användare", _users),
    ("disk", _disk),
    ("konto", _user),
)
