"""The few calls into the library that are private to it, on the library itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import json, os, sys
from pathlib import Path
from dbos import DBOS
from intake import config
from intake.engine import library
from intake.engine.identity import Identity
from intake.house import House

overrides = {"storage.var": sys.argv[1], "read.workers": 1}
settings = config.load(Path("/dev/null"), overrides=overrides, environ={})

@DBOS.workflow(name="fax")
def fax(sha256: str, round_: int = 0) -> str:
    return "read"

library.launch(House(settings, None, None, None), Identity("worker", "intake-a", ("worker",)), works=True)
ours = DBOS.retrieve_queue(library.QUEUE)._worker_concurrency
DBOS.register_queue(library.QUEUE, worker_concurrency=50, polling_interval_sec=0.2, on_conflict="always_update")
kept = DBOS.retrieve_queue(library.QUEUE)._worker_concurrency
print(json.dumps([ours, kept, library.hand_over(["nobody"]), sorted(library.executors_with_work())]))
sys.stdout.flush()
os._exit(0)
"""


def test_own_slots_count_whatever_another_machine_wrote_and_nobody_has_nothing_to_hand_over(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "var")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [4, 4, 0, []]
