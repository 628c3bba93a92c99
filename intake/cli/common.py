"""What the commands share: their options, the settings, and the store."""

from __future__ import annotations

import contextlib
import getpass
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.markup import escape

from intake import config
from intake.access import AccessBook, refuse_protected, sees_protected
from intake.blobs import open_blobs
from intake.config import Settings
from intake.logbook.link import PatientLinks
from intake.store import Books, Door, Look, NotAllowedError, OrderRecord, Store, open_store

Command = TypeVar("Command", bound=Callable[..., Any])


def settings_options(command: Command) -> Command:
    """``--config`` and ``--var``."""
    for option in (
        click.option(
            "--var", type=click.Path(file_okay=False, path_type=Path), help="The folder the program writes in."
        ),
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="The settings (config.toml)."),
    ):
        command = option(command)
    return command


protected_option = click.option(
    "--sees-protected",
    is_flag=True,
    help="You may see a protected identity although --by names no user marked for that; written to the access log.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON (described in docs/schema/).")


def settings_of(config_file: Path | None, var: Path | None, **overrides: Any) -> Settings:
    """The settings in force; ``overrides`` by dotted key with ``__`` for the dot, ``None`` where not given.

    Raises:
        ConfigError: a setting is wrong.
    """
    given = {key.replace("__", "."): value for key, value in overrides.items() if value is not None}
    if var is not None:
        given["storage.var"] = str(var)
    return config.load(config_file, overrides=given, environ=os.environ)


def is_there(settings: Settings) -> bool:
    """Whether there is a database to look into. One on a server is taken to be there."""
    url = settings.storage.url
    return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()


@contextlib.contextmanager
def opened(settings: Settings, *, read_only: bool = False) -> Iterator[Store]:
    """The store, closed again at the end.

    Raises:
        NotAllowedError: ``unknown_id``: there is no database yet, so there are no orders.
        StoreError, ConfigError: see ``open_store``.
    """
    if not is_there(settings):
        raise NotAllowedError(
            "unknown_id",
            f"Det finns ingen databas under {settings.storage.root}. Ange --var, eller starta ”intake run” först.",
            f"There is no database under {settings.storage.root}. Give --var, or start `intake run` first.",
        )
    store = open_store(settings.storage.url, settings.storage.root / "backup", read_only=read_only)
    try:
        yield store
    finally:
        store.close()


NO_BOOKS = Books((), ())


def console() -> Console:
    """Where people read. Colours only on a terminal; wide enough for a table in a file."""
    wide = Console(highlight=False)
    return wide if wide.is_terminal else Console(highlight=False, width=140)


def shown(text: str) -> str:
    """``text`` for a terminal: neither markup of ours nor control characters of a fax's do anything there."""
    return escape("".join(ascii(letter)[1:-1] if _controls(letter) else letter for letter in text))


def _controls(letter: str) -> bool:
    return letter != "\n" and (unicodedata.category(letter)[0] == "C" or letter in "\u2028\u2029")


def now() -> datetime:
    return datetime.now(UTC)


def who_is_asking(by: str | None) -> str:
    """The person's name as given, else that of the account; for the audit trail."""
    if by and by.strip():
        return by.strip()
    try:
        return f"konto {getpass.getuser()}"
    except (KeyError, OSError):
        return f"konto {os.getuid()}"


def access_book(store: Store, settings: Settings) -> AccessBook:
    """The access log as the commands write it."""
    return AccessBook(store, PatientLinks(open_blobs(settings.storage)), Door.COMMAND)


def look_at(
    store: Store,
    settings: Settings,
    who: str,
    records: Sequence[OrderRecord],
    what: Look,
    *,
    acknowledged: bool = False,
) -> None:
    """Write down that ``who`` sees these orders, before they are shown.

    Raises:
        NotAllowedError: ``protected``: one has a protected identity, ``who`` is not marked for that and has not
            ``acknowledged`` it.
    """
    at, marked = now(), sees_protected(store, who)
    refuse_protected(records, sees_protected=marked or acknowledged)
    book = access_book(store, settings)
    if not marked and any(record.summary.protected for record in records):
        book.saw(who, records, Look.ACKNOWLEDGED, at)
    book.saw(who, records, what, at)
