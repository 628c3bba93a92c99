"""An S3-compatible server of our own on loopback, that keeps what it was given over its own death."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["rclone", "localbucket", "refusing"]
"""``rclone`` checks signatures, and takes no notice of the condition "only if there is none"; ``localbucket`` knows the
condition, and checks no signature; ``refusing`` is the same, and answers 501 to the condition as some servers do."""

BUCKET = "faxes"
KEY, SECRET = "intake-key", "intake-secret"
_AUTH = f"{KEY},{SECRET}"
_STARTS_WITHIN_S = 20.0
_REFUSING = """
import localbucket
from localbucket import S3Handler
write = S3Handler._write_object
def refuse(self, *given):
    if self.headers.get("If-None-Match"):
        raise self._not_implemented_error()
    return write(self, *given)
S3Handler._write_object = refuse
localbucket.main()
"""


@dataclass
class Server:
    """A server with one bucket, whose objects are files under ``folder``."""

    kind: Kind
    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The usual variables for whoever is to reach it."""
        return {
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "INTAKE_STORAGE_S3_ENDPOINT": self.endpoint,
            "INTAKE_STORAGE_S3_REGION": "us-east-1",
        }

    def start(self) -> None:
        """Start it, and wait until it listens."""
        place = ["--host", "127.0.0.1", "--port", str(self.port)]
        command = {
            "rclone": lambda: [_rclone(), "serve", "s3", "--addr", place[1] + ":" + place[3], "--auth-key", _AUTH],
            "localbucket": lambda: [sys.executable, "-m", "localbucket", *place],
            "refusing": lambda: [sys.executable, "-c", _REFUSING, *place],
        }[self.kind]()
        self.process = subprocess.Popen(
            [*command, str(self.folder)],
            env=os.environ | {"RCLONE_CONFIG": os.devnull},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline_s = time.monotonic() + _STARTS_WITHIN_S
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            if self.process.poll() is not None or time.monotonic() > deadline_s:
                raise RuntimeError(f"{self.kind} does not start")
            time.sleep(0.05)

    def kill(self) -> None:
        """SIGKILL; what it was given is kept."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def objects(self) -> dict[str, bytes]:
        """What lies in the bucket, by key."""
        root = self.folder / BUCKET
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }


@contextlib.contextmanager
def server(folder: Path, kind: Kind = "rclone") -> Iterator[Server]:
    """A server that is there, with an empty bucket."""
    (folder / BUCKET).mkdir(parents=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made = Server(kind, folder, port)
    try:
        made.start()
        yield made
    finally:
        made.kill()


def _rclone() -> str:
    beside = Path(sys.executable).parent / "rclone"
    found = str(beside) if beside.exists() else shutil.which("rclone")
    if found is None:
        raise RuntimeError("rclone is not installed: make setup")
    return found
