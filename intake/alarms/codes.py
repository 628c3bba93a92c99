"""The alarms there are: how bad each is, and what to do, in Swedish and English. docs/operations.md says more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.errors import IntakeError


class Level(StrEnum):
    RED = "red"  # faxes do not get through, or something may be lost: somebody has to do something now
    YELLOW = "yellow"  # will be red, or waits for staff


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of alarm. ``{n}`` in a sentence is how many, or how much."""

    code: str
    level: Level
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """One that stands, since ``since`` (aware)."""

    code: str
    level: Level
    since: datetime
    sv: str
    en: str


_RED, _YELLOW = Level.RED, Level.YELLOW

KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "daemon_stopped",
            _RED,
            "Programmet som tar emot fax har stannat. Starta det: systemctl start intake.",
            "The program that takes the faxes has stopped. Start it: systemctl start intake.",
        ),
        Kind(
            "ledger_unbalanced",
            _RED,
            "Böckerna går inte ihop ({n} fel). Kör: intake ledger --verify, och följ vad som står.",
            "The books do not balance ({n} faults). Run: intake ledger --verify, and do what it says.",
        ),
        Kind(
            "database_no_answer",
            _RED,
            "Databasen svarar inte. Kontrollera att den är igång och att disken har plats. Inget går förlorat.",
            "The database does not answer. Check that it runs and that the disk has room. Nothing is lost.",
        ),
        Kind(
            "engine_no_answer",
            _RED,
            "Arbetsflödets databas svarar inte: fax läses inte. Kontrollera databasen och disken.",
            "The database of the workflow engine does not answer: no fax is read. Check database and disk.",
        ),
        Kind(
            "executor_dead",
            _YELLOW,
            "{n} processer har dött. Andra har tagit över arbetet; starta dem igen.",
            "{n} processes have died. Others have taken over their work; start them again.",
        ),
        Kind(
            "disk_full",
            _RED,
            "Disken är nästan full ({n} MB ledigt): fax ligger kvar i inkorgen. Frigör plats, så fortsätter det.",
            "The disk is nearly full ({n} MB free): faxes stay in the inbox. Make room; the rest goes by itself.",
        ),
        Kind(
            "disk_filling",
            _YELLOW,
            "Disken håller på att bli full ({n} MB ledigt). Frigör plats.",
            "The disk is filling up ({n} MB free). Make room.",
        ),
        Kind(
            "archive_not_writable",
            _RED,
            "Arkivet går inte att skriva i: fax ligger kvar i inkorgen. Kontrollera disken och rättigheterna.",
            "The archive cannot be written: faxes stay in the inbox. Check disk and permissions.",
        ),
        Kind(
            "blobs_no_answer",
            _RED,
            "Lagringen av original (S3) svarar inte: fax ligger kvar i inkorgen. Kontrollera servern och nätet.",
            "The store of originals (S3) does not answer: faxes stay in the inbox. Check server and network.",
        ),
        Kind(
            "blobs_refused",
            _RED,
            "Lagringen av original (S3) nekar åtkomst: fax ligger kvar i inkorgen. Kontrollera nyckel och bucket.",
            "The store of originals (S3) denies access: faxes stay in the inbox. Check key and bucket.",
        ),
        Kind(
            "inbox_missing",
            _RED,
            "Inkorgens mapp finns inte. Kontrollera att den är monterad och att inbox.folder stämmer.",
            "The folder of the inbox is not there. Check that it is mounted and that inbox.folder is right.",
        ),
        Kind(
            "inbox_not_readable",
            _RED,
            "Inkorgen går inte att läsa. Rätta mappens rättigheter.",
            "The inbox cannot be read. Mend the folder's permissions.",
        ),
        Kind(
            "inbox_not_writable",
            _RED,
            "Fax får inte tas bort ur inkorgen. Rätta mappens rättigheter: kontot behöver skrivrätt.",
            "Faxes may not be taken out of the inbox. Mend the folder's permissions: the account has to write there.",
        ),
        Kind(
            "inbox_silent",
            _YELLOW,
            "Inget fax har kommit på {n} timmars kontorstid. Skicka ett provfax och kontrollera faxservern.",
            "No fax came in {n} office hours. Send a test fax and check the fax server.",
        ),
        Kind(
            "faxes_unread",
            _RED,
            "{n} fax väntar på att läsas sedan länge. Kör: intake check, och titta i loggen.",
            "{n} faxes have waited long to be read. Run: intake check, and look into the log.",
        ),
        Kind(
            "urgent_late",
            _YELLOW,
            "{n} brådskande beställningar är över målet. Ta dem först.",
            "{n} urgent orders are past their target. Take them first.",
        ),
        Kind(
            "orders_late",
            _YELLOW,
            "{n} beställningar är över målet.",
            "{n} orders are past their target.",
        ),
        Kind(
            "backup_old",
            _YELLOW,
            "Den senaste säkerhetskopian är för gammal. Titta efter varför: systemctl status intake-backup.",
            "The newest back-up is too old. See why: systemctl status intake-backup.",
        ),
        Kind(
            "observer_dead",
            _YELLOW,
            "Inkorgens händelser kommer inte fram; den söks igenom ändå. Sätt inbox.observer till polling.",
            "Events of the inbox do not come through; it is scanned all the same. Set inbox.observer to polling.",
        ),
        Kind(
            "page_dead",
            _RED,
            "Granskningsstationen kan inte lyssna på sin port. Se efter vad som upptar den (review.port).",
            "The review station cannot listen on its port. See what occupies it (review.port).",
        ),
    )
}

_OTHER = Kind(
    "",
    Level.RED,
    "Något i programmet mår inte bra ({code}). Kör: intake check, och titta i loggen.",
    "Something in the program is not well ({code}). Run: intake check, and look into the log.",
)
_SAME = {
    "database_failed": "database_no_answer",
    "immovable": "inbox_not_writable",
    "disk_failed": "archive_not_writable",
}
"""Codes of errors that say what an alarm says."""


def raised(found: Mapping[str, int], since: Mapping[str, datetime], at: datetime) -> tuple[Alarm, ...]:
    """The alarms of what was found, the worst first.

    Args:
        found: code → how many, or how much.
        since: what stood before, and since when.
        at: now.
    """
    made = []
    for code, number in {_SAME.get(code, code): number for code, number in found.items()}.items():
        kind = KINDS.get(code, _OTHER)
        sv, en = (text.format(n=number, code=code) for text in (kind.sv, kind.en))
        made.append(Alarm(code, kind.level, since.get(code, at), sv, en))
    return tuple(sorted(made, key=lambda alarm: (alarm.level is not Level.RED, alarm.since, alarm.code)))


def raised_by(error: IntakeError) -> str:
    """The code of the alarm that an error is."""
    return _SAME.get(error.code, error.code)
