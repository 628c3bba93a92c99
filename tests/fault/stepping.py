"""The steps of the pipeline in a process that strace can be laid on: to kill it at, or fail, any call of the system.

Run as a program it stays loaded and forks a child for each line on standard input, which waits until it is told to go.
So strace sees nothing but the steps, from the first system call on, and a run costs a fraction of a start. What the
recogniser would say is played back; all that is written, synced, renamed and committed is real.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from intake import config, pipeline, taking
from intake.blobs import Folder
from intake.disk import disk_errors
from intake.errors import IntakeError
from intake.house import House, Rules, clear_leavings, load_rules
from intake.model import FaxState, Page
from intake.read.refusals import bad_input
from intake.receive import archive
from intake.receive.settle import look
from intake.receive.watch import Found
from intake.store import open_store
from tests.fault.running import CHECKOUT
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page

FAILED, UNFORESEEN = 3, 1
READABLE, NO_FAX = b"%PDF-1.4 an order, played back", b"no fax"
_TRIES = 4  # as often as a step is tried in one process; the daemon tries for ever

# Whatever changes something outside the process. ``?``: not on every machine.
CHANGING = (
    "fsync,fdatasync,?sync_file_range,?rename,renameat,renameat2,?link,linkat,?unlink,unlinkat,?mkdir,mkdirat,?rmdir,"
    "?symlink,symlinkat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,?chmod,fchmod,fchmodat,"
    "?creat,sendto,sendmsg,sendfile,copy_file_range"
)


def strace_works() -> bool:
    """Is strace there, and does this system let it look at a process?"""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True, slots=True)
class Call:
    """A system call: its name, the how many-th of that name it was, and its line in the trace."""

    name: str
    nth: int
    line: str

    def __str__(self) -> str:
        return f"{self.name} no. {self.nth}"


class Stepper:
    """The other end: takes an inbox through every step, with strace laid on where that is wanted."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fault.stepping"],
            cwd=CHECKOUT,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, root: Path, url: str) -> int:
        """Take all of ``root``/inbox to the end. Returns the exit status; negative: the signal that it died of."""
        self._asked([str(root), url])
        return int(self._asked("go"))

    def traced(self, root: Path, url: str, inject: str = "") -> tuple[int, list[Call]]:
        """The same under strace, with ``inject`` as it takes it; also every call that changes something."""
        pid, trace = self._asked([str(root), url]), root / "trace"
        command = ["strace", "-y", "-s", "32", "-o", str(trace), "-p", str(pid), "-e", f"trace={CHANGING}"]
        command += ["-e", f"inject={inject}"] if inject else []
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            said = strace.stderr.readline()
            assert "attached" in said, said
            status = int(self._asked("go"))
        calls: list[Call] = []
        for line in trace.read_text("utf-8", "replace").splitlines():
            if (found := re.match(r"(\w+)\(", line)) is not None:
                calls.append(Call(found[1], 1 + sum(call.name == found[1] for call in calls), line))
        trace.unlink()
        return status, calls

    def close(self) -> None:
        self._process.communicate()

    def _asked(self, question: object) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def prepare(root: Path, files: dict[str, bytes]) -> None:
    """An inbox with these files, and all folders as a start leaves them."""
    for folder in ("inbox", "var/archive/tmp", "var/pages", "var/drafts"):
        (root / folder).mkdir(parents=True)
    for name, content in files.items():
        (root / "inbox" / name).write_bytes(content)


def _serve() -> None:
    rules, words = load_rules(config.load(Path(os.devnull), environ={})), (page(FORM),)
    for line in sys.stdin:
        root, url = json.loads(line)
        hear, say = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(say)
            _step(Path(root), url, rules, words, hear)
        os.close(hear)
        print(json.dumps(pid), flush=True)
        sys.stdin.readline()
        os.close(say)
        print(json.dumps(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])), flush=True)


def _step(root: Path, url: str, rules: Rules, words: tuple[Page, ...], go: int) -> NoReturn:
    status = UNFORESEEN
    try:
        overrides = {"storage.var": str(root / "var"), "inbox.folder": str(root / "inbox"), "storage.keep_free_mb": 0}
        settings = config.load(Path(os.devnull), overrides=overrides, environ={})
        kept = archive.Archive(Folder(root / "var" / "archive"))
        pipeline.read_fax = _played_back(words)
        os.read(go, 1)
        for attempt in range(_TRIES):
            try:
                _everything(House(settings, rules, open_store(url), kept))
                status = 0
                break
            except (IntakeError, archive.RefusedError):
                if attempt == _TRIES - 1:
                    status = FAILED
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _played_back(words: tuple[Page, ...]) -> Any:
    def read_fax(path: Path, *, pages_dir: Path, **_: object) -> tuple[Page, ...]:
        if path.read_bytes() == NO_FAX:
            raise bad_input("not_a_fax")
        with disk_errors():
            (pages_dir / "1.png").write_bytes(b"a picture")
        return words

    return read_fax


def _everything(house: House) -> None:
    """What a start does, one scan of an inbox that has settled, and every step of what waits."""
    with contextlib.closing(house.store):
        inbox = house.settings.inbox_folder
        house.archive.prepare()
        clear_leavings(house.settings.storage.root, house.settings.storage.shared)
        archive.finish_removals(inbox, house.archive)
        taking.adopt(house, older_than_s=0.0)
        for name, stamp in look(inbox).files.items():
            taking.take(house, Found(inbox / name, stamp))
        for fax in house.store.works.waiting():
            pipeline.through(house, fax.sha256)
            assert house.fax(fax.sha256).state is not FaxState.WAITING


if __name__ == "__main__":
    _serve()
