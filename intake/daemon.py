"""The program as it runs all day: inbox, engine and review page, in one process or several, on one machine or many.

Parts fail alone. A watch that died is started again; a page that cannot listen leaves the rest at work; either turns
the health record red (``var/health.json``; ``health-NAME.json`` for a process with fewer roles). SIGTERM and SIGINT
stop everything within ten seconds; whatever was in work then is taken up again at the next start or by another process,
as after a kill. SIGHUP is ignored: settings are read at the start only.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

import uvicorn

from intake import read, taking
from intake.alarms import Health, Watcher
from intake.alarms.looking import free_mb, last_backup
from intake.alarms.record import DeskFigures, shape_of
from intake.config import Settings
from intake.disk import disk_errors, make_folder, write_whole
from intake.engine import ROLES, Engine, Identity, RunRole, claimed
from intake.errors import IntakeError
from intake.house import House, open_house
from intake.inboxes import Claims, Inboxes
from intake.review import app
from intake.review.guard import LOCAL_HOSTS

log = logging.getLogger(__name__)

_BEAT_EVERY_S = 2.0
_STOP_WATCH_WITHIN_S = 4.0
_STOP_ENGINE_WITHIN_S = 3.0
_STOP_PAGE_WITHIN_S = 1.0
_PAGE_AGAIN_AFTER_S = 30.0
_DECLARED_DEAD = 3  # exit status; whoever watches over the process starts it again


def run(settings: Settings, roles: Sequence[RunRole] = ROLES) -> int:
    """Run until told to stop; then leave the process with exit status 0.

    Args:
        settings: in force until the end.
        roles: ``inbox`` takes faxes and reads none, ``worker`` reads them, ``review`` serves the station.

    Raises:
        ConfigError, RoutineError: something that was set is wrong, or another process does the same here already.
        StoreError: the database or a folder cannot be opened.
    """
    if "worker" in roles:
        read.prefetch()
    _log_to_stderr()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    root = settings.storage.root
    with disk_errors():
        make_folder(root)
    with claimed(root, roles) as me:
        claims = Claims(settings) if "inbox" in roles else None
        ready = root / _named("ready", me)
        ready.unlink(missing_ok=True)
        if me.roles != ROLES:
            _forget_the_whole(root)
        house = open_house(settings)
        desk = _Desk(house, me, claims)
        desk.start()
        write_whole(ready, f"{os.getpid()}\n")
        print("ready", flush=True)
        _notify("READY=1")
        while not stop.wait(_BEAT_EVERY_S):
            desk.beat()
        log.info("stopping")
        _notify("STOPPING=1")
        ready.unlink(missing_ok=True)
        desk.stop()
        _leave(0)


class _Desk:
    """The parts at work, and how they are."""

    def __init__(self, house: House, me: Identity, claims: Claims | None) -> None:
        self._house, self._me = house, me
        self._engine = Engine(house, me, lost=_end_at_once)
        self._inboxes = Inboxes(house, claims, self._engine.submit) if claims is not None else None
        serves = "review" in me.roles and house.settings.review.page
        self._page = _Page(house, self._engine) if serves else None
        self._alarms = Watcher(
            house.settings,
            house.store,
            self._problems,
            inbox=claims is not None,
            mend=partial(taking.adopt, house) if claims is not None else None,
        )
        self._began = datetime.now(UTC)

    def start(self) -> None:
        """Engine first, so that what the last run left is under way before anything new is taken.

        Raises:
            ConfigError: the engine's database cannot be opened.
            StoreError: disk or database failed.
        """
        self._engine.start()
        if self._inboxes is not None:
            self._inboxes.start()
        self._alarms.start()
        if self._page is not None:
            self._page.start()
            if not self._house.store.people.any_administrator():
                log.warning("nobody can sign in yet: intake user add NAME --role administrator")

    def beat(self) -> None:
        """See to the parts, and write down how they are."""
        if self._inboxes is not None:
            self._inboxes.beat()
        if self._page is not None and not self._page.alive:
            self._page.start()
        try:
            record = self._health().model_dump_json(by_alias=True, indent=2)
            write_whole(self._health_path, f"{record}\n")
        except IntakeError as error:
            log.warning("health record: %s", error.code)
        _notify("WATCHDOG=1")

    @property
    def _health_path(self) -> Path:
        return self._house.settings.storage.root / _named("health", self._me, ".json")

    def stop(self) -> None:
        """Finish the file in hand and let go of the rest, in bounded time."""
        self._alarms.stop()
        if self._inboxes is not None and not self._inboxes.stop(_STOP_WATCH_WITHIN_S):
            log.warning("an inbox is busy; its file is taken up again at the next start")
        if self._page is not None:
            self._page.stop()
        stopping = threading.Thread(target=self._engine.stop, name="stop", daemon=True)
        stopping.start()
        stopping.join(_STOP_ENGINE_WITHIN_S)
        _kill_readers()
        if self._me.roles != ROLES:
            self._health_path.unlink(missing_ok=True)  # who stopped it may never start this one again

    def _problems(self) -> list[str]:
        """Codes of what is wrong with the parts of this process."""
        problems: list[str] = []
        if self._inboxes is not None:
            problems += self._inboxes.problems
        if self._page is not None and not self._page.alive:
            problems.append("page_dead")
        if directory := self._house.directory:
            directory.current()
            if directory.problem is not None:
                problems.append(directory.problem.code)
        if self._engine.problem is not None:
            problems.append(self._engine.problem)
        return sorted(set(problems))

    def _health(self) -> Health:
        """The database is asked by the alarms' own thread, so that this goes on while it does not answer."""
        problems, seen, root = self._problems(), self._alarms.seen, self._house.settings.storage.root
        figures = seen.figures
        return Health(
            schema="intake.health/1",
            pid=os.getpid(),
            roles=self._me.roles,
            executor=self._me.id,
            at=datetime.now(UTC),
            started_at=self._began,
            well=not problems and not seen.red,
            problems=tuple(problems),
            alarms=tuple(shape_of(alarm) for alarm in seen.alarms),
            figures=DeskFigures.of(figures) if figures else None,
            free_mb=free_mb(root),
            last_backup_at=last_backup(root),
            inboxes=self._inboxes.health(figures.last_arrivals if figures else {}) if self._inboxes else None,
            waiting=figures.waiting if figures else None,
        )


