"""The main job, shown: a real daemon on a folder of its own reads the sample faxes, and a table says what came of them.
Then one incomplete order goes through the loop: reply, returned form, confirmed release (``demo_loop``).

The demonstration is a user like any other: it copies files into an inbox and reads the queue.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from intake import words
from intake.config import Settings
from intake.demo_loop import show_loop
from intake.errors import EngineError
from intake.model import FaxState
from intake.resources import bundled
from intake.store import Role, Store, User, open_store
from intake.store.passwords import drawn

_SUFFIXES = {".pdf", ".tif", ".tiff"}
_READY_WITHIN_S = 60.0
_STOP_WITHIN_S = 15.0
_LOOK_EVERY_S = 0.5
_USER = "demo"


def run(settings: Settings, console: Console, *, hold: bool) -> None:
    """Read the samples with a real daemon under ``var/demo`` and print what came of each.

    Args:
        settings: the settings in force; only the folders and the waiting time of the inbox are the demonstration's own.
        console: where to write.
        hold: keep the daemon and its page up until Enter is pressed.

    Raises:
        EngineError: the daemon did not start, or died.
    """
    var = settings.storage.root / "demo"
    shutil.rmtree(var, ignore_errors=True)
    inbox = var / "inbox"
    inbox.mkdir(parents=True)
    samples = sorted(path for path in bundled("samples").iterdir() if path.suffix in _SUFFIXES)
    console.print(f"[bold]intake[/] läser {len(samples)} exempelfax från {bundled('samples')}")
    with _daemon(var, inbox) as process:
        store = open_store(f"sqlite:///{(var / 'intake.sqlite').absolute()}", read_only=True)
        try:
            for sample in samples:
                _drop(sample, inbox)
            _watch(store, process, len(samples), console)
            console.print(_table(store, settings.wording.language))
            show_loop(settings, var, inbox, store, lambda: process.poll() is None, console)
            _where(var, settings, _newcomer(settings, var), console)
            if hold:
                console.input("Tryck Enter för att avsluta. ")
        finally:
            store.close()


@contextlib.contextmanager
def _daemon(var: Path, inbox: Path) -> Iterator[subprocess.Popen[str]]:
    log = (var / "daemon.log").open("w", encoding="utf-8")
    command = [sys.executable, "-m", "intake", "run", "--var", str(var), "--inbox", str(inbox)]
    own = {"INTAKE_STORAGE_DATABASE": "", "INTAKE_STORAGE_BLOBS": "", "INTAKE_INBOX_SETTLE_S": "0.5"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log, text=True, env={**os.environ, **own})
    try:
        deadline = time.monotonic() + _READY_WITHIN_S
        while not (var / "ready").exists():
            if process.poll() is not None or time.monotonic() > deadline:
                raise EngineError(
                    "demo_daemon",
                    f"Bakgrundsprogrammet startade inte; se {var / 'daemon.log'}.",
                    f"The daemon did not start; see {var / 'daemon.log'}.",
                )
            time.sleep(_LOOK_EVERY_S / 5)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def _drop(sample: Path, inbox: Path) -> None:
    """As a fax server does it: under another name until it is whole."""
    part = inbox / f".{sample.name}.part"
    shutil.copyfile(sample, part)
    part.rename(inbox / sample.name)


def _watch(store: Store, process: subprocess.Popen[str], expected: int, console: Console) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("läser fax", total=expected)
        finished = 0
        while finished < expected:
            if process.poll() is not None:
                raise EngineError("demo_daemon", "Bakgrundsprogrammet dog.", "The daemon died.")
            books = store.ledger()
            finished = sum(1 for fax in books.faxes if fax.state is not FaxState.WAITING)
            progress.update(task, completed=finished)
            time.sleep(_LOOK_EVERY_S)


def _table(store: Store, language: str) -> Table:
    table = Table(title="Vad som kom in", expand=True, padding=(0, 1), row_styles=("", "dim"))
    table.add_column("fax", no_wrap=True, overflow="ellipsis", ratio=3)
    table.add_column("beställare", overflow="fold", ratio=4)
    table.add_column("utfall", overflow="fold", ratio=3)
    table.add_column("rutinens avsnitt", overflow="fold", ratio=3)
    table.add_column("saknas", overflow="fold", ratio=3)
    table.add_column("utkast", overflow="fold", ratio=3)
    orders = {summary.reference: summary for summary in store.list_orders()}
    for fax in sorted(store.ledger().faxes, key=lambda fax: fax.arrivals[0].name):
        name = fax.arrivals[0].name
        if fax.state is FaxState.QUARANTINED:
            reason = fax.reason_sv if language == "sv" else fax.reason_en
            table.add_row(escape(name), "–", "karantän", escape(reason or ""), "–", "–")
        for reference in fax.orders:
            order = orders[reference]
            who = ", ".join(filter(None, (order.requester, words.REQUESTERS[order.requester_type])))
            drafts = [words.DRAFTS[draft.kind] for draft in store.order(reference).drafts]
            table.add_row(
                escape(name),
                escape(who),
                words.CODES[order.code],
                escape(order.section),
                escape(", ".join(words.field_name(field) for field in order.missing)) or "–",
                f"{', '.join(drafts) or '–'}\n{reference}",
            )
            name = ""
    return table


def _newcomer(settings: Settings, var: Path) -> str:
    """Whoever looks at the demonstration gets an account of their own, with a password that nobody else knows."""
    store = open_store(f"sqlite:///{(var / 'intake.sqlite').absolute()}")
    password = drawn()
    user = User(_USER, "Demonstration", Role.ADMINISTRATOR, True, "demo1", settings.wording.language)
    try:
        store.people.add(user, password, by=_USER, at=datetime.now(UTC))
    finally:
        store.close()
    return password


def _where(var: Path, settings: Settings, password: str, console: Console) -> None:
    console.print(f"Utkasten ligger i {var / 'drafts'}, originalen i {var / 'archive'}.")
    console.print(f"Kön: intake list --var {var}    en beställning: intake show REFERENS --var {var}")
    if settings.review.page:
        address = settings.review.address or f"http://{settings.review.host}:{settings.review.port}/"
        console.print(f"Granskningsstationen, medan programmet går: {address}")
        console.print(f"  namn [bold]{_USER}[/]   lösenord [bold]{password}[/]")
