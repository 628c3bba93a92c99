"""The station on a real server, with people who signed in."""

from __future__ import annotations

import contextlib
import functools
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette

from intake.blobs import Folder
from intake.config import Settings, Storage
from intake.house import House, Rules, load_rules
from intake.receive.archive import Archive
from intake.store import Role, Store, User
from tests.unit.store.made import NOW

PASSWORD = "tolv kloka rävar"
RUT = User("rut", "Rut Granskare", Role.REVIEWER, signature="rutg")
ADA = User("ada", "Ada Chef", Role.ADMINISTRATOR, sees_protected=True)
OLA = User("ola", "Ola Revisor", Role.AUDITOR)


@functools.cache
def rules() -> Rules:
    """The rules that came with the program; loading them takes a moment."""
    return load_rules(Settings())


def house_in(folder: Path, store: Store, settings: Settings | None = None) -> House:
    """A house whose files lie under ``folder``."""
    set_ = settings or Settings()
    settings = set_.model_copy(update={"storage": Storage(var=str(folder))})
    archive = Archive(Folder(folder / "archive"), 0)
    archive.prepare()
    for name in ("pages", "drafts"):
        (folder / name).mkdir(exist_ok=True)
    return House(settings, rules(), store, archive)


@contextlib.contextmanager
def served(page: Starlette) -> Iterator[str]:
    """The address of the page on a real server and a real socket."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as the daemon does
    server = uvicorn.Server(uvicorn.Config(page, log_config=None, lifespan="off", proxy_headers=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        if live := getattr(page.state, "live", None):
            live.close()
        server.should_exit = True
        thread.join()
        listening.close()


@contextlib.contextmanager
def signed_in(address: str, user: User | None) -> Iterator[httpx.Client]:
    """A browser of sorts; ``None``: nobody signed in. What it posts carries the token of the session."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30.0) as client:
        if user is not None:
            answer = client.post("/login", data={"name": user.name, "password": PASSWORD, "next": "/"})
            assert answer.status_code == 303
            found = re.search(r'"X-CSRF": "([0-9a-f]+)"', client.get("/").text)
            assert found is not None
            client.headers["X-CSRF"] = found[1]
        yield client


def with_users(store: Store, *users: User) -> None:
    for user in users:
        store.people.add(user, PASSWORD, by="test", at=NOW)
