"""Starts ``intake`` without loading its modules each time: a start costs a fifth, and kills come closer together.

Run as a program it loads the modules once and forks a child for each start it is asked for on standard input. The child
runs the command line as ``intake`` does and is no different from then on; its readers come from a fork server of its
own. The class is the other end of the pipe.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

CHECKOUT = Path(__file__).parents[2]


class Starter:
    """Starts processes in groups, and kills them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.kills.starter"],
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, commands: Sequence[Sequence[str]], environment: Mapping[str, str], folder: Path) -> list[int]:
        """One process for each command, all in one process group, which the first one leads; their numbers.

        Args:
            commands: the arguments of ``intake``.
            environment: what is added to that of this process.
            folder: where they run; ``log`` in it gets what they say.
        """
        pids: list[int] = self._asked("start", [list(each) for each in commands], dict(environment), str(folder))
        return pids

    def ended(self, pid: int, within_s: float = 0.0) -> int | None:
        """How the process ended, waited for so long; ``None`` while it runs. A killed one gives -9."""
        deadline_s = time.monotonic() + within_s
        status: int | None
        while (status := self._asked("ended", pid)) is None and time.monotonic() < deadline_s:
            time.sleep(0.02)
        return status

    def kill(self, pids: Sequence[int]) -> None:
        """SIGKILL to the whole group at once, and wait until every process is gone."""
        with contextlib.suppress(ProcessLookupError, IndexError):
            os.killpg(pids[0], signal.SIGKILL)
        for pid in pids:
            self.ended(pid, within_s=30.0)

    def close(self) -> None:
        self._process.communicate()

    def _asked(self, *question: object) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _serve() -> None:
    import intake.__main__
    import intake.daemon  # loading it is the point

    sys.modules["__main__"] = intake.__main__  # as reading processes shall find it
    statuses: dict[int, int | None] = {}
    for line in sys.stdin:
        match json.loads(line):
            case "start", commands, environment, folder:
                pids: list[int] = []
                for command in commands:
                    pids.append(_forked(command, environment, folder, pids[0] if pids else 0))
                statuses |= dict.fromkeys(pids)
                answer: object = pids
            case "ended", pid:
                if statuses[pid] is None and (found := os.waitpid(pid, os.WNOHANG))[0]:
                    statuses[pid] = os.waitstatus_to_exitcode(found[1])
                answer = statuses[pid]
        print(json.dumps(answer), flush=True)
    for pid, status in statuses.items():  # whoever asked is gone
        if status is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)


def _forked(command: Sequence[str], environment: Mapping[str, str], folder: str, group: int) -> int:
    pid = os.fork()
    if pid == 0:
        _become(command, environment, folder, group)
    os.setpgid(pid, group or pid)  # on both sides: whichever comes first
    return pid


def _become(command: Sequence[str], environment: Mapping[str, str], folder: str, group: int) -> NoReturn:
    from intake.cli import main

    status = 1
    try:
        os.setpgid(0, group)
        os.chdir(folder)
        out = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (out, 1), (out, 2)):
            os.dup2(source, target)
        os.environ.update(environment)
        sys.argv = ["intake", *command]
        main()
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve()
