"""The steps of the pipeline one after the other, without engine or watch: ``python -m bench.scale.bare ROOT …``.

Prints the processor time of this process, in seconds, for what lies in the inbox after ``--warm`` faxes.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bench.scale.processes import cpu_s
from intake import pipeline, read, taking
from intake.config import Read, Settings, Storage
from intake.house import open_house
from intake.inbox_settings import Inbox
from intake.receive.settle import Stamp
from intake.receive.watch import Found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--tesseract", required=True)
    parser.add_argument("--warm", type=int, required=True)
    asked = parser.parse_args()
    read.prefetch()
    settings = Settings(
        storage=Storage(var=str(asked.root / "var"), database=asked.database),
        inbox=Inbox(folder=str(asked.root / "inbox")),
        read=Read(tesseract=asked.tesseract),
    )
    house = open_house(settings)
    me, began_s = os.getpid(), 0.0
    for number, path in enumerate(sorted((asked.root / "inbox").iterdir())):
        if number == asked.warm:
            began_s = cpu_s(me)
        sha256 = taking.take(house, Found(path, Stamp.of(path.stat())))
        pipeline.read_step(house, sha256)
        pipeline.understand_step(house, sha256)
    print(cpu_s(me) - began_s)
    house.store.close()


if __name__ == "__main__":
    main()