class _Page:
    """The review station, in a thread of its own. That it cannot listen stops nothing else."""

    def __init__(self, house: House, engine: Engine) -> None:
        self._review = house.settings.review
        self._app = app(house, hosts={*LOCAL_HOSTS, self._review.host}, wake=engine.wake)
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._next_try_s = 0.0

    @property
    def alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Listen, unless that was tried a moment ago."""
        if time.monotonic() < self._next_try_s:
            return
        self._next_try_s = time.monotonic() + _PAGE_AGAIN_AFTER_S
        family = socket.AF_INET6 if ":" in self._review.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or every answer waits 40 ms for an ACK
            listening.bind((self._review.host, self._review.port))
            listening.listen()
        except OSError as error:
            listening.close()
            log.warning("no page on port %d: %s", self._review.port, error.strerror)
            return
        log.info("page at http://%s:%d/", self._review.host, listening.getsockname()[1])
        # What X-Forwarded-… says is judged by the station itself (review/peer.py); uvicorn would believe this machine.
        config = uvicorn.Config(
            self._app, log_config=None, access_log=False, lifespan="off", server_header=False, proxy_headers=False
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="page", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._app.state.live.close()  # what listens would listen for ever
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(_STOP_PAGE_WITHIN_S)


def _named(what: str, me: Identity, end: str = "") -> str:
    return f"{what}{end}" if me.name == "all" else f"{what}-{me.name}{end}"


def _forget_the_whole(root: Path) -> None:
    """Remove the health record of a process with all roles that was here before its work was divided: nobody writes it
    any more, and it would be taken for one that stopped."""
    with contextlib.suppress(IntakeError), claimed(root, ROLES) as free:
        if free.name == "all":
            (root / "health.json").unlink(missing_ok=True)


def _end_at_once() -> None:
    """This process was declared dead, and others have its work: end with everything it started."""
    _kill_readers()
    _leave(_DECLARED_DEAD)


def _kill_readers() -> None:
    """End the reading processes with everything they started. Each leads a group of its own."""
    for reader in multiprocessing.active_children():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if reader.pid is not None:
                os.killpg(reader.pid, signal.SIGKILL)
        reader.kill()


def _leave(status: int) -> NoReturn:
    """End the process although threads are parked in the middle of a step: waiting for them would be for ever."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _log_to_stderr() -> None:
    """One line an event. File names and fields never get there; a fax is named by the head of its SHA-256."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("intake").setLevel(logging.INFO)


def _notify(state: str) -> None:
    """Tell systemd, where it started us."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as unix, contextlib.suppress(OSError):
        unix.sendto(state.encode(), "\0" + address[1:] if address.startswith("@") else address)
